"""Imports point one way, one file knows MkDocs, and few modules touch the world outside."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

# Lowest first: a module imports only from those above it in this list.
ORDER = (
    "marks",
    "latest",
    "diagnosis",
    "messages",
    "problems",
    "clock",
    "command_words",
    "command",
    "writing",
    "packed_cache",
    "sealing",
    "addresses",
    "excerpts",
    "values",
    "mend_values",
    "references",
    "texts",
    "languages",
    "vocabulary",
    "passages",
    "agreement",
    "account",
    "model",
    "reader",
    "parity",
    "library",
    "translation",
    "load",
    "shapes",
    "keys",
    "key_rows",
    "schema",
    "plain",
    "compare.change",
    "compare.states",
    "compare.editorial",
    "compare.pairing",
    "compare.entries",
    "compare",
    "search_words",
    "citations",
    "desk",
    "repository",
    "history_cache",
    "history",
    "lineage",
    "history_checks",
    "account_checks",
    "pledge_checks",
    "progress",
    "accounts",
    "ledgers",
    "gaps",
    "tables",
    "exports",
    "exports.columns",
    "exports.layout",
    "needed",
    "checks",
    "charts",
    "charts.axes",
    "charts.lines",
    "charts.timelines",
    "charts.tracks",
    "language",
    "isolation",
    "markup",
    "isolation_of_pages",
    "links",
    "publication",
    "history_values",
    "history_words",
    "history_rows",
    "subscriptions",
    "exports.naming",
    "exports.addresses",
    "exports.pledge_rows",
    "exports.figure_rows",
    "exports.shared_rows",
    "exports.change_rows",
    "exports.rows",
    "exports.cells",
    "exports.csv_files",
    "exports.workbooks",
    "exports.documents",
    "exports.schemas",
    "exports.openapi",
    "exports.datapackage",
    "exports.archive",
    "exports.cite",
    "exports.downloads",
    "exports.dataset",
    "sharing",
    "terms",
    "compiled",
    "render",
    "translation_states",
    "fragments",
    "fragments.page",
    "fragments.catalogue",
    "fragments.figures",
    "fragments.following",
    "fragments.key_reference",
    "fragments.offers",
    "fragments.pledge",
    "fragments.history",
    "fragments.translating",
    "shortcodes",
    "permitted",
    "pages",
    "page_links",
    "sections",
    "moved",
    "notices",
    "survey",
    "prose",
    "meaning",
    "meaning_markdown",
    "comment",
    "compare.__main__",
    "schema_files",
    "translation_of_pages",
    "copies",
    "edition",
    "agree",
    "titles",
    "i18n",
    "search_sections",
    "search_names",
    "search_index",
    "kept",
    "beside",
    "entries",
    "feeds",
    "from_disk",
    "surroundings",
    "dates",
    "calendars",
    "hosting",
    "outputs",
    "assets",
    "assets.selectors",
    "assets.sheets",
    "assets.unsaid",
    "assets.scripts",
    "assets.names",
    "assets.policy",
    "assets.pages",
    "assets.site",
    "swapping",
    "publish",
    "verify",
    "report",
    "check",
    "visits",
    "dead_links",
    "mend_lines",
    "outline",
    "mend_texts",
    "mend_order",
    "mending",
    "fix",
    "entry_lines",
    "asking",
    "new",
)
# What reads or writes files, by name.
FILE_WORK = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "glob", "rglob"}
FILE_WORK |= {"iterdir", "mkdir", "unlink", "rename", "rmtree", "copytree", "FileSystemLoader"}
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


def test_every_module_has_its_place(root: Path) -> None:
    """The order names each module of the package once and no other."""
    modules = {f"pledges.{name}" for name in ORDER}
    assert len(modules) == len(ORDER)
    assert modules == {name for name in hooks(root) if name.startswith("pledges.")}


@pytest.mark.parametrize("name", ORDER)
def test_modules_import_only_from_lower_layers(root: Path, name: str) -> None:
    """A module imports from the package only what stands before it in the order."""
    above = {f"pledges.{other}" for other in ORDER[ORDER.index(name) :]}
    assert above.isdisjoint(imported(hooks(root)[f"pledges.{name}"]))


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
    assert knowing == {
        "events",
        "pledges.asking",
        "pledges.agreement",
        "pledges.checks",
        "pledges.exports.columns",
        "pledges.language",
        "pledges.languages",
        "pledges.load",
        "pledges.mending",
        "pledges.pages",
        "pledges.parity",
        "pledges.publish",
        "pledges.reader",
        "pledges.survey",
        "pledges.texts",
    }


def test_few_modules_touch_files(root: Path) -> None:
    """Records come from load, pages from pages; render and needed read templates."""
    touching = {name for name, path in hooks(root).items() if FILE_WORK.intersection(used(path))}
    assert touching == {
        "events",
        "pledges.fix",
        "pledges.assets.site",
        "pledges.command",
        "pledges.comment",
        "pledges.history_cache",
        "pledges.kept",
        "pledges.load",
        "pledges.needed",
        "pledges.outputs",
        "pledges.packed_cache",
        "pledges.pages",
        "pledges.permitted",
        "pledges.publish",
        "pledges.render",
        "pledges.schema_files",
        "pledges.sealing",
        "pledges.search_words",
        "pledges.swapping",
        "pledges.verify",
        "pledges.writing",
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
    assert asking == {"events", "pledges.clock", "pledges.publish", "pledges.repository"}


def used_in(node: ast.AST) -> set[str]:
    """The names and attributes within an expression."""
    names = (n.id for n in ast.walk(node) if isinstance(n, ast.Name))
    return set(chain(names, (n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute))))
