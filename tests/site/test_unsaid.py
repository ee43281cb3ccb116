"""What pages already say is not said again, unless it would lose to what it won over."""

from collections.abc import Iterator
from typing import Any

import pytest
from cssselect2.parser import parse
from hypothesis import given
from hypothesis import strategies as st

from pledges.site.lighten import sheets
from pledges.site.lighten.selectors import Known
from pledges.site.lighten.sheets import Group, Rule, Sheet
from pledges.site.lighten.unsaid import overlap, unsaid

ELEMENTS = tuple(frozenset(one.split()) for one in ("p .a", "p .b", "p .a .b", "b .c", "b .a .c"))
KNOWN = Known(ELEMENTS)
SELECTORS = (".a", ".b", "p", "b", "p.a", ".a.b", ":is(.a,.c)", "p::before")
SIDES = ("left", "right", "top", "bottom")
DECLARATIONS = tuple(
    f"{name}:{value}"
    for name in ("margin", "margin-left", "margin-right", "margin-inline-start")
    for value in ("0", "1px", "0!important")
)
RULES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SELECTORS), min_size=1, max_size=2, unique=True),
        st.lists(st.sampled_from(DECLARATIONS), min_size=1, max_size=3, unique=True),
        st.sampled_from(["", "@media print"]),
    ),
    min_size=1,
    max_size=7,
)


def read(css: str) -> Sheet:
    """A sheet from its text."""
    return sheets.read(css, "", {})


def written(rules: list[Any]) -> str:
    """The text of rules: selectors, declarations, the group around them."""
    texts = (f"{','.join(selectors)}{{{';'.join(pairs)}}}" for selectors, pairs, _ in rules)
    groups = (group for *_, group in rules)
    return "".join(
        f"{group}{{{text}}}" if group else text for text, group in zip(texts, groups, strict=True)
    )


def sides(name: str) -> tuple[str, ...]:
    """The sides that a property sets where text runs from left to right."""
    side = name.removeprefix("margin").removeprefix("-").replace("inline-start", "left")
    return (side,) if side else SIDES


def sayings(sheet: Sheet, *, printed: bool) -> Iterator[tuple[Any, tuple[str, str]]]:
    """Each selector with each of its declarations, in order."""
    for one in sheet:
        if isinstance(one, Group):
            yield from sayings(one.rules, printed=printed) if printed else ()
        else:
            yield from ((s, pair) for s in one.selectors for pair in one.declarations)


def matches(text: str, element: frozenset[str]) -> bool:
    """Whether a selector of these tests speaks of an element."""
    if text.startswith(":is"):
        return not element.isdisjoint({".a", ".c"})
    bare = text.removesuffix("::before")
    return {f".{one}" if at else one for at, one in enumerate(bare.split(".")) if one} <= element


def drawn(sheet: Sheet, *, printed: bool) -> dict[tuple[Any, ...], str]:
    """What each side of each element gets by the cascade: weight first, then order."""
    found: dict[tuple[Any, ...], tuple[Any, str]] = {}
    for order, (selector, (name, value)) in enumerate(sayings(sheet, printed=printed)):
        (parsed,) = parse(selector.text)
        rank = value.endswith("!important"), parsed.specificity, order
        for element in filter(lambda one: matches(selector.text, one), ELEMENTS):
            for side in sides(name):
                place = element, parsed.pseudo_element, side
                found[place] = max(found.get(place, (rank, value)), (rank, value))
    return {place: value.removesuffix("!important") for place, (_, value) in found.items()}


@given(rules=RULES, data=st.data())
def test_what_is_left_after_the_first_draws_the_same(rules: list[Any], data: st.DataObject) -> None:
    """Whatever part of a sheet the pages hold, with the rest it draws what the whole draws."""
    whole = read(written(rules))
    picks = st.lists(st.booleans(), min_size=len(whole), max_size=len(whole))
    firsts = [
        tuple(one for one, picked in zip(whole, data.draw(picks), strict=True) if picked)
        for _ in range(2)
    ]
    rest = unsaid(whole, firsts, KNOWN)
    for first in firsts:
        for printed in (False, True):
            assert drawn(first + rest, printed=printed) == drawn(whole, printed=printed)


@pytest.mark.parametrize(
    ("css", "first", "left"),
    [
        (".a{x:1}.b{y:1}", ".a{x:1}", ".b{y:1}"),
        (".a{x:1;y:1}", ".a{x:1}", ".a{y:1}"),
        (".a,.b{x:1}", ".b{x:1}", ".a{x:1}"),
        # `.a` came after `.b` and won: it is said again.
        (".b{x:1}.a{x:2}", ".a{x:2}", ".b{x:1}.a{x:2}"),
        # No element has both, so nothing is won or lost.
        (".b{x:1}.c{x:2}", ".c{x:2}", ".b{x:1}"),
        # More weight wins wherever it stands.
        (".b{x:1}p.a{x:2}", "p.a{x:2}", ".b{x:1}"),
        ("@media print{.a{x:1}}.a{y:1}", ".a{x:1}", "@media print{.a{x:1}}.a{y:1}"),
        ("@media print{.a{x:1}}.a{y:1}", "@media print{.a{x:1}}", ".a{y:1}"),
        (".a::-webkit-x{x:1}", ".a::-webkit-x{x:1}", ".a::-webkit-x{x:1}"),
        ("@font-face{x:1}.a{x:1}", ".a{x:1}", "@font-face{x:1}"),
    ],
)
def test_what_every_page_holds_is_left_out(css: str, first: str, left: str) -> None:
    """By declaration and selector, within the same group."""
    assert sheets.write(unsaid(read(css), [read(first)], KNOWN), "") == left


@pytest.mark.parametrize(
    ("name", "others", "free"),
    [
        ("margin-left", ("margin", "margin-inline", "margin-inline-start"), ("margin-right",)),
        ("left", ("inset", "inset-inline-end"), ("right", "margin-left")),
        ("line-height", ("font",), ("font-size",)),
        ("border-left", ("border", "border-color", "border-inline"), ("border-right-width",)),
        ("row-gap", ("gap", "grid-gap", "grid-row-gap"), ("column-gap", "grid-row")),
        ("align-items", ("place-items",), ("justify-items", "align-self")),
        ("width", ("inline-size", "block-size"), ("max-width",)),
        ("-webkit-mask-size", ("mask", "mask-size"), ("mask-image",)),
        ("color", ("color",), ("color-adjust", "background-color")),
        ("--a", ("--a",), ("--a-b",)),
    ],
)
def test_properties_that_set_each_other_are_known(
    name: str, others: tuple[str, ...], free: tuple[str, ...]
) -> None:
    """Shorthands, other names, sides by the direction of the text; in either order."""
    assert all(overlap(name, other) and overlap(other, name) for other in others)
    assert not any(overlap(name, other) or overlap(other, name) for other in free)


def test_rules_stay_rules() -> None:
    """Selectors of which the same is left stand together."""
    (rule,) = unsaid(read("p,b,.a{x:1}"), [read(".a{x:1}")], KNOWN)
    assert isinstance(rule, Rule)
    assert [one.text for one in rule.selectors] == ["p", "b"]
