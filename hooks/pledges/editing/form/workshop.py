"""What stands in the files and on main, and what readers see change."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.survey import Survey, survey
from pledges.editing.command import write
from pledges.editing.compare.page_changes import page_changes
from pledges.editing.compare.reader_changes import JsonObject, meaning
from pledges.editing.form.target import PAGES, Spot, Target, spots
from pledges.editing.mend.rewrite import under
from pledges.history.change import PLEDGES
from pledges.history.compare import compare, state_of
from pledges.history.entries import KEYS
from pledges.history.sameness import key_of
from pledges.history.walk import Commit
from pledges.language.prose import FRONT
from pledges.language.words import Language
from pledges.memory import Memory
from pledges.records.load import text_of, wanted_files
from pledges.records.problems import DataError
from pledges.records.reader import Plain, read

Contents = Mapping[str, str]


@dataclass
class Workshop:
    """The project, as it was when it was looked at last."""

    root: FilePath
    today: dt.date
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def now(self) -> Survey:
        """The files as they were seen; DataError if not even the languages can be read."""
        found = survey(self.root, self.today, memory=self.memory)
        if not found.library.languages:
            raise DataError(found.problems)
        return found

    def look(self) -> None:
        """See the files anew."""
        vars(self).pop("now", None)

    def spots(self) -> Iterator[Spot]:
        """All places where a record can be written."""
        documents = self.now.library.documents
        for file in sorted(documents, key=lambda one: ("pledges/" not in one, one)):
            yield from spots(Target(file), documents[file].value)

    def model(self, file: str) -> Any:
        """What the model says of a file."""
        return dict(wanted_files(self.root))[file]

    def value(self, target: Target) -> Plain:
        """What stands there; of a page, what is below its front matter."""
        if target.is_page:
            return {lang: text for lang, (_, text) in self._page(target).items()}
        return under(self.now.library.documents[target.file].value, target.path)

    def page_texts(self, target: Target, value: Mapping[str, str]) -> dict[str, str]:
        """The files of a page with other texts below their front matter."""
        fronts, page = self._page(target), target.file.removeprefix(PAGES)
        return {f"docs/{lang}/{page}": fronts[lang][0] + value[lang] for lang in fronts}

    def _page(self, target: Target) -> dict[str, tuple[str, str]]:
        written = [one for one in self.now.written if f"{PAGES}{one.page}" == target.file]
        ends = {one.lang: (FRONT.match(one.text), one.text) for one in written}
        at = {lang: front.end() if front else 0 for lang, (front, _) in ends.items()}
        return {lang: (text[: at[lang]], text[at[lang] :]) for lang, (_, text) in ends.items()}

    def text(self, file: str) -> str:
        """What a file holds; nothing where there is none yet."""
        return text_of(self.root, file) if (self.root / file).exists() else ""

    def texts(self, files: Iterable[str]) -> Contents:
        """What files hold."""
        return {file: self.text(file) for file in files}

    def write(self, texts: Contents) -> None:
        """Put texts in the place of files, where they differ: in that of all or of none."""
        old = {file: self.text(file) for file in texts if texts[file] != self.text(file)}
        done = list[str]()
        try:
            for file in old:
                self._put(file, texts[file])
                done.append(file)
        except OSError:
            for file in done:
                self._put(file, old[file])
            raise

    def _put(self, file: str, text: str) -> None:
        if text:
            write(self.root / file, text)
        else:
            (self.root / file).unlink()

    def way(self, target: Target) -> str:
        """The way through the data as corrections write it."""
        top = () if target.key.name == PLEDGES else (target.key.name,)
        value, names = self.now.library.documents[target.file].value, list[str]()
        for holder, part in zip(("", *target.path), target.path, strict=False):
            value, keys = under(value, (part,)), KEYS.get(str(holder), ())
            names.append((key_of(value, keys) or str(part)) if isinstance(part, int) else part)
        return "/".join([*top, *names])

    def told(self, old: Contents, new: Contents) -> list[JsonObject]:
        """What readers would see change from some texts to others, in each language."""
        library, states, pages = self.now.library, [], []
        for texts in (old, new):
            data = {file: text for file, text in texts.items() if file in library.documents}
            states.append(state_of({file: read(text, file).value for file, text in data.items()}))
            pages.append({file: texts[file] for file in texts.keys() - data.keys() if texts[file]})
        commit = Commit("", self.today, "", compare(*states))
        languages = [Language(library, lang) for lang in library.languages]
        return meaning(commit, [*page_changes(*pages)], languages)["parts"]
