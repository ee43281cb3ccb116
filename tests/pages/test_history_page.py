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
from pledges.files.follow.entries import Writer
from pledges.history.change import Change
from pledges.history.lineage import by_record
from pledges.history.old_yaml import plain
from pledges.history.walk import ABSENT, Commit, History
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.pages.shortcodes import SHORTCODES
from pledges.records.texts import LANGS, Lang
from pledges.site.build import edition

pytestmark = pytest.mark.slow

TODAY = dt.date(2026, 11, 28)
FILE = "data/pledges/water.yml"
TITLE = {"ar": "مياه", "en": "Water"}
# What the log shows: commits in all and in sight, and how much of each.
SHOWN, IN_SIGHT, TOLD = 200, 3, 3


def soup(made: Edition, lang: Lang, slug: str = "", log: History | None = None) -> BeautifulSoup:
    """The log of a pledge or of all records."""
    known = made.history if log is None else log
    page = Page(
        made.renderers[lang], Links("changes.md"), PUBLICATION, known, changed=by_record(known)
    )
    return BeautifulSoup(SHORTCODES["history"].fragment(page, slug), "html.parser")


def latest(made: Edition, lang: Lang, log: History) -> BeautifulSoup:
    """The newest changes of all."""
    page = Page(made.renderers[lang], Links("changes.md"), PUBLICATION, log)
    return BeautifulSoup(SHORTCODES["latest"].fragment(page), "html.parser")


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
    """What moved, by how much, why, by which source, and where the history of its file is."""
    english, arabic = (text(soup(made, lang, "water")) for lang in ("en", "ar"))
    assert "Milestone “Pipes laid”: Due: 31 December 2024 → 31 December 2025 (+365 days)" in english
    assert "Reason: The tender was repeated." in english
    assert "محطة «مد الأنابيب»: الموعد: 31 كانون الأول 2024 ← 31 كانون الأول 2025" in arabic
    assert "(بتأخير قدره 365 يومًا)" in arabic
    assert "السبب: أُعيد طرح المناقصة." in arabic
    links = [link["href"] for link in soup(made, "en", "water").select("a[rel]")]
    assert links == [f"{REPOSITORY}/commits/main/{FILE}"]


def test_the_log_of_all_is_for_readers(made: Edition) -> None:
    """An import is one line a kind; what developers wrote and broke is not there, nor repairs."""
    english, arabic = (text(soup(made, lang)) for lang in ("en", "ar"))
    assert f"Records that began (Source): {len(made.library.sources)}" in english
    for developers in ("commit", "Begin", "Delay", "Comment", FILE):
        assert developers not in english + arabic
    assert len(soup(made, "en").select("ol.log > li")) == 3
    began = {change.record[0] for change in made.history.commits[-1].changes}
    assert "objectives" in began
    assert "Records that began (Objective)" not in english


def test_what_is_not_listed_is_counted(made: Edition) -> None:
    """One number, and where all of it can be read."""
    change = next(c for c in made.history.commits if c.told)
    words = Change("reworded", ("pledges", "water"), ("summary",), {"en": "a"}, {"en": "b"})
    log = replace(made.history, commits=(replace(change, changes=(words, words)),))
    for slug in ("", "water"):
        assert "are not listed: 2." in text(soup(made, "en", slug, log))
        assert "وعددها 2." in text(soup(made, "ar", slug, log))
        assert not soup(made, "en", slug, log).select("ol.log > li")


@pytest.mark.parametrize(("days", "still"), [(30, False), (31, True)])
def test_a_month_without_change_is_said(made: Edition, days: int, still: bool) -> None:  # noqa: FBT001
    """In the log of all, of a pledge, and above the newest, which are shown nonetheless."""
    change = next(c for c in made.history.commits if c.told)
    day = TODAY - dt.timedelta(days=days)
    log = replace(made.history, commits=(replace(change, day=day),))
    for lang, said in (("en", "in the last 30 days"), ("ar", "في آخر 30 يومًا")):
        for slug in ("", "water"):
            assert (said in text(soup(made, lang, slug, log))) == still
        found = latest(made, lang, log)
        assert (said in text(found)) == still
        assert len(found.select("li")) == 1


