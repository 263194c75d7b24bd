"""The original's programme and the words of a language file for it → the programme with the words of both.

Items are addressed by id or by time, in one list or day by day; a day by itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from juliste import when
from juliste.load.frontmatter import Place
from juliste.load.overlay.matching import agrees
from juliste.load.overlay.merging import Laying, laid_text, merged
from juliste.load.sheets import DaySheet, EventSheet, ItemSheet
from juliste.model import Text
from juliste.problems import WrongError, say

T = TypeVar("T")
K = TypeVar("K")
_NAMES_DAY = re.compile(r"(?:[^\W\d]+\.? )?\d{1,2}\.\d{1,2}\.\Z")  # "26.3.", which is no hour for its last dot
Parts = dict[int, ItemSheet | DaySheet]


class Slot(Struct, frozen=True):
    """An item of the original's programme: where it stands, its day when the programme tells it."""

    home: Place
    day: date | None
    item: ItemSheet


class _Programme(Struct, frozen=True):
    """The programme while words are laid over it: its parts by number, the event's days, its items by id and start."""

    work: Laying
    parts: Parts
    days: Sequence[date]
    by_id: Mapping[str, Sequence[Slot]]
    by_start: Mapping[int, Sequence[Slot]]

    def put(self, home: Place, item: ItemSheet) -> None:
        """Let the item stand at its place instead of the former one."""
        part = self.parts[int(home[1])]
        if isinstance(part, DaySheet):
            items = tuple(item if inner == home[-1] else each for inner, each in enumerate(part.items))
            self.parts[int(home[1])] = part.model_copy(update={"items": items})
        else:
            self.parts[int(home[1])] = item


def laid_programme(work: Laying) -> tuple[ItemSheet | DaySheet, ...]:
    """The programme of the original with the words of the language file."""
    given, words = work.original.sheet.programme, work.words.sheet.programme
    if work.original.is_damaged(("programme",)) and not given:
        return given
    if words and not given:
        work.wrong(("programme",), say("{path} has no programme", path=work.file))
        return given
    days = event_days(work.original.sheet)
    slots = list(_slots(given, days))
    by_id = _grouped((slot.item.id, slot) for slot in slots if slot.item.id)
    by_start = _grouped((slot.item.time.start, slot) for slot in slots if slot.item.time)
    programme = _Programme(work, dict(enumerate(given)), days, by_id, by_start)
    for number, part in enumerate(words):
        if isinstance(part, DaySheet):
            _lay_day(programme, part, ("programme", number))
        elif part.model_fields_set:
            _lay_item(programme, part, ("programme", number), None)
    return tuple(programme.parts.values())


def _slots(parts: Sequence[ItemSheet | DaySheet], days: Sequence[date]) -> Iterator[Slot]:
    for number, part in enumerate(parts):
        if isinstance(part, ItemSheet):
            yield Slot(("programme", number), None, part)
        else:
            day = day_of(part, days)
            for inner, item in enumerate(part.items):
                yield Slot(("programme", number, "items", inner), day, item)


def _grouped(pairs: Iterable[tuple[K, Slot]]) -> dict[K, list[Slot]]:
    groups: dict[K, list[Slot]] = {}
    for key, slot in pairs:
        groups.setdefault(key, []).append(slot)
    return groups


def _lay_day(programme: _Programme, words: DaySheet, place: Place) -> None:
    """Lay the title of a day and its items."""
    if not words.day:
        if not programme.work.words.is_damaged(place):
            programme.work.wrong((*place, "day"), say("is missing: which day is this?"))
        return
    found = _read(programme.work, (*place, "day"), lambda: when.read_day(words.day, programme.days))
    if found:
        _lay_title(programme, found, words.title, place)
        for number, item in enumerate(words.items):
            if item.model_fields_set:
                _lay_item(programme, item, (*place, "items", number), found)


def _lay_title(programme: _Programme, day: date, title: Text, place: Place) -> None:
    work = programme.work
    for number, part in programme.parts.items():
        if isinstance(part, DaySheet) and day_of(part, programme.days) == day:
            if title and work.takes(("programme", number), place):
                laid = laid_text(work, part.title, title, (*place, "title"))
                programme.parts[number] = part.model_copy(update={"title": laid})
            return
    if title and not work.original.is_damaged(("programme",)):
        work.wrong(place, say("the programme in {path} has no title or items for this day", path=work.file))


def _lay_item(programme: _Programme, words: ItemSheet, place: Place, day: date | None) -> None:
    work = programme.work
    if not words.address:
        if not work.words.is_damaged(place):
            work.wrong(place, say("must say which item it translates: give its time or id"))
        return
    found = [slot for slot in programme.by_id.get(words.address, ()) if day is None or slot.day in (None, day)]
    if not found and (named := _day_named(words, programme.days)):
        _lay_title(programme, named, words.title, place)
        return
    found = found or _at_time(programme, words, place, day)
    if len(found) == 1 and work.takes(found[0].home, place):
        programme.put(found[0].home, merged(work, found[0].item, words, place, found[0].home))


def _day_named(words: ItemSheet, days: Sequence[date]) -> date | None:
    """The day that the address names ("26.3."), when it names only a day."""
    if words.model_fields_set - {"address", "title"}:
        return None
    try:
        return when.read_day(words.address, days)
    except WrongError:
        return None


def _at_time(programme: _Programme, words: ItemSheet, place: Place, day: date | None) -> list[Slot]:
    """The item that starts at the time of the address; of several, those whose facts agree."""
    work = programme.work
    is_time = words.address[:1].isdigit() or " " in words.address
    if _NAMES_DAY.match(words.address):
        _read(work, place, lambda: when.read_day(words.address, programme.days))
        return []
    read = _read(work, place, lambda: when.read_day_hours(words.address, programme.days)) if is_time else None
    if is_time and not read:
        return []
    on, hours = read or (None, None)
    found = (
        [slot for slot in programme.by_start.get(hours.start, ()) if _is_at(slot, on or day, hours)] if hours else []
    )
    if len(found) > 1:
        found = [slot for slot in found if agrees(slot.item, words)] or found
    if len(found) > 1:
        which = say("{count} items start at {time}", count=len(found), time=words.address)
        work.wrong(place, which, say("give each an id in {path} and use the ids here", path=work.file))
    elif not found and not work.original.is_damaged(("programme",)):
        slots = _slots(tuple(programme.parts.values()), programme.days)
        known = ", ".join(filter(None, (slot.item.id or _when(slot) for slot in slots)))
        message = say("the programme in {path} has no item '{address}'", path=work.file, address=words.address)
        work.wrong(place, message, say("it has {known}", known=known) if known else None)
    return found


def _is_at(slot: Slot, day: date | None, hours: when.Hours) -> bool:
    same_end = slot.item.time is not None and hours.end in (None, slot.item.time.end)
    return same_end and (day is None or slot.day in (None, day))


def _when(slot: Slot) -> str:
    if not slot.item.time:
        return ""
    day = f"{slot.day.day}.{slot.day.month}. " if slot.day else ""
    return day + when.clock(slot.item.time.start, slot.item.time.end)


def event_days(sheet: EventSheet) -> tuple[date, ...]:
    """Every day on which the event is held."""
    return tuple(sorted({day for occasion in sheet.time if occasion.time for day in occasion.time.days}))


def day_of(part: DaySheet, days: Sequence[date]) -> date | None:
    """The day that a part of the programme is for; None when it cannot be read."""
    try:
        return when.read_day(part.day, days)
    except WrongError:
        return None


def _read(work: Laying, place: Place, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except WrongError as wrong:
        work.wrong(place, wrong.message, wrong.cure)
        return None
