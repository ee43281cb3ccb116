"""`new` asks at a terminal for all that the form knows, and writes it in its place or nothing."""

import datetime as dt
import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.editing.form.test_form import NEW_ONES

from pledges.__main__ import main
from pledges.editing.command import SOUND, STOPPED
from pledges.editing.form.desk import FOLDER, WritingDesk
from pledges.editing.form.fields import STATES, is_entries
from pledges.editing.form.target import Target, spots
from pledges.editing.form.workshop import Workshop
from pledges.records.library import all_keys
from pledges.records.load import load

pytestmark = pytest.mark.slow

WATER = "data/pledges/water.yml"
TEXTS = ["text.ar=نص قصير", "text.en=A short text: with a colon"]
SAID = ["claim=reported", "about=context", *TEXTS, "sources=sample-news"]
UPDATE = ["update", "water/updates", *SAID]


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write on the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What the editor types, and then no more."""
    typed = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))


def begun(
    root: Path, monkeypatch: pytest.MonkeyPatch, kind: str, address: str, *known: str, at: str = ""
) -> list[str]:
    """Keep answers as a draft, press Enter at each question or before one; the command."""
    desk = WritingDesk(Workshop(root, dt.date(2026, 11, 28)))
    spots = desk.workshop.spots()
    place = next(one.target for one in spots if (one.kind, one.address) == (kind, address))
    given: dict[str, list[str]] = {}
    for name, _, value in (one.partition("=") for one in known):
        given.setdefault(name if name in {"name", "v"} else f"v.{name}", []).append(value)
    kept = desk.answered(place, given, desk.now(place).before)
    desk.keep(place, kept)
    names = [one.name for one in desk.questions(place, kept) if not one.inner]
    answers(monkeypatch, *[""] * (names.index(at) if at else len(names)))
    return ["new", kind, address]


def then(*lines: str) -> None:
    """What the editor types after that, and Enter at all questions that follow."""
    held = sys.stdin.read()
    sys.stdin = io.StringIO(held + "".join(f"{line}\n" for line in (*lines, *[""] * 40)))


@pytest.mark.parametrize(
    "day", [pytest.param("2026-11-01", marks=pytest.mark.long), "2026-01-15", "2020"]
)
def test_an_update_stands_where_its_date_belongs(
    project: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    """Newest first, in both languages, in the form that `fix` leaves alone, with all comments."""
    before = (project / WATER).read_text(encoding="utf-8").split("\n")
    assert main(begun(project, monkeypatch, *UPDATE, f"on={day}"), project) == SOUND
    after = (project / WATER).read_text(encoding="utf-8")
    updates = load(project).pledges["water"].updates
    written = next(update for update in updates if update.on.text == day)
    assert written.text["en"] == "A short text: with a colon"
    assert [u.on.last for u in updates] == sorted((u.on.last for u in updates), reverse=True)
    rest = iter(after.split("\n"))
    assert all(line in rest for line in before)
    assert main(["fix", WATER], project) == SOUND
    assert (project / WATER).read_text(encoding="utf-8") == after


# In a list, within another record, under a name, with a list of its own; test_form.py has them all.
SHAPES = ("updates/+", "milestones/tariff/says/+", "bodies/given/+", "indicators/+")


@pytest.mark.parametrize(
    ("file", "way", "given"),
    [
        pytest.param(*one, id=one[1], marks=[] if one[1] in SHAPES else [pytest.mark.long])
        for one in NEW_ONES
    ],
)
def test_every_kind_of_record_is_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, file: str, way: str, given: dict[str, Any]
) -> None:
    """All that is needed is asked for, and typed; the file grows and needs no mend."""
    before = (project / file).read_text(encoding="utf-8")
    found = [*spots(Target(file), load(project).documents[file].value)]
    spot = next(one for one in found if one.target.way == way)
    known = [
        f"{name.removeprefix('v.')}={one}"
        for name, held in given.items()
        for one in ([held] if isinstance(held, str) else held)
        if one
    ]
    arguments = begun(project, monkeypatch, spot.kind, spot.address, *known)
    assert main([*arguments, "--language", "en"], project) == SOUND
    after = (project / file).read_text(encoding="utf-8")
    assert len(after) > len(before)
    load(project)
    main(["fix", file], project)
    assert (project / file).read_text(encoding="utf-8") == after


def test_every_kind_of_the_model_can_be_named(project: Path) -> None:
    """What stands in a file, a list or a key of its own, and that a milestone is done."""
    library = load(project)
    kinds = {
        spot.kind
        for file, one in library.documents.items()
        for spot in spots(Target(file), one.value)
    }
    assert kinds >= {*STATES} | {"update", "reading", "revision", "account", "withdrawal"}
    listed = {
        key.shape.of.model
        for key in all_keys()
        if is_entries(key.shape) and key.shape.of and key.shape.of.what == "record"
    }
    assert listed - kinds == set()


def test_what_is_said_of_a_record_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a milestone is done, that an update does not stand; the other keys stay as they are."""
    before = load(project).pledges["water"]
    answers(monkeypatch, "2026-10-01", "reported", "")
    assert main(["new", "done", "tariff"], project) == SOUND
    done = load(project).pledges["water"].milestones["tariff"]
    assert done.done
    assert done.done.text == "2026-10-01"
    assert done.title == before.milestones["tariff"].title
    answers(monkeypatch, "2026-11-01", "كان خطأ.", "", "It was wrong.", "", "sample-news")
    assert main(["new", "withdrawal", "water/updates/0/withdrawn"], project) == SOUND
    assert len(load(project).pledges["water"].updates) == len(before.updates) - 1
    assert main(["check", WATER], project) == SOUND


