"""Lines of Markdown as people write them in, lines that Python-Markdown reads in the same sense out.

Two spaces nest; a list may follow a paragraph directly; a number begins a list only if it is 1 or continues one, and
never before a month's name ("25. maaliskuuta"); a heading has a space after its #.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from juliste.markdown.ranges import MONTH

Line = tuple[int, str]
"""The line's number in the author's text, from 0, and its words."""

HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})\s+(?P<words>[^\s#].*?)[\s#]*$")
_UNDERLINE = re.compile(r" {0,3}(?P<line>={2,}|-{2,}) *$")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_QUOTE = re.compile(r"^ {0,3}>(?: {0,3}>)* ?")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+•]|(?P<number>\d{1,9})[.)]) +(?P<words>\S.*)$")
_NUMBER = re.compile(r"(\d+)\.(?=\s)")
_BEGINS_WITH_MONTH = re.compile(MONTH, re.IGNORECASE)
_STEP = "    "


class _Item(Struct, frozen=True):
    """A list item: the columns before its mark, its number (0 for a bullet), its words."""

    indent: int
    number: int
    words: str

    def __str__(self) -> str:
        return f"{self.number}. {self.words}" if self.number else f"- {self.words}"


def mended(lines: Iterable[str]) -> Iterator[Line]:
    """The lines as Python-Markdown wants them; blank ones are added where a list or a heading begins."""
    for depth, group in groupby(enumerate(lines), key=lambda line: _quote_depth(line[1])):
        part = [(number, _QUOTE.sub("", line, count=1)) for number, line in group]
        for number, line in _listed(_underlined(part)):
            yield number, "> " * depth + line


def _quote_depth(line: str) -> int:
    marks = _QUOTE.match(line)
    return marks[0].count(">") if marks else 0


def _underlined(lines: list[Line]) -> Iterator[Line]:
    """A single line with === or --- under it becomes a heading with #; under several lines, dashes stay a rule."""
    was_heading = False
    for index, (number, line) in enumerate(lines):
        before = lines[index - 1][1] if index else ""
        below = _UNDERLINE.match(lines[index + 1][1]) if index + 1 < len(lines) else None
        if was_heading:
            was_heading = False
            yield number, ""
        elif below and not before.strip() and _is_text(line):
            was_heading = True
            yield number, ("# " if below["line"][0] == "=" else "## ") + line.strip()
        else:
            yield number, line


def _is_text(line: str) -> bool:
    other = _ITEM.match(line) or HEADING.match(line) or _RULE.match(line) or line.startswith(_STEP) or "|" in line
    return bool(line.strip()) and not other


def _listed(lines: Iterable[Line]) -> Iterator[Line]:
    """Lists nested by four columns, with a blank line before them; numbers that begin none escaped.

    `items` are the open items from the outside in, `last` the number of the last outermost one, `before` the kind of
    the line before.
    """
    items: list[_Item] = []
    last, before = 0, "blank"
    for number, line in lines:
        depth = sum(item.indent + 2 <= _columns(line) for item in items)
        beside = items[depth].number if depth < len(items) else last * (before == "blank" and not items)
        item = _item(line, beside)
        kind = _kind(line, item, before if not items else "item")
        if kind == "item" and item:
            if before == "text" or (depth < len(items) and (beside == 0) != (item.number == 0)):
                yield number, ""
            items[depth:] = [item]
            last = items[0].number
            yield number, _STEP * depth + str(item)
        elif kind == "break":
            items.clear()
            yield from ((number, ""), (number, line.strip()), (number, ""))
        elif kind == "text":
            if before == "blank":
                del items[depth:]
            yield number, _STEP * (len(items) - (before == "item")) + _literal(line.lstrip())
        else:
            yield number, line
        if (before, kind) != ("item", "text"):  # an item's further lines are still the item
            before = "blank" if kind == "break" else kind


def _columns(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _item(line: str, number_before: int) -> _Item | None:
    """The item that begins with this line: a bullet, or a number that is 1 or one more than the last; never a date."""
    found = _ITEM.match(line)
    if not found or _RULE.match(line):
        return None
    number = int(found["number"] or 0)
    is_date = _BEGINS_WITH_MONTH.match(found["words"])
    if found["number"] and (number not in (1, number_before + 1) or is_date):
        return None
    return _Item(len(found["indent"]), number, _literal(found["words"]))


def _kind(line: str, item: _Item | None, before: str) -> str:
    """What the line is: blank, code, break (a heading or a rule), item or text."""
    if not line.strip():
        return "blank"
    if before in ("blank", "code") and line.startswith(_STEP):
        return "code"
    if HEADING.match(line) or _RULE.match(line):
        return "break"
    return "item" if item else "text"


def _literal(words: str) -> str:
    """Words that shall begin neither a numbered list nor a heading."""
    if words.startswith("#") and not HEADING.match(words):
        return "\\" + words
    return _NUMBER.sub(r"\1\\.", words, count=1) if _NUMBER.match(words) else words
