"""The one list of the files besides the pages."""

from tests.building import PUBLICATION

from pledges import outputs
from pledges.edition import Edition


def test_no_file_is_made_twice_or_in_the_place_of_a_page(sample: Edition) -> None:
    """Paths are relative, unique and of no page."""
    paths = [path for path, _ in outputs.files(sample, PUBLICATION)]
    assert len(set(paths)) == len(paths)
    assert not any(path.startswith("/") or ".." in path or path.endswith(".html") for path in paths)
    tops = {path.partition("/")[0] for path in paths}
    assert tops == {"api", "calendars", "cite", "downloads", "feeds"}


def test_a_build_can_be_repeated(sample: Edition) -> None:
    """Twice the same on the same day."""
    first, second = (dict(outputs.files(sample, PUBLICATION)) for _ in range(2))
    assert first == second
