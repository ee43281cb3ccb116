"""Build the site aside and put it in place whole: `python -m pledges.publish [folder]`.

With `--preview` the pages open from disk, without a server. What was published before stays
untouched unless the new site is complete.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS, PREVIEW = "mkdocs.yml", "mkdocs.preview.yml"


def main(arguments: list[str]) -> int:
    """Build, swap, and say where the site is; return the exit code of the build."""
    preview = "--preview" in arguments
    folders = [argument for argument in arguments if argument != "--preview"]
    target = Path(folders[0] if folders else ROOT / ("preview" if preview else "site")).resolve()
    started = time.monotonic()
    aside = target.with_name(f".{target.name}-new-{os.getpid()}")
    try:
        code = build(aside, PREVIEW if preview else SETTINGS)
        if code:
            say(f"✗ لم يُنشر شيء، و{target.name}/ كما كان", f"nothing published, {target} untouched")
            return code
        swap(aside, target)
    except OSError as error:
        reason = error.strerror or str(error)
        say(f"✗ تعذرت الكتابة: {reason}", f"cannot write {error.filename}: {reason}")
        return 1
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    pages = sum(1 for _ in target.rglob("*.html"))
    seconds = time.monotonic() - started
    say(f"✓ الموقع جاهز: {pages} صفحة", f"site ready: {pages} pages in {seconds:.1f} s")
    where = os.path.relpath(target)
    if preview:
        say("لقراءته افتح", f"to read it, open {where}/index.html or {where}/en/index.html")
        return 0
    say("لقراءته", f"to read it: python3 -m http.server -b 127.0.0.1 -d {where} 8000")
    say("ثم افتح", "then open http://127.0.0.1:8000/ (Arabic) or http://127.0.0.1:8000/en/")
    return 0


def build(folder: Path, settings: str = SETTINGS) -> int:
    """Build the site strictly into a folder and return the exit code of MkDocs."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", settings]
    command += ["--site-dir", str(folder)]
    # The theme announces the end of its own life at each build; that is no news to an editor.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603


def swap(aside: Path, target: Path) -> None:
    """Put a finished folder in the place of another, which comes back if that fails."""
    old = target.with_name(f".{target.name}-old-{os.getpid()}")
    if target.exists():
        target.rename(old)
    try:
        aside.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def say(arabic: str, english: str) -> None:
    """Tell the person at the terminal in both languages."""
    sys.stdout.write(f"{arabic} · {english}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
