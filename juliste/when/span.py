"""Days, minutes and a zone come in, checked moments go out: the values that every time of the site is held in."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from juliste.problems import WrongError, say
from juliste.when.names import SEASONS, Language

MIDNIGHT = 24 * 60
_LEAST = timedelta(microseconds=1)

Exact = tuple[datetime, datetime | None, bool, bool, tzinfo | None, int, int]
"""A span's fields, its zone, and which of two equal hours its ends are."""


class Span(Struct, frozen=True):
    """From when to when, in the event's own zone.

    start, end: aware (ZoneInfo), in the same zone; end None: none was given. 24.00 is midnight of the next day.
    whole_days: only days were given; the end is the midnight after the last one.
    daily: the hours hold on each day: start is the first day's start, end the last day's end.
    Spans sort by the moments they start and end at. `==` does not see which of two equal hours of an autumn night is
    meant (datetime's own rule); `fold` does.
    """

    start: datetime
    end: datetime | None
    whole_days: bool = False
    daily: bool = False

    def __lt__(self, other: "Span") -> bool:
        return self.order() < other.order()

    def order(self) -> tuple[float, float, bool, bool]:
        """What spans are sorted by: as a `key` it is asked once of each."""
        return self.start.timestamp(), (self.end or self.start).timestamp(), self.whole_days, self.daily

    @property
    def exact(self) -> "Exact":
        """What tells it from every other, also from those that are equal to it: by it a cache may remember."""
        start, end = self.start, self.end
        return start, end, self.whole_days, self.daily, start.tzinfo, start.fold, end.fold if end else 0

    def is_elsewhere(self, zone: tzinfo) -> bool:
        """Whether its hours are told by another clock than that of the zone."""
        return self.start.utcoffset() != self.start.astimezone(zone).utcoffset()

    @property
    def first_day(self) -> date:
        """The day it starts on."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day that it takes part of: an end at midnight belongs to the day before."""
        if self.end is None:
            return self.first_day
        return (self.end - _LEAST).date()  # by the clock on the wall, as Python subtracts

    @property
    def days(self) -> tuple[date, ...]:
        """Every day from the first to the last."""
        first, last = self.first_day, self.last_day
        if first == last:
            return (first,)
        return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))

    @property
    def each(self) -> tuple["Span", ...]:
        """Its unbroken parts: one a day when the hours hold on each day, otherwise itself."""
        if not self.daily or self.end is None:
            return (self,)
        zone, opens = self.start.tzinfo, self.start.time()
        length = _since_midnight(self.end, self.last_day)
        return tuple(
            Span(datetime.combine(day, opens, zone), datetime.combine(day, time(), zone) + length) for day in self.days
        )

    def later(self, time: timedelta) -> "Span":
        """The same span so many days later, by the clock on the wall."""
        return replace(self, start=self.start + time, end=self.end and self.end + time)


class Hours(Struct, frozen=True):
    """Hours of some day, in minutes since its midnight: start 0–1439; end 1–1440 (24.00), None when none was given.

    start_fold, end_fold: for an hour that comes twice in an autumn night, 0 the first, 1 the second; None: not said.
    """

    start: int
    end: int | None = None
    start_fold: int | None = None
    end_fold: int | None = None


def whole_days(first: date, last: date, zone: ZoneInfo) -> Span:
    """The days from first to last, both included."""
    after = last + timedelta(days=1)
    return Span(datetime.combine(first, time(), zone), datetime.combine(after, time(), zone), whole_days=True)


def on_day(hours: Hours, day: date, zone: ZoneInfo, language: Language = "fi") -> Span:
    """Those hours on that day. WrongError: as `moment`."""
    start = moment(day, hours.start, zone, hours.start_fold, language)
    if hours.end is None:
        return Span(start, None)
    return Span(start, moment(day, hours.end, zone, hours.end_fold, language))


@lru_cache(maxsize=1024)  # an item of a programme ends when the next one begins
def moment(day: date, minutes: int, zone: ZoneInfo, fold: int | None = None, language: Language = "fi") -> datetime:
    """The moment `minutes` (0–1440) after the midnight of a day, by the clock on the wall.

    WrongError: the clocks skip that hour in spring; it comes twice in autumn and `fold` does not say which is meant
    (the cure says how to write it, in `language`); `fold` is said of an hour that comes once.
    """
    at = wall(day, minutes, zone)
    if minutes == MIDNIGHT:
        return at
    if is_skipped(at):
        raise _skipped(at)
    if comes_twice(at):
        if fold is None:
            raise _twice(at, language)
        return at.replace(fold=fold)
    if fold is not None:
        raise WrongError(
            say("{date} has only one {time}: summer or winter time need not be said", date=_dmy(at), time=_clock(at)),
            say('write "{time}" alone', time=_clock(at)),
        )
    return at


def wall(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The unchecked clock time `minutes` after a day's midnight."""
    return datetime.combine(day, time(), zone) + timedelta(minutes=minutes)


def is_skipped(at: datetime) -> bool:
    """Whether the clocks jump over it."""
    return _is_at_a_change(at) and _is_moved(at)


def comes_twice(at: datetime) -> bool:
    """Whether the clocks show it twice."""
    return _is_at_a_change(at) and not _is_moved(at)


def _is_at_a_change(at: datetime) -> bool:
    """Whether the clocks skip it or show it twice: then `fold` makes a difference (PEP 495)."""
    return at.utcoffset() != at.replace(fold=1 - at.fold).utcoffset()


def _is_moved(at: datetime) -> bool:
    """Whether the clocks show another hour at that moment."""
    return at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) != at.replace(tzinfo=None)


def _skipped(at: datetime) -> WrongError:
    moved = at.astimezone(UTC).astimezone(at.tzinfo)
    return WrongError(
        say("there is no {time} on {date}: the clocks go forward past it", time=_clock(at), date=_dmy(at)),
        say('by then the clocks show "{time}"', time=_clock(moved)),
    )


def _twice(at: datetime, language: Language) -> WrongError:
    first, second = (f"{_clock(at)} {season}" for season in SEASONS[language])
    return WrongError(
        say("{time} comes twice on {date}: the clocks go back", time=_clock(at), date=_dmy(at)),
        say('write "{first}" for the first or "{second}" for the second', first=first, second=second),
    )


def _since_midnight(at: datetime, day: date) -> timedelta:
    return at.replace(tzinfo=None) - datetime.combine(day, time())


def _clock(at: datetime) -> str:
    return f"{at.hour}.{at.minute:02}"


def _dmy(at: datetime) -> str:
    return f"{at.day}.{at.month}.{at.year}"
