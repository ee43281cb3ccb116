"""The pages of the form: what each address shows, and what a sent form does."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import abort, redirect, request

from pledges.addresses import Links
from pledges.editing.fix import difference
from pledges.editing.form import fields
from pledges.editing.form.preview import page_of, preview
from pledges.editing.form.proposal import Proposals
from pledges.editing.form.target import Target, target
from pledges.editing.form.workshop import Contents, Trial, Workshop, refused
from pledges.editing.writing import write
from pledges.language.messages import SPOKEN, TEXTS, message
from pledges.language.phrases import filled
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.records.shapes import word_of

PROPOSING = ("name", "mail", "subject", *(f"reason-{lang}" for lang in SPOKEN))
# What a new record is named after when its editor does not name it.
NAMING = ("title", "label", "text")


@dataclass(frozen=True)
class Views:
    """What stands at each address, in each language of the interface."""

    workshop: Workshop
    proposals: Proposals
    stop: Callable[[], None]
    renderers: dict[str, Renderer] = field(default_factory=dict)

    def start(self, lang: str) -> str:
        """All that can be edited, what was begun, and what was saved."""
        self.workshop.look()
        drafts = map(_read, sorted(self.proposals.folder.glob("*.json")))
        return self._page(lang, "start.html", drafts=[*drafts], changed=self.proposals.changed())

    def record(self, lang: str) -> Any:
        """A record with its fields and the lists in it, or what was sent of it."""
        workshop = self.workshop
        if request.form.get("do") != "typed":
            workshop.look()
        place = self._target()
        now = workshop.value(place)
        if now is None and not (place.is_new or (place.is_part and workshop.value(place.owner))):
            abort(404)
        before, draft = _sum(now), self._draft(place)
        if request.method == "POST":
            return self._sent(lang, place, before)
        begun = {"name": "", "value": now, "before": before, **_read(draft)}
        return self._form(lang, place, begun, None, before=before, is_draft=draft.exists())

    def _sent(self, lang: str, place: Target, before: str) -> Any:
        sent, draft = request.form, self._draft(place)
        value: Any = fields.answer(self._asked(place, None), sent.to_dict(flat=False))
        begun = {"file": place.file, "way": place.way, "before": sent["before"], "value": value}
        begun["name"] = _named(sent["name"], value) if place.is_named else ""
        write(draft, json.dumps(begun, ensure_ascii=False, indent=1))
        if sent["do"] == "discard":
            draft.unlink()
            return redirect(address(lang, place), 303)
        is_same = sent["before"] == before
        found = self._trial(place, begun) if is_same else refused("changed_meanwhile")
        if sent["do"] == "save" and not found.problems:
            self.workshop.write(found.texts)
            draft.unlink()
            return redirect(f"{address(lang, place.owner)}&saved=1", 303)
        page = self._form(lang, place, begun, found, before=sent["before"], is_draft=False)
        return page, 422 if sent["do"] == "save" else 200

    def _form(
        self, lang: str, place: Target, begun: Any, found: Trial | None, **values: Any
    ) -> str:
        new = found.texts if found and not found.problems else {}
        is_list = fields.is_entries(place.key.shape)
        values["asked"] = None if is_list else self._asked(place, begun["value"])
        values |= {"target": place, "begun": begun, "found": found}
        return self._page(lang, "record.html", **self._changes(self._now(new), new), **values)

    def new(self, lang: str) -> str:
        """All kinds of records, or all places where one of a kind can be written."""
        found, kind = [*self.workshop.spots()], request.args.get("kind", "")
        kinds = {} if kind else {spot.kind: spot.word for spot in found}
        return self._page(lang, "new.html", kinds=kinds, spots=[s for s in found if s.kind == kind])

    def preview(self, of: str, **_: str) -> str:
        """The page of a record as it would be, in a language, from its draft."""
        place, workshop = self._target(), self.workshop
        begun = _read(self._draft(place)) or abort(404)
        found, html = self._trial(place, begun), ""
        if found.after and of in workshop.now.library.languages:
            page = page_of(place, found.path)
            html = preview(workshop.root, workshop.today, found.after, page, of)
        return self._page(of, "preview.html", html=html)

    def propose(self, lang: str) -> str:
        """What was saved and not proposed yet; made a proposal if that was sent."""
        self.workshop.look()
        now, do = self.workshop.now, request.form.get("do")
        given = {key: " ".join(request.form.get(key, "").split()) for key in PROPOSING}
        lacking = [key for key in PROPOSING if do == "make" and not given[key]]
        values = {"given": given, "lacking": lacking, "patch": "", "said": ""}
        if do == "make" and not (lacking or now.problems):
            values["patch"] = self.proposals.make(**given)
        if do == "send":
            values["said"] = self.proposals.send()
        if do == "leave":
            self.proposals.leave()
        old = self.proposals.changed()
        values |= self._changes(old, self._now(old))
        return self._page(lang, "propose.html", proposals=self.proposals, **values)

    def end(self, lang: str) -> str:
        """The last page."""
        self.stop()
        return self._page(lang, "end.html")

    def _now(self, files: Contents) -> Contents:
        return {file: self.workshop.text(file) for file in files}

    def _changes(self, old: Contents, new: Contents) -> dict[str, Any]:
        """What changes from some texts to others: for readers, and in the lines of files."""
        lines = [line for file in new for line in difference(file, old[file], new[file])]
        return {"told": self.workshop.told(old, new), "lines": "".join(lines)}

    def _target(self) -> Target:
        try:
            return target(request.args["file"], request.args.get("way", ""), self.workshop.known())
        except (LookupError, ValueError):
            abort(404)

    def _asked(self, place: Target, value: Any) -> fields.FormField:
        langs = self.workshop.now.library.languages
        return fields.field(place.key, value, langs, new=place.is_new)

    def _trial(self, place: Target, begun: Any) -> Trial:
        asked = self._asked(place, None)
        return self.workshop.trial(place, asked, begun["name"], begun["value"])

    def _draft(self, place: Target) -> Path:
        """Where the draft of a record is kept."""
        return self.proposals.folder / f"{_sum([place.file, place.way])}.json"

    def _page(self, lang: str, template: str, **values: Any) -> str:
        library = self.workshop.now.library
        made = Renderer(library, Language(library, lang), self.workshop.today)
        values |= {"library": library, "workshop": self.workshop, "request": request}
        values |= {"message": message, "target_of": Target, "is_entries": fields.is_entries}
        values |= {"at": partial(address, lang), "say": partial(_say, lang)}
        # Templates are read once; the records that they show are those of now.
        return self.renderers.setdefault(lang, made).render(
            f"form/{template}",
            Links("index.md"),
            spoken=sorted(SPOKEN, key=lambda one: one != lang),
            word_of=partial(word_of, words=library.words),
            **values,
        )


def address(lang: str, place: Target, page: str = "edit") -> str:
    """The address of a record in the form."""
    return f"/{lang}/{page}?{urlencode({'file': place.file, 'way': place.way})}"


def _say(lang: str, key: str, other: str = "", **values: object) -> str:
    """A text of the form in a language, or another text where there is none."""
    found = TEXTS["form"].get(key)
    return filled(found[lang], **values) if found else other


def _named(name: str, value: Any) -> str:
    """The name of a new record in its file, else one made of its first English words."""
    held = value if isinstance(value, dict) else {}
    texts = [held[key] for key in NAMING if isinstance(held.get(key), dict)]
    return name.strip() or fields.name_of((texts or [held])[0]) or "new"


def _read(draft: Path) -> Any:
    return json.loads(draft.read_text("utf-8")) if draft.exists() else {}


def _sum(value: Any) -> str:
    """By which it is seen that a record is no longer as it was."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]
