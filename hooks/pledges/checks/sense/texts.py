"""Whether a text says something, in its own language, in signs that a reader can read."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pledges.characters import name_of
from pledges.checks.dates import Desk
from pledges.language.messages import UNWRITTEN
from pledges.records.meant import texts as meant
from pledges.records.problems import Problem
from pledges.records.shapes import Walked

LETTERS = {
    "Arab": r"\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Latn": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Cyrl": r"\u0400-\u052f",
}
RUNS = {name: re.compile(f"[{letters}]+") for name, letters in LETTERS.items()}
# Words that wait for others: to be found anywhere, or alone.
WAITING = (
    rf"{UNWRITTEN['anywhere']}|[?؟]{{2,}}|\([?؟]\)|(?<!\w)_{{3,}}|\.{{4,}}|(?<=\w)[ ]?\.{{3}}\Z"
)
ALONE = rf"\A(?:{UNWRITTEN['alone']}|\W+|\[.*\])\Z"
MARKUP = (
    r"</?[A-Za-z][^<>]*>|<!--|&(?:#x?[0-9a-fA-F]+|[A-Za-z]{2,8});|\*\*|__|~~|`|\[\[|\]\(|\\[nrt\"'*_]"
    r"|(?<!\w)[*_](?=\w)[^*_]*\w[*_](?!\w)|\A(?:#+|[-*•·]) |%20"
)
# UTF-8 read as the tables of Windows for Latin or for Arabic, and letters that were lost.
BROKEN = (
    r"\ufffd|â€|[ÂÃØÙÚÛÐ][\u0080-\u00bf‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸƒ]"
    # A word that begins with what ends words was copied backwards.
    r"|(?:[طظ][^\w\s]){2,}|(?:[طظ]\S){4,}|(?<!\w)[ةى][\u0621-\u064a]{2,}"
)


class Sign(NamedTuple):
    """What to look for, signs of which one is in it, in texts of which script, and on pages too.

    Without signs it is looked for in each text, without a script in those of any.
    """

    code: str
    pattern: re.Pattern[str]
    signs: frozenset[str] = frozenset()
    script: str = ""
    on_pages: bool = True


NO_VOWELS = dict.fromkeys(range(0x64B, 0x653))
OTHER = "[کیێۆڕڵە]"
STOPS = frozenset(",.;:!?،؛؟")
SIGNS = (
    Sign("waiting_text", re.compile(WAITING)),
    Sign("waiting_text", re.compile(ALONE), on_pages=False),
    Sign("broken_letters", re.compile(BROKEN), frozenset("\ufffdâÂÃØÙÚÛÐطظةى")),
    Sign("markup_in_text", re.compile(MARKUP), frozenset("<&*_~`[]\\#-•·%"), on_pages=False),
    Sign("other_sign", meant.MIXED, frozenset(map(chr, range(0x370, 0x530)))),
    Sign("other_sign", meant.FORMS, frozenset(map(chr, range(0xFB00, 0x10000)))),
    Sign("other_sign", meant.UNSEEN, frozenset("\u00ad\u200b\u2060\ufeff")),
    Sign("arabic_mark", meant.ARABIC_MARK, STOPS, "Latn"),
    Sign("other_sign", meant.STRETCHED, frozenset("\u0640"), "Arab"),
    # Letters of other languages that are written in Arabic script.
    Sign("other_letter", re.compile(OTHER), frozenset(OTHER), "Arab"),
    Sign("latin_mark", meant.LATIN_MARK, frozenset(",;?"), "Arab"),
    Sign("space_before_mark", re.compile(rf"{meant.SPACED.pattern}[^\s]"), STOPS, on_pages=False),
)
# Names of things, which other scripts may have.
NAMES = {"publisher", "author", "licence", "variants"}
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\([^)]*\)|https?://\S+|\S+\.[a-z]{2,}|\{\w*\}")
# So many words of another script in a row are a sentence of it, and no name.
RUN = {"Arab": 6, "Latn": 3}


def problems(desk: Desk, walked: Sequence[Walked]) -> Iterator[Problem]:
    """Every text of a file that is none, or none of its language."""
    languages = desk.library.languages
    for path, value, of in walked:
        own = {}
        if of.what == "text":
            own = value.own()
        elif of.what == "prose":
            own = {"": value}
        for lang, words in own.items():
            script = languages[lang].script if lang in languages else ""
            where = (*path, lang) if lang else path
            for code, word in told(words, script):
                yield desk.problem(where, code, **values(word))
            if lang and not NAMES & set(path):
                others = [text for other, text in own.items() if other != lang]
                for code in _language(words, script, others):
                    yield desk.problem(where, code, word=words[:60], lang=lang)


def copied(desk: Desk, walked: Sequence[Walked], shown: Collection[str]) -> Iterator[Problem]:
    """Every text and address that an example of the guides has."""
    for path, value, of in walked:
        own = value.own() if of.what == "text" else {"": value} if of.what == "url" else {}
        for lang, words in own.items():
            if words in shown:
                where = (*path, lang) if lang else path
                yield desk.problem(where, "example_text", word=words)


def told(words: str, script: str, *, on_pages: bool = False) -> Iterator[tuple[str, str]]:
    """What no text may have, each with what was found."""
    words = words.translate(NO_VOWELS) if script == "Arab" else words
    held = set(words)
    for rule in SIGNS:
        wanted = rule.script in {"", script} and (rule.on_pages or not on_pages)
        wanted = wanted and not (rule.signs and held.isdisjoint(rule.signs))
        if wanted and (match := rule.pattern.search(words)):
            yield rule.code, match[0]


def values(word: str) -> dict[str, str]:
    """What fills the message of something found: it, and the name of its first sign that is odd."""
    odd = next((sign for sign in word if not sign.isascii()), word[-1])
    return {"word": word, "name": name_of(odd)}


def share(words: str, script: str) -> float:
    """How much of the letters of a text are of a script; all where it has none to speak of."""
    if script == "Latn" and words.isascii():
        return 1.0
    bare = QUOTED.sub(" ", words)
    counts = {name: sum(map(len, run.findall(bare))) for name, run in RUNS.items()}
    total = sum(counts.values())
    return counts.get(script, total) / total if total else 1.0


def _language(words: str, script: str, others: Collection[str]) -> Iterator[str]:
    if script not in LETTERS:
        return
    if share(words, script) < 1 / 2:
        yield "other_language"
    elif words in others and len(words.split()) > 1:
        yield "same_text"
    elif script != "Latn" or not words.isascii():
        foreign = "".join(LETTERS[name] for name in LETTERS if name != script)
        bare = QUOTED.sub(" ", words)
        if re.search(rf"(?:[{foreign}]+[,.;:]?\s+){{{RUN.get(script, 6)},}}", bare):
            yield "mixed_language"
