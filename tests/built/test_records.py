"""What the records say stands on the pages, with the same numbers in both languages."""

import re
from collections import Counter
from itertools import product

import soupsieve
from bs4.element import NavigableString, Tag
from tests.built.documents import (
    Pages,
    addressed,
    agree,
    article,
    attribute,
    elements,
    language,
    one_line,
    twin,
    words,
)

from pledges.language.words import Language
from pledges.progress import standing
from pledges.records.dated import Indicator, Reading
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

Surplus = tuple[dict[str, int], dict[str, int]]
# Pages on which one language says a number that the other does not: Arabic's surplus, English's.
# The Arabic wording of SDG target 16.9 in our source lacks the year that the English one has. A
# title that begins with a digit in English, and so stands under 0–9, begins with a word in Arabic.
DIFFERENT: dict[str, Surplus] = {
    "pledges/identity/index.html": ({}, {"2030": 1}),
    "index-az/index.html": ({}, {"0": 1, "9": 1}),
}

# What may say other numbers in each language.
APART = "svg, .history, .example, .share-figure, .figure-take .files"


def test_pages_say_the_same_numbers_in_both_languages(library: Library, pages: Pages) -> None:
    """The numbers of a page and of its twin are the same, but for the exceptions named above."""
    found: dict[str, Surplus] = {}
    for path in addressed(pages):
        if language(path) == "ar":
            arabic, english = (numbers(library, p, pages) for p in (path, twin(path)))
            if arabic != english:
                found[path] = (dict(arabic - english), dict(english - arabic))
    assert found == DIFFERENT


def test_every_reading_is_at_its_address(library: Library, pages: Pages) -> None:
    """Each value of each figure stands on the page of it, in both languages."""
    for figure, lang in product(library.figures.values(), LANGS):
        said, page = Language(library, lang), pages[page_of(f"figures/{figure.key}", lang)]
        agree(
            f"{lang} {figure.name}: {reading.on.text} {reading.value}"
            for reading in figure.indicator.readings
            if not stands(reading, figure.indicator.unit, said, page)
        )


def test_charts_have_their_readings_in_a_table_beside_them(library: Library, pages: Pages) -> None:
    """A chart's points are the rows of the table on its page, the oldest point first."""
    charts = 0
    for figure, lang in product(library.figures.values(), LANGS):
        page = article(pages[page_of(f"figures/{figure.key}", lang)])
        charts += same_readings(page, figure.indicator, Language(library, lang))
    assert charts


def test_a_pledge_leads_to_its_figures(library: Library, pages: Pages) -> None:
    """It shows the newest value of each below a heading that is a link, at the old address."""
    for figure, lang in product(library.figures.values(), LANGS):
        home = "" if lang == "ar" else "en/"
        whose = "data" if figure.owner == "context" else f"pledges/{figure.owner}"
        found = pages[f"{home}{whose}/index.html"].find(id=figure.key)
        assert isinstance(found, Tag)
        (link,) = elements(found, "a:not(.headerlink)")
        assert attribute(link, "href").endswith(f"figures/{figure.key}/")


def test_time_lines_agree_with_their_tables(pages: Pages) -> None:
    """A milestone has a mark when its table gives a due date, another one when it is done."""
    drawn = 0
    for path, page in pages.items():
        for figure in elements(page, "figure.time-line"):
            table = figure.find_next("table")
            assert isinstance(table, Tag), path
            rows = {f"#{row['id']}": row for row in elements(table, "tbody tr")}
            lanes = list(elements(figure, ".lanes > li:not(.labels)"))
            apart = list(elements(figure, "ul.undated > li"))
            assert [one.a and one.a["href"] for one in [*lanes, *apart]] == [
                *sorted(rows, key=lambda key: not dated(rows[key]))
            ]
            for lane in lanes:
                assert lane.a
                row = rows[str(lane.a["href"])]
                _, _, due, done, *_ = elements(row, ":scope > :is(th, td)")
                assert bool(due.find("time")) == bool(lane.find("rect", class_="due")), path
                assert bool(done.find("time")) == bool(lane.find("circle", class_="done")), path
                unsure = lane.find(class_=["medium", "low"])
                assert bool(unsure) == bool(lane.find(class_="less-sure")), path
            drawn += 1
    assert drawn


def dated(row: Tag) -> bool:
    """Whether a milestone of a table has a due date or was done on one."""
    return any(cell.find("time") for cell in list(elements(row, ":scope > td"))[2:4])


