"""The form as a browser meets it: who may come in, what is refused, kept, written and proposed."""

import datetime as dt
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from pledges.editing.form.desk import FOLDER
from pledges.editing.form.server import IDLE, Door, application
from pledges.editing.form.target import target
from pledges.editing.form.workshop import Workshop
from pledges.editing.mend.order import NoPlace
from pledges.records.library import all_keys
from pledges.records.load import load
from pledges.records.shapes import Key, below

pytestmark = pytest.mark.slow

PORT = 50123
GIT = shutil.which("git") or "git"
HOME = f"http://127.0.0.1:{PORT}"
WATER = "data/pledges/water.yml"
UPDATE = {
    "v.on": "١ تشرين الثاني ٢٠٢٦",
    "v.about": "context",
    "v.claim": "reported",
    "v.text.ar": "نص قصير من سطر واحد",
    "v.text.en": "A short text: on one line",
    "v.sources": ["Sample news [sample-news]", ""],
}


TODAY = dt.date(2026, 11, 28)


class Editor:
    """Someone who sends forms from our own pages."""

    def __init__(self, root: Path, today: dt.date) -> None:
        """Open the form as the program does."""
        self.door = Door(port=PORT)
        self.root = root
        self.client = application(Workshop(root, today), self.door).test_client()
        self.client.get(f"/?token={self.door.token}", base_url=HOME)

    def open(self, way: str, file: str = WATER, lang: str = "en") -> TestResponse:
        """The page of a record."""
        query = {"file": file, "way": of_window(way)}
        return self.client.get(f"/{lang}/edit", query_string=query, base_url=HOME)

    def send(self, way: str, given: Mapping[str, Any], file: str = WATER) -> TestResponse:
        """Send the form of a record as it stands on its page, with other values in some fields."""
        found = fields(self.open(way, file))
        return self.client.post(
            "/en/edit",
            query_string={"file": file, "way": of_window(way)},
            base_url=HOME,
            headers={"Origin": HOME},
            data={**found, **given},
        )


def of_window(way: str) -> str:
    """The way to a new record as it is in one window."""
    return f"{way}1" if way.endswith("+") else way


def fields(page: TestResponse) -> dict[str, list[str]]:
    """What a browser would send of a page."""
    form = BeautifulSoup(page.text, "html.parser").select_one("#fields")
    assert form
    found: dict[str, list[str]] = {}
    for one in form.select("input, textarea, select"):
        if one.get("type") in {"radio", "checkbox"} and not one.has_attr("checked"):
            continue
        chosen = one.select("option[selected]") if one.name == "select" else []
        value = (
            chosen[0].get("value") if chosen else one.get("value") or one.text.removeprefix("\n")
        )
        found.setdefault(str(one["name"]), []).append(
            str(value or "") if one.name != "select" or chosen else ""
        )
    return found


@pytest.fixture
def editor(project: Path, today: dt.date) -> Editor:
    """An editor of a copy of the sample."""
    return Editor(project, today)


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("/en/", {"base_url": f"http://evil.example:{PORT}"}),
        ("/en/", {"base_url": f"http://localhost:{PORT}"}),
        ("/en/", {"base_url": "http://127.0.0.1:50124"}),
        ("/en/", {"headers": {"Sec-Fetch-Site": "cross-site"}}),
        ("/en/", {"headers": {"Sec-Fetch-Site": "same-site"}}),
        ("/en/", {"headers": {"Origin": "https://evil.example"}}),
        ("/en/end", {"method": "POST"}),
        ("/en/end", {"method": "POST", "headers": {"Origin": "null"}}),
        ("/en/end", {"method": "POST", "headers": {"Origin": "http://127.0.0.1:50124"}}),
        ("/?token=another", {}),
        ("/?token=", {}),
        ("/", {}),
    ],
)
def test_strangers_are_refused(editor: Editor, path: str, options: dict[str, Any]) -> None:
    """Another host, another origin, another site, no token: with the cookie or without."""
    answer = editor.client.open(path, **{"base_url": HOME, **options})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_without_the_cookie_nothing_is_shown(editor: Editor) -> None:
    """The token opens the door once for each browser; pages, files and styles need the cookie."""
    stranger = editor.client.application.test_client()
    for path in ("/en/", "/ar/edit", "/form/form.css", "/assets/css/pledges.css"):
        assert stranger.get(path, base_url=HOME).status_code == 403
    wrong = {"Cookie": f"pledges-{PORT}=another"}
    assert stranger.get("/en/", base_url=HOME, headers=wrong).status_code == 403


