"""The outlines of the governorates: `data/geo/governorates.json`, drawn once from public data."""

from collections.abc import Mapping
from pathlib import Path

from pledges.records.texts import Record, Text
from pledges.records.values import Slug, Url

FILE = "data/geo/governorates.json"


class Governorate(Record):
    """A governorate on a plane; where a word stands in it, and how wide it may be."""

    pcode: str
    outline: str
    x: float
    y: float
    room: float


class Geography(Record):
    """The governorates, the size of the plane, and whose boundaries they are."""

    credit: Text
    url: Url
    width: float
    height: float
    governorates: Mapping[Slug, Governorate]


def geography(root: Path) -> Geography | None:
    """The outlines that a project has, if it has any."""
    file = root / FILE
    if not file.is_file():
        return None
    return Geography.model_validate_json(file.read_text(encoding="utf-8"))
