"""Whether a page is what its writer saw: headings, lists, links and pictures that become such."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pledges.checks.sense import addresses, texts
from pledges.language.prose import CODE, COMMENT, FRONT, HEADING, blank
from pledges.pages.front import PageFile
from pledges.pages.shortcodes import PATTERN, SHORTCODES
from pledges.records.languages import Languages
from pledges.records.meant import texts as signs
from pledges.records.meant.rules import RULES, pattern
from pledges.records.problems import Problem

PATTERNS = {
    code: pattern("|".join(found).replace("SHORTCODES", "|".join(SHORTCODES)), re.MULTILINE)
    for code, found in RULES["pages"].items()
}
REFERENCE = re.compile(r"(?<!\\)\[(?P<words>[^\]\[\n]+)\]\[(?P<name>[^\]\n]*)\]")
DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]+)\]:[ ]*\n?[ ]*\S+", re.MULTILINE)
PARAGRAPH = re.compile(r"(?:^(?![^\S\n]*$).+\n?)+", re.MULTILINE)
NUMBERED = re.compile(r"^(?P<number>\d{1,9})\. \S*", re.MULTILINE)
# What goes on with an item, from its line to that of the next.
WITHIN = re.compile(r".*\n(?:(?:[ ]{2,}.*)?\n)*")
# Where blocks begin and end, links to others, the targets of links.
NO_WORDS = re.compile(
    r"^ *///.*$|\[[^\[\]\n]*\]\(https?:[^)\]]*\)|(?<=\])\([^)\]]*\)", re.MULTILINE
)
TABLE, BAR = re.compile(r"(?:^\|.*\n?)+", re.MULTILINE), re.compile(r"(?<!\\)\|")
SAID = re.compile(r"^(?P<key>title: |description: )?(?:  - )?(?P<words>(?<= )\S.*)$", re.MULTILINE)
# It stands for what is no text.
OBJECT = "\ufffc"
# So many words make a sentence, and no name.
SENTENCE = 6
Found = tuple[int, str, Mapping[str, object]]


def problems(page: PageFile, languages: Languages) -> list[Problem]:
    """Everything on a page that is published as something else than it seems."""
    front, known = FRONT.match(page.text), languages.get(page.lang)
    start, script = front.end() if front else 0, known.script if known else ""
    found = [*_front(page.text[:start], script, page.lang)]
    if page.text[start:].strip():
        code = CODE.sub(_of_code, page.text)
        bare = blank(PATTERN, re.sub(r"[^\n]", " ", code[:start]) + code[start:])
        words = blank(COMMENT, bare)
        titles = (one["words"] for one in SAID.finditer(page.text) if one["key"] == "title: ")
        title = next(titles, "")
        found += [*_headings(words, title.strip("\"'")), *_tables(bare), *_numbers(bare)]
        # What begins where code or a shortcode stood begins otherwise in the page.
        found += [one for one in _patterns(bare) if bare[one[0]] == page.text[one[0]]]
        found += _words(words, script, page.lang)
    told = sorted(found, key=lambda one: one[:2])
    return [page.problem(at, code, **values) for at, code, values in told]


def _of_code(match: re.Match[str]) -> str:
    """Fenced code as empty lines, and code in a sentence as something that stands there."""
    return re.sub(r"[^\n]", " " if match[2] else OBJECT, match[0])


def _front(front: str, script: str, lang: str) -> Iterator[Found]:
    """What the title, the description and the names of a page say."""
    said = [*SAID.finditer(front)]
    rows = signs.wanted((match["words"] for match in said), lang)
    for match in said:
        at, words, key = match.start("words"), match["words"], match["key"] or "names: "
        words, of = words.strip("\"'"), f"page.{key[:-2]}"
        for code, word in signs.told(words, lang, rows, of):
            yield at, code, signs.values(word)
        # A name may be a word of English in any language.
        is_said = match["key"] or not words.isascii()
        if is_said and texts.share(words, script) < 1 / 2:
            yield at, "other_language", {"word": words[:60], "lang": lang}


def _tables(bare: str) -> Iterator[Found]:
    """Rows of a table with more cells or fewer than its head; what is too much is thrown away."""
    for table in TABLE.finditer(bare):
        rows = [(row.start(), row[0]) for row in re.finditer(r"^.+$", table[0], re.MULTILINE)]
        for start, row in rows:
            if len(BAR.findall(row)) != len(BAR.findall(rows[0][1])):
                yield table.start() + start, "table_row", {"word": row.strip()[:60]}


def _numbers(bare: str) -> Iterator[Found]:
    """Items of a list that are published with the number that follows, and not with their own."""
    for one, after in pairwise(NUMBERED.finditer(bare)):
        number, expected = int(after["number"]), int(one["number"]) + 1
        is_next = WITHIN.fullmatch(bare, one.end(), after.start())
        # Who writes 1 before each leaves it to the list.
        if is_next and number != expected and (number, expected) != (1, 2):
            yield after.start(), "renumbered", {"word": after[0], "wanted": expected}


def _headings(bare: str, title: str) -> Iterator[Found]:
    # The heading of a page has this id by itself.
    seen: set[str | None] = {"page"}
    level = 0
    for match in HEADING.finditer(bare):
        depth, name = len(match["level"]), match["id"]
        word = {"word": match["words"].strip()}
        if depth == 1 and level:
            yield match.start(), "second_title", word
        elif depth == 1 and title not in ("", word["word"]):
            yield match.start(), "two_titles", {**word, "name": title}
        elif depth > level + 1:
            yield match.start(), "skipped_level", {**word, "wanted": "#" * (level + 1)}
        if name in seen:
            yield match.start("id"), "repeated_id", {"word": name}
        seen |= {name} - {None}
        level = depth


def _patterns(bare: str) -> Iterator[Found]:
    for code, wrong in PATTERNS.items():
        for match in wrong.finditer(bare):
            group = match.lastindex or 0
            yield match.start(group), code, {"word": match[group].strip().replace("\n", " ")[:60]}
    yield from _references(bare)
    for at, word in addresses.linked(bare):
        yield from ((at, code, values) for code, values in addresses.told(word))


def _references(bare: str) -> Iterator[Found]:
    """Words that lead to an address that is not given."""
    known = {match["name"].casefold() for match in DEFINED.finditer(bare)}
    for match in REFERENCE.finditer(bare):
        name = match["name"] or match["words"]
        if name.casefold() not in known:
            yield match.start(), "dead_reference", {"word": name}


def _words(bare: str, script: str, lang: str) -> Iterator[Found]:
    paragraphs = [*PARAGRAPH.finditer(blank(NO_WORDS, bare))]
    rows = signs.wanted((match[0].strip() for match in paragraphs), lang, signs.PAGE)
    for match in paragraphs:
        for code, word in signs.told(match[0].strip(), lang, rows):
            yield match.start() + signs.place(match[0], word), code, signs.values(word)
        if len(match[0].split()) >= SENTENCE and texts.share(match[0], script) < 1 / 4:
            yield match.start(), "other_language", {"word": match[0][:60], "lang": lang}
        elif other := texts.mixed(match[0], script).strip():
            at = match.start() + max(match[0].find(other), 0)
            yield at, "mixed_language", {"word": other[:60], "lang": lang}
