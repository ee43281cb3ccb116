"""Words filled into addresses of others: networks, messages and forms that pass a page on."""

import re
from urllib.parse import quote

from pledges.addresses import HOSTS, Publication
from pledges.language.words import Language
from pledges.progress.readings import newest_of
from pledges.records.library import Figure

MARKS = re.compile(r"[^\w]+")


def quoted(text: str) -> str:
    """A text as a value in an address; letters stay as they are read, everything else is encoded.

    Browsers encode letters beyond ASCII as UTF-8 (WHATWG URL, “URL code points”), which otherwise
    take six characters each.
    """
    return MARKS.sub(lambda found: quote(found[0], safe=""), text)


def told(language: Language, figure: Figure) -> str:
    """A figure in a sentence that can stand anywhere: its newest value with date and source."""
    indicator, text = figure.indicator, language.text
    newest = newest_of(indicator)
    source = language.library.sources[newest.source]
    value = language.count(newest.value, indicator.unit)
    if newest.qualifier:
        value = language.phrase(f"qualifier-{newest.qualifier}", value=value)
    if newest.part:
        part = text(indicator.parts[newest.part])
        value = language.phrase("figure-highest", part=part, value=value)
    if newest.claim:
        value = f"{value} ({text(language.library.claims[newest.claim].label)})"
    if newest.confidence != "high":
        value = f"{value} ({language.word(f'confidence-{newest.confidence}')})"
    when, who = language.when(newest.on), text(source.author or source.publisher)
    title = text(indicator.title)
    return language.phrase("figure-told", title=title, value=value, on=when, source=who)


def links(name: str, url: str, said: str = "") -> dict[str, str]:
    """Where a page can be shared, with its name and, if it has one, the sentence that it says."""
    text = said or name
    return {
        "whatsapp": f"https://wa.me/?{_query(text=f'{text} {url}')}",
        "telegram": f"https://t.me/share/url?{_query(url=url, text=text)}",
        "mail": mail(name, f"{said}\n{url}".strip()),
    }


def mail(subject: str, body: str, to: str = "") -> str:
    """A message, without an addressee if none is given; its lines end as RFC 6068 wants."""
    lines = "\r\n".join(body.splitlines())
    return f"mailto:{to}?{_query(subject=subject, body=lines)}"


def new_issue(publication: Publication, form: str, title: str, **fields: str) -> str:
    """Where something can be told in public, by a form whose fields are filled in."""
    field = HOSTS["forges"][publication.forge]["field"]
    filled = "".join(field.format(name=key, value=quoted(text)) for key, text in fields.items())
    return publication.in_repository("issue", form=form, title=quoted(title)) + filled


def _query(**parts: str) -> str:
    return "&".join(f"{name}={quoted(value)}" for name, value in parts.items())
