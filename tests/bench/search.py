"""Measure the search against Material's own and Pagefind: `make bench-search`.

The queries that the search is tuned on stand in `queries.yml`, others that it never was in
`heldout.yml`, all judged from the pages alone. Of the first five pages found: recall@5 is the
share of the pages looked for (found / the lesser of 5 and their number); strict@5 the share of all
judged pages, those of use included, however many; success@5 the share of queries with a page
looked for; precision@5 the share of judged pages in what is shown. MRR is one over the place of
the first page looked for. All are means over queries.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from tests.bench import engines, timing
from tests.bench.engines import Pages
from tests.bench.measures import (
    CUT,
    HELDOUT,
    QUERIES,
    Judged,
    judged,
    measures,
    recall,
    reciprocal_rank,
)
from tests.browser.host import served
from tests.browser.programs import CHROMIUM, find
from tests.browser.windows import SILENT

from pledges.records.texts import LANGS

WORST = 15
COLUMNS = (*(f"{one}@{CUT}" for one in ("recall", "strict", "success", "precision")), "MRR")
HEAD = f"{' | '.join(COLUMNS)} | nothing | other language |\n|---|{'--:|' * (len(COLUMNS) + 2)}"
SETS = {"tuned on": QUERIES, "held out": HELDOUT}


def main(arguments: list[str]) -> int:
    """Build the site both ways, ask every engine, print the measures, `--worst` queries too.

    The worst are those of the queries that may be learnt from.
    """
    sets = {name: judged(file) for name, file in SETS.items()}
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        engines.build(folder / "site")
        engines.build(folder / "stock", stock=True)
        browser = playwright.chromium.launch(executable_path=find(CHROMIUM), args=SILENT)
        page = browser.new_page()
        with served(folder / "stock") as base:
            asked = {
                "ours": engines.ours(folder / "site"),
                "Material": engines.material(folder / "stock"),
                "Pagefind": engines.pagefind(folder / "stock", folder, page, base),
            }
            found = {
                kind: {name: engine(queries) for name, engine in asked.items()}
                for kind, queries in sets.items()
            }
        for kind, queries in sets.items():
            report(kind, queries, found[kind])
        tuned, ours = sets["tuned on"], found["tuned on"]["ours"]
        by_kind(tuned, ours)
        if "--worst" in arguments:
            worst(tuned, ours)
        arabic = [query.query for query in tuned if query.lang == "ar"]
        spans = timing.times(page, timing.index(folder / "site"), arabic)
        browser.close()
    say(f"\n{timing.PAGES} pages, processor {timing.SLOWER}x slower, milliseconds:")
    say(
        f"reading the index {spans['setup']:.0f}, query: median {spans['median']:.1f}, "
        f"95th percentile {spans['p95']:.1f}, nothing asked {spans['empty']:.1f}"
    )
    return 0


def report(kind: str, queries: Sequence[Judged], found: Mapping[str, Pages]) -> None:
    """Print the measures of each engine by language, as a table in Markdown."""
    for lang in LANGS:
        count = sum(query.lang == lang for query in queries)
        say(f"\n| {lang}: {count} queries, {kind} | {HEAD}")
        for name, pages in found.items():
            line(name, [(q, p) for q, p in zip(queries, pages, strict=True) if q.lang == lang])


def by_kind(queries: Sequence[Judged], found: Pages) -> None:
    """Print our measures by kind of query."""
    say(f"\n| ours by kind | {HEAD}")
    kinds: dict[tuple[str, str], list[tuple[Judged, list[str]]]] = defaultdict(list)
    for query, urls in zip(queries, found, strict=True):
        kinds[query.lang, query.kind].append((query, urls))
    for (lang, kind), pairs in sorted(kinds.items()):
        line(f"{lang} {kind}", pairs)


def line(name: str, pairs: Sequence[tuple[Judged, list[str]]]) -> None:
    """Print the measures of some queries."""
    of = measures([query for query, _ in pairs], [pages for _, pages in pairs])
    shares = (of.recall, of.strict, of.success, of.precision, of.rank)
    said = " | ".join(f"{share:.3f}" for share in shares)
    say(f"| {name} | {said} | {of.empty} | {of.wrong} |")


def worst(queries: Sequence[Judged], found: Pages) -> None:
    """Print the queries that ours answers worst, with the first pages found."""
    pairs = zip(queries, found, strict=True)
    order = sorted(pairs, key=lambda pair: (reciprocal_rank(*pair), recall(*pair)))
    for query, pages in order[:WORST]:
        say(f"{query.lang} {query.query}: wanted {query.pages[:3]}, found {pages[:3]}")


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
