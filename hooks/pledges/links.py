"""Addresses from one page of the site to another, relative, so that a copy works anywhere."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

# So many ways are known: the same few lead from all the rows of a page.
REPEATED = 4000


class Addresses(Protocol):
    """What leads from a text to the pages of the site."""

    def to(self, page: str, anchor: str = "") -> str:
        """The address of a page, given by its Markdown file, and of an anchor in it."""


@dataclass(frozen=True)
class Links:
    """Links from the page whose Markdown file is `page`, a path below `docs/<lang>/`.

    `home` is where the pages of its language begin, from the top of the site: empty or `en/`.
    """

    page: str
    directory_urls: bool = True
    home: str = ""

    def to(self, page: str, anchor: str = "") -> str:
        """The relative address of a page, given by its Markdown file, and of an anchor in it."""
        if page == self.page and anchor:
            return f"#{anchor}"
        path = _way(self.page, page, self.directory_urls)
        return f"{path}#{anchor}" if anchor else path

    def file(self, path: str) -> str:
        """The relative address of a file, given by its path from the top of the site."""
        here = posixpath.join(self.home, _address(self.page, self.directory_urls))
        return posixpath.relpath(path, posixpath.dirname(here) or ".")


@lru_cache(REPEATED)
def _way(here: str, page: str, directory_urls: bool) -> str:  # noqa: FBT001 - no caller outside
    """The relative address of a page, from the page whose Markdown file is `here`."""
    target, start = _address(page, directory_urls), _address(here, directory_urls)
    path = posixpath.relpath(target or ".", posixpath.dirname(start) or ".")
    if target.endswith("/") or not target:
        return "./" if path == "." else f"{path}/"
    return path


def _address(page: str, directory_urls: bool) -> str:  # noqa: FBT001
    stem = page.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"
