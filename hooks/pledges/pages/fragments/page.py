"""The page that a fragment stands in."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any

from markupsafe import Markup

from pledges.addresses import Links, Location, Publication, place
from pledges.files import citations, paths
from pledges.files.tables import given
from pledges.files.tables.every import TABLES
from pledges.history.lineage import lineage, news
from pledges.history.log import RecordChanges, corrected, row_of
from pledges.history.walk import ABSENT, Commit, History
from pledges.language.render import Renderer, inert
from pledges.pages import az_index, sharing
from pledges.pages.charts.frame import Canvas
from pledges.pages.charts.kinds import drawing, least_step
from pledges.pages.charts.lines import pair
from pledges.pages.charts.maps import place_map
from pledges.pages.charts.timelines import strip, time_line
from pledges.pages.fragments import key_reference
from pledges.pages.translations import TranslationState
from pledges.progress import accounts, certainty, gaps, ledgers, readings, rows, standing
from pledges.records.library import COLLECTIONS, Figure, Library, file_of, files
from pledges.records.shapes import word_of
from pledges.records.texts import Lang

KILOBYTE = 1000
# How many commits the newest changes are sought in.
NEWEST = 10
NewestChange = tuple[Commit, RecordChanges]
# What templates ask for: what is worked out of the records, where it comes to lie when drawn, where
# files are and what they hold, how a page is passed on and cited.
ASKED: Mapping[str, Any] = {
    "progress": {
        one.__name__.rpartition(".")[2]: one
        for one in (accounts, certainty, gaps, ledgers, readings, rows, standing)
    },
    "az_index": az_index,
    "sharing": sharing,
    "collections": COLLECTIONS,
    "file_of": file_of,
    "data_files": files,
    "key_reference": key_reference,
    "word_of": word_of,
    "paths": paths,
    "tables": TABLES,
    "given": given,
    "citations": citations,
    "charts": {one.__name__: one for one in (least_step, pair, place_map, strip, time_line)},
    "news": news,
}


@dataclass(frozen=True)
class Page:
    """The page that a fragment stands in; `publication` knows the addresses beyond it."""

    renderer: Renderer
    links: Links
    publication: Publication
    history: History = ABSENT
    states: Mapping[Lang, Sequence[TranslationState]] = field(default_factory=dict)
    # The commits that changed each record, by collection and slug.
    changed: Mapping[tuple[str, str], Sequence[Commit]] = field(default_factory=dict)
    # Where a record is shown.
    place: Callable[..., Location] = place

    @property
    def library(self) -> Library:
        """The records."""
        return self.renderer.library

    @property
    def rtl(self) -> bool:
        """Whether the page is read from right to left."""
        return self.renderer.language.tongue.direction == "rtl"

    def canvas(self, height: float) -> Canvas:
        """The room for a chart that is so many px high."""
        return Canvas(height, self.rtl)

    def draw(self, figure: Figure, *, still: bool = False) -> Markup:
        """The chart of a figure, if it has one; each value leads to its row, unless it is still."""
        values = drawing(self.library, figure.indicator, figure.indicator.chart)
        if not values:
            return Markup()
        canvas, key = self.canvas(values["chart"].height), None if still else figure.key
        return self.markup("chart.html", **values, canvas=canvas, figure=key)

    def render(self, template: str, **values: Any) -> str:
        """A template with the links of this page."""
        return self.renderer.render(template, self.links, **self._known(), **values)

    def ask(self, subject: str, question: str, anchor: str) -> dict[str, str]:
        """The ways to put a question that stands at an anchor: a public issue, a message."""
        lang, word = self.renderer.language.lang, self.renderer.language.word
        title = self.renderer.language.phrase("ask-title", subject=subject)
        address = self.publication.page(lang, self.links.page, anchor)
        body = f"{question}\n\n{address}\n\n{word('ask-source')}\n"
        # .github/ISSUE_TEMPLATE/ has a form in each language that every text has.
        form = f"{self.renderer.language.official}-question.yml"
        issue = sharing.new_issue(self.publication, form, title, question=question, page=address)
        return {"issue": issue, "mail": sharing.mail(title, body)}

    def log(self, pledge: str = "") -> Sequence[Commit]:
        """The commits that changed a pledge, or any record."""
        known = self.changed.get(("pledges", pledge), ())
        return known if pledge else [*lineage(self.history.commits)]

    def newest(self, told: Iterable[Commit], count: int = 3) -> Sequence[NewestChange]:
        """The newest changes among what readers are told of, one of each record and day."""
        found: dict[Hashable, NewestChange] = {}
        for commit in islice(told, NEWEST):
            for group in row_of(self.renderer.language, commit).groups:
                found.setdefault((commit.day, group.record), (commit, group))
        return [*found.values()][:count]

    def file(self, path: str) -> tuple[str, str]:
        """The address of a file from here, and how many kB it has."""
        size = Decimal(self.publication.sizes[path]) / KILOBYTE
        return self.links.file(path), self.renderer.language.number(max(size, Decimal(1)))

    def render_inline(self, template: str, **values: Any) -> str:
        """A template that stands inside a sentence, where Markdown takes none of it for its own."""
        return inert(self.markup(template, **values))

    def markup(self, template: str, **values: Any) -> Markup:
        """A template as one line of markup that other templates may hold."""
        return self.renderer.markup(template, self.links, **self._known(), **values)

    def _known(self) -> dict[str, Any]:
        own = {"page": self, "ask": self.ask, "place": self.place, "draw": self.draw}
        language = self.renderer.language
        in_words = {"correction": partial(corrected, language), "row_of": partial(row_of, language)}
        return {**own, **in_words, **ASKED}
