"""What search engines for data read: a page's data as a schema.org `Dataset` in JSON-LD."""

import json
from typing import Any

from pledges.addresses import Publication, record_of
from pledges.files.documents import LICENCE
from pledges.files.paths import ARCHIVE, INDEX, OF_PLEDGE, csv_of_pledge, json_of_pledge, of_figure
from pledges.language.words import Language
from pledges.records.references import references

Thing = dict[str, Any]
MEDIA = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}
WHOLE_PAGE = "data.md"


def dataset(language: Language, publication: Publication, path: str) -> str | None:
    """The JSON-LD of the page that a Markdown file makes; None for a page without data."""
    collection, slug = record_of(path) or ("", "")
    if collection == "pledges" and slug in language.library.pledges:
        told = _of_pledge(language, publication, slug)
        files = [*(csv_of_pledge(slug, table) for table in OF_PLEDGE), json_of_pledge(slug)]
    elif collection == "figures" and slug in language.library.figures:
        told, files = _of_figure(language, slug), [of_figure(slug, end) for end in ("csv", "json")]
    elif path == WHOLE_PAGE:
        told = {"name": language.word("site-name"), "description": language.word("api-description")}
        files = [ARCHIVE, INDEX]
    else:
        return None
    thing = {**_thing(language, publication, path), **told, **_held(publication, files)}
    # JSON that cannot end the script that holds it.
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")


def _of_pledge(language: Language, publication: Publication, slug: str) -> Thing:
    pledge = language.library.pledges[slug]
    whole = publication.page(language.lang, WHOLE_PAGE)
    return {
        "name": pledge.title[language.lang],
        "description": pledge.summary[language.lang],
        "isPartOf": {"@type": "Dataset", "@id": whole, "name": language.word("site-name")},
        "isBasedOn": [one.url for one in language.library.cited[slug].values() if one.url],
    }


def _of_figure(language: Language, slug: str) -> Thing:
    indicator, known = language.library.figures[slug].indicator, language.library.sources
    sources = {one.slug for one in references(indicator) if one.collection == "sources"}
    return {
        "name": indicator.title[language.lang],
        "description": f"{indicator.title[language.lang]}. {indicator.definition[language.lang]}",
        "isBasedOn": [url for source in sorted(sources) if (url := known[source].url)],
    }


def _thing(language: Language, publication: Publication, path: str) -> Thing:
    url = publication.page(language.lang, path)
    changed = publication.changed(language.lang, path)
    home, named = publication.page(language.lang, "index.md"), publication.publisher
    publisher = {"@type": "Organization", "name": language.text(named.name)} if named else None
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": url,
        "url": url,
        "inLanguage": language.lang,
        "license": LICENCE["url"],
        "isAccessibleForFree": True,
        "spatialCoverage": "Iraq",
        "creator": {"@type": "Organization", "name": language.word("site-name"), "url": home},
        **({"dateModified": changed.isoformat()} if changed else {}),
        **({"publisher": publisher} if publisher else {}),
    }


def _held(publication: Publication, paths: list[str]) -> Thing:
    """The files that hold the data."""
    return {
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA[path.rpartition(".")[2]],
                "contentUrl": publication.file(path),
            }
            for path in paths
        ]
    }
