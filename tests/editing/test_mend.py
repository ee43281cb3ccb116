"""A mend keeps every comment and all that is said, and a second one has nothing to do."""

import random
import re
from collections import Counter
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.building import ROOT
from tests.fuzzing import FILES, window

from pledges.editing.mend.file import Mender
from pledges.records.load import text_of
from pledges.records.reader import read
from pledges.records.texts import NONE

COMMENT = re.compile(r"(?:^|(?<=\s))#.*?(?=\s*$)", re.MULTILINE)
KEY = re.compile(r"(?P<indent> *)(?:- )?[a-z_]+:(?: [a-z0-9.-]+)?")
# Slips that have one right answer and leave all that is said as it is.
SLIPS = (
    lambda line: line + "  ",
    lambda line: line + "\r",
    lambda line: line.replace("  ", "\t", 1) if "#" not in line else line,
)


def commented(text: str, chance: random.Random) -> str:
    """A text with comments above keys and after values, and with small slips."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        match = KEY.fullmatch(line)
        if match and chance.random() < 0.2:
            lines.append(f"{match['indent']}# above {number}")
        after = f"  # after {number}" if match and chance.random() < 0.1 else ""
        slip = chance.choice(SLIPS) if chance.random() < 0.1 else str
        lines.append(slip(line + after))
    return "\n".join(lines)


def by_ruamel(text: str) -> Any:
    """What another reader, of YAML 1.2, makes of a text; every value is a text."""
    return YAML(typ="base", pure=True).load(text)


@pytest.mark.parametrize("file", sorted(FILES))
def test_comments_and_data_survive_a_mend(file: str) -> None:
    """In parts of the real files with comments everywhere, read by a reader that is not ours."""
    # A pledge is one record, which no part of it is.
    whole = file.startswith("data/pledges/")
    for seed in range(2):
        chance = random.Random(f"{file}{seed}")
        lines = text_of(ROOT, file).rstrip("\n").split("\n")
        part = "\n".join(window(lines, chance, whole=whole))
        spoilt = commented(part, chance)
        mender = Mender(file, FILES[file], NONE)
        once = mender.mend(spoilt)
        assert Counter(COMMENT.findall(once.text)) == Counter(
            COMMENT.findall(spoilt.replace("\r", ""))
        )
        assert by_ruamel(once.text) == read(once.text, file).value == read(part, file).value
        assert mender.mend(once.text).text == once.text
        assert not mender.mend(once.text).mends
