"""The pages of `docs/` as they stand, their front matter, and which of them records fill."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from pledges.addresses import place, record_of
from pledges.language.prose import FRONT
from pledges.pages import shortcodes
from pledges.pages.pictures import stray_files
from pledges.records.library import Library, file_of, file_of_figures
from pledges.records.load import below, decoded
from pledges.records.problems import DataError, Place, Problem
from pledges.records.reader import Document, read
from pledges.records.texts import LANGS, Lang, Text
from pledges.records.values import BodySlug, ObjectiveSlug, Prose

TITLE = re.compile(r"^title:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
# Collections that fill a page from one file of data/, and those pages.
LISTED = ("glossary", "sources", "events", "objectives", "principles")
FILLED = {place(name, "").page: name for name in LISTED} | {"bodies/index.md": "bodies"}
# Folders of stub pages, each filled from the collection of its name, and the key that names it.
STUBS = {"objectives": "objective", "bodies": "body", "figures": "figure"}


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
    figure: str | None = None
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

    def problem(self, at: int, code: str, allowed: Sequence[str] = (), /, **values: Any) -> Problem:
        """A problem at a character of its text, counted from 0."""
        return Problem(self.file, Place.of(self.text, at), (), code, values, allowed)


def page_files(root: FilePath, langs: Collection[Lang] = LANGS) -> list[PageFile]:
    """All Markdown files of the site; raise DataError for those that cannot be read."""
    found: list[PageFile] = []
    problems: list[Problem] = [*_outside(root, langs), *stray_files(root)]
    told = {problem.file for problem in problems}
    for lang in langs:
        folder = root / "docs" / lang
        for path in (one for one in below(folder) if one.suffix == ".md"):
            page = path.relative_to(folder).as_posix()
            if f"docs/{lang}/{page}" in told:
                continue
            try:
                found.append(PageFile(lang, page, decoded(root, f"docs/{lang}/{page}")))
            except DataError as error:
                problems += error.problems
    if problems:
        raise DataError(problems)
    return found


def _outside(root: FilePath, langs: Collection[Lang]) -> Iterator[Problem]:
    """Pages in no folder of a language, and folders of pages in none that there is."""
    for path in sorted((root / "docs").glob("[!.]*")):
        held = (one.suffix == ".md" for one in (path, *below(path)))
        if path.name not in langs and any(held):
            file = f"docs/{path.name}{'/' * path.is_dir()}"
            yield Problem(file, Place(), (), "unknown_language", {"word": path.name}, [*langs])


def cited_sources(pages: list[PageFile]) -> set[str]:
    """The sources that the prose cites."""
    found = (call for page in pages for call in shortcodes.calls(page.text))
    return {call.slug for call in found if call.name == "source"}


def record_name(library: Library, page: str) -> Text | None:
    """What the record that fills a stub is called; None where none does."""
    collection, slug = record_of(page) or ("", "")
    if collection not in STUBS or slug not in library.collection(collection):
        return None
    record = library.collection(collection)[slug]
    found: Text = record.label if collection == "objectives" else record.title
    return found


def stub(library: Library, page: str, lang: Lang) -> str:
    """The Markdown of a page that a record fills, as it stands in a language."""
    collection, slug = record_of(page) or ("", "")
    name = record_name(library, page)
    shown = library.figures[slug].name if collection == "figures" else slug
    title = json.dumps(name[lang] if name else slug, ensure_ascii=False)
    return f'---\ntitle: {title}\n{STUBS[collection]}: "{shown}"\n---\n'


def retitled(held: str, new: str) -> str:
    """A stub with the title of a new one, and all else that stands in it."""
    return TITLE.sub(lambda _: TITLE.findall(new)[0], held, count=1)


def data_file(page: str, front: Mapping[str, Any]) -> str | None:
    """The file of data/ that fills a page, if one does."""
    if "figure" in front:
        return file_of_figures(front["figure"].partition("/")[0])
    if record := record_of(page):
        return file_of(*record)
    return file_of(FILLED[page]) if page in FILLED else None
