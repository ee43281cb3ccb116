"""Where files beside the pages are, from the top of the site: feeds, calendars, data, citations."""

from pledges.records.texts import Lang


def feed(lang: Lang, *record: str) -> str:
    """The feed of a record, given by its collection and slug, or of all."""
    return f"feeds/{lang}/{owner(*record)}.xml"


def calendar(lang: Lang, *record: str) -> str:
    """The calendar of a pledge, given as that of a feed, or of all."""
    return f"calendars/{lang}/{owner(*record)}.ics"


def owner(*record: str) -> str:
    """Whose a feed or a calendar is: `pledges/<slug>`, `bodies/<slug>` or `all`."""
    return "/".join(record) or "all"


# The folders that the build fills with what is no page of docs/.
MADE = {"api", "as-of", "assets", "calendars", "cite", "compare", "downloads", "embed", "feeds"}
MADE |= {"offline", "search"}
API = "api/v1"
DOWNLOADS = "downloads"
ARCHIVE = f"{DOWNLOADS}/pledges-data.zip"
GUIDE = f"{DOWNLOADS}/columns.csv"
PACKAGE = f"{DOWNLOADS}/datapackage.json"
TAGGED = f"{DOWNLOADS}/readings.hxl.csv"
CATALOGUE = f"{DOWNLOADS}/catalogue.jsonld"
# Where each year of the change log has a document.
YEARS = f"{API}/changes/"
INDEX = f"{API}/index.json"
OPENAPI = f"{API}/openapi.json"
# The tables of which each pledge has its own part as a file.
OF_PLEDGE = ("milestones", "readings", "updates")
# What names the citation of the whole record; slugs of pledges have no underscore.
WHOLE = "whole_record"


def csv_of(table: str) -> str:
    """The path of a table as CSV."""
    return f"{DOWNLOADS}/{table}.csv"


def csv_of_pledge(slug: str, table: str) -> str:
    """The path of the part of a table that is about a pledge."""
    return f"{DOWNLOADS}/pledges/{slug}-{table}.csv"


def workbook(lang: Lang) -> str:
    """The path of the workbook of a language."""
    return f"{DOWNLOADS}/pledges-{lang}.xlsx"


def json_of(table: str) -> str:
    """The path of a table as JSON."""
    return f"{API}/{table}.json"


def json_of_pledge(slug: str) -> str:
    """The path of a pledge with all that belongs to it."""
    return f"{API}/pledges/{slug}.json"


def citation(slug: str, ending: str) -> str:
    """The path of a citation, `bib` or `json`."""
    return f"cite/{slug}.{ending}"


def cited(*record: str) -> str:
    """What the citation of a record is called: a pledge's by its slug, that of all by `WHOLE`."""
    return "/".join(record).removeprefix("pledges/") or WHOLE


def of_figure(slug: str, ending: str, lang: Lang = "") -> str:
    """The path of a file of one figure; its workbooks are of a language."""
    folder = API if ending == "json" else DOWNLOADS
    return f"{folder}/figures/{slug}{lang and '-'}{lang}.{ending}"


EMBEDS = "embed"


def embed(lang: Lang, slug: str) -> str:
    """The page of a figure that other sites may frame, as a folder."""
    return f"{EMBEDS}/{lang}/{slug}/"


def manifest(lang: Lang) -> str:
    """What tells a phone the name and the emblem of the site in a language."""
    return f"manifest.{lang}.json"


def opensearch(lang: Lang) -> str:
    """What tells a browser how to search the site in a language."""
    return f"search/{lang}.xml"
