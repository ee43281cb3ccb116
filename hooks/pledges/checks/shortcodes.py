"""Shortcodes of a page that could not be expanded: unknown, misspelt, wrongly filled or placed."""

import re
from collections.abc import Iterator
from typing import Any

from pledges.addresses import record_of
from pledges.pages.front import PageFile
from pledges.pages.shortcodes import PATTERN, SHORTCODES, Call, call_of
from pledges.records.library import Library
from pledges.records.problems import Place, Problem

# A sign of a word, or the end of a sentence, right before or behind.
TOUCHING = re.compile(r"\A[\w.,;:!?،؛؟)](?=<!--)|-->(?=\w)")


def problems(page: PageFile, library: Library) -> Iterator[Problem]:
    """Every shortcode of a page that could not be expanded, or not so that it looks right."""
    markdown, file = page.text, page.file
    own, seen = (record_of(page.page) or ("", ""))[1], set[tuple[str, ...]]()
    for match in PATTERN.finditer(markdown):
        place = Place.of(markdown, match.start())
        if match["unclosed"]:
            yield Problem(file, place, (), "shortcode_unclosed")
        if match["almost"]:
            yield Problem(file, place, (), "shortcode_misspelt", {"word": match["almost"]})
        if match["call"] is not None:
            call = call_of(match)
            for code, values, allowed in _wrong(call, library):
                yield Problem(file, place, (), code, values, allowed)
            for code in _strange(match, call, own, seen, library):
                yield Problem(file, place, (), code, {"word": match["call"].strip()})


def _strange(
    match: re.Match[str], call: Call, own: str, seen: set[tuple[str, ...]], library: Library
) -> Iterator[str]:
    """What can be expanded and is hardly meant: twice, of another pledge, touching words."""
    words = (*match["call"].split(),)
    if call.name in SHORTCODES and not SHORTCODES[call.name].inline:
        yield from ["shortcode_twice"] * (words in seen)
        strange = own in library.pledges and call.slug in library.pledges and call.slug != own
        yield from ["shortcode_of_other"] * strange
        seen.add(words)
    elif call.name == "source" and TOUCHING.search(
        match.string[max(match.start() - 1, 0) : match.end() + 1]
    ):
        yield "shortcode_touches"


def _wrong(call: Call, library: Library) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    shortcode = SHORTCODES.get(call.name)
    if shortcode is None:
        yield "unknown_shortcode", {"word": call.name}, list(SHORTCODES)
        return
    unknown = [f"{key}=" for key in call.options if key not in shortcode.options]
    extra = [call.extra, *unknown, "" if shortcode.slugs else call.slug]
    if any(extra):
        values = {"word": call.name, "extra": " ".join(part for part in extra if part)}
        yield "shortcode_takes_no_slug", values, []
    elif shortcode.slugs and not call.slug and shortcode.required:
        yield "shortcode_needs_slug", {"word": call.name}, []
    elif shortcode.slugs and call.slug and call.slug not in shortcode.slugs(library):
        allowed = list(shortcode.slugs(library))
        yield "shortcode_unknown_slug", {"word": call.slug}, allowed
    elif call.name == "figure":
        indicator = library.figures[call.slug.partition("/")[2]].indicator
        if not indicator.reading(*(call.options.get(x, "") for x in ("on", "part"))):
            yield "shortcode_no_reading", {"word": call.slug}, list(indicator.parts)
    if call.alone == shortcode.inline:
        code = "shortcode_inline" if shortcode.inline else "shortcode_alone"
        yield code, {"word": call.name}, []
