"""What changed in pages of prose between two states: which came, went, or have other words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from pledges.history.sameness import alike
from pledges.language.prose import FRONT
from pledges.language.words import Language
from pledges.pages.front import PageFile
from pledges.records.problems import DataError

# A page under another name has so much of its words; one of fewer words is filled by a record.
SAME_PAGE, FEW = 0.75, 20


@dataclass(frozen=True)
class PageChange:
    """A page that differs: its title before and after, empty where there is no page.

    `was` is its file before, another one if it was renamed.
    """

    file: str
    was: str
    before: str
    after: str
    added: int
    removed: int
    words: int


def page_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[PageChange]:
    """The pages whose title or words differ, by file; how they are laid out does not count."""
    renamed = _renamed(before, after)
    for file in sorted({*before, *after} - {*renamed.values()}):
        was = renamed.get(file, file)
        old, new = _words(before.get(was)), _words(after.get(file))
        titles = _title(was, before.get(was)), _title(file, after.get(file))
        if old != new or titles[0] != titles[1] or was != file:
            counts = Counter(old), Counter(new)
            added, removed = counts[1] - counts[0], counts[0] - counts[1]
            yield PageChange(file, was, *titles, added.total(), removed.total(), len(new))


def told_page(language: Language, page: PageChange) -> str:
    """A change of a page in one sentence."""
    added, removed, words = map(language.number, (page.added, page.removed, page.words))
    file = page.file
    if page.was != file:
        step = language.phrase("change-from-to", before=page.was, after=file)
        file = f"{language.word('meaning-renamed')}{language.word('colon')} {step}"
    named = {"title": page.after or page.before, "file": file}
    if not page.before:
        return language.phrase("meaning-page-began", **named, words=words)
    if not page.after:
        return language.phrase("meaning-page-ended", **named, removed=removed)
    counts = {"added": added, "removed": removed, "words": words}
    told = language.phrase("meaning-page-changed", **named, **counts)
    if page.before == page.after:
        return told
    step = language.phrase("change-from-to", before=page.before, after=page.after)
    return f"{told}{language.word('semicolon')} {language.word('field-title')}: {step}"


def _renamed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The file before of each page that has another one now, by what the page says."""
    old, new = (
        {file: words for file in files if len(words := _words(texts[file])) > FEW}
        for texts, files in ((before, before.keys() - after), (after, after.keys() - before))
    )
    pairs = alike([*old.values()], [*new.values()], SAME_PAGE)
    return {[*new][k]: [*old][i] for i, k in pairs}


def _title(file: str, text: str | None) -> str:
    """What a page is called: its title, else its file; empty where there is no page."""
    if text is None:
        return ""
    with suppress(DataError):
        front = PageFile("", file, text).front().value
        if isinstance(front, dict) and isinstance(title := front.get("title"), str):
            return title or file
    return file


def _words(text: str | None) -> list[str]:
    """The words of a page below its front matter; a mark without letters or digits is none."""
    body = FRONT.sub("", text or "", count=1)
    return [word for word in body.split() if any(map(str.isalnum, word))]
