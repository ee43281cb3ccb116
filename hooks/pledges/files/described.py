"""What describes the data to programs: JSON from templates, read back so that it is sound."""

import hashlib
import json
from functools import partial
from typing import Any

from pledges.addresses import Abroad, Publication, record_of
from pledges.files import paths
from pledges.files.tables import given
from pledges.files.tables.columns import PUBLISHED
from pledges.files.tables.every import TABLES, WRITTEN
from pledges.language.render import Renderer
from pledges.records.values import WHEN

VERSION = "1.5.0"
LICENCE = {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
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
        "published": PUBLISHED,
        "written": WRITTEN,
        "date": WHEN.pattern,
        "sum_of": lambda content: hashlib.sha256(content).hexdigest(),
        "word": partial(given.word, library=library),
        "urls": partial(given.urls, publication),
        "said": lambda column, code: library.words[given.code_word(column, code)].own(),
        "column_title": partial(given.column_title, library=library),
        "meaning": partial(given.meaning, library=library),
    }
    return json.loads(rendered(template, renderer, publication, **known, **values))


def dataset(renderer: Renderer, publication: Publication, path: str) -> str | None:
    """The JSON-LD of the page that a Markdown file makes; None for a page without data."""
    library, (kind, slug) = renderer.library, record_of(path) or ("", "")
    record = library.collection(kind).get(slug) if kind in {"pledges", "figures"} else None
    if not record and path != WHOLE_PAGE:
        return None
    told = {"path": path, "kind": kind, "slug": slug, "record": record}
    told |= {"whole": WHOLE_PAGE, "language": renderer.language}
    thing = described("dataset.jsonld", renderer, publication, **told)
    # JSON that cannot end the script that holds it.
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")
