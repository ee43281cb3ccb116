"""What describes the data to programs: JSON from templates, read back so that it is sound."""

import hashlib
import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from pledges.addresses import Abroad, Publication, record_of
from pledges.files import paths
from pledges.files.tables import naming
from pledges.files.tables.columns import Column
from pledges.files.tables.every import TABLES
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.records.shapes import walk
from pledges.records.values import WHEN

VERSION = "1.5.0"
LICENCE = {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
# The types of Frictionless that are not texts, the media types of files that hold data.
TYPES = {"number": "number", "whole": "integer", "day": "date"}
MEDIA = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}
WHOLE_PAGE = "data.md"


def rendered(template: str, renderer: Renderer, publication: Publication, **values: Any) -> str:
    """What a template says of all that is published."""
    known = {"publication": publication, "paths": paths, "tables": TABLES, "licence": LICENCE}
    links = Abroad("index.md", publication=publication, lang=renderer.language.lang)
    return renderer.render(template, links, **known, **values)


def described(template: str, renderer: Renderer, publication: Publication, **values: Any) -> Any:
    """The same as JSON, its words in each language."""
    library = renderer.library
    known = {
        "version": VERSION,
        "word": partial(naming.word, library=library),
        "said": lambda column, code: library.words[naming.code_word(column, code)].own(),
        "column_title": partial(naming.column_title, library=library),
        "meaning": partial(naming.meaning, library=library),
    }
    return json.loads(rendered(template, renderer, publication, **known, **values))


def datapackage(renderer: Renderer, publication: Publication, files: Mapping[str, bytes]) -> Any:
    """What the package holds, under which licence and from which sources."""
    return described(
        "datapackage.json",
        renderer,
        publication,
        files=files,
        sum_of=lambda content: hashlib.sha256(content).hexdigest(),
        types=TYPES,
        constraints=_constraints,
    )


def _constraints(column: Column) -> dict[str, Any]:
    pattern = WHEN.pattern if column.kind == "date" else None
    held = {"required": column.required, "enum": column.allowed, "pattern": pattern}
    return {name: value for name, value in held.items() if value}


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
        told = {
            "name": name,
            "about": about,
            "files": [paths.ARCHIVE, paths.INDEX],
            "sources": None,
        }
    else:
        return None
    told |= {"path": path, "whole": WHOLE_PAGE, "media": MEDIA, "language": language}
    told |= {"is_part": collection == "pledges"}
    thing = described("dataset.jsonld", renderer, publication, **told)
    # JSON that cannot end the script that holds it.
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")


def _of_pledge(language: Language, slug: str) -> dict[str, Any]:
    pledge, lang = language.library.pledges[slug], language.lang
    tables = (paths.csv_of_pledge(slug, table) for table in paths.OF_PLEDGE)
    return {
        "name": pledge.title[lang],
        "about": pledge.summary[lang],
        "files": [*tables, paths.json_of_pledge(slug)],
        "sources": [one.url for one in language.library.cited[slug].values() if one.url],
    }


def _of_figure(language: Language, slug: str) -> dict[str, Any]:
    indicator, known = language.library.figures[slug].indicator, language.library.sources
    sources = {one.value for one in walk(indicator) if one.shape.collection == "sources"}
    name = indicator.title[language.lang]
    return {
        "name": name,
        "about": f"{name}. {indicator.definition[language.lang]}",
        "files": [paths.of_figure(slug, end) for end in ("csv", "json")],
        "sources": [url for source in sorted(sources) if (url := known[source].url)],
    }
