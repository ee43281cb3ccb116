"""YAML becomes plain text, lists and maps; what cannot be read says so and does nothing else."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pledges.language.messages import told_all
from pledges.records.problems import DataError, Place
from pledges.records.reader import DEPTH, LIMIT, Document, read

FILE = "data/sample.yml"
# Far above what any of these texts needs, far below what a runaway would take.
BOUND = settings(deadline=dt.timedelta(seconds=20))


def codes(text: str) -> list[str]:
    """The codes of the problems that a text raises."""
    with pytest.raises(DataError) as caught:
        read(text, FILE)
    return [problem.code for problem in caught.value.problems]


def place(text: str) -> tuple[int, int]:
    """The line and the column of the one problem of a text."""
    with pytest.raises(DataError) as caught:
        read(text, FILE)
    (problem,) = caught.value.problems
    return problem.place.line, problem.place.column


def either(text: str) -> Document | DataError:
    """What a text is read as, or the problems that it has; anything else is a failure."""
    try:
        return read(text, FILE)
    except DataError as error:
        told_all(error.problems).encode()
        return error


@pytest.mark.parametrize(
    "word",
    ["no", "Yes", "on", "12:30", "0123", "0x1F", "5.10", "1e3", "2024-09-30", "10.7.2"],
)
def test_every_value_stays_text(word: str) -> None:
    """A word is never taken for a truth value, a number, a time or a date."""
    assert read(f"key: {word}\n{word}: value", FILE).value == {"key": word, word: "value"}


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
def test_nothing_is_an_empty_value(word: str) -> None:
    """The signs of YAML for nothing are no text, unless they are quoted."""
    assert read(f'a: {word}\nb: "{word}"', FILE).value == {"a": "", "b": word}


def test_lists_and_maps_nest() -> None:
    """Both styles of YAML give the same lists and maps, and comments are left out."""
    block = "a:\n  - b: c  # a comment\n    d: [e, f]\n  - {}\n"
    assert read(block, FILE).value == read("{a: [{b: c, d: [e, f]}, {}]}", FILE).value


def test_folded_text_is_one_line() -> None:
    """Lines under `>-` are joined, colons and quotation marks among them."""
    text = 'en: >-\n  One: "two"\n  three\n'
    assert read(text, FILE).value == {"en": 'One: "two" three'}


def test_places_are_lines_and_columns_of_keys() -> None:
    """A key stands where its first letter does, an entry of a list at its own start."""
    document = read("# comment\na:\n  b: [c, d]\n  e: {f: g}\n", FILE)
    assert document.place(("a",)) == Place(2, 1)
    assert document.place(("a", "b")) == Place(3, 3)
    assert document.place(("a", "b", 1)) == Place(3, 10)
    assert document.place(("a", "e", "f")) == Place(4, 7)


def test_a_missing_key_stands_at_the_nearest_one() -> None:
    """The place of what is not there is that of the key around it, or the top."""
    document = read("a:\n  b: c\n", FILE)
    assert document.place(("a", "z", 3, "y")) == Place(1, 1)
    assert document.place(("a", "b", "z")) == Place(2, 3)
    assert Document({}, {}).place(("a",)) == Place(1, 1)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "# only a comment\n", "---\n", "{}", "''"])
def test_nothing_is_an_empty_file(text: str) -> None:
    """A file without a value is a problem, whatever its spaces and comments."""
    assert codes(text) == ["empty_file"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b\na: c", "repeated_key", 2, 1),
        ("a:\n  b: c\n  b: d", "repeated_key", 3, 3),
        ("a: b\n\tc: d", "tab", 2, 1),
        ("a: b\t", "tab", 1, 5),
        ("a: &b c", "anchor", 1, 4),
        ("a: *b", "anchor", 1, 4),
        ("a: !b c", "tag", 1, 4),
        ("a: !!python/object/apply:os.system [ls]", "tag", 1, 4),
        ("a: !!str b", "tag", 1, 4),
        ("? [a, b]\n: c", "key_not_text", 1, 3),
        ("a: b\n--- c", "many_documents", 2, 1),
        ("a: b: c", "colon_in_text", 1, 4),
        ("a: [b", "list_open", 1, 4),
        ("a: @b", "sign_first", 1, 4),
        ("a: b\u202ec", "hidden_character", 1, 5),
        ("a: b\u2066c", "hidden_character", 1, 5),
        ("a: b\x00", "hidden_character", 1, 5),
        ("a: b\x1b[31m", "hidden_character", 1, 5),
        ("a: b\x0bc", "hidden_character", 1, 5),
        ("a: b\x0cc", "hidden_character", 1, 5),
        ("a: b\x1cc", "hidden_character", 1, 5),
        ("a: b\uffff", "hidden_character", 1, 5),
    ],
)
def test_a_problem_stands_at_its_line_and_column(
    text: str, code: str, line: int, column: int
) -> None:
    """Each problem of form is told once, where an editor has to look."""
    assert codes(text) == [code]
    assert place(text) == (line, column)


@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"', 'a: "\\uD800"', 'a: "\\U00110000"'])
def test_an_escape_must_be_a_character(text: str) -> None:
    """A code beyond all characters, or half of one, is a problem of the file."""
    assert isinstance(either(text), DataError)


@pytest.mark.parametrize("text", ["&x a: b", "!x a: b"])
def test_a_key_is_as_plain_as_a_value(text: str) -> None:
    """Anchors and tags are told on keys too."""
    assert codes(text) in (["anchor"], ["tag"])


def test_marks_within_arabic_text_are_kept() -> None:
    """Marks that Arabic and Persian prose needs are left in texts."""
    assert read("a: می‌خواهم\u200f!", FILE).value == {"a": "می‌خواهم\u200f!"}


def test_all_problems_of_the_lines_are_told_at_once() -> None:
    """A tab in each of two lines and a hidden mark make three problems."""
    assert codes("\ta: b\n\tc: d\u202e") == ["tab", "tab", "hidden_character"]


def test_all_problems_of_the_structure_are_told_at_once() -> None:
    """A repeated key, a tag and an anchor are told together."""
    assert codes("a: !b c\na: &d e\nf: g") == ["tag", "repeated_key", "anchor"]


def test_the_first_of_two_keys_is_named() -> None:
    """The problem of a repeated key says in which line the first one stands."""
    with pytest.raises(DataError) as caught:
        read("b:\n  a: 1\n\n  a: 2", FILE)
    assert caught.value.problems[0].values == {"first": 2}
    assert caught.value.problems[0].key == "b.a"


def test_nesting_has_a_limit() -> None:
    """The deepest nesting that is read is the limit, and one more is told."""
    assert read("[" * DEPTH + "a" + "]" * DEPTH, FILE).value
    assert codes("[" * (DEPTH + 1) + "a" + "]" * (DEPTH + 1)) == ["too_deep"]
    assert codes("[" * 200 + "]" * 200) == ["too_deep"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{", "{a: ", "? - "])
def test_no_nesting_is_too_deep_to_be_told(opening: str) -> None:
    """Thousands of openings, of lists, maps or keys, are a problem and not a crash."""
    assert isinstance(either(opening * 2000), DataError)


def test_nothing_expands() -> None:
    """An alias is never followed, so nine levels of ten cannot become a thousand million."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert set(codes("\n".join(lines))) == {"anchor"}


