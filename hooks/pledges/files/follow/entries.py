"""What can be followed: dated entries made from the records, in the words of a language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from pledges.addresses import Abroad, Location, Publication, place
from pledges.history.lineage import Days, Telling, by_record, news, of_others, telling
from pledges.history.log import row_of
from pledges.history.walk import ABSENT, Commit, History
from pledges.language.render import Renderer
from pledges.progress import rows
from pledges.progress.certainty import least
from pledges.progress.rows import UpdateRow
from pledges.records.pledge import Event, Milestone, Pledge, first_name

# So many commits of each pledge are told of, and as many of all other records.
NEWEST = 50


@dataclass(frozen=True)
class FeedEntry:
    """A dated thing to be told of; its id never changes, whatever becomes of its words."""

    id: str
    days: Days
    title: str
    html: str
    url: str
    pledges: tuple[str, ...]


@dataclass(frozen=True)
class Writer:
    """Writes the entries of a language."""

    renderer: Renderer
    publication: Publication
    history: History = ABSENT

    @cached_property
    def telling(self) -> Telling:
        """When main told each thing."""
        return telling(self.history)

    def entries(self) -> list[FeedEntry]:
        """All entries, the newest news first; those told on a day by their own days, then ids."""
        library = self.renderer.library
        found = [
            entry for slug, pledge in library.pledges.items() for entry in self._of(slug, pledge)
        ]
        events = library.events.items()
        found += [self._event(slug, event) for slug, event in events if not event.withdrawn]
        found += self._changed()
        found.sort(key=lambda entry: entry.id)
        return sorted(found, key=lambda entry: entry.days[:2], reverse=True)

    def _of(self, slug: str, pledge: Pledge) -> Iterator[FeedEntry]:
        for row in rows.update_rows(self.renderer.library, [slug]):
            yield self._update(row)
        for key, milestone in pledge.milestones.items():
            yield from self._of_milestone(slug, key, milestone)

    def _update(self, row: UpdateRow) -> FeedEntry:
        update, language = row.update, self.renderer.language
        pledge, day = self._pledge(row.slug), language.when(update.on)
        title = language.phrase(f"feed-entry-{update.type}", pledge=pledge, day=day)
        return self._entry(
            f"pledges/{row.slug}/updates/{update.name}",
            self.telling.days(update.on.first, "pledges", row.slug, "updates", update.key),
            title,
            place("pledges", row.slug, "updates", update.name),
            (row.slug,),
            kind="update",
            record=update,
            pledge=row.slug,
        )

    def _of_milestone(self, pledge: str, slug: str, milestone: Milestone) -> Iterator[FeedEntry]:
        """That it is done, and each change of its date."""
        language, way = self.renderer.language, ("pledges", pledge, "milestones", slug)
        name = f"pledges/{pledge}/milestones/{first_name(slug, milestone)}"
        told = {"pledge": self._pledge(pledge), "milestone": language.text(milestone.title)}
        rest = place(*way), (pledge,)
        if done := milestone.done:
            title = language.phrase("feed-entry-done", **told, day=language.when(done))
            days = self.telling.days(done.first, *way, "done")
            yield self._entry(f"{name}/done", days, title, *rest, kind="done", record=milestone)
        for one in milestone.revisions:
            title = language.phrase("feed-entry-revised", **told, due=language.when(one.due))
            days = self.telling.days(one.on.first, *way, "due", one.due.text)
            values: Any = {"kind": "revision", "record": one, "milestone": milestone}
            yield self._entry(f"{name}/revisions/{one.on.text}", days, title, *rest, **values)

    def _event(self, slug: str, event: Event) -> FeedEntry:
        language = self.renderer.language
        day, title = language.span(event.on, event.until), language.text(event.title)
        title = language.phrase("feed-entry-event", event=title, day=day)
        return self._entry(
            f"events/{first_name(slug, event)}",
            self.telling.days(event.on.first, "events", slug),
            title,
            place("events", slug),
            event.pledges,
            kind="event",
            record=event,
        )

    def _changed(self) -> Iterator[FeedEntry]:
        """What was changed in the records of the site, as the change log tells it."""
        pledges = [("pledges", slug) for slug in self.renderer.library.pledges]
        commits = by_record(self.history)
        for name in pledges:
            told = news(commits.get(name, ()))
            yield from (self._commit(name[1], commit) for commit in islice(told, NEWEST))
        told = news(of_others(self.history, pledges))
        yield from (self._commit("", commit) for commit in islice(told, NEWEST))

    def _commit(self, pledge: str, commit: Commit) -> FeedEntry:
        language = self.renderer.language
        day = language.when(commit.day) if commit.dated else language.word("day-unknown")
        title = language.phrase("feed-entry-records", day=day)
        if pledge:
            title = language.phrase("feed-entry-changed", pledge=self._pledge(pledge), day=day)
        return self._entry(
            # Named after the first of what it tells, whatever the record is called today.
            f"log/{commit.changes[0].id}",
            Days(commit.day, commit.day, commit.day),
            title,
            # A page of a pledge shows its newest alone.
            place("changes", commit.name),
            (pledge,) if pledge else (),
            kind="changed",
            record=row_of(language, commit),
            pledge=pledge,
        )

    def _pledge(self, slug: str) -> str:
        return self.renderer.language.text(self.renderer.library.pledges[slug].title)

    def _entry(
        self,
        name: str,
        days: Days,
        title: str,
        location: Location,
        pledges: tuple[str, ...],
        **values: Any,
    ) -> FeedEntry:
        """The entry of a thing; its day, if only the month or the year is known, is the first."""
        language = self.renderer.language
        links = Abroad(location.page, publication=self.publication, lang=language.lang)
        address = links.to(*location)
        html = self.renderer.markup("entry.html", links, address=address, **values)
        sure = least(values["record"], values.get("milestone"))
        if sure != "high":
            title = f"{title} ({language.word(f'confidence-{sure}')})"
        id_ = self.publication.tag(f"{language.lang}/{name}")
        # In XML each element is closed.
        closed = str(html).replace("<br>", "<br/>")
        return FeedEntry(id_, days, title, closed, address, pledges)
