"""Whether the menu in `mkdocs.yml` leads to every page, once, in the words of each language."""

from collections.abc import Collection, Iterator
from fnmatch import fnmatch
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.sense import texts
from pledges.records import languages as tongues
from pledges.records.languages import Languages
from pledges.records.load import text_of
from pledges.records.problems import Path, Place, Problem
from pledges.records.reader import Document, read
from pledges.records.texts import LANGS

FILE = "mkdocs.yml"


def problems(document: Document, pages: Collection[str], languages: Languages) -> Iterator[Problem]:
    """Entries that lead nowhere, stand twice or have no words; pages without one."""
    named: set[str | None] = set()
    for path, title, page in _entries(document.value["nav"], ("nav",)):
        place, values = document.place(path), {"word": page or title}
        if page == "":
            yield Problem(FILE, place, path, "empty")
        for lang in LANGS[1:] if title else ():
            if title not in languages[lang].nav:
                told = {"word": title, "lang": lang}
                yield Problem(FILE, place, path, "menu_untranslated", told)
        if named & {page, title}:
            yield Problem(FILE, place, path, "named_twice", values)
        elif page and page not in pages and not page.startswith(("http://", "https://")):
            yield Problem(FILE, place, path, "menu_to_nowhere", values, sorted(pages))
        elif (page or "").endswith("/index.md") and path[-1] not in {0, title}:
            yield Problem(FILE, place, path, "index_not_first", values)
        named |= {page, title} - {None, ""}
    aside = (document.value.get("not_in_nav") or "").split()
    for page in sorted(set(pages) - named):
        if not any(fnmatch(f"docs/{page}", pattern) for pattern in aside):
            file = f"docs/{LANGS[0]}/{page}"
            yield Problem(file, Place(), (), "not_in_menu", {"word": page})


def words(root: FilePath, document: Document, languages: Languages) -> Iterator[Problem]:
    """What languages call themselves and the entries of the menu, in other words or for none."""
    held = read(text_of(root, tongues.FILE), tongues.FILE)
    titles = {title for _, title, _ in _entries(document.value["nav"], ("nav",))}
    for lang, tongue in languages.items():
        for key, word in (("", tongue.name), *tongue.nav.items()):
            path, values = (lang, "nav", key) if key else (lang, "name"), {"word": word}
            if texts.share(word, tongue.script) < 1 / 2:
                values["lang"] = lang
                yield Problem(tongues.FILE, held.place(path), path, "other_language", values)
            elif key and key not in titles:
                values = {"word": key}
                yield Problem(
                    tongues.FILE, held.place(path), path, "unused_entry", values, [*titles - {""}]
                )


def _entries(held: Any, path: Path) -> Iterator[tuple[Path, str, str | None]]:
    """The entries of the menu: where, the title, and the page unless it holds others."""
    for i, entry in enumerate(held):
        for title, below in entry.items() if isinstance(entry, dict) else [("", entry)]:
            at = (*path, i, title) if title else (*path, i)
            yield at, title, below if isinstance(below, str) else None
            if not isinstance(below, str):
                yield from _entries(below, at)
