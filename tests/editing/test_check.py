"""`check` tells all problems, for people, GitHub and programs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import process_time
from typing import Any

import jsonschema
import pytest
from tests.building import ROOT
from tests.gitting import kept

from pledges.__main__ import main
from pledges.editing.check import Report
from pledges.editing.command import PROBLEMS, SOUND, STOPPED, WRONG_USE
from pledges.records.problems import Place, Problem

pytestmark = pytest.mark.slow

WATER = "data/pledges/water.yml"


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check on the day of the tests, in both languages."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    monkeypatch.delenv("LANGUAGE", raising=False)


@pytest.fixture
def project(project: Path) -> Path:
    """The sample with its history."""
    return kept(project).root


@pytest.fixture
def wrong(project: Path) -> Path:
    """A project with a slip in two files."""
    for file, right, slip in (
        (WATER, "status: stalled", "status: staled"),
        ("data/bodies.yml", "kind: federal", "kind: fedral"),
    ):
        text = (project / file).read_text(encoding="utf-8")
        (project / file).write_text(text.replace(right, slip, 1), encoding="utf-8")
    return project


def test_sound_data_are_told_to_be(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a problem the exit code is 0."""
    assert main(["check"], project) == SOUND
    assert capsys.readouterr().out == "✓ لا مشكلات\n✓ no problems\n"


def sarif(**keys: Any) -> dict[str, Any]:
    """An object with these keys and no other, all needed."""
    return {
        "type": "object",
        "properties": keys,
        "required": [*keys],
        "additionalProperties": False,
    }


# As much of the schema of SARIF 2.1.0 as a report has.
NUMBER = {"type": "integer", "minimum": 1}
WHERE = sarif(
    artifactLocation=sarif(uri={"type": "string", "format": "uri-reference"}),
    region=sarif(startLine=NUMBER, startColumn=NUMBER),
)
RESULT = sarif(
    ruleId={"type": "string"},
    level={"enum": ["none", "note", "warning", "error"]},
    message=sarif(text={"type": "string"}),
    locations={"type": "array", "items": sarif(physicalLocation=WHERE)},
)
RUN = sarif(
    tool=sarif(driver=sarif(name={"type": "string"})),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": RESULT},
)
SARIF = {
    "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
    "version": {"const": "2.1.0"},
    "runs": {"type": "array", "items": RUN},
}


