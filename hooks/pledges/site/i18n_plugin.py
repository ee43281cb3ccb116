"""What the i18n plugin builds and lists; it is handed over, so nothing here imports it."""

from collections.abc import Iterable, Mapping
from typing import Any

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


def build_others(plugin: Any, config: Any) -> None:
    """Build all languages but the one that the plugin is at, as it does once that one is built."""
    plugin.on_post_build(config)


def leave_to_another(plugin: Any) -> None:
    """Let the plugin believe that the other languages are being built: another process does."""
    plugin.building = True


def leave_out_copies(plugin: Any, lang: Lang, files: Iterable[Any], copies: Copies) -> None:
    """Keep pages that stand in for others off the site map, and off the links between twins."""
    listed = []
    for file in files:
        there = copies.languages_of(file.src_uri.partition("/")[2])
        file.alternates = {of: page for of, page in file.alternates.items() if of in there}
        if lang in there:
            listed.append(file)
    plugin.i18n_files_per_language[lang] = listed
