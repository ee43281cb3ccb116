"""Atom feeds (RFC 4287) of everything, of each pledge and of each body, in each language."""

import datetime as dt
import posixpath
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledges.addresses import Publication, place, record_of
from pledges.files import paths
from pledges.files.follow.entries import NEWEST, Absolute, FeedEntry, Writer
from pledges.history.walk import History
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.progress import rows
from pledges.records.texts import Lang

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Browsers show XML with such a style as a page; styles by XSLT they give up.
STYLE = "assets/css/feed.css"
HEAD = """<?xml version='1.0' encoding='utf-8'?>\n<?xml-stylesheet type="text/css" href="{}"?>\n"""
# A day without an hour is told as its beginning in UTC.
MIDNIGHT = "T00:00:00Z"


@dataclass(frozen=True)
class Feed:
    """Whose feed it is, of what it tells, and the page that tells the same."""

    record: tuple[str, ...]
    title: str
    page: str
    pledges: tuple[str, ...] | None

    def takes(
        self, entries: Sequence[FeedEntry], by_pledge: Mapping[str, Sequence[int]]
    ) -> list[FeedEntry]:
        """Its newest entries, of all and of those that belong to each pledge, by their numbers."""
        if self.pledges is None:
            return list(entries[:NEWEST])
        terms = [paths.owner("pledges", slug) for slug in self.pledges]
        found = {number for term in terms for number in by_pledge.get(term, ())}
        return [entries[number] for number in sorted(found)[:NEWEST]]


def files(
    renderers: Mapping[Lang, Renderer], history: History, publication: Publication
) -> Iterator[tuple[str, bytes]]:
    """Every feed by its path from the top of the site."""
    for lang, renderer in renderers.items():
        entries = Writer(renderer, publication, history).entries()
        by_pledge: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for category in entry.categories:
                by_pledge[category.term].append(number)
        for feed in feeds(renderer.language):
            taken = feed.takes(entries, by_pledge)
            path = paths.feed(lang, *feed.record)
            yield path, xml(feed, taken, renderer, publication)


def feeds(language: Language) -> Iterator[Feed]:
    """The feeds of a language."""
    library = language.library
    name = language.word("project-name")
    yield Feed((), name, "changes.md", None)
    for slug, pledge in library.pledges.items():
        title = f"{name}{language.word('colon')} {language.text(pledge.title)}"
        record = ("pledges", slug)
        yield Feed(record, title, place(*record).page, (slug,))
    for row in rows.body_rows(library):
        title = f"{name}{language.word('colon')} {language.text(row.body.title)}"
        carried = tuple(slug for slug, _ in row.roles)
        record = ("bodies", row.slug)
        yield Feed(record, title, place(*record).page, carried)


def announced(language: Language) -> Callable[[str], list[tuple[str, str]]]:
    """Tells the addresses and titles of the feeds of a page: its record's, then that of all."""
    titles = {feed.record: feed.title for feed in feeds(language)}

    def of(page: str) -> list[tuple[str, str]]:
        records = dict.fromkeys((record_of(page) or (), ()))
        return [(paths.feed(language.lang, *one), titles[one]) for one in records if one in titles]

    return of


def xml(
    feed: Feed, entries: Sequence[FeedEntry], renderer: Renderer, publication: Publication
) -> bytes:
    """A feed as a document; the same records give the same bytes on any day."""
    language, lang = renderer.language, renderer.language.lang
    page = publication.page(lang, feed.page)
    about = renderer.markup("feed.html", Absolute(publication, lang), address=page)
    root = ET.Element(f"{{{ATOM}}}feed", {XML_LANG: lang})
    _text(root, "id", publication.tag(f"{lang}/feeds/{paths.owner(*feed.record)}"))
    _text(root, "title", feed.title)
    _html(root, "subtitle", about)
    days = (_instant(entry.days.updated) for entry in entries)
    _text(root, "updated", max(days, default=_begun(publication)))
    named = publication.publisher
    author = language.text(named.name) if named else language.word("project-name")
    _text(_child(root, "author"), "name", author)
    _text(root, "rights", language.word("feed-rights"))
    own = publication.file(paths.feed(lang, *feed.record))
    _child(root, "link", rel="self", type="application/atom+xml", href=own)
    _child(root, "link", rel="alternate", type="text/html", hreflang=lang, href=page)
    for entry in entries:
        _entry(root, entry, lang)
    # Its elements need no prefix.
    ET.register_namespace("", ATOM)
    content: bytes = ET.tostring(root, encoding="utf-8")
    style = posixpath.relpath(STYLE, posixpath.dirname(paths.feed(lang, *feed.record)))
    return HEAD.format(style).encode() + content + b"\n"


def _entry(root: ET.Element, entry: FeedEntry, lang: str) -> None:
    element = _child(root, "entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", _instant(entry.days.published))
    _text(element, "updated", _instant(entry.days.updated))
    for category in entry.categories:
        _child(element, "category", term=category.term, label=category.label)
    _child(element, "link", rel="alternate", type="text/html", hreflang=lang, href=entry.url)
    _html(element, "content", entry.html)


def _instant(day: dt.date) -> str:
    return day.isoformat() + MIDNIGHT


def _begun(publication: Publication) -> str:
    """A feed without entries has not changed since the site began."""
    return publication.identity.partition(",")[2] + MIDNIGHT


def _child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)


def _html(parent: ET.Element, name: str, html: str) -> None:
    """Markup as elements, which a browser shows and follows where it would show escaped markup."""
    content = ET.fromstring(html.replace("<br>", "<br/>"))  # noqa: S314 - our templates made it
    content.set("xmlns", XHTML)
    _child(parent, name, type="xhtml").append(content)


def _text(parent: ET.Element, name: str, text: str) -> None:
    _child(parent, name).text = text
