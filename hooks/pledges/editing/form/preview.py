"""The page on which a record is read, drawn as the site draws it, from what is not saved yet."""

import datetime as dt
import re
from collections import defaultdict
from pathlib import Path as FilePath

import yaml
from markdown import Markdown

from pledges.addresses import PLACES, Links, Publication
from pledges.checks.survey import Survey
from pledges.editing.form.target import PAGES, Target
from pledges.language.prose import FRONT
from pledges.pages.edition import Edition
from pledges.pages.folding import Folding
from pledges.records.problems import Path
from pledges.records.texts import Lang

SETTINGS = re.compile(r"^markdown_extensions:\n(?:[ #].*\n|\n)+", re.MULTILINE)
# Links lead to pages that are not here.
LINK = re.compile(r"(<a\b[^>]*?) href=\"[^\"]*\"")


def preview(root: FilePath, today: dt.date, after: Survey, page: str, lang: Lang) -> str:
    """The text of a page as HTML; nothing if there is none."""
    edition = Edition(after.library, today, written=after.written, history=after.history)
    # How large files are is known when the site is built.
    publication = Publication("/", "", today, "preview", sizes=defaultdict(int))
    settings = SETTINGS.search((root / "mkdocs.yml").read_text(encoding="utf-8"))
    named = yaml.safe_load(settings.group())["markdown_extensions"] if settings else []
    configured = {k: v for one in named if isinstance(one, dict) for k, v in one.items()}
    plain = ["fenced_code", *(one for one in named if isinstance(one, str))]
    extensions = [*plain, *configured, Folding()]
    for one in after.written:
        if (one.lang, one.page) == (lang, page):
            body, front = FRONT.sub("", one.text, count=1), one.front().value
            text = edition.fill(lang, Links(page), front, body, publication)
            html = Markdown(extensions=extensions, extension_configs=configured).convert(text)
            return LINK.sub(r"\1", html).replace("<details", "<details open")
    return ""


def page_of(target: Target, path: Path) -> str:
    """The page on which a record is read first, by its file in the folder of a language."""
    if target.is_page:
        return target.file.removeprefix(PAGES)
    name, parts = target.key.name, [*map(str, path)]
    if name == "context" or parts[:1] == ["indicators"]:
        return f"figures/{parts[0 if name == 'context' else 1]}.md"
    slug = FilePath(target.file).stem if name == "pledges" else parts[0]
    return PLACES[name,][0].format(slug) if (name,) in PLACES else ""
