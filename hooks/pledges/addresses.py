"""Words as a part of an address."""

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote

from pledges.records.texts import Lang

MARKS = re.compile(r"[^\w]+")


def quoted(text: str) -> str:
    """A text as a value in an address; letters stay as they are read, everything else is encoded.

    Browsers encode letters beyond ASCII as UTF-8 (WHATWG URL, “URL code points”), which otherwise
    take six characters each.
    """
    return MARKS.sub(lambda found: quote(found[0], safe=""), text)


# So many ways are known: the same few lead from all the rows of a page.
REPEATED = 4000


class Addresses(Protocol):
    """What leads from a text to the pages of the site."""

    def to(self, page: str, anchor: str = "") -> str:
        """The address of a page, given by its Markdown file, and of an anchor in it."""


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
        path = _way(self.page, page, self.directory_urls)
        return f"{path}#{anchor}" if anchor else path

    def file(self, path: str) -> str:
        """The relative address of a file, given by its path from the top of the site."""
        here = posixpath.join(self.home, _address(self.page, self.directory_urls))
        return posixpath.relpath(path, posixpath.dirname(here) or ".")


@lru_cache(REPEATED)
def _way(here: str, page: str, directory_urls: bool) -> str:  # noqa: FBT001 - no caller outside
    """The relative address of a page, from the page whose Markdown file is `here`."""
    target, start = _address(page, directory_urls), _address(here, directory_urls)
    path = posixpath.relpath(target or ".", posixpath.dirname(start) or ".")
    if target.endswith("/") or not target:
        return "./" if path == "." else f"{path}/"
    return path


def _address(page: str, directory_urls: bool) -> str:  # noqa: FBT001
    stem = page.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


DEFAULT: Lang = "ar"


@dataclass(frozen=True)
class Publication:
    """The addresses of the site (`url` ends in a slash) and of its repository, on a day.

    `identity` (a domain, a comma, a date) begins the names of entries of feeds, wherever the
    site moves (RFC 4151).
    `commit` is the state of the repository that it is built from, `sizes` how many bytes each
    file besides the pages has. `lock` is the sum of the file that names what it is built with.
    """

    url: str
    repository: str
    today: dt.date
    identity: str
    directory_urls: bool = True
    commit: str | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    lock: str | None = None

    def home(self, lang: Lang) -> str:
        """The address of a language's pages from the top of the site: empty or `en/`."""
        return "" if lang == DEFAULT else f"{lang}/"

    def address(self, path: str) -> str:
        """The address of a page, given by its Markdown file, from its language's home."""
        return Links("index.md", self.directory_urls).to(path).removeprefix("./")

    def page(self, lang: Lang, path: str, anchor: str = "") -> str:
        """The absolute address of a page in a language and of an anchor in it."""
        address = f"{self.url}{self.home(lang)}{self.address(path)}"
        return f"{address}#{anchor}" if anchor else address

    @property
    def begun(self) -> dt.date:
        """The day of the site's first publication."""
        return dt.date.fromisoformat(self.identity.partition(",")[2])

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
        return self._kept(f"edit/main/{file}")

    def commit_page(self, id_: str) -> str:
        """Where a commit of the project can be read."""
        return self._kept(f"commit/{id_}")

    def new_issue(self, form: str, title: str, **fields: str) -> str:
        """Where something can be told in public, by a form whose fields are filled in."""
        return self._kept(f"issues/new?{_query(template=form, title=title, **fields)}")

    def _kept(self, path: str) -> str:
        return f"{self.repository.rstrip('/')}/{path}"


@dataclass(frozen=True)
class Absolute:
    """Links that work outside the site, to pages in a language."""

    publication: Publication
    lang: Lang

    def to(self, page: str, anchor: str = "") -> str:
        """The absolute address of a page and of an anchor in it."""
        return self.publication.page(self.lang, page, anchor)


def mail(subject: str, body: str) -> str:
    """A message without an addressee, its words filled in; its lines end as RFC 6068 wants."""
    lines = "\r\n".join(body.splitlines())
    return f"mailto:?{_query(subject=subject, body=lines)}"


def _query(**parts: str) -> str:
    return "&".join(f"{name}={quoted(value)}" for name, value in parts.items())
