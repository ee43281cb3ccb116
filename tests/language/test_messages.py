"""What editors read stands in one file, in both languages, each place of it filled."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from tests.building import ROOT

from pledges.editing.command import COMMANDS as LINES
from pledges.editing.command import TAKEN
from pledges.editing.form.fields import STILL
from pledges.editing.form.names import HELPS
from pledges.language.messages import COMMANDS, FILE, PROBLEMS, TEXTS, both, read, told_all
from pledges.language.phrases import PLACE, places
from pledges.records.library import Library, all_keys
from pledges.records.problems import Place, Problem, near

# What says words: the place of the key among the arguments, and the arguments that fill nothing.
SAYING = {"said": 0, "both": 0, "say": 0, "RefusalError": 0, "_said": 1, "_refusal": 0}
ARABIC = range(0x600, 0x700)


@cache
def nodes(*, speaking: bool = False) -> list[ast.AST]:
    """All syntax of `hooks/`, or that of the modules which say something to editors."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "hooks").rglob("*.py"))]
    said = [text for text in texts if re.search(r"import .*\b(both|say|RefusalError|said)\b", text)]
    return [node for text in (said if speaking else texts) for node in ast.walk(ast.parse(text))]


def asked() -> Iterator[tuple[str, set[str] | None]]:
    """The keys that code asks for, each with the values it gives; None where they are not known."""
    for call in nodes(speaking=True):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        # What the form says stands in a section of its own.
        is_form = isinstance(call.func, ast.Attribute) and "names" in ast.unparse(call.func.value)
        if is_form or name not in SAYING or len(call.args) <= SAYING[name]:
            continue
        given = {keyword.arg for keyword in call.keywords}
        known = None if None in given or name == "_refusal" else {str(one) for one in given}
        for key in constants(call.args[SAYING[name]]):
            yield key, known
    for taken in TAKEN.values():
        yield from ((how["help"], set()) for how in taken.values())


def constants(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be, as far as they stand there."""
    if isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))
    elif isinstance(node, ast.Constant):
        yield str(node.value)


def test_the_file_is_plain_yaml() -> None:
    """What is read without a package is what any reader of YAML finds, and nothing is left out."""
    text = FILE.read_text(encoding="utf-8")
    assert read(text) == yaml.safe_load(text) == TEXTS
    assert TEXTS.keys() == {"problems", "commands", "form"}


@pytest.mark.parametrize("section", TEXTS)
def test_each_text_is_in_both_languages_with_the_same_places(section: str) -> None:
    """Arabic is Arabic, English is not, and neither has a brace that is no place."""
    for key, texts in TEXTS[section].items():
        assert list(texts) == ["ar", "en"], key
        assert any(ord(c) in ARABIC for c in texts["ar"]), key
        assert not any(ord(c) in ARABIC for c in texts["en"]), key
        assert places(texts["ar"]) == places(texts["en"]), key
        assert all(text.count("{") == len(PLACE.findall(text)) for text in texts.values()), key


def test_each_key_that_is_asked_for_is_there_and_filled() -> None:
    """With the values that its places name, no more and no fewer."""
    found = list(asked())
    assert len(found) > 80
    for key, given in found:
        assert key in COMMANDS, key
        assert given is None or given == places(COMMANDS[key]["ar"]), key


def test_no_key_is_left_over() -> None:
    """Each is named in the code or where commands say what they take, or the code builds it."""
    strings = {node.value for node in nodes() if isinstance(node, ast.Constant)}
    built = {node.values[0] for node in nodes() if isinstance(node, ast.JoinedStr) and node.values}
    begun = {str(one.value) for one in built if isinstance(one, ast.Constant)}
    templates = [path.read_text("utf-8") for path in (ROOT / "hooks").rglob("templates/*.*")]
    said = {word for text in templates for word in re.findall(r"said\('(\w+)'", text)}
    beginnings = tuple(one for one in begun | said if one in {"mended_", "links_"})
    assert len(beginnings) == 2
    known = strings | said | {*LINES} | {key for key, _ in asked()}
    left = {key for key in COMMANDS if key not in known and not key.startswith(beginnings)}
    assert left == set()


def test_no_python_holds_a_sentence_in_arabic() -> None:
    """A word that is read or compared is none; two words beside each other are."""
    for node in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = [w for w in node.value.split() if sum(ord(c) in ARABIC for c in w) > 1]
            assert len(words) < 2 or "`" in node.value, node.value


def test_a_command_may_speak_one_language() -> None:
    """Both stand on one line where neither is chosen."""
    assert both("stopped") == f"{both('stopped', ['ar'])} · {both('stopped', ['en'])}"
    problem = Problem("f", Place(), (), "empty_file")
    assert told_all([problem], ["en"]) == (
        "problems: 1\n\nf:1:1\n    the file is empty; restore its content"
    )


def test_a_value_too_few_or_too_many_is_an_error() -> None:
    """A command that says something says it whole."""
    for values in ({}, {"file": "f", "word": "w"}):
        with pytest.raises(ValueError, match=r"\{"):
            both("no_such_file", **values)


def test_near_words_are_near() -> None:
    """The word that was meant, if there is one."""
    assert near("chek", [*LINES]) == "check"
    assert near("zzz", [*LINES]) == ""
    assert "check" not in PROBLEMS


def test_the_form_says_all_that_is_written_for_it() -> None:
    """Its templates and its questions name each text; those of keys and choices are built."""
    templates = (ROOT / "hooks/pledges/templates/form").glob("*.html")
    modules = [ROOT / "hooks/pledges/editing/new.py"]
    modules += (ROOT / "hooks/pledges/editing/form").glob("*.py")
    said = [(r"say(?:_in)?\((?:one, )?'(\w+)'", path) for path in templates]
    said += [(r"\b(?:names|self)\.say\(\"(\w+)\"", path) for path in modules]
    named = {key for find, path in said for key in re.findall(find, path.read_text("utf-8"))}
    built = {key for key in TEXTS["form"] if key.startswith(("choice_", "field_", "key_"))}
    assert (named - {"choice_"}) | set(HELPS.values()) | built == TEXTS["form"].keys()


def test_each_choice_of_a_form_has_a_word(library: Library) -> None:
    """One of the site, by its key or its record, or one of the form; none of the form is idle."""
    used = set()
    for key in (*all_keys(), STILL):
        for word in key.shape.each.choices if key.model != "tongue" else ():
            heads = (f"kind-of-{key.model}", "said" if key.name == "state" else key.name, "code")
            if not any(f"{head}-{word}" in library.words for head in heads):
                used.add(f"choice_{word}")
    assert used == {key for key in TEXTS["form"] if key.startswith("choice_")}
