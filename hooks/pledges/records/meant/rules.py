"""The rows of `rules.yml`: what is looked for in records and pages, and how it is told."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from pledges.records.reader import FAST


def table(file: Path) -> Any:
    """What a YAML file of the code itself says."""
    return yaml.load(file.read_text(encoding="utf-8"), FAST)  # noqa: S506 - the safe loader


RULES: Any = table(Path(__file__).with_suffix(".yml"))


def pattern(found: Sequence[str] | str, flags: int = 0) -> re.Pattern[str]:
    """One pattern of several, of which one is enough."""
    return re.compile(found if isinstance(found, str) else "|".join(found), flags)
