"""A text and changes at places of it → the changed text; every other character, line ends too, stays as it is."""

import re
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

BOM = "\ufeff"


class Edit(Struct, frozen=True, order=True):
    """`text` for what stands between two offsets."""

    start: int
    end: int
    text: str = ""


class Lined(Struct, frozen=True, dict=True):
    """A text and where its lines are; lines and columns are counted from 0, as YAML's reader does."""

    text: str

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each line, without its line end; a mark that the file is UTF-8 is no part of the first."""
        ends = list(re.finditer("\r\n|\r|\n", self.text))
        starts = [int(self.text.startswith(BOM)), *(end.end() for end in ends)]
        return tuple(zip(starts, [*(end.start() for end in ends), len(self.text)], strict=True))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text[start:end] for start, end in self.spans)

    def offset(self, line: int, column: int) -> int:
        """Where a column of a line is."""
        return self.spans[line][0] + column

    def line(self, number: int, below: int, text: str) -> Edit:
        """The change that puts one line in the place of another and of those `below` it."""
        return Edit(self.spans[number][0], self.spans[number + below][1], text)

    def without(self, number: int) -> Edit:
        """The change that takes a line away with its end."""
        start, end = self.spans[number]
        return Edit(start, self.spans[number + 1][0] if number + 1 < len(self.spans) else end)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the changes, of which no two may overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
