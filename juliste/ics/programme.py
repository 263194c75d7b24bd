"""A calendar entry → the lines of its programme: times and titles, with tracks and rooms, a heading for each day."""

from datetime import timedelta

from juliste import when, wording
from juliste.ics.entry import Entry
from juliste.model import NO_TEXT, Item, ProgrammeDay


def programme(entry: Entry) -> list[str]:
    """One text an item; a heading stands in the same text as the first item below it, so that none is left alone."""
    heading = entry.catalogue.gettext("Programme")
    lines = [line for day in _days(entry) for line in _day(day, entry)]
    return [f"{heading}\n{lines[0]}", *lines[1:]] if lines else []


def _days(entry: Entry) -> list[ProgrammeDay]:
    """The days that belong to the occasion: all when there is one occasion, or when each has the same programme."""
    event = entry.event
    if len(event.occasions) == 1 or event.repeats:
        return list(event.programme)
    return [day for day in event.programme if day.day in entry.occasion.span.days]


def _day(day: ProgrammeDay, entry: Entry) -> list[str]:
    lines = [_line(item, entry) for item in day.items]
    heading = _heading(day, entry)
    return [f"\n{heading}\n{lines[0]}", *lines[1:]] if lines and heading else lines


def _heading(day: ProgrammeDay, entry: Entry) -> str:
    """The date, where the entry's own does not tell it, and the day's title."""
    code, occasion = entry.catalogue.code, entry.occasion
    # The items of a programme that repeats carry the days of the first occasion.
    later = occasion.span.first_day - entry.event.occasions[0].span.first_day if entry.event.repeats else timedelta()
    on = day.day + later
    date = "" if occasion.span.days == (on,) else when.day(on, code)
    return ": ".join(filter(None, (date, day.title.words(code).text)))


def _line(item: Item, entry: Entry) -> str:
    code, span = entry.catalogue.code, item.span
    end = None if item.is_end or span.end == span.start else span.end
    title = wording.marked_title(wording.item_title(item, entry.catalogue).text, item.status.kind, entry.catalogue)
    room = item.room or (item.track.room if item.track else NO_TEXT)
    track = item.track.name if item.track else NO_TEXT
    where = ", ".join(filter(None, (track.words(code).text, room.words(code).text)))
    return f"{when.clock(span.start, end)} {title}" + (f" ({where})" if where else "")
