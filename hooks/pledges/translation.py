"""Pydantic's errors in the words of editors, at the line where the key stands."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from pledges import mend_values
from pledges.library import file_of
from pledges.marks import ASCII_DIGITS, HIDDEN, UNSEEN, name_of
from pledges.messages import MESSAGES
from pledges.problems import Path, Problem
from pledges.reader import Document
from pledges.references import collection_of
from pledges.texts import Text
from pledges.values import NUMBER, SLUG, When

CODES = {
    "extra_forbidden": "unknown_key",
    "missing": "missing",
    "string_type": "must_be_text",
    "model_type": "must_be_map",
    "dict_type": "must_be_map",
    "mapping_type": "must_be_map",
    "tuple_type": "must_be_list",
    "too_short": "empty_list",
    "literal_error": "not_allowed",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large_number",
}
# What is wrong with words that machines read; there a hidden mark or another digit is the cause.
MACHINE = {"not_allowed", "not_a_slug", "not_a_date", "not_a_number"}
MACHINE |= {"not_an_address"}
Said = tuple[str, dict[str, Any], Sequence[str]]


def translate(
    error: ValidationError, document: Document, file: str, model: Any
) -> Iterator[Problem]:
    """Every error of a validation as a problem of the file."""
    errors = error.errors(include_url=False)
    for found in errors:
        if found["type"] == "too_short" and _has_deeper(found["loc"], errors):
            continue
        if found["type"] == "missing" and _is_misspelt(found["loc"], errors):
            continue
        if found["type"] != "extra_forbidden" and _is_unknown(found["loc"], errors):
            continue
        path = tuple(part for part in found["loc"] if part != "[key]")
        code, values, allowed = _say(found, path, model)
        yield Problem(file, document.place(path), path, code, values, allowed)


def _is_misspelt(loc: Path, errors: Sequence[Any]) -> bool:
    """A key is not missing where one beside it is told to be a slip for it."""
    beside = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    return any(
        other[:-1] == loc[:-1] and get_close_matches(_bare(other[-1]), [str(loc[-1])], n=1)
        for other in beside
    )


def _bare(key: object) -> str:
    return HIDDEN.sub("", str(key))


def _is_unknown(loc: Path, errors: Sequence[Any]) -> bool:
    """What a key holds is nothing where the key itself is told to be unknown."""
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    return any(loc[: len(key)] == key for key in unknown)


def _has_deeper(loc: Path, errors: Sequence[Any]) -> bool:
    """A list is not empty because of an entry that is itself told to be wrong."""
    return any(len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc for e in errors)


def _say(found: Any, path: Path, model: Any) -> Said:
    code = CODES.get(found["type"], found["type"])
    if code == "unknown_key":
        word = str(path[-1])
        keys = [*_keys(model, path[:-1]), *found.get("ctx", {}).get("languages", ())]
        return _hidden(word) or (code, {"word": word}, keys)
    if found["input"] == "":
        return "empty", {}, ()
    if code == "missing" and at(model, path[:-1]) is Text:
        code = "missing_language"
    if code in MACHINE and not isinstance(found["input"], str):
        code = "must_be_text"
    word = str(found["input"])
    if code in MACHINE and (hidden := _hidden(word)):
        return hidden
    values = {"word": word, **found.get("ctx", {})}
    if code == "not_a_slug":
        return _no_slug(word, path, model)
    if code in {"not_a_date", "no_such_day"}:
        return _no_date(code, word)
    if code == "not_a_number" and NUMBER.fullmatch(number := mend_values.number(word)):
        values["meant"] = number
    allowed = re.findall(r"'([^']*)'", values["expected"]) if code == "not_allowed" else ()
    if (meant := mend_values.word(word)) in allowed:
        values["meant"] = meant
    return (code if code in MESSAGES else "invalid"), values, allowed


def _no_date(code: str, word: str) -> Said:
    """What is no date, with the day that is certainly meant, or with both that might be."""
    if ways := mend_values.two_ways(word):
        return "date_two_ways", {"word": word, "one": ways[0], "other": ways[1]}, ()
    form = mend_values.swapped(word) or mend_values.date(word)
    return code, {"word": word, **({"meant": form} if _is_date(form) else {})}, ()


def _is_date(form: str) -> bool:
    try:
        return bool(When.parse(form))
    except PydanticCustomError:
        return False


def _no_slug(word: str, path: Path, model: Any) -> Said:
    """What is no slug; where it names a record, `load` adds those that it might be."""
    if "،" in word:
        return "arabic_comma", {"word": word}, ()
    form = mend_values.word(word)
    meant = {"meant": form} if SLUG.fullmatch(form) else {}
    names = [part for part in path if isinstance(part, str)]
    owner: Any = at(model, path[: path.index(names[-1])]) if names else None
    known = is_record(owner) and names[-1] in owner.model_fields
    collection = collection_of(owner, names[-1]) if known else None
    if collection:
        return "unknown_reference", {"word": word, "file": file_of(collection), **meant}, ()
    return "not_a_slug", {"word": word, **meant}, ()


def _hidden(word: str) -> Said | None:
    """What a person cannot see in a word that machines read: marks and other digits."""
    if match := UNSEEN.search(word):
        return "hidden_character", {"name": name_of(match.group()), "word": match.group()}, ()
    if (ascii_digits := word.translate(ASCII_DIGITS)) != word:
        forms = mend_values.date(word), mend_values.number(word)
        sound = (form for form in forms if _is_date(form) or NUMBER.fullmatch(form))
        return "arabic_digits", {"word": word, "ascii": next(sound, ascii_digits)}, ()
    return None


def _keys(model: Any, path: Path) -> Sequence[str]:
    """The keys that the model allows at a path."""
    found = at(model, path)
    return list(found.model_fields) if is_record(found) else ()


def at(model: Any, path: Path) -> Any:
    """What the model has at a path."""
    for part in path:
        model = _plain(model)
        model = _field(model, str(part)) if is_record(model) else entry(model)
    return _plain(model)


def kinds_at(model: Any, path: Path) -> set[Any]:
    """Every kind that the value at a path may be, with the marks of each."""
    names = [place for place, part in enumerate(path) if isinstance(part, str)]
    owner: Any = at(model, path[: names[-1]]) if names else None
    field = owner.model_fields.get(str(path[names[-1]])) if is_record(owner) else None
    return {*field.metadata, *_kinds(field.annotation)} if field else set()


def _kinds(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _kinds(inner)


def _field(model: Any, name: str) -> Any:
    """What a record has under a name; a further language is like English."""
    fields = model.model_fields
    found = fields.get(name) or fields.get("en")
    return found.annotation if found else object


def is_record(annotation: Any) -> bool:
    """Whether an annotation is a record, with keys of its own."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _plain(annotation: Any) -> Any:
    """The record among the alternatives of an optional."""
    alternatives = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else ()
    return next((a for a in alternatives if is_record(a)), annotation)


def entry(annotation: Any) -> Any:
    """What the entries of a map or a tuple are."""
    return next((a for a in get_args(annotation) if is_record(_plain(a))), annotation)
