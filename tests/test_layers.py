"""Imports point one way, one file knows MkDocs, and few modules touch the world outside."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

# The rooms of hooks/pledges/, lowest first: a room imports only from those before it.
ROOMS = (
    "records",
    "language",
    "progress",
    "history",
    "search",
    "files",
    "pages",
    "checks",
    "editing",
    "site",
)
# Rooms at one height do not know each other.
BESIDE = {"language": "progress", "progress": "language", "history": "search", "search": "history"}
# What stands beside the stair: below all rooms, above `records`, above all.
GROUND: dict[str, set[str]] = {"memory": set(), "characters": set(), "tables": set()}
GROUND |= {"addresses": {"records", "tables"}}
DOORS = {"__main__"}
MOST = 15
# What reads or writes files, by name.
FILE_WORK = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "glob", "rglob"}
FILE_WORK |= {"iterdir", "mkdir", "unlink", "rename", "rmtree", "copytree", "FileSystemLoader"}
# Rooms that are there for files, and those that know which languages every record has.
WITH_FILES = {"editing", "site"}
WITH_LANGUAGES = {"records", "language", "checks"}
EVENTS = "startup config files nav page_read_source page_markdown env post_template"
EVENTS += " post_page post_build serve"
# What gives a name to something.
GIVING = (ast.Assign, ast.AnnAssign, ast.AugAssign)
# What can only be there to be changed, and what changes a list, a set or a map.
STATEFUL = {"Build", "Counter", "Memory", "defaultdict", "deque"}
CHANGING = {"add", "append", "clear", "discard", "extend", "insert", "keep", "pop", "popitem"}
CHANGING |= {"remove", "reverse", "setdefault", "sort", "update"}
CLOCK = {"now", "utcnow", "today", "fromtimestamp", "monotonic"}


def tree(path: Path) -> ast.Module:
    """The syntax of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def hooks(root: Path) -> dict[str, Path]:
    """The Python files of `hooks/` by the name that imports them."""
    found = {}
    for path in sorted((root / "hooks").rglob("*.py")):
        name = ".".join(path.relative_to(root / "hooks").with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imported(path: Path) -> Iterator[str]:
    """What a file imports: modules, and for `from a import b` both `a` and `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def used(path: Path) -> Iterator[str]:
    """The names and attributes that a file uses or imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


def room(module: str) -> str:
    """The room of a module of the package, or its own name where it stands in none."""
    return module.removeprefix("pledges.").partition(".")[0]


def within(path: Path) -> set[str]:
    """The rooms that a file imports from."""
    names = (name for name in imported(path) if name.startswith("pledges."))
    return {room(name) for name in names}


def test_every_module_has_its_room(root: Path) -> None:
    """The package has ten rooms, each says what it is for, and none holds too much."""
    folder = root / "hooks/pledges"
    found = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert found == set(ROOMS)
    modules = {path.stem for path in folder.glob("*.py")}
    assert modules == GROUND.keys() | DOORS
    for place in {path.parent for path in folder.rglob("*.py")} - {folder}:
        assert ast.get_docstring(tree(place / "__init__.py")), place
        assert len(list(place.glob("*.py"))) <= MOST, place


@pytest.mark.parametrize("name", ROOMS)
def test_imports_go_down_the_stair(root: Path, name: str) -> None:
    """A room imports only from rooms before it, and not from the one beside it."""
    below = {name, *ROOMS[: ROOMS.index(name)], *GROUND} - {BESIDE.get(name, "")}
    if name == "records":
        below -= {"addresses"}
    for path in (root / "hooks/pledges" / name).rglob("*.py"):
        assert within(path) <= below, path


@pytest.mark.parametrize("name", GROUND)
def test_the_ground_knows_little(root: Path, name: str) -> None:
    """What every room may use imports next to nothing of the package."""
    assert within(root / f"hooks/pledges/{name}.py") <= GROUND[name]


def test_a_type_has_a_name_of_its_own(root: Path) -> None:
    """No two modules call a type the same, in whatever room they stand."""
    named: dict[str, list[str]] = defaultdict(list)
    for module, path in hooks(root).items():
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef):
                named[node.name].append(module)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                if name.lstrip("_")[:1].isupper() and not name.isupper():
                    named[name].append(module)
    assert {name: where for name, where in named.items() if len(where) > 1} == {}


def test_only_the_events_know_mkdocs(root: Path) -> None:
    """If the generator of the site changes, one file changes."""
    knowing = {
        name
        for name, path in hooks(root).items()
        if any(module.split(".")[0] == "mkdocs" for module in imported(path))
    }
    assert knowing == {"events"}


