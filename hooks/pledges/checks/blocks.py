"""Which blocks a page of prose may hold: `/// details | summary` and `/// caption`, each closed."""

import re
from collections.abc import Iterator

from pledges.records.problems import Place, Problem

NAMES = ("caption", "details")
LINE = re.compile(
    r"^(?P<indent>[ >]*(?:(?:[-*+]|\d+\.) +)?)"
    r"(?P<fence>/{3,}) *(?P<name>[\w-]*) *(?:\|(?P<words>.*))?$"
    r"(?P<options>\n(?P=indent) {4,}\S.*)?",
    re.MULTILINE,
)
# How the last line before a caption begins: a picture, a table or code.
CAPTIONED = re.compile(r"[ >]*(?:!\[|\||```|~~~)")


def problems(markdown: str, prose: str, file: str) -> Iterator[Problem]:
    """Each block of a page that is not known, not closed, or more than its name and summary.

    In `prose` what is no prose is blank.
    """
    opened: list[re.Match[str]] = []
    for match in LINE.finditer(prose):
        if match["name"]:
            opened.append(match)
            yield from _wrong(match, markdown, file)
        elif match["fence"] in [one["fence"] for one in opened]:
            while (last := opened.pop())["fence"] != match["fence"]:
                yield _unclosed(last, markdown, file)
    for match in opened:
        yield _unclosed(match, markdown, file)


def names(markdown: str) -> Iterator[str]:
    """The names of the blocks that begin in a stretch of a page, in order."""
    yield from (f"/// {match['name']}" for match in LINE.finditer(markdown) if match["name"])


def _unclosed(match: re.Match[str], markdown: str, file: str) -> Problem:
    place = Place.of(markdown, match.start("fence"))
    return Problem(file, place, (), "block_unclosed", {"word": match["fence"]})


def _wrong(match: re.Match[str], markdown: str, file: str) -> Iterator[Problem]:
    """What a block has that it may not have, or lacks."""
    name, before = match["name"], markdown[: match.start()].rstrip(" >\n").rpartition("\n")[2]
    words = markdown[slice(*match.span("words"))].strip() if match["words"] is not None else ""
    place = Place.of(markdown, match.start("name"))
    if name not in NAMES:
        yield Problem(file, place, (), "unknown_block", {"word": name}, NAMES)
    elif name == "details" and not words:
        yield Problem(file, place, (), "block_without_summary")
    elif words and (name == "caption" or words.startswith("#")):
        place = Place.of(markdown, match.start("words") + 1)
        yield Problem(file, place, (), "not_of_a_block", {"word": words})
    elif name == "caption" and not CAPTIONED.match(before):
        yield Problem(file, place, (), "caption_of_nothing")
    if match["options"]:
        place = Place.of(markdown, match.end("options") - len(match["options"].strip()))
        yield Problem(file, place, (), "not_of_a_block", {"word": match["options"].strip()})
