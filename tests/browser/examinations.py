"""What is examined of every page that is visited: a function each, and the sentence that holds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.browser.axe import Examiner
from tests.browser.faults import LOST, NAMELESS, PALE, STYLED
from tests.browser.kinds import DESK, ENLARGED, KINDS, PHONE
from tests.browser.order import MIDDLES, forward
from tests.browser.visits import EXAMINATIONS, examined
from tests.browser.ways import DESKS, FIREFOX, NOTING, PHONES, WAYS, Visit
from tests.browser.windows import dress, undress

from pledges.records.texts import LANGS, Lang

HERE = Path(__file__).parent
LAYOUT, CLIPPED, CONTRAST = (
    (HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("layout", "clipped", "contrast")
)
REQUESTS = 8
# Kinds of pages with charts, marks and plain text.
COLOURFUL = ("", "pledges/climate/", "method/", "milestones/", "404.html")
# WCAG 1.4.12, as a style sheet of the reader.
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: .12em !important;
  word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
__all__ = ["EXAMINATIONS"]


def unlike_enlarged(visit: Visit) -> bool:
    """Everywhere, but enlarged one page of each kind is enough."""
    return visit.size != ENLARGED or visit.kind is not None


def of_a_kind(visit: Visit) -> bool:
    """Where a page stands for its kind, and is not enlarged."""
    return visit.size != ENLARGED and visit.kind in KINDS


def for_all(visit: Visit) -> bool:
    """On a desk every page; with high contrast on a phone each kind in one of the languages."""
    if visit.way is PHONES and visit.size == PHONE and visit.kind in KINDS:
        lang = "en" if visit.path.startswith("en/") else LANGS[0]
        return KINDS.index(visit.kind) // 2 % len(LANGS) == LANGS.index(lang)
    return visit.way is DESKS


@examined(NOTING, STYLED, folded=True)
def nothing_is_refused_and_nothing_moves(visit: Visit) -> Iterable[str]:
    """The policy of the page refuses nothing of its own, and nothing moves while it loads."""
    found: list[str] = visit.page.evaluate("[...refused, ...moved]")
    return found


@examined(NOTING, "Promise.all([...'123456789'].map((one) => fetch(`?${one}`)))", folded=True)
def few_requests_are_made(visit: Visit) -> Iterator[str]:
    """A page is there with few requests."""
    if len(visit.asked) > REQUESTS:
        yield " ".join(visit.asked)


@examined(WAYS, "document.querySelector('h1').remove()", where=unlike_enlarged)
def no_page_overflows(visit: Visit) -> Iterable[str]:
    """Nothing is wider than the window or out of it, and the page has its direction and title."""
    found: list[str] = visit.page.evaluate(LAYOUT)
    return found


@examined(
    WAYS,
    "document.querySelector('article').replaceChildren()",
    where=lambda visit: visit.path in visit.figures and visit.size != ENLARGED,
)
def every_figure_is_shown(visit: Visit) -> Iterator[str]:
    """A reader sees each figure that the records of the page have."""
    text = visit.page.inner_text("article")
    shown = (figure for figure in visit.figures[visit.path] if figure not in text)
    yield from (f"{figure} is not shown" for figure in shown)


@examined(
    (DESKS, FIREFOX),
    "document.querySelector('.track').style.transform = 'scaleX(-1)'",
    where=lambda visit: visit.path in visit.stages and visit.size == DESK,
)
def stages_run_in_the_direction_of_reading(visit: Visit) -> Iterator[str]:
    """The first stage is where reading begins, each is over its name, those reached are told."""
    lang: Lang = "en" if visit.path.startswith("en/") else "ar"
    boxes, names = (
        visit.page.locator(selector).evaluate_all(MIDDLES)
        for selector in (".track .stage", ".track-names > li")
    )
    room = abs(boxes[0] - boxes[1]) / 2
    if not (forward(boxes, lang) and forward(names, lang)):
        yield "the stages do not run in the direction of reading"
    if not all(abs(box - name) < room for box, name in zip(boxes, names, strict=True)):
        yield "a stage is not over its name"
    if visit.page.locator(".track .stage.reached").count() != visit.stages[visit.path]:
        yield "another number of stages is reached"


@examined((PHONES,), *LOST, where=lambda visit: visit.size == ENLARGED and visit.kind is not None)
def enlarged_text_is_not_lost(visit: Visit) -> Iterable[str]:
    """At 400 %, which is 320 pixels, no kind of page cuts text off or lays it over other text."""
    found: list[str] = visit.page.evaluate(CLIPPED)
    return found


@examined(NOTING, *LOST, where=of_a_kind)
def spaced_text_is_not_lost(visit: Visit) -> Iterable[str]:
    """With wider lines, paragraphs, words and letters nothing is cut off or overlaps."""
    dress(visit.page, SPACED)
    found = [*visit.page.evaluate(LAYOUT), *visit.page.evaluate(CLIPPED)]
    undress(visit.page)
    return found


@examined(NOTING, NAMELESS, PALE, where=for_all)
def pages_are_accessible(visit: Visit) -> Iterator[str]:
    """No rule of axe-core is broken by day or by night, on phones with high contrast."""
    one = Examiner(visit.page, visit.every_word)
    if visit.way is PHONES:
        visit.page.emulate_media(contrast="more")
    for scheme in one.schemes():
        yield from (f"({scheme}) {line}" for line in one.examine(dark=scheme == "dark"))
    visit.page.emulate_media(color_scheme="light", contrast="null")


@examined((DESKS,), PALE, where=lambda visit: visit.kind in COLOURFUL)
def words_stand_out(visit: Visit) -> Iterator[str]:
    """Words of charts, marks and text have a contrast of 4.5 or more, by day and by night."""
    for scheme in ("dark", "light"):
        visit.page.emulate_media(color_scheme=scheme)
        yield from (f"({scheme}) {line}" for line in visit.page.evaluate(CONTRAST))


@examined(WAYS, "console.error('complained')")
def nothing_complains(visit: Visit) -> Iterator[str]:
    """The browser has nothing to complain of, no request fails, and none leaves the host."""
    yield from visit.told
    visit.told.clear()
