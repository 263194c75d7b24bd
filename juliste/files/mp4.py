"""An MP4 film → the same film without the place, time and camera that telephones write into it (ISO/IEC 14496-12).

What goes is overwritten in place: the film's index holds offsets, so that nothing may move.
"""

from collections.abc import Iterator
from typing import NamedTuple

from juliste.files.reading import DamagedError, number, part

_TOLD = frozenset({b"udta", b"meta", b"uuid"})
_WITHIN = (b"moov", b"trak")


def clean(data: bytes) -> bytes:
    """The film as published. DamagedError when it is cut short."""
    if all(box.kind != b"moov" for box in _boxes(data, 0, len(data))):
        raise DamagedError
    film = bytearray(data)
    for box in _telling(data, 0, len(data)):
        film[box.start + 4 : box.start + 8] = b"free"
        film[box.body : box.end] = bytes(box.end - box.body)
    return bytes(film)


class _Box(NamedTuple):
    """A box: its kind, and the places of its first byte, of its content and of what follows it."""

    kind: bytes
    start: int
    body: int
    end: int


def _telling(data: bytes, start: int, end: int, depth: int = 0) -> Iterator[_Box]:
    """The boxes that tell of more than the film: in the file, in its index, in the index's tracks."""
    for box in _boxes(data, start, end):
        if box.kind in _TOLD:
            yield box
        elif (box.kind,) == _WITHIN[depth : depth + 1]:
            yield from _telling(data, box.body, box.end, depth + 1)


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at < end:
        length, body = number(data, at, 4, "big"), at + 8
        if length == 1:
            length, body = number(data, at + 8, 8, "big"), at + 16
        stop = at + length if length else end
        if not body <= stop <= end:
            raise DamagedError
        yield _Box(part(data, at + 4, 4), at, body, stop)
        at = stop
