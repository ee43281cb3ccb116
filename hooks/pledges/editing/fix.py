"""`fix`: put right what has one right answer; exit code 1 if something is left for a person."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path

from pledges.characters import shown
from pledges.checks.survey import Survey, survey
from pledges.editing.check import concerns, named
from pledges.editing.command import PROBLEMS, SOUND, say, today, write
from pledges.editing.mend.file import Mended, Mender
from pledges.memory import Memory
from pledges.pages import front
from pledges.records import languages
from pledges.records.languages import Tongue
from pledges.records.library import COLLECTIONS
from pledges.records.load import gather, text_of, wanted_files
from pledges.records.problems import DataError
from pledges.records.values import Slug

# What is wrong with a page that has nothing of its own.
STUB = {"no_stub", "other_title"}


def run(asked: Namespace, root: Path) -> int:
    """Mend and tell; return the exit code."""
    names, langs = named(root, asked.files), asked.langs
    done = [_mend(root, one, asked) for one in _menders(root) if concerns(one.file, names)]
    changed, left = sum(change for change, _ in done), sum(left for _, left in done)
    # What was not mended is looked at once.
    look = partial(survey, root, today(), memory=Memory())
    if not names:
        changed += _stubs(root, look(), dry=asked.dry_run, langs=langs)
    say("would_mend" if asked.dry_run else "mended", langs, files=changed, left=left)
    wrong = 0 if asked.dry_run else _after(look(), names, langs)
    return PROBLEMS if left or wrong else SOUND


def _mend(root: Path, mender: Mender, asked: Namespace) -> tuple[bool, int]:
    """Mend a file and tell; whether it changes, and how much of it is left to a person."""
    file = mender.file
    try:
        text = _text(root, file)
        mended = mender.mend(text)
    except DataError as error:
        sys.stdout.write(f"{file}:{error.problems[0].place.line}\n")
        say("left_file", asked.langs, problems=len(error.problems))
        return False, 1
    _tell(file, mended, asked.langs)
    if mended.text != text and asked.dry_run:
        sys.stdout.writelines(difference({file: text}, {file: mended.text}))
    elif mended.text != text:
        write(root / file, mended.text)
    return mended.text != text, len(mended.left)


def _stubs(root: Path, seen: Survey, *, dry: bool, langs: Sequence[str]) -> int:
    """Write the pages that records fill, where they lack or bear another title; how many."""
    found = stubs(seen)
    for file, text in found.items():
        sys.stdout.write(f"{file}\n")
        say("stub", langs)
        if not dry:
            write(root / file, text)
    return len(found)


def stubs(found: Survey) -> dict[str, str]:
    """The pages that records fill, as they should be, where they lack or bear another title."""
    texts = {}
    for file in [problem.file for problem in found.problems if problem.code in STUB]:
        _, lang, page = file.split("/", 2)
        new = front.stub(found.library, page, lang)
        held = next((one.text for one in found.written if one.file == file), new)
        texts[file] = front.retitled(held, new)
    return texts


def _after(found: Survey, names: Sequence[str], langs: Sequence[str]) -> int:
    wrong = [problem for problem in found.problems if concerns(problem.file, names)]
    old = [notice for notice in found.notices if notice.code == "out_of_date"]
    told = [notice for notice in old if concerns(notice.file, names)]
    if wrong:
        say("still_wrong", langs, problems=len(wrong))
    if told:
        say("still_waiting", langs, notices=len(told))
    return len(wrong)


def _menders(root: Path) -> Iterator[Mender]:
    """What mends each file, with the names of all records that can be read."""
    library, _ = gather(root)
    names = {slug for name in ("pledges", *COLLECTIONS) for slug in library.collection(name)}
    further = languages.further(library.languages)
    for file, model in ((languages.FILE, dict[Slug, Tongue]), *wanted_files(root)):
        if (root / file).exists():
            yield Mender(file, model, further, names)


def _text(root: Path, file: str) -> str:
    """The text of a file with the marks and the line ends that `text_of` leaves out."""
    text_of(root, file)
    return (root / file).read_bytes().decode()


def _tell(file: str, mended: Mended, langs: Sequence[str]) -> None:
    for mend in (*mended.mends, *mended.left):
        sys.stdout.write(f"{file}:{mend.line}\n")
        say(mend.code, langs, **{key: shown(value) for key, value in mend.values.items()})


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """What changes in files, line by line."""
    for file in new:
        before, after = (one[file].splitlines(keepends=True) for one in (old, new))
        yield from unified_diff(before, after, f"a/{file}", f"b/{file}")
