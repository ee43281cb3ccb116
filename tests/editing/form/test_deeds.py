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

pytestmark = pytest.mark.slow

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


SOURCE = {
    "v.fresh.title.ar": "خبر",
    "v.fresh.title.en": "Sample news",
    "v.fresh.publisher.ar": "ناشر",
    "v.fresh.publisher.en": "Publisher",
    "v.fresh.kind": "press",
    "v.fresh.language": "ar",
}
ADDRESS = "https://example.org/two"
TWO = [
    ("عُرضت المضخة الأولى", "The first pump was shown"),
    ("عُرضت المضخة الثانية", "The second pump was shown"),
]


def test_a_new_source_is_written_where_its_address_is_pasted(editor: Editor) -> None:
    """What it lacks is said beside its own fields; it has a name of its own and leads straight."""
    given = {**UPDATE, "v.sources": [f"{ADDRESS}?utm_source=mail", ""], "do": "save"}
    lacking = editor.send("updates/+", given)
    assert lacking.status_code == 422
    page = BeautifulSoup(lacking.text, "html.parser")
    assert page.select("[id='m-v.fresh.title'] .problem")
    assert not page.select("[id='m-v.fresh.title'] a")
    assert not page.select("[id='m-v.sources'] .problem")
    held = fields(lacking)
    assert held["v.fresh.read"] == [TODAY.isoformat()]
    assert held["v.sources"][0] == ADDRESS
    assert held["v.text.en"] == [UPDATE["v.text.en"]]
    assert git(editor.root, "diff") == ""
    assert editor.send("updates/+", {**held, **SOURCE, "do": "save"}).status_code == 303
    records = load(editor.root)
    assert records.sources["sample-news-2"].url == ADDRESS
    assert records.pledges["water"].updates[0].sources == ("sample-news-2",)
    assert main(["check", WATER, "data/sources.yml"], editor.root) == SOUND
    texts = dict(zip(("v.text.ar", "v.text.en"), TWO[0], strict=True))
    again = {**UPDATE, **texts, "v.on": "2026-10-02", "v.sources": [ADDRESS], "do": "save"}
    assert editor.send("updates/+", again).status_code == 303
    updates = load(editor.root).pledges["water"].updates
    assert [one.sources for one in updates].count(("sample-news-2",)) == 2


def test_another_address_takes_the_place_of_a_wrong_one(editor: Editor) -> None:
    """It is asked for once, and what was written of the source stays."""
    held = fields(editor.send("updates/+", {**UPDATE, "v.sources": [f"{ADDRESS}0"], "do": "check"}))
    given = {**held, **SOURCE, "v.sources": [ADDRESS], "do": "save"}
    assert editor.send("updates/+", given).status_code == 303
    assert load(editor.root).sources["sample-news-2"].url == ADDRESS


def test_of_two_new_addresses_none_is_lost(editor: Editor) -> None:
    """The first is asked about, the second is said to be unknown."""
    two = [ADDRESS, "https://example.org/three"]
    answer = editor.send("updates/+", {**UPDATE, **SOURCE, "v.sources": two, "do": "save"})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select("[id='m-v.sources'] .problem")
    assert fields(answer)["v.sources"][0] == ADDRESS
    assert git(editor.root, "diff") == ""


def test_a_second_update_of_a_day_has_a_name_by_itself(editor: Editor) -> None:
    """Made of its words; nobody is asked for one."""
    for ar, en in TWO:
        given = {**UPDATE, "v.text.ar": ar, "v.text.en": en, "do": "save"}
        assert editor.send("updates/+", given).status_code == 303, en
    written = load(editor.root).pledges["water"].updates[:2]
    assert {one.slug for one in written} == {None, "the-second-pump-was-shown"}


def test_what_is_sent_twice_is_done_once(editor: Editor) -> None:
    """To delete takes no other record out, and a proposal is not followed by an empty one."""
    for day, (ar, en) in zip(("2026-10-01", "2026-10-02"), TWO, strict=True):
        given = {**UPDATE, "v.on": day, "v.text.ar": ar, "v.text.en": en}
        assert editor.send("updates/+", {**given, "do": "save"}).status_code == 303
    sent = {**fields(editor.open("updates/0")), "do": "delete"}
    post = {"base_url": HOME, "headers": {"Origin": HOME}}
    query = {"file": WATER, "way": "updates/0"}
    codes = [
        editor.client.post("/en/edit", query_string=query, data=sent, **post).status_code
        for _ in range(2)
    ]
    assert codes == [303, 422]
    assert load(editor.root).pledges["water"].updates[0].on.text == "2026-10-01"
    who = {"name": "N", "mail": "n@example.org", "subject": "S", "do": "make"}
    who |= {"reason-ar": "سبب", "reason-en": "Reason"}
    made = [editor.client.post("/en/propose", data=who, **post).text for _ in range(2)]
    assert all("/patch/" in one for one in made)
    assert git(editor.root, "rev-list", "--count", "main..HEAD") == "1\n"
