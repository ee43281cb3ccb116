"""What those hear who listen: links, figures and other languages say what they are."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from tests.building import SITE
from tests.built.documents import Pages, address, agree, attribute, elements, words

ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]")
# Words of the other script in a row that are more than a name.
LONG = 4
HEADINGS = {"h1", "h2", "h3", "h4"}
UNREAD = ["code", "kbd", "option", "pre", "samp", "script", "style", "svg", "template", "textarea"]


def test_every_link_has_a_name_in_words(pages: Pages) -> None:
    """None is called by a mark alone; what is hidden from listeners cannot be reached by Tab."""
    agree(
        f"{path}: {link}"
        for path, page in pages.items()
        for link in elements(page, "a[href]")
        if not is_silent(link) and not re.search(r"\w", spoken(page, link))
    )
    agree(
        f"{path}: {link}"
        for path, page in pages.items()
        for link in elements(page, "a[href][aria-hidden]")
        if attribute(link, "tabindex") != "-1"
    )


def test_links_of_one_name_lead_to_one_place(pages: Pages) -> None:
    """A list of the links of a page, as programs read it out, tells them apart."""
    agree(
        f"{path}: {name}: {sorted(targets)}"
        for path, page in pages.items()
        for name, targets in named(path, page).items()
        if len(targets) > 1 and len({shown(pages, name, target) for target in targets}) > 1
    )


def test_a_link_is_called_by_the_words_that_are_seen(pages: Pages) -> None:
    """Who speaks to the browser says what stands there (WCAG 2.5.3)."""
    agree(
        f"{path}: {words(link)} / {attribute(link, 'aria-label')}"
        for path, page in pages.items()
        for link in elements(page, "a[href][aria-label]")
        if bare(seen(link)) not in bare(attribute(link, "aria-label"))
    )


def test_figures_have_names(pages: Pages) -> None:
    """A caption, or a label."""
    agree(
        f"{path}: {str(figure)[:80]}"
        for path, page in pages.items()
        for figure in elements(page, "figure")
        if not attribute(figure, "aria-label")
        and not attribute(figure, "aria-labelledby")
        and not figure.select(":scope > figcaption")
    )


def test_what_is_in_the_other_script_says_its_language(pages: Pages) -> None:
    """A voice reads words by the rules of the language that they are marked with."""
    agree(f"{path}: {text}" for path, page in pages.items() for text in unmarked(page))


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<a href="#">¶</a>', "¶"),
        ('<a href="#"><img alt="Map"> of <b>Iraq</b></a>', "Map of Iraq"),
        ('<a href="#" aria-label="All files">Files</a>', "All files"),
    ],
)
def test_a_name_is_what_is_read_aloud(html: str, name: str) -> None:
    """The label, or else the words with those of pictures."""
    page = soup(html)
    assert spoken(page, next(elements(page, "a"))) == name


def test_what_must_be_marked_is_found() -> None:
    """In a page of one language more than a name in the script of the other."""
    text = "يقول إن <bdi>it has worked with all of them</bdi> ثم"
    assert list(unmarked(soup(f'<html lang="ar"><body>{text}'))) == [
        "it has worked with all of them"
    ]
    marked = text.replace("<bdi>", '<bdi lang="en">')
    assert list(unmarked(soup(f'<html lang="ar"><body>{marked}'))) == []


def soup(html: str) -> BeautifulSoup:
    """A page."""
    return BeautifulSoup(html, "html.parser")


def is_silent(link: Tag) -> bool:
    """Whether a link is hidden from listeners, or from everyone until a script shows it."""
    return attribute(link, "aria-hidden") == "true" or link.find_parent(hidden=True) is not None


def seen(link: Tag) -> str:
    """The words of a link, with those that stand for its pictures."""
    parts = (
        str(part) if isinstance(part, NavigableString) else attribute(part, "alt")
        for part in link.descendants
        if isinstance(part, NavigableString | Tag)
    )
    return " ".join("".join(parts).split())


def spoken(page: Tag, link: Tag) -> str:
    """The name of a link as it is read aloud."""
    labels = attribute(link, "aria-labelledby").split()
    labelled = [words(tag) for label in labels for tag in elements(page, f'[id="{label}"]')]
    label = attribute(link, "aria-label").strip()
    return " ".join(labelled) or label or seen(link) or attribute(link, "title")


def named(path: str, page: Tag) -> dict[str, set[str]]:
    """The places to which the links of each name lead."""
    found: dict[str, set[str]] = {}
    for link in elements(page, "a[href]"):
        if not is_silent(link):
            target = urljoin(address(path), attribute(link, "href"))
            found.setdefault(spoken(page, link).casefold(), set()).add(target)
    return found


def shown(pages: Pages, name: str, target: str) -> str:
    """What a target shows: the same row or part of a record on several pages is one thing.

    A heading that is a link of the same name itself shows what that leads to.
    """
    url, _, anchor = target.partition("#")
    if anchor.startswith("milestone-"):
        return anchor
    path = f"{url.removeprefix(SITE)}index.html"
    place = pages[path].find(id=anchor) if anchor and path in pages else None
    heading = place if isinstance(place, Tag) and place.name in HEADINGS else Tag(name="none")
    for link in elements(heading, "a[href]:not(.headerlink)"):
        if spoken(pages[path], link).casefold() == name:
            target = urljoin(address(path), attribute(link, "href"))
    return re.sub(r"report/#report-(?!sources)", "pledges/", target).removesuffix("/")


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(re.findall(r"\w", text))


def unmarked(page: Tag) -> Iterator[str]:
    """The texts that are mostly words of the other script than that of their language."""
    for text in page.find_all(string=True):
        around = list(text.parents)
        if type(text) is not NavigableString or any(tag.name in UNREAD for tag in around):
            continue
        langs = (attribute(tag, "lang") for tag in around if attribute(tag, "lang"))
        arabic = next(langs, "") in {"ar", "ckb"}
        own, other = (ARABIC, LATIN) if arabic else (LATIN, ARABIC)
        counts = [sum(bool(kind.search(word)) for word in text.split()) for kind in (own, other)]
        if counts[1] >= LONG and counts[1] > counts[0]:
            yield " ".join(text.split())
