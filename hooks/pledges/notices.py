"""What is no mistake but waits for a translator: texts that are older than those beside them."""

from collections.abc import Sequence

from pledges import parity, sections
from pledges.library import Library
from pledges.pages import PageFile
from pledges.problems import Place, Problem


def outdated_prose(library: Library, written: Sequence[PageFile]) -> tuple[parity.Outdated, ...]:
    """The sections of pages that are older than those beside them."""
    found = sections.prose(list(written), library.languages)
    return tuple(parity.outdated(found, library.kept))


def notices(library: Library, written: Sequence[PageFile]) -> list[Problem]:
    """Each text that is out of date, at its line, in the order of files and lines."""
    found = [*library.outdated, *outdated_prose(library, written)]
    told = [_notice(library, written, one) for one in found]
    return sorted(told, key=lambda notice: (notice.file, notice.place.line))


def _notice(library: Library, written: Sequence[PageFile], one: parity.Outdated) -> Problem:
    values = {"lang": one.lang, "file": one.file}
    if one.file in library.documents:
        path = (*one.path, one.lang)
        return library.problem(one.file, path, "out_of_date", **values)
    file = one.file.replace("docs/", f"docs/{one.lang}/", 1)
    text = next(page.text for page in written if page.file == file)
    line = next(part.line for part in sections.sections(text) if part.id == one.path[0])
    return Problem(file, Place(line), (), "out_of_date", {**values, "file": file})
