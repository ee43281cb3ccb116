"""`agree`: keep that an editor looked at older texts and that they still agree."""

import sys
from argparse import Namespace
from pathlib import Path

from pledges.checks.survey import survey
from pledges.editing.command import SOUND, RefusalError, say, today, write
from pledges.language.messages import both
from pledges.language.parity import FILE, answered, page_of, written
from pledges.records.problems import DataError


def run(asked: Namespace, root: Path) -> int:
    """Keep that texts of files agree, tell what is older elsewhere; return the exit code."""
    found = survey(root, today())
    files = {file: page_of(file) for file in asked.files}
    known = {*found.library.documents, *(page_of(page.file) for page in found.written)}
    if unknown := [name for name, file in files.items() if file not in known]:
        raise RefusalError("no_texts", files=", ".join(unknown))
    if wrong := [one for one in found.problems if page_of(one.file) in files.values() or not files]:
        raise DataError(wrong)
    looked_at = {one.answer for one in found.outdated if one.file in files.values()}
    if looked_at:
        write(root / FILE, written(answered(root) | looked_at))
    left = [one for one in found.outdated if one.answer not in looked_at]
    for one in left:
        place = ".".join(map(str, one.path)) or "—"
        old = both("agreed_out_of_date", asked.langs, lang=one.lang)
        sys.stdout.write(f"{one.file}: {place}: {old}\n")
    say("agreed", asked.langs, file=FILE, count=len(left))
    return SOUND
