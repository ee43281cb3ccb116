"""Measure the walk over a history of 5,000 commits, first and second time: `make bench-history`.

The commits change data like ours: mostly updates and readings, rewordings, sources, dates.
"""

import copy
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pygit2
from tests.gitting import FIRST, written

from pledges.history.old_yaml import plain
from pledges.history.walk import history

ROOT = Path(__file__).parents[2]
COMMITS = 5000
DAY = 6 * 60 * 60
Pledge = dict[str, Any]


def main() -> int:
    """Make the repository, walk twice, print both times and their ratio."""
    with TemporaryDirectory() as name:
        root = Path(name)
        started = time.perf_counter()
        make(root)
        say(f"{COMMITS} commits made in {time.perf_counter() - started:.1f} s")
        kept = root / ".cache/history.json"
        first, found = timed(lambda: history(root, kept))
        second, again = timed(lambda: history(root, kept))
        changes = sum(len(commit.changes) for commit in found.commits)
        say("seconds of the processor:")
        say(f"first walk   {first:6.2f} s   {len(found.commits)} commits, {changes} changes")
        say(f"second walk  {second:6.2f} s   {kept.stat().st_size / 1e6:.1f} MB kept")
        say(f"ratio        {first / second:6.1f}")
        return 0 if found == again else 1


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long some work takes, in seconds of the processor, and what it gives."""
    started = time.process_time()
    found = work()
    return time.process_time() - started, found


def make(root: Path) -> None:
    """A repository whose commits each change one file of our data."""
    repository = pygit2.init_repository(str(root), initial_head="main")
    texts = {p.relative_to(ROOT).as_posix(): p for p in sorted((ROOT / "data").rglob("*.yml"))}
    files = {path: copy.deepcopy(plain(p.read_text("utf-8"))) for path, p in texts.items()}
    pledges = [path for path in files if path.startswith("data/pledges/")]
    index = pygit2.Index()
    blocks = {path: {k: written({k: v}) for k, v in found.items()} for path, found in files.items()}
    for path in files:
        add(repository, index, path, blocks[path])
    chance = random.Random(2022)  # noqa: S311 - the same history every time
    commit(repository, index, 0)
    for number in range(1, COMMITS):
        path = chance.choice(pledges) if chance.random() < 0.8 else "data/sources.yml"
        edit = chance.choice(EDITS) if path in pledges else reworded
        key = edit(files[path], chance, number)
        blocks[path][key] = written({key: files[path][key]})
        add(repository, index, path, blocks[path])
        commit(repository, index, number)


def updated(pledge: Pledge, chance: random.Random, number: int) -> str:
    """A newer update takes the place of the oldest, so that files stay as large as ours."""
    newest = copy.deepcopy(chance.choice(pledge["updates"]))
    newest["text"]["en"] += f" {number}"
    pledge["updates"] = [newest, *pledge["updates"][:-1]]
    return "updates"


def read_again(pledge: Pledge, chance: random.Random, number: int) -> str:
    """A figure is corrected."""
    indicator = chance.choice(list(pledge["indicators"].values()))
    chance.choice(indicator["readings"])["value"] = str(number)
    return "indicators"


def done(pledge: Pledge, chance: random.Random, number: int) -> str:
    """A milestone is done on another day."""
    milestone = chance.choice(list(pledge["milestones"].values()))
    milestone["done"] = f"20{number % 90 + 10}"
    return "milestones"


def reworded(records: dict[str, Any], chance: random.Random, number: int) -> str:
    """A text of a record says something else."""
    texts = [
        (key, text)
        for key, record in records.items()
        if isinstance(record, dict)
        for text in record.values()
        if is_english(text)
    ]
    key, text = chance.choice(texts)
    text["en"] = f"{text['en'].rsplit(' №')[0]} №{number}"
    return key


def is_english(value: object) -> bool:
    """Whether a value is a text with English in it."""
    return isinstance(value, dict) and isinstance(value.get("en"), str)


EDITS = (updated, read_again, done, reworded)


def add(
    repository: pygit2.Repository, index: pygit2.Index, path: str, blocks: dict[str, str]
) -> None:
    """Put a file, given by its blocks, into the next commit."""
    blob = repository.create_blob("".join(blocks.values()).encode())
    index.add(pygit2.IndexEntry(path, blob, pygit2.enums.FileMode.BLOB))


def commit(repository: pygit2.Repository, index: pygit2.Index, number: int) -> None:
    """Commit the files as they stand."""
    when = int(FIRST.timestamp()) + number * DAY
    author = pygit2.Signature("Editor", "editor@example.org", when)
    tree = index.write_tree(repository)
    above = [] if repository.head_is_unborn else [repository.head.target]
    subject = f"Change {number}"
    repository.create_commit("HEAD", author, author, subject, tree, above)


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
