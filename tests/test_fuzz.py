"""Real files spoilt at random: what cannot be read is told, nothing else happens, and soon."""

import random

import pytest
from tests.fuzzing import FILES, spoilt, survive

# A few of each file; `make fuzz` runs many more.
SEEDS = range(8)


@pytest.mark.parametrize("file", sorted(FILES))
def test_no_file_is_too_broken_to_be_told(file: str) -> None:
    """Reading, checking and mending end in records or in DataError, within a second or so."""
    for seed in SEEDS:
        survive(file, spoilt(file, random.Random(f"{file}{seed}")))
