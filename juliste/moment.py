"""A moment in; the same moment out, noting for how long all that was asked of it gets the same answers.

What a page says of the moment it says by comparing it: "is the event over?". So nobody has to list what makes a page
change with time: whatever a comparison was made with is when the answer changes.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import inf

from msgspec import Struct


class Lasting(Struct):
    """From when (None: ever before) until when (None: for ever) the answers hold; `until` itself is out."""

    since: datetime | None = None
    until: datetime | None = None

    def is_before(self, moment: datetime, other: datetime, after: timedelta = timedelta()) -> bool:
        """Whether the moment, in UTC, is before another, which is noted.

        after: how long after that one the answer becomes another.
        """
        turn = other.astimezone(UTC)  # two of the same zone are compared in a third of the time
        if after:
            turn += after
        if moment < turn:
            if self.until is None or turn < self.until:
                self.until = turn
            return True
        if self.since is None or turn > self.since:
            self.since = turn
        return False

    def seconds(self) -> tuple[float, float]:
        """The same in seconds since 1970, from minus infinity to infinity."""
        return self.since.timestamp() if self.since else -inf, self.until.timestamp() if self.until else inf

    def holds(self, moment: datetime) -> bool:
        """Whether the answers are the same at the moment."""
        return (self.since is None or self.since <= moment) and (self.until is None or moment < self.until)


class Moment(datetime):
    """A moment of a time zone. Compare it, and ask for its day; nothing else of it is noted, and so refused."""

    lasting: Lasting
    plain: datetime
    utc: datetime

    @classmethod
    def noting(cls, plain: datetime, lasting: Lasting) -> "Moment":
        """The moment, which notes in `lasting`."""
        parts = (plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second, plain.microsecond)
        made = cls(*parts, tzinfo=plain.tzinfo, fold=plain.fold)
        made.plain = plain
        made.utc = plain.astimezone(UTC)
        made.lasting = lasting
        return made

    def __lt__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        return self.lasting.is_before(self.utc, other)

    def __ge__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        return not self.lasting.is_before(self.utc, other)

    def __le__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        return self.lasting.is_before(self.utc, other, timedelta.resolution)

    def __gt__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        return not self.lasting.is_before(self.utc, other, timedelta.resolution)

    def __eq__(self, other: object) -> bool:
        raise NotImplementedError("for how long two moments are the same is not noted")

    __hash__ = None  # type: ignore[assignment]  # as for all that cannot be compared for equality

    def date(self) -> date:
        """Its day, which it has from midnight to midnight."""
        day = self.plain.date()
        for midnight in (day, day + timedelta(days=1)):
            self.lasting.is_before(self.utc, datetime.combine(midnight, time(), self.tzinfo))
        return day

    def astimezone(self, tz: tzinfo | None = None) -> "Moment":
        """The same moment by another clock."""
        return self.noting(self.plain.astimezone(tz), self.lasting)