def test_the_cookie_and_the_pages_are_strict(editor: Editor) -> None:
    """No script of others, no frame elsewhere, no cookie across sites or for scripts."""
    entered = editor.client.get(f"/?token={editor.door.token}", base_url=HOME)
    assert "HttpOnly" in entered.headers["Set-Cookie"]
    assert "SameSite=Strict" in entered.headers["Set-Cookie"]
    page = editor.open("updates/+")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert " style=" not in page.text
    assert " onclick=" not in page.text


@pytest.mark.parametrize(
    ("file", "way"),
    [
        ("data/../mkdocs.yml", ""),
        ("/etc/passwd", ""),
        (WATER, "updates/99"),
        (WATER, "x/0"),
        ("docs/../x.md", ""),
    ],
)
def test_what_is_not_there_is_not_found(editor: Editor, file: str, way: str) -> None:
    """No file but those of the project, no record but those in it."""
    assert editor.open(way, file).status_code == 404


def test_files_of_others_are_not_sent(editor: Editor) -> None:
    """Nothing outside the folders of styles and of patch files can be asked for."""
    for path in (
        "/assets/../../mkdocs.yml",
        "/form/%2e%2e/rules.html",
        "/patch/..%2fmkdocs.yml",
    ):
        assert editor.client.get(path, base_url=HOME).status_code == 404


@pytest.mark.parametrize("lang", ["ar", pytest.param("en", marks=pytest.mark.long)])
def test_every_kind_of_page_is_there_in_both_languages(editor: Editor, lang: str) -> None:
    """One record of each kind, its lists, a new one, the pages of prose: all that is linked."""
    waiting, seen = [f"/{lang}/"], set[tuple[Key, bool]]()
    while waiting:
        page = editor.client.get(waiting.pop(), base_url=HOME, follow_redirects=True)
        assert page.status_code == 200, page.request.url
        for link in BeautifulSoup(page.text, "html.parser").select(f"a[href^='/{lang}/edit?']"):
            query = parse_qs(urlsplit(str(link["href"])).query)
            (file,) = query["file"]
            place = target(file, query.get("way", [""])[0], {file})
            kind = place.key, place.is_new
            waiting += [str(link["href"])] if kind not in seen else []
            seen.add(kind)
    # Records within others have no form of their own.
    inner = {
        of.model
        for key in all_keys()
        for of in below(key.shape)
        if key.shape.what in {"record", "translated"}
    }
    forms = {key.model for key, _ in seen}
    assert {key.model for key in all_keys()} - inner - forms == {"tongue"}


def test_an_update_is_written_in_its_place(editor: Editor) -> None:
    """An Arabic date and a picked name are read; the diff holds the update alone."""
    before = (editor.root / WATER).read_text(encoding="utf-8")
    answer = editor.send("updates/+", {**UPDATE, "do": "save"})
    assert answer.status_code == 303
    after = (editor.root / WATER).read_text(encoding="utf-8")
    written = next(
        u for u in load(editor.root).pledges["water"].updates if u.on.text == "2026-11-01"
    )
    assert written.text["en"] == "A short text: on one line"
    rest = iter(after.split("\n"))
    assert all(line in rest for line in before.split("\n"))
    assert len(after.split("\n")) - len(before.split("\n")) == 9
    assert not list((editor.root / FOLDER).glob("*.json"))


def test_what_is_refused_is_said_beside_its_field_and_kept(editor: Editor) -> None:
    """In both languages, with a way to the field; the draft is offered at the next start."""
    before = (editor.root / WATER).read_text(encoding="utf-8")
    wrong = {**UPDATE, "v.on": "3/4/2026", "v.text.en": "", "do": "save"}
    answer = editor.send("updates/+", wrong)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    for name in ("v.on", "v.text.en"):
        field = page.select_one(f"[id='{name}']")
        assert field
        assert field["aria-invalid"] == "true"
        assert f"m-{name}" in str(field["aria-describedby"])
        told = page.select_one(f"[id='m-{name}']")
        assert told
        assert {p["lang"] for p in told.select("p[lang]")} == {"ar", "en"}
        assert page.select_one(f"#outcome a[href='#{name}']")
    assert "نص قصير من سطر واحد" in answer.text
    assert (editor.root / WATER).read_text(encoding="utf-8") == before
    again = Editor(editor.root, TODAY)
    assert "way=updates%2F%2B" in again.client.get("/en/", base_url=HOME).text
    assert fields(again.open("updates/+"))["v.text.ar"] == ["نص قصير من سطر واحد"]
    assert again.send("updates/+", {**UPDATE, "do": "save"}).status_code == 303


