"""A page as it reads with no style and no script: its order, its landmarks, its ways on."""

from collections import Counter

from bs4 import Tag
from tests.built.documents import Pages, agree, attribute, elements, words

# What a page is made of, in the order in which it must be read.
PARTS = ("a.md-skip", "header", "nav.md-tabs", "main", "article", ".md-footer")
LANDMARKS = "nav, aside, [role=dialog], [role=region]"
# What opens the menu, its levels and the search; a title in the text opens nothing.
OPENERS = ".md-header__button[for], .md-nav__link[for], .md-search label[for]"


def test_parts_come_in_the_order_of_reading(pages: Pages) -> None:
    """The way past the menu, header, menu, content, footer; a page without sections skips none."""
    for path, page in pages.items():
        order = {id(tag): place for place, tag in enumerate(page.find_all(name=True))}
        places = [order[id(tag)] for part in PARTS for tag in elements(page, part)]
        assert len(places) >= len(PARTS) - 1, path
        assert places == sorted(places), path


def test_there_is_one_of_each_main_part(pages: Pages) -> None:
    """One header, one main, one footer and one h1 a page, the h1 in the content."""
    agree(
        f"{path}: {part}"
        for path, page in pages.items()
        for part in ("body > header", "main", ".md-footer", "h1", "main article h1")
        if len(page.select(part)) != 1
    )


def test_the_first_link_skips_to_the_content(pages: Pages) -> None:
    """The first link of a page leads to its heading, where it has one to lead to."""
    for path, page in pages.items():
        first = next(elements(page, "body a[href]"))
        target = attribute(first, "href")
        assert target.startswith("#") == ("md-skip" in attribute(first, "class")), path
        assert not target.startswith("#") or page.select(f"article [id='{target[1:]}']"), path


def test_landmarks_have_names_of_their_own(pages: Pages) -> None:
    """Each landmark has a name, and no two at one level of the page share theirs."""
    for path, page in pages.items():
        names = [(tag, name(page, tag)) for tag in elements(page, LANDMARKS)]
        assert [str(tag)[:80] for tag, found in names if not found] == [], path
        once = Counter(found for tag, found in names if not tag.find_parent("li"))
        # The contents of a page stand twice: beside it, and in the menu of a narrow screen.
        assert [found for found, count in once.items() if count > 1] == [], path


def test_without_scripts_there_is_a_way_to_every_section(pages: Pages) -> None:
    """The footer links to the first page of each section and to the index of terms."""
    for path, page in pages.items():
        tabs = [attribute(tag, "href") for tag in elements(page, ".md-tabs a")]
        ends = [attribute(tag, "href") for tag in elements(page, "footer ul.sections a")]
        assert ends[: len(tabs)] == tabs, path
        assert ends[-1].endswith("index-az/") or path.endswith("index-az/index.html"), path


def test_the_menu_opens_without_scripts(pages: Pages) -> None:
    """Each label that opens a part of the page is that of a checkbox before it."""
    agree(
        f"{path}: {attribute(label, 'for')}"
        for path, page in pages.items()
        for label in elements(page, OPENERS)
        if not label.find_all_previous("input", type="checkbox", id=attribute(label, "for"))
    )


def name(page: Tag, tag: Tag) -> str:
    """The name of a landmark: its own, or the words of what labels it."""
    if own := attribute(tag, "aria-label").strip():
        return own
    if label := attribute(tag, "aria-labelledby"):
        return " ".join(words(found) for found in elements(page, f"[id='{label}']"))
    return ""
