"""What is typed at a terminal: lines, or a part of the name of what is meant."""

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pledges.characters import UNFIT
from pledges.editing.command import say
from pledges.records import guesses

PROMPT = "> "
# More than these are not shown.
MOST = 40
# Leaves out what stands there.
NOTHING = "-"
Offered = Mapping[str, str]


def show(*lines: str) -> None:
    """Write lines for who is at the terminal."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def joined(texts: Iterable[str]) -> str:
    """What is said in several languages, once where they say the same."""
    return " · ".join(filter(None, dict.fromkeys(" ".join(one.split()) for one in texts)))


@dataclass
class Picker:
    """Reads what is typed; tells in each language what it may be."""

    langs: Sequence[str]
    # So many lines are read, of so many signs: what is piped in may have no end.
    lines: int = 1000
    longest: int = 5000

    def typed(self) -> str:
        """A line without unfit signs; EOFError where there is none, or more than a person types."""
        sys.stdout.write(PROMPT)
        sys.stdout.flush()
        line, self.lines = sys.stdin.readline(self.longest), self.lines - 1
        if not line or len(line) == self.longest or self.lines < 0:
            raise EOFError
        return UNFIT.sub(" ", line).strip()

    def pick(self, offered: Offered, words: str) -> str:
        """One of those offered: the only one that there is, that given, or that typed."""
        found = self.meant(offered, words or (next(iter(offered)) if len(offered) == 1 else ""))
        while not found:
            found = self.meant(offered, self.typed())
        return found

    def answer(
        self, offered: Offered, held: Sequence[str], *, is_needed: bool, is_long: bool
    ) -> list[str]:
        """What is typed, in one line or in several until an empty one; else what stands there."""
        self.show(offered, offered)
        if is_long:
            say("several_lines", self.langs)
        if held:
            say("enter_keeps", self.langs, words=", ".join(held))
        elif not is_needed:
            say("may_skip", self.langs)
        found = list[str]()
        while is_long or not found:
            line = self.typed()
            if not line and (found or held or not is_needed):
                break
            if not line:
                say("must_answer", self.langs)
            elif line == NOTHING or not offered or (line := self.meant(offered, line)):
                found.append(line)
        return [one for one in found or held if one != NOTHING]

    def meant(self, offered: Offered, words: str) -> str:
        """The one that is certainly meant; else tell which may be, or that there is none."""
        typed, name = words.casefold().split(), guesses.name(words)
        told = {one: f"{one} {offered[one]}".casefold() for one in offered}
        parts = [one for one in offered if typed and {*typed} <= {*one.split("/")}]
        # That of this name, else those with such a part, else those in whose name all words are.
        some = parts or [one for one in offered if all(word in told[one] for word in typed)]
        found = [name] if name in offered else some
        if len(found) == 1:
            show(f"= {found[0]}")
            return found[0]
        self.show(offered, found)
        if not found:
            say("not_among", self.langs, word=words)
        return ""

    def show(self, offered: Offered, some: Collection[str]) -> None:
        """The first of what is offered, and how many more there are."""
        first = [*some][:MOST]
        show(*(f"  {one} — {offered[one]}" for one in first))
        if len(first) < len(some):
            say("more", self.langs, count=len(some) - len(first))
