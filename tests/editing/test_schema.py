"""The schemas accept what the reader accepts and reject each slip of form that they can see."""

import copy
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from tests.bench.engines import NODE
from tests.building import PUBLICATION, add_language, copy_of_sample
from tests.checks.test_bad import BAD, CASES, edited
from tests.editors import as_editor

from pledges.__main__ import main
from pledges.editing.schema import FOLDER, schemas
from pledges.files.described import described
from pledges.pages.edition import Edition
from pledges.records.languages import Tongue
from pledges.records.library import COLLECTIONS, Library
from pledges.records.load import load
from pledges.records.meant.rules import RULES
from pledges.records.pledge import Pledge
from pledges.records.problems import DataError
from pledges.records.reader import read
from pledges.records.texts import NONE
from pledges.records.values import NUMBER, SLUG, YEARS, Slug

pytestmark = pytest.mark.slow

# Slips of form that a schema cannot see: how the text is written, and what days there are.
UNSEEN = {
    "anchor",
    "blank-letter",
    "cut-by-comment",
    "key-twice",
    "slug-twice",
    "date-no-such-day",
    "flow-no-space",
    "language-encoding",
    "language-markup",
    "name-of-a-device",
    "number-with-zero-first",
}
# An alias of aliases: no program here may unfold it.
BOMB = "alias-bomb"


@pytest.fixture(scope="module")
def kept(root: Path) -> dict[str, Any]:
    """The schemas as they are kept."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (root / FOLDER).glob("*.json")
    }


@pytest.fixture(scope="module")
def of_sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The schemas of the sample."""
    return dict(schemas(load(copy_of_sample(tmp_path_factory.mktemp("schemas")))))


def name_of(file: str) -> str:
    """The schema of a file of data/."""
    path = Path(file)
    return "pledges" if path.parent.name == "pledges" else path.stem


def without_offers(schema: Any) -> Any:
    """A schema without the names of records that it only offers."""
    found = copy.deepcopy(schema)
    for entry in found["$defs"].values():
        if "anyOf" in entry and "enum" in entry["anyOf"][0]:
            entry["anyOf"][0]["enum"] = []
    return found


def offers(schema: Any) -> dict[str, set[Any]]:
    """The names that it offers, by collection."""
    return {
        name: set(entry["anyOf"][0]["enum"])
        for name, entry in schema["$defs"].items()
        if "anyOf" in entry and "enum" in entry["anyOf"][0]
    }


def rejected(text: str, schema: Any, rules: str) -> list[str]:
    """What a program for editors underlines in a file."""
    found = Draft202012Validator(schema).iter_errors(as_editor(text, rules))
    return [f"{'.'.join(map(str, error.path))}: {error.message}" for error in found]


def test_the_schemas_are_not_old(kept: dict[str, Any], library: Library) -> None:
    """Those of data/schema are those of the model; otherwise `make schema` renews them.

    The names that they offer may lack those of new records, but hold none that are gone.
    """
    made = schemas(library)
    assert kept.keys() == made.keys()
    for name, schema in made.items():
        assert without_offers(kept[name]) == without_offers(schema), "run: make schema"
        for collection, names in offers(kept[name]).items():
            assert names <= offers(schema)[collection], "run: make schema"


def test_the_schemas_are_sound(kept: dict[str, Any]) -> None:
    """By the rules of JSON Schema itself, and each part of them is used."""
    for schema in kept.values():
        Draft202012Validator.check_schema(schema)
        text = json.dumps(schema)
        assert all(f'"#/$defs/{name}"' in text for name in schema["$defs"])


@pytest.mark.parametrize("rules", ["1.1", "1.2"])
def test_every_real_file_is_accepted(root: Path, kept: dict[str, Any], rules: str) -> None:
    """However a program reads numbers, dates and switches; what is no record has no schema."""
    found = {path: name_of(path.as_posix()) for path in sorted((root / "data").rglob("*.yml"))}
    assert set(found.values()) - {"meant", "redirects"} == set(kept)
    for path, name in found.items():
        if name in kept:
            assert rejected(path.read_text(encoding="utf-8"), kept[name], rules) == [], path


@pytest.mark.parametrize("rules", ["1.1", "1.2"])
def test_the_sample_is_accepted(tmp_path: Path, of_sample: dict[str, Any], rules: str) -> None:
    """Its records use every key between them."""
    for path in sorted((copy_of_sample(tmp_path) / "data").rglob("*.yml")):
        found = rejected(
            path.read_text(encoding="utf-8"), of_sample[name_of(path.as_posix())], rules
        )
        assert found == [], path


def test_a_further_language_is_accepted(tmp_path: Path, root: Path) -> None:
    """Once the schemas are renewed, and not before."""
    project = copy_of_sample(tmp_path)
    add_language(project, root)
    text = (project / "data/words.yml").read_text(encoding="utf-8")
    before = json.loads((root / FOLDER / "words.json").read_text(encoding="utf-8"))
    assert rejected(text, before, "1.2")
    assert main(["schema"], project) == 0
    renewed = json.loads((project / FOLDER / "words.json").read_text(encoding="utf-8"))
    assert rejected(text, renewed, "1.2") == []


