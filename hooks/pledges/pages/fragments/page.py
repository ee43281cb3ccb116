"""The page that a fragment stands in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pledges.addresses import Links, Location, Publication, place
from pledges.files import paths
from pledges.history.walk import ABSENT, Commit, History
from pledges.language.render import Renderer
from pledges.language.states import TranslationState
from pledges.pages.sharing import links, mail, new_issue
from pledges.records.library import Library
from pledges.records.texts import Lang

KILOBYTE = 1000


@dataclass(frozen=True)
class Page:
    """The page that a fragment stands in; `publication` knows the addresses beyond it."""

    renderer: Renderer
    links: Links
    publication: Publication
    history: History = ABSENT
    states: Mapping[Lang, Sequence[TranslationState]] = field(default_factory=dict)
    # The commits that changed each record, by collection and slug.
    changed: Mapping[tuple[str, str], Sequence[Commit]] = field(default_factory=dict)
    # Where a record is shown.
    place: Callable[..., Location] = place

    @property
    def library(self) -> Library:
        """The records."""
        return self.renderer.library

    @property
    def rtl(self) -> bool:
        """Whether the page is read from right to left."""
        return self.renderer.language.direction == "rtl"

    def render(self, template: str, **values: Any) -> str:
        """A template with the links of this page."""
        known = {"page": self, "ask": self.ask, "place": self.place}
        return self.renderer.render(template, self.links, **known, **values)

    def ask(self, subject: str, question: str, anchor: str) -> dict[str, str]:
        """The ways to put a question that stands at an anchor: a public issue, a message."""
        lang, word = self.renderer.language.lang, self.renderer.language.word
        title = self.renderer.language.phrase("ask-title", subject=subject)
        address = self.publication.page(lang, self.links.page, anchor)
        body = f"{question}\n\n{address}\n\n{word('ask-source')}\n"
        # .github/ISSUE_TEMPLATE/ has a form in each language that every text has.
        form = f"{self.renderer.language.official}-question.yml"
        issue = new_issue(self.publication, form, title, question=question, page=address)
        return {"issue": issue, "mail": mail(title, body)}

    def file(self, path: str) -> tuple[str, str]:
        """The address of a file from here, and how many kB it has."""
        size = Decimal(self.publication.sizes[path]) / KILOBYTE
        return self.links.file(path), self.renderer.language.number(max(size, Decimal(1)))

    def feed(self, *record: str) -> str:
        """The address of the feed of a record, or of all, in the language of the page."""
        return self.publication.file(paths.feed(self.renderer.language.lang, *record))

    def sending(self) -> dict[str, str]:
        """The ways to send someone the address of this page."""
        language = self.renderer.language
        address = self.publication.page(language.lang, self.links.page)
        return links(language.word("project-name"), address)

    def calendar(self, *record: str) -> str:
        """The address of the calendar of a record, or of all, in the language of the page."""
        return self.publication.file(paths.calendar(self.renderer.language.lang, *record))

    def render_inline(self, template: str, **values: Any) -> str:
        """A template that stands inside a sentence."""
        return self.renderer.render_inline(template, self.links, **values)


def template(name: str, **values: Any) -> Callable[..., str]:
    """A fragment that is nothing but a template, given the slug of what it is about."""

    def fragment(page: Page, slug: str = "") -> str:
        return page.render(name, slug=slug, **values)

    return fragment


def per_pledge(page: Page, fragments: Mapping[str, str]) -> str:
    """Fragments of pledges, each under a heading."""
    return page.render("per-pledge.html", sections=fragments.items())
