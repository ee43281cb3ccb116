"""The files of `docs/` besides pages: its pictures, and what has no place there."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pledges.pages.redirects import NAME
from pledges.records.languages import Languages, further
from pledges.records.load import below, foreign
from pledges.records.problems import Place, Problem
from pledges.records.values import RESERVED

# So many bytes take a minute on a slow line, and so many dots 64 MB of a phone.
HEAVY, MOST_DOTS = 1_000_000, 16_000_000
PNG = re.compile(rb"\x89PNG\r\n\x1a\n\0{3}\rIHDR(.{4})(.{4}).*\0{4}IEND\xae\x42\x60\x82", re.DOTALL)
# Marks of JPEG after which its height and width stand.
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def _dots_of_png(held: bytes) -> int:
    found = PNG.fullmatch(held)
    return int.from_bytes(found[1]) * int.from_bytes(found[2]) if found else 0


def _dots_of_jpeg(held: bytes) -> int:
    """Its parts have a mark and a length each; what is within a part is another picture."""
    at = 2 if held.startswith(b"\xff\xd8") and held.endswith(b"\xff\xd9") else len(held)
    while held[at : at + 1] == b"\xff":
        if held[at + 1] in FRAMES:
            return int.from_bytes(held[at + 5 : at + 7]) * int.from_bytes(held[at + 7 : at + 9])
        at += 2 + int.from_bytes(held[at + 2 : at + 4])
    return 0


# How many dots a picture has, as its own bytes say; 0 for what is none of its kind, or was cut.
PICTURES: Mapping[str, Callable[[bytes], int]] = {
    ".png": _dots_of_png,
    **dict.fromkeys((".jpg", ".jpeg"), _dots_of_jpeg),
}


def pictures(root: Path, languages: Languages) -> dict[str, str]:
    """The pictures of the site by the paths where pages find them; a further language borrows."""
    found = (path for path in below(root / "docs") if path.suffix in PICTURES)
    # A pipe or a device is no picture, and is not opened.
    own = [path.relative_to(root).as_posix() for path in found if path.is_file()]
    lent = {
        path.replace(f"docs/{of}/", f"docs/{lang}/", 1): path
        for lang, of in further(languages).items()
        for path in own
        if path.startswith(f"docs/{of}/")
    }
    return lent | {path: path for path in own}


def _flaws(path: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """What is wrong with a picture by itself."""
    if path.stat().st_size > HEAVY:
        yield "heavy_picture", {"limit": HEAVY}
    elif not (count := PICTURES[path.suffix](path.read_bytes())):
        yield "not_that_picture", {}
    elif count > MOST_DOTS:
        yield "vast_picture", {"limit": MOST_DOTS}


def strange_files(root: Path) -> Iterator[Problem]:
    """What is no file of the project in the theme, which is read and published as it is."""
    theme = (root / "theme").resolve()
    held = [path.relative_to(theme.parent).as_posix() for path in below(theme)]
    yield from filter(None, (foreign(theme.parent, file) for file in held))


def stray_files(root: Path) -> Iterator[Problem]:
    """Files of `docs/` that are neither pages nor pictures, or whose names are no addresses."""
    yield from strange_files(root)
    docs = root / "docs"
    # A folder that leads elsewhere is not walked.
    yield from filter(None, [foreign(root, "docs")])
    for path in below(docs):
        parts = path.relative_to(docs).parts
        if any(part.startswith(".") for part in parts):
            continue
        file = f"docs/{'/'.join(parts)}"
        if wrong := foreign(root, file):
            yield wrong
        if wrong or path.is_dir():
            continue
        if path.suffix in PICTURES:
            yield from (Problem(file, Place(), (), *one) for one in _flaws(path))
        elif path.suffix != ".md":
            yield Problem(file, Place(), (), "not_a_page", {"word": path.name})
        names = (*parts[1:-1], path.stem)
        for name in (name for name in names if not re.fullmatch(NAME, name)):
            yield Problem(file, Place(), (), "not_a_slug", {"word": name})
        if any(map(RESERVED.match, parts)):
            yield Problem(file, Place(), (), "windows_name", {"word": path.name})
