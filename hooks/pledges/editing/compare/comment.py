"""The comment on a proposal from an artifact that may be hostile; needs Python alone.

`python -m pledges.comment ARTIFACT FOLDER` leaves `number` and `comment.json` in the folder.
"""

import json
import re
import sys
import zipfile
from pathlib import Path

from pledges.editing.compare.inert_markdown import markdown

LIMIT = 500_000
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
MARK = "<!-- meaning -->"
NOTE = (
    "حُسب هذا من الاقتراح نفسه ولم يراجعه أحد؛ والمعوَّل عليه الملفات المقترحة.\n\n"
    "Worked out from the proposal itself, reviewed by nobody: the proposed files are what counts."
)


class ArtifactError(ValueError):
    """An artifact that is not what the workflow of proposals leaves."""


def comment(artifact: Path) -> tuple[str, str]:
    """The number of the proposal and the text of the comment; raise ArtifactError."""
    try:
        with zipfile.ZipFile(artifact) as archive:
            number = _text(archive, "number").strip()
            words = markdown(json.loads(_text(archive, "meaning.json")))
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError) as error:
        raise ArtifactError(str(error)) from None
    if not NUMBER.fullmatch(number):
        raise ArtifactError("not a number")
    return number, f"{MARK}\n{words}\n{NOTE}\n"


def main(arguments: list[str]) -> int:
    """Read the artifact and leave the parts of the comment in a folder."""
    artifact, folder = map(Path, arguments)
    try:
        number, body = comment(artifact)
    except ArtifactError as error:
        sys.stderr.write(f"الملف المرفق غير صالح · the artifact is not sound: {error}\n")
        return 1
    (folder / "number").write_text(number, encoding="utf-8")
    (folder / "comment.json").write_text(json.dumps({"body": body}), encoding="utf-8")
    return 0


def _text(archive: zipfile.ZipFile, name: str) -> str:
    """A file of the archive, of which no more is unpacked than it may hold."""
    with archive.open(name) as file:
        found = file.read(LIMIT + 1)
    if len(found) > LIMIT:
        raise ArtifactError(f"{name} is too large")
    return found.decode("utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
