"""What readers would see change between two commits, as data, as Markdown and as a command."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.building import ROOT, copy_of_sample
from tests.gitting import Book, written

from pledges.__main__ import main
from pledges.editing.command import RefusalError
from pledges.editing.compare.page_changes import PageChange, page_changes
from pledges.editing.compare.reader_changes import difference, meaning
from pledges.history.repository import Repository, repository
from pledges.language.words import Language
from pledges.records.load import load

PLEDGE = "data/pledges/water.yml"
PAGE = "docs/en/method.md"
WATER = {
    "title": {"ar": "مياه", "en": "Water"},
    "summary": {"ar": "خلاصة التعهد", "en": "What the pledge is about"},
    "next_review": "2027",
    "milestones": {
        "pipes": {"title": {"ar": "أنابيب", "en": "Pipes"}, "due": "2023-12-31", "sources": ["s"]}
    },
}
REASON = {"ar": "تأخر العقد", "en": "The contract was late"}
REVISION = {"due": "2024-06-30", "on": "2023-12-20", "reason": REASON, "source": "s"}


def page(title: str, *words: str) -> str:
    """A page of prose."""
    return f"---\ntitle: {title}\n---\n\n# {title}\n\n{' '.join(words)}\n"


def files(pledge: Mapping[str, Any] = WATER, text: str = "one two — three") -> dict[str, str]:
    """The files of a commit."""
    return {PLEDGE: written(pledge), PAGE: page("Method", text)}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The sample with a repository of one commit."""
    copy_of_sample(tmp_path)
    found = Book(tmp_path)
    found.commit(files(), "Begin")
    return found


def opened(book: Book) -> Repository:
    """Its repository."""
    found = repository(book.root)
    assert found is not None
    return found


def revised() -> dict[str, Any]:
    """The pledge with a due date that moved."""
    pipes = {**WATER["milestones"]["pipes"], "revisions": [REVISION]}  # type: ignore[index]
    return {**WATER, "milestones": {"pipes": pipes}}


