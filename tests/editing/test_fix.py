"""`fix` puts right what has one right answer and leaves all else as it was."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import ROOT, change

from pledges.__main__ import main
from pledges.editing.command import PROBLEMS, SOUND
from pledges.records import guesses
from pledges.records.load import load

pytestmark = pytest.mark.slow

WATER = "data/pledges/water.yml"
Shuffle = Callable[[str], str]


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left is told as of the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")


def edit(project: Path, old: str, new: str, file: str = WATER) -> None:
    """Change what stands once in a file."""
    change(project / file, old, new)


def all_bytes(project: Path) -> dict[Path, bytes]:
    """Every file of records."""
    return {path: path.read_bytes() for path in sorted((project / "data").rglob("*.yml"))}


@pytest.mark.parametrize("of", [pytest.param("real", marks=pytest.mark.long), "sample"])
def test_what_is_right_stays_as_it_is(tmp_path: Path, project: Path, of: str) -> None:
    """Neither the real records nor the sample need a mend."""
    if of == "real":
        project = tmp_path / "real"
        for folder in ("data", "docs"):
            shutil.copytree(ROOT / folder, project / folder)
    before = all_bytes(project)
    assert main(["fix"], project) == SOUND
    assert all_bytes(project) == before


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("31/12/2023", "2023-12-31"),
        ("2023/12/31", "2023-12-31"),
        ("2023-1-5", "2023-01-05"),
        ("٢٠٢٣-١٢-٣١", "2023-12-31"),
        ("۳۱/۱۲/۲۰۲۳", "2023-12-31"),
        ("31 كانون الأول 2023", "2023-12-31"),
        ("٣١ ديسمبر ٢٠٢٣", "2023-12-31"),
        ("كانون الأول 2023", "2023-12"),
        ("31 December 2023", "2023-12-31"),
        ("\u200f2023-12-31", "2023-12-31"),
        ("3/4/2024", "3/4/2024"),
        ("2023", "2023"),
        ("soon", "soon"),
    ],
)
def test_dates_have_one_form_where_they_are_certain(written: str, right: str) -> None:
    """A day and a month that could change places are left to a person."""
    assert guesses.date(written) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("1,234,567", "1234567"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("۸۷۹٫۴", "879.4"),
        ("12,34", "12,34"),
        ("-1,000", "-1000"),
        ("many", "many"),
    ],
)
def test_numbers_have_bare_digits(written: str, right: str) -> None:
    """A comma is taken away only where it groups thousands."""
    assert guesses.number(written) == right


SLIPS: list[tuple[str, Shuffle, str]] = [
    ("mark", lambda text: "\ufeff" + text, "BOM"),
    ("windows", lambda text: text.replace("\n", "\r\n"), "LF"),
    ("end", lambda text: text + "\n\n", "one line end"),
    ("no-end", lambda text: text.rstrip("\n"), "one line end"),
    ("spaces", lambda text: text.replace("number: 1\n", "number: 1  \n"), "removed spaces"),
    ("tab", lambda text: text.replace("\n  en: ", "\n\ten: ", 1), "place of a tab"),
    ("digits", lambda text: text.replace("number: 1\n", "number: ١\n"), "wrote 1"),
    ("quotes", lambda text: text.replace("number: 1\n", 'number: "1"\n'), "removed quotes"),
    (
        "date",
        lambda text: re.sub(r"next_review: (\d+)-(\d+)-(\d+)", r"next_review: \1/\2/\3", text),
        "wrote 20",
    ),
]


@pytest.mark.parametrize(("slip", "said"), [pytest.param(s, w, id=i) for i, s, w in SLIPS])
def test_a_slip_is_put_right(
    project: Path, capsys: pytest.CaptureFixture[str], slip: Shuffle, said: str
) -> None:
    """What was spoilt is byte for byte what it was, and a second run has nothing to do."""
    path = project / WATER
    before = path.read_bytes()
    spoilt = slip(before.decode()).encode()
    assert spoilt != before
    path.write_bytes(spoilt)
    path.chmod(0o640)
    assert main(["fix", "--dry-run", WATER], project) == SOUND
    assert path.read_bytes() == spoilt
    assert main(["fix", "--language", "en", WATER], project) == SOUND
    assert said in capsys.readouterr().out
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o640


def test_entries_are_put_newest_first_with_their_comments(project: Path) -> None:
    """A comment above an entry goes with it."""
    path = project / WATER
    text = path.read_text(encoding="utf-8")
    head, mark, updates = text.partition("updates:\n")
    entries = re.findall(r"  - .*\n(?:    .*\n)*", updates)
    rest = updates[len("".join(entries)) :]
    noted = f"  # a note\n{entries.pop(2)}"
    path.write_text(f"{head}{mark}{''.join(entries)}{noted}{rest}", encoding="utf-8")
    assert main(["fix", WATER], project) == SOUND
    entries.insert(2, noted)
    assert path.read_text(encoding="utf-8") == f"{head}{mark}{''.join(entries)}{rest}"


def test_nothing_is_moved_past_a_comment_of_its_own(project: Path) -> None:
    """A comment that stands apart heads what follows it, and only a person knows how far."""
    path = project / WATER
    head, mark, updates = path.read_text(encoding="utf-8").partition("updates:\n")
    first, *others = re.findall(r"  - .*\n(?:    .*\n)*", updates)
    text = f"{head}{mark}{''.join(others)}\n  # apart\n\n{first}"
    path.write_text(text, encoding="utf-8")
    assert main(["fix", WATER], project) == PROBLEMS
    assert path.read_text(encoding="utf-8") == text


def test_a_colon_in_a_text_gets_quotes(project: Path) -> None:
    """A text that YAML takes for a key is one text again."""
    path = project / "data/glossary.yml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "\nzz:\n  title:\n    ar: الاسم: وصفه\n    en: Name: what it is\n",
        encoding="utf-8",
    )
    assert main(["fix", "data/glossary.yml"], project) == SOUND
    assert load(project).glossary["zz"].title.en == "Name: what it is"


def test_what_cannot_be_read_is_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with anchors, or that is no YAML, stays as it is, and the exit code says so."""
    edit(project, "number: 1\n", "number: &a 1  \n")
    (project / "data/bodies.yml").write_bytes(b"a: [ \t\n")
    (project / "data/sources.yml").write_bytes(b"\xff  \n")
    before = all_bytes(project)
    assert main(["fix", "--language", "en"], project) == PROBLEMS
    assert capsys.readouterr().out.count("left as it is") == 3
    assert all_bytes(project) == before


