"""DTSTART and DTEND of a VEVENT → what is wrong in them, alone and together (RFC 5545, 3.3.4, 3.3.5 and 3.8.2)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tests.ics_lint.clock import DATE, IN_UTC, LOCAL, seconds
from tests.ics_lint.lines import Line, Parameters
from tests.ics_lint.octets import Findings
from tests.ics_lint.tree import Component
from tests.ics_lint.zone import Zone

Zones = dict[str, Zone | None]
NAMES = ("DTSTART", "DTEND")


class Time(NamedTuple):
    """A sound time. form: "a date", "in UTC" or "local". shown: seconds on its clock. tzid: of a local time."""

    form: str
    shown: int
    tzid: str


def times(event: Component) -> Iterator[Line]:
    """The start and the end of an event, those that are there."""
    return filter(None, map(event.first, NAMES))


def date_is_called_date(line: Line) -> Findings:
    """A date has VALUE=DATE, for the property's own type is a time (RFC 5545, 3.8.2.4)."""
    if DATE.fullmatch(line.value) and not _is_date(line):
        yield line.number, f"{line.name} is a date without VALUE=DATE"


def date_is_a_date(line: Line) -> Findings:
    """What has VALUE=DATE is a date (RFC 5545, 3.3.4)."""
    if _is_date(line) and not DATE.fullmatch(line.value):
        yield line.number, f"{line.name} has VALUE=DATE, but is not written YYYYMMDD"


def date_has_no_zone(line: Line) -> Findings:
    """A date has no TZID (RFC 5545, 3.2.19)."""
    if _is_date(line) and line.parameter("TZID") is not None:
        yield line.number, f"{line.name} is a date with TZID"


def time_is_not_floating(line: Line) -> Findings:
    """A time is in UTC or has its TZID: a floating one (RFC 5545, 3.3.5) is another moment for each reader."""
    if LOCAL.fullmatch(line.value) and not _is_date(line) and line.parameter("TZID") is None:
        yield line.number, f"{line.name} is a time without a zone"


def utc_has_no_zone(line: Line) -> Findings:
    """A time in UTC has no TZID (RFC 5545, 3.2.19)."""
    if IN_UTC.fullmatch(line.value) and not _is_date(line) and line.parameter("TZID") is not None:
        yield line.number, f"{line.name} is in UTC and has TZID"


def time_has_a_form(line: Line) -> Findings:
    """A time is written YYYYMMDDTHHMMSS, with Z in UTC (RFC 5545, 3.3.5)."""
    if not _is_date(line) and not any(form.fullmatch(line.value) for form in (DATE, LOCAL, IN_UTC)):
        yield line.number, f"{line.name} is not written YYYYMMDDTHHMMSS, with or without Z"


def time_is_real(line: Line) -> Findings:
    """The day and the hour exist."""
    if any(form.fullmatch(line.value) for form in (DATE, LOCAL, IN_UTC)) and seconds(line.value) is None:
        yield line.number, f"{line.name} is a day or hour that does not exist"


def forms_agree(event: Component) -> Findings:
    """DTSTART and DTEND are both dates, both in UTC or both in a zone (RFC 5545, 3.8.2.2)."""
    start, end = _both(event)
    if start and end and start.form != end.form:
        yield _number(event), f"DTSTART is {start.form}, but DTEND is {end.form}"


def zone_is_known(event: Component, zones: Zones) -> Findings:
    """A TZID has its VTIMEZONE in the file (RFC 5545, 3.2.19)."""
    for line in times(event):
        tzid = line.parameter("TZID")
        if tzid is not None and tzid not in zones:
            yield line.number, f"TZID of {line.name} is {tzid!r}, which has no VTIMEZONE"


def clock_shows_it_once(event: Component, zones: Zones) -> Findings:
    """The zone's clock shows a local time once, by the file's own VTIMEZONE: else clients choose (RFC 5545, 3.3.5)."""
    for line in times(event):
        time = _sound(line.parameters, line.value)
        zone = zones.get(time.tzid) if time and time.form == "local" else None
        if time and zone and zone.before_first(time.shown):
            yield line.number, f"{line.name} is before the first change of its VTIMEZONE"
        elif time and zone and len(zone.when(time.shown)) != 1:
            yield line.number, f"{line.name} is a time that the zone's clock skips or shows twice"


def end_is_later(event: Component, zones: Zones) -> Findings:
    """DTEND is later than DTSTART (RFC 5545, 3.8.2.2): some clients refuse what lasts no time."""
    start, end = _both(event)
    if start and end and start.form == end.form:
        starts, ends = _moments(start, zones), _moments(end, zones)
        if starts and ends and ends[-1] <= starts[0]:
            yield _number(event), "DTEND is not later than DTSTART"


def _both(event: Component) -> tuple[Time | None, Time | None]:
    start, end = (event.first(name) for name in NAMES)
    return start and _sound(start.parameters, start.value), end and _sound(end.parameters, end.value)


def _is_date(line: Line) -> bool:
    return line.parameter("VALUE") == "DATE"


@lru_cache(20_000)  # each is asked for several times
def _sound(parameters: Parameters, value: str) -> Time | None:
    shown, given = seconds(value), dict(parameters)
    if shown is not None and given == {"VALUE": "DATE"} and DATE.fullmatch(value):
        return Time("a date", shown, "")
    if shown is not None and not given and IN_UTC.fullmatch(value):
        return Time("in UTC", shown, "")
    if shown is not None and set(given) == {"TZID"} and LOCAL.fullmatch(value):
        return Time("local", shown, given["TZID"])
    return None


def _moments(time: Time, zones: Zones) -> list[int]:
    if time.form != "local":
        return [time.shown]
    zone = zones.get(time.tzid)
    return zone.when(time.shown) if zone else []


def _number(event: Component) -> int:
    return list(times(event))[-1].number
