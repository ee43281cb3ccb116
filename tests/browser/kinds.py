"""One page of each kind, in each language, and the windows that tests look at them through."""

from playwright.sync_api import ViewportSize

from pledges.texts import LANGS, Lang

# The first language stands at the top of the site.
HOMES: dict[Lang, str] = {lang: "" if lang == LANGS[0] else f"{lang}/" for lang in LANGS}
KINDS = (
    "",
    "pledges/",
    "pledges/climate/",
    "milestones/",
    "changes/",
    "timeline/",
    "unknown/",
    "data/",
    "compact/review-forum/",
    "compact/objectives/",
    "objectives/21/",
    "bodies/",
    "bodies/iom/",
    "method/",
    "glossary/",
    "index-az/",
    "sources/",
    "accessibility/",
)
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
# 1280 by 1024 at 400 %.
ENLARGED: ViewportSize = {"width": 320, "height": 256}
