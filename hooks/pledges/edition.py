"""One edition of the site: the records and pages as they stand on the day of the build."""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from pledges import checks, history_checks, pages, shortcodes
from pledges.copies import Copies
from pledges.fragments import catalogue
from pledges.fragments.page import Page
from pledges.history import ABSENT, History, history
from pledges.language import Digits, Language
from pledges.library import Library
from pledges.links import Links
from pledges.load import load, load_languages
from pledges.problems import DataError, Problem
from pledges.publication import Publication
from pledges.render import Renderer
from pledges.texts import LANGS, Lang

# What earlier builds read in git; safe to delete.
KEPT = ".cache/history.json"
FIRST_HEADING = re.compile(r"\A(\s*# [^\n{]*?)[ ]*$", re.MULTILINE)


@dataclass(frozen=True)
class Edition:
    """The records with a renderer for each language."""

    library: Library
    today: dt.date
    digits: Digits = "latn"
    written: tuple[pages.PageFile, ...] = ()
    history: History = ABSENT

    @cached_property
    def copies(self) -> Copies:
        """What stands in for the pages that a language lacks."""
        return Copies(self.library, self.written)

    @cached_property
    def renderers(self) -> dict[Lang, Renderer]:
        """A renderer for each language."""
        return {
            lang: Renderer(self.library, Language(self.library, lang, self.digits), self.today)
            for lang in self.library.languages
        }

    def fill(
        self,
        lang: Lang,
        links: Links,
        front: Mapping[str, Any],
        markdown: str,
        publication: Publication,
    ) -> str:
        """The Markdown of a page with its shortcodes expanded, or the body of a stub."""
        page = Page(self.renderers[lang], links, publication, self.history)
        if "objective" in front:
            markdown = f"# {front['title']}\n\n{catalogue.objective(page, front['objective'])}\n"
        elif "body" in front:
            markdown = f"# {front['title']}\n\n{catalogue.body(page, front['body'])}\n"
        else:
            markdown = shortcodes.expand(markdown, page)
        # The same address in both languages for the heading of a page, whatever its words.
        return FIRST_HEADING.sub(r"\1 {#page}", markdown, count=1)

    def description(self, lang: Lang, front: Mapping[str, Any]) -> str | None:
        """What a page is about in one sentence, from its front matter or from its record."""
        language = self.renderers[lang].language
        if "objective" in front:
            return language.text(self.library.objectives[front["objective"]].title)
        if "body" in front:
            body = self.library.bodies[front["body"]]
            comma, role = language.word("comma"), language.word("in-the-pledges")
            return f"{language.text(body.title)}{comma} {role}"
        return cast("str | None", front.get("description"))


def edition(root: Path, today: dt.date, digits: Digits = "latn") -> Edition:
    """Load and check `data/` and `docs/`; raise DataError with every problem found."""
    library, written = _read(root)
    found = checks.problems(library, today, pages.cited_sources(written))
    found += pages.problems(written, library)
    log = history(root, root / KEPT)
    found += history_checks.problems(root, log, library)
    if found:
        raise DataError(found)
    return Edition(library, today, digits, tuple(written), log)


def _read(root: Path) -> tuple[Library, list[pages.PageFile]]:
    """Both folders, so that what is wrong in one does not hide what is wrong in the other."""
    found: list[Problem] = []
    langs: Collection[Lang] = LANGS
    try:
        langs = load_languages(root)
    except DataError:
        # What is wrong with the languages is told with what is wrong with the other records.
        langs = LANGS
    try:
        library = load(root)
    except DataError as error:
        found += error.problems
    try:
        written = pages.page_files(root, langs)
    except DataError as error:
        found += error.problems
    if found:
        raise DataError(found)
    return library, written
