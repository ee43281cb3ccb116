"""Links lead somewhere: inside the site, to the other language, to the file that fills a page."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag
from tests.building import REPOSITORY, SITE
from tests.built.documents import (
    NOT_FOUND,
    Pages,
    address,
    addressed,
    agree,
    article,
    attribute,
    elements,
    language,
    twin,
)

from pledges.records.library import Library

EDIT = f"{REPOSITORY}/edit/main/"
# Pages that are filled from one file of data/, besides those of a single record.
FILLED = {
    "glossary/": "data/glossary.yml",
    "sources/": "data/sources.yml",
    "timeline/": "data/events.yml",
    "compact/objectives/": "data/objectives.yml",
    "compact/principles/": "data/principles.yml",
    "bodies/": "data/bodies.yml",
}


def test_internal_links_and_anchors_resolve(site: Path, pages: Pages) -> None:
    """Every address within the site is a file of it, and every anchor an id of that page."""
    ids = {path: {attribute(tag, "id") for tag in page(id=True)} for path, page in pages.items()}
    assert ids
    agree(
        f"{path}: {link}"
        for path, page in pages.items()
        for link in links(page)
        for file, anchor in inside(path, link)
        if not (site / file).is_file() or (anchor and anchor not in ids.get(file, ()))
    )


def test_pages_for_missing_addresses_link_from_the_top(pages: Pages) -> None:
    """They are shown at any depth, so no link of theirs is relative to where they stand."""
    agree(
        f"{path}: {link}"
        for path in NOT_FOUND
        for link in links(pages[path])
        if not link.startswith(("/", "#", "https://"))
    )


def test_the_language_switch_leads_to_the_twin(pages: Pages) -> None:
    """The switch offers this page in the other language, and names that language."""
    for path, page in pages.items():
        switch = {
            attribute(tag, "hreflang"): urljoin(address(path), attribute(tag, "href"))
            for tag in elements(page, ".md-header a.language")
        }
        other = language(twin(path))
        home = {"ar": SITE, "en": f"{SITE}en/"}[other]
        assert switch == {other: home if path in NOT_FOUND else address(twin(path))}, path


def test_every_page_has_an_edit_link_to_a_file_of_the_project(root: Path, pages: Pages) -> None:
    """All edit links open files that exist, among them the text of the page in its language."""
    for path, page in addressed(pages).items():
        files = edited(page)
        agree(f"{path}: no file {file}" for file in files if not (root / file).is_file())
        texts = [file for file in files if file.startswith("docs/")]
        assert texts, path
        agree(f"{path}: {text}" for text in texts if not is_text_of(text, path))


def test_filled_pages_are_edited_in_their_data(library: Library, pages: Pages) -> None:
    """The first edit link of a page that records fill opens the YAML file of those records."""
    wanted = dict(FILLED)
    wanted |= {f"pledges/{slug}/": f"data/pledges/{slug}.yml" for slug in library.pledges}
    wanted |= {f"bodies/{slug}/": "data/bodies.yml" for slug in library.bodies}
    for folder, file in wanted.items():
        for lang in ("", "en/"):
            assert edited(pages[f"{lang}{folder}index.html"])[0] == file, (lang, folder)
    objectives = [path for path in pages if path.removeprefix("en/").startswith("objectives/")]
    assert objectives
    for path in objectives:
        assert edited(pages[path])[0] == "data/objectives.yml", path


def links(page: Tag) -> Iterator[str]:
    """Every address that a page names: links, styles, scripts, images."""
    for name in ("href", "src"):
        for tag in elements(page, f"[{name}]"):
            yield attribute(tag, name)


def inside(path: str, link: str) -> Iterator[tuple[str, str]]:
    """The file of the site and the anchor that a link leads to, if it stays within the site."""
    found = urlsplit(urljoin(address(path), link))
    if not found.geturl().startswith(SITE) or found.geturl().startswith(REPOSITORY):
        return
    file = unquote(found.path).lstrip("/")
    yield f"{file}index.html" if file.endswith("/") or not file else file, unquote(found.fragment)


def edited(page: Tag) -> list[str]:
    """The files of the project that the edit links of a page open, in their order."""
    found = (attribute(tag, "href") for tag in elements(article(page), "a[rel~=edit]"))
    return [link.removeprefix(EDIT) for link in found]


def is_text_of(file: str, path: str) -> bool:
    """Whether a file is the Markdown of a page in its own language."""
    lang = language(path)
    stem = path.removeprefix("en/").removesuffix("index.html").removesuffix("/")
    texts = {
        f"docs/{lang}/{stem}.md",
        f"docs/{lang}/{stem}/index.md",
        f"docs/{lang}/{stem}index.md",
    }
    return file in texts
