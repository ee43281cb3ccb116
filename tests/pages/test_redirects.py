"""Old addresses lead to the pages in their place, on every kind of host, in each language."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests import hostile
from tests.building import PUBLICATION, SITE

from pledges.checks import moved
from pledges.pages import redirects
from pledges.pages.edition import Edition
from pledges.pages.front import PageFile
from pledges.records.library import Library
from pledges.records.texts import LANGS
from pledges.site import hosting

SCRIPT = "assets/fixed/moved.js"
PAGES = [
    PageFile(lang, page, "## A part {#part-1}\n")
    for lang in LANGS
    for page in ("index.md", "pledges/water.md", "about.md", "deep/index.md")
]


def told(root: Path, text: str, library: Library, *more: PageFile) -> list[str]:
    """What is told of a file with a text."""
    (root / "data").mkdir(exist_ok=True)
    (root / redirects.FILE).write_text(text, encoding="utf-8")
    return [problem.code for problem in moved.problems(root, [*PAGES, *more], library)]


def test_without_the_file_what_was_renamed_has_moved(sample: Edition, tmp_path: Path) -> None:
    """The page of a figure is found under the names that it had."""
    assert list(moved.problems(tmp_path, PAGES, sample.library)) == []
    assert redirects.moved(tmp_path, sample.library) == {
        "figures/households.md": "figures/homes.md"
    }


def test_a_page_that_is_gone_is_told(sample: Edition, tmp_path: Path) -> None:
    """Until its address leads somewhere; what records fill is told with them."""
    gone = ["docs/en/wells.md", "docs/en/bodies/nobody.md"]
    found = list(moved.problems(tmp_path, PAGES, sample.library, gone))
    assert [(one.code, one.file) for one in found] == [("page_gone", "docs/en/wells.md")]
    (tmp_path / "data").mkdir()
    (tmp_path / redirects.FILE).write_text("wells.md: about.md\n", encoding="utf-8")
    assert not list(moved.problems(tmp_path, PAGES, sample.library, gone))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("wells.md: pledges/water.md\na/b.md: about.md\n", []),
        ("- wells.md\n", ["must_be_map"]),
        ("wells.md: [about.md]\n", ["not_a_page_name"]),
        ("wells.md: about.md\nwells.md: index.md\n", ["repeated_key"]),
        ("../wells.md: about.md\n", ["not_a_page_name"]),
        ("wells.md: https://a.example/\n", ["not_a_page_name"]),
        ("wells.md: //a.example/a.md\n", ["not_a_page_name"]),
        ("a.md: b.md\nb.md: a.md\n", ["moved_to_nowhere"] * 2),
        ("", ["empty_file"]),
        ("wells.md: about.md#part-1\n", []),
        ("wells.md: about.md#<b>\n", ["not_a_page_name"]),
        ("wells.md: wells.md#about\n", ["moved_to_nowhere"]),
        (f"{'a' * 47}.md: about.md\n", []),
        (f"{'a' * 300}.md: about.md\n", ["not_a_page_name"]),
        ("about/index.md: index.md\n", ["moved_page_is_there"]),
        ("deep.md: about.md\n", ["moved_page_is_there"]),
        ("en.md: about.md\n", ["moved_page_is_there"]),
        ("en/about.md: about.md\n", ["moved_page_is_there"]),
        ("wells.md: about.md\nwells/index.md: about.md\n", ["moved_page_is_there"]),
        ("figures/households/index.md: about.md\n", ["moved_page_is_there"]),
    ],
)
def test_the_file_is_checked(tmp_path: Path, sample: Edition, text: str, codes: list[str]) -> None:
    """Only pages of the site, none that is there, no chains and no circles."""
    assert told(tmp_path, text, sample.library) == codes


def test_no_two_pages_have_one_address(tmp_path: Path, sample: Edition) -> None:
    """A folder's own page and one named after it, or after a language, or what the build makes."""
    pages = [PageFile("ar", page, "") for page in ("deep.md", "en/about.md", "embed/wells.md")]
    found = told(tmp_path, "old.md: about.md\n", sample.library, *pages)
    assert found == ["page_address_taken"] * len(pages)


@pytest.mark.parametrize("word", [*hostile.TEXTS, *hostile.BRACES])
def test_hostile_names_are_refused(tmp_path: Path, sample: Edition, word: str) -> None:
    """A name that could break out of a page or of a server's file is no page's."""
    quoted = word.replace("'", "''")
    assert "not_a_page_name" in told(tmp_path, f"'{quoted}': about.md\n", sample.library)
    assert "not_a_page_name" in told(tmp_path, f"wells.md: '{quoted}'\n", sample.library)


