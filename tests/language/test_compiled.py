"""Compiled templates are shared, what a language says is not."""

from jinja2 import DictLoader, Environment

from pledges.language.compiled import Compiled, late


def environment(compiled: Compiled, word: str, source: str = "{{ 'a' | said }}") -> Environment:
    """An environment whose filter says a word of a language."""
    made = Environment(loader=DictLoader({"page": source}), autoescape=True)
    made.bytecode_cache = compiled
    made.filters["said"] = late(lambda text: f"{text} {word}")
    return made


def test_a_filter_of_a_constant_speaks_the_language_of_each_environment() -> None:
    """The code made for one language says nothing of it in another."""
    compiled = Compiled()
    assert environment(compiled, "ماء").get_template("page").render() == "a ماء"
    assert environment(compiled, "water").get_template("page").render() == "a water"
    assert len(compiled.codes) == 1


def test_a_changed_source_is_compiled_anew() -> None:
    """As happens to a template that is edited while the site is served."""
    compiled = Compiled()
    environment(compiled, "water").get_template("page")
    changed = environment(compiled, "water", "{{ 'b' | said }}")
    assert changed.get_template("page").render() == "b water"


def test_code_is_compiled_once() -> None:
    """The second environment takes the code of the first."""
    compiled = Compiled()
    environment(compiled, "water").get_template("page")
    (code,) = compiled.codes.values()
    environment(compiled, "ماء").get_template("page")
    assert next(iter(compiled.codes.values())) is code
