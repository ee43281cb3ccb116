"""What a style sheet still has to say where every page already holds a part of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from operator import itemgetter

from cssselect2 import SelectorError
from cssselect2.parser import parse

from pledges.site.lighten.selectors import Element, Known, subject
from pledges.site.lighten.sheets import Group, Rule, Selector, Sheet

Declaration = tuple[str, str]
# A declaration with its selector and the groups that it stands in.
Saying = tuple[tuple[str, ...], str, Declaration]
VENDOR = re.compile(r"-(?:webkit|moz|ms)-")
# Names under which a property stands with those that set it too: `left` with `inset`.
SAME = (
    (re.compile(r"(?=left$|right$|top$|bottom$)"), "inset-"),
    (re.compile(r"(?=line-height$)"), "font-"),
    (re.compile(r"grid-(?=(?:row-|column-)?gap$)"), ""),
    (re.compile(r"(row|column)-gap$"), r"gap-\1"),
    (re.compile(r"(align|justify)-(\w+)$"), r"place-\2-\1"),
    (re.compile(r"(?=color-adjust$)"), "print-"),
    (re.compile(r"word-wrap$"), "overflow-wrap"),
    (re.compile(r"page-(?=break)"), ""),
    (re.compile(r"(?=(?:(?:min|max)-)?(?:height|width|(?:block|inline)-size)$)"), "size-"),
)
SIDE = re.compile(r"-(left|right|top|bottom)(?:-|$)")
# Sides by the direction of the text, which are not known to be other sides.
BY_DIRECTION = re.compile(r"-(?:block|inline)(?:-|$)")


@dataclass(frozen=True)
class Rank:
    """What two declarations share of which the later one wins.

    `part` is the pseudo-element that they speak of, if any.
    """

    specificity: tuple[int, ...]
    part: str | None
    important: bool


class Kept:
    """The declarations that are still said, which come after the style that pages hold."""

    def __init__(self, said: frozenset[Saying], known: Known) -> None:
        """Begin with what every page holds and the elements that pages may have."""
        self._said = said
        self._known = known
        self._kept: dict[Rank, set[tuple[Element, Declaration]]] = defaultdict(set)

    def left(self, rule: Rule, heads: tuple[str, ...]) -> Iterator[Rule]:
        """The rules that are left of one."""
        left = ((tuple(self._left(one, rule.declarations, heads)), one) for one in rule.selectors)
        said_alike = itemgetter(0)
        for declarations, alike in groupby(sorted(left, key=said_alike), said_alike):
            if declarations:
                yield Rule(tuple(one for _, one in alike), declarations)

    def _left(
        self, selector: Selector, declarations: Iterable[Declaration], heads: tuple[str, ...]
    ) -> Iterator[Declaration]:
        weight, element = _weight(selector), subject(selector.tokens)
        for one in declarations:
            if weight is None:
                yield one
                continue
            rank = Rank(*weight, one[1].endswith("!important"))
            if (heads, selector.text, one) in self._said and not self._overruled(
                rank, element, one
            ):
                continue
            self._kept[rank].add((element, one))
            yield one

    def _overruled(self, rank: Rank, element: Element, declaration: Declaration) -> bool:
        """Whether what is kept and stood before a declaration would win once it stands after."""
        return any(
            declaration != other
            and overlap(declaration[0], other[0])
            and self._known.has(element | its)
            for its, other in self._kept[rank]
        )


def unsaid(sheet: Sheet, firsts: Iterable[Sheet], known: Known) -> Sheet:
    """A sheet without what all of the first sheets say, if it comes after them.

    A declaration that would then lose to one that it won over (CSS Cascading 4, section 6.1) is
    said again.
    """
    said = frozenset.intersection(*(frozenset(_sayings(first)) for first in firsts))
    return tuple(_unsaid(sheet, Kept(said, known)))


@cache
def overlap(name: str, other: str) -> bool:
    """Whether two properties may set the same, as `margin` and `margin-left` do."""
    name, other = sorted((_alike(name), _alike(other)), key=len)
    if name.startswith("--") or name == other:
        return name == other
    if (side := SIDE.search(name)) and (its := SIDE.search(other)) and side[1] != its[1]:
        return False
    first = name.partition("-")[0]
    by_direction = BY_DIRECTION.search(name) or BY_DIRECTION.search(other)
    return f"{other}-".startswith(f"{name}-") or (
        f"{other}-".startswith(f"{first}-") and (first == "border" or by_direction is not None)
    )


def _alike(name: str) -> str:
    name = VENDOR.sub("", name)
    for pattern, place in SAME:
        name = pattern.sub(place, name, count=1)
    return name


def _unsaid(sheet: Sheet, kept: Kept, heads: tuple[str, ...] = ()) -> Iterator[Rule | Group]:
    for one in sheet:
        if isinstance(one, Rule):
            yield from kept.left(one, heads)
        elif not one.rules:
            yield one
        elif rules := tuple(_unsaid(one.rules, kept, (*heads, one.head))):
            yield replace(one, rules=rules)


def _sayings(sheet: Sheet, heads: tuple[str, ...] = ()) -> Iterator[Saying]:
    for one in sheet:
        if isinstance(one, Group):
            yield from _sayings(one.rules, (*heads, one.head))
        else:
            yield from (
                (heads, selector.text, pair)
                for selector in one.selectors
                for pair in one.declarations
            )


def _weight(selector: Selector) -> tuple[tuple[int, ...], str | None] | None:
    """The specificity of a selector and the part of an element that it speaks of, if known.

    What only one browser knows is kept, and speaks of a part that nothing else speaks of.
    """
    try:
        (found,) = parse(selector.tokens)
    except SelectorError:
        return None
    return found.specificity, found.pseudo_element
