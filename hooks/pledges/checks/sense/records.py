"""All that is strange in the records, file by file."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pledges.checks.dates import Desk
from pledges.checks.sense import addresses, days, numbers, texts
from pledges.memory import Memory
from pledges.pages.front import PageFile
from pledges.records.library import Library, file_of
from pledges.records.pledge import Indicator, Pledge
from pledges.records.problems import Path, Problem
from pledges.records.shapes import walk

# Words that templates and the search put together, which are no texts by themselves.
PARTS_OF_TEXTS = {file_of(name) for name in ("words", "units", "search")}

EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# So short a line of an example may be true by chance.
SHORT = 12


def shown(written: Sequence[PageFile]) -> frozenset[str]:
    """The texts and addresses in the examples of the guides."""
    guides = [page.text for page in written if page.page.startswith("guides/")]
    lines = [line for text in guides for one in EXAMPLE.findall(text) for line in one.split("\n")]
    bare = (re.sub(r"^\s*(?:- )?(?:[\w-]+: )?", "", line) for line in lines)
    return frozenset(line for line in bare if len(line) >= SHORT)


def problems(
    library: Library, today: dt.date, shown: frozenset[str], memory: Memory
) -> Iterator[Problem]:
    """Everything in the records that is seldom or never so; `shown` is what examples say."""
    for file, held in library.files():
        given = (library.documents.get(file), held, library.languages, library.units, today, shown)
        looking = partial(_in_file, Desk(library, file, today), held, shown)
        yield from memory.get("sense", file, given, looking)
    for slug, pledge in library.pledges.items():
        desk = Desk(library, file_of("pledges", slug), today)
        yield from days.problems(desk, pledge)
        yield from days.copied(desk, library.pledges, slug)


def _in_file(desk: Desk, held: Any, shown: frozenset[str]) -> list[Problem]:
    walked = walk(held)
    found = [*addresses.problems(desk, walked), *days.repeated(desk, walked)]
    if desk.file not in PARTS_OF_TEXTS:
        found += [*texts.problems(desk, walked), *texts.copied(desk, walked, shown)]
    found += [*days.old(desk, walked), *addresses.repeated(desk, walked)]
    for path, indicator in _indicators(held):
        found += numbers.problems(desk, path, indicator)
    return found


def _indicators(held: Any) -> Iterator[tuple[Path, Indicator]]:
    if isinstance(held, Pledge):
        yield from ((("indicators", key), one) for key, one in held.indicators.items())
        return
    yield from (((key,), one) for key, one in held.items() if isinstance(one, Indicator))
