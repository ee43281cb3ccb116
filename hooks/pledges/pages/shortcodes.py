"""Shortcodes in Markdown: `<!-- pledges: name slug key=value -->`, invisible in a plain viewer."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pledges.records.library import Library
from pledges.tables import table

# Code, fenced or inline, is told apart so that a guide can show a shortcode. What it may begin with
# stands before all else: the rest of a page is passed over three times as fast.
PATTERN = re.compile(
    r"(?=[`~<])(?:^(?P<fence>```+|~~~+).*?^(?P=fence)[ ]*$"
    r"|(?P<tick>(?<!`)`+(?!`))(?:(?!\n\s*\n).)+?"
    r"(?<!`)(?P=tick)(?!`)"
    r"|<!--\s*pledges:(?P<call>(?:(?!<!--|-->).)*)-->|(?P<unclosed><!--\s*pledges:)"
    r"|<!--\s*(?P<almost>(?i:pledges?)\s*:))",
    re.DOTALL | re.MULTILINE,
)
# The end of a line after which a blank one comes, or nothing at all.
BLANK = re.compile(r"[ ]*(\n\s*\n|\n?\Z)")
Slugs = Callable[[Library], Collection[str]]


@dataclass(frozen=True)
class Shortcode:
    """The template that it is, with `values` of its own; without `slugs` it takes none.

    Without a slug it is one of all, or `each` pledge has its own.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    slugs: Slugs | None = None
    required: bool = True
    inline: bool = False
    each: bool = False
    options: Collection[str] = ()

    def fragment(self, page: Any, slug: str = "", **options: Any) -> str:
        """What stands in its place on a page."""
        render: Callable[..., str] = page.render_inline if self.inline else page.render
        if self.each and not slug:
            return render("per-pledge.html", each=self.template)
        return render(self.template, slug=slug, **self.values, **options)


@dataclass(frozen=True)
class Call:
    """One use of a shortcode in a text."""

    name: str
    slug: str
    options: dict[str, str]
    alone: bool
    extra: str = ""


SLUGS: Mapping[str, Slugs] = {
    "pledges": lambda library: library.pledges,
    "sources": lambda library: library.sources,
    "owners": lambda library: ["context", *library.pledges],
    "indicators": lambda library: [one.name for one in library.figures.values()],
    "charted": lambda library: [
        one.name for one in library.figures.values() if one.indicator.chart != "none"
    ],
    "placed": lambda library: [
        slug
        for slug, pledge in library.pledges.items()
        if any(milestone.places for milestone in pledge.milestones.values())
    ],
}


SHORTCODES = {
    name: Shortcode(**{**said, "slugs": SLUGS.get(said.get("slugs", ""))})
    for name, said in table(__file__).items()
}


def calls(markdown: str) -> Iterator[Call]:
    """The shortcodes of a text that do not stand in code."""
    for match in PATTERN.finditer(markdown):
        if match["call"] is not None:
            yield call_of(match)


def expand(markdown: str, page: object) -> str:
    """The text with each shortcode replaced by its fragment."""

    def fragment(match: re.Match[str]) -> str:
        if match["call"] is None:
            return match.group()
        call = call_of(match)
        shortcode = SHORTCODES[call.name]
        arguments = [call.slug] if call.slug else []
        return shortcode.fragment(page, *arguments, **call.options)

    return PATTERN.sub(fragment, markdown)


def call_of(match: re.Match[str]) -> Call:
    """What a shortcode that was found calls for, and whether it stands alone."""
    name, *rest = match["call"].split() or [""]
    options = dict(word.split("=", 1) for word in rest if "=" in word)
    slugs = [word for word in rest if "=" not in word]
    before = match.string[: match.start()]
    gap = before[len(before.rstrip()) :]
    alone = not before or (gap.endswith("\n") and gap.count("\n") > 1)
    alone = alone and bool(BLANK.match(match.string, match.end()))
    return Call(name, slugs[0] if slugs else "", options, alone, " ".join(slugs[1:]))
