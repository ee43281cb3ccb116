"""Ids over histories of our own making: no two are the same, and each stays what it is."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import PUBLICATION
from tests.gitting import FIRST, Book, written

from pledges.addresses import Links
from pledges.files.follow.entries import Writer
from pledges.history.lineage import by_record
from pledges.history.walk import History, history
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.pages.shortcodes import SHORTCODES

MAP, ONE_OF = st.fixed_dictionaries, st.sampled_from
TITLES = MAP({"ar": st.just("ماء"), "en": ONE_OF(["Water", "Sea", "Rain"])})
READINGS = st.lists(MAP({"on": ONE_OF(["2020", "2021"]), "value": ONE_OF("123")}), max_size=4)
# A pledge as it may stand in some state: names come and go, lists hold the same thing twice.
PLEDGES = MAP(
    {"title": TITLES, "bodies": MAP({"partners": st.lists(ONE_OF("abc"))})},
    optional={
        "indicators": st.dictionaries(ONE_OF("xy"), MAP({"readings": READINGS})),
        "milestones": st.dictionaries(ONE_OF("pq"), MAP({"due": ONE_OF(["2024", "2025"])})),
    },
)
# Names of two pledges of the sample, so that the site shows them, and of a third.
NAMES = ONE_OF(["water", "roads", "sea"])
STATES = st.lists(st.dictionaries(NAMES, PLEDGES), min_size=1, max_size=6)
MOVED = replace(PUBLICATION, url="https://other.example/")


def made(states: Sequence[Any], folder: str, *, squashed: bool = False, subject: str = "") -> Book:
    """A repository with a commit a state, each merged or at once."""
    book = Book(Path(folder))
    for day, state in enumerate(states):
        files = {f"data/pledges/{slug}.yml": written(pledge) for slug, pledge in state.items()}
        at = FIRST + dt.timedelta(days=day)
        before = [] if not day else [book.head]
        if squashed or not before:
            book.commit(files, subject, before, at)
        else:
            side = book.commit({"data/pledges/other.yml": "a: [", **files}, "Draft", before, at)
            book.commit(files, subject, [*before, side], at)
    return book


def ids(log: History) -> list[str]:
    """The ids of all changes, and the names of the times when they were made."""
    return [name for c in log.commits for name in (*(change.id for change in c.changes), c.name)]


@settings(max_examples=40)
@given(states=STATES)
def test_ids_are_unique_and_stay(states: list[Any]) -> None:
    """Between builds, whatever way it came to main, whatever the message, however it goes on."""
    logs = []
    for squashed, subject in ((False, "a"), (True, "b")):
        with tempfile.TemporaryDirectory() as folder:
            book = made(states, folder, squashed=squashed, subject=subject)
            logs.append(history(book.root))
            assert history(book.root) == logs[-1]
            book.commit({"data/pledges/new.yml": written({"title": {"en": "New"}})}, "Go on")
            later = ids(history(book.root))
            assert later[-len(ids(logs[-1])) :] == ids(logs[-1]) or not ids(logs[-1])
    assert len(set(ids(logs[0]))) == len(ids(logs[0]))
    told = [[change.id for commit in log.commits for change in commit.changes] for log in logs]
    assert told[0] == told[1]


@settings(max_examples=15)
@given(states=STATES)
def test_entries_are_unique_stay_and_lead_somewhere(sample: Edition, states: list[Any]) -> None:
    """Each entry of a feed has an id of its own, also after a move of the site, and its place."""
    with tempfile.TemporaryDirectory() as folder:
        log = history(made(states, folder).root)
    renderer = sample.renderers["en"]
    found = [Writer(renderer, place, log).entries() for place in (PUBLICATION, MOVED)]
    names = [[entry.id for entry in entries] for entries in found]
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0])
    page = Page(renderer, Links("changes.md"), PUBLICATION, log, changed=by_record(log))
    shown = BeautifulSoup(SHORTCODES["history"].fragment(page), "html.parser")
    places = {item["id"] for item in shown.select("[id]")}
    told = [entry for entry in found[0] if "/log/" in entry.id]
    assert {entry.url.partition("#")[2] for entry in told} <= places
