"""What the pages of the form share: addresses, words, templates, pages drawn as the site does."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import urlencode

from flask import abort, request
from markdown import Markdown
from markupsafe import Markup

from pledges.addresses import PLACES, Links, Publication
from pledges.checks.html import EXTENSIONS
from pledges.checks.survey import Survey
from pledges.editing.fix import difference
from pledges.editing.form import fields
from pledges.editing.form.desk import WritingDesk
from pledges.editing.form.names import Naming
from pledges.editing.form.proposal import Proposals
from pledges.editing.form.target import PAGES, Target, target
from pledges.editing.form.workshop import Contents
from pledges.language.direction import isolated
from pledges.language.messages import SPOKEN, message
from pledges.language.prose import FRONT
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.pages.edition import Edition
from pledges.pages.folding import Folding
from pledges.records.problems import Path
from pledges.records.texts import Lang

# Links lead to pages that are not here.
LINK = re.compile(r"(<a\b[^>]*?) href=\"[^\"]*\"")


@dataclass(frozen=True)
class FormPages:
    """Makes pages for one editor at a time."""

    desk: WritingDesk
    proposals: Proposals
    stop: Callable[[], None]
    renderers: dict[str, Renderer] = field(default_factory=dict)

    def changes(self, old: Contents, new: Contents) -> dict[str, Any]:
        """What changes from some texts to others: for readers, and in the lines of files."""
        told = self.desk.workshop.told(old, new)
        return {"told": told, "lines": "".join(difference(old, new))}

    def target(self, file: str = "file", way: str = "way") -> Target:
        """What the address of a page names."""
        now = self.desk.workshop.now
        # Pages of prose are known as if they had one file each.
        known = {*now.library.documents, *(f"{PAGES}{one.page}" for one in now.written)}
        try:
            return target(request.args[file], request.args.get(way, ""), known)
        except (LookupError, ValueError):
            abort(404)

    def names(self, lang: str) -> Naming:
        """What things are called in a language."""
        return Naming(Language(self.desk.workshop.now.library, lang))

    def page(self, lang: str, template: str, **values: Any) -> str:
        """A template filled with values."""
        workshop, names = self.desk.workshop, self.names(lang)
        made = Renderer(workshop.now.library, names.language, workshop.today)
        values |= {"library": workshop.now.library, "workshop": workshop, "request": request}
        values |= {"message": message, "target_of": Target, "past": fields.PAST, "say": names.say}
        values |= {"is_entries": fields.is_entries, "drafts": self.desk.drafts(), "names": names}
        values |= {"at": partial(address, lang), "say_in": lambda of, key: self.names(of).say(key)}
        values["isolated"] = lambda text, along: Markup(isolated(text, along))  # noqa: S704 - escaped
        values["spoken"] = sorted(SPOKEN, key=lambda one: one != lang)
        # Templates are read once; the records that they show are those of now.
        renderer = self.renderers.setdefault(lang, made)
        return renderer.render(f"form/{template}", Links("index.md"), **values)


def address(lang: str, place: Target, page: str = "edit") -> str:
    """The address of a record in the form."""
    return f"/{lang}/{page}?{urlencode({'file': place.file, 'way': place.way})}"


def preview(today: dt.date, after: Survey, page: str, lang: Lang) -> str:
    """The text of a page as HTML; nothing if there is none."""
    edition = Edition(after.library, today, written=after.written, history=after.history)
    # How large files are is known when the site is built.
    publication = Publication("/", "", today, "preview", sizes=defaultdict(int))
    made = Markdown(extensions=[*EXTENSIONS, Folding()], extension_configs=EXTENSIONS)
    for one in after.written:
        if (one.lang, one.page) == (lang, page):
            body, front = FRONT.sub("", one.text, count=1), one.front().value
            text = edition.fill(lang, Links(page), front, body, publication)
            return LINK.sub(r"\1", made.convert(text)).replace("<details", "<details open")
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
