"""The files of `docs/` besides pages: its pictures, and what has no place there."""

import re
from collections.abc import Iterator
from pathlib import Path

from pledges.pages.redirects import NAME
from pledges.records.languages import Languages, further
from pledges.records.load import foreign
from pledges.records.problems import Place, Problem
from pledges.records.values import RESERVED

# The kinds of pictures, and how each begins.
PICTURES = {
    ".png": rb"\x89PNG",
    ".webp": rb"RIFF....WEBP",
    **dict.fromkeys((".jpg", ".jpeg"), rb"\xff\xd8"),
}
# So many bytes take a minute on a slow line.
HEAVY = 1_000_000


def pictures(root: Path, languages: Languages) -> dict[str, str]:
    """The pictures of the site by the paths where pages find them; a further language borrows."""
    found = (path for path in (root / "docs").rglob("*") if path.suffix in PICTURES)
    # A pipe or a device is no picture, and is not opened.
    own = [path.relative_to(root).as_posix() for path in found if path.is_file()]
    lent = {
        path.replace(f"docs/{of}/", f"docs/{lang}/", 1): path
        for lang, of in further(languages).items()
        for path in own
        if path.startswith(f"docs/{of}/")
    }
    return lent | {path: path for path in own}


def _begins(path: Path) -> bool:
    """Whether a picture begins as those of its kind do; a page may begin with anything."""
    return bool(re.match(PICTURES.get(path.suffix, b""), path.read_bytes(), re.DOTALL))


def stray_files(root: Path) -> Iterator[Problem]:
    """Files of `docs/` that are neither pages nor pictures, or whose names are no addresses.

    What the theme holds is published as it is, so that all of it must be files of the project.
    """
    docs, theme = root / "docs", (root / "theme").resolve()
    held = [path.relative_to(theme.parent).as_posix() for path in sorted(theme.rglob("*"))]
    yield from filter(None, (foreign(theme.parent, file) for file in held))
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        if any(part.startswith(".") for part in parts):
            continue
        file = f"docs/{'/'.join(parts)}"
        if wrong := foreign(root, file):
            yield wrong
        if wrong or path.is_dir():
            continue
        if path.suffix != ".md" and path.suffix not in PICTURES:
            yield Problem(file, Place(), (), "not_a_page", {"word": path.name})
        elif path.stat().st_size > HEAVY and path.suffix != ".md":
            yield Problem(file, Place(), (), "heavy_picture", {"limit": HEAVY})
        elif path.is_file() and not _begins(path):
            yield Problem(file, Place(), (), "not_that_picture")
        names = (*parts[1:-1], path.stem)
        for name in (name for name in names if not re.fullmatch(NAME, name)):
            yield Problem(file, Place(), (), "not_a_slug", {"word": name})
        if any(map(RESERVED.match, parts)):
            yield Problem(file, Place(), (), "windows_name", {"word": path.name})
