"""What the tests share: the project, a fixed day, the real records, a small sample of records."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache, partial, partialmethod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from tests.building import ROOT, Build, add_language, as_sample_project, build, copy_of_sample
from tests.workers import shared, whole
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from pledges.checks import survey
from pledges.editing import fix
from pledges.editing.form.workshop import Workshop
from pledges.language import render
from pledges.memory import Made, Memory
from pledges.pages.edition import Edition
from pledges.records import load
from pledges.records.library import Library
from pledges.site.build import edition

TODAY = dt.date(2026, 11, 28)

# Machines are noisy: no example fails for taking long, and every run tries the same ones.
settings.register_profile("project", deadline=None, derandomize=True)
settings.register_profile("quick", settings.get_profile("project"), max_examples=10)
settings.load_profile("project")
# The heads of a table in the prose of the sample, and a link to the place of a record.
HEADS = {"ar": "السنة | العدد", "en": "Year | Number"}
LINK = "\n[there](pledges/water.md#milestone-water-{})\n"
# What a test has where it needs the whole site.
BUILDS = {"built", "third"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags: one renews the golden pieces, whose diff is reviewed, one is thorough."""
    parser.addoption("--rewrite-goldens", action="store_true", help="keep what is made now")
    parser.addoption(
        "--every-word", action="store_true", help="measure the contrast of every word of every page"
    )


class Lasting(Memory):
    """A memory that keeps, beside the last of each file, the first: mostly the sample as it is."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.first: dict[tuple[str, str], tuple[Any, Any]] = {}

    def get(self, job: str, file: str, given: Any, make: Callable[[], Made]) -> Made:
        """What is made from what is given, as any memory has it."""
        known = self.first.get((job, file))
        if known and known[0] == given:
            found: Made = known[1]
            return found
        made = super().get(job, file, given, make)
        self.first.setdefault((job, file), (given, made))
        return made


class Compiled(BytecodeCache):
    """The compiled templates, by their texts."""

    def __init__(self) -> None:
        """Begin without any."""
        self.held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was made of the template before, which Jinja then holds against its text."""
        if found := self.held.get(bucket.key):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been made of it."""
        self.held[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def _one_memory() -> Iterator[None]:
    """All tests read and check a file of the sample once, as it is or as a test has spoiled it.

    They compile a template once too; not optimized, it holds nothing of one library or language.
    """
    shared = Lasting()
    environment = partial(Environment, optimized=False, bytecode_cache=Compiled())
    with pytest.MonkeyPatch.context() as patch:
        for module in (survey, load, fix):
            patch.setattr(module, "Memory", lambda: shared)
        patch.setattr(Workshop, "__init__", partialmethod(Workshop.__init__, memory=shared))
        patch.setattr(render, "Environment", environment)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a whole site is slow, as what says so of itself."""
    for item in items:
        if BUILDS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


class Grouped(LoadScopeScheduling):  # type: ignore[misc]  # xdist says no types
    """A worker takes a file, or all that share the parsed pages of the site or Firefox."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid.partition("::")[0])


@cache
def group(file: str) -> str:
    """What the tests of a file are run with."""
    path = Path(file)
    if "IN_BOTH" in (ROOT / path).read_text(encoding="utf-8"):
        return "firefox"
    return "built" if path.parent.name == "built" else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Grouped:
    """By groups; those of `--dist loadgroup` are not seen since pytest 9.2."""
    return Grouped(config, log)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the project."""
    return ROOT


@pytest.fixture(scope="session")
def today() -> dt.date:
    """The day of the build in all tests."""
    return TODAY


@pytest.fixture(scope="session")
def library() -> Library:
    """The real records."""
    return load.load(ROOT)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of the sample, whose records use every key between them."""
    return edition(copy_of_sample(tmp_path_factory.mktemp("sample")), TODAY)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample that a test may spoil."""
    return copy_of_sample(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of the real site, made once for all workers."""
    return shared(tmp_path_factory, "real", lambda folder: build(ROOT, folder / "site", TODAY))


@pytest.fixture(scope="session")
def site(built: Build) -> Path:
    """The folder of the real site."""
    return whole(built)


@pytest.fixture(scope="session")
def third(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample's site with Sorani Kurdish added as the guide says."""
    return whole(shared(tmp_path_factory, "third", in_three_languages))


def in_three_languages(folder: Path) -> Build:
    """Build the sample with Sorani Kurdish with a table, a link and an odd title."""
    project = as_sample_project(copy_of_sample(folder / "project"), ROOT)
    for lang, heads in HEADS.items():
        with (project / f"docs/{lang}/index.md").open("a", encoding="utf-8") as page:
            page.write(f"\n\n| {heads} |\n|---|--:|\n| 1 | 2 |\n{LINK.format('pipes')}")
    titled = project / "docs/en/pledges/roads.md"
    text = titled.read_text(encoding="utf-8")
    titled.write_text(text.replace("title: Open roads", "title: no"), encoding="utf-8")
    add_language(project, ROOT)
    return build(project, folder / "site", TODAY)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden/, or write the file anew with the flag."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests/golden" / name
        if request.config.getoption("--rewrite-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text + "\n"

    return compare
