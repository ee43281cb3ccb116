"""What is written is looked at, and what is meant can be said."""

import re
import shutil
from pathlib import Path
from time import process_time

import pytest
from tests.building import ROOT, change
from tests.checks.test_pictures import png

from pledges.checks import html, links
from pledges.checks.sense import prose
from pledges.checks.survey import HEAVY, survey
from pledges.editing.command import today
from pledges.pages import pictures
from pledges.pages.front import PageFile, page_files
from pledges.pages.pictures import stray_files
from pledges.records.library import Library
from pledges.records.meant import addresses, texts
from pledges.records.problems import Problem

SITE = "https://example.org/note"


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check on the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")


def told(project: Path, file: str, old: str, new: str) -> list[Problem]:
    """What is told of a file in which some words stand for others."""
    change(project / file, old, new)
    return list(survey(project, today()).problems)


@pytest.mark.parametrize(
    "written",
    [
        f"https://{SITE}",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fnote&data=x",
        "https://www.google.com/url?sa=t&url=https://example.org/note&usg=x",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fnote&h=AT0",
        "https://urldefense.com/v3/__https://example.org/note__;!!x",
        f"{SITE}?utm_source=mail&utm_medium=x",
        f"{SITE}?fbclid=x",
        f"{SITE}?to=name%40example.org",
        "https://user:word@example.org/note",
        f"{SITE}#:~:text=water",
        f"<{SITE}>",
        f"{SITE}).",
        f"{SITE}،",
        "https:/example.org/note",
        "htpps://example.org/note",
    ],
)
def test_the_real_address_is_found(written: str) -> None:
    """Whatever program or hand added to it; once found it stays."""
    assert addresses.real(written) == SITE
    assert addresses.real(SITE) == SITE


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a_(b)?q=1&page=2#part",
        "https://web.archive.org/web/2020/https://example.org/",
        "https://example.org/?url=https://example.com/",
        "soon",
    ],
)
def test_an_address_that_may_be_meant_stays(address: str) -> None:
    """Brackets that close, archives, a question that the page itself asks."""
    assert addresses.real(address) == address


@pytest.mark.parametrize(
    ("written", "right", "lang"),
    [
        ("تدريـــب", "تدريب", "ar"),
        ("تدريب, ثم عمل", "تدريب، ثم عمل", "ar"),
        ("هل انتهى العمل ?", "هل انتهى العمل؟", "ar"),
        ("ﺗﺪﺭﻳﺐ", "تدريب", "ar"),
        ("المیاه", "المياه", "ar"),
        ("Stаff", "Staff", "en"),
        ("done .", "done.", "en"),
        ("في 2,5 و3,000", "في 2,5 و3,000", "ar"),
        ("بـ https://example.org", "بـ https://example.org", "ar"),
        ("كوردی", "كوردی", "ar"),
    ],
)
def test_signs_have_one_form_where_they_are_certain(written: str, right: str, lang: str) -> None:
    """A sign within a number, before an address or of two readings is left to a person."""
    assert texts.plain(written, lang) == right
    assert texts.plain(right, lang) == right


@pytest.mark.parametrize("find", [find for row in texts.SIGNS for find in row.find])
def test_a_pattern_that_is_put_together_has_one_beginning(find: str) -> None:
    """A choice outside of brackets would belong to what other patterns begin with."""
    bare = re.sub(r"\\.|\[(?:\\.|[^]\\])+\]", "", find)
    while (inner := re.sub(r"\([^()]*\)", "", bare)) != bare:
        bare = inner
    assert "|" not in bare
    assert not texts.FIRST.match(find) or not re.search(r"\\[1-9]", find)


