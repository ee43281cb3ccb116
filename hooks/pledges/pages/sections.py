"""Pages held against the same pages in another language, section by section."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from pledges.language.parity import Twin
from pledges.language.prose import sections
from pledges.pages.front import PageFile
from pledges.records.languages import Languages, pairs
from pledges.records.texts import Lang


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
