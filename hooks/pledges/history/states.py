"""What differs by meaning from one state of main to the next; what was found stays in a file."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from pydantic import TypeAdapter

from pledges.history.arrivals import Arrival
from pledges.history.change import NEWS, Change, RecordState
from pledges.history.compare import compare, state_of
from pledges.history.old_yaml import FORMER, Former, plain
from pledges.history.repository import BROKEN, Files, Repository
from pledges.language.parity import Rewording, marked, page_of
from pledges.records.load import foreign
from pledges.records.reader import Plain

CODE = Path(__file__).parents[1]
# What the walk is made of: nothing else changes what it finds.
ROOMS = ("", "records/**/", "language/", "history/")
# Many times what decades of records come to.
MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class KeptCommit:
    """What an arrival changed, in pages too; of each file that it broke the content before that."""

    changes: tuple[Change, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    touched: bool = False
    prose: tuple[Rewording, ...] = ()
    # The files of pages that it wrote anew or took away.
    pages: tuple[str, ...] = ()


FOUND = TypeAdapter(dict[str, dict[str, KeptCommit]])


@dataclass
class States:
    """The walk from the oldest state to the newest, and what it has found so far."""

    repository: Repository
    done: dict[str, KeptCommit]
    former: Former = FORMER
    # For each file that the state before has and that cannot be read, what it held before that.
    held: Mapping[str, str] = field(default_factory=dict)
    parsed: dict[str, Plain] = field(default_factory=dict)

    def kept(self, arrival: Arrival) -> KeptCommit | None:
        """What an arrival changed, in records and in pages; None where nothing can be told of it.

        That is where this copy has not what was before.
        """
        if arrival.name not in self.done:
            if self._begins(arrival):
                return None
            before, after = map(self.repository.pages, (arrival.before or "", arrival.node.id))
            prose = self.prose(before, after, self.repository.texts)
            pages = (*_differing(before, after),)
            self.done[arrival.name] = replace(self._compared(arrival), prose=prose, pages=pages)
        self.held = self.done[arrival.name].held
        return self.done[arrival.name]

    def _begins(self, arrival: Arrival) -> bool:
        states = [state for state in (arrival.before, arrival.node.id) if state]
        held = [self.repository.holds(partial(self.files, state)) for state in states]
        if not arrival.node.cut and all(held):
            return False
        files = self.files(arrival.node.id) if held[-1] else {}
        self.held = {path: "" for path, blob in files.items() if self.content(blob) is None}
        return True

    def files(self, commit: str) -> Files:
        """The files of records in a commit, where they are today."""
        return self.repository.files(commit, self.former.paths)

    def prose(
        self, before: Files, after: Files, texts: Callable[[Files], Mapping[str, str]]
    ) -> tuple[Rewording, ...]:
        """The sections that differ between two states of the pages, in all languages of each."""
        pages = {*map(page_of, _differing(before, after))}
        then, now = ({f: of[f] for f in of if page_of(f) in pages} for of in (before, after))
        old, new = marked(self.repository.texts(then)), marked(texts(now))
        return tuple((old[at], new[at]) for at in new if at in old and old[at] != new[at])

    def _compared(self, arrival: Arrival) -> KeptCommit:
        files = self.files(arrival.node.id)
        old = self.files(arrival.before) if arrival.before else {}
        if files == old:
            return KeptCommit(held=self.held)
        before = _readable(old, self.held)
        if not files:
            # That a project ends so is less likely than that its files stand where none is known.
            return KeptCommit(held=before, touched=True)
        # For each file that cannot be read, the content before it was broken.
        held = {path: before.get(path, "") for path in files if self.content(files[path]) is None}
        return KeptCommit(self.changes(before, _readable(files, held)), held, touched=True)

    def changes(self, before: Files, after: Files) -> tuple[Change, ...]:
        """What differs by meaning between two states."""
        paths = _differing(before, after)
        found = compare(self.state(before, paths), self.state(after, paths))
        quiet = [replace(c, editorial=True) if {*NEWS["quiet"]} & {*c.name} else c for c in found]
        # A new word of the interface is no record that begins.
        return tuple(c for c in quiet if not (c.editorial and c.what == "began"))

    def state(self, files: Files, paths: Iterable[str]) -> RecordState:
        """The records of some files."""
        found = {path: self.content(files[path]) for path in paths if path in files}
        return state_of(found, self.former)

    def content(self, blob: str) -> Plain:
        """What a file holds; None when it cannot be read or is missing from this copy."""
        if blob not in self.parsed:
            self.parsed[blob] = None
            with suppress(*BROKEN):
                found = plain(self.repository.text(blob))
                self.parsed[blob] = found if isinstance(found, dict) else None
        return self.parsed[blob]


def _differing(before: Files, after: Files) -> list[str]:
    """The paths of the files that two states do not have alike."""
    return [path for path in sorted({*before, *after}) if before.get(path) != after.get(path)]


def _readable(files: Files, held: Files) -> Files:
    """The files with the last content that could be read, without those that never could."""
    return {path: blob for path, blob in {**files, **held}.items() if blob}


def load(file: Path) -> dict[str, KeptCommit]:
    """What was kept by the same code; nothing when the file is missing or broken."""
    try:
        held = b"" if foreign(file.parent, file.name, MOST_BYTES) else file.read_bytes()
        return FOUND.validate_json(held)[version()]
    except (OSError, ValueError, KeyError):
        return {}


def store(file: Path, commits: Mapping[str, KeptCommit]) -> None:
    """Keep what was found, whole or not at all; a folder that cannot be written is no matter."""
    aside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(FOUND.dump_json({version(): {**commits}}, exclude_defaults=True))
        aside.replace(file)


@cache
def version() -> str:
    """A mark of this code and of what it knows: any change of it makes what was kept unknown."""
    found = (CODE.glob(f"{room}*.{kind}") for room in ROOMS for kind in ("py", "yml"))
    files = sorted({*chain.from_iterable(found)})
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
