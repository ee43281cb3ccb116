"""The files of the built site and its pages say the same, and lead to each other."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import Tag
from tests.building import SITE
from tests.built.documents import (
    Pages,
    address,
    addressed,
    agree,
    article,
    attribute,
    elements,
    language,
    one_line,
    words,
)
from tests.exported import Files, document, table

from pledges.files.tables import given
from pledges.files.tables.every import TABLES
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

Place = Callable[[str], Tag]
HOMES: dict[Lang, str] = {lang: "" if lang == "ar" else f"{lang}/" for lang in LANGS}


@pytest.fixture(scope="module")
def files(site: Path) -> Files:
    """The files of the site that are no pages."""
    folders = ("downloads", "api", "cite")
    found = (path for folder in folders for path in (site / folder).rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def place(pages: Pages) -> Place:
    """Where an address leads: a page, or the element with the id that it names."""

    @cache
    def parts(path: str) -> Mapping[str, Tag]:
        page = pages[path]
        return {"": page, **{attribute(tag, "id"): tag for tag in page(id=True)}}

    def find(url: str) -> Tag:
        base, _, anchor = url.partition("#")
        found = parts(f"{base.removeprefix(SITE)}index.html")
        assert anchor in found, url
        return found[anchor]

    return find


def test_the_table_of_progress_says_what_the_file_says(
    library: Library, pages: Pages, files: Files
) -> None:
    """Status, claim, counts, dates and days of each pledge, in both languages."""
    for lang in LANGS:
        said = Language(library, lang)
        rows = list(elements(pages[f"{HOMES[lang]}pledges/index.html"], "tbody tr"))
        for row, line in zip(rows, table(files, "pledges"), strict=True):
            cells = [words(cell) for cell in elements(row, "td")]
            assert library.statuses[line["status"]].label[lang] in cells[0]
            mark = marked(library, line["status_confidence"], lang)
            if line["claim"]:
                assert library.claims[line["claim"]].label[lang] + mark == cells[1]
            counts = {line["milestones_done"], line["milestones_promised"]}
            assert counts <= {*cells[2].split()} or line["milestones_promised"] == "0"
            known = [day for day in (line["last_update"], line["next_date"]) if day]
            assert days(row) == known
            mark = marked(library, line["last_update_confidence"], lang)
            assert said.count(Decimal(line["days_since_update"]), "day") + mark == cells[4]


def marked(library: Library, confidence: str, lang: Lang) -> str:
    """What stands behind a value that is less sure than others."""
    sure = confidence in {"", "high"}
    return "" if sure else f" {library.words[f'confidence-{confidence}'][lang]}"


def test_milestones_stand_on_the_page_as_in_the_file(pages: Pages, files: Files) -> None:
    """State, due date and date of being done of each milestone, in both languages."""
    for lang in LANGS:
        for line in table(files, "milestones"):
            page = pages[f"{HOMES[lang]}pledges/{line['pledge']}/index.html"]
            row = page.find(id=f"milestone-{line['id'].replace('/', '-')}")
            assert isinstance(row, Tag)
            assert attribute(row, "class") == f"state-{line['state']}", line["id"]
            assert days(row) == [day for day in (line["due"], line["done"]) if day], line["id"]
            assert one_line(line[f"title_{lang}"]) in words(row)


def test_readings_stand_on_the_page_as_in_the_file(
    library: Library, place: Place, files: Files
) -> None:
    """Each value of the file is shown at the very address that it gives."""
    for lang in LANGS:
        said = Language(library, lang)
        for line in table(files, "readings"):
            row = place(line[f"url_{lang}"])
            shown = words(row if row.name == "td" else next(elements(row, "td.value")))
            found = {run.rstrip(".,") for run in re.findall(r"-?\d[\d.,]*", shown)}
            assert said.amount(Decimal(line["value"]), line["unit"]) in found, line["id"]


def test_updates_stand_on_the_page_as_in_the_file(place: Place, files: Files) -> None:
    """Date, status, claim and text of each update, in both languages."""
    for lang in LANGS:
        for line in table(files, "updates"):
            entry = place(line[f"url_{lang}"])
            assert days(entry)[0] == line["on"]
            assert one_line(line[f"text_{lang}"]) in words(entry)
            badges = [attribute(tag, "class") for tag in elements(entry, ".badge")]
            status = [f"badge status-{line['status']}"] if line["status"] else []
            assert badges == [*status, f"badge claim claim-{line['claim']}"]


def test_every_exported_address_leads_to_its_record(place: Place, files: Files) -> None:
    """Each record's address is a page of the site and an id of that page."""
    checked = 0
    for name, layout in TABLES.items():
        if any(column.name == "url" for column in layout.columns):
            for line in table(files, name):
                for lang in LANGS:
                    assert place(line[f"url_{lang}"])
                    checked += 1
        for found in document(files, name)["url"].values():
            assert place(found)
    assert checked


