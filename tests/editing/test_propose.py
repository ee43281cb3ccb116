"""An issue in the form for updates becomes records, or its sender is told what is wrong."""

import io
import re
import shutil
import time
from pathlib import Path

import pytest
import yaml
from tests.building import ROOT
from tests.hostile import MARKUP

from pledges.__main__ import main
from pledges.editing.command import PROBLEMS, SOUND, WRONG_USE
from pledges.language.messages import SPOKEN
from pledges.records.load import load

pytestmark = pytest.mark.slow

FORMS = ".github/ISSUE_TEMPLATE"
WATER, SOURCES = "data/pledges/water.yml", "data/sources.yml"
# What is answered, by the id of the question.
GOOD = {
    "pledge": "مياه آمنة [water]",
    "on": "٢ تشرين الأول ٢٠٢٦",
    "about": "عمل في سبيل الوفاء بالتعهد [promise]",
    "text-ar": "أفادت المديرية بأن الأنابيب\r\nوصلت إلى 3 أحياء.",
    "text-en": "The Directorate reported that the pipes had reached 3 quarters [un].",
    "claim": "أفادت به الحكومة [reported]",
    "url": "https://example.org/news/pipes-2026",
    "title-ar": "الأنابيب في 3 أحياء",
    "title-en": "Pipes in 3 quarters",
    "publisher-ar": "وكالة العينة",
    "publisher-en": "Sample News",
    "kind": "صحافة [press]",
    "language": "العربية [ar]",
    "date": "2026-10-03",
}


