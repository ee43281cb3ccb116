"""Prose is divided at headings with ids, and code is no heading."""

from pledges.checks.sense import twins
from pledges.language.prose import sections
from pledges.memory import Memory
from pledges.pages.front import PageFile
from pledges.records.library import Library

PAGE = """---
title: Page of 7
names: [9 words]
---

# Page

First.

## Rules {#rules}

```
## no heading {#none}
```

### Deeper {#deeper}
"""


def test_sections_have_the_ids_and_lines_of_their_headings() -> None:
    """The first section holds the title; names for the search are left out."""
    first, rules, deeper = sections(PAGE)
    assert (first.id, rules.id, deeper.id) == ("", "rules", "deeper")
    assert (first.line, rules.line, deeper.line) == (1, 10, 16)
    assert PAGE.splitlines()[rules.line - 1] == "## Rules {#rules}"
    assert "Page of 7" in first.words
    assert "9 words" not in first.words
    assert "## no heading" in rules.words


def test_headings_in_another_order_are_told(library: Library) -> None:
    """The same ids, but not at the same places."""
    one, other = "## A {#a}\n## B {#b}\n", "## B {#b}\n## A {#a}\n"
    pages = [PageFile("ar", "x.md", one), PageFile("en", "x.md", other)]
    assert [p.code for p in twins.problems(pages, library.languages, Memory())] == [
        "headings_differ"
    ]
    assert not list(twins.problems([PageFile("ar", "x.md", one)], library.languages, Memory()))
