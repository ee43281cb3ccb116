"""Atom feeds (RFC 4287) of everything, of each pledge and of each body, in each language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledges.addresses import Abroad, Publication, place, record_of
from pledges.files import paths
from pledges.files.follow.entries import NEWEST, FeedEntry, Writer
from pledges.history.walk import History
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.progress import rows
from pledges.records.texts import Lang


@dataclass(frozen=True)
class Feed:
    """Whose feed it is, the page that tells the same, and of which pledges it tells, if not all."""

    record: tuple[str, ...]
    title: str
    page: str
    pledges: tuple[str, ...] | None


def files(
    renderers: Mapping[Lang, Renderer], history: History, publication: Publication
) -> Iterator[tuple[str, bytes]]:
    """Every feed by its path from the top of the site."""
    for lang, renderer in renderers.items():
        entries = Writer(renderer, publication, history).entries()
        for feed in feeds(renderer.language):
            path, whose = paths.feed(lang, *feed.record), feed.pledges
            own = [one for one in entries if whose is None or {*whose} & {*one.pledges}]
            yield path, xml(feed, own[:NEWEST], renderer, publication)


def feeds(language: Language) -> Iterator[Feed]:
    """The feeds of a language."""
    library = language.library
    name = language.word("project-name")
    yield Feed((), name, "changes.md", None)
    owners = [("pledges", slug, [slug]) for slug in library.pledges]
    for slug, carried in rows.carried(library).items():
        owners.append(("bodies", slug, [pledge for pledge, _ in carried]))
    for kind, slug, pledges in owners:
        called = language.text(library.collection(kind)[slug].title)
        title = language.once(f"{name}{language.word('colon')} {called}")
        yield Feed((kind, slug), title, place(kind, slug).page, tuple(pledges))


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
    text = renderer.render(
        "feed.xml",
        Abroad(feed.page, publication=publication, lang=lang),
        feed=feed,
        entries=entries,
        language=language,
        publication=publication,
        own=paths.feed(lang, *feed.record),
    )
    return f"{language.once(text)}\n".encode()
