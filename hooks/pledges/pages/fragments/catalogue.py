"""Fragments about what pledges refer to: bodies, sources, objectives, terms, rules, files."""

from pledges.pages import az_index
from pledges.pages.fragments.page import Page
from pledges.progress import rows as progress_rows
from pledges.progress.gaps import unanswered
from pledges.records.library import COLLECTIONS, Library, file_of
from pledges.records.pledge import Question
from pledges.search.words import words


def bodies(page: Page, slug: str = "") -> str:
    """The bodies of a pledge, or all bodies by kind."""
    if slug:
        found = page.library.pledges[slug].bodies
        return page.render("bodies-of.html", bodies=found, roles=progress_rows.ROLES)
    kinds = dict.fromkeys(body.kind for body in page.library.bodies.values())
    return page.render("bodies.html", kinds=kinds, carried=progress_rows.carried(page.library))


def sources(page: Page, slug: str = "") -> str:
    """The sources of a pledge, or all by kind."""
    if slug:
        found = page.library.cited[slug]
        return page.render("sources.html", sources=found, anchors=False)
    sections = []
    for kind in dict.fromkeys(source.kind for source in page.library.sources.values()):
        of_kind = {s: r for s, r in page.library.sources.items() if r.kind == kind}
        sections.append((kind, page.render("sources.html", sources=of_kind, anchors=True)))
    return page.render("sources-by-kind.html", sections=sections)


def source(page: Page, slug: str) -> str:
    """A link to a source, in brackets."""
    return page.render_inline("source.html", slug=slug)


def objectives(page: Page) -> str:
    """The objectives with the pledges that serve each."""
    found = {slug: progress_rows.serving(page.library, slug) for slug in page.library.objectives}
    return page.render("objectives.html", serving=found)


def objective(page: Page, slug: str) -> str:
    """The body of an objective's page."""
    pledges = progress_rows.serving(page.library, slug)
    return page.render("objective.html", objective=page.library.objectives[slug], pledges=pledges)


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


def translations(page: Page) -> str:
    """For each language how much of each file is translated, with links that open the files."""
    library, edit = page.library, page.publication.edit
    # A page that nobody has translated yet is translated from the page that stands in for it.
    existing = {
        (lang, state.file): state.file
        if state.missing < state.texts or not state.file.startswith("docs/")
        else state.file.replace(f"docs/{lang}/", f"docs/{library.languages[lang].fallback}/")
        for lang, found in page.states.items()
        for state in found
    }
    return page.render(
        "translations.html",
        languages=library.languages,
        states=page.states,
        address=lambda lang, file: edit(existing[lang, file]),
    )


def terms(page: Page) -> str:
    """The A–Z index of what the records name."""
    lang = page.renderer.language.lang
    letters = az_index.letters(page.library, lang, words(lang))
    return page.render("terms.html", letters=letters)


def today(page: Page) -> str:
    """The day of the build."""
    return page.renderer.language.when(page.renderer.today)


def _questions_to(library: Library, body: str) -> list[tuple[str, str, Question]]:
    asked = [(slug, pledge.questions) for slug, pledge in library.pledges.items()]
    return [
        (slug, key, question)
        for slug, questions in [*asked, ("", library.questions)]
        for key, question in unanswered(questions).items()
        if body in question.who
    ]
