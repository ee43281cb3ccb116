"""A site made by doing what the guides say, of which the guides show pictures."""

import contextlib
import datetime as dt
import io
from pathlib import Path

from tests import gitting
from tests.building import ROOT, Build, add_language, as_sample_project, build, copy_of_sample
from tests.project.test_guides import followed

from pledges.__main__ import main
from pledges.records.texts import Lang

WATER = "data/pledges/water.yml"
# What is changed in one language alone, so that the other is out of date.
ALONE = (
    ("en: Design approved", "en: Design approved in full"),
    ("ar: مد الأنابيب", "ar: مد الأنابيب كلها"),
)
# What an editor may type for a figure, a date and a status.
SLIPS = (
    ("value: 74.5\n", "value: ٧٤٫٥\n"),
    ("due: 2023-06-30", "due: 30/6/2023"),
    ("status: stalled", "status: متعثر"),
)


def guided(folder: Path, day: dt.date) -> Build:
    """Build the sample after its guides; then one text is changed in one language alone."""
    project = as_sample_project(copy_of_sample(folder / "project"), ROOT)
    add_language(project, ROOT)
    guides = [f"docs/en/guides/{name}.md" for name in ("figure", "update")]
    followed(project, guides[-1], *guides[:-1])
    gitting.kept(project)
    path = project / WATER
    text = path.read_text(encoding="utf-8")
    for old, new in ALONE:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return build(project, folder / "site", day)


def told(folder: Path, lang: Lang) -> str:
    """What `make check` says, in a language, of slips in the sample."""
    path = copy_of_sample(folder) / WATER
    gitting.kept(folder)
    text = path.read_text(encoding="utf-8")
    for right, slip in SLIPS:
        assert right in text
        text = text.replace(right, slip, 1)
    path.write_text(text, encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as said:
        main(["check", "--language", lang, WATER], folder)
    return said.getvalue()
