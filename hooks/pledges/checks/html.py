"""What a page of prose may hold: Markdown, blocks, safe links, pictures of the site; no HTML.

A page is held against this twice: as it is written, where HTML is told in its line, and as
Markdown makes it, so that no trick of writing passes.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from html import unescape
from importlib import import_module
from itertools import accumulate, product
from typing import Any

from markdown import Markdown

from pledges.addresses import record_of
from pledges.language.markup import attributes, pieces
from pledges.language.prose import CODE, COMMENT, blank, spaces
from pledges.pages.front import TITLE, PageFile
from pledges.pages.shortcodes import PATTERN
from pledges.records.meant.rules import RULES, pattern
from pledges.records.problems import Problem
from pledges.records.reader import LIMIT

# As mkdocs.yml has them, with what MkDocs adds; a test holds the two together.
EXTENSIONS: dict[str, dict[str, Any]] = RULES["html"]["extensions"]
# What Markdown makes, the attributes that it sets, and what the values of some must be.
BARE = dict.fromkeys(RULES["html"]["bare"].split(), ())
ALLOWED: dict[str, Collection[str]] = {**BARE, **RULES["html"]["allowed"]}
FORMS: dict[str, tuple[str, str]] = RULES["html"]["forms"]

# An address between angle brackets.
ADDRESS = re.compile(r"<(?:https?://[^\s<>\"']+|[\w.+-]+@[\w.-]+)>")
# Markdown tries each of these signs with each in its paragraph, and headings with all others.
PARAGRAPH, MOST_SIGNS = re.compile(r"\S.*(?:\n(?![ \t]*\n).*)*"), 200
HEADED = re.compile(r"^(?:#|[-=]+[ ]*$)", re.MULTILINE)
# To find the line of each would take ever longer.
MOST_TOLD = 20
# What is deeper than any list or quotation of a page takes the reader of Markdown apart.
DEEP = re.compile(r"^[ \t>]{60,}[^\s>]|^[ \t>]*(?:(?:[-*+]|\d{1,9}\.)[ ]+){20,}", re.MULTILINE)
# What Markdown leaves as text: blocks, and marks that something beside them keeps from being read.
LEFT = {code: pattern(found, re.MULTILINE) for code, found in RULES["html"]["left"].items()}
# What is told where it is written; the line that begins or ends a block.
WRITTEN = {code: pattern(found, re.MULTILINE) for code, found in RULES["html"]["written"].items()}
FENCE = re.compile(
    r"^[ >]*(?:(?:[-*+]|\d+\.) +)?(?P<fence>/{3,}) *(?P<name>[\w-]*) *(?:\|.*)?$", re.MULTILINE
)


def problems(page: PageFile) -> Iterator[Problem]:
    """Everything in a page, below its front matter, that may not stand there."""
    # The title of a figure is that of its record, with any signs.
    collection, _ = record_of(page.page) or ("", "")
    markdown = blank(TITLE, page.text) if collection == "figures" else page.text
    if heavy := next(_heavy(markdown), None):
        at, code, values = heavy
        yield page.problem(at, code, **values)
        return
    prose = PATTERN.sub(lambda match: spaces(match) if match["call"] else match[0], markdown)
    # Code is no prose, but a summary or a line above a caption all the same.
    written = CODE.sub(lambda match: re.sub(r"[^\n`~]", "x", match[0]), prose)
    written = blank(ADDRESS, blank(COMMENT, written))
    spans = [("block_unclosed", match.span("fence")) for match in _unclosed(written)]
    for code, wrong in WRITTEN.items():
        spans += [(code, one.span(one.lastindex or 0)) for one in wrong.finditer(written)]
    for code, (at, end) in spans:
        yield page.problem(at, code, word=markdown[at:end].strip())
    for code, word in () if spans else [*dict.fromkeys(_made(prose))][:MOST_TOLD]:
        yield page.problem(_at(prose, code, word), code, word=word)


def _heavy(markdown: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """What Markdown would take minutes over."""
    if len(markdown) > LIMIT:
        yield 0, "too_large", {"limit": LIMIT}
    if deep := DEEP.search(markdown):
        yield deep.start(), "line_too_deep", {}
    if len(HEADED.findall(markdown)) > MOST_SIGNS:
        yield 0, "too_many", {"word": "#"}
    for match, sign in product(PARAGRAPH.finditer(markdown), "`[*_<!&"):
        if match[0].count(sign) > MOST_SIGNS:
            yield match.start(), "too_many", {"word": sign}


def _unclosed(written: str) -> Iterator[re.Match[str]]:
    """Where blocks begin that do not end."""
    opened: list[re.Match[str]] = []
    for match in FENCE.finditer(written):
        if match["name"]:
            opened.append(match)
        elif match["fence"] in [one["fence"] for one in opened]:
            while (last := opened.pop())["fence"] != match["fence"]:
                yield last
    yield from opened


def _at(prose: str, code: str, word: str) -> int:
    """Where something that Markdown makes is written: a line with which it begins to be made."""
    lines = prose.splitlines(keepends=True)
    ends = [*accumulate(map(len, lines))]
    # Each line by itself would take ever longer.
    at = bisect_left(ends[:-1], True, key=lambda end: (code, word) in _made(prose[:end]))  # noqa: FBT003
    return ends[at] - len(lines[at]) + max(lines[at].find(word), 0)


@lru_cache(maxsize=1000)
def _made(prose: str) -> tuple[tuple[str, str], ...]:
    """What Markdown makes of a page that may not stand there: the code of each and its words."""
    body = re.sub(r"\A-{3}[ \t]*\n(?:.*?\n)?(?:-{3}|\.{3})[ \t]*\n", "", prose, flags=re.DOTALL)
    return tuple(_wrong(_markdown().reset().convert(body)))


@cache
def _markdown() -> Markdown:
    # By their modules: to look up their names, all that is installed would be read.
    names = {one: one if "." in one else f"markdown.extensions.{one}" for one in EXTENSIONS}
    made = (import_module(names[one]).makeExtension(**how) for one, how in EXTENSIONS.items())
    return Markdown(extensions=[*made])


def _wrong(made: str) -> Iterator[tuple[str, str]]:
    """Each element held against what is allowed, and each text outside of code."""
    in_code, said = 0, list[str]()
    for text, source, slash, tag, rest in pieces(made):
        if not in_code:
            said.append(text)
        if tag == "code":
            in_code += -1 if slash else 1
        # No page has a declaration, an instruction or a script.
        if "<" in text or (source and not tag and not COMMENT.fullmatch(source)):
            yield "raw_html", source or "<"
        elif tag and not slash:
            if tag not in ALLOWED:
                yield "raw_html", f"<{tag}>"
            for name, value in attributes(rest).items():
                yield from _attribute(tag, name, value)
    whole = unescape("\n".join(said))
    yield from ((code, words) for code, left in LEFT.items() for words in left.findall(whole))


def _attribute(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    """An attribute or an address that is not allowed."""
    if name not in ALLOWED.get(tag, {name}):
        yield "not_an_attribute", name
    elif name in FORMS:
        code, form = FORMS[name]
        if not re.fullmatch(form, unescape(value)):
            yield code, value
