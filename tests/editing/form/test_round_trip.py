"""Every record of the real data goes through the form and comes back as it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledges.editing.form.fields import answer, field, is_entries, whole
from pledges.editing.form.target import Target
from pledges.editing.mend.rewrite import rewritten, spaced, under
from pledges.records.library import Library
from pledges.records.load import text_of, wanted_files
from pledges.records.pledge import Update
from pledges.records.reader import read
from pledges.records.shapes import Key, shape
from pledges.records.texts import Record, Text
from pledges.records.values import Date, Slug, SourceSlug

pytestmark = pytest.mark.slow

TEXT = {"ar": "نص قصير", "en": "A short text"}


def records(target: Target, value: Any) -> Iterator[tuple[Target, Any]]:
    """All that has a form of its own: a record, and those in its lists."""
    if is_entries(target.key.shape):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for name, one in pairs:
            yield from records(target.within(name), one)
        return
    yield target, value
    for key in target.key.shape.keys:
        if is_entries(key.shape) and key.name in value:
            yield from records(target.within(key.name), value[key.name])


def test_a_record_that_nobody_changed_is_written_as_it_was(library: Library) -> None:
    """For each of the thousands of records: what the fields hold is what is answered."""
    count = 0
    for file, document in library.documents.items():
        for target, value in records(Target(file), document.value):
            asked = field(target.key, value, library.languages, new=False)
            given = {one.name: [*one.values] for one in asked.leaves() if one.values}
            assert whole(asked, spaced(value), answer(asked, given)) == spaced(value), (
                file,
                target.way,
            )
            count += 1
    assert count > 2000


def test_without_a_change_no_line_changes(root: Path, library: Library) -> None:
    """The writer given what stands there leaves each file as it is."""
    for file, model in wanted_files(root):
        text, value = text_of(root, file), spaced(library.documents[file].value)
        assert rewritten(text, model, (), value) == text


@pytest.mark.parametrize(
    "file", ["data/pledges/borders.yml", "data/sources.yml", "data/events.yml", "data/context.yml"]
)
def test_a_changed_title_changes_one_line(root: Path, library: Library, file: str) -> None:
    """In a title of one line, that line alone; comments and all else stay."""
    text, model, tried = text_of(root, file), dict(wanted_files(root))[file], 0
    for target, value in records(Target(file), library.documents[file].value):
        title = value.get("title") if isinstance(value, dict) else None
        if not isinstance(title, dict) or len(title["en"]) > 60 or tried > 3:
            continue
        tried += 1
        changed = {**spaced(value), "title": {**spaced(title), "en": f"{title['en']} anew"}}
        after = rewritten(text, model, target.path, changed)
        old, new = text.split("\n"), after.split("\n")
        assert len(old) == len(new), target
        assert sum(a != b for a, b in zip(old, new, strict=True)) == 1, target
    assert tried


def changes(target: Target, value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A record with a key less, with one more, and with other words in its texts."""
    for name, held in value.items():
        yield {key: one for key, one in value.items() if key != name}
        if isinstance(held, dict) and isinstance(held.get("ar"), str):
            first, *rest = held["ar"].split()
            yield {**value, name: {**held, "ar": " ".join([first, "# كلمة:", *rest, '"أخرى"'])}}
    lacking = [key.name for key in target.key.shape.keys if key.shape.what == "text"]
    yield from ({**value, name: TEXT} for name in lacking if name not in value)


@pytest.mark.parametrize("every", [1999, pytest.param(199, marks=pytest.mark.long)])
def test_any_change_is_written_with_all_comments(root: Path, library: Library, every: int) -> None:
    """Or refused: the writer reads what it wrote. Of the real records none is refused."""
    found = [
        (file, target, spaced(value))
        for file, document in library.documents.items()
        for target, value in records(Target(file), document.value)
        if isinstance(value, dict) and len(value) > 1
    ]
    models = dict(wanted_files(root))
    for file, target, value in found[::every]:
        for changed in changes(target, value):
            after = rewritten(text_of(root, file), models[file], target.path, changed)
            assert spaced(under(read(after, file).value, target.path)) == changed


class Taken(Record):
    """A record within another, as a model may have tomorrow."""

    on: Date
    reason: Text
    source: SourceSlug


class Later(Update):
    """An update with keys that nobody has thought of yet."""

    echoes: Slug | None = None
    taken: Taken | None = None


def test_a_new_key_of_the_model_is_asked_for_by_itself() -> None:
    """With all that stands in it, and its answer is what a file would hold."""
    of = shape(Later)
    key = Key("updates", of.model, of, needed=True, always=True)
    asked = field(key, None, ("ar", "en"), new=True)
    value = {
        "echoes": "2026-01-01",
        "taken": {"on": "2026-02-01", "reason": TEXT, "source": "sample-news"},
    }
    shown = field(key, value, ("ar", "en"), new=False)
    given = {one.name: [*one.values] for one in shown.leaves() if one.values}
    assert given.keys() <= {one.name for one in asked.leaves()}
    assert answer(asked, given) == value
