"""What programs ask a site for before they read it: who may, what there is, whom to tell."""

import datetime as dt
from collections.abc import Iterator

from pledges.addresses import DEFAULT, HOSTS, NOBODY, Abroad, Publication
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
# So long the file on security may be trusted; each build writes it anew.
TRUSTED = dt.timedelta(days=180)


def files(edition: Edition, publication: Publication, icon: str) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds."""
    for lang in edition.renderers:
        found = _rendered(edition, publication, "opensearch.xml", lang, icon=icon)
        yield paths.opensearch(lang), found
    for path, template in TEMPLATES.items():
        yield path, _rendered(edition, publication, template)
    yield (
        "llms.txt",
        b"\n".join(_rendered(edition, publication, "llms.txt", lang) for lang in edition.renderers),
    )
    known = "security" in HOSTS["forges"][publication.forge]
    if known and not NOBODY.match(publication.repository):
        yield ".well-known/security.txt", _rendered(edition, publication, "security.txt")


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
