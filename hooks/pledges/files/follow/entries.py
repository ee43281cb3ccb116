"""What can be followed: dated entries made from the records, in the words of a language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from pledges.addresses import Location, Publication, place
from pledges.files import paths
from pledges.history.lineage import Days, Telling, by_record, news, of_others, telling
from pledges.history.log import row_of
from pledges.history.walk import ABSENT, Commit, History
from pledges.language.render import Renderer
from pledges.progress import rows
from pledges.progress.certainty import least
from pledges.progress.rows import UpdateRow
from pledges.records.pledge import Event, Milestone, Pledge, Revision, first_name
from pledges.records.texts import Lang
from pledges.records.values import When

# So many commits of each pledge are told of, and as many of all other records.
NEWEST = 50


@dataclass(frozen=True)
class Category:
    """What an entry belongs to: a pledge as `pledges/<slug>`, or a kind of entry."""

    term: str
    label: str


@dataclass(frozen=True)
class FeedEntry:
    """A dated thing to be told of; its id never changes, whatever becomes of its words."""

    id: str
    days: Days
    title: str
    html: str
    url: str
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class Absolute:
    """Links that work outside the site, to pages in a language."""

    publication: Publication
    lang: Lang

    def to(self, page: str, anchor: str = "") -> str:
        """The absolute address of a page and of an anchor in it."""
        return self.publication.page(self.lang, page, anchor)


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
            if milestone.done:
                yield self._done(slug, key, milestone, milestone.done)
            for revision in milestone.revisions:
                yield self._revision(slug, key, milestone, revision)

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

    def _done(self, pledge: str, slug: str, milestone: Milestone, done: When) -> FeedEntry:
        language = self.renderer.language
        told = {"pledge": self._pledge(pledge), "milestone": language.text(milestone.title)}
        return self._entry(
            f"pledges/{pledge}/milestones/{first_name(slug, milestone)}/done",
            self.telling.days(done.first, "pledges", pledge, "milestones", slug, "done"),
            language.phrase("feed-entry-done", **told, day=language.when(done)),
            place("pledges", pledge, "milestones", slug),
            (pledge,),
            kind="done",
            record=milestone,
        )

    def _revision(
        self, pledge: str, slug: str, milestone: Milestone, revision: Revision
    ) -> FeedEntry:
        language = self.renderer.language
        told = {"pledge": self._pledge(pledge), "milestone": language.text(milestone.title)}
        way, name = ("pledges", pledge, "milestones", slug), first_name(slug, milestone)
        return self._entry(
            f"pledges/{pledge}/milestones/{name}/revisions/{revision.on.text}",
            self.telling.days(revision.on.first, *way, "due", revision.due.text),
            language.phrase("feed-entry-revised", **told, due=language.when(revision.due)),
            place("pledges", pledge, "milestones", slug),
            (pledge,),
            kind="revision",
            record=revision,
            milestone=milestone,
        )

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
        links = Absolute(self.publication, language.lang)
        address = links.to(*location)
        html = self.renderer.markup("entry.html", links, address=address, **values)
        sure = least(values["record"], values.get("milestone"))
        if sure != "high":
            title = f"{title} ({language.word(f'confidence-{sure}')})"
        return FeedEntry(
            self.publication.tag(f"{language.lang}/{name}"),
            days,
            title,
            str(html),
            address,
            tuple(self._category(slug) for slug in pledges),
        )

    def _category(self, slug: str) -> Category:
        return Category(paths.owner("pledges", slug), self._pledge(slug))
