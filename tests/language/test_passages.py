"""Every text of a record is found, and quotations are left to their sources."""

from pledges.language.parity import passages
from pledges.records.languages import pairs
from pledges.records.library import Library
from pledges.records.shapes import walk


def test_each_language_is_held_against_the_one_that_stands_in_for_it(library: Library) -> None:
    """English against Arabic; Arabic is first and against none."""
    tongues = library.languages
    assert pairs(tongues) == [("en", "ar")]
    further = tongues["en"].model_copy(update={"fallback": "en"})
    assert pairs({**tongues, "fr": further})[-1] == ("fr", "en")


def test_texts_are_found_at_any_depth(library: Library) -> None:
    """In maps, lists and records within records; a wording is quoted, its note is ours."""
    found = dict(passages(walk(library.pledges["borders"])))
    assert {("title",), ("wording", "note"), ("milestones", "first-talks", "note")} <= set(found)
    assert ("wording",) not in found
    assert ("updates", 0, "text") in found
    assert not dict(passages(walk(library.sdg)))
    assert ("percent", "forms") in dict(passages(walk(library.units)))
