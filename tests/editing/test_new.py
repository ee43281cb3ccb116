"""`new` writes a record in its place, or nothing at all."""

import io
import re
from pathlib import Path

import pytest

from pledges.__main__ import main
from pledges.editing.command import PROBLEMS, SOUND, STOPPED
from pledges.editing.new import record
from pledges.editing.new.asking import fields_of, options
from pledges.records.load import load
from pledges.records.shapes import word_of
from pledges.records.texts import LANGS

WATER = "data/pledges/water.yml"
TEXTS = ["--text-ar", "نص قصير", "--text-en", "A text: with a colon"]
UPDATE = [
    "update",
    "--pledge",
    "water",
    "--claim",
    "reported",
    "--about",
    "context",
    *TEXTS,
    "--sources",
    "sample-news",
]


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write on the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What the editor types, and then no more."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize("day", ["2026-11-01", "2026-01-15", "2020"])
def test_an_update_stands_where_its_date_belongs(project: Path, day: str) -> None:
    """Newest first, in both languages, in the form that `fix` leaves alone, with all comments."""
    before = (project / WATER).read_text(encoding="utf-8").split("\n")
    assert main(["new", *UPDATE, "--on", day], project) == SOUND
    after = (project / WATER).read_text(encoding="utf-8")
    updates = load(project).pledges["water"].updates
    written = next(update for update in updates if update.on.text == day)
    assert written.text["en"] == "A text: with a colon"
    assert [u.on.last for u in updates] == sorted((u.on.last for u in updates), reverse=True)
    rest = iter(after.split("\n"))
    assert all(line in rest for line in before)
    assert main(["fix", WATER], project) == SOUND
    assert (project / WATER).read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (
            [
                "milestone",
                "--pledge",
                "water",
                "--name",
                "third-plant",
                "--title-ar",
                "محطة",
                "--title-en",
                "Plant",
                "--basis",
                "editorial",
                "--about",
                "promise",
                "--sources",
                "sample-news",
            ],
            WATER,
        ),
        (
            [
                "question",
                "--pledge",
                "questions",
                "--name",
                "who-pays",
                *TEXTS,
                "--since",
                "2024",
                "--who",
                "sample-ministry",
            ],
            "data/questions.yml",
        ),
        (
            [
                "source",
                "--name",
                "new-report",
                "--title-ar",
                "تقرير",
                "--title-en",
                "Report",
                "--publisher-ar",
                "جهة",
                "--publisher-en",
                "Body",
                "--kind",
                "press",
                "--source-language",
                "en",
                "--read",
                "2026-11",
            ],
            "data/sources.yml",
        ),
        (
            [
                "reading",
                "--pledge",
                "water",
                "--indicator",
                "repairs",
                "--on",
                "2026-06-30",
                "--value",
                "2100",
                "--source",
                "sample-series",
            ],
            WATER,
        ),
    ],
)
def test_every_kind_of_record_is_written(project: Path, arguments: list[str], file: str) -> None:
    """The file grows, loads, and needs no mend."""
    before = (project / file).read_text(encoding="utf-8")
    who = next(iter(load(project).bodies))
    arguments = [who if word == "sample-ministry" else word for word in arguments]
    assert main(["new", *arguments, "--dry-run"], project) == SOUND
    assert (project / file).read_text(encoding="utf-8") == before
    assert main(["new", *arguments], project) == SOUND
    after = (project / file).read_text(encoding="utf-8")
    assert len(after) > len(before)
    load(project)
    # A new source is cited by nothing yet, which is told.
    assert main(["fix", file], project) == (PROBLEMS if arguments[0] == "source" else SOUND)
    assert (project / file).read_text(encoding="utf-8") == after


