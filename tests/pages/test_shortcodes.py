"""Shortcodes in a page give way to their fragments, and nothing else changes."""

import pytest
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.pages import shortcodes
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.pages.shortcodes import SHORTCODES, Call, calls, expand

TODAY = "<!-- pledges: today -->"


@pytest.fixture(scope="module")
def page(sample: Edition) -> Page:
    """An English page of the sample."""
    links = Links("pledges/water.md")
    return Page(sample.renderers["en"], links, PUBLICATION, states=sample.states)


def only(markdown: str) -> Call:
    """The one call of a text."""
    (found,) = calls(markdown)
    return found


@pytest.mark.parametrize(
    "markdown",
    [
        f"```\n{TODAY}\n```",
        f"```html\n{TODAY}\n```\n",
        f"````\n```\n{TODAY}\n```\n````",
        f"~~~\n{TODAY}\n~~~",
        f"~~~~ markdown\n\n{TODAY}\n\n~~~~  ",
        f"Write `{TODAY}` in a sentence.",
        f"Write ``{TODAY}`` in a sentence.",
        f"Write `` a ` and {TODAY} `` in a sentence.",
        f"`a` and `{TODAY}`, then `b`.",
    ],
)
def test_code_is_left_alone(page: Page, markdown: str) -> None:
    """A shortcode in fenced or inline code is shown, not expanded."""
    assert expand(markdown, page) == markdown
    assert [*calls(markdown)] == []


@pytest.mark.parametrize(
    ("markdown", "expanded"),
    [
        (f"Built on {TODAY}.", "Built on 28 November 2026."),
        (f"`code` {TODAY} `code`", "`code` 28 November 2026 `code`"),
        (f"```\na\n```\n{TODAY}\n```\nb\n```", "```\na\n```\n28 November 2026\n```\nb\n```"),
        (f"~~~\n```\n~~~\n{TODAY}", "~~~\n```\n~~~\n28 November 2026"),
        (f"A lone ` tick.\n{TODAY}", "A lone ` tick.\n28 November 2026"),
        (f"{TODAY} and {TODAY}", "28 November 2026 and 28 November 2026"),
        (f"{TODAY}{TODAY}\n{TODAY}", "28 November 202628 November 2026\n28 November 2026"),
        ("<!--pledges:today-->", "28 November 2026"),
        ("<!--\n  pledges:\n  today\n-->", "28 November 2026"),
    ],
)
def test_every_shortcode_outside_code_is_expanded(page: Page, markdown: str, expanded: str) -> None:
    """However many stand on a line or between code, each gives way to its fragment."""
    assert expand(markdown, page) == expanded


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "Plain.\n",
        "<!-- a note -->",
        "<!-- pledge: today -->",
        "$& \\1 \\g<0> {{ x }}",
        "a\r\nb",
    ],
)
def test_a_text_without_shortcodes_does_not_change(page: Page, markdown: str) -> None:
    """Other comments and anything that looks like a replacement stay as they are."""
    assert expand(markdown, page) == markdown


def test_a_shortcode_gets_its_slug(page: Page) -> None:
    """The first word after the name is the slug."""
    expanded = expand("a\n\n<!-- pledges: wording water -->\n\nb", page)
    assert expanded == f"a\n\n{page.render('wording.html', slug='water')}\n\nb"


def test_a_slug_that_may_be_left_out_means_all(page: Page) -> None:
    """With a slug the fragment is of one pledge, without it of all of them."""
    for name, of_all in (
        ("updates", SHORTCODES["updates"].fragment(page)),
        ("questions", SHORTCODES["questions"].fragment(page)),
        ("milestones", SHORTCODES["milestones"].fragment(page)),
        ("bodies", SHORTCODES["bodies"].fragment(page)),
        ("sources", SHORTCODES["sources"].fragment(page)),
    ):
        assert expand(f"<!-- pledges: {name} -->", page) == of_all
        assert expand(f"<!-- pledges: {name} water -->", page) != of_all


@pytest.mark.parametrize(
    ("options", "value"),
    [
        ("water/homes", "74"),
        ("water/homes on=2024-12", "71"),
        ("water/homes on=2022", "63"),
        ("water/served part=north", "1,820"),
        ("water/served part=south", "940"),
        ("water/served part=north on=2024-06-30", "1,500"),
        ("water/served on=2024-06-30 part=north", "1,500"),
        ("on=2024-06-30 water/served part=north", "1,500"),
        ("context/residents on=2023", "1,400"),
        ("roads/budget", "1.2 million"),
    ],
)
def test_options_choose_the_reading(page: Page, options: str, value: str) -> None:
    """`on=` chooses the date and `part=` the part, in any order; without them the newest."""
    expanded = expand(f"So <!-- pledges: figure {options} -->.", page)
    assert value in expanded
    slug, on, part = only(f"<!-- pledges: figure {options} -->").slug, "", ""
    for word in options.split():
        on = word.removeprefix("on=") if word.startswith("on=") else on
        part = word.removeprefix("part=") if word.startswith("part=") else part
    assert expanded == f"So {SHORTCODES['figure'].fragment(page, slug, on=on, part=part)}."


def test_a_call_says_what_was_written() -> None:
    """Name, slug, options, and what is left over."""
    text = "Some text <!-- pledges: figure water/homes on=2024 extra words part=a=b -->."
    call = only(text)
    assert (call.name, call.slug, call.extra) == ("figure", "water/homes", "extra words")
    assert call.options == {"on": "2024", "part": "a=b"}
    assert not call.alone


@pytest.mark.parametrize(
    ("markdown", "alone"),
    [
        (TODAY, True),
        (f"{TODAY}\n", True),
        (f"a\n\n{TODAY}\n\nb", True),
        (f"a\n \n{TODAY}  \n\nb", True),
        (f"a\n{TODAY}\n\nb", False),
        (f"a\n\n{TODAY}\nb", False),
        (f"a {TODAY}", False),
        (f"- {TODAY}", False),
    ],
)
def test_a_block_stands_alone_between_blank_lines(markdown: str, alone: bool) -> None:  # noqa: FBT001
    """What touches a line of text is not alone."""
    assert only(markdown).alone is alone


def test_expanding_twice_changes_nothing_more(page: Page, sample: Edition) -> None:
    """No fragment holds a shortcode, so that what was expanded is final."""
    for name, shortcode in SHORTCODES.items():
        slugs = sorted(shortcode.slugs(sample.library)) if shortcode.slugs else [""]
        for slug in slugs if name != "figure" else ["water/homes"]:
            once = expand(f"<!-- pledges: {name} {slug} -->", page)
            assert once
            assert shortcodes.expand(once, page) == once
