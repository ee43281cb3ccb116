"""A record by another name: in its file, in what names it, on the pages that show it."""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from pledges.editing.form.target import Target
from pledges.editing.form.workshop import Workshop, model_of
from pledges.editing.mend.rewrite import rewritten
from pledges.records.problems import DataError, Path, Problem
from pledges.records.reader import Plain


def free(workshop: Workshop, place: Target, name: str) -> Path:
    """The path of a record with a name of its own; DataError if another has it."""
    path, document = (*place.path[:-1], name), workshop.now.library.documents[place.file]
    if path in document.places:
        at = document.place(path)
        raise DataError([Problem(place.file, at, path, "repeated_key", {"first": at.line})])
    return path


def renamed(workshop: Workshop, place: Target, name: str, value: dict[str, Any]) -> dict[str, str]:
    """A record by another name, wherever records name it; one that was published keeps the old."""
    path, old = free(workshop, place, name), place.name
    if workshop.is_published(place):
        value = {**value, "formerly": [old, *value.get("formerly", ())]}
    at = workshop.now.library.documents[place.file].place(place.path)
    lines = workshop.text(place.file).split("\n")
    lines[at.line - 1] = lines[at.line - 1].replace(f"{old}:", f"{name}:", 1)
    texts = {place.file: rewritten("\n".join(lines), model_of(place.file), path, value)}
    for file, at_path, new in _named(workshop, place, name):
        moved = path + at_path[len(path) :] if at_path[: len(path)] == place.path else at_path
        text = texts.get(file) or workshop.text(file)
        texts[file] = rewritten(text, model_of(file), moved, new)
    owner = FilePath(place.file).stem
    shown = re.compile(rf"(<!-- pledges: [^\n]*?\b{owner}/){old}(?=[ \n])")
    pages = {one.file: shown.sub(rf"\g<1>{name}", one.text) for one in workshop.now.written}
    texts |= {one.file: pages[one.file] for one in workshop.now.written if shown.search(one.text)}
    return texts


def _named(workshop: Workshop, place: Target, name: str) -> Iterator[tuple[str, Path, Plain]]:
    """Each value that names a record, in its file, as it is with another name."""
    library, way = workshop.now.library, workshop.way(place)
    for file, walked in library.walked.items():
        for one in walked:
            is_it = one.shape.collection == place.key.name and one.value == place.name
            is_way = one.path[-1:] == ("at",) and f"{one.value}/".startswith(f"{way}/")
            if is_it or is_way:
                rest = str(one.value).removeprefix(way)
                new = name if is_it else f"{way.rpartition('/')[0]}/{name}{rest}"
                yield file, one.path, new
