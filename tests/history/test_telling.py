"""Each kind of change is said in Arabic and in English, with dates, figures and names in words."""

import copy
from pathlib import Path
from typing import Any

import pytest

from pledges.history.change import Change
from pledges.history.compare import compare
from pledges.history.old_yaml import plain
from pledges.history.telling import line, say, why
from pledges.language.words import Language
from pledges.pages.edition import Edition
from pledges.records.texts import LANGS, Lang

GONE = object()
REASON = {"ar": "تأخر وصول المواد.", "en": "Materials arrived late."}
REVISION = {"due": "2024-06-30", "on": "2023-12-20", "reason": REASON, "source": "sample-news"}
UPDATE = {
    "on": "2026-11-02",
    "status": "stalled",
    "claim": "confirmed",
    "text": {"ar": "توقف العمل.", "en": "Work stopped."},
    "sources": ["sample-news"],
}
QUESTION = {"text": {"ar": "من يموّل؟", "en": "Who pays?"}, "since": "2026", "who": ["x"]}
# An edit of the sample's first pledge: where, what stands there then, and what is said of it.
SAID: list[tuple[str, Any, list[str], list[str]]] = [
    (
        "milestones.design.due",
        "2023-07-01",
        ["Milestone “Design approved”: Due: 30 June 2023 → 1 July 2023 (+1 day)"],
        ["محطة «إقرار التصميم»: الموعد: 30 حزيران 2023 ← 1 تموز 2023 (بتأخير قدره يوم واحد)"],
    ),
    (
        "milestones.design.due",
        "2022-12-31",
        ["Milestone “Design approved”: Due: 30 June 2023 → 31 December 2022 (−181 days)"],
        [
            (
                "محطة «إقرار التصميم»: الموعد: 30 حزيران 2023 ← 31 كانون الأول 2022"
                " (بتقديم قدره 181 يومًا)"
            )
        ],
    ),
    (
        "milestones.design.revisions",
        [REVISION],
        ["Milestone “Design approved”: Due: 30 June 2023 → 30 June 2024 (+366 days)"],
        ["محطة «إقرار التصميم»: الموعد: 30 حزيران 2023 ← 30 حزيران 2024 (بتأخير قدره 366 يومًا)"],
    ),
    (
        "milestones.training.done",
        "2026-02",
        ["Milestone “Staff trained”: Done: February 2026"],
        ["محطة «تدريب العاملين»: الإنجاز: شباط 2026"],
    ),
    (
        "milestones.design.claim",
        "verified",
        [
            (
                "Milestone “Design approved”: Who says so: Confirmed by the UN or a partner"
                " → Verified independently"
            )
        ],
        [
            (
                "محطة «إقرار التصميم»: من يقول ذلك: أكدته الأمم المتحدة أو جهة شريكة"
                " ← تحققت منه جهة مستقلة"
            )
        ],
    ),
    (
        "milestones.pilot",
        GONE,
        ["Milestone: removed: Pilot site"],
        ["حذف: محطة: موقع تجريبي"],
    ),
    (
        "milestones.training.basis",
        "editorial",
        ["Milestone “Staff trained”: Basis: official → editorial"],
        ["محطة «تدريب العاملين»: أساس الصلة: رسمي ← تحريري"],
    ),
    (
        "questions.pay",
        QUESTION,
        ["Question opened: Who pays?"],
        ["فتح سؤال: من يموّل؟"],
    ),
    (
        "updates.0",
        UPDATE,
        [
            "Status: In progress → Stalled",
            "Update: added: 2 November 2026: Work stopped. (Confirmed by the UN or a partner)",
        ],
        [
            "الحالة: قيد التنفيذ ← متعثر",
            "إضافة: تحديث: 2 تشرين الثاني 2026: توقف العمل. (أكدته الأمم المتحدة أو جهة شريكة)",
        ],
    ),
    (
        "title",
        {"ar": "مياه آمنة", "en": "Clean water"},
        ["Title: reworded: Safe water → Clean water"],
        ["إعادة صياغة: العنوان (بالإنكليزية): Safe water ← Clean water"],
    ),
    (
        "wording.en.text",
        "Bringing water",
        ["Wording, In English: Text: Bringing safe water to every home → Bringing water"],
        ["نص التعهد، بالإنكليزية: النص: Bringing safe water to every home ← Bringing water"],
    ),
    (
        "record.updated",
        "2026-11",
        ["Page at the UN: Page updated: September 2026 → November 2026"],
        ["صفحة التعهد لدى الأمم المتحدة: آخر تحديث للصفحة: أيلول 2026 ← تشرين الثاني 2026"],
    ),
    (
        "record.note",
        GONE,
        ["Page at the UN: Note: removed: The page does not say who measures it."],
        ["صفحة التعهد لدى الأمم المتحدة: حذف: الملاحظة: لا تذكر الصفحة من يقيس ذلك."],
    ),
    (
        "old_field",
        "older words",
        ["A field that is no longer kept: older words"],
        ["حقل لم يعد في السجل: older words"],
    ),
    (
        "old_field",
        "older-code",
        ["A field that is no longer kept: a value that is no longer used"],
        ["حقل لم يعد في السجل: قيمة لم تعد مستعملة"],
    ),
]


