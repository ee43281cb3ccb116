"""What browsers keep for reading without a line: pages, one file a language, and the keeper."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pledges.records.texts import Lang
from pledges.site.assets import Assets
from pledges.site.seal import sum_of

WORKER = "offline.js"
# What readers come for: the homes, each pledge and each figure.
KEPT = ("index.html", "pledges/**/index.html", "figures/**/index.html")
FILES = ("site.js", "later.css", "icon.svg")
ARTICLE = re.compile(r"(?=<article)|(?<=</article>)")


def files(
    site: Path, homes: Mapping[Lang, str], assets: Assets, lost: str | None
) -> Iterator[tuple[str, str]]:
    """The path of each file and what it holds, from the built pages.

    `lost` is the page that stands for those that were not kept. Without it nothing is kept: the
    worker ends itself in browsers that have it, and takes along what they kept.
    """
    held = {f"offline/{lang}.json": _bundle(site, home, assets) for lang, home in homes.items()}
    name = sum_of("".join(held.values()).encode())[:10]
    known = {"name": name, "homes": homes, "files": [*map(assets.path, FILES)], "lost": lost}
    yield WORKER, f"const EDITION = {json.dumps(known if lost else None)};\n{assets.worker}"
    yield from held.items() if lost else ()


def _bundle(site: Path, home: str, assets: Assets) -> str:
    """The pages of a language in three parts each, the like ones together, their style once."""
    found = [path for pattern in KEPT for path in sorted((site / home).glob(pattern))]
    pages = [path.read_text(encoding="utf-8") for path in found]
    bare = (page.replace(assets.first_style, "", 1) for page in pages)
    held = {
        "style": assets.first_style,
        "paths": [path.relative_to(site).as_posix().removesuffix("index.html") for path in found],
        "parts": [*zip(*(ARTICLE.split(page, maxsplit=2) for page in bare), strict=True)],
    }
    return json.dumps(held, ensure_ascii=False)
