"""Where files beside the pages are, from the top of the site: feeds, calendars, data, citations."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pledges.records.texts import Lang

# The folders that the build fills with what is no page of docs/.
MADE = {"api", "as-of", "assets", "calendars", "cite", "compare", "downloads", "embed", "feeds"}
MADE |= {"offline", "search"}
API, DOWNLOADS, EMBEDS = "api/v1", "downloads", "embed"
ARCHIVE = f"{DOWNLOADS}/pledges-data.zip"
GUIDE = f"{DOWNLOADS}/columns.csv"
PACKAGE = f"{DOWNLOADS}/datapackage.json"
TAGGED = f"{DOWNLOADS}/readings.hxl.csv"
CATALOGUE = f"{DOWNLOADS}/catalogue.jsonld"
LICENCES = "licences.txt"
BILL = "sbom.cdx.json"
# Where each year of the change log has a document.
YEARS = f"{API}/changes/"
INDEX = f"{API}/index.json"
OPENAPI = f"{API}/openapi.json"
# Where files of a record stand, as far as its name; what may stand between that and its ending.
OF_RECORD = {
    "bodies": "(?:feeds|calendars)/[^/]+/bodies/",
    "figures": f"(?:{API}|cite|{DOWNLOADS})/figures/|{EMBEDS}/[^/]+/",
    "pledges": f"(?:{API}|{DOWNLOADS}|(?:feeds|calendars)/[^/]+)/pledges/|cite/",
}
# The tables of which each pledge has its own part as a file.
OF_PLEDGE = ("milestones", "readings", "updates")
# What names the citation of the whole record; slugs of pledges have no underscore.
WHOLE = "whole_record"

# Of a table by its name; of a pledge by its slug, then by a table; of a language.
csv_of = f"{DOWNLOADS}/{{}}.csv".format
json_of = f"{API}/{{}}.json".format
csv_of_pledge = f"{DOWNLOADS}/pledges/{{}}-{{}}.csv".format
json_of_pledge = f"{API}/pledges/{{}}.json".format
workbook = f"{DOWNLOADS}/pledges-{{}}.xlsx".format
# What tells a phone the name and the emblem of the site in a language.
manifest = "manifest.{}.json".format
# What tells a browser how to search the site in a language.
opensearch = "search/{}.xml".format
# Of what `cited` names, with the ending `bib` or `json`.
citation = "cite/{}.{}".format
# The page of a figure that other sites may frame, as a folder, by language and slug.
embed = f"{EMBEDS}/{{}}/{{}}/".format


def feed(lang: Lang, *record: str) -> str:
    """The feed of a record, given by its collection and slug, or of all."""
    return f"feeds/{lang}/{'/'.join(record) or 'all'}.xml"


def calendar(lang: Lang, *record: str) -> str:
    """The calendar of a pledge, given as that of a feed, or of all."""
    return f"calendars/{lang}/{'/'.join(record) or 'all'}.ics"


def cited(*record: str) -> str:
    """What the citation of a record is called: a pledge's by its slug, that of all by `WHOLE`."""
    return "/".join(record).removeprefix("pledges/") or WHOLE


def former(
    path: str, renamed: Mapping[str, Mapping[str, str]], langs: Iterable[Lang]
) -> Iterator[str]:
    """Where a file of a record stood under the names that the record had."""
    ends = "|".join((*OF_PLEDGE, *langs))
    for kind, names in renamed.items():
        for old, slug in names.items():
            form = rf"({OF_RECORD[kind]}){re.escape(slug)}((?:-(?:{ends}))?[./].*)"
            if match := re.fullmatch(form, path):
                yield f"{match[1]}{old}{match[2]}"


def of_figure(slug: str, ending: str, lang: Lang = "") -> str:
    """The path of a file of one figure; its workbooks are of a language."""
    folder = API if ending == "json" else DOWNLOADS
    return f"{folder}/figures/{slug}{lang and '-'}{lang}.{ending}"