@pytest.mark.parametrize(
    ("right", "slip", "said"),
    [
        ("number: 1\n", "number 1\n", "added the colon after number"),
        ("number: 1\n", "number:1\n", "added the space after the colon"),
        ("number: 1\n", "number:\u00a01\n", "a plain space in the place of <U+00A0>"),
        ("  - to: 0.1.1\n", "  -to: 0.1.1\n", "added the space after the hyphen"),
        ("[sample-directorate, sample-", "[sample-directorate، sample-", "parted the names"),
        ("    claim: confirmed\n    sources: [sample-report]\n", None, "wrote confirmed"),
        ("    due: 2023-06-30\n", "    due: ٣٠ حزيران ٢٠٢٣\n", "wrote 2023-06-30"),
        ("    due: 2023-06-30\n", "    due: June 30, 2023\n", "wrote 2023-06-30"),
        ("    due: 2023-06-30\n", "    due: 2023–06–30\n", "wrote 2023-06-30"),
        ("    due: 2023-06-30\n", "    due: 2023 - 6 - 30\n", "wrote 2023-06-30"),
        ("value: 1820,", "value: 1’820,", "wrote 1820"),
        ("[sample-directorate, sample-council]", "[sample-directorate sample-council]", "parted"),
        ("[sample-agency, sample-partner]", "[sample-agency/sample-partner]", "parted"),
        ("[sample-study, sample-series]", "[sample-study; sample-series]", "parted"),
        (
            "    readings:\n      - on: 2025",
            "    readings:\n      • on: 2025",
            "in the place of a bullet",
        ),
        ("ar: تدريب العاملين", "ar: تدريـــب العاملين", "only look right"),
        ("en: Staff trained", "en: Stаff trained", "only look right"),
        ("en: The tender was repeated.", "en: The tender was repeated .", "only look right"),
    ],
)
def test_what_a_reader_cannot_read_is_put_right(
    project: Path, capsys: pytest.CaptureFixture[str], right: str, slip: str | None, said: str
) -> None:
    """Signs that are left out, and names and dates that are adorned, have one right form."""
    path = project / WATER
    before = path.read_text(encoding="utf-8")
    slip = slip or right.replace("confirmed", "“Confirmed”")
    path.write_text(before.replace(right, slip, 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    assert main(["fix", "--language", "en", WATER], project) == SOUND
    assert said in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == before


def test_an_address_is_the_one_that_is_meant(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a mail program made of it, and what follows readers, is taken away."""
    path = project / "data/sources.yml"
    before = path.read_text(encoding="utf-8")
    url = "url: https://example.org/note\n"
    led = "url: https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fnote&d=x\n"
    for slip in (led, f"{url.strip()}?utm_source=x\n", f"{url.strip()})\n"):
        path.write_text(before.replace(url, slip), encoding="utf-8")
        assert main(["fix", "--language", "en"], project) == SOUND
        assert "wrote https://example.org/note" in capsys.readouterr().out
        assert path.read_text(encoding="utf-8") == before


def test_two_names_that_are_no_records_are_left(project: Path) -> None:
    """A title of several words may be one name; nothing is joined that is not there."""
    edit(project, "[sample-directorate, sample-council]", "[sample directorate]")
    assert main(["fix"], project) == SOUND
    assert "supporting: [sample-directorate]" in (project / WATER).read_text("utf-8")
    edit(project, "supporting: [sample-directorate]", "supporting: [sample-directorate nobody]")
    assert main(["fix"], project) == PROBLEMS
    assert "[sample-directorate nobody]" in (project / WATER).read_text("utf-8")


def test_a_day_that_might_be_another_is_left_and_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person must decide stays, and the exit code says so."""
    edit(project, "    due: 2023-06-30\n", "    due: 05/06/2023\n")
    before = all_bytes(project)
    assert main(["fix", "--language", "en"], project) == PROBLEMS
    assert "only a person can put right: 1" in capsys.readouterr().out
    assert all_bytes(project) == before


def test_the_page_of_a_figure_is_written_from_its_record(project: Path) -> None:
    """Where it lacks, or bears another title; what a person wrote beside the title stays."""
    stub = project / "docs/en/figures/homes.md"
    right = stub.read_text(encoding="utf-8")
    stub.unlink()
    named = right.replace("figure:", "names:\n  - Houses\nfigure:")
    other = project / "docs/ar/figures/homes.md"
    arabic = other.read_text(encoding="utf-8")
    other.write_text(arabic.replace("البيوت", "الدور"), encoding="utf-8")
    assert main(["fix", "--dry-run"], project) == SOUND
    assert not stub.exists()
    assert main(["fix"], project) == SOUND
    assert stub.read_text(encoding="utf-8") == right
    assert other.read_text(encoding="utf-8") == arabic
    stub.write_text(named.replace("Homes connected", "Houses"), encoding="utf-8")
    assert main(["fix"], project) == SOUND
    assert stub.read_text(encoding="utf-8") == named
