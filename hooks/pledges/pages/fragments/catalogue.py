"""Fragments about what pledges refer to: bodies, sources, objectives, terms, rules, files."""

from pledges.pages import az_index
from pledges.pages.fragments.page import Page, template
from pledges.records.library import COLLECTIONS, file_of
from pledges.search.words import words

body, objective = template("body.html"), template("objective.html")


def glossary(page: Page) -> str:
    """The terms in the order of the page's alphabet, each with the other languages beside it."""
    lang = page.renderer.language.lang
    known = words(lang)
    terms = sorted(
        page.library.glossary.items(), key=lambda item: az_index.key(item[1].title[lang], known)
    )
    return page.render("glossary.html", terms=terms)


def files(page: Page) -> str:
    """The files of `data/`, each with a link that opens it for editing."""
    pledges = {file_of("pledges", slug): one for slug, one in page.library.pledges.items()}
    collections = {file_of(name): name for name in COLLECTIONS}
    edit = page.publication.edit
    return page.render("files.html", pledges=pledges, collections=collections, edit=edit)


def terms(page: Page) -> str:
    """The A–Z index of what the records name."""
    lang = page.renderer.language.lang
    letters = az_index.letters(page.library, lang, words(lang))
    return page.render("terms.html", letters=letters)
