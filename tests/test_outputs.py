"""The one list of the files besides the pages."""

from tests.building import PUBLICATION

from pledges import outputs
from pledges.edition import Edition


def test_no_file_is_made_twice_or_in_the_place_of_a_page(sample: Edition) -> None:
    """Paths are relative, unique and of no page."""
    paths = [path for path, _ in outputs.files(sample, PUBLICATION)]
    assert len(set(paths)) == len(paths)
    assert not any(path.startswith("/") or ".." in path or path.endswith(".html") for path in paths)
