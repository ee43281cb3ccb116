"""What the fields of a form ask, in a language: templates draw it, a terminal asks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pledges.editing.asking.names import Naming
from pledges.editing.form.fields import MARKDOWN, NAME, ROOT, FormField
from pledges.editing.form.target import STILL, Target
from pledges.records.shapes import Key, Shape

# So many records that can be chosen fit into a list.
FEW = 7
ONE_OF = {"choice", "language"}
# How a field is answered; a group is answered by the fields in it.
AnswerWay = Literal["choose", "pick", "page", "text", "line"]
# What is said of how to answer.
HELPS = {"date": "date_help", "pick": "pick_help"}


@dataclass(frozen=True)
class AskedField(FormField):
    """A field in words: what it is called, alone and with all around it, and what it may hold."""

    label: str
    head: str
    help: str
    # The fields around it that need not be there, unless one of them is answered.
    group: str
    way: AnswerWay
    # What may be chosen, with its name.
    offered: Mapping[str, str]

    @property
    def is_seldom(self) -> bool:
        """Whether it may be left out, and nothing stands in it nor in what stands in it."""
        is_blank = not any(one.values for one in self.leaves())
        return is_blank and not self.key.needed and self.key != STILL


def questions(names: Naming, place: Target, name: str, asked: FormField) -> list[AskedField]:
    """All that is asked of a record; first what it is called in its file."""
    said = names.say("name"), names.say("name"), names.say("name_help")
    key = Key(NAME, "", Shape("slug"), needed=False, always=False)
    own = AskedField(NAME, key, "", (name,), (), *said, "", "line", {})
    return [*([own] if place.has_name else []), *question(names, asked).leaves()]


def question(names: Naming, asked: FormField, around: str = "", group: str = "") -> AskedField:
    """What a field asks, and all that stand in it."""
    label, of = names.label(asked.key), asked.key.shape.each
    inside = around if asked.name == ROOT else f"{around}{label} › "
    within = group if asked.key.needed else asked.name
    offered = _offered(names, asked.key, of)
    way = _way(asked, of, few=len(offered) <= FEW)
    helps = [names.meaning(asked.key) if asked.name != ROOT else ""]
    helps += [f"({names.say(HELPS[how])})" for how in (of.what, way) if how in HELPS]
    inner = tuple(question(names, one, inside, within) for one in asked.inner)
    head, told = inside.removesuffix(" › ") or label, " ".join(filter(None, helps))
    own = asked.name, asked.key, asked.lang, asked.values, inner
    return AskedField(*own, label, head, told, group, way, offered)


def _way(asked: FormField, of: Shape, *, few: bool) -> AnswerWay:
    if of == MARKDOWN:
        return "page"
    if of.what in ONE_OF or (of.what == "reference" and few):
        return "choose"
    if of.what == "reference":
        return "pick"
    return "text" if of.what == "prose" and asked.key.shape == of else "line"


def _offered(names: Naming, key: Key, of: Shape) -> dict[str, str]:
    """What may be chosen; of records, the newest first where they are many."""
    library = names.language.library
    if of.what == "reference":
        slugs = [*library.collection(of.collection)]
        slugs = slugs if len(slugs) <= FEW else slugs[::-1]
        return {slug: names.named(of.collection, slug) for slug in slugs}
    if of.what == "language":
        return {code: tongue.name for code, tongue in library.languages.items()}
    return {word: names.choice(key, word) for word in of.choices}
