"""What each shortcode puts in a page: values from `tables` and `charts` through a template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pledges import charts, progress, tables
from pledges.library import COLLECTIONS, Library, file_of
from pledges.links import Links
from pledges.model import Indicator, Question, Reading
from pledges.references import references
from pledges.render import Renderer
from pledges.values import When


@dataclass(frozen=True)
class Page:
    """The page that a fragment stands in; `edit` gives the address at which to edit a file."""

    renderer: Renderer
    links: Links
    edit: Callable[[str], str]

    @property
    def library(self) -> Library:
        """The records."""
        return self.renderer.library

    @property
    def rtl(self) -> bool:
        """Whether the page is read from right to left."""
        return self.renderer.language.direction == "rtl"

    def render(self, template: str, **values: Any) -> str:
        """A template with the links of this page."""
        return self.renderer.render(template, self.links, **values)


def glance(page: Page) -> str:
    """The cards of all pledges."""
    return page.render("glance.html", rows=_rows(page))


def progress_table(page: Page) -> str:
    """The table of all pledges."""
    return page.render("progress.html", rows=_rows(page))


def status(page: Page, slug: str) -> str:
    """Where a pledge stands."""
    row = tables.progress_row(page.library, slug, page.renderer.today)
    order = progress.stages(page.library.statuses)
    track = charts.stage_track(row.standing.status, order)
    track = track.mirrored() if page.rtl else track
    return page.render("status.html", row=row, order=order, track=track)


def wording(page: Page, slug: str) -> str:
    """The pledge as it was published in both languages."""
    return page.render("wording.html", wording=page.library.pledges[slug].wording)


def record(page: Page, slug: str) -> str:
    """The pledge's page at the UN Network on Migration."""
    return page.render("record.html", record=page.library.pledges[slug].record)


def bodies(page: Page, slug: str = "") -> str:
    """The bodies of a pledge, or all bodies by kind."""
    if slug:
        found = page.library.pledges[slug].bodies
        return page.render("bodies-of.html", bodies=found, roles=tables.ROLES)
    rows = tables.body_rows(page.library)
    kinds = dict.fromkeys(row.body.kind for row in rows)
    grouped = [(kind, [row for row in rows if row.body.kind == kind]) for kind in kinds]
    return page.render("bodies.html", kinds=grouped)


def links(page: Page, slug: str) -> str:
    """The objectives and goals that a pledge is linked to."""
    return page.render("links.html", pledge=page.library.pledges[slug])


def milestones(page: Page, slug: str = "") -> str:
    """The milestones of a pledge, or of all under a heading each."""
    if not slug:
        return _per_pledge(page, {slug: milestones(page, slug) for slug in page.library.pledges})
    rows = tables.milestone_rows(page.library.pledges[slug], page.renderer.today)
    chart = None
    if any(row.due or row.milestone.done for row in rows):
        chart = charts.time_line([row.milestone for row in rows], page.renderer.today)
        chart = chart.mirrored() if page.rtl else chart
    return page.render("milestones.html", rows=rows, chart=chart, pledge=slug)


def indicators(page: Page, slug: str) -> str:
    """The indicators of a pledge or of `context`, each under a heading."""
    found = page.library.indicators(slug).items()
    return page.render("indicators.html", items=[_item(page, key, one) for key, one in found])


def updates(page: Page, slug: str = "") -> str:
    """The log of a pledge, or of all pledges."""
    rows = tables.update_rows(page.library, [slug] if slug else page.library.pledges)
    return page.render("updates.html", rows=rows, name_pledge=not slug)


def questions(page: Page, slug: str = "") -> str:
    """What is not known of a pledge, or of all and of none in particular, under a heading each."""
    if slug:
        return page.render("questions.html", questions=page.library.pledges[slug].questions)
    known = {slug: questions(page, slug) for slug in page.library.pledges}
    general = page.render("questions.html", questions=page.library.questions)
    return _per_pledge(page, known) + page.render("general.html", fragment=general)


def sources(page: Page, slug: str = "") -> str:
    """The sources of a pledge, or all by kind."""
    if slug:
        found = tables.sources_of(page.library, slug)
        return page.render("sources.html", sources=found, anchors=False)
    sections = []
    for kind in dict.fromkeys(source.kind for source in page.library.sources.values()):
        of_kind = {s: r for s, r in page.library.sources.items() if r.kind == kind}
        sections.append((kind, page.render("sources.html", sources=of_kind, anchors=True)))
    return page.render("sources-by-kind.html", sections=sections)


