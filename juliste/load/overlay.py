"""The original's sheet and a language file's → one sheet with the words of both, and what is wrong in the latter.

Words are added, facts are compared: a fact that says the same may go (one warning for all of them), one that differs
is an error.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from juliste import when
from juliste.load.filling import Filled, label
from juliste.load.frontmatter import Place, Source, Tree
from juliste.load.sheets import (
    ContactSheet,
    DaySheet,
    EventSheet,
    ItemSheet,
    RegistrationSheet,
    Sheet,
    SpeakerSheet,
    fields,
    key,
    parts,
)
from juliste.model import Language, Text
from juliste.problems import Message, Problem, WrongError, say

S = TypeVar("S", bound=Sheet)
T = TypeVar("T")

LISTS = ("programme", "tracks", "contacts", "attachments", "links", "time", "registration")
"""Keys whose lists a language file may write as a map from ids (or times) to words."""


def addressed(source: Source) -> Source:
    """The language file with every map of a list made a list whose things carry their address."""
    tree, lines = dict(source.fields), dict(source.lines)
    for name in LISTS:
        words = tree.get(name)
        if isinstance(words, dict) and not (name == "registration" and not _is_map_of_keys(words)):
            listed: list[Tree] = []
            for number, (address, value) in enumerate(words.items()):
                listed.append(_carrying(name, address, value))
                lines |= {
                    (name, number, *place[2:]): line
                    for place, line in source.lines.items()
                    if place[:2] == (name, address)
                }
            tree[name] = listed
    if isinstance(tree.get("programme"), list):
        tree["programme"] = [_with_address(item) for item in tree["programme"]]
    return replace(source, fields=tree, lines=lines)


def _is_map_of_keys(words: dict[str, Tree]) -> bool:
    return bool(words) and all(address in ("place", "online") for address in words)


def _carrying(name: str, address: str, value: Tree) -> Tree:
    carrier = {"programme": "address", "registration": "for"}.get(name, "id")
    short = {"contacts": "role", "tracks": "name", "time": "note"}.get(name, "title")
    words = value if isinstance(value, dict) else {short: value}
    return {carrier: address, **words}


def _with_address(item: Tree) -> Tree:
    """An item of a list carries its id, else its time, as its address; a day its day."""
    if isinstance(item, str):
        try:
            time, title = when.split_hours(item)
        except WrongError:
            return item
        return {"address": time, "title": title}
    if not isinstance(item, dict) or "address" in item:
        return item
    if isinstance(items := item.get("items"), list):
        return {**item, "items": [_with_address(each) for each in items]}
    address = item.get("id") or item.get("time")
    return {"address": address, **item} if isinstance(address, str) and "day" not in item else item


@dataclass(slots=True)
class _Laying:
    """The work in hand: the two files, and what has been found in the language file so far."""

    original: Filled[EventSheet]
    words: Filled[EventSheet]
    language: Language
    problems: list[Problem] = field(default_factory=list)
    repeated: list[Place] = field(default_factory=list)

    def wrong(self, place: Place, message: Message, cure: Message | None = None) -> None:
        self.problems.append(self.words.problem(place, message, cure))


def lay(original: Filled[EventSheet], words: Filled[EventSheet]) -> tuple[EventSheet, list[Problem]]:
    """Lay the language file `words` over the original; former slugs are gathered by `events`, not here."""
    work = _Laying(original, words, words.reading.language)
    merged = _merged(work, original.sheet, words.sheet, (), ())
    if work.repeated:
        keys = ", ".join(dict.fromkeys(label(place) for place in work.repeated))
        work.problems.append(
            words.problem(
                work.repeated[0],
                say("repeats facts of {path}: {keys}", path=_name(original), keys=keys),
                say("these lines may go"),
                "warning",
            )
        )
    return merged, work.problems


def _merged(work: _Laying, original: S, words: Sheet, place: Place, home: Place) -> S:
    """The sheet at `home` in the original with the words of the sheet at `place` in the language file."""
    changes: dict[str, object] = {}
    for name, value in fields(words):
        here, there = (*place, key(words, name)), (*home, key(original, name))
        given = getattr(original, name)
        if name in ("address", "former_slugs", "translates") or (name in ("id", "for_") and given == value):
            continue
        if isinstance(value, Text):
            changes[name] = _texts(work, given, value, here)
        elif listed := parts(value):
            changes[name] = _lists(work, parts(given), listed, here, there)
        elif isinstance(value, Sheet) and isinstance(given, Sheet):
            changes[name] = _merged(work, given, value, here, there)
        else:
            _fact(work, given, value, here, there)
    return original.model_copy(update=changes)


def _texts(work: _Laying, given: Text, value: Text, place: Place) -> Text:
    words, present = value.own(work.language), given.own(work.language)
    if present and present != words:
        work.wrong(
            place,
            say("is given in {path} too: '{present}'", path=_name(work.original), present=present),
            say("remove it from one of the two"),
        )
    elif present:
        work.repeated.append(place)
    merged = given or Text(original=work.original.reading.language)
    return replace(merged, **{work.language: words})  # type: ignore[arg-type]  # a language is never "original"


def _fact(work: _Laying, given: object, value: object, place: Place, home: Place) -> None:
    if work.original.is_damaged(home) or not value:
        return
    if given == value:
        work.repeated.append(place)
        return
    line = work.original.source.line(home)
    if not given:
        message = say("is a fact, and facts stand in {path}", path=_name(work.original))
    else:
        message = say("differs from {path}, line {line}; facts stand there only", path=_name(work.original), line=line)
    work.wrong(place, message, say("remove this line"))


def _lists(
    work: _Laying, given: Sequence[Sheet], words: Sequence[Sheet], place: Place, home: Place
) -> tuple[Sheet, ...]:
    """The list with the words of those of its things that the language file addresses."""
    if place == ("programme",):
        return _programme(work, given, words)
    merged = list(given)
    for number, each in enumerate(words):
        here = (*place, number)
        if not each.model_fields_set:
            continue
        for index in _addressed(work, given, each, here, home):
            merged[index] = _merged(work, merged[index], each, here, (*home, index))
    return tuple(merged)


def _addressed(work: _Laying, given: Sequence[Sheet], words: Sheet, place: Place, home: Place) -> Iterator[int]:
    """Where in the original's list the thing stands that these words are for; nowhere is a problem."""
    if len(given) == 1 and isinstance(words, RegistrationSheet) and not words.for_:
        yield 0
        return
    for index, each in enumerate(given):
        if each == words or (_name_of(words) and _name_of(each) == _name_of(words)):
            yield index
            return
    if work.original.is_damaged(home):
        return
    known = ", ".join(filter(None, (_name_of(each) for each in given)))
    file = _name(work.original)
    if not _name_of(words):
        work.wrong(place, say("must say which one it translates: give it an id in {path} and here", path=file))
    elif known:
        work.wrong(place, say("'{id}' is not in {path}; there are {known}", id=_name_of(words), path=file, known=known))
    else:
        work.wrong(place, say("'{id}' is not in {path}: give the id there", id=_name_of(words), path=file))


