"""The octets of a calendar file → its unfolded lines, when line ends, folds and characters are right (RFC 5545, 3.1).

The rules look at the file split at its line feeds: each line still has its CR, and what follows the last one is empty.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

Findings = Iterator[tuple[int, str]]
"""The number of a line from 1, and what is wrong there."""
Unfolded = tuple[int, bytes]
"""The number of its first line, and a line without its folds and its end."""

LONGEST = 75
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n(?![ \t])")
_FOLD = re.compile(rb"\r\n[ \t]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def unfolded(data: bytes) -> Iterator[Unfolded]:
    """The lines of a file whose line ends are right."""
    number = 1
    for line in _LINE_END.split(data.removesuffix(b"\r\n")):
        yield number, _FOLD.sub(b"", line)
        number += 1 + line.count(b"\r\n")


def text(line: bytes) -> str:
    """Its characters; what is not UTF-8 is replaced, for the rules of a line's text to go on."""
    return line.decode(errors="replace")


def not_empty(lines: list[bytes]) -> Findings:
    """A file has at least one line (RFC 5545, 3.4)."""
    if lines == [b""]:
        yield 1, "the file is empty"


def no_byte_order_mark(lines: list[bytes]) -> Findings:
    """There is no byte order mark: most readers take it for a part of BEGIN."""
    if lines[0].startswith(_BYTE_ORDER_MARK):
        yield 1, "the file begins with a byte order mark"


def line_ends_in_crlf(lines: list[bytes]) -> Findings:
    """A line ends in CR and LF, and neither stands alone (RFC 5545, 3.1)."""
    for number, line in enumerate(lines[:-1], 1):
        if not line.endswith(b"\r"):
            yield number, "the line ends in LF without CR"
        if b"\r" in line[:-1]:
            yield number, "a CR without LF stands in the line"


def file_ends_in_crlf(lines: list[bytes]) -> Findings:
    """The last line ends in CR and LF too (RFC 5545, 3.4)."""
    if lines[-1]:
        yield len(lines), "the file does not end in CR and LF"


def no_blank_line(lines: list[bytes]) -> Findings:
    """No line is blank: each is a content line or continues one (RFC 5545, 3.1)."""
    for number, line in enumerate(lines, 1):
        if line == b"\r":
            yield number, "the line is blank"


def first_line_begins_something(lines: list[bytes]) -> Findings:
    """The first line does not continue another."""
    if lines[0].startswith((b" ", b"\t")):
        yield 1, "the first line is a continuation"


def line_is_short(lines: list[bytes]) -> Findings:
    """A line is at most 75 octets without its line end; the space of a continuation counts (RFC 5545, 3.1)."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST + 1:
            yield number, f"the line is {len(line) - 1} octets long, which is more than {LONGEST}"


def fold_is_a_space(lines: list[bytes]) -> Findings:
    """A continuation begins with a space, as our writer does; a tab is right too (RFC 5545, 3.1)."""
    for number, line in enumerate(lines, 1):
        if line.startswith(b"\t"):
            yield number, "the continuation begins with a tab, not with a space"


def fold_carries_something(lines: list[bytes]) -> Findings:
    """A continuation is not empty: whatever trims spaces would make a blank line of it."""
    for number, line in enumerate(lines, 1):
        if line in (b" \r", b"\t\r"):
            yield number, "the continuation is empty"


def fold_not_inside_character(lines: list[bytes]) -> Findings:
    """A fold does not divide a character: Google shows its halves as two signs (RFC 5545, 3.1 allows it)."""
    for number, line in enumerate(lines, 1):
        if line.startswith((b" ", b"\t")) and 0x80 <= line[1] < 0xC0:
            yield number, "the fold before this line divides a character"


def fold_not_inside_escape(lines: list[bytes]) -> Findings:
    """A fold does not divide a backslash from its letter (RFC 5545, 3.1 allows it, some readers do not)."""
    for number, (line, following) in enumerate(pairwise(lines), 2):
        if line.endswith(b"\\\r") and following.startswith((b" ", b"\t")):
            text = line.removesuffix(b"\r")
            if (len(text) - len(text.rstrip(b"\\"))) % 2:
                yield number, "the fold before this line divides an escape"


def no_control_characters(lines: list[bytes]) -> Findings:
    """There is no control character but the tab (RFC 5545, 3.1), and no other line end of Unicode."""
    for number, line in enumerate(lines, 1):
        if found := _CONTROL.search(line.decode(errors="replace")):
            yield number, f"the character U+{ord(found[0]):04X} is not allowed"


def text_is_utf8(line: Unfolded) -> Findings:
    """The text is UTF-8 (RFC 5545, 3.1.4)."""
    number, octets = line
    try:
        octets.decode()
    except UnicodeDecodeError as error:
        yield number, f"the line is not UTF-8: {octets[error.start : error.end].hex(' ').upper()}"
