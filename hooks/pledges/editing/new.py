"""`new`: the questions of the form at a terminal, one after the other until nothing is wrong."""

from argparse import Namespace
from collections import defaultdict
from pathlib import Path

from pledges.editing import command
from pledges.editing.asking.names import Naming
from pledges.editing.asking.picking import Picker
from pledges.editing.asking.visit import Typed, Visit
from pledges.editing.command import Parser, say
from pledges.editing.form.desk import WritingDesk
from pledges.editing.form.workshop import Workshop
from pledges.language.messages import both
from pledges.language.words import Language
from pledges.records.library import file_of
from pledges.records.problems import DataError


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("record", nargs="?", default="", help=both("kind"))
    parser.add_argument("answers", nargs="*", help=both("answers"))
    parser.add_argument("--dry-run", action="store_true", help=both("dry_run"))


def run(asked: Namespace, root: Path) -> int:
    """Ask for what is not given, until nothing is wrong with it; write it, say what is next."""
    given: Typed = defaultdict(list)
    for name, is_answer, value in (one.partition("=") for one in asked.answers):
        given[name if is_answer else ""].append(value if is_answer else name)
    desk, address = WritingDesk(Workshop(root, command.today())), " ".join(given.pop("", []))
    now = desk.workshop.now
    if lacking := [one for one in now.problems if one.file == file_of("words")]:
        raise DataError(lacking)
    names = [Naming(Language(now.library, lang)) for lang in asked.langs]
    visit = Visit(desk, names, Picker(asked.langs))
    spot = visit.spot(asked.record, address)
    found = visit.hold(spot, given)
    if found.problems:
        say("refused", asked.langs)
        return command.PROBLEMS
    if not asked.dry_run:
        desk.save(spot.target, found)
    done = "written_source" if spot.kind == "source" else "written"
    say("not_written" if asked.dry_run else done, asked.langs)
    return command.SOUND
