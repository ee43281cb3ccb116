"""Feeds are Atom as RFC 4287 has it, and an independent reader finds in them what was written."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

import feedparser
import pytest
from tests.building import IDENTITY, PUBLICATION, SITE

from pledges.addresses import Publication
from pledges.files.follow import feeds
from pledges.files.follow.entries import NEWEST, Writer
from pledges.pages.edition import Edition
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9/._-]+")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# How often each element may stand in a feed and in an entry (RFC 4287, 4.1.1 and 4.1.2).
ONCE = {"id", "title", "updated"}
AT_MOST_ONCE = {"rights", "subtitle", "content", "generator", "icon", "logo", "published"}
FEED = {"author", "category", "link", "entry"} | ONCE | AT_MOST_ONCE
ENTRY = {"author", "category", "link", "summary", "source"} | ONCE | AT_MOST_ONCE


def feed_files(edition: Edition, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The feeds of an edition."""
    return feeds.files(edition.renderers, edition.history, publication)


@pytest.fixture(scope="module")
def written(library: Library, today: dt.date) -> dict[str, bytes]:
    """Every feed of the real records by its path."""
    return dict(feed_files(Edition(library, today), PUBLICATION))


def test_every_pledge_and_body_has_a_feed_in_each_language(
    written: dict[str, bytes], library: Library
) -> None:
    """And there is one of everything."""
    owners = ["all", *(f"pledges/{s}" for s in library.pledges)]
    owners += [f"bodies/{s}" for s in library.bodies]
    assert set(written) == {f"feeds/{lang}/{owner}.xml" for lang in LANGS for owner in owners}


def names(element: ET.Element) -> list[str]:
    """The names of what stands directly in an element; all are Atom's own."""
    assert all(child.tag.startswith(ATOM) for child in element)
    return [child.tag.removeprefix(ATOM) for child in element]


def test_feeds_keep_the_rules_of_atom(written: dict[str, bytes]) -> None:
    """Required elements stand once, no other but allowed ones; ids, dates and links are sound."""
    for path, content in written.items():
        root = ET.fromstring(content)  # noqa: S314 - we wrote it
        assert root.tag == f"{ATOM}feed"
        assert set(names(root)) <= FEED, path
        assert names(root).count("author") == 1, path
        for element in (root, *root.iter(f"{ATOM}entry")):
            keep_rules(element, path)
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == SITE + path
        assert str(links["alternate"]).startswith(SITE)


def keep_rules(element: ET.Element, path: str) -> None:
    """What holds for a feed and for an entry alike."""
    found = names(element)
    if element.tag == f"{ATOM}entry":
        assert set(found) <= ENTRY, path
        content = element.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "xhtml"
        # One `div` of XHTML, whose elements all are (RFC 4287, 3.1.1.3).
        (held,) = content
        assert held.tag == f"{XHTML}div"
        assert all(inner.tag.startswith(XHTML) for inner in held.iter())
    assert all(found.count(name) == 1 for name in ONCE), path
    assert all(found.count(name) <= 1 for name in AT_MOST_ONCE), path
    assert TAG.fullmatch(element.findtext(f"{ATOM}id", "")), path
    assert INSTANT.fullmatch(element.findtext(f"{ATOM}updated", "")), path
    # One alternate link of a kind and a language.
    kinds = [(k.get("rel"), k.get("type"), k.get("hreflang")) for k in element.iter(f"{ATOM}link")]
    own = kinds[: found.count("link")]
    assert len(set(own)) == len(own), path


def test_ids_are_unique_within_a_feed_and_the_same_in_all(written: dict[str, bytes]) -> None:
    """The feed of a pledge names an entry as the feed of everything does."""
    titles: dict[str, str] = {}
    for path, content in written.items():
        root = ET.fromstring(content)  # noqa: S314 - we wrote it
        ids = [element.text for element in root.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids), path
        for entry in root.iter(f"{ATOM}entry"):
            name, title = entry.findtext(f"{ATOM}id", ""), entry.findtext(f"{ATOM}title", "")
            assert titles.setdefault(name, title) == title


@pytest.mark.parametrize("lang", LANGS)
def test_a_reader_of_feeds_understands_them(
    written: dict[str, bytes], library: Library, lang: Lang
) -> None:
    """An independent parser finds no fault, and the entries, words and dates that were written."""
    edition = Edition(library, PUBLICATION.today)
    entries = Writer(edition.renderers[lang], PUBLICATION).entries()[:NEWEST]
    read = feedparser.parse(written[f"feeds/{lang}/all.xml"])
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.language == lang
    assert read.feed.author == library.words["project-name"][lang]
    assert [entry.id for entry in read.entries] == [entry.id for entry in entries]
    for found, entry in zip(read.entries, entries, strict=True):
        assert found.title == entry.title
        assert found.link == entry.url
        assert found.updated_parsed[:3] == entry.days.updated.timetuple()[:3]
        assert found.published_parsed[:3] == entry.days.published.timetuple()[:3]
        assert found.content[0].type == "application/xhtml+xml"


def test_a_feed_holds_the_newest_entries_of_its_owner(
    written: dict[str, bytes], library: Library
) -> None:
    """At most fifty; a pledge's are its own, a body's those of its pledges."""
    for path, content in written.items():
        root = ET.fromstring(content)  # noqa: S314 - we wrote it
        assert len(root.findall(f"{ATOM}entry")) <= NEWEST, path
    read = feedparser.parse(written["feeds/en/bodies/border-guard-command.xml"])
    terms = [{tag.term for tag in entry.tags} for entry in read.entries]
    assert terms
    assert all("pledges/borders" in found for found in terms)
    assert library.bodies["border-guard-command"].title.en in read.feed.title


def test_the_same_records_give_the_same_bytes_on_any_day(
    written: dict[str, bytes], library: Library
) -> None:
    """A feed changes when there is something new, not with every build."""
    later = PUBLICATION.today + dt.timedelta(days=40)
    again = dict(feed_files(Edition(library, later), replace(PUBLICATION, today=later)))
    assert again == written


def test_a_feed_without_entries_is_as_old_as_the_site(written: dict[str, bytes]) -> None:
    """An owner of whom nothing is told has a sound feed all the same."""
    empty = [
        root
        for content in written.values()
        if not (root := ET.fromstring(content)).findall(f"{ATOM}entry")  # noqa: S314 - ours
    ]
    assert empty
    begun = IDENTITY.partition(",")[2]
    assert {root.findtext(f"{ATOM}updated") for root in empty} == {f"{begun}T00:00:00Z"}


def test_a_feed_says_its_language(written: dict[str, bytes]) -> None:
    """As xml:lang on the feed, for every text below."""
    for path, content in written.items():
        root = ET.fromstring(content)  # noqa: S314 - we wrote it
        assert root.get(XML_LANG) == path.split("/")[1]