def _name_of(sheet: Sheet) -> str:
    """By what it is addressed in its list."""
    if isinstance(sheet, ContactSheet):
        return sheet.id or sheet.person
    name = "name" if isinstance(sheet, SpeakerSheet) else "for_" if isinstance(sheet, RegistrationSheet) else "id"
    return str(getattr(sheet, name, ""))


# The programme: items are addressed by id or by time, in one list or day by day.


@dataclass(frozen=True, slots=True)
class _Slot:
    """An item of the original's programme: where it stands, on which day."""

    home: Place
    day: date | None
    item: ItemSheet


def _programme(work: _Laying, given: Sequence[Sheet], words: Sequence[Sheet]) -> tuple[Sheet, ...]:
    merged = {("programme", number): part for number, part in enumerate(given)}
    days = event_days(work.original.sheet)
    for number, part in enumerate(words):
        place: Place = ("programme", number)
        if isinstance(part, DaySheet):
            _day(work, merged, days, part, place)
        elif isinstance(part, ItemSheet) and part.model_fields_set:
            _item(work, merged, days, part, place, None)
    return tuple(merged.values())


def _day(
    work: _Laying, merged: dict[tuple[str, int], Sheet], days: Sequence[date], words: DaySheet, place: Place
) -> None:
    found = _read(work, (*place, "day"), lambda: when.read_day(words.day, days))
    if not found:
        return
    for home, part in merged.items():
        if isinstance(part, DaySheet) and day_of(part, days) == found:
            title = _texts(work, part.title, words.title, (*place, "title")) if words.title else part.title
            merged[home] = part.model_copy(update={"title": title})
            break
    else:
        work.wrong((*place, "day"), say("{path} has no programme for this day", path=_name(work.original)))
        return
    for number, item in enumerate(words.items):
        _item(work, merged, days, item, (*place, "items", number), found)