@pytest.mark.parametrize("name", ["sample-council", "a: b", "مجلس", "-x"])
def test_a_name_that_cannot_be_is_refused(editor: Editor, name: str) -> None:
    """One that another record has, or that is no name: told, with nothing written."""
    path = editor.root / "data/bodies.yml"
    before = path.read_text(encoding="utf-8")
    given = {"v.title.ar": "مجلس", "v.title.en": "A council", "v.kind": "federal", "name": name}
    answer = editor.send("+", {**given, "do": "save"}, "data/bodies.yml")
    assert answer.status_code == 422
    told = BeautifulSoup(answer.text, "html.parser").select_one("#outcome li")
    assert told
    assert told.text.strip()
    assert path.read_text(encoding="utf-8") == before


def test_what_breaks_the_files_outside_is_told(editor: Editor) -> None:
    """A file of data that cannot be read any more: the form goes on, and names it."""
    path = editor.root / "data/bodies.yml"
    path.write_text("a: [\n", encoding="utf-8")
    assert editor.client.get("/en/", base_url=HOME).status_code == 200
    assert "data/bodies.yml" in editor.client.get("/en/", base_url=HOME).text
    (editor.root / "data/languages.yml").write_text("a: [\n", encoding="utf-8")
    answer = editor.client.get("/en/", base_url=HOME)
    assert "data/languages.yml" in answer.text


def test_an_empty_form_is_not_written(editor: Editor) -> None:
    """It is told that there is nothing yet, in both languages."""
    answer = editor.send("updates/+", {"do": "save"})
    assert answer.status_code == 422
    assert "nothing is written yet" in answer.text
    assert "لم يُكتب شيء بعد" in answer.text


