"""How a build ends: what is written once its pages are there, or what stopped it on all of them."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pledges.editing import stopped
from pledges.files import offline
from pledges.records.texts import Lang
from pledges.site import doors, hosting, i18n_plugin
from pledges.site.assets import FOLDER
from pledges.site.build import Build
from pledges.site.files import script, write

Written = Iterator[tuple[str, bytes]]


def end_language(build: Build) -> None:
    """Write the index of the language; after all of them what is made from finished pages."""
    site = Path(build.config.site_dir)
    within = i18n_plugin.is_within(build.config.plugins["i18n"])
    # The first language ends after all others.
    for lang in [build.lang] if within else [*build.indexes]:
        write(site, _index(build, lang))
    if build.guarded and not within:
        write(site, _offline(build, site))
        pages = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        found = hosting.headers(build.assets.policy_of_headers, FOLDER, pages)
        write(site, ((name, text.encode()) for name, text in found))


def _index(build: Build, lang: Lang) -> Written:
    """What the search of a language reads; as a script too where pages open from disk."""
    synonyms = build.edition.library.search.values()
    groups = [[*chain(*group.own().values())] for group in synonyms]
    index = build.indexes.pop(lang).json(lang, groups)
    yield f"search/{lang}.json", index.encode()
    if not build.config.use_directory_urls:
        yield f"search/{lang}.js", script(lang, index).encode()


def _offline(build: Build, site: Path) -> Written:
    """What browsers keep, made from the pages as they are sent."""
    assets, home_of = build.assets, build.publication.home
    homes = {lang: home_of(lang) for lang in build.edition.renderers}
    lost = doors.lost(build.edition, build.publication) if build.offline else None
    edition = {"homes": homes, "files": assets.kept, "lost": lost}
    pages = {
        lang: {
            path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
            for pattern in offline.KEPT
            for path in sorted((site / home).glob(pattern))
        }
        for lang, home in homes.items()
    }
    found = offline.files(assets.keeper, assets.first_style, edition, pages)
    yield from ((name, text.encode()) for name, text in found)


def tell(build: Build, error: BaseException) -> None:
    """Say on every page what stopped the build, until one that ends writes them anew."""
    root = Path(build.config.config_file_path).parent
    wrong = stopped.wrong(root, build.memory)
    html = stopped.page(root, build.assets.first_style, wrong, error)
    for path in Path(build.config.site_dir).rglob("*.html"):
        path.write_text(html, encoding="utf-8")
