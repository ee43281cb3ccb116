"""What the fields of a form ask, in a language: templates draw it, a terminal asks it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pledges.editing.form.fields import MARKDOWN, NAME, ROOT, FormField
from pledges.editing.form.names import Names
from pledges.editing.form.target import STILL, Target
from pledges.records.shapes import Key, Shape

# So many records that can be chosen fit into a list.
FEW = 7
ONE_OF = {"choice", "language"}
# How a field is answered; a group is answered by the fields in it.
Way = Literal["choose", "pick", "page", "text", "line"]
# What is said of how to answer.
HELPS = {"date": "date_help", "pick": "pick_help"}


@dataclass(frozen=True)
class Question:
    """A field in words: what it is called, alone and with all around it, and what it may hold."""

    field: FormField
    label: str
    head: str
    help: str
    # The fields around it that need not be there, unless one of them is answered.
    group: str
    way: Way
    # What may be chosen, with its name.
    offered: Mapping[str, str]
    inner: tuple["Question", ...]

    @property
    def name(self) -> str:
        """How it is sent."""
        return self.field.name

    @property
    def is_needed(self) -> bool:
        """Whether it cannot be left out, where what is around it is there."""
        return self.field.key.needed

    @property
    def is_many(self) -> bool:
        """Whether it holds several values."""
        return self.field.key.shape.what == "list"

    @property
    def is_seldom(self) -> bool:
        """Whether it may be left out, and nothing stands in it nor in what stands in it."""
        is_blank = not any(one.field.values for one in self.every())
        return is_blank and not self.is_needed and self.field.key != STILL

    def every(self) -> Iterator["Question"]:
        """It and all that stand in it."""
        yield self
        for one in self.inner:
            yield from one.every()


def questions(names: Names, place: Target, name: str, asked: FormField) -> list[Question]:
    """All that is asked of a record; first what it is called in its file."""
    said = names.say("name"), names.say("name"), names.say("name_help")
    own = FormField(NAME, Key(NAME, "", Shape("slug"), needed=False, always=False), "", (name,), ())
    first = [Question(own, *said, "", "line", {}, ())] if place.has_name else []
    return [*first, *question(names, asked).every()]


def question(names: Names, asked: FormField, around: str = "", group: str = "") -> Question:
    """What a field asks, and all that stand in it."""
    label, of = names.label(asked.key), asked.key.shape.each
    inside = around if asked.name == ROOT else f"{around}{label} › "
    own = group if asked.key.needed else asked.name
    offered = _offered(names, asked.key, of)
    way = _way(asked, of, few=len(offered) <= FEW)
    helps = [names.meaning(asked.key) if asked.name != ROOT else ""]
    helps += [f"({names.say(HELPS[how])})" for how in (of.what, way) if how in HELPS]
    inner = tuple(question(names, one, inside, own) for one in asked.inner)
    told = label, inside.removesuffix(" › ") or label, " ".join(filter(None, helps))
    return Question(asked, *told, group, way, offered, inner)


def _way(asked: FormField, of: Shape, *, few: bool) -> Way:
    if of == MARKDOWN:
        return "page"
    if of.what in ONE_OF or (of.what == "reference" and few):
        return "choose"
    if of.what == "reference":
        return "pick"
    return "text" if of.what == "prose" and asked.key.shape == of else "line"


def _offered(names: Names, key: Key, of: Shape) -> dict[str, str]:
    """What may be chosen; of records, the newest first where they are many."""
    library = names.language.library
    if of.what == "reference":
        slugs = [*library.collection(of.collection)]
        slugs = slugs if len(slugs) <= FEW else slugs[::-1]
        return {slug: names.named(of.collection, slug) for slug in slugs}
    if of.what == "language":
        return {code: tongue.name for code, tongue in library.languages.items()}
    return {word: names.choice(key, word) for word in of.choices}
