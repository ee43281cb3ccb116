"""What repositories of data read at the top of the project: one thing said twice, and no more."""

import json

import yaml
from tests.building import ROOT

from pledges.files.described import LICENCE
from pledges.records.library import Library


def test_both_files_say_what_the_project_says(library: Library) -> None:
    """Its name in both languages, its licence, those who are named in LICENSE, and nobody else."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    deposited = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    names = library.words["site-name"]
    assert cited["title"] == deposited["title"] == f"{names['en']} · {names['ar']}"
    assert cited["abstract"] == deposited["description"]
    assert cited["keywords"] == deposited["keywords"]
    assert cited["license"] == LICENCE["name"]
    assert deposited["license"] == LICENCE["name"].lower()
    assert cited["authors"] == deposited["creators"]
    holder = " ".join((ROOT / "LICENSE").read_text(encoding="utf-8").split())
    assert f"Copyright (c) 2026 {cited['authors'][0]['name']}" in holder
    # What is not known, such as a DOI or the day of a release, is not said.
    assert not {"doi", "date-released", "version", "url"} & cited.keys()
