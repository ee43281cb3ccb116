"""A link between pages leads to a page, and to a place that the page has."""

import pytest

from pledges.checks.links import problems
from pledges.pages.edition import Edition
from pledges.pages.front import PageFile
from pledges.records.library import Library

PROSE = "---\ntitle: Prose\n---\n\n# Prose\n\n## The end {#end}\n"


def told(text: str, library: Library, page: str = "guides/one.md") -> list[tuple[str, int, int]]:
    """What is told of a page beside some others."""
    others = {
        "index.md": PROSE,
        "prose.md": PROSE,
        "guides/index.md": PROSE,
        "records.md": f"{PROSE}<!-- pledges: events -->\n",
        "sources.md": PROSE,
        "timeline.md": f"{PROSE}<!-- pledges: events -->\n",
        "index-az.md": f"{PROSE}<!-- pledges: az -->\n",
    }
    written = [PageFile("en", name, words) for name, words in others.items()]
    pictures = {"docs/en/pictures/one.png"}
    found = problems([*written, PageFile("en", page, text)], pictures, library)
    return [(one.code, one.place.line, one.place.column) for one in found]


@pytest.mark.parametrize(
    "target",
    [
        "../prose.md",
        "../prose.md#end",
        "../prose.md#page",
        "index.md",
        "../records.md#assembly",
        "../timeline.md#year-2024",
        "../index-az.md#letter-3",
        "../sources.md#sample-plan",
        "#here",
        "https://example.org/nowhere.md",
        "mailto:someone@example.org",
        "../pictures/one.png",
    ],
)
def test_links_that_lead_somewhere_are_not_told(target: str, sample: Edition) -> None:
    """Pages, places in prose, places that records bring, pictures, the world."""
    assert told(f"# One {{#here}}\n\nSee [this]({target}).\n", sample.library) == []


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("prose.md", "dead_link"),
        ("../../prose.md", "dead_link"),
        ("../prose.md#ends", "dead_place"),
        ("#there", "dead_place"),
        ("../records.md#assemblys", "dead_place"),
        ("../timeline.md#year-1924", "dead_place"),
        ("../index-az.md#letter-x", "dead_place"),
        ("../feed.xml", "dead_link"),
        ("../pictures/two.png", "no_picture"),
        ("/en/prose/", "dead_link"),
        ("www.example.org", "dead_link"),
    ],
)
def test_links_that_lead_nowhere_are_told(target: str, code: str, sample: Edition) -> None:
    """At the line and the column of the target."""
    assert told(f"# One {{#here}}\n\nSee [this]({target}).\n", sample.library) == [(code, 3, 12)]


def test_code_is_no_link(sample: Edition) -> None:
    """A guide may show how a link is written."""
    text = "`[this](nowhere.md)`\n\n```md\n[this](nowhere.md)\n```\n"
    assert told(text, sample.library) == []


def test_a_reference_is_a_link(sample: Edition) -> None:
    """Where the address stands apart from the words."""
    assert told("See [this][one].\n\n[one]: nowhere.md\n", sample.library) == [("dead_link", 3, 8)]


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("../prose.html", "../prose.md"),
        ("../prose", "../prose.md"),
        ("../prose/", "../prose.md"),
        ("/en/prose/", "../prose.md"),
        ("/guides/", "index.md"),
        ("prose.md", "../prose.md"),
    ],
)
def test_the_page_that_is_meant_is_offered(target: str, meant: str, sample: Edition) -> None:
    """Also where the link is written as a browser shows it."""
    written = [PageFile("en", name, PROSE) for name in ("prose.md", "guides/index.md")]
    one = PageFile("en", "guides/one.md", f"[this]({target})\n")
    (found,) = problems([*written, one], (), sample.library)
    assert found.nearest == meant


def test_the_own_address_of_the_site_is_told(sample: Edition) -> None:
    """With the file of the page, so that the link holds wherever the site stands."""
    site = "https://records.example.org/"
    written = [PageFile("en", "prose.md", PROSE)]
    one = PageFile("en", "guides/one.md", f"[this]({site}en/prose/) [other](https://example.org/)")
    (found,) = problems([*written, one], (), sample.library, site)
    assert (found.code, found.nearest) == ("own_address", "../prose.md")


@pytest.mark.parametrize("target", ["#the-end", "#The%20end", "#The-End"])
def test_the_heading_that_is_meant_is_offered(target: str, sample: Edition) -> None:
    """Where its words stand in the place of its id."""
    one = PageFile("en", "prose.md", f"{PROSE}[it]({target})\n")
    (found,) = problems([one], (), sample.library)
    assert (found.code, found.nearest) == ("dead_place", "end")
