"""What the theme's templates read besides the page itself."""

from typing import Any

from markupsafe import escape

from pledges.addresses import Publication
from pledges.files.follow.feeds import announced
from pledges.language.render import fill_plain
from pledges.pages.edition import Edition
from pledges.pages.sharing import links
from pledges.records.texts import Lang


def surroundings(edition: Edition, publication: Publication, lang: Lang) -> dict[str, Any]:
    """Words, languages and addresses for the pages in a language, by the names of templates."""
    renderer = edition.renderers[lang]
    language = renderer.language
    words_of = renderer.word
    standing_in = edition.renderers[language.official]

    def alternates(path: str) -> list[tuple[str, str]]:
        return publication.alternates(path, edition.copies.languages_of(path))

    def address_of(path: str, of: Lang = lang) -> str:
        return publication.home(of) + publication.address(path)

    return {
        # The theme's templates escape nothing by themselves.
        "word": lambda key: escape(words_of(key)),
        "fill_plain": fill_plain,
        "when": language.when,
        "today": publication.today,
        "home": publication.home(lang),
        "home_of": publication.home,
        "language": language,
        "languages": edition.library.languages,
        "both": {one.language.lang: one for one in (renderer, standing_in)},
        "alternates": alternates,
        "feeds": announced(language),
        "file_address": publication.file,
        "share": links,
        "address_of": address_of,
    }
