"""Pages that a further language lacks, and what stands at their addresses instead."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pledges.addresses import DEFAULT, record_of
from pledges.language.parity import Twin
from pledges.language.prose import sections
from pledges.language.states import TranslationState, of_records
from pledges.pages.front import STUBS, PageFile, record_name, stub
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
        if (lang, page) in self._written or (name and lang in name.own()):
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


def states(
    library: Library, pages: Sequence[PageFile], outdated: Iterable[Twin]
) -> Mapping[Lang, list[TranslationState]]:
    """The files of records and then the pages, for each language."""
    old = Counter((one.lang, one.file) for one in outdated)
    return {
        lang: [*of_records(library, lang, old), *_pages(pages, lang, old)]
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
