"""One edition of the site: the records and pages as they stand on the day of the build."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pledges import checks, pages, shortcodes
from pledges.fragments import catalogue
from pledges.fragments.page import Page
from pledges.language import Digits, Language
from pledges.library import Library
from pledges.links import Links
from pledges.load import load
from pledges.problems import DataError
from pledges.render import Renderer
from pledges.texts import LANGS, Lang


@dataclass(frozen=True)
class Edition:
    """The records with a renderer for each language."""

    library: Library
    today: dt.date
    digits: Digits = "latn"

    @cached_property
    def renderers(self) -> dict[Lang, Renderer]:
        """A renderer for each language."""
        return {
            lang: Renderer(self.library, Language(self.library, lang, self.digits), self.today)
            for lang in LANGS
        }

    def fill(
        self,
        lang: Lang,
        links: Links,
        front: Mapping[str, Any],
        markdown: str,
        edit: Callable[[str], str],
    ) -> str:
        """The Markdown of a page with its shortcodes expanded, or the body of a stub."""
        page = Page(self.renderers[lang], links, edit)
        if "objective" in front:
            return _titled(front, catalogue.objective(page, front["objective"]))
        if "body" in front:
            return _titled(front, catalogue.body(page, front["body"]))
        return shortcodes.expand(markdown, page)


def edition(root: Path, today: dt.date, digits: Digits = "latn") -> Edition:
    """Load and check `data/` and `docs/`; raise DataError with every problem found."""
    library = load(root)
    written = pages.page_files(root)
    found = checks.problems(library, today, pages.cited_sources(written))
    found += pages.problems(written, library)
    if found:
        raise DataError(found)
    return Edition(library, today, digits)


def _titled(front: Mapping[str, Any], body: str) -> str:
    return f"# {front['title']}\n\n{body}\n"
