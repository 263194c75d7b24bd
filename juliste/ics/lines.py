"""A property and its value → its content line in bytes, as RFC 5545 writes it: escaped, folded, UTF-8, CRLF."""

import re
from datetime import UTC, datetime
from urllib.parse import quote

LONGEST = 75
"""Octets of a line without its CRLF; the space that begins a continuation counts (RFC 5545, 3.1)."""

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_ENCODED = "!#$&'()*+,/:;=?@[]~%"  # besides letters, digits and _.- (RFC 3986, 2)
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def text(name: str, value: str) -> bytes:
    """A line of type TEXT, b"" for an empty value. The name may carry parameters: "SUMMARY;LANGUAGE=fi"."""
    return line(name, escaped(value)) if value else b""


def one_line(name: str, value: str) -> bytes:
    """The same for what clients show in one line, or look up on a map."""
    return text(name, in_one_line(value))


def address(name: str, value: str) -> bytes:
    """A line of type URI: never escaped as text; what a URI may not hold is percent-encoded, CR and LF too."""
    return line(name, quote(_LONE_PERCENT.sub("%25", value), safe=_NOT_ENCODED))


def stamp(name: str, moment: datetime) -> bytes:
    """A line of type DATE-TIME in UTC, from an aware moment."""
    return line(name, f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def escaped(value: str) -> str:
    """The value as TEXT (RFC 5545, 3.3.11): the backslash first; `str.translate` would take five times as long."""
    return clean(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def in_one_line(value: str) -> str:
    """The value without line ends, and without the blanks around it, which not all readers keep (libical)."""
    return clean(value).replace("\n", " ").strip()


def clean(value: str) -> str:
    """The value as readers give it back: line ends are line feeds; controls and lone surrogates are gone."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", value))


def line(name: str, value: str) -> bytes:
    """A content line of a value that is written as its type demands."""
    rest = f"{name}:{value}".encode()
    parts: list[bytes] = []
    while len(rest) > LONGEST - bool(parts):
        end = _fold(rest, LONGEST - bool(parts))
        parts.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*parts, rest]) + b"\r\n"


def _fold(octets: bytes, most: int) -> int:
    """Where to fold: not inside a UTF-8 sequence, and not inside an escape pair, which some readers would break."""
    end = most
    while octets[end] & 0xC0 == 0x80:
        end -= 1
    backslashes = end - len(octets[:end].rstrip(b"\\"))
    return end - backslashes % 2
