"""Pages of each edition of the record: as it stood, and what it changed; MkDocs knows none of them.

They grow with the editions, whatever the number of commits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from markupsafe import Markup

from pledges.addresses import Publication, place
from pledges.files.citations import in_edition
from pledges.history.log import row_of
from pledges.history.walk import Commit, between
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.pages.past.links import LinksThen, place_then
from pledges.pages.past.states import Past, PastState
from pledges.pages.shortcodes import SHORTCODES
from pledges.records.texts import Lang

# Where the editions are listed: the addresses that are left when the day is cut away.
LISTS = ("as-of/index.md", "compare/index.md")
# The templates of the whole record, of the figures of no pledge, and of any pledge.
TEMPLATES = {"": "past-home.html", "context": "past-figures.html"}
OF_PLEDGE = "past-pledge.html"
PastFile = tuple[str, bytes]


class EditionStep(NamedTuple):
    """An edition, the one before it, and what changed from that and to the newest."""

    state: PastState
    before: PastState | None
    since: Commit | None
    until: Commit | None


@dataclass(frozen=True)
class PastPages:
    """What all pages of editions share; `policy`, `styles` and `head` are those of every page.

    The script in their head shows them as the reader chose on any other page.
    """

    edition: Edition
    publication: Publication
    past: Past
    policy: str
    styles: Sequence[str]
    head: str

    def files(self) -> Iterator[PastFile]:
        """The path of each file from the top of the site, and what it holds."""
        steps = []
        for step in self._steps():
            steps.append(step)
            for lang in self.edition.renderers:
                yield self._comparison(lang, step)
                yield from self._stood(lang, step)
        for lang in self.edition.renderers if steps else ():
            for path in LISTS:
                yield self._made(self._page(lang, path), "past-list.html", steps=steps[::-1])

    def _steps(self) -> Iterator[EditionStep]:
        states, found = self.past.states, self.past.found
        for before, state in zip([None, *states], states, strict=False):
            since = between(found, before.commit, state.commit) if before else None
            is_newest = state is states[-1]
            until = None if is_newest else between(found, state.commit, states[-1].commit)
            yield EditionStep(state, before, since, until)

    def _comparison(self, lang: Lang, step: EditionStep) -> PastFile:
        page = self._page(lang, place("compare", str(step.state.day)).page)
        language = page.renderer.language
        rows = [row_of(language, one) if one else None for one in (step.since, step.until)]
        return self._made(page, "compare.html", step=step, since=rows[0], until=rows[1])

    def _stood(self, lang: Lang, step: EditionStep) -> Iterator[PastFile]:
        """The pages of an edition, of which those that changed in no way stand in one before it."""
        day, commit, library, since = step.state
        if not library:
            files = self.publication.in_repository("tree", id=commit, path="data")
            page = self._page(lang, place("editions", str(day)).page)
            yield self._made(page, "past-unread.html", step=step, files=files, until=None)
            return
        language = Language(library, lang, self.edition.digits)
        renderer = Renderer(library, language, day, self.edition.renderers[lang])
        for owner in (one for one, first in since.items() if first == day):
            here = vars(self.publication.links(lang, in_edition(day, owner).page))
            links = LinksThen(**here, state=step.state, library=library, standing=self._standing)
            page = Page(renderer, links, self.publication, place=place_then)
            # On which day something else came to stand there.
            later = (one for one in self.past.states if one.day > day)
            until = next((one.day for one in later if one.since.get(owner) != day), None)
            template = TEMPLATES.get(owner, OF_PLEDGE)
            yield self._made(page, template, step=step, until=until, owner=owner)

    def _page(self, lang: Lang, path: str) -> Page:
        links = self.publication.links(lang, path)
        return Page(self.edition.renderers[lang], links, self.publication)

    @cached_property
    def _standing(self) -> dict[str, str]:
        return {**self.edition.moved, **{page.page: page.page for page in self.edition.written}}

    def _made(self, page: Page, template: str, **values: Any) -> PastFile:
        path = self.publication.path(page.renderer.language.lang, page.links.page)
        # A copy that is opened from disk has no origin that a policy could name.
        policy = self.policy if self.publication.directory_urls else ""
        shared = {"policy": policy, "head": self.head, "styles": self.styles}
        html = page.render(template, **shared, **values, tell=partial(_told, page))
        return f"{path}index.html" if path.endswith("/") else path, f"{html}\n".encode()


def _told(page: Page, name: str, *slugs: str, **options: Any) -> Markup:
    """What a shortcode tells, as pages of today have it."""
    return Markup(SHORTCODES[name].fragment(page, *slugs, **options))  # noqa: S704 - a template's
