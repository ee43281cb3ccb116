"""Pydantic's errors in the words of editors, at the line where the key stands."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from pledges.characters import ASCII_DIGITS, HIDDEN, LOOK_ALIKE, UNSEEN, name_of
from pledges.records import guesses
from pledges.records.library import file_of
from pledges.records.meant import addresses
from pledges.records.meant.rules import RULES
from pledges.records.problems import Path, Problem
from pledges.records.reader import Document
from pledges.records.shapes import Shape, at, shape
from pledges.records.slips import BULLETS
from pledges.records.values import NUMBER, SLUG, When

# The messages of pydantic's errors.
CODES = RULES["refusals"]["codes"]
# What is wrong with words that machines read; there a hidden mark or another digit is the cause.
MACHINE = {*RULES["refusals"]["machine"]}
# Errors of pydantic; those that values raise have codes of their own.
NATIVE = set(get_args(ErrorType))
# What each word might mean, and what that must then be.
SOUND: dict[str, tuple[Callable[[str], str], Callable[[str], object]]] = {
    **dict.fromkeys(("not_a_date", "no_such_day"), (guesses.day, When.found)),
    "not_a_number": (guesses.number, NUMBER.fullmatch),
    "not_a_slug": (guesses.name, SLUG.fullmatch),
    "not_an_address": (addresses.real, bool),
}
Refusal = tuple[str, dict[str, Any], Sequence[str]]


def translate(
    error: ValidationError, document: Document, file: str, model: Any
) -> Iterator[Problem]:
    """Every error of a validation as a problem of the file."""
    errors, of = error.errors(include_url=False), shape(model)
    for found in errors:
        if _follows(found["type"], found["loc"], errors):
            continue
        path = tuple(part for part in found["loc"] if part != "[key]")
        code, values, allowed = _say(found, path, of)
        if code == "missing" and (text := _swallowed(found["input"], str(path[-1]))):
            code, values, path = "key_in_text", {"word": f"{path[-1]}:"}, (*path[:-1], *text)
        yield Problem(file, document.place(path), path, code, values, allowed)


def _swallowed(record: Mapping[str, Any], key: str) -> Path:
    """The text of a record that has the line of a key in it."""
    held = ((name, text.items()) for name, text in record.items() if isinstance(text, dict))
    texts = ((name, lang, words) for name, both in held for lang, words in both)
    return next(((*at,) for *at, words in texts if re.search(rf"\b{key}: ", str(words))), ())


def _follows(kind: str, loc: Path, errors: Sequence[Any]) -> bool:
    """Whether an error is nothing but what follows from another one."""
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    # A list is not empty because of an entry that is itself told to be wrong.
    if kind == "too_short":
        return any(len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc for e in errors)
    # A key is not missing where one beside it is told to be a slip for it.
    beside = [HIDDEN.sub("", str(key[-1])) for key in unknown if key[:-1] == loc[:-1]]
    if kind == "missing" and any(get_close_matches(key, [str(loc[-1])], n=1) for key in beside):
        return True
    # What a key holds is nothing where the key itself is told to be unknown.
    return kind != "extra_forbidden" and any(loc[: len(key)] == key for key in unknown)


def _say(found: Any, path: Path, of: Shape) -> Refusal:
    kind, word, about = found["type"], str(found["input"]), found.get("ctx", {})
    code, around = CODES.get(kind, "invalid" if kind in NATIVE else kind), at(of, path[:-1])
    if code == "unknown_key":
        key = str(path[-1])
        if hidden := _hidden(key):
            return hidden
        if re.fullmatch(r"\d{3}", key):
            # In braces a comma begins another key.
            return "number_in_parts", {"word": key}, ()
        return code, {"word": key}, [*around.names, *about.get("languages", ())]
    if not word:
        return "empty", {}, ()
    if code == "missing" and around.what == "text":
        code = "missing_language"
    if code in MACHINE and not isinstance(found["input"], str):
        code = "must_be_text"
    hidden = _hidden(word) if code in {*MACHINE, "must_be_list"} else None
    return hidden or _meant(code, {"word": word, **about}, at(of, path))


def _meant(code: str, values: dict[str, Any], of: Shape) -> Refusal:
    """With what is certainly meant, or with both days that might be."""
    word: str = values["word"]
    guess, is_sound = SOUND.get(code, (str, None))
    if is_sound and (form := guess(word)) != word and is_sound(form):
        values["meant"] = form
    if code in {"not_a_date", "no_such_day"} and (ways := guesses.two_ways(word)):
        return "date_two_ways", {"word": word, "one": ways[0], "other": ways[1]}, ()
    if code == "not_a_slug" and "،" in word:
        return "arabic_comma", {"word": word}, ()
    if code == "not_a_slug" and of.each.collection:
        # Where it names a record, `load` adds those that it might be.
        return "unknown_reference", {**values, "file": file_of(of.each.collection)}, ()
    allowed = re.findall(r"'([^']*)'", values["expected"]) if code == "not_allowed" else ()
    if (form := guesses.name(word)) in allowed:
        values["meant"] = form
    return code, values, allowed


def _hidden(word: str) -> Refusal | None:
    """What a person cannot see in a word that machines read: marks, other digits and letters."""
    if bullet := BULLETS.match(word):
        return "bullet", {"word": bullet["word"], "name": name_of(bullet["word"])}, ()
    if match := UNSEEN.search(word):
        return "hidden_character", {"name": name_of(match.group()), "word": match.group()}, ()
    if (ascii_digits := word.translate(ASCII_DIGITS)) != word:
        forms = guesses.date(word), guesses.number(word)
        sound = (form for form in forms if When.found(form) or NUMBER.fullmatch(form))
        return "arabic_digits", {"word": word, "ascii": next(sound, ascii_digits)}, ()
    if (plain := word.translate(LOOK_ALIKE)) != word and plain.isascii():
        odd = next(sign for sign in word if sign.translate(LOOK_ALIKE) != sign)
        return "look_alike", {"word": word, "name": name_of(odd), "meant": plain}, ()
    return None
