"""What feeds and calendars say stands word for word on the built pages that they lead to."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup, Tag
from tests.building import PUBLICATION, ROOT, SITE
from tests.built.documents import (
    NOT_FOUND,
    Pages,
    address,
    addressed,
    agree,
    article,
    attribute,
    elements,
    language,
    words,
)

from pledges.files.follow import calendars, feeds
from pledges.files.follow.entries import Writer
from pledges.history.walk import history
from pledges.pages.edition import Edition
from pledges.pages.sharing import quoted
from pledges.records.library import Library
from pledges.records.texts import LANGS

SENDERS = ["mailto:", "https://wa.me/", "https://t.me/share/url"]


@pytest.fixture(scope="module")
def edition(library: Library) -> Edition:
    """The records that the site was built from, with their history."""
    return Edition(library, PUBLICATION.today, history=history(ROOT))


def test_the_site_has_every_feed_and_calendar(site: Path, edition: Edition) -> None:
    """Each file that is not a page is there with the bytes that were made."""
    for path, content in chain(
        feeds.files(edition.renderers, edition.history, PUBLICATION),
        calendars.files(edition.renderers.values(), PUBLICATION),
    ):
        assert (site / path).read_bytes() == content, path


def test_an_entry_never_differs_from_its_page(pages: Pages, edition: Edition) -> None:
    """All dates and all paragraphs of text of each entry stand where its link leads."""
    agree(
        f"{entry.id}: {missing}"
        for lang in LANGS
        for entry in Writer(edition.renderers[lang], PUBLICATION, edition.history).entries()
        for missing in missing_from(place(pages, entry.url), entry.html)
    )


def place(pages: Pages, url: str) -> Tag:
    """The element that an address leads to."""
    address, anchor = urldefrag(url)
    found = pages[f"{address.removeprefix(SITE)}index.html"].find(id=anchor)
    assert isinstance(found, Tag), url
    return found


def missing_from(page: Tag, html: str) -> Iterator[str]:
    """What an entry says and the page does not: texts of paragraphs, badges and dates."""
    entry = BeautifulSoup(html, "html.parser")
    for link in entry.find_all(rel="bookmark"):
        link.decompose()
    shown = {words(tag) for tag in page.find_all(["p", "span", "th", "td", "a", "strong", "li"])}
    # A cell of a narrow table carries the head of its column in an attribute.
    shown |= {attribute(tag, "data-head") for tag in page.find_all("td")}
    text = words(page)
    for tag in entry.find_all(["a", "strong", "bdi"]):
        if words(tag) not in text:
            yield words(tag)
    for tag in entry.find_all("p"):
        for piece in tag.find_all(string=True, recursive=False):
            said = " ".join(piece.split()).strip(" :،؛.,;")
            if said and said not in text and said not in shown:
                yield said
    dates = {attribute(tag, "datetime") for tag in page.find_all("time")}
    for tag in entry.find_all("time"):
        if attribute(tag, "datetime") not in dates:
            yield attribute(tag, "datetime")


def first_lines(feed: Path) -> str:
    """The beginning of a feed, where its own title stands."""
    return feed.read_text(encoding="utf-8").partition("<entry>")[0]


def test_a_feed_names_its_style(site: Path) -> None:
    """The style is there, from wherever the feed stands."""
    for feed in site.glob("feeds/**/*.xml"):
        style = re.search('<.xml-stylesheet type="text/css" href="([^"]+)"', first_lines(feed))
        assert style, feed
        assert (feed.parent / style[1]).is_file(), feed


def test_every_page_announces_the_feeds(site: Path, pages: Pages) -> None:
    """The feed of all in the language of the page, and that of its pledge or body."""
    for path, page in pages.items():
        links = list(elements(page, "head link[type='application/atom+xml']"))
        top = "../" * path.count("/") if path not in NOT_FOUND else "/"
        files = [attribute(link, "href").removeprefix(top) for link in links]
        lang = language(path)
        assert files[-1] == f"feeds/{lang}/all.xml", path
        parts = path.removeprefix("en/").split("/")
        own = len(parts) == 3 and parts[0] in {"pledges", "bodies"}
        assert files[:-1] == ([f"feeds/{lang}/{parts[0]}/{parts[1]}.xml"] if own else []), path
        for file, link in zip(files, links, strict=True):
            assert f"<title>{attribute(link, 'title')}</title>" in first_lines(site / file), path


def test_pledges_and_bodies_link_to_what_can_be_followed(pages: Pages) -> None:
    """Plain links, so that nothing is lost without a script; webcal and https lead to one file."""
    for path, page in addressed(pages).items():
        parts = path.removeprefix("en/").split("/")
        if len(parts) != 3 or parts[0] not in {"pledges", "bodies"}:
            continue
        links = [attribute(tag, "href") for tag in elements(article(page), "ul.follow a")]
        lang, owner = language(path), f"{parts[0]}/{parts[1]}"
        wanted = [f"feeds/{lang}/{owner}.xml"]
        if parts[0] == "pledges":
            wanted += [f"calendars/{lang}/{owner}.ics"] * 2
            assert links[1] == f"webcal://example.org/calendars/{lang}/{owner}.ics"
            assert links.pop(3).endswith("changes/#calendar")
        # What is sent is the address of the page and nothing that subscribes anybody.
        sent, links = links[-3:], links[:-3]
        assert [link.partition("?")[0] for link in sent] == SENDERS
        assert all(quoted(address(path)) in link for link in sent)
        assert [link.partition("://example.org/")[2] for link in links] == wanted
