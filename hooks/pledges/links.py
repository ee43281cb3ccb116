"""Addresses from one page of the site to another, relative, so that a copy works anywhere."""

import posixpath
from dataclasses import dataclass
from typing import Protocol


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
        target, here = self._address(page), self._address(self.page)
        start = posixpath.dirname(here) or "."
        path = posixpath.relpath(target or ".", start)
        if target.endswith("/") or not target:
            path = "./" if path == "." else f"{path}/"
        return f"{path}#{anchor}" if anchor else path

    def file(self, path: str) -> str:
        """The relative address of a file, given by its path from the top of the site."""
        here = posixpath.join(self.home, self._address(self.page))
        return posixpath.relpath(path, posixpath.dirname(here) or ".")

    def _address(self, page: str) -> str:
        stem = page.removesuffix(".md")
        if not self.directory_urls:
            return f"{stem}.html"
        return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"
