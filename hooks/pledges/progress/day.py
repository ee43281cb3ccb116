"""The day that a build or a check is made for."""

import datetime as dt
import os


def build_day() -> dt.date:
    """The day of SOURCE_DATE_EPOCH if set, else today, both in UTC; ValueError with a wrong one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(epoch) from None
