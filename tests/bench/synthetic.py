"""A project of any number of made-up pledges in both languages, sound by every check.

The records are those of the sample, which use every key between them, said again in other words
and numbers.
"""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.building import ROOT, as_sample_project, copy_of_sample
from tests.gitting import written

from pledges.history.old_yaml import plain
from pledges.pages.front import stub
from pledges.records.load import load
from pledges.records.texts import LANGS

Record = dict[str, Any]
# So many pledges have one body that leads them, as a ministry carries several.
CARRIED = 5
# So many pledges stand in the navigation, which each page repeats; the others are found in lists.
LISTED = 20
# Pages of all records: the path, its titles, the shortcodes that it holds.
PAGES: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "index.md": ({"ar": "العينة", "en": "The sample"}, ("glance", "follow", "source sample-atlas")),
    "pledges/index.md": ({"ar": "التعهدات", "en": "Pledges"}, ("progress",)),
    "milestones.md": ({"ar": "المحطات", "en": "Milestones"}, ("milestones", "ledger")),
    "changes.md": ({"ar": "التغييرات", "en": "Changes"}, ("updates", "history")),
    "silence.md": ({"ar": "الصمت", "en": "Silence"}, ("silence",)),
    "unknown.md": (
        {"ar": "ما لا نعرفه", "en": "What is not known"},
        ("questions", "missing", "accounts"),
    ),
    "timeline.md": ({"ar": "الخط الزمني", "en": "Timeline"}, ("events",)),
    "data.md": (
        {"ar": "البيانات", "en": "Data"},
        ("downloads", "files", "cite", "indicators context"),
    ),
    "sources.md": ({"ar": "المصادر", "en": "Sources"}, ("sources",)),
    "glossary.md": ({"ar": "المصطلحات", "en": "Glossary"}, ("glossary", "statuses", "claims")),
    "index-az.md": ({"ar": "الفهرس", "en": "Index"}, ("az",)),
    "compact/objectives.md": ({"ar": "الأهداف", "en": "Objectives"}, ("objectives", "principles")),
    "bodies/index.md": ({"ar": "الجهات", "en": "Bodies"}, ("bodies",)),
    "figures/index.md": ({"ar": "الأرقام", "en": "Figures"}, ("figures",)),
}
# The sections of the page of a pledge, as the real ones have them.
SECTIONS: tuple[str, ...] = (
    "status",
    "wording",
    "record",
    "milestones",
    "indicators",
    "updates",
    "questions",
)
SECTIONS += ("bodies", "links", "follow", "sources", "history", "downloads", "cite")
SENTENCES = {
    "ar": "تصل المياه إلى البيوت، ويقول التقرير إن العمل مستمر، ولا يذكر موعدًا.",
    "en": "Water reaches the homes; the report says that the work goes on and names no date.",
}


def make(folder: Path, pledges: int) -> Path:
    """Write a project into an empty folder and return that folder."""
    copy_of_sample(folder)
    for pattern in ("data/pledges/*.yml", "docs/*/pledges/*.md", "docs/*/figures/*.md"):
        for path in folder.glob(pattern):
            path.unlink()
    as_sample_project(folder, ROOT, "".join(_nav(pledges)))
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("not_in_nav: |\n", "not_in_nav: |\n  **/pledges/p-*.md\n")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    _records(folder, pledges)
    _figures(folder)
    for lang in LANGS:
        docs = folder / "docs" / lang
        for page, (titles, calls) in PAGES.items():
            text = "\n\n".join(_shortcode(call) for call in calls)
            _page(docs / page, titles[lang], text)
        for number in range(1, pledges + 1):
            name = _title(number)[lang]
            _page(docs / f"pledges/{_slug(number)}.md", name, _text_of_pledge(lang, number))
        for number in range(_bodies(pledges)):
            front = f"---\ntitle: {_body(number)['title'][lang]}\nbody: body-{number}\n---\n"
            (docs / f"bodies/body-{number}.md").write_text(front, encoding="utf-8")
    return folder


def _nav(pledges: int) -> Iterator[str]:
    yield "  - index.md\n  - التعهدات:\n      - pledges/index.md\n"
    yield from (
        f"      - pledges/{_slug(number)}.md\n" for number in range(1, min(pledges, LISTED) + 1)
    )
    yield "  - سير التنفيذ:\n"
    yield from (f"      - {path}\n" for path in PAGES if not path.endswith("index.md"))
    yield "  - الأرقام: [figures/index.md]\n  - الجهات: [bodies/index.md]\n"


