"""A VTIMEZONE → the offset of each moment, when it is two yearly changes of the clock (RFC 5545, 3.6.5).

Outlook reads one STANDARD and one DAYLIGHT with such rules, and nothing else (MS-OXCICAL 2.1.3.1.1.19).
"""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from tests.ics_lint.clock import LOCAL, offset, seconds
from tests.ics_lint.octets import Findings
from tests.ics_lint.tree import Component

_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONTH = re.compile("BYMONTH=([1-9]|1[0-2])")
_WEEKDAY = re.compile(r"BYDAY=([+-]?[1-4])(MO|TU|WE|TH|FR|SA|SU)")
_OFFSETS = ("TZOFFSETFROM", "TZOFFSETTO")


class Yearly(NamedTuple):
    """A day of each year. nth: -1 is the month's last such weekday; each month has four, so the day always exists."""

    month: int
    nth: int
    weekday: int

    def day(self, year: int) -> date:
        """The day in that year."""
        last = monthrange(year, self.month)[1] if self.nth < 0 else 1
        edge = date(year, self.month, last)
        if self.nth < 0:
            return edge - timedelta((edge.weekday() - self.weekday) % 7 - 7 * (self.nth + 1))
        return edge + timedelta((self.weekday - edge.weekday()) % 7 + 7 * (self.nth - 1))


class Change(NamedTuple):
    """A STANDARD or DAYLIGHT. first: on the clock before it; offsets before and after in seconds east of UTC."""

    first: int
    yearly: Yearly
    before: int
    after: int

    def moments(self) -> Iterator[int]:
        """When it comes, as POSIX timestamps, as long as there are years."""
        for year in range(datetime.fromtimestamp(self.first, UTC).year, MAXYEAR + 1):
            shown = (self.yearly.day(year).toordinal() - _EPOCH) * _DAY + self.first % _DAY
            yield shown - self.before


class Zone(NamedTuple):
    """All changes in order: POSIX timestamps, and the offset from each on. either: the offsets that there are."""

    moments: tuple[int, ...]
    offsets: tuple[int, ...]
    either: frozenset[int]

    def offset(self, moment: float) -> int | None:
        """Seconds east of UTC at a POSIX timestamp; None before the first change."""
        place = bisect_right(self.moments, moment)
        return self.offsets[place - 1] if place else None

    def before_first(self, shown: int) -> bool:
        """Whether a clock of the zone shows this before the first change, whatever the offset was."""
        return any(self.offset(shown - each) is None for each in self.either)

    def when(self, shown: int) -> list[int]:
        """The timestamps at which a clock of the zone shows this: none in spring's gap, two in autumn's hour."""
        return [shown - each for each in self.either if self.offset(shown - each) == each]


def zones(calendar: Component) -> dict[str, Zone | None]:
    """The zones of a VCALENDAR by TZID; None for those that cannot be evaluated."""
    return {each.value("TZID"): _zone(each) for each in calendar.parts_named("VTIMEZONE")}


def _zone(timezone: Component) -> Zone | None:
    changes = _changes(timezone)
    return _merged(*changes) if len(changes) == len(timezone.parts) == 2 else None


@cache  # for a calendar's VTIMEZONE is nearly always the same, with 8,000 years of changes
def _merged(one: Change, other: Change) -> Zone:
    changes = sorted((moment, change.after) for change in (one, other) for moment in change.moments())
    moments, offsets = zip(*changes, strict=True)
    return Zone(moments, offsets, frozenset(offsets))


def _changes(timezone: Component) -> list[Change]:
    return [change for change in map(_change, timezone.parts) if change]


def _change(part: Component) -> Change | None:
    first, yearly = seconds(part.value("DTSTART")), _yearly(part.value("RRULE"))
    before, after = (offset(part.value(name)) for name in _OFFSETS)
    if first is None or yearly is None or before is None or after is None:
        return None
    return Change(first, yearly, before, after)


def _yearly(rule: str) -> Yearly | None:
    parts = sorted(rule.split(";"))
    if len(parts) != 3 or parts[2] != "FREQ=YEARLY":
        return None
    weekday, month = _WEEKDAY.fullmatch(parts[0]), _MONTH.fullmatch(parts[1])
    if not weekday or not month:
        return None
    return Yearly(int(month[1]), int(weekday[1]), _WEEKDAYS.index(weekday[2]))


def one_change_to_and_one_from(timezone: Component) -> Findings:
    """A VTIMEZONE has one STANDARD and one DAYLIGHT: of several, Outlook reads one (MS-OXCICAL 2.1.3.1.1.19.2)."""
    for name in ("STANDARD", "DAYLIGHT"):
        if len(timezone.parts_named(name)) != 1:
            yield timezone.number, f"the VTIMEZONE does not have one {name}, but {len(timezone.parts_named(name))}"


def changes_meet(timezone: Component) -> Findings:
    """The offset after one change is that before the other (RFC 5545, 3.8.3.3 and 3.8.3.4)."""
    changes = [(change.before, change.after) for change in _changes(timezone)]
    if len(changes) == 2 and changes[0] != changes[1][::-1]:
        yield timezone.number, "the offsets of STANDARD and DAYLIGHT do not meet"


def no_list_of_dates(part: Component) -> Findings:
    """There is no RDATE: desktop Outlook is one hour off with it."""
    if line := part.first("RDATE"):
        yield line.number, f"the {part.name} has RDATE, which Outlook does not read"


def start_is_local(part: Component) -> Findings:
    """Its DTSTART is what the clock shows before the change, without TZID, VALUE or Z (RFC 5545, 3.6.5)."""
    line = part.first("DTSTART")
    if line and line.value and (line.parameters or not LOCAL.fullmatch(line.value) or seconds(line.value) is None):
        yield line.number, f"DTSTART of {part.name} is not a local time YYYYMMDDTHHMMSS that exists"


def offsets_are_offsets(part: Component) -> Findings:
    """TZOFFSETFROM and TZOFFSETTO are written +HHMM or -HHMM, seconds if need be (RFC 5545, 3.3.14)."""
    for line in filter(None, map(part.first, _OFFSETS)):
        if line.value and offset(line.value) is None:
            yield line.number, f"{line.name} is not an offset such as +0200"


def rule_is_yearly(part: Component) -> Findings:
    """RRULE has FREQ=YEARLY, one BYMONTH and one BYDAY such as -1SU (MS-OXCICAL 2.1.3.1.1.19.2.2)."""
    line = part.first("RRULE")
    if line and line.value and not _yearly(line.value):
        yield line.number, "RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU"


def start_fits_its_rule(part: Component) -> Findings:
    """DTSTART is one of the days of RRULE (RFC 5545, 3.8.5.3): what comes of others is not defined."""
    line = part.first("DTSTART")
    shown, yearly = seconds(line.value) if line else None, _yearly(part.value("RRULE"))
    if line and shown is not None and yearly:
        first = datetime.fromtimestamp(shown, UTC).date()
        if yearly.day(first.year) != first:
            yield line.number, f"DTSTART of {part.name} is not a day of its RRULE"
