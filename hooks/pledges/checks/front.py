"""What is wrong with the front matter of a page, and with the record that it names."""

import re
from collections.abc import Iterator

from pydantic import ValidationError

from pledges.addresses import record_of
from pledges.language.prose import FRONT
from pledges.pages.front import STUBS, Front, PageFile
from pledges.records.library import Library, file_of
from pledges.records.problems import DataError, Problem
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
        if document.value:
            yield from translate(error, document, page.file, Front)
        else:
            begun = page.text.lstrip().startswith("---")
            is_open = begun and (page.text[0] != "-" or len(MARKS.findall(page.text)) == 1)
            yield page.problem(0, "front_open" if is_open else "no_front")
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
            yield document.problem(
                page.file, path, "unknown_reference", known[collection], **values
            )


def _address_problems(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    """A page that a record fills has no text, and stands at the address of that record."""
    collection, stem = record_of(page.page) or ("", "")
    key = STUBS.get(collection, "")
    for other in {*STUBS.values()} - {key}:
        if getattr(front, other):
            yield document.problem(page.file, (other,), "unknown_key")
    if key and (lost := FRONT.sub("", page.text, count=1).strip()):
        yield page.problem(page.text.index(lost), "text_of_stub", word=lost[:60])
    if not collection:
        return
    shown = getattr(front, key) if key else stem
    if stem not in library.collection(collection):
        yield page.problem(0, "no_record", word=stem, file=file_of(collection))
    elif shown is None:
        yield document.problem(page.file, (key,), "missing")
    elif shown.rpartition("/")[2] != stem:
        yield document.problem(page.file, (key,), "other_record", word=shown, stem=stem)
    elif (
        collection == "figures" and front.title != library.figures[stem].indicator.title[page.lang]
    ):
        yield document.problem(page.file, ("title",), "other_title", word=front.title)
