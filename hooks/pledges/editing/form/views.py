"""The pages of the form: what each address shows, and what a sent form does."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import abort, redirect, request

from pledges.editing.form import fields
from pledges.editing.form.changes import Begun
from pledges.editing.form.pages import FormPages, address, page_of, preview
from pledges.editing.form.proposal import FAILING
from pledges.editing.form.target import NEW, Target
from pledges.editing.form.trial import Trial, refused
from pledges.language.messages import SPOKEN

SAVING = {"save", "delete"}
PROPOSING = ("name", "mail", "subject", *(f"reason-{lang}" for lang in SPOKEN))


@dataclass(frozen=True)
class Views(FormPages):
    """What stands at each address, in each language of the interface."""

    def start(self, lang: str) -> str:
        """All that can be edited, what was begun, and what was saved."""
        self.desk.workshop.look()
        return self.page(lang, "start.html", changed=self.proposals.changed())

    def record(self, lang: str) -> Any:
        """A record with its fields and the lists in it, or what was sent of it."""
        workshop = self.desk.workshop
        if request.form.get("do") != "typed":
            workshop.look()
        place = self.target()
        draft, is_sent = self.desk.draft(place), request.method == "POST"
        if not (draft or is_sent) and self.desk.is_gone(place):
            abort(404)
        if is_sent:
            return self._sent(lang, place)
        now = self.desk.now(place)
        if place.name == NEW and not draft:
            # Of what is begun in two windows each has its own draft.
            return redirect(f"{address(lang, place)}{secrets.token_hex(4)}", 303)
        return self._form(lang, place, draft or now, None, before=now.before, is_draft=bool(draft))

    def _sent(self, lang: str, place: Target) -> Any:
        sent, desk, do = request.form, self.desk, request.form["do"]
        if do == "discard":
            desk.discard(place)
            return redirect(address(lang, place), 303)
        begun = replace(desk.now(place), before=sent["before"])
        try:
            if do != "delete":
                begun = desk.answered(place, sent.to_dict(flat=False), sent["before"])
                desk.keep(place, begun)
            found = desk.trial(place, begun, is_gone=do == "delete")
            if do in SAVING and not found.problems:
                desk.save(place, found)
                return redirect(f"{address(lang, place.owner)}&saved=1", 303)
        except OSError as error:
            file = Path(str(error.filename2 or error.filename or place.file)).name
            found = refused("not_written", file=file, reason=error.strerror)
        page = self._form(lang, place, begun, found, before=begun.before, is_draft=False)
        return page, 422 if do in SAVING else 200

    def _form(
        self, lang: str, place: Target, begun: Begun, found: Trial | None, **values: Any
    ) -> str:
        new = found.texts if found and not found.problems else {}
        is_list = fields.is_entries(place.key.shape)
        values["asked"] = [] if is_list else self.desk.questions(place, begun)
        values |= {"target": place, "begun": begun, "found": found}
        values |= self.changes(self.desk.workshop.texts(new), new)
        return self.page(lang, "record.html", **values)

    def new(self, lang: str) -> str:
        """All kinds of records, or all places where one of a kind can be written."""
        found, kind = [*self.desk.workshop.spots()], request.args.get("kind", "")
        kinds = {} if kind else {spot.kind: spot.word for spot in found}
        return self.page(lang, "new.html", kinds=kinds, spots=[s for s in found if s.kind == kind])

    def preview(self, of: str, **_: str) -> str:
        """The page of a record as it would be, in a language, from its draft."""
        place, workshop = self.target(), self.desk.workshop
        begun = self.desk.draft(place) or abort(404)
        found, html = self.desk.trial(place, begun), ""
        if found.after and of in workshop.now.library.languages:
            page = page_of(place, found.path)
            html = preview(workshop.today, found.after, page, of)
        return self.page(of, "preview.html", html=html)

    def propose(self, lang: str) -> str:
        """What was saved and not proposed yet; made a proposal if that was sent."""
        self.desk.workshop.look()
        now, do = self.desk.workshop.now, request.form.get("do")
        given = {key: " ".join(request.form.get(key, "").split()) for key in PROPOSING}
        lacking = [key for key in PROPOSING if do == "make" and not given[key]]
        values = {"given": given, "lacking": lacking, "patch": "", "said": "", "failed": ""}
        try:
            # What is sent twice is made once.
            if do == "make" and self.proposals.changed() and not (lacking or now.problems):
                values["patch"] = self.proposals.make(**given)
            if do == "send":
                values["said"] = self.proposals.send()
            if do == "leave":
                self.proposals.leave()
        except FAILING as error:
            values["failed"] = str(error)
        old = self.proposals.changed()
        values |= self.changes(old, self.desk.workshop.texts(old))
        return self.page(lang, "propose.html", proposals=self.proposals, **values)

    def end(self, lang: str) -> str:
        """The last page."""
        self.stop()
        return self.page(lang, "end.html")