def test_pledge_pages_say_what_they_must(library: Library, pages: Pages) -> None:
    """Each page of a pledge has its status, both wordings, its open questions, its sources."""
    for slug, pledge in library.pledges.items():
        status = library.statuses[standing.standing(pledge).status]
        for lang in LANGS:
            page = article(pages[page_of(f"pledges/{slug}", lang)])
            assert one_line(status.label[lang]) in words(next(elements(page, ".standing")))
            for quoted in LANGS:
                quote = next(elements(page, f".wording blockquote[lang={quoted}] p"))
                assert words(quote) == one_line(pledge.wording[quoted].text)
            text = words(page)
            wanted = [pledge.title, *(q.text for q in pledge.questions.values())]
            wanted += [source.title for source in library.cited[slug].values()]
            wanted += [update.text for update in pledge.updates]
            wanted += [milestone.title for milestone in pledge.milestones.values()]
            for piece in wanted:
                assert one_line(piece[lang]) in text, (slug, lang, piece[lang])


def test_quotes_in_the_other_language_say_their_direction(pages: Pages) -> None:
    """A wording in the language that is not the page's has a language and a direction."""
    for path, page in pages.items():
        for quote in elements(page, "blockquote[lang]"):
            if attribute(quote, "lang") != language(path):
                wanted = {"ar": "rtl", "en": "ltr"}[attribute(quote, "lang")]
                assert attribute(quote, "dir") == wanted, path


def numbers(library: Library, path: str, pages: Pages) -> Counter[str]:
    """The numbers that a page says in digits, or as a word for one or two of a unit.

    What the change log quotes was once said in one language and may be no more; an example may be
    cut in one language before a number and in the other behind it; the pictures of each language
    have sizes of their own.
    """
    content, lang = article(pages[path]), language(path)
    texts = (
        text
        for text in content.find_all(string=True)
        if isinstance(text, NavigableString)
        and text.parent
        and not soupsieve.closest(APART, text.parent)
    )
    found = Counter(str(int(run)) for text in texts for run in re.findall(r"\d+", text))
    forms = [unit.forms[lang] for unit in library.units.values()]
    said = {form.one: "1" for form in forms} | {form.two: "2" for form in forms}
    counted = elements(content, ".holds, bdi:not(.example, .history bdi)")
    counts = (words(bdi) for bdi in counted if not re.search(r"\d", words(bdi)))
    return found + Counter(said[count] for count in counts if count in said)


def same_readings(top: Tag, indicator: Indicator, said: Language) -> int:
    """Check a chart against its table, and both against the records; return how many charts."""
    points = [words(title) for title in elements(top, ".line-chart a.value > title")]
    if not points or indicator.parts:
        assert indicator.parts or indicator.chart == "none"
        return 0
    rows = [
        (words(row), words(next(elements(row, "td.value"))))
        for row in elements(top, "table tbody tr")
    ]
    colon = said.word("colon")
    readings = sorted(indicator.readings, key=lambda reading: reading.on.last)
    assert len(rows) == len(points) == len(readings)
    for point, (row, value), reading in zip(points, reversed(rows), readings, strict=True):
        day, unit = said.when(reading.on), indicator.unit
        sure = reading.confidence == "high"
        mark = "" if sure else f" ({said.word(f'confidence-{reading.confidence}')})"
        shown = told(reading, said.count(reading.value, unit), said)
        assert point == f"{day}{colon} {shown}{mark}"
        assert day in row
        assert said.amount(reading.value, unit) in runs(value)
        assert told(reading, said.amount(reading.value, unit), said) in value
    return 1


def told(reading: Reading, shown: str, said: Language) -> str:
    """A value as it is told when its source says "about" or the like."""
    qualifier = reading.qualifier
    return said.word(f"qualifier-{qualifier}").replace("{value}", shown) if qualifier else shown


def stands(reading: Reading, unit: str, said: Language, page: Tag) -> bool:
    """Whether a reading is at its address on the page of its figure."""
    place = page.find(id=reading.name)
    return isinstance(place, Tag) and said.amount(reading.value, unit) in runs(words(place))


def page_of(folder: str, lang: Lang) -> str:
    """The path of the page of a record."""
    path = f"{folder}/index.html"
    return path if lang == "ar" else f"en/{path}"


def runs(text: str) -> set[str]:
    """The numbers of a text as they are written, with their separators."""
    return {run.rstrip(".,") for run in re.findall(r"-?\d[\d.,٫٬]*", text)}