def test_imports_are_absolute_and_at_the_top(root: Path) -> None:
    """No module imports late or relatively, which works by chance within MkDocs."""
    for name, path in hooks(root).items():
        everywhere = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Import | ast.ImportFrom)]
        top = [n for n in tree(path).body if isinstance(n, ast.Import | ast.ImportFrom)]
        assert len(everywhere) == len(top), name
        assert not any(isinstance(n, ast.ImportFrom) and n.level for n in top), name


def test_few_modules_know_which_languages_are_required(root: Path) -> None:
    """The others iterate over `library.languages`, so that a further language is not left out."""
    knowing = {name for name, path in hooks(root).items() if "LANGS" in used(path)}
    assert {name for name in knowing if room(name) not in WITH_LANGUAGES} == {
        "pledges.editing.mend.file",
        "pledges.files.tables.columns",
        "pledges.pages.front",
        "pledges.site.gate",
        "pledges.site.pages",
    }


def test_few_modules_touch_files(root: Path) -> None:
    """Records come from load, pages from front; a few others read templates, words or tables."""
    touching = {name for name, path in hooks(root).items() if FILE_WORK.intersection(used(path))}
    assert {name for name in touching if room(name) not in WITH_FILES} == {
        "pledges.__main__",  # what is left for a reader who has gone
        "pledges.checks.words",
        "pledges.history.repository",  # what git would wait for
        "pledges.history.states",
        "pledges.history.old_yaml",
        "pledges.language.messages",
        "pledges.language.render",
        "pledges.pages.front",
        "pledges.pages.pictures",
        "pledges.records.load",
        "pledges.search.words",
        "pledges.tables",
    }


def test_only_the_build_asks_the_clock(root: Path) -> None:
    """Today is given to every rule and fragment; the days of commits come from git."""
    asking = {
        name
        for name, path in hooks(root).items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCK
        and {"dt", "date", "datetime", "time"}.intersection(used_in(node.value))
    }
    assert asking == {
        "pledges.editing.command",
        "pledges.history.nodes",
        "pledges.site.publish",
        "pledges.site.verify",  # how long it waits
    }


def test_the_events_only_hand_on(root: Path) -> None:
    """They are short, stand in the order of a build, and have one thing in common: the build."""
    path = root / "hooks/events.py"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150
    body = tree(path).body
    made = [node.name for node in body if isinstance(node, ast.FunctionDef)]
    assert made == [f"on_{event}" for event in EVENTS.split()]
    assert [ast.unparse(node) for node in body if isinstance(node, GIVING)] == ["BUILD: Build"]


@pytest.mark.parametrize("name", [*ROOMS, *GROUND])
def test_no_module_holds_a_state(root: Path, name: str) -> None:
    """What is named at the top of a module never changes, and to import it changes nothing."""
    for module, path in hooks(root).items():
        if room(module) == name:
            body = [node for node in tree(path).body if not is_harmless(node)]
            assert [ast.unparse(node) for node in body if not names_what_stays(node)] == [], path
            top = {n.id for node in body for n in ast.walk(node) if isinstance(n, ast.Name)}
            assert top & set(changed(tree(path))) == set(), path


def is_harmless(node: ast.stmt) -> bool:
    """Whether a statement is an import, a definition, a docstring or the call of a script."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return "__name__" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom)


def names_what_stays(node: ast.stmt) -> bool:
    """Whether a statement gives names to values that are not there to be changed."""
    if not isinstance(node, GIVING):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    made = {ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
    return all(isinstance(t, ast.Name | ast.Tuple) for t in targets) and not made & STATEFUL


def changed(module: ast.Module) -> Iterator[str]:
    """The names of what functions change without having made it."""
    for function in (n for n in ast.walk(module) if isinstance(n, ast.FunctionDef)):
        nodes = list(ast.walk(function))
        own = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        own |= {n.arg for n in nodes if isinstance(n, ast.arg)}
        yield from (n for node in nodes if isinstance(node, ast.Global) for n in node.names)
        for node in nodes:
            if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.value, ast.Name):
                stored = not isinstance(node.ctx, ast.Load)
                if (stored or getattr(node, "attr", "") in CHANGING) and node.value.id not in own:
                    yield node.value.id


def used_in(node: ast.AST) -> set[str]:
    """The names and attributes within an expression."""
    names = (n.id for n in ast.walk(node) if isinstance(n, ast.Name))
    return set(chain(names, (n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute))))
