"""Wherever a source is cited it is named by who speaks in it, and a cut copy is marked as one."""

import re

import pytest
from tests.built.documents import Pages, language

from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

CITED = re.compile(r"sources/#(?P<slug>[\w-]+)$|^#(?P<own>[\w-]+)$")


@pytest.mark.parametrize("lang", LANGS)
def test_each_citation_names_who_speaks(pages: Pages, library: Library, lang: Lang) -> None:
    """The Government's report on the UN's page is the Government's, on every page."""
    seen = set()
    for path, page in pages.items():
        if language(path) != lang:
            continue
        for link in page.select("a.cite"):
            found = CITED.search(str(link.get("href", "")))
            slug = (found["slug"] or found["own"]) if found else ""
            source, text = library.sources.get(slug), " ".join(link.get_text().split())
            if (
                not source
                or link.find_parent("li", id=slug)
                or text == library.words["details"][lang]
            ):
                continue
            if source.author:
                assert source.author[lang] in text, (path, text)
                seen.add(slug)
            assert (link.find(class_="cut") is not None) == bool(source.cut), (path, text)
    spoken = {slug for slug, source in library.sources.items() if source.author}
    assert spoken >= seen > {"un-pledge-climate"}
