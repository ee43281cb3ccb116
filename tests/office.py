"""Does LibreOffice read the files as they were written? `make check-office`, not a test.

Every sheet of every workbook and every table as CSV goes through LibreOffice and is compared,
cell by cell, with what was exported.
"""

import csv
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from tests.building import PUBLICATION
from tests.exported import Files

from pledges.files import paths
from pledges.files.data import files as downloads
from pledges.files.tables.every import TABLES
from pledges.history.walk import history
from pledges.records.load import load
from pledges.records.texts import LANGS

ROOT = Path(__file__).parents[1]
# Commas, quotes, UTF-8, all columns as they stand, every sheet in a file of its own.
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
TEXT = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"


def main() -> int:
    """Compare, say how many cells agree, and name those that do not."""
    office = shutil.which("soffice")
    if not office:
        say("✗ لا يوجد LibreOffice", "LibreOffice is not there: apt-get install libreoffice-calc")
        return 1
    files = dict(downloads(load(ROOT), history(ROOT), PUBLICATION))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = [*_sheets(office, folder, files), *_tables(office, folder, files)]
    wrong = [(place, a, b) for place, a, b in pairs if a != b]
    arabic = sum(any("\u0600" < c < "\u06ff" for c in a) for _, a, _ in pairs)
    for place, wanted, found in wrong[:20]:
        say(f"✗ {place}", f"{wanted!r} became {found!r}")
    say("» خلايا قورنت", f"{len(pairs)} cells compared, {arabic} with Arabic, {len(wrong)} differ")
    return 1 if wrong or not arabic else 0


def say(arabic: str, english: str) -> None:
    """Tell the person at the terminal in both languages."""
    sys.stdout.write(f"{arabic} · {english}\n")


def _sheets(office: str, folder: Path, files: Files) -> Iterator[tuple[str, str, str]]:
    """The texts of each sheet, and what LibreOffice makes of them."""
    for lang in LANGS:
        path = folder / Path(paths.workbook(lang)).name
        path.write_bytes(files[paths.workbook(lang)])
        _convert(office, folder, SHEETS, path)
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            made = folder / f"{path.stem}-{sheet.title}.csv"
            found = list(csv.reader(io.StringIO(made.read_text("utf-8-sig"), newline="")))
            for line, row in zip(sheet.iter_rows(), found, strict=True):
                for cell, text in zip(line, row, strict=True):
                    if cell.data_type == "s":
                        yield f"{path.name} {sheet.title} {cell.coordinate}", str(cell.value), text


def _tables(office: str, folder: Path, files: Files) -> Iterator[tuple[str, str, str]]:
    """The texts of each table as CSV; without a window LibreOffice must be told it is UTF-8."""
    for name in TABLES:
        path = folder / f"{name}.csv"
        path.write_bytes(files[paths.csv_of(name)])
        _convert(office, folder, "xlsx", path, f"--infilter={TEXT}")
        (sheet,) = openpyxl.load_workbook(path.with_suffix(".xlsx")).worksheets
        wanted = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        for line, row in zip(sheet.iter_rows(), wanted, strict=True):
            for cell, text in zip(line, row, strict=False):
                if cell.data_type in {"s", "f"}:
                    yield f"{path.name} {cell.coordinate}", text, str(cell.value)


def _convert(office: str, folder: Path, target: str, path: Path, *more: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        *more,
        "--convert-to",
        target,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
