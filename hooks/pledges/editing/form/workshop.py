"""What stands in the files, and what would come of a change: by the check of the commands."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.survey import Survey, survey
from pledges.editing.compare.page_changes import page_changes
from pledges.editing.compare.reader_changes import JsonObject, Proposal, meaning
from pledges.editing.fix import STUB, stubs
from pledges.editing.form.fields import ROOT, FormField, beside, whole
from pledges.editing.form.places import Spot, spots
from pledges.editing.form.rewrite import NoPlace, added, rewritten, under
from pledges.editing.form.target import PAGES, Target
from pledges.editing.mend.file import spaced
from pledges.editing.writing import write
from pledges.history.compare import compare, state_of
from pledges.history.walk import Commit
from pledges.language.prose import FRONT
from pledges.language.words import Language
from pledges.memory import Memory
from pledges.records.library import COLLECTIONS, file_of
from pledges.records.load import text_of
from pledges.records.pledge import Pledge
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.reader import Plain, read
from pledges.records.values import SLUG, Slug

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

    def spots(self) -> Iterator[Spot]:
        """All places where a record can be written."""
        documents = self.now.library.documents
        for file in sorted(
            documents, key=lambda file: (FilePath(file).parent.name != "pledges", file)
        ):
            yield from spots(Target(file), documents[file].value)

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
        held = self.value(target)
        old = spaced(held) if held else None
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
                near = _near(problem, texts, path)
                # What a record lacks, or what lacks beside a key, is told by its key.
                lacking = str(problem.values.get("other") or problem.values.get("word", ""))
                ways = (beside(asked, (*at, lacking)) for at in (near[:-1], near))
                problems[max(ways, key=len)].append(problem)
        here = [one for one in after.notices if one.file in texts]
        waiting = tuple(one for one in here if one.path[: len(path)] == path)
        return Trial(problems, texts, path, after, waiting)

    def _texts(self, target: Target, name: str, value: Any) -> tuple[Contents, Path]:
        if target.is_page:
            fronts, page = self._page(target), target.file.removeprefix(PAGES)
            return {f"docs/{lang}/{page}": fronts[lang][0] + value[lang] for lang in fronts}, ()
        text, model, path = self.text(target.file), model_of(target.file), target.path
        if target.is_named:
            path = self._unused(target, name)
        if target.is_new and not target.is_named:
            text = added(text, model, path[:-1], value)
        else:
            text = rewritten(text, model, path, value)
        held = under(read(text, target.file).value, path[:-1]) if path else None
        if isinstance(held, list):
            path = (*path[:-1], next(i for i, one in enumerate(held) if spaced(one) == value))
        return {target.file: text}, path

    def _unused(self, target: Target, name: str) -> Path:
        """The path of a new record; DataError if there is one of its name."""
        path, document = (*target.path[:-1], name), self.now.library.documents[target.file]
        if path in document.places:
            place = document.place(path)
            first = {"first": place.line}
            raise DataError([Problem(target.file, place, path, "repeated_key", first)])
        return path

    def told(self, old: Contents, new: Contents) -> list[JsonObject]:
        """What readers would see change from some texts to others, in each language."""
        library, states, pages = self.now.library, [], []
        for texts in (old, new):
            data = {file: text for file, text in texts.items() if file in library.documents}
            states.append(state_of({file: read(text, file).value for file, text in data.items()}))
            pages.append({file: texts[file] for file in texts.keys() - data.keys() if texts[file]})
        commit = Commit("", self.today, "", compare(*states))
        languages = [Language(library, lang) for lang in library.languages]
        return meaning(Proposal(commit, tuple(page_changes(*pages))), languages)["parts"]


def refused(code: str, **values: str) -> Trial:
    """That an answer cannot be tried, and why."""
    return Trial({ROOT: [Problem("", Place(), (), code, values)]})


def _near(problem: Problem, texts: Contents, path: Path) -> Path:
    """Where in the record a problem is; nowhere if it is elsewhere."""
    if problem.file in texts and problem.file.startswith(PAGES):
        return (problem.file.split("/")[1],)
    is_here = problem.file in texts and problem.path[: len(path)] == path
    return problem.path[len(path) :] if is_here else ()


def model_of(file: str) -> Any:
    """What the model says of a file."""
    models = {file_of(name): dict[Slug, model] for name, model in COLLECTIONS.items()}  # type: ignore[valid-type]
    return models.get(file, Pledge)


def worse(before: Sequence[Problem], after: Sequence[Problem], source: str) -> list[Problem]:
    """The problems that were not there; a new source is cited only once it is there."""
    known = Counter(map(_identity, before))
    found = []
    for problem in after:
        if known[_identity(problem)]:
            known[_identity(problem)] -= 1
        elif (problem.code, problem.path) != ("unused_source", (source,)):
            found.append(problem)
    return found


def _identity(problem: Problem) -> tuple[Any, ...]:
    # Entries below a new one move by one place.
    keys = tuple(part for part in problem.path if isinstance(part, str))
    return problem.file, keys, problem.code, str(problem.values)
