"""Which pages the records need, and what is wrong with those that are there."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pledges import permitted, shortcodes
from pledges.library import Library, file_of
from pledges.load import text_of
from pledges.problems import DataError, Place, Problem
from pledges.reader import Document, read
from pledges.references import BodySlug, ObjectiveSlug, references
from pledges.texts import LANGS, Lang
from pledges.translation import translate
from pledges.values import Prose

# Front matter as MkDocs finds it.
FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
# Pages that are filled from one file of data/, besides those of a single record.
FILLED = {
    "glossary.md": "glossary",
    "sources.md": "sources",
    "timeline.md": "events",
    "compact/objectives.md": "objectives",
    "compact/principles.md": "principles",
    "bodies/index.md": "bodies",
}
# Folders of stub pages, each filled from the collection of its name, and the key that names it.
STUBS = {"objectives": "objective", "bodies": "body"}


class Front(BaseModel):
    """The front matter of a page; a stub names the record that fills it.

    `names` are other words for what stands on it, for the search; `hide` and `search` are
    settings of the theme.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Prose
    description: Prose | None = None
    names: tuple[Prose, ...] = ()
    objective: ObjectiveSlug | None = None
    body: BodySlug | None = None
    hide: tuple[Literal["navigation", "toc", "path", "footer", "feedback", "tags"], ...] = ()
    search: Mapping[Literal["exclude", "boost"], str] = {}


@dataclass(frozen=True)
class PageFile:
    """A Markdown file of `docs/<lang>/`."""

    lang: Lang
    page: str
    text: str

    @property
    def file(self) -> str:
        """Its path from the top of the project."""
        return f"docs/{self.lang}/{self.page}"

    def front(self) -> Document:
        """Its front matter as it stands; raise DataError when that is not sound YAML."""
        match = FRONT.match(self.text)
        if not match or not re.sub(r"(?m)^\s*(#.*)?$", "", match[1]).strip():
            return Document({}, {})
        # The line of the first mark is kept, so that lines are those of the file.
        return read(f"\n{match[1]}", self.file)


def page_files(root: FilePath, langs: Collection[Lang] = LANGS) -> list[PageFile]:
    """All Markdown files of the site; raise DataError for those that cannot be read."""
    found: list[PageFile] = []
    problems: list[Problem] = [*_stray_folders(root, langs), *permitted.stray_files(root)]
    for lang in langs:
        folder = root / "docs" / lang
        for path in sorted(folder.rglob("*.md")):
            page = path.relative_to(folder).as_posix()
            try:
                found.append(PageFile(lang, page, text_of(root, f"docs/{lang}/{page}")))
            except DataError as error:
                problems += error.problems
    if problems:
        raise DataError(problems)
    return found


def _stray_folders(root: FilePath, langs: Collection[Lang]) -> Iterator[Problem]:
    for folder in sorted((root / "docs").glob("[!.]*/")):
        if folder.name not in langs and any(folder.rglob("*.md")):
            values = {"word": folder.name}
            yield Problem(f"docs/{folder.name}/", Place(), (), "unknown_language", values, [*langs])


def cited_sources(pages: list[PageFile]) -> set[str]:
    """The sources that the prose cites."""
    found = (call for page in pages for call in shortcodes.calls(page.text))
    return {call.slug for call in found if call.name == "source"}


def data_file(page: str) -> str | None:
    """The file of data/ that fills a page, if one does."""
    folder, _, name = page.partition("/")
    stem = name.removesuffix(".md")
    if folder == "pledges" and stem != "index":
        return file_of("pledges", stem)
    if folder in STUBS and stem != "index":
        return file_of(folder)
    return file_of(FILLED[page]) if page in FILLED else None


def problems(pages: list[PageFile], library: Library) -> Iterator[Problem]:
    """Everything wrong with the pages: shortcodes, front matter, twins, pages that lack."""
    present = {(page.lang, page.page) for page in pages}
    lacking = list(_lacking(library, present))
    yield from lacking
    told = {problem.file for problem in lacking}
    for page in pages:
        wrong = list(shortcodes.check(page.text, page.file, library))
        yield from wrong or permitted.problems(page.text, page.file)
        yield from _front_problems(page, library)
        for twin in (
            f"docs/{lang}/{page.page}" for lang in LANGS if (lang, page.page) not in present
        ):
            if twin not in told:
                yield Problem(page.file, Place(), (), "no_twin", {"file": twin})


def _lacking(library: Library, present: set[tuple[Lang, str]]) -> Iterator[Problem]:
    served = {link.to for pledge in library.pledges.values() for link in pledge.objectives}
    needed = [("pledges", slug) for slug in library.pledges]
    needed += [("objectives", slug) for slug in library.objectives if slug in served]
    needed += [("bodies", slug) for slug in library.bodies]
    for folder, slug in needed:
        for lang in LANGS:
            if (lang, f"{folder}/{slug}.md") not in present:
                file = f"docs/{lang}/{folder}/{slug}.md"
                yield Problem(file, Place(), (), "no_page", {"word": slug})


def _front_problems(page: PageFile, library: Library) -> Iterator[Problem]:
    try:
        document = page.front()
        front = Front.model_validate(document.value)
    except DataError as error:
        yield from error.problems
        return
    except ValidationError as error:
        if not document.value:
            yield Problem(page.file, Place(), (), "no_front")
            return
        yield from translate(error, document, page.file, Front)
        return
    unknown = list(_unknown(page, document, front, library))
    yield from unknown or _address_problems(page, document, front, library)


def _unknown(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    for reference in references(front):
        allowed = tuple(library.collection(reference.collection))
        if reference.slug not in allowed:
            values = {"word": reference.slug, "file": file_of(reference.collection)}
            place, path = document.place(reference.path), reference.path
            yield Problem(page.file, place, path, "unknown_reference", values, allowed)


def _address_problems(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    """A page of a record stands at the address of that record."""
    folder, _, name = page.page.rpartition("/")
    stem = name.removesuffix(".md")
    if stem == "index" or folder not in {"pledges", *STUBS}:
        return
    key = STUBS.get(folder, "")
    shown = getattr(front, key) if key else stem
    if stem not in library.collection(folder):
        values = {"word": stem, "file": file_of(folder)}
        yield Problem(page.file, Place(), (), "no_record", values)
    elif shown is None:
        yield Problem(page.file, document.place((key,)), (key,), "missing")
    elif shown != stem:
        place = document.place((key,))
        yield Problem(page.file, place, (key,), "other_record", {"word": shown, "stem": stem})
