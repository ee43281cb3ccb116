"""What search engines for data read: a page's data as a schema.org `Dataset` in JSON-LD."""

import json
from typing import Any

from pledges.addresses import Publication, record_of
from pledges.files.described import described
from pledges.files.paths import ARCHIVE, INDEX, OF_PLEDGE, csv_of_pledge, json_of_pledge, of_figure
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.records.references import references

MEDIA = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}
WHOLE_PAGE = "data.md"


def dataset(renderer: Renderer, publication: Publication, path: str) -> str | None:
    """The JSON-LD of the page that a Markdown file makes; None for a page without data."""
    language = renderer.language
    collection, slug = record_of(path) or ("", "")
    if collection == "pledges" and slug in language.library.pledges:
        told = _of_pledge(language, slug)
    elif collection == "figures" and slug in language.library.figures:
        told = _of_figure(language, slug)
    elif path == WHOLE_PAGE:
        name, about = language.word("site-name"), language.word("api-description")
        told = {"name": name, "about": about, "files": [ARCHIVE, INDEX], "sources": None}
    else:
        return None
    told |= {"path": path, "whole": WHOLE_PAGE, "media": MEDIA, "language": language}
    thing = described(
        "dataset.jsonld", renderer, publication, is_part=collection == "pledges", **told
    )
    # JSON that cannot end the script that holds it.
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")


def _of_pledge(language: Language, slug: str) -> dict[str, Any]:
    pledge, lang = language.library.pledges[slug], language.lang
    return {
        "name": pledge.title[lang],
        "about": pledge.summary[lang],
        "files": [*(csv_of_pledge(slug, table) for table in OF_PLEDGE), json_of_pledge(slug)],
        "sources": [one.url for one in language.library.cited[slug].values() if one.url],
    }


def _of_figure(language: Language, slug: str) -> dict[str, Any]:
    indicator, known = language.library.figures[slug].indicator, language.library.sources
    sources = {one.slug for one in references(indicator) if one.collection == "sources"}
    name = indicator.title[language.lang]
    return {
        "name": name,
        "about": f"{name}. {indicator.definition[language.lang]}",
        "files": [of_figure(slug, end) for end in ("csv", "json")],
        "sources": [url for source in sorted(sources) if (url := known[source].url)],
    }
