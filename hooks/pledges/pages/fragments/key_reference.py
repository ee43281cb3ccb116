"""The fragment that explains every key of every file of `data/`."""

from collections.abc import Mapping
from typing import Any

from pledges.pages.fragments.page import Page
from pledges.pages.key_rows import SLUG, rows
from pledges.records.library import file_of, files
from pledges.records.shapes import word_of
from pledges.records.texts import Lang

# Records of which there are few: all their names are told.
FEW = {"statuses", "claims", "units"}
# What a long text of the records is cut to.
LONGEST = 70


def keys(page: Page) -> str:
    """For each file its keys: what they mean, whether they must be there, what they may hold."""
    library, lang = page.library, page.renderer.language.official
    found = rows(library, lang)
    tables = [
        {
            "name": name,
            "file": file_of(name, SLUG) if name == "pledges" else file_of(name),
            "shape": shape,
            "rows": found[name],
        }
        for name, shape in files().items()
    ]
    return page.render(
        "keys.html",
        tables=tables,
        word_of=lambda key: word_of(key, library.words),
        example=lambda value: example(value, lang),
        spoken={"prose", "text"},
        few={name: tuple(library.collection(name)) for name in FEW},
        langs=tuple(library.languages),
    )


def example(value: Any, lang: Lang) -> str:
    """A value as a table can show it; records explain themselves by their keys."""
    if isinstance(value, Mapping):
        value = value.get(lang)
    if isinstance(value, list | tuple):
        value = value[0]
    words = value if isinstance(value, str) else ""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
