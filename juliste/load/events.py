"""The folders `events/YEAR/NAME` and the registers → events with their sheets, and what is wrong in them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from juliste.load.folder import EVENT_FILE, files_in, relative, visible
from juliste.load.making import make
from juliste.load.originals import Sheets, read_event, read_sources
from juliste.load.registers import Registers
from juliste.load.values import as_identity, identity
from juliste.load.work import Folder
from juliste.model import LANGUAGES, Event, Language
from juliste.problems import Problem, WrongError, say

_TIME = re.compile(rb"^time:", re.MULTILINE)
_ALMOST = re.compile(r"event[._ -]*(?P<language>fi|sv|se|en)?[._ -]*(?:md|markdown|txt)(?:\.txt|\.md)?", re.IGNORECASE)


class Found(Struct, frozen=True):
    """An event's folder and what was made of it; event None: its problems tell why."""

    folder: Folder
    sheets: Sheets | None = None
    event: Event | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it stands in no output and stops no build."""
        return bool(self.sheets and self.sheets.merged.sheet.draft)


def folders(events: Path, root: Path) -> Iterator[Folder]:
    """The folders YEAR/NAME."""
    for year in visible(events):
        if year.is_dir() and re.fullmatch(r"\d{4}", year.name):
            for path in visible(year):
                if path.is_dir():
                    yield Folder(int(year.name), path.name, path, relative(path, root), root)


def event_folder(content: Path, root: Path, path: str) -> Folder:
    """The folder YEAR/NAME of the content."""
    year, name = path.split("/")
    shown = f"{relative(content, root)}/events/{path}"
    return Folder(int(year), name, content.joinpath("events", year, name), shown, root)


def texts_of(folder: str) -> tuple[str, ...]:
    """The paths of the language files that an event's folder may have."""
    return tuple(f"{folder}/event.{language}.md" for language in LANGUAGES)


def strangers(events: Path, root: Path) -> Iterator[Problem]:
    """What stands where a folder of a year or of an event belongs."""
    for year in visible(events):
        shown = relative(year, root)
        if not (year.is_dir() and re.fullmatch(r"\d{4}", year.name)):
            yield Problem(
                shown, 0, "", say("does not belong here: events stand in folders YEAR/NAME such as 2021/tyopaja")
            )
            continue
        for path in visible(year):
            if not path.is_dir():
                message = say(
                    "does not belong here: an event is a folder with the file event.fi.md, event.sv.md or event.en.md"
                )
                yield Problem(relative(path, root), 0, "", message)


def read_folder(folder: Folder, registers: Registers, zone: ZoneInfo) -> Found:
    """Read one event. The problems of a draft are warnings."""
    files = files_in(folder.path)
    paths = {code: folder.path / name for code in LANGUAGES if (name := f"event.{code}.md") in files}
    strangers = list(_other_files(folder, files))
    problems = [*_names(folder), *strangers]
    if not paths and strangers:
        return Found(folder, problems=tuple(problems))
    if not paths:
        message = say("has no event file")
        cure = say("write event.fi.md, event.sv.md or event.en.md in it, or remove the folder")
        return Found(folder, problems=(*problems, Problem(folder.shown, 0, "", message, cure)))
    if strangers and not any(_TIME.search(path.read_bytes()) for path in paths.values()):
        return Found(folder, problems=tuple(problems))  # the original is among them: the others translate nothing yet
    found = read_texts(folder, {language: path.read_bytes() for language, path in paths.items()}, registers, zone)
    found = replace(found, problems=(*problems, *found.problems))
    if found.is_draft:
        return replace(found, problems=tuple(replace(problem, severity="warning") for problem in found.problems))
    return found


def read_texts(folder: Folder, texts: Mapping[Language, bytes], registers: Registers, zone: ZoneInfo) -> Found:
    """Read an event whose language files have these bytes, whether they stand in the folder or not."""
    sources, faults = read_sources({code: (f"{folder.shown}/event.{code}.md", data) for code, data in texts.items()})
    sheets, wrongs = read_event(sources, zone)
    event, findings = make(folder, sheets, registers)
    return Found(folder, sheets, event, (*faults, *wrongs, *findings))


def _names(folder: Folder) -> Iterator[Problem]:
    try:
        identity(folder.name)
    except WrongError as wrong:
        mended = as_identity(folder.name)
        cure = say("rename the folder {mended}", mended=mended) if mended else None
        yield Problem(folder.shown, 0, "", wrong.message, cure)


def _other_files(folder: Folder, files: Iterable[str]) -> Iterator[Problem]:
    """Files whose name is not quite that of an event's file: their words would stand nowhere."""
    for name in files:
        if EVENT_FILE.match(name):
            continue
        if (found := _ALMOST.fullmatch(name)) or name.endswith(".md"):
            message = say("is not read: the files of an event are event.fi.md, event.sv.md and event.en.md")
            language = found["language"].lower().replace("se", "sv") if found and found["language"] else ""
            cure = say("rename it event.{language}.md", language=language) if language else say("rename it")
            yield Problem(f"{folder.shown}/{name}", 0, "", message, cure)
