"""What the pages of the form share: what their addresses name, words, what changes, templates."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import abort, request

from pledges.addresses import Links
from pledges.editing.asking.names import Naming
from pledges.editing.form import fields
from pledges.editing.form.desk import WritingDesk
from pledges.editing.form.proposal import Proposals
from pledges.editing.form.target import Target, target
from pledges.editing.form.workshop import Contents
from pledges.language.messages import SPOKEN, message
from pledges.language.render import Renderer
from pledges.language.words import Language


@dataclass(frozen=True)
class FormPages:
    """Makes pages for one editor at a time."""

    desk: WritingDesk
    proposals: Proposals
    stop: Callable[[], None]
    renderers: dict[str, Renderer] = field(default_factory=dict)

    def now(self, files: Contents) -> Contents:
        """Files as they are there."""
        return {file: self.desk.workshop.text(file) for file in files}

    def changes(self, old: Contents, new: Contents) -> dict[str, Any]:
        """What changes from some texts to others: for readers, and in the lines of files."""
        return {"told": self.desk.workshop.told(old, new), "lines": self.desk.lines(new, old)}

    def target(self, file: str = "file", way: str = "way") -> Target:
        """What the address of a page names."""
        known = self.desk.workshop.known()
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
        values |= {
            "message": message,
            "target_of": Target,
            "is_entries": fields.is_entries,
            "past": fields.PAST,
        }
        # Templates are read once; the records that they show are those of now.
        return self.renderers.setdefault(lang, made).render(
            f"form/{template}",
            Links("index.md"),
            spoken=sorted(SPOKEN, key=lambda one: one != lang),
            at=partial(address, lang),
            names=names,
            say=names.say,
            say_in=lambda of, key: self.names(of).say(key),
            **values,
        )


def address(lang: str, place: Target, page: str = "edit") -> str:
    """The address of a record in the form."""
    return f"/{lang}/{page}?{urlencode({'file': place.file, 'way': place.way})}"
