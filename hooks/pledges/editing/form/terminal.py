"""`new`: the form at a terminal, its questions one after the other until nothing is wrong."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from pledges.editing import command
from pledges.editing.command import Parser, say
from pledges.editing.form.door import Door
from pledges.editing.form.fields import PICKED, ROOT
from pledges.editing.form.picking import Picker, show
from pledges.editing.form.places import STATES
from pledges.editing.form.server import application
from pledges.editing.form.workshop import Workshop
from pledges.language.messages import both
from pledges.records.library import file_of
from pledges.records.problems import DataError

# What a record is called in its file.
NAME = "name"
Typed = dict[str, list[str]]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("record", nargs="?", default="", help=both("kind"))
    parser.add_argument("answers", nargs="*", help=both("answers"))
    parser.add_argument("--dry-run", action="store_true", help=both("dry_run"))


def run(asked: Namespace, root: Path) -> int:
    """Ask for what is not given, until nothing is wrong with it; write it, say what is next."""
    given: Typed = defaultdict(list)
    for name, is_answer, value in (one.partition("=") for one in asked.answers):
        given[name if is_answer else ""].append(value if is_answer else name)
    place, visit = " ".join(given.pop("", [])), _visit(root, Picker(asked.langs))
    kind = visit.follow(asked.record)
    visit.follow(place)
    is_sound = visit.hold(given, STATES.get(kind, ()))
    if not is_sound or not (asked.dry_run or visit.save()):
        say("refused", asked.langs)
        return command.PROBLEMS
    done = "written_source" if kind == "source" else "written"
    say("not_written" if asked.dry_run else done, asked.langs)
    return command.SOUND


def _visit(root: Path, picker: Picker) -> "Visit":
    """A visit of the page of all kinds of records; DataError where words lack to ask in."""
    door, workshop = Door(port=1), Workshop(root, command.today())
    workshop.look()
    if lacking := [one for one in workshop.now.problems if one.file == file_of("words")]:
        raise DataError(lacking)
    app = application(workshop, door)
    # What stops the form stops the command, which tells it.
    app.testing = True
    client = app.test_client()
    client.get("/", query_string={"token": door.token}, base_url=door.origin)
    visit = Visit(client, door.origin, picker)
    visit.open("/new")
    return visit


@dataclass
class Visit:
    """Someone at a terminal, who sees a page of the form in each language that is spoken."""

    client: FlaskClient
    origin: str
    picker: Picker
    path: str = ""
    pages: list[BeautifulSoup] = field(default_factory=list)
    answers: Typed = field(default_factory=dict)

    def open(self, path: str) -> None:
        """Go to a page."""
        to = {"base_url": self.origin}
        found = [self.client.get(f"/{lang}{path}", **to).text for lang in self.picker.langs]
        self.path, self.pages = path, [BeautifulSoup(one, "html.parser") for one in found]

    def follow(self, words: str) -> str:
        """Go where a link of a page leads, which is named or chosen; its name."""
        show("", self._text("h1"))
        links = {str(one["data-name"]): str(one["href"]) for one in self._all("a[data-name]")}
        offered = {name: self._text(f"a[data-name='{name}']") for name in links}
        found = self.picker.pick(offered, words)
        self.open(links[found].removeprefix(f"/{self.picker.langs[0]}"))
        return found

    def hold(self, given: Typed, some: Collection[str]) -> bool:
        """Ask until nothing is wrong with a record, or what is wrong is no question of it."""
        show(self._text("h1"), self._text("main > .note"))
        names = [*dict.fromkeys(str(one["name"]) for one in self._all("#fields [data-head]"))]
        own = {
            one if {one, NAME} <= {*names, NAME} else f"{ROOT}.{one}": given[one] for one in given
        }
        self.answers = {name: self._values(name) for name in names} | own
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

    def save(self) -> bool:
        """Whether it was written; else the form stands there again."""
        return not self.send("save").select("#fields")

    def send(self, do: str) -> BeautifulSoup:
        """What the form says to all that was answered."""
        to = {"base_url": self.origin, "headers": {"Origin": self.origin}}
        sent = {"before": self._all("#fields [name=before]")[0]["value"], "do": do}
        sent |= {**self.answers, NAME: "".join(self.answers.get(NAME, ()))}
        answer = self.client.post(f"/{self.picker.langs[0]}{self.path}", data=sent, **to)
        return BeautifulSoup(answer.text, "html.parser")

    def _all(self, query: str) -> list[Tag]:
        return [*self.pages[0].select(query)]

    def _text(self, query: str) -> str:
        """What an element says, in each language."""
        return _joined(one.text for soup in self.pages for one in soup.select(query, limit=1))

    def _boxes(self, name: str) -> list[Tag]:
        """The first box of a question, in each language."""
        return [soup.select(f"#fields [name='{name}']")[0] for soup in self.pages]

    def _values(self, name: str) -> list[str]:
        """What stands in the boxes of a question."""
        at = f"[name='{name}']"
        found = self._all(f"input{at}, textarea{at}, select{at} [selected]")
        return [str(value) for one in found if (value := one.get("value") or one.text)]

    def _ask(self, names: Collection[str], *, is_short: bool) -> None:
        """Ask questions; a group that need not be there is left out with its first answer."""
        left = set[str]()
        for name in names:
            box = self._boxes(name)[0]
            group = str(box["data-group"])
            beside = [self.answers[one] for one in self.answers if one.startswith(f"{group}.")]
            is_blank = bool(group) and not any(beside)
            is_needed = box.has_attr("data-needed") and not is_blank
            if group in left or (is_short and (self.answers[name] or not is_needed)):
                continue
            self.answers[name] = self._answer(name, is_needed=is_needed)
            if is_blank and not self.answers[name]:
                left.add(group)

    def _answer(self, name: str, *, is_needed: bool) -> list[str]:
        """What is typed, else what stands there."""
        boxes = self._boxes(name)
        show("", f"{_joined(str(one['data-head']) for one in boxes)} [{_short(name)}]")
        helps = [box.find_all_previous(class_="help", limit=1) for box in boxes]
        show(_joined(one.text for found in helps for one in found))
        is_list, held = boxes[0].has_attr("data-many"), self.answers[name]
        is_long = is_list or boxes[0].name == "textarea"
        offered = self._offered(boxes)
        lines = self.picker.answer(offered, held, is_needed=is_needed, is_long=is_long)
        return lines if is_list or not lines else [" ".join(lines)]

    def _offered(self, boxes: Sequence[Tag]) -> dict[str, str]:
        """What may be chosen, with its name in each language."""
        found: dict[str, list[str]] = defaultdict(list)
        for page, box in zip(self.pages, boxes, strict=True):
            listed = page.select(f"#{box['list']} option") if box.has_attr("list") else ()
            for one in listed or box.select("option[value]"):
                words = one.text.strip() or str(one["value"])
                match = PICKED.fullmatch(words)
                slug = match[1] if match else str(one["value"])
                found[slug].append(words.removesuffix(f" [{slug}]"))
        return {slug: _joined(words) for slug, words in found.items() if slug}

    def _wrong(self, page: BeautifulSoup) -> list[str]:
        """The questions of which something is wrong, after it was told; else what would change."""
        if page.select_one("#outcome .good"):
            show("", *(one.text for one in page.select("#outcome .problem p, #outcome pre")))
            return []
        query = ", ".join(f"p[lang={lang}]" for lang in self.picker.langs)
        boxes = [one for one in page.select(".messages") if one.select_one(".problem")]
        names = [str(box["id"]).removeprefix("m-") for box in boxes]
        for name, box in zip(names, boxes, strict=True):
            show("", f"! {_short(name)}", *(one.text for one in box.select(f"{query}, code")))
        show(*([] if boxes else [page.text]))
        is_named = self._all(f"#{NAME}")
        return [NAME if one == ROOT and is_named else f"{one}." for one in names or [ROOT]]


def _short(name: str) -> str:
    return name.removeprefix(f"{ROOT}.")


def _joined(texts: Iterable[str]) -> str:
    """What is said in several languages, once where they say the same."""
    return " · ".join(filter(None, dict.fromkeys(" ".join(one.split()) for one in texts)))