def test_a_record_within_a_record_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An official milestone has the words of its source, and a question its answer."""
    words = 'The words: a "third plant", which is to be built beside the two that there are'
    title = ["title.ar=محطة", "title.en=Plant", "basis=official", "strength=sought"]
    known = ["name=third-plant", *title, "sources=sample-report"]
    where = "milestone", "water/milestones"
    command = begun(project, monkeypatch, *where, *known, at="v.quote.text")
    then(words, "", "sample-report")
    assert main(command, project) == SOUND
    quote = load(project).pledges["water"].milestones["third-plant"].quote
    assert quote
    assert (quote.text, quote.source) == (words, "sample-report")


def test_what_is_not_given_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that is not among those offered is asked for again; a part of a name is enough."""
    lines = ["nowhere", "roads", "2026-10-01", "", "", "", "promise", "", "rumoured", "reporte"]
    answers(
        monkeypatch, *lines, "بدأ", "العمل", "", "Work has", "begun", "", "Sample news", *[""] * 3
    )
    assert main(["new", "update", "--language", "en"], project) == SOUND
    update = load(project).pledges["roads"].updates[0]
    assert (update.text["ar"], update.text["en"]) == ("بدأ العمل", "Work has begun")
    assert update.sources == ("sample-news",)
    assert capsys.readouterr().out.count("is not among") == 2


def test_one_wrong_answer_is_asked_for_again_and_the_others_are_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the reason in both languages: a date to come, one that is two, and a right one."""
    command = begun(project, monkeypatch, *UPDATE, "on=2031")
    then("1/10/2026", "2026-10-01")
    assert main(command, project) == SOUND
    update = next(u for u in load(project).pledges["water"].updates if u.on.text == "2026-10-01")
    assert update.text["ar"] == "نص قصير"
    said = capsys.readouterr().out
    assert "read as 2026-10-01 or as 2026-01-10" in said
    assert said.count("[on]") == 3
    assert said.count("! on") == 2
    assert said.count("[text.ar]") == 1


def test_an_empty_answer_that_is_needed_is_asked_for_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its reason, as often as it is empty."""
    command = begun(project, monkeypatch, *UPDATE, at="v.on")
    then("", "", "2026-11-01")
    assert main([*command, "--language", "en"], project) == SOUND
    assert capsys.readouterr().out.count("cannot be written without this") == 2


