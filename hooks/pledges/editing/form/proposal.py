"""What was saved as a proposal: a branch and a commit, sent by git or as a patch file."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path as FilePath
from typing import Any

import pygit2

from pledges.editing.check import rendered
from pledges.editing.command import write
from pledges.history.repository import repository

OURS = re.compile("(data|docs)/")
NO_NAME = re.compile("[<>]")
BRANCH, MAIN = "edit/", "main"
SENDING = (["git", "push", "--set-upstream", "origin", "HEAD"], ["gh", "pr", "create", "--fill"])
PATIENCE = 120
FAILING = (OSError, pygit2.GitError, subprocess.SubprocessError)
NEW = pygit2.GIT_STATUS_WT_NEW | pygit2.GIT_STATUS_INDEX_NEW
CHANGED = pygit2.GIT_STATUS_WT_MODIFIED | pygit2.GIT_STATUS_INDEX_MODIFIED | NEW


@dataclass(frozen=True)
class Proposals:
    """Makes proposals of what was changed in a project; patch files stand in a folder."""

    root: FilePath
    folder: FilePath

    def open(self) -> pygit2.Repository | None:
        """The repository; None where there is none with a commit."""
        found = repository(self.root)
        return pygit2.Repository(str(self.root)) if found and found.head else None

    def changed(self) -> dict[str, str]:
        """The files of records and pages that differ from the last commit, as they are there."""
        found = self.open()
        status = found.status() if found else {}
        files = sorted(file for file, how in status.items() if how & CHANGED and OURS.match(file))
        tree: Any = found.head.peel(pygit2.Tree) if found else {}
        return {file: tree[file].data.decode() if file in tree else "" for file in files}

    def make(self, name: str, mail: str, subject: str, **reasons: str) -> str:
        """Commit what was changed to a branch of its own; the name of its patch file."""
        found = pygit2.Repository(str(self.root))
        parent = found.head.peel(pygit2.Commit)
        person = pygit2.Signature(NO_NAME.sub("", name), NO_NAME.sub("", mail))
        why = [f"{key.capitalize()}: {reason}" for key, reason in reasons.items()]
        message = "\n".join([subject, "", *why, ""])
        made = found.create_commit(None, person, person, message, self._tree(found), [parent.id])
        commit = found[made].peel(pygit2.Commit)
        here = found.head.shorthand
        # Who goes on with a proposal adds to its branch.
        branch = here if here.startswith(BRANCH) else f"{BRANCH}{str(commit.id)[:12]}"
        patch = self.folder / f"{str(commit.id)[:12]}.patch"
        lines = found.diff(parent, commit).patch or ""
        day = formatdate(commit.commit_time)
        write(patch, rendered("form/mail.patch", commit=commit, day=day, lines=lines))
        found.create_reference(f"refs/heads/{branch}", commit.id, force=True)
        found.set_head(f"refs/heads/{branch}")
        return patch.name

    def patch(self) -> list[str]:
        """The name of the patch file of the last commit, if it is one of a proposal."""
        found = self.open()
        name = f"{str(found.head.target)[:12]}.patch" if found else ""
        return [name] if name and (self.folder / name).exists() else []

    def _tree(self, found: pygit2.Repository) -> pygit2.Oid:
        ours = pygit2.Index()
        ours.read_tree(found.head.peel(pygit2.Tree))
        for file in self.changed():
            found.index.add(file)
            ours.add(found.index[file])
        found.index.write()
        return ours.write_tree(found)

    def leave(self) -> None:
        """Go back to where proposals begin, unless something is not proposed yet."""
        found = self.open()
        if found and MAIN in found.branches.local and not self.changed():
            found.checkout(found.branches.local[MAIN])

    def send(self) -> str:
        """Send the branch by git and, where it is set up, open the proposal; what they say.

        One of `FAILING`, with what they said, where it was not sent.
        """
        said = ""
        # Nobody is at the terminal to answer.
        alone = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
        for step in SENDING if shutil.which("gh") else SENDING[:1]:
            options: Any = {"cwd": self.root, "encoding": "utf-8", "timeout": PATIENCE}
            options |= {"env": alone, "stdin": subprocess.DEVNULL, "capture_output": True}
            done = subprocess.run(step, **options, check=False)  # noqa: S603 - all of it is ours
            said += done.stdout + done.stderr
            if done.returncode:
                raise OSError(said)
        return said

    def can_send(self) -> bool:
        """Whether git is here and knows where to send to."""
        found = self.open()
        return bool(found and "origin" in found.remotes.names() and shutil.which("git"))
