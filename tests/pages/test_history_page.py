"""The change log on a page: newest open, the rest to be opened, and what it says without git."""

import copy
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.building import PUBLICATION, REPOSITORY
from tests.gitting import Book, written

from pledges.addresses import Links
from pledges.history.change import Change
from pledges.history.lineage import by_record
from pledges.history.old_yaml import plain
from pledges.history.walk import ABSENT, History
from pledges.pages.edition import Edition
from pledges.pages.fragments.history import MORE, NEWEST, NEWEST_OF_PLEDGE, REWORDED, history
from pledges.pages.fragments.page import Page
from pledges.records.texts import LANGS, Lang
from pledges.site.build import edition

TODAY = dt.date(2026, 11, 28)
FILE = "data/pledges/water.yml"


def soup(made: Edition, lang: Lang, slug: str = "", log: History | None = None) -> BeautifulSoup:
    """The log of a pledge or of all records."""
    known = made.history if log is None else log
    page = Page(
        made.renderers[lang], Links("changes.md"), PUBLICATION, known, changed=by_record(known)
    )
    return BeautifulSoup(history(page, slug), "html.parser")


def text(found: BeautifulSoup) -> str:
    """Its words in a row."""
    return " ".join(found.get_text().split())


@pytest.fixture
def made(project: Path) -> Edition:
    """The sample after a revised date, a repaired letter and a file that was broken."""
    book = Book(project)
    files = {
        path.relative_to(project).as_posix(): path.read_text("utf-8")
        for path in sorted((project / "data").rglob("*.yml"))
    }
    pledge = copy.deepcopy(plain(files[FILE]))
    revisions = pledge["milestones"]["pipes"].pop("revisions")
    book.commit({**files, FILE: written(pledge)}, "Begin")
    pledge["milestones"]["pipes"]["revisions"] = revisions[1:]
    book.commit({**files, FILE: written(pledge)}, "<b>Delay</b>")
    book.commit({**files, FILE: "broken: ["}, "Break")
    book.commit(files, "Mend and delay again")
    book.commit({**files, FILE: f"# a comment\n{files[FILE]}"}, "Comment")
    return edition(project, TODAY)


def test_a_pledge_has_its_log_in_both_languages(made: Edition) -> None:
    """What moved, by how much, why, by which source, and where the commit is."""
    english, arabic = (text(soup(made, lang, "water")) for lang in ("en", "ar"))
    assert "Milestone “Pipes laid”: Due: 31 December 2024 → 31 December 2025 (+365 days)" in english
    assert "Reason: The tender was repeated." in english
    assert "محطة «مد الأنابيب»: الموعد: 31 كانون الأول 2024 ← 31 كانون الأول 2025" in arabic
    assert "(بتأخير قدره 365 يومًا)" in arabic
    assert "السبب: أُعيد طرح المناقصة." in arabic
    links = {link["href"] for link in soup(made, "en", "water").select("a.commit")}
    assert links == {f"{REPOSITORY}/commit/{c.id}" for c in made.history.commits if c.changes}
    assert "<b>" not in str(soup(made, "en", "water"))


def test_the_log_of_all_names_records_and_broken_files(made: Edition) -> None:
    """An import is one line a kind; editorial changes are a number."""
    english, arabic = (text(soup(made, lang)) for lang in ("en", "ar"))
    assert f"{FILE} could not be read in this commit" in english
    assert f"تعذرت قراءة {FILE} في هذا الإيداع" in arabic
    assert f"Records that began (Source): {len(made.library.sources)}" in english
    assert "Editorial changes that leave the meaning alone: 1" in english
    assert "تغييرات تحريرية لا تمس المعنى: 1" in arabic


@pytest.mark.parametrize(
    ("log", "english", "arabic"),
    [
        (ABSENT, "There is no change log in this copy", "لا سجل للتغييرات في هذه النسخة"),
        (
            History("shallow", dt.date(2026, 3, 9)),
            "The change log of this copy begins on 9 March 2026; what came before is not in it.",
            "يبدأ سجل التغييرات في هذه النسخة في 9 آذار 2026، وما قبله ليس فيها.",
        ),
        (
            History("complete", dt.date(2026, 3, 9)),
            "The change log begins on 9 March 2026. Nothing has changed since",
            "يبدأ سجل التغييرات في 9 آذار 2026. لم يتغير شيء منذ بدأ السجل.",
        ),
    ],
)
def test_a_log_says_where_it_begins(
    sample: Edition, log: History, english: str, arabic: str
) -> None:
    """Whole, cut short, or not there: in both languages, on both kinds of page."""
    for slug in ("", "water"):
        assert english in text(soup(sample, "en", slug, log))
        assert arabic in text(soup(sample, "ar", slug, log))


def test_the_newest_stand_open_and_a_limit_is_said(made: Edition) -> None:
    """Ten lines, the others behind a button, and how many commits are left out."""
    change = next(c for c in made.history.commits if c.told)
    commits = tuple(replace(change, id=f"{i:012}") for i in range(NEWEST + MORE + 7))
    log = replace(made.history, commits=commits)
    for lang in LANGS:
        found = soup(made, lang, "", log)
        older = found.select_one("details.older")
        assert older
        assert len(older.select("ol.log > li")) == MORE
        assert len(found.select("ol.log > li")) == NEWEST + MORE
        assert "7" in found.select("p.note")[-1].get_text()
        ids = [item["id"] for item in found.select("li[id]")]
        assert len(set(ids)) == len(ids) == NEWEST + MORE


def test_the_page_of_a_pledge_stays_light(made: Edition) -> None:
    """Few commits and few texts of each; how many others there are, and where."""
    change = next(c for c in made.history.commits if c.told)
    texts = [
        Change("reworded", ("pledges", "water"), ("note",), {"en": f"a{i}"}, {"en": f"b{i}"})
        for i in range(REWORDED + 3)
    ]
    commits = tuple(
        replace(change, id=f"{i:012}", changes=tuple(texts)) for i in range(NEWEST_OF_PLEDGE + 2)
    )
    for lang in LANGS:
        found = soup(made, lang, "water", replace(made.history, commits=commits))
        rows = found.select("ol.log > li")
        assert len(rows) == NEWEST_OF_PLEDGE
        assert len(rows[0].select("ins")) == REWORDED
        left = [rows[0].select("details li")[-1], found.select("p.note")[-1]]
        assert ["3" in left[0].get_text(), "2" in left[1].get_text()] == [True, True]
        links = [one.a["href"] for one in left if one.a]
        assert links == ["../data/#downloads", "#history"]
