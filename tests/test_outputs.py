"""Files beside the pages: each at one path, the same bytes from the same records."""

from tests.building import PUBLICATION

from pledges.edition import Edition
from pledges.outputs import outputs


def test_no_path_is_written_twice(sample: Edition) -> None:
    """Feeds and calendars do not overwrite each other, and stay below the top of the site."""
    paths = [path for path, _ in outputs(sample, PUBLICATION)]
    assert len(set(paths)) == len(paths)
    assert {path.split("/")[0] for path in paths} == {"feeds", "calendars"}


def test_a_build_can_be_repeated(sample: Edition) -> None:
    """Twice the same on the same day."""
    assert dict(outputs(sample, PUBLICATION)) == dict(outputs(sample, PUBLICATION))
