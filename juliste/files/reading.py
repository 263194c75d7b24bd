"""The bytes of a file and a place in them → what stands there, or word that the file ends before it."""

from typing import Literal, NamedTuple


class DamagedError(ValueError):
    """The file ends too early or contradicts itself: no program would show the whole of it."""


class Picture(NamedTuple):
    """A cleaned picture. width, height: pixels as shown, 0 when it does not say."""

    data: bytes
    width: int
    height: int


def part(data: bytes, start: int, length: int) -> bytes:
    """The `length` bytes from `start`. DamagedError when there are fewer."""
    found = data[start : start + length]
    if len(found) < length:
        raise DamagedError
    return found


def number(data: bytes, start: int, length: int, order: Literal["big", "little"]) -> int:
    """The unsigned number in the `length` bytes from `start`. DamagedError when there are fewer."""
    return int.from_bytes(part(data, start, length), order)


def sized(data: bytes, width: int, height: int) -> Picture:
    """The picture, which must have an extent. DamagedError when it has none."""
    if not (width and height):
        raise DamagedError
    return Picture(data, width, height)
