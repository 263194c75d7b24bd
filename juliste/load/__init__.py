"""The content folder → everything that stands in it: events, registers and static pages, and what is wrong in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from juliste.load.events import Found, read_events
from juliste.load.registers import Registers, read_registers
from juliste.load.static import FoundPage, read_pages
from juliste.problems import Problem


@dataclass(frozen=True, slots=True)
class Content:
    """What a content folder holds. problems: those found in reading, of drafts too, in no order."""

    root: Path
    registers: Registers
    events: Sequence[Found]
    pages: Sequence[FoundPage]
    problems: Sequence[Problem]


def read(content: Path, root: Path, zone: ZoneInfo, blocks: frozenset[str]) -> Content:
    """Read the folder `content` of the project `root`. zone: of times without one; blocks: the theme's, for pages."""
    registers, wrong_entries = read_registers(content, root, zone)
    events, strangers = read_events(content, root, registers, zone)
    pages, wrong_pages = read_pages(content, root, zone, blocks)
    found = [problem for event in events for problem in event.problems]
    return Content(root, registers, events, pages, [*wrong_entries, *strangers, *wrong_pages, *found])
