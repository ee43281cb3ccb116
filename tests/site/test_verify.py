"""The same commit and day give the same bytes anywhere, and a copy that has others is told."""

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pygit2
import pytest
from tests.browser.host import Host, served

from pledges.__main__ import main
from pledges.site import seal, verify
from pledges.site.assets import fixed

pytestmark = pytest.mark.slow

# A machine unlike the one that published: its clock, its words, the order of its sets, its user.
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "77",
    "HOME": "/nonexistent",
    "USER": "nobody",
}


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A copy of the published site that a test may spoil."""
    return shutil.copytree(published / "site", tmp_path / "copy")


@pytest.fixture
def quick(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the commit gives, without another build."""
    monkeypatch.setattr(verify, "_built", lambda *_given: published / "site")


def test_another_machine_gives_the_same_bytes(
    published: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In another folder, at another hour, in another time zone and locale, for another user."""
    for name, value in ELSEWHERE.items():
        monkeypatch.setenv(name, value)
    code = main(["verify", str(published / "site")], published)
    told = capsys.readouterr().out
    assert code == 0, told
    assert "كل الملفات" in told
    assert "files are what" in told


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda s: (s / "en/index.html").write_text("x"), "مختلف · differs: en/index.html"),
        (lambda s: (s / "sitemap.xml").unlink(), "ناقص · lacks: sitemap.xml"),
        (lambda s: (s / "new.js").write_text("x"), "زائد · too many: new.js"),
        (lambda s: (s / "index.html.br").write_text("x"), "مختلف · differs: index.html.br"),
    ],
)
def test_each_file_that_is_not_the_same_is_named(
    site: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], object], told: str
) -> None:
    """Changed, lost, added, or packed from something else."""
    spoil(site)
    assert main(["verify", str(site)]) == 1
    assert told in capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("quick")
def test_a_file_of_the_edition_before_is_no_fault(site: Path) -> None:
    """Its name is that of its content; under such a name nothing else may stand."""
    left = site / fixed("old.js", b"old")
    left.write_bytes(b"old")
    assert main(["verify", str(site)]) == 0
    left.write_bytes(b"new")
    assert main(["verify", str(site)]) == 1


@pytest.mark.usefixtures("quick")
def test_a_copy_is_read_over_http(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same is told of an address, with files that only its own sums name."""
    with served(site) as base:
        assert main(["verify", base]) == 0
        (site / "404.html").write_text("x", encoding="utf-8")
        (site / "index.html").unlink()
        with (site / seal.SUMS).open("a", encoding="utf-8") as file:
            file.write("0  evil.js\n")
        assert main(["verify", base.rstrip("/")]) == 1
    told = capsys.readouterr().out
    assert "differs: 404.html" in told
    assert "lacks: index.html" in told
    assert "too many: evil.js" in told


def test_what_cannot_be_told_is_said(
    site: Path, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No record, an unknown commit, no such folder, nobody at the address, wrong use."""
    record = site / "build.json"
    facts = json.loads(record.read_text(encoding="utf-8"))
    assert main(["verify", str(tmp_path / "missing")], published) == 2
    record.write_text(json.dumps({**facts, "commit": "f" * 40}), encoding="utf-8")
    assert main(["verify", str(site)], published) == 2
    assert "is not in the history of this copy" in capsys.readouterr().err
    record.write_text(json.dumps({**facts, "day": "today"}), encoding="utf-8")
    assert main(["verify", str(site)], published) == 2
    for wrong in ({"forge": 7}, {"branch": ["main"]}, {"site_url": None}):
        record.write_text(json.dumps({**facts, **wrong}), encoding="utf-8")
        assert main(["verify", str(site)], published) == 2
    assert main(["verify", "http://127.0.0.1:9/"], published) == 2
    assert main(["verify"], published) == 2
    told = capsys.readouterr().err
    assert "لا تقول النسخة" in told
    assert "cannot be read" in told


def test_nothing_is_run_that_was_only_proposed(
    site: Path, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy may name a commit that is here and that nobody merged; or be a pipe."""
    repository, record = pygit2.Repository(str(published)), site / "build.json"
    who, tree = pygit2.Signature("Stranger", "a@example.org"), repository.head.peel().tree.id
    proposed = repository.create_commit(None, who, who, "Mine", tree, [repository.head.target])
    facts = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({**facts, "commit": str(proposed)}), encoding="utf-8")
    assert main(["verify", str(site)], published) == 2
    assert "is not in the history of this copy" in capsys.readouterr().err
    for name in ("build.json", "SHA256SUMS"):
        (site / name).unlink()
        os.mkfifo(site / name)
    assert main(["verify", str(site)], published) == 2
    assert seal.named(site) == set()


class Slow(Host):
    """A host that gives each file just before it would be left."""

    def do_GET(self) -> None:  # noqa: N802 - the name of the library
        """Wait, and send it."""
        time.sleep(0.4)
        self.send_response(404)
        self.end_headers()


def test_a_host_that_is_slow_with_each_file_is_left(tmp_path: Path) -> None:
    """All together have one end."""
    with served(tmp_path, Slow) as base:
        start = time.monotonic()
        with pytest.raises(TimeoutError):
            verify.fetch(base, tmp_path, dict.fromkeys(map(str, range(100)), 1), 1)
        assert time.monotonic() - start < 4


class Vast(Host):
    """A host that answers with more than was asked for."""

    def do_GET(self) -> None:  # noqa: N802 - the name of the library
        """Send it."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"a" * 5_000_000)


def test_no_more_is_kept_of_a_file_than_the_commit_gives(tmp_path: Path) -> None:
    """A byte more tells that it differs; the disk of who asks is not filled."""
    with served(tmp_path, Vast) as base:
        verify.fetch(base, tmp_path, {"one": 10, "other": 0}, 60)
    assert [(tmp_path / name).stat().st_size for name in ("one", "other")] == [11, 1]


class Hostile(Host):
    """A host that does what its first folder says, whatever is asked for."""

    def do_GET(self) -> None:  # noqa: N802 - the name of the library
        """Send that."""
        kind = self.path.split("/")[1]
        self.send_response(302 if kind == "led" else 200)
        if kind == "led":
            self.send_header("Location", "http://[::1")
        self.end_headers()
        if kind == "deep":
            self.wfile.write(b'{"a":' * 200_000)
        while kind in {"endless", "slow"}:
            self.wfile.write(b"a" * (1 if kind == "slow" else 10_000))
            time.sleep(0.05 if kind == "slow" else 0)


# urllib leaves a connection that led nowhere to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", ["led", "deep", "endless", "slow"])
def test_a_hostile_host_is_told_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    """One that leads nowhere, that nests, that never ends, and that sends letter by letter."""
    monkeypatch.setattr(verify, "SECONDS", 2)
    monkeypatch.setattr(verify, "MOST", 1_000_000)
    with served(tmp_path, Hostile) as base:
        assert main(["verify", f"{base}{kind}/"]) == 2
    assert capsys.readouterr().err


@pytest.mark.usefixtures("quick")
def test_names_that_a_terminal_or_a_log_obeys_are_shown(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of files that a copy has too many: no escape, and no line of their own."""
    (site / "a\n::error::forged \x1b[2J").write_text("x", encoding="utf-8")
    assert main(["verify", str(site)]) == 1
    told = capsys.readouterr().out
    assert "forged" in told
    assert "\x1b" not in told
    assert not [line for line in told.splitlines() if line.startswith("::error")]
