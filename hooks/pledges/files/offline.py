"""What browsers keep for reading without a line: pages, one file a language, and the keeper."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pledges.records.texts import Lang

WORKER = "offline.js"
# What readers come for: the homes, each pledge and each figure.
KEPT = ("index.html", "pledges/**/index.html", "figures/**/index.html")
Pages = Mapping[Lang, Mapping[str, str]]
ARTICLE = re.compile(r"(?=<article)|(?<=</article>)")


def files(
    keeper: str, style: str, edition: Mapping[str, Any], pages: Pages
) -> Iterator[tuple[str, str]]:
    """The path of each file and what it holds, from the built pages of each language.

    `style` is that of all pages. `edition` tells the keeper where each language begins (`homes`),
    the `files` of all pages and what stands for a page not kept (`lost`); without the last nothing
    is kept: the keeper ends itself, and takes along what it kept.
    """
    held = {f"offline/{lang}.json": _joined(found, style) for lang, found in pages.items()}
    name = hashlib.sha256("".join(held.values()).encode()).hexdigest()[:10]
    known = {"name": name, **edition} if edition["lost"] else None
    yield WORKER, f"const EDITION = {json.dumps(known)};\n{keeper}"
    yield from held.items() if known else ()


def _joined(pages: Mapping[str, str], style: str) -> str:
    """Pages in three parts each, the like ones together, their style once."""
    cut = {
        name.removesuffix("index.html"): ARTICLE.split(page.replace(style, "", 1), maxsplit=2)
        for name, page in pages.items()
    }
    # A page that only leads on to another has no article.
    whole = {name: parts for name, parts in cut.items() if len(parts) > 1}
    parts = [*zip(*whole.values(), strict=True)]
    held = {"style": style, "paths": [*whole], "parts": parts}
    return json.dumps(held, ensure_ascii=False)
