"""`new`: the questions of the form at a terminal, one after the other until nothing is wrong."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledges.editing import command
from pledges.editing.command import Parser, say
from pledges.editing.form.changes import Begun
from pledges.editing.form.desk import Desk
from pledges.editing.form.fields import NAME, ROOT
from pledges.editing.form.names import Names
from pledges.editing.form.places import STATES, Spot
from pledges.editing.form.questions import Question, questions
from pledges.editing.form.target import Target
from pledges.editing.form.trial import Trial
from pledges.editing.form.workshop import Workshop
from pledges.editing.picking import Picker, show
from pledges.language.messages import both, message
from pledges.language.words import Language
from pledges.records.library import file_of
from pledges.records.problems import DataError

Typed = dict[str, list[str]]


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
    desk, address = Desk(Workshop(root, command.today())), " ".join(given.pop("", []))
    asking = _asking(desk, asked)
    spot = asking.spot(asked.record, address)
    found = asking.visit(spot).hold(given, STATES.get(spot.kind, ()))
    if found.problems:
        say("refused", asked.langs)
        return command.PROBLEMS
    if not asked.dry_run:
        desk.save(spot.target, found)
    done = "written_source" if spot.kind == "source" else "written"
    say("not_written" if asked.dry_run else done, asked.langs)
    return command.SOUND


def _asking(desk: Desk, asked: Namespace) -> "Asking":
    """Who asks in the languages that are spoken; DataError where words lack to ask in."""
    desk.workshop.look()
    now = desk.workshop.now
    if lacking := [one for one in now.problems if one.file == file_of("words")]:
        raise DataError(lacking)
    names = [Names(Language(now.library, lang)) for lang in asked.langs]
    return Asking(desk, names, Picker(asked.langs))


@dataclass(frozen=True)
class Asking:
    """Asks in each language that is spoken."""

    desk: Desk
    names: list[Names]
    picker: Picker

    def spot(self, kind: str, address: str) -> Spot:
        """The place of a record, of which kind and where is given or chosen."""
        spots = [*self.desk.workshop.spots()]
        kinds = {one.kind: [n.entry(one.word) for n in self.names] for one in spots}
        word = self._picked(kinds, kind)
        value = self.desk.workshop.value
        places = {}
        for one in (one for one in spots if one.kind == word):
            whole = value(Target(one.around.file))
            ways = [n.way(one.around, whole) for n in self.names]
            places[one.address] = [" › ".join(way) for way in ways]
        chosen = self._picked(places, address)
        return next(one for one in spots if (one.kind, one.address) == (word, chosen))

    def _picked(self, offered: Mapping[str, Iterable[str]], words: str) -> str:
        show("", _joined(names.say("add_what") for names in self.names))
        return self.picker.pick({one: _joined(offered[one]) for one in offered}, words)

    def visit(self, spot: Spot) -> "Visit":
        """The questions of a record, with what was begun of it."""
        place, desk = spot.target, self.desk
        now, draft = desk.now(place), desk.draft(place)
        begun = draft or now
        show(_joined(names.entry(spot.word) for names in self.names))
        if draft:
            note = "draft_here" if draft.before == now.before else "draft_old"
            show(_joined(names.say(note) for names in self.names))
        asked = desk.asked(place, begun.value)
        every = [
            [one for first in questions(names, place, begun.name, asked) for one in first.every()]
            for names in self.names
        ]
        said = {one[0].name: one for one in zip(*every, strict=True) if not one[0].inner}
        held = {name: [*filter(None, one[0].field.values)] for name, one in said.items()}
        return Visit(desk, place, now, self.picker, said, held)


@dataclass
class Visit:
    """Someone who is asked for a record: each question in each language that is spoken."""

    desk: Desk
    place: Target
    now: Begun
    picker: Picker
    questions: Mapping[str, Sequence[Question]]
    answers: Typed

    def hold(self, given: Typed, some: Collection[str]) -> Trial:
        """Ask until nothing is wrong with a record, or what is wrong is no question of it."""
        own = {
            one if one in {*self.questions, NAME} else f"{ROOT}.{one}": given[one] for one in given
        }
        self.answers |= own
        asked, is_short = [one for one in some or self.questions if one not in own], bool(given)
        while True:
            try:
                self._ask(asked, is_short=is_short)
            finally:
                name, answers = "".join(self.answers.get(NAME, ())), self.answers
                begun = self.desk.answered(self.place, answers, name, self.now.before)
                self.desk.keep(self.place, begun)
            found, is_short = self.desk.trial(self.place, begun), False
            self._tell(found)
            # What is wrong elsewhere is no question of the record.
            wrong = [f"{one}." for one in found.problems if one != ROOT or one in self.questions]
            asked = [one for one in self.questions if f"{one}.".startswith((*wrong,))]
            if not asked:
                return found

    def _ask(self, names: Collection[str], *, is_short: bool) -> None:
        """Ask questions; a group that need not be there is left out with its first answer."""
        left = set[str]()
        for name in names:
            one = self.questions[name][0]
            beside = [self.answers[it] for it in self.answers if it.startswith(f"{one.group}.")]
            is_blank = bool(one.group) and not any(beside)
            is_needed = one.is_needed and not is_blank
            if one.group in left or (is_short and (self.answers[name] or not is_needed)):
                continue
            self.answers[name] = self._answer(name, is_needed=is_needed)
            if is_blank and not self.answers[name]:
                left.add(one.group)

    def _answer(self, name: str, *, is_needed: bool) -> list[str]:
        """What is typed, else what stands there."""
        said, one = self.questions[name], self.questions[name][0]
        show("", f"{_joined(it.head for it in said)} [{_short(name)}]")
        show(_joined(it.help for it in said))
        is_long = one.is_many or one.way in {"text", "page"}
        offered = {slug: _joined(it.offered[slug] for it in said) for slug in one.offered}
        held = self.answers[name]
        lines = self.picker.answer(offered, held, is_needed=is_needed, is_long=is_long)
        return lines if one.is_many or not lines else [" ".join(lines)]

    def _tell(self, found: Trial) -> None:
        """What is wrong, by questions, else what would change."""
        for name, problems in found.problems.items():
            show("", f"! {_short(name)}")
            for one in problems:
                where = "" if one.file in {"", *found.texts} else f" ({one.file}: {one.key})"
                show(*(f"{message(one, lang)}{where}" for lang in self.picker.langs))
        if not found.problems:
            waiting = (message(one, lang) for one in found.waiting for lang in self.picker.langs)
            show("", *waiting, self.desk.lines(found.texts))


def _short(name: str) -> str:
    return name.removeprefix(f"{ROOT}.")


def _joined(texts: Iterable[str]) -> str:
    """What is said in several languages, once where they say the same."""
    return " · ".join(filter(None, dict.fromkeys(" ".join(one.split()) for one in texts)))