@pytest.fixture
def started(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample with the forms of the project, on the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    shutil.copytree(ROOT / FORMS, project / FORMS)
    return project


def body(lang: str, **other: str | None) -> str:
    """An issue as GitHub writes it: other answers than the good ones, None where there is none."""
    answers = {**GOOD, **{id_.replace("_", "-"): answer for id_, answer in other.items()}}
    form = yaml.safe_load((ROOT / FORMS / f"{lang}-update.yml").read_text(encoding="utf-8"))
    labels = {one["id"]: one["attributes"]["label"] for one in form["body"] if "id" in one}
    return "\r\n\r\n".join(
        f"### {label}\r\n\r\n{answers.get(id_) or '_No response_'}" for id_, label in labels.items()
    )


def propose(project: Path, sent: str) -> int:
    """Propose what was sent, from a file."""
    path = project.parent / "issue.md"
    path.write_bytes(sent.encode())
    return main(["propose", str(path)], project)


def files(project: Path) -> dict[str, str]:
    """All files of records."""
    return {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
        for path in (project / "data").rglob("*.yml")
    }


@pytest.mark.parametrize("lang", SPOKEN)
def test_an_issue_becomes_an_update_with_its_source(
    started: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both files, in the form that `fix` leaves alone; what readers would see change is told."""
    before = files(started)
    assert propose(started, body(lang)) == SOUND
    told = capsys.readouterr().out
    library = load(started)
    source = library.sources["pipes-in-3-quarters"]
    update = next(u for u in library.pledges["water"].updates if u.on.text == "2026-10-02")
    assert update.sources == ("pipes-in-3-quarters",)
    assert update.text["ar"] == "أفادت المديرية بأن الأنابيب وصلت إلى 3 أحياء."
    assert update.text["en"].endswith("3 quarters [un].")
    assert (source.url, source.kind, source.read.text) == (GOOD["url"], "press", "2026-11-28")
    assert "Pipes in 3 quarters" in told
    assert "الأنابيب في 3 أحياء" in told
    after = files(started)
    assert sorted(file for file in after if after[file] != before[file]) == [WATER, SOURCES]
    assert main(["fix"], started) == SOUND
    assert files(started) == after
    assert main(["check"], started) == SOUND


def test_a_source_that_is_there_is_cited(started: Path) -> None:
    """It is known by its address, and nothing need be told of it."""
    cited = [(one.date, slug, one) for slug, one in load(started).sources.items() if one.url]
    day, slug, known = max((one for one in cited if one[0]), key=lambda one: str(one[0]))
    assert day
    of_source = dict.fromkeys(("title_ar", "title_en", "publisher_ar", "publisher_en", "kind"))
    given = {"on": day.text, "url": known.url, "language": None, "date": None}
    assert propose(started, body("en", **given, **of_source)) == SOUND
    updates = load(started).pledges["water"].updates
    assert (slug,) in {one.sources for one in updates if one.on == day}


def test_what_programs_put_into_answers_is_taken_out(started: Path) -> None:
    """Signs that nobody sees and what follows readers: the sender cannot run `fix`."""
    given = {"url": f"{GOOD['url']}?utm_source=mail", "text_ar": "وصلت\u00a0الأنابيب\u200f إليها."}
    assert (
        propose(started, body("ar", **given, text_en="The\x02pipes\u200b reached\x00it.")) == SOUND
    )
    library = load(started)
    assert library.sources["pipes-in-3-quarters"].url == GOOD["url"]
    texts = [one.text.own() for one in library.pledges["water"].updates]
    assert {"ar": "وصلت الأنابيب إليها.", "en": "The pipes reached it."} in texts


def test_the_second_update_of_a_day_has_a_name(started: Path) -> None:
    """Made of its first English words; a second source of one title too."""
    held = {update.name for update in load(started).pledges["water"].updates}
    for address in ("https://example.org/a", "https://example.org/b"):
        texts = {
            "text_ar": f"وصلت الأنابيب إلى {address[-1]}.",
            "text_en": f"Pipes reached {address[-1]}.",
        }
        assert propose(started, body("ar", url=address, **texts)) == SOUND
    library = load(started)
    names = {update.name for update in library.pledges["water"].updates} - held
    assert names == {"2026-10-02", "2026-10-02-pipes-reached-b"}
    assert library.sources["pipes-in-3-quarters-2"].url == "https://example.org/b"


def test_what_is_said_of_a_milestone_stands_there_too(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is left for an editor is told and hinders no proposal."""
    day, pledge = "2026-11-20", "Safe water → Pipes laid [water/pipes]"
    sent = body("en", pledge=pledge, on=day, date=day, state="[begun]")
    assert propose(started, sent) == SOUND
    account = load(started).pledges["water"].milestones["pipes"].says[0]
    assert account.on
    assert account.when
    assert (account.state, account.on.text, account.when.text) == (
        "begun",
        day,
        day,
    )
    assert "- verdict.on — the verdict is of 2026-11-01" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "other", "told"),
    [
        ("en", {"on": "3/4/2024"}, "When did it happen? — "),
        ("ar", {"text_en": None}, "ماذا حدث؟ بالإنكليزية — لم يُجب عن هذا السؤال"),
        (
            "en",
            {"title_ar": None},
            "Title of the source, in Arabic — this question is not answered",
        ),
        ("ar", {"claim": "مجهول"}, "من يقول ذلك؟ — «مجهول» غير موجود"),
        ("en", {"url": "https://user:pass@localhost/"}, "Address of the source — "),
        ("en", {"kind": "x [blog]"}, "Of what kind is it? — "),
        ("en", {"text_ar": "The pipes reached 3 quarters."}, "What happened? In Arabic — "),
        ("en", {"pledge": "x [water/pipes]"}, "source say of it? — this question is not answered"),
    ],
)
def test_what_is_wrong_is_told_in_the_language_of_the_form(
    started: Path,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    other: dict[str, str | None],
    told: str,
) -> None:
    """Beside the question; nothing is written."""
    before = files(started)
    assert propose(started, body(lang, **other)) == PROBLEMS
    assert told in capsys.readouterr().out
    assert files(started) == before


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "null",
        "### Which pledge or milestone?\n\nx [water]",
        body("en", text_en="a\n### Who says so?\nb"),
        body("ar").replace("###", "##"),
        body("ar", pledge="لا يخص تعهدًا بعينه"),
        body("ar", pledge="[../../etc/passwd]"),
        body("ar", pledge="[water/no-such]"),
        body("en", pledge="[context]"),
        body("en", url=None),
        body("en", text_en="x" * 65_000),
    ],
)
def test_what_is_no_form_is_refused_in_both_languages(
    started: Path, sent: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also a heading in an answer, and a choice that is none."""
    before = files(started)
    assert propose(started, sent) == WRONG_USE
    assert " · " in capsys.readouterr().err
    assert files(started) == before


HOSTILE = (
    *MARKUP[::13],
    'x"\n  claim: verified',
    "a: {b: c} # d\n- on: 2024",
    "- on: 2020-01-01",
    "'\"`$(touch ran)` ; rm -rf / #",
    "!!python/object/apply:os.system [touch ran]",
    "&a *a <<: *b",
    "@everyone [x](javascript:1) ![x](https://evil.example/a.png)",
    "\u202eevil\u202c \u200b \x00\x07",
    "${{ github.token }} %0A::set-output name=a::b",
    "x" * 5_000,
    "```\n</div>\n<!-- -->",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_stay_texts(
    started: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is written is read back as it was sent, and the answer holds no markup of theirs."""
    before = load(started).pledges["water"]
    sent = body("en", text_en=text, text_ar=f"نص عربي {text}", title_en=text, publisher_ar=text)
    code = propose(started, sent)
    told = capsys.readouterr().out
    assert code in {SOUND, PROBLEMS, WRONG_USE}
    plain = re.sub('^<div lang=".." dir="...">$|^</div>$|\\\\.', "", told, flags=re.MULTILINE)
    assert not re.search(r"[<`\[\]\u202e\u200e]|@everyone|https?://", plain)
    assert len(told) < 60_000
    after = load(started).pledges["water"]
    more = [one for one in after.all_updates if one not in before.all_updates]
    assert len(more) == (code == SOUND)
    assert all(one.text["en"] == " ".join(text.split()) for one in more)
    assert all(one.claim == "reported" for one in more)
    assert after.model_copy(update={"all_updates": before.all_updates}) == before


def test_what_is_piped_in_is_read(started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With - in the place of a file."""
    monkeypatch.setattr("sys.stdin", io.StringIO(body("ar")))
    assert main(["propose", "-"], started) == SOUND


def test_what_goes_on_and_on_is_no_form(started: Path) -> None:
    """A device, and a question with blanks without end behind it."""
    assert main(["propose", "/dev/zero"], started) == WRONG_USE
    start = time.process_time()
    assert propose(started, f"### a{' ' * 150_000}b\n") == WRONG_USE
    assert time.process_time() - start < 5


def test_other_files_that_are_wrong_are_told(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read is no ground to add to."""
    (started / SOURCES).write_text("a: [b\n", encoding="utf-8")
    before = files(started)
    assert propose(started, body("ar")) == PROBLEMS
    assert SOURCES in capsys.readouterr().err
    assert files(started) == before
