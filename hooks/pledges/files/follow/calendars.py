"""Calendars (RFC 5545) of what is due, reviewed and to come, in each language."""

import datetime as dt
from collections.abc import Iterable, Iterator

from icalendar import Alarm, Calendar, Event

from pledges.addresses import Publication
from pledges.files import paths
from pledges.files.follow.diary import Diary, DiaryDate
from pledges.language.render import Renderer
from pledges.records.texts import Lang

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
END = b"END:VCALENDAR\r\n"


def files(renderers: Iterable[Renderer], publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The calendar of all and of each pledge, by its path from the top of the site."""
    for renderer in renderers:
        language, lang = renderer.language, renderer.language.lang
        dates = [
            # Written once, though it stands in several calendars.
            (date.pledges, _component(date, lang, publication).to_ical())
            for date in Diary(renderer, publication).dates()
        ]
        name = language.word("project-name")
        yield paths.calendar(lang), ics(name, (one for _, one in dates), lang, publication)
        for slug, pledge in language.library.pledges.items():
            title = language.once(f"{name}{language.word('colon')} {language.text(pledge.title)}")
            path = paths.calendar(lang, "pledges", slug)
            own = (one for pledges, one in dates if slug in pledges)
            yield path, ics(title, own, lang, publication)


def ics(name: str, dates: Iterable[bytes], lang: Lang, publication: Publication) -> bytes:
    """A calendar as a file, with its dates as they stand in it."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{_host(publication)}//pledges//{lang.upper()}")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name, {"LANGUAGE": lang})
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", DAY, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    content: bytes = calendar.to_ical()
    return b"".join((content.removesuffix(END), *dates, END))


def _host(publication: Publication) -> str:
    return publication.identity.partition(",")[0]


def _component(date: DiaryDate, lang: Lang, publication: Publication) -> Event:
    component, alarm = Event(), Alarm()
    stamp = publication.stamp(lang, "milestones.md")
    said = {
        "uid": f"{date.name}@{_host(publication)}",
        "dtstamp": dt.datetime.combine(stamp, dt.time(), dt.UTC),
        "dtstart": date.first,
        "dtend": date.last + DAY,
        "url": date.url,
        "sequence": date.moved,
        "status": "CANCELLED" if date.withdrawn else "CONFIRMED",
        "transp": "TRANSPARENT",
    }
    for name, value in said.items():
        component.add(name, value)
    spoken = {"summary": date.title, "description": date.text, "categories": date.category}
    for name, words in spoken.items():
        if words:
            component.add(name, words, {"LANGUAGE": lang})
    if date.first >= publication.today and not (date.withdrawn or date.done):
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -WEEK)
        alarm.add("description", date.title)
        component.add_component(alarm)
    return component
