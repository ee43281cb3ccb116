"""The first page: the newest changes of meaning, or that nothing has changed for a while."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.history.change import Change
from pledges.history.walk import Commit, History
from pledges.pages.edition import Edition
from pledges.pages.fragments import home
from pledges.pages.fragments.page import Page
from pledges.records.texts import LANGS, Lang


def commits(day: dt.date, count: int) -> History:
    """Commits of a day, each with a change of meaning and a text that was only reworded."""
    date = Change("changed", ("pledges", "water"), ("on",), "2022-05-10", "2022-05-11")
    text = Change("reworded", ("pledges", "roads"), ("note",), {"en": "a"}, {"en": "b"})
    changes = [Commit(f"{i:040}", day, "Reason", (date, text)) for i in range(count)]
    return History("complete", day, tuple(changes))


def latest(sample: Edition, lang: Lang, history: History) -> BeautifulSoup:
    """What the first page says of a history."""
    page = Page(sample.renderers[lang], Links("index.md"), PUBLICATION, history)
    return BeautifulSoup(home.latest(page), "html.parser")


@pytest.mark.parametrize("lang", LANGS)
def test_the_newest_changes_of_meaning_are_told(sample: Edition, lang: Lang) -> None:
    """Three of them, each with its day and a link to the log; what is reworded is none."""
    found = latest(sample, lang, commits(sample.today, 5))
    links = [str(link["href"]) for link in found.select("li > time + a")]
    assert links == [f"changes/#commit-{i:040}"[:28] for i in range(home.LATEST)]
    assert sample.renderers[lang].word("nothing-changed") not in found.get_text()


@pytest.mark.parametrize("lang", LANGS)
def test_a_month_without_a_change_is_told(sample: Edition, lang: Lang) -> None:
    """The page says so, and when the newest change was."""
    day = sample.today - home.RECENT - dt.timedelta(days=1)
    text = latest(sample, lang, commits(day, 2)).get_text(" ", strip=True)
    renderer = sample.renderers[lang]
    assert text.startswith(renderer.word("nothing-changed"))
    assert renderer.language.when(day) in text
