"""The publisher is a setting: told where the site speaks of itself, and never made up."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader
from tests.building import EXAMPLE, PUBLICATION, ROOT, as_sample_project

from pledges.addresses import Links, Publication
from pledges.checks.sense import settings
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.pages.front import page_files
from pledges.pages.sharing import quoted
from pledges.pages.theme import SENTENCE, correction, surroundings
from pledges.records.library import Library
from pledges.records.load import load
from pledges.records.texts import LANGS, Lang
from pledges.records.vocabulary import Publisher

SETTING: dict[str, Any] = {
    "name": {"ar": "جمعية المثال", "en": "Example Society"},
    "kind": {"ar": "جمعية أهلية", "en": "a civil association"},
    "editors": {"ar": "فلانة", "en": "A. N. Other"},
    "funding": {"ar": "تبرعات", "en": "gifts"},
    "mail": "mistakes@example.org",
}
NAMED = replace(PUBLICATION, commit="0123456789ab", publisher=Publisher.model_validate(SETTING))


def footer(edition: Edition, lang: Lang, publication: Publication) -> str:
    """What stands below each page of the site."""
    environment = Environment(loader=FileSystemLoader(ROOT / "theme/partials"), autoescape=True)
    environment.filters.update(url=str, plain=str)
    values = surroundings(edition, publication, lang)
    template = environment.get_template("copyright.html")
    return template.render(values, nav=SimpleNamespace(items=()))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_publisher_is_named_in_each_language(sample: Edition, lang: str) -> None:
    """Footer and pages give the name and the kind; the pages also editors, funding and address."""
    renderer = sample.renderers[lang]
    shown = Page(renderer, Links("about.md"), NAMED).render("publisher.html")
    for key in ("name", "kind"):
        assert SETTING[key][lang] in footer(sample, lang, NAMED)
    for key in ("name", "kind", "editors", "funding"):
        assert SETTING[key][lang] in shown
    assert 'href="mailto:mistakes@example.org"' in shown


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_without_a_publisher_the_site_says_so(sample: Edition, lang: str) -> None:
    """Footer and pages say that nobody has been named, and no address is offered."""
    renderer = sample.renderers[lang]
    said = renderer.word("publisher-none")
    assert said in footer(sample, lang, PUBLICATION)
    assert said in Page(renderer, Links("about.md"), PUBLICATION).render("publisher.html")
    assert correction(renderer, PUBLICATION, "Water", "https://example.org/") is None


def test_a_mistake_is_told_with_page_and_version(sample: Edition) -> None:
    """The message has its addressee, the name and address of the page, and the commit."""
    link = correction(sample.renderers["en"], NAMED, "Water", "https://example.org/en/water/")
    address = urlsplit(str(link))
    fields = parse_qs(address.query)
    assert address.path == "mistakes@example.org"
    assert "Water" in fields["subject"][0]
    assert "https://example.org/en/water/" in fields["body"][0]
    assert "0123456789ab" in fields["body"][0]
    assert SENTENCE in fields["body"][0]


def test_the_page_fills_in_the_sentence_that_the_link_leaves_open(root: Path) -> None:
    """The script looks for the same marks, and only in a message."""
    script = (root / "theme/assets/js/page.js").read_text(encoding="utf-8")
    assert f'encodeURIComponent("{SENTENCE}")' in script
    assert quoted(SENTENCE) == quote(SENTENCE)


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_shows_a_setting_that_is_good(root: Path, lang: Lang) -> None:
    """As it stands there."""
    guide = (root / f"docs/{lang}/guides/publish.md").read_text(encoding="utf-8")
    (shown,) = (one for one in EXAMPLE.findall(guide) if "publisher" in one)
    assert Publisher.model_validate(yaml.safe_load(shown)["extra"]["publisher"])


@pytest.mark.parametrize("lang", LANGS)
def test_without_an_address_each_page_says_so(site: Path, lang: Lang, library: Library) -> None:
    """Where it tells how to correct it; and nothing claims to be independent of a publisher."""
    home = site / ("" if lang == "ar" else lang)
    for name in ("index.html", "about/index.html", "pledges/data/index.html"):
        page = BeautifulSoup((home / name).read_text(encoding="utf-8"), "html.parser")
        (correct,) = page.select("aside.correct")
        assert library.words["correction-none"][lang] in correct.get_text()
        assert not re.search("independent record|سجل (عام )?مستقل", page.get_text())


def test_a_form_stands_where_there_is_no_mail(sample: Edition) -> None:
    """A form takes no words ahead and is linked as it is."""
    form = {key: value for key, value in SETTING.items() if key != "mail"}
    found = replace(
        NAMED, publisher=Publisher.model_validate({**form, "form": "https://example.org/form"})
    )
    assert correction(sample.renderers["ar"], found, "", "") == "https://example.org/form"
    shown = Page(sample.renderers["ar"], Links("about.md"), found).render("publisher.html")
    assert 'href="https://example.org/form"' in shown


def changed(*path: str, to: object) -> dict[str, Any]:
    """The setting with something else at a key; None takes the key away."""
    found = deepcopy(SETTING)
    place = found
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    if to is None:
        del place[path[-1]]
    return found


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        ("Example Society", "extra.publisher"),
        (changed("funding", to=None), "extra.publisher.funding"),
        (changed("name", "ar", to=None), "extra.publisher.name.ar"),
        (changed("kind", "en", to=""), "extra.publisher.kind.en"),
        (changed("mail", to="nobody"), "extra.publisher.mail"),
        (changed("mail", to="a@b.example?cc=c@d.example"), "extra.publisher.mail"),
        (changed("form", to="javascript:alert(1)"), "extra.publisher.form"),
        (changed("nmae", to="x"), "extra.publisher.nmae"),
    ],
)
def test_a_wrong_setting_is_told_at_its_key(project: Path, setting: object, key: str) -> None:
    """By the check, before a build reads it."""
    path = as_sample_project(project, ROOT) / "mkdocs.yml"
    held = f"  publisher: {json.dumps(setting, ensure_ascii=False)}"
    path.write_text(path.read_text("utf-8").replace("  # publisher:", held), "utf-8")
    pages = {page.page for page in page_files(project)}
    (found,) = settings.problems(project, pages, load(project).languages)
    assert found.key == key
    assert found.place.line > 1
