"""Shortcodes of a page that could not be expanded: unknown, misspelt, wrongly filled or placed."""

from collections.abc import Iterator
from typing import Any

from pledges.addresses import record_of
from pledges.pages.front import PageFile
from pledges.pages.shortcodes import PATTERN, SHORTCODES, Call, call_of
from pledges.records.library import Library
from pledges.records.problems import Problem


def problems(page: PageFile, library: Library) -> Iterator[Problem]:
    """Every shortcode of a page that could not be expanded, or not so that it looks right."""
    own, seen = (record_of(page.page) or ("", ""))[1], set[str]()
    for match in PATTERN.finditer(page.text):
        at = match.start()
        if match["unclosed"]:
            yield page.problem(at, "shortcode_unclosed")
        if match["almost"]:
            yield page.problem(at, "shortcode_misspelt", word=match["almost"])
        if match["call"] is not None:
            call = call_of(match)
            for code, values, allowed in _wrong(call, library):
                yield page.problem(at, code, allowed, **values)
            word = match["call"].strip()
            if call.alone and word in seen:
                yield page.problem(at, "shortcode_twice", word=word)
            if call.alone and {own, call.slug} <= {*library.pledges} and call.slug != own:
                yield page.problem(at, "shortcode_of_other", word=word)
            seen |= {word} if call.alone else set()


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
