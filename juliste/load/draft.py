"""The lines of front matter while they are mended: the values that the walk over them passes around."""

from typing import TypeAlias

from msgspec import Struct

from juliste.problems import Message, Problem, Severity

Place: TypeAlias = tuple[str | int, ...]
Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"


class Paste(Struct, frozen=True):
    """A cure that is a whole line: `text` for the line `at` and the `below` lines under it.

    at: the line's number in the file, from 1.
    """

    at: int
    below: int
    text: str


class Level(Struct):
    """A list or a group of keys that is still open while the lines are walked, with its last key or position.

    at, head: the index of that key's line, and the line without its value. waits: the key has no value yet. keys: all
    so far, in order. empty: the last one without a value or anything below.
    """

    indent: int
    is_list: bool
    key: str | int = ""
    waits: bool = False
    at: int = 0
    head: str = ""
    keys: list[str] = []
    empty: str = ""


class Draft(Struct):
    """The lines while they are mended: what is known so far.

    first: the number of the first line in the file. anchors: the names that "&name" gives to repeated parts.
    """

    path: str
    first: int
    lines: list[str]
    levels: list[Level]
    places: list[Place]
    anchors: frozenset[str]
    problems: list[Problem] = []
    damaged: set[Place] = set()
    pastes: list[Paste] = []

    def tell(self, at: int, key: str, message: Message, cure: Message | None, severity: Severity = "error") -> None:
        """Add what is wrong on the line `at`."""
        self.problems.append(Problem(self.path, self.first + at, key, message, cure, severity))

    def paste(self, at: int, text: str, below: int = 0) -> None:
        """Note that the author may put this line in the place of one, and of those `below`."""
        self.pastes.append(Paste(self.first + at, below, text))

    def place(self) -> Place:
        """Where in the tree the walk stands."""
        return tuple(level.key for level in self.levels)


class Entry(Struct, frozen=True):
    """A line taken apart: its spaces, list marks, key as typed ("" for none), the rest, and what is wrong so far.

    odd_lead: something else than spaces stands at its beginning, which is told already.
    """

    indent: int
    dashes: tuple[str, ...] = ()
    key: str = ""
    rest: str = ""
    wrongs: tuple[Message, ...] = ()
    odd_lead: bool = False

    def line(self, value: str) -> str:
        """The whole line with this value."""
        head = " " * self.indent + "".join(self.dashes) + (f"{self.key}:" if self.key else "")
        return f"{head} {value}".rstrip() if self.key else (head + value).rstrip()

    @property
    def name(self) -> str:
        """The key without its quotes."""
        if self.key[:1] == "'":
            return self.key[1:-1].replace("''", "'")
        return self.key[1:-1] if self.key[:1] == '"' else self.key


def says_something(line: str) -> bool:
    """Whether a line is neither blank nor all comment."""
    return not line.lstrip().startswith("#") and bool(line.strip())
