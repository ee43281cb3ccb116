"""`new`: the form at a terminal, its questions one after the other until nothing is wrong."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from pledges.editing import command
from pledges.editing.command import Parser, say
from pledges.editing.form.door import Door
from pledges.editing.form.fields import PICKED, ROOT
from pledges.editing.form.picking import NOTHING, Picker, show
from pledges.editing.form.places import STATES
from pledges.editing.form.server import application
from pledges.editing.form.workshop import Workshop
from pledges.language.messages import both

CONTROLS = "#fields input:not([type=hidden]), #fields textarea, #fields select"
# What a record is called in its file.
NAME = "name"
Given = dict[str, list[str]]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("record", nargs="?", default="", help=both("kind"))
    parser.add_argument("answers", nargs="*", help=both("answers"))
    parser.add_argument("--dry-run", action="store_true", help=both("dry_run"))


def run(asked: Namespace, root: Path) -> int:
    """Ask for what is not given, until nothing is wrong with it; write it, say what is next."""
    door = Door(port=1)
    workshop = Workshop(root, command.today())
    workshop.look()
    client = application(workshop, door).test_client()
    client.get("/", query_string={"token": door.token}, base_url=door.origin)
    visit = Visit(client, door.origin, Picker(asked.langs))
    given: Given = defaultdict(list)
    for name, is_answer, value in (one.partition("=") for one in asked.answers):
        given[name if is_answer else ""].append(value if is_answer else name)
    place = " ".join(given.pop("", []))
    visit.open("/new")
    kind = visit.follow(asked.record)
    visit.follow(place)
    if not visit.hold(given, STATES.get(kind, ())):
        say("refused", asked.langs)
        return command.PROBLEMS
    if not asked.dry_run:
        visit.send("save")
    done = "written_source" if kind == "source" else "written"
    say("not_written" if asked.dry_run else done, asked.langs)
    return command.SOUND


@dataclass
class Visit:
    """Someone at a terminal, who sees a page of the form in each language that is spoken."""

    client: FlaskClient
    origin: str
    picker: Picker
    path: str = ""
    pages: list[BeautifulSoup] = field(default_factory=list)
    answers: Given = field(default_factory=dict)

    def follow(self, words: str) -> str:
        """Go where a link of a page leads, which is named or chosen; its name."""
        links = {str(one["data-name"]): str(one["href"]) for one in self._all("a[data-name]")}
        show("", self._text("h1"))
        offered = {name: self._text(f"a[data-name='{name}']") for name in links}
        found = self.picker.pick(offered, words)
        self.open(links[found].removeprefix(f"/{self.picker.langs[0]}"))
        return found

    def hold(self, given: Given, some: Collection[str]) -> bool:
        """Ask until nothing is wrong with a record, or what is wrong is no question of it."""
        names = [*dict.fromkeys(str(one["name"]) for one in self._all(CONTROLS))]
        own = {
            one if one == NAME and one in names else f"{ROOT}.{one}": given[one] for one in given
        }
        self.answers = {name: self._values(name) for name in names} | own
        show(self._text("h1"), self._text("main > .note"))
        asked, is_short = [one for one in some or names if one not in own], bool(given)
        while True:
            try:
                self._ask(asked, is_short=is_short)
            except (EOFError, KeyboardInterrupt):
                self.send("typed")
                raise
            wrong, is_short = self._wrong(self.send("check")), False
            asked = [one for one in names if any(f"{one}.".startswith(w) for w in wrong)]
            if not asked:
                return not wrong

    def send(self, do: str) -> BeautifulSoup:
        """What the form says to all that was answered."""
        before = {str(one["name"]): str(one["value"]) for one in self._all("#fields [name=before]")}
        before[NAME] = "".join(self.answers.get(NAME, ()))
        to = {"base_url": self.origin, "headers": {"Origin": self.origin}}
        path, sent = f"/{self.picker.langs[0]}{self.path}", {**self.answers, **before, "do": do}
        return BeautifulSoup(self.client.post(path, data=sent, **to).text, "html.parser")

    def open(self, path: str) -> None:
        """Go to a page."""
        found = [
            self.client.get(f"/{lang}{path}", base_url=self.origin) for lang in self.picker.langs
        ]
        self.path, self.pages = path, [BeautifulSoup(one.text, "html.parser") for one in found]

    def _all(self, query: str) -> list[Tag]:
        return [*self.pages[0].select(query)]

    def _text(self, query: str) -> str:
        """What an element says, in each language."""
        return _joined(soup.select_one(query) for soup in self.pages)

    def _values(self, name: str) -> list[str]:
        """What stands in the boxes of a question."""
        boxes = self._all(f"#fields [name='{name}']")
        chosen = (
            one.select_one("option[selected]") if one.name == "select" else one for one in boxes
        )
        found = (one.get("value") or one.text for one in chosen if one)
        return [str(one) for one in found if one]

    def _ask(self, names: Collection[str], *, is_short: bool = False) -> None:
        """Ask questions; a group that need not be there is left out with its first answer."""
        left = set[str]()
        for name in names:
            *around, own = _labels(self._all(f"#fields [name='{name}']")[0])
            frames = {_id(one.parent) for one in around if not one.select_one(".must")}
            blank = {one for one in frames if not self._is_begun(one)}
            is_needed = bool(own.select_one(".must")) and not blank
            is_known = is_short and (self.answers[name] or not is_needed)
            if left & frames or is_known:
                continue
            self.answers[name] = self._answer(name, is_needed=is_needed)
            left |= set() if self.answers[name] else blank

    def _is_begun(self, frame: str) -> bool:
        return any(found for name, found in self.answers.items() if name.startswith(f"{frame}."))

    def _answer(self, name: str, *, is_needed: bool) -> list[str]:
        """What is typed, else what stands there."""
        boxes = [soup.select(f"#fields [name='{name}']")[0] for soup in self.pages]
        labels = [_labels(box) for box in boxes]
        head = " › ".join(map(_joined, zip(*labels, strict=True)))
        show("", f"{head} [{_short(name)}]")
        show(_joined(box.find_previous(class_="help") for box in boxes))
        offered = _offered(boxes)
        self.picker.show(offered, offered)
        held, is_list = self.answers[name], labels[0][-1].name == "legend"
        is_long, may_end = is_list or boxes[0].name == "textarea", bool(held) or not is_needed
        self.picker.notes(held, may_end=may_end, is_long=is_long)
        lines = [*self.picker.lines(offered, may_end=may_end, is_long=is_long)] or held
        if lines == [NOTHING]:
            return []
        return lines if is_list or not lines else [" ".join(lines)]

    def _wrong(self, page: BeautifulSoup) -> list[str]:
        """The questions of which something is wrong, after it was told; else what would change."""
        query = ", ".join(f"p[lang={lang}]" for lang in self.picker.langs)
        if page.select_one("#outcome .good"):
            show("", *(one.text for one in page.select("#outcome .problem p, #outcome pre")))
            return []
        boxes = [one for one in page.select(".messages") if one.select_one(".problem")]
        for box in boxes:
            show(
                "", f"! {_short(_id(box)[2:])}", *(one.text for one in box.select(f"{query}, code"))
            )
        if not boxes:
            show(page.text)
        names = [_id(box).removeprefix("m-") for box in boxes]
        return [
            NAME if one == ROOT and self._all(f"#{NAME}") else f"{one}." for one in names or [ROOT]
        ]


def _id(tag: Any) -> str:
    return str(tag["id"])


def _short(name: str) -> str:
    return name.removeprefix(f"{ROOT}.")


def _joined(tags: Iterable[Any]) -> str:
    """What elements say, each once."""
    told = (" ".join(one.text.split()) for one in tags if one)
    return " · ".join(filter(None, dict.fromkeys(told)))


def _labels(box: Tag) -> list[Tag]:
    """What is written over a box: over the groups around it, and over itself."""
    frames = [one for one in box.find_parents("fieldset")[::-1] if _id(one) != ROOT]
    legends = [one.select("legend")[0] for one in frames]
    is_list = bool(frames) and _id(frames[-1]) == box["name"]
    return legends if is_list else [*legends, *box.find_previous_siblings("label", limit=1)]


def _offered(boxes: Sequence[Tag]) -> dict[str, str]:
    """What may be chosen, with its name in each language."""
    found: dict[str, dict[str, None]] = {}
    for box in boxes:
        among = box.find_next("datalist", id=box["list"]) if box.get("list") else box
        for one in among.select("option") if among else ():
            words = one.text.strip() or str(one["value"])
            match = PICKED.fullmatch(words)
            slug = match[1] if match else str(one.get("value", words))
            found.setdefault(slug, {})[words.removesuffix(f" [{slug}]")] = None
    return {slug: " · ".join(words) for slug, words in found.items() if slug}
