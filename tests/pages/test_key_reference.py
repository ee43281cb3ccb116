"""The page of keys names every field of the model, in both languages, in words."""

import pytest
from bs4 import BeautifulSoup
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.checks.words import fields
from pledges.pages.edition import Edition
from pledges.pages.fragments.key_reference import LONGEST, example, rows
from pledges.pages.fragments.page import Page
from pledges.pages.shortcodes import SHORTCODES
from pledges.records.languages import Tongue
from pledges.records.library import COLLECTIONS
from pledges.records.texts import LANGS, Lang


def shown(edition: Edition, lang: Lang) -> BeautifulSoup:
    """The fragment in a language."""
    text = SHORTCODES["keys"].fragment(
        Page(edition.renderers[lang], Links("guides/keys.md"), PUBLICATION)
    )
    return BeautifulSoup(text, "html.parser")


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_is_explained(sample: Edition, lang: Lang) -> None:
    """At each place where it may stand; each has a meaning, a kind and an example."""
    found = shown(sample, lang)
    names = [cell.get_text() for cell in found.select("th > code")]
    assert names == [row.address for of in rows(sample.library, lang).values() for row in of]
    last = {name.rpartition(".")[2].removesuffix("[]") for name in names}
    assert fields() | set(Tongue.model_fields) <= last
    for row in found.select("tbody tr"):
        assert all(cell.get_text(strip=True) for cell in row.select("td, th .note, td .note"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_file_has_its_section(sample: Edition, lang: Lang) -> None:
    """To which the names of its records lead."""
    found = shown(sample, lang)
    text = found.get_text()
    for name in ("pledges", *COLLECTIONS, "languages"):
        assert f"{{#keys-{name}}}" in text
    assert {a["href"] for a in found.select("a")} <= {
        f"#keys-{name}" for name in ("pledges", *COLLECTIONS)
    }


def test_allowed_words_are_told(sample: Edition) -> None:
    """Of a closed list all of them."""
    row = next(
        row
        for row in shown(sample, "en").select("tr")
        if row.code and row.code.get_text() == "updates[].type"
    )
    assert "One of: progress, correction, reply" in row.get_text()


def test_long_examples_are_cut_between_words() -> None:
    """And of a list the first entry is shown."""
    cut = example({"en": "word " * 40}, "en")
    assert len(cut) <= LONGEST + 2
    assert cut.endswith("word …")
    assert example(["one", "two"], "en") == "one"
    assert example([{"on": "2024"}], "en") == ""
