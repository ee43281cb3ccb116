"""What changed in pages of prose between two states: which came, went, or have other words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pledges.language.prose import FRONT
from pledges.pages.front import PageFile
from pledges.records.problems import DataError

LANG = re.compile(r"docs/([^/]+)/(.+)")


@dataclass(frozen=True)
class PageChange:
    """A page that differs: its title before and after, empty where there is no page."""

    file: str
    before: str
    after: str
    added: int
    removed: int
    words: int


def page_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[PageChange]:
    """The pages whose title or words differ, by file; how they are laid out does not count."""
    for file in sorted(before.keys() | after.keys()):
        old, new = _words(before.get(file)), _words(after.get(file))
        titles = _title(file, before.get(file)), _title(file, after.get(file))
        if old != new or titles[0] != titles[1]:
            counts = Counter(old), Counter(new)
            added, removed = counts[1] - counts[0], counts[0] - counts[1]
            yield PageChange(file, *titles, added.total(), removed.total(), len(new))


def _title(file: str, text: str | None) -> str:
    """What a page is called: its title, else its file; empty where there is no page."""
    match = LANG.fullmatch(file)
    if text is None:
        return ""
    try:
        front = PageFile(match[1], match[2], text).front().value if match else {}
    except DataError:
        front = {}
    title = front.get("title") if isinstance(front, dict) else None
    return title if isinstance(title, str) and title else file


def _words(text: str | None) -> list[str]:
    """The words of a page below its front matter; a mark without letters or digits is none."""
    body = FRONT.sub("", text or "", count=1)
    return [word for word in body.split() if any(map(str.isalnum, word))]
