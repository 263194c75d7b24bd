"""A text that is no time comes in, what its author probably meant and how to write it goes out."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from juliste.problems import Message, WrongError, say
from juliste.when.dates import numbers, write
from juliste.when.forms import hours

_OFFSET = re.compile(
    r"(?<=[0-9])(?P<offset> ?z\b| ?\+[0-9:.]+)|(?P<named>(?:utc|gmt)\b(?: ?[+–][0-9:.]+)?)", re.IGNORECASE
)
_SLASHES = re.compile(r"(?<![0-9])([0-9]{1,2})(?P<mark>[/–])([0-9]{1,2})(?P=mark)([0-9]{4}|[0-9]{2})(?![0-9])")
_TWELVE = re.compile(r"(?<![0-9])(1[0-2]|0?[1-9])(?:[.:]([0-9]{2}))? ?([ap])\.?m\b\.?", re.IGNORECASE)


def why_unreadable(text: str, zone: ZoneInfo) -> WrongError | None:
    """The known mistake that a cleaned text has, with its cure; None when nothing is known of it."""
    offset, slashes, twelve = _OFFSET.search(text), _SLASHES.search(text), _TWELVE.search(text)
    if offset:
        return other_clock(offset[0].strip(), zone)
    if slashes:
        return _slashes(slashes)
    if twelve:
        return _twelve(twelve)
    if hours().fullmatch(text):
        return WrongError(
            say("the day is missing from '{written}'", written=text),
            say('write the day first, as in "25.3.2021 klo 9.00"'),
        )
    return None


def other_clock(written: str, zone: ZoneInfo) -> WrongError:
    """Hours by another clock than the event's."""
    return WrongError(
        say("hours are told by the clock of {zone}, without '{written}'", zone=zone.key, written=written),
        say("write the hours of that clock and leave '{written}' out", written=written),
    )


def _slashes(found: re.Match[str]) -> WrongError:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    year = year if year > 99 else 2000 + year
    days = dict.fromkeys(day for day in (_date(year, second, first), _date(year, first, second)) if day)
    values = [found.string[: found.start()] + numbers(day) + found.string[found.end() :] for day in days]
    message = say("a day is written as in 25.3.2021, not '{written}'", written=found[0].replace("–", "-"))
    return WrongError(message, _one_of(values))


def _one_of(values: list[str]) -> Message | None:
    if len(values) == 2:
        return say('write "{first}" or "{second}"', first=values[0], second=values[1])
    return write(values[0]) if values else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _twelve(found: re.Match[str]) -> WrongError:
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return WrongError(
        say("hours go from 0.00 to 24.00, not '{written}'", written=found[0]),
        say("write \"{time}\" for '{written}'", time=f"{hour}.{found[2] or '00'}", written=found[0]),
    )
