"""Values of records as they were, said in a language: dates, figures, names, choices.

The values may follow an older model: what is not understood is said as it stands.
"""

from decimal import Decimal

from pydantic_core import PydanticCustomError

from pledges.history.change import NUMBERS, Change, is_text, shape_at, title_of
from pledges.language.words import Language
from pledges.records.reader import Plain
from pledges.records.values import NUMBER, When

# Choices whose words begin with their key.
WORDED = {"about", "basis", "confidence", "held", "place", "strength", "type"}
# The collection that an entry of a pledge links to.
LINKS = {"objectives": "objectives", "sdg": "sdg"}


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
    said = _choice(language, field, change.record[0], str(value))
    is_coded = said in of.choices and f"code-{said}" in language.library.words
    return language.word(f"code-{said}") if is_coded else said


def entry(language: Language, change: Change, value: Plain) -> str:
    """An entry in short: its title, or its day with what it says."""
    title = title_of(value)
    if title:
        return text(language, title)
    for field, collection in LINKS.items():
        if change.path[:1] == (field,) and value.get("to"):
            return named(language, collection, value["to"])
    said = [date(language, value["on"])] if value.get("on") else []
    if value.get("value"):
        said += [str(value["part"])] if value.get("part") else []
        said.append(figure(language, value["value"], change.unit))
    said += [text(language, value[key]) for key in ("text", "note") if is_text(value.get(key))][:1]
    if not said:
        return change.path[-1]
    claim = f" ({named(language, 'claims', value['claim'])})" if value.get("claim") else ""
    return f"{language.word('colon')} ".join(said) + claim


def text(language: Language, value: Plain) -> str:
    """A text in the language of the page, or in the one there is."""
    if isinstance(value, dict):
        found = value.get(language.lang) or value.get(language.official)
        return str(found or next(iter(value.values()), ""))
    return str(value)


def date(language: Language, value: Plain) -> str:
    """A date as precisely as it is known, or what stands in its place."""
    when = moment(value)
    return language.when(when) if when else str(value)


def moment(value: Plain) -> When | None:
    """A date, if a value is one."""
    try:
        return When.parse(value)
    except PydanticCustomError:
        return None


def figure(language: Language, value: Plain, unit: str) -> str:
    """A figure with its unit, as exactly as it is known."""
    if not (isinstance(value, str) and NUMBER.fullmatch(value)):
        return str(value)
    number = Decimal(value)
    record = language.library.units.get(unit)
    if record is None:
        return language.number(number, max(0, -int(number.as_tuple().exponent)))
    return language.count(number, unit)


def exact(language: Language, value: Plain) -> str:
    """A figure with all its digits, where the unit would round a correction away."""
    number = Decimal(str(value))
    return language.number(number, max(0, -int(number.as_tuple().exponent)))


def named(language: Language, collection: str, slug: Plain) -> str:
    """What a record is called today; its slug when there is none any more."""
    record = language.library.collection(collection).get(str(slug))
    title = getattr(record, "title", None) or getattr(record, "label", None)
    return language.text(title) if title else str(slug)


def _choice(language: Language, field: str, collection: str, value: str) -> str:
    words = language.library.words
    if field in WORDED and f"{field}-{value}" in words:
        return language.text(words[f"{field}-{value}"])
    if field in {"language", "unofficial"} and f"language-{value}" in words:
        return language.word(f"language-{value}")
    if field == "kind":
        return _kind(language, collection, value)
    return value


def _kind(language: Language, collection: str, value: str) -> str:
    words = language.library.words
    if collection == "sources" and f"kind-of-source-{value}" in words:
        return language.word(f"kind-of-source-{value}")
    if collection == "bodies" and f"kind-of-body-{value}" in words:
        return language.word(f"kind-of-body-{value}")
    return language.word(f"kind-{value}") if f"kind-{value}" in words else value
