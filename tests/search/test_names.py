"""Other names of pages: numbers, the other language, what bodies are called for short."""

from pledges.pages.edition import Edition
from pledges.records.library import Library
from pledges.search.names import names, share


def test_a_pledge_is_found_by_its_number_and_in_the_other_language(sample: Edition) -> None:
    """The names of a pledge's page are its number, its other title, its wording, its terms."""
    pledge = sample.library.pledges["water"]
    number, title, wording = pledge.number, pledge.title, pledge.wording
    arabic = names(sample.library, "pledges/water.md", "ar")
    english = names(sample.library, "pledges/water.md", "en")
    assert arabic[:3] == [f"التعهد {number}", title.en, wording.ar.text]
    assert english[:3] == [f"Pledge {number}", title.ar, wording.en.text]


def test_objectives_and_bodies_have_other_names_too(sample: Edition) -> None:
    """An objective is found by its number, a body by its name in the other language."""
    assert "Objective 1" in names(sample.library, "objectives/1.md", "en")
    body = sample.library.bodies["sample-ministry"].title
    assert body.en in names(sample.library, "bodies/sample-ministry.md", "ar")


def test_short_forms_are_names(library: Library) -> None:
    """A body is found by what stands in brackets in its title, and by the short form of a term."""
    assert "ICMPD" in names(library, "bodies/icmpd.md", "en")
    assert "MoMD" in names(library, "bodies/ministry-of-migration.md", "en")
    assert "NRM" in names(library, "pledges/referral-mechanism.md", "ar")


def test_other_pages_have_none(sample: Edition) -> None:
    """A page of prose is found by its own words."""
    assert names(sample.library, "about.md", "ar") == []
    assert names(sample.library, "pledges/index.md", "ar") == []


def test_lists_of_what_others_say_count_for_less() -> None:
    """A page of sources says less of its own than a page of prose."""
    assert share("sources.md") < share("about.md")
    assert share("bodies/iom.md") == share("bodies/index.md") < share("glossary.md")
