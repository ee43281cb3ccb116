"""Sorani Kurdish added to the sample as the README says: texts and settings, no code."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from babel import Locale
from bs4 import BeautifulSoup, Tag
from tests.building import SITE
from tests.built.documents import Pages, agree, article, attribute, elements, read, words

NOT_YET = "هێشتا وەرنەگێڕدراوە"
WRITTEN, COPY = "ckb/pledges/water/index.html", "ckb/pledges/roads/index.html"
MONTHS = set(Locale.parse("ckb_IQ").months["format"]["wide"].values())
XHTML = "{http://www.w3.org/1999/xhtml}link"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def pages(third: Path) -> Pages:
    """Every page of the site in three languages."""
    return read(third)


def test_every_page_is_there_from_right_to_left(pages: Pages) -> None:
    """Each Arabic page and the one for missing addresses has its Kurdish twin."""
    kurdish = {path for path in pages if path.startswith("ckb/")}
    others = {path for path in pages if not path.startswith(("ckb/", "en/"))}
    assert kurdish == {f"ckb/{path}" for path in others}
    for path in kurdish:
        root = pages[path].html
        assert root is not None
        assert (root.get("lang"), root.get("dir")) == ("ckb", "rtl"), path


def test_what_is_translated_is_shown_without_a_mark(pages: Pages) -> None:
    """The name of the site, the navigation, words, months and the theme's words are Kurdish."""
    page = pages[WRITTEN]
    assert page.title is not None
    assert words(page.title) == "ئاو - بەڵێنەکانی عێراق سەبارەت بە کۆچ"
    assert any(words(tab) == "سەرەتا" for tab in elements(page, ".md-tabs__link"))
    labels = list(elements(article(page), ".standing-status .label"))
    assert words(labels[0]).startswith("دۆخ")
    assert not labels[0].select(".untranslated")
    assert any(month in words(time) for time in elements(page, "time") for month in MONTHS)


def test_what_is_missing_is_marked(pages: Pages) -> None:
    """Words in Arabic stand in a mark that names their language and says what is the matter."""
    for path, page in pages.items():
        if not path.startswith("ckb/"):
            assert not page.select(".untranslated, .untranslated-page"), path
    marks = list(elements(article(pages[WRITTEN]), ".untranslated"))
    assert len(marks) > 20
    for mark in marks:
        assert (mark["lang"], mark["dir"], mark["title"]) == ("ar", "rtl", NOT_YET)
    notice = pages[WRITTEN].select_one(".untranslated-page")
    assert notice is not None
    assert "کوردی" in words(notice)


def test_nothing_is_silently_replaced(pages: Pages) -> None:
    """Outside of marks, quotations and other wordings no Arabic word is left on a Kurdish page."""
    allowed = {"ئاو", *MONTHS}
    left = arabic_words(pages[WRITTEN])
    assert len(arabic_words(pages[WRITTEN.removeprefix("ckb/")])) > 50
    assert left - allowed == set()


def arabic_words(page: Tag) -> set[str]:
    """The words of a page's content in letters that Arabic has, but for what is marked."""
    content = BeautifulSoup(str(article(page)), "html.parser")
    for element in list(elements(content, "[lang], svg, code")):
        element.decompose()
    return set(re.findall(r"(?<!\w)[ء-ي]{3,}(?!\w)", words(content)))


def test_plain_places_carry_a_label(pages: Pages) -> None:
    """Attributes and titles hold no markup; words in Arabic there are followed by the label."""
    page = pages[WRITTEN]
    heads = {attribute(cell, "data-head") for cell in elements(page, "[data-head]")}
    assert heads
    agree(head for head in heads if not head.endswith(f"[{NOT_YET}]") and head != "دۆخ")
    for path, found in pages.items():
        for tag in elements(found, "[aria-label], [title], [data-text], [placeholder]"):
            for name in ("aria-label", "title", "data-text", "placeholder"):
                assert "<" not in attribute(tag, name), path
        assert not found.select("svg span"), path


def test_a_page_that_is_not_translated_says_so(pages: Pages) -> None:
    """It is a copy of the Arabic page, in its language, and names that as the original."""
    page = pages[COPY]
    notice = page.select_one(".untranslated-page")
    assert notice is not None
    assert {attribute(line, "lang") for line in elements(notice, "p")} == {"ar"}
    content = page.select_one("div[lang=ar][dir=rtl] h1")
    original = pages["pledges/roads/index.html"].select_one("h1")
    assert content is not None
    assert original is not None
    assert content.get_text() == original.get_text()
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == f"{SITE}pledges/roads/"
    assert page.title is not None
    assert f"[{NOT_YET}]" in words(page.title)


def test_only_what_is_translated_is_offered_to_strangers(third: Path, pages: Pages) -> None:
    """Alternates and the site map name the Kurdish page that is there, and no copy."""
    for path, wanted in ((WRITTEN, {"ar", "en", "ckb", "x-default"}), (COPY, {"ar", "en"})):
        for twin in (path, path.removeprefix("ckb/")):
            links = elements(pages[twin], "link[hreflang]")
            assert {attribute(link, "hreflang") for link in links} - {"x-default"} == wanted - {
                "x-default"
            }
    root = ET.fromstring((third / "sitemap.xml").read_bytes())  # noqa: S314 - we built it
    listed = [loc.text for loc in root.iter(LOC)]
    assert len(listed) == len(set(listed))
    assert [loc for loc in listed if "/ckb/" in str(loc)] == [f"{SITE}ckb/pledges/water/"]
    linked = {link.get("href") for link in root.iter(XHTML) if link.get("hreflang") == "ckb"}
    assert linked == {f"{SITE}ckb/pledges/water/"}


def test_every_page_leads_to_its_twins(pages: Pages) -> None:
    """The header of each page names the two other languages in themselves."""
    names = {"ar": "العربية", "en": "English", "ckb": "کوردی"}
    for path, page in pages.items():
        lang = next((lang for lang in ("en", "ckb") if path.startswith(f"{lang}/")), "ar")
        links = {attribute(link, "hreflang"): words(link) for link in elements(page, "a.language")}
        assert links == {of: name for of, name in names.items() if of != lang}, path


def test_the_search_has_an_index_of_its_own(third: Path) -> None:
    """Kurdish words are folded but not stemmed: each is its own stem."""
    index = json.loads((third / "search/ckb.json").read_text(encoding="utf-8"))
    assert [page[0] for page in index["pages"]] == ["ckb/pledges/water/"]
    assert index["lang"] not in index["table"]["stemmed"]
    assert all(index["words"][number] == stem for stem, (number,) in index["stems"].items())
    for lang in ("ar", "en"):
        known = json.loads((third / f"search/{lang}.json").read_text(encoding="utf-8"))
        assert lang in known["table"]["stemmed"]
        assert len(known["pages"]) > 1
