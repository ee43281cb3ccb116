"""Build one project in a process of its own and print what it took as JSON.

`python -m tests.bench.one_build PROJECT SITE [--filled FOLDER | --edit FILE | --clock]`: `--filled`
keeps the Markdown as our hooks fill it; `--edit` builds as `serve` does, changes a file and builds
once more. What the processor does is measured; with `--clock` and `--edit` the time that passes.
"""

import functools
import json
import logging
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks

DAY = "1795824000"
SERVED = "http://127.0.0.1:8000/"


class Clock:
    """Seconds of the processor that each event of the hooks takes; what a measurement costs."""

    def __init__(self, filled: Path | None) -> None:
        """Keep the filled Markdown in a folder, if one is given."""
        self.events: dict[str, float] = defaultdict(float)
        self.filled = filled

    def install(self) -> None:
        """Wrap the events of every hook that MkDocs loads from now on."""
        load: Callable[..., Any] = Hooks._load_hook  # noqa: SLF001 - MkDocs has no other place

        def timed(option: Hooks, name: str, path: str) -> Any:
            started = time.process_time()
            module = load(option, name, path)
            self.events["import"] += time.process_time() - started
            for event in [name for name in vars(module) if name.startswith("on_")]:
                setattr(module, event, self._timed(event, getattr(module, event)))
            return module

        setattr(Hooks, load.__name__, timed)

    def _timed(self, event: str, handler: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(handler)
        def wrapper(*arguments: Any, **named: Any) -> Any:
            started = time.process_time()
            found = handler(*arguments, **named)
            self.events[event] += time.process_time() - started
            if event == "on_page_markdown" and self.filled:
                self._keep(found, named["page"])
            return found

        return wrapper

    def _keep(self, markdown: str, page: Any) -> None:
        """Write the Markdown of a page; the time for it is counted apart."""
        started = time.process_time()
        path = (self.filled or Path()) / page.file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        front = json.dumps({"title": page.meta["title"]}, ensure_ascii=False)
        path.write_text(f"---\n{front}\n---\n{markdown}", encoding="utf-8")
        self.events["measuring"] += time.process_time() - started


def once(project: Path, site: Path, command: str = "build", *, again: bool = False) -> float:
    """Build as a command of MkDocs does, for the first time or again; the seconds that passed."""
    started = time.monotonic()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    if not again:
        config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    if command == "serve":
        config.site_url = SERVED
    build(config, serve_url=SERVED if command == "serve" else None)
    config.plugins.on_shutdown()
    return time.monotonic() - started


def edited(project: Path, site: Path, file: str) -> float:
    """Serve, change a word of a file, and return the seconds until the site shows it."""
    once(project, site, "serve")
    path = project / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("water", "clean water", 1), encoding="utf-8")
    return once(project, site, "serve", again=True)


def main(arguments: list[str]) -> int:
    """Build and print."""
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    logging.basicConfig(level=logging.ERROR)
    project, site, *options = arguments
    clock_only = options == ["--clock"]
    chosen = {} if clock_only else dict(zip(options[::2], options[1::2], strict=True))
    os.chdir(project)
    if clock_only:
        sys.stdout.write(json.dumps({"wall": once(Path(project), Path(site))}))
        return 0
    clock = Clock(Path(chosen["--filled"]) if "--filled" in chosen else None)
    clock.install()
    if "--edit" in chosen:
        told: dict[str, Any] = {"edit": edited(Path(project), Path(site), chosen["--edit"])}
    else:
        started = time.process_time()
        once(Path(project), Path(site))
        total = time.process_time() - started - clock.events.pop("measuring", 0.0)
        told = {"total": total, "hooks": sum(clock.events.values()), "events": clock.events}
        told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
