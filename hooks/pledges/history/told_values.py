"""Values of records as they were, said in a language: dates, figures, names, choices.

The values may follow an older model: what is not understood is said as it stands.
"""

import re
from decimal import Decimal

from pledges.history.change import NEWS, NUMBERS, Change, is_text, shape_at, title_of
from pledges.history.entries import ENTRIES
from pledges.language.words import Language
from pledges.records.library import COLLECTIONS
from pledges.records.reader import Plain
from pledges.records.shapes import NOTHING
from pledges.records.texts import Lang
from pledges.records.values import NUMBER, When

RECORDS = {"pledges", *COLLECTIONS}
WORDED = NEWS["worded"]
# A word of a model, which is no word of a language.
CODE = re.compile("[a-z]+(-[a-z]+)*")
# What an entry of a pledge links to, and the collection of that.
LINKS = ("objectives", "sdg")


def shown(language: Language, change: Change, value: Plain) -> str:
    """One of the two values of a change; of what was moved, the record that held it."""
    if value is None or value == "" or change.what in {"began", "ended"}:
        return ""
    if change.what == "renamed":
        return str(value[-1])
    if change.what != "moved":
        return valued(language, change, value)
    collection, slug, *path = value
    if not path:
        return f"{entry_of(language, collection)} {slug}"
    return named(language, collection, slug) if collection in RECORDS else str(slug)


def valued(language: Language, change: Change, value: Plain) -> str:
    """A value of the field at which a change stands."""
    field = change.path[-1] if change.path else ""
    if isinstance(value, dict):
        return text(language, value) if is_text(value) else entry(language, change, value)
    if isinstance(value, list):
        return language.listed([valued(language, change, item) for item in value])
    of = shape_at(change.record, change.path).each
    if of.what == "date":
        return date(language, value)
    if of.what == "reference":
        return named(language, of.collection, value)
    if of.what in NUMBERS:
        return figure(language, value, change.unit if field == "value" else "")
    known, heads = language.library.words, (f"{change.record[0]} {field}", field)
    words = [f"{head}-{value}" for head in (*map(WORDED.get, heads), "code") if head]
    said = next((language.text(known[word]) for word in words if word in known), str(value))
    is_old = said is value and of.what in {"choice", NOTHING.what} and CODE.fullmatch(said)
    return language.word("former-value") if is_old else said


def entry(language: Language, change: Change, value: Plain) -> str:
    """An entry in short: its title, or its day with what it says."""
    title, colon = title_of(value), f"{language.word('colon')} "
    if title:
        due = [language.word("field-due"), date(language, value["due"])] if value.get("due") else []
        return text(language, title) + (f" ({colon.join(due)})" if due else "")
    if change.path[:1] in {(of,) for of in LINKS} and value.get("to"):
        return named(language, change.path[0], value["to"])
    said = [date(language, value["on"])] if value.get("on") else []
    if value.get("value"):
        said += [part(language, change, value["part"])] if value.get("part") else []
        said.append(figure(language, value["value"], change.unit))
    said += [text(language, value[key]) for key in ("text", "note") if is_text(value.get(key))][:1]
    if not said:
        return change.path[-1]
    claim = f" ({named(language, 'claims', value['claim'])})" if value.get("claim") else ""
    return colon.join(said) + claim


def part(language: Language, change: Change, slug: Plain) -> str:
    """What a part of an indicator is called today; its slug when there is none any more."""
    library, (owner, *path) = language.library, change.name[1:]
    pledge = library.pledges.get(owner)
    known = pledge.indicators if pledge else library.context
    indicator = known.get(path[1] if pledge and path[1:] else owner)
    title = indicator.parts.get(str(slug)) if indicator else None
    return language.text(title) if title else str(slug)


def told_key(language: Language, change: Change, key: str) -> str:
    """What tells an entry of a list from others: its day if it has one, the part of a reading."""
    day, _, of = key.partition("/")
    when = When.found(day)
    said = language.when(when) if when else ""
    return f"{said} ({part(language, change, of)})" if of and "readings" in change.name else said


def text(language: Language, value: Plain) -> str:
    """A text in the language of the page, or in the one there is."""
    if isinstance(value, dict):
        found = value.get(language.lang) or value.get(language.official)
        return str(found or next(iter(value.values()), ""))
    return str(value)


def date(language: Language, value: Plain) -> str:
    """A date as precisely as it is known, or what stands in its place."""
    when = When.found(value)
    return language.when(when) if when else str(value)


def figure(language: Language, value: Plain, unit: str) -> str:
    """A figure with its unit, as exactly as it is known."""
    if not (isinstance(value, str) and NUMBER.fullmatch(value)):
        return str(value)
    number = Decimal(value)
    if unit in language.library.units:
        return language.count(number, unit)
    return language.number(number, max(0, -int(number.as_tuple().exponent)))


def named(language: Language, collection: str, slug: Plain) -> str:
    """What a record is called today; its slug when there is none any more."""
    record = language.library.collection(collection).get(str(slug))
    title = getattr(record, "title", None) or getattr(record, "label", None)
    return language.text(title) if title else str(slug)


def entry_of(language: Language, kind: str) -> str:
    """What an entry or a record of a kind is called; the kind itself if no model knows it."""
    return language.word(f"entry-{kind}") if kind in {*ENTRIES, *RECORDS} else kind


def field_of(language: Language, field: str) -> str:
    """What a field is called, or the body that it names; a field of earlier days has no name."""
    name = field.replace("_", "-")
    if f"field-{name}" in language.library.words:
        return language.word(f"field-{name}")
    body = named(language, "bodies", field)
    return body if body != field else language.word("former-field")


def in_language(language: Language, lang: Lang) -> str:
    """That words are in a language: a further one is told by its own name."""
    if f"language-{lang}" in language.library.words:
        return language.word(f"language-{lang}")
    tongue = language.library.languages.get(lang)
    return tongue.name if tongue else lang
