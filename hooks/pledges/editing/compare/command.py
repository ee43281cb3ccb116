"""What readers would see change: `python -m pledges.compare BASE..HEAD [--format json]`.

Exit code 0 when it was told, also when nothing changes; 1 when `data/` itself cannot be read;
2 for a range that names no commits.
"""

import argparse
import json
import sys
from pathlib import Path

from pledges.editing.command import ROOT
from pledges.editing.compare.inert_markdown import markdown
from pledges.editing.compare.meaning import UnknownRevisionError, difference, meaning
from pledges.history.repository import repository
from pledges.language.messages import told_all
from pledges.language.words import Language
from pledges.records.load import load
from pledges.records.problems import DataError

RANGE = "BASE..HEAD: من أي إيداع إلى أيها؛ ومع ... من حيث افترقا · from which commit to which; ..., from where they part"  # noqa: E501 - one line of help
FORMAT = "نص Markdown أو بيانات JSON · Markdown text or JSON data"
ABOUT = "ما الذي يتغير لمن يقرأ الموقع · what readers of the site would see change"


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Tell what changes and return the exit code."""
    options = _parser().parse_args(arguments)
    found = repository(root)
    if not found or not found.head:
        return _refuse("لا مستودع git هنا", "there is no git repository here", 2)
    try:
        library = load(root)
        told = difference(found, options.range)
    except UnknownRevisionError as error:
        return _refuse(f"لا إيداع بهذا الاسم: {error}", f"no such revision: {error}", 2)
    except DataError as error:
        return _refuse(f"تعذرت قراءة data/\n{told_all(error.problems)}", "data/ cannot be read", 1)
    words = meaning(told, [Language(library, lang) for lang in library.languages])
    as_json = options.format == "json"
    sys.stdout.write(f"{json.dumps(words, ensure_ascii=False)}\n" if as_json else markdown(words))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pledges.compare", description=ABOUT)
    parser.add_argument("range", metavar="BASE..HEAD", help=RANGE)
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown", help=FORMAT)
    return parser


def _refuse(arabic: str, english: str, code: int) -> int:
    sys.stderr.write(f"{arabic} · {english}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
