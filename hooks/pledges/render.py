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
            count=language.count,
            listed=language.listed,
            heading=heading,
            fill=fill,
        )
        return environment

    def markup(self, template: str, links: Links, **values: Any) -> Markup:
        """A template as markup that other templates may hold."""
        # The template has escaped all that it was given.
        return Markup(self.render(template, links, **values))  # noqa: S704

    def render(self, template: str, links: Links, **values: Any) -> str:
        """A template filled with values."""
        text = self.environment.get_template(template).render(link=links.to, **values)
        return text.strip()

    def _text(self, text: Text) -> str:
        return text[self.language.lang]


def heading(text: str) -> Markup:
    """A text as the words of a Markdown heading, none of which is markup."""
    plain = " ".join(text.split())
    return Markup("").join(
        Markup("&#{};").format(ord(c)) if MARKDOWN.fullmatch(c) else c for c in plain
    )


def fill(phrase: str, **parts: object) -> Markup:
    """A phrase with its `{name}` places filled, each isolated from the direction around it."""
    filled = Markup.escape(phrase)
    for key, part in parts.items():
        filled = filled.replace(f"{{{key}}}", Markup("<bdi>{}</bdi>").format(part))
    return filled
