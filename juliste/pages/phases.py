"""Times and deadlines of an event → from when until when a page says something of them.

A page is true whenever it is read. What is said only for a while stands in it with its moments: the build renders what
holds at the site's moment, the theme's script the rest in the reader's browser. Without scripts a page says no less,
for times and deadlines are told as such.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise

from msgspec import Struct

from juliste.language import Catalogue
from juliste.model import Occasion, Registration, RegistrationState, last_moment

SOON = timedelta(days=3)
"""How long before its end a registration closes soon."""

PARTS = 10
"""How many days of the same hours are told one by one; a longer time is one, from its first hour to its last."""


class Phase(Struct, frozen=True):
    """From when (None: ever before) until when (None: for ever)."""

    start: datetime | None = None
    end: datetime | None = None

    def is_on(self, moment: datetime) -> bool:
        """Whether it holds at the moment."""
        return not self.is_ahead(moment) and (self.end is None or moment < self.end)

    def is_ahead(self, moment: datetime) -> bool:
        """Whether it will hold later."""
        return self.start is not None and moment < self.start

    def is_past(self, moment: datetime) -> bool:
        """Whether it will not hold any more."""
        return not self.is_ahead(moment) and self.end is not None and self.end <= moment


ALWAYS = Phase()


class Label(Struct, frozen=True):
    """A word that holds for a while. has_day: whether it is true only with the day of the build beside it."""

    words: str
    phase: Phase
    has_day: bool = True


def of_occasion(occasion: Occasion, catalogue: Catalogue, *, is_one_of_several: bool = False) -> tuple[Label, ...]:
    """`Tänään`, then `Käynnissä`; one of several times is over by itself. Nothing of a time that is off."""
    if occasion.status.kind != "scheduled":
        return ()
    over = Label(catalogue.gettext("Over"), Phase(occasion.ends), has_day=False)
    return (*_running(occasion, catalogue), *((over,) if is_one_of_several else ()))


def _running(occasion: Occasion, catalogue: Catalogue) -> Iterator[Label]:
    today, under_way = catalogue.gettext("Today"), catalogue.gettext("Under way")
    if occasion.span.whole_days and len(occasion.span.days) == 1:
        yield Label(today, Phase(occasion.span.start, occasion.span.end))
        return
    for start, end in _parts(occasion):
        midnight = datetime.combine(start.date(), time(), start.tzinfo)
        if midnight < start:
            yield Label(today, Phase(midnight, start))
        yield Label(under_way, Phase(start, end))


def _parts(occasion: Occasion) -> tuple[tuple[datetime, datetime], ...]:
    parts = occasion.span.each
    if len(parts) == 1 or len(parts) > PARTS:
        return ((occasion.span.start, occasion.ends),)
    return tuple((part.start, part.end or part.start) for part in parts)


def of_registration(way: Registration, event_ends: datetime) -> tuple[tuple[RegistrationState, Phase], ...]:
    """The states of a registration one after another."""
    if way.kind != "open":
        return ((way.kind, ALWAYS),)
    closes = last_moment(way.closes) if way.closes else event_ends
    opens = way.opens.start if way.opens and not way.full and way.opens.start < closes else None
    changes = [change for change in (opens, closes) if change]
    before = changes[0] - timedelta.resolution
    return tuple(
        (way.state(start or before, event_ends), Phase(start, end)) for start, end in pairwise((None, *changes, None))
    )


def closing_soon(open_: Phase, catalogue: Catalogue) -> Label:
    """The word beside a registration that is open, in its last days."""
    assert open_.end is not None  # every registration closes
    soon = open_.end - SOON
    start = max(soon, open_.start) if open_.start else soon
    return Label(catalogue.gettext("Registration closes soon"), Phase(start, open_.end))
