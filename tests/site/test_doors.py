"""What programs ask for before they read the site: true to the site, and nobody is made up."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.building import PUBLICATION, ROOT, SITE, link
from tests.conftest import TODAY

from pledges.files import paths
from pledges.files.data import files as data_files
from pledges.files.tables.every import TABLES
from pledges.pages.edition import Edition
from pledges.records.load import load
from pledges.records.problems import DataError
from pledges.records.texts import LANGS
from pledges.records.vocabulary import Publisher
from pledges.site import hosting
from pledges.site.build import edition
from pledges.site.files import LOCK, lock_sum
from pledges.site.hosting import NOTICES, files

SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
WHO = ("name", "kind", "editors", "funding")
ICON = "assets/fixed/icon.svg"
SECURITY = ".well-known/security.txt"


@pytest.fixture(scope="module")
def found(sample: Edition) -> dict[str, str]:
    """The files by their paths, as texts."""
    return {path: text.decode() for path, text in files(sample, PUBLICATION, ICON)}


def test_everyone_may_read_everything(found: dict[str, str]) -> None:
    """And is told where the site map is."""
    assert found["robots.txt"].splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {SITE}sitemap.xml",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_browser_learns_how_to_search(found: dict[str, str], lang: str) -> None:
    """In each language, with a name that is short enough for the format."""
    root = ET.fromstring(found[paths.opensearch(lang)])  # noqa: S314 - our templates made it
    name = root.findtext(f"{SEARCH}ShortName") or ""
    assert 0 < len(name) <= 16
    assert 0 < len(root.findtext(f"{SEARCH}Description") or "") <= 1024
    home = SITE if lang == "ar" else f"{SITE}{lang}/"
    addresses = {url.get("type"): url.get("template") for url in root.iter(f"{SEARCH}Url")}
    assert addresses["text/html"] == f"{home}?q={{searchTerms}}"


def test_models_are_led_to_pledges_and_data(sample: Edition, found: dict[str, str]) -> None:
    """In each language; no markup of pages is left, and each address is one of the site."""
    text = found["llms.txt"]
    addresses = re.findall(r"\]\((.*?)\)", text)
    assert all(address.startswith(SITE) for address in addresses)
    for slug, pledge in sample.library.pledges.items():
        for lang, home in zip(LANGS, ("", "en/"), strict=True):
            line = f"- [{pledge.title[lang]}]({SITE}{home}pledges/{slug}/): {pledge.summary[lang]}"
            assert line in text
    assert not re.search(r"<\w|&\w+;", text)


def test_nobody_is_named_to_whom_nothing_can_be_told(
    sample: Edition, found: dict[str, str]
) -> None:
    """Until the repository has an address of its own there is no file on security."""
    assert SECURITY not in found
    for address in ("", "https://www.example.com/a", "http://example.net"):
        assert SECURITY not in dict(files(sample, replace(PUBLICATION, repository=address), ICON))
    own = replace(PUBLICATION, repository="https://git.example.iq/pledges/")
    lines = dict(files(sample, own, ICON))[SECURITY].decode().splitlines()
    assert lines == [
        "Contact: https://git.example.iq/pledges/security",
        "Expires: 2027-05-27T00:00:00Z",
        "Preferred-Languages: ar, en",
        f"Canonical: {SITE}{SECURITY}",
    ]


def test_the_page_of_the_api_lists_its_documents(sample: Edition, found: dict[str, str]) -> None:
    """All but those of years, which the table of changes names, once in each language."""
    page = BeautifulSoup(found[f"{paths.API}/index.html"], "html.parser")
    made = {
        path.removeprefix(f"{paths.API}/")
        for path, _ in data_files(sample.library, sample.history, PUBLICATION)
        if path.startswith(f"{paths.API}/")
    }
    for section in page.find_all("section"):
        links = [str(link["href"]) for link in section.select("li a[href]")]
        assert sorted(links) == sorted(made)
    assert [section["lang"] for section in page.find_all("section")] == list(LANGS)


def test_the_catalogue_names_every_table(sample: Edition, found: dict[str, str]) -> None:
    """With the addresses of its files; a publisher only if one is named."""
    catalogue = json.loads(found[paths.CATALOGUE])
    assert catalogue["@type"] == "dcat:Catalog"
    assert not {"dct:publisher", "dct:modified"} & catalogue.keys()
    made = dict(data_files(sample.library, sample.history, PUBLICATION))
    assert len(catalogue["dcat:dataset"]) == len(TABLES) + 1
    for one in catalogue["dcat:dataset"]:
        assert {title["@language"] for title in one["dct:title"]} == set(LANGS)
        for file in one["dcat:distribution"]:
            assert file["dcat:downloadURL"]["@id"].removeprefix(SITE) in made
    text = {"ar": "جهة", "en": 'A "body"'}
    publisher = Publisher.model_validate(
        dict.fromkeys(("name", "kind", "editors", "funding"), text)
    )
    named = dict(files(sample, replace(PUBLICATION, publisher=publisher), ICON))[paths.CATALOGUE]
    assert json.loads(named)["dct:publisher"] == "جهة"


@pytest.mark.parametrize("lang", LANGS)
def test_whose_things_are_published_is_said(found: dict[str, str], lang: str) -> None:
    """With the texts of the licences, and the terms that sources state, in each language."""
    text = found[paths.LICENCES]
    for notice in NOTICES:
        assert (ROOT / notice).read_text(encoding="utf-8").strip() in text
    terms = [one.licence[lang] for one in load(ROOT).sources.values() if one.licence]
    real = b"".join(
        content
        for path, content in files(edition(ROOT, TODAY), PUBLICATION, ICON)
        if path == paths.LICENCES
    ).decode()
    assert terms
    assert all(term in real for term in terms)


def test_no_icon_and_no_letter_is_published_unnamed() -> None:
    """What lies in the theme and was made by others is one of those that the notices are for."""
    icons = {path.parent.name for path in (ROOT / "theme/.icons").rglob("*.svg")}
    assert icons == {".icons", "material"}
    kinds = {path.suffix for path in (ROOT / "theme").rglob("*") if path.is_file()}
    assert kinds <= {".css", ".html", ".js", ".json", ".png", ".svg", ".txt", ".xml"}


def test_the_list_of_what_builds_is_that_of_the_lock(found: dict[str, str]) -> None:
    """Every package with its version and a sum; `make lock` renews both."""
    bill = json.loads(found[paths.BILL])
    assert bill["bomFormat"] == "CycloneDX"
    pinned = re.findall(
        r"^(\S+)==(\S+)", (ROOT / "requirements/build.txt").read_text(), re.MULTILINE
    )
    assert sorted((one["name"], one["version"]) for one in bill["components"]) == sorted(pinned)
    for one in bill["components"]:
        assert any(reference.get("hashes") for reference in one["externalReferences"]), one["name"]


@pytest.mark.parametrize("file", ["LICENSE", hosting.BILL])
def test_what_leads_elsewhere_is_not_published(
    sample: Edition, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the licence nor the bill is read through a link, nor the lock summed."""
    link(tmp_path, ROOT)
    monkeypatch.setattr(hosting, "ROOT", tmp_path)
    assert dict(files(sample, PUBLICATION, ICON))
    for name in (file, LOCK):
        (tmp_path / name).unlink()
        (tmp_path / name).symlink_to("/etc/passwd")
    with pytest.raises(DataError):
        dict(files(sample, PUBLICATION, ICON))
    with pytest.raises(DataError):
        lock_sum(tmp_path)
