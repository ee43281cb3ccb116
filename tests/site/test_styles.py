"""The style sheet serves both directions: it names no side of the page."""

import re
from pathlib import Path

import pytest

SIDES = (
    # margin-left, border-right-width, left: …
    r"(?:^|[\s;{])(?:[a-z-]+-)?(?:left|right)(?:-[a-z-]+)?\s*:",
    # text-align: left, float: right, clear: left …
    r":[^;{}]*(?<![\w-])(?:left|right)(?![\w-])",
    # margin: 1px 2px 3px 4px, whose second and fourth are sides; equal ones are none.
    r"(?:margin|padding|inset)\s*:\s*[^\s;}]+\s+(?P<side>[^\s;}]+)\s+[^\s;}]+\s+(?!(?P=side)\s*[;}])\S",
    r"border(?:-(?:top|bottom)-(?:left|right))-radius",
)


@pytest.mark.parametrize("pattern", SIDES)
def test_the_style_sheet_names_no_side(root: Path, pattern: str) -> None:
    """Right and left are left to the direction of the language."""
    sheets = (root / "theme/assets/css").glob("pledges-*.css")
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert [found[0].strip() for found in re.finditer(pattern, plain, re.MULTILINE)] == []


@pytest.mark.parametrize(
    "rule",
    [
        "a { left: 0 }",
        "a { margin-left: 0 }",
        "a { text-align: left; }",
        "a { float:right }",
        "a { padding: 0 1px 0 2px; }",
        "a { border-top-left-radius: 0 }",
    ],
)
def test_a_side_would_be_noticed(rule: str) -> None:
    """Each way to name a side is found."""
    assert any(re.search(pattern, rule) for pattern in SIDES)
