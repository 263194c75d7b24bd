"""A property and its value → its content line in bytes, as RFC 5545 writes it: escaped, folded, UTF-8, CRLF."""

from collections.abc import Iterator
from datetime import UTC, datetime

from juliste import urls
from juliste.characters import clean, in_one_line

_BACKSLASH = ord("\\")

LONGEST = 75
"""Octets of a line without its CRLF; the space that begins a continuation counts (RFC 5545, 3.1)."""


def text(name: str, value: str) -> bytes:
    """A line of type TEXT, b"" for an empty value. The name may carry parameters: "SUMMARY;LANGUAGE=fi"."""
    return line(name, escaped(value)) if value else b""


def one_line(name: str, value: str) -> bytes:
    """The same for what clients show in one line, or look up on a map."""
    return text(name, in_one_line(value))


def address(name: str, value: str) -> bytes:
    """A line of type URI: never escaped as text; what a URI may not hold is percent-encoded, CR and LF too."""
    return line(name, urls.uri(value))


def stamp(name: str, moment: datetime) -> bytes:
    """A line of type DATE-TIME in UTC, from an aware moment."""
    return line(name, f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def escaped(value: str) -> str:
    """The value as TEXT (RFC 5545, 3.3.11): the backslash first; `str.translate` would take five times as long."""
    return clean(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def line(name: str, value: str) -> bytes:
    """A content line of a value that is written as its type demands."""
    octets = f"{name}:{value}".encode()
    return (octets if len(octets) <= LONGEST else b"\r\n ".join(_folded(octets))) + b"\r\n"


def _folded(octets: bytes) -> Iterator[bytes]:
    """Its parts."""
    start, end = 0, LONGEST
    while end < len(octets):
        end = _fold(octets, start, end)
        yield octets[start:end]
        start, end = end, end + LONGEST - 1
    yield octets[start:]


def _fold(octets: bytes, start: int, end: int) -> int:
    """Where to end a part: not inside a UTF-8 sequence, nor inside an escape pair, which some readers would break."""
    while octets[end] & 0xC0 == 0x80:
        end -= 1
    if octets[end - 1] != _BACKSLASH:
        return end
    part = octets[start:end]
    return end - (len(part) - len(part.rstrip(b"\\"))) % 2
