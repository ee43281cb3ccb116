"""Pages of figures for other sites, the only ones that may be framed."""

from collections.abc import Iterator, Sequence

from pledges.addresses import Abroad, Publication, place
from pledges.files import paths
from pledges.pages.edition import Edition
from pledges.pages.fragments.figures import item
from pledges.pages.fragments.page import Page


def files(
    edition: Edition, publication: Publication, styles: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """The path of each page from the top of the site, and its HTML; `styles` are those of all."""
    for lang, renderer in edition.renderers.items():
        for slug, figure in edition.library.figures.items():
            path = f"{paths.embed(lang, slug)}index.html"
            links = Abroad(place("figures", slug).page, publication=publication, lang=lang)
            page = Page(renderer, links, publication)
            sheets = [f"{'../' * path.count('/')}{style}" for style in styles]
            html = page.render("embed.html", item=item(page, figure), styles=sheets)
            yield path, f"{html}\n".encode()