def slip(name: str, project: Path) -> tuple[str, str] | None:
    """The file of data/ that a case spoils, and its text; None for a case of any other kind."""
    case = yaml.safe_load((BAD / f"{name}.yml").read_text(encoding="utf-8"))
    edits = case.get("edits", [case])
    file = edits[0]["file"]
    if len(edits) > 1 or "remove" in edits[0] or not file.startswith("data/") or name == BOMB:
        return None
    path = project / file
    if not path.exists() or "encoding" in edits[0]:
        return None
    return file, edited(path.read_text(encoding="utf-8"), edits[0])


def is_sound(file: str, text: str) -> bool:
    """Whether the reader and the model accept a file."""
    name = name_of(file)
    models: dict[str, Any] = {**COLLECTIONS, "languages": Tongue}
    model: Any = Pledge if name == "pledges" else dict.__class_getitem__((Slug, models[name]))
    try:
        TypeAdapter(model).validate_python(read(text, file).value, context=NONE)
    except (DataError, ValidationError):
        return False
    return True


def test_slips_of_form_are_rejected(tmp_path: Path, of_sample: dict[str, Any]) -> None:
    """All but those that no schema sees; the others are left to the checks of the project."""
    project = copy_of_sample(tmp_path)
    accepted, tried = set(), 0
    for name in CASES:
        found = slip(name, project)
        if found is None or is_sound(*found):
            continue
        tried += 1
        try:
            if not rejected(found[1], of_sample[name_of(found[0])], "1.2"):
                accepted.add(name)
        except yaml.YAMLError:
            continue
    assert accepted == UNSEEN
    assert tried > 50


def test_programs_find_the_schemas(root: Path, kept: dict[str, Any]) -> None:
    """The settings for VS Code and for JetBrains name each schema with its files."""
    files = {n: "data/pledges/*.yml" if n == "pledges" else f"data/{n}.yml" for n in kept}
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"./data/schema/{n}.json": f for n, f in files.items()}
    tree = ET.parse(root / ".idea/jsonSchemas.xml").getroot()  # noqa: S314 - our own file
    named = {option.get("value") for option in tree.iter("option")}
    assert {f"data/schema/{name}.json" for name in kept} <= named
    assert {file.removesuffix("/*.yml") for file in files.values()} <= named


def test_each_key_is_told_in_both_languages(kept: dict[str, Any]) -> None:
    """What a program shows beside a key: its name and what it means."""
    due = kept["pledges"]["$defs"]["milestone"]["properties"]["due"]
    assert due["title"] == "الموعد · Due"
    assert (
        due["description"]
        == "أول موعد وُعد به، ولا يُعدَّل أبدًا · The first promised date, never edited"
    )


def test_closed_vocabularies_are_enumerated(kept: dict[str, Any]) -> None:
    """Another status is a slip; another source may be new."""
    defs = kept["pledges"]["$defs"]
    assert "fulfilled" in defs["statuses"]["enum"]
    assert "un-pledge-climate" in defs["sources"]["anyOf"][0]["enum"]


def test_data_that_cannot_be_read_leave_the_schemas_alone(project: Path) -> None:
    """With exit code 1."""
    (project / "data/bodies.yml").write_text("body: {}", encoding="utf-8")
    assert main(["schema"], project) == 1
    assert not (project / FOLDER).exists()


def test_values_have_the_form_that_the_reader_takes() -> None:
    """Names, numbers and years are the same to editors' programs and to the reader."""
    values = RULES["values"]
    assert values["slug"]["pattern"] == f"^{SLUG.pattern}$"
    assert values["number"]["pattern"] == f"^{NUMBER.pattern}$".replace(r"\d", "[0-9]")
    years = values["date"]["anyOf"][1]
    assert (years["minimum"], years["maximum"]) == (YEARS.start, YEARS.stop - 1)


def patterned(schema: Any) -> Iterator[dict[str, Any]]:
    """Each part of a schema that has a pattern."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema
        schema = list(schema.values())
    for part in schema if isinstance(schema, list) else ():
        yield from patterned(part)


def test_patterns_are_those_of_ecma_262(kept: dict[str, Any], sample: Edition) -> None:
    """Also by the rules of `u`, in what editors use and in what is published."""
    published = described("openapi.json", sample.renderers["ar"], PUBLICATION, years=["2024"])
    patterns = sorted(
        {one["pattern"] for schema in (*kept.values(), published) for one in patterned(schema)}
    )
    assert len(patterns) > len(RULES["values"])
    code = "for (const p of JSON.parse(process.argv[1])) { new RegExp(p); new RegExp(p, 'u') }"
    for strict, known in ((patterns, 0), ([r"[\"]"], 1)):
        command = [NODE, "-e", code, json.dumps(strict)]
        done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own
        assert done.returncode == known, done.stderr.decode()


def test_no_editor_is_shown_a_pattern(kept: dict[str, Any]) -> None:
    """In its place stands what is wanted, in both languages, with values that are accepted."""
    told = {
        one["pattern"]: one["patternErrorMessage"] for s in kept.values() for one in patterned(s)
    }
    assert len(told) == len(RULES["values"])
    for pattern, words in told.items():
        arabic, english = words.split(" · ")
        assert re.search("[\u0621-\u064a]{3}", arabic)
        assert not re.search("[\u0621-\u064a]", english)
        shown = re.findall(r"(?:as|,|or) ([a-z0-9][\w.-]*)(?=,| or|$)", english)
        assert all(re.fullmatch(pattern, one) for one in shown if re.search(r"\d|-", one))
