"""One build of the site: its edition, from the files of a project."""

import datetime as dt
from pathlib import Path

from pledges.checks.survey import survey
from pledges.language.words import Digits
from pledges.pages.edition import Edition
from pledges.pages.redirects import moved
from pledges.pages.sections import outdated_prose
from pledges.records.problems import DataError


def edition(root: Path, today: dt.date, digits: Digits = "latn") -> Edition:
    """Load and check `data/` and `docs/`; raise DataError with every problem found."""
    found = survey(root, today)
    if found.problems:
        raise DataError(found.problems)
    old = (*found.parity.outdated, *outdated_prose(found.parity, found.written))
    written, log = found.written, found.history
    return Edition(found.library, today, digits, written, log, moved(root), old)
