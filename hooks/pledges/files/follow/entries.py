"""What can be followed: dated entries made from the records, in the words of a language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

from pledges.addresses import Abroad, Links, Location, Publication, place
from pledges.history.lineage import Days, Telling, by_record, news, of_others, telling
from pledges.history.log import row_of
from pledges.history.walk import ABSENT, Commit, History
from pledges.language.render import Renderer
from pledges.progress import rows
from pledges.progress.certainty import Certainty, least
from pledges.progress.rows import UpdateRow
from pledges.records.dated.milestones import Event, Milestone
from pledges.records.dated.past import first_name

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
        found = [self._update(row) for row in rows.update_rows(library, library.pledges)]
        for slug, pledge in library.pledges.items():
            for key, milestone in pledge.milestones.items():
                found += self._of_milestone(slug, key, milestone)
        events = library.events.items()
        found += [self._event(slug, event) for slug, event in events if not event.withdrawn]
        found += self._changed()
        found.sort(key=lambda entry: entry.id)
        return sorted(found, key=lambda entry: entry.days[:2], reverse=True)

    def _update(self, row: UpdateRow) -> FeedEntry:
        update, way = row.update, ("pledges", row.slug, "updates")
        days = self.telling.days(update.on.first, *way, update.key)
        name, location = f"{self._pledge(row.slug)}/updates/{update.name}", place(*way, update.name)
        return self._entry(name, days, location, "update", update, pledge=row.slug)

    def _of_milestone(self, pledge: str, slug: str, milestone: Milestone) -> Iterator[FeedEntry]:
        """That it is done, and each change of its date."""
        way = ("pledges", pledge, "milestones", slug)
        name, location = (
            f"{self._pledge(pledge)}/milestones/{first_name(slug, milestone.formerly)}",
            place(*way),
        )
        if done := milestone.done:
            days = self.telling.days(done.first, *way, "done")
            yield self._entry(f"{name}/done", days, location, "done", milestone, pledge=pledge)
        for one in milestone.revisions:
            days = self.telling.days(one.on.first, *way, "due", one.due.text)
            told = {"pledge": pledge, "milestone": milestone}
            revision = f"{name}/revisions/{one.on.text}"
            yield self._entry(revision, days, location, "revision", one, **told)

    def _pledge(self, slug: str) -> str:
        return f"pledges/{first_name(slug, self.renderer.library.pledges[slug].formerly)}"

    def _event(self, slug: str, event: Event) -> FeedEntry:
        name, location = f"events/{first_name(slug, event.formerly)}", place("events", slug)
        days = self.telling.days(event.on.first, "events", slug)
        return replace(self._entry(name, days, location, "event", event), pledges=event.pledges)

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
        # Named after the first of what it tells, whatever the record is called today.
        name, days = f"log/{commit.changes[0].id}", Days(commit.day, commit.day, commit.day)
        row = row_of(self.renderer.language, commit)
        # A page of a pledge shows its newest alone.
        return self._entry(name, days, place("changes", commit.name), "changed", row, pledge=pledge)

    def _entry(
        self, name: str, days: Days, location: Location, kind: str, record: Any, **told: Any
    ) -> FeedEntry:
        """The entry of a thing; its day, if only the month or the year is known, is the first."""
        lang, pledge = self.renderer.language.lang, told.get("pledge")
        links = Abroad(location.page, publication=self.publication, lang=lang)
        address = links.to(*location)
        said = {"address": address, "kind": kind, "record": record}
        html = self.renderer.markup("entry.html", links, **said, **told)
        title = named(self.renderer, kind, record, least(record, told.get("milestone")), **told)
        # In XML each element is closed.
        closed = str(html).replace("<br>", "<br/>")
        id_, pledges = self.publication.tag(f"{lang}/{name}"), (pledge,) if pledge else ()
        return FeedEntry(id_, days, title, closed, address, pledges)


def named(
    renderer: Renderer, kind: str, record: Any, certainty: Certainty, **values: object
) -> str:
    """What feeds and calendars call a thing of a day, and that it is not certain."""
    told = {"kind": kind, "record": record, "certainty": certainty, **values}
    said = renderer.render("dated.txt", Links("index.md"), language=renderer.language, **told)
    return renderer.language.once(said)
