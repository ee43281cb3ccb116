"""What the site and its sections are called in each language."""

from collections.abc import Iterator, Mapping
from typing import Any

from pledges.addresses import DEFAULT
from pledges.language.words import Language
from pledges.records.languages import Tongue
from pledges.records.texts import Said

# What is named besides the sections.
HEAD = ("site_name", "site_description")


def titles(language: Language, default: Mapping[str, str]) -> dict[str, Any]:
    """What a language calls the site and its sections, as the i18n plugin reads it.

    `default` are the names that mkdocs.yml gives them; what is borrowed is labelled.
    """
    languages, lang = language.library.languages, language.lang
    order = dict.fromkeys((lang, language.tongue.fallback, DEFAULT))
    written = {of: {**(default if of == DEFAULT else {}), **_own(languages[of])} for of in order}

    def say(key: str) -> str:
        of = next(of for of, words in written.items() if key in words)
        return language.plain(Said(written[of][key], of))

    return {
        "locale": lang,
        "name": language.tongue.name,
        "link": "/" if lang == DEFAULT else f"/{lang}/",
        "default": lang == DEFAULT,
        **{key: say(key) for key in HEAD},
        "nav_translations": {section: say(section) for section in default if section not in HEAD},
    }


def _own(tongue: Tongue) -> dict[str, str]:
    head = {key: getattr(tongue, key) for key in HEAD}
    return {**{key: text for key, text in head.items() if text}, **tongue.nav}


def sections(nav: Any) -> Iterator[str]:
    """The titles that a navigation gives, at all depths."""
    for entry in nav if isinstance(nav, list) else ():
        for title, below in entry.items() if isinstance(entry, dict) else ():
            yield title
            yield from sections(below)
