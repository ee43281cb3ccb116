"""Markdown in which no text is markup, whatever the text is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pledges.editing.compare.comment import (
    LINES,
    LONGEST,
    WHOLE,
    ShapeError,
    inert,
    markdown,
)

# As GitHub reads Markdown; what it makes links of in plain text is tested apart.
GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</div><script>alert(1)</script>",
    "[click](https://evil.example) ![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example mail@evil.example",
    "```\n# heading\n```",
    "a\n\n# heading\n\n- [ ] task\n\n---",
    "1. one",
    "+ plus\n> quote\n| a | b |",
    "&lt;b&gt; &#64;everyone",
    "<!-- comment -->",
    "**bold** _it_ ~~gone~~ $x$ `code`",
    "\u202eright\u200b-to-left\u0000",
    "seen\U000e0068\U000e0069\U000e007f\ufff9",
    "</details>\n\n/close",
    "[a](javascript:alert(1)) <javascript:alert(1)> [b]: javascript:alert(1)",
]


def whole(*lines: str, title: str = "t", heading: str = "h") -> dict[str, Any]:
    """A difference of one section."""
    sections = [{"title": title, "lines": [*lines]}]
    return {"parts": [{"lang": "en", "direction": "ltr", "heading": heading, "sections": sections}]}


def kinds(text: str) -> set[str]:
    """What a reader of Markdown finds in a text."""
    found = set()
    for token in GITHUB.parse(text):
        found |= {token.type, *(child.type for child in token.children or ())}
    return found


PLAIN = kinds(markdown(whole("a line")))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_they_are_written(text: str) -> None:
    """In a line, a title or a heading, no text becomes markup of any kind."""
    made = markdown(whole(text, title=text, heading=text))
    assert kinds(made) <= PLAIN
    assert made.count("<div") - made.count("\\<div") == 1


@given(st.text(max_size=80))
def test_no_text_is_markup(text: str) -> None:
    """Nor is any other."""
    assert kinds(markdown(whole(text))) <= PLAIN | {"text"}


@pytest.mark.parametrize(
    "text",
    [
        "@everyone",
        "#12",
        "GH-12",
        "owner/repo#1",
        "https://a.example",
        "www.a.example",
        "mailto:a@b.example",
        "!12 $12 &12 ~label",
        "%12",
        '%"a milestone"',
        ":warning:",
    ],
)
def test_nobody_is_called(text: str) -> None:
    """What GitHub makes links of in plain text is broken by a space that nobody sees."""
    assert text not in inert(text)
    assert inert(text).replace("\u200b", "").replace("\\", "") == text


def test_common_texts_stay_readable() -> None:
    """Dates, figures, quotes and Arabic need no marks."""
    text = "محطة «أنابيب»: 31 December 2023 → 2024-06-30 (182 days), 5.10%"
    assert inert(text) == text


def test_long_texts_are_cut() -> None:
    """One line, one list, and the whole; what is cut says so and closes what it opened."""
    assert len(inert("x" * 10_000)) == LONGEST + 1
    assert markdown(whole(*["x"] * (LINES + 9))).count("\n- ") == LINES
    sections = [{"title": "t", "lines": ["word " * 100] * 50} for _ in range(9)]
    part = {"lang": "en", "direction": "ltr", "heading": "h", "sections": sections}
    made = markdown({"parts": [part]})
    assert len(made) < WHOLE + 20
    assert made.endswith("…\n\n</div>\n")


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"parts": {}},
        {"parts": [1]},
        whole(heading=1),  # type: ignore[arg-type]
        whole(1),  # type: ignore[arg-type]
        {"parts": [{**whole()["parts"][0], "direction": '" onclick="'}]},
        {"parts": [{**whole()["parts"][0], "lang": '"><script>'}]},
        {"parts": [{**whole()["parts"][0], "lang": 1}]},
    ],
)
def test_any_other_shape_is_refused(value: Any) -> None:
    """With one kind of error."""
    with pytest.raises(ShapeError):
        markdown(json.loads(json.dumps(value)))
