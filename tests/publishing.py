"""The sample published as an editor does it, and killed while it is.

`python -m tests.publishing 100` kills it that often at random moments and looks at what is left.
"""

import datetime as dt
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.building import ROOT, as_sample_project, copy_of_sample

FIRST = dt.date(2026, 11, 28)
MIDNIGHT = dt.timedelta()
Limits = Callable[[], None]


def project(folder: Path) -> Path:
    """The sample with the settings, hooks and theme of the real site, and a page that moved."""
    found = as_sample_project(copy_of_sample(folder), ROOT)
    (found / "data/redirects.yml").write_text("wells.md: pledges/water.md\n", encoding="utf-8")
    return found


def start(
    project: Path,
    *arguments: str,
    day: dt.date = FIRST,
    limits: Limits | None = None,
    later: dt.timedelta = MIDNIGHT,
) -> subprocess.Popen[str]:
    """Begin to publish into `site/` of a project, on a day, in a group of processes of its own."""
    moment = dt.datetime.combine(day, dt.time(), dt.UTC) + later
    environment = {
        "PYTHONPATH": str(project / "hooks"),
        "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
    }
    return subprocess.Popen(  # noqa: S603 - nothing here comes from outside
        [sys.executable, "-m", "pledges", "publish", "--partial", *arguments],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=limits,  # noqa: PLW1509 - the tests start no threads
    )


def publish(
    project: Path,
    *arguments: str,
    day: dt.date = FIRST,
    limits: Limits | None = None,
    later: dt.timedelta = MIDNIGHT,
) -> tuple[int, str]:
    """Publish to the end: the exit code and all that was said."""
    with start(project, *arguments, day=day, limits=limits, later=later) as running:
        output, _ = running.communicate(timeout=300)
    return running.returncode, output


def whole(site: Path) -> dict[str, str]:
    """The sums of all files of a published site, which are those that it states, no more or less.

    Reckoned without the code that wrote them.
    """
    lines = (site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    stated = {path: sum_ for sum_, path in (line.split("  ", 1) for line in lines)}
    found = sums(site)
    copies = {path for path in found if path.endswith((".br", ".gz"))}
    own = {path: sum_ for path, sum_ in found.items() if path not in copies | {"SHA256SUMS"}}
    assert own == stated
    return found


def sums(site: Path) -> dict[str, str]:
    """The sum of every file of a folder."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def left_over(project: Path) -> list[str]:
    """What stands beside the site that a finished build does not leave there."""
    return sorted(path.name for path in project.glob(".site-new-*"))


def kill(running: subprocess.Popen[str], *, all_of_it: bool) -> None:
    """End a build at once: the command alone, or the programs that it started as well."""
    if all_of_it:
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.communicate()


def moment(project: Path, chance: random.Random, lasts: float) -> None:
    """Wait for a random moment of a build; every other time, of its end, when folders swap."""
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, lasts))
        return
    until = time.monotonic() + 4 * lasts
    while time.monotonic() < until:
        if any(project.glob(".site-new-*/SHA256SUMS")):
            break
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.3))


def killed_often(project: Path, times: int, seed: int) -> Mapping[str, int]:
    """Kill that many builds; after each the site is wholly the old one or wholly the new one."""
    chance = random.Random(seed)  # noqa: S311 - chance is all that is asked for
    started = time.monotonic()
    code, output = publish(project)
    assert code == 0, output
    lasts = time.monotonic() - started
    published, states = whole(project / "site"), {"old": 0, "new": 0}
    for number in range(1, times + 1):
        running = start(project, day=FIRST + dt.timedelta(days=number))
        moment(project, chance, lasts)
        kill(running, all_of_it=chance.random() < 0.7)
        found = whole(project / "site")
        states["old" if found == published else "new"] += 1
        published = found
    assert publish(project, day=FIRST)[0] == 0
    whole(project / "site")
    assert left_over(project) == []
    return states


def main(arguments: list[str]) -> int:
    """Kill as often as asked and say what was found."""
    times = int(arguments[0]) if arguments else 100
    seed = int(arguments[1]) if arguments[1:] else int(time.time())
    with tempfile.TemporaryDirectory() as folder:
        states = killed_often(project(Path(folder)), times, seed)
    sys.stdout.write(f"killed {times} times (seed {seed}), whole each time: {states}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