def test_a_file_that_is_too_large_is_not_read() -> None:
    """The limit is in bytes, and a file at the limit is still read."""
    start = "a: "
    assert read(start + "x" * (LIMIT - len(start)), FILE).value
    assert codes(start + "x" * LIMIT) == ["too_large"]
    assert codes(start + "م" * (LIMIT // 2)) == ["too_large"]


def test_a_directive_of_thousands_of_digits_is_told() -> None:
    """A version of YAML that is no number at all is a problem of the file."""
    assert isinstance(either(f"%YAML 1.{'1' * 5000}\n---\na: b"), DataError)


@BOUND
@given(st.text(max_size=200))
@example("a: b\x0bc")
@example("{" * 200)
def test_any_text_is_read_or_told(text: str) -> None:
    """Whatever a file holds, it is a document or a DataError, in bounded time."""
    either(text)


@BOUND
@given(st.text(alphabet="ab \n:-?,[]{}&*!|>'\"%@`#\\~=<0u", max_size=60))
def test_any_punctuation_is_read_or_told(text: str) -> None:
    """The signs of YAML in any order are a document or a DataError."""
    either(text)


@pytest.fixture(scope="module")
def real(root: Path) -> list[str]:
    """The texts of the real files, each cut where a record begins so that runs are short."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "data").rglob("*.yml"))]
    return [part for text in texts for part in re.split(r"\n(?=\S)", text) if part.strip()]


@BOUND
@given(st.data())
def test_a_spoiled_file_is_read_or_told(real: list[str], data: st.DataObject) -> None:
    """Spans deleted from real records, and others put in, make a document or a DataError."""
    text = data.draw(st.sampled_from(real))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        text = text[:start] + data.draw(st.text(max_size=6)) + text[end:]
    either(text)
