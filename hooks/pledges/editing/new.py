"""`new`: the questions of the form at a terminal, one after the other until nothing is wrong."""

from argparse import Namespace
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pledges.editing.command import PROBLEMS, SOUND, say, today
from pledges.editing.fix import difference
from pledges.editing.form.desk import WritingDesk
from pledges.editing.form.fields import ROOT, STATES, FormField
from pledges.editing.form.names import Naming
from pledges.editing.form.picking import Picker, joined, show
from pledges.editing.form.target import Spot
from pledges.editing.form.trial import Trial
from pledges.editing.form.workshop import Workshop
from pledges.language.messages import message
from pledges.language.words import Language
from pledges.records.library import file_of
from pledges.records.problems import DataError


@dataclass
class Visit:
    """Someone who is asked for a record, in each language that is spoken."""

    desk: WritingDesk
    names: Sequence[Naming]
    picker: Picker
    # All fields by their names, and those of them that are asked.
    fields: Mapping[str, FormField] = field(default_factory=dict)
    questions: Mapping[str, FormField] = field(default_factory=dict)
    # Those that stand in a field that need not be there.
    optional: Collection[str] = ()
    answers: dict[str, list[str]] = field(default_factory=dict)

    def spot(self, kind: str, address: str) -> Spot:
        """The place of a record, of which kind and where is given or chosen."""
        spots = [*self.desk.workshop.spots()]
        kinds = {one.kind: joined(n.entry(one.word) for n in self.names) for one in spots}
        show("", joined(names.say("add_what") for names in self.names))
        word = self.picker.pick(kinds, kind)
        places = {one.address: one for one in spots if one.kind == word}
        told = {
            name: joined(" › ".join(names.way(one.around)) for names in self.names)
            for name, one in places.items()
        }
        show("", kinds[word])
        return places[self.picker.pick(told, address)]

    def hold(self, spot: Spot) -> Trial:
        """Ask until nothing is wrong with a record, or what is wrong is no question of it."""
        desk, place, now = self.desk, spot.target, self._begin(spot)
        asked: Collection[str] = STATES.get(spot.kind, self.questions)
        while True:
            try:
                for name in asked:
                    self.answers[name] = self._answer(name)
            finally:
                begun = desk.answered(place, self.answers, now)
                desk.keep(place, begun)
            found = desk.trial(place, begun)
            self._tell(found)
            # What is wrong elsewhere is no question of the record.
            wrong = [f"{one}." for one in found.problems if one != ROOT or one in self.questions]
            asked = [one for one in self.questions if f"{one}.".startswith((*wrong,))]
            if not asked:
                return found

    def _begin(self, spot: Spot) -> str:
        """Take up a record with what was begun of it; how it stands now."""
        now, draft = self.desk.now(spot.target), self.desk.draft(spot.target)
        if draft:
            note = "draft_here" if draft.before == now.before else "draft_old"
            show(joined(names.say(note) for names in self.names))
        every = self.desk.questions(spot.target, draft or now)
        groups = [one for one in every if one.inner and not one.key.needed]
        self.optional = {inner.name for one in groups for inner in one.leaves()}
        self.fields = {one.name: one for one in every}
        self.questions = {name: one for name, one in self.fields.items() if not one.inner}
        self.answers = {name: [*filter(None, one.values)] for name, one in self.questions.items()}
        return now.before

    def _answer(self, name: str) -> list[str]:
        one = self.questions[name]
        is_needed = one.key.needed and name not in self.optional
        head = joined(names.head(one) for names in self.names)
        # What a text is for is told of all its languages together.
        whole = self.fields.get(name.rpartition(".")[0], one) if one.lang == one.key.name else one
        told = joined(names.help(whole) for names in self.names)
        show("", f"{head} [{name.removeprefix(f'{ROOT}.')}]", told)
        is_long = one.key.shape.what == "list" or self.names[0].asked(one) in {"text", "page"}
        said = [names.offered(one.key) for names in self.names]
        offered = {slug: joined(it[slug] for it in said) for slug in said[0]}
        held = self.answers[name]
        lines = self.picker.answer(offered, held, is_needed=is_needed, is_long=is_long)
        return lines if one.key.shape.what == "list" or not lines else [" ".join(lines)]

    def _tell(self, found: Trial) -> None:
        """What is wrong, by questions, else what would change."""
        for name, problems in found.problems.items():
            show("", f"! {name.removeprefix(f'{ROOT}.')}")
            for one in problems:
                where = "" if one.file in {"", *found.texts} else f" ({one.file}: {one.key})"
                show(*(f"{message(one, lang)}{where}" for lang in self.picker.langs))
        if not found.problems:
            waiting = (message(one, lang) for one in found.waiting for lang in self.picker.langs)
            old = self.desk.workshop.texts(found.texts)
            show("", *waiting, "".join(difference(old, found.texts)))


def run(asked: Namespace, root: Path) -> int:
    """Ask until nothing is wrong with a record; write it, say what is next."""
    desk = WritingDesk(Workshop(root, today()))
    now = desk.workshop.now
    if lacking := [one for one in now.problems if one.file == file_of("words")]:
        raise DataError(lacking)
    names = [Naming(Language(now.library, lang)) for lang in asked.langs]
    visit = Visit(desk, names, Picker(asked.langs))
    spot = visit.spot(asked.record, asked.place)
    found = visit.hold(spot)
    if found.problems:
        say("refused", asked.langs)
        return PROBLEMS
    desk.save(spot.target, found)
    say("written_source" if spot.kind == "source" else "written", asked.langs)
    return SOUND
