"""Whether a page is what its writer saw: headings, lists, links and pictures that become such."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pledges.checks.html import CODE, COMMENT, blank
from pledges.checks.sense import addresses, texts
from pledges.language.agreement import LINK
from pledges.pages.front import FRONT, PageFile
from pledges.pages.shortcodes import PATTERN, SHORTCODES
from pledges.records.languages import Languages
from pledges.records.problems import Place, Problem

ITEM = r"(?:[-*+]|\d{1,9}\.)"
HEADING = re.compile(
    r"^(?P<level>#{1,6})[ ]*(?P<words>[^#\s{].*?)(?:\{#(?P<id>[\w.-]+)\})?[ ]*$", re.MULTILINE
)
# A list begun with what is no sign of one, or right below a sentence.
FALSE_ITEM = re.compile(
    rf"^[ ]*(?:{ITEM}[\u00a0\u2000-\u200b\u202f]+|[-+](?=[^\W\d_])|[•·●▪◦‣–—][ \u00a0]"
    r"|(?:[0-9]+|[a-z\u0621-\u064a])[)][ ]|[٠-٩۰-۹]+[.)-][ ])\S*",
    re.MULTILINE,
)
TIGHT_ITEM = re.compile(
    rf"(?:\A|\n\n)(?!{ITEM} |[#>|/<!:\s])[^\n]*(?:\n(?!{ITEM} )[^\n]+)*\n({ITEM} \S+)"
)
PATTERNS = {
    "not_a_list": FALSE_ITEM,
    "list_in_paragraph": TIGHT_ITEM,
    "fence_open": re.compile(r"^[ ]*(?:`{3,}|~{3,}).*$", re.MULTILINE),
    "empty_link": re.compile(r"(?<!!)(?:\[[ ]*\]\([^)]*\)|\[[^\]\n]*\]\([ ]*\))"),
    "picture_without_words": re.compile(r"!\[[ ]*\]\([^)]*\)"),
    "not_filled": re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\]|\$\{\w+\}|\[ *pledges? *:.*?\]"),
    "cut_link": re.compile(
        r"\]\s+\((?:https?:|[\w./-]+\.md)[^)\n]*\)|\]\((?:https?:|[\w./-]+\.md)[^)\n]*$"
        r"|\([^)\n]+\)\[(?:https?:|[\w./-]+\.md)[^\]\n]*\]",
        re.MULTILINE,
    ),
    "shortcode_misspelt": re.compile(
        rf"<!--+\s*(?:(?:{'|'.join(SHORTCODES)})\b|[\u0621-\u064a]*تعهد\w*|pledges?\b(?!:))[^-\n]*"
    ),
}
REFERENCE = re.compile(r"(?<!\\)\[(?P<words>[^\]\[\n]+)\]\[(?P<name>[^\]\n]*)\]")
DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]+)\]:[ ]*\S+", re.MULTILINE)
PARAGRAPH = re.compile(r"(?:^(?!\s*$).+\n?)+", re.MULTILINE)
# Where blocks begin and end, the targets of links, what is shown in bold.
NO_WORDS = re.compile(r"^ *///.*$|(?<=\])\([^)]*\)|\*\*[^*\n]+\*\*", re.MULTILINE)
SAID = re.compile(r"^(?P<key>title: |description: )?(?:  - )?(?P<words>(?<= )\S.*)$", re.MULTILINE)
# So many words make a sentence, and no name.
SENTENCE = 6


class Found(NamedTuple):
    """Something wrong at a character of a page."""

    at: int
    code: str
    values: Mapping[str, object]


def problems(page: PageFile, languages: Languages) -> list[Problem]:
    """Everything on a page that is published as something else than it seems."""
    front = FRONT.match(page.text)
    start = front.end() if front else 0
    script = languages[page.lang].script if page.lang in languages else ""
    found = [*_front(page.text[:start], script, page.lang)]
    if not page.text[start:].strip():
        return _told(page, found)
    code = blank(CODE, page.text)
    bare = blank(PATTERN, re.sub(r"[^\n]", " ", code[:start]) + code[start:])
    words = blank(COMMENT, bare)
    found += [*_headings(words), *_patterns(bare), *_references(bare), *_links(bare)]
    found += _words(words, script, page.lang)
    return _told(page, found)


def _told(page: PageFile, found: Sequence[Found]) -> list[Problem]:
    return [
        Problem(page.file, Place.of(page.text, one.at), (), one.code, dict(one.values))
        for one in sorted(found, key=lambda one: one.at)
    ]


def _front(front: str, script: str, lang: str) -> Iterator[Found]:
    """What the title, the description and the names of a page say."""
    for match in SAID.finditer(front):
        for code, word in texts.told(match["words"].strip("\"'"), script):
            yield Found(match.start("words"), code, texts.values(word))
        if match["key"] and texts.share(match["words"], script) < 1 / 2:
            yield Found(
                match.start("words"),
                "other_language",
                {"word": match["words"][:60], "lang": lang},
            )


def _headings(bare: str) -> Iterator[Found]:
    seen: dict[str, int] = {}
    level = 0
    for match in HEADING.finditer(bare):
        depth, name = len(match["level"]), match["id"]
        word = {"word": match["words"].strip()}
        if depth == 1 and level:
            yield Found(match.start(), "second_title", word)
        elif depth > level + 1:
            yield Found(match.start(), "skipped_level", {**word, "wanted": "#" * (level + 1)})
        if name and seen.setdefault(name, match.start()) != match.start():
            yield Found(match.start("id"), "repeated_id", {"word": name})
        level = depth


def _patterns(bare: str) -> Iterator[Found]:
    for code, pattern in PATTERNS.items():
        for match in pattern.finditer(bare):
            group = 1 if pattern.groups else 0
            yield Found(match.start(group), code, {"word": match[group].strip()[:60]})


def _references(bare: str) -> Iterator[Found]:
    known = {match["name"].casefold() for match in DEFINED.finditer(bare)}
    for match in REFERENCE.finditer(bare):
        name = match["name"] or match["words"]
        if name.casefold() not in known:
            yield Found(match.start(), "dead_reference", {"word": name})


def _links(bare: str) -> Iterator[Found]:
    for match in LINK.finditer(bare):
        word = match["target"] or match["bare"]
        for code, meant in addresses.told(word):
            yield Found(match.start(), code, {"word": word, **meant})


def _words(bare: str, script: str, lang: str) -> Iterator[Found]:
    words = blank(NO_WORDS, bare)
    doubtful = any(True for _ in texts.told(words, script, on_pages=True))
    for match in PARAGRAPH.finditer(words):
        for code, word in texts.told(match[0].strip(), script, on_pages=True) if doubtful else ():
            at = match.start() + max(match[0].find(word), 0)
            yield Found(at, code, texts.values(word))
        if len(match[0].split()) >= SENTENCE and texts.share(match[0], script) < 1 / 4:
            yield Found(match.start(), "other_language", {"word": match[0][:60], "lang": lang})
