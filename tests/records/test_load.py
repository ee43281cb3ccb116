"""The files of `data/` become records; what an editor's machine leaves beside them does no harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pledges.pages.edition import Edition
from pledges.records.languages import FILE
from pledges.records.library import COLLECTIONS, Library, file_of
from pledges.records.load import load
from pledges.records.problems import DataError, Problem

Change = Callable[[str], bytes]


def problems(project: Path) -> list[Problem]:
    """The problems of form in the records of a project."""
    with pytest.raises(DataError) as caught:
        load(project)
    return caught.value.problems


def all_files(project: Path) -> list[Path]:
    """The files of records."""
    return sorted((project / "data").rglob("*.yml"))


def test_the_real_records_load(library: Library) -> None:
    """The seven pledges come in the order of their numbers."""
    assert [pledge.number for pledge in library.pledges.values()] == [1, 2, 3, 4, 5, 6, 7]


def test_pledges_come_in_the_order_of_their_numbers(project: Path) -> None:
    """The names of files do not decide the order."""
    water = project / "data/pledges/water.yml"
    text = water.read_text(encoding="utf-8")
    water.write_text(text.replace("number: 1\n", "number: 3\n"), encoding="utf-8")
    assert list(load(project).pledges) == ["roads", "water"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="windows"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="old-mac"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param(lambda text: text.rstrip("\n").encode(), id="no-last-line-end"),
        pytest.param(lambda text: f"---\n{text}...\n".encode(), id="document-marks"),
        pytest.param(lambda text: f"\n\n{text}\n\n".encode(), id="empty-lines"),
    ],
)
def test_the_form_of_a_text_file_changes_nothing(
    project: Path, sample: Edition, change: Change
) -> None:
    """Line ends, a byte-order mark and lines around the content leave the records as they are."""
    for path in all_files(project):
        path.write_bytes(change(path.read_text(encoding="utf-8")))
    loaded = load(project)
    for name in ("pledges", *COLLECTIONS):
        assert loaded.collection(name) == sample.library.collection(name)


@pytest.mark.parametrize("change", ["\r\n", "\r"])
def test_lines_are_counted_the_same_with_any_line_ends(project: Path, change: str) -> None:
    """A problem stands in the line that an editor sees, whatever ends the lines."""
    path = project / "data/bodies.yml"
    text = path.read_text(encoding="utf-8").replace("kind: un\n", "kind: unions\n")
    path.write_bytes(text.replace("\n", change).encode())
    (problem,) = problems(project)
    line = text[: text.index("kind: unions")].count("\n") + 1
    assert (problem.file, problem.place.line) == ("data/bodies.yml", line)


@pytest.mark.parametrize(
    "name",
    ["data/README.md", "data/schema/pledge.json", "data/.gitkeep", "data/.DS_Store"],
)
def test_some_files_are_no_records(project: Path, name: str) -> None:
    """The guide, the schema and hidden files may stand in `data/`."""
    path = project / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("anything", encoding="utf-8")
    assert load(project)


@pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", "._water.yml"])
def test_hidden_files_may_stand_beside_pledges(project: Path, name: str) -> None:
    """What an editor's machine leaves unseen is no pledge and no problem."""
    (project / "data/pledges" / name).write_bytes(b"\x00\x05\x16\x07")
    assert list(load(project).pledges) == ["water", "roads"]


@pytest.mark.parametrize(
    "name", ["sources.yaml", "Sources.yml", "sources.yml.orig", "notes.txt", "water.yml"]
)
def test_a_stray_file_is_told(project: Path, name: str) -> None:
    """A file that would be passed over in silence is a problem."""
    (project / "data" / name).write_text("a: b", encoding="utf-8")
    (problem,) = problems(project)
    assert (problem.file, problem.code) == (f"data/{name}", "unknown_file")


@pytest.mark.parametrize("name", ["Water.yml", "safe water.yml", "مياه.yml", "water_2.yml"])
def test_a_pledge_needs_a_plain_file_name(project: Path, name: str) -> None:
    """The name of a pledge's file is its address, and that is all that is told of a wrong one."""
    good = project / "data/pledges/water.yml"
    good.rename(good.with_name(name))
    found = [(p.file, p.code) for p in problems(project)]
    assert found == [(f"data/pledges/{name}", "not_a_pledge_file")]


def test_a_file_that_cannot_be_read_is_a_problem(project: Path) -> None:
    """A folder under the name of a file is told as what cannot be read."""
    path = project / "data/bodies.yml"
    path.unlink()
    path.mkdir()
    (problem,) = problems(project)
    assert (problem.file, problem.code) == ("data/bodies.yml", "unreadable")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_each_file_of_records_is_needed(project: Path, name: str) -> None:
    """A file that is gone is told by its name."""
    (project / file_of(name)).unlink()
    assert [(p.file, p.code) for p in problems(project)] == [(file_of(name), "no_file")]


def test_an_empty_project_lacks_every_file(tmp_path: Path) -> None:
    """All files that are gone are told at once."""
    found = problems(tmp_path)
    assert [p.file for p in found] == sorted([FILE, *(file_of(name) for name in COLLECTIONS)])
    assert {p.code for p in found} == {"no_file"}


def test_problems_of_all_files_are_told_at_once(project: Path) -> None:
    """One file that is no YAML does not hide what is wrong in the others."""
    for path in all_files(project):
        path.write_text("a: [", encoding="utf-8")
    assert len({p.file for p in problems(project)}) == len(all_files(project))


def test_records_remember_where_they_stand(sample: Edition) -> None:
    """Each file that was read has a document with the places of its keys."""
    files = {file_of(name) for name in COLLECTIONS}
    files |= {file_of("pledges", slug) for slug in sample.library.pledges}
    assert set(sample.library.documents) == files
    path = ("milestones", "design", "due")
    assert sample.library.documents["data/pledges/water.yml"].place(path).line > 1


def test_a_file_that_ends_within_a_letter_is_told_as_cut(project: Path) -> None:
    """It is told at the line where it ends, and how to mend it."""
    path = project / file_of("questions")
    path.write_bytes(path.read_bytes() + "  note: ة".encode()[:-1])
    (problem,) = problems(project)
    lines = path.read_bytes().count(b"\n") + 1
    assert (problem.code, problem.place.line) == ("cut_file", lines)
