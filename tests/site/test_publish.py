"""Publishing changes the site whole or not at all, and says in both languages what stopped it."""

import datetime as dt
import errno
import os
import resource
import shutil
import signal
from pathlib import Path

import pytest
from tests import nginx, publishing
from tests.publishing import FIRST, publish, start, whole

from pledges.__main__ import main
from pledges.site import gate, seal
from pledges.site import publish as publishes

pytestmark = pytest.mark.slow

NEXT = FIRST + dt.timedelta(days=1)


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return shutil.copytree(published, tmp_path / "project", symlinks=True)


def test_what_is_published_is_whole(published: Path) -> None:
    """It carries its sums, and nothing stands beside it but the lock.

    It was built where nobody could be told, which is no failure of the site.
    """
    found = whole(published / "site")
    assert {"index.html", "en/index.html", "404.html", "index.html.br", "build.json"} <= set(found)
    assert {"wells/index.html", "en/wells/index.html", "_redirects", "_headers"} <= set(found)
    assert sorted(path.name for path in published.glob(".site-*")) == [".site-lock"]


@pytest.mark.long
def test_killed_at_random_the_site_is_whole(project: Path) -> None:
    """After each of a few kills it is the old one or the new one, and a later build succeeds."""
    assert sum(publishing.killed_often(project, 2, seed=6).values()) == 2


def test_two_builds_at_once_do_not_mix_and_one_goes_back_and_forth(project: Path) -> None:
    """The second waits, says so, and stands at the end; `--back` brings the first at once."""
    code, output = publish(project, "--back")
    assert code == 1
    assert "there is no site before this one" in output
    with start(project, day=FIRST) as one, start(project, day=NEXT) as other:
        outputs = one.communicate(timeout=300)[0], other.communicate(timeout=300)[0]
    assert (one.returncode, other.returncode) == (0, 0), outputs
    assert sum("another build is under way" in output for output in outputs) == 1
    first, last = (NEXT, FIRST) if "under way" in outputs[0] else (FIRST, NEXT)
    assert publishing.left_over(project) == []
    for day in (last, first, last):
        whole(project / "site")
        assert str(day) in (project / "site/build.json").read_text(encoding="utf-8")
        assert publish(project, "--back")[0] == 0


def test_a_full_disk_is_told(project: Path) -> None:
    """When no more can be written the site stays, and both languages say what failed."""

    def limits() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    before = whole(project / "site")
    code, output = publish(project, day=NEXT, limits=limits)
    assert code == 1, output
    assert "Traceback" not in output
    assert "تعذر العمل على" in output
    assert "cannot use" in output
    assert "File too large" in output
    assert "nothing published" in output
    assert whole(project / "site") == before
    assert publishing.left_over(project) == []


@pytest.mark.parametrize("name", ["docs/ar/notes.md", "docs/ar/picture.png"])
def test_a_file_that_cannot_be_read_is_told(project: Path, name: str) -> None:
    """A page or a picture that leads nowhere stops the build with its name."""
    before = whole(project / "site")
    (project / name).symlink_to(project / name)
    code, output = publish(project, day=NEXT)
    assert code == 1, output
    assert "Traceback" not in output
    assert Path(name).name in output
    assert any(word in output for word in ("cannot use", "is not read")), output
    assert any(word in output for word in ("تعذر العمل", "فلا يُقرأ")), output
    assert whole(project / "site") == before


def test_a_misspelt_place_is_told(project: Path) -> None:
    """A place of a phrase, changed in both languages, is told by the check of the build."""
    path = project / "data/words.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("{day}.\n") >= 2
    head, _, rest = text.partition("as-of:")
    path.write_text(f"{head}as-of:{rest.replace('{day}', '{dya}', 2)}", encoding="utf-8")
    code, output = publish(project, day=NEXT)
    assert code == 1, output
    assert "Traceback" not in output
    assert "{day}" in output
    assert "data/words.yml" in output


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_folder_that_is_mounted_is_told(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    is_seen: bool,
) -> None:
    """Before anything is built where that shows, else at the swap; with the way out."""
    before = whole(project / "site")

    def busy(*_arguments: object) -> int:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), "site")

    monkeypatch.setattr(os.path, "ismount", lambda _path: is_seen)
    monkeypatch.setattr(publishes, "_renew", busy)
    monkeypatch.setattr(signal, "signal", lambda *_arguments: None)
    code = main(["publish", "--partial", str(project / "site")])
    said = capsys.readouterr()
    assert code == 2
    assert "site/www" in said.out + said.err
    assert whole(project / "site") == before


@pytest.mark.parametrize(
    "arguments", [["a", "b"], ["--forth"], ["data"], ["a\x1b[31m\n::error::b"]]
)
def test_wrong_use_changes_nothing(project: Path, arguments: list[str]) -> None:
    """Too many folders, an unknown flag, a folder that is no site or commands a terminal."""
    before = publishing.sums(project / "data")
    code, output = publish(project, *arguments)
    assert code == 2, output
    assert "\x1b" not in output
    assert "\n::error" not in output
    assert publishing.sums(project / "data") == before


@pytest.mark.parametrize(
    ("name", "text"),
    [("en/404.html", None), ("about/index.html", "<html>half"), ("search/ar.json", "")],
)
def test_what_is_not_whole_is_not_published(
    published: Path, project: Path, name: str, text: str | None
) -> None:
    """A page that lacks, was cut or is empty is told, whatever the sums say."""
    path = project / "site" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        for copy in path.parent.glob(f"{path.name}*"):
            copy.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    seal.pack(project / "site", published / "site")
    seal.seal(project / "site")
    assert list(gate.faults(project / "site")) == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("redirects.map", '"/a" "/b";\n"/a" "/c";\n'),
        ("policy.map", '"" "a'),
        ("policy.caddy", "x {"),
        ("redirects.caddy", "redir {"),
    ],
)
def test_what_a_server_would_refuse_is_told(tmp_path: Path, name: str, text: str) -> None:
    """By the server itself, where it is, before anything is in its place."""
    assert nginx.find(), nginx.MISSING
    assert nginx.find_caddy(), nginx.MISSING
    for page in ("index.html", "404.html", "en/index.html", "en/404.html"):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text("<!doctype html></html>", encoding="utf-8")
    seal.seal(tmp_path)
    assert list(gate.faults(tmp_path)) == []
    (tmp_path / name).write_text(text, encoding="utf-8")
    seal.seal(tmp_path)
    assert name.partition(".")[0] in " ".join(gate.faults(tmp_path))


def test_a_preview_is_a_folder_of_its_own(project: Path) -> None:
    """Beside the site, which stays as it is; it is said how to open it without a server."""
    before = whole(project / "site")
    code, output = publish(project, "--preview", "preview")
    assert code == 0, output
    assert "preview/en/index.html" in output
    assert "http.server" not in output
    assert (project / "preview/pledges/water.html").is_file()
    assert list((project / "preview").rglob("*.br")) == []
    assert whole(project / "site") == before
