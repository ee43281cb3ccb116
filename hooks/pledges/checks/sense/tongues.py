"""Whether the languages name themselves, the site and its menu, each in its own words."""

from collections.abc import Collection, Iterator
from pathlib import Path as FilePath

from pledges.checks.sense import texts
from pledges.records.languages import FILE, Languages
from pledges.records.load import text_of
from pledges.records.problems import Problem
from pledges.records.reader import read
from pledges.records.shapes import walk
from pledges.records.texts import LANGS


def problems(root: FilePath, languages: Languages, titles: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the words of each language, given the titles in the menu."""
    document, seen = read(text_of(root, FILE), FILE), dict[tuple[object, object], str]()
    for lang in LANGS[1:]:
        for key in ("site_name", "site_description"):
            if not getattr(languages[lang], key):
                yield document.problem(FILE, (lang, key), "missing")
    for path, words, of in walk(languages):
        told = {"word": str(words), "lang": path[0] if path else ""}
        if of.what != "prose" or path[-1] == "theme":
            continue
        for code in texts.told(words, languages[str(path[0])].script, ()):
            yield document.problem(FILE, path, code, **told)
        if path[1] == "nav":
            title = str(path[-1])
            # What the menu no longer has does no harm, unless it stands for what it has.
            lacking = [one for one in titles if one not in languages[str(path[0])].nav]
            if title not in titles and lacking:
                yield document.problem(FILE, path, "no_such_entry", lacking, word=title)
            if (first := seen.setdefault((path[0], words), title)) != title:
                yield document.problem(FILE, path, "same_words", **told, name=first)
