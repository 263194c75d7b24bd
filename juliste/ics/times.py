"""A span → DTSTART and DTEND, so that every client shows the right hour (calendar rules: RFC 5545, 3.3.5 and 3.6.1)."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from juliste.ics.lines import line, stamp
from juliste.model import ASSUMED_LENGTH
from juliste.when import Span
from juliste.when.span import comes_twice

HELSINKI = "Europe/Helsinki"

# One STANDARD and one DAYLIGHT with yearly rules: Outlook reads no list of dates. Right from the autumn of 1996 on, the
# first with today's rules in Finland (tz database, "EU").
VTIMEZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        f"TZID:{HELSINKI}",
        "BEGIN:STANDARD",
        "DTSTART:19961027T040000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0200",
        "TZNAME:EET",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19970330T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
        "TZNAME:EEST",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "",
    )
).encode()
_ZONE = ZoneInfo(HELSINKI)
_FIRST_ONSET = datetime(1996, 10, 27, 1, tzinfo=UTC)


def is_banner(span: Span) -> bool:
    """Whether it is shown above the hours of its days: whole days, or hours that hold on each of several days."""
    return span.whole_days or (span.daily and len(span.days) > 1)


def times(span: Span) -> bytes:
    """DTSTART and DTEND; the end is always there and later than the start, or some clients refuse the entry."""
    if is_banner(span):
        return _day("DTSTART", span.first_day) + _day("DTEND", span.last_day + timedelta(days=1))
    # Lengths are added in UTC: on the clock on the wall an hour may be missing or come twice.
    start = span.start.astimezone(UTC)
    end = span.end.astimezone(UTC) if span.end else start
    if end <= start:
        end = start + ASSUMED_LENGTH
    return _moments(start, end, str(span.start.tzinfo) == HELSINKI)


@lru_cache(maxsize=256)  # the entry of an event in three languages, and its items: the same moments soon again
def _moments(start: datetime, end: datetime, in_helsinki: bool) -> bytes:
    """From two moments in UTC. By the clock of Helsinki where that is the event's, and enough to tell both."""
    local = (start.astimezone(_ZONE), end.astimezone(_ZONE))
    if in_helsinki and start >= _FIRST_ONSET and not any(map(comes_twice, local)):
        return _local("DTSTART", local[0]) + _local("DTEND", local[1])
    return stamp("DTSTART", start) + stamp("DTEND", end)


def _local(name: str, moment: datetime) -> bytes:
    return line(f"{name};TZID={HELSINKI}", f"{moment:%Y%m%dT%H%M%S}")


def _day(name: str, day: date) -> bytes:
    return line(f"{name};VALUE=DATE", f"{day:%Y%m%d}")
