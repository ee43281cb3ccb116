"""What the tests share: the project, a fixed day, the real records, a small sample of records."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from tests.building import Build, build

from pledges.edition import Edition, edition
from pledges.library import Library
from pledges.load import load

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/sample"
# The files of data/ whose records are words of the site: the sample has the real ones.
SHARED = ("words", "units", "statuses", "claims")
TODAY = dt.date(2026, 11, 23)

# Machines are noisy: no example fails for taking long, and every run tries the same ones.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags: one renews the golden pieces, whose diff is reviewed, one is thorough."""
    parser.addoption("--rewrite-goldens", action="store_true", help="write tests/golden/ anew")
    parser.addoption(
        "--every-word", action="store_true", help="measure the contrast of every word of every page"
    )


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
    return load(ROOT)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of the sample, whose records use every key between them."""
    return edition(_copy_of_sample(tmp_path_factory.mktemp("sample")), TODAY)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample that a test may spoil."""
    return _copy_of_sample(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of the real site, made once."""
    return build(ROOT, tmp_path_factory.mktemp("site"), TODAY)


@pytest.fixture(scope="session")
def site(built: Build) -> Path:
    """The folder of the real site."""
    if built.code:
        pytest.fail(f"the site cannot be built:\n{built.output}", pytrace=False)
    return built.folder


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


def _copy_of_sample(target: Path) -> Path:
    shutil.copytree(SAMPLE, target, dirs_exist_ok=True)
    for name in SHARED:
        shutil.copy(ROOT / f"data/{name}.yml", target / "data")
    return target
