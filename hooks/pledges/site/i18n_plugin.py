"""What the i18n plugin builds and lists; it is handed over, so nothing here imports it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from pledges.pages.translations import Copies
from pledges.records.texts import Lang


def build_languages(plugin: Any, languages: Iterable[Mapping[str, Any]]) -> None:
    """Let the plugin build these languages; mkdocs.yml could name codes of two letters only."""
    kind = type(plugin.config.languages[0])
    plugin.config.languages = []
    for settings in languages:
        language = kind()
        language.load_dict(settings)
        plugin.config.languages.append(language)


def language(plugin: Any) -> Lang:
    """The language that is being built."""
    return cast("Lang", plugin.current_language)


def is_within(plugin: Any) -> bool:
    """Whether it builds another language, which it does at the end of the first."""
    return bool(plugin.building)


def leave_out_copies(plugin: Any, lang: Lang, files: Iterable[Any], copies: Copies) -> None:
    """Keep pages that stand in for others off the site map, and off the links between twins."""
    listed = []
    for file in files:
        there = copies.languages_of(file.src_uri.partition("/")[2])
        file.alternates = {of: page for of, page in file.alternates.items() if of in there}
        if lang in there:
            listed.append(file)
    plugin.i18n_files_per_language[lang] = listed
