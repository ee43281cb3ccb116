"""The A–Z index: letters in order, terms under theirs, each with a page that is there."""

from pathlib import Path

import pytest

from pledges.pages.az_index import letters
from pledges.pages.edition import Edition
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang


def test_terms_stand_under_their_letters(sample: Edition) -> None:
    """The article does not count, forms of alif are one letter, the page's own script is first."""
    arabic = dict(letters(sample.library, "ar"))
    titles = [term.words for terms in arabic.values() for term, _ in terms]
    assert sample.library.pledges["water"].title.ar in titles
    order = list(arabic)
    latin = [letter for letter in order if letter.isascii()]
    assert order[len(order) - len(latin) :] == latin
    assert not {"أ", "إ", "آ"} & set(order)


def test_synonyms_lead_to_the_pledges_that_are_about_them(sample: Edition) -> None:
    """The first word of a group is a term when a pledge is about it."""
    found = letters(sample.library, "en")
    english = {term.words: mentions for _, terms in found for term, mentions in terms}
    assert [mention.pledge for mention in english["road"]] == ["roads"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_leads_to_a_page(library: Library, root: Path, lang: Lang) -> None:
    """No term is without a mention, no mention without a page, and no letter stands twice."""
    found = letters(library, lang)
    assert len({letter for letter, _ in found}) == len(found)
    for _, terms in found:
        for term, mentions in terms:
            assert mentions, term
            pages = [mention.location.page for mention in mentions]
            assert all((root / "docs" / lang / page).is_file() for page in pages), term
