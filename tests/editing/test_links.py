"""The report on links names each dead one with its line, in both languages."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest
from tests.building import ROOT

from pledges.__main__ import main
from pledges.editing import links
from pledges.editing.command import PROBLEMS, SOUND, WRONG_USE
from pledges.editing.visits import Answer
from pledges.records.load import load

PLAN, REPORT = "https://example.org/plan", "https://example.org/report?year=2026&lang=en"


def answering(monkeypatch: pytest.MonkeyPatch, **answers: Answer) -> None:
    """Let addresses that end so be answered so, and all others be there."""

    def visit(addresses: Iterable[str], _manners: object) -> dict[str, Answer]:
        return {
            address: next((a for end, a in answers.items() if address.endswith(end)), Answer(200))
            for address in addresses
        }

    monkeypatch.setattr(links, "visit", visit)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Report on the day of the tests, in both languages."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    monkeypatch.delenv("LANGUAGE", raising=False)


def test_all_addresses_of_sources_are_visited() -> None:
    """Those of kept copies too, each at its own line."""
    library = load(ROOT)
    lines = (ROOT / "data/sources.yml").read_text(encoding="utf-8").splitlines()
    found = list(links.links(library))
    wanted = [a for s in library.sources.values() for a in (s.url, s.archived) if a]
    assert [link["address"] for link in found] == wanted
    assert all(link["address"] in lines[link["line"] - 1] for link in found)


def test_open_links_are_only_counted(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both languages, with exit code 0; also when some refuse programs."""
    answering(monkeypatch, plan=Answer(403, "Forbidden"))
    assert main(["links"], project) == SOUND
    said = capsys.readouterr().out
    assert "Did not open" not in said
    assert "refuses programs" in said
    assert "يرفض الموقع البرامج" in said
    assert "2026-11-28" in said


def test_dead_links_are_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With title, address, answer and line, and exit code 1; no reason becomes markup."""
    answering(monkeypatch, plan=Answer(404, "Not Found"), en=Answer(0, "<b>timed *out*"))
    assert main(["links"], project) == PROBLEMS
    arabic, english = capsys.readouterr().out.split('<div lang="en" dir="ltr">')
    assert f"- Sample plan: <{PLAN}> (answer 404 Not Found; `data/sources.yml:" in english
    assert f"<{REPORT}> (no answer: \\<b\\>timed \\*out\\*;" in english
    assert "- خطة العينة: <https://example.org/plan> (الرد 404 Not Found" in arabic
    assert "No source is removed" in english


def test_one_language_may_be_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in the other commands."""
    answering(monkeypatch)
    assert main(["links", "--language", "ar"], project) == SOUND
    assert 'lang="en"' not in capsys.readouterr().out


def test_wrong_use_is_told(project: Path) -> None:
    """With exit code 2."""
    assert main(["links", "--soon"], project) == WRONG_USE


@pytest.mark.slow
def test_the_command_asks_real_addresses(project: Path) -> None:
    """In a process of its own: addresses at which nobody listens are told to be silent.

    Each is of another host, so that none waits for another.
    """
    path, hosts = project / "data/sources.yml", count(1)
    text = path.read_text(encoding="utf-8")
    text = re.sub("https://example.org", lambda _: f"http://127.0.0.{next(hosts)}:1", text)
    path.write_text(text, encoding="utf-8")
    code = f"""from pathlib import Path
from pledges.__main__ import main
raise SystemExit(main(["links"], Path({str(project)!r})))"""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == PROBLEMS, done.stderr
    assert "no answer: " in done.stdout
