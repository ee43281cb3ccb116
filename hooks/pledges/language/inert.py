"""Texts as markup that no reader of Markdown or HTML takes for more than it says."""

import re

from markupsafe import Markup

from pledges.language.phrases import filled

# What Markdown would read as markup in the text of a heading.
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!&$~^=:-])")
# The same inside a line of HTML, whose own characters are left alone.
INLINE = re.compile(r"[\\`*_{}\[\]|!~^$]|=(?==)|(?<==)=")
BDI = Markup("<bdi>{}</bdi>")


def inert(line: str) -> str:
    """A line of HTML no character of which Markdown takes for markup."""
    return INLINE.sub(lambda match: f"&#{ord(match.group())};", line)


def heading(text: str) -> Markup:
    """A text as the words of a Markdown heading, none of which Markdown takes for markup."""
    if isinstance(text, Markup):
        return Markup(inert(" ".join(text.split())))  # noqa: S704 - it was markup before
    return Markup("").join(
        Markup("&#{};").format(ord(c)) if MARKDOWN.fullmatch(c) else c
        for c in " ".join(text.split())
    )


def fill(phrase: str, **parts: object) -> Markup:
    """A phrase with its `{name}` places filled, each isolated from the direction around it."""
    return fill_plain(phrase, **{name: BDI.format(part) for name, part in parts.items()})


def fill_plain(phrase: str, **parts: object) -> Markup:
    """The same without isolating them, where no markup can stand or it stands already."""
    escaped = {name: Markup.escape(part) for name, part in parts.items()}
    return Markup(filled(Markup.escape(phrase), **escaped))  # noqa: S704 - all was escaped
