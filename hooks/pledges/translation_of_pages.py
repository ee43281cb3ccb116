"""How far everything is translated: records, and pages of prose by their sections."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pledges.library import Library
from pledges.pages import STUBS, PageFile
from pledges.parity import Outdated
from pledges.publication import DEFAULT
from pledges.sections import sections
from pledges.texts import Lang
from pledges.translation_states import State, of_records


def states(
    library: Library, pages: Sequence[PageFile], outdated: Iterable[Outdated]
) -> Mapping[Lang, list[State]]:
    """The files of records and then the pages, for each language."""
    old = Counter((one.lang, one.file) for one in outdated)
    return {
        lang: [*of_records(library, lang), *_pages(pages, lang, old)] for lang in library.languages
    }


def _pages(
    pages: Sequence[PageFile], lang: Lang, old: Counter[tuple[Lang, str]]
) -> Iterator[State]:
    """The pages of prose; those that a record fills have no text of their own."""
    written = {page.page for page in pages if page.lang == lang}
    for page in pages:
        folder, _, name = page.page.rpartition("/")
        if page.lang == DEFAULT and (folder not in STUBS or name == "index.md"):
            count = len(sections(page.text))
            missing = 0 if page.page in written else count
            waiting = old[lang, f"docs/{page.page}"]
            yield State(f"docs/{lang}/{page.page}", count, missing, waiting)
