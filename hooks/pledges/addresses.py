"""The addresses of records, of their pages, and of the publication that holds them."""

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import quote

from pledges.records.texts import Lang
from pledges.records.vocabulary import Publisher
from pledges.tables import table

HOSTS: dict[str, Any] = table(__file__, "forges")
# Names that belong to nobody (RFC 2606): what stands there has not been named yet.
NOBODY = re.compile(r"$|https?://([^/]+\.)?example\.(com|net|org)(?![^/])")


class Location(NamedTuple):
    """A page, given by its Markdown file, and an anchor in it."""

    page: str
    anchor: str


# Where each record is shown, by the way to it through the data.
PLACES = {
    (*way.split(),): Location(*where.partition("#")[::2]) for way, where in table(__file__).items()
}
# The folders of pages that are about one record each, named after its collection; an indicator of
# whatever owner is a figure.
FOLDERS = {page.partition("/")[0] for page, anchor in PLACES.values() if not anchor}


def place(*record: str) -> Location:
    """Where a record is shown, given by its collection and slug, then by a list in it and so on."""
    (page, anchor), slugs = PLACES[record[::2]], record[1::2]
    return Location(page.format(*slugs), anchor.format(*slugs))


def record_of(page: str) -> tuple[str, str] | None:
    """The collection and the slug of the record that a page is about, if it is about one."""
    folder, _, name = page.removesuffix(".md").rpartition("/")
    return (folder, name) if folder in FOLDERS and name != "index" else None


@dataclass(frozen=True)
class Links:
    """Links from the page whose Markdown file is `page`, a path below `docs/<lang>/`.

    `home` is where the pages of its language begin, from the top of the site: empty or `en/`.
    """

    page: str
    directory_urls: bool = True
    home: str = ""

    def to(self, page: str, anchor: str = "") -> str:
        """The relative address of a page, given by its Markdown file, and of an anchor in it."""
        if page == self.page and anchor:
            return f"#{anchor}"
        target, start = (_address(one, self.directory_urls) for one in (page, self.page))
        path = posixpath.relpath(target or ".", posixpath.dirname(start) or ".")
        if target.endswith("/") or not target:
            path = "./" if path == "." else f"{path}/"
        return f"{path}#{anchor}" if anchor else path

    def file(self, path: str) -> str:
        """The relative address of a file, given by its path from the top of the site."""
        here = posixpath.join(self.home, _address(self.page, self.directory_urls))
        return posixpath.relpath(path, posixpath.dirname(here) or ".")


def _address(page: str, directory_urls: bool) -> str:  # noqa: FBT001 - no caller outside
    stem = page.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


DEFAULT: Lang = "ar"


def path_of(lang: Lang, page: str) -> str:
    """Where a page of a language stands, from the top of the site."""
    return f"{'' if lang == DEFAULT else f'{lang}/'}{_address(page, True)}"  # noqa: FBT003


@dataclass(frozen=True)
class Publication:
    """The addresses of the site (`url` ends in a slash) and of its repository, on a day.

    `identity` (a domain, a comma, a date) begins the names of entries of feeds, wherever the
    site moves (RFC 4151).
    `commit` is the state of the repository that it is built from, `sizes` how many bytes each
    file besides the pages has, `counts` how many rows each published table has. `lock` is the sum
    of the file that names what it is built with; `days` tells since when each page says what it
    says, as far as that is known.
    `editions` are the days whose records have pages of their own; `since` tells from
    which of them on each pledge, what `context` holds and (by an empty name) the whole stand so.
    `forge` is the kind of what holds the repository, `branch` the one that is published.
    """

    url: str
    repository: str
    today: dt.date
    identity: str
    directory_urls: bool = True
    commit: str | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    lock: str | None = None
    publisher: Publisher | None = None
    days: Mapping[str, dt.date] = field(default_factory=dict)
    editions: tuple[dt.date, ...] = ()
    since: Mapping[str, dt.date] = field(default_factory=dict)
    forge: str = "github"
    branch: str = "main"

    def changed(self, lang: Lang, path: str) -> dt.date | None:
        """Since when a page says what it says; None where no history tells."""
        return self.days.get(f"{lang}/{path}")

    def stamp(self, lang: Lang, path: str) -> dt.date:
        """The day for formats that must have one: that of the build where no history tells."""
        return self.changed(lang, path) or self.today

    def home(self, lang: Lang) -> str:
        """The address of a language's pages from the top of the site: empty or `en/`."""
        return "" if lang == DEFAULT else f"{lang}/"

    def links(self, lang: Lang, page: str) -> Links:
        """Links from a page of a language."""
        return Links(page, self.directory_urls, self.home(lang))

    def path(self, lang: Lang, page: str) -> str:
        """Where a page of a language is from the top of the site, given by its Markdown file."""
        return f"{self.home(lang)}{_address(page, self.directory_urls)}"

    def page(self, lang: Lang, path: str, anchor: str = "") -> str:
        """The absolute address of a page in a language and of an anchor in it."""
        address = f"{self.url}{self.path(lang, path)}"
        return f"{address}#{anchor}" if anchor else address

    def tag(self, name: str) -> str:
        """A name in the world for something of the site: a tag URI."""
        return f"tag:{self.identity}:{name}"

    def file(self, path: str) -> str:
        """The absolute address of a file, given by its path from the top of the site."""
        return f"{self.url}{path}"

    def alternates(self, path: str, langs: Iterable[Lang]) -> list[tuple[str, str]]:
        """The absolute address of a page in its languages; a stranger is led to the default."""
        found = [(lang, self.page(lang, path)) for lang in langs]
        return [*found, ("x-default", self.page(DEFAULT, path))]

    def edit(self, file: str) -> str:
        """Where a file of the project, given by its path from the top, can be edited."""
        return self.in_repository("edit", path=file)

    def in_repository(self, kind: str, **parts: str) -> str:
        """Where the forge has a page of a kind for the repository."""
        path = HOSTS["forges"][self.forge][kind].format(branch=quote(self.branch), **parts)
        return f"{self.repository.rstrip('/')}/{path}"


@dataclass(frozen=True)
class Abroad(Links):
    """Links from a page that stands elsewhere: each with its whole address."""

    publication: Publication = field(kw_only=True)
    lang: Lang = DEFAULT

    def to(self, page: str, anchor: str = "") -> str:
        """The address of a page of the site and of an anchor in it."""
        return self.publication.page(self.lang, page, anchor)