def events(page: Page) -> str:
    """The timeline, under a heading for each year."""
    by_year = groupby(page.library.events.items(), lambda item: item[1].on.first.year)
    years = [(When.parse(str(year)), list(found)) for year, found in by_year]
    return page.render("events.html", years=years)


def objectives(page: Page) -> str:
    """The objectives with the pledges that serve each."""
    return page.render("objectives.html", rows=tables.objective_rows(page.library))


def objective(page: Page, slug: str) -> str:
    """The body of an objective's page."""
    rows = tables.objective_rows(page.library)
    row = next(row for row in rows if row.slug == slug)
    return page.render("objective.html", objective=row.objective, pledges=row.pledges)


def body(page: Page, slug: str) -> str:
    """The body of a body's page."""
    row = next(row for row in tables.body_rows(page.library) if row.slug == slug)
    asked = _questions_to(page.library, slug)
    return page.render("body.html", body=row.body, roles=row.roles, questions=asked)


def principles(page: Page) -> str:
    """The guiding principles."""
    return page.render("principles.html", principles=page.library.principles)


def glossary(page: Page) -> str:
    """The terms in the order of the page's alphabet, each with the other language beside it."""
    lang = page.renderer.language.lang
    other = "en" if lang == "ar" else "ar"
    terms = sorted(page.library.glossary.items(), key=lambda item: _sort_key(item[1].title[lang]))
    return page.render("glossary.html", terms=terms, other=other)


def statuses(page: Page) -> str:
    """The statuses with their rules."""
    return page.render("verdicts.html", verdicts=page.library.statuses, kind="status")


def claims(page: Page) -> str:
    """The claims with their rules."""
    return page.render("verdicts.html", verdicts=page.library.claims, kind="claim")


def files(page: Page) -> str:
    """The files of `data/`, each with a link that opens it for editing."""
    lang = page.renderer.language.lang
    word = page.renderer.language.word
    listed = [(file_of("pledges", s), p.title[lang]) for s, p in page.library.pledges.items()]
    listed += [(file_of(name), word(f"file-{name}")) for name in COLLECTIONS]
    return page.render("files.html", files=listed, edit=page.edit)


def source(page: Page, slug: str) -> str:
    """A link to a source, in brackets."""
    return page.render("source.html", slug=slug)


def figure(page: Page, slug: str, on: str = "", part: str = "") -> str:
    """A reading with its unit, date and source."""
    owner, _, key = slug.partition("/")
    indicator = page.library.indicators(owner)[key]
    found = reading_at(indicator, on, part)
    return page.render("figure.html", indicator=indicator, reading=found)


def badge(page: Page, slug: str) -> str:
    """The status and the claim of a pledge."""
    found = progress.standing(page.library.pledges[slug])
    return page.render("badge.html", standing=found)


def today(page: Page) -> str:
    """The day of the build."""
    return page.renderer.language.when(page.renderer.today)


def reading_at(indicator: Indicator, on: str, part: str) -> Reading | None:
    """The newest reading of a part (or of an indicator without parts), or the one at a date."""
    found = (r for r in indicator.readings if (r.part or "") == part)
    return next((r for r in found if not on or r.on.text == on), None)


def _rows(page: Page) -> list[tables.ProgressRow]:
    return tables.progress_rows(page.library, page.renderer.today)


def _per_pledge(page: Page, fragments: Mapping[str, str]) -> str:
    return page.render("per-pledge.html", sections=fragments.items())


def _item(page: Page, slug: str, indicator: Indicator) -> dict[str, Any]:
    item: dict[str, Any] = {"slug": slug, "indicator": indicator, "chart": None, "parts": None}
    item["share"] = progress.share(indicator)
    if indicator.parts:
        cited = [r.slug for r in references(indicator) if r.collection == "sources"]
        item |= {"parts": tables.part_table(indicator), "sources": list(dict.fromkeys(cited))}
    elif indicator.chart != "none":
        chart = charts.line_chart(indicator)
        item["chart"] = chart.mirrored() if page.rtl else chart
        values = {"indicator": indicator, "extremes": tables.extremes(indicator)}
        item["summary"] = page.renderer.markup("summary.html", page.links, **values)
    return item


def _questions_to(library: Library, body: str) -> list[tuple[str, str, Question]]:
    asked = [(slug, pledge.questions) for slug, pledge in library.pledges.items()]
    return [
        (slug, key, question)
        for slug, questions in [*asked, ("", library.questions)]
        for key, question in questions.items()
        if body in question.who
    ]


def _sort_key(title: str) -> str:
    """Alphabetical order as a reader looks a term up: without the Arabic article and hamzas."""
    bare = title.removeprefix("ال").casefold()
    return bare.translate(str.maketrans("أإآ", "ااا"))
