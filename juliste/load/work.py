"""The work in hand while an event is made: what it is made of, and the problems found so far."""

from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from juliste import urls
from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.originals import Sheets
from juliste.load.registers import Registers
from juliste.load.sheets import EventSheet
from juliste.problems import Message, Problem

T = TypeVar("T")


class Folder(Struct, frozen=True):
    """Where an event stands. path: its folder; shown: the same as problems show it; root: the project."""

    year: int
    name: str
    path: Path
    shown: str
    root: Path

    @property
    def id(self) -> str:
        """YEAR-NAME."""
        return f"{self.year}-{self.name}"

    def target(self, file: str) -> str:
        """The path in the output of a file that stands in it."""
        return urls.event_file(self.year, self.name, file)


class Making(Struct, frozen=True):
    """The work in hand."""

    folder: Folder
    sheets: Sheets
    registers: Registers
    problems: list[Problem] = []

    @property
    def filled(self) -> Filled[EventSheet]:
        """The original, with the words of all language files."""
        return self.sheets.merged

    @property
    def sheet(self) -> EventSheet:
        """What the original says, with the words of all language files."""
        return self.sheets.merged.sheet

    def wrong(self, place: Place, message: Message, cure: Message | None = None) -> None:
        """Tell what is wrong at a place of the original."""
        self.problems.append(self.filled.problem(place, message, cure))

    def missing(self, place: Place, message: Message) -> None:
        """Tell that something is missing, unless it is there but could not be read."""
        if not self.filled.is_damaged(place):
            self.wrong(place, message)

    def told(self, found: tuple[T, list[Problem]]) -> T:
        """The value of a pair of value and problems; the problems are kept."""
        self.problems.extend(found[1])
        return found[0]
