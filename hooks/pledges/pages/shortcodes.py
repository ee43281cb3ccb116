"""Shortcodes in Markdown: `<!-- pledges: name slug key=value -->`, invisible in a plain viewer."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from pledges.pages.fragments import (
    catalogue,
    drawings,
    figures,
    following,
    history,
    home,
    key_reference,
    offers,
    pledge,
    report,
    translating,
)
from pledges.pages.fragments.page import Page, template
from pledges.records.library import Library

# Code, fenced or inline, is told apart so that a guide can show a shortcode.
PATTERN = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)[ ]*$|(?P<tick>(?<!`)`+(?!`))(?:(?!\n\s*\n).)+?"
    r"(?<!`)(?P=tick)(?!`)"
    r"|<!--\s*pledges:(?P<call>(?:(?!<!--|-->).)*)-->|(?P<unclosed><!--\s*pledges:)"
    r"|<!--\s*(?P<almost>(?i:pledges?)\s*:)",
    re.DOTALL | re.MULTILINE,
)
# The end of a line after which a blank one comes, or nothing at all.
BLANK = re.compile(r"[ ]*(\n\s*\n|\n?\Z)")
Slugs = Callable[[Library], Collection[str]]


@dataclass(frozen=True)
class Shortcode:
    """What a shortcode does, the slugs that it takes (none: it takes none), where it stands."""

    fragment: Callable[..., str]
    slugs: Slugs | None = None
    required: bool = True
    inline: bool = False
    options: Collection[str] = ()


@dataclass(frozen=True)
class Call:
    """One use of a shortcode in a text."""

    name: str
    slug: str
    options: dict[str, str]
    alone: bool
    extra: str = field(default="")


def _placed(library: Library) -> Collection[str]:
    pledges = library.pledges.items()
    return [slug for slug, one in pledges if any(m.places for m in one.milestones.values())]


def _owners(library: Library) -> Collection[str]:
    return ["context", *library.pledges]


def _indicators(library: Library) -> Collection[str]:
    return [figure.name for figure in library.figures.values()]


def _charted(library: Library) -> Collection[str]:
    return [one.name for one in library.figures.values() if one.indicator.chart != "none"]


_pledges, _sources = attrgetter("pledges"), attrgetter("sources")
SHORTCODES: dict[str, Shortcode] = {
    "verdict": Shortcode(home.verdict),
    "glance": Shortcode(home.glance),
    "progress": Shortcode(pledge.progress_table),
    "status": Shortcode(pledge.status, _pledges),
    "wording": Shortcode(template("wording.html"), _pledges),
    "record": Shortcode(template("record.html"), _pledges),
    "bodies": Shortcode(catalogue.bodies, _pledges, required=False),
    "links": Shortcode(template("links.html"), _pledges),
    "places": Shortcode(drawings.places, _placed),
    "strips": Shortcode(drawings.all_strips),
    "chart": Shortcode(drawings.chart, _charted),
    "pair": Shortcode(drawings.pair, _indicators, options=("beside", "part")),
    "milestones": Shortcode(pledge.milestones, _pledges, required=False),
    "indicators": Shortcode(figures.indicators, _owners),
    "updates": Shortcode(pledge.updates, _pledges, required=False),
    "history": Shortcode(history.history, _pledges, required=False),
    "latest": Shortcode(history.newest),
    "questions": Shortcode(pledge.questions, _pledges, required=False),
    "sources": Shortcode(catalogue.sources, _pledges, required=False),
    "events": Shortcode(template("events.html")),
    "objectives": Shortcode(catalogue.objectives),
    "principles": Shortcode(template("principles.html")),
    "glossary": Shortcode(catalogue.glossary),
    "statuses": Shortcode(template("rules.html", collection="statuses", kind="status")),
    "claims": Shortcode(template("rules.html", collection="claims", kind="claim")),
    "files": Shortcode(catalogue.files),
    "publisher": Shortcode(catalogue.publisher),
    "downloads": Shortcode(offers.downloads, _pledges, required=False),
    "cite": Shortcode(offers.cite, _pledges, required=False),
    "az": Shortcode(catalogue.terms),
    "follow": Shortcode(following.follow, _pledges, required=False),
    "silence": Shortcode(following.silence),
    "ledger": Shortcode(following.ledger),
    "accounts": Shortcode(following.accounts, _pledges, required=False),
    "missing": Shortcode(following.missing),
    "translations": Shortcode(translating.translations),
    "keys": Shortcode(key_reference.keys),
    "report": Shortcode(report.report),
    "source": Shortcode(catalogue.source, _sources, inline=True),
    "figures": Shortcode(figures.index),
    "figure": Shortcode(figures.figure, _indicators, inline=True, options=("on", "part")),
    "badge": Shortcode(pledge.badge, _pledges, inline=True),
    "today": Shortcode(catalogue.today, inline=True),
}


def calls(markdown: str) -> Iterator[Call]:
    """The shortcodes of a text that do not stand in code."""
    for match in PATTERN.finditer(markdown):
        if match["call"] is not None:
            yield _call(match)


def expand(markdown: str, page: Page) -> str:
    """The text with each shortcode replaced by its fragment."""

    def fragment(match: re.Match[str]) -> str:
        if match["call"] is None:
            return match.group()
        call = _call(match)
        shortcode = SHORTCODES[call.name]
        arguments = [call.slug] if call.slug else []
        return shortcode.fragment(page, *arguments, **call.options)

    return PATTERN.sub(fragment, markdown)


def _call(match: re.Match[str]) -> Call:
    name, *rest = match["call"].split() or [""]
    options = dict(word.split("=", 1) for word in rest if "=" in word)
    slugs = [word for word in rest if "=" not in word]
    before = match.string[: match.start()]
    gap = before[len(before.rstrip()) :]
    alone = not before or (gap.endswith("\n") and gap.count("\n") > 1)
    alone = alone and bool(BLANK.match(match.string, match.end()))
    return Call(name, slugs[0] if slugs else "", options, alone, " ".join(slugs[1:]))
