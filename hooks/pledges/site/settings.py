"""What the settings and the environment say of a build: its day, its commit, its addresses."""

import datetime as dt
import os
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pledges.addresses import Publication
from pledges.history.repository import repository
from pledges.language.messages import both
from pledges.progress import day
from pledges.records.texts import NONE, Further
from pledges.records.vocabulary import Publisher
from pledges.site.files import lock_sum


class WrongSettingError(ValueError):
    """A setting that nothing can be built with, told in both languages."""


def publication(root: Path, config: Any, today: dt.date, further: Further = NONE) -> Publication:
    """Where the site will stand, and from what it is built."""
    return Publication(
        config.site_url or "/",
        config.extra["repository"],
        today,
        config.extra["identity"],
        config.use_directory_urls,
        build_commit(root),
        lock=lock_sum(root),
        publisher=publisher(config.extra.get("publisher"), further),
    )


def publisher(setting: object, further: Further = NONE) -> Publisher | None:
    """Who publishes the site, as `extra.publisher` says; None if nobody has been named."""
    if setting is None:
        return None
    try:
        return Publisher.model_validate(setting, context=further)
    except ValidationError as error:
        place = ".".join(map(str, ("extra.publisher", *error.errors()[0]["loc"])))
        raise WrongSettingError(both("wrong_publisher", key=place)) from None


def build_day() -> dt.date:
    """The day of the build: SOURCE_DATE_EPOCH if set, else today, both in UTC."""
    try:
        return day.build_day()
    except ValueError as error:
        raise WrongSettingError(both("wrong_epoch", word=error)) from None


def build_commit(root: Path) -> str | None:
    """The commit that is built: SOURCE_COMMIT if set, else the one checked out, if any."""
    commit = os.environ.get("SOURCE_COMMIT")
    if commit and not re.fullmatch(r"[0-9a-f]{7,64}", commit):
        raise WrongSettingError(both("wrong_commit", word=commit))
    if commit:
        return commit
    found = repository(root)
    return found.head if found else None
