"""What programs ask a site for before they read it: who may, what there is, whom to tell."""

import datetime as dt
from collections.abc import Iterator
from itertools import product

from pledges.addresses import DEFAULT, HOSTS, NOBODY, Publication
from pledges.editing.command import ROOT
from pledges.files import paths
from pledges.files.described import rendered
from pledges.pages.edition import Edition

# What each language has, by where it stands.
OF_LANGUAGE = ((paths.opensearch, "opensearch.xml"), (paths.manifest, "manifest.json"))
# What is the same for all languages, by its path.
TEMPLATES = {
    "robots.txt": "robots.txt",
    f"{paths.API}/index.html": "api.html",
    paths.CATALOGUE: "catalogue.jsonld",
}
# Of what others made and the site publishes, as texts; and what it is built with, by `make lock`.
NOTICES = ("LICENSE", "theme/assets/css/theme.LICENSE.txt", "theme/.icons/material/LICENSE.txt")
BILL = "requirements/sbom.cdx.json"
# So long the file on security may be trusted; each build writes it anew.
TRUSTED = dt.timedelta(days=180)


def files(edition: Edition, publication: Publication, icon: str) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds."""
    for lang, (path_of, template) in product(edition.renderers, OF_LANGUAGE):
        yield path_of(lang), _rendered(edition, publication, template, lang, icon=icon)
    for path, template in TEMPLATES.items():
        yield path, _rendered(edition, publication, template)
    notices = [(ROOT / notice).read_bytes() for notice in NOTICES]
    for name, more in (("llms.txt", []), (paths.LICENCES, notices)):
        said = (_rendered(edition, publication, name, lang) for lang in edition.renderers)
        yield name, b"\n".join([*said, *more])
    yield paths.BILL, (ROOT / BILL).read_bytes()
    known = "security" in HOSTS["forges"][publication.forge]
    if known and not NOBODY.match(publication.repository):
        yield ".well-known/security.txt", _rendered(edition, publication, "security.txt")


def lost(edition: Edition, publication: Publication) -> str:
    """The page in the place of one that was not kept for reading without a line."""
    return _rendered(edition, publication, "offline.html").decode()


def _rendered(
    edition: Edition, publication: Publication, template: str, lang: str = DEFAULT, **values: str
) -> bytes:
    known = {"renderers": edition.renderers, "until": publication.today + TRUSTED, **values}
    return f"{rendered(template, edition.renderers[lang], publication, **known)}\n".encode()
