"""What editors read when something is wrong: each slip of `tests/bad/` with its exact words.

A case is `tests/bad/<name>.yml`: the `file` of the sample, then either what to `find` there once
and what to `replace` it with, or text to `append`, or the whole `content`, or `remove: all`;
several such under `edits`. Beside it `<name>.txt` holds the words; `--rewrite-goldens` renews it.
"""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.building import ROOT

from pledges.checks.survey import survey
from pledges.language.messages import PROBLEMS, told, told_all
from pledges.records.problems import DataError

pytestmark = pytest.mark.slow

BAD = ROOT / "tests/bad"
CASES = sorted(path.stem for path in BAD.glob("*.yml"))
# What no slip in a file of text shows, and the test that shows it.
ELSEWHERE = {
    "nothing_yet": "editing/form/test_form.py::test_an_empty_form_is_not_written",
    "not_written": (
        "editing/form/test_mishaps.py::"
        "test_a_file_that_is_held_by_a_program_is_named_and_what_was_written_stays"
    ),
    "no_place_here": "editing/form/test_form.py::test_what_fits_into_no_line_is_told",
    "gone_meanwhile": (
        "editing/form/test_mishaps.py::test_a_record_that_went_meanwhile_takes_no_words_along"
    ),
    "changed_meanwhile": (
        "editing/form/test_form.py::test_a_record_that_changed_meanwhile_is_not_written_over"
    ),
    "too_large": "records/test_reader.py::test_a_file_that_is_too_large_is_not_read",
    "text_too_long": "checks/test_inputs.py::test_no_text_is_endless",
    "cut_file": "records/test_load.py::test_a_file_that_ends_within_a_letter_is_told_as_cut",
    "not_a_file": "checks/test_inputs.py::test_only_files_of_the_project_are_read",
    "due_edited": "checks/test_history.py::test_an_edited_first_date_is_a_problem",
    "published_gone": (
        "checks/test_history.py::test_what_was_published_is_not_taken_out_or_changed"
    ),
    "published_stays": (
        "checks/test_history.py::test_what_was_published_is_not_taken_out_or_changed"
    ),
    "published_edited": (
        "checks/test_history.py::test_what_was_published_is_not_taken_out_or_changed"
    ),
    "renamed_silently": "checks/test_history.py::test_a_new_name_keeps_the_old_one",
    "history_shallow": "checks/test_notices.py::test_a_cut_copy_says_since_when_it_holds_dates",
    "history_absent": (
        "checks/test_notices.py::test_a_copy_without_its_history_says_what_it_could_not_hold"
    ),
    "unreadable": "records/test_load.py::test_a_file_that_cannot_be_read_is_a_problem",
    "out_of_date": (
        "editing/test_agree.py::test_a_text_out_of_date_is_told_and_shown_until_both_agree"
    ),
    "heavy_picture": "checks/test_sense.py::test_a_picture_is_light",
    "example_text": "checks/test_sense.py::test_an_example_of_the_guides_is_no_record",
    "own_address": "checks/test_links.py::test_the_own_address_of_the_site_is_told",
    "page_gone": "pages/test_redirects.py::test_a_page_that_is_gone_is_told",
    "not_that_picture": "checks/test_pictures.py::test_a_picture_is_what_it_seems",
    "vast_picture": "checks/test_pictures.py::test_few_bytes_do_not_hold_more_than_a_phone_can",
    "quoted_value": "checks/test_settings.py::test_what_is_wrong_with_the_settings_is_told",
    "without_env": "checks/test_settings.py::test_what_is_wrong_with_the_settings_is_told",
    "not_a_mail": "checks/test_settings.py::test_what_is_wrong_with_the_settings_is_told",
    "not_like": "checks/test_settings.py::test_what_is_wrong_with_the_settings_is_told",
    "index_not_first": "checks/test_settings.py::test_the_page_that_opens_a_section_stands_first",
    "menu_to_nowhere": "checks/test_settings.py::test_what_is_wrong_with_the_settings_is_told",
    "menu_untranslated": "checks/test_settings.py::test_what_is_wrong_with_the_settings_is_told",
    "not_in_menu": "checks/test_settings.py::test_what_is_wrong_with_the_settings_is_told",
    "invalid": "records/test_refusals.py::test_an_error_without_words_of_its_own_is_invalid",
}


def edited(text: str, edit: dict[str, str]) -> str:
    """A text as an editor's slip leaves it."""
    if "find" in edit:
        assert text.count(edit["find"]) == 1, f"{edit['find']!r} must stand once in {edit['file']}"
        return text.replace(edit["find"], edit["replace"])
    return edit.get("content", text + edit.get("append", ""))


def spoil(project: Path, case: dict[str, Any]) -> None:
    """Make the slips of a case in a copy of the sample."""
    for edit in case.get("edits", [case]):
        path = project / edit["file"]
        if "remove" in edit:
            path.unlink()
            continue
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edited(text, edit), encoding=edit.get("encoding", "utf-8"))


def words_of(name: str, project: Path, today: dt.date) -> str:
    """What is said of a copy of the sample when a case has spoiled it: problems, else notices."""
    spoil(project, yaml.safe_load((BAD / f"{name}.yml").read_text(encoding="utf-8")))
    found = survey(project, today)
    if found.problems:
        return f"{told_all(DataError(found.problems).problems)}\n"
    assert found.doubts, f"nothing is told of {name}"
    return "\n".join([*map(told, found.doubts), ""])


@pytest.mark.parametrize("name", CASES)
def test_editors_read_these_words(
    name: str, project: Path, today: dt.date, request: pytest.FixtureRequest
) -> None:
    """The message of each case is the text beside it, word for word."""
    words = words_of(name, project, today)
    golden = BAD / f"{name}.txt"
    if request.config.getoption("--rewrite-goldens"):
        golden.write_text(words, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == words


def test_every_text_has_its_case() -> None:
    """No expected text is left behind by a case that was renamed."""
    assert {path.stem for path in BAD.glob("*.txt")} == set(CASES)


@cache
def all_words() -> str:
    """The texts of all cases."""
    return "\n".join(path.read_text(encoding="utf-8") for path in BAD.glob("*.txt"))


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_message_is_shown(code: str) -> None:
    """Each message stands in the text of a case, or in a test that is named here."""
    if code in ELSEWHERE:
        file, name = ELSEWHERE[code].split("::")
        assert f"def {name}(" in (BAD.parent / file).read_text(encoding="utf-8")
        return
    for template in PROBLEMS[code].values():
        words = re.sub(r"\\\{\w+\\\}", ".*", re.escape(template))
        assert re.search(rf"^    {words}", all_words(), re.MULTILINE)
