"""Measure the search against Material's own and Pagefind: `make bench-search`.

The queries and the pages that answer them stand in `queries.yml`, judged from the pages alone.
"""

import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from tests.bench import engines, timing
from tests.bench.engines import Pages
from tests.bench.measures import CUT, Judged, judged, measures, recall, reciprocal_rank
from tests.browser.chromium import find
from tests.browser.conftest import SILENT, Host

WORST = 15
HEAD = f"recall@{CUT}   one of@{CUT}   precision@{CUT}   MRR   nothing   other language"


def main(arguments: list[str]) -> int:
    """Build the site both ways, ask every engine, print the measures, `--worst` queries too."""
    queries = judged()
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        engines.build(folder / "site")
        engines.build(folder / "stock", stock=True)
        browser = playwright.chromium.launch(executable_path=find(), args=SILENT)
        page = browser.new_page()
        with served(folder / "stock") as base:
            asked = {
                "ours": engines.ours(folder / "site"),
                "Material": engines.material(folder / "stock"),
                "Pagefind": engines.pagefind(folder / "stock", folder, page, base),
            }
            found = {name: engine(queries) for name, engine in asked.items()}
        report(queries, found)
        if "--worst" in arguments:
            worst(queries, found["ours"])
        arabic = [query.query for query in queries if query.lang == "ar"]
        spans = timing.times(page, timing.index(folder / "site"), arabic)
        browser.close()
    say(f"\n{timing.PAGES} pages, processor {timing.SLOWER}x slower, milliseconds:")
    say(
        f"reading the index {spans['setup']:.0f}, query: median {spans['median']:.1f}, "
        f"95th percentile {spans['p95']:.1f}"
    )
    return 0


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, served on this machine alone."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def report(queries: Sequence[Judged], found: Mapping[str, Pages]) -> None:
    """Print the measures of each engine by language, and ours by kind of query."""
    for lang in ("ar", "en"):
        say(f"\n{lang}: {sum(query.lang == lang for query in queries)} queries\n{'':18}{HEAD}")
        for name, pages in found.items():
            line(name, [(q, p) for q, p in zip(queries, pages, strict=True) if q.lang == lang])
    say(f"\nours by kind\n{'':18}{HEAD}")
    kinds: dict[tuple[str, str], list[tuple[Judged, list[str]]]] = defaultdict(list)
    for query, urls in zip(queries, found["ours"], strict=True):
        kinds[query.lang, query.kind].append((query, urls))
    for (lang, kind), pairs in sorted(kinds.items()):
        line(f"{lang} {kind}", pairs)


def line(name: str, pairs: Sequence[tuple[Judged, list[str]]]) -> None:
    """Print the measures of some queries."""
    of = measures([query for query, _ in pairs], [pages for _, pages in pairs])
    say(
        f"{name:18}{of.recall:8.3f}   {of.success:8.3f}   {of.precision:11.3f}   "
        f"{of.rank:.3f}   {of.empty:7}   {of.wrong:14}"
    )


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