def test_a_page_with_data_offers_it_to_search_engines(pages: Pages, files: Files) -> None:
    """The pages of pledges, figures and all data describe a Dataset, whose files exist."""
    found = []
    for path, page in addressed(pages).items():
        for script in elements(page, 'script[type="application/ld+json"]'):
            thing = json.loads(script.get_text())
            assert thing["@type"] == "Dataset"
            assert thing["url"] == address(path)
            assert thing["inLanguage"] == language(path)
            assert 50 <= len(thing["description"]) <= 5000
            for file in thing["distribution"]:
                assert file["contentUrl"].removeprefix(SITE) in files
            found.append(path)
    slugs = [f"pledges/{line['id']}" for line in table(files, "pledges")]
    slugs += [f"figures/{line['id'].partition('/')[2]}" for line in table(files, "indicators")]
    wanted = [f"{home}{slug}/index.html" for home in HOMES.values() for slug in slugs]
    assert sorted(found) == sorted(
        [*wanted, *(f"{home}data/index.html" for home in HOMES.values())]
    )


def test_pages_offer_every_file(pages: Pages, files: Files) -> None:
    """Each file is linked from a page, plainly, in each language; pictures in their own."""
    for lang, home in HOMES.items():
        linked = {
            urljoin(address(path), attribute(tag, "href")).removeprefix(SITE)
            for path, page in pages.items()
            if path.startswith(tuple(f"{home}{top}/" for top in ("data", "pledges", "figures")))
            for tag in elements(article(page), "a[href]")
        }
        inside = {"downloads/README.txt"}
        pictures = re.compile(rf"downloads/figures/.*-(?!{lang}\.)\w+\.(png|svg)")
        others = {file for file in files if pictures.fullmatch(file)}
        assert set(files) - linked - others == inside
        assert others


def test_citations_on_the_page_are_those_of_the_files(pages: Pages, files: Files) -> None:
    """What a reader copies is in the file that the page offers, for its own address."""
    for path, page in addressed(pages).items():
        boxes = list(elements(page, ".citation"))
        for box in boxes:
            (bibtex,) = (tag.get_text() for tag in elements(box, "pre code"))
            links = [attribute(tag, "href") for tag in elements(box, "a[href]")]
            bib, items = (files[urljoin(address(path), link).removeprefix(SITE)] for link in links)
            assert bibtex in bib.decode()
            assert [item for item in json.loads(items) if item["URL"] in words(box)]
        with_data = list(elements(page, 'script[type="application/ld+json"]'))
        assert len(boxes) == len(with_data), path


def test_sizes_are_those_of_the_files(pages: Pages, site: Path) -> None:
    """The size that a page names is the size of the file in thousands of bytes."""
    checked = 0
    for home in HOMES.values():
        path = f"{home}data/index.html"
        for tag in elements(pages[path], ".downloads li"):
            file = urljoin(address(path), attribute(next(elements(tag, "a")), "href"))
            size = (site / file.removeprefix(SITE)).stat().st_size
            shown = int(words(list(elements(tag, "bdi"))[-1]).replace(",", ""))
            assert abs(shown - size / 1000) <= 1, file
            checked += 1
    assert checked


def test_every_page_can_be_shared(pages: Pages, site: Path) -> None:
    """Open Graph names the page; links to three services carry its address, asking nothing."""
    for path, page in addressed(pages).items():
        graph = {
            attribute(tag, "property"): attribute(tag, "content")
            for tag in elements(page, "head meta[property]")
        }
        assert graph["og:url"] == address(path)
        assert all(graph.values()), path
        assert (site / graph["og:image"].removeprefix(SITE)).is_file()
        links = list(elements(page, "nav.share a"))
        assert all("noreferrer" in attribute(tag, "rel") for tag in links)
        queries = [parse_qs(urlsplit(attribute(tag, "href")).query) for tag in links]
        assert len(queries) == 3
        agree(path for query in queries if address(path) not in str(query))


def test_the_names_of_the_record_agree(library: Library, pages: Pages) -> None:
    """The name in citations and exports is the one that the pages have."""
    for lang in LANGS:
        home = pages[f"{HOMES[lang]}index.html"]
        (tag,) = elements(home, 'meta[property="og:site_name"]')
        assert attribute(tag, "content") == given.word("site-name", library)[lang]


def days(top: Tag) -> list[str]:
    """The dates that an element gives, as exact as they are known."""
    return [attribute(tag, "datetime") for tag in elements(top, "time")]
