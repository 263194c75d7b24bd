"""The language files of one folder → which is the original, every file's sheet, and all of them laid into one."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from juliste.load.filling import Filled, fill
from juliste.load.folder import relative
from juliste.load.frontmatter import Place, Source, read_page
from juliste.load.mentions import Passages, passages_of
from juliste.load.overlay import addressed, lay
from juliste.load.sections import Section, older, sections_of
from juliste.load.sheets import EventSheet, Sheet
from juliste.load.translations import Translations, translations_of
from juliste.load.values import Reading, text_in
from juliste.load.values import zone as read_zone
from juliste.model import LANGUAGES, Language, Text
from juliste.problems import Problem, WrongError

S = TypeVar("S", bound=Sheet)

WORDS = frozenset({"title", "subtitle", "summary", "slug", "former_slugs", "audience", "translates"})
"""Keys that tell no fact: they do not make a file the original."""


class Sheets(Struct, frozen=True, dict=True):  # dict: the sections are made once and kept
    """One event as written: the sheet with all words, in the original's place; the files; all texts.

    repeated: where a language file says facts again, by the places in its sheet.
    """

    merged: Filled[EventSheet]
    files: Mapping[Language, Filled[EventSheet]]
    body: Text
    passages: Passages
    translations: Translations
    repeated: Mapping[Language, Sequence[Place]]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The original's words in sections."""
        return sections_of(self.translations, self.original)

    def older(self, language: Language) -> tuple[Section, ...]:
        """The sections whose words have changed since they were translated; none where nothing was recorded."""
        recorded = self.files[language].sheet.translates if language in self.files else ()
        return older(self.sections, recorded, self.merged.sheet.minor) if recorded else ()

    @property
    def original(self) -> Language:
        """The language of the file with the facts."""
        return self.merged.reading.language

    def where(self, language: Language, key: str) -> Filled[EventSheet]:
        """The file in which the language's words for a key stand: its own if they are there, else the original."""
        own = self.files.get(language)
        return own if own and (key,) in own.source.lines else self.merged


def read_files(paths: Mapping[Language, Path], root: Path) -> tuple[dict[Language, Source], list[Problem]]:
    """Read the language files of a folder."""
    return read_sources({language: (relative(path, root), path.read_bytes()) for language, path in paths.items()})


def read_sources(files: Mapping[Language, tuple[str, bytes]]) -> tuple[dict[Language, Source], list[Problem]]:
    """Read language files, each given with its path as problems show it."""
    sources: dict[Language, Source] = {}
    problems: list[Problem] = []
    for language, (path, data) in files.items():
        sources[language], faults = read_page(data, path)
        problems += faults
    return sources, problems


def original_of(sources: Mapping[Language, Source]) -> Language:
    """The file with `time`; of several, or of none, that with most facts; else Finnish, then Swedish, then English."""
    timed = {language: source for language, source in sources.items() if _has_time(source)}
    candidates = timed or sources
    return max(candidates, key=lambda language: (_facts(sources[language]), -LANGUAGES.index(language)))


def _has_time(source: Source) -> bool:
    time = source.fields.get("time")
    several = time if isinstance(time, list) else [time]
    return any(isinstance(each, str) or (isinstance(each, dict) and "time" in each) for each in several)


def _facts(source: Source) -> int:
    return len(source.fields.keys() - WORDS)


def read_event(sources: Mapping[Language, Source], site_zone: ZoneInfo) -> tuple[Sheets, list[Problem]]:
    """Fill in the sheets of an event and lay the language files over the original."""
    original = original_of(sources)
    zone = _zone_of(sources[original], site_zone)
    merged, problems = fill(EventSheet, sources[original], Reading(original, zone))
    files = {original: merged}
    repeated: dict[Language, Sequence[Place]] = {}
    for language, source in sources.items():
        if language != original:
            words, wrongs = fill(EventSheet, addressed(source), Reading(language, zone))
            sheet, findings, repeated[language] = lay(merged, words)
            files[language] = words
            merged = Filled(sheet, merged.source, merged.reading, merged.damaged)
            problems += [*wrongs, *findings]
    bodies = {language: source.body.strip() for language, source in sources.items()}
    body = Text(**bodies, original=original)
    return Sheets(merged, files, body, passages_of(files), translations_of(merged.sheet, body), repeated), problems


def sections_of_file(data: bytes, path: str, reading: Reading) -> tuple[Section, ...]:
    """The sections of an original as it was once. What was wrong in it is of no interest now."""
    source, _ = read_page(data, path)
    filled, _ = fill(EventSheet, source, reading)
    body = text_in(reading.language, source.body.strip())
    return sections_of(translations_of(filled.sheet, body), reading.language)


def sheet_of_file(data: bytes, path: str, reading: Reading) -> EventSheet:
    """The sheet of an original as it was once."""
    return fill(EventSheet, read_page(data, path)[0], reading)[0].sheet


def _zone_of(source: Source, site_zone: ZoneInfo) -> ZoneInfo:
    """The event's zone, needed to read its times; a faulty one is told when the sheet is filled in."""
    try:
        return read_zone(source.fields["timezone"]) if "timezone" in source.fields else site_zone
    except WrongError:
        return site_zone
