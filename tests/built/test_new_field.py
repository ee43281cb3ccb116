"""A field is added in two places: the model, and the words; all else follows by itself."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from bs4 import BeautifulSoup
from tests.building import NAV, ROOT, as_sample_project, build, copy_of_sample
from tests.conftest import TODAY
from tests.gitting import Book

from pledges.records.texts import LANGS

pytestmark = pytest.mark.slow

WATER, SOURCES, WORDS = "data/pledges/water.yml", "data/sources.yml", "data/words.yml"
PAGE = "---\ntitle: {0}\ndescription: {1}\n---\n\n# {0}\n\n<!-- pledges: keys -->\n"
SAID = {"ar": ("المفاتيح", "ما يكتب في كل سجل."), "en": ("Keys", "What each record holds.")}


class Field(NamedTuple):
    """A field of a milestone: its kind, its value in YAML, a wrong one, and what it is read as."""

    annotation: str
    value: str
    wrong: str
    read: Any


FIELDS = {
    "budget": Field("Number | None = None", "7500", "many", 7500),
    "seats": Field("Whole | None = None", "12", "1.5", 12),
    "began": Field("Date | None = None", "2023-01", "2023-13", "2023-01"),
    "mode": Field('Literal["built", "bought"] | None = None', "built", "borrowed", "built"),
    "payer": Field("ref.BodySlug | None = None", "sample-agency", "nobody", "sample-agency"),
    "helpers": Field("tuple[ref.BodySlug, ...] = ()", "[sample-agency]", "[x]", ["sample-agency"]),
    "plans": Field("tuple[Slug, ...] | None = None", "[one, two]", "[One!]", ["one", "two"]),
    "map": Field("Url | None = None", "https://example.org/m", "m", "https://example.org/m"),
    "code": Field("Prose | None = None", "A 1", '""', "A 1"),
    "aim": Field("Text | None = None", "{ar: غاية, en: Aim}", "Aim", {"ar": "غاية", "en": "Aim"}),
}
# Those that name other records.
NAMING = {"payer", "helpers"}
# A text of another record, whose languages are held against each other.
EXTENT = "extent"
NEEDED = {
    *(f"{kind}-{name}" for kind in ("field", "key", "column") for name in (*FIELDS, EXTENT)),
    "code-built",
    "code-bought",
}


def put(path: Path, before: str, added: str) -> None:
    """Add a text before the first place where another stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    path.write_text(text.replace(before, added + before, 1), encoding="utf-8")


