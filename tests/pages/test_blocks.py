"""Blocks of prose become the elements that browsers and screen readers know, in both directions."""

import re
from pathlib import Path

import pytest
from markdown import Markdown
from tests.building import ROOT

from pledges.checks.html import EXTENSIONS, problems
from pledges.language.markup import pieces
from pledges.language.prose import sections
from pledges.pages.front import PageFile
from pledges.search.sections import sections as found

EXAMPLE = re.compile(r"^```markdown\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = EXAMPLE.findall((ROOT / "data/README.md").read_text(encoding="utf-8"))
FOLDED = """# Title {#page}

## One {#one}

Before.

/// details | More about wells

### Deep {#deep}

Pumps and pipes.

///

## Two {#two}

After.
"""


def rendered(markdown: str) -> str:
    """What Markdown makes of a page."""
    made: str = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS).convert(
        markdown
    )
    return made


@pytest.mark.parametrize("example", EXAMPLES, ids=["ar", "en"])
def test_the_example_of_the_guide_may_stand_and_is_rendered(example: str) -> None:
    """Text folded below its summary, a picture with its caption, marked words."""
    assert list(problems(PageFile("en", "a.md", f"---\ntitle: T\n---\n\n{example}"))) == []
    html = rendered(example)
    assert re.search(r"<details>\n<summary>[^<]+</summary>\n<p>[^<]+</p>\n</details>", html)
    assert re.search(r"<figure>\n<p><img [^>]+></p>\n<figcaption>\n<p>[^<]+</p>\n</fig", html)
    assert html.count("<mark>") == 2
    assert "///" not in html
    assert "==" not in html
    assert "style=" not in html


def test_both_languages_have_their_example() -> None:
    """The two do the same, in the same order."""
    tags = [re.findall(r"<(\w+)", rendered(example)) for example in EXAMPLES]
    assert len(tags) == 2
    assert tags[0] == tags[1]


def test_a_heading_in_a_folded_text_begins_a_section() -> None:
    """For the parity of languages, and for the search, which finds what is folded."""
    assert [one.id for one in sections(FOLDED)] == ["", "one", "deep", "two"]
    html = f'<article class="md-content__inner">{rendered(FOLDED)}</article>'
    texts = {one.anchor: one.words("text") for one in found(pieces(html))}
    assert texts["one"] == "Before. More about wells"
    assert texts["deep"] == "Pumps and pipes."
    assert texts["two"] == "After."


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_folded_is_in_the_search(site: Path, lang: str) -> None:
    """The words below a summary of the real guide are in the index of its language."""
    text = (site / f"search/{lang}.json").read_text(encoding="utf-8")
    assert "CloudFront" in text
    assert "certbot" in text
