"""Pages held against the same pages in another language, and what a language lacks of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from pledges.addresses import DEFAULT, record_of
from pledges.language.parity import Twin, passages
from pledges.language.prose import sections
from pledges.pages.front import STUBS, PageFile, record_name, stub
from pledges.records.languages import Languages, pairs
from pledges.records.library import Library
from pledges.records.texts import Lang


@dataclass(frozen=True)
class Copies:
    """The pages as they are written, and those that stand in for pages that are not."""

    library: Library
    pages: tuple[PageFile, ...]

    @cached_property
    def _written(self) -> dict[tuple[Lang, str], PageFile]:
        return {(page.lang, page.page): page for page in self.pages}

    def lacking(self, lang: Lang) -> Iterable[str]:
        """The pages that are not written in a language; each is written in the default one."""
        return [page for of, page in self._written if of == DEFAULT and self.lacks(lang, page)]

    def lacks(self, lang: Lang, page: str) -> bool:
        """Whether a page of the default language is not written in a language."""
        return (lang, page) not in self._written and (DEFAULT, page) in self._written

    def shown_in(self, lang: Lang, page: str) -> Lang:
        """The language of what stands at the address of a page in a language."""
        name = record_name(self.library, page)
        if not self.lacks(lang, page) or (name and lang in name.own()):
            return lang
        return self.library.languages[lang].fallback

    def languages_of(self, page: str) -> list[Lang]:
        """The languages that a page is there in."""
        return [lang for lang in self.library.languages if self.shown_in(lang, page) == lang]

    def file(self, lang: Lang, page: str) -> str:
        """The file in which the text of a page can be changed."""
        written = self._written.get((lang, page))
        return (written or self._stand_in(lang, page)).file

    def source(self, lang: Lang, page: str) -> str:
        """The Markdown of a page that is not written: of its record if that has a name."""
        if self.shown_in(lang, page) != lang or not record_name(self.library, page):
            return self._stand_in(lang, page).text
        return stub(self.library, page, lang)

    def _stand_in(self, lang: Lang, page: str) -> PageFile:
        return self._written[self.library.languages[lang].fallback, page]


@dataclass(frozen=True)
class TranslationState:
    """What a language has of the texts of a file."""

    file: str
    texts: int
    missing: int
    outdated: int
    unofficial: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing waits for a translator."""
        return not (self.missing or self.outdated or self.unofficial)


def states(
    library: Library, pages: Sequence[PageFile], outdated: Iterable[Twin]
) -> Mapping[Lang, list[TranslationState]]:
    """The files of records and then the pages, for each language."""
    old = Counter((one.lang, one.file) for one in outdated)
    return {
        lang: [*_records(library, lang, old), *_pages(pages, lang, old)]
        for lang in library.languages
    }


def _pages(
    pages: Sequence[PageFile], lang: Lang, old: Counter[tuple[Lang, str]]
) -> Iterator[TranslationState]:
    """The pages of prose; those that a record fills have no text of their own."""
    written = {page.page for page in pages if page.lang == lang}
    for page in pages:
        collection, _ = record_of(page.page) or ("", "")
        if page.lang == DEFAULT and collection not in STUBS:
            count = len(sections(page.text))
            missing = 0 if page.page in written else count
            waiting = old[lang, f"docs/{page.page}"]
            yield TranslationState(f"docs/{lang}/{page.page}", count, missing, waiting)


def _records(
    library: Library, lang: Lang, outdated: Counter[tuple[Lang, str]]
) -> Iterator[TranslationState]:
    """The files of records in the order of their collections, given what is out of date in each."""
    for file, records in library.files():
        texts = [text.own() for _, text in passages(library.walked[file])]
        if texts:
            missing = sum(lang not in own for own in texts)
            each = [records] if isinstance(records, BaseModel) else records.values()
            unofficial = sum(lang in getattr(one, "unofficial", ()) for one in each)
            yield TranslationState(file, len(texts), missing, outdated[lang, file], unofficial)


def twins(
    pages: Iterable[PageFile], lang: Lang, beside: Lang
) -> Iterator[tuple[PageFile, PageFile]]:
    """The pages that a language has, each with the same page in the language beside it."""
    written: Mapping[tuple[str, str], PageFile] = {(one.lang, one.page): one for one in pages}
    for page in written.values():
        if page.lang == lang and (beside, page.page) in written:
            yield page, written[beside, page.page]


def prose(pages: Iterable[PageFile], languages: Languages) -> Iterator[Twin]:
    """The sections of all pages, each with the one that it is held against."""
    written = [*pages]
    for lang, beside in pairs(languages):
        for page, other in twins(written, lang, beside):
            there = {one.id: one.words for one in sections(other.text)}
            for one in sections(page.text):
                if one.id in there:
                    file, words = f"docs/{page.page}", there[one.id]
                    yield Twin(file, (one.id,), lang, beside, one.words, words)


def with_notice(markdown: str, outdated: Collection[str], notice: str) -> str:
    """A page with a notice below the headings of its sections that are out of date."""
    lines = markdown.split("\n")
    at = {one.id: one.line for one in sections(markdown)}
    if "" in outdated:
        heads = (number for number, line in enumerate(lines, 1) if line.startswith("# "))
        at[""] = next(heads, 0)
    for name in sorted(outdated, key=lambda name: -at.get(name, 0)):
        if name in at:
            lines[at[name] : at[name]] = ["", notice, ""]
    return "\n".join(lines)
