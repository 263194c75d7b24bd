"""A GIF picture → the same pixels without comments and XMP (GIF89a specification)."""

from collections.abc import Iterator

from juliste.files.reading import DamagedError, Picture, number, part, sized

SIGNATURES = (b"GIF87a", b"GIF89a")
_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_TIMING, _PLAIN_TEXT, _APPLICATION = 0xF9, 0x01, 0xFF
_REPETITION = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def clean(data: bytes) -> Picture:
    """The picture as published. DamagedError when it is cut short."""
    start = 13 + _table(number(data, 10, 1, "little"))
    blocks = [part(data, 0, start), *_blocks(data, start), bytes([_END])]
    return sized(b"".join(blocks), number(data, 6, 2, "little"), number(data, 8, 2, "little"))


def _blocks(data: bytes, at: int) -> Iterator[bytes]:
    """Every block that is shown; what follows the end is not read."""
    while (kind := number(data, at, 1, "little")) != _END:
        if kind == _IMAGE:
            end = _after_pieces(data, at + 11 + _table(number(data, at + 9, 1, "little")))
        elif kind == _EXTENSION:
            end = _after_pieces(data, at + 2)
        else:
            raise DamagedError
        if kind == _IMAGE or _is_shown(data[at:end]):
            yield data[at:end]
        at = end


def _is_shown(extension: bytes) -> bool:
    label = extension[1]
    return label in (_TIMING, _PLAIN_TEXT) or (label == _APPLICATION and extension[3:14] in _REPETITION)


def _table(flags: int) -> int:
    """The length in bytes of the colour table that the flags announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_pieces(data: bytes, at: int) -> int:
    while length := number(data, at, 1, "little"):
        at += 1 + length
    return at + 1
