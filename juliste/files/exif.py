"""A photograph's EXIF block → which way up it is, and the same fact as a block that says nothing else.

EXIF tells where, when and with whose camera a picture was taken. All of that goes; but a telephone stores its pictures
lying on their side and says so only there, so that dropping everything would turn them.
Layout: a TIFF header and its first directory (TIFF 6.0, section 2; CIPA DC-008, 4.6.4 A, tag 0x0112).
"""

import struct
from typing import Literal

from juliste.files.reading import DamagedError, number

UPRIGHT = 1
_ORIENTATION = 0x0112
_SHORT = 3
_ORDERS: dict[bytes, Literal["big", "little"]] = {b"MM\0*": "big", b"II*\0": "little"}


def orientation(block: bytes) -> int:
    """1 (upright) to 8, as the tag counts. A block that cannot be read says nothing: upright."""
    order = _ORDERS.get(block[:4])
    if order is None:
        return UPRIGHT
    try:
        return _from_directory(block, order)
    except DamagedError:
        return UPRIGHT


def _from_directory(block: bytes, order: Literal["big", "little"]) -> int:
    directory = number(block, 4, 4, order)
    for entry in range(number(block, directory, 2, order)):
        at = directory + 2 + 12 * entry
        if (number(block, at, 2, order), number(block, at + 2, 2, order)) == (_ORIENTATION, _SHORT):
            value = number(block, at + 8, 2, order)
            return value if 1 <= value <= 8 else UPRIGHT
    return UPRIGHT


def only_orientation(block: bytes) -> bytes:
    """The block with nothing but the orientation; nothing at all for an upright picture."""
    value = orientation(block)
    if value == UPRIGHT:
        return b""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, value, 0, 0)


def turned(width: int, height: int, block: bytes) -> tuple[int, int]:
    """Width and height as shown: 5 to 8 are the orientations that lie on their side."""
    return (height, width) if orientation(block) > 4 else (width, height)
