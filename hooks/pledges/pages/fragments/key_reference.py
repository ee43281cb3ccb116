"""The fragment that explains every key of every file of `data/`, each with a value from there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pledges.records.library import Library, file_of, files
from pledges.records.reader import Plain
from pledges.records.shapes import Key, Shape
from pledges.records.texts import Lang, Translated

SLUG, LANG, ENTRY = "<slug>", "<lang>", "[]"
KeyPath = tuple[str, ...]
# What a long text of the records is cut to.
LONGEST = 70


@dataclass(frozen=True)
class KeyRow:
    """A key at its place in a file, with a value from the data; None if nobody uses it yet."""

    path: KeyPath
    key: Key
    example: Plain

    @property
    def address(self) -> str:
        """The place as editors write it: `milestones.<slug>.revisions[].due`."""
        return ".".join(self.path).replace(f".{ENTRY}", ENTRY)


def rows(library: Library, lang: Lang) -> Mapping[str, tuple[KeyRow, ...]]:
    """The keys of each kind of file, with examples in a language; a file of bare texts has none."""
    found = {}
    for name, shape in files().items():
        inner = shape.of if shape.what == "map" and shape.of else shape
        found[name] = tuple(_rows(inner, (), _records(library, name), lang))
    return found


def _records(library: Library, name: str) -> list[Plain]:
    """The records of a kind as they are written."""
    if name == "pledges":
        return [library.documents[file_of(name, slug)].value for slug in library.pledges]
    if name == "languages":
        return [tongue.model_dump(exclude_defaults=True) for tongue in library.languages.values()]
    return list(library.documents[file_of(name)].value.values())


def _rows(shape: Shape, path: KeyPath, values: list[Plain], lang: Lang) -> Iterator[KeyRow]:
    """The keys below a shape, of which these are values; those of a language come last."""
    langs = Translated.model_fields if shape.what == "translated" else {}
    each = shape.of if langs and shape.of and shape.of.what == "record" else None
    for key in sorted(shape.keys, key=lambda key: key.name in langs):
        if each and key.name in langs:
            continue
        held = [value[key.name] for value in values if value.get(key.name)]
        below, of = (*path, key.name), key.shape
        yield KeyRow(below, key, held[0] if held else None)
        while of.what in {"list", "map"} and of.of:
            is_list = of.what == "list"
            held = [v for value in held for v in (value if is_list else value.values())]
            below, of = (*below, ENTRY if is_list else SLUG), of.of
        yield from _rows(of, below, held, lang)
    if each:
        yield from _rows(each, (*path, LANG), [v[lang] for v in values if lang in v], lang)


def example(value: Any, lang: Lang) -> str:
    """A value as a table can show it; records explain themselves by their keys."""
    if isinstance(value, Mapping):
        value = value.get(lang)
    if isinstance(value, list | tuple):
        value = value[0]
    words = value if isinstance(value, str) else ""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
