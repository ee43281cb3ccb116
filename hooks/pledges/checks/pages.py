"""What is wrong with pages: what they hold, twins, pages that lack, what two of them say."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from pydantic import ValidationError

from pledges.addresses import place, record_of
from pledges.checks import html, shortcodes
from pledges.language.prose import FRONT
from pledges.pages.front import STUBS, Front, PageFile
from pledges.records.library import Library, file_of
from pledges.records.problems import DataError, Place, Problem
from pledges.records.reader import Document, hidden
from pledges.records.refusals import translate
from pledges.records.shapes import walk
from pledges.records.texts import LANGS, Lang

# What begins and ends front matter.
MARKS = re.compile(r"^---", re.MULTILINE)

EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# So short a line of an example may be true by chance.
SHORT = 12


def problems(pages: list[PageFile], library: Library) -> Iterator[Problem]:
    """Everything wrong with the pages: shortcodes, front matter, twins, pages that lack."""
    present = {(page.lang, page.page) for page in pages}
    lacking = list(_lacking(library, present))
    yield from lacking
    told = {problem.file for problem in lacking}
    said: dict[tuple[Lang, str], str] = {}
    for page in pages:
        # Browsers show what a page has as a number.
        yield from hidden(unescape(page.text), page.file)
        wrong = list(shortcodes.problems(page, library))
        yield from wrong or html.problems(page)
        yield from _front_problems(page, library, said)
        for lang in LANGS:
            twin = f"docs/{lang}/{page.page}"
            if (lang, page.page) not in present and twin not in told:
                yield page.problem(0, "no_twin", file=twin)


def needed(library: Library) -> Iterator[tuple[str, str]]:
    """Each record that must have a page, by its slug, with the Markdown file of that page."""
    linked = {link.to for pledge in library.pledges.values() for link in pledge.objectives}
    served = [slug for slug in library.objectives if slug in linked]
    yield from ((slug, place("objectives", slug, "pledges").page) for slug in served)
    for collection in ("pledges", "bodies", "figures"):
        yield from ((s, place(collection, s).page) for s in library.collection(collection))


def _lacking(library: Library, present: set[tuple[Lang, str]]) -> Iterator[Problem]:
    for slug, page in needed(library):
        for lang in LANGS:
            if (lang, page) not in present:
                code = "no_stub" if page.partition("/")[0] in STUBS else "no_page"
                yield Problem(f"docs/{lang}/{page}", Place(), (), code, {"word": slug})


def examples(written: Sequence[PageFile]) -> frozenset[str]:
    """The texts and addresses in the examples of the guides."""
    guides = [page.text for page in written if page.page.startswith("guides/")]
    lines = [line for text in guides for one in EXAMPLE.findall(text) for line in one.split("\n")]
    bare = (re.sub(r"^\s*(?:- )?(?:[\w-]+: )?", "", line) for line in lines)
    return frozenset(line for line in bare if len(line) >= SHORT)


def _front_problems(
    page: PageFile, library: Library, said: dict[tuple[Lang, str], str]
) -> Iterator[Problem]:
    """Everything wrong with the front matter of a page; no two say of themselves the same."""
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
    for i, name in enumerate(front.names):
        if name in front.names[:i]:
            yield document.problem(page.file, ("names", i), "named_twice", word=name)
    for key in ("title", "description") if front.description else ():
        words = getattr(front, key)
        if (first := said.setdefault((page.lang, words), page.file)) != page.file:
            yield document.problem(page.file, (key,), "same_words", word=words, name=first)
    unknown = list(_unknown(page, document, front, library))
    yield from unknown or _address_problems(page, document, front, library)


def _unknown(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    named = [(path, slug, of.collection) for path, slug, of in walk(front) if of.collection]
    known = {name: tuple(library.collection(name)) for _, _, name in named}
    known[""] = tuple(figure.name for figure in library.figures.values() if front.figure)
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
