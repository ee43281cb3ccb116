"""What is wrong with `mkdocs.yml` is told at its line, before a build stops on it."""

import datetime as dt
from pathlib import Path

import pytest
from tests.building import ROOT, as_sample_project, change

from pledges.checks.sense import menu, settings
from pledges.checks.survey import survey
from pledges.pages.front import page_files
from pledges.records.load import load
from pledges.records.problems import Problem


def told(project: Path, old: str = "", new: str = "") -> list[Problem]:
    """What is told of the settings of the sample when some words stand for others."""
    path = as_sample_project(project, ROOT) / "mkdocs.yml"
    if old:
        change(path, old, new)
    pages = {page.page for page in page_files(project)}
    return list(settings.problems(project, pages, load(project).languages))


def test_sound_settings_are_not_told(project: Path) -> None:
    """Those of the sample, with the pages that it has."""
    assert told(project) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("site_name:", "sitename:", "unknown_key", "sitename"),
        ("  digits: latn", "  digits: latin", "not_allowed", "extra.digits"),
        ("strict: true", "strict: yes", "not_allowed", "strict"),
        ("  - pymdownx.mark", "  - pymdownx.marks", "unknown_key", ""),
        ("      types: [caption]", "      type: [caption]", "unknown_key", ""),
        ("pledges/roads.md", "pledges/road.md", "menu_to_nowhere", ""),
        (", pledges/roads.md", "", "not_in_menu", ""),
        ("  - التعهدات:", "  - تعهدات:", "menu_untranslated", "nav[2].تعهدات"),
        ("  absolute_links: warn\n  unre", "  absolute_links: warning\n  unre", "not_allowed", ""),
        ("docs_dir: docs", "docs_dir: doc", "not_allowed", "docs_dir"),
        ("  identity: ", "  identity ", "colon_in_text", ""),
        ("hooks/events.py", "hooks/event.py", "unknown_key", ""),
        ("watch: [data,", "watch: [dat,", "unknown_key", ""),
        ("  # publisher:", "  publisher: {names: x}", "unknown_key", ""),
        ('"https://example.org/"]', '"example.org"]', "not_like", "site_url"),
        ("site_name: تعهدات العراق بشأن الهجرة", "site_name: Pledges", "other_language", ""),
        ("  identity: ", "  identity: [evil, a] # ", "not_allowed", "extra.identity"),
        ("toc_depth: 3", "toc_depth: 0", "not_like", ""),
        ("types: [caption]", "types: [5, caption]", "unknown_key", ""),
        ("pledges/roads.md]", "pledges/roads.md, 'http://[::1']", "menu_to_nowhere", ""),
        ("site_name: تعهدات", f"site_name: {'تعهدات ' * 30}", "not_like", "site_name"),
        ("        - locale: ar\n", "        - locale: ar.UTF-8\n", "not_allowed", ""),
        ("  generator: false", '  generator: "false"', "quoted_value", ""),
        ("site_url: !ENV [", "site_url: [", "without_env", ""),
        ("  # publisher:", "  publisher: {mail: office at example}", "not_a_mail", ""),
        ("  # publisher:", "  publisher: {form: 'https://a b'}", "not_an_address", ""),
        ("pledges/roads.md]", "{التعهدات: {x: y}}]", "must_be_list", ""),
        ("pledges/roads.md]", "pledges/roads.md, []]", "empty_list", ""),
        ("not_in_nav: |\n", "not_in_nav: |\n  !\n", "not_like", "not_in_nav"),
        ("site_name: تعهدات العراق", "site_name: تعهدات {العراق}", "not_like", "site_name"),
    ],
)
def test_what_is_wrong_with_the_settings_is_told(
    project: Path, old: str, new: str, code: str, key: str
) -> None:
    """Keys, values, files, pages of the menu and its words."""
    found = told(project, old, new)
    assert code in {one.code for one in found}
    (one,) = [one for one in found if one.code == code]
    assert one.place.line > 1 or one.file != menu.FILE
    assert not key or one.key == key


def test_a_page_that_is_read_no_further_stays_in_the_menu(project: Path, today: dt.date) -> None:
    """Only what is too much in it is told, and not that the menu leads nowhere."""
    as_sample_project(project, ROOT)
    for page in project.glob("docs/*/pledges/water.md"):
        page.write_text(page.read_text("utf-8") + "\n" + "`" * 2000 + "\n", "utf-8")
    assert [one.code for one in survey(project, today).problems] == ["too_many", "too_many"]


def test_the_preview_has_the_settings_of_the_site(project: Path, today: dt.date) -> None:
    """It may run nothing and be called nothing else."""
    as_sample_project(project, ROOT)
    with (project / settings.PREVIEW).open("a", encoding="utf-8") as file:
        file.write("hooks: [hooks/events.py, x.py]\n")
    found = [(one.file, one.code) for one in survey(project, today).problems]
    assert found == [(settings.PREVIEW, "unknown_key")]


def test_a_project_without_settings_has_none_to_check(project: Path) -> None:
    """The records and pages of the sample stand alone."""
    assert not list(settings.problems(project, {"index.md"}, load(project).languages))


def test_the_page_that_opens_a_section_stands_first(project: Path) -> None:
    """Behind another page of the section it is told."""
    for lang in ("ar", "en"):
        (project / f"docs/{lang}/pledges/index.md").write_text("---\ntitle: All\n---\n", "utf-8")
    found = told(project, "pledges/roads.md]", "pledges/roads.md, pledges/index.md]")
    assert [one.code for one in found] == ["index_not_first"]


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("name: English", "name: الإنكليزية", "other_language", "en.name"),
        ("name: العربية", "name: Arabic", "other_language", "ar.name"),
        ("التعهدات: Pledges", "التعهدات: تعهدات", "other_language", "en.nav.التعهدات"),
        ("  site_name: Iraq", "  # site_name: Iraq", "missing", "en.site_name"),
    ],
)
def test_each_language_names_itself_and_the_menu(
    project: Path, old: str, new: str, code: str, key: str
) -> None:
    """What is wrong with the words of a language is told at them."""
    change(project / "data/languages.yml", old, new)
    found = [(one.file, one.code, one.key) for one in told(project)]
    assert ("data/languages.yml", code, key) in found


def test_settings_without_those_of_the_preview_are_told(project: Path) -> None:
    """One of the two files alone is a slip."""
    as_sample_project(project, ROOT)
    (project / settings.PREVIEW).unlink()
    languages = load(project).languages
    (lost,) = settings.problems(project, {"index.md"}, languages)
    assert (lost.file, lost.code) == (settings.PREVIEW, "no_file")
