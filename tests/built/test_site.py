"""The site as a whole: it builds without a warning, in both languages, from its own host alone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from bs4 import Tag
from tests.building import SITE, Build
from tests.built.documents import (
    DIRECTIONS,
    NOT_FOUND,
    Pages,
    address,
    addressed,
    agree,
    attribute,
    elements,
    language,
    twin,
)

# The attributes by which a tag makes the browser fetch something.
LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "link": ("href",),
}
# Links of the head that only name an address and fetch nothing.
NAMING = {"canonical", "alternate", "prev", "next", "license", "author"}
STYLE_ADDRESS = re.compile(r"""(?:url\(|@import\s)\s*["']?([^"')\s;]+)""")
SITE_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_build_is_silent(built: Build) -> None:
    """The strict build of the real site succeeds and prints no warning."""
    assert built.code == 0, built.output
    assert not re.search("WARNING|ERROR|Warning|Traceback", built.output), built.output


def test_every_page_has_a_twin(pages: Pages) -> None:
    """Each Arabic page has its English twin below /en/, and the other way round."""
    assert pages
    agree(f"{path} has no twin {twin(path)}" for path in pages if twin(path) not in pages)


def test_every_page_says_its_language(pages: Pages) -> None:
    """The root of each page names its language and direction, and so does its body."""
    for path, page in pages.items():
        root, body = page.html, page.body
        assert root is not None
        assert body is not None
        assert attribute(root, "lang") == language(path), path
        assert attribute(root, "dir") == DIRECTIONS[language(path)], path
        assert attribute(body, "dir") == DIRECTIONS[language(path)], path


def test_missing_addresses_have_a_page_in_each_language(pages: Pages) -> None:
    """404.html is Arabic, en/404.html is English, and neither is offered to search engines."""
    for path in NOT_FOUND:
        assert language(path) == attribute(next(elements(pages[path], "html")), "lang")
        robots = [attribute(tag, "content") for tag in elements(pages[path], "[name=robots]")]
        assert robots == ["noindex"], path


def test_pages_with_an_address_are_offered_to_search_engines(pages: Pages) -> None:
    """Only the pages for missing addresses ask not to be indexed."""
    agree(path for path, page in addressed(pages).items() if page.select("meta[name=robots]"))


def test_the_site_map_lists_every_page(site: Path, pages: Pages) -> None:
    """The site map holds each page of both languages once, with both languages beside it."""
    root = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 - we built it
    listed = {url.findtext(f"{SITE_MAP}loc"): url for url in root.iter(f"{SITE_MAP}url")}
    assert set(listed) == {address(path) for path in addressed(pages)}
    assert len(list(root.iter(f"{SITE_MAP}loc"))) == len(listed)
    for path in addressed(pages):
        links = {
            link.get("hreflang"): link.get("href")
            for link in listed[address(path)].iter(f"{XHTML}link")
        }
        wanted = {language(p): address(p) for p in (path, twin(path))}
        assert links == {**wanted, "x-default": wanted["ar"]}, path


def test_the_site_map_has_the_days_of_the_content(site: Path, pages: Pages) -> None:
    """They are not all that of the build, and are those that data sets and citations have."""
    root = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 - we built it
    listed = {
        url.findtext(f"{SITE_MAP}loc"): url.findtext(f"{SITE_MAP}lastmod")
        for url in root.iter(f"{SITE_MAP}url")
    }
    assert len(set(listed.values())) > 1
    for path, page in addressed(pages).items():
        for script in elements(page, 'script[type="application/ld+json"]'):
            found = json.loads(script.get_text()).get("dateModified")
            assert found == listed[address(path)], path


def test_pages_fetch_nothing_from_elsewhere(pages: Pages) -> None:
    """No page loads a script, style, font, image or frame from a foreign host."""
    agree(
        f"{path}: {tag.name} {found}"
        for path, page in pages.items()
        for tag in page.find_all(list(LOADING))
        if isinstance(tag, Tag)
        for found in fetched(tag)
        if not urljoin(address(path), found).startswith((SITE, "data:"))
    )


def test_styles_fetch_nothing_from_elsewhere(site: Path, pages: Pages) -> None:
    """No style sheet and no style in a page loads anything from a foreign host."""
    styles = [(path.name, path.read_text(encoding="utf-8")) for path in site.rglob("*.css")]
    styles += [(path, tag.get_text()) for path, page in pages.items() for tag in page("style")]
    styles += [
        (path, attribute(tag, "style"))
        for path, page in pages.items()
        for tag in elements(page, "[style]")
    ]
    assert any("pledges" in name for name, _ in styles)
    agree(
        f"{name}: {found}"
        for name, style in styles
        for found in STYLE_ADDRESS.findall(style)
        if re.match(r"(?!data:)[a-z]+:|//", found)
    )


def fetched(tag: Tag) -> Iterator[str]:
    """The addresses that a tag makes the browser fetch."""
    if tag.name == "link" and set(attribute(tag, "rel").split()) <= NAMING:
        return
    for name in LOADING[tag.name]:
        for candidate in attribute(tag, name).split(","):
            if candidate.strip() and not candidate.startswith("data:"):
                yield candidate.split()[0]
