"""`schema`: write JSON Schemas of the files of `data/` for editors' programs into `data/schema/`.

A program reads YAML in its own way, so numbers and switches may stand where our reader sees text.
"""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pledges.checks.words import complete
from pledges.editing.command import SOUND, say, write
from pledges.records.library import Library, files
from pledges.records.load import load
from pledges.records.meant.rules import RULES
from pledges.records.shapes import Key, Shape, word_of
from pledges.records.texts import Text
from pledges.records.values import NUMBER

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# Records that come rarely: another name is a slip. Of the others the names are offered and any slug
# is accepted, for the record may be added in the same change, before the schemas are renewed.
CLOSED = {"statuses", "claims", "objectives"}
# What each kind of value may be, as such programs read it.
PLAIN: Mapping[str, Schema] = RULES["values"]

FOLDER = "data/schema"


def run(asked: Namespace, root: Path) -> int:
    """Renew the schemas of a project; return the exit code."""
    found = schemas(complete(load(root)))
    folder = root / FOLDER
    for old in folder.glob("*.json"):
        old.unlink()
    for name, schema in found.items():
        write(folder / f"{name}.json", f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n")
    say("schemas_renewed", asked.langs, count=len(found))
    return SOUND


def schemas(library: Library) -> Mapping[str, Schema]:
    """The schema of each kind of file by its name: `pledges` is that of a single pledge."""
    return {name: _Writer(library).file(name, shape) for name, shape in files().items()}


class _Writer:
    """Writes one schema; records that stand in it are written once, under `$defs`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.defs: dict[str, Schema] = {}

    def word(self, key: str) -> str:
        """A word of the interface in all languages that have it, beside each other."""
        words = self.library.words
        return " · ".join(words[key].own().values()) if key in words else ""

    def file(self, name: str, shape: Shape) -> Schema:
        """The schema of a file, which holds something."""
        title = self.word(f"entry-{name}")
        head = {"$schema": DRAFT, **({"title": title} if title else {})}
        body = self._inline(shape)
        needed = {"required": list(Text.model_fields)} if name == "languages" else {}
        written = json.dumps([body, self.defs])
        plain = {kind: PLAIN[kind] for kind in PLAIN if f"#/$defs/{kind}" in written}
        defs = {**plain, **dict(sorted(self.defs.items()))}
        return {**head, **body, **needed, "minProperties": 1, "$defs": defs}

    def _inline(self, shape: Shape) -> Schema:
        if shape.what == "map":
            keys = {"propertyNames": {"$ref": "#/$defs/slug"}} if shape.by_slug else {}
            return {"type": "object", **keys, "additionalProperties": self._of(shape)}
        # A value in each language of the site is needed in those that every text has.
        is_text = shape.what in {"text", "translated"}
        langs = self.library.languages if is_text else {}
        own = {key.name: key for key in shape.keys}
        properties: Schema = {lang: self._of(shape) for lang in langs if lang not in own}
        for name, key in own.items():
            properties[name] = self._shape(key.shape) if name in langs else self._key(key)
        needed = [name for name, key in own.items() if key.needed]
        if is_text and not own:
            needed = list(Text.model_fields)
        required = {"required": needed} if needed else {}
        closed = {**required, "additionalProperties": False}
        return {"type": "object", "properties": properties, **closed}

    def _shape(self, shape: Shape) -> Schema:
        if shape.what in {"text", "record", "translated"}:
            if shape.model not in self.defs:
                self.defs[shape.model] = {}
                self.defs[shape.model] = self._inline(shape)
            return {"$ref": f"#/$defs/{shape.model}"}
        if shape.what == "map":
            return self._inline(shape)
        if shape.what == "list":
            least = {"minItems": shape.least} if shape.least else {}
            return {"type": "array", "items": self._of(shape), **least}
        if shape.what in {"choice", "language"}:
            return {"enum": list(shape.choices or self.library.languages)}
        if shape.what == "reference":
            names = {"enum": list(_written(self.library.collection(shape.collection)))}
            open_ = {"anyOf": [names, {"$ref": "#/$defs/slug"}]}
            self.defs[shape.collection] = names if shape.collection in CLOSED else open_
            return {"$ref": f"#/$defs/{shape.collection}"}
        limits = {"minimum": shape.least, "maximum": shape.most}
        kept = {name: limit for name, limit in limits.items() if limit is not None}
        return {"$ref": f"#/$defs/{shape.what}", **kept}

    def _of(self, shape: Shape) -> Schema:
        return self._shape(shape.of) if shape.of else {}

    def _key(self, key: Key) -> Schema:
        """What a key holds, with its name and what it means in the languages of the site."""
        name = key.name.replace("_", "-")
        title = self.word(f"field-{name}")
        meaning = self.word(f"key-{word_of(key, self.library.words)}")
        told = {"title": title, "description": meaning}
        return {**{k: words for k, words in told.items() if words}, **self._shape(key.shape)}


def _written(slugs: Mapping[str, Any]) -> Iterator[str | float]:
    """Slugs as YAML has them: `2` and `13.1` without quotes are numbers."""
    for slug in slugs:
        yield slug
        if NUMBER.fullmatch(slug):
            yield float(slug) if "." in slug else int(slug)
