"""One edition of the site: the records and pages as they stand on the day of the build."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, cast

from pledges.addresses import Links, Publication, record_of
from pledges.history.lineage import by_record
from pledges.history.walk import ABSENT, Commit, History
from pledges.language.parity import Twin
from pledges.language.render import Renderer, heading
from pledges.language.words import Digits, Language
from pledges.pages import folding, shortcodes
from pledges.pages.fragments.page import Page
from pledges.pages.front import PageFile
from pledges.pages.redirects import Moved
from pledges.pages.sharing import told
from pledges.pages.translations import Copies, TranslationState, states, with_notice
from pledges.records.library import Library
from pledges.records.texts import Lang

# What fills the page of a record, by the key of its front matter.
FILLED = {
    "objective": shortcodes.Shortcode("objective.html").fragment,
    "body": shortcodes.Shortcode("body.html").fragment,
    "figure": shortcodes.Shortcode("figure-page.html").fragment,
}
FIRST_HEADING = re.compile(r"\A(\s*# [^\n{]*?)[ ]*$", re.MULTILINE)


@dataclass(frozen=True)
class Edition:
    """The records with a renderer for each language."""

    library: Library
    today: dt.date
    digits: Digits = "latn"
    written: tuple[PageFile, ...] = ()
    history: History = ABSENT
    moved: Moved = field(default_factory=dict)
    # The texts and sections that wait for a translator.
    outdated: tuple[Twin, ...] = ()

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

    @cached_property
    def standing_in(self) -> dict[Lang, Renderer]:
        """A renderer for the pages that each language lacks."""
        return {
            lang: replace(self.renderers[one.language.official], reader=lang)
            for lang, one in self.renderers.items()
        }

    @property
    def languages(self) -> list[Language]:
        """How each language says what the records hold."""
        return [renderer.language for renderer in self.renderers.values()]

    @cached_property
    def changed(self) -> Mapping[tuple[str, str], Sequence[Commit]]:
        """The commits that changed each record, by collection and slug."""
        return by_record(self.history)

    @cached_property
    def states(self) -> Mapping[Lang, list[TranslationState]]:
        """How far each file is translated into each language."""
        return states(self.library, self.written, self.outdated)

    def fill(
        self,
        lang: Lang,
        links: Links,
        front: Mapping[str, Any],
        markdown: str,
        publication: Publication,
    ) -> str:
        """The Markdown of a page with its shortcodes expanded, or the body of a stub."""
        shown = self.copies.shown_in(lang, links.page)
        renderer = (self.renderers if shown == lang else self.standing_in)[lang]
        own = shown, f"docs/{links.page}"
        if old := [str(one.path[0]) for one in self.outdated if (one.lang, one.file) == own]:
            notice = renderer.render("outdated-section.html", links)
            markdown = with_notice(markdown, old, notice)
        page = Page(renderer, links, publication, self.history, self.states, self.changed)
        if stub := next((key for key in FILLED if key in front), None):
            markdown = f"# {heading(front['title'])}\n\n{FILLED[stub](page, front[stub])}\n"
        else:
            if (record := record_of(links.page)) and record[0] == "pledges":
                said = partial(page.render, "holds.html", slug=record[1])
                markdown = folding.marked(markdown, said)
            markdown = shortcodes.expand(markdown, page)
        # The same address in both languages for the heading of a page, whatever its words.
        return FIRST_HEADING.sub(r"\1 {#page}", markdown, count=1)

    def description(self, lang: Lang, front: Mapping[str, Any]) -> str | None:
        """What a page is about in one sentence, from its front matter or from its record."""
        language = self.renderers[lang].language
        if "objective" in front:
            return language.text(self.library.objectives[front["objective"]].title)
        if "figure" in front:
            return told(language, self.library.figures[front["figure"].partition("/")[2]])
        if "body" in front:
            body = self.library.bodies[front["body"]]
            comma, role = language.word("comma"), language.word("in-the-pledges")
            return f"{language.text(body.title)}{comma} {role}"
        return cast("str | None", front.get("description"))