def test_every_kind_of_host_is_told(sample: Edition) -> None:
    """A page, and a line for each kind of host, with the slash and without."""
    edition = replace(sample, moved={"wells/deep.md": "pledges/water.md"})
    files = dict(hosting.moved_pages(edition.renderers, edition.moved, PUBLICATION, SCRIPT))
    assert set(files) == {
        "_redirects",
        "redirects.map",
        "redirects.caddy",
        "wells/deep/index.html",
        "en/wells/deep/index.html",
    }
    assert files["_redirects"].decode().splitlines() == [
        "/wells/deep/ /pledges/water/ 301",
        "/wells/deep /pledges/water/ 301",
        "/en/wells/deep/ /en/pledges/water/ 301",
        "/en/wells/deep /en/pledges/water/ 301",
    ]
    assert '"/en/wells/deep" "/en/pledges/water/$is_args$args";' in files["redirects.map"].decode()
    line = 'redir "/en/wells/deep" "/en/pledges/water/{pledges_asked}" 301\n'
    assert line in files["redirects.caddy"].decode()
    page = BeautifulSoup(files["en/wells/deep/index.html"], "html.parser")
    assert page.select("a")[0]["href"] == "../../pledges/water/"
    assert page.select("[rel=canonical]")[0]["href"] == f"{SITE}en/pledges/water/"
    assert page.select("[http-equiv=refresh]")[0]["content"] == "0; url=../../pledges/water/"


BUILT = [
    "index.html",
    "404.html",
    "about/index.html",
    "en/about/index.html",
    "embed/ar/a/index.html",
]


def sent(site: str = SITE) -> dict[str, str]:
    """The files of headers by their paths, for a site at an address."""
    found = hosting.headers(site, "default-src 'none'", BUILT)
    return {name: text.decode() for name, text in found}


def test_only_the_pages_for_other_sites_may_be_framed(root: Path) -> None:
    """Every other folder of pages forbids it, on each kind of host."""
    files = sent()
    rules = re.findall(
        r"^(/\S*)\n  X-Frame-Options: DENY\n  (\S+: .*)$", files["_headers"], re.MULTILINE
    )
    forbidden = "Content-Security-Policy: frame-ancestors 'none'"
    assert dict(rules) == dict.fromkeys(["/", "/404.html", "/about/*", "/en/*"], forbidden)
    assert not any("frame-ancestors" in text for name, text in files.items() if name != "_headers")
    nginx = (root / "serving/nginx.conf").read_text(encoding="utf-8")
    assert nginx.count('"~^/embed/" "";') == len(hosting.SAID["unframed"])
    caddy = (root / "serving/Caddyfile").read_text(encoding="utf-8")
    assert "@unframed not path /embed/*" in caddy
    for name, value in hosting.SAID["unframed"].items():
        assert re.search(rf'header @unframed \+?{name} "?{re.escape(value)}"?\n', caddy)


def test_headers_are_the_same_everywhere(root: Path) -> None:
    """What hosts with `_headers` send is what the files for nginx and Caddy send."""
    nginx = (root / "serving/nginx.conf").read_text(encoding="utf-8").replace('"', "")
    caddy = (root / "serving/Caddyfile").read_text(encoding="utf-8").replace('"', "")
    files = sent()
    assert {*files} == {"_headers", "policy.map", "policy.caddy"}
    assert all("default-src 'none'" in text for text in files.values())
    # Caddy takes one * in such a name and nothing like it, and goes on where no file answers.
    assert re.findall(r"import (\S+)", caddy) == [
        "/srv/pledges/site/redirects.caddy*",
        "/srv/pledges/site/policy.caddy*",
    ]
    for name, value in hosting.SAID["headers"].items():
        assert f"  {name}: {value}\n" in files["_headers"]
        assert f"{name} {value}" in caddy
        if name != "Strict-Transport-Security":  # only where the reader came by HTTPS
            assert f"add_header {name} {value} always;" in nginx
    assert f"@open path {' '.join(hosting.SAID['open'])}\n" in caddy
    for name, value in hosting.SAID["shared"].items():
        assert f"\t\t{name} {value}\n" in caddy
        assert files["_headers"].count(f"  {name}: {value}\n") == len(hosting.SAID["open"])


def test_headers_are_for_the_paths_of_the_host() -> None:
    """Below a path no rule is for another: hosts read the file at their top."""
    rules = re.findall(r"^\S+$", sent("https://example.org/a/b/")["_headers"], re.MULTILINE)
    assert rules == [f"/a/b{rule}" for rule in re.findall(r"(?m)^\S+$", sent()["_headers"])]
    assert {"/a/b/*", "/a/b/", "/a/b/en/*", "/a/b/api/*", "/a/b/assets/fixed/*"} <= {*rules}


def test_the_path_of_the_site_and_a_part_go_along(sample: Edition) -> None:
    """Below a path, old and new addresses are those of the host; a question stays before a part."""
    edition = replace(sample, moved={"wells.md": "pledges/water.md#milestones"})
    publication = replace(PUBLICATION, url="https://example.org/a/b/")
    files = dict(hosting.moved_pages(edition.renderers, edition.moved, publication, SCRIPT))
    assert files["_redirects"].decode().splitlines()[:2] == [
        "/a/b/wells/ /a/b/pledges/water/#milestones 301",
        "/a/b/wells /a/b/pledges/water/#milestones 301",
    ]
    line = '"/a/b/wells" "/a/b/pledges/water/$is_args$args#milestones";'
    assert line in files["redirects.map"].decode()
    page = BeautifulSoup(files["wells/index.html"], "html.parser")
    assert page.select("a")[0]["href"] == "../pledges/water/#milestones"
    assert page.select("script")[0]["src"] == "../assets/fixed/moved.js"
