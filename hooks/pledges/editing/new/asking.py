"""Asks an editor for the fields of a record, or takes them from the arguments."""

import argparse
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pledges.language.messages import COMMANDS, SPOKEN, hint, said
from pledges.records import guesses
from pledges.records.library import Library
from pledges.records.problems import near
from pledges.records.shapes import Key, Shape, shape, word_of
from pledges.records.texts import LANGS, Lang, Text

MOST_SHOWN = 40
APART = re.compile(r"[\s,،]+")
# Puts an answer into the form that machines read, where it is certain.
Form = Callable[[str], str]
FORMS: dict[str, Form] = {
    "date": guesses.date,
    "number": guesses.number,
    "whole": guesses.number,
    **dict.fromkeys(("slug", "reference", "choice"), guesses.name),
}
# The options of the command itself.
TAKEN = {"help", "language", "record", "pledge", "indicator", "name", "dry-run"}
# What is written by hand, and what a list may hold that is asked for.
BY_HAND = {"translated", "map"}
LISTED = {"slug", "reference", "language"}
# What a new record has none of.
PAST = {"formerly", "withdrawn"}


@dataclass(frozen=True)
class Option:
    """A word of the command line that gives a field, in one language where it is a text."""

    name: str
    word: str
    lang: Lang = ""

    def asks(self, words: Mapping[str, Text], lang: Lang) -> str:
        """What it asks for, in a language."""
        asked = words[self.word][lang]
        return f"{asked} ({words[f'language-{self.lang}'][lang]})" if self.lang else asked


def options(key: Key, words: Collection[str], within: str = "") -> list[Option]:
    """The options that give a field; those of a record in it begin with its name."""
    name, word = f"{within}{key.name.replace('_', '-')}", f"key-{word_of(key, words)}"
    name = f"{key.model}-{name}" if name in TAKEN else name
    if key.shape.what == "record":
        return [one for inner in _asked(key.shape) for one in options(inner, words, f"{name}-")]
    if key.shape.what == "text":
        return [Option(f"{name}-{lang}", word, lang) for lang in LANGS]
    return [Option(name, word)]


def fields_of(model: Any) -> list[Key]:
    """The fields that can be asked for; lists of records are written by hand."""
    return _asked(shape(model))


def _asked(of: Shape) -> list[Key]:
    keys = (key for key in of.keys if key.shape.what not in BY_HAND and key.name not in PAST)
    return [key for key in keys if key.shape.what != "list" or key.shape.each.what in LISTED]


def add_options(
    parser: argparse.ArgumentParser, models: Iterable[Any], words: Mapping[str, Text]
) -> None:
    """One option for each field that any of the records has, and for each language of a text."""
    found: dict[str, dict[str, None]] = {}
    for key in (key for model in models for key in fields_of(model)):
        for option in options(key, words):
            told = " · ".join(option.asks(words, lang) for lang in SPOKEN)
            found.setdefault(option.name, {})[told.replace("%", "%%")] = None
    for name in sorted(found):
        parser.add_argument(f"--{name}", help=" | ".join(found[name]))


@dataclass(frozen=True)
class Asker:
    """Takes what was given, and asks for the rest."""

    given: argparse.Namespace
    library: Library
    langs: Sequence[str]

    def values(self, keys: Sequence[Key], within: str = "") -> dict[str, Any]:
        """The values of a record in the order of the model; those left out are not there."""
        asked = {key: options(key, self.library.words, within) for key in keys}
        given = {key for key in keys if any(self._given(option.name) for option in asked[key])}
        # Who gives arguments is asked only for what must be there.
        wanted = [key for key in keys if key.needed or not given or key in given]
        values = {key.name: self._value(key, asked[key]) for key in wanted}
        return {name: value for name, value in values.items() if value}

    def ask(
        self,
        option: str,
        told: Mapping[str, str],
        *,
        required: bool,
        allowed: Sequence[str] = (),
        form: Form = str,
    ) -> str:
        """What was given for an option, else what the editor answers; one of those allowed."""
        answer = form(self._given(option))
        while not answer or (allowed and not {*answer.split()} <= {*allowed}):
            if answer:
                self._refuse(answer, allowed)
            notes = [told] if required else [told, COMMANDS["may_skip"]]
            self._prompt(option, notes, allowed)
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            answer = form(line.strip())
            if not answer and not required:
                break
        return answer

    def _value(self, key: Key, asked: Iterable[Option]) -> Any:
        of, words = key.shape, self.library.words
        if of.what == "record":
            return self._record(key, f"{key.name}-")
        named = self.library.collection(of.each.collection) if of.each.collection else ()
        allowed = [*of.each.choices, *named]
        answers = {}
        for option in asked:
            told = {lang: option.asks(words, lang) for lang in self.langs}
            if of.what == "list":
                told = {lang: f"{told[lang]} {said('parted', lang)}" for lang in self.langs}
            answers[option.lang] = self.ask(
                option.name, told, required=key.needed, allowed=allowed, form=_form(of)
            )
        if of.what == "text":
            return {lang: answer for lang, answer in answers.items() if answer}
        return answers[""].split() if of.what == "list" else answers[""]

    def _record(self, key: Key, within: str) -> Any:
        """A record in the record: without its first value it is left out."""
        first, *others = _asked(key.shape)
        found = self.values([replace(first, needed=key.needed)], within)
        return found and {**found, **self.values(others, within)}

    def _refuse(self, answer: str, allowed: Sequence[str]) -> None:
        wrong = next(word for word in [*answer.split(), answer] if word not in allowed)
        for lang in self.langs:
            meant = hint(near(wrong, allowed), (), lang)
            sys.stdout.write(f"{said('not_among', lang, word=wrong)}{meant}\n")

    def _given(self, option: str) -> str:
        return (getattr(self.given, option.replace("-", "_"), None) or "").strip()

    def _prompt(
        self, option: str, notes: Iterable[Mapping[str, str]], allowed: Sequence[str]
    ) -> None:
        lines = [note[lang] for note in notes for lang in self.langs]
        if allowed:
            shown = ", ".join(allowed[:MOST_SHOWN])
            lines.append(f"[{shown}{'…' if len(allowed) > MOST_SHOWN else ''}]")
        sys.stdout.write(f"{option}: {' · '.join(lines)}\n> ")
        sys.stdout.flush()


def _form(of: Shape) -> Form:
    if of.what == "list":
        return lambda answer: " ".join(map(guesses.name, APART.split(answer.strip())))
    return FORMS.get(of.what, str)
