"""The shipped configurations in the real nginx and Caddy, row by row the same answers.

Packed files, lasting names, languages, headers, methods, moved pages.
"""

import gzip
import http.client
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import brotli
import pytest
from tests import caddy, nginx
from tests.building import SITE

from pledges.site import hosting, seal

pytestmark = pytest.mark.slow

LONG = "<!doctype html>\n<p>" + "نص طويل. " * 300
HASHED = "/assets/css/site.0a1b2c3d.min.css"
FILES = {
    "index.html": LONG,
    "404.html": "لا صفحة",
    "en/index.html": LONG,
    "en/404.html": "No page",
    "en/about/index.html": "About",
    "english/index.html": "not the language",
    "دليل/index.html": "An Arabic folder",
    "assets/css/site.0a1b2c3d.min.css": "p { color: red }\n" * 200,
    "assets/images/icon.svg": "<svg/>",
    "feeds/en/all.xml": "<feed/>",
    "embed/en/wells/index.html": "A figure",
    "calendars/en/all.ics": "BEGIN:VCALENDAR",
    "downloads/a.csv": "a,b",
    "cite/a.bib": "@misc{a}",
    "api/v1/index.json": "{}",
    "downloads/a.jsonld": "{}",
    "build.json": "{}",
    ".git/config": "secret",
    ".well-known/security.txt": "Contact: https://example.org/",
    **{
        name: text.decode()
        for name, text in hosting.headers(SITE, "default-src 'none'; style-src 'self'", [])
    },
    "redirects.map": "".join(
        f'"/en/{old}" "/en/about/$is_args$args#part";\n' for old in ("wells", "wells/", "long" * 48)
    ),
    "redirects.caddy": "".join(
        f'redir "/en/{old}" "/en/about/{{pledges_asked}}#part" 301\n'
        for old in ("wells", "wells/", "long" * 48)
    ),
}
SERVERS = {"nginx": nginx.served, "Caddy": caddy.served}


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sealed site."""
    folder = tmp_path_factory.mktemp("served")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    seal.pack(folder, tmp_path_factory.mktemp("cache"))
    seal.seal(folder)
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def address(site: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The site on each server."""
    with SERVERS[request.param](site) as address:
        yield address.removeprefix("http://")


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path; names of headers have underscores for hyphens."""
    connection = http.client.HTTPConnection(address, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    # What is sent several times is as if it were sent once with commas; Caddy spells names so.
    sent = {name.title(): answer.getheader(name, "") for name, _ in answer.getheaders()}
    found = Answer(answer.status, sent, answer.read())
    connection.close()
    return found


@pytest.mark.parametrize(
    ("accepted", "sent"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)]
)
def test_packed_copies_are_sent_to_those_who_read_them(
    address: str, accepted: str, sent: str | None
) -> None:
    """Brotli first, then gzip, else the file; caches keep them apart."""
    answer = ask(address, "/", Accept_Encoding=accepted)
    assert (answer.status, answer.headers.get("Content-Encoding")) == (200, sent)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[sent]
    assert unpack(answer.body).decode() == LONG
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_name_with_a_hash_lasts(address: str) -> None:
    """For a year without asking again, but not where there is no such file."""
    assert ask(address, HASHED).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    lost = ask(address, "/assets/css/site.ffffffff.min.css")
    assert (lost.status, lost.headers["Cache-Control"]) == (404, "no-cache")
    assert ask(address, "/assets/images/icon.svg").headers["Cache-Control"].endswith("=86400")


def test_pages_are_asked_for_again(address: str) -> None:
    """And not sent again when they are the same."""
    first = ask(address, "/")
    assert first.headers["Cache-Control"] == "no-cache"
    again = ask(address, "/", If_None_Match=first.headers["Etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nothing/", "لا صفحة"),
        ("/english/nothing", "لا صفحة"),
        ("/en/nothing/at/all.css", "No page"),
        ("/assets/", "لا صفحة"),
        ("/.git/config", "لا صفحة"),
        ("/en/.htaccess", "No page"),
        (f"/en/{'x' * 3000}", "No page"),
        (f"/{'%D9%86' * 200}/", "لا صفحة"),
        ("/en/a%0d%0aSet-Cookie:b", "No page"),
        ("/%ff", "لا صفحة"),
        ("/en%2f%2e%2e%2fnone", "لا صفحة"),
    ],
)
def test_missing_addresses_are_told_in_their_language(address: str, path: str, words: str) -> None:
    """With the status that says so; folders and hidden files are not shown, no name is a fault."""
    answer = ask(address, path)
    assert (answer.status, answer.body.decode()) == (404, words)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd", "/%00"])
def test_nothing_is_outside(address: str, path: str) -> None:
    """What leads out of the site, or is no name at all, is a mistake of who asks."""
    assert ask(address, path).status in {400, 404}


def test_a_folder_is_found_without_its_slash(address: str) -> None:
    """Also one whose name is in Arabic."""
    for path in ("/en/about", f"/{quote('دليل')}"):
        answer = ask(address, path)
        assert answer.status in {301, 308}
        assert answer.headers["Location"].lower() == f"{path}/".lower()
        assert ask(address, f"{path}/").status == 200


def test_a_part_of_a_file_is_sent_alone(address: str) -> None:
    """For downloads that broke off."""
    answer = ask(address, "/downloads/a.csv", Range="bytes=0-1")
    assert (answer.status, answer.body) == (206, b"a,")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("HEAD", "/", 200),
        ("HEAD", "/none", 404),
        ("OPTIONS", "/", 204),
        ("POST", "/api/v1/index.json", 405),
        ("POST", "/none", 404),
    ],
)
def test_methods_are_answered(address: str, method: str, path: str, status: int) -> None:
    """As by the other server."""
    assert ask(address, path, method).status == status


def test_only_figures_for_other_sites_may_be_framed(address: str) -> None:
    """They have the policy of all pages, and nothing that forbids a frame."""
    answer = ask(address, "/embed/en/wells/")
    assert (answer.status, answer.body.decode()) == (200, "A figure")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'self'"
    assert "X-Frame-Options" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/en/nothing/", HASHED, "/en/about", "/en/wells/"])
def test_every_answer_has_the_headers(address: str, path: str) -> None:
    """Pages, missing ones, files, redirects."""
    answer = ask(address, path, X_Forwarded_Proto="https")
    assert {name: answer.headers.get(name) for name in hosting.SAID["headers"]} == hosting.SAID[
        "headers"
    ]
    policies = answer.headers["Content-Security-Policy"].split(", ")
    assert {*policies} == {"default-src 'none'; style-src 'self'", "frame-ancestors 'none'"}
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Server"] in SERVERS


def test_only_who_came_by_https_is_told_to_keep_to_it(site: Path) -> None:
    """By nginx, before which HTTPS may end; Caddy has its own."""
    with nginx.served(site) as address:
        answer = ask(address.removeprefix("http://"), "/")
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("path", ["/en/wells/", "/en/wells", f"/en/{'long' * 48}"])
def test_old_addresses_lead_on(address: str, path: str) -> None:
    """For good, with the slash and without, to an address of the same host."""
    answer = ask(address, path)
    assert (answer.status, answer.headers["Location"]) == (301, "/en/about/#part")
    asked = ask(address, f"{path}?q=1&r=2")
    assert asked.headers["Location"] == "/en/about/?q=1&r=2#part"
    assert ask(address, "/.well-known/security.txt").body.startswith(b"Contact: ")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feeds/en/all.xml", "text/xml; charset=utf-8"),
        ("/calendars/en/all.ics", "text/calendar; charset=utf-8"),
        ("/downloads/a.csv", "text/csv; charset=utf-8"),
        ("/api/v1/index.json", "application/json; charset=utf-8"),
        ("/assets/images/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/downloads/a.jsonld", "application/ld+json; charset=utf-8"),
        ("/build.json", "application/json; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_files_have_their_kinds(address: str, path: str, kind: str) -> None:
    """With their letters named, so that Arabic is read as such."""
    answer = ask(address, path)
    # JSON and SVG are in UTF-8 where nothing else is said.
    said = answer.headers["Content-Type"]
    assert answer.status == 200
    assert said == kind or (said == kind.partition(";")[0] and "text" not in said)
    shared = {
        name: answer.headers[name] for name in hosting.SAID["shared"] if name in answer.headers
    }
    assert shared == (hosting.SAID["shared"] if is_open(path) else {})


def is_open(path: str) -> bool:
    """Whether pages of other sites may read what stands there."""
    return any(fnmatch(path, pattern) for pattern in hosting.SAID["open"])


@pytest.mark.parametrize(
    "path", ["/api/v1/none.json", "/api/v1/none.json?a=b", "/downloads/", "/en/none/", "/none.json"]
)
def test_that_there_is_no_such_data_may_be_read_too(address: str, path: str) -> None:
    """By pages of other sites, which see the status and the same headers as for data."""
    answer = ask(address, path, Origin="https://other.example")
    assert answer.status == 404
    shared = {
        name: answer.headers[name] for name in hosting.SAID["shared"] if name in answer.headers
    }
    assert shared == (hosting.SAID["shared"] if is_open(path) else {})


@pytest.mark.parametrize("path", ["/api/v1/index.json", "/api/v1/none.json", "/en/about/"])
def test_what_may_be_asked_is_told(address: str, path: str) -> None:
    """Before a browser asks for data with headers of its own; of pages nothing is told."""
    answer = ask(
        address,
        path,
        "OPTIONS",
        Origin="https://other.example",
        Access_Control_Request_Method="GET",
    )
    assert (answer.status, answer.body) == (204, b"")
    shared = {
        name: answer.headers[name] for name in hosting.SAID["shared"] if name in answer.headers
    }
    assert shared == (hosting.SAID["shared"] if is_open(path) else {})


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_can_be_sent(address: str, method: str) -> None:
    """The site is read only."""
    assert ask(address, "/", method).status == 405
