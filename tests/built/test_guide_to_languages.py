"""Two languages added to the real project as the guide says, with one build: texts, no code.

`test_third_language.py` tries one of them on the sample.
"""

import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import yaml
from tests.building import ROOT, Build, build, link
from tests.built.documents import Pages, article, attribute, elements, read, words
from tests.conftest import TODAY
from tests.project.test_guides import follow, plain, put
from tests.workers import shared, whole

pytestmark = pytest.mark.long

# What the guide calls a text that is not translated, and the language that stands in for it.
NOT_YET = {"ckb": "هێشتا وەرنەگێڕدراوە", "fr": "Pas encore traduit"}
STANDING_IN = {"ckb": "ar", "fr": "en"}
PLEDGE = {"ckb": "بەڕێوەبردنی سنوور", "fr": "Gestion des frontières"}
BODY = {"ckb": "وەزارەتی ناوخۆ", "fr": "Ministère de l’Intérieur"}
# A word of it as the search folds it.
FOUND = {"ckb": "ناوخو", "fr": "interieur"}
TRANSLATED: dict[str, dict[str, Any]] = {
    "data/pledges/borders.yml": {"title": PLEDGE},
    "data/bodies.yml": {"ministry-of-interior": {"title": BODY}},
}
ATOM = "{http://www.w3.org/2005/Atom}"


def in_four_languages(folder: Path) -> Build:
    """Build the real project after the guide, with a title of a pledge and of a body."""
    project = folder / "project"
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    link(project, ROOT)
    follow(project, "docs/ar/guides/language.md")
    for file, texts in TRANSLATED.items():
        records = plain((project / file).read_text("utf-8"))
        put(records, texts)
        held = yaml.safe_dump(records, allow_unicode=True, sort_keys=False)
        (project / file).write_text(held, "utf-8")
    return build(project, folder / "site", TODAY)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site in four languages, which the check and MkDocs let pass."""
    return whole(shared(tmp_path_factory, "four", in_four_languages))


@pytest.fixture(scope="module")
def pages(many: Path) -> Pages:
    """Every page of it."""
    return read(many)


def of(pages: Pages, lang: str) -> Iterator[tuple[str, Any]]:
    """The pages of a language."""
    yield from ((path, page) for path, page in pages.items() if path.startswith(f"{lang}/"))


@pytest.mark.parametrize("lang", NOT_YET)
def test_copies_find_their_pictures(many: Path, pages: Pages, lang: str) -> None:
    """Those of the guides, which stand in the folder of another language."""
    found = {
        urljoin(path, attribute(picture, "src"))
        for path, page in of(pages, lang)
        for picture in elements(page, "article img")
    }
    assert len({path for path in found if path.startswith(f"{lang}/guides/pictures/")}) >= 4
    assert [path for path in found if not (many / unquote(path)).is_file()] == []


@pytest.mark.parametrize("lang", NOT_YET)
def test_what_is_translated_shows_on_pages_that_are_not(pages: Pages, lang: str) -> None:
    """In its own language, amid the words of the one that stands in, and without a mark."""
    home = pages[f"{lang}/index.html"]
    (held,) = elements(home, f"article > div[lang={STANDING_IN[lang]}]")
    assert any(words(own) == PLEDGE[lang] for own in elements(held, f"span[lang={lang}]"))
    assert not held.select(".untranslated")
    for other in ("index.html", "en/index.html"):
        assert PLEDGE[lang] not in words(article(pages[other]))


@pytest.mark.parametrize("lang", NOT_YET)
def test_a_text_has_one_mark(pages: Pages, lang: str) -> None:
    """No mark in a mark, no label beside one, and one label in each attribute and name."""
    label = f"[{NOT_YET[lang]}]"
    assert article(pages[f"{lang}/bodies/ministry-of-interior/index.html"]).select(".untranslated")
    for path, page in of(pages, lang):
        assert not page.select(".untranslated .untranslated"), path
        for mark in elements(page, ".untranslated"):
            assert label not in words(mark), path
        for text in re.findall(r'[^"<>\n]+', str(page)):
            assert text.count(label) <= 1, (path, text)


@pytest.mark.parametrize("lang", NOT_YET)
def test_the_search_knows_the_language(many: Path, lang: str) -> None:
    """Its index has what is translated, and nothing of the copies."""
    index = json.loads((many / f"search/{lang}.json").read_text("utf-8"))
    assert [page[0] for page in index["pages"]] == [f"{lang}/bodies/ministry-of-interior/"]
    assert FOUND[lang] in index["stems"]


@pytest.mark.parametrize("lang", NOT_YET)
def test_feeds_have_the_language(many: Path, lang: str) -> None:
    """With what is translated, and one label a title."""
    root = ET.fromstring((many / f"feeds/{lang}/pledges/borders.xml").read_bytes())  # noqa: S314 - we built it
    titles = [str(title.text) for title in root.iter(f"{ATOM}title")]
    assert any(PLEDGE[lang] in title for title in titles)
    assert all(title.count(f"[{NOT_YET[lang]}]") <= 1 for title in titles)
    calendar = (many / f"calendars/{lang}/pledges/borders.ics").read_bytes()
    calendar = calendar.replace(b"\r\n ", b"")
    assert PLEDGE[lang].encode() in calendar
    assert all(line.count(NOT_YET[lang].encode()) <= 1 for line in calendar.splitlines())


@pytest.mark.parametrize("lang", NOT_YET)
def test_the_api_and_the_workbooks_have_the_language(many: Path, pages: Pages, lang: str) -> None:
    """What is translated, beside what is there for ever; a workbook marks the rest."""
    items = json.loads((many / "api/v1/bodies.json").read_text("utf-8"))["items"]
    titles = {one["id"]: one["title"] for one in items}
    assert titles["ministry-of-interior"][lang] == BODY[lang]
    assert titles["iom"].keys() == {"ar", "en"}
    book = openpyxl.load_workbook(
        io.BytesIO((many / f"downloads/pledges-{lang}.xlsx").read_bytes())
    )
    cells = {str(cell.value) for sheet in book for row in sheet for cell in row}
    assert {PLEDGE[lang], BODY[lang]} <= cells
    assert any(cell.endswith(f"[{NOT_YET[lang]}]") for cell in cells)
    assert all(cell.count(NOT_YET[lang]) <= 1 for cell in cells)
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in book} == {lang == "ckb"}
    for path in ("data/index.html", "en/data/index.html", f"{lang}/data/index.html"):
        links = [attribute(link, "href") for link in elements(pages[path], "a[download]")]
        assert [link for link in links if link.endswith(f"/pledges-{lang}.xlsx")], path
