"""The forms on GitHub: sound by the published schemas, in both languages, and as the site asks."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from tests.building import PUBLICATION, ROOT
from tests.editors import as_editor

from pledges.addresses import Links, Publication
from pledges.editing.form.fields import PICKED
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.pages.sharing import new_issue
from pledges.pages.shortcodes import SHORTCODES
from pledges.records.dated import Account
from pledges.records.library import Library
from pledges.records.pledge import Update
from pledges.records.shapes import shape
from pledges.records.texts import LANGS, Lang
from pledges.records.vocabulary import Source

FOLDER = ROOT / ".github/ISSUE_TEMPLATE"
FORMS = sorted(FOLDER.glob("*-*.yml"))
KINDS = ("mistake", "question", "translation", "update")


def read(path: Path) -> dict[str, Any]:
    """A form, as GitHub reads it."""
    found: dict[str, Any] = as_editor(path.read_text(encoding="utf-8"), "1.1")
    return found


def fields(path: Path) -> dict[str, dict[str, Any]]:
    """What is asked for in a form, by id."""
    return {part["id"]: part for part in read(path)["body"] if "id" in part}


def test_each_language_has_the_same_forms() -> None:
    """To report a mistake, propose an update, mend a translation, ask or answer."""
    assert [path.stem for path in FORMS] == [f"{lang}-{kind}" for lang in LANGS for kind in KINDS]
    for kind in KINDS:
        shapes = [
            [(id_, part["type"], part.get("validations")) for id_, part in fields(path).items()]
            for path in FORMS
            if path.stem.endswith(f"-{kind}")
        ]
        assert shapes[0] == shapes[1]


@pytest.mark.parametrize(
    ("schema", "files"), [("issue-forms", FORMS), ("issue-config", [FOLDER / "config.yml"])]
)
def test_the_published_schema_accepts_them(schema: str, files: list[Path]) -> None:
    """By the schemas of schemastore.org as check-jsonschema carries them."""
    done = subprocess.run(  # noqa: S603 - a tool that the lock names
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", f"vendor.github-{schema}", *map(str, files)),
        ],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("lang", LANGS)
def test_questions_of_the_site_fill_the_form(sample: Edition, lang: Lang) -> None:
    """Every link beside a question names a form that is there, and fields that it has."""
    page = Page(sample.renderers[lang], Links("unknown.md"), PUBLICATION)
    text = BeautifulSoup(SHORTCODES["questions"].fragment(page), "html.parser")
    links = [str(a["href"]) for a in text.select("a") if "/issues/new?" in str(a["href"])]
    assert links
    for link in links:
        asked = parse_qs(urlsplit(link).query, strict_parsing=True)
        assert asked.pop("template") == [f"{lang}-question.yml"]
        assert asked.pop("title")
        assert asked.keys() == {"question", "page"}
        assert asked.keys() <= fields(FOLDER / f"{lang}-question.yml").keys()
        assert asked["page"][0].startswith(PUBLICATION.page(lang, "unknown.md"))


def test_words_survive_the_address() -> None:
    """Marks that part an address, lines, and letters of any language."""
    said = "سؤال؟ a&b=c #1\nثانيًا"
    link = new_issue(PUBLICATION, "ar-question.yml", said, question=said)
    found = parse_qs(urlsplit(link).query)
    assert found == {"template": ["ar-question.yml"], "title": [said], "question": [said]}
    slashed = Publication("", f"{PUBLICATION.repository}/", PUBLICATION.today, "")
    assert new_issue(slashed, "ar-question.yml", said, question=said) == link


@pytest.mark.parametrize("lang", LANGS)
def test_choices_are_those_of_the_records(
    library: Library, lang: Lang, pytestconfig: pytest.Config
) -> None:
    """By name, in brackets behind their titles; new ones may lack, and past ones stay.

    `--rewrite-goldens` renews the lists; an editor of records need not know of them.
    """
    path = FOLDER / f"{lang}-update.yml"
    found = fields(path)
    known = {
        "pledge": dict(_places(library, lang)),
        "claim": {slug: one.label[lang] for slug, one in library.claims.items()},
    }
    past = {
        f"{slug}/{name}"
        for slug, one in library.pledges.items()
        for last, milestone in one.all_milestones.items()
        for name in (last, *milestone.formerly)
    }
    for id_, records in known.items():
        *options, other = found[id_]["attributes"]["options"]
        assert "[" not in other
        assert {PICKED.fullmatch(option)[1] for option in options} <= records.keys() | past  # type: ignore[index]
        if pytestconfig.getoption("--rewrite-goldens"):
            lines = "".join(f"        - {title} [{name}]\n" for name, title in records.items())
            old = "".join(f"        - {option}\n" for option in options)
            path.write_text(path.read_text("utf-8").replace(old, lines), encoding="utf-8")


def _places(library: Library, lang: Lang) -> Iterator[tuple[str, str]]:
    """Each pledge and below it its milestones, by the names and words of the form."""
    for slug, one in library.pledges.items():
        yield slug, one.title[lang]
        for name, milestone in one.milestones.items():
            arrow = "←" if lang == "ar" else "→"
            yield f"{slug}/{name}", f"{one.title[lang]} {arrow} {milestone.title[lang]}"


@pytest.mark.parametrize("lang", LANGS)
def test_other_choices_are_those_of_the_model(lang: Lang) -> None:
    """All that it knows, in its order."""
    found = fields(FOLDER / f"{lang}-update.yml")
    for model, id_ in (
        (Update, "about"),
        (Account, "state"),
        (Source, "kind"),
        (Source, "language"),
    ):
        options = found[id_]["attributes"]["options"]
        assert (
            tuple(one.rpartition("[")[2][:-1] for one in options) == shape(model).inner(id_).choices
        )


def test_what_is_asked_is_what_the_records_hold() -> None:
    """Each question fills a field of an update, of its source or of what that says."""
    asked = {id_.partition("-")[0] for id_ in fields(FOLDER / "en-update.yml")}
    held = {*Update.model_fields, *Account.model_fields, *Source.model_fields}
    assert asked - held == {"pledge"}


def test_the_example_of_owners_names_what_is_there() -> None:
    """Each path exists, and no account is a real one."""
    lines = (ROOT / ".github/CODEOWNERS.example").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    for path, *owners in rules:
        assert path == "*" or (ROOT / path.strip("/")).exists(), path
        assert owners
        assert all(owner.startswith("@example/") for owner in owners)
    assert not (ROOT / ".github/CODEOWNERS").exists()


def test_the_template_of_proposals_speaks_both_languages() -> None:
    """With as many things to tick in each, Arabic first and from right to left."""
    text = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    arabic, english = text.split("</div>")
    assert arabic.startswith('<div dir="rtl">')
    assert arabic.count("- [ ] ") == english.count("- [ ] ") == 5
    assert "make check" in arabic
    assert "make check" in english
