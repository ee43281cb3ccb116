"""The dates that calendars tell: due dates, events, each as exactly as it is known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pledges.addresses import Publication, place
from pledges.files.follow.entries import marked
from pledges.language.render import Renderer
from pledges.progress import deadlines
from pledges.records.dated import Event, Milestone
from pledges.records.values import When
from pledges.records.vocabulary import first_name


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

    renderer: Renderer
    publication: Publication

    def dates(self) -> Iterator[DiaryDate]:
        """Due dates of pledges, then events that are not over."""
        library = self.renderer.library
        for slug, pledge in library.pledges.items():
            for key, milestone in pledge.all_milestones.items():
                yield from self._milestone(slug, key, milestone)
        for slug, event in library.events.items():
            if (event.until or event.on).last >= self.publication.today:
                yield self._event(slug, event)

    def _milestone(self, pledge: str, slug: str, milestone: Milestone) -> Iterator[DiaryDate]:
        """The date in force under a lasting name, and each date given up as withdrawn."""
        language, events = self.renderer.language, self.renderer.library.events
        when, first = deadlines.due(milestone, events), deadlines.first_due(milestone, events)
        if not (when and first):
            return
        in_force = self._in_force(pledge, slug, milestone, when)
        yield in_force
        former = [*(revision.due for revision in milestone.revisions[1:]), first]
        for one, then in zip(milestone.revisions, former, strict=False):
            name, day = f"{in_force.name}-until-{one.on.text}", then.last
            moved = language.phrase("calendar-moved", due=language.when(one.due))
            said = self._due(milestone, then, moved)
            given_up = replace(in_force, name=name, first=day, last=day, title=said)
            yield replace(given_up, moved=0, withdrawn=True, done=False)

    def _in_force(self, pledge: str, slug: str, milestone: Milestone, when: When) -> DiaryDate:
        language, gone = self.renderer.language, bool(milestone.withdrawn)
        owner = first_name(pledge, self.renderer.library.pledges[pledge].formerly)
        return DiaryDate(
            f"milestone-{owner}-{first_name(slug, milestone.formerly)}",
            when.last,
            when.last,
            self._due(milestone, when, self._state(milestone)),
            self._pledge(pledge),
            self.publication.page(language.lang, *place("pledges", pledge, "milestones", slug)),
            language.word("milestones"),
            (pledge,),
            len(milestone.revisions) + gone,
            gone,
            bool(milestone.done),
        )

    def _due(self, milestone: Milestone, when: When, note: str) -> str:
        """What a due date is called; one known to the month or the year, on its last day, says so.

        One that an event sets is told by that, which may not have been held.
        """
        language, events = self.renderer.language, self.renderer.library.events
        title, event = language.text(milestone.title), events.get(milestone.by or "")
        if event and not milestone.revisions:
            held, of = language.word(f"held-{event.held}"), language.text(event.title)
            said = language.phrase("calendar-due-event", title=title, event=of, held=held)
        else:
            day = language.when(when)
            said = language.phrase(f"calendar-due-{when.precision}", title=title, when=day)
        return marked(language, said, deadlines.confidence(milestone, events), note)

    def _state(self, milestone: Milestone) -> str:
        """The state of a milestone, with the day on which it was done."""
        language, events = self.renderer.language, self.renderer.library.events
        state = deadlines.state(milestone, self.publication.today, events)
        done = [language.when(milestone.done)] if milestone.done else []
        return f"{language.word('comma')} ".join([language.word(f"state-{state}"), *done])

    def _event(self, slug: str, event: Event) -> DiaryDate:
        """An event known to the day stands on its days; else on the last that it can have."""
        language = self.renderer.language
        when = event.until or event.on
        exact = event.on.precision == when.precision == "day"
        title, day = language.text(event.title), language.when(event.on)
        said = language.phrase(f"calendar-event-{event.on.precision}", title=title, when=day)
        note = "" if event.held == "known" else language.word(f"held-{event.held}")
        return DiaryDate(
            f"event-{first_name(slug, event.formerly)}",
            event.on.first if exact else when.last,
            when.last,
            marked(language, said, event.confidence, note),
            language.text(event.text) if event.text else "",
            self.publication.page(language.lang, *place("events", slug)),
            language.word("calendar-events"),
            event.pledges,
            moved=int(bool(event.withdrawn)),
            withdrawn=bool(event.withdrawn),
        )

    def _pledge(self, slug: str) -> str:
        language, pledge = self.renderer.language, self.renderer.library.pledges[slug]
        name = language.phrase("pledge", number=language.numerals(pledge.number))
        return language.once(f"{name}{language.word('colon')} {language.text(pledge.title)}")
