"""What fields, choices and records are called in a language: for the browser and the terminal."""

from dataclasses import dataclass

from pledges.editing.form.fields import MARKDOWN, ROOT, FormField, is_entries
from pledges.editing.form.target import Target
from pledges.history.told_values import named
from pledges.language.messages import TEXTS
from pledges.language.phrases import filled, places
from pledges.language.words import Language
from pledges.records.reader import Plain
from pledges.records.shapes import Key, word_of

# What tells a record from others: its day, and the first of its texts.
DAYS = ("on", "date", "due", "since")
TITLES = ("title", "label", "text", "definition", "reason", "note")
# So many records that can be chosen fit into a list.
FEW = 7
ONE_OF = {"choice", "language"}
# What is said of how to answer.
HELPS = {"date": "date_help", "pick": "pick_help"}


@dataclass(frozen=True)
class Naming:
    """Says what things are called, in the words of the site or else of the form."""

    language: Language

    def say(self, key: str, other: str = "", /, **values: object) -> str:
        """A text of the form, or another text where there is none."""
        found = TEXTS["form"].get(key)
        return filled(found[self.language.official], **values) if found else other

    def word(self, *slugs: str) -> str:
        """The first of some words that the site has; nothing if it has none."""
        words = self.language.library.words
        return next((self.language.text(words[slug]) for slug in slugs if slug in words), "")

    def label(self, key: str) -> str:
        """What a key is called."""
        tongue = self.language.library.languages.get(key)
        slug = f"field-{key.replace('_', '-')}"
        return tongue.name if tongue else self.word(slug) or self.say(f"field_{key}", key)

    def head(self, one: FormField) -> str:
        """What a field is called, with all around it."""
        return " › ".join(map(self.label, one.name.split(".")[1:] or [one.key.name]))

    def help(self, one: FormField) -> str:
        """What a field means, and what is said of how to answer."""
        hows = one.key.shape.each.what, self.asked(one)
        helps = (f"({self.say(HELPS[how])})" for how in hows if how in HELPS)
        meaning = self.meaning(one.key) if one.name != ROOT else ""
        return " ".join(filter(None, (meaning, *helps)))

    def asked(self, one: FormField) -> str:
        """How a field is answered: `choose`, `pick`, `page`, `text` or `line`."""
        of = one.key.shape.each
        if of == MARKDOWN:
            return "page"
        if of.what == "reference":
            is_few = len(self.language.library.collection(of.collection)) <= FEW
            return "choose" if is_few else "pick"
        if of.what in ONE_OF:
            return "choose"
        return "text" if of.what == "prose" and one.key.shape == of else "line"

    def offered(self, key: Key) -> dict[str, str]:
        """What may be chosen, with its name; of records, the newest first where they are many."""
        library, of = self.language.library, key.shape.each
        if of.what == "reference":
            held = library.collection(of.collection)
            days = {slug: getattr(one, "date", None) for slug, one in held.items()}
            dated = sorted(days, key=lambda slug: getattr(days[slug], "text", ""))
            slugs = [*held] if len(held) <= FEW else dated[::-1]
            return {slug: self._chosen(of.collection, slug) for slug in slugs}
        if of.what == "language":
            return {code: tongue.name for code, tongue in library.languages.items()}
        return {word: self.choice(key, word) for word in of.choices}

    def meaning(self, key: Key) -> str:
        """What a key means; nothing of a language, whose text is that of the key around it."""
        library = self.language.library
        is_lang = key.name in library.languages
        word = "" if is_lang else self.word(f"key-{word_of(key, library.words)}")
        # The words of the site tell those who write YAML which words a file has.
        return self.say(f"key_{key.name}", word)

    def entry(self, name: str) -> str:
        """What an entry of a list is called."""
        return self.word(f"entry-{name}", f"field-{name}", f"type-{name}") or name

    def file(self, target: Target) -> str:
        """What the file is called in which something stands."""
        return self.word(f"file-{target.key.name}")

    def choice(self, key: Key, word: str) -> str:
        """What one of a few words is called."""
        own = (f"said-{word}",) if key.name == "state" else ()
        found = self.word(f"kind-of-{key.model}-{word}", *own, f"{key.name}-{word}", f"code-{word}")
        said = found or self.say(f"choice_{word}", word)
        return filled(said, **dict.fromkeys(places(said), "…"))

    def _chosen(self, collection: str, slug: str) -> str:
        """A record by its name, a source with who published it."""
        publisher = getattr(self.language.library.collection(collection)[slug], "publisher", None)
        name = named(self.language, collection, slug)
        return f"{name} · {self.language.text(publisher)}" if publisher else name

    def line(self, target: Target, name: object, value: Plain) -> list[str]:
        """A record in one line, as its readers know it: its day, its value, its text."""
        if not isinstance(value, dict):
            return [str(name), value] if isinstance(value, str) else [str(name)]
        lang = self.language.lang
        text = next((value[key] for key in (*TITLES, lang) if key in value), None)
        said = text.get(lang) if isinstance(text, dict) else text
        if "to" in value:
            collection = target.key.shape.inner("to").collection
            said = named(self.language, collection, value["to"])
        day = next((str(value[key]) for key in DAYS if key in value), "")
        parts = [str(value.get("value", "")), str(value.get("part", ""))]
        return [*filter(None, (day, *parts, said))] if said or any(parts) else [day or str(name)]

    def way(self, target: Target) -> list[str]:
        """A record and all in which it stands, from its file on."""
        at, value = Target(target.file), self.language.library.documents[target.file].value
        is_list = is_entries(at.key.shape)
        found = [self.file(at) if is_list else self.line(at, "", value)[-1]]
        for part in target.path:
            at, value = at.within(part), value[part]
            if at.is_value:
                found.append(self.word(f"field-{part}"))
            elif not is_entries(at.key.shape):
                found.append(": ".join(self.line(at, at.name, value)))
        return found
