"""JSON documents whose form stands in a template; each is read back, so that it is sound."""

import json
from functools import partial
from typing import Any

from pledges.addresses import Abroad, Publication
from pledges.files import paths
from pledges.files.tables import naming
from pledges.files.tables.every import TABLES
from pledges.language.render import Renderer

VERSION = "1.4.0"
LICENCE = {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def described(template: str, renderer: Renderer, publication: Publication, **values: Any) -> Any:
    """What a template says of what is published, in the words of all languages or of one."""
    library = renderer.library
    known = {
        "publication": publication,
        "paths": paths,
        "tables": TABLES,
        "version": VERSION,
        "licence": LICENCE,
        "code_word": naming.code_word,
        "spoken": partial(naming.word, library=library),
        "column_title": partial(naming.column_title, library=library),
        "meaning": partial(naming.meaning, library=library),
    }
    links = Abroad("index.md", publication=publication, lang=renderer.language.lang)
    return json.loads(renderer.render(template, links, **known, **values))
