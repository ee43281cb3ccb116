"""Which stretches of a text are isolated from the direction around them.

Browsers order mixed lines by the Unicode bidirectional algorithm, which guesses where a name ends:
marks and numbers beside it may land on its wrong side. Isolated, a name is ordered by itself.
"""

import re
from html import escape

LATIN = "A-Za-z\u00c0-\u024f"
# Letters and marks of the Arabic script, without its punctuation and digits.
ARABIC = "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
ARABIC += "\u0750-\u077f\u08a0-\u08ff\u200c"
NUMBER = r"(?>[0-9]+(?:[.,/:–-][0-9]+)*%?)"
PLAIN = r"[0-9]+(?:[.,][0-9]+)*"
# What may stand between two words of one name.
GAP = r"(?:\s+(?:[&/–—+-]\s+)?|[,;:،؛]\s+)"
# Inside a name, an address or a code: `dtm.iom.int`, `A/RES/73/195`.
JOINTS = r"./_@:#&+'’=?~%-"
# The strokes at both ends of a path or an address are its own.
STROKE, LAST_STROKE = r"(?:(?<![^\s(«])/)?", r"(?:/(?![^\s.,:;،؛)»]))?"
LATIN_WORD = (
    rf"{STROKE}(?=[0-9{JOINTS}]*[{LATIN}])[{LATIN}0-9]+(?:[{JOINTS}]+[{LATIN}0-9]+)*{LAST_STROKE}"
)
ARABIC_WORD = rf"[{ARABIC}][{ARABIC}0-9٠-٩۰-۹]*"


def _names(word: str, letters: str, others: str) -> str:
    """Words of one script with what belongs to them: the name in brackets, the number behind.

    A number before a word of the other script counts that, and is no part of the name.
    """
    number = rf"{NUMBER}(?!\s*[{others}])"
    more = rf"(?:{GAP}(?:{word}|{number}))"
    return rf"(?<![{letters}0-9]){word}(?:{more}|\s*\({word}{more}*\))*"


# After one of the letters that Arabic writes together with the next word a sign is still a sign.
SIGN = r"(?:(?<!\w)|(?<=\b[وفبلك]))[-+−±]"
AMOUNT = rf"[$€£]{PLAIN}[%‰]?|{PLAIN}\s?[%‰$€£]"
SIGNED = rf"(?:{SIGN}(?:{AMOUNT}|{PLAIN})|(?<![{LATIN}0-9.,])(?:{AMOUNT}))(?!\w)"
TELEPHONE = r"\+[0-9]{1,3}(?:[ -][0-9]{2,})+"
HYPHENED = r"[0-9]+(?:/[0-9]+)*-[0-9]+(?:[/-][0-9]+)*"
CODE = rf"(?<![{LATIN}0-9.,-])(?:{TELEPHONE}|{HYPHENED})(?!\w)"
# A range keeps the direction of the page: in Arabic its first number stands on the right.
RANGE = re.compile(r"([1-9][0-9]*)-([1-9][0-9]*)")
IN_RTL = re.compile(
    rf"(?P<name>{_names(LATIN_WORD, LATIN, ARABIC)})|(?P<code>{CODE})|(?P<number>{SIGNED})"
)
IN_LTR = re.compile(rf"(?P<name>{_names(ARABIC_WORD, ARABIC, LATIN)})")
# A name in Latin letters has fewer words; so many are English.
LONG = 4
# Scripts read numbers of this class, whose digits follow the reader's choice.
OPENINGS = {
    "name": '<bdi dir="ltr">',
    "code": '<bdi dir="ltr">',
    "number": '<bdi class="number" dir="ltr">',
}


def isolated(text: str, direction: str, *, foreign: bool = True) -> str:
    """A text as HTML, isolated where it goes against a direction.

    `foreign` says that Arabic in it is not yet marked as such.
    """
    pattern = IN_RTL if direction == "rtl" else IN_LTR
    arabic = '<bdi lang="ar" dir="rtl">' if foreign else '<bdi dir="rtl">'
    # A voice would read a whole phrase in the letters of another language as if it were its own.
    phrase = OPENINGS["name"] if foreign else '<bdi lang="en" dir="ltr">'
    pieces, end = [], 0
    for match in pattern.finditer(text):
        kind = match.lastgroup or ""
        between = RANGE.fullmatch(match[0]) if kind == "code" else None
        if between and int(between[1]) < int(between[2]):
            continue
        opening = OPENINGS[kind] if direction == "rtl" else arabic
        if opening == OPENINGS["name"] and len(match[0].split()) >= LONG:
            opening = phrase
        pieces += [_escaped(text[end : match.start()]), opening, _escaped(match[0]), "</bdi>"]
        end = match.end()
    return "".join([*pieces, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return escape(text, quote=False)
