"""The fragment for translators: what waits for them, file by file."""

from pledges.pages.fragments.page import Page


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