def test_the_newest_are_one_of_each_record_and_day(made: Edition) -> None:
    """Those of pledges first, each with its day, its record and what changed, and a link to all."""
    first, second = (
        Change("changed", ("pledges", "water"), ("milestones", "pipes", key), "2024", "2025", TITLE)
        for key in ("due", "done")
    )
    body = Change("ended", ("bodies", "old"), (), {"title": TITLE}, None, {"en": "Old"})
    day = dt.date(2026, 3, 9)
    commits = (
        Commit("", day, "", (body, second, first), name="b"),
        Commit("", day, "", (first,), name="a"),
        Commit("", day - dt.timedelta(1), "", (first,), name="c"),
        Commit("", day - dt.timedelta(2), "", (first,), name="d"),
    )
    items = latest(made, "en", History("complete", day, commits)).select("li")
    assert [" ".join(item.get_text().split()) for item in items] == [
        "9 March 2026: WaterMilestone “pipes”: Done; other changes to it: 1",
        "9 March 2026: OldRecord removed",
        "8 March 2026: WaterMilestone “pipes”: Due",
    ]
    anchors = [item.a["href"] for item in items if item.a]
    assert anchors == ["#commit-" + letter for letter in "bbc"]


@pytest.mark.parametrize(
    ("log", "english", "arabic"),
    [
        (ABSENT, "There is no change log in this copy", "لا سجل للتغييرات في هذه النسخة"),
        (
            History("shallow", dt.date(2026, 3, 9)),
            "on 9 March 2026; what came before is not in it. This copy knows of no change since",
            "في 9 آذار 2026، وما قبله ليس فيها. لا تعرف هذه النسخة تغييرًا منذ ذلك اليوم",
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


def test_a_day_that_no_clock_gave_is_not_told(made: Edition) -> None:
    """In the log, above the newest and in a feed: that it is not known stands in its place."""
    change = next(c for c in made.history.commits if c.told)
    commit = replace(change, dated=False, reason={"en": "It was put off.", "ar": "أُجّل."})
    log = replace(made.history, commits=(commit,))
    for lang, unknown, why in (
        ("en", "an unknown day (the clock", "Reason: It was put off."),
        ("ar", "يوم غير معروف (كانت ساعة الجهاز خاطئة)", "السبب: أُجّل."),
    ):
        page = soup(made, lang, "", log)
        assert (unknown in text(page), why in text(page)) == (True, True)
        assert page.select("ol.log > li time") == []
        assert unknown in text(latest(made, lang, log))
        entries = Writer(made.renderers[lang], PUBLICATION, log).entries()
        (entry,) = (one for one in entries if "/log/" in one.id)
        assert unknown in entry.title
        assert why in text(BeautifulSoup(entry.html, "html.parser"))


def test_the_newest_stand_open_and_a_limit_is_said(made: Edition) -> None:
    """Few lines, the others behind a button, and how many are left out: all links to them open."""
    change = next(c for c in made.history.commits if c.told)
    commits = tuple(replace(change, name=f"{i:012}") for i in range(SHOWN + 7))
    log = replace(made.history, commits=commits)
    for lang in LANGS:
        found = soup(made, lang, "", log)
        older = found.select_one("details.older")
        assert older
        assert len(older.select("ol.log > li")) == SHOWN - IN_SIGHT
        assert len(found.select("ol.log > li")) == SHOWN
        assert "7" in found.select("p.note")[-1].get_text()
        ids = [item["id"] for item in found.select("[id]")]
        assert len(set(ids)) == len(ids) == SHOWN + 7


def test_the_page_of_a_pledge_stays_light(made: Edition) -> None:
    """Few times of change and few changes of each; how many others there are, and where."""
    change = next(c for c in made.history.commits if c.told)
    texts = [
        Change("reworded", ("pledges", "water"), ("summary",), {"en": f"a {i}"}, {"en": f"b {i}0"})
        for i in range(1, TOLD + 4)
    ]
    commits = tuple(
        replace(change, id=f"{i:012}", changes=tuple(texts)) for i in range(IN_SIGHT + 2)
    )
    for lang in LANGS:
        found = soup(made, lang, "water", replace(made.history, commits=commits))
        rows = found.select("ol.log > li")
        assert len(rows) == IN_SIGHT
        assert len(rows[0].select("ins")) == TOLD
        left = [rows[0].select("li")[-1], found.select("p.note")[-1]]
        assert ["3" in left[0].get_text(), "2" in left[1].get_text()] == [True, True]
        links = [link["href"] for link in left[1].select("a")]
        assert links[:2] == ["#history", "../data/#downloads"]
