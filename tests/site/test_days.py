"""Since when pages say what they say: by the history, whatever the day of the build."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pygit2
from tests.gitting import Book

from pledges.history.change import Change
from pledges.history.walk import Commit, History, history
from pledges.pages.edition import Edition
from pledges.pages.front import PageFile
from pledges.site.days import days

BEGUN, SECOND, THIRD = (dt.date(2024, 1, day) for day in (1, 2, 3))
KEPT, CHANGED, BACK = (f"docs/en/{name}.md" for name in ("kept", "changed", "back"))


def book(folder: Path) -> Book:
    """Three commits: one page stays, one changes at last, one changes and changes back."""
    found = Book(folder)
    found.commit({KEPT: "a", CHANGED: "a", BACK: "a"})
    found.commit({KEPT: "a", CHANGED: "a", BACK: "b"})
    found.commit({KEPT: "a", CHANGED: "b", BACK: "a"})
    return found


def told(folder: Path) -> dict[str, dt.date]:
    """What git says of the pages in a folder."""
    return dict(history(folder).pages)


def test_prose_has_the_day_on_which_it_came_to_read_so(tmp_path: Path) -> None:
    """And not that of another page, nor that on which it read so before."""
    book(tmp_path)
    assert told(tmp_path) == {KEPT: BEGUN, CHANGED: THIRD, BACK: THIRD}


def test_a_merge_is_the_day_on_which_main_has_it(tmp_path: Path) -> None:
    """Whatever the day on which a branch had it."""
    found = book(tmp_path)
    branch = found.commit({KEPT: "c", CHANGED: "b", BACK: "a"})
    main = str(found.repository[branch].peel(pygit2.Commit).parent_ids[0])
    found.commit({KEPT: "c", CHANGED: "b", BACK: "a"}, parents=[main, branch])
    assert told(tmp_path)[KEPT] == dt.date(2024, 1, 5)


def test_a_shallow_copy_does_not_guess(tmp_path: Path) -> None:
    """Of what it has always known, no day is told."""
    found = book(tmp_path / "whole")
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "whole", copy)
    second = str(found.repository[found.head].peel(pygit2.Commit).parent_ids[0])
    (copy / ".git/shallow").write_text(f"{second}\n", encoding="utf-8")
    assert told(copy) == {CHANGED: THIRD, BACK: THIRD}


def test_a_page_has_the_day_of_what_fills_it(sample: Edition) -> None:
    """Its own record, the figure within the pledge, or any record; prose alone has its own."""

    def commit(day: dt.date, *name: str) -> Commit:
        change = Change("changed", (name[0], name[1]), name[2:], "1", "2")
        return Commit(f"{day:%d}" * 20, day, "Change", (change,))

    changed = (
        commit(THIRD, "bodies", "sample-agency", "note"),
        commit(SECOND, "pledges", "water", "indicators", "homes", "unit"),
        commit(BEGUN, "pledges", "water", "indicators", "other", "unit"),
    )
    filled, prose = "<!-- pledges: bodies water -->", "Words alone."
    pages = {
        "pledges/water.md": filled,
        "pledges/roads.md": filled,
        "index.md": filled,
        "about.md": prose,
        "figures/homes.md": "---\nfigure: water/homes\n---\n",
    }
    written = tuple(PageFile("en", page, text) for page, text in pages.items())
    log = History("complete", BEGUN, changed)
    known = replace(sample, history=log, written=written)
    assert "homes" in sample.library.figures
    assert days(known) == {
        "en/pledges/water.md": SECOND,
        "en/index.md": THIRD,
        "en/figures/homes.md": SECOND,
    }
