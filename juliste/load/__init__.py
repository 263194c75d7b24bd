"""The content folder → everything that stands in it: events, registers and static pages, and what is wrong in them."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from juliste.load.events import Found, event_folder, folders, read_folder, read_texts, strangers, texts_of
from juliste.load.guide import read_guide
from juliste.load.lookups import Answers, noting
from juliste.load.registers import Registers, read_registers
from juliste.load.removed import Removed, read_removed
from juliste.load.static import FoundPage, read_pages
from juliste.problems import Problem

__all__ = [
    "Answers",
    "Around",
    "Content",
    "Entries",
    "Found",
    "FoundPage",
    "Registers",
    "Removed",
    "event_folder",
    "noting",
    "read",
    "read_around",
    "read_folder",
    "read_registers",
    "read_texts",
    "strangers",
    "texts_of",
]


class Around(Struct, frozen=True):
    """What stands around the events, and the problems found in it, in no order."""

    registers: Registers
    pages: Sequence[FoundPage]
    removed: Sequence[Removed]
    problems: Sequence[Problem]


Entries = tuple[Registers, list[Problem]]
"""The registers, and what is wrong in their files."""


class Content(Struct, frozen=True):
    """What a content folder holds. problems: those found in reading, of drafts too, in no order."""

    root: Path
    registers: Registers
    events: Sequence[Found]
    pages: Sequence[FoundPage]
    removed: Sequence[Removed]
    problems: Sequence[Problem]


def read(content: Path, root: Path, zone: ZoneInfo, blocks: frozenset[str], guide: Path | None = None) -> Content:
    """Read the folder `content` of the project `root`.

    zone: of times without one; blocks: the theme's, for pages; guide: as for `read_around`.
    """
    around = read_around(content, root, zone, blocks, read_registers(content, root, zone), guide)
    events = [read_folder(folder, around.registers, zone) for folder in folders(content / "events", root)]
    found = [problem for event in events for problem in event.problems]
    wrong = [*around.problems, *strangers(content / "events", root), *found]
    return Content(root, around.registers, events, around.pages, around.removed, wrong)


def read_around(
    content: Path, root: Path, zone: ZoneInfo, blocks: frozenset[str], entries: Entries, guide: Path | None = None
) -> Around:
    """Read the static pages, and which events are no more. The registers have been read.

    guide: the folder of the guide for editors, where it is a page of the site.
    """
    registers, wrong_entries = entries
    pages, wrong_pages = read_pages(content / "pages", root, zone, blocks)
    if guide:
        guides, wrong_guides = read_guide(guide, root, zone, pages)
        pages, wrong_pages = [*pages, *guides], [*wrong_pages, *wrong_guides]
    removed, wrong_lines = read_removed(content, root)
    return Around(registers, pages, removed, [*wrong_entries, *wrong_pages, *wrong_lines])
