"""The pages on which exported records can be read, in each language."""

from pledges.exports.columns import PUBLISHED
from pledges.library import Library
from pledges.publication import Publication
from pledges.texts import Lang

Addresses = dict[Lang, str]


def page(publication: Publication, path: str, anchor: str = "") -> Addresses:
    """The address of a page, given by its Markdown file, in each language."""
    return {lang: publication.page(lang, path, anchor) for lang in PUBLISHED}


def pledge(publication: Publication, slug: str, anchor: str = "") -> Addresses:
    """The page of a pledge."""
    return page(publication, f"pledges/{slug}.md", anchor)


def indicator(publication: Publication, owner: str, key: str) -> Addresses:
    """Where the figures of an indicator stand."""
    if owner == "context":
        return page(publication, "data.md", key)
    return pledge(publication, owner, key)


def owners(library: Library) -> list[str]:
    """Who has indicators: the pledges, and `context` for those of none."""
    return [*library.pledges, "context"]
