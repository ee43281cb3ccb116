"""What stands in the files, and what would come of a change: by the check of the commands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.survey import Survey, survey
from pledges.editing.compare.page_changes import page_changes
from pledges.editing.compare.reader_changes import JsonObject, Proposal, meaning
from pledges.editing.fix import STUB, stubs
from pledges.editing.form.fields import ROOT, FormField, beside, whole
from pledges.editing.form.target import PAGES, Target
from pledges.editing.mend.file import spaced
from pledges.editing.new.insert import NoPlace, added
from pledges.editing.new.record import model_of, worse
from pledges.editing.new.rewrite import in_order, rewritten, under
from pledges.editing.writing import write
from pledges.history.compare import compare, state_of
from pledges.history.walk import Commit
from pledges.language.prose import FRONT
from pledges.language.words import Language
from pledges.memory import Memory
from pledges.records.load import text_of
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.reader import Plain, read
from pledges.records.values import SLUG

Contents = Mapping[str, str]


@dataclass(frozen=True)
class Trial:
    """What files would hold; what is wrong then, by fields, and what waits for a translator."""

    problems: Mapping[str, list[Problem]]
    texts: Contents = field(default_factory=dict)
    path: Path = ()
    after: Survey | None = None
    waiting: tuple[Problem, ...] = ()


@dataclass
class Workshop:
    """The project, as it was when it was looked at last."""

    root: FilePath
    today: dt.date
    memory: Memory = field(default_factory=Memory)
    now: Survey = field(init=False)

    def look(self) -> None:
        """See the files as they are now; DataError if not even the languages can be read."""
        self.now = survey(self.root, self.today, memory=self.memory)
        if not self.now.library.languages:
            raise DataError(self.now.problems)

    def known(self) -> set[str]:
        """The files of records, and the pages of prose as if they had one file each."""
        return {*self.now.library.documents, *(f"{PAGES}{one.page}" for one in self.now.written)}

    def value(self, target: Target) -> Plain:
        """What stands there; of a page, what is below its front matter."""
        if target.is_page:
            return {lang: text for lang, (_, text) in self._page(target).items()}
        return under(self.now.library.documents[target.file].value, target.path)

    def _page(self, target: Target) -> dict[str, tuple[str, str]]:
        """The front matter of a page and its text, by language."""
        written = [one for one in self.now.written if f"{PAGES}{one.page}" == target.file]
        ends = {one.lang: (FRONT.match(one.text), one.text) for one in written}
        at = {lang: front.end() if front else 0 for lang, (front, _) in ends.items()}
        return {lang: (text[: at[lang]], text[at[lang] :]) for lang, (_, text) in ends.items()}

    def text(self, file: str) -> str:
        """What a file holds; nothing where there is none yet."""
        return text_of(self.root, file) if (self.root / file).exists() else ""

    def write(self, texts: Contents) -> None:
        """Put texts in the place of files, where they differ."""
        for file in [file for file in texts if texts[file] != self.text(file)]:
            write(self.root / file, texts[file])

    def trial(self, target: Target, asked: FormField, name: str, value: Any) -> Trial:
        """What would come of an answer."""
        if not value:
            return refused("nothing_yet")
        if target.is_named and not SLUG.fullmatch(name):
            return refused("not_a_slug", word=name)
        old = None if target.is_new else spaced(self.value(target))
        try:
            texts, path = self._texts(target, name, whole(asked, old, value))
        except NoPlace:
            return refused("no_place_here")
        except DataError as error:
            return Trial({ROOT: error.problems})
        after = survey(self.root, self.today, texts, self.memory)
        # Pages that records fill come by themselves.
        texts = {**texts, **stubs(after)}
        problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in worse(self.now.problems, after.problems, name):
            if problem.code not in STUB:
                problems[beside(asked, _near(problem, texts, path))].append(problem)
        here = [one for one in after.notices if one.file in texts]
        waiting = tuple(one for one in here if one.path[: len(path)] == path)
        return Trial(problems, texts, path, after, waiting)

    def _texts(self, target: Target, name: str, value: Any) -> tuple[Contents, Path]:
        if target.is_page:
            fronts, page = self._page(target), target.file.removeprefix(PAGES)
            return {f"docs/{lang}/{page}": fronts[lang][0] + value[lang] for lang in fronts}, ()
        text, model, path = self.text(target.file), model_of(target.file), target.path
        if target.is_new:
            path = (*path[:-1], name)
            text = in_order(added(text, model, path[:-1], name, value), model, path)
        else:
            text = rewritten(text, model, path, value)
        held = under(read(text, target.file).value, path[:-1]) if path else None
        if isinstance(held, list):
            path = (*path[:-1], next(i for i, one in enumerate(held) if spaced(one) == value))
        return {target.file: text}, path

    def told(self, old: Contents, new: Contents) -> list[JsonObject]:
        """What readers would see change from some texts to others, in each language."""
        library, states, pages = self.now.library, [], []
        for texts in (old, new):
            data = {file: text for file, text in texts.items() if file in library.documents}
            states.append(state_of({file: read(text, file).value for file, text in data.items()}))
            pages.append({file: texts[file] for file in texts.keys() - data.keys() if texts[file]})
        commit = Commit("", self.today, "", compare(*states))
        languages = [Language(library, lang) for lang in library.languages]
        parts: list[JsonObject] = meaning(Proposal(commit, tuple(page_changes(*pages))), languages)[
            "parts"
        ]
        return parts


def refused(code: str, **values: str) -> Trial:
    """That an answer cannot be tried, and why."""
    return Trial({ROOT: [Problem("", Place(), (), code, values)]})


def _near(problem: Problem, texts: Contents, path: Path) -> Path:
    """Where in the record a problem is; nowhere if it is elsewhere."""
    if problem.file in texts and problem.file.startswith(PAGES):
        return (problem.file.split("/")[1],)
    is_here = problem.file in texts and problem.path[: len(path)] == path
    return problem.path[len(path) :] if is_here else ()
