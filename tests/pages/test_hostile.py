"""No value but a text takes a hostile word, and no file or key is named by one."""

import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from tests import hostile

from pledges.characters import shown
from pledges.editing.check import Report, rendered
from pledges.language.messages import told_all
from pledges.records.load import gather
from pledges.records.problems import DataError
from pledges.records.values import Date, Number, Slug, Url, Whole

pytestmark = pytest.mark.slow

WORDS = (*hostile.TEXTS, *hostile.BRACES)
NAMES = (
    *(word.replace("/", "\u2215") for word in WORDS),
    "a\n::error file=b::forged",
    "a\x1b[2Jb",
    "a\u202eb",
)
# Addresses that run, that are none, or that would break out of what they are written into.
ADDRESSES = (
    *WORDS,
    "javascript:ran()", "JAVASCRIPT:ran()", "java\tscript:ran()", "data:text/html,<script>",
    "vbscript:ran()", "file:///etc/passwd", "//evil.example/", "ftp://a.example/", "https:",
    "https://", "http:///a", "https://a.example/<b>", 'https://a.example/"b',
    "https://a.example/ b",
    "https://a.example/`b", "https://a.example/\\b", "https://a.example/\n", "https://[a",
    "https://أ.example/", "https://a.example/\x00", "https://a.example/\u202eb",
)  # fmt: skip


@pytest.mark.parametrize(
    "kind", [Date, Number, Whole, Slug], ids=["date", "number", "whole", "slug"]
)
@pytest.mark.parametrize("word", WORDS)
def test_only_texts_take_any_word(kind: type, word: str) -> None:
    """A date, a number or a short name is never a hostile word."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(word)


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_sound_addresses_are_taken(address: str) -> None:
    """Whatever is no plain address of a page is refused."""
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python(address)


@pytest.mark.parametrize("address", hostile.ADDRESSES)
def test_odd_but_sound_addresses_are_taken(address: str) -> None:
    """Those that the build of hostile texts holds."""
    assert TypeAdapter(Url).validate_python(address) == address


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with a pledge of each hostile name."""
    folder = tmp_path_factory.mktemp("names")
    (folder / "data/pledges").mkdir(parents=True)
    for name in NAMES:
        (folder / "data/pledges" / f"{name}.yml").write_text("a: b", encoding="utf-8")
    return folder


def test_files_with_hostile_names_are_told_and_not_read(many: Path) -> None:
    """Each is named as a file that the site does not know."""
    library, problems = gather(many)
    told = {p.file.removeprefix("data/pledges/") for p in problems if p.code == "not_a_pledge_file"}
    assert told == {shown(f"{name}.yml") for name in NAMES}
    assert not library.pledges


def test_messages_about_hostile_names_stay_messages(many: Path) -> None:
    """A message has no control character that a terminal would obey."""
    problems = gather(many)[1]
    report = Report(problems, (), (), lambda _: (), ("en",))
    told = [rendered(f"check.{kind}", report=report) for kind in ("text", "github")]
    for words in (str(DataError(problems)), told_all(problems), *told):
        assert not [sign for sign in words if ord(sign) < 32 and sign != "\n"]
        assert not re.search(r"^::error file=b", words, re.MULTILINE)


@pytest.mark.parametrize("word", WORDS)
def test_keys_are_short_names(tmp_path: Path, word: str) -> None:
    """A record under a hostile key is told and not published."""
    quoted, file = word.replace("'", "''"), tmp_path / "data/bodies.yml"
    file.parent.mkdir()
    record = "title: {ar: ا, en: a}\n  kind: un\n"
    file.write_text(f"sound:\n  {record}'{quoted}':\n  {record}", encoding="utf-8")
    _, problems = gather(tmp_path)
    told = [p.code for p in problems if p.file == "data/bodies.yml"]
    assert told in (["not_a_slug"], ["bullet"])
