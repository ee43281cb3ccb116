"""All that is strange in the records, file by file, in one walk over each."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from pledges.checks import pledges
from pledges.checks.dates import Desk
from pledges.checks.sense import addresses, beside, numbers, texts
from pledges.checks.sense.numbers import Told
from pledges.memory import Memory
from pledges.records.library import Library, file_of
from pledges.records.meant import texts as signs
from pledges.records.problems import Path, Problem
from pledges.records.shapes import Walked

# Words that templates and the search put together, which are no texts by themselves.
PARTS_OF_TEXTS = {file_of(name) for name in ("words", "units", "search")}
PART = "words"
# The rows of signs that may be in the texts of each language.
SignRows = Mapping[str, Sequence[signs.Sign]]
# What stands once in a list.
LISTED = {"reference", "prose", "slug"}
# Names of things, which other scripts may have.
NAMES = {"publisher", "author", "licence", "variants"}
TITLES = {("title",), ("definition",), ("label",)}
# Texts of a pledge of which no two say the same; nor do the titles of records.
SINGLE = {("updates", "text"), ("milestones", "title"), ("questions", "text")}
SINGLE |= {("indicators", "definition")}
# Two papers may print the same under one title.
ALIKE = ("same_words", file_of("sources"))
# Nothing that the site tells of is older.
OLDEST = 1945
# What an address may have or lack and lead to the same page.
BARE = re.compile(r"\Ahttps?://(?:www\.|m\.)?|/\Z|#.*")


def problems(
    library: Library, today: dt.date, shown: frozenset[str], memory: Memory
) -> Iterator[Problem]:
    """Everything in the records that is seldom or never so; `shown` is what examples say."""
    names = beside.finders(library)
    further = (library.languages, library.units, today, shown, names)
    for file, held in library.files():
        given = (library.documents.get(file), held, *further)
        looking = partial(_in_file, Desk(library, file, today), shown, names)
        yield from memory.get("sense", file, given, looking)
    for file in (file_of("pledges", slug) for slug in library.pledges):
        yield from pledges.doubts(Desk(library, file, today), library.walked[file])


def _in_file(desk: Desk, shown: frozenset[str], names: beside.Finders) -> list[Problem]:
    walked = desk.library.walked[desk.file]
    said: defaultdict[str, list[str]] = defaultdict(list)
    for lang, words in chain.from_iterable(_own(one).items() for one in walked):
        said[lang].append(words)
    rows = {lang: signs.wanted(every, lang) for lang, every in said.items()}
    strange = (_of(desk, one, shown, rows) for one in walked)
    told = [*_twice(desk, walked), *chain.from_iterable(strange)]
    told += numbers.problems(walked, desk.library.units)
    told += beside.problems(desk.library, desk.file, names)
    return [desk.problem(path, code, **values) for path, code, values in told]


def _own(one: Walked) -> Mapping[str, str]:
    """What a value says in each language; what is of none, or an address, under an empty one."""
    value, what = one.value, one.shape.what
    if what == "text":
        own: Mapping[str, str] = value.own()
        return own
    return {"": value} if what in {"prose", "url"} else {}


def _of(desk: Desk, one: Walked, shown: frozenset[str], rows: SignRows) -> Iterator[Told]:
    """All that is strange in a value by itself."""
    path, value, what = one.path, one.value, one.shape.what
    if what == "date" and value.last.year < OLDEST:
        yield path, "far_date", {"word": value.text, "before": OLDEST}
    if what == "record" and one.shape.model == "quote":
        yield from _quoted(desk, one)
    own = _own(one)
    for lang, words in own.items():
        where = (*path, lang) if lang and what == "text" else path
        found = addresses.told(words) if what == "url" else _text(desk, where, lang, own, rows)
        yield from ((where, code, values) for code, values in found)
        if words in shown and desk.file not in PARTS_OF_TEXTS:
            yield where, "example_text", {"word": words}


def _quoted(desk: Desk, one: Walked) -> Iterator[Told]:
    """A quotation is in the language of its source."""
    source, words = desk.library.sources.get(one.value.source), one.value.text
    of = desk.library.languages.get(source.language) if source else None
    if source and of and texts.share(words, of.script) < 1 / 2:
        yield (*one.path, "text"), "quote_language", {"word": words[:60], "lang": source.language}


def _text(
    desk: Desk, path: Path, lang: str, own: Mapping[str, str], rows: SignRows
) -> Iterator[tuple[str, dict[str, str]]]:
    words = own[lang]
    for _, word in addresses.linked(words):
        yield from addresses.told(word)
    named = [part for part in (path[:-1] if lang else path) if isinstance(part, str)]
    top = desk.file.removeprefix("data/").removesuffix(".yml") if named[:-1] else ""
    is_part = desk.file in PARTS_OF_TEXTS
    at = PART if is_part else ".".join((named[0] if "/" in top else top, *named[-2:]))
    found = signs.told(words, lang, rows[lang], at)
    yield from ((code, signs.values(word)) for code, word in found)
    if lang in desk.library.languages:
        others = [text for other, text in own.items() if other != lang]
        of_name = texts.swapped if NAMES.intersection(path) else texts.told
        looking = texts.of_part if is_part else of_name
        if code := looking(words, desk.library.languages[lang].script, others):
            yield code, {"word": words[:60], "lang": lang}


def _twice(desk: Desk, walked: Sequence[Walked]) -> Iterator[Told]:
    """What a file, or a list in it, should have once."""
    seen: dict[tuple[object, ...], Path] = {}
    for key, path, code, word in chain.from_iterable(map(_single, walked)):
        if (first := seen.setdefault(key, path)) != path and (code, desk.file) != ALIKE:
            yield path, code, {"word": word, "name": desk.problem(first, code).key}


def _single(one: Walked) -> Iterator[tuple[tuple[object, ...], Path, str, str]]:
    path, value, what = one.path, one.value, one.shape.what
    of_list = path[:-2] if path[-1:] == ("to",) else path[:-1]
    of_parts = of_list if of_list[-1:] == ("parts",) else ()
    if one.shape.model == "event":
        yield (value.on, value.sources), (*path, "on"), "same_event", value.on.text
    elif what == "url":
        yield (BARE.sub("", value),), path, "same_address", value
    elif what in LISTED and of_list != path and isinstance(path[len(of_list)], int):
        # Another wording of a term is no term of its own.
        if of_list[1:] == ("variants",):
            yield ("", value), path, "same_words", value
        yield (of_list, value), path, "named_twice", value
    elif what == "text" and ((path[0], path[-1]) in SINGLE or path[1:] in TITLES or of_parts):
        for lang, words in value.own().items():
            top = path[0] if len(path) > len(("slug", "title")) else ""
            yield (of_parts or top, words), (*path, lang), "same_words", words
