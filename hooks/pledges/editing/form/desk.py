"""Where someone works at a record, in the browser or at a terminal: its draft, what comes of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pledges.editing.command import write
from pledges.editing.form import fields, quoted
from pledges.editing.form.changes import Begun, changed, source_of
from pledges.editing.form.target import Target
from pledges.editing.form.trial import Trial, judged, refused
from pledges.editing.form.workshop import Workshop
from pledges.editing.mend.order import NoPlace
from pledges.records.problems import DataError
from pledges.records.reader import Plain
from pledges.records.values import SLUG

# What is begun and not saved yet, and patch files; git leaves it alone.
FOLDER = ".drafts"
SentForm = Mapping[str, list[str]]
# What a new record is named after when its editor does not name it.
NAMING = ("title", "label", "text")


@dataclass(frozen=True)
class WritingDesk:
    """Keeps what is begun, tries it, saves it."""

    workshop: Workshop

    def _draft(self, place: Target) -> Path:
        return self.workshop.root / FOLDER / f"{_sum([place.file, place.way])}.json"

    def drafts(self) -> list[Begun]:
        """All that was begun."""
        found = sorted((self.workshop.root / FOLDER).glob("*.json"))
        return [Begun(**json.loads(draft.read_text("utf-8"))) for draft in found]

    def draft(self, place: Target) -> Begun | None:
        """What was begun of a record."""
        at = place.file, place.way
        return next((one for one in self.drafts() if (one.file, one.way) == at), None)

    def is_gone(self, place: Target) -> bool:
        """Whether nothing is there, nor anything in which it could be begun."""
        held = place.owner if place.is_part else place
        return not place.is_new and self.workshop.value(held) is None

    def now(self, place: Target) -> Begun:
        """A record as it stands in its file."""
        value = self.workshop.value(place)
        shown: Any = value
        if place.is_value:
            held: Any = self.workshop.value(place.around) or {}
            sources = held.get("sources") or [held[key] for key in ("source",) if key in held]
            shown = {"now": value, "about": "context", "sources": sources}
        return Begun(place.file, place.way, _sum(value), shown)

    def asked(self, place: Target, value: Plain = None) -> fields.FormField:
        """The fields of a record, with what stands in them."""
        key, langs = place.key, self.workshop.now.library.languages
        more = [fields.FRESH] if isinstance(value, dict) and "fresh" in value else []
        more += [fields.STILL] if place.is_log else []
        key = replace(key, shape=replace(key.shape, keys=(*key.shape.keys, *more)))
        return fields.field(key, value, langs, new=place.is_new)

    def questions(self, place: Target, begun: Begun) -> list[fields.FormField]:
        """All that is asked of a record; first what it is called in its file."""
        own = fields.FormField(fields.NAME, fields.NAMED, "", (begun.name,))
        return [*([own] if place.has_name else []), *self.asked(place, begun.value).leaves()]

    def answered(self, place: Target, given: SentForm, before: str) -> Begun:
        """What was answered of a record that was opened as it was `before`."""
        given, fresh = self._cited(place, given)
        value: Any = fields.answer(self.asked(place), given)
        value = {**value, "fresh": fresh} if fresh and isinstance(value, dict) else value
        name = ""
        if place.has_name:
            held = value if isinstance(value, dict) else {}
            made = map(fields.name_of, (*map(held.get, NAMING), held))
            name = "".join(given.get(fields.NAME, ())).strip() or next(filter(None, made), "new")
        return Begun(place.file, place.way, before, value, name)

    def _cited(self, place: Target, given: SentForm) -> tuple[SentForm, dict[str, Any]]:
        """What was answered, with sources by name in the place of addresses; one that is new."""
        sources, asked = self.workshop.now.library.sources, self.asked(place, {"fresh": None})
        boxes = [one.name for one in asked.leaves() if one.key.shape.each.collection == "sources"]
        links = {one: quoted.address(one) for box in boxes for one in given.get(box, ())}
        known, listed = {one.url: slug for slug, one in sources.items()}, sources.values()
        about: dict[str, Any] = {}
        # One source is made at a time; another address stays as it is, and is told.
        for line, link in [one for one in links.items() if one[1] and one[1] not in known][:1]:
            # What is asked of it is answered from the second time on; it was read today.
            answers: Any = fields.answer(asked, given) or {}
            told = {**quoted.told(line, listed), "read": self.workshop.today.isoformat()}
            about = answers.get("fresh", told)
            known[link] = source_of(sources, link, about.get("title"))
            about |= {"url": link, "slug": known[link]}
        found = {box: [known.get(links[one], one) for one in given.get(box, ())] for box in boxes}
        return {**given, **found}, about

    def keep(self, place: Target, begun: Begun) -> None:
        """Keep what was answered as a draft."""
        write(self._draft(place), json.dumps(vars(begun), ensure_ascii=False, indent=1))

    def discard(self, place: Target) -> None:
        """Forget what was begun."""
        self._draft(place).unlink(missing_ok=True)

    def trial(self, place: Target, begun: Begun, *, is_gone: bool = False) -> Trial:
        """What would come of an answer, or of taking a record out."""
        workshop, asked = self.workshop, self.asked(place, begun.value)
        wrong = {
            "gone_meanwhile": self.is_gone(place),
            "changed_meanwhile": begun.before != self.now(place).before,
            "nothing_yet": not (begun.value or is_gone),
        }
        if any(wrong.values()):
            return refused(next(code for code, is_so in wrong.items() if is_so))
        if place.has_name:
            place = place.around.within(begun.name)
            document = workshop.now.library.documents[place.file]
            if not SLUG.fullmatch(begun.name):
                return refused("not_a_slug", fields.NAME, word=begun.name)
            if place.path in document.places:
                return refused("repeated_key", fields.NAME, first=document.place(place.path).line)
        value = None if is_gone else begun.value
        try:
            return judged(workshop, asked, changed(workshop, asked, place, value))
        except NoPlace:
            return refused("no_place_here")
        except DataError as error:
            return Trial({fields.ROOT: error.problems})

    def save(self, place: Target, found: Trial) -> None:
        """Write what comes of an answer."""
        self.workshop.write(found.texts)
        self.discard(place)


def _sum(value: Any) -> str:
    """By which it is seen that a record is no longer as it was."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]
