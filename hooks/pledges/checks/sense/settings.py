"""Whether `mkdocs.yml` says what the build can follow: its keys, its files, its menu."""

from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pledges.checks.html import EXTENSIONS
from pledges.checks.sense.settings_model import Settings
from pledges.records.languages import Languages, further
from pledges.records.load import text_of
from pledges.records.problems import DataError, Place, Problem
from pledges.records.reader import Document, read
from pledges.records.refusals import translate
from pledges.records.texts import LANGS

FILE = "mkdocs.yml"
# What the lists of plugins and extensions name, and the options of each.
I18N = "docs_structure fallback_to_default reconfigure_material reconfigure_search languages"
OPTIONS: Mapping[str, Mapping[str, Collection[str]]] = {
    "plugins": {"search": {"lang"}, "i18n": I18N.split()},
    "markdown_extensions": {
        **{name: options for name, options in EXTENSIONS.items() if name != "fenced_code"},
        "tables": {"use_align_attribute"},
        "toc": {"permalink", "permalink_title", "toc_depth"},
    },
}


def problems(root: Path, pages: Collection[str], languages: Languages) -> Iterator[Problem]:
    """Everything wrong with the settings, given the pages that there are."""
    if not languages or not (root / FILE).exists():
        return
    try:
        document = read(text_of(root, FILE).replace("!ENV ", "     "), FILE)
        settings = TypeAdapter(Settings).validate_python(document.value, context=further(languages))
    except DataError as error:
        yield from error.problems
        return
    except ValidationError as error:
        yield from translate(error, document, FILE, Settings)
        return
    yield from _options(document)
    for name in ("extra_css", "extra_javascript"):
        for i, file in enumerate(getattr(settings, name)):
            if not any((root / folder / file).exists() for folder in ("theme", "docs")):
                yield _problem(document, (name, i), "no_such_asset", file)
    yield from _menu(document, settings, pages, languages)


def _problem(document: Document, path: Any, code: str, word: str, **values: Any) -> Problem:
    allowed = values.pop("allowed", ())
    return Problem(FILE, document.place(path), path, code, {"word": word, **values}, allowed)


def _options(document: Document) -> Iterator[Problem]:
    for key, known in OPTIONS.items():
        entries = [one if isinstance(one, dict) else {one: {}} for one in document.value[key]]
        for name in sorted(known.keys() - set(chain.from_iterable(entries))):
            yield _problem(document, (key, name), "missing", name)
        for i, named in enumerate(entries):
            for name, options in named.items():
                path = (key, i, name) if isinstance(document.value[key][i], dict) else (key, i)
                if name not in known:
                    yield _problem(document, path, "not_allowed", name, allowed=tuple(known))
                for option in set(options or ()) - set(known.get(name, options)):
                    at, allowed = (*path, option), tuple(known[name])
                    yield _problem(document, at, "not_allowed", option, allowed=allowed)


def _menu(
    document: Document, settings: Settings, pages: Collection[str], languages: Languages
) -> Iterator[Problem]:
    named = set()
    for path, title, page in _entries(settings.nav, ("nav",)):
        for lang in LANGS[1:] if title else ():
            if title not in languages[lang].nav:
                yield _problem(document, path, "menu_untranslated", title, lang=lang)
        if page and not page.startswith(("http://", "https://")):
            if page in named:
                yield _problem(document, path, "named_twice", page)
            if page not in pages:
                yield _problem(document, path, "menu_to_nowhere", page, allowed=sorted(pages))
            named.add(page)
    aside = settings.not_in_nav.split()
    for page in sorted(set(pages) - named):
        if not any(fnmatch(f"docs/{page}", pattern) for pattern in aside):
            file = f"docs/{LANGS[0]}/{page}"
            yield Problem(file, Place(), (), "not_in_menu", {"word": page})


def _entries(held: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, str, str]]:
    """The entries of the menu: where, the title, and the page unless it holds others."""
    for i, entry in enumerate(held):
        for title, below in entry.items() if isinstance(entry, dict) else [("", entry)]:
            at = (*path, i, title) if title else (*path, i)
            yield at, title, below if isinstance(below, str) else ""
            if not isinstance(below, str):
                yield from _entries(below, at)
