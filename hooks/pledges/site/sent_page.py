"""A page as it is sent: without idle spaces."""

import re

# Where spaces and line ends are part of what is said.
KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)


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
