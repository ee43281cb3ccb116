"""What else is done with a record than writing one: put right, withdraw, take out."""

import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.editing.form.test_form import HOME, TODAY, UPDATE, WATER, Editor, fields, git

from pledges.__main__ import main
from pledges.editing.command import SOUND
from pledges.editing.form.desk import FOLDER
from pledges.records.load import load

VALUE = "indicators/homes/readings/0/value"
RIGHT = {
    "v.now": "77",
    "v.claim": "reported",
    "v.text.ar": "صُحِّحت من 74.5% إلى 77%.",
    "v.text.en": "Corrected from 74.5% to 77%.",
    "v.sources": ["sample-news"],
    "v.still": "yes",
    "do": "save",
}


@pytest.fixture
def editor(project: Path) -> Editor:
    """An editor of the sample, all of which is published."""
    (project / ".gitignore").write_text(f"/{FOLDER}/\n/.cache/\n", encoding="utf-8")
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "Begin"]):
        git(project, *arguments)
    return Editor(project, TODAY)


def told(answer: object) -> str:
    """What the form says to what was sent."""
    found = BeautifulSoup(answer.text, "html.parser").select_one("#outcome")  # type: ignore[attr-defined]
    return found.text if found else ""


def offered(editor: Editor, way: str) -> str:
    """What the page of a record offers to do with it."""
    page = BeautifulSoup(editor.open(way).text, "html.parser")
    return " ".join(one.text for one in page.select(".deeds a, .deeds button"))


def test_a_published_value_is_put_right_in_one_step(editor: Editor) -> None:
    """The value, its source and the update that says what it was; the check has no word more."""
    assert "Correct: Value" in offered(editor, VALUE.removesuffix("/value"))
    assert fields(editor.open(VALUE))["v.now"] == ["74.5"]
    assert editor.send(VALUE, RIGHT).status_code == 303
    pledge = load(editor.root).pledges["water"]
    reading, update = pledge.indicators["homes"].readings[0], pledge.updates[0]
    assert (str(reading.value), reading.source) == ("77", "sample-news")
    assert (update.type, update.on.text) == ("correction", TODAY.isoformat())
    (corrected,) = update.corrects
    assert corrected.at == "indicators/homes/readings/2025-12-31/value"
    assert corrected.was == "74.5"
    assert main(["check", WATER], editor.root) == SOUND
    assert git(editor.root, "diff", "--numstat") == f"16\t3\t{WATER}\n"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"v.now": "7,7,7"}, "v.now"),
        ({"v.text.en": ""}, "v.text.en"),
        ({"v.sources": ["nobody"]}, "v.sources"),
        ({"v.still": ""}, "v.still"),
        ({"v.now": "74.5"}, "v.now"),
    ],
)
def test_what_is_wrong_with_a_correction_is_said_beside_its_field(
    editor: Editor, wrong: dict[str, str], field: str
) -> None:
    """Also that the verdict is older, and that nothing is another; nothing is written."""
    answer = editor.send(VALUE, {**RIGHT, **wrong})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    beside = page.select_one(f"[id='m-{field}']")
    assert beside
    assert beside.select(".problem"), told(answer)
    assert git(editor.root, "diff") == ""


def test_a_correction_of_what_stands_in_no_pledge_names_one(editor: Editor) -> None:
    """A figure of the country is put right in the log of the pledge that it belongs to."""
    way, file = "residents/readings/0/value", "data/context.yml"
    held = load(editor.root).context["residents"].readings[0]
    given = {**RIGHT, "v.now": str(held.value + 1), "v.pledge": "water"}
    assert editor.send(way, given, file).status_code == 303
    (corrected,) = load(editor.root).pledges["water"].updates[0].corrects
    assert corrected.at == f"context/residents/readings/{held.on.text}/value"
    assert main(["check", WATER, file], editor.root) == SOUND


def test_a_correction_is_asked_for_at_a_terminal(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the same questions."""
    # Texts and lists end with an empty line; what it is about is kept as it stands.
    typed = ["77", "", "reported", RIGHT["v.text.ar"], "", RIGHT["v.text.en"], "", "sample-news"]
    typed += ["", "yes"]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    code = main(["new", "correction", f"water/{VALUE}", "--language", "en"], editor.root)
    assert code == SOUND, capsys.readouterr().out
    assert load(editor.root).pledges["water"].updates[0].type == "correction"


def test_what_was_never_published_is_taken_out(editor: Editor) -> None:
    """As if it had not been there; what was published is not taken out, but withdrawn."""
    assert "Withdraw" in offered(editor, "updates/0")
    assert editor.send("updates/0", {"do": "delete"}).status_code == 422
    assert editor.send("updates/+", {**UPDATE, "do": "save"}).status_code == 303
    assert "Delete" in offered(editor, "updates/0")
    assert editor.send("updates/0", {"do": "delete"}).status_code == 303
    assert git(editor.root, "diff") == ""
    name = {"v.title.ar": "مجلس", "v.title.en": "A council", "v.kind": "federal", "name": "council"}
    assert editor.send("+", {**name, "do": "save"}, "data/bodies.yml").status_code == 303
    assert editor.send("council", {"do": "delete"}, "data/bodies.yml").status_code == 303
    assert git(editor.root, "diff", "data") == ""


def test_a_source_is_added_on_the_way(editor: Editor) -> None:
    """The update waits as a draft, and the way leads back to it."""
    away = editor.send("updates/+", {**UPDATE, "v.sources": [""], "do": "aside"})
    assert away.status_code == 303
    source = {
        "name": "news-two",
        "v.title.ar": "خبر",
        "v.title.en": "News",
        "v.publisher.ar": "ناشر",
        "v.publisher.en": "Publisher",
        "v.kind": "press",
        "v.language": "ar",
        "v.read": "2026-11-01",
        "v.url": "https://example.org/two",
        "do": "save",
    }
    post = {"base_url": HOME, "headers": {"Origin": HOME}}
    page = editor.client.get(away.location, base_url=HOME)
    form = BeautifulSoup(page.text, "html.parser").select_one("#fields")
    assert form
    back = editor.client.post(str(form["action"]), data={**fields(page), **source}, **post)
    assert back.status_code == 303, told(back)
    held = fields(editor.client.get(back.location, base_url=HOME))
    assert held["v.text.en"] == [UPDATE["v.text.en"]]
    assert editor.send("updates/+", {**UPDATE, "v.sources": ["news-two"], "do": "save"}).location
    assert main(["check", WATER], editor.root) == SOUND
