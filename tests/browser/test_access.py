"""Access for all: axe-core on what opens, and that its findings can be relied on."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import AXE, examiner, survey
from tests.browser.kinds import DESK, HOMES, PHONE

from pledges.records.texts import LANGS, Lang

QUERIES: dict[Lang, str] = {"ar": "الهجرة", "en": "migration"}
SPOILT = """document.querySelector("article").insertAdjacentHTML("beforeend",
  "<p style='color: #999'>pale</p><img src='data:,'><button></button>")"""


def report(found: list[str]) -> str:
    """The faults as a list for a person."""
    return f"{len(found)} faults:\n" + "\n".join(sorted(found))


@pytest.mark.parametrize(
    ("lang", "scheme"),
    [
        ("ar", "dark"),
        pytest.param("ar", "light", marks=pytest.mark.long),
        pytest.param("en", "dark", marks=pytest.mark.long),
        pytest.param("en", "light", marks=pytest.mark.long),
    ],
)
def test_what_opens_is_accessible(chromium: Browser, base: str, lang: Lang, scheme: str) -> None:
    """The menu and the search, opened, break no rule: on a phone, and the search on a desk."""
    found: list[str] = []
    for size, parts in ((PHONE, (menu, search)), (DESK, (search,))):
        options = {"viewport": size, "color_scheme": scheme}
        with examiner(chromium, asleep=False, every_word=True, **options) as one:
            for part in parts:
                one.page.goto(f"{base}{HOMES[lang]}objectives/21/")
                part(one.page, lang)
                found += [f"{part.__name__}: {line}" for line in one.examine()]
    assert not found, report(found)


@pytest.mark.parametrize("every_word", [True, False])
def test_faults_would_be_noticed(chromium: Browser, base: str, *, every_word: bool) -> None:
    """Pale words, a picture without text and a button without a name are found, once each."""
    with examiner(chromium, every_word=every_word, viewport=DESK) as one:
        one.open(f"{base}bodies/")
        assert one.examine() == []
        one.page.evaluate(SPOILT)
        rules = [line.split(":")[0] for line in one.examine()]
        assert sorted(rules) == ["button-name", "color-contrast", "image-alt"]


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.long), "dark"])
def test_the_scheme_is_that_of_the_page(chromium: Browser, base: str, scheme: str) -> None:
    """Words that are pale in one scheme alone are found in that scheme alone, on every page."""
    style = (
        f"@media (prefers-color-scheme: {scheme}) {{ article h1 {{ color: #7777 !important }} }}"
    )
    with examiner(chromium, every_word=True, viewport=DESK) as one:
        one.page.context.add_init_script(
            "document.addEventListener('DOMContentLoaded', () => document.head.append("
            f"Object.assign(document.createElement('style'), {{ textContent: '{style}' }})))"
        )
        found = list(survey(one, [f"{base}bodies/{body}/" for body in ("iom", "wfp")]))
    assert len(found) == 2
    assert all(f"({scheme}): color-contrast" in line for line in found)


@pytest.mark.parametrize("lang", LANGS)
def test_the_statement_names_what_examines(root: Path, lang: Lang) -> None:
    """The accessibility statement gives the version of axe-core that runs here."""
    (version,) = re.findall(r"axe v([\d.]+)", AXE[:40])
    statement = (root / f"docs/{lang}/accessibility.md").read_text(encoding="utf-8")
    assert f"axe-core {version}" in statement


def menu(page: Page, _lang: Lang) -> None:
    """Open the menu of a narrow screen."""
    page.click(".md-header__button[for=__drawer]")
    settle(page)


def search(page: Page, lang: Lang) -> None:
    """Open the search and find something."""
    page.keyboard.press("/")
    page.keyboard.type(QUERIES[lang])
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    settle(page)


def settle(page: Page) -> None:
    """Let what slides in come to rest."""
    page.evaluate("document.getAnimations().forEach((motion) => motion.finish())")
