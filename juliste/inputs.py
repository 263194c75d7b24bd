"""Settings → everything that a build depends on, by digest: read at once, before anything is parsed."""

import re
import sys
import sysconfig
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from juliste import digests, history
from juliste.revised import FILE
from juliste.settings import Settings

PACKAGE = Path(__file__).parent
HISTORY = "history"
"""Under which is remembered what git told."""

YEAR = re.compile(r"[0-9]{4}")


class Inputs(Struct, frozen=True):
    """What there is to build from.

    ground: the digest of what all depends on: the code and what it is built from, theme, catalogues, settings. events:
    YEAR/NAME of each event's folder → the digest of what stands in it. strays: what stands beside them. registers,
    pages: the digests of these folders; among the pages is the guide for editors, where the site has it. removed: of
    the file of events that are no more. past: the history; source_date: what stands for it where there is none. writer:
    the file whose commits are changes of all calendar entries, where the generator stands in the site's folder.
    """

    ground: str
    events: Mapping[str, str]
    strays: tuple[str, ...]
    registers: str
    pages: str
    removed: str
    past: history.History
    source_date: datetime | None
    writer: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Of all of it."""
        past = self.past.key, self.source_date
        return digests.of(self.ground, self.events, self.strays, self.registers, self.pages, self.removed, past)


def read(settings: Settings, recalled: str | None, of_files: Callable[[str], str] = digests.of_files) -> Inputs:
    """Read it all. recalled: what an earlier build has kept of the history (History.memo).

    of_files: gives the digest of the files in an event's folder; a process that stays has a quicker way (digests.Kept).
    """
    content = settings.content
    home = content.parent.resolve()
    writer = [FILE.relative_to(home).as_posix()] if FILE.is_relative_to(home) else []
    with ThreadPoolExecutor(1) as beside:  # git looks at the files while we do
        past = beside.submit(history.read, content.parent, [content.name], recalled, writer)
        events, strays = _events(content / "events", of_files)
        return Inputs(
            ground=_ground(settings),
            events=events,
            strays=strays,
            registers=digests.of_folder(str(content / "registers")),
            pages=digests.of_folders(filter(None, (content / "pages", settings.guide_folder))),
            removed=digests.of_folder(str(content), deep=False, ending=".yaml"),
            past=past.result(),
            source_date=settings.source_date,
            writer=tuple(writer),
        )


def count(content: Path) -> int:
    """How many events there are, at a glance: whatever stands in a folder of a year is taken for one."""
    years = digests.visible(str(content / "events"))
    return sum(len(digests.visible(path)) for _, path, is_folder in years if is_folder)


def _events(folder: Path, of_files: Callable[[str], str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The digest of each folder YEAR/NAME, in the order of the folders; and what is none."""
    found: dict[str, str] = {}
    strays: list[str] = []
    for year, path, is_folder in digests.visible(str(folder)):
        if not (is_folder and YEAR.fullmatch(year)):
            strays.append(year)
            continue
        for name, inside, is_event in digests.visible(path):
            if is_event:
                found[f"{year}/{name}"] = of_files(inside)
            else:
                strays.append(f"{year}/{name}")
    return found, tuple(strays)


def _ground(settings: Settings) -> str:
    """The digest of what every file of the site depends on.

    The moment is not among it (see `moment`), nor the date that stands for a history: it is a revision of each event.
    """
    at_any_time = replace(
        settings,
        moment=datetime(2000, 1, 1, tzinfo=settings.zone),
        source_date=None,
        output=Path(),
        cache=Path(),
        workers=1,
    )
    return digests.of(at_any_time, _code(), digests.of_folders((settings.theme, settings.translations)))


@cache
def _code() -> str:
    """The digest of the code, and of the names of installed distributions, which have their versions in them.

    A process that builds often has loaded the code once: what has been saved since is none of what it makes.
    """
    installed = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return digests.of(digests.of_folder(str(PACKAGE), ending=".py"), installed, sys.version)
