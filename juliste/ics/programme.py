"""A calendar entry → the lines of its programme: times and titles, with tracks and rooms, a heading for each day."""

from juliste import when, wording
from juliste.ics.entry import Entry
from juliste.model import Item, ProgrammeDay


def programme(entry: Entry) -> list[str]:
    """One text an item; a heading stands in the same text as the first item below it, so that none is left alone."""
    heading = entry.catalogue.gettext("Programme")
    lines = [line for day in entry.event.programme_of(entry.occasion) for line in _day(day, entry)]
    return [f"{heading}\n{lines[0]}", *lines[1:]] if lines else []


def _day(day: ProgrammeDay, entry: Entry) -> list[str]:
    lines = [_line(item, entry) for item in day.items]
    heading = _heading(day, entry)
    return [f"\n{heading}\n{lines[0]}", *lines[1:]] if lines and heading else lines


def _heading(day: ProgrammeDay, entry: Entry) -> str:
    """The date, where the entry's own does not tell it, and the day's title."""
    code = entry.catalogue.code
    date = "" if entry.occasion.span.days == (day.day,) else when.day(day.day, code)
    return ": ".join(filter(None, (date, day.title.shown(code))))


def _line(item: Item, entry: Entry) -> str:
    code = entry.catalogue.code
    title = wording.marked_title(wording.item_title(item, entry.catalogue).text, item.status.kind, entry.catalogue)
    where = ", ".join(text.shown(code) for text in item.where)
    said = f"{item.hours} {title}"
    return f"{said} ({where})" if where else said
