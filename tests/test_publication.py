"""The addresses of pages and of the files behind them."""

import pytest
from tests.building import IDENTITY, PUBLICATION, REPOSITORY, SITE

from pledges.addresses import Publication
from pledges.records.texts import LANGS, Lang

TODAY = PUBLICATION.today


@pytest.mark.parametrize(
    ("lang", "path", "anchor", "address"),
    [
        ("ar", "index.md", "", ""),
        ("en", "index.md", "", "en/"),
        ("ar", "pledges/water.md", "", "pledges/water/"),
        ("en", "pledges/water.md", "homes", "en/pledges/water/#homes"),
    ],
)
def test_a_page_has_an_absolute_address(lang: Lang, path: str, anchor: str, address: str) -> None:
    """Arabic stands at the top of the site, the other languages below it."""
    assert PUBLICATION.page(lang, path, anchor) == SITE + address


def test_pages_may_be_files() -> None:
    """A site that is read from a disk has the names of its files as addresses."""
    publication = Publication("https://a.example/b/", "", TODAY, IDENTITY, directory_urls=False)
    assert publication.page("en", "pledges/water.md") == "https://a.example/b/en/pledges/water.html"


def test_a_stranger_is_led_to_arabic() -> None:
    """Each language has its alternate; whoever reads neither gets the default."""
    assert PUBLICATION.alternates("data.md", LANGS) == [
        ("ar", f"{SITE}data/"),
        ("en", f"{SITE}en/data/"),
        ("x-default", f"{SITE}data/"),
    ]


def test_a_file_can_be_edited_where_it_is_kept() -> None:
    """A slash at the end of the repository's address changes nothing."""
    slashed = Publication(SITE, f"{REPOSITORY}/", TODAY, IDENTITY)
    assert slashed.edit("data/a.yml") == PUBLICATION.edit("data/a.yml")
    assert PUBLICATION.edit("data/a.yml") == f"{REPOSITORY}/edit/main/data/a.yml"


def test_a_commit_has_its_page_in_the_repository() -> None:
    """Whether the address of the repository ends in a slash or not."""
    publication = Publication(SITE, f"{REPOSITORY}/", TODAY, IDENTITY)
    expected = f"{REPOSITORY}/commit/abc"
    assert publication.commit_page("abc") == PUBLICATION.commit_page("abc") == expected
