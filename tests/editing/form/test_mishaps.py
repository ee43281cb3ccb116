"""What goes wrong on the computers of editors: each is told in both languages and loses nothing."""

import errno
import os
import shutil
import subprocess
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from tests.editing.form.test_deeds import RIGHT, VALUE, editor
from tests.editing.form.test_form import HOME, TODAY, UPDATE, WATER, Editor, fields, git

from pledges.editing.form.desk import FOLDER
from pledges.editing.form.proposal import Proposals

pytestmark = pytest.mark.slow

POST: dict[str, Any] = {"base_url": HOME, "headers": {"Origin": HOME}}
PROPOSAL = {"name": "N", "mail": "n@example.org", "subject": "S"}
PROPOSAL |= {"reason-ar": "سبب", "reason-en": "Reason"}
__all__ = ["editor"]


def locked(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let files be held by another program, as Excel and OneDrive hold them on Windows."""
    replace = Path.replace

    def refusing(self: Path, to: Path) -> Path:
        if to.name in names or to.suffix in names:
            raise PermissionError(13, "Access is denied", str(self), None, str(to))
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", refusing)


@pytest.mark.parametrize("held", ["water.yml", ".json"])
def test_a_file_that_is_held_by_a_program_is_named_and_what_was_written_stays(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    """The record or the draft itself, as on a full disk too: it stands in the form again."""
    before = (editor.root / WATER).read_bytes()
    locked(monkeypatch, held)
    answer = editor.send("updates/+", {**UPDATE, "do": "save"})
    assert answer.status_code == 422
    assert "تعذرت الكتابة" in answer.text
    assert "could not be written" in answer.text
    assert fields(answer)["v.text.ar"] == [UPDATE["v.text.ar"]]
    assert (editor.root / WATER).read_bytes() == before
    monkeypatch.undo()
    assert editor.send("updates/+", {**fields(answer), "do": "save"}).status_code == 303


def test_of_several_files_all_are_written_or_none(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value of the country, and the log of the pledge that tells of it."""
    locked(monkeypatch, "water.yml")
    given = {**RIGHT, "v.pledge": "water", "v.now": "5000001"}
    answer = editor.send("residents/readings/0/value", given, "data/context.yml")
    assert answer.status_code == 422
    assert "water.yml" in answer.text
    assert git(editor.root, "diff") == ""


def test_two_windows_at_one_record_lose_nothing(editor: Editor) -> None:
    """The second is told that the record changed, keeps its words, and goes on from there."""
    mine = {**fields(editor.open("")), "v.summary.en": "Mine, from the second window."}
    theirs = {"v.summary.en": "Theirs, from the first window."}
    assert editor.send("", {**theirs, "do": "save"}).status_code == 303
    second = editor.client.post(
        "/en/edit", query_string={"file": WATER}, data={**mine, "do": "save"}, **POST
    )
    assert second.status_code == 422
    assert "تغيّر هذا السجل" in second.text
    assert fields(second)["v.summary.en"] == ["Mine, from the second window."]
    assert "Theirs, from the first" in (editor.root / WATER).read_text("utf-8")
    again = editor.open("")
    assert fields(again)["v.summary.en"] == ["Mine, from the second window."]
    assert "replaces what is there now" in again.text


def test_two_windows_at_new_records_have_a_draft_each(editor: Editor) -> None:
    """Each is read again where it was begun, and told of in the other; one that is saved goes."""
    ways = [parse_qs(urlsplit(opened(editor)).query)["way"][0] for _ in "ab"]
    assert ways[0] != ways[1]
    for way, text in zip(ways, ("First window", "Second window"), strict=True):
        given = {**UPDATE, "v.text.en": text, "do": "typed"}
        assert editor.send(way, given).status_code == 200
    for way, mine, other in zip(ways, ("First", "Second"), ("Second", "First"), strict=True):
        again = editor.open(way)
        assert fields(again)["v.text.en"] == [f"{mine} window"]
        assert f"{other} window" in again.text
    assert editor.send(ways[0], {**UPDATE, "do": "save"}).status_code == 303
    assert fields(editor.open(ways[1]))["v.text.en"] == ["Second window"]
    assert fields(editor.open(ways[0]))["v.text.en"] == [""]


WENT = [
    (WATER, "milestones/tariff", "v.title.en"),
    (WATER, "updates/3", "v.text.en"),
    ("data/bodies.yml", "sample-council", "v.title.en"),
]


@pytest.mark.parametrize(("file", "way", "name"), WENT, ids=[way for _, way, _ in WENT])
def test_a_record_that_went_meanwhile_takes_no_words_along(
    editor: Editor, file: str, way: str, name: str
) -> None:
    """It is told; the words stand in the form, and in the draft; nothing is written."""
    held, path = fields(editor.open(way, file)), editor.root / file
    records: Any = yaml.safe_load(path.read_text("utf-8"))
    *around, last = way.split("/")
    within = records[around[0]] if around else records
    if isinstance(within, list):
        del within[int(last) :]
    else:
        del within[last]
    path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), "utf-8")
    query, words = {"file": file, "way": way}, {**held, name: "My words", "do": "save"}
    before = path.read_bytes()
    answer = editor.client.post("/en/edit", query_string=query, data=words, **POST)
    assert answer.status_code == 422
    assert "no longer in the file" in answer.text
    assert fields(answer)[name] == fields(editor.open(way, file))[name] == ["My words"]
    assert path.read_bytes() == before
    gone = editor.client.post("/en/edit", query_string=query, data={"do": "discard"}, **POST)
    assert gone.status_code == 303
    assert editor.open(way, file).status_code == HTTPStatus.NOT_FOUND


