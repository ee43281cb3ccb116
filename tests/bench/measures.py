"""What a list of found pages is worth, against the pages that people judged to answer a query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

from pledges.records.texts import LANGS

CUT = 5
QUERIES = Path(__file__).parent / "queries.yml"
# Never tuned on: what a search is worth to readers whose queries nobody has seen.
HELDOUT = QUERIES.with_name("heldout.yml")


@dataclass(frozen=True)
class Judged:
    """A query, its language, the addresses that it looks for, and others that are of use."""

    query: str
    lang: str
    kind: str
    pages: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measures:
    """The means over queries; `wrong` counts results in the other language.

    Of the first five pages found: `recall` is the share of the pages looked for, five at most;
    `strict` the share of all judged pages, however many; `success` whether there is a page looked
    for; `precision` the share of judged pages. `rank` is one over the place of the first page
    looked for. `empty` counts queries that find nothing.
    """

    recall: float
    strict: float
    success: float
    precision: float
    rank: float
    empty: int
    wrong: int


def judged(file: Path = QUERIES) -> list[Judged]:
    """The judged queries of a file."""
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        Judged(e["query"], e["lang"], e["kind"], *(_addresses(e, key) for key in ("pages", "also")))
        for e in entries
    ]


def _addresses(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(address(page, entry["lang"]) for page in entry.get(key, ()))


def address(page: str, lang: str) -> str:
    """The address in the site of a Markdown file below `docs/<lang>/`."""
    stem = page.removesuffix(".md")
    path = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return path if lang == LANGS[0] else f"{lang}/{path}"


def measures(queries: Sequence[Judged], found: Sequence[Sequence[str]]) -> Measures:
    """The measures of the pages found for each query."""
    pairs = list(zip(queries, found, strict=True))
    return Measures(
        _mean(recall, pairs),
        _mean(strict, pairs),
        _mean(success, pairs),
        _mean(precision, pairs),
        _mean(reciprocal_rank, pairs),
        sum(not pages for _, pages in pairs),
        sum(language(page) != query.lang for query, pages in pairs for page in pages),
    )


def language(page: str) -> str:
    """The language of an address."""
    first = page.split("/", maxsplit=1)[0]
    return first if first in LANGS[1:] else LANGS[0]


def recall(query: Judged, pages: Sequence[str]) -> float:
    """The share of the pages looked for, five at most, among the first five found."""
    return _hits(query.pages, pages) / min(CUT, len(query.pages))


def strict(query: Judged, pages: Sequence[str]) -> float:
    """The share of all judged pages among the first five found."""
    every = query.pages + query.also
    return _hits(every, pages) / len(every)


def success(query: Judged, pages: Sequence[str]) -> float:
    """One when a page looked for is among the first five found."""
    return float(_hits(query.pages, pages) > 0)


def precision(query: Judged, pages: Sequence[str]) -> float:
    """The share of judged pages in the first five found."""
    return _hits(query.pages + query.also, pages) / max(1, len(pages[:CUT]))


def reciprocal_rank(query: Judged, pages: Sequence[str]) -> float:
    """One over the place of the first page looked for, or nothing."""
    places = [place for place, page in enumerate(pages, 1) if page in query.pages]
    return 1 / places[0] if places else 0.0


def _hits(judged_pages: Sequence[str], pages: Sequence[str]) -> int:
    return len(set(pages[:CUT]) & set(judged_pages))


def _mean(
    measure: Callable[[Judged, Sequence[str]], float],
    pairs: Sequence[tuple[Judged, Sequence[str]]],
) -> float:
    return mean(measure(query, pages) for query, pages in pairs) if pairs else 0.0