def test_what_fits_into_no_line_is_told(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lines of a file cannot hold an answer, it stays as it was."""
    before = (editor.root / WATER).read_text(encoding="utf-8")

    def nowhere(*_: object) -> None:
        raise NoPlace

    monkeypatch.setattr("pledges.editing.form.desk.changed", nowhere)
    answer = editor.send("updates/+", {**UPDATE, "do": "save"})
    assert answer.status_code == 422
    assert "change it in the file itself" in answer.text
    assert (editor.root / WATER).read_text(encoding="utf-8") == before


def test_a_draft_can_be_discarded(editor: Editor) -> None:
    """Then the record is shown as it is in its file."""
    editor.send("milestones/+", {"v.title.en": "A third plant", "do": "check"})
    assert fields(editor.open("milestones/+"))["v.title.en"] == ["A third plant"]
    assert editor.send("milestones/+", {"do": "discard"}).status_code == 303
    assert fields(editor.open("milestones/+"))["v.title.en"] == [""]


def test_a_changed_title_is_one_line(editor: Editor) -> None:
    """What is not touched is not written anew."""
    before = (editor.root / WATER).read_text(encoding="utf-8").split("\n")
    old = load(editor.root).pledges["water"].title["en"]
    assert editor.send("", {"v.title.en": f"{old} anew", "do": "save"}).status_code == 303
    after = (editor.root / WATER).read_text(encoding="utf-8").split("\n")
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [(f"  en: {old}", f"  en: {old} anew")]


def test_a_record_that_changed_meanwhile_is_not_written_over(editor: Editor) -> None:
    """Someone else wrote into the file after the form was opened."""
    given = fields(editor.open(""))
    path = editor.root / WATER
    old = load(editor.root).pledges["water"].title["en"]
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"en: {old}", "en: Of another"), encoding="utf-8"
    )
    answer = editor.send("", {**given, "v.summary.en": "Mine", "do": "save"})
    assert answer.status_code == 422
    assert "this record changed in the file" in answer.text
    assert "Of another" in path.read_text(encoding="utf-8")


def test_a_check_shows_what_readers_see_change_and_writes_nothing(editor: Editor) -> None:
    """In both languages, with the lines of the file, and with the page in a frame."""
    before = (editor.root / WATER).read_text(encoding="utf-8")
    answer = editor.send("updates/+", {**UPDATE, "do": "check"})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 200
    assert "What readers" in answer.text or "A short text" in str(page.find(id="outcome"))
    assert "+  - on: 2026-11-01" in page.select_one("pre").text  # type: ignore[union-attr]
    assert len(page.select("iframe")) == 2
    assert (editor.root / WATER).read_text(encoding="utf-8") == before


def git(root: Path, *arguments: str) -> str:
    """What git says."""
    done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
        [GIT, "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_a_proposal_is_a_branch_a_commit_and_a_patch(
    editor: Editor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With the name of the editor and the reasons; git itself takes the patch up elsewhere."""
    tmp_path = tmp_path_factory.mktemp("others")
    (editor.root / ".gitignore").write_text(f"/{FOLDER}/\n/.cache/\n", encoding="utf-8")
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "Begin"]):
        git(editor.root, *arguments)
    git(tmp_path, "clone", "-q", str(editor.root), "elsewhere")
    assert editor.send("updates/+", {**UPDATE, "do": "save"}).status_code == 303
    given = {
        "name": "زينب علي",
        "mail": "zainab@example.org",
        "subject": "Add an update on water",
        "reason-ar": "نشرته الصحيفة",
        "reason-en": "The paper published it",
        "do": "make",
    }
    post = {"base_url": HOME, "headers": {"Origin": HOME}}
    lacking = editor.client.post("/en/propose", data={**given, "reason-ar": " "}, **post)
    assert "#reason-ar" in lacking.text
    assert git(editor.root, "branch", "--show-current") == "main\n"
    made = editor.client.post("/en/propose", data=given, **post)
    assert made.status_code == 200
    assert git(editor.root, "branch", "--show-current").startswith("edit/")
    assert git(editor.root, "status", "--porcelain") == ""
    told = git(
        editor.root, "log", "-1", "--format=%an <%ae>%n%s%n%(trailers:key=Reason-ar,key=Reason-en)"
    )
    assert told.split("\n")[:4] == [
        "زينب علي <zainab@example.org>",
        "Add an update on water",
        "Reason-ar: نشرته الصحيفة",
        "Reason-en: The paper published it",
    ]
    link = BeautifulSoup(made.text, "html.parser").select_one("a[href*='/patch/']")
    assert link
    patch = tmp_path / "one.patch"
    with editor.client.get(str(link["href"]), base_url=HOME) as sent:
        patch.write_bytes(sent.data)
    git(tmp_path / "elsewhere", "am", str(patch))
    trees = [
        git(root, "log", "-1", "--format=%T %an %s %b")
        for root in (editor.root, tmp_path / "elsewhere")
    ]
    assert trees[0] == trees[1]
    assert "Begin anew" in editor.client.get("/en/propose", base_url=HOME).text
    editor.client.post("/en/propose", data={"do": "leave"}, **post)
    assert git(editor.root, "branch", "--show-current") == "main\n"
    assert (
        "2026-11-01" not in (editor.root / WATER).read_text(encoding="utf-8").split("updates:")[1]
    )


TEXT = {"ar": "نص قصير", "en": "A short text"}
TITLE = {"v.title.ar": "اسم جديد", "v.title.en": "A new name"}
SOURCED = {"v.sources": ["sample-news"]}
NEW_ONES: list[tuple[str, str, dict[str, Any]]] = [
    (WATER, "updates/+", UPDATE),
    (WATER, "milestones/+", {**TITLE, **SOURCED, "v.basis": "editorial", "v.about": "promise"}),
    (
        WATER,
        "milestones/tariff/revisions/+",
        {
            "v.due": "2028",
            "v.on": "2026-11-01",
            "v.reason.ar": "تأخر",
            "v.reason.en": "Late",
            "v.source": "sample-news",
        },
    ),
    (
        WATER,
        "milestones/tariff/says/+",
        {**SOURCED, "v.state": "planned", "v.text.ar": "ستصدر", "v.text.en": "Will be issued"},
    ),
    (
        WATER,
        "questions/+",
        {
            "v.text.ar": "كم؟",
            "v.text.en": "How many?",
            "v.since": "2026-10-01",
            "v.who": ["sample-council"],
        },
    ),
    (
        WATER,
        "indicators/+",
        {
            **TITLE,
            "v.kind": "context",
            "v.unit": "people",
            "v.definition.ar": "عدد الأسر التي وصلها الماء.",
            "v.definition.en": "Households that the water reached.",
            "v.readings.0.on": "2025",
            "v.readings.0.value": "١٬٢٠٠",
            "v.readings.0.source": "sample-news",
        },
    ),
    (WATER, "objectives/+", {"v.to": "3", "v.basis": "editorial"}),
    (WATER, "bodies/given/+", {"name": "sample-council", "v": "sample-plan"}),
    (
        "data/sources.yml",
        "+",
        {
            **TITLE,
            "v.publisher.ar": "الناشر",
            "v.publisher.en": "The publisher",
            "v.kind": "press",
            "v.language": "ar",
            "v.read": "2026-11-01",
            "v.url": "https://example.org/new",
        },
    ),
    ("data/bodies.yml", "+", {**TITLE, "v.kind": "federal"}),
    ("data/glossary.yml", "+", {**TITLE, "v.variants": ["One", "Two", ""]}),
    ("data/events.yml", "+", {**TITLE, **SOURCED, "v.on": "2026-10"}),
    (
        "data/context.yml",
        "residents/readings/+",
        {"v.on": "2011", "v.value": "5", "v.source": "sample-news"},
    ),
]