def _records(folder: Path, pledges: int) -> None:
    """The files of data/ that grow with the number of pledges."""
    model = plain((ROOT / "tests/sample/data/pledges/water.yml").read_text(encoding="utf-8"))
    for number in range(1, pledges + 1):
        path = folder / f"data/pledges/{_slug(number)}.yml"
        path.write_text(written(_pledge(model, number)), encoding="utf-8")
    sources = {f"source-{number}": _source(number) for number in range(1, pledges + 1)}
    bodies = {f"body-{number}": _body(number) for number in range(_bodies(pledges))}
    _append(folder / "data/sources.yml", sources)
    _append(folder / "data/bodies.yml", bodies)
    events = folder / "data/events.yml"
    text = events.read_text(encoding="utf-8")
    events.write_text(re.sub(r"\[[a-z, ]+\]", _first_pledge, text), encoding="utf-8")


def _figures(folder: Path) -> None:
    """The page of each figure, as `make fix` writes it."""
    library = load(folder)
    for lang in LANGS:
        for slug in library.figures:
            page = f"figures/{slug}.md"
            (folder / "docs" / lang / page).write_text(stub(library, page, lang), encoding="utf-8")


def _first_pledge(match: re.Match[str]) -> str:
    """The pledges of the sample that an event names become one that is there."""
    return "[p-1]" if "water" in match[0] or "roads" in match[0] else match[0]


VERDICT = {"ar": "وُعد بالماء لكل بيت.", "en": "Water was promised to every home."}


def _pledge(model: Record, number: int) -> Record:
    """The pledge of the sample that uses every key, thrice as long, with a source of its own."""
    pledge = copy.deepcopy(model)
    source = f"source-{number}"
    pledge |= {"number": str(number), "title": _title(number)}
    pledge["bodies"] |= {"lead": [f"body-{number // CARRIED}"], "given": {}}
    pledge["verdict"]["text"] = dict(VERDICT)
    # What it puts right has another name here.
    for update in pledge["updates"]:
        update.pop("corrects", None)
    for milestone in pledge["milestones"].values():
        milestone["sources"] = [*milestone["sources"], source]
    for name in ("milestones", "indicators", "questions"):
        records = pledge[name]
        pledge[name] = records | {f"{key}-more": _again(one) for key, one in records.items()}
    # The names of figures are unique over all pledges.
    pledge["indicators"] = {f"{key}-{number}": r for key, r in pledge["indicators"].items()}
    readings = pledge["indicators"][f"homes-{number}"]["readings"]
    for year in range(2012, 2020):
        reading = {"on": str(year), "value": str(20 + (year + number) % 40), "source": source}
        readings.append(reading)
    readings.sort(key=lambda one: one["on"], reverse=True)
    pledge["updates"] += [_update(number, month, source) for month in (12, 11)]
    return pledge


def _again(value: Any) -> Any:
    """A record once more, each text of it in other words."""
    if isinstance(value, dict):
        ends = " 2" if value.keys() == {"ar", "en"} else ""
        return {key: f"{one}{ends}" if ends else _again(one) for key, one in value.items()}
    return [_again(one) for one in value] if isinstance(value, list) else value


def _update(number: int, month: int, source: str) -> Record:
    return {
        "on": f"2022-{month}-0{number % 9 + 1}",
        "about": "promise",
        "status": "planned",
        "claim": "reported",
        "text": {lang: f"{text} {number * 100 + month}" for lang, text in SENTENCES.items()},
        "sources": [source],
    }


def _source(number: int) -> Record:
    return {
        "title": {"ar": f"تقرير {number}", "en": f"Report {number}"},
        "publisher": {"ar": "وكالة العينة", "en": "Sample agency"},
        "kind": "un",
        "language": "en",
        "date": "2024",
        "read": "2026",
        "url": f"https://example.org/r/{number}",
    }


def _body(number: int) -> Record:
    return {"title": {"ar": f"مديرية {number}", "en": f"Directorate {number}"}, "kind": "federal"}


def _title(number: int) -> dict[str, str]:
    return {"ar": f"مياه المنطقة {number}", "en": f"Water of area {number}"}


def _slug(number: int) -> str:
    return f"p-{number}"


def _bodies(pledges: int) -> int:
    return pledges // CARRIED + 1


def _text_of_pledge(lang: str, number: int) -> str:
    """The text of a page: between two shortcodes a paragraph that cites."""
    words = f"{SENTENCES[lang]} {number} <!-- pledges: source source-{number} -->"
    return "\n\n".join(
        f"## {name} {{#{name}}}\n\n{words}\n\n<!-- pledges: {name} {_slug(number)} -->"
        for name in SECTIONS
    )


def _shortcode(call: str) -> str:
    # A citation stands in a sentence, not in a line of its own.
    return f"{'. ' * call.startswith('source ')}<!-- pledges: {call} -->"


def _page(path: Path, title: str, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {title}\n---\n\n# {title}\n\n{text}\n", encoding="utf-8")


def _append(path: Path, records: Record) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + written(records))
