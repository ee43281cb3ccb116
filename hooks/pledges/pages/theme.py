"""What the theme's templates read besides the page itself."""

from typing import Any

from markupsafe import escape

from pledges.addresses import Publication, record_of
from pledges.files import paths
from pledges.files.follow.feeds import announced
from pledges.language.render import Renderer, fill_plain
from pledges.pages.edition import Edition
from pledges.pages.sharing import links, mail
from pledges.records.texts import Lang

# What theme/assets/js/page.js replaces by the words that a reader has selected.
SENTENCE = "«»"


def surroundings(edition: Edition, publication: Publication, lang: Lang) -> dict[str, Any]:
    """Words, languages and addresses for the pages in a language, by the names of templates."""
    renderer, languages_of = edition.renderers[lang], edition.copies.languages_of
    language, words_of = renderer.language, renderer.word
    standing_in = edition.renderers[language.official]
    return {
        "word": lambda key: escape(words_of(key)),  # the theme escapes nothing by itself
        "fill_plain": fill_plain,
        "publication": publication,
        "language": language,
        "languages": edition.library.languages,
        "both": {one.language.lang: one for one in (renderer, standing_in)},
        "alternates": lambda path: publication.alternates(path, languages_of(path)),
        "feeds": announced(language),
        "paths": paths,
        "card": lambda path: card(publication, lang, path),
        "share": links,
        "address_of": lambda path, of=lang: publication.path(of, path),
        "correction": lambda name, url: correction(renderer, publication, name, url),
    }


def card(publication: Publication, lang: Lang, path: str) -> str | None:
    """The picture of the figure that a page is about, if there is one."""
    about, slug = record_of(path) or ("", "")
    own = paths.of_figure(slug, "png", lang)
    return own if about == "figures" and own in publication.sizes else None


def correction(renderer: Renderer, publication: Publication, name: str, url: str) -> str | None:
    """Where a mistake of a page is told without an account, if the publisher gives an address."""
    publisher = publication.publisher
    if not publisher or not publisher.mail:
        return publisher.form if publisher else None
    phrase = renderer.language.phrase
    version = phrase("correction-version", version=publication.commit or str(publication.today))
    body = f"{url}\n{version}\n\n{renderer.language.word('correction-what')}\n{SENTENCE}\n"
    return mail(phrase("correction-subject", page=name), body, publisher.mail)
