"""How many dots a picture has, as its own bytes say: a few of them may hold more than a phone can.

Each kind gives 0 for what is none of it, or was cut.
"""

import re
from collections.abc import Callable, Mapping

PNG = re.compile(rb"\x89PNG\r\n\x1a\n\0{3}\rIHDR(.{4})(.{4}).*\0{4}IEND\xae\x42\x60\x82", re.DOTALL)
WEBP = re.compile(
    rb"RIFF(?P<size>.{4})WEBPVP8(?:X.{8}(?P<more>.{6})"
    rb"| .{7}\x9d\x01\x2a(?P<plain>.{4})|L.{4}/(?P<exact>.{4}))",
    re.DOTALL,
)
# Of its three forms: the bits of the width, where those of the height begin, what each lacks.
FORMS = {"more": (24, 24, 1), "plain": (14, 16, 0), "exact": (14, 14, 1)}
# Marks of JPEG after which its height and width stand.
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def _of_png(held: bytes) -> int:
    found = PNG.fullmatch(held)
    return int.from_bytes(found[1]) * int.from_bytes(found[2]) if found else 0


def _of_webp(held: bytes) -> int:
    found = WEBP.match(held)
    if not found or int.from_bytes(found["size"], "little") + 8 != len(held):
        return 0
    form = str(found.lastgroup)
    (bits, at, more), number = FORMS[form], int.from_bytes(found[form], "little")
    return (number % (1 << bits) + more) * ((number >> at) % (1 << bits) + more)


def _of_jpeg(held: bytes) -> int:
    """Its parts have a mark and a length each; what is within a part is another picture."""
    at = 2 if held.startswith(b"\xff\xd8") and held.endswith(b"\xff\xd9") else len(held)
    while held[at : at + 1] == b"\xff":
        if held[at + 1] in FRAMES:
            return int.from_bytes(held[at + 5 : at + 7]) * int.from_bytes(held[at + 7 : at + 9])
        at += 2 + int.from_bytes(held[at + 2 : at + 4])
    return 0


# The kinds of pictures that every browser shows.
PICTURES: Mapping[str, Callable[[bytes], int]] = {
    ".png": _of_png,
    ".webp": _of_webp,
    **dict.fromkeys((".jpg", ".jpeg"), _of_jpeg),
}
