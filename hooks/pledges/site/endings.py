"""How a build ends: what is written once its pages are there, or what stopped it on all of them."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from pledges.addresses import DEFAULT
from pledges.checks.survey import survey
from pledges.editing.check import Report, lines_of, rendered
from pledges.editing.command import today
from pledges.language.markup import isolated_page, pieces
from pledges.language.messages import SPOKEN, said
from pledges.records.problems import DataError
from pledges.records.texts import Lang
from pledges.site import hosting
from pledges.site.build import Build
from pledges.site.files import write

Written = Iterator[tuple[str, bytes]]
WORKER = "offline.js"
# What readers come for: the homes, each pledge and each figure; and what a lost search leads to.
KEPT = ("index.html", "index-az/index.html", "pledges/**/index.html", "figures/**/index.html")
ARTICLE = re.compile(r"(?=<article)|(?<=</article>)")


def end_language(build: Build) -> None:
    """Write the index of the language; after all of them what is made from finished pages."""
    site = Path(build.config.site_dir)
    within = build.config.plugins["i18n"].building
    # The first language ends after all others.
    for lang in [build.lang] if within else [*build.indexes]:
        write(site, _index(build, lang))
    if build.guarded and not within:
        write(site, _offline(build, site))
        pages = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        write(site, hosting.headers(build.publication.url, build.assets.policy_of_headers, pages))


def _index(build: Build, lang: Lang) -> Written:
    """What the search of a language reads; as a script too where pages open from disk."""
    synonyms = build.edition.library.search.values()
    groups = [[*chain(*group.own().values())] for group in synonyms]
    index = build.indexes.pop(lang).json(lang, groups)
    yield f"search/{lang}.json", index.encode()
    if not build.config.use_directory_urls:
        # theme/assets/search/from-disk.js reads it.
        held = f'window.searchIndexes = window.searchIndexes || {{}}\nsearchIndexes["{lang}"]'
        yield f"search/{lang}.js", f"{held} = {index}\n".encode()


def _offline(build: Build, site: Path) -> Written:
    """What browsers keep for reading without a line, one file a language, and the keeper.

    Where nothing is to be kept the keeper ends itself, and takes along what it kept.
    """
    assets, held = build.assets, dict[str, str]()
    homes = {lang: build.publication.home(lang) for lang in build.edition.renderers}
    for lang, home in homes.items():
        found = (path for pattern in KEPT for path in sorted((site / home).glob(pattern)))
        pages = {one.relative_to(site).as_posix(): one.read_text(encoding="utf-8") for one in found}
        held[f"offline/{lang}.json"] = _joined(pages, assets.first_style)
    known = None
    if build.offline:
        name = hashlib.sha256("".join(held.values()).encode()).hexdigest()[:10]
        lost = hosting.lost(build.edition, build.publication)
        known = {"name": name, "homes": homes, "files": assets.kept, "lost": lost}
    yield WORKER, f"const EDITION = {json.dumps(known)};\n{assets.keeper}".encode()
    yield from ((path, text.encode()) for path, text in held.items() if known)


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


def tell(build: Build, error: BaseException) -> None:
    """Say on every page what is wrong now, or else what stopped the build, until one ends."""
    root = Path(build.config.config_file_path).parent
    found = DataError(survey(root, today(), memory=build.memory).problems).problems
    report, style = Report(found, (), (), lines_of(root), SPOKEN), build.assets.first_style
    page = rendered("stopped.html", style=style, report=report, error=error, said=said)
    html = isolated_page(pieces(page), DEFAULT)
    for path in Path(build.config.site_dir).rglob("*.html"):
        path.write_text(html, encoding="utf-8")