def test_what_is_wrong_elsewhere_is_told_and_the_answers_are_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An update that is newer than the verdict: nothing is written; the draft goes on later."""
    before = (project / WATER).read_bytes()
    newer = [*UPDATE, "about=promise", "on=2026-11-27"]
    newer.remove("about=context")
    assert main(begun(project, monkeypatch, *newer), project) == STOPPED
    assert (project / WATER).read_bytes() == before
    assert "verdict" in capsys.readouterr().out
    assert list((project / FOLDER).glob("*.json"))


def test_an_end_of_input_writes_nothing_and_keeps_the_answers(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who stops answering has changed nothing, and goes on with the same command."""
    before = (project / WATER).read_bytes()
    answers(monkeypatch, "2026-10-01")
    assert main(["new", "update", "water"], project) == STOPPED
    assert (project / WATER).read_bytes() == before
    kept = [
        "",
        "",
        "",
        "",
        "context",
        "",
        "reported",
        "بدأ العمل",
        "",
        "Work has begun",
        "",
        "sample-news",
        "",
        "",
        "",
    ]
    answers(monkeypatch, *kept)
    assert main(["new", "update", "water"], project) == SOUND
    assert load(project).pledges["water"].updates[0].text["en"] == "Work has begun"
    assert "Enter keeps what is here, - leaves it out: 2026-10-01" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["on=٢٠٢٦-١١-٠١", "confidence=“High”", "sources=“Sample-Report”"], "2026-11-01"),
        (["on=30/10/2026"], "2026-10-30"),
    ],
)
def test_what_is_certainly_meant_is_written_in_its_form(
    project: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], kept: str
) -> None:
    """Digits, dates and names as people type them."""
    assert main(begun(project, monkeypatch, *UPDATE, *given), project) == SOUND
    update = next(u for u in load(project).pledges["water"].updates if u.on.text == kept)
    assert update.claim == "reported"
    assert update.confidence == "high"


def test_the_newest_sources_come_first_and_typing_narrows_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By a part of the name or of the title, in either language."""
    newest = [*load(project).sources][-1]
    left = [one for one in UPDATE if not one.startswith("sources")]
    command = begun(project, monkeypatch, *left, "on=2026-11-01", at="v.sources")
    then("sample", "sample-news", "")
    assert main([*command, "--language", "en"], project) == SOUND
    asked, narrowed, *_ = capsys.readouterr().out.split("[sources]")[1].split("> ")
    assert asked.index(newest) < asked.index("sample-news")
    assert "sample-news — " in narrowed


def test_a_real_terminal_is_served(
    project: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a pseudoterminal, in a process of its own."""
    ours, theirs = pty.openpty()
    command = begun(project, monkeypatch, *UPDATE)
    lines = f"""from pathlib import Path
from pledges.__main__ import main
raise SystemExit(main({command!r}, Path({str(project)!r})))"""
    os.write(ours, b"2026-11-01\n" + b"\n" * 40)
    done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
        [sys.executable, "-c", lines],
        stdin=theirs,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root / "hooks"), "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )
    assert done.returncode == SOUND, done.stderr
    assert "+  - on: 2026-11-01" in done.stdout
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize(
    "sent", ["\0" * 10_000, "\n" * 10_000, "y\n" * 10_000, "\x04a\x1b\u202e\n" * 9]
)
def test_what_is_piped_in_without_an_end_is_left(
    project: Path, monkeypatch: pytest.MonkeyPatch, sent: str
) -> None:
    """Of a device or a program that goes on and on no more is read than a person types."""
    given = io.StringIO(sent)
    monkeypatch.setattr("sys.stdin", given)
    assert main(["new", "update", "water"], project) == STOPPED
    assert given.tell() <= 6000
