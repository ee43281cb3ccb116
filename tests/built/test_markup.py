"""The markup of pages: ids, headings, tables and drawings that anyone can use, no leftovers."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from bs4.element import PageElement, Tag
from tests.built.documents import (
    Pages,
    addressed,
    agree,
    article,
    attribute,
    elements,
    language,
    twin,
    words,
)

# The index of terms has the letters of each alphabet.
LETTERED = "index-az/index.html"
# What a template or a shortcode leaves behind when something went wrong.
WITH_FORMS = re.compile(r"guides/keys/|changes/")
CODE = {"pre", "code", "script", "style"}
SPOKEN = ("title", "aria-label", "alt", "content", "data-head")
LEFTOVER = re.compile(
    r"\{[a-z_]*\}|\{[#.:][^}]*\}|\{\{|\{%|\bNone\b(?! of\b)|[Uu]ndefined|\bNaN\b|Decimal\(|&amp;#"
)
DOUBLED = re.compile(r"(?<!\.)\.\s?\.(?!\.)|،\s?،|؛\s?؛|::|: :|,\s?,|;\s?;|\(\s*\)")


def test_ids_are_unique(pages: Pages) -> None:
    """No id stands twice on a page."""
    agree(
        f"{path}: #{name}"
        for path, page in pages.items()
        for name, count in Counter(attribute(tag, "id") for tag in page(id=True)).items()
        if count > 1
    )


def test_headings_have_the_same_ids_in_both_languages(pages: Pages) -> None:
    """A link to a section works in the other language: same ids, same ranks, same order."""
    agree(
        f"{path}: {arabic} {english}"
        for path in addressed(pages)
        if language(path) == "ar" and path != LETTERED
        for arabic, english in zip_longest(headings(pages[path]), headings(pages[twin(path)]))
        if arabic != english
    )


def test_tables_can_be_read_aloud(pages: Pages) -> None:
    """Each table has a caption, and each head says whether it is of a row or of a column."""
    agree(
        f"{path}: {words(table)[:60]}"
        for path, page in pages.items()
        for table in elements(page, "table")
        if not any(words(caption) for caption in elements(table, "caption"))
        or not table.select("thead th")
        or any(attribute(head, "scope") not in {"col", "row"} for head in elements(table, "th"))
    )


def test_rows_of_tables_are_full(pages: Pages) -> None:
    """Each row has a cell for each column, and none is empty."""
    agree(
        f"{path}: {words(row)[:60]}"
        for path, page in pages.items()
        for table in elements(page, "table")
        for heads in [len(table.select("thead th"))]
        for row in elements(table, "tbody tr")
        for cells in [row.find_all(["th", "td"], recursive=False)]
        if len(cells) != heads or not all(words(cell) for cell in cells)
    )


def test_drawings_have_a_role_and_a_name(pages: Pages) -> None:
    """Each drawing is an image or, where values lead on, a group, with a name in words."""
    drawings = [(path, svg) for path, page in pages.items() for svg in drawn(article(page))]
    assert drawings
    agree(
        f"{path}: {str(svg)[:80]}"
        for path, svg in drawings
        if attribute(svg, "role") not in {"img", "group"} or not name_of(svg)
    )


def test_icons_stand_in_something_with_a_name(pages: Pages) -> None:
    """An icon without a name of its own is in a link, a button or a label that has one."""
    for path, page in pages.items():
        for icon in elements(page, "a > svg, button > svg"):
            parent = icon.parent
            assert parent is not None
            name = attribute(parent, "aria-label") or attribute(parent, "title") or words(parent)
            assert name, (path, str(parent)[:120])


def test_nothing_is_left_over(site: Path, pages: Pages) -> None:
    """No shortcode, placeholder or value of the program is left for a reader to see."""
    for path in pages:
        text = (site / path).read_text(encoding="utf-8")
        assert not re.search(r"<!--\s*pledges", text), path
    agree(
        f"{path}: {text}"
        for path, page in pages.items()
        for text in shown(page)
        # The page of keys explains the plural forms, in which the number has this place; the
        # change log quotes them.
        if LEFTOVER.search(text.replace("{n}", "") if WITH_FORMS.search(path) else text)
    )


def test_no_punctuation_is_doubled(pages: Pages) -> None:
    """Words of the site and texts of the records join without a mark said twice."""
    agree(
        f"{path}: …{block[max(0, found.start() - 40) : found.end() + 10]}…"
        for path, page in pages.items()
        for tag in elements(article(page), "p, td, th, dd, dt, figcaption, caption")
        for block in [own_words(tag)]
        for found in [DOUBLED.search(block)]
        if found
    )


def headings(page: Tag) -> list[tuple[str, str]]:
    """The ranks and ids of the headings of a page, in order."""
    return [(tag.name, attribute(tag, "id")) for tag in elements(article(page), "h1, h2, h3, h4")]


def drawn(content: Tag) -> list[Tag]:
    """The drawings of a page, without the icons of its links and what listeners have in words."""
    every = elements(content, "svg:not([aria-hidden], svg svg)")
    return [svg for svg in every if not svg.find_parent(["a", "button"])]


def name_of(svg: Tag) -> str:
    """The name by which a drawing is read aloud."""
    labels = attribute(svg, "aria-labelledby").split()
    titles = [words(tag) for label in labels for tag in elements(svg, f'[id="{label}"]')]
    return attribute(svg, "aria-label") or " ".join(titles if len(titles) == len(labels) else [])


def shown(page: Tag) -> Iterator[str]:
    """The texts and the spoken attributes of a page, but not what stands in code."""
    for text in page.find_all(string=True):
        if not CODE & {tag.name for tag in text.parents}:
            yield str(text)
    for tag in page.find_all(name=True):
        yield from (attribute(tag, name) for name in SPOKEN if name in tag.attrs)


def own_words(block: Tag) -> str:
    """The text of a block as it is read, but for the titles of documents, which we only repeat."""
    texts = block.find_all(string=True)
    return " ".join("".join("…" if quoted(text) else text for text in texts).split())


def quoted(text: PageElement) -> bool:
    """Whether a text is the title of a document that a link leads to."""
    link = text.find_parent("a")
    return link is not None and "external" in attribute(link, "rel").split()