def told(book: Book, range_: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints of a range."""
    assert main(["compare", range_], book.root) == 0
    return capsys.readouterr().out


def test_a_range_is_told_in_every_language(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """The change with its place, its days and its reason, in the words of the change log."""
    base = book.head
    book.commit(files({**revised(), "next_review": "2029"}))
    book.commit(files(revised()))
    text = told(book, f"{base}..HEAD", capsys)
    arabic, english = text.split('<div lang="en" dir="ltr">')
    assert '<div lang="ar" dir="rtl">' in arabic
    assert "السبب: تأخر العقد" in arabic
    assert "**Pledge: Water**" in english
    step = "31 December 2023 → 30 June 2024 (+182 days) Reason: The contract was late"
    assert f"- Milestone “Pipes”: Due: {step}" in english
    assert "2029" not in text


def test_nothing_is_said_to_be_nothing(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where only the layout of a file changed; the exit code is 0."""
    base = book.head
    assert "Nothing changes for readers" in told(book, f"{base}..HEAD", capsys)
    book.commit(files(dict(reversed(WATER.items()))))
    assert "لا شيء يتغير لمن يقرأ الموقع" in told(book, f"{base}..HEAD", capsys)


def test_repairs_are_counted(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """As in the change log."""
    base = book.head
    summary = {"ar": "خلاصة التعهد.", "en": "What the pledge is about"}
    book.commit(files({**WATER, "summary": summary}))
    assert "Editorial changes that leave the meaning alone: 1" in told(book, base, capsys)


def test_pages_are_told_by_their_titles_and_words(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many words came and went; a mark is no word."""
    base = book.head
    book.commit({**files(text="one two — four five"), "docs/en/new.md": page("New", "six")})
    text = told(book, f"{base}..", capsys)
    assert "- “Method” (docs/en/method.md): words added 2, removed 1, in all 5" in text
    assert "- New page “New” (docs/en/new.md); words: 2" in text
    assert "docs/ar" not in text


def test_a_page_may_go_or_change_its_title() -> None:
    """One whose head cannot be read, or outside the languages, is named by its file."""
    before = {"docs/en/a.md": page("A", "x"), "docs/en/b.md": page("B", "x"), "docs/c.md": "c"}
    after = {"docs/en/a.md": page("A2", "x"), "docs/en/b.md": "---\na: [\n---\nx", "docs/c.md": "d"}
    found = {change.file: change for change in page_changes(before, after)}
    assert found["docs/en/a.md"] == PageChange("docs/en/a.md", "docs/en/a.md", "A", "A2", 1, 1, 2)
    assert (found["docs/en/b.md"].before, found["docs/en/b.md"].after) == ("B", "docs/en/b.md")
    assert found["docs/c.md"].before == "docs/c.md"
    (gone,) = page_changes({"docs/en/a.md": page("A", "x")}, {})
    assert (gone.before, gone.after, gone.words) == ("A", "", 0)


def test_a_page_under_another_name_is_the_same_page() -> None:
    """By its words; a page that a record fills has too few to be known by."""
    words = " ".join(f"word{number}" for number in range(40))
    before = {"docs/en/a.md": page("A", words), "docs/en/stub.md": page("S", "x")}
    after = {"docs/en/b.md": page("A", f"{words} more"), "docs/en/other.md": page("S", "x")}
    found = {change.file: change for change in page_changes(before, after)}
    assert found.keys() == {"docs/en/b.md", "docs/en/stub.md", "docs/en/other.md"}
    assert found["docs/en/b.md"] == PageChange("docs/en/b.md", "docs/en/a.md", "A", "A", 1, 0, 42)


def test_a_renamed_page_is_told_as_renamed(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with both names."""
    words = " ".join(f"word{number}" for number in range(40))
    base = book.commit({**files(), "docs/en/a.md": page("A", words)})
    book.commit({**files(), "docs/en/b.md": page("A", words)})
    text = told(book, f"{base}..", capsys)
    assert "“A” (renamed: docs/en/a.md → docs/en/b.md): words added 0, removed 0" in text
    assert "removed; words lost" not in text


def test_a_new_milestone_is_told_with_its_date_and_source(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is asked for by a reviewer."""
    base = book.head
    title = {"ar": "محطة", "en": "A wall"}
    wall = {"title": title, "basis": "official", "due": "2027-06", "sources": ["news"]}
    book.commit(
        files({**WATER, "milestones": {"pipes": revised()["milestones"]["pipes"], "wall": wall}})
    )
    text = told(book, f"{base}..", capsys)
    assert "Milestone: added: A wall (Due: June 2027) Sources: news" in text


def test_three_dots_begin_where_both_part(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """What the base alone changed is not told as taken back."""
    base = book.head
    other = book.commit(files({**WATER, "next_review": "2030"}), "Elsewhere", [base])
    book.commit(files(revised()), "Proposed", [base])
    assert "2030" in told(book, f"{other}..HEAD", capsys)
    assert "2030" not in told(book, f"{other}...HEAD", capsys)


def test_a_file_that_cannot_be_read_is_said(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of it is told as removed, and bytes that are no text are a page without words."""
    base = book.head
    book.commit({**files(), PLEDGE: "title: [1", PAGE: "\udcff"})
    text = told(book, f"{base}..HEAD", capsys)
    assert "- data/pledges/water.yml cannot be read" in text
    assert "Water" not in text
    assert "in all 0" in text


@pytest.mark.parametrize("range_", ["nothing..HEAD", "HEAD..nothing", "HEAD~9..HEAD", "a:b...HEAD"])
def test_an_unknown_revision_is_refused(
    book: Book, range_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit code 2, in both languages, and without a trace of the program."""
    assert main(["compare", range_], book.root) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "لا إيداع بهذا الاسم" in said.err
    assert "no such revision" in said.err


def test_histories_that_never_met_have_no_common_commit(book: Book) -> None:
    """A range of three dots needs one."""
    other = book.head
    book.commit(files(), "Alone", [])
    with pytest.raises(RefusalError):
        difference(opened(book), f"{other}...HEAD")


def test_without_a_repository_or_sound_data_nothing_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 for the one, 1 for the other."""
    assert main(["compare", "a..b"], project) == 2
    Book(project).commit(files())
    (project / "data/bodies.yml").write_text("body: {}", encoding="utf-8")
    assert main(["compare", "HEAD..HEAD"], project) == 1
    assert "data/bodies.yml:1:1" in capsys.readouterr().err


def test_wrong_use_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With exit code 2."""
    assert main(["compare"]) == 2
    assert "BASE..HEAD" in capsys.readouterr().err


def test_the_data_of_the_difference_are_plain(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the workflow hands over is JSON of texts under headings."""
    base = book.head
    book.commit(files(revised()))
    assert main(["compare", f"{base}..HEAD", "--format", "json"], book.root) == 0
    parts = json.loads(capsys.readouterr().out)["parts"]
    assert [part["lang"] for part in parts] == ["ar", "en"]
    assert parts[1]["sections"][0]["title"] == "Pledge: Water"


def test_imported_records_are_one_section(book: Book) -> None:
    """Many records that begin together are named under one heading."""
    from_ = book.head
    sources = {f"s{n}": {"title": {"ar": f"م{n}", "en": f"S{n}"}} for n in range(5)}
    book.commit({**files(), "data/sources.yml": written(sources)})
    found = difference(opened(book), f"{from_}..HEAD")
    from_library = load(ROOT)
    language = Language(from_library, "en")
    (part,) = meaning(*found, [language])["parts"]
    (section,) = part["sections"]
    assert section["lines"] == ["S0", "S1", "S2", "S3", "S4"]


def test_days_are_taken_for_the_states_that_ended_them(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    """A range of two days is that of two commits; before the first day there is no state."""
    book.commit(files({**WATER, "next_review": "2029"}))
    base, head = book.head, book.commit(files(revised()))
    assert told(book, "2024-01-02..2024-01-03", capsys) == told(book, f"{base}..{head}", capsys)
    assert told(book, "2024-01-02..2025-06-30", capsys) == told(book, f"{base}..{head}", capsys)
    for wrong in ("2023-12-31", "2024-13-01"):
        assert main(["compare", f"{wrong}..HEAD"], book.root) == 2
        assert wrong in capsys.readouterr().err
