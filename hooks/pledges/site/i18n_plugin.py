"""What the i18n plugin builds and lists; it is handed over, so nothing here imports it."""

from collections.abc import Iterable, Mapping
from typing import Any

from pledges.addresses import DEFAULT
from pledges.checks.sense.menu import entries
from pledges.language.words import Language
from pledges.pages.translations import Copies
from pledges.records.languages import Tongue
from pledges.records.texts import Lang, Said

# What is named besides the sections.
HEAD = ("site_name", "site_description")


def build_languages(config: Any, languages: Iterable[Language]) -> None:
    """Let the plugin build these languages; mkdocs.yml could name codes of two letters only."""
    plugin = config.plugins["i18n"].config
    kind = type(plugin.languages[0])
    head = {"site_name": config.site_name, "site_description": config.site_description or ""}
    default = {**head, **{title: title for _, title, _ in entries(config.nav) if title}}
    plugin.languages = []
    for language in languages:
        settings = kind()
        settings.load_dict(titles(language, default))
        plugin.languages.append(settings)


def leave_out_copies(plugin: Any, lang: Lang, files: Iterable[Any], copies: Copies) -> None:
    """Keep pages that stand in for others off the site map, and off the links between twins."""
    listed = []
    for file in files:
        there = copies.languages_of(file.src_uri.partition("/")[2])
        file.alternates = {of: page for of, page in file.alternates.items() if of in there}
        if lang in there:
            listed.append(file)
    plugin.i18n_files_per_language[lang] = listed


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
