"""The page that a fragment stands in."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pledges.library import Library
from pledges.links import Links
from pledges.publication import Publication
from pledges.render import Renderer


@dataclass(frozen=True)
class Page:
    """The page that a fragment stands in; `publication` knows the addresses beyond it."""

    renderer: Renderer
    links: Links
    publication: Publication

    @property
    def library(self) -> Library:
        """The records."""
        return self.renderer.library

    @property
    def rtl(self) -> bool:
        """Whether the page is read from right to left."""
        return self.renderer.language.direction == "rtl"

    def file(self, path: str) -> str:
        """The relative address of a file, given by its path from the top of the site."""
        home = posixpath.dirname(self.links.to("index.md"))
        up = posixpath.relpath(".", self.publication.home(self.renderer.language.lang) or ".")
        return posixpath.normpath(posixpath.join(home, up, path))

    def render(self, template: str, **values: Any) -> str:
        """A template with the links of this page."""
        return self.renderer.render(template, self.links, **values)

    def render_inline(self, template: str, **values: Any) -> str:
        """A template that stands inside a sentence."""
        return self.renderer.render_inline(template, self.links, **values)


def per_pledge(page: Page, fragments: Mapping[str, str]) -> str:
    """Fragments of pledges, each under a heading."""
    return page.render("per-pledge.html", sections=fragments.items())
