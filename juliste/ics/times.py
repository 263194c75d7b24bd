"""A span → DTSTART and DTEND, so that every client shows the right hour (calendar rules: RFC 5545, 3.3.5 and 3.6.1)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from juliste.ics.lines import line, stamp
from juliste.model import ASSUMED_LENGTH
from juliste.when import Span

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
    zone = span.start.tzinfo
    if str(zone) == HELSINKI and isinstance(zone, ZoneInfo) and all(_is_plain(each, zone) for each in (start, end)):
        return _local("DTSTART", start.astimezone(zone)) + _local("DTEND", end.astimezone(zone))
    return stamp("DTSTART", start) + stamp("DTEND", end)


def _is_plain(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the zone's clock alone tells the moment: it knows the rules by then, and shows the hour only once."""
    local = moment.astimezone(zone)
    return moment >= _FIRST_ONSET and local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def _local(name: str, moment: datetime) -> bytes:
    return line(f"{name};TZID={HELSINKI}", f"{moment:%Y%m%dT%H%M%S}")


def _day(name: str, day: date) -> bytes:
    return line(f"{name};VALUE=DATE", f"{day:%Y%m%d}")
