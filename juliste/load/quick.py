"""Lines of YAML as most are written in; what YAML's reader would make of them, with the lines of it, out, or None.

A text on the line of its key, lists, keys below keys, and the same in brackets on a line: most files have nothing else,
and nothing of it can be misread. All else is left to `tree`. A test compares both ways.
"""

import re
from collections.abc import Sequence

from juliste.load.draft import Place, Tree

Row = tuple[int, str, str, str, str, str, str]
"""Of a line: its number, the spaces before all, a hyphen, a key; a text in quotes, one without, what is in brackets."""

_KEY = r"[a-z][a-z0-9_-]{0,60}"
_QUOTED = r'"[^"\\\n]*"'
# What begins so begins nothing else of YAML's, and there is neither the end of a key in it nor a comment.
_TEXT = r"[\w+(][^\n:#]*(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*)*(?<! )"
_ROW = re.compile(
    rf"^(?: *#.*|( *)(- )?(?:({_KEY}|[0-9][0-9.]{{0,60}}):(?: +|$))?(?:({_QUOTED})|({_TEXT})|([\[{{].*[\]}}]))?)$",
    re.MULTILINE,
)
_BLANK = ("",) * 6
_BEGINS_ITEM = re.compile("[a-z][a-z_]*")
"""A key that nobody takes for a text when it stands after a hyphen."""
_PART = re.compile(
    rf"([\[\]{{}},]) *|({_KEY}): +|({_QUOTED}) *|([\w+(][^,:#?\[\]{{}}]*(?::(?=[^\s,?\[\]{{}}])[^,:#?\[\]{{}}]*)*)"
)


def read(lines: Sequence[str], first: int) -> tuple[dict[str, Tree], dict[Place, int]] | None:
    """What the lines say, the first of which has that number. Nothing suspect and no control character is in them."""
    rows = _ROW.findall("\n".join(lines))
    if len(rows) != len(lines):
        return None
    reader = _Reader([(number, *row) for number, row in enumerate(rows, first) if row != _BLANK])
    try:
        return reader.whole(), reader.lines
    except _OtherwiseError:
        return None


class _OtherwiseError(Exception):
    """Something is written in another way."""


class _Reader:
    """The rows, how many of them have been read, and the lines of the places that were found."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._at = 0
        self.lines: dict[Place, int] = {}

    def whole(self) -> dict[str, Tree]:
        """All of them."""
        if self._rows:
            self.lines[()] = self._rows[0][0]
        found = self._keys("", ())
        if not found or self._at < len(self._rows):
            raise _OtherwiseError
        return found

    def _keys(self, indent: str, place: Place) -> dict[str, Tree]:
        """The keys with these spaces before them, as far as they go on; those without a value are not given."""
        found: dict[str, Tree] = {}
        seen = set[str]()
        while self._at < len(self._rows):
            number, before, hyphen, key, quoted, text, bracketed = self._rows[self._at]
            if before != indent or hyphen:
                break
            if not key or key in seen:
                raise _OtherwiseError
            seen.add(key)
            self._at += 1
            here = (*place, key)
            if text or quoted:
                found[key] = text or quoted[1:-1]
                self.lines[here] = number
            elif bracketed:
                self.lines[here] = number
                found[key] = self._bracketed(bracketed, here, number)
            elif self._is_below(indent):
                self.lines[here] = number
                found[key] = self._below(here)
        return found

    def _is_below(self, indent: str) -> bool:
        """Whether the next row stands below a key; a list may stand as far left as its key."""
        if self._at == len(self._rows):
            return False
        _, before, hyphen, *_ = self._rows[self._at]
        return len(before) >= len(indent) if hyphen else len(before) > len(indent)

    def _below(self, place: Place) -> Tree:
        _, before, hyphen, *_ = self._rows[self._at]
        return self._items(before, place) if hyphen else self._keys(before, place)

    def _items(self, indent: str, place: Place) -> list[Tree]:
        """The items of a list with these spaces before them, as far as they go on."""
        found: list[Tree] = []
        while self._at < len(self._rows):
            number, before, hyphen, key, quoted, text, bracketed = self._rows[self._at]
            if before != indent or not hyphen:
                break
            here = (*place, len(found))
            self.lines[here] = number
            if key:
                if not _BEGINS_ITEM.fullmatch(key):
                    raise _OtherwiseError
                inside = f"{before}  "
                self._rows[self._at] = (number, inside, "", key, quoted, text, bracketed)
                found.append(self._keys(inside, here))
                continue
            self._at += 1
            if text or quoted:
                found.append(text or quoted[1:-1])
            else:
                found.append(self._item_in_brackets(bracketed, here, number))
        return found

    def _item_in_brackets(self, bracketed: str, place: Place, number: int) -> Tree:
        found = self._bracketed(bracketed, place, number)
        if isinstance(found, dict) and len(found) == 1 and not all(map(_BEGINS_ITEM.fullmatch, found)):
            raise _OtherwiseError
        return found

    def _bracketed(self, bracketed: str, place: Place, number: int) -> Tree:
        """What stands in brackets, all of it on that line."""
        parts: list[tuple[str, ...]] = []
        end = 0
        for part in _PART.finditer(bracketed):
            if part.start() != end:
                raise _OtherwiseError
            parts.append(part.groups(""))
            end = part.end()
        parts.reverse()
        try:
            found = self._value(parts, place, number)
        except IndexError:
            raise _OtherwiseError from None
        if parts or end < len(bracketed):
            raise _OtherwiseError
        return found

    def _value(self, parts: list[tuple[str, ...]], place: Place, number: int) -> Tree:
        """The value that begins with the last of the parts. It takes away those that it is made of."""
        mark, _, quoted, text = parts.pop()
        if text or quoted:
            return text.rstrip() or quoted[1:-1]
        if mark == "[":
            return self._listed(parts, place, number)
        if mark == "{":
            return self._keyed(parts, place, number)
        raise _OtherwiseError

    def _listed(self, parts: list[tuple[str, ...]], place: Place, number: int) -> list[Tree]:
        found: list[Tree] = []
        mark = "," if parts[-1][0] != "]" else parts.pop()[0]
        while mark != "]":
            if mark != ",":
                raise _OtherwiseError
            here = (*place, len(found))
            self.lines[here] = number
            found.append(self._value(parts, here, number))
            mark = parts.pop()[0]
        return found

    def _keyed(self, parts: list[tuple[str, ...]], place: Place, number: int) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        mark = ","
        while mark != "}":
            key = parts.pop()[1]
            if mark != "," or not key or key in found:
                raise _OtherwiseError
            here = (*place, key)
            self.lines[here] = number
            found[key] = self._value(parts, here, number)
            mark = parts.pop()[0]
        return found