def _item(
    work: _Laying,
    merged: dict[tuple[str, int], Sheet],
    days: Sequence[date],
    words: ItemSheet,
    place: Place,
    day: date | None,
) -> None:
    slots = list(_slots(merged, days))
    found = [slot for slot in slots if slot.item.id and slot.item.id == words.address and day in (None, slot.day)]
    if not found and _day_of_address(words, days):
        _day(
            work,
            merged,
            days,
            DaySheet.model_construct({"day", "title"}, day=words.address, title=words.title, items=()),
            place,
        )
        return
    if not found:
        found = _at_time(work, slots, days, words, place, day)
    if len(found) == 1:
        _replace(merged, found[0].home, _merged(work, found[0].item, words, place, found[0].home))


def _replace(merged: dict[tuple[str, int], Sheet], home: Place, item: ItemSheet) -> None:
    top = ("programme", int(home[1]))
    if len(home) == 2:
        merged[top] = item
        return
    if isinstance(day := merged[top], DaySheet):
        items = list(day.items)
        items[int(home[3])] = item
        merged[top] = day.model_copy(update={"items": tuple(items)})


def _day_of_address(words: ItemSheet, days: Sequence[date]) -> date | None:
    """The day that the address names ("26.3."), when it names only a day."""
    if words.model_fields_set - {"address", "title"}:
        return None
    try:
        return when.read_day(words.address, days)
    except WrongError:
        return None


def _at_time(
    work: _Laying, slots: Sequence[_Slot], days: Sequence[date], words: ItemSheet, place: Place, day: date | None
) -> list[_Slot]:
    if not slots and work.original.is_damaged(("programme",)):
        return []
    read = _read(work, place, lambda: when.read_day_hours(words.address, days)) if _is_time(words.address) else None
    if _is_time(words.address) and not read:
        return []
    on, hours = read or (None, None)
    on = on or day
    found = [
        slot
        for slot in slots
        if hours and slot.item.time and slot.item.time.start == hours.start and on in (None, slot.day)
    ]
    file = _name(work.original)
    if len(found) > 1:
        say_which = say("{count} items start at {time}", count=len(found), time=words.address)
        work.wrong(place, say_which, say("give each an id in {path} and use the ids here", path=file))
    elif not found and not work.original.is_damaged(("programme",)):
        known = ", ".join(slot.item.id or _clock(slot.item) for slot in slots)
        message = say("the programme in {path} has no item '{address}'", path=file, address=words.address)
        work.wrong(place, message, say("it has {known}", known=known) if known else None)
    return found


def _is_time(address: str) -> bool:
    return address[:1].isdigit() or " " in address


def _clock(item: ItemSheet) -> str:
    return when.clock(item.time.start) if item.time else ""


def _slots(merged: dict[tuple[str, int], Sheet], days: Sequence[date]) -> Iterator[_Slot]:
    for home, part in merged.items():
        if isinstance(part, ItemSheet):
            yield _Slot(home, None, part)
        elif isinstance(part, DaySheet):
            day = day_of(part, days)
            for number, item in enumerate(part.items):
                yield _Slot((*home, "items", number), day, item)


def event_days(sheet: EventSheet) -> tuple[date, ...]:
    """Every day on which the event is held."""
    return tuple(sorted({day for occasion in sheet.time if occasion.time for day in occasion.time.days}))


def day_of(part: DaySheet, days: Sequence[date]) -> date | None:
    """The day that a part of the programme is for; None when it cannot be read."""
    try:
        return when.read_day(part.day, days)
    except WrongError:
        return None


def _read(work: _Laying, place: Place, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except WrongError as wrong:
        work.wrong(place, wrong.message, wrong.cure)
        return None


def _name(filled: Filled[EventSheet]) -> str:
    return filled.source.path.rpartition("/")[2]
