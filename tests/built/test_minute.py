"""A journalist's minute: from a figure to its source, past, row, address and citation."""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from tests.building import SITE
from tests.built.documents import Pages, agree, attribute, words

from pledges.addresses import place
from pledges.language.words import Language
from pledges.records.library import Figure, Library
from pledges.records.texts import LANGS, Lang

HOMES: dict[Lang, str] = {"ar": "", "en": "en/"}


class Minute:
    """One figure on its page in a language, and what a reader opens from there."""

    def __init__(self, site: Path, pages: Pages, library: Library, lang: Lang, key: str) -> None:
        """Open the page of the figure."""
        self.site, self.pages, self.lang = site, pages, lang
        self.figure: Figure = library.figures[key]
        self.library, self.language = library, Language(library, lang)
        self.path = f"{HOMES[lang]}figures/{key}/"
        self.page = pages[f"{self.path}index.html"]

    def opened(self, href: str) -> tuple[str, str]:
        """The file of the site that an address of the page leads to, and the place in it."""
        address, anchor = urldefrag(urljoin(f"{SITE}{self.path}", href))
        file = unquote(address.removeprefix(SITE))
        return f"{file}index.html" if file.endswith("/") or not file else file, unquote(anchor)

    def taken(self, ending: str) -> bytes:
        """The file with an ending that the page offers."""
        links = [attribute(one, "href") for one in self.page.select(".files.downloads a[download]")]
        (href,) = [one for one in links if one.endswith(ending)]
        return (self.site / self.opened(href)[0]).read_bytes()

    def values(self) -> Iterator[str]:
        """Each value stands in the page under its address, which it gives or its column does."""
        figure = self.figure
        for one in figure.indicator.all_readings:
            found = self.page.find(id=place("figures", figure.key, "readings", one.name).anchor)
            if not isinstance(found, Tag):
                yield f"{one.name} has no address"
            elif one.withdrawn and not found.select("del"):
                yield f"{one.name} is not struck"
            elif self.library.corrected(figure.key, one) and not found.select(".corrected"):
                yield f"{one.name} does not say what it was"

    def sources(self) -> Iterator[str]:
        """Each source is told of: who says so, and where it can be read or that nobody knows."""
        links = {self.opened(attribute(one, "href")) for one in self.page.select("a.cite")}
        for slug in {one.source for one in self.figure.indicator.all_readings}:
            source, file = self.library.sources[slug], f"{HOMES[self.lang]}sources/index.html"
            if (file, slug) not in links:
                yield f"{slug} is not cited"
                continue
            told = self.pages[file].find(id=slug)
            assert isinstance(told, Tag)
            if self.language.text(source.author or source.publisher) not in words(told):
                yield f"{slug} has no speaker"
            outside = [attribute(one, "href") for one in told.select("a[rel~=external]")]
            if not (source.url in outside or self.language.word("no-address") in words(told)):
                yield f"{slug} leads nowhere"

    def rows(self) -> Iterator[str]:
        """Each value has its row in the file of the figure, with its address, and in its JSON."""
        text = self.taken(".csv").decode("utf-8-sig")
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
        document = json.loads(self.taken(".json"))
        told = {one["id"] for one in document["figure"]["readings"]}
        yield from () if isinstance(document["changes"], list) else ("no past in its document",)
        for one in self.figure.indicator.readings:
            name = self.figure.id_of(one)
            anchor = place("figures", self.figure.key, "readings", one.name).anchor
            if rows[name][f"url_{self.lang}"] != f"{SITE}{self.path}#{anchor}":
                yield f"the row of {name} leads elsewhere"
            if name not in told:
                yield f"{name} is not in the document"

    def citation(self) -> Iterator[str]:
        """What is copied opens the very version, where title and newest value stand."""
        (said,) = self.page.select(".citation > p:first-child")
        copied = re.findall(rf"{re.escape(SITE)}\S*", said.get_text())
        files = [attribute(one, "href") for one in self.page.select(".citation a[download]")]
        held = [(self.site / self.opened(one)[0]).read_text("utf-8") for one in files]
        if len(copied) != 1 or not all(f'"{copied[0]}"' in text for text in held):
            yield f"the citation says {copied}"
            return
        file, anchor = self.opened(copied[0])
        there = parsed(self.site / file)
        if anchor and not there.find(id=anchor):
            yield f"{file} has no {anchor}"
        text = words(there)
        newest = self.figure.indicator.readings[0].name
        anchor = place("figures", self.figure.key, "readings", newest).anchor
        (value, *_) = self.page.select(f"td[id='{anchor}'] bdi, tr[id='{anchor}'] td bdi")
        for part in (self.figure.title[self.lang], words(value)):
            if part not in text:
                yield f"{file} does not say {part}"


@cache
def parsed(path: Path) -> BeautifulSoup:
    """A page of a day, of which many figures are cited."""
    return BeautifulSoup(path.read_bytes(), "html.parser")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("step", ["values", "sources", "rows", "citation"])
def test_a_minute_from_each_figure(
    site: Path, pages: Pages, library: Library, lang: Lang, step: str
) -> None:
    """To whatever a story needs of it."""
    assert library.figures
    minutes = [Minute(site, pages, library, lang, key) for key in library.figures]
    agree(f"{one.path}: {wrong}" for one in minutes for wrong in getattr(one, step)())
