"""The same words in the signs that a reader expects, where only one sign can be meant."""

import re
import unicodedata

from pledges.characters import LOOK_ALIKE

# Forms of letters that only a font should choose.
FORMS = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdf1\ufe70-\ufefc\uff01-\uff5e]+")
# Marks of programs that nobody sees and that no word needs.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
STRETCHED = re.compile("(?<=[\u0621-\u064a])\u0640+(?=[\u0621-\u064a])")
SPACED = re.compile(r"(?<=\w) +(?=[,.;:!?،؛؟](?:\s|\Z))")
LATIN_MARK = re.compile(r"(?<=[\u0621-\u0652»)]) ?[,;?](?!\w)")
ARABIC_MARK = re.compile(r"(?<=[A-Za-z0-9)’”]) ?[،؛؟](?!\w)")
LATIN = str.maketrans("،؛؟", ",;?", " ")
MARKS = str.maketrans(",;?", "،؛؟", " ")
# Letters of Persian that have one Arabic letter; a last ی may be ي or ى.
PERSIAN = re.compile("ک|ی(?=[\u0621-\u064a])")
MIXED = re.compile(r"(?<=[A-Za-z])[\u0370-\u04ff]|[\u0370-\u04ff](?=[A-Za-z])")


def plain(words: str, lang: str) -> str:
    """A text without signs that only look right."""
    words = UNSEEN.sub("", words)
    words = FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), words)
    words = MIXED.sub(lambda match: match[0].translate(LOOK_ALIKE), SPACED.sub("", words))
    if lang == "ar":
        words = STRETCHED.sub("", words)
        words = LATIN_MARK.sub(lambda match: match[0].translate(MARKS), words)
        words = PERSIAN.sub(lambda match: "ك" if match[0] == "ک" else "ي", words)
    if lang == "en":
        words = ARABIC_MARK.sub(lambda match: match[0].translate(LATIN), words)
    return words
