"""A JPEG picture → the same pixels without camera, place, author and thumbnails (ITU-T T.81, annex B)."""

import re
import struct
from collections.abc import Iterator

from juliste.files import exif
from juliste.files.reading import DamagedError, Picture, number, part, sized

START = b"\xff\xd8"
_END = b"\xff\xd9"

_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_SCAN, _LAST = 0xDA, 0xD9
_TABLES = frozenset(range(0xC0, 0xD0)) | frozenset(range(0xDA, 0xE0))
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JFIF, _EXIF = b"JFIF\0", b"Exif\0\0"
_COLOURS = {_APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def clean(data: bytes) -> Picture:
    """The picture as published. DamagedError when it is cut short."""
    kept, block, size, scans = [START], None, (0, 0), 0
    for marker, segment in _segments(data):
        body = segment[4:]
        if marker == _APP1 and body.startswith(_EXIF) and block is None:
            block = exif.only_orientation(body.removeprefix(_EXIF))
            kept.append(_segment(_APP1, _EXIF + block) if block else b"")
        else:
            kept.append(_kept(marker, segment, body))
        if marker in _FRAMES:
            size = number(body, 3, 2, "big"), number(body, 1, 2, "big")
        scans += marker == _SCAN
    if not scans:
        raise DamagedError
    return sized(b"".join([*kept, _END]), *exif.turned(*size, block or b""))


def _kept(marker: int, segment: bytes, body: bytes) -> bytes:
    """The segment, when pixels or colours depend on it; a JFIF one without its thumbnail."""
    if marker == _APP0 and body.startswith(_JFIF):
        return _segment(_APP0, part(body, 0, 12) + b"\0\0")
    colours = _COLOURS.get(marker)
    return segment if marker in _TABLES or (colours and body.startswith(colours)) else b""


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of every segment, a scan with its pixels.

    What follows the end is not read: telephones put films and second pictures there, with EXIF blocks of their own.
    """
    at = len(START)
    while True:
        if part(data, at, 1) != b"\xff":
            raise DamagedError
        marker = number(data, at + 1, 1, "big")
        if marker == _LAST:
            return
        if marker == 0xFF:  # any number of these may stand before a marker
            at += 1
            continue
        end = at + 2 + max(2, number(data, at + 2, 2, "big"))
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, part(data, at, end - at)
        at = end


def _end_of_scan(data: bytes, start: int) -> int:
    found = _NEXT_MARKER.search(data, start)
    if not found:
        raise DamagedError
    return found.start()


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
