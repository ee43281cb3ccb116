"""The pages of the form: what each address shows, and what a sent form does."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import partial
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import urlencode

from flask import abort, redirect, request, send_from_directory

from pledges.addresses import Links
from pledges.editing import agree
from pledges.editing.fix import difference
from pledges.editing.form.fields import Field, answer, field, is_entries
from pledges.editing.form.preview import page_of, preview, theme
from pledges.editing.form.proposal import Proposals
from pledges.editing.form.workshop import Outcome, Target, Texts, Workshop, refused
from pledges.editing.writing import write
from pledges.language.messages import SPOKEN, TEXTS, message
from pledges.language.phrases import filled
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.records.load import text_of
from pledges.records.shapes import word_of

# What a new record is named after when its editor does not name it, and in how many words.
NAMING = ("title", "label", "text")
WORDS = 5
PROPOSING = ("name", "mail", "subject", *(f"reason-{lang}" for lang in SPOKEN))


@dataclass(frozen=True)
class Desk:
    """What stands at each address, in each language of the interface."""

    workshop: Workshop
    proposals: Proposals
    stop: Callable[[], None]
    renderers: dict[str, Renderer] = dataclass_field(default_factory=dict)

    def start(self, lang: str) -> str:
        """All that can be edited, what was begun, and what was saved."""
        self.workshop.look()
        files = sorted(self.proposals.folder.glob("*.json"))
        drafts = [json.loads(file.read_text("utf-8")) for file in files]
        return self._page(lang, "start.html", drafts=drafts, changed=self.proposals.changed())

    def record(self, lang: str) -> Any:
        """A record with its fields and the lists in it, or what was sent of it."""
        if request.form.get("do") != "typed":
            self.workshop.look()
        target = self._target()
        now = None if target.is_new else self.workshop.value(target) or abort(404)
        before, file = _sum(now), self._file(target)
        if request.method == "POST":
            return self._sent(lang, target, before)
        draft = json.loads(file.read_text("utf-8")) if file.exists() else None
        begun = draft or {"name": "", "value": now, "before": before}
        return self._form(lang, target, begun, None, before=before, is_draft=bool(draft))

    def _sent(self, lang: str, target: Target, before: str) -> Any:
        sent, file = request.form, self._file(target)
        if sent["do"] == "discard":
            file.unlink(missing_ok=True)
            return redirect(address(lang, target), 303)
        value: Any = answer(self._asked(target, None), sent.to_dict(flat=False))
        begun = {"file": target.file, "way": target.way, "before": sent["before"], "value": value}
        begun["name"] = _named(sent.get("name", ""), value) if target.is_named else ""
        file.parent.mkdir(exist_ok=True)
        write(file, json.dumps(begun, ensure_ascii=False, indent=1))
        is_same = sent["before"] == before
        found = self._outcome(target, begun) if is_same else refused("changed_meanwhile")
        if sent["do"] == "save" and not found.problems:
            self.workshop.write(found.texts)
            file.unlink()
            return redirect(f"{address(lang, target.owner)}&saved=1", 303)
        page = self._form(lang, target, begun, found, before=sent["before"], is_draft=False)
        return page, 422 if sent["do"] == "save" else 200

    def _form(
        self, lang: str, target: Target, begun: Any, found: Outcome | None, **values: Any
    ) -> str:
        new = found.texts if found and not found.problems else {}
        old = {file: text_of(self.workshop.root, file) for file in new}
        asked = None if is_entries(target.key.shape) else self._asked(target, begun["value"])
        values |= {"target": target, "begun": begun, "asked": asked, "found": found}
        return self._page(lang, "record.html", **self._changes(old, new), **values)

    def preview(self, lang: str, of: str) -> str:
        """The page of a record as it would be, in a language, from its draft."""
        target = self._target()
        file, workshop = self._file(target), self.workshop
        if not file.exists() or of not in workshop.now.library.languages:
            abort(404)
        found = self._outcome(target, json.loads(file.read_text("utf-8")))
        page = page_of(target, found.path) if found.after else ""
        html = found.after and preview(workshop.root, workshop.today, found.after, page, of)
        return self._page(
            of, "preview.html", html=html, sheets=[one.name for one in theme().glob("main.*.css")]
        )

    def propose(self, lang: str) -> str:
        """What was saved and not proposed yet; made a proposal if that was sent."""
        self.workshop.look()
        now, do = self.workshop.now, request.form.get("do")
        given = {key: " ".join(request.form.get(key, "").split()) for key in PROPOSING}
        lacking = [key for key in PROPOSING if do == "make" and not given[key]]
        values = {"given": given, "lacking": lacking, "patch": "", "said": ""}
        if do == "make" and not (lacking or now.problems):
            agree.renew(self.workshop.root, now.parity, now.written)
            reasons = [f"Reason-{one}: {given[f'reason-{one}']}" for one in SPOKEN]
            text = "\n".join([given["subject"], "", *reasons, ""])
            values["patch"] = self.proposals.make(given["name"], given["mail"], text)
        if do == "send":
            values["said"] = self.proposals.send()
        old = self.proposals.changed()
        new = {file: text_of(self.workshop.root, file) for file in old}
        values |= self._changes(old, new)
        return self._page(lang, "propose.html", proposals=self.proposals, **values)

    def patch(self, lang: str, name: str) -> Any:  # noqa: ARG002 - part of each address
        """A patch file, to take away."""
        return send_from_directory(self.proposals.folder, name, as_attachment=True)

    def end(self, lang: str) -> str:
        """The last page."""
        self.stop()
        return self._page(lang, "end.html")

    def _changes(self, old: Texts, new: Texts) -> dict[str, Any]:
        """What changes from some texts to others: for readers, and in the lines of files."""
        lines = "".join("".join(difference(file, old[file], new[file])) for file in new)
        return {"told": self.workshop.told(old, new), "lines": lines}

    def _target(self) -> Target:
        try:
            return self.workshop.target(request.args["file"], request.args.get("way", ""))
        except (LookupError, ValueError):
            abort(404)

    def _asked(self, target: Target, value: Any) -> Field:
        langs = self.workshop.now.library.languages
        return field(target.key, value, langs, new=target.is_new)

    def _outcome(self, target: Target, begun: Mapping[str, Any]) -> Outcome:
        return self.workshop.outcome(
            target, self._asked(target, None), begun["name"], begun["value"]
        )

    def _file(self, target: Target) -> FilePath:
        """Where the draft of a record is kept."""
        return self.proposals.folder / f"{_sum([target.file, target.way])}.json"

    def _page(self, lang: str, template: str, **values: Any) -> str:
        now = self.workshop.now
        made = Renderer(now.library, Language(now.library, lang), self.workshop.today)
        # Templates are read once; the records that they show are those of now.
        return self.renderers.setdefault(lang, made).render(
            f"form/{template}",
            Links("index.md"),
            now=now,
            library=now.library,
            workshop=self.workshop,
            say=partial(_say, lang),
            message=message,
            spoken=sorted(SPOKEN, key=lambda one: one != lang),
            there=request.full_path,
            saved="saved" in request.args,
            at=partial(address, lang),
            target_of=Target,
            texts=TEXTS["form"],
            is_entries=is_entries,
            word_of=partial(word_of, words=now.library.words),
            **values,
        )


def address(lang: str, target: Target, page: str = "edit") -> str:
    """The address of a record in the form."""
    return f"/{lang}/{page}?{urlencode({'file': target.file, 'way': target.way})}"


def _say(lang: str, key: str, **values: object) -> str:
    return filled(TEXTS["form"][key][lang], **values)


def _named(name: str, value: Any) -> str:
    """The name of a new record in its file, else one made of its first English words."""
    held = value if isinstance(value, dict) else {}
    texts = [held[key] for key in NAMING if isinstance(held.get(key), dict)]
    words = str((texts or [held])[0].get("en", "new")).lower()
    return name.strip() or "-".join(re.findall("[a-z0-9]+", words)[:WORDS])


def _sum(value: Any) -> str:
    """By which it is seen that a record is no longer as it was."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]