def test_a_full_disk_is_told_of_the_file_that_was_meant(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system names no file then."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = editor.send("updates/+", {**UPDATE, "do": "save"})
    assert answer.status_code == 422
    assert "water.yml could not be written" in answer.text
    assert fields(answer)["v.text.en"] == [UPDATE["v.text.en"]]


def test_what_programs_put_into_a_text_is_taken_out(editor: Editor) -> None:
    """Signs of Word and of PDF that nobody sees, nor can take out of a form by hand."""
    texts = {
        "v.text.ar": "قالت\u00a0الوزارة\u200f إنها تمت.",
        "v.text.en": "The\x02Mini\u00adstry\x00said.",
    }
    assert editor.send("updates/+", {**UPDATE, **texts, "do": "save"}).status_code == 303
    written = (editor.root / WATER).read_text("utf-8")
    assert "قالت الوزارة إنها تمت." in written
    assert "The Ministry said." in written


def opened(editor: Editor) -> str:
    """Where the form for a new update leads."""
    query = {"file": WATER, "way": "updates/+"}
    return editor.client.get("/en/edit", query_string=query, base_url=HOME).headers["Location"]


def test_main_moves_on_in_between(editor: Editor) -> None:
    """Another record came by git: what is saved after is written beside it."""
    opened = fields(editor.open(VALUE))
    text = (editor.root / WATER).read_text("utf-8")
    (editor.root / WATER).write_text(text.replace("en: Safe water", "en: Water that is safe"))
    git(editor.root, "commit", "-qam", "Another")
    query = {"file": WATER, "way": VALUE}
    answer = editor.client.post("/en/edit", query_string=query, data={**opened, **RIGHT}, **POST)
    assert answer.status_code == 303
    assert "en: Water that is safe" in (editor.root / WATER).read_text("utf-8")


def test_a_push_that_is_refused_leaves_the_proposal(editor: Editor) -> None:
    """What git said is shown, with the file to send; also where git never answers or is not."""
    editor.send("updates/+", {**UPDATE, "do": "save"})
    git(editor.root, "remote", "add", "origin", "/nowhere/at/all")
    made = editor.client.post("/en/propose", data={**PROPOSAL, "do": "make"}, **POST)
    assert "/patch/" in made.text
    refused = editor.client.post("/en/propose", data={"do": "send"}, **POST)
    assert refused.status_code == 200
    assert "لم يضع شيء" in refused.text
    assert "nothing is lost" in refused.text
    assert "/nowhere/at/all" in refused.text
    assert "/patch/" in refused.text
    assert git(editor.root, "branch", "--show-current").startswith("edit/")


@pytest.mark.parametrize("error", [subprocess.TimeoutExpired("git", 1), FileNotFoundError(2, "x")])
def test_a_git_that_does_not_answer_is_told(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """In both languages."""

    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", failing)
    told = editor.client.post("/en/propose", data={"do": "send"}, **POST).text
    assert "لم يضع شيء" in told
    assert "nothing is lost" in told


def test_a_proposal_that_cannot_be_made_changes_no_branch(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The patch file is held, or git is at work: what was saved stays to be proposed."""
    editor.send("updates/+", {**UPDATE, "do": "save"})
    with monkeypatch.context() as held:
        locked(held, ".patch")
        failed = editor.client.post("/en/propose", data={**PROPOSAL, "do": "make"}, **POST)
    (editor.root / ".git/index.lock").touch()
    again = editor.client.post("/en/propose", data={**PROPOSAL, "do": "make"}, **POST)
    (editor.root / ".git/index.lock").unlink()
    for answer in (failed, again):
        assert "nothing is lost" in answer.text
    assert git(editor.root, "branch", "--show-current") == "main\n"
    made = editor.client.post("/en/propose", data={**PROPOSAL, "do": "make"}, **POST)
    assert "/patch/" in made.text


def test_without_git_there_is_the_file_alone(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No button that could not work; the name is asked for, whatever git was told."""
    git(editor.root, "remote", "add", "origin", "/nowhere")
    assert Proposals(editor.root, editor.root / FOLDER).can_send()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    editor.send("updates/+", {**UPDATE, "do": "save"})
    made = editor.client.post("/en/propose", data={**PROPOSAL, "do": "make"}, **POST)
    assert "/patch/" in made.text
    assert 'value="send"' not in made.text


@pytest.mark.parametrize("page", ["end", "preview/en"])
def test_whatever_is_asked_first_is_answered(project: Path, page: str) -> None:
    """Also the end, or a page of a draft, before any other page was opened."""
    editor = Editor(project, TODAY)
    answer = editor.client.post(f"/en/{page}", query_string={"file": WATER}, **POST)
    assert answer.status_code == (HTTPStatus.OK if page == "end" else HTTPStatus.NOT_FOUND)


def test_a_folder_with_spaces_and_arabic_letters_is_like_any_other(
    editor: Editor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its records are written, and proposed."""
    root = tmp_path_factory.mktemp("others") / "سجل التعهدات one"
    shutil.copytree(editor.root, root)
    there = Editor(root, TODAY)
    assert there.send("updates/+", {**UPDATE, "do": "save"}).status_code == 303
    made = there.client.post("/en/propose", data={**PROPOSAL, "do": "make"}, **POST)
    assert "/patch/" in made.text
    assert git(root, "branch", "--show-current").startswith("edit/")
