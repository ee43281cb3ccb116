"""What can be followed: dated entries made from the records, in the words of a language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

from pledges.addresses import Abroad, Location, Publication, place
from pledges.history.lineage import Days, Telling, by_record, news, of_others, telling
from pledges.history.log import row_of
from pledges.history.walk import ABSENT, Commit, History
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.progress import rows
from pledges.progress.certainty import Certainty, least
from pledges.records.dated import Event, Milestone
from pledges.records.pledge import Update
from pledges.records.vocabulary import first_name

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

    @property
    def language(self) -> Language:
        """The language that they are written in."""
        return self.renderer.language

    @cached_property
    def telling(self) -> Telling:
        """When main told each thing."""
        return telling(self.history)

    def entries(self) -> list[FeedEntry]:
        """All entries, the newest news first; those told on a day by their own days, then ids."""
        library = self.renderer.library
        found = [self._update(*pair) for pair in rows.updates(library, library.pledges)]
        for slug, pledge in library.pledges.items():
            for key, milestone in pledge.milestones.items():
                found += self._of_milestone(slug, key, milestone)
        events = library.events.items()
        found += [self._event(slug, event) for slug, event in events if not event.withdrawn]
        found += self._changed()
        found.sort(key=lambda entry: entry.id)
        return sorted(found, key=lambda entry: entry.days[:2], reverse=True)

    def _update(self, slug: str, update: Update) -> FeedEntry:
        way = ("pledges", slug, "updates")
        days = self.telling.days(update.on.first, *way, update.key)
        name, location = f"{self._pledge(slug)}/updates/{update.name}", place(*way, update.name)
        pledge, day = self._called(slug), self.language.when(update.on)
        said = self.language.phrase(f"feed-entry-{update.type}", pledge=pledge, day=day)
        told = {"kind": "update", "record": update, "pledge": slug}
        return self._entry(name, days, location, said, **told)

    def _of_milestone(self, pledge: str, slug: str, milestone: Milestone) -> Iterator[FeedEntry]:
        """That it is done, and each change of its date."""
        way, language = ("pledges", pledge, "milestones", slug), self.language
        name = f"{self._pledge(pledge)}/milestones/{first_name(slug, milestone.formerly)}"
        location = place(*way)
        called = {"pledge": self._called(pledge), "milestone": language.text(milestone.title)}
        if done := milestone.done:
            days = self.telling.days(done.first, *way, "done")
            said = language.phrase("feed-entry-done", **called, day=language.when(done))
            told = {"kind": "done", "record": milestone, "pledge": pledge}
            yield self._entry(f"{name}/done", days, location, said, **told)
        for one in milestone.revisions:
            days = self.telling.days(one.on.first, *way, "due", one.due.text)
            said = language.phrase("feed-entry-revised", **called, due=language.when(one.due))
            told = {"kind": "revision", "record": one, "pledge": pledge, "milestone": milestone}
            yield self._entry(f"{name}/revisions/{one.on.text}", days, location, said, **told)

    def _pledge(self, slug: str) -> str:
        return f"pledges/{first_name(slug, self.renderer.library.pledges[slug].formerly)}"

    def _event(self, slug: str, event: Event) -> FeedEntry:
        name, location = f"events/{first_name(slug, event.formerly)}", place("events", slug)
        days, span = self.telling.days(event.on.first, "events", slug), (event.on, event.until)
        called = {"event": self.language.text(event.title), "day": self.language.span(*span)}
        said = self.language.phrase("feed-entry-event", **called)
        found = self._entry(name, days, location, said, kind="event", record=event)
        return replace(found, pledges=event.pledges)

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
        language, location = self.language, place("changes", commit.name)
        day = language.when(commit.day) if commit.dated else language.word("day-unknown")
        if pledge:
            said = language.phrase("feed-entry-changed", pledge=self._called(pledge), day=day)
        else:
            said = language.phrase("feed-entry-records", day=day)
        # A page of a pledge shows its newest alone.
        told = {"kind": "changed", "record": row_of(language, commit), "pledge": pledge}
        return self._entry(name, days, location, said, **told)

    def _called(self, pledge: str) -> str:
        return self.language.text(self.renderer.library.pledges[pledge].title)

    def _entry(
        self, name: str, days: Days, location: Location, said: str, **told: Any
    ) -> FeedEntry:
        """The entry of a thing; its day, if only the month or the year is known, is the first.

        `told` are the values of its template: the `kind` of the thing, the `record`, whose it is.
        """
        lang, pledge = self.language.lang, told.get("pledge")
        links = Abroad(location.page, publication=self.publication, lang=lang)
        address = links.to(*location)
        html = self.renderer.markup("entry.html", links, address=address, **told)
        title = marked(self.language, said, least(told["record"], told.get("milestone")))
        # In XML each element is closed.
        closed = str(html).replace("<br>", "<br/>")
        id_, pledges = self.publication.tag(f"{lang}/{name}"), (pledge,) if pledge else ()
        return FeedEntry(id_, days, title, closed, address, pledges)


def marked(language: Language, said: str, certainty: Certainty, note: str = "") -> str:
    """What feeds and calendars call a thing of a day, with a note and that it is not certain."""
    sure = "" if certainty == "high" else language.word(f"confidence-{certainty}")
    return language.once(" ".join([said, *(f"({one})" for one in (note, sure) if one)]))
