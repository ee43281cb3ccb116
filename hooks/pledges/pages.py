"""Which pages the records need, and what is wrong with those that are there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from pledges import shortcodes
from pledges.library import Library, file_of
from pledges.problems import DataError, Place, Problem
from pledges.reader import Document, read
from pledges.texts import LANGS, Lang

FRONT = "---\n"
# Pages that are filled from one file of data/, besides those of a single record.
FILLED = {
    "glossary.md": "glossary",
    "sources.md": "sources",
    "timeline.md": "events",
    "compact/objectives.md": "objectives",
    "compact/principles.md": "principles",
    "bodies/index.md": "bodies",
}
# Stub pages: the folder, the key of their front matter and the collection that fills them.
STUBS = {"objectives": ("objective", "objectives"), "bodies": ("body", "bodies")}


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
        """Its front matter; raise DataError when that is not sound YAML."""
        if not self.text.startswith(FRONT) or f"\n{FRONT}" not in self.text:
            return Document({}, {})
        return read("\n" + self.text.split(FRONT, 2)[1], self.file)


def page_files(root: FilePath) -> list[PageFile]:
    """All Markdown files of the site."""
    found = []
    for lang in LANGS:
        folder = root / "docs" / lang
        for path in sorted(folder.rglob("*.md")):
            text = path.read_text(encoding="utf-8-sig")
            found.append(PageFile(lang, path.relative_to(folder).as_posix(), text))
    return found


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
        return file_of(STUBS[folder][1])
    return file_of(FILLED[page]) if page in FILLED else None


def problems(pages: list[PageFile], library: Library) -> Iterator[Problem]:
    """Everything wrong with the pages: shortcodes, front matter, twins, pages that lack."""
    present = {(page.lang, page.page) for page in pages}
    yield from _lacking(library, present)
    for page in pages:
        yield from shortcodes.check(page.text, page.file, library)
        yield from _front_problems(page, library)
        for lang in LANGS:
            if (lang, page.page) not in present:
                twin = f"docs/{lang}/{page.page}"
                yield Problem(page.file, Place(), (), "no_twin", {"file": twin})


def _lacking(library: Library, present: set[tuple[Lang, str]]) -> Iterator[Problem]:
    served = {link.to for pledge in library.pledges.values() for link in pledge.objectives}
    needed = [("pledges", slug, "pledge") for slug in library.pledges]
    needed += [("objectives", slug, "objective") for slug in sorted(served)]
    needed += [("bodies", slug, "body") for slug in library.bodies]
    for folder, slug, key in needed:
        for lang in LANGS:
            if (lang, f"{folder}/{slug}.md") not in present:
                file = f"docs/{lang}/{folder}/{slug}.md"
                yield Problem(file, Place(), (), "no_page", {"word": slug, "key": key})


def _front_problems(page: PageFile, library: Library) -> Iterator[Problem]:
    try:
        front = page.front()
    except DataError as error:
        yield from error.problems
        return
    if not front.value.get("title"):
        yield Problem(page.file, Place(), ("title",), "missing")
    for key, collection in STUBS.values():
        slug = front.value.get(key)
        if slug is not None and slug not in library.collection(collection):
            allowed = tuple(library.collection(collection))
            values = {"word": slug, "file": file_of(collection)}
            place = front.place((key,))
            yield Problem(page.file, place, (key,), "unknown_reference", values, allowed)
