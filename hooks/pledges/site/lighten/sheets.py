"""A style sheet read, cut to what the pages of a site can match, and written small."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import tinycss2

from pledges.site.lighten.selectors import Known, answers, split

TOP = "%top%/"  # stands in addresses for the way to the top of the site
ADDRESS = re.compile(r"""url\((["']?)(?!data:|["']|#)([^"')]+)\1\)""")
PLAIN = {"skip_comments": True, "skip_whitespace": True}
TIGHT = {",", ">", "~"}
# Rules within these are cut; the others stay as they are.
NESTING = {"media", "supports"}


@dataclass(frozen=True)
class Selector:
    """One selector as text and as tokens."""

    text: str
    tokens: tuple[Any, ...] = field(compare=False, repr=False)


@dataclass(frozen=True)
class StyleRule:
    """Selectors and declarations, each a name and what follows its colon."""

    selectors: tuple[Selector, ...]
    declarations: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """The rule as it is sent."""
        selectors = ",".join(one.text for one in self.selectors)
        return f"{selectors}{{{_written(self.declarations)}}}"


@dataclass(frozen=True)
class Group:
    """A rule that begins with @: with rules inside, or with declarations, or with a text."""

    head: str
    rules: tuple["StyleRule | Group", ...] = ()
    text: str = ""

    def __str__(self) -> str:
        """The group as it is sent."""
        return f"{self.head}{{{self.text}{''.join(map(str, self.rules))}}}"


Sheet = tuple[StyleRule | Group, ...]


@dataclass(frozen=True)
class Out:
    """What to leave out: rules, by their media and selector in one line; declarations, by name."""

    rules: re.Pattern[str]
    declarations: re.Pattern[str]


NOTHING = Out(re.compile(r"(?!)"), re.compile(r"(?!)"))


def read(css: str, folder: str, new: Mapping[str, str]) -> Sheet:
    """A style sheet that stands in a folder of the site; some files have new names."""

    def from_top(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, found[2]))
        return f"url({TOP}{new.get(path, path)})"

    return tuple(_rules(tinycss2.parse_stylesheet(ADDRESS.sub(from_top, css), **PLAIN)))


def write(sheet: Sheet, to_top: str) -> str:
    """The text of a style sheet, from which `to_top` leads to the top of the site."""
    return "".join(map(str, sheet)).replace(TOP, to_top)


def cut(sheet: Sheet, known: Known, out: Out = NOTHING) -> Sheet:
    """Keep the rules that can match on pages with these elements, and the variables they ask for.

    `out` says what to leave out all the same.
    """
    kept = _last_said(tuple(_kept(sheet, known, out)))
    while True:
        text = write(kept, "")
        asked = set(re.findall(r"var\((--[\w-]+)", text))
        animated = " ".join(re.findall(r"animation(?:-name)?:([^;}]+)", text))
        fewer = tuple(_asked_for(kept, asked, animated))
        if fewer == kept:
            return kept
        kept = fewer


def small(tokens: Iterable[Any]) -> str:
    """Tokens as text, without comments and with as few spaces as their meaning allows."""
    written = ""
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            written += "" if written[-1:] in {"", " ", *TIGHT} else " "
        elif token.type == "literal":
            written = (written.rstrip() if token.value in TIGHT else written) + token.value
        elif token.type == "function":
            written += f"{token.name}({small(token.arguments).strip()})"
        elif token.type == "() block":
            written += f"({small(token.content).strip()})"
        else:
            written += token.serialize()
    return written


def _rules(nodes: Iterable[Any]) -> Iterator[StyleRule | Group]:
    for node in nodes:
        if node.type == "qualified-rule":
            parts = (tuple(one) for one in split(node.prelude))
            selectors = tuple(Selector(small(part).strip(), part) for part in parts)
            yield StyleRule(selectors, tuple(_declarations(node.content)))
        elif node.type == "at-rule" and node.content is not None:
            head = f"@{node.at_keyword} {small(node.prelude).strip()}".strip()
            if node.lower_at_keyword in NESTING:
                inner = tinycss2.parse_rule_list(node.content, **PLAIN)
                yield Group(head, tuple(_rules(inner)))
            elif node.lower_at_keyword == "font-face":
                yield Group(head, text=_written(_declarations(node.content)))
            else:
                yield Group(head, text=small(node.content).strip())
        elif node.type == "error":
            raise ValueError(f"style sheet, line {node.source_line}: {node.message}")


def _declarations(tokens: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for one in tinycss2.parse_blocks_contents(tokens, **PLAIN):
        if one.type != "declaration":
            raise ValueError(f"style sheet, line {one.source_line}: {one.type} among declarations")
        yield one.name, (small(one.value).strip() or " ") + ("!important" if one.important else "")


def _written(declarations: Iterable[tuple[str, str]]) -> str:
    return ";".join(f"{name}:{value}" for name, value in declarations)


def _kept(sheet: Sheet, known: Known, out: Out, within: str = "") -> Iterator[StyleRule | Group]:
    for one in sheet:
        if isinstance(one, Group):
            rules = tuple(_kept(one.rules, known, out, one.head))
            if (rules or not one.rules) and not out.rules.search(one.head):
                yield replace(one, rules=rules)
            continue
        selectors = tuple(
            selector
            for selector in one.selectors
            if answers(selector.tokens, known) and not out.rules.search(f"{within} {selector.text}")
        )
        left = tuple(pair for pair in one.declarations if not out.declarations.match(pair[0]))
        if selectors and left:
            yield StyleRule(selectors, left)


def _last_said(sheet: Sheet) -> Sheet:
    """Leave out what a later rule with the same selectors in the same place says otherwise."""
    said: set[tuple[str, str]] = set()
    left: list[StyleRule | Group] = []
    for one in reversed(sheet):
        if isinstance(one, Group):
            left.append(replace(one, rules=_last_said(one.rules)))
            continue
        of = ",".join(selector.text for selector in one.selectors)
        pairs = tuple(pair for pair in one.declarations if (of, pair[0]) not in said)
        said.update((of, name) for name, value in pairs if not value.startswith("-webkit-"))
        if pairs:
            left.append(replace(one, declarations=pairs))
    return tuple(reversed(left))


def _asked_for(sheet: Sheet, variables: set[str], animations: str) -> Iterator[StyleRule | Group]:
    for one in sheet:
        if isinstance(one, Group):
            kind, _, name = one.head.partition(" ")
            rules = tuple(_asked_for(one.rules, variables, animations))
            if kind.endswith("keyframes") and name not in animations:
                continue
            if rules or not one.rules:
                yield replace(one, rules=rules)
        else:
            left = tuple(
                (name, value)
                for name, value in one.declarations
                if not name.startswith("--") or name in variables
            )
            if left:
                yield replace(one, declarations=left)
