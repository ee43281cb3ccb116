"""What is wrong with pages: what they hold, twins, pages that lack, what two of them say."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from pledges.addresses import place
from pledges.checks import front, html, shortcodes
from pledges.pages.front import STUBS, PageFile
from pledges.records.library import Library
from pledges.records.problems import Place, Problem
from pledges.records.reader import hidden
from pledges.records.texts import LANGS, Lang

# What no two pages say of themselves.
SAID = re.compile(r"^(?:title|description): .*", re.MULTILINE)


def problems(pages: list[PageFile], library: Library) -> Iterator[Problem]:
    """Everything wrong with the pages: shortcodes, front matter, twins, pages that lack."""
    present = {(page.lang, page.page) for page in pages}
    lacking = list(_lacking(library, present))
    yield from lacking
    told = {problem.file for problem in lacking}
    yield from _said_twice(pages)
    for page in pages:
        # Browsers show what a page has as a number.
        yield from hidden(unescape(page.text), page.file)
        wrong = list(shortcodes.problems(page, library))
        yield from wrong or html.problems(page)
        yield from front.problems(page, library)
        for lang in LANGS:
            twin = f"docs/{lang}/{page.page}"
            if (lang, page.page) not in present and twin not in told:
                yield page.problem(0, "no_twin", file=twin)


def _said_twice(pages: Sequence[PageFile]) -> Iterator[Problem]:
    """The titles and descriptions that an earlier page of the language has."""
    said: dict[tuple[Lang, str], str] = {}
    for page in pages:
        for match in SAID.finditer(page.text):
            if (first := said.setdefault((page.lang, match[0]), page.file)) != page.file:
                yield page.problem(match.start(), "same_words", word=match[0], name=first)


def needed(library: Library) -> Iterator[tuple[str, str]]:
    """Each record that must have a page, by its slug, with the Markdown file of that page."""
    linked = {link.to for pledge in library.pledges.values() for link in pledge.objectives}
    served = [slug for slug in library.objectives if slug in linked]
    yield from ((slug, place("objectives", slug, "pledges").page) for slug in served)
    for collection in ("pledges", "bodies", "figures"):
        yield from ((s, place(collection, s).page) for s in library.collection(collection))


def _lacking(library: Library, present: set[tuple[Lang, str]]) -> Iterator[Problem]:
    for slug, page in needed(library):
        for lang in LANGS:
            if (lang, page) not in present:
                code = "no_stub" if page.partition("/")[0] in STUBS else "no_page"
                yield Problem(f"docs/{lang}/{page}", Place(), (), code, {"word": slug})
