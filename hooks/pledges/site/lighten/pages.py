"""A page made light: its first style inside, the rest not waited for, no idle spaces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pledges.language.markup import Piece, pieces
from pledges.site.lighten.policy import of_page
from pledges.site.lighten.selectors import Element, elements

STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">\s*')
SCRIPT = re.compile(r'<script src="([^"]*)"></script>\s*')
DIRECTION = re.compile(r'<html[^>]* dir="(\w+)"')
# Where spaces and line ends are part of what is said.
KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
FIRST_SCREENS = 4500  # characters of the article, markup included, that a tall window may show


@dataclass(frozen=True)
class SentPage:
    """What is known of a page: where it stands, and what it has the browser fetch."""

    path: str
    direction: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    to_top: str
    # What stands on it, and in the part of it that the first windows may show.
    elements: frozenset[Element] = field(repr=False)
    first: frozenset[Element] = field(repr=False)

    @property
    def kind(self) -> tuple[str, ...]:
        """What pages of a direction have in common that share the style of their first screens."""
        return self.to_top, *self.path.split("/")[-3:-2]


def first_screens(page: Iterable[Piece]) -> Iterator[Piece]:
    """The part of a page that the first windows may show."""
    left, within = FIRST_SCREENS, False
    for piece in page:
        text, source, slash, tag, _ = piece
        if tag == "article":
            within = not slash
        if within:
            left -= len(text) + len(source)
        if left < 0:
            return
        yield piece


def squeezed(html: str) -> str:
    """A page without idle spaces."""
    parts = KEPT.split(html)
    # Of each three parts the first is plain, the second kept, the third the name of its element.
    parts[::3] = map(_joined, parts[::3])
    del parts[2::3]
    return "".join(parts).strip()


def _joined(markup: str) -> str:
    """The lines of a part as one, with a space between them.

    A space, since axe-core takes a lone line break for a character of its own.
    """
    first, *others = markup.split("\n")
    if not others:
        return markup
    *middle, last = others
    lines = filter(None, map(str.strip, middle))
    return " ".join([first.rstrip(), *lines, last.lstrip()])


def read(path: str, html: str) -> SentPage:
    """What a page is, with the paths of its styles and scripts from the top of the site."""
    # As browsers have it, from left to right if it does not say.
    direction = found[1] if (found := DIRECTION.search(html)) else "ltr"
    addresses = STYLE_SHEET.findall(html), SCRIPT.findall(html)
    to_top = addresses[0][0].partition("assets/")[0]
    styles, scripts = (tuple(one.removeprefix(to_top) for one in found) for found in addresses)
    # As it is without scripts and, with a class more, with them.
    cut = pieces(html.replace('class="no-js"', 'class="no-js js"', 1))
    every, first = elements(cut), elements(first_screens(cut))
    return SentPage(path, direction, styles, scripts, to_top, every, first)


def light(page: SentPage, html: str, first_style: str, style: str, script: str) -> str:
    """The page with the style of its first screens inside it; the rest comes beside it."""
    html = SCRIPT.sub("", html)
    sheet = f'<link rel="stylesheet" href="{page.to_top}{style}">'
    html = STYLE_SHEET.sub(f"<style>{first_style}</style>\n", html, count=1)
    html = STYLE_SHEET.sub("", html)
    # A browser draws what stands before a style sheet without waiting for it.
    html = html.replace("</body>", f"{sheet}\n</body>")
    if page.scripts:
        beside = f'<script defer src="{page.to_top}{script}"></script>'
        html = html.replace("</head>", f"{beside}\n</head>", 1)
    return _guarded(html)


def _guarded(html: str) -> str:
    """The page with its policy, which must come before anything that it speaks of."""
    head = '<meta charset="utf-8">'
    rule = f'<meta http-equiv="Content-Security-Policy" content="{of_page(html)}">'
    return html.replace(head, head + rule, 1)
