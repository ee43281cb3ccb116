"""Wherever the site stands, every address in every file of it is right."""

import datetime as dt
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.building import ROOT, add_language, as_sample_project, build, copy_of_sample

from pledges.addresses import path_of
from pledges.records.texts import LANGS

pytestmark = pytest.mark.slow

ROOTS = {
    "https://pledges.example/": "https://pledges.example/",
    "https://pledges.example/a/": "https://pledges.example/a/",
    "https://pledges.example/a/b/": "https://pledges.example/a/b/",
    "https://تعهدات.example/سجل/": "https://xn--mgbfbs3cye.example/%D8%B3%D8%AC%D9%84/",
}
*TOPS, BELOW = ROOTS
MOVED = "wells.md: pledges/water.md#done\nold/deep.md: index.md\n"
NAMED = r"(?:href|src|action|data-script|data-worker|data-base|data-to)"
ATTRIBUTE = re.compile(rf"""\s{NAMED}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
REFRESH = re.compile(r"content=\"0; url=([^\"]+)\"")
# The sample has not all pages of the site that its pages name.
REAL = {
    f"{path_of(lang, path.relative_to(ROOT / 'docs/ar').as_posix())}index.html"
    for lang in (*LANGS, "ckb")
    for path in (ROOT / "docs/ar").rglob("*.md")
}
ID = re.compile(r"""\sid=(?:"([^"]*)"|([^\s>"]+))""")
# What else names files of the site, by the end of its name: styles, what browsers are told, feeds.
WITHIN = {
    ".css": re.compile(r"url\([\"']?([^)\"']+)"),
    ".svg": re.compile(r"url\([\"']?([^)\"']+)"),
    ".xml": re.compile(r"<\?xml-stylesheet [^>]*href=\"([^\"]+)"),
    ".json": re.compile(r"\"(?:src|start_url|scope)\": \"([^\"]+)"),
}
# What is kept for offline, from the top of the site.
LISTS = re.compile(r"\"(?:paths|files)\": ?(\[\"[^\]]*\"\])")
ELSEWHERE = ("data:", "mailto:", "tel:", "tg:")
PICTURES = {".png", ".jpg", ".gz"}


def texts(path: Path) -> Iterator[str]:
    """What a file says, those within an archive too; lines of a calendar are joined again."""
    if path.suffix in {".xlsx", ".zip"}:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode(errors="replace")
    elif path.suffix not in PICTURES:
        yield path.read_bytes().decode().replace("\r\n ", "").replace("webcal:", "https:")


def named(name: str, text: str, base: str) -> Iterator[str]:
    """The addresses that a text names: whole ones, and in pages and site files all others."""
    for whole in re.findall(rf"{re.escape(base)}[\w/.%#?=&;+~-]*", text, re.ASCII):
        yield unescape(whole).rstrip(".;")
    if name.endswith(".html"):
        yield from (unescape("".join(found)) for found in ATTRIBUTE.findall(text))
        yield from map(unescape, REFRESH.findall(text))
    if within := WITHIN.get(Path(name).suffix):
        yield from within.findall(text)
    # From the top of the site stand the pages that the search knows, and what is kept for offline.
    if re.fullmatch(r"search/\w+\.json", name):
        yield from (f"{base}{page[0]}" for page in json.loads(text)["pages"])
    if name.startswith("offline"):
        yield from (f"{base}{one}" for found in LISTS.findall(text) for one in json.loads(found))
    if name in {"_redirects", "redirects.map"}:
        path = re.escape(urlsplit(base).path)
        yield from re.findall(rf"(?<=[ \"]){path}[^ \"$]*(?=[ \"$])", text)


def wrong(site: Path, base: str, *, is_whole: bool) -> Iterator[str]:
    """Each address of the site that leads to no file of it, or to no part of one."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    ids: dict[str, set[str]] = {name: set() for name in files} | {
        name: {"".join(found) for found in ID.findall(path.read_text(encoding="utf-8"))}
        for name, path in files.items()
        if name.endswith(".html")
    }
    count = 0
    for name, path in files.items():
        # A page for what is missing is shown anywhere.
        here = f"{base}x/y/z/" if name.endswith("404.html") else f"{base}{name}"
        for text in texts(path):
            for given in named(name, text, base):
                count += 1
                if given.startswith(ELSEWHERE):
                    continue
                if not leads(urljoin(here, given), base, ids, is_whole=is_whole):
                    yield f"{name}: {given}"
    assert count > 1000


def leads(whole: str, base: str, ids: dict[str, set[str]], *, is_whole: bool) -> bool:
    """Whether an address is one of the site that is there, or one of another site."""
    parts, top = urlsplit(whole), urlsplit(base)
    if parts.netloc != top.netloc:
        return True
    if not whole.startswith(base):
        return False
    file = unquote(parts.path[len(top.path) :])
    if file in {"api/v1", "api/v1/"}:
        return True
    file = f"{file}index.html" if not file or file.endswith("/") else file
    # Without its last slash a page is led to by hosts.
    file = file if file in ids or file.endswith(".html") else f"{file}/index.html"
    if file not in ids:
        return not is_whole and file in REAL
    part = unquote(parts.fragment)
    # Nor all their parts.
    return not is_whole or not part or not file.endswith(".html") or part in ids[file]


@pytest.mark.parametrize(
    "address", [*(pytest.param(one, marks=pytest.mark.long) for one in TOPS), BELOW]
)
def test_every_address_of_every_file_is_right(tmp_path: Path, today: dt.date, address: str) -> None:
    """At the top of a host, below a path, on a host with Arabic letters; in three languages."""
    project = as_sample_project(copy_of_sample(tmp_path / "project"), ROOT)
    add_language(project, ROOT)
    (project / "data/redirects.yml").write_text(MOVED, encoding="utf-8")
    check(project, tmp_path / "site", today, address)


@pytest.mark.long
def test_every_address_of_the_real_site_is_right(tmp_path: Path, today: dt.date) -> None:
    """Where most can go wrong: below a path of two names."""
    check(ROOT, tmp_path / "site", today, "https://pledges.example/a/b/")


def check(project: Path, folder: Path, today: dt.date, address: str) -> None:
    """Build for an address and follow all; letters of other scripts stand in no address."""
    done = build(project, folder, today, address=address)
    assert done.code == 0, done.output
    assert sorted(set(wrong(folder, ROOTS[address], is_whole=project == ROOT))) == []
    if not address.isascii():
        raw = (text for path in folder.rglob("*") if path.is_file() for text in texts(path))
        assert not [text[:80] for text in raw if urlsplit(address).netloc in text]
