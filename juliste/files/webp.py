"""A WebP picture → the same pixels without EXIF and XMP (RFC 9649, section 2).

Chromium shows a WebP picture as it is stored, whatever its EXIF says (tried), so that its orientation goes too.
"""

import struct
from collections.abc import Iterator

from juliste.files.reading import DamagedError, Picture, number, part, sized

_KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_PIXELS = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
_HAS_EXIF, _HAS_XMP = 0x08, 0x04


def clean(data: bytes) -> Picture:
    """The picture as published. DamagedError when it is cut short."""
    chunks = list(_chunks(data))
    if _PIXELS.isdisjoint(kind for kind, _ in chunks):
        raise DamagedError
    kept = [_chunk(kind, _unflagged(body) if kind == b"VP8X" else body) for kind, body in chunks if kind in _KEPT]
    content = b"WEBP" + b"".join(kept)
    return sized(b"RIFF" + struct.pack("<I", len(content)) + content, *_size(*chunks[0]))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    whole = part(data, 8, number(data, 4, 4, "little"))
    if part(data, 0, 4) != b"RIFF":
        raise DamagedError
    at = 4
    while at < len(whole):
        length = number(whole, at + 4, 4, "little")
        yield part(whole, at, 4), part(whole, at + 8, length)
        at += 8 + length + length % 2


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _unflagged(body: bytes) -> bytes:
    """The header, which no longer announces EXIF and XMP."""
    return bytes([number(body, 0, 1, "little") & ~(_HAS_EXIF | _HAS_XMP)]) + body[1:]


def _size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        return number(body, 4, 3, "little") + 1, number(body, 7, 3, "little") + 1
    if kind == b"VP8L":
        bits = number(body, 1, 4, "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        return number(body, 6, 2, "little") & 0x3FFF, number(body, 8, 2, "little") & 0x3FFF
    raise DamagedError
