"""All that has one right answer in a file, put right; what a person must decide is left alone."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pledges.editing.mend import lines, values
from pledges.editing.mend import order as mend_order
from pledges.editing.mend.lines import Mend
from pledges.editing.mend.rewrite import replaced, spaced, under
from pledges.records.load import records_of
from pledges.records.problems import DataError, Path, Problem
from pledges.records.reader import Document, read
from pledges.records.texts import LANGS, Further

MOST_REPAIRS = 20
# Each step reads what the one before it wrote.
_document = lru_cache(maxsize=8)(read)


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
        mends: list[Mend] = []
        for _ in range(MOST_REPAIRS):
            try:
                self._read(text)
            except DataError as error:
                repair = lines.repaired(text, error.problems[0])
            else:
                break
            if repair is None:
                break
            text, mend = repair
            mends.append(mend)
        return text, mends

    def _values(self, text: str) -> tuple[str, list[Mend]]:
        changes = [*values.scalars(text, self.model, self.names)]
        whole, wanted = text, self._read(text).value
        for start, end, form, mend, path in sorted(changes, reverse=True, key=lambda one: one[:2]):
            whole = f"{whole[:start]}{form}{whole[end:]}"
            wanted = replaced(wanted, path, mend.values["after"])
        after = self._read_or_none(whole)
        is_so = after is not None and after.value == wanted
        return (whole, [mend for _, _, _, mend, _ in changes]) if is_so else (text, [])

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
        except mend_order.NoPlace:
            return None
        after, wanted = self._read_or_none(whole), self._read(text).value
        held: Any = under(wanted, path)
        # The order of keys says nothing.
        if isinstance(held, list):
            wanted = replaced(wanted, path, [held[place] for place in order])
        # Nothing is lost and nothing added, comments included, but white space.
        signs = [Counter("".join(one.split())) for one in (text, whole)]
        return whole if after and after.value == wanted and signs[0] == signs[1] else None

    def _read(self, text: str) -> Document:
        return _document(text, self.file, (*LANGS, *self.further))

    def _read_or_none(self, text: str) -> Document | None:
        try:
            return self._read(text)
        except DataError:
            return None
