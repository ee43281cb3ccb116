"""Styles and scripts of all pages: joined, named by what they hold, allowed by the policy."""

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pledges.tables import table

# Here stands what has such a name, as deep as the folders of assets/ that it comes from.
FOLDER = "assets/fixed"
SAID = table(__file__)
# What only a copy that opens from disk asks for, and only a page that has moved.
FROM_DISK, MOVED = "search/from-disk.js", "js/moved.js"
COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*\n|/\*.*?\*/[ \t]*\n)|(?<=[;,{}()\w\]]) // [^\n\"'`]*$",
    re.DOTALL | re.MULTILINE,
)
STYLE_COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
# Line ends and spaces of a style sheet that part nothing.
IDLE = re.compile(r"(?<=[{};,])\n|\n(?=\})| (?=\{)")
DECLARED = re.compile(r"(?<=[{;])([\w-]+): (?!;)")
INDENT = re.compile(r"^\s+", re.MULTILINE)
# A part of a script that stands by itself: what fails in it stops no other.
PART = re.compile(r"^\((\(\) => \{\n.*?^\})\)\(\);$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Assets:
    """What pages send besides their words, from the folder `assets/` of the theme.

    `also` are files that not every site asks for.
    """

    folder: Path
    also: Sequence[str] = ()

    @cached_property
    def first_style(self) -> str:
        """The style of the first screens, which stands within each page."""
        return self._style(SAID["first"])

    @cached_property
    def head(self) -> str:
        """The script that runs within each page, before anything is drawn."""
        return joined(self._texts(SAID["head"])).strip()

    @property
    def keeper(self) -> str:
        """What a browser runs beside all pages, for reading without a line."""
        return joined(self._texts(SAID["keeper"]))

    @property
    def kept(self) -> list[str]:
        """Where the files stand without which no page is whole."""
        return [self.path(name) for name in ("site.js", "later.css", "icon.svg")]

    @cached_property
    def _held(self) -> dict[str, tuple[str, bytes]]:
        """Where each file stands and what it holds, by its name."""
        scripts = guarded(joined(self._texts(SAID["scripts"])))
        found = {
            "first.css": self.first_style.encode(),
            "later.css": self._style(SAID["later"]).encode(),
            "site.js": scripts.encode(),
        }
        for path in (*SAID["alone"], *self.also):
            content = self.folder.joinpath(path).read_bytes()
            is_script = path.endswith(".js")
            name = posixpath.basename(path)
            found[name] = joined([content.decode()]).encode() if is_script else content
        return {name: (fixed(name, content), content) for name, content in found.items()}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The path of each file from the top of the site, and what it holds."""
        yield from self._held.values()

    def path(self, name: str) -> str:
        """Where a file stands from the top of the site; raise KeyError for a name of none."""
        return self._held[name][0]

    @property
    def styles(self) -> tuple[str, str]:
        """Where both styles stand, for pages that hold none."""
        return self.path("first.css"), self.path("later.css")

    @cached_property
    def policy(self) -> str:
        """What a page allows itself: our scripts and styles, and within it the two that it holds.

        A page says it in a `meta`; who may frame it only a server may say.
        """
        return _policy(_hash(self.head), _hash(self.first_style))

    @property
    def policy_of_headers(self) -> str:
        """The same for all pages; styles change from one edition to the next, and no header then.

        The page itself, whose policy holds as well, allows but one style.
        """
        return _policy(_hash(self.head), "'unsafe-inline'")

    def _style(self, paths: Iterable[str]) -> str:
        style = joined(STYLE_COMMENT.sub("", text) for text in self._texts(paths))
        return DECLARED.sub(r"\1:", IDLE.sub("", style))

    def _texts(self, paths: Iterable[str]) -> Iterator[str]:
        return (self.folder.joinpath(path).read_text(encoding="utf-8") for path in paths)


def _policy(script: str, style: str) -> str:
    return str(SAID["policy"].format(script=script, style=style)).strip().replace("\n", "; ")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def fixed(name: str, content: bytes) -> str:
    """The path under which a file is published for ever."""
    stem, ending = posixpath.splitext(name)
    return f"{FOLDER}/{stem}.{hashlib.sha256(content).hexdigest()[:10]}{ending}"


def is_fixed(path: Path) -> bool:
    """Whether a file, no link, has the name of its content: an edition before may have left it."""
    name = path.stem.rpartition(".")[0] + path.suffix
    is_plain = path.is_file() and not path.is_symlink()
    return is_plain and path.as_posix().endswith(f"/{fixed(name, path.read_bytes())}")


def guarded(script: str) -> str:
    """A script whose parts tell of their failures and leave the others alone."""
    return str(SAID["guard"]) + PART.sub(r"alone(\1);", script)


def joined(texts: Iterable[str]) -> str:
    """Scripts or styles one after the other, without comments and indents.

    A line of a text would lose its indent, so none may be there: it raises ValueError.
    """
    whole = "".join(INDENT.sub("", COMMENT.sub("", text)) for text in texts)
    if odd := [line for line in whole.splitlines() if line.count("`") % 2]:
        raise ValueError(f"a text of several lines: {odd[0]}")
    return whole
