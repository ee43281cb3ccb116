"""`agree`: keep that the languages of texts agree.

Without files it keeps what needs no decision: texts that are new or changed in both languages.
With files all of their texts are taken to agree. `data/translations.json` is written whole.
"""

import sys
from argparse import Namespace
from collections.abc import Collection, Sequence
from pathlib import Path, PurePath

from pledges.checks import languages
from pledges.editing.command import SOUND, Parser, RefusalError, say
from pledges.editing.writing import write
from pledges.language.messages import both
from pledges.language.parity import FILE, Parity, Twin, load_kept, outdated, renewed, written
from pledges.pages import sections
from pledges.pages.front import PageFile, page_files
from pledges.records.load import load
from pledges.records.problems import DataError


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("files", nargs="*", help=both("agreed_files"))


def run(asked: Namespace, root: Path) -> int:
    """Write what agrees, tell what does not; return the exit code."""
    library, before = load(root), load_kept(root)
    pages = page_files(root, library.languages)
    found = [*Parity(library).twins(), *sections.prose(pages, library.languages)]
    names = {one.file for one in found}
    files = {name: name_of(name, library.languages) for name in asked.files}
    if unknown := [name for name, file in files.items() if file not in names]:
        raise RefusalError("no_texts", files=", ".join(unknown))
    problems = [*languages.agreement(library), *languages.twin_problems(pages, library.languages)]
    concerned = files.values() or names
    wrong = [one for one in problems if name_of(one.file, library.languages) in concerned]
    if wrong:
        raise DataError(wrong)
    kept = renewed(found, before, [*files.values()])
    write(root / FILE, written(kept))
    tell(list(outdated(found, kept)), asked.langs)
    return SOUND


def renew(root: Path, parity: Parity, pages: Sequence[PageFile]) -> None:
    """Keep what agrees without a decision: texts that are new or changed in all languages."""
    found = [*parity.twins(), *sections.prose(list(pages), parity.library.languages)]
    kept = renewed(found, parity.kept)
    if parity.kept and kept != parity.kept:
        write(root / FILE, written(kept))


def name_of(file: str, langs: Collection[str]) -> str:
    """What the texts of a file are kept under: a page has one name in all languages."""
    parts = PurePath(file).parts
    if parts[:1] == ("docs",) and parts[1:2] and parts[1] in langs:
        parts = ("docs", *parts[2:])
    return "/".join(parts)


def tell(outdated: Sequence[Twin], langs: Sequence[str]) -> None:
    """Say what is kept and which texts are still older than those beside them."""
    for one in outdated:
        place = ".".join(map(str, one.path)) or "—"
        old = both("agreed_out_of_date", langs, lang=one.lang)
        sys.stdout.write(f"{one.file}: {place}: {old}\n")
    say("agreed", langs, file=FILE, count=len(outdated))