@pytest.fixture(scope="module")
def pledge(root: Path) -> Any:
    """The first pledge of the sample as plain values."""
    return plain((root / "tests/sample/data/pledges/water.yml").read_text(encoding="utf-8"))


def put(pledge: Any, path: str, value: Any) -> Any:
    """A copy of the pledge with a value at a path; a number in a path inserts."""
    found = copy.deepcopy(pledge)
    *above, last = path.split(".")
    place = found
    for key in above:
        place = place[key]
    if value is GONE:
        del place[last]
    elif isinstance(place, list):
        place.insert(int(last), value)
    else:
        place[last] = value
    return found


def lines(sample: Edition, before: Any, after: Any) -> dict[str, list[str]]:
    """What is said of a pledge in each language."""
    changes = compare({"pledges": {"water": before}}, {"pledges": {"water": after}})
    spoken = {lang: renderer.language for lang, renderer in sample.renderers.items()}
    return {lang: [line(one, say(one, c)) for c in changes] for lang, one in spoken.items()}


@pytest.mark.parametrize("case", SAID, ids=lambda case: case[0])
def test_a_change_is_said(
    sample: Edition, pledge: Any, case: tuple[str, Any, list[str], list[str]]
) -> None:
    """The same in both languages, each in its own words."""
    path, value, english, arabic = case
    said = lines(sample, pledge, put(pledge, path, value))
    assert said["en"] == english
    assert said["ar"] == arabic


def test_a_corrected_figure_has_its_unit_and_all_its_digits(sample: Edition, pledge: Any) -> None:
    """Where both would be shown as the same millions, the whole numbers stand."""
    reading = {"on": "2024", "value": "879409973", "source": "x"}
    title = {"ar": "تحويلات", "en": "Transfers"}
    figure = {"title": title, "unit": "usd-million", "readings": [reading]}
    old = put(pledge, "indicators.money", figure)
    for value, english, arabic in (
        (
            "881000000",
            "879.4 million US dollars → 881 million US dollars",
            "879.4 مليون دولار أمريكي ← 881 مليون دولار أمريكي",
        ),
        ("879409974", "879,409,973 → 879,409,974", "879,409,973 ← 879,409,974"),
    ):
        new = put(old, "indicators.money.readings", [{**reading, "value": value}])
        assert lines(sample, old, new) == {
            "en": [f"Indicator “Transfers”: Value for 2024 corrected: {english}"],
            "ar": [f"مؤشر «تحويلات»: تصحيح القيمة عن 2024: {arabic}"],
        }


