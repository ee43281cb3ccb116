"""The pieces of pages: golden ones of the sample, and what holds for all real records."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.pages import front as pages_front
from pledges.pages import shortcodes
from pledges.pages.edition import FILLED, Edition
from pledges.pages.fragments.page import Page
from pledges.pages.shortcodes import SHORTCODES
from pledges.records.library import Figure, Library
from pledges.records.pledge import Pledge
from pledges.records.texts import LANGS, Lang, Text
from pledges.records.vocabulary import Term

pytestmark = pytest.mark.slow

Geometry = tuple[str, list[str], list[float], float]
# A publication that knows how large each file is.
SIZED = replace(PUBLICATION, sizes=defaultdict(lambda: 4000))
Golden = Callable[[str, str], None]
# Shares are rounded to two decimals.
ROUNDING = 0.03
VOID = {"br", "meta", "link", "hr", "img", "input", "wbr"}
GLOSSARY = "glossary"
# The parts of addresses that differ between the languages.
SPOKEN = re.compile(
    r"(?<=undocs\.org/)\w\w/|(?<=^mailto:)\?.*|(?<=/issues/new)\?.*"
    r"|(?<=//wa\.me/)\?.*|(?<=//t\.me/share/url)\?.*"
    r"|^.*(?:feeds|calendars)/\w\w/(?=.*\.(?:xml|ics)$)"
)


@pytest.fixture(scope="session")
def real(library: Library, today: dt.date, root: Path) -> Edition:
    """The edition of the real records."""
    return Edition(library, today, written=tuple(pages_front.page_files(root)))


def page_of(edition: Edition, lang: Lang, file: str = "pledges/water.md") -> Page:
    """A page of an edition."""
    return Page(edition.renderers[lang], Links(file), PUBLICATION)


def line(page: Page) -> str:
    """The line chart with a break."""
    return figure_of(page, "homes")


def steps(page: Page) -> str:
    """The chart of steps, without a break."""
    return figure_of(page, "repairs")


def parts(page: Page) -> str:
    """The table of an indicator with parts."""
    return section_of(page, "served")


def section_of(page: Page, slug: str) -> str:
    """The page of one figure, as far as it tells of it and not of its files."""
    own = replace(page, links=Links(f"figures/{slug}.md"), publication=SIZED)
    return FILLED["figure"](own, f"water/{slug}").partition('<div class="figure-take">')[0].strip()


def figure_of(page: Page, slug: str) -> str:
    """The drawing of an indicator and the sentence below it."""
    section = section_of(page, slug)
    return section[section.index("<figure") : section.index("</figure>") + len("</figure>")]


PIECES: dict[str, Callable[[Page], str]] = {
    "progress": SHORTCODES["progress"].fragment,
    "line-chart": line,
    "steps-chart": steps,
    "part-table": parts,
    "status": lambda page: SHORTCODES["status"].fragment(page, "water"),
    "milestones": lambda page: SHORTCODES["milestones"].fragment(page, "water"),
    "updates": lambda page: SHORTCODES["updates"].fragment(page, "water"),
    "questions": lambda page: SHORTCODES["questions"].fragment(page, "water"),
    "sources": lambda page: SHORTCODES["sources"].fragment(page, "water"),
    "figure": lambda page: SHORTCODES["figure"].fragment(page, "water/homes", on="2024-12"),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", sorted(PIECES))
def test_a_piece_is_as_it_was_reviewed(
    sample: Edition, golden: Golden, name: str, lang: Lang
) -> None:
    """The piece of the sample is what the file in tests/golden/ holds."""
    golden(f"{name}.{lang}.html", PIECES[name](page_of(sample, lang)))


def slugs_of(library: Library, name: str) -> list[str]:
    """The slugs that a shortcode may be written with; the empty one where none is needed."""
    shortcode = SHORTCODES[name]
    found = list(shortcode.slugs(library)) if shortcode.slugs else [""]
    return found + ([""] if shortcode.slugs and not shortcode.required else [])


def uses(library: Library, name: str) -> Iterator[str]:
    """Every way to write a shortcode, with every reading for those that name one."""
    for slug in slugs_of(library, name):
        if name != "figure":
            yield f"<!-- pledges: {name} {slug} -->"
            continue
        owner, _, key = slug.partition("/")
        for reading in library.indicators(owner)[key].readings:
            part = f"part={reading.part}" if reading.part else ""
            yield f"<!-- pledges: figure {slug} on={reading.on.text} {part} -->"


def soup_of(edition: Edition, lang: Lang, markdown: str) -> BeautifulSoup:
    """A piece of Markdown with its shortcodes expanded."""
    expanded = shortcodes.expand(markdown, page_of(edition, lang, "index.md"))
    return BeautifulSoup(expanded, "html.parser")


def elements(soup: BeautifulSoup | Tag) -> Iterator[Tag]:
    """The elements in the order in which they stand."""
    return (part for part in soup.descendants if isinstance(part, Tag))


def dates(soup: BeautifulSoup) -> Counter[str]:
    """How often each date stands there."""
    return Counter(str(tag["datetime"]) for tag in soup.find_all("time"))


def numbers(soup: BeautifulSoup) -> list[list[str]]:
    """The numbers of the cells of values, cell by cell."""
    cells = soup.find_all("td", class_="value")
    return [re.findall(r"-?\d[\d,.]*", cell.get_text(" ")) for cell in cells]


def anchors(soup: BeautifulSoup) -> list[str]:
    """The ids in order: those of elements and, as Markdown writes them, those of headings."""
    return re.findall(r'(?:\{#|\bid=")([^"}]+)["}]', str(soup))


def targets(soup: BeautifulSoup) -> Counter[str]:
    """Where the links lead, leaving out the language of a document and the words of a question."""
    found = (str(tag["href"]) for tag in soup.find_all("a", href=True))
    return Counter(SPOKEN.sub("", target) for target in found)


# Each alphabet has its own letters and words: this one is looked at in test_terms.py.
@pytest.mark.parametrize("name", sorted(SHORTCODES.keys() - {"az"}))
def test_both_languages_say_the_same(edition: Edition, name: str) -> None:
    """The same dates, values and links, and the same ids in the same order."""
    for use in uses(edition.library, name):
        arabic, english = (soup_of(edition, lang, use) for lang in LANGS)
        assert dates(arabic) == dates(english), use
        assert targets(arabic) == targets(english), use
        assert numbers(arabic) == numbers(english), use
        assert in_order(name, anchors(arabic)) == in_order(name, anchors(english)), use


def in_order(name: str, found: list[str]) -> list[str]:
    """The ids in the order of the page, which is that of the alphabet for the glossary."""
    return sorted(found) if name == GLOSSARY else found


@pytest.mark.parametrize("name", ["objective", "body"])
def test_stub_pages_say_the_same_in_both_languages(edition: Edition, name: str) -> None:
    """The pages of objectives and bodies have the same dates, links and ids."""
    fragment = FILLED[name]
    served = {link.to for record in edition.library.pledges.values() for link in record.objectives}
    for slug in edition.library.bodies if name == "body" else sorted(served):
        arabic, english = (
            BeautifulSoup(fragment(page_of(edition, lang), slug), "html.parser") for lang in LANGS
        )
        assert dates(arabic) == dates(english), slug
        assert targets(arabic) == targets(english), slug
        assert anchors(arabic) == anchors(english), slug


@pytest.fixture(scope="module")
def filled(real: Edition) -> dict[Lang, dict[str, BeautifulSoup]]:
    """The pages of each language by their path, filled from the records."""
    found: dict[Lang, dict[str, BeautifulSoup]] = {lang: {} for lang in LANGS}
    for file in real.written:
        body = file.text.split("---\n", 2)[-1]
        front = file.front().value
        text = real.fill(file.lang, Links(file.page), front, body, PUBLICATION)
        found[file.lang][file.page] = BeautifulSoup(text, "html.parser")
    return found


# Each day tests/built/ asks the same of the pages that become of them.
@pytest.mark.long
def test_pages_say_the_same_in_both_languages(
    filled: dict[Lang, dict[str, BeautifulSoup]],
) -> None:
    """Every page and its twin, filled, have the same dates, values, and ids in order."""
    assert list(filled["ar"]) == list(filled["en"])
    for path, arabic in filled["ar"].items():
        english = filled["en"][path]
        assert dates(arabic) == dates(english), path
        assert numbers(arabic) == numbers(english), path
        name = path.removesuffix(".md")
        # Languages have letters of their own, and not the same number of them.
        ids = (
            [a for a in anchors(page) if not a.startswith("letter-")] for page in (arabic, english)
        )
        first, second = (in_order(name, found) for found in ids)
        assert first == second, path


@pytest.mark.long
def test_no_page_has_an_id_twice(filled: dict[Lang, dict[str, BeautifulSoup]]) -> None:
    """The pieces of a page and its headings do not share an id."""
    repeated = {
        (lang, path): {anchor for anchor, times in Counter(anchors(page)).items() if times > 1}
        for lang in LANGS
        for path, page in filled[lang].items()
    }
    assert {path: found for path, found in repeated.items() if found} == {}


@pytest.mark.parametrize("name", sorted(SHORTCODES))
def test_no_piece_has_an_id_twice(edition: Edition, name: str) -> None:
    """An id names one place of a piece, also where the pledges stand together."""
    for use in uses(edition.library, name):
        found = Counter(anchors(soup_of(edition, "ar", use)))
        assert {anchor for anchor, times in found.items() if times > 1} == set(), use


@pytest.fixture(scope="module", params=["sample", pytest.param("real", marks=pytest.mark.long)])
def edition(request: pytest.FixtureRequest) -> Edition:
    """The edition of the sample, whose records use every key, and that of the real records."""
    found: Edition = request.getfixturevalue(request.param)
    return found


class Nesting(HTMLParser):
    """Reads a piece and tells which tags it closes in the wrong place or not at all."""

    def __init__(self, text: str) -> None:
        """Read the whole piece."""
        super().__init__()
        self.unclosed: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """Remember what was opened."""
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, _tag: str, _attrs: object) -> None:
        """An element that closes itself leaves nothing open."""

    def handle_endtag(self, tag: str) -> None:
        """Only what was opened last can be closed."""
        if not self.unclosed or self.unclosed.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", sorted(SHORTCODES))
def test_every_piece_closes_what_it_opens(edition: Edition, name: str, lang: Lang) -> None:
    """Elements are closed in the order in which they nest."""
    for use in uses(edition.library, name):
        read = Nesting(shortcodes.expand(use, page_of(edition, lang)))
        assert (read.unclosed, read.wrong) == ([], []), use


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_has_a_name(edition: Edition, lang: Lang) -> None:
    """A drawing has a name, or is part of one that has, or hidden from those who listen."""
    for soup in charts(edition, lang):
        named = soup.find_parent("svg") or soup.find_parent("li") or soup
        assert soup.get("aria-label") or soup.get("aria-hidden") or named is not soup


def charts(edition: Edition, lang: Lang) -> list[Tag]:
    """All drawings of an edition in their order."""
    names = ("status", "milestones", "indicators", "strips")
    every = [use for name in names for use in uses(edition.library, name)]
    return [svg for use in every for svg in soup_of(edition, lang, use)(role="img")]


def test_an_arabic_chart_is_the_reflection_of_the_english_one(edition: Edition) -> None:
    """Every shape of a chart stands where its mirror image does, at the same height."""
    arabic, english = (charts(edition, lang) for lang in LANGS)
    assert len(arabic) == len(english)
    for one, other in zip(arabic, english, strict=True):
        whole = 400 if one.find_parent(class_="track") else 100
        for shape, twin in zip(elements(one), elements(other), strict=True):
            if not shape.find_parent(class_="map"):
                assert near(geometry(shape), reflected(geometry(twin), whole)), (shape, twin)


def test_a_map_is_the_same_in_both_directions(real: Edition) -> None:
    """Nobody lives on the other side of the country in Arabic."""
    both = [
        [
            (shape.name, shape.get("d"), shape.get("x"), shape.get("viewBox"))
            for use in uses(real.library, "places")
            for plane in soup_of(real, lang, use).find_all("svg", class_="map")
            for shape in [plane, *elements(plane)]
        ]
        for lang in LANGS
    ]
    assert both[0]
    assert both[0] == both[1]


def near(one: Geometry, other: Geometry) -> bool:
    """Whether two shapes are the same but for rounding."""
    same = (one[:2], one[3]) == (other[:2], other[3])
    return same and all(abs(a - b) < ROUNDING for a, b in zip(one[2], other[2], strict=True))


def geometry(shape: Tag) -> Geometry:
    """A shape: its name, what has no direction, its places along the axis, its width."""
    along = ("x", "x1", "x2", "cx")
    places = [number(shape[key]) for key in along if key in shape.attrs]
    rest = [str(shape.get(key)) for key in ("y", "y1", "y2", "cy", "r", "d", "height", "class")]
    # A square stands around its place, whichever side that is reached from.
    wide = 0.0 if shape.get("transform") or shape.name == "svg" else number(shape.get("width", 0))
    return shape.name, rest, places, wide


def number(value: object) -> float:
    """A place or a width, a share of the whole or in px."""
    return float(str(value).removesuffix("%"))


def reflected(found: Geometry, whole: float) -> Geometry:
    """The shape on a right-to-left page; what has a width is reflected with it."""
    name, rest, places, width = found
    return name, rest, [round(whole - x - width, 2) for x in places], width


@pytest.mark.parametrize("lang", LANGS)
def test_the_axis_of_values_says_each_value_once(edition: Edition, lang: Lang) -> None:
    """No two ticks of a chart have the same label."""
    for svg in charts(edition, lang):
        assert len(set(levels(svg))) == len(levels(svg))


@pytest.mark.parametrize("values", [("1", "2"), ("0", "1"), ("3", "3"), ("0", "0")])
def test_small_counts_have_whole_ticks(sample: Edition, values: tuple[str, ...]) -> None:
    """A chart of things that are counted one by one has no two ticks that read the same."""
    water = sample.library.pledges["water"]
    repairs = water.indicators["repairs"]
    readings = tuple(
        reading.model_copy(update={"value": Decimal(value)})
        for reading, value in zip(repairs.readings, values, strict=False)
    )
    indicator = repairs.model_copy(update={"all_readings": readings})
    changed = water.model_copy(update={"indicators": {"repairs": indicator}})
    text = steps(page_of(with_water(sample, changed), "en"))
    found = levels(BeautifulSoup(text, "html.parser"))
    assert len(found) > 1
    assert len(set(found)) == len(found)


def levels(soup: BeautifulSoup | Tag) -> list[str]:
    """The labels of the axis of values."""
    return [text.get_text() for text in soup.select(".values text[text-anchor=end]")]


def with_water(sample: Edition, changed: Pledge) -> Edition:
    """The sample with another pledge in the place of `water`."""
    pledges = {**sample.library.pledges, "water": changed}
    return Edition(replace(sample.library, pledges=pledges), sample.today)


def page_of_figure(edition: Edition, lang: Lang, figure: Figure) -> BeautifulSoup:
    """The body of the page of a figure."""
    own = replace(page_of(edition, lang, f"figures/{figure.key}.md"), publication=SIZED)
    return BeautifulSoup(FILLED["figure"](own, figure.name), "html.parser")


@pytest.mark.parametrize("lang", LANGS)
def test_a_listener_hears_what_a_line_does(edition: Edition, lang: Lang) -> None:
    """The chart of a line has a name, a description, and a link with words for each value."""
    for figure in edition.library.figures.values():
        for chart in page_of_figure(edition, lang, figure).select("figure.line-chart"):
            for area in chart.select("svg.area"):
                assert area["aria-label"]
                assert area.find("desc") or chart.select(".multiples")
                assert all(one.title and one.title.text for one in area.select("a.value"))


@pytest.mark.parametrize("lang", LANGS)
def test_each_mark_leads_to_a_value_of_the_page(edition: Edition, lang: Lang) -> None:
    """What a finger finds on a chart is a row or a cell of a table."""
    for figure in edition.library.figures.values():
        soup = page_of_figure(edition, lang, figure)
        for mark in soup.select("figure.chart a.value"):
            target = soup.find(id=str(mark["href"]).removeprefix("#"))
            assert target is not None, mark
            assert target.name in {"tr", "td"}


@pytest.mark.parametrize("lang", LANGS)
def test_no_piece_says_none(edition: Edition, lang: Lang) -> None:
    """What a record leaves out is left out or said in words, never as a value of the program."""
    for name in SHORTCODES:
        for use in uses(edition.library, name):
            text = soup_of(edition, lang, use).get_text(" ")
            assert not re.search(r"\bNone\b|\bUndefined\b", text), use
            # Only the explanation of plural forms shows the place of their number.
            assert ("{n}" in text) == (name == "keys"), use


def test_a_page_of_the_united_nations_may_be_without_a_title(sample: Edition) -> None:
    """A record with a source but no title says where it is, and names no title."""
    water = sample.library.pledges["water"]
    record = water.record.model_copy(update={"title": None})
    changed = with_water(sample, water.model_copy(update={"record": record}))
    assert "None" not in page_of(changed, "en").render("record.html", slug="water")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_absent_is_said(sample: Edition, lang: Lang) -> None:
    """A pledge without updates, milestones or questions says so in words."""
    page = page_of(sample, lang)
    word = page.renderer.language.word
    assert word("no-updates") in SHORTCODES["updates"].fragment(page, "roads")
    assert word("never-updated") in SHORTCODES["status"].fragment(page, "roads")
    assert word("record-not-found") in page.render("record.html", slug="roads")
    water = sample.library.pledges["water"]
    bare = page_of(
        with_water(sample, water.model_copy(update={"all_milestones": {}, "questions": {}})), lang
    )
    assert word("no-milestones") in SHORTCODES["milestones"].fragment(bare, "water")
    assert word("no-questions") in SHORTCODES["questions"].fragment(bare, "water")
    assert word("no-promised-milestone") in SHORTCODES["status"].fragment(bare, "water")


@pytest.mark.parametrize("lang", LANGS)
def test_an_answered_question_stays_with_its_answer(sample: Edition, lang: Lang) -> None:
    """After the open ones, with its sources and its mark, and nobody is asked it; not counted."""
    page = page_of(sample, lang)
    shown = SHORTCODES["questions"].fragment(page, "water")
    open_, closed = shown.split('<li class="answered"')
    asked = sample.library.pledges["water"].questions
    answer = asked["plants"].answered
    assert answer
    assert asked["plants"].text[lang] in closed
    assert answer.text[lang] in closed
    assert page.renderer.language.word("confidence-medium") in closed
    assert 'class="ask"' in open_
    assert 'class="ask"' not in closed
    counted = page.renderer.language.count(1, "question")
    assert counted in SHORTCODES["status"].fragment(page, "water")
    alone = {"plants": asked["plants"]}
    water = sample.library.pledges["water"].model_copy(update={"questions": alone})
    only = SHORTCODES["questions"].fragment(page_of(with_water(sample, water), lang), "water")
    assert page.renderer.language.word("no-questions") in only
    assert answer.text[lang] in only


def test_milestones_without_any_date_have_no_time_line(sample: Edition) -> None:
    """A time line with nothing on it is not drawn; the table still stands."""
    water = sample.library.pledges["water"]
    undated = {"training": water.milestones["training"]}
    changed = with_water(sample, water.model_copy(update={"all_milestones": undated}))
    text = SHORTCODES["milestones"].fragment(page_of(changed, "en"), "water")
    assert "<svg" not in text
    assert "milestone-water-training" in text


def test_the_share_of_target_is_shown_as_a_percentage(sample: Edition) -> None:
    """From 60 to 95, a reading of 74.5 is 41.4 % of the way."""
    assert "<bdi>41.4%</bdi>" in section_of(page_of(sample, "en"), "homes")
    assert "<bdi>41.4%</bdi>" in section_of(page_of(sample, "ar"), "homes")


@pytest.mark.parametrize(
    ("lang", "order"),
    [
        ("ar", ["safety", "environment", "migration"]),
        ("en", ["environment", "migration", "safety"]),
    ],
)
def test_the_glossary_is_in_the_order_of_the_alphabet(
    sample: Edition, lang: Lang, order: list[str]
) -> None:
    """Arabic terms stand where they are looked up, without the article and hamzas."""
    terms = {
        "migration": Term(title=Text(ar="الهجرة", en="migration")),
        "environment": Term(title=Text(ar="البيئة", en="Environment")),
        "safety": Term(title=Text(ar="أمان", en="safety")),
    }
    edition = Edition(replace(sample.library, glossary=terms), sample.today)
    soup = BeautifulSoup(SHORTCODES["glossary"].fragment(page_of(edition, lang)), "html.parser")
    assert anchors(soup) == order
