"""Fragments about what pledges refer to: bodies, sources, objectives, terms, rules, files."""

from pledges.pages import az_index
from pledges.pages.fragments.page import Page, template
from pledges.progress import rows as progress_rows
from pledges.progress.gaps import unanswered
from pledges.records.library import COLLECTIONS, Library, file_of
from pledges.records.pledge import Question
from pledges.search.words import words


def body(page: Page, slug: str) -> str:
    """The body of a body's page."""
    return page.render(
        "body.html",
        slug=slug,
        body=page.library.bodies[slug],
        # Only of this body: the page of one need not look at all others.
        roles=[
            (pledge, role)
            for pledge, record in page.library.pledges.items()
            for role in progress_rows.ROLES
            if slug in getattr(record.bodies, role)
        ],
        questions=_questions_to(page.library, slug),
    )


objective = template("objective.html")


def glossary(page: Page) -> str:
    """The terms in the order of the page's alphabet, each with the other languages beside it."""
    lang = page.renderer.language.lang
    others = [other for other in page.library.languages if other != lang]
    known = words(lang)
    terms = sorted(
        page.library.glossary.items(), key=lambda item: az_index.key(item[1].title[lang], known)
    )
    return page.render("glossary.html", terms=terms, others=others)


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


def _questions_to(library: Library, body: str) -> list[tuple[str, str, Question]]:
    asked = [(slug, pledge.questions) for slug, pledge in library.pledges.items()]
    return [
        (slug, key, question)
        for slug, questions in [*asked, ("", library.questions)]
        for key, question in unanswered(questions).items()
        if body in question.who
    ]
