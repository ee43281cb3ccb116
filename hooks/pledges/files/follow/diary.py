"""The dates that calendars tell: due dates, events, each as exactly as it is known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pledges.addresses import Publication, place
from pledges.language.words import Language
from pledges.progress import deadlines
from pledges.progress.certainty import Certainty
from pledges.records.pledge import Event, Milestone, first_name
from pledges.records.values import When


@dataclass(frozen=True)
class DiaryDate:
    """A date for calendars: whole days, named for ever, said as exactly as they are known."""

    name: str
    first: dt.date
    last: dt.date
    title: str
    text: str
    url: str
    category: str
    pledges: tuple[str, ...]
    # How often the date has moved, whether it was given up or withdrawn, whether it is met.
    moved: int = 0
    withdrawn: bool = False
    done: bool = False


@dataclass(frozen=True)
class Diary:
    """Collects the dates of a language."""

    language: Language
    publication: Publication

    def dates(self) -> Iterator[DiaryDate]:
        """Due dates of pledges, then events that are not over."""
        library = self.language.library
        for slug, pledge in library.pledges.items():
            for key, milestone in pledge.all_milestones.items():
                yield from self._milestone(slug, key, milestone)
        for slug, event in library.events.items():
            if (event.until or event.on).last >= self.publication.today:
                yield self._event(slug, event)

    def _milestone(self, pledge: str, slug: str, milestone: Milestone) -> Iterator[DiaryDate]:
        """The date in force under a lasting name, and each date given up as withdrawn."""
        language, events = self.language, self.language.library.events
        when, first = deadlines.due(milestone, events), deadlines.first_due(milestone, events)
        if not (when and first):
            return
        name, gone = f"milestone-{pledge}-{first_name(slug, milestone)}", bool(milestone.withdrawn)
        yield (
            in_force := DiaryDate(
                name,
                when.last,
                when.last,
                self._said_due(milestone, when, self._state(milestone)),
                self._pledge(pledge),
                self.publication.page(language.lang, *place("pledges", pledge, "milestones", slug)),
                language.word("milestones"),
                (pledge,),
                len(milestone.revisions) + gone,
                gone,
                bool(milestone.done),
            )
        )
        yield from self._given_up(in_force, milestone, first)

    def _given_up(self, now: DiaryDate, milestone: Milestone, first: When) -> Iterator[DiaryDate]:
        former = [*(revision.due for revision in milestone.revisions[1:]), first]
        for revision, when in zip(milestone.revisions, former, strict=False):
            due = self.language.when(revision.due)
            said = self._said_due(milestone, when, self.language.phrase("calendar-moved", due=due))
            name, last = f"{now.name}-until-{revision.on.text}", when.last
            gone = replace(now, name=name, first=last, last=last, title=said)
            yield replace(gone, moved=0, withdrawn=True, done=False)

    def _state(self, milestone: Milestone) -> str:
        word = self.language.word
        library, today = self.language.library, self.publication.today
        state = word(f"state-{deadlines.state(milestone, today, library.events)}")
        if not milestone.done:
            return state
        return f"{state}{word('comma')} {self.language.when(milestone.done)}"

    def _said_due(self, milestone: Milestone, when: When, state: str) -> str:
        """A date that is an event's is told by the event, which may not have been held."""
        language, events = self.language, self.language.library.events
        title, event = language.text(milestone.title), events.get(milestone.by or "")
        if event and not milestone.revisions:
            held = language.word(f"held-{event.held}")
            told = {"event": language.text(event.title), "held": held}
            said = language.phrase("calendar-due-event", title=title, **told)
        else:
            # One known to the month or the year stands on its last day and says so.
            day = language.when(when)
            said = language.phrase(f"calendar-due-{when.precision}", title=title, when=day)
        return self._marked(f"{said} ({state})", deadlines.confidence(milestone, events))

    def _event(self, slug: str, event: Event) -> DiaryDate:
        """An event known to the day stands on its days; else on the last that it can have."""
        language = self.language
        when = event.until or event.on
        exact = event.on.precision == when.precision == "day"
        said = language.phrase(
            f"calendar-event-{event.on.precision}",
            title=language.text(event.title),
            when=language.when(event.on),
        )
        if event.held != "known":
            said = f"{said} ({language.word(f'held-{event.held}')})"
        return DiaryDate(
            f"event-{first_name(slug, event)}",
            event.on.first if exact else when.last,
            when.last,
            self._marked(said, event.confidence),
            language.text(event.text) if event.text else "",
            self.publication.page(language.lang, *place("events", slug)),
            language.word("calendar-events"),
            event.pledges,
            moved=int(bool(event.withdrawn)),
            withdrawn=bool(event.withdrawn),
        )

    def _marked(self, said: str, certainty: Certainty) -> str:
        if certainty != "high":
            said = f"{said} ({self.language.word(f'confidence-{certainty}')})"
        return self.language.once(said)

    def _pledge(self, slug: str) -> str:
        pledge = self.language.library.pledges[slug]
        number = self.language.numerals(pledge.number)
        title = self.language.text(pledge.title)
        name = self.language.phrase("pledge", number=number)
        return self.language.once(f"{name}{self.language.word('colon')} {title}")
