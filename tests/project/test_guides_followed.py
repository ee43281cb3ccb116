"""The guides followed to the letter on the real project, beside which stand invented pledges."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from tests.building import ROOT, SAMPLE
from tests.conftest import TODAY
from tests.gitting import kept
from tests.project.test_guides import corrected, follow, plain

from pledges.checks.survey import Survey, survey
from pledges.editing.fix import stubs
from pledges.pages.redirects import moved

pytestmark = pytest.mark.slow

# What the records of the sample name, but for what the real ones have too.
MERGED = ("bodies", "context", "events", "sdg", "sources")
PLEDGES = {"water": 8, "roads": 9}
# The pages of the sample cite it.
LEFT_OUT = "sample-atlas"
# The check knows the examples of the guides, and tells of them alone.
EXAMPLES = {"example_text"}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project with the pledges of the sample, kept in git; one guide after another."""
    project = tmp_path_factory.mktemp("real")
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, project / folder)
    for name in MERGED:
        file = f"data/{name}.yml"
        both = plain((SAMPLE / file).read_text("utf-8")) | plain((ROOT / file).read_text("utf-8"))
        both.pop(LEFT_OUT, None)
        if name == "events":
            both = dict(sorted(both.items(), key=lambda one: str(one[1]["on"]), reverse=True))
        (project / file).write_text(yaml.safe_dump(both, allow_unicode=True, sort_keys=False))
    shutil.copy(ROOT / "mkdocs.preview.yml", project)
    menu = (ROOT / "mkdocs.yml").read_text("utf-8")
    for slug, number in PLEDGES.items():
        file = f"data/pledges/{slug}.yml"
        text = re.sub(r"(?m)^number: .*$", f"number: {number}", (SAMPLE / file).read_text("utf-8"))
        (project / file).write_text(text, "utf-8")
        menu = menu.replace(
            "pledges/borders.md\n", f"pledges/borders.md\n      - pledges/{slug}.md\n"
        )
    (project / "mkdocs.yml").write_text(menu, "utf-8")
    for page in (SAMPLE / "docs").rglob("*.md"):
        if not (copy := project / "docs" / page.relative_to(SAMPLE / "docs")).exists():
            shutil.copy(page, copy)
    kept(project)
    assert not survey(project, TODAY).problems
    return project


def checked(project: Path, *also: str) -> Survey:
    """What the check finds: nothing but that the guide's own words stand in the records."""
    found = survey(project, TODAY)
    assert {one.code for one in found.problems} <= EXAMPLES | {*also}, found.problems
    return found


def guide(name: str) -> str:
    """The file of a guide; those of the other language show the same examples."""
    return f"docs/en/guides/{name}.md"


def test_a_figure_is_added_another_corrected_and_a_milestone_withdrawn(real: Path) -> None:
    """Without the correction that the guide asks for, the other value is refused."""
    corrected(real)
    assert "published_edited" in {one.code for one in survey(real, TODAY).problems}
    follow(real, guide("figure"))
    water = checked(real).library.pledges["water"]
    newest, before, *_ = water.indicators["homes"].readings
    assert (newest.on.text, int(newest.value), int(before.value)) == ("2026-06-30", 76, 75)
    assert water.updates[0].corrects[0].was == "74.5"
    assert "pilot" not in water.milestones
    assert water.all_milestones["pilot"].withdrawn


def test_an_update_is_added_and_a_milestone_done(real: Path) -> None:
    """The update is the newest of the log, and the milestone is done on its day."""
    follow(real, guide("update"))
    water = checked(real).library.pledges["water"]
    assert water.updates[0].on.text == "2026-11-21"
    assert water.milestones["pipes"].done is not None


def test_a_milestone_is_added_and_another_put_off(real: Path) -> None:
    """The date that was first promised stays."""
    follow(real, guide("milestone"))
    milestones = checked(real).library.pledges["water"].milestones
    assert milestones["tanks"].due is not None
    tariff = milestones["tariff"]
    assert tariff.due is not None
    assert (tariff.due.text, tariff.revisions[0].due.text) == ("2027", "2028-06-30")


def test_a_body_a_term_and_an_event_are_added(real: Path) -> None:
    """`make fix` writes the two pages of the body; nothing else lacks."""
    follow(real, guide("record"))
    lacking = checked(real, "no_stub")
    written = stubs(lacking)
    assert {*written} == {f"docs/{lang}/bodies/sample-water-board.md" for lang in ("ar", "en")}
    for file, text in written.items():
        (real / file).write_text(text, "utf-8")
    library = checked(real).library
    assert library.bodies["sample-water-board"].kind == "federal"
    assert library.glossary["water-meter"].note is not None
    assert next(iter(library.events)) == "sample-visit"


def test_a_page_is_renamed(real: Path) -> None:
    """The check names each page that still links to the old name."""
    ((old, new),) = plain((ROOT / guide("page")).read_text("utf-8").split("```")[3][5:]).items()
    for lang in ("ar", "en"):
        (real / "docs" / lang / old).rename(real / "docs" / lang / new)
    settings = real / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(old, new), "utf-8")
    follow(real, guide("page"))
    linking = [one for one in checked(real, "dead_link").problems if one.code == "dead_link"]
    assert linking
    for one in linking:
        page, word = real / one.file, str(one.values["word"])
        to = word.replace(Path(old).name, Path(new).name)
        page.write_text(page.read_text("utf-8").replace(f"({word}", f"({to}"), "utf-8")
    assert moved(real, checked(real).library)[old] == new


def test_a_text_is_changed_in_both_languages(real: Path) -> None:
    """The two are taken to agree."""
    follow(real, guide("translate"))
    found = checked(real)
    assert (
        found.library.pledges["water"].milestones["design"].title["en"] == "Final design approved"
    )
    assert not [one for one in found.outdated if one.file == "data/pledges/water.yml"]
