"""What can be edited, and what would come of a change: the same check as that of the command."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.languages import notices
from pledges.checks.survey import Survey, survey
from pledges.editing.compare.page_changes import page_changes
from pledges.editing.compare.reader_changes import JsonObject, Proposal, meaning
from pledges.editing.form.fields import MARKDOWN, ROOT, Field, beside, whole
from pledges.editing.mend.file import spaced
from pledges.editing.new.insert import NoPlace, added
from pledges.editing.new.record import model_of, worse
from pledges.editing.new.rewrite import in_order, rewritten, under
from pledges.editing.writing import write
from pledges.history.compare import compare, state_of
from pledges.history.walk import Commit
from pledges.language.words import Language
from pledges.memory import Memory
from pledges.pages.front import FRONT
from pledges.records.library import files
from pledges.records.load import text_of
from pledges.records.problems import Path, Place, Problem
from pledges.records.reader import Plain, read
from pledges.records.shapes import Key, Shape, at

NEW = "+"
PAGES = "docs/"
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Target:
    """A record, a list of records or a page of prose; the path to a new record ends in `NEW`."""

    file: str
    path: Path = ()

    @property
    def key(self) -> Key:
        """What the model has there, as the key of a form."""
        name = self.file.removeprefix("data/").removesuffix(".yml").partition("/")[0]
        page = Shape("translated", of=MARKDOWN)
        of = page if self.file.startswith(PAGES) else at(files()[name], self.path)
        return Key(name, of.model, of, needed=True, always=True)

    @property
    def is_new(self) -> bool:
        """Whether it is not there yet."""
        return self.path[-1:] == (NEW,)

    @property
    def is_named(self) -> bool:
        """Whether its editor gives it a name."""
        return self.is_new and Target(self.file, self.path[:-1]).key.shape.what == "map"

    @property
    def owner(self) -> "Target":
        """The record or the file in which it stands."""
        path = self.path[:-1]
        of = Target(self.file, path).key.shape.what if path else ""
        return Target(self.file, path[:-1] if of in {"map", "list"} else path)

    @property
    def way(self) -> str:
        """The path as addresses have it."""
        return "/".join(map(str, self.path))

    def within(self, *parts: str | int) -> "Target":
        """What stands in it."""
        return Target(self.file, (*self.path, *parts))


@dataclass(frozen=True)
class Outcome:
    """What files would hold; what is wrong then, by fields, and what waits for a translator."""

    problems: Mapping[str, list[Problem]]
    texts: Texts = field(default_factory=dict)
    path: Path = ()
    after: Survey | None = None
    waiting: tuple[Problem, ...] = ()


@dataclass
class Workshop:
    """The project on an editor's desk."""

    root: FilePath
    today: dt.date
    memory: Memory = field(default_factory=Memory)
    now: Survey = field(init=False)

    def look(self) -> None:
        """See the files as they are now."""
        self.now = survey(self.root, self.today, memory=self.memory)

    def target(self, file: str, way: str) -> Target:
        """What an address names; KeyError or ValueError if the project has nothing there."""
        pages = {f"{PAGES}{one.page}" for one in self.now.written}
        target = Target([one for one in (*pages, *self.now.library.documents) if one == file][0])
        for part in filter(None, way.split("/")):
            is_place = target.key.shape.what == "list" and part != NEW
            target = target.within(int(part) if is_place else part)
        if target.path and target.key.shape == MARKDOWN:
            raise KeyError(way)
        return target

    def value(self, target: Target) -> Plain:
        """What stands there now; of a page, what is below its front matter."""
        if target.file.startswith(PAGES):
            return {lang: FRONT.sub("", text, count=1) for lang, text in self._page(target).items()}
        return under(self.now.library.documents[target.file].value, target.path)

    def _page(self, target: Target) -> dict[str, str]:
        page = target.file.removeprefix(PAGES)
        return {one.lang: one.text for one in self.now.written if one.page == page}

    def outcome(self, target: Target, asked: Field, name: str, value: Any) -> Outcome:
        """What would come of an answer."""
        if not value:
            return refused("nothing_yet")
        old = None if target.is_new else spaced(self.value(target))
        try:
            texts, path = self._texts(target, name, whole(asked, old, value))
        except NoPlace:
            return refused("no_place_here")
        after = survey(self.root, self.today, texts, self.memory)
        problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in worse(self.now.problems, after.problems, name):
            problems[beside(asked, _near(problem, texts, path))].append(problem)
        old = [one for one in notices(after.parity, after.written) if one.file in texts]
        waiting = tuple(one for one in old if one.path[: len(path)] == path)
        return Outcome(problems, texts, path, after, waiting)

    def _texts(self, target: Target, name: str, value: Any) -> tuple[Texts, Path]:
        if target.file.startswith(PAGES):
            now, page = self._page(target), target.file.removeprefix(PAGES)
            fronts = {lang: FRONT.match(now.get(lang, "")) for lang in value}
            heads = {lang: front.group() if front else "" for lang, front in fronts.items()}
            return {f"docs/{lang}/{page}": heads[lang] + value[lang] for lang in value}, ()
        text, model, path = text_of(self.root, target.file), model_of(target.file), target.path
        if target.is_new:
            *owner, _ = path
            path = (*owner, name)
            text = in_order(added(text, model, path[:-1], name, value), model, path)
        else:
            text = rewritten(text, model, path, value)
        held = under(read(text, target.file).value, path[:-1]) if path else None
        if isinstance(held, list):
            path = (*path[:-1], next(i for i, one in enumerate(held) if spaced(one) == value))
        return {target.file: text}, path

    def told(self, old: Texts, new: Texts) -> list[JsonObject]:
        """What readers would see change from some texts to others, in each language."""
        library, states, pages = self.now.library, [], []
        for texts in (old, new):
            data = {file: text for file, text in texts.items() if file in library.documents}
            states.append(state_of({file: read(text, file).value for file, text in data.items()}))
            pages.append({file: texts[file] for file in texts.keys() - data.keys()})
        commit = Commit("", self.today, "", compare(*states))
        found = Proposal(commit, tuple(page_changes(*pages)))
        parts: list[JsonObject] = meaning(
            found, [Language(library, lang) for lang in library.languages]
        )["parts"]
        return parts

    def write(self, texts: Texts) -> None:
        """Put texts in the place of files, where they differ."""
        for file, text in texts.items():
            if text != text_of(self.root, file):
                write(self.root / file, text)


def refused(code: str) -> Outcome:
    """That an answer cannot be checked, and why."""
    return Outcome({ROOT: [Problem("", Place(), (), code)]})


def _near(problem: Problem, texts: Texts, path: Path) -> Path:
    """Where in the record a problem is; nowhere if it is elsewhere."""
    if problem.file in texts and problem.file.startswith(PAGES):
        return (problem.file.split("/")[1],)
    is_here = problem.file in texts and problem.path[: len(path)] == path
    return problem.path[len(path) :] if is_here else ()
