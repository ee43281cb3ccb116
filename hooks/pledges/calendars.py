"""Calendars (RFC 5545) of what is due, reviewed and to come, in each language."""

import datetime as dt
from collections.abc import Iterator, Sequence

from icalendar import Alarm, Calendar, Event

from pledges import subscriptions
from pledges.dates import Date, Diary
from pledges.edition import Edition
from pledges.language import Language
from pledges.publication import Publication

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)


def files(edition: Edition, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The calendar of all and of each pledge, by its path from the top of the site."""
    for lang, renderer in edition.renderers.items():
        diary = Diary(renderer.language, publication)
        found = list(diary.dates())
        name = renderer.language.word("project-name")
        yield subscriptions.calendar(lang), ics(name, found, renderer.language, publication)
        for slug, pledge in edition.library.pledges.items():
            own = [date for date in found if slug in date.pledges]
            title = (
                f"{name}{renderer.language.word('colon')} {renderer.language.text(pledge.title)}"
            )
            path = subscriptions.calendar(lang, f"pledges/{slug}")
            yield path, ics(title, own, renderer.language, publication)


def ics(name: str, dates: Sequence[Date], language: Language, publication: Publication) -> bytes:
    """A calendar as a file."""
    calendar = Calendar()
    host = publication.identity.partition(",")[0]
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{host}//pledges//{language.lang.upper()}")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name, {"LANGUAGE": language.lang})
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", DAY, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    for date in dates:
        calendar.add_component(_component(date, language.lang, host, publication.today))
    content: bytes = calendar.to_ical()
    return content


def _component(date: Date, lang: str, host: str, today: dt.date) -> Event:
    component = Event()
    spoken = {"LANGUAGE": lang}
    component.add("uid", f"{date.name}@{host}")
    component.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
    component.add("dtstart", date.first)
    component.add("dtend", date.last + DAY)
    component.add("summary", date.title, spoken)
    if date.text:
        component.add("description", date.text, spoken)
    component.add("categories", date.category, spoken)
    component.add("url", date.url)
    component.add("sequence", date.moved)
    component.add("status", "CANCELLED" if date.withdrawn else "CONFIRMED")
    component.add("transp", "TRANSPARENT")
    if date.first >= today and not date.withdrawn:
        component.add_component(_reminder(date.title))
    return component


def _reminder(title: str) -> Alarm:
    """A week before what lies ahead."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -WEEK)
    alarm.add("description", title)
    return alarm
