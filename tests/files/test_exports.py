"""The open data: complete, the same in every format, readable by the tools of others."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any, get_args

import jsonschema
import openpyxl
import pytest
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st
from openapi_spec_validator import validate
from tests.building import PUBLICATION, REPOSITORY, ROOT
from tests.exported import Files, document, lines, table

from pledges.addresses import place
from pledges.files import cells, paths
from pledges.files.citations import Citation, citation, tex
from pledges.files.data import files as downloads
from pledges.files.described import dataset, described, rendered
from pledges.files.tables.columns import KNOWN, OF_DATE, Field
from pledges.files.tables.every import TABLES
from pledges.files.tables.given import code_word
from pledges.files.workbooks import sheet_name
from pledges.history.change import Change
from pledges.history.walk import Commit, History, named
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.pages.edition import Edition
from pledges.progress import standing
from pledges.progress.deadlines import MilestoneState
from pledges.records.library import Library
from pledges.records.texts import LANGS, Text

pytestmark = pytest.mark.slow

FIELDS = ROOT / "tests/api/fields-v1.json"
# A text that would harm wherever it is not treated as a text.
HOSTILE = '=1+1</script>"{x}%\\'

DAY = dt.date(2026, 3, 9)
NAMES = {"ar": "مياه", "en": "Water"}
WAY = ("indicators", "homes", "readings", "2024", "value")
# Newest first: a rename, values of several kinds, a text that looks like a formula, spelling.
CHANGES = (
    (Change("renamed", ("pledges", "water"), (), ["pledges", "sea"], ["pledges", "water"], NAMES),),
    (
        Change("changed", ("pledges", "climate"), ("next_review",), "2027", "2028", NAMES),
        Change("added", ("pledges", "sea"), ("sources",), None, ["a", "b"], NAMES, sources=("a",)),
        Change("reworded", ("sources", "plan"), ("title",), NAMES, NAMES, NAMES, editorial=True),
    ),
    (
        Change(
            "revised",
            ("pledges", "sea"),
            ("milestones", "pipes", "due"),
            "2023-12-31",
            "2024-06-30",
            NAMES,
            reason={"ar": "تأخر", "en": "=Late"},
        ),
        Change("ended", ("bodies", "gone"), (), {"title": NAMES}, None, NAMES),
        Change("changed", ("pledges", "sea"), WAY, "74.5", "75", NAMES),
    ),
)
HISTORY = History(
    "complete",
    DAY,
    named(
        [
            Commit(f"{number:040}", DAY - dt.timedelta(number), f"=Reason {number}", changes)
            for number, changes in enumerate(CHANGES)
        ]
    ),
)


@pytest.fixture(scope="module")
def files(library: Library) -> Files:
    """The files of the real records."""
    return dict(downloads(library, HISTORY, PUBLICATION))


@pytest.fixture(scope="module")
def sample_files(sample: Edition) -> Files:
    """The files of the sample, whose records use every key between them."""
    return dict(downloads(sample.library, HISTORY, PUBLICATION))


@pytest.fixture(params=[pytest.param("files", marks=pytest.mark.long), "sample_files"])
def either(request: pytest.FixtureRequest) -> Files:
    """The files of the real records, then those of the sample."""
    found: Files = request.getfixturevalue(request.param)
    return found


def test_the_same_records_give_the_same_bytes(sample: Edition, sample_files: Files) -> None:
    """Neither the clock nor the run shows in any file."""
    assert dict(downloads(sample.library, HISTORY, PUBLICATION)) == sample_files


def test_every_record_of_the_library_is_in_its_table(library: Library, files: Files) -> None:
    """No record is lost and none is told twice."""
    pledges = library.pledges.values()
    counts = {
        "pledges": len(library.pledges),
        "milestones": sum(len(pledge.milestones) for pledge in pledges),
        "updates": sum(len(pledge.updates) for pledge in pledges),
        "questions": sum(len(pledge.questions) for pledge in pledges) + len(library.questions),
        "indicators": sum(len(pledge.indicators) for pledge in pledges) + len(library.context),
        "goals": len(library.sdg),
        **{name: len(library.collection(name)) for name in ("sources", "bodies", "units")},
        **{name: len(library.collection(name)) for name in ("events", "glossary", "objectives")},
        **{name: len(library.collection(name)) for name in ("principles", "statuses", "claims")},
    }
    assert {name: len(table(files, name)) for name in counts} == counts


def test_any_title_names_a_sheet() -> None:
    """However long, whatever its signs, and though two are alike."""
    taken: set[str] = set()
    titles = ["a/b:c", "A b C", "'[]'", "x" * 40, "X" * 40, "جداول " * 9]
    names = [sheet_name(title, taken) for title in titles]
    assert names == [
        "a b c",
        "A b C 2",
        " 2",
        "x" * 31,
        f"{'X' * 27} 2",
        "جداول جداول جداول جداول جداول ج",
    ]


def test_every_reading_is_exported_as_it_was_recorded(library: Library, files: Files) -> None:
    """Value, date, unit and source of each reading, to the last digit."""
    owners = [*library.pledges, "context"]
    recorded = [
        (f"{owner}/{key}", r.part or "", r.on.text, format(r.value, "f"), one.unit, r.source)
        for owner in owners
        for key, one in library.indicators(owner).items()
        for r in one.readings
    ]
    columns = ("indicator", "part", "on", "value", "unit", "source")
    found = [tuple(line[name] for name in columns) for line in table(files, "readings")]
    assert [(*row[:3], Decimal(row[3]), *row[4:]) for row in found] == [
        (*row[:3], Decimal(row[3]), *row[4:]) for row in recorded
    ]


def test_the_change_log_is_exported_as_it_is_told(sample_files: Files) -> None:
    """Each change but spelling, under the name of today, with what was there before and why."""
    found = document(sample_files, "changes")["items"]
    assert [item["record"] for item in found] == [
        "pledges/water",
        "pledges/climate",
        "pledges/water",
        "pledges/water",
        "bodies/gone",
        "pledges/water",
    ]
    assert [item["pledge"] for item in found] == ["water", None, "water", "water", None, "water"]
    revised = found[3]
    assert (revised["what"], revised["before"], revised["after"]) == (
        "revised",
        "2023-12-31",
        "2024-06-30",
    )
    assert revised["reason"] == {"ar": "تأخر", "en": "=Late"}
    assert revised["said"]["en"].endswith("31 December 2023 → 30 June 2024 (+182 days)")
    assert revised["on"] == "2026-03-07"
    assert (revised["subject"], revised["commit"]) == ("=Reason 2", f"{2:040}")
    assert revised["address"] == f"{REPOSITORY}/commit/{2:040}"
    assert found[2]["after"] == '["a", "b"]'
    numbers = [(one["before_value"], one["after_value"]) for one in found]
    assert numbers == [*[(None, None)] * 5, (74.5, 75)]
    assert len({item["id"] for item in found}) == len(found)


def test_changes_are_divided_by_year(sample: Edition) -> None:
    """The newest year under the name of the table; each year at its own address, none lost."""
    years = [replace(HISTORY.commits[n], day=DAY.replace(year=2028 - n)) for n in range(3)]
    history = replace(HISTORY, commits=tuple(years))
    found = dict(downloads(sample.library, history, PUBLICATION))
    newest = document(found, "changes")
    assert [one["year"] for one in newest["years"]] == ["2028", "2027", "2026"]
    assert document(found, "index")["years"] == newest["years"]
    ids = []
    for one in newest["years"]:
        path = one["json"].removeprefix(PUBLICATION.url).removeprefix("api/v1/")
        items = document(found, path.removesuffix(".json"))["items"]
        assert {item["on"][:4] for item in items} == {one["year"]}
        ids += [item["id"] for item in items]
        if one["year"] == "2028":
            assert newest["items"] == items
    assert ids == [line["id"] for line in table(found, "changes")]


def test_a_figure_has_its_past(sample: Edition) -> None:
    """What changed in it, and in no other, stands in its own document and workbooks."""
    way, others = ("indicators", "homes"), ("indicators", "homes-by-place")
    changed = (
        Change(
            "changed", ("pledges", "water"), (*way, "readings", "2024", "value"), "1", "2", NAMES
        ),
        Change("changed", ("pledges", "water"), (*others, "unit"), "1", "2", NAMES),
        Change("changed", ("pledges", "water"), ("next_review",), "2027", "2028", NAMES),
        Change("changed", ("bodies", "homes"), ("kind",), "un", "partner", NAMES),
    )
    history = replace(HISTORY, commits=named([Commit("0" * 40, DAY, "Change", changed)]))
    found = dict(downloads(sample.library, history, PUBLICATION))
    (change,) = document(found, "figures/homes")["changes"]
    assert (change["before"], change["after"]) == ("1", "2")
    assert change in document(found, "changes")["items"]
    for lang in LANGS:
        content = found[f"downloads/figures/homes-{lang}.xlsx"]
        last = openpyxl.load_workbook(io.BytesIO(content)).worksheets[-1]
        assert [last.cell(2, 1).value, last.max_row] == [change["id"], 2]


def test_derived_values_are_those_of_the_arithmetic(library: Library, files: Files) -> None:
    """Status, counts and silence are worked out by the same functions as on the pages."""
    for line in table(files, "pledges"):
        pledge = library.pledges[line["id"]]
        tally = standing.tally(pledge, PUBLICATION.today, library.events)
        for state in get_args(MilestoneState):
            count = line[f"milestones_{state.replace('-', '_')}"]
            assert count == str(tally.states[state])
        for kind in ("promised", "weaker"):
            assert line[f"milestones_{kind}"] == str(tally.kinds[kind])
        assert line["steps_done"] == str(tally.done["step"])
        assert line["steps_background"] == str(tally.kinds["background"])
        assert line["status"] == standing.standing(pledge).status
        silence = standing.silence(pledge, PUBLICATION.today)
        assert line["days_since_update"] == ("" if silence is None else str(silence))


def test_what_is_not_known_is_empty_and_says_so(either: Files) -> None:
    """A value that may lack has a column beside it, and the two always agree."""
    lacking = 0
    for name, layout in TABLES.items():
        for line in table(either, name):
            for column in layout.own:
                if column.absent:
                    flat = column.name + (f"_{LANGS[0]}" if column.each_language else "")
                    told = line[f"{column.name}_{KNOWN}"]
                    assert told == (KNOWN if line[flat] else column.absent)
                    lacking += told != KNOWN
    assert lacking


def test_a_milestone_without_a_date_has_no_slip(sample_files: Files) -> None:
    """Nothing promised is not the same as zero days late."""
    found = {line["slip_days"] == "" for line in table(sample_files, "milestones")}
    assert found == {True, False}
    for line in table(sample_files, "milestones"):
        assert (line["slip_days"] == "") == (line["first_due"] == "")


def test_csv_is_read_by_spreadsheets(either: Files) -> None:
    """Each file begins with the mark of UTF-8, ends its lines with CR LF, and is rectangular."""
    for path, content in either.items():
        if path.endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf"), path
            assert content.count(b"\n") == content.count(b"\r\n"), path
            assert all(None not in line and None not in line.values() for line in lines(content))


def test_column_names_are_plain(either: Files) -> None:
    """Names of columns are ASCII snake_case and unique, and the guide names every one."""
    named = {(line["table"], line["column"]) for line in table(either, "columns")}
    for name in TABLES:
        heads = either[f"downloads/{name}.csv"].decode("utf-8-sig").splitlines()[0].split(",")
        assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", head) for head in heads), name
        assert len(set(heads)) == len(heads)
        assert {(name, head) for head in heads} == {pair for pair in named if pair[0] == name}


def test_readings_have_the_tags_of_humanitarian_data(either: Files) -> None:
    """A line of HXL tags under the heads, one for each column and no two alike; else the same."""
    head, tags, *rows = csv.reader(io.StringIO(either[paths.TAGGED].decode("utf-8-sig")))
    assert head == [field.name for field in TABLES["readings"].fields]
    assert all(re.fullmatch(r"#[a-z][a-z0-9]*(\+[a-z][a-z_]*)*", tag) for tag in tags), tags
    assert len(set(tags)) == len(head)
    plain = list(csv.reader(io.StringIO(either["downloads/readings.csv"].decode("utf-8-sig"))))
    assert rows == plain[1:]


@given(text=st.text(min_size=1), sign=st.sampled_from(["", *cells.GUARDED]))
def test_no_text_is_run_and_every_text_reads_back(text: str, sign: str) -> None:
    """A guarded text begins with nothing that a sheet runs; one sign less gives it back.

    Neither does what a sheet that parts cells by semicolons takes for a cell.
    """
    for whole in (sign + text, f"{text};{sign}{text}"):
        guarded = cells.guarded(whole)
        for cell in guarded.split(";"):
            assert not cell.startswith(("=", "+", "-", "@"))
        assert not guarded.startswith(("\t", "\r", "\n"))
        back = re.sub(r";'(?=[=+\-@＝＋－＠'])", ";", guarded).removeprefix(cells.GUARD)
        assert back == whole


def test_numbers_below_nothing_stay_numbers() -> None:
    """The guard is for texts: a negative number is written as it is."""
    field = next(f for f in TABLES["readings"].fields if f.name == "value")
    assert cells.flat(field, {"value": Decimal("-5.50")}) == "-5.5"


def test_json_and_csv_say_the_same(either: Files) -> None:
    """Each value of each record of each table is the same in both formats."""
    compared = 0
    for name, layout in TABLES.items():
        items = document(either, name)["items"]
        found = table(either, name)
        assert len(items) == len(found) == document(either, name)["count"]
        for item, line in zip(items, found, strict=True):
            assert list(item) == [column.name for column in layout.columns]
            for field in layout.fields:
                assert as_cell(field, item) == line[field.name], (name, field.name)
                compared += 1
    assert compared


def test_a_pledge_has_all_that_belongs_to_it(either: Files) -> None:
    """The document of a pledge holds exactly its rows of the tables."""
    for line in table(either, "pledges"):
        slug = line["id"]
        pledge = document(either, f"pledges/{slug}")["pledge"]
        for name in ("milestones", "updates", "questions", "indicators"):
            own = [item for item in document(either, name)["items"] if item["pledge"] == slug]
            assert [item["id"] for item in pledge[name]] == [item["id"] for item in own]
        readings = [r["id"] for indicator in pledge["indicators"] for r in indicator["readings"]]
        part = lines(either[paths.csv_of_pledge(slug, "readings")])
        assert readings == [reading["id"] for reading in part]
        assert {s["id"] for s in pledge["sources"]} >= {
            s for m in pledge["updates"] for s in m["sources"]
        }


def test_documents_say_whose_they_are_and_of_when(either: Files) -> None:
    """Each document has the state, the licence, the record and its page in each language."""
    changes = json.loads(either[paths.json_of("changes")])["items"]
    newest = next((one["on"] for one in changes if one["on"]), PUBLICATION.today.isoformat())
    for path, content in either.items():
        if path.startswith("api/") and path != paths.OPENAPI:
            found = json.loads(content)
            today = path == paths.INDEX
            assert found["generated_at"] == (PUBLICATION.today.isoformat() if today else newest)
            assert found["licence"]["name"] == "CC-BY-4.0"
            assert set(found["url"]) == set(found["source"]["url"]) == set(LANGS)


def test_documents_change_with_their_content_alone(library: Library, files: Files) -> None:
    """A day later only what counts days is another, and the list that tells of the build."""
    later = replace(PUBLICATION, today=PUBLICATION.today + dt.timedelta(1), commit="f" * 40)
    after = dict(downloads(library, HISTORY, later))
    other = {path for path in files if path.startswith("api/") and files[path] != after[path]}
    counting = {paths.json_of_pledge(slug) for slug in library.pledges}
    assert other == {paths.INDEX, paths.json_of("pledges"), *counting}
    for path in other - {paths.INDEX}:
        found = [json.loads(of[path]) for of in (files, after)]
        assert found[0]["generated_at"] == found[1]["generated_at"]


def test_the_api_is_described_and_every_document_keeps_to_it(either: Files) -> None:
    """OpenAPI 3.1 is valid, names every document, and each is valid by its schema."""
    described = json.loads(either[paths.OPENAPI])
    validate(described)
    seen = {paths.OPENAPI}
    for path, operation in described["paths"].items():
        content = operation["get"]["responses"]["200"]["content"]["application/json"]
        validator = jsonschema.Draft202012Validator({**content["schema"], **described})
        slugs = operation.get("parameters", [{"schema": {"enum": [""]}}])[0]["schema"]["enum"]
        for slug in slugs:
            name = f"{paths.API}{path.replace('{id}', slug)}"
            validator.validate(json.loads(either[name]))
            seen.add(name)
    assert seen == {path for path in either if path.startswith("api/")}


def test_the_schemas_refuse_what_is_wrong(files: Files) -> None:
    """A date that is none, a missing field and an unknown code are not valid."""
    described = json.loads(files[paths.OPENAPI])
    schema = {"$ref": "#/components/schemas/MilestonesRecord", **described}
    validator = jsonschema.Draft202012Validator(schema)
    item = document(files, "milestones")["items"][0]
    assert validator.is_valid(item)
    for wrong in ({"due": "soon"}, {"state": "maybe"}, {"title": {"ar": "عنوان"}}, {"number": "1"}):
        assert not validator.is_valid({**item, **wrong}), wrong
    assert not validator.is_valid({key: item[key] for key in item if key != "state"})


def test_the_data_package_is_valid(either: Files, tmp_path: Path) -> None:
    """Frictionless accepts the package: columns, types, keys, references, sizes and hashes."""
    assert package_errors(either, tmp_path) == []


def test_every_field_and_code_of_the_data_package_is_described(files: Files) -> None:
    """In both languages, and not by its title again."""
    resources = json.loads(files[paths.PACKAGE])["resources"]
    fields = [field for resource in resources for field in resource["schema"]["fields"]]
    assert len(fields) == sum(len(layout.fields) for layout in TABLES.values())
    for field in fields:
        for lang in LANGS:
            assert field["descriptions"][lang] not in {"", field["titles"][lang]}, field["name"]
        assert field["description"] in field["descriptions"].values()
        codes = field.get("constraints", {}).get("enum", [])
        assert [one["value"] for one in field.get("categories", [])] == codes
        assert all(one["labels"][lang] for one in field.get("categories", []) for lang in LANGS)


def test_a_date_has_its_first_and_last_day(either: Files) -> None:
    """Whole days that any program reads, around the date as exactly as it is known."""
    seen = set()
    for name, layout in TABLES.items():
        for line, column in product(table(either, name), layout.own):
            if column.kind == "date":
                first, last, precision = (line[f"{column.name}_{end}"] for end in OF_DATE)
                text = line[column.name]
                seen.add(precision)
                if text:
                    assert first.startswith(text), (name, column.name)
                    assert last.startswith(text), (name, column.name)
                    days = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
                    assert (
                        days
                        in {"day": {0}, "month": {27, 28, 29, 30}, "year": {364, 365}}[precision]
                    )
                else:
                    assert {first, last, precision} == {""}
    assert seen == {"", "day", "month", "year"}


def test_the_data_package_would_show_a_wrong_value(files: Files, tmp_path: Path) -> None:
    """A reference that leads nowhere and a number that is none are found."""
    spoiled = dict(files)
    path = "downloads/readings.csv"
    spoiled[path] = files[path].replace(b",10464,families,", b",many,nobody,")
    assert {"type-error", "foreign-key"} <= set(package_errors(spoiled, tmp_path))


@pytest.mark.parametrize("lang", LANGS)
def test_workbooks_say_what_csv_says(
    library: Library, sample: Edition, files: Files, sample_files: Files, lang: str
) -> None:
    """Every cell of every sheet: a column has one kind of value, and names stand beside ids."""
    for found, records in ((files, library), (sample_files, sample.library)):
        book = openpyxl.load_workbook(io.BytesIO(found[f"downloads/pledges-{lang}.xlsx"]))
        assert len(book.worksheets) == len(TABLES)
        known = names_of(found, lang)
        for sheet, (name, layout) in zip(book.worksheets, TABLES.items(), strict=True):
            fields = [f for f in layout.fields if f.lang in {None, lang}]
            assert bool(sheet.sheet_view.rightToLeft) == (lang == "ar")
            assert sheet.freeze_panes == "A2"
            rows = [*sheet.iter_rows(min_row=2)]
            for cells_, line in zip(rows, table(found, name), strict=True):
                left = iter(cells_)
                for field in fields:
                    cell = next(left)
                    assert cell.data_type in KINDS_IN_SHEETS.get(field.column.kind, "s") + "n"
                    wanted = in_sheet(field, line, records, lang)
                    assert cell_value(cell.value) == wanted, (name, field.name)
                    assert link_of(cell) == (wanted if field.column.kind in LINKS else None)
                    if field.column.refers:
                        ids = filter(None, line[field.name].split("|"))
                        named = " | ".join(known[field.column.refers][one] for one in ids)
                        assert next(left).value == (named or None), (name, field.name)
                assert next(left, None) is None


def test_a_hostile_text_harms_nothing(library: Library) -> None:
    """A title that looks like a formula and like markup stays a text everywhere."""
    slug, pledge = next(iter(library.pledges.items()))
    title = Text(ar=HOSTILE, en=HOSTILE)
    hostile = pledge.model_copy(update={"title": title})
    spoiled = replace(library, pledges={**library.pledges, slug: hostile})
    found = dict(downloads(spoiled, HISTORY, PUBLICATION))
    assert b"'=1+1" in found["downloads/pledges.csv"]
    assert table(found, "pledges")[0]["title_en"] == HOSTILE
    assert document(found, "pledges")["items"][0]["title"]["en"] == HOSTILE
    book = openpyxl.load_workbook(io.BytesIO(found["downloads/pledges-en.xlsx"]))
    assert book.worksheets[0]["C2"].value == HOSTILE
    assert book.worksheets[0]["C2"].data_type == "s"
    said = dataset(renderer(spoiled), PUBLICATION, f"pledges/{slug}.md")
    assert said is not None
    assert "<" not in said
    assert json.loads(said)["name"] == HOSTILE
    assert (
        r"</script>\"".replace("\\", "") not in citation(Language(spoiled, "en"), PUBLICATION).text
    )
    assert r"\{x\}\%\textbackslash{}" in found[f"cite/{slug}.bib"].decode()


def test_the_archive_holds_the_tables(files: Files) -> None:
    """The archive has every table, the guide and both descriptions, under one fixed date."""
    with zipfile.ZipFile(io.BytesIO(files[paths.ARCHIVE])) as found:
        names = found.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            assert found.read(name) == files[f"downloads/{name}"]
    assert set(names) >= {f"{name}.csv" for name in TABLES} | {"datapackage.json", "columns.csv"}


def test_sources_keep_their_own_licence(library: Library, files: Files) -> None:
    """The package names each source with its licence, or says that none is stated."""
    listed = json.loads(files[paths.PACKAGE])["sources"]
    stated = [s.licence["en"] if s.licence else "not stated" for s in library.sources.values()]
    assert [source["licence"] for source in listed] == stated
    assert len(set(stated)) > 1


def bibtex(found: Citation, library: Library) -> str:
    """What the file for BibTeX says of a citation."""
    renderer = Renderer(library, Language(library, "en"), DAY)
    return rendered("cite.bib", renderer, PUBLICATION, citations=[found], tex=tex)


def csl(found: Citation, library: Library) -> dict[str, Any]:
    """What the file for programs says of a citation."""
    renderer = Renderer(library, Language(library, "en"), DAY)
    (item,) = described("cite.json", renderer, PUBLICATION, citations=[found])
    return dict(item)


def test_a_citation_names_page_record_day_and_state(library: Library) -> None:
    """Words, BibTeX and CSL-JSON say the same: the day of the content, if known, and the commit."""
    pledges, figures = product(["pledges"], library.pledges), product(["figures"], library.figures)
    for record, lang in product(((), *pledges, *figures), LANGS):
        language = Language(library, lang)
        page = place(*record).page if record else "index.md"
        at = replace(PUBLICATION, commit="0123456789abcdef", days={f"{lang}/{page}": DAY})
        found = citation(language, at, *record)
        item, entry = csl(found, library), bibtex(found, library)
        for part in (found.title, found.url, language.when(DAY), "0123456789"):
            assert part in found.text
        assert item["issued"] == {"date-parts": [[2026, 3, 9]]}
        assert (item["title"], item["URL"]) == (found.title, found.url)
        assert found.url in entry
        assert 'date = "2026-03-09"' in entry
        assert entry.count("{") == entry.count("}")
        unknown = citation(language, PUBLICATION, *record)
        assert not {"version", "issued"} & csl(unknown, library).keys()
        assert "date =" not in bibtex(unknown, library)
        assert language.when(PUBLICATION.today) in unknown.text


def test_data_sets_have_the_day_of_their_content(library: Library) -> None:
    """None where it is not known, and never that of the build."""
    at = replace(PUBLICATION, days={"en/data.md": DAY})
    found = [json.loads(dataset(renderer(library), p, "data.md") or "") for p in (at, PUBLICATION)]
    assert [one.get("dateModified") for one in found] == ["2026-03-09", None]


def test_published_fields_stay(files: Files, request: pytest.FixtureRequest) -> None:
    """What was published is never taken away; `--rewrite-goldens` adds what is new."""
    current = {name: [field.name for field in layout.fields] for name, layout in TABLES.items()}
    current["files"] = sorted(
        path for path in files if not re.search(r"/(pledges|figures|changes)/|cite/", path)
    )
    published: dict[str, list[str]] = json.loads(FIELDS.read_text(encoding="utf-8"))
    for name, kept in published.items():
        gone = [field for field in kept if field not in current.get(name, ())]
        assert not gone, f"{name}: published fields must stay: {gone}"
    if request.config.getoption("--rewrite-goldens"):
        FIELDS.write_text(json.dumps(current, indent=1) + "\n", encoding="utf-8")
        published = current
    assert {name: set(found) for name, found in published.items()} == {
        name: set(found) for name, found in current.items()
    }, "new fields: add them with --rewrite-goldens"


def renderer(library: Library) -> Renderer:
    """The one of a page in English."""
    return Renderer(library, Language(library, "en"), PUBLICATION.today)


def as_cell(field: Field, item: dict[str, Any]) -> str:
    """A value of a JSON record as a CSV file holds it."""
    value = item[field.column.name]
    if field.lang and value is not None:
        value = value[field.lang]
    if isinstance(value, list):
        return cells.BETWEEN.join(value)
    return "" if value is None else str(value)


# What openpyxl calls the values of each kind of column; an empty cell is `n` in all.
KINDS_IN_SHEETS = {"day": "d", "number": "n", "whole": "n"}
LINKS = {"url", "urls"}


def in_sheet(field: Field, line: dict[str, str], library: Library, lang: str) -> str | None:
    """What a sheet must say, from what the CSV file says."""
    column, value = field.column, line[field.name]
    if not value:
        return None
    if column.kind == "code":
        return library.words[code_word(column, value)][lang]
    if column.kind in {"number", "whole"}:
        return str(Decimal(value).normalize())
    return value


def link_of(cell: Any) -> str | None:
    """Where a click on a cell leads."""
    link = cell.hyperlink
    return f"{link.target}#{link.location}" if link and link.location else link and link.target


def names_of(files: Files, lang: str) -> dict[str, dict[str, str]]:
    """What each record is called in a language, by its table and its id."""
    kinds = [f"{kind}_{lang}" for kind in ("title", "label", "text")]
    return {
        name: {
            row["id"]: next((row[kind] for kind in kinds if row.get(kind)), "")
            for row in table(files, name)
            if "id" in row
        }
        for name in TABLES
    }


def cell_value(value: Any) -> str | None:
    """What openpyxl read, as text: a number without trailing zeros, a day in ISO."""
    if isinstance(value, int | float):
        return str(Decimal(repr(value)).normalize())
    if hasattr(value, "date"):
        return str(value.date().isoformat())
    return None if value is None else str(value)


def package_errors(files: Files, folder: Path) -> list[str]:
    """The kinds of error that Frictionless finds in the package."""
    for path, content in files.items():
        if path.startswith("downloads/"):
            target = folder / path.removeprefix("downloads/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    return [error for (error,) in report.flatten(["type"])]
