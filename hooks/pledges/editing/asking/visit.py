"""Someone at a terminal, who is asked one question after the other until nothing is wrong."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pledges.editing.asking.names import Naming
from pledges.editing.asking.picking import Picker, show
from pledges.editing.form.desk import WritingDesk
from pledges.editing.form.fields import NAME, ROOT, FormField
from pledges.editing.form.places import STATES, Spot
from pledges.editing.form.target import Target
from pledges.editing.form.trial import Trial
from pledges.language.messages import message

Typed = dict[str, list[str]]


@dataclass
class Visit:
    """Someone who is asked for a record, in each language that is spoken."""

    desk: WritingDesk
    names: Sequence[Naming]
    picker: Picker
    questions: Mapping[str, FormField] = field(default_factory=dict)
    # The fields around others that need not be there, unless one of these is answered.
    groups: Mapping[str, str] = field(default_factory=dict)
    answers: Typed = field(default_factory=dict)

    def spot(self, kind: str, address: str) -> Spot:
        """The place of a record, of which kind and where is given or chosen."""
        spots, value = [*self.desk.workshop.spots()], self.desk.workshop.value
        kinds = {one.kind: _joined(n.entry(one.word) for n in self.names) for one in spots}
        show("", _joined(names.say("add_what") for names in self.names))
        word = self.picker.pick(kinds, kind)
        places = {one.address: one for one in spots if one.kind == word}
        told = {
            name: _joined(
                " › ".join(names.way(one.around, value(Target(one.around.file))))
                for names in self.names
            )
            for name, one in places.items()
        }
        show("", kinds[word])
        return places[self.picker.pick(told, address)]

    def hold(self, spot: Spot, given: Typed) -> Trial:
        """Ask until nothing is wrong with a record, or what is wrong is no question of it."""
        desk, place, now = self.desk, spot.target, self._begin(spot)
        known = {*self.questions, NAME}
        own = {one if one in known else f"{ROOT}.{one}": given[one] for one in given}
        self.answers |= own
        some = STATES.get(spot.kind, self.questions)
        asked, is_short = [one for one in some if one not in own], bool(given)
        while True:
            try:
                self._ask(asked, is_short=is_short)
            finally:
                name = "".join(self.answers.get(NAME, ()))
                begun = desk.answered(place, self.answers, name, now)
                desk.keep(place, begun)
            found, is_short = desk.trial(place, begun), False
            self._tell(found)
            # What is wrong elsewhere is no question of the record.
            wrong = [f"{one}." for one in found.problems if one != ROOT or one in self.questions]
            asked = [one for one in self.questions if f"{one}.".startswith((*wrong,))]
            if not asked:
                return found

    def _begin(self, spot: Spot) -> str:
        """Take up a record with what was begun of it; how it stands now."""
        now, draft = self.desk.now(spot.target), self.desk.draft(spot.target)
        begun = draft or now
        if draft:
            note = "draft_here" if draft.before == now.before else "draft_old"
            show(_joined(names.say(note) for names in self.names))
        every = self.desk.questions(spot.target, begun)
        optional = [one for one in every if one.inner and not one.key.needed]
        self.groups = {it.name: one.name for one in optional for it in one.leaves() if it != one}
        self.questions = {one.name: one for one in every if not one.inner}
        self.answers = {name: [*filter(None, one.values)] for name, one in self.questions.items()}
        return now.before

    def _ask(self, names: Collection[str], *, is_short: bool) -> None:
        """Ask questions; a group that need not be there is left out with its first answer."""
        left = set[str]()
        for name in names:
            group = self.groups.get(name, "")
            beside = [self.answers[it] for it in self.answers if it.startswith(f"{group}.")]
            is_blank = bool(group) and not any(beside)
            is_needed = self.questions[name].key.needed and not is_blank
            if group in left or (is_short and (self.answers[name] or not is_needed)):
                continue
            self.answers[name] = self._answer(name, is_needed=is_needed)
            if is_blank and not self.answers[name]:
                left.add(group)

    def _answer(self, name: str, *, is_needed: bool) -> list[str]:
        """What is typed, else what stands there."""
        one = self.questions[name]
        show("", f"{_joined(names.head(one) for names in self.names)} [{_short(name)}]")
        show(_joined(names.help(one) for names in self.names))
        is_long = one.is_many or self.names[0].asked(one) in {"text", "page"}
        said = [names.offered(one.key) for names in self.names]
        offered = {slug: _joined(it[slug] for it in said) for slug in said[0]}
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
