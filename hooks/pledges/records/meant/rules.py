"""The rows of `rules.yml`: what is looked for in records and pages, and how it is told."""

import re
from collections.abc import Sequence

from pledges.tables import table

RULES = table(__file__)


def pattern(found: Sequence[str] | str, flags: int = 0) -> re.Pattern[str]:
    """One pattern of several, of which one is enough."""
    return re.compile(found if isinstance(found, str) else "|".join(found), flags)
