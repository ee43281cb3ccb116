"""Relative links lead from any page of the site to any other."""

from itertools import product
from urllib.parse import urljoin

import pytest

from pledges.addresses import Links

# Each Markdown file with its address as MkDocs writes it: as a folder, and as a file.
ADDRESSES = {
    "index.md": ("", "index.html"),
    "about.md": ("about/", "about.html"),
    "sources.md": ("sources/", "sources.html"),
    "pledges/index.md": ("pledges/", "pledges/index.html"),
    "pledges/climate.md": ("pledges/climate/", "pledges/climate.html"),
    "bodies/index.md": ("bodies/", "bodies/index.html"),
    "bodies/un-network.md": ("bodies/un-network/", "bodies/un-network.html"),
    "objectives/7.md": ("objectives/7/", "objectives/7.html"),
    "compact/index-of-terms.md": ("compact/index-of-terms/", "compact/index-of-terms.html"),
    "deep/er/index.md": ("deep/er/", "deep/er/index.html"),
    "deep/er/page.md": ("deep/er/page/", "deep/er/page.html"),
}
ROOTS = ("https://example.org/", "https://example.org/en/", "https://example.org/a/copy/")
PAIRS = list(product(ADDRESSES, ADDRESSES))


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("root", ROOTS)
def test_every_page_links_to_every_other(root: str, directory_urls: bool) -> None:  # noqa: FBT001
    """From the address of a page a relative link resolves to that of its target."""
    form = 0 if directory_urls else 1
    for here, there in PAIRS:
        link = Links(here, directory_urls).to(there)
        assert urljoin(root + ADDRESSES[here][form], link) == root + ADDRESSES[there][form]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_an_anchor_is_kept(directory_urls: bool) -> None:  # noqa: FBT001
    """A link to a place in a page resolves to that page and that place."""
    form = 0 if directory_urls else 1
    for here, there in PAIRS:
        link = Links(here, directory_urls).to(there, "done")
        address = f"{ROOTS[1]}{ADDRESSES[there][form]}#done"
        assert urljoin(ROOTS[1] + ADDRESSES[here][form], link) == address


def test_links_are_relative() -> None:
    """No link begins with a slash or names a host, so that a copy of the site works anywhere."""
    for (here, there), directory_urls in product(PAIRS, (True, False)):
        link = Links(here, directory_urls).to(there)
        assert link
        assert not link.startswith("/")
        assert ":" not in link


def test_a_place_in_the_same_page_needs_no_address() -> None:
    """Within a page only the anchor is written."""
    assert Links("pledges/climate.md").to("pledges/climate.md", "done") == "#done"


@pytest.mark.parametrize(
    ("page", "home", "wanted"),
    [
        ("index.md", "", "cite/water.bib"),
        ("index.md", "en/", "../cite/water.bib"),
        ("data.md", "", "../cite/water.bib"),
        ("pledges/water.md", "en/", "../../../cite/water.bib"),
    ],
)
def test_files_are_found_from_every_depth(page: str, home: str, wanted: str) -> None:
    """A file stands once, above the homes of all languages."""
    assert Links(page, home=home).file("cite/water.bib") == wanted


def test_files_are_found_from_pages_that_are_files() -> None:
    """Without folders of their own pages are one step nearer."""
    found = Links("pledges/water.md", directory_urls=False, home="en/").file("api/v1/index.json")
    assert found == "../../api/v1/index.json"