@pytest.mark.parametrize(("file", "way", "given"), NEW_ONES, ids=[way for _, way, _ in NEW_ONES])
def test_every_kind_of_record_can_be_added(
    editor: Editor, file: str, way: str, given: dict[str, Any]
) -> None:
    """With what it cannot lack, and found again by its own form."""
    before = (editor.root / file).read_text(encoding="utf-8").split("\n")
    answer = editor.send(way, {**given, "do": "save"}, file)
    page = BeautifulSoup(answer.text, "html.parser")
    told = page.select_one("#outcome")
    assert answer.status_code == 303, told and told.text
    after = (editor.root / file).read_text(encoding="utf-8").split("\n")
    rest = iter(after)
    assert all(line in rest for line in before)
    assert len(after) > len(before)


def test_a_milestone_is_said_to_be_done(editor: Editor) -> None:
    """Two keys more, in the order of the model."""
    before = (editor.root / WATER).read_text(encoding="utf-8").split("\n")
    given = {"v.done": "1 تشرين الأول 2026", "v.claim": "reported", "do": "save"}
    assert editor.send("milestones/tariff", given).status_code == 303
    after = (editor.root / WATER).read_text(encoding="utf-8").split("\n")
    assert [line for line in after if line not in before] == ["    done: 2026-10-01"]
    assert len(after) == len(before) + 2


def test_a_page_of_prose_is_changed_below_its_front_matter(project: Path) -> None:
    """Both languages side by side; a link that leads nowhere is said beside its text."""
    page = "docs/index.md"
    editor = Editor(project, TODAY)
    files = {lang: project / f"docs/{lang}/index.md" for lang in ("ar", "en")}
    before = {lang: file.read_text(encoding="utf-8") for lang, file in files.items()}
    held = fields(editor.open("", page))["v.en"][0]
    wrong = editor.send("", {"v.en": f"{held}\n[x](nowhere.md)\n", "do": "save"}, page)
    assert wrong.status_code == 422
    assert "nowhere.md" in str(BeautifulSoup(wrong.text, "html.parser").select_one("[id='m-v.en']"))
    right = {f"v.{lang}": f"{fields(editor.open('', page))[f'v.{lang}'][0]}" for lang in files}
    right = {"v.ar": before["ar"].split("---\n", 2)[2], "v.en": before["en"].split("---\n", 2)[2]}
    more = {
        key: f"{text.rstrip()}\r\n\r\n{word}.\r\n"
        for (key, text), word in zip(right.items(), ("سطر", "Line"), strict=True)
    }
    assert editor.send("", {**more, "do": "save"}, page).status_code == 303
    for lang, word in (("ar", "سطر"), ("en", "Line")):
        assert files[lang].read_text(encoding="utf-8") == before[lang].rstrip() + f"\n\n{word}.\n"


def test_it_ends_by_its_button_and_when_nobody_comes(editor: Editor) -> None:
    """Its button ends it soon, each other visit puts the end off."""
    closed = threading.Event()
    editor.door.close = closed.set
    editor.client.get("/en/", base_url=HOME)
    assert editor.door.timer
    assert editor.door.timer.interval == IDLE
    answer = editor.client.post("/en/end", base_url=HOME, headers={"Origin": HOME})
    assert answer.status_code == 200
    assert closed.wait(5)
