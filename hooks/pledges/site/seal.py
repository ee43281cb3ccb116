"""What is added to a built folder last: packed copies of its files, and the sums of all.

`SHA256SUMS` names every file but itself and the packed copies, which are held against what they
are copies of: another program may pack the same bytes otherwise.
"""

import gzip
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

SUMS = "SHA256SUMS"
# Kinds of files that shrink; fonts, images and archives are packed already.
TEXTS = {".bib", ".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}
PACKED = (".br", ".gz")
# A smaller file fits into one packet of a network as it is.
LEAST = 1000
# What readers wait for is packed as small as can be; for the rest one less than the most, which
# makes files a sixtieth larger in a third of the time.
WAITED_FOR = {".css", ".html", ".js"}
BEST, GOOD = 11, 10
# Where the header of gzip names the system that packed it, and what stands for none.
OS_OF_GZIP, UNKNOWN_OS = 9, 255
Sums = Mapping[str, str]


def seal(folder: Path) -> None:
    """Pack the files of a built folder and write their sums."""
    texts = [path for path in files(folder).values() if path.suffix in TEXTS]
    with ThreadPoolExecutor() as pool:
        list(pool.map(_pack, texts))
    lines = [f"{sum_}  {path}\n" for path, sum_ in sums(folder).items()]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def files(folder: Path) -> dict[str, Path]:
    """Every file of a folder by its path in it, in order, without packed copies and sums."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {
        name: path
        for name, path in found.items()
        if name != SUMS and not (name.endswith(PACKED) and name.rpartition(".")[0] in found)
    }


def sums(folder: Path) -> dict[str, str]:
    """The sum of every file of a folder by its path."""
    return {name: sum_of(path.read_bytes()) for name, path in files(folder).items()}


def sum_of(content: bytes) -> str:
    """The SHA-256 of a content, as `sha256sum` writes it."""
    return hashlib.sha256(content).hexdigest()


def written_sums(text: str) -> dict[str, str]:
    """The sums that a file `SHA256SUMS` holds, by path; lines of any other form are passed over."""
    lines = (line.partition("  ") for line in text.splitlines())
    return {path: sum_ for sum_, _, path in lines if path}


def flaws(folder: Path) -> Iterator[str]:
    """The files of a sealed folder that are not whole, lack or are too many."""
    try:
        noted = written_sums((folder / SUMS).read_text(encoding="utf-8"))
    except (FileNotFoundError, UnicodeDecodeError):
        noted = {}
    if not noted:
        yield SUMS
    found = sums(folder)
    named = sorted(noted.keys() | found.keys())
    yield from (name for name in named if noted.get(name) != found.get(name))
    for name, path in files(folder).items():
        for end in PACKED:
            copy = path.with_name(path.name + end)
            if copy.is_file() and _unpacked(copy) != path.read_bytes():
                yield f"{name}{end}"


def quality(path: Path) -> int:
    """How hard a file is packed with brotli, of at most 11."""
    return BEST if path.suffix in WAITED_FOR else GOOD


def _pack(path: Path) -> None:
    """Write the packed copies of a file that are smaller; the same bytes at any hour."""
    content = path.read_bytes()
    copies = {
        ".br": brotli.compress(content, quality=quality(path)),
        ".gz": _gzipped(content),
    }
    for end, packed in copies.items():
        copy = path.with_name(path.name + end)
        copy.unlink(missing_ok=True)
        if LEAST < len(content) > len(packed):
            copy.write_bytes(packed)


def _gzipped(content: bytes) -> bytes:
    """The same bytes with any Python: before 3.13 the header named the system (RFC 1952, OS)."""
    packed = bytearray(gzip.compress(content, mtime=0))
    packed[OS_OF_GZIP] = UNKNOWN_OS
    return bytes(packed)


def _unpacked(copy: Path) -> bytes | None:
    try:
        packed = copy.read_bytes()
        return brotli.decompress(packed) if copy.suffix == ".br" else gzip.decompress(packed)
    except (brotli.error, EOFError, zlib.error, gzip.BadGzipFile):
        return None