def test_a_record_within_a_record_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An official milestone has the words of its source, and a question its answer."""
    milestone = ["--pledge", "water", "--name", "third-plant", "--title-ar", "محطة", "--title-en"]
    strength = ["--basis", "official", "--strength", "sought", "--sources", "sample-report"]
    command = ["new", "milestone", *milestone, "Plant", *strength]
    assert main(command, project) == PROBLEMS
    words = 'The words: a "third plant", which is to be built beside the two that there are'
    answers(monkeypatch, "sample-report")
    assert main([*command, "--quote-text", words], project) == SOUND
    quote = load(project).pledges["water"].milestones["third-plant"].quote
    assert quote
    assert (quote.text, quote.source) == (words, "sample-report")
    question = ["new", "question", "--pledge", "water", "--name", "who-pays", *TEXTS]
    asked = [*question, "--since", "2024", "--who", next(iter(load(project).bodies))]
    answer = [
        "--answered-text-ar",
        "تدفع المديرية.",
        "--answered-text-en",
        "It pays.",
        "--answered-on",
    ]
    given = [*asked, *answer, "2026-11-01", "--answered-sources", "sample-news"]
    assert main(given, project) == SOUND
    found = load(project).pledges["water"].questions["who-pays"].answered
    assert found
    assert (found.text["en"], found.sources) == ("It pays.", ("sample-news",))
    assert main(["fix", WATER], project) == SOUND


def test_what_is_not_given_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that is not among those allowed is asked for again."""
    lines = ["nowhere", "roads", "2026-10-01", "", "", "", "promise", "", "rumoured", "reported"]
    answers(monkeypatch, *lines, "بدأ العمل", "Work has begun", "sample-news", "")
    assert main(["new", "update", "--language", "en"], project) == SOUND
    assert load(project).pledges["roads"].updates[0].text["ar"] == "بدأ العمل"
    assert capsys.readouterr().out.count("is not among") == 2


@pytest.mark.parametrize("wrong", [["--on", "2031"], ["--on", "soon"], ["--status", "fulfilled"]])
def test_what_the_check_refuses_is_not_written(project: Path, wrong: list[str]) -> None:
    """A date to come, no date, a status on the Government's word alone."""
    before = (project / WATER).read_bytes()
    day = [] if wrong[0] == "--on" else ["--on", "2026-11-01"]
    assert main(["new", *UPDATE, *day, *wrong], project) == PROBLEMS
    assert (project / WATER).read_bytes() == before


def test_an_end_of_input_leaves_all_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stops answering has changed nothing."""
    before = (project / WATER).read_bytes()
    answers(monkeypatch, "water", "2026-10-01")
    assert main(["new", "update"], project) == STOPPED
    assert (project / WATER).read_bytes() == before


def test_every_question_is_asked_in_the_words_of_its_key(project: Path) -> None:
    """In both languages; a text is asked for once in each language that every text has."""
    words = load(project).words
    for model in record.KINDS.values():
        for key in fields_of(model):
            asked = options(key, words)
            inner = key.shape.keys if key.shape.what == "record" else (key,)
            each = [one for one in inner for _ in range(2 if one.shape.what == "text" else 1)]
            for option, one in zip(asked, each, strict=True):
                told = words[f"key-{word_of(one, words)}"]
                assert all(option.asks(words, lang).startswith(told[lang]) for lang in LANGS)


def test_without_its_words_nothing_is_asked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All that lack are told at once, as the check tells them."""
    path = project / "data/words.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^key-(text|on):", r"\1-key:", text), encoding="utf-8")
    assert main(["new", "update"], project) == PROBLEMS
    said = capsys.readouterr().err
    assert re.findall(r"(?m)^data/words\.yml:\S+ (\S+)$", said) == ["key-on", "key-text"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["--on", "٢٠٢٦-١١-٠١"], "2026-11-01"),
        (["--on", "30/10/2026"], "2026-10-30"),
        (["--on", "2026-11-01", "--claim", "“Reported”"], "2026-11-01"),
        (["--on", "2026-11-01", "--sources", "“Sample-News”"], "2026-11-01"),
    ],
)
def test_what_is_certainly_meant_is_written_in_its_form(
    project: Path, given: list[str], kept: str
) -> None:
    """Digits, dates, names and commas as people type them."""
    assert main(["new", *UPDATE, *given], project) == SOUND
    update = next(u for u in load(project).pledges["water"].updates if u.on.text == kept)
    assert update.claim == "reported"
    assert set(update.sources) == {"sample-news"}


def test_a_refusal_says_why_in_the_language_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same words as the check, with the line that would be written."""
    assert main(["new", *UPDATE, "--on", "1/10/2026", "--language", "en"], project) == PROBLEMS
    said = capsys.readouterr().out
    assert "⟦1/10/2026⟧" in said
    assert "read as 2026-10-01 or as 2026-01-10" in said
    assert "المشكلات" not in said


def test_a_word_not_among_those_allowed_is_told_the_nearest(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the language asked for."""
    answers(monkeypatch, "watr", "water")
    assert main(["new", "update", "--language", "en"], project) == STOPPED
    assert "did you mean 'water'?" in capsys.readouterr().out
