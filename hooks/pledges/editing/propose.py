"""`propose`: an issue written in the form for updates as records, or what is wrong with it.

What was sent is data and may be hostile: it is written as all records are, and told as plain text.
"""

import re
import sys
from argparse import Namespace
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from pledges.editing.command import PROBLEMS, SOUND, RefusalError, today
from pledges.editing.compare.comment import inert, markdown
from pledges.editing.form.changes import Changed, changed, record_of, source_of
from pledges.editing.form.fields import ROOT, answer, field
from pledges.editing.form.target import NEW, PLEDGE, Target
from pledges.editing.form.trial import Trial, judged
from pledges.editing.form.workshop import Workshop
from pledges.editing.mend.order import NoPlace
from pledges.editing.mend.rewrite import added
from pledges.language.messages import SPOKEN, message, said
from pledges.records.dated import Account
from pledges.records.library import file_of
from pledges.records.pledge import Pledge, Update
from pledges.records.problems import DataError, Problem
from pledges.records.shapes import Key, Shape, shape
from pledges.records.vocabulary import Source

FORM = ".github/ISSUE_TEMPLATE/{}-update.yml"
# GitHub writes that where nothing was answered.
QUESTION = re.compile(r"^### (.*\S)\s*$(?:\s*_No response_\s*$)?", re.MULTILINE)
# All that may be asked of an update, of its source, and of what that says of a milestone.
KEYS = {key.name: key for model in (Account, Source, Update) for key in shape(model).keys}
SENT = Shape("record", keys=(PLEDGE, *KEYS.values()))
ASKED = field(Key("", "", SENT, needed=True, always=True), None, SPOKEN, new=True)
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
    found = tried(workshop, given)
    wrong = DataError([*chain.from_iterable(found.problems.values())]).problems
    told = "".join(f"- {inert(_told(problem, lang, questions))}\n" for problem in wrong)
    if {problem.code for problem in wrong} - LATER:
        sys.stdout.write(told)
        return PROBLEMS
    old = workshop.texts(found.texts)
    workshop.write(found.texts)
    # What is new has a title by now.
    workshop.look()
    sys.stdout.write(f"{markdown({'parts': workshop.told(old, found.texts)})}\n{told}")
    return SOUND


def read(root: Path, sent: str) -> tuple[str, Mapping[str, str], dict[str, Any]]:
    """The language of the form that was filled in, its questions by id, and the fields answered."""
    parts = QUESTION.split(sent.replace("\r\n", "\n"))
    for lang in SPOKEN:
        form = yaml.safe_load((root / FORM.format(lang)).read_text(encoding="utf-8"))
        questions = {one["id"]: one["attributes"]["label"] for one in form["body"] if "id" in one}
        if parts[1::2] == [*questions.values()] and max(map(len, parts)) <= LONGEST:
            # The answer to `text-ar` stands under `ar` in `text`.
            names = (f"{ROOT}.{id_.replace('-', '.')}" for id_ in questions)
            answers = zip(names, ([text] for text in parts[2::2]), strict=True)
            given: Any = answer(ASKED, dict(answers))
            return lang, questions, given or {}
    raise RefusalError("not_the_form")


def tried(workshop: Workshop, given: Mapping[str, Any]) -> Trial:
    """What files would hold with what was sent, and what is wrong then that was not before."""
    if workshop.now.library.unread:
        raise DataError(workshop.now.problems)
    try:
        return judged(workshop, ASKED, _changed(workshop, given))
    except NoPlace:
        raise RefusalError("not_enough") from None


def _changed(workshop: Workshop, given: Mapping[str, Any]) -> Changed:
    """What is written into the files; NoPlace without a pledge and a source."""
    slug, _, milestone = given.get("pledge", "").partition("/")
    library, file = workshop.now.library, file_of("pledges", slug)
    pledge = library.pledges.get(slug)
    if not (pledge and "url" in given and milestone in {"", *pledge.all_milestones}):
        raise NoPlace
    source = source_of(library.sources, given["url"], given.get("title"))
    about = {**given, "slug": source, "read": workshop.today.isoformat()}
    fresh = {} if source in library.sources else {"fresh": about}
    place = Target(file, ("updates", NEW))
    found = changed(workshop, ASKED, place, {**given, "sources": [source], **fresh})
    if not milestone:
        return found
    says = {**given, "sources": [source], "on": given.get("date"), "when": given.get("on")}
    path = ("milestones", milestone, "says")
    text = added(found.texts[file], Pledge, path, record_of(Account, says))
    return Changed({**found.texts, file: text}, found.places)


def _told(problem: Problem, lang: str, questions: Mapping[str, str]) -> str:
    """What is wrong and the way out, beside the question that it is about."""
    way = "" if problem.code in LATER else f"-{'-'.join(map(str, problem.path))}"
    asked = (label for id_, label in questions.items() if way.endswith(f"-{id_}"))
    is_lacking = problem.code in {"missing", "missing_language"}
    told = said("unanswered", lang) if is_lacking else message(problem, lang)
    return f"{next(asked, problem.key)} — {told}"
