"""What hosts ask a site for, and programs before they read it: headers, addresses, who may."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from pledges.addresses import DEFAULT, HOSTS, NOBODY, Publication, path_of
from pledges.editing import check
from pledges.editing.command import ROOT
from pledges.files import paths
from pledges.files.described import rendered
from pledges.language.render import Renderer
from pledges.pages.edition import Edition
from pledges.pages.redirects import Moved
from pledges.records.load import text_of
from pledges.records.texts import Lang
from pledges.site.assets import FOLDER
from pledges.tables import table

SAID: Mapping[str, Any] = table(__file__)
# What each language has, by where it stands.
OF_LANGUAGE = ((paths.opensearch, "opensearch.xml"), (paths.manifest, "manifest.json"))
# What is the same for all languages, by its path.
TEMPLATES = {
    # From what the site was built, so that anyone can build the same bytes again.
    "build.json": "build.json",
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
    for lang, (path, template) in product(edition.renderers, OF_LANGUAGE):
        yield path(lang), _rendered(edition, publication, template, lang, icon=icon)
    for name, template in TEMPLATES.items():
        yield name, _rendered(edition, publication, template)
    # The check of the project has looked through the theme.
    others = ((ROOT / notice).read_bytes() for notice in NOTICES[1:])
    notices = [text_of(ROOT, NOTICES[0]).encode(), *others]
    for name, more in (("llms.txt", []), (paths.LICENCES, notices)):
        said = (_rendered(edition, publication, name, lang) for lang in edition.renderers)
        yield name, b"\n".join([*said, *more])
    yield paths.BILL, text_of(ROOT, BILL).encode()
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


def moved_pages(
    renderers: Mapping[Lang, Renderer], moved: Moved, publication: Publication, script: str
) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds."""
    rules = list(_rules(renderers, moved, publication))
    for name, form in SAID["moved"].items():
        lines = (form.format(old=old, new=new, part=part) for old, new, part in rules)
        yield name, "".join(lines).encode()
    # Pages for hosts that know no redirects.
    for lang, renderer in renderers.items():
        for old, new in moved.items():
            links = publication.links(lang, old)
            page, _, part = new.partition("#")
            told = {"to": links.to(page, part), "script": links.file(script)}
            told["address"] = publication.page(lang, page, part)
            stub = renderer.render("moved.html", links, **told)
            yield f"{publication.path(lang, old)}index.html", stub.encode()


def headers(url: str, policy: str, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The same headers for each kind of host, as files by their paths from the top of the site.

    `policy` is what all pages allow together; `pages` are the paths of all pages of the site.
    """
    unframed = sorted({_top(page) for page in pages} - {f"/{paths.EMBEDS}/*"})
    told = {**SAID, "top": urlsplit(url).path.rstrip("/"), "fixed": FOLDER}
    text = check.rendered("headers.txt", policy=policy, folders=unframed, **told)
    yield "_headers", f"{text}\n".encode()
    for name, form in SAID["policies"].items():
        yield name, form.format(policy=policy).encode()


def _top(page: str) -> str:
    """A page at the top of the site, or the folder there that it stands in, as hosts name them."""
    folder, below, _ = page.partition("/")
    return f"/{folder}/*" if below else f"/{page.removesuffix('index.html')}"


def _rules(
    renderers: Mapping[Lang, Renderer], moved: Moved, publication: Publication
) -> Iterator[tuple[str, str, str]]:
    """Each old address on the host, with the new one and the part of it."""
    top = urlsplit(publication.url).path
    for lang in renderers:
        for old, new in moved.items():
            page, sign, part = new.partition("#")
            at, to = (f"{top}{path_of(lang, one)}" for one in (old, page))
            yield at, to, f"{sign}{part}"
            yield at.rstrip("/"), to, f"{sign}{part}"
