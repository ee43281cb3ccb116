"""What programs ask a site for before they read it: who may, what there is, whom to tell."""

import datetime as dt
import re
from collections.abc import Iterator

from pledges.addresses import DEFAULT, Abroad, Publication
from pledges.files import paths
from pledges.files.documents import LICENCE
from pledges.files.tables.every import TABLES
from pledges.pages.edition import Edition

# What is the same for all languages, by its path.
TEMPLATES = {
    "robots.txt": "robots.txt",
    f"{paths.API}/index.html": "api.html",
    paths.CATALOGUE: "catalogue.jsonld",
}
# Names that belong to nobody (RFC 2606): a repository there has not been named yet.
NOBODY = re.compile(r"$|https?://([^/]+\.)?example\.(com|net|org)(?![^/])")
# So long the file on security may be trusted; each build writes it anew.
TRUSTED = dt.timedelta(days=180)


def files(edition: Edition, publication: Publication, icon: str) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds."""
    for lang in edition.renderers:
        found = _rendered(edition, publication, "opensearch.xml", lang, icon=icon)
        yield paths.opensearch(lang), found
        yield (
            paths.manifest(lang),
            _rendered(edition, publication, "manifest.json", lang, icon=icon),
        )
    for path, template in TEMPLATES.items():
        yield path, _rendered(edition, publication, template)
    yield (
        "llms.txt",
        b"\n".join(_rendered(edition, publication, "llms.txt", lang) for lang in edition.renderers),
    )
    if not NOBODY.match(publication.repository):
        yield ".well-known/security.txt", _rendered(edition, publication, "security.txt")


def lost(edition: Edition, publication: Publication) -> str:
    """The page in the place of one that was not kept for reading without a line."""
    return _rendered(edition, publication, "offline.html").decode()


def _rendered(
    edition: Edition, publication: Publication, template: str, lang: str = DEFAULT, **values: str
) -> bytes:
    renderer = edition.renderers[lang]
    links = Abroad("index.md", publication=publication, lang=lang)
    text = renderer.render(
        template,
        links,
        publication=publication,
        paths=paths,
        tables=TABLES,
        licence=LICENCE["url"],
        renderers=edition.renderers,
        until=publication.today + TRUSTED,
        **values,
    )
    return f"{text}\n".encode()
