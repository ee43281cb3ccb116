"""What is examined of every page that is visited: a function each, and the sentence that holds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.browser.axe import Examiner
from tests.browser.kinds import DESK, ENLARGED, KINDS, NARROW, PHONE
from tests.browser.visits import Visit, Way, examined
from tests.browser.windows import dress, undress

from pledges.texts import LANGS

HERE = Path(__file__).parent
LAYOUT, CLIPPED, CONTRAST = (
    (HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("layout", "clipped", "contrast")
)
PHONES = Way("phone", (PHONE, ENLARGED))
DESKS = Way("desk", (DESK,))
PLAIN = Way("no-scripts", (PHONE, DESK), scripts=False)
FIREFOX = Way("firefox", (NARROW, PHONE, DESK), firefox=True)
PLAIN_FIREFOX = Way("firefox-no-scripts", (NARROW, PHONE, DESK), scripts=False, firefox=True)
WAYS = (PHONES, DESKS, PLAIN, FIREFOX, PLAIN_FIREFOX)
REQUESTS = 8
# WCAG 1.4.12, as a style sheet of the reader.
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: .12em !important;
  word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
# Ways to lose text, each of which must be found.
LOST = tuple(
    f"const sheet = new CSSStyleSheet(); sheet.replaceSync(`{style}`);"
    "document.adoptedStyleSheets = [sheet]"
    for style in (
        ".md-content h1 { block-size: 1em; overflow: hidden; }",
        ".md-content p { inline-size: 3em; white-space: nowrap; overflow: clip; }",
        ".md-content h1 { margin-block-end: -2em !important; }",
    )
)
STYLED = "document.querySelector('article').setAttribute('style', 'color: red')"
NAMELESS = "document.querySelector('article').append(document.createElement('button'))"
PALE = "document.querySelector('article h1').style.color = '#7777'"


def noting(visit: Visit) -> bool:
    """Where a page notes what is refused and what moves."""
    return visit.way.noting


def unlike_enlarged(visit: Visit) -> bool:
    """Everywhere, but enlarged one page of each kind is enough."""
    return visit.size != ENLARGED or visit.kind is not None


def of_a_kind(visit: Visit) -> bool:
    """Where a page stands for its kind, on a phone and on a desk."""
    return visit.way.noting and visit.size != ENLARGED and visit.kind in KINDS


def for_all(visit: Visit) -> bool:
    """On a desk every page; with high contrast on a phone each kind in one of the languages."""
    if visit.way is PHONES and visit.size == PHONE and visit.kind in KINDS:
        lang = "en" if visit.path.startswith("en/") else LANGS[0]
        return KINDS.index(visit.kind) % len(LANGS) == LANGS.index(lang)
    return visit.way is DESKS


@examined(noting, STYLED, folded=True)
def nothing_is_refused_and_nothing_moves(visit: Visit) -> Iterable[str]:
    """The policy of the page refuses nothing of its own, and nothing moves while it loads."""
    found: list[str] = visit.page.evaluate("[...refused, ...moved]")
    return found


@examined(noting, "Promise.all([...'123456789'].map((one) => fetch(`?${one}`)))", folded=True)
def few_requests_are_made(visit: Visit) -> Iterator[str]:
    """A page is there with few requests."""
    if len(visit.asked) > REQUESTS:
        yield " ".join(visit.asked)


@examined(unlike_enlarged, "document.querySelector('h1').remove()")
def no_page_overflows(visit: Visit) -> Iterable[str]:
    """Nothing is wider than the window or out of it, and the page has its direction and title."""
    found: list[str] = visit.page.evaluate(LAYOUT)
    return found


@examined(
    lambda visit: visit.path in visit.figures and visit.size != ENLARGED,
    "document.querySelector('article').replaceChildren()",
)
def every_figure_is_shown(visit: Visit) -> Iterator[str]:
    """A reader sees each figure that the records of the page have."""
    text = visit.page.inner_text("article")
    shown = (figure for figure in visit.figures[visit.path] if figure not in text)
    yield from (f"{figure} is not shown" for figure in shown)


@examined(lambda visit: visit.size == ENLARGED and visit.kind is not None, *LOST)
def enlarged_text_is_not_lost(visit: Visit) -> Iterable[str]:
    """At 400 %, which is 320 pixels, no kind of page cuts text off or lays it over other text."""
    found: list[str] = visit.page.evaluate(CLIPPED)
    return found


@examined(of_a_kind, *LOST)
def spaced_text_is_not_lost(visit: Visit) -> Iterable[str]:
    """With wider lines, paragraphs, words and letters nothing is cut off or overlaps."""
    dress(visit.page, SPACED)
    found = [*visit.page.evaluate(LAYOUT), *visit.page.evaluate(CLIPPED)]
    undress(visit.page)
    return found


@examined(for_all, NAMELESS, PALE)
def pages_are_accessible(visit: Visit) -> Iterator[str]:
    """No rule of axe-core is broken by day or by night, on phones with high contrast."""
    one = Examiner(visit.page, visit.every_word)
    if visit.way is PHONES:
        visit.page.emulate_media(contrast="more")
    for scheme in one.schemes():
        yield from (f"({scheme}) {line}" for line in one.examine(dark=scheme == "dark"))
    visit.page.emulate_media(color_scheme="light", contrast="null")


@examined(lambda visit: visit.way is DESKS and visit.kind is not None, PALE)
def words_stand_out(visit: Visit) -> Iterator[str]:
    """Words of charts, marks and text have a contrast of 4.5 or more, by day and by night."""
    for scheme in ("dark", "light"):
        visit.page.emulate_media(color_scheme=scheme)
        yield from (f"({scheme}) {line}" for line in visit.page.evaluate(CONTRAST))


@examined(lambda _: True, "console.error('complained')")
def nothing_complains(visit: Visit) -> Iterator[str]:
    """The browser has nothing to complain of, no request fails, and none leaves the host."""
    yield from visit.told
    visit.told.clear()