def run(project: Path, command: str, *arguments: str, typed: str = "") -> tuple[int, str]:
    """The exit code of a command, and what it says, in the copy of the project."""
    done = subprocess.run(  # noqa: S603 - nothing here comes from outside
        [sys.executable, "-m", "pledges", command, *arguments],
        cwd=project,
        env={"PYTHONPATH": "hooks", "SOURCE_DATE_EPOCH": "1795824000"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose model has the fields, and whose words do not."""
    project = copy_of_sample(tmp_path_factory.mktemp("field"))
    as_sample_project(project, ROOT, f"{NAV}  - guides/keys.md\n")
    for folder in ("hooks", "theme"):
        (project / folder).unlink()
        shutil.copytree(ROOT / folder, project / folder)
    records = project / "hooks/pledges/records"
    fields = "".join(f"    {name}: {field.annotation}\n" for name, field in FIELDS.items())
    milestones, said = records / "dated.py", "from pledges.records.values import"
    put(milestones, "    says: tuple[Account", fields)
    put(milestones, said, f"{said} Url, Whole\n")
    put(records / "vocabulary.py", "    licence: Text", f"    {EXTENT}: Text | None = None\n")
    for lang in LANGS:
        page = project / f"docs/{lang}/guides/keys.md"
        page.parent.mkdir()
        page.write_text(PAGE.format(*SAID[lang]), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def project(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the words, each field in a record, and a change of it in the history."""
    found = tmp_path_factory.mktemp("given")
    shutil.copytree(bare, found, dirs_exist_ok=True)
    with (found / WORDS).open("a", encoding="utf-8") as words:
        words.writelines(f"{key}:\n  ar: كلمة {key}\n  en: Word {key}\n" for key in sorted(NEEDED))
    book = Book(found)
    for number in ("5000", FIELDS["budget"].value):
        shutil.copytree(
            bare / "data", found / "data", dirs_exist_ok=True, ignore=lambda *_: {"words.yml"}
        )
        values = "".join(f"    {name}: {field.value}\n" for name, field in FIELDS.items())
        values = values.replace(f"budget: {FIELDS['budget'].value}", f"budget: {number}")
        put(found / WATER, "    places: [basra]\n", values)
        put(found / SOURCES, "  licence:\n", f"  {EXTENT}:\n    ar: مدى\n    en: Extent\n")
        files = [path for path in (found / "data").rglob("*") if path.is_file()]
        book.commit({p.relative_to(found).as_posix(): p.read_text("utf-8") for p in files})
    return found


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of it."""
    done = build(project, tmp_path_factory.mktemp("field-site"), TODAY)
    assert done.code == 0, done.output
    return done.folder


@pytest.fixture
def spoilt(project: Path) -> Iterator[Path]:
    """The project, whose records a test may change."""
    kept = {path: path.read_bytes() for path in (project / WATER, project / SOURCES)}
    yield project
    for path, content in kept.items():
        path.write_bytes(content)


def test_every_word_that_lacks_is_named(bare: Path, tmp_path: Path) -> None:
    """All at once, in their file, by the check and by all that would need them."""
    code, said = run(bare, "check")
    assert code == 1
    assert set(re.findall(r"^data/words\.yml:\d+:\d+: (\S+)", said, re.MULTILINE)) == NEEDED
    for command, arguments in (("new", ["milestone"]), ("schema", [])):
        code, said = run(bare, command, *arguments)
        assert code == 1, command
        assert all(f"'{word}'" in said for word in NEEDED), command
    done = build(bare, tmp_path, TODAY)
    assert done.code != 0
    assert all(f"'{word}'" in done.output for word in NEEDED)


def test_the_check_accepts_the_fields(project: Path) -> None:
    """With their values as they are written."""
    assert run(project, "check")[0] == 0


@pytest.mark.parametrize("names", [NAMING, FIELDS.keys() - NAMING], ids=["names", "forms"])
def test_the_check_refuses_wrong_values(spoilt: Path, names: set[str]) -> None:
    """Each at its line, by its key."""
    path = spoilt / WATER
    text = path.read_text("utf-8")
    for name in names:
        text = text.replace(f"{name}: {FIELDS[name].value}", f"{name}: {FIELDS[name].wrong}")
    path.write_text(text, encoding="utf-8")
    code, said = run(spoilt, "check", WATER)
    assert code == 1
    for name in names:
        line = text[: text.index(f"    {name}: {FIELDS[name].wrong}")].count("\n") + 1
        told = rf"^{WATER}:{line}:\d+: milestones\.design\.{name}\b"
        assert re.search(told, said, re.MULTILINE), said


def test_the_fix_puts_values_right(spoilt: Path) -> None:
    """What has one right form."""
    path = spoilt / WATER
    right = path.read_text("utf-8")
    slips = {"budget: 7500": 'budget: "7,500"', "began: 2023-01": "began: 2023/01"}
    slips |= {"mode: built": "mode: Built", "payer: sample-agency": "payer: Sample-Agency"}
    text = right
    for value, slip in slips.items():
        assert value in text
        text = text.replace(value, slip)
    assert text != right
    path.write_text(text, encoding="utf-8")
    assert run(spoilt, "fix", WATER)[0] == 0
    assert path.read_text("utf-8").split() == right.split()


def test_a_new_record_is_asked_for_the_fields(spoilt: Path) -> None:
    """In the words of their keys; what is answered is written."""
    answers = {"name": "well", "title.ar": "بئر", "title.en": "Well", "basis": "editorial"}
    answers |= {
        "about": "promise",
        "strength": "",
        "quote.text": "",
        "quote.source": "",
        "due": "",
        "by": "",
    }
    answers |= {"done": "", "claim": "", "sources": "sample-news", "confidence": ""}
    for name, field in FIELDS.items():
        answers[name] = field.value.strip("[]").replace(", ", "\n")
    after = {"aim.ar": "غاية", "aim.en": "Aim", "places": "", "note.ar": "", "note.en": ""}
    answers = {**{name: one for name, one in answers.items() if name != "aim"}, **after}
    # What may be of several lines ends with an empty one.
    long = {"title.ar", "title.en", "sources", "helpers", "plans", "code", "aim.ar", "aim.en"}
    typed = "".join(f"{one}\n\n" if name in long else f"{one}\n" for name, one in answers.items())
    asked = ("new", "milestone", "water", "--language", "en")
    code, said = run(spoilt, *asked, typed=typed)
    assert code == 0, said
    assert re.findall(r"(?m) \[([a-z.]+)\]$", said.partition("--- a/")[0]) == [*answers]
    assert all(f"Word key-{name}" in said for name in FIELDS)
    written = (
        (spoilt / WATER).read_text("utf-8").partition("  well:\n")[2].partition("\nindicators")[0]
    )
    assert [key for key in re.findall(r"(?m)^    (\w+):", written) if key in FIELDS] == [*FIELDS]
    assert "budget: 7500" in written
    assert "plans: [one, two]" in written


def test_the_schemas_have_the_fields(project: Path) -> None:
    """With their names and meanings."""
    assert run(project, "schema")[0] == 0
    for file, model, names in (("pledges", "milestone", FIELDS), ("sources", "source", [EXTENT])):
        schema = json.loads((project / f"data/schema/{file}.json").read_text("utf-8"))
        keys = schema["$defs"][model]["properties"]
        for name in names:
            assert keys[name]["title"] == f"كلمة field-{name} · Word field-{name}"
            assert keys[name]["description"].endswith(f"Word key-{name}")


@pytest.mark.parametrize(("lang", "word"), [("ar", "كلمة"), ("en", "Word")])
def test_the_page_of_keys_explains_the_fields(built: Path, lang: str, word: str) -> None:
    """In each language, with an example."""
    path = built / ("" if lang == LANGS[0] else lang) / "guides/keys/index.html"
    rows = BeautifulSoup(path.read_text("utf-8"), "html.parser").select("table.keys tr")
    told = {row.code.get_text(): row.get_text() for row in rows if row.code}
    for name in FIELDS:
        assert f"{word} key-{name}" in told[f"milestones.<slug>.{name}"]
    assert f"{word} key-{EXTENT}" in told[EXTENT]
    assert "7500" in told["milestones.<slug>.budget"]


def test_the_exports_have_the_fields(built: Path) -> None:
    """JSON and CSV with their values, described by OpenAPI, the data package and the guide."""
    items = json.loads((built / "api/v1/milestones.json").read_text("utf-8"))["items"]
    design = next(item for item in items if item["id"] == "water/design")
    assert {name: design[name] for name in FIELDS} == {n: f.read for n, f in FIELDS.items()}
    other = next(item for item in items if item["id"] == "water/pipes")
    assert {name: other[name] for name in FIELDS} == {
        name: [] if isinstance(field.read, list) else None for name, field in FIELDS.items()
    }
    heads, *lines = csv.reader(
        io.StringIO((built / "downloads/milestones.csv").read_text("utf-8-sig"))
    )
    line = dict(zip(heads, next(line for line in lines if "water/design" in line), strict=True))
    assert (line["budget"], line["plans"], line["aim_en"]) == ("7500", "one|two", "Aim")
    schemas = json.loads((built / "api/v1/openapi.json").read_text("utf-8"))["components"][
        "schemas"
    ]
    for name in FIELDS:
        assert "Word column-" in schemas["MilestonesRecord"]["properties"][name]["description"]
    assert EXTENT in schemas["SourcesRecord"]["properties"]
    package = json.loads((built / "downloads/datapackage.json").read_text("utf-8"))
    milestones = next(r for r in package["resources"] if r["name"] == "milestones")["schema"]
    described = {field["name"]: field["type"] for field in milestones["fields"]}
    assert [*described] == heads
    assert (described["budget"], described["seats"]) == ("number", "integer")
    assert {"fields": "payer", "reference": {"resource": "bodies", "fields": "id"}} in milestones[
        "foreignKeys"
    ]
    guide = (built / "downloads/columns.csv").read_text("utf-8-sig")
    assert "milestones,budget,number,,false,كلمة column-budget,Word column-budget" in guide
    assert f"sources,{EXTENT}_ar,texts" in guide


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbooks_have_the_fields(built: Path, lang: str) -> None:
    """Under their names, numbers as numbers, choices in words."""
    sheet = openpyxl.load_workbook(built / f"downloads/pledges-{lang}.xlsx").worksheets[1]
    word = {"ar": "كلمة", "en": "Word"}[lang]
    heads, design = ([cell.value for cell in row] for row in (sheet[1], sheet[2]))
    found = dict(zip(heads, design, strict=True))
    assert found[f"{word} column-budget"] == 7500
    assert found[f"{word} column-mode"] == f"{word} code-built"
    assert found[f"{word} column-aim"] == {"ar": "غاية", "en": "Aim"}[lang]


def test_a_change_of_a_field_is_told(built: Path) -> None:
    """By its name, from what to what, with numbers as readers write them."""
    found = json.loads((built / "api/v1/changes.json").read_text("utf-8"))["items"]
    (change,) = (item for item in found if item["path"][-1:] == ["budget"])
    assert change["said"]["en"].endswith("Word field-budget: 5,000 → 7,500")
    assert "كلمة field-budget" in change["said"]["ar"]


def test_a_text_is_held_against_its_translation(spoilt: Path) -> None:
    """Where one language changes alone, the check tells the other."""
    for file, was in ((WATER, "en: Aim"), (SOURCES, "en: Extent")):
        text = (spoilt / file).read_text("utf-8")
        assert was in text
        (spoilt / file).write_text(text.replace(was, "en: Changed"), encoding="utf-8")
    code, said = run(spoilt, "check")
    assert code == 0
    assert ": milestones.design.aim.ar" in said
    assert ": sample-plan.extent.ar" in said
