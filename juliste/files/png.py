"""A PNG picture → the same pixels without texts, times, places and whatever follows the end (W3C PNG, chunks)."""

import struct
from collections.abc import Iterator
from zlib import crc32

from juliste.files import exif
from juliste.files.reading import DamagedError, Picture, number, part, sized

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs"}
    | {b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP"}  # colours
    | {b"acTL", b"fcTL", b"fdAT"}  # animation
)


def clean(data: bytes) -> Picture:
    """The picture as published. DamagedError when it is cut short or a checksum is wrong."""
    kept, block = [SIGNATURE], b""
    for kind, body in _chunks(data):
        if kind == b"eXIf" and not block and (block := exif.only_orientation(body)):
            kept.append(_chunk(kind, block))
        elif kind in _KEPT:
            kept.append(_chunk(kind, body))
    width, height = number(data, 16, 4, "big"), number(data, 20, 4, "big")
    return sized(b"".join(kept), *exif.turned(width, height, block))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of every chunk. What follows IEND is not read: cropping tools have left whole pictures there."""
    at, seen = len(SIGNATURE), set[bytes]()
    while b"IEND" not in seen:
        length = number(data, at, 4, "big")
        kind, body = part(data, at + 4, 4), part(data, at + 8, length)
        if number(data, at + 8 + length, 4, "big") != crc32(kind + body) or (
            not seen and (kind, length) != (b"IHDR", 13)
        ):
            raise DamagedError
        seen.add(kind)
        yield kind, body
        at += 12 + length
    if b"IDAT" not in seen:
        raise DamagedError


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))
