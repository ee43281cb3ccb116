"""What search engines for data read: a page's data as a schema.org `Dataset` in JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any

from pledges.addresses import Publication, place, record_of
from pledges.files.documents import LICENCE
from pledges.files.paths import ARCHIVE, INDEX, OF_PLEDGE, csv_of_pledge, json_of_pledge, of_figure
from pledges.language.words import Language
from pledges.records.library import sources_of
from pledges.records.references import references

Thing = dict[str, Any]
MEDIA = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}
WHOLE_PAGE = "data.md"


def dataset(language: Language, publication: Publication, path: str) -> str | None:
    """The JSON-LD of the page that a Markdown file makes; None for a page without data."""
    collection, slug = record_of(path) or ("", "")
    if collection == "pledges" and slug in language.library.pledges:
        return _escaped(_of_pledge(language, publication, slug))
    if collection == "figures" and slug in language.library.figures:
        return _escaped(_of_figure(language, publication, slug))
    return _escaped(_of_all(language, publication)) if path == WHOLE_PAGE else None


def _of_pledge(language: Language, publication: Publication, slug: str) -> Thing:
    pledge = language.library.pledges[slug]
    paths = [csv_of_pledge(slug, table) for table in OF_PLEDGE]
    whole = publication.page(language.lang, WHOLE_PAGE)
    sources = sources_of(language.library, slug).values()
    return {
        **_thing(language, publication, place("pledges", slug).page),
        "name": pledge.title[language.lang],
        "description": pledge.summary[language.lang],
        "isPartOf": {"@type": "Dataset", "@id": whole, "name": language.word("site-name")},
        "isBasedOn": [source.url for source in sources if source.url],
        "distribution": list(_files(publication, [*paths, json_of_pledge(slug)])),
    }


def _of_figure(language: Language, publication: Publication, slug: str) -> Thing:
    indicator = language.library.figures[slug].indicator
    sources = {one.slug for one in references(indicator) if one.collection == "sources"}
    urls = (language.library.sources[source].url for source in sorted(sources))
    return {
        **_thing(language, publication, place("figures", slug).page),
        "name": indicator.title[language.lang],
        "description": f"{indicator.title[language.lang]}. {indicator.definition[language.lang]}",
        "isBasedOn": [url for url in urls if url],
        "distribution": list(
            _files(publication, [of_figure(slug, end) for end in ("csv", "json")])
        ),
    }


def _of_all(language: Language, publication: Publication) -> Thing:
    return {
        **_thing(language, publication, WHOLE_PAGE),
        "name": language.word("site-name"),
        "description": language.word("api-description"),
        "distribution": list(_files(publication, [ARCHIVE, INDEX])),
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


def _files(publication: Publication, paths: list[str]) -> Iterator[Thing]:
    for path in paths:
        media = MEDIA[path.rpartition(".")[2]]
        url = publication.file(path)
        yield {"@type": "DataDownload", "encodingFormat": media, "contentUrl": url}


def _escaped(thing: Thing) -> str:
    """JSON that cannot end the script that holds it."""
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")
