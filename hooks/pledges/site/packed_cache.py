"""What earlier builds packed, in a folder that may be deleted at any time.

An entry begins with its sum: one that was cut, spoilt or put in the place of another is as none.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

LENGTH = hashlib.sha256().digest_size


class PackedCache:
    """The entries of a folder; one that cannot be read or written costs time alone."""

    def __init__(self, folder: Path) -> None:
        """Open a folder, which need not be there."""
        self._folder = folder
        self._used: set[str] = set()

    def packed(self, content: bytes, how: str, pack: Callable[[bytes], bytes]) -> bytes:
        """A content packed; `how` names the packer, its version and its settings."""
        name = hashlib.sha256(f"{how}\n".encode() + content).hexdigest()
        self._used.add(name)
        entry = self._folder / name
        packed = _read(entry)
        if packed is None:
            packed = pack(content)
            _write(entry, packed)
        return packed

    def sweep(self) -> None:
        """Remove the entries that nobody asked for since the folder was opened."""
        for entry in self._folder.glob("*"):
            if entry.name not in self._used:
                with suppress(OSError):
                    entry.unlink()


def _read(entry: Path) -> bytes | None:
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    sum_, packed = content[:LENGTH], content[LENGTH:]
    return packed if sum_ == _sum(entry, packed) else None


def _write(entry: Path, packed: bytes) -> None:
    # Two builds at once may write the same entry, and be killed: its sum then says so.
    with suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        entry.write_bytes(_sum(entry, packed) + packed)


def _sum(entry: Path, packed: bytes) -> bytes:
    return hashlib.sha256(entry.name.encode() + packed).digest()
