"""What a page says of itself to browsers and search engines."""

from tests.building import SITE
from tests.built.documents import (
    NOT_FOUND,
    Pages,
    address,
    addressed,
    agree,
    attribute,
    elements,
    language,
    twin,
    words,
)


def test_the_canonical_address_is_the_page_itself(pages: Pages) -> None:
    """Each page names its own absolute address, once; a page for missing ones names none."""
    for path, page in pages.items():
        canonical = [attribute(tag, "href") for tag in elements(page, "link[rel=canonical]")]
        assert canonical == ([] if path in NOT_FOUND else [address(path)]), path


def test_both_languages_are_announced(pages: Pages) -> None:
    """Each page names itself and its twin absolutely; a stranger is led to the Arabic one."""
    for path, page in addressed(pages).items():
        found = [
            (attribute(tag, "hreflang"), attribute(tag, "href"))
            for tag in elements(page, "head link[hreflang]")
        ]
        own = {str(language(p)): address(p) for p in (path, twin(path))}
        assert sorted(found) == sorted([*own.items(), ("x-default", own["ar"])]), path


def test_alternates_are_links_of_that_kind(pages: Pages) -> None:
    """Every link that names a language is an alternate to any reader of HTML."""
    agree(
        path
        for path, page in pages.items()
        for tag in elements(page, "head link[hreflang]")
        if attribute(tag, "rel").split() != ["alternate"]
    )


def test_titles_and_descriptions_are_there_and_unique(pages: Pages) -> None:
    """Within a language no two pages share a title or a description, and none lacks one."""
    for selector, name in (("head > title", ""), ("meta[name=description]", "content")):
        seen: dict[tuple[str, str], list[str]] = {}
        for path, page in pages.items():
            (tag,) = elements(page, selector)
            text = attribute(tag, name) if name else words(tag)
            assert text, (path, selector)
            seen.setdefault((language(path), text), []).append(path)
        agree(f"{selector}: {text} {found}" for (_, text), found in seen.items() if len(found) > 1)


def test_each_page_has_one_heading_of_the_first_rank(pages: Pages) -> None:
    """There is one h1 a page; it has words and opens its content."""
    for path, page in pages.items():
        headings = list(elements(page, "h1"))
        assert len(headings) == 1, path
        assert words(headings[0]).rstrip("¶ "), path
        first = next(elements(page, "article :is(h1, h2, h3)"))
        assert first is headings[0], path


def test_addresses_in_the_head_are_of_this_site(pages: Pages) -> None:
    """No page names an address of the machine that built it."""
    agree(
        f"{path}: {attribute(tag, 'href')}"
        for path, page in pages.items()
        for tag in elements(page, "head link[href^=http]")
        if not attribute(tag, "href").startswith(SITE)
    )