def test_a_new_reading_and_a_new_source_are_added(sample: Edition, pledge: Any) -> None:
    """A reading with its value; a source by its title."""
    old = put(pledge, "milestones.design.sources", ["sample-report"])
    new = put(old, "milestones.design.sources", ["sample-report", "sample-news"])
    news = {lang: sample.library.sources["sample-news"].title[lang] for lang in ("ar", "en")}
    assert lines(sample, old, new) == {
        "en": [f"Milestone “Design approved”: Sources: added: {news['en']}"],
        "ar": [f"محطة «إقرار التصميم»: إضافة: المصادر: {news['ar']}"],
    }


def test_a_rename_is_said_with_both_names(sample: Edition, pledge: Any) -> None:
    """Of an entry, and of a record that moved."""
    new = copy.deepcopy(pledge)
    new["milestones"]["plan"] = new["milestones"].pop("design")
    assert lines(sample, pledge, new) == {
        "en": ["Milestone “Design approved”: Short name changed: design → plan"],
        "ar": ["محطة «إقرار التصميم»: تغيير الاسم المختصر: design ← plan"],
    }
    language = sample.renderers["en"].language
    bare = put(pledge, "questions", {})
    moved = compare(
        {"pledges": {"water": bare}, "questions": {"pay": QUESTION}},
        {"pledges": {"water": put(bare, "questions.pay", QUESTION)}},
    )
    said = [line(language, say(language, change)) for change in moved]
    assert said == ["Question “Who pays?”: Moved: Question pay → Safe water"]


def test_an_answer_closes_a_question_and_is_told(sample: Edition, pledge: Any) -> None:
    """The day and the words of the answer, in each language; the question stays."""
    answer = {"on": "2026-11-02", "text": {"ar": "الوزارة.", "en": "The ministry."}}
    open_ = put(pledge, "questions.pay", QUESTION)
    closed = put(open_, "questions.pay.answered", answer)
    (change,) = compare({"pledges": {"water": open_}}, {"pledges": {"water": closed}})
    said = {
        lang: line(sample.renderers[lang].language, say(sample.renderers[lang].language, change))
        for lang in LANGS
    }
    assert said == {
        "ar": "سؤال «من يموّل؟»: أُجيب عنه: 2 تشرين الثاني 2026: الوزارة.",
        "en": "Question “Who pays?”: Answered: 2 November 2026: The ministry.",
    }


def test_a_reason_of_the_record_is_kept(sample: Edition, pledge: Any) -> None:
    """A revision says why, in the language of the page, and by which source."""
    new = put(pledge, "milestones.design.revisions", [REVISION])
    (change,) = compare({"pledges": {"water": pledge}}, {"pledges": {"water": new}})
    said = say(sample.renderers["ar"].language, change)
    assert (said.reason, said.sources) == (REASON["ar"], ("sample-news",))


def test_a_correction_is_the_reason_of_what_it_corrects(pledge: Any) -> None:
    """Of a claim that was changed with it, and of nothing else; two corrections say too much."""
    wrong = {**UPDATE, "type": "correction", "text": REASON}
    new = put(put(pledge, "milestones.design.claim", "verified"), "updates.0", wrong)
    more = put(new, "updates.0", {**wrong, "on": "2026-11-03"})
    for state, reasons in ((put(new, "next_review", "2031"), {"claim": REASON}), (more, {})):
        changes = compare({"pledges": {"water": pledge}}, {"pledges": {"water": state}})
        found = {c.path[-1]: c.reason for c in changes if c.path[:1] != ("updates",) and c.reason}
        assert found == reasons


def test_a_reason_in_another_language_says_in_which(sample: Edition) -> None:
    """It is never shown as though it were in the language of the page."""
    english, arabic = (sample.renderers[lang].language for lang in ("en", "ar"))
    assert why(english, REASON) == REASON["en"]
    assert why(english, {"ar": "سبب"}) == "سبب (In Arabic)"
    assert why(arabic, {"en": "Why"}) == "Why (بالإنكليزية)"
    assert why(arabic, None) == ""


