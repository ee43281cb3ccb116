"""The templates as their readers see them."""

from pathlib import Path

import pytest
from tests.building import ROOT

LONGEST = 160
TEMPLATES = [*ROOT.glob("hooks/**/*.html"), *ROOT.glob("theme/**/*.html")]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_line_of_a_template_fits_a_screen(template: Path) -> None:
    """No line is longer than an editor shows at once."""
    lines = enumerate(template.read_text(encoding="utf-8").splitlines(), 1)
    assert [number for number, line in lines if len(line) > LONGEST] == []