def test_a_picture_is_light(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes minutes on a slow line is told."""
    monkeypatch.setattr(pictures, "HEAVY", 10)
    (project / "docs/en/map.png").write_bytes(b"x" * 11)
    (found,) = stray_files(project)
    assert (found.file, found.code) == ("docs/en/map.png", "heavy_picture")


def test_a_picture_that_is_there_is_shown(project: Path) -> None:
    """And one that is not is told, with those that are."""
    (project / "docs/en/map.png").write_bytes(png(2, 2))
    (project / "docs/ar/map.png").write_bytes(png(2, 2))
    for lang, name in (("ar", "map"), ("en", "maps")):
        with (project / f"docs/{lang}/index.md").open("a") as page:
            page.write(f"\n![A map]({name}.png)\n")
    found = [one for one in survey(project, today()).problems if one.code == "no_picture"]
    assert [(one.file, one.nearest) for one in found] == [("docs/en/index.md", "map.png")]


def test_an_example_of_the_guides_is_no_record(project: Path) -> None:
    """What an editor copied and did not change is told."""
    for lang in ("ar", "en"):
        shutil.copytree(ROOT / f"docs/{lang}/guides", project / f"docs/{lang}/guides")
    file, ar = "data/pledges/water.yml", "ar: أفادت المديرية بأن الأنابيب وصلت إلى 3 أحياء."
    told(project, file, "ar: أُقر التصميم.", ar)
    en = "en: The Directorate reported that the pipes had reached 3 quarters."
    found = told(project, file, "en: The design was approved.", en)
    assert "example_text" in {one.code for one in found}


def test_what_is_well_written_is_not_told(root: Path, library: Library) -> None:
    """No page of the site has a list, a heading or a link that is none."""
    for page in page_files(root):
        assert prose.problems(page, library.languages) == [], page.file


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n- one\n- two\n\nThen so:\n\n1. one\n   goes on\n2. two\n",
        "# A\n\nWords - and more\nwords on a new line.\n",
        "# A\n\n```md\n# B\n{{ x }}\n[]()\n```\n",
        "# A\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
        "# A\n\n> - quoted\n\nSee [one][two].\n\n[two]: https://example.org/\n",
    ],
)
def test_markdown_that_becomes_what_it_seems_is_not_told(text: str) -> None:
    """Lists, tables, examples and references in their usual forms."""
    assert prose.problems(PageFile("en", "one.md", text), {}) == []


@pytest.mark.parametrize(
    "body",
    [
        "Text.\n\n`make check` tells it.\n",
        "Text.\n\n<!-- pledges: source note --> says so.\n",
        "## `make check`\n\n### Below\n\nText.\n",
        "Text (1,234.5 people, 12.5% of them) of 10 May 2022 & “quoted”, by M. A. Salih.\n",
        "| a | b |\n| --- | ---: |\n| `x \\| y` | 1,234 |\n",
        "> A quotation.\n>\n> - with a list\n",
        "1. One\n\n    more of it\n\n2. Two\n",
        "See [the report](https://example.org/a_(b).pdf) and <https://doi.org/10.1000/x-1>.\n",
        "See [its history](https://ar.wikipedia.org/wiki/%D8%A7%D9%84).\n",
        "/// details | More\nText.\n///\n",
        "It calls +964 66 100 0000 (IOM, UNHCR).\n",
        "Figures [a], (b) and so on; 3.5 – 4.5 and 10–12.\n",
    ],
)
def test_what_is_written_well_is_not_told(body: str) -> None:
    """A false problem is worse than one that is missed."""
    page = PageFile(
        "en", "about.md", f"---\ntitle: About\ndescription: What it is.\n---\n\n# About\n\n{body}"
    )
    assert [one.code for one in prose.problems(page, {})] == []
    assert [one.code for one in html.problems(page)] == []


@pytest.mark.parametrize(
    "sign",
    [
        "a",
        "(",
        "[",
        "{{",
        "\n",
        ".",
        "-",
        "1",
        "“",
        "[[",
        "a@",
        "![",
        "](x",
        "[a](",
        "`",
        "<!--",
        "[add ",
        "]{.",
        "(a.md)[",
        "a:\n\n",
        "2. a\n\n",
    ],
)
@pytest.mark.slow
def test_no_page_takes_for_ever(sign: str) -> None:
    """Whatever sign repeats without end, four times as many take about four times as long."""
    # A busy machine may take long over anything once.
    assert any(_seconds(sign * 20_000) < 8 * _seconds(sign * 5_000) + 0.2 for _ in range(2))


def _seconds(signs: str) -> float:
    """The processor that the rules on links and words take for a page that holds some signs."""
    head = "---\ntitle: About\ndescription: What it is.\n---\n\n# About\n\n"
    page = PageFile("en", "about.md", f"{head}a{signs}a\n")
    start = process_time()
    assert [*links.targets(page.text)] == []
    if HEAVY.isdisjoint(one.code for one in html.problems(page)):
        prose.problems(page, {})
    return process_time() - start
