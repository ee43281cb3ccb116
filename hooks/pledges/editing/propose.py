"""`propose`: an issue written in the form for updates as records, or what is wrong with it.

What was sent is data and may be hostile: it is written as all records are, and told as plain text.
"""

import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from pledges.checks.survey import survey
from pledges.editing.command import PROBLEMS, SOUND, RefusalError, today
from pledges.editing.compare.comment import inert, markdown
from pledges.editing.form.changes import record_of, source_of, update_of
from pledges.editing.form.fields import ROOT, answer, field
from pledges.editing.form.target import PLEDGE
from pledges.editing.form.trial import worse
from pledges.editing.form.workshop import Contents, Workshop, model_of
from pledges.editing.mend.order import NoPlace
from pledges.editing.mend.rewrite import added, rewritten
from pledges.language.messages import SPOKEN, message, said
from pledges.records.dated import Account
from pledges.records.library import file_of
from pledges.records.pledge import Update
from pledges.records.problems import DataError, Problem
from pledges.records.shapes import Key, Shape, shape
from pledges.records.vocabulary import Source

FORM = ".github/ISSUE_TEMPLATE/{}-update.yml"
# GitHub writes that where nothing was answered.
QUESTION = re.compile(r"^### (.*\S)\s*$(?:\s*_No response_\s*$)?", re.MULTILINE)
# All that may be asked of an update, of its source, and of what that says of a milestone.
KEYS = {key.name: key for model in (Account, Source, Update) for key in shape(model).keys}
SENT = Shape("record", keys=(Key(*PLEDGE, needed=True, always=True), *KEYS.values()))
# What an editor does before the record is published, and the sender cannot.
LATER = {"verdict_outdated"}
# Of an answer, and more than all of them are.
LONGEST, MOST = 5_000, 200_000


def run(asked: Namespace, root: Path) -> int:
    """Write what was sent into its files, or tell what is wrong; in Markdown."""
    file = Path(asked.file)
    is_piped = asked.file == "-"
    with sys.stdin if is_piped else file.open(encoding="utf-8", errors="replace") as sent:
        lang, questions, given = read(root, sent.read(MOST))
    workshop = Workshop(root, today())
    new, found = tried(workshop, given)
    told = "".join(f"- {inert(_told(problem, lang, questions))}\n" for problem in found)
    if {problem.code for problem in found} - LATER:
        sys.stdout.write(told)
        return PROBLEMS
    old = workshop.texts(new)
    workshop.write(new)
    # What is new has a title by now.
    workshop.look()
    sys.stdout.write(f"{markdown({'parts': workshop.told(old, new)})}\n{told}")
    return SOUND


def read(root: Path, sent: str) -> tuple[str, Mapping[str, str], dict[str, Any]]:
    """The language of the form that was filled in, its questions by id, and the fields answered."""
    parts = QUESTION.split(sent.replace("\r\n", "\n"))
    for lang in SPOKEN:
        form = yaml.safe_load((root / FORM.format(lang)).read_text(encoding="utf-8"))
        questions = {one["id"]: one["attributes"]["label"] for one in form["body"] if "id" in one}
        if parts[1::2] == [*questions.values()] and max(map(len, parts)) <= LONGEST:
            return lang, questions, _fields(dict(zip(questions, parts[2::2], strict=True)))
    raise RefusalError("not_the_form")


def _fields(answers: Mapping[str, str]) -> dict[str, Any]:
    """The answers as a file would hold them; that to `text-ar` stands under `ar` in `text`."""
    asked = field(Key("", "", SENT, needed=True, always=True), None, SPOKEN, new=True)
    given = {f"{ROOT}.{id_.replace('-', '.')}": [text] for id_, text in answers.items()}
    found: Any = answer(asked, given)
    return found or {}


def tried(workshop: Workshop, given: Mapping[str, Any]) -> tuple[Contents, Sequence[Problem]]:
    """The files with what was sent, and what is wrong that was not before."""
    now, new = workshop.now, dict[str, str]()
    if now.library.unread:
        raise DataError(now.problems)
    try:
        for file, path, name, fields in records(workshop, given):
            text = new.get(file) or workshop.text(file)
            way = rewritten if name else added
            new[file] = way(text, model_of(file), (*path, name) if name else path, fields)
    except NoPlace:
        raise RefusalError("not_enough") from None
    after = survey(workshop.root, workshop.today, new, workshop.memory)
    return new, DataError(worse(now.problems, after.problems, ())).problems


def records(workshop: Workshop, given: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """What is added where: file, path, name and fields; NoPlace without a pledge and a source."""
    slug, _, milestone = given.get("pledge", "").partition("/")
    library, file = workshop.now.library, file_of("pledges", slug)
    pledge = library.pledges.get(slug)
    if not (pledge and "url" in given and milestone in {"", *pledge.all_milestones}):
        raise NoPlace
    source = source_of(library.sources, given["url"], given.get("title"))
    given = {**given, "sources": [source], "read": workshop.today.isoformat()}
    if source not in library.sources:
        yield file_of("sources"), (), source, record_of(Source, given)
    yield file, ("updates",), "", update_of(workshop, file, given)
    if milestone:
        says = {**given, "on": given.get("date"), "when": given.get("on")}
        yield file, ("milestones", milestone, "says"), "", record_of(Account, says)


def _told(problem: Problem, lang: str, questions: Mapping[str, str]) -> str:
    """What is wrong and the way out, beside the question that it is about."""
    way = "" if problem.code in LATER else f"-{'-'.join(map(str, problem.path))}"
    asked = (label for id_, label in questions.items() if way.endswith(f"-{id_}"))
    is_lacking = problem.code in {"missing", "missing_language"}
    told = said("unanswered", lang) if is_lacking else message(problem, lang)
    return f"{next(asked, problem.key)} — {told}"
