"""The site is put in place whole, or as a folder to open from disk; a failure changes nothing."""

from pathlib import Path

import pytest

from pledges import publish


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The settings that builds were made with; each build leaves one page."""
    used: list[str] = []

    def build(folder: Path, settings: str) -> int:
        used.append(settings)
        folder.mkdir()
        (folder / "index.html").write_text(settings, encoding="utf-8")
        return 0

    monkeypatch.setattr(publish, "build", build)
    return used


def test_the_site_takes_the_place_of_the_old(
    tmp_path: Path, settings: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of the old one stays, and it is said how to read the new."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").touch()
    assert publish.main([str(site)]) == 0
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert settings == ["mkdocs.yml"]
    assert "http.server" in capsys.readouterr().out


def test_a_preview_is_a_folder_of_its_own(
    tmp_path: Path, settings: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """By settings of its own, and without a server."""
    assert publish.main(["--preview", str(tmp_path / "preview")]) == 0
    assert settings == ["mkdocs.preview.yml"]
    said = capsys.readouterr().out
    assert "preview/en/index.html" in said
    assert "http.server" not in said


def test_a_failed_build_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the exit code of the build."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old.html").touch()
    monkeypatch.setattr(publish, "build", lambda *_: 3)
    assert publish.main([str(tmp_path / "site")]) == 3
    assert (tmp_path / "site/old.html").exists()
    assert "nothing published" in capsys.readouterr().out
