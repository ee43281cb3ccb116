"""What browsers keep for reading without a line: pages, one file a language, and the keeper."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledges.records.texts import Lang

WORKER = "offline.js"
# What readers come for: the homes, each pledge and each figure.
KEPT = ("index.html", "pledges/**/index.html", "figures/**/index.html")
Pages = Mapping[Lang, Mapping[str, str]]
ARTICLE = re.compile(r"(?=<article)|(?<=</article>)")


@dataclass(frozen=True)
class Offline:
    """A keeper, the style and the files of all pages, and what stands for a page not kept.

    Without the last nothing is kept: the keeper ends itself, and takes along what it kept.
    """

    keeper: str
    style: str
    paths: Sequence[str]
    lost: str | None

    def files(self, homes: Mapping[Lang, str], pages: Pages) -> Iterator[tuple[str, str]]:
        """The path of each file and what it holds, from the built pages of each language."""
        held = {f"offline/{lang}.json": self._joined(found) for lang, found in pages.items()}
        name = hashlib.sha256("".join(held.values()).encode()).hexdigest()[:10]
        edition = {"name": name, "homes": homes, "files": self.paths, "lost": self.lost}
        yield WORKER, f"const EDITION = {json.dumps(self.lost and edition)};\n{self.keeper}"
        yield from held.items() if self.lost else ()

    def _joined(self, pages: Mapping[str, str]) -> str:
        """Pages in three parts each, the like ones together, their style once."""
        cut = {
            name.removesuffix("index.html"): ARTICLE.split(
                page.replace(self.style, "", 1), maxsplit=2
            )
            for name, page in pages.items()
        }
        # A page that only leads on to another has no article.
        whole = {name: parts for name, parts in cut.items() if len(parts) > 1}
        parts = [*zip(*whole.values(), strict=True)]
        held = {"style": self.style, "paths": [*whole], "parts": parts}
        return json.dumps(held, ensure_ascii=False)
