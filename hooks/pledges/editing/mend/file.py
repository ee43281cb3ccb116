"""All that has one right answer in a file, put right; what a person must decide is left alone."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pledges.editing.mend import lines, values
from pledges.editing.mend import order as mend_order
from pledges.editing.mend.lines import Mend
from pledges.records.load import records_of
from pledges.records.problems import DataError, Path, Problem
from pledges.records.reader import Document, read
from pledges.records.texts import LANGS, Further

MOST_REPAIRS = 20


@dataclass(frozen=True)
class Mended:
    """A file as it should be, what was done to it, and what is left for a person."""

    text: str
    mends: tuple[Mend, ...]
    left: tuple[Mend, ...] = ()


@dataclass(frozen=True)
class Mender:
    """Mends one file; each step is taken only if it changes nothing but what it should."""

    file: str
    model: Any
    further: Further
    # The names of the records that there are; any may be meant where none is given.
    names: Collection[str] = ()

    def mend(self, text: str) -> Mended:
        """The file mended; raise DataError where it cannot be read at all."""
        before = self._read_or_none(text)
        plain, mends = lines.mended(text)
        if before is None and self._read_or_none(plain) is None:
            plain, repairs = self._repaired(plain)
            plain, quotes = lines.quoted(plain)
            mends += [*repairs, *quotes]
        after = self._read(plain)
        if before and spaced(before.value) != spaced(after.value):
            return Mended(text, ())
        plain, commas = lines.parted(plain, self.names)
        plain, found = self._values(plain)
        mends += [*commas, *found]
        plain, found, left = self._moves(plain)
        mends += found
        if before is None:
            # There is nothing to compare with: it must be right as it is.
            records_of(self._read(plain), self.file, self.model, self.further)
        return Mended(plain, tuple(sorted(mends, key=lambda mend: mend.line)), tuple(left))

    def _repaired(self, text: str) -> tuple[str, list[Mend]]:
        """The text with the signs put in that it lacks, one line after the other."""
        mends: list[Mend] = []
        for _ in range(MOST_REPAIRS):
            found = _document(text, self.file, (*LANGS, *self.further))
            if not isinstance(found, DataError):
                break
            repair = lines.repaired(text, found.problems[0])
            if repair is None:
                break
            text, mend = repair
            mends.append(mend)
        return text, mends

    def _values(self, text: str) -> tuple[str, list[Mend]]:
        changes = values.scalars(text, self.model, self.names)
        whole = values.replaced(text, changes)
        if not self._is(whole, text, {path: one.values["after"] for _, _, _, one, path in changes}):
            return text, []
        return whole, [mend for _, _, _, mend, _ in changes]

    def _is(self, whole: str, text: str, forms: Mapping[Path, str]) -> bool:
        """Whether a text is read as another one but for some values."""
        after = self._read_or_none(whole)
        wanted = {**dict(_leaves(self._read(text).value)), **forms}
        return after is not None and dict(_leaves(after.value)) == wanted

    def _moves(self, text: str) -> tuple[str, list[Mend], list[Mend]]:
        mends, left = list[Mend](), list[Mend]()
        # Lists that stand in entries come first, before these are moved with them.
        for path, order in reversed(mend_order.wrong(text, self.model)):
            place = self._read(text).place(path)
            values = {"key": Problem("", place, path, "").key}
            whole = self._moved(text, path, order)
            if whole is None:
                left.append(Mend(place.line, "left_order", values))
            else:
                text = whole
                mends.append(Mend(place.line, "mended_dates", values))
        return text, mends, left[::-1]

    def _moved(self, text: str, path: Path, order: mend_order.Order) -> str | None:
        try:
            whole = mend_order.moved(text, path, order)
        except mend_order.Unclear:
            return None
        after = self._read_or_none(whole)
        expected = _permuted(self._read(text).value, path, order)
        return whole if after and after.value == expected and _same_signs(text, whole) else None

    def _read(self, text: str) -> Document:
        found = _document(text, self.file, (*LANGS, *self.further))
        if isinstance(found, DataError):
            raise found
        return found

    def _read_or_none(self, text: str) -> Document | None:
        try:
            return self._read(text)
        except DataError:
            return None


@lru_cache(maxsize=8)
def _document(text: str, file: str, langs: tuple[str, ...]) -> Document | DataError:
    """What a text is read as; each step reads what the one before it wrote."""
    try:
        return read(text, file, langs)
    except DataError as error:
        return error


def _same_signs(text: str, whole: str) -> bool:
    """Nothing is lost and nothing added, comments included, but white space."""
    return Counter("".join(text.split())) == Counter("".join(whole.split()))


def spaced(value: Any) -> Any:
    """A value with white space as the model reads it."""
    if isinstance(value, dict):
        return {key: spaced(held) for key, held in value.items()}
    return [spaced(held) for held in value] if isinstance(value, list) else " ".join(value.split())


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every text with its path; empty maps and lists as they are."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    if isinstance(value, str) or not value:
        yield path, value
        return
    for part, held in pairs:
        yield from _leaves(held, (*path, part))


def _permuted(value: Any, path: Path, order: mend_order.Order) -> Any:
    """A value with a list in another order; that of keys says nothing."""
    if not path:
        return [value[place] for place in order] if isinstance(value, list) else value
    part, *rest = path
    held = _permuted(value[part], tuple(rest), order)
    if isinstance(value, dict):
        return {**value, part: held}
    return [held if place == part else other for place, other in enumerate(value)]
