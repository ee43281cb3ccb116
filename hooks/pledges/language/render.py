"""Fragments of pages from values: Jinja, escaping by default, refusing what is undefined."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pledges.addresses import Links, place
from pledges.language.phrases import filled
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.texts import Lang, Said, Text

TEMPLATES = Path(__file__).parents[1] / "templates"
UNTRANSLATED = 'class="untranslated"'
MARKED = Markup('<span lang="{}" dir="{}" class="untranslated" title="{}">{}</span>')
OWN = Markup('<span lang="{}" dir="{}">{}</span>')
BDI = Markup("<bdi>{}</bdi>")
OUTDATED = Markup('<span class="outdated">{} <small>[{}]</small></span>')
# What Markdown reads as markup in a line of HTML, whose own characters are left alone; hashes that
# end a heading are no words of it.
INLINE = re.compile(r"[\\`*_{}\[\]|!~^$]|=(?==)|(?<==)=|#(?=#*$)")


@dataclass(frozen=True)
class Renderer:
    """Renders the templates in one language for one day of the build, or for another.

    For records of another day the words, rules and compiled templates are those `of_today`.
    On a page that stands in for one of the language of its `reader`, what is translated is shown.
    """

    library: Library
    language: Language
    today: dt.date
    of_today: "Renderer | None" = None
    reader: Lang | None = None

    @cached_property
    def environment(self) -> Environment:
        """Jinja with the words, dates and numbers of the language."""
        if self.of_today:
            return self.of_today.environment
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            # An environment lives as long as a build, in which no template changes.
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.policies["json.dumps_kwargs"] = {}  # keys keep their order
        environment.globals.update(
            # No word changes either.
            word=cache(self.word),
            lang=self.language.lang,
            direction=self.language.tongue.direction,
            document_lang=self.language.official,
            place=place,
        )
        environment.filters.update(self._filters())
        return environment

    def _filters(self) -> dict[str, Callable[..., Any]]:
        language = self.language
        names = ("when", "span", "amount", "number", "numerals", "listed")
        return {
            **{name: getattr(language, name) for name in names},
            "text": self._text,
            "said": self._said,
            "plain": self.plain,
            "count": self._count,
            "heading": heading,
            "fill": fill,
            "fill_plain": fill_plain,
        }

    def markup(self, template: str, links: Links, **values: Any) -> Markup:
        """A template as one line of markup that other templates may hold."""
        # The template has escaped all that it was given.
        return Markup(" ".join(self.render(template, links, **values).split()))  # noqa: S704

    def render(self, template: str, links: Links, **values: Any) -> str:
        """A template filled with values."""
        found = {"library": self.library, "today": self.today, "link": links.to, **values}
        text = self.environment.get_template(template).render(found)
        return text.strip()

    def word(self, key: str) -> str:
        """A word of the interface as markup may hold it."""
        return self._text(self.library.words[key])

    def plain(self, words: str) -> str:
        """Words where no markup can stand; a label follows those in another language."""
        if not isinstance(words, Markup):
            return words
        label = f" [{self.language.label('not-yet-translated')}]" if UNTRANSLATED in words else ""
        return words.striptags() + label

    def _text(self, text: Text) -> str:
        said = text.said(self.reader or self.language.lang)
        words = self._said(said)
        if self.language.is_outdated(text, said.lang):
            return OUTDATED.format(words, self.language.label("out-of-date"))
        return words

    def _count(self, value: Decimal | int, unit: str) -> str:
        return self._said(self.language.counted(value, unit))

    def _said(self, said: Said[str]) -> str:
        """Words as they are, or marked where they are in another language than the page."""
        if not self.language.is_foreign(said):
            return said.words
        direction = self.library.languages[said.lang].direction
        if said.lang == self.reader:
            return OWN.format(said.lang, direction, said.words)
        label = self.language.label("not-yet-translated")
        return MARKED.format(said.lang, direction, label, said.words)


def inert(line: str) -> Markup:
    """A line of HTML no character of which Markdown takes for markup."""
    escaped = INLINE.sub(lambda match: f"&#{ord(match.group())};", line)
    return Markup(escaped)  # noqa: S704 - it was HTML before


def heading(text: str) -> Markup:
    """A text as the words of a Markdown heading, none of which Markdown takes for markup."""
    return inert(" ".join(Markup.escape(text).split()))


def fill(phrase: str, **parts: object) -> Markup:
    """A phrase with its `{name}` places filled, each isolated from the direction around it."""
    return fill_plain(phrase, **{name: BDI.format(part) for name, part in parts.items()})


def fill_plain(phrase: str, **parts: object) -> Markup:
    """The same without isolating them, where no markup can stand or it stands already."""
    escaped = {name: Markup.escape(part) for name, part in parts.items()}
    return Markup(filled(Markup.escape(phrase), **escaped))  # noqa: S704 - all was escaped
