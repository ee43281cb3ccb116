"""The build of all languages; while editing, one after another, each begun anew."""

import datetime as dt
import gc
import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pledges.addresses import NOBODY, Publication
from pledges.checks.survey import survey
from pledges.editing import command
from pledges.history.repository import repository
from pledges.language.messages import both
from pledges.language.words import Digits
from pledges.memory import Memory
from pledges.pages.edition import Edition
from pledges.pages.folding import Folding
from pledges.pages.past.states import Past
from pledges.pages.pictures import pictures
from pledges.pages.redirects import moved
from pledges.records.languages import further
from pledges.records.problems import DataError
from pledges.records.texts import Lang
from pledges.records.vocabulary import Publisher
from pledges.search.index import Index
from pledges.search.words import words
from pledges.site import files, i18n_plugin, settings
from pledges.site.assets import FROM_DISK, MOVED, Assets
from pledges.site.days import days

log = logging.getLogger("mkdocs.hooks.pledges")


class Build:
    """What the events of a build share; MkDocs hands over its settings, files and pages."""

    config: Any
    edition: Edition
    publication: Publication
    # The file of each picture by the path where pages find it.
    pictures: Mapping[str, str]
    assets: Assets
    # The files besides pages, until the folder is there.
    unwritten: dict[str, bytes]
    # The index of each language that is not built to the end.
    indexes: dict[Lang, Index]
    # The page for missing addresses of the default language.
    missing: str

    def __init__(self, *, serving: bool) -> None:
        """Begin without any edition; while serving, what was read is kept for the next one."""
        self.serving = serving
        self.memory = Memory()

    @property
    def lang(self) -> Lang:
        """The language that is being built."""
        return str(self.config.plugins["i18n"].current_language)

    def begin(self, config: Any) -> None:
        """Load the data, once for all languages; raise DataError with every problem found."""
        # The plugin builds all other languages at the end of the first.
        if config.plugins["i18n"].building:
            return
        # What the build before left behind, frozen then, can go now.
        gc.unfreeze()
        gc.collect()
        root, today = Path(config.config_file_path).parent, command.today()
        self.config, self.indexes, self.missing = config, {}, ""
        config.markdown_extensions.append(Folding())
        self.edition = edition(root, today, config.extra["digits"], self.memory)
        self.pictures = pictures(root, self.edition.library.languages)
        i18n_plugin.build_languages(config, self.edition.languages)
        if count := len(self.edition.outdated):
            log.info("%s texts are out of date in one language: see the page on translation", count)
        self._prepare(root, today)
        # The records stay until the build ends: Python need not look again and again if they do.
        gc.freeze()

    def _prepare(self, root: Path, today: dt.date) -> None:
        """Make the files before the pages, which say how large they are."""
        config, found = self.config, repository(root)
        place = settings.publication(root, config, today, further(self.edition.library.languages))
        config.site_url = place.url
        place = replace(place, days=days(self.edition))
        past = Past(found, self.edition.library, self.edition.history) if found else None
        if past:
            unread = sum(not one.library for one in past.states)
            log.info("%s editions, of which %s cannot be read by now", len(past.states), unread)
            stood = tuple(one.day for one in past.states)
            place = replace(place, editions=stood, since=past.standing)
        if not place.publisher:
            log.info(both("no_publisher", keys=", ".join(Publisher.model_fields)))
        if NOBODY.match(place.repository):
            log.info(both("unnamed_repository"))
        also = [] if config.use_directory_urls else [FROM_DISK]
        also += [MOVED] if self.edition.moved else []
        self.assets = Assets(Path(root, config.theme.custom_dir, "assets"), also)
        self.unwritten = {**self._files(place, past), **dict(self.assets.files())}
        sizes = {path: len(content) for path, content in self.unwritten.items()}
        self.publication = replace(place, sizes=sizes, counts=files.counts(self.unwritten))

    def _files(self, place: Publication, past: Past | None) -> dict[str, bytes]:
        made = partial(files.files, self.edition, place, self.assets, past)
        if not self.serving:
            return dict(made())
        log.info("files beside pages stay those of the first build: start again to renew them")
        return {**self.memory.get("files", "", (), lambda: dict(made()))}

    def write_files(self) -> None:
        """Write what is no page, once MkDocs has emptied the folder."""
        files.write(Path(self.config.site_dir), self.unwritten.items())
        self.unwritten = {}

    @property
    def guarded(self) -> bool:
        """Whether pages have their policy: a reload while editing, and a copy on disk, break it."""
        return self.config.use_directory_urls and not self.serving

    @property
    def offline(self) -> bool:
        """Whether browsers keep pages for reading without a line, as far as the settings say."""
        return self.guarded and self.config.extra.get("offline", True) not in {False, "false"}

    def begin_language(self, pages: Iterable[Any], media: Iterable[Any]) -> None:
        """Begin the index of the language that is being built; say how many pages it has."""
        plugin, lang = self.config.plugins["i18n"], self.lang
        for file in media:
            if path := self.pictures.get(f"docs/{file.src_uri}"):
                file.abs_src_path = str(Path(self.config.docs_dir).parent / path)
        i18n_plugin.leave_out_copies(plugin, lang, pages, self.edition.copies)
        self.indexes[lang] = Index(words(lang))
        count = sum(file.src_uri.startswith(f"{lang}/") for file in pages)
        log.info("building %s: %s pages", lang, count)


def edition(
    root: Path, today: dt.date, digits: Digits = "latn", memory: Memory | None = None
) -> Edition:
    """Load and check `data/` and `docs/`; raise DataError with every problem found."""
    found = survey(root, today, memory=memory)
    if found.problems:
        raise DataError(found.problems)
    written, log, pages = found.written, found.history, moved(root, found.library)
    return Edition(found.library, today, digits, written, log, pages, found.outdated)
