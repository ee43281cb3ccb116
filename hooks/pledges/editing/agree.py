"""Say that the languages of texts agree: `python -m pledges.agree [files]`.

Without files it keeps what needs no decision: texts that are new or changed in both languages.
With files all of their texts are taken to agree. `data/translations.json` is written whole.
"""

import sys
from collections.abc import Collection, Sequence
from pathlib import Path, PurePath

from pledges.checks import languages
from pledges.editing.command import ROOT
from pledges.editing.writing import write
from pledges.language.messages import told_all
from pledges.language.parity import FILE, Outdated, Parity, load_kept, outdated, renewed, written
from pledges.pages import sections
from pledges.pages.front import PageFile, page_files
from pledges.records.load import load
from pledges.records.problems import DataError

HELP = """python -m pledges.agree [--help] [FILE …]
    بلا ملفات: يحفظ ما تغيّر باللغتين معًا وما هو جديد. ومع ملفات: يعدّ نصوصها كلها متفقة.
    without files: keeps what is new or changed in both languages;
    with files: takes all their texts to agree."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write what agrees, tell what does not; 0, 1 when something is wrong, 2 for wrong use."""
    if {"-h", "--help"} & set(arguments):
        say(HELP)
        return 0
    try:
        library = load(root)
        before = load_kept(root)
        pages = page_files(root, library.languages)
    except DataError as error:
        say(told_all(error.problems))
        return 1
    found = [*Parity(library).twins(), *sections.prose(pages, library.languages)]
    names = {one.file for one in found}
    files = [name_of(argument, library.languages) for argument in arguments]
    if unknown := [
        argument for argument, file in zip(arguments, files, strict=True) if file not in names
    ]:
        say(f"✗ لا نصوص في {'، '.join(unknown)} · no texts in {', '.join(unknown)}\n{HELP}")
        return 2
    problems = [*languages.agreement(library), *languages.twin_problems(pages, library.languages)]
    wrong = [one for one in problems if not files or name_of(one.file, library.languages) in files]
    if wrong:
        say(told_all(DataError(wrong).problems))
        return 1
    kept = renewed(found, before, files)
    write(root / FILE, written(kept))
    tell(list(outdated(found, kept)))
    return 0


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


def tell(outdated: Sequence[Outdated]) -> None:
    """Say what is kept and which texts are still older than those beside them."""
    for one in outdated:
        place = ".".join(map(str, one.path)) or "—"
        say(f"{one.file}: {place}: نص قديم باللغة «{one.lang}» · out of date in '{one.lang}'")
    count = len(outdated)
    say(f"✓ {FILE}: نصوص لم تُحدَّث بعد: {count} · texts out of date: {count}")


def say(words: str) -> None:
    """Print to those who ran the command."""
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
