"""Fragments of pages from values: Jinja, escaping by default, refusing what is undefined."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pledges.language import Language
from pledges.library import Library
from pledges.links import Links
from pledges.texts import Text

TEMPLATES = Path(__file__).parent / "templates"
# What Markdown would read as markup in the text of a heading.
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!&$~^=:-])")
# The same inside a line of HTML, whose own characters are left alone.
INLINE = re.compile(r"[\\`*_{}\[\]|!~^$]")


@dataclass(frozen=True)
class Renderer:
    """Renders the templates in one language for one day of the build."""

    library: Library
    language: Language
    today: dt.date

    @cached_property
    def environment(self) -> Environment:
        """Jinja with the words, dates and numbers of the language."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        language = self.language
        environment.globals.update(
            library=self.library, today=self.today, word=language.word, lang=language.lang
        )
        environment.filters.update(
            text=self._text,
            when=language.when,
            span=language.span,
            amount=language.amount,
            number=language.number,
            numerals=language.numerals,
            count=language.count,
            listed=language.listed,
            heading=heading,
            fill=fill,
        )
        return environment

    def render_inline(self, template: str, links: Links, **values: Any) -> str:
        """A template on one line, no character of which Markdown takes for markup."""
        text = " ".join(self.render(template, links, **values).split())
        return INLINE.sub(lambda match: f"&#{ord(match.group())};", text)

    def markup(self, template: str, links: Links, **values: Any) -> Markup:
        """A template as one line of markup that other templates may hold."""
        # The template has escaped all that it was given.
        return Markup(" ".join(self.render(template, links, **values).split()))  # noqa: S704

    def render(self, template: str, links: Links, **values: Any) -> str:
        """A template filled with values."""
        text = self.environment.get_template(template).render(link=links.to, **values)
        return text.strip()

    def _text(self, text: Text) -> str:
        return text[self.language.lang]


def heading(text: str) -> Markup:
    """A text as the words of a Markdown heading, none of which is markup."""
    return Markup("").join(
        Markup("&#{};").format(ord(c)) if MARKDOWN.fullmatch(c) else c
        for c in " ".join(text.split())
    )


def fill(phrase: str, **parts: object) -> Markup:
    """A phrase with its `{name}` places filled, each isolated from the direction around it."""
    pieces = re.split(r"(\{\w+\})", phrase)
    filled = (
        Markup("<bdi>{}</bdi>").format(parts[name])
        if (name := piece.strip("{}")) in parts and piece.startswith("{")
        else Markup.escape(piece)
        for piece in pieces
    )
    return Markup("").join(filled)
