"""The engines that are compared: ours, Material's own, Pagefind, all on the same pages."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import playwright
from playwright.sync_api import Page
from tests.bench.measures import Judged
from tests.building import GENERATOR, ROOT

BENCH = ROOT / "tests/bench"
WORKER = ROOT / "theme/assets/search/worker.js"
STOCK = """\
INHERIT: mkdocs.yml
hooks: [tests/bench/stock_hook.py]
watch: []
plugins:
  - search: {{lang: [en, ar]}}
{plugins}
"""
Pages = list[list[str]]
Engine = Callable[[Sequence[Judged]], Pages]
# The node that Playwright brings along, so that the worker runs wherever the tests do.
NODE = str(Path(playwright.__file__).parent / "driver/node")


def build(folder: Path, *, stock: bool = False) -> None:
    """Build the site into a folder, with Material's own search if `stock`."""
    settings = ROOT / "mkdocs.yml"
    if stock:
        project = folder.with_name("project")
        project.mkdir()
        for name in ("data", "docs"):
            shutil.copytree(ROOT / name, project / name)
        for name in ("theme", "hooks", "tests"):
            (project / name).symlink_to(ROOT / name)
        # The check reads the settings of the site, beside which these stand.
        shutil.copy(settings, project)
        _, _, ours = settings.read_text(encoding="utf-8").partition("\nplugins:\n")
        settings = project / "stock.yml"
        settings.write_text(STOCK.format(plugins=ours.partition("\n\n")[0]), encoding="utf-8")
    command = [sys.executable, "-m", GENERATOR, "--quiet", "build", "--strict"]
    paths = {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    run([*command, "-f", str(settings), "-d", str(folder)], env={**os.environ, **paths})


def npm() -> dict[str, str]:
    """The packages of npm that tests and tools fetch, with their versions."""
    known = json.loads((ROOT / "tests/npm/package.json").read_text(encoding="utf-8"))
    found: dict[str, str] = known["dependencies"]
    return found


def ours(site: Path) -> Engine:
    """The worker of this project in node."""
    indexes = [str(site / f"search/{lang}.json") for lang in ("ar", "en")]
    return partial(_in_node, [str(BENCH / "ours.js"), str(WORKER), *indexes])


def words_shown(site: Path, queries: Sequence[tuple[str, str]]) -> Pages:
    """What each result of a query says, best first; a query is its words and its language."""
    asked = [{"query": query, "lang": lang, "said": True} for query, lang in queries]
    indexes = [str(site / f"search/{lang}.json") for lang in ("ar", "en")]
    command = [NODE, str(BENCH / "ours.js"), str(WORKER), *indexes]
    found: Pages = json.loads(run(command, input=json.dumps(asked)))
    return found


def material(site: Path) -> Engine:
    """Material's worker in node, with the index that its plugin and the i18n plugin make."""
    scripts = site / "assets/javascripts"
    (worker,) = (scripts / "workers").glob("search.*.min.js")
    index = site / "search/search_index.json"
    return partial(
        _in_node, [str(BENCH / "stock.js"), str(worker), str(scripts / "lunr"), str(index)]
    )


def pagefind(site: Path, folder: Path, page: Page, base: str) -> Engine:
    """Pagefind as it comes, its index added to a built site that a browser reads."""
    run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", f"pagefind@{npm()['pagefind']}"],
        cwd=folder,
    )
    run(["node_modules/.bin/pagefind", "--silent", "--site", str(site)], cwd=folder)
    return partial(_in_browser, page, base)


def run(command: list[str], **options: Any) -> str:
    """What a command prints; CalledProcessError when it fails."""
    done: subprocess.CompletedProcess[str] = subprocess.run(  # noqa: S603 - all of it is ours
        command, check=True, stdout=subprocess.PIPE, encoding="utf-8", **options
    )
    return done.stdout


def _in_node(arguments: list[str], queries: Sequence[Judged]) -> Pages:
    asked = json.dumps([{"query": query.query, "lang": query.lang} for query in queries])
    found: Pages = json.loads(run([NODE, *arguments], input=asked))
    return [[_plain(address) for address in pages] for pages in found]


def _in_browser(page: Page, base: str, queries: Sequence[Judged]) -> Pages:
    """Ask on a page of each language: Pagefind reads its language from the page."""
    found: dict[Judged, list[str]] = {}
    for lang, home in (("ar", ""), ("en", "en/")):
        page.goto(base + home)
        asked = [query for query in queries if query.lang == lang]
        answers = page.evaluate(ASK, [query.query for query in asked])
        for query, urls in zip(asked, answers, strict=True):
            found[query] = [_plain(url.removeprefix("/")) for url in urls]
    return [found[query] for query in queries]


def _plain(address: str) -> str:
    """An address without the ways in which engines write the home page."""
    return {"./": "", "en/./": "en/"}.get(address, address).removesuffix("index.html")


ASK = """async queries => {
  const pagefind = await import("/pagefind/pagefind.js")
  const found = []
  for (const query of queries) {
    const { results } = await pagefind.search(query)
    found.push(await Promise.all(results.slice(0, 40).map(async one => (await one.data()).url)))
  }
  return found
}"""
