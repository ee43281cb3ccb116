"""The pages that records need are there in both languages, and say what they must."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.checks.test_pictures import png

from pledges.checks.pages import problems
from pledges.pages.edition import Edition
from pledges.pages.front import PageFile, cited_sources, data_file, page_files
from pledges.records.library import COLLECTIONS, Library
from pledges.records.problems import DataError, Problem
from pledges.records.texts import LANGS, Lang

STUB = "---\ntitle: Text\n---\n"
Change = Callable[[str], bytes]


def page(text: str, name: str = "notes.md", lang: Lang = "en") -> PageFile:
    """A page with a text."""
    return PageFile(lang, name, text)


def front_problems(library: Library, text: str, name: str = "notes.md") -> list[Problem]:
    """What is told of a page that has a twin, besides the pages that lack."""
    pages = [page(text, name), page(STUB, name, "ar")]
    return [p for p in problems(pages, library) if p.file == f"docs/en/{name}"]


@pytest.fixture(scope="module")
def written(sample: Edition, root: Path) -> list[PageFile]:
    """The pages of the sample, which are sound."""
    found = page_files(root / "tests/sample")
    assert list(problems(found, sample.library)) == []
    return found


def test_pages_are_found_in_both_languages(project: Path) -> None:
    """Every Markdown file below each language is a page, in a fixed order."""
    (project / "docs/en/deep/er").mkdir(parents=True)
    (project / "docs/en/deep/er/page.md").write_text(STUB, encoding="utf-8")
    (project / "docs/en/picture.png").write_bytes(png(1, 1))
    found = [(p.lang, p.page) for p in page_files(project)]
    assert ("en", "deep/er/page.md") in found
    assert len(found) == 31
    for lang in LANGS:
        names = [name for of, name in found if of == lang]
        assert "index.md" in names
        assert "pledges/water.md" in names


def test_a_project_without_pages_has_none(tmp_path: Path) -> None:
    """No folder of pages is no failure: what lacks is told by the records."""
    assert page_files(tmp_path) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="windows"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="byte-order-mark"),
    ],
)
def test_the_form_of_a_text_file_changes_nothing(
    project: Path, written: list[PageFile], change: Change
) -> None:
    """Line ends and a byte-order mark leave the pages as they are."""
    for path in (project / "docs").rglob("*.md"):
        path.write_bytes(change(path.read_text(encoding="utf-8")))
    assert page_files(project) == written


def test_a_page_that_is_not_utf8_is_told(project: Path) -> None:
    """A page in another encoding is a problem of its file."""
    (project / "docs/ar/index.md").write_bytes("---\ntitle: عينة\n---\n".encode("cp1256"))
    with pytest.raises(DataError) as caught:
        page_files(project)
    (problem,) = caught.value.problems
    assert (problem.file, problem.code) == ("docs/ar/index.md", "not_utf8")


def test_front_matter_stands_between_two_lines() -> None:
    """The keys of a page stand at its top, with their places in the file."""
    front = page('---\ntitle: "A: b"\n\nbody: c\n---\n\n# A\n\n---\nd: e\n').front()
    assert front.value == {"title": "A: b", "body": "c"}
    assert front.place(("body",)).line == 4


@pytest.mark.parametrize("text", ["", "# A\n", "title: a\n---\n", "---\ntitle: a\n", "\n---\na\n"])
def test_without_the_two_lines_there_is_no_front_matter(text: str) -> None:
    """A page that does not begin with front matter has no keys."""
    assert page(text).front().value == {}


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("title:", "empty", 2),
        ("titel: Text", "unknown_key", 2),
        ("title: a\ndescripton: Text", "unknown_key", 3),
        ("title: a\nhide: [everything]", "not_allowed", 3),
        ("description: Text", "missing", 2),
        ("title: [Text]", "must_be_text", 2),
        ("title: {a: b}", "must_be_text", 2),
        ("title: a\ntitle: b", "repeated_key", 3),
        ("title: a: b", "colon_in_text", 2),
        ("\ttitle: a", "tab", 2),
        ("title: *a", "anchor", 2),
        ("- title", "must_be_map", 2),
        ("title", "must_be_map", 2),
        ("title: a\nbody: [sample-agency]", "must_be_text", 3),
        ("title: a\nbody: {a: b}", "must_be_text", 3),
        ("title: a\nbody: agency", "unknown_reference", 3),
        ("title: a\nobjective: 24", "unknown_reference", 3),
        ("title: a\nobjective: one", "unknown_reference", 3),
    ],
)
def test_front_matter_is_checked(sample: Edition, front: str, code: str, line: int) -> None:
    """What is wrong with the keys of a page is told in its line."""
    found = front_problems(sample.library, f"---\n{front}\n---\n\n# A\n")
    assert [(problem.code, problem.place.line) for problem in found] == [(code, line)]


@pytest.mark.parametrize("text", ["---\n---\n", "---\n\n---\n", "---\n# a\n---\n", "# A\n", ""])
def test_a_page_without_front_matter_is_told(sample: Edition, text: str) -> None:
    """Nothing between the two lines, or no such lines, is a missing title."""
    found = front_problems(sample.library, text)
    assert [(problem.code, problem.key) for problem in found] == [("no_front", "")]


def test_front_matter_ends_with_a_whole_line(sample: Edition) -> None:
    """A stub whose last line has no line end is no stub for MkDocs either, and is told."""
    text = "---\ntitle: Sample agency\nbody: sample-agency\n---"
    assert front_problems(sample.library, text, "bodies/sample-agency.md")


@pytest.mark.parametrize(
    ("name", "key"), [("objectives/2.md", "objective"), ("bodies/sample-agency.md", "body")]
)
def test_a_stub_names_its_record(sample: Edition, name: str, key: str) -> None:
    """The page of a record that does not say which one would stay empty."""
    found = front_problems(sample.library, STUB, name)
    assert [(problem.code, problem.key) for problem in found] == [("missing", key)]


def test_a_stub_names_the_record_of_its_address(sample: Edition) -> None:
    """A page at the address of one objective does not show another."""
    text = '---\ntitle: Text\nobjective: "1"\n---\n'
    assert len(front_problems(sample.library, text, "objectives/2.md")) == 1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["pledges/roads.md", "objectives/2.md", "bodies/sample-agency.md"])
def test_a_record_needs_a_page_in_each_language(
    sample: Edition, written: list[PageFile], lang: Lang, name: str
) -> None:
    """The page of a pledge, of an objective that is served and of a body must be there."""
    rest = [p for p in written if (p.lang, p.page) != (lang, name)]
    found = {(problem.file, problem.code) for problem in problems(rest, sample.library)}
    code = "no_page" if name.startswith("pledges/") else "no_stub"
    assert (f"docs/{lang}/{name}", code) in found


def test_an_objective_that_no_pledge_serves_needs_no_page(written: list[PageFile]) -> None:
    """Only what a pledge links to has a page of its own."""
    assert "objectives/3.md" not in {page.page for page in written}


def test_an_objective_that_is_unknown_needs_no_page(
    sample: Edition, written: list[PageFile]
) -> None:
    """A slip in the slug of an objective does not ask for new pages."""
    known = {slug: o for slug, o in sample.library.objectives.items() if slug != "2"}
    rest = [page for page in written if page.page != "objectives/2.md"]
    library = replace(sample.library, objectives=known)
    assert list(problems(rest, library)) == []


@pytest.mark.parametrize("name", ["pledges/rails.md", "bodies/sample-office.md"])
def test_a_page_needs_its_record(sample: Edition, name: str) -> None:
    """The page of a pledge or a body that no longer exists is told."""
    assert len(front_problems(sample.library, STUB, name)) == 1


def test_a_page_in_one_language_is_told(sample: Edition, written: list[PageFile]) -> None:
    """A page without its twin is told with the address at which it should be."""
    (problem,) = problems([*written, page(STUB)], sample.library)
    assert (problem.file, problem.code) == ("docs/en/notes.md", "no_twin")
    assert problem.values == {"file": "docs/ar/notes.md"}


def test_shortcodes_are_checked_in_their_lines(sample: Edition) -> None:
    """A wrong shortcode is told at its line and column, on any page."""
    found = front_problems(sample.library, f"{STUB}\nSee <!-- pledges: sauce plan -->.\n")
    assert [(p.code, p.place.line, p.place.column) for p in found] == [("unknown_shortcode", 5, 5)]


@pytest.mark.parametrize("end", ["->", "--", "", "- ->", "—>"])
def test_a_shortcode_that_is_not_closed_is_told(sample: Edition, end: str) -> None:
    """A shortcode without its end would hide the rest of the page."""
    text = f"{STUB}\n<!-- pledges: glance {end}\n\nThe rest.\n"
    assert [problem.place.line for problem in front_problems(sample.library, text)] == [5]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- Pledges: glance -->",
        "<!-- pledge: glance -->",
        "<!-- pledges : glance -->",
    ],
)
def test_what_almost_is_a_shortcode_is_told(sample: Edition, comment: str) -> None:
    """A slip in the opening of a shortcode does not make the fragment vanish in silence."""
    found = front_problems(sample.library, f"{STUB}\n{comment}\n")
    assert [problem.place.line for problem in found] == [5]


def test_other_comments_are_left_alone(sample: Edition) -> None:
    """A comment that is no shortcode may say anything."""
    text = f"{STUB}\n<!-- To do: ask about the pledges. -->\n<!-- see pledges/water.md -->\n"
    assert front_problems(sample.library, text) == []


def test_the_prose_cites_sources() -> None:
    """Sources in sentences count as cited, those shown in code do not."""
    pages = [
        page("A <!-- pledges: source a --> and <!-- pledges: source b -->."),
        page("`<!-- pledges: source c -->` <!-- pledges: badge d -->"),
    ]
    assert cited_sources(pages) == {"a", "b"}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("pledges/water.md", "data/pledges/water.yml"),
        ("pledges/index.md", None),
        ("figures/index.md", None),
        ("objectives/2.md", "data/objectives.yml"),
        ("bodies/sample-agency.md", "data/bodies.yml"),
        ("bodies/index.md", "data/bodies.yml"),
        ("timeline.md", "data/events.yml"),
        ("sources.md", "data/sources.yml"),
        ("glossary.md", "data/glossary.yml"),
        ("compact/objectives.md", "data/objectives.yml"),
        ("compact/principles.md", "data/principles.yml"),
        ("compact/index.md", None),
        ("index.md", None),
        ("method.md", None),
    ],
)
def test_a_page_leads_to_the_file_that_fills_it(name: str, file: str | None) -> None:
    """The edit link of a page opens its records, if it has some."""
    assert data_file(name, {}) == file


def test_the_page_of_a_figure_leads_to_the_file_of_its_owner() -> None:
    """To that of its pledge, or of the background."""
    of = {"residents": "context/residents", "homes": "water/homes"}
    found = [data_file(f"figures/{slug}.md", {"figure": name}) for slug, name in of.items()]
    assert found == ["data/context.yml", "data/pledges/water.yml"]


def test_pages_lead_to_files_that_exist(root: Path) -> None:
    """Each real page that is filled from a file of records leads to one that is there."""
    led = {file for p in page_files(root) if (file := data_file(p.page, p.front().value))}
    assert {f"data/{name}.yml" for name in ("events", "sources", "bodies", "objectives")} <= led
    assert all((root / file).is_file() for file in led)
    assert {Path(f).stem for f in led if f.count("/") == 1} <= set(COLLECTIONS)
