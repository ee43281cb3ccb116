"""What is no mistake but waits for a translator: texts that are older than those beside them."""

from collections.abc import Iterator, Sequence
from functools import partial

from pledges.checks.sense.twins import PagePair
from pledges.language.agreement import Side, differences
from pledges.language.parity import Twin, passages
from pledges.language.prose import sections
from pledges.memory import Memory
from pledges.pages.front import PageFile
from pledges.pages.translations import twins
from pledges.records.languages import Languages, pairs
from pledges.records.library import Library, file_of
from pledges.records.problems import Place, Problem
from pledges.records.texts import LANGS, Text


def notice(library: Library, written: Sequence[PageFile], one: Twin) -> Problem:
    """That a text is out of date, at its line."""
    values = {"lang": one.lang, "file": one.file}
    if one.file in library.documents:
        path = (*one.path, one.lang)
        return library.problem(one.file, path, "out_of_date", **values)
    file = one.file.replace("docs/", f"docs/{one.lang}/", 1)
    text = next(page.text for page in written if page.file == file)
    line = next(part.line for part in sections(text) if part.id == one.path[0])
    return Problem(file, Place(line), (), "out_of_date", {**values, "file": file})


def agreement(library: Library, memory: Memory) -> Iterator[Problem]:
    """The languages of a text have the same numbers, months and links."""
    for file, records in library.files():
        given = (library.documents.get(file), records, library.languages)
        comparing = partial(_agreement, library, file)
        yield from memory.get("agreement", file, given, comparing)


def _agreement(library: Library, file: str) -> list[Problem]:
    found = []
    for at, text in passages(library.walked[file]):
        own = text.own() if isinstance(text, Text) else {}
        known = library.languages.items()
        sides = {lang: Side(lang, tongue, own[lang]) for lang, tongue in known if lang in own}
        for lang, beside in pairs(library.languages) if sides else ():
            if lang in sides:
                for code, words in differences(sides[lang], sides[beside]):
                    values = {"words": words, "beside": beside}
                    found.append(library.problem(file, (*at, lang), code, **values))
    return found


def forms(library: Library) -> Iterator[Problem]:
    """Each plural form is there, those of `LANGS` by the model, and one of many is none of one."""
    for slug, unit in library.units.items():
        english, arabic = unit.forms.en, unit.forms.ar
        same = english.one == english.other
        odd = {
            ("en", "other", english.other): same and english.other[-1] not in "s%",
            ("ar", "few", arabic.few): "ً" in arabic.few
            or (arabic.few == arabic.other and not same),
        }
        for *at, word in (one for one, is_odd in odd.items() if is_odd):
            yield library.problem(file_of("units"), (slug, "forms", *at), "number_form", word=word)
        for lang in set(unit.forms.own()) - set(LANGS):
            path = (slug, "forms", lang)
            for category in sorted(library.languages[lang].babel.plural_form.tags):
                if getattr(unit.forms[lang], category) is None:
                    yield library.problem(file_of("units"), path, "missing_form", word=category)


def twin_problems(pages: list[PageFile], languages: Languages, memory: Memory) -> Iterator[Problem]:
    """Where a page is not built as its twin, or has other shortcodes, links, numbers or months."""
    for pair in pairs(languages):
        for page, other in twins(pages, *pair):
            comparing = PagePair(page, other, languages).problems
            yield from memory.get("twins", page.file, (page, other, languages), comparing)