def test_what_differs_is_shown_where_the_meaning_does(sample: Edition, pledge: Any) -> None:
    """An apostrophe in English says nothing of a sentence that Arabic has and had not."""
    old = put(pledge, "summary", {"ar": "خلاصة التعهد كله", "en": "The Ministry's summary"})
    new = put(pledge, "summary", {"ar": "خلاصة التعهد ثلثه", "en": "The Ministry’s summary"})
    (change,) = compare({"pledges": {"water": old}}, {"pledges": {"water": new}})
    for lang in LANGS:
        said = say(sample.renderers[lang].language, change)
        assert said.lang == "ar"
        assert (said.before, said.after) == ("خلاصة التعهد كله", "خلاصة التعهد ثلثه")


@pytest.mark.parametrize("value", ["not a date", "1e9", "٣", ["a", "b"], {"a": {"b": "c"}}])
@pytest.mark.parametrize("field", ["due", "value", "status", "source", "kind", "x"])
def test_values_of_an_older_model_are_said_as_they_stand(
    sample: Edition, field: str, value: Any
) -> None:
    """Nothing is made of what is not understood, and nothing fails."""
    language: Language = sample.renderers["ar"].language
    change = Change("changed", ("pledges", "water"), (field,), value, "1", unit="gone")
    assert line(language, say(language, change))


@pytest.mark.parametrize("name", ["after", "before", "entry", "title", "on", "field", "days", "x"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_text_with_braces_is_said_as_it_stands(
    sample: Edition, pledge: Any, lang: Lang, name: str
) -> None:
    """Nothing of a change is printed inside a text that holds the name of a place."""
    language, place = sample.renderers[lang].language, f"{{{name}}}"
    new = put(pledge, "milestones.design.title", {"ar": f"{place} ب", "en": f"{place} b"})
    changed = put(new, "milestones.design.due", "2031")
    fields = put(changed, "title", {"ar": f"{place} ج", "en": f"{place} c"})
    newer = put(fields, "title", {"ar": f"{place} د", "en": f"{place} d"})
    changes = [
        *compare({"pledges": {"water": new}}, {"pledges": {"water": changed}}),
        *compare({"pledges": {"water": fields}}, {"pledges": {"water": newer}}),
    ]
    due, title = (line(language, say(language, change)) for change in changes)
    ends = {"ar": ("ب", "ج", "د"), "en": ("b", "c", "d")}[lang]
    assert due.count(place) == 1
    assert f"{place} {ends[0]}" in due
    step = language.phrase(
        "change-from-to", before=f"{place} {ends[1]}", after=f"{place} {ends[2]}"
    )
    assert title.endswith(step)
    assert title.count(place) == 2


@pytest.mark.parametrize("collection", ["sources", "bodies"])
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Withdrawn: 2 March 2026"), ("ar", "السحب: 2 آذار 2026")]
)
def test_what_is_withdrawn_is_news_with_its_reason(
    sample: Edition, collection: str, lang: Lang, said: str
) -> None:
    """Of a source or a body too, whose other changes are how we keep them."""
    title = {"title": {"ar": "خطة", "en": "Plan"}}
    gone = {"on": "2026-03-02", "reason": REASON, "source": "sample-news"}
    before, after = (
        {collection: {"plan": {**title, **more}}} for more in ({}, {"withdrawn": gone})
    )
    (change,) = compare(before, after)
    assert change.is_news
    told = say(Language(sample.library, lang), change)
    assert line(Language(sample.library, lang), told) == said
    assert (told.reason, told.sources) == (REASON[lang], ("sample-news",))
    (other,) = compare(before, {collection: {"plan": {**title, "kind": "un"}}})
    assert not other.is_news
