"""A link between pages leads to a page, and to a place that the page has."""

import pytest

from pledges.checks.links import problems
from pledges.pages.front import PageFile

PROSE = "---\ntitle: Prose\n---\n\n# Prose\n\n## The end {#end}\n"


def told(text: str, page: str = "guides/one.md") -> list[tuple[str, int, int]]:
    """What is told of a page beside some others."""
    others = {
        "index.md": PROSE,
        "prose.md": PROSE,
        "guides/index.md": PROSE,
        "records.md": f"{PROSE}<!-- pledges: events -->\n",
        "sources.md": PROSE,
    }
    written = [PageFile("en", name, words) for name, words in others.items()]
    found = problems([*written, PageFile("en", page, text)])
    return [(one.code, one.place.line, one.place.column) for one in found]


@pytest.mark.parametrize(
    "target",
    [
        "../prose.md",
        "../prose.md#end",
        "../prose.md#page",
        "index.md",
        "../records.md#born-with-the-records",
        "../sources.md#un-iraq",
        "#here",
        "https://example.org/nowhere.md",
        "mailto:someone@example.org",
        "../feed.xml",
    ],
)
def test_links_that_lead_somewhere_are_not_told(target: str) -> None:
    """Pages, places in prose, places that records bring, other files, the world."""
    assert told(f"# One {{#here}}\n\nSee [this]({target}).\n") == []


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("prose.md", "dead_link"),
        ("../../prose.md", "dead_link"),
        ("../prose.md#ends", "dead_place"),
        ("#there", "dead_place"),
    ],
)
def test_links_that_lead_nowhere_are_told(target: str, code: str) -> None:
    """At the line and the column of the target."""
    assert told(f"# One {{#here}}\n\nSee [this]({target}).\n") == [(code, 3, 12)]


def test_code_is_no_link() -> None:
    """A guide may show how a link is written."""
    assert told("`[this](nowhere.md)`\n\n```md\n[this](nowhere.md)\n```\n") == []
