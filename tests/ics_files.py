"""An event → its calendar as bytes, as unfolded lines, as entries that icalendar reads; each file is linted."""

from datetime import datetime
from typing import Any

from icalendar import Calendar
from icalendar.cal import Component

from juliste import ics
from juliste.model import Event, Language
from tests.builders import REVISED, catalogues, event, occasion, settings
from tests.ics_lint import lint


def file(of: Event, language: Language = "fi", revised: datetime = REVISED) -> bytes:
    """Its own calendar."""
    written = ics.single_file(ics.entries(of, language, revised, catalogues()[language], settings()), language)
    assert lint(written) == []
    return written


def entries(of: Event, language: Language = "fi") -> list[Component]:
    """The entries of its own calendar."""
    return Calendar.from_ical(file(of, language)).walk("VEVENT")


def entry(of: Event, language: Language = "fi") -> Component:
    """The only one."""
    (only,) = entries(of, language)
    return only


def at(time: str, **changes: Any) -> Event:  # noqa: ANN401 - any field of an event
    """An event at that time, as authors write it."""
    return event(occasions=(occasion(time),), **changes)


def unfolded(of: Event, language: Language = "fi") -> list[str]:
    """The lines of its own calendar."""
    return file(of, language).decode().replace("\r\n ", "").split("\r\n")


def lines(of: Event, *names: str) -> list[str]:
    """The unfolded lines of those properties in the entries."""
    return lines_of(file(of), *names)


def description(of: Event, language: Language = "fi") -> str:
    """The description of its only entry."""
    return str(entry(of, language)["DESCRIPTION"])


def programme(of: Event, language: Language = "fi") -> bytes:
    """The calendar of its programme."""
    written = ics.programme_file(of, language, REVISED, catalogues()[language], settings())
    assert lint(written) == []
    return written


def lines_of(written: bytes, *names: str) -> list[str]:
    """The unfolded lines of those properties in the entries of a file."""
    entries_only = written.decode().replace("\r\n ", "").partition("BEGIN:VEVENT")[2].split("\r\n")
    return [each for each in entries_only if each.startswith(names)]
