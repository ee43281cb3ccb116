"""Characters that nobody sees or that reorder the text around them, and digits of other scripts."""

import re
import unicodedata

# Zero-width characters, bidirectional controls, soft hyphen, byte-order mark.
HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Those that reorder the text around them, which no text of the site needs: it isolates by itself.
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Controls, line ends of old systems, what YAML does not accept at all, and letters that stand for
# nothing: of private use, blank, or in a plane of tags where a text can be hidden in a text.
CONTROL = re.compile(
    "[^\t\x20-\x7e\xa0-\u034e\u0350-\u115e\u1161-\u17b3\u17b6-\u180a\u1810-\u2027"
    "\u202a-\u2060\u2066-\u27ff\u2801-\u3163\u3165-\ud7ff\uf900-\uff9f\uffa1-\ufff8\ufffc\ufffd"
    "\U00010000-\U0001d172\U0001d17b-\U0001fffd\U00020000-\U0003fffd]"
)
# What no text of any day is published with, whoever let it pass.
UNFIT = re.compile(rf"(?!\n){CONTROL.pattern}|{REORDERING.pattern}")
# Spaces that word processors put in the place of one, which YAML takes for letters.
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = re.compile(rf"{HIDDEN.pattern}|[\t{SPACES}]")
# What looks like a hyphen or a Latin letter, comes from word processors or other keyboards.
LOOK_ALIKE = str.maketrans(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u0430\u0435\u043e\u0440\u0441\u0443\u0445"
    "\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\uff1a\uff0e",
    "----------aeopcyxijsABEKMHOPCTX:.",
    "\u0640",
)
ASCII_DIGITS = {
    ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９")
}
ASCII_SEPARATORS = str.maketrans("٫٬", ".,")


def name_of(character: str) -> str:
    """A character as `U+200F RIGHT-TO-LEFT MARK`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL')}"


def shown(text: str, longest: int = 80) -> str:
    """A text with its unseen characters written out as `<U+200F>`, cut where it is long."""
    visible = UNSEEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", CONTROL.sub("\ufffd", text))
    return visible if len(visible) <= longest else f"{visible[:longest]}…"


def one_line(text: str) -> str:
    """A text of any origin on one line, without what nobody sees."""
    return " ".join(HIDDEN.sub("", CONTROL.sub(" ", text)).split())