def test_programs_that_read_sarif_are_served(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the shape of its standard, with signs that JSON must escape; none without a problem."""
    path = wrong / "data/glossary.yml"
    path.write_text(path.read_text("utf-8") + 'a"b\\: {title: <x>}\n', encoding="utf-8")
    assert main(["check", "--format", "sarif"], wrong) == PROBLEMS
    found = json.loads(capsys.readouterr().out)
    jsonschema.Draft7Validator(sarif(**SARIF)).validate(found)
    results = found["runs"][0]["results"]
    assert any(one["ruleId"] == "unknown_reference" for one in results)
    assert {one["level"] for one in results} <= {"error", "note"}
    files = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert {"data/bodies.yml", "data/glossary.yml"} <= files


def test_a_problem_has_its_place_line_and_way_out(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The wrong word stands in brackets that survive any order of the terminal."""
    assert main(["check", "--language", "en"], wrong) == PROBLEMS
    said = capsys.readouterr().out
    assert "⟦staled⟧" in said
    assert "did you mean 'stalled'?" in said
    assert "⟦fedral⟧" in said
    assert "is not checked: data/bodies.yml" in said
    assert said.endswith("✗ problems: 2, files: 2\n")
    assert "المسموح" not in said


@pytest.mark.parametrize(("value", "lines"), [("ar_IQ:en", 1), ("en_GB", 1), ("ku", 2), ("", 2)])
def test_the_language_is_that_of_the_desktop(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    value: str,
    lines: int,
) -> None:
    """LANGUAGE chooses where nothing else does; a language that is not spoken means both."""
    monkeypatch.setenv("LANGUAGE", value)
    main(["check"], project)
    assert len(capsys.readouterr().out.splitlines()) == lines


def test_only_the_named_file_is_told(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file or a folder narrows what is told, not what is checked."""
    assert main(["check", WATER, "--format", "json"], wrong) == PROBLEMS
    assert {p["file"] for p in json.loads(capsys.readouterr().out)["problems"]} == {WATER}
    assert main(["check", "data/pledges/roads.yml", "docs"], wrong) == SOUND


def test_what_is_wrong_with_the_folder_of_a_file_is_told(project: Path) -> None:
    """A page in a language that the site has not is no page, whatever is in it."""
    page = project / "docs/de/about.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Seite\ndescription: Eine Seite.\n---\n\n# Seite\n", "utf-8")
    assert main(["check", "docs/de/about.md"], project) == PROBLEMS


def test_json_has_stable_keys(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs find what the README promises."""
    main(["check", "--format", "json"], wrong)
    whole = json.loads(capsys.readouterr().out)
    assert set(whole) == {"problems", "notices", "left_out", "counts"}
    keys = {"file", "line", "column", "key", "code", "messages", "allowed", "nearest", "text"}
    assert all(set(problem) == keys for problem in whole["problems"])
    assert [p["nearest"] for p in whole["problems"]] == ["federal", "stalled"]


def test_annotations_are_escaped(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What GitHub takes for signs of its own is written out."""
    (project / "data/a,b:c%.yml").write_text("", encoding="utf-8")
    main(["check", "--format", "github"], project)
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=data/a%2Cb%3Ac%25.yml,line=1,col=1,title=")
    assert "%0A" in first


@pytest.mark.parametrize("name", ["data/none.yml", "/etc/passwd", "../elsewhere", "mkdocs.yml"])
def test_a_file_that_is_not_ours_is_wrong_use(project: Path, name: str) -> None:
    """Only files of data/ and docs/ are checked."""
    assert main(["check", name], project) == WRONG_USE


def test_a_wrong_day_is_told_without_a_traceback() -> None:
    """What the environment says wrongly ends the command in one line."""
    done = subprocess.run(
        [sys.executable, "-m", "pledges", "check"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "SOURCE_DATE_EPOCH": "soon"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (WRONG_USE, 1)


def test_the_word_is_shown_however_long_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list of many names on one line is cut before the word that is meant, not after it."""
    path = project / WATER
    text = path.read_text(encoding="utf-8")
    names = ", ".join(["sample-ministry"] * 20)
    text = text.replace("lead: [sample-ministry]", f"lead: [{names}, sample-minstry]")
    path.write_text(text, encoding="utf-8")
    main(["check", "--language", "en"], project)
    said = capsys.readouterr().out
    assert "⟦sample-minstry⟧" in said
    assert max(map(len, said.splitlines())) < 250


RUNS = "import sys\nfrom pathlib import Path\nfrom pledges.__main__ import main\n"
RUNS += "sys.exit(main(['check'], Path(sys.argv[1])))"
STOPS = "import os, signal, sys\nimport pledges.__main__ as line\n"
# Whoever runs the tests in the background has them started deaf to Ctrl-C.
STOPS += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
STOPS += "def stop(*_): os.kill(os.getpid(), signal.SIGINT)\n"


def run(code: str, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Run a command in a process of its own."""
    return subprocess.Popen(  # noqa: S603 - nothing here comes from outside
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,
    )


@pytest.mark.parametrize(
    "moment", ["line.import_module = stop", "line.overview = stop", "line.Parser.read = stop"]
)
def test_who_stops_a_command_reads_no_traceback(moment: str) -> None:
    """Ctrl-C leaves one line, also while the command is still being loaded."""
    asked = ["--help"] if "overview" in moment else ["check"]
    moment += f"\nline.start({asked})"
    with run(f"{STOPS}{moment}") as running:
        _, said = running.communicate()
    assert said.split("\n") == ["", "أُوقف الأمر ولم يتغير شيء · stopped; nothing was changed", ""]
    assert running.returncode == STOPPED


def test_who_reads_a_part_ends_the_command_quietly(wrong: Path) -> None:
    """As with `| head`."""
    with run(RUNS, str(wrong)) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == PROBLEMS


def test_many_problems_of_one_long_line_are_told_in_their_time() -> None:
    """A line may be as long as its file; what stands around each problem is looked at."""
    line = "word <b> " * 80_000
    report = Report([], [], [], lambda _file: [line], ("en",))
    started = process_time()
    for at in range(5, len(line), 360):
        shown = report.line(Problem("x.md", Place(1, at), ("text",), "raw_html", {"word": "<b>"}))
        assert "⟦<b>⟧" in shown
    assert process_time() - started < 5
