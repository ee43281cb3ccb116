"""What is typed at a terminal: lines, or a part of the name of what is meant."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledges.editing.command import say
from pledges.language.messages import hint, said
from pledges.records import guesses
from pledges.records.problems import near

PROMPT = "> "
# More than these are not shown, but the first of them.
MOST, FIRST = 40, 15
# Leaves out what stands there.
NOTHING = "-"
Offered = Mapping[str, str]


def show(*lines: str) -> None:
    """Write lines for who is at the terminal."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


@dataclass(frozen=True)
class Picker:
    """Reads what is typed; tells in each language what it may be."""

    langs: Sequence[str]

    def pick(self, offered: Offered, words: str) -> str:
        """One of those offered: the only one that there is, that given, or that typed."""
        found = self.meant(offered, words or (next(iter(offered)) if len(offered) == 1 else ""))
        while not found:
            found = self.meant(offered, input(PROMPT))
        return found

    def notes(self, held: Sequence[str], *, may_end: bool, is_long: bool) -> None:
        """Say how a question is answered."""
        if is_long:
            say("several_lines", self.langs)
        if held:
            say("enter_keeps", self.langs, words=", ".join(held))
        elif may_end:
            say("may_skip", self.langs)

    def lines(self, offered: Offered, *, may_end: bool, is_long: bool) -> Iterator[str]:
        """The lines that are typed, until an empty one or as many as are needed."""
        while (line := input(PROMPT).strip()) or not may_end:
            if not line:
                say("must_answer", self.langs)
            elif not offered or line == NOTHING or (line := self.meant(offered, line)):
                yield line
                may_end = True
                if not is_long:
                    return

    def meant(self, offered: Offered, words: str) -> str:
        """The one that is certainly meant; else tell which may be, or that there is none."""
        found = _found(offered, words)
        if len(found) == 1:
            show(f"= {found[0]}")
            return found[0]
        self.show(offered, found)
        if not found:
            for lang in self.langs:
                meant = hint(near(words, [*offered]), (), lang)
                show(f"{said('not_among', lang, word=words)}{meant}")
        return ""

    def show(self, offered: Offered, some: Collection[str]) -> None:
        """The first of what is offered, and how many more there are."""
        first = [*some] if len(some) <= MOST else [*some][:FIRST]
        show(*(f"  {one} — {offered[one]}" for one in first))
        if len(first) < len(some):
            say("more", self.langs, count=len(some) - len(first))


def _found(offered: Offered, words: str) -> list[str]:
    """That of this name, else those with such a part, else those in whose name all words are."""
    if (name := guesses.name(words)) in offered:
        return [name]
    typed = words.casefold().split()
    parts = [one for one in offered if typed and {*typed} <= {*one.split("/")}]
    told = {one: f"{one} {offered[one]}".casefold() for one in offered}
    return parts or [one for one in offered if all(word in told[one] for word in typed)]
