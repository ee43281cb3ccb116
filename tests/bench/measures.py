"""What a list of found pages is worth, against the pages that people judged to answer a query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

CUT = 5
QUERIES = Path(__file__).parent / "queries.yml"


@dataclass(frozen=True)
class Judged:
    """A query, its language, and the addresses of the pages that answer it, best first."""

    query: str
    lang: str
    kind: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Measures:
    """The measures of an engine over queries; `wrong` counts results in the other language.

    `recall` is the share of the judged pages among the first five found; `success` the share of
    queries with at least one of them there.
    """

    recall: float
    success: float
    precision: float
    rank: float
    empty: int
    wrong: int


def judged(file: Path = QUERIES) -> list[Judged]:
    """The judged queries of a file."""
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        Judged(e["query"], e["lang"], e["kind"], tuple(address(p, e["lang"]) for p in e["pages"]))
        for e in entries
    ]


def address(page: str, lang: str) -> str:
    """The address in the site of a Markdown file below `docs/<lang>/`."""
    stem = page.removesuffix(".md")
    path = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return path if lang == "ar" else f"{lang}/{path}"


def measures(queries: Sequence[Judged], found: Sequence[Sequence[str]]) -> Measures:
    """The measures of the pages found for each query."""
    pairs = list(zip(queries, found, strict=True))
    return Measures(
        _mean(recall, pairs),
        _mean(success, pairs),
        _mean(precision, pairs),
        _mean(reciprocal_rank, pairs),
        sum(not pages for _, pages in pairs),
        sum(is_english(page) != (query.lang == "en") for query, pages in pairs for page in pages),
    )


def is_english(page: str) -> bool:
    """Whether an address is one of the English pages."""
    return page == "en" or page.startswith("en/")


def recall(query: Judged, pages: Sequence[str]) -> float:
    """The share of the judged pages, five at most, among the first five found."""
    return _hits(query, pages) / min(CUT, len(query.pages))


def success(query: Judged, pages: Sequence[str]) -> float:
    """One when a judged page is among the first five found."""
    return float(_hits(query, pages) > 0)


def precision(query: Judged, pages: Sequence[str]) -> float:
    """The share of judged pages in the first five found."""
    return _hits(query, pages) / max(1, len(pages[:CUT]))


def reciprocal_rank(query: Judged, pages: Sequence[str]) -> float:
    """One over the place of the first judged page, or nothing."""
    places = [place for place, page in enumerate(pages, 1) if page in query.pages]
    return 1 / places[0] if places else 0.0


def _hits(query: Judged, pages: Sequence[str]) -> int:
    return len(set(pages[:CUT]) & set(query.pages))


def _mean(
    measure: Callable[[Judged, Sequence[str]], float],
    pairs: Sequence[tuple[Judged, Sequence[str]]],
) -> float:
    return mean(measure(query, pages) for query, pages in pairs) if pairs else 0.0
