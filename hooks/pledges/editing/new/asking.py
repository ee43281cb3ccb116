"""Asks an editor for the fields of a record, or takes them from the arguments."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pledges.language.messages import both, hint, near, said
from pledges.records import guesses
from pledges.records.library import Library
from pledges.records.references import collection_of
from pledges.records.shapes import entry, is_record, kinds_at
from pledges.records.texts import LANGS, Text
from pledges.records.values import Kind, When

MOST_SHOWN = 40
APART = re.compile(r"[\s,،]+")
# Puts an answer into the form that machines read, where it is certain.
Form = Callable[[str], str]


@dataclass(frozen=True)
class Field:
    """A field of a record as an editor is asked for it."""

    name: str
    required: bool
    kind: Literal["text", "list", "word"]
    literals: tuple[str, ...] = ()
    collection: str = ""
    form: Form = str

    @property
    def options(self) -> dict[str, str]:
        """The options that give it, with the language that each is in."""
        # `--language` is that of the command.
        bare = "document-language" if self.name == "language" else self.name.replace("_", "-")
        return {f"{bare}-{lang}": lang for lang in LANGS} if self.kind == "text" else {bare: ""}


def fields_of(model: Any) -> list[Field]:
    """The fields that can be asked for; lists of records are written by hand."""
    found = []
    for name, info in model.model_fields.items():
        alternatives = {info.annotation, *get_args(info.annotation)}
        if Text in alternatives:
            found.append(Field(name, info.is_required(), "text"))
        elif not is_record(entry(info.annotation)):
            listed = get_origin(info.annotation) is tuple
            found.append(
                Field(
                    name,
                    info.is_required(),
                    "list" if listed else "word",
                    _literals(info.annotation),
                    collection_of(model, name) or "",
                    _form(kinds_at(model, (name,)), listed=listed),
                )
            )
    return found


def add_options(parser: argparse.ArgumentParser, models: Iterable[Any]) -> None:
    """One option for each field that any of the records has, and for each language of a text."""
    options = {option for model in models for f in fields_of(model) for option in f.options}
    for option in sorted(options):
        parser.add_argument(f"--{option}", help=both(_words_of(option)))


@dataclass(frozen=True)
class Asker:
    """Takes what was given, and asks for the rest."""

    given: argparse.Namespace
    library: Library
    langs: Sequence[str]

    def values(self, fields: Sequence[Field]) -> dict[str, Any]:
        """The values of a record in the order of the model; those left out are not there."""
        options = [option for field in fields for option in field.options]
        # Who gives arguments is asked only for what must be there.
        brief = any(self._given(option) for option in options)
        values = {}
        for field in fields:
            allowed = [*field.literals, *self._slugs(field.collection)]
            if field.required or not brief or any(map(self._given, field.options)):
                value = self._value(field, allowed)
                if value:
                    values[field.name] = value
        return values

    def ask(
        self, option: str, *, required: bool, allowed: Sequence[str] = (), form: Form = str
    ) -> str:
        """What was given for an option, else what the editor answers; one of those allowed."""
        answer = form(self._given(option))
        while not answer or (allowed and not {*answer.split()} <= {*allowed}):
            if answer:
                self._refuse(answer, allowed)
            self._prompt(option, required=required, allowed=allowed)
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            answer = form(line.strip())
            if not answer and not required:
                break
        return answer

    def _value(self, field: Field, allowed: Sequence[str]) -> Any:
        answers = {
            lang: self.ask(option, required=field.required, allowed=allowed, form=field.form)
            for option, lang in field.options.items()
        }
        if field.kind == "text":
            return {lang: answer for lang, answer in answers.items() if answer}
        (answer,) = answers.values()
        return answer.split() if field.kind == "list" else answer

    def _refuse(self, answer: str, allowed: Sequence[str]) -> None:
        wrong = next(word for word in [*answer.split(), answer] if word not in allowed)
        for lang in self.langs:
            meant = hint(near(wrong, allowed), (), lang)
            sys.stdout.write(f"{said('not_among', lang, word=wrong)}{meant}\n")

    def _given(self, option: str) -> str:
        return (getattr(self.given, option.replace("-", "_"), None) or "").strip()

    def _slugs(self, collection: str) -> Sequence[str]:
        return list(self.library.collection(collection)) if collection else []

    def _prompt(self, option: str, *, required: bool, allowed: Sequence[str]) -> None:
        lines = [both(_words_of(option), self.langs)]
        if not required:
            lines.append(both("may_skip", self.langs))
        if allowed:
            shown = ", ".join(allowed[:MOST_SHOWN])
            lines.append(f"[{shown}{'…' if len(allowed) > MOST_SHOWN else ''}]")
        sys.stdout.write(f"{option}: {' · '.join(lines)}\n> ")
        sys.stdout.flush()


def _words_of(option: str) -> str:
    return f"ask_{option.replace('-', '_')}"


def _form(kinds: set[Any], *, listed: bool) -> Form:
    if When in kinds:
        return guesses.date
    if kinds & {Decimal, int}:
        return guesses.number
    if listed:
        return lambda answer: " ".join(map(guesses.name, APART.split(answer.strip())))
    named = any(isinstance(kind, Kind) and kind.name == "slug" for kind in kinds)
    return guesses.name if named or any(isinstance(kind, str) for kind in kinds) else str


def _literals(annotation: Any) -> tuple[str, ...]:
    found = [annotation, *get_args(annotation)]
    return tuple(word for one in found if get_origin(one) is Literal for word in get_args(one))
