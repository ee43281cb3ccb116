"""What tells hosts how to serve the site: headers, and where pages have moved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from urllib.parse import urlsplit

from pledges.addresses import Publication, path_of
from pledges.files.paths import EMBEDS
from pledges.language.render import Renderer
from pledges.pages.redirects import Moved
from pledges.records.texts import Lang
from pledges.tables import table

SAID = table(__file__)
HEADERS: Mapping[str, str] = SAID["headers"]
UNFRAMED: Mapping[str, str] = SAID["unframed"]
OPEN: Sequence[str] = SAID["open"]
SHARED: Mapping[str, str] = SAID["shared"]


def files(
    renderers: Mapping[Lang, Renderer], moved: Moved, publication: Publication, script: str
) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds."""
    rules = list(_rules(renderers, moved, publication))
    for name, form in SAID["moved"].items():
        lines = (form.format(old=old, new=new, part=part) for old, new, part in rules)
        yield name, "".join(lines).encode()
    # Pages for hosts that know no redirects.
    for lang, renderer in renderers.items():
        home = publication.home(lang)
        for old, new in moved.items():
            links = publication.links(lang, old)
            page, _, part = new.partition("#")
            told = {"to": links.to(page, part), "script": links.file(script)}
            told["address"] = publication.page(lang, page, part)
            stub = renderer.render("moved.html", links, **told)
            yield f"{home}{publication.address(old)}index.html", stub.encode()


def headers(policy: str, for_ever: str, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The same headers for each kind of host, as files by their paths from the top of the site.

    `policy` is what all pages allow together; one folder holds what may be kept for ever; `pages`
    are the paths of all pages.
    """
    unframed = sorted({_top(page) for page in pages} - {f"/{EMBEDS}/*"})
    # Two rules may be about one folder.
    rules = [
        ("/*", {"Content-Security-Policy": policy, **HEADERS}),
        *zip(unframed, repeat(UNFRAMED)),
        *zip(OPEN, repeat(SHARED)),
        (f"/{for_ever}/*", {"Cache-Control": SAID["for_ever"]}),
    ]
    lines = [
        "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in said.items())])
        for path, said in rules
    ]
    # Netlify, Cloudflare Pages and others like them.
    yield "_headers", "".join(lines)
    # serving/nginx.conf and serving/Caddyfile have the other headers.
    yield "policy.map", f'"" "{policy}";\n'
    yield "policy.caddy", f'header +Content-Security-Policy "{policy}"\n'


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
