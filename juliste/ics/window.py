"""Cards and the size of their entries → the events that a feed holds."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from juliste.model import Card

MOST_OCTETS = 1_000_000
"""Google reads no more of a calendar."""

_AROUND = 4_000
"""Octets that are kept for the head, the time zone and the end of the file."""


@dataclass(frozen=True, slots=True)
class Window:
    """The events in a feed, by time. past, coming: how many were left out because it would have been too large."""

    cards: tuple[Card, ...]
    past: int = 0
    coming: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether any was left out."""
        return bool(self.past or self.coming)


def window(cards: Iterable[Card], octets: Callable[[Card], int], moment: datetime, months: int) -> Window:
    """The events of the last months and all coming ones, as many as there is room for.

    octets: the size of a card's entries. Of what is too much, the oldest past events go first, then the farthest coming
    ones. A day's builds hold the same events: who is in is told by days.
    """
    since = _months_before(moment, months)
    coming: list[Card] = []
    past: list[Card] = []
    for card in cards:
        if card.ends.astimezone(moment.tzinfo).date() >= since:
            (coming if card.ends > moment else past).append(card)
    wanted = [*sorted(coming, key=_start), *sorted(past, key=_end, reverse=True)]
    kept = wanted[: _fitting(map(octets, wanted))]
    return Window(
        tuple(sorted(kept, key=_start)),
        past=min(len(wanted) - len(kept), len(past)),
        coming=max(0, len(coming) - len(kept)),
    )


def _fitting(sizes: Iterable[int]) -> int:
    """How many of the first ones fit into a feed."""
    return sum(total <= MOST_OCTETS - _AROUND for total in accumulate(sizes))


def _months_before(moment: datetime, months: int) -> date:
    """The same day so many months before, or the last one of its month."""
    number = moment.year * 12 + moment.month - 1 - months
    if number < 12:
        return date.min
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(moment.day, monthrange(year, month)[1]))


def _start(card: Card) -> tuple[datetime, str]:
    return card.starts, card.id


def _end(card: Card) -> tuple[datetime, str]:
    return card.ends, card.id
