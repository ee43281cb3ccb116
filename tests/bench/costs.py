"""`make costs`: what a month of readers asks of a host, from the bytes of the built site.

It prints the figures of the guide on publishing in each language; a test holds the guide to it.
"""

import gzip
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import mean

import brotli
from tests.fetched import fetched

from pledges.records.texts import LANGS
from pledges.site.seal import TEXTS, quality

# What is assumed; the guide says so.
READERS, FURTHER = 1_000_000, 4
SEARCHING, PEAK = 1 / 10, 1 / 10
SECONDS, HOUR = 30 * 24 * 3600, 3600
# The limit of GitHub Pages, and the prices of the example: a cent a GB, a cent for 10,000 requests.
LIMIT_GB, CENT, AT_ONCE = 100, 0.01, 10_000

Size = Callable[[Path], int]
LABELS: Mapping[str, Sequence[str]] = {
    "ar": (
        "الصفحة الأولى وكل ما يلزمها، بالكيلوبايت",
        "كل صفحة بعدها، بالكيلوبايت",
        "البحث لمن يبحث، بالكيلوبايت",
        "ترويسات كل جواب، بالكيلوبايت",
        "القارئ الواحد في الشهر، بالكيلوبايت",
        "الشهر كله (G)، بالغيغابايت",
        "طلبات الشهر (R)، بالملايين",
        "السعة وسطيًا، بالميغابت في الثانية",
        "السعة في الذروة، بالميغابت في الثانية",
        "الطلبات في الثانية عند الذروة",
        "عدد القراء الذي تكفيه 100 غيغابايت",
        "مثال: سنت عن كل غيغابايت، بالدولار",
        "مثال: سنت عن كل 10,000 طلب، بالدولار",
    ),
    "en": (
        "the first page with all it needs, in kB",
        "each further page, in kB",
        "the search, for those who search, in kB",
        "headers of each answer, in kB",
        "one reader a month, in kB",
        "the whole month (G), in GB",
        "requests a month (R), in millions",
        "capacity on average, in Mbit/s",
        "capacity at the peak, in Mbit/s",
        "requests a second at the peak",
        "readers for whom 100 GB suffice",
        "example: a cent a GB, in dollars",
        "example: a cent for 10,000 requests, in dollars",
    ),
}


@dataclass(frozen=True)
class Month:
    """What one reader fetches in a month, in bytes and in requests."""

    first: float
    further: float
    search: float
    headers: int
    requests: float

    @property
    def reader(self) -> float:
        """All bytes of one reader."""
        pages = self.first + FURTHER * self.further
        return pages + SEARCHING * self.search + self.requests * self.headers

    def figures(self) -> Iterator[float]:
        """The figures of the list, from top to bottom."""
        yield from (one / 1e3 for one in (self.first, self.further, self.search, self.headers))
        whole, requests = READERS * self.reader, READERS * self.requests
        yield from (self.reader / 1e3, whole / 1e9, requests / 1e6)
        yield from (whole * 8 / 1e6 / SECONDS, PEAK * whole * 8 / 1e6 / HOUR)
        yield from (PEAK * requests / HOUR, LIMIT_GB * 1e9 / self.reader)
        yield from (CENT * whole / 1e9, CENT * requests / AT_ONCE)


def month(site: Path, packed: Size) -> Month:
    """What is fetched when the first page and the further ones are pages of pledges."""

    def sent(path: Path) -> int:
        return packed(path) if path.suffix in TEXTS else path.stat().st_size

    pages = [
        page
        for home in ("", *LANGS[1:])
        for page in sorted((site / home / "pledges").glob("*/index.html"))
    ]
    beside = [fetched(site, page) for page in pages]
    size = {path: sent(path) for path in {*pages, *chain.from_iterable(beside)}}
    further = mean(size[page] for page in pages)
    programs = [*site.glob("assets/fixed/box.*.js"), *site.glob("assets/fixed/worker.*.js")]
    indexes = [sent(site / f"search/{lang}.json") for lang in LANGS]
    return Month(
        first=further + mean(sum(size[path] for path in files) for files in beside),
        further=further,
        search=sum(map(sent, programs)) + mean(indexes),
        headers=headers(site),
        requests=1 + mean(map(len, beside)) + FURTHER + SEARCHING * (len(programs) + 1),
    )


def headers(site: Path) -> int:
    """The bytes of the headers that the build asks of every answer."""
    rules = (site / "_headers").read_text(encoding="utf-8").partition("\n/")[0]
    return sum(len(f"{line.strip()}\r\n") for line in rules.splitlines()[1:])


def by_brotli(path: Path) -> int:
    """The length of a file as `make site` packs it with brotli."""
    return len(brotli.compress(path.read_bytes(), quality=quality(path)))


def by_gzip(path: Path) -> int:
    """The length of a file as `make site` packs it with gzip."""
    return len(gzip.compress(path.read_bytes()))


def lines(site: Path) -> list[tuple[float, ...]]:
    """Each line of the list: the figure with brotli and with gzip."""
    forms = (by_brotli, by_gzip)
    return list(zip(*(month(site, form).figures() for form in forms), strict=True))


def number(figure: float) -> str:
    """A figure with two or three digits that count, as the guide writes it."""
    if figure >= 1000:
        return f"{round(figure, -4):,.0f}"
    return f"{figure:.{0 if figure >= 100 else 1 if figure >= 1 else 2}f}"


def listed(labels: Sequence[str], figures: Sequence[tuple[float, ...]]) -> Iterator[str]:
    """The figures as a list in Markdown; tables of pages need captions, which Markdown has not."""
    for label, pair in zip(labels, figures, strict=True):
        one, other = map(number, pair)
        yield f"- {label}: {one}" + (f" ({other})" if other != one else "")


def main(arguments: list[str]) -> int:
    """Print the list in each language."""
    site = Path(arguments[0] if arguments else "site")
    if not (site / "_headers").is_file():
        sys.stderr.write(f"✗ لا موقع في {site}، شغّل make site أولًا · no site; run make site\n")
        return 1
    figures = lines(site)
    for labels in LABELS.values():
        sys.stdout.write("\n".join([*listed(labels, figures), "", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
