"""What is wrong with the front matter of a page, and with the record that it names."""

import re
from collections.abc import Iterator

from pydantic import ValidationError

from pledges.addresses import record_of
from pledges.language.prose import FRONT
from pledges.pages.front import STUBS, Front, PageFile
from pledges.records.library import Library, file_of
from pledges.records.problems import DataError, Place, Problem
from pledges.records.reader import Document
from pledges.records.refusals import translate
from pledges.records.shapes import walk

# What begins and ends it.
MARKS = re.compile(r"^---", re.MULTILINE)


def problems(page: PageFile, library: Library) -> Iterator[Problem]:
    """Everything wrong with the front matter of a page."""
    try:
        document = page.front()
        front = Front.model_validate(document.value)
    except DataError as error:
        yield from error.problems
        return
    except ValidationError as error:
        if not document.value:
            begun = page.text.lstrip().startswith("---")
            is_open = begun and (page.text[0] != "-" or len(MARKS.findall(page.text)) == 1)
            yield Problem(page.file, Place(), (), "front_open" if is_open else "no_front")
            return
        yield from translate(error, document, page.file, Front)
        return
    unknown = list(_unknown(page, document, front, library))
    yield from unknown or _address_problems(page, document, front, library)


def _unknown(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    named = [(path, slug, of.collection) for path, slug, of in walk(front) if of.collection]
    known = {name: tuple(library.collection(name)) for _, _, name in named}
    known[""] = tuple(figure.name for figure in library.figures.values())
    for path, slug, collection in (*named, (("figure",), front.figure or "", "")):
        if slug and slug not in known[collection]:
            values = {"word": slug, "file": file_of(collection) if collection else "data/"}
            place, allowed = document.place(path), known[collection]
            yield Problem(page.file, place, path, "unknown_reference", values, allowed)


def _address_problems(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    """A page of a record stands at the address of that record."""
    collection, stem = record_of(page.page) or ("", "")
    key = STUBS.get(collection, "")
    yield from _stub_problems(page, document, front, key)
    if not collection:
        return
    shown = getattr(front, key) if key else stem
    if stem not in library.collection(collection):
        values = {"word": stem, "file": file_of(collection)}
        yield Problem(page.file, Place(), (), "no_record", values)
    elif shown is None:
        yield Problem(page.file, document.place((key,)), (key,), "missing")
    elif shown.rpartition("/")[2] != stem:
        place = document.place((key,))
        yield Problem(page.file, place, (key,), "other_record", {"word": shown, "stem": stem})
    elif (
        collection == "figures" and front.title != library.figures[stem].indicator.title[page.lang]
    ):
        place = document.place(("title",))
        yield Problem(page.file, place, ("title",), "other_title", {"word": front.title})


def _stub_problems(page: PageFile, document: Document, front: Front, key: str) -> Iterator[Problem]:
    """A page that a record fills has no text, and no other page names such a record."""
    for other in {*STUBS.values()} - {key}:
        if getattr(front, other):
            yield Problem(page.file, document.place((other,)), (other,), "unknown_key")
    if key and (lost := FRONT.sub("", page.text, count=1).strip()):
        at = Place.of(page.text, page.text.index(lost))
        yield Problem(page.file, at, (), "text_of_stub", {"word": lost[:60]})
