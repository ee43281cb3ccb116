"""An editor on a phone enters an update in Arabic, is refused, mends it, saves, reads the diff."""

import threading
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.axe import examiner
from tests.building import ROOT, as_sample_project
from tests.conftest import TODAY
from werkzeug.serving import make_server

from pledges.editing.form.server import HOST, Door, application
from pledges.editing.form.workshop import Workshop

WATER = "data/pledges/water.yml"
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def desk(project: Path) -> Iterator[Door]:
    """The form of a copy of the sample, on a free port."""
    as_sample_project(project, ROOT)
    door = Door()
    server = make_server(HOST, 0, application(Workshop(project, TODAY), door), threaded=True)
    door.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield door
    server.shutdown()
    thread.join()
    server.server_close()
    if door.timer:
        door.timer.cancel()


def enter(page: Page, desk: Door, lang: str = "ar") -> None:
    """Open the form as the program opens it."""
    page.goto(f"{desk.origin}/?token={desk.token}&lang={lang}")


def typed(page: Page, field: Locator, words: str) -> None:
    """Type into a field, key by key."""
    field.click()
    page.keyboard.type(words)


def by_id(page: Page, name: str) -> Locator:
    """A field by its name."""
    return page.locator(f"[id='{name}']")


def test_an_update_is_entered_on_a_phone(chromium: Browser, desk: Door, project: Path) -> None:
    """With wrong values first, told while one types and at saving; the file then has the entry."""
    before = (project / WATER).read_text(encoding="utf-8")
    with chromium.new_context(**PHONE) as window:  # type: ignore[arg-type]
        page = window.new_page()
        enter(page, desk)
        page.get_by_role("link", name="أضف: تحديث").first.click()
        typed(page, by_id(page, "v.on"), "3/4/2026")
        told = by_id(page, "m-v.on")
        expect(told.locator("p[lang=ar]")).to_have_count(1, timeout=20_000)
        expect(told.locator("p[lang=en]")).to_be_visible()
        expect(by_id(page, "v.on")).to_have_attribute("aria-invalid", "true")
        by_id(page, "v.about").select_option("context")
        by_id(page, "v.claim").select_option("reported")
        typed(page, by_id(page, "v.text.ar"), "كُتب هذا النص حرفًا حرفًا.")
        typed(page, by_id(page, "v.text.en"), "This text was typed letter by letter.")
        page.get_by_role("button", name="احفظ").click()
        summary = page.locator("#outcome [role=alert]")
        expect(summary).to_be_focused()
        summary.get_by_role("link").first.click()
        expect(by_id(page, "v.on")).to_be_focused()
        expect(by_id(page, "v.text.ar")).to_have_value("كُتب هذا النص حرفًا حرفًا.")
        by_id(page, "v.on").fill("")
        typed(page, by_id(page, "v.on"), "3 نيسان 2026")
        typed(page, by_id(page, "v.sources.first"), "sample-news")
        page.get_by_role("button", name="افحص واعرض").click()
        expect(page.locator("#outcome [role=status]")).to_be_focused()
        expect(page.locator("pre .plus").first).to_contain_text("+")
        frame = page.frame_locator("iframe").first
        expect(frame.get_by_text("كُتب هذا النص حرفًا حرفًا.").first).to_be_visible(timeout=20_000)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.get_by_role("button", name="احفظ").click()
        expect(page.get_by_role("status")).to_contain_text("حُفظ")
    after = (project / WATER).read_text(encoding="utf-8")
    lines = [*unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")][3:]
    assert [line.removeprefix("+") for line in lines] == [
        "  - on: 2026-04-03",
        "    about: context",
        "    claim: reported",
        "    text:",
        "      ar: >-",
        "        كُتب هذا النص حرفًا حرفًا.",
        "      en: >-",
        "        This text was typed letter by letter.",
        "    sources: [sample-news]",
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_form_is_accessible(chromium: Browser, desk: Door, lang: str) -> None:
    """Its kinds of pages by all rules of axe-core, in light and dark, on a phone."""
    with examiner(chromium, viewport={"width": 360, "height": 740}) as found:
        enter(found.page, desk, lang)
        ways = ("", "updates/%2B", "milestones/tariff", "indicators/homes/readings/0/value")
        for path in ("", *(f"edit?file={WATER}&way={way}" for way in ways), "propose"):
            found.page.goto(f"{desk.origin}/{lang}/{path}")
            found.page.evaluate(
                "for (const one of document.querySelectorAll('details')) one.open = true"
            )
            for scheme in ("light", "dark"):
                found.page.emulate_media(color_scheme=scheme)
                assert found.examine(dark=scheme == "dark") == [], (path, scheme)
            assert found.page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_without_a_script_everything_works(browser: Browser, desk: Door, project: Path) -> None:
    """By the keyboard alone: the title of a pledge is changed in one line."""
    with browser.new_context(java_script_enabled=False) as window:
        page = window.new_page()
        enter(page, desk, "en")
        page.goto(f"{desk.origin}/en/edit?file={WATER}")
        by_id(page, "v.title.en").focus()
        page.keyboard.press("End")
        page.keyboard.type(" anew")
        page.get_by_role("button", name="Save").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Saved")
    assert " anew\n" in (project / WATER).read_text(encoding="utf-8")
