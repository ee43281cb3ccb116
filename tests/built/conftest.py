"""The pages of the real site, parsed once for all tests of this folder."""

from pathlib import Path

import pytest
from tests.built.documents import Pages, read


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every page of the site by its path."""
    return read(site)
