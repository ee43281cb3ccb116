"""What is added to a built folder last: packed copies, and the sums by which a copy is told.

`SHA256SUMS` names every file but itself and the packed copies, which are held against what they
are copies of: another program may pack the same bytes otherwise.
"""

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from pledges.records.load import foreign
from pledges.site.assets import is_fixed

SUMS = "SHA256SUMS"
# Kinds of files that shrink; fonts, images and archives are packed already.
TEXTS = {".bib", ".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}
PACKED = (".br", ".gz")
# A smaller file fits into one packet of a network as it is.
LEAST = 1000
# What every page waits for is packed as small as can be; for the rest one less than the most,
# which makes a page 300 bytes larger (6 ms on slow 3G) in two fifths of the time.
WAITED_FOR = {".css", ".js"}
BEST, GOOD, GZIP = 11, 10, 9
# Where the header of gzip names the system that packed it, and what stands for none.
OS_OF_GZIP, UNKNOWN_OS = 9, 255
Packer = Callable[[bytes], bytes]


def pack(folder: Path, before: Path) -> None:
    """Write the packed copies of a built folder; those of the site before serve where they fit."""
    texts = [name for name in files(folder) if Path(name).suffix in TEXTS]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda name: _pack(folder / name, before / name), texts))


def seal(folder: Path) -> None:
    """Write the sums of a built folder."""
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


def differences(copy: Path, expected: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each file that differs, lacks or is too many, after the key of the word for that."""
    found, held = files(copy), sums(copy)
    for name, sum_ in expected.items():
        if held.get(name) != sum_:
            yield "differs" if name in found else "lacks", name
    # Of an address only its own sums tell what else is there.
    for name in sorted((found.keys() | named(copy)) - expected.keys()):
        if name not in found or not is_fixed(found[name]):
            yield "too_many", name
    yield from (("differs", name) for name in untrue(copy))


def named(folder: Path) -> set[str]:
    """The files that the sums of a folder name; none where no file of that form is there."""
    path = folder / SUMS
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return {line.partition("  ")[2] for line in text.splitlines()} - {""}


def untrue(folder: Path) -> Iterator[str]:
    """The packed copies of a folder that do not unpack to what they are copies of."""
    for name, path in files(folder).items():
        for copy in (path.with_name(path.name + end) for end in PACKED):
            if copy.is_file() and not _is_packed(copy, path.read_bytes()):
                yield f"{name}{copy.suffix}"


def quality(path: Path) -> int:
    """How hard a file is packed with brotli, of at most 11."""
    return BEST if path.suffix in WAITED_FOR else GOOD


def _pack(path: Path, before: Path) -> None:
    """Write the packed copies of a file that are smaller; the same bytes at any hour."""
    content = path.read_bytes()
    by_brotli = partial(brotli.compress, quality=quality(path))
    packers: dict[str, Packer] = {".br": by_brotli, ".gz": _by_gzip}
    for end, by in packers.items():
        copy, known = (one.with_name(one.name + end) for one in (path, before))
        copy.unlink(missing_ok=True)
        if len(content) > LEAST:
            packed = known.read_bytes() if _is_packed(known, content) else by(content)
            if len(packed) < len(content):
                copy.write_bytes(packed)


def _by_gzip(content: bytes) -> bytes:
    """The same bytes with any Python: before 3.13 the header named the system (RFC 1952, OS)."""
    packed = bytearray(gzip.compress(content, compresslevel=GZIP, mtime=0))
    packed[OS_OF_GZIP] = UNKNOWN_OS
    return bytes(packed)


def _is_packed(copy: Path, content: bytes) -> bool:
    """Whether a copy unpacks to a content; never further: a few kilobytes may hold gigabytes."""
    most = len(content) + 1
    try:
        packed = b"" if foreign(copy.parent, copy.name, most) else copy.read_bytes()
        if copy.suffix == ".br":
            unpacking = brotli.Decompressor()
            found = unpacking.process(packed, output_buffer_limit=most)
            return bool(found == content and unpacking.is_finished())
        unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return (
            unpacking.decompress(packed, most) == content
            and unpacking.eof
            and not unpacking.unused_data
        )
    except (brotli.error, zlib.error, OSError):
        return False
