"""What the site and its sections are called in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pledges.addresses import DEFAULT
from pledges.language.words import Language
from pledges.records.languages import Languages
from pledges.records.texts import Lang, Said


@dataclass(frozen=True)
class Titles:
    """The name, the description and the sections of the site in the default language."""

    site_name: str
    site_description: str
    sections: tuple[str, ...]

    def of(self, language: Language) -> dict[str, Any]:
        """The same in a language, as the i18n plugin reads it; what is borrowed is labelled."""
        languages = language.library.languages
        order = (language.lang, language.tongue.fallback, DEFAULT)
        written = {lang: self._written(languages, lang) for lang in order}

        def say(key: str) -> str:
            lang = next(lang for lang in order if key in written[lang])
            return language.plain(Said(written[lang][key], lang))

        return {
            "locale": language.lang,
            "name": language.tongue.name,
            "link": "/" if language.lang == DEFAULT else f"/{language.lang}/",
            "default": language.lang == DEFAULT,
            "site_name": say("site_name"),
            "site_description": say("site_description"),
            "nav_translations": {section: say(section) for section in self.sections},
        }

    def _written(self, languages: Languages, lang: Lang) -> Mapping[str, str]:
        tongue = languages[lang]
        own = {"site_name": tongue.site_name, "site_description": tongue.site_description}
        found = {**{key: text for key, text in own.items() if text}, **tongue.nav}
        if lang != DEFAULT:
            return found
        sections = {section: section for section in self.sections}
        head = {"site_name": self.site_name, "site_description": self.site_description}
        return {**sections, **head, **found}


def sections(nav: Any) -> Iterator[str]:
    """The titles that a navigation gives, at all depths."""
    for entry in nav if isinstance(nav, list) else ():
        for title, below in entry.items() if isinstance(entry, dict) else ():
            yield title
            yield from sections(below)
