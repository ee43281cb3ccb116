"""How long a query takes among a thousand pages on a phone: a browser slowed down six times."""

import random
import re
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Page

from pledges.language.markup import pieces
from pledges.search.index import Index
from pledges.search.words import words

PAGES, SLOWER, LEXICON = 1000, 6, 50_000
WORKER = Path(__file__).parents[2] / "theme/assets/search/worker.js"
TEXT = re.compile(r">([^<>]+)<")
WORD = re.compile(r"[^\W\d_]{3,}")
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def index(site: Path) -> str:
    """An index of clones of the Arabic pages, a third of whose words are made up."""
    pages = [path for path in sorted(site.rglob("index.html")) if "en" not in path.parts]
    lexicon = _lexicon()
    texts = [path.read_text(encoding="utf-8") for path in pages]
    made = Index(words("ar"))
    for number in range(PAGES):
        html = _varied(texts[number % len(texts)], number, lexicon)
        made.add(f"page-{number}/", pieces(html), [], "", 10)
    return made.json("ar", [])


def times(page: Page, made: str, queries: list[str]) -> dict[str, float]:
    """Milliseconds to read the index and to answer: median, 95th percentile, nothing asked."""
    session = page.context.new_cdp_session(page)
    page.goto("about:blank")
    page.evaluate("globalThis.module = {}")
    page.add_script_tag(path=WORKER)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found: dict[str, Any] = page.evaluate(MEASURE, [made, queries])
    spans = found["queries"]
    at_95 = quantiles(spans, n=20)[-1]
    return {
        "setup": found["setup"],
        "median": median(spans),
        "p95": at_95,
        "empty": median(found["empty"]),
        "size": len(made),
    }


def _lexicon() -> list[str]:
    """Made-up words."""
    chance = random.Random(0)  # noqa: S311 - the same clones at each run
    return ["".join(chance.choices(LETTERS, k=chance.randint(3, 8))) for _ in range(LEXICON)]


def _varied(html: str, seed: int, lexicon: list[str]) -> str:
    """A page with made-up words, few of them frequent, in the place of a third of its own."""
    chance = random.Random(seed)  # noqa: S311

    def word(match: re.Match[str]) -> str:
        made_up = lexicon[int(LEXICON * chance.random() ** 3)]
        return made_up if chance.random() < 1 / 3 else match.group()

    return TEXT.sub(lambda match: f">{WORD.sub(word, match[1])}<", html)


MEASURE = """([made, queries]) => {
  const { Search } = module.exports
  const begun = performance.now()
  const search = new Search(JSON.parse(made))
  const setup = performance.now() - begun
  const timed = query => {
    const asked = performance.now()
    search.query(query)
    return performance.now() - asked
  }
  return { setup, queries: queries.map(timed), empty: queries.map(() => timed("")) }
}"""
