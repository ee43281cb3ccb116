"""Where feeds and calendars are, from the top of the site: of all pledges, of one, of a body."""

from pledges.texts import Lang

ALL = "all"


def feed(lang: Lang, owner: str = ALL) -> str:
    """The feed of an owner: `all`, `pledges/<slug>` or `bodies/<slug>`."""
    return f"feeds/{lang}/{owner}.xml"


def calendar(lang: Lang, owner: str = ALL) -> str:
    """The calendar of an owner: `all` or `pledges/<slug>`."""
    return f"calendars/{lang}/{owner}.ics"


def owner(page: str) -> str:
    """Whose feed belongs to a page, given by its Markdown file."""
    folder, _, name = page.partition("/")
    stem = name.removesuffix(".md")
    return f"{folder}/{stem}" if folder in {"pledges", "bodies"} and stem != "index" else ALL
