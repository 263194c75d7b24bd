"""The sheet of an original → the texts that a language file needs, in the shape that it has them in.

A thing in a list is named as format.md says: by its id, a programme item also by its time.
"""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from juliste import when
from juliste.load.overlay.matching import name_of
from juliste.load.sheets import (
    DaySheet,
    EventSheet,
    ItemSheet,
    Sheet,
    SpeakerSheet,
    fields,
    parts,
)
from juliste.model import Language, Text
from juliste.problems import WrongError

Outline = dict[str, "Text | Outline | list[Outline]"]
"""Keys as they stand in a language file, down to the texts. A list: speakers, who are named by a key among theirs."""


class Outlining(Struct, frozen=True):
    """The work in hand: which texts are wanted, the days of the event, and what has no name in the original."""

    is_wanted: Callable[[Text], bool]
    days: Sequence[date]
    nameless: list[str] = []


def outline_of(sheet: EventSheet, original: Language, language: Language) -> tuple[Outline, list[str]]:
    """The texts that the language has no words for; and the keys of things that cannot be named without an id."""

    def is_wanted(text: Text) -> bool:
        return bool(text.own(original)) and not text.own(language)

    days = [day for occasion in sheet.time if occasion.time for day in occasion.time.days]
    work = Outlining(is_wanted, days)
    return _of_sheet(sheet, work), work.nameless


def _of_sheet(sheet: Sheet, work: Outlining) -> Outline:
    found: Outline = {}
    for field, value in fields(sheet):
        here = field.key
        if isinstance(value, Text):
            if field.is_translatable and work.is_wanted(value):
                found[here] = value
        elif isinstance(value, Sheet):
            if inside := _of_sheet(value, work):
                found[here] = inside
        elif listed := parts(value):
            found |= _of_list(here, listed, work)
    return found


def _of_list(name: str, listed: Sequence[Sheet], work: Outlining) -> Outline:
    if isinstance(listed[0], SpeakerSheet):
        people: list[Outline] = [
            {"name": Text(fi=each.name), **inside}
            for each in listed
            if isinstance(each, SpeakerSheet) and (inside := _of_sheet(each, work))
        ]
        return {name: people} if people else {}
    if name == "programme":
        inside = _of_programme(listed, work)
        return {name: inside} if inside else {}
    if len(listed) == 1 and name in ("registration", "time"):
        inside = _of_sheet(listed[0], work)
        return {name: inside} if inside else {}
    return _named(name, listed, work)


def _named(name: str, listed: Sequence[Sheet], work: Outlining) -> Outline:
    found: Outline = {}
    for number, each in enumerate(listed, 1):
        if inside := _of_sheet(each, work):
            if named := name_of(each):
                found[named] = inside
            else:
                work.nameless.append(f"{name} {number}")
    return {name: found} if found else {}


def _of_programme(listed: Sequence[Sheet], work: Outlining) -> Outline:
    found: Outline = {}
    for part in listed:
        if isinstance(part, DaySheet):
            day = _day(part.day, work.days)
            if part.title and work.is_wanted(part.title):
                found[day] = part.title
            for item in part.items:
                found |= _of_item(item, f"{day} ", work)
        elif isinstance(part, ItemSheet):
            found |= _of_item(part, "", work)
    return found


def _of_item(item: ItemSheet, day: str, work: Outlining) -> Outline:
    inside = _of_sheet(item, work)
    if not inside:
        return {}
    address = item.id or (day + when.clock(item.time.start) if item.time else "")
    return {address: inside["title"] if list(inside) == ["title"] else inside}


def _day(written: str, days: Sequence[date]) -> str:
    """`25.3.`: the day as a language file names it."""
    try:
        found = when.read_day(written, days)
    except WrongError:
        return written  # told where the event is read
    return f"{found.day}.{found.month}."
