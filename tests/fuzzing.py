"""Random slips in the real files, and what must hold of each: `make fuzz` runs 100,000 of them.

Slips are drawn from seeds and not by hypothesis: a seed names its input on any machine and in any
process, without a database, and the slips are those of editors and of hostile hands.
"""

import datetime as dt
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from tests.building import ROOT

from pledges.checks import records
from pledges.editing.mend.file import Mender
from pledges.history.change import RecordState
from pledges.history.compare import compare, state_of
from pledges.history.old_yaml import plain
from pledges.language.messages import told_all
from pledges.records.languages import further
from pledges.records.library import COLLECTIONS, Library
from pledges.records.load import gather, records_of, text_of, wanted_files
from pledges.records.problems import DataError
from pledges.records.reader import read

TODAY = dt.date(2026, 11, 28)
COLLECTED = ("pledges", *COLLECTIONS)
FILES = dict(wanted_files(ROOT))
# Of the processor, since other programs may have it for longer.
SECONDS = 1
WHOLE = 0.05
HOSTILE = (
    "\u202e", "\u200f", "\ufeff", "\x00", "\x85", "\u2028", "\ud7ff", "\ufffe", "🙂", "ـ" * 200,
    "\t", "\r", "\r\n", "&a", "*a", "<<: *a", "!!python/object:os.system", "? ", "- ", "- - - ",
    "[" * 30, "{" * 30, "%YAML 9" + "9" * 5000, "---\n", "...\n", "9" * 400, "1e999999", "-.inf",
    "0x" + "f" * 300, '"', "'", "\\", "\\ud800", '"\\ud800"', "|", ">-", ">9", ": ", " #", "@", "`",
    "31/12/2023", "٣١/١٢/٢٠٢٣", "99999-99-99", "1,234,567", "٠", "²", "0" * 50,
)  # fmt: skip
Slip = Callable[[list[str], random.Random], None]


def _drop(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    del lines[at : at + chance.randint(1, 5)]


def _double(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = lines[at : at + chance.randint(1, 30)]


def _swap(lines: list[str], chance: random.Random) -> None:
    first, second = (chance.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]


def _indent(lines: list[str], chance: random.Random) -> None:
    at, by = chance.randrange(len(lines)), chance.choice([" ", "  ", "\t", "-", "- "])
    lines[at] = by + lines[at] if chance.random() < 0.5 else lines[at][len(by) :]


def _insert(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    place = chance.randint(0, len(lines[at]))
    lines[at] = lines[at][:place] + chance.choice(HOSTILE) + lines[at][place:]


def _value(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at].partition(": ")[0] + ": " + chance.choice(HOSTILE)


def _nest(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = [" " * depth + "a:" for depth in range(chance.randint(1, 400))]


def _splice(lines: list[str], chance: random.Random) -> None:
    whole = "\n".join([*lines, ""]).encode() or b"\n"
    at, of = chance.randrange(len(whole)), chance.randrange(len(whole))
    cut = whole[:at] + whole[of : of + chance.randint(1, 200)] + whole[at + chance.randint(0, 20) :]
    lines[:] = cut.decode(errors="replace").split("\n")


SLIPS: tuple[Slip, ...] = (_drop, _double, _swap, _indent, _insert, _value, _nest, _splice)


@cache
def _library() -> Library:
    library, problems = gather(ROOT)
    assert not problems
    return library


def spoilt(file: str, chance: random.Random) -> str:
    """The text of a file after some slips."""
    lines = window(text_of(ROOT, file).split("\n"), chance)
    for _ in range(chance.randint(1, 4)):
        chance.choice(SLIPS)(lines, chance)
        lines = lines or [""]
    return "\n".join(lines)


def window(lines: list[str], chance: random.Random, whole: float = WHOLE) -> list[str]:
    """Some records or keys of a file, so that many can be tried; now and then the whole of it."""
    tops = [at for at, line in enumerate(lines) if line[:1].strip() and line[0] not in "#]}"]
    if chance.random() < whole:
        return lines
    first = chance.randrange(len(tops))
    end = [*tops, len(lines)][min(first + chance.randint(1, 6), len(tops))]
    return lines[tops[first] : end]


def survive(file: str, text: str) -> None:
    """Read, check, mend and compare a text; all but DataError is a failure, and so is a wait."""
    started = time.process_time()
    _check(file, text)
    _mend(file, text)
    _compare(file, text)
    taken = time.process_time() - started
    assert taken < SECONDS, f"{file}: {taken:.1f} s"


def _check(file: str, text: str) -> None:
    library = _library()
    try:
        document = read(text, file)
        record = records_of(document, file, FILES[file], further(library.languages))
    except DataError as error:
        told_all(error.problems).encode()
        return
    documents = {**library.documents, file: document}
    name = file.rpartition("/")[2].removesuffix(".yml")
    held: dict[str, Any] = {one: library.collection(one) for one in COLLECTED}
    if file.startswith("data/pledges/"):
        held["pledges"] = {**library.pledges, name: record}
    else:
        held[name] = record
    whole = Library(**held, languages=library.languages, documents=documents)
    str(DataError(records.problems(whole, TODAY, set()))).encode()


def _mend(file: str, text: str) -> None:
    mender = Mender(file, FILES[file], further(_library().languages))
    try:
        once = mender.mend(text)
    except DataError:
        return
    again = mender.mend(once.text)
    assert again.text == once.text, f"{file}: a second mend changes more"
    assert not again.mends, f"{file}: a second mend says more"


def _compare(file: str, text: str) -> None:
    """What readers would see change, both ways; nothing between a text and itself."""
    try:
        spoilt_file = state_of({file: plain(text)})
    except ValueError:
        return
    compare(_state(file), spoilt_file)
    compare(spoilt_file, _state(file))
    assert not compare(spoilt_file, spoilt_file), f"{file}: it differs from itself"


@cache
def _state(file: str) -> RecordState:
    return state_of({file: plain(text_of(ROOT, file))})


def _run(seed: int) -> str | None:
    """What failed with a seed, if anything did."""
    file = sorted(FILES)[seed % len(FILES)]
    try:
        survive(file, spoilt(file, random.Random(seed)))
    except Exception as failure:  # noqa: BLE001 - every failure is what is looked for
        return f"seed {seed}: {file}: {type(failure).__name__}: {str(failure)[:300]}"
    return None


def main(count: int, first: int) -> int:
    """Run many seeds over all cores; tell progress and failures."""
    started, failures = time.monotonic(), 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        results: Iterator[str | None] = pool.imap_unordered(
            _run, range(first, first + count), chunksize=20
        )
        for done, failure in enumerate(results, 1):
            if failure:
                failures += 1
                sys.stdout.write(f"{failure}\n")
            if done % 1000 == 0 or done == count:
                pace = done / (time.monotonic() - started)
                sys.stdout.write(f"{done} of {count}, {pace:.0f} inputs/s, failures: {failures}\n")
                sys.stdout.flush()
    return 1 if failures else 0


if __name__ == "__main__":
    COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    FIRST = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    sys.exit(main(COUNT, FIRST))
