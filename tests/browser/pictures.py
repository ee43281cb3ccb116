"""Whether two pictures show the same page, however a browser draws its letters.

Both are blurred, so that the edges of letters no longer count. A page is another one when more
than SHARE of its pixels then differ by more than LEVELS of 255 in red, green or blue.
"""

from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

BLUR = 3  # pixels
LEVELS = 24
SHARE = 0.006
COLOURS = 64


def difference(kept: Image.Image, made: Image.Image) -> Image.Image:
    """White where two pictures differ, black where they do not; of the size of the kept one."""
    one, other = _soft(kept), _soft(made.resize(kept.size, Image.Resampling.BOX))
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda level: 255 if level > LEVELS else 0)


def share(differences: Image.Image) -> float:
    """How much of a picture of differences is white, from 0 to 1."""
    return differences.histogram()[255] / (differences.width * differences.height)


def same(kept: Image.Image, made: Image.Image) -> bool:
    """Whether two pictures show the same page."""
    return share(difference(kept, made)) <= SHARE


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture as a small file of few colours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def show(folder: Path, name: str, kept: Image.Image | None, made: Image.Image) -> None:
    """Write what was expected, what came and where they differ, for a person to look at."""
    folder.mkdir(exist_ok=True)
    made.save(folder / f"{name}.actual.png")
    if kept:
        kept.save(folder / f"{name}.expected.png")
        difference(kept, made).save(folder / f"{name}.difference.png")


def _soft(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR))
