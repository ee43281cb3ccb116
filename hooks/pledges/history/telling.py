"""What changed, said in a language: `Milestone “Pipes laid”`, `Due`, from, to, why."""

from dataclasses import dataclass

from pledges.history import told_values
from pledges.history.change import NEWS, Change, is_text
from pledges.history.entries import ENTRIES, KEYS
from pledges.history.sameness import is_repair
from pledges.history.told_values import entry_of, field_of, in_language
from pledges.language.words import Language
from pledges.records.reader import Plain
from pledges.records.texts import Lang
from pledges.records.values import When

ENTRY_PATHS = {(holder,) for holder in ENTRIES}


@dataclass(frozen=True)
class ToldChange:
    """A change in words; `before` and `after` are in `lang`, empty where there is nothing."""

    place: str
    what: str
    before: str
    after: str
    lang: Lang
    days: str
    reason: str
    sources: tuple[str, ...]
    reworded: bool


def say(language: Language, change: Change) -> ToldChange:
    """A change in words."""
    lang, values, reworded = language.lang, (change.before, change.after), change.what == "reworded"
    if reworded:
        lang = _meant(language, change)
        before, after = (str(value.get(lang, "")) for value in values)
    else:
        before, after = (told_values.shown(language, change, value) for value in values)
    if before == after and change.path[-1:] == ("value",):
        before, after = (told_values.figure(language, value, "") for value in values)
    reason, days = why(language, change.reason), _days(language, change)
    place, what = _place(language, change), _what(language, change, lang)
    return ToldChange(place, what, before, after, lang, days, reason, change.sources, reworded)


def why(language: Language, reason: Plain) -> str:
    """A reason, if there is one; one that is not in the language of the page says in which."""
    if not (reason and is_text(reason)) or language.lang in reason:
        return told_values.text(language, reason or "")
    lang = next(lang for lang in (language.official, *reason) if lang in reason)
    return f"{reason[lang]} ({in_language(language, lang)})"


def line(language: Language, said: ToldChange) -> str:
    """A change in one plain line, for feeds and files."""
    colon = f"{language.word('colon')} "
    step = said.before or said.after
    if said.before and said.after:
        step = language.phrase("change-from-to", before=said.before, after=said.after)
    days = f" ({said.days})" if said.days else ""
    return colon.join(part for part in (said.place, said.what, step) if part) + days


def _what(language: Language, change: Change, lang: Lang) -> str:
    field = change.path[-1] if change.path else ""
    if change.what == "reworded":
        entry = change.path[-2:-1] in ENTRY_PATHS
        name = entry_of(language, change.path[-2]) if entry else field_of(language, change.name[-1])
        what = language.phrase("change-reworded", field=name)
        return what if lang == language.lang else f"{what} ({in_language(language, lang)})"
    if change.what in {"began", "ended", "renamed", "moved"}:
        return language.word(f"change-{change.what}")
    if change.what in {"added", "removed"}:
        return _come_or_gone(language, change, field)
    if _is_correction(change):
        day = told_values.told_key(language, change, change.path[-2])
        return language.phrase("change-corrected", on=day)
    is_new = not change.before and is_text(change.after)
    step = "removed" if not change.after else "added" if is_new else ""
    name = field_of(language, field)
    return language.phrase(f"change-{step}", entry=name) if step else name


def _come_or_gone(language: Language, change: Change, field: str) -> str:
    holder = change.name[-2]
    told = (NEWS["said"].get(f"{of} {change.what}") for of in (field, holder))
    if word := next(filter(None, told), ""):
        return language.word(f"change-{word}")
    name = entry_of(language, holder) if holder in ENTRIES else field_of(language, field)
    if isinstance(change.after, dict) and change.after.get("withdrawn"):
        return language.phrase("change-added-withdrawn", entry=name)
    return language.phrase(f"change-{change.what}", entry=name)


def _is_correction(change: Change) -> bool:
    return change.path[-1:] == ("value",) and change.path[-3:-2] == ("readings",)


def _place(language: Language, change: Change) -> str:
    """The entry of the record in which a change is, or the field around it."""
    if change.what in {"renamed", "moved"} and change.path:
        return _entry(language, change, *change.path[-2:])
    own = 3 if _is_correction(change) else 2 if change.path[-2:-1] in ENTRY_PATHS else 1
    keys = iter(change.path[:-own])
    found = []
    for key in keys:
        if key in ENTRIES:
            found.append(_entry(language, change, key, next(keys, "")))
        elif key in language.library.languages:
            found.append(in_language(language, key))
        elif (field := field_of(language, key)) != language.word("former-field"):
            found.append(field)
    return f"{language.word('comma')} ".join(found)


def _entry(language: Language, change: Change, holder: str, key: str) -> str:
    name = entry_of(language, holder)
    if holder in told_values.LINKS:
        title = told_values.named(language, holder, key)
    elif holder in KEYS:
        on = told_values.told_key(language, change, key)
        return language.phrase("change-dated", entry=name, on=on) if on else name
    else:
        title = told_values.text(language, change.part or key)
    return language.phrase("change-of", entry=name, title=title)


def _meant(language: Language, change: Change) -> Lang:
    """The language of the page if the meaning of a text differs in it, else one where it does."""
    langs: tuple[Lang, ...] = (language.lang, language.official, *change.after, *change.before)
    other = [lang for lang in langs if change.before.get(lang) != change.after.get(lang)]
    meant = (lang for lang in other if not is_repair(change.before, change.after, lang))
    return next(meant, other[0])


def _days(language: Language, change: Change) -> str:
    """By how many days a due date moved."""
    before, after = When.found(change.before), When.found(change.after)
    if change.path[-1:] != ("due",) or not (before and after):
        return ""
    days = (after.last - before.last).days
    said = language.count(abs(days), "day")
    if days > 0:
        return language.phrase("days-later", days=said)
    return language.phrase("days-earlier", days=said) if days else ""
