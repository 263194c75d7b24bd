"""Cards and the size of their entries → the events that a feed holds."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from juliste.model import Card

MOST_OCTETS = 1_000_000
"""Google reads no more of a calendar."""

_ROOM = MOST_OCTETS - 4_000
"""The same without the head, the time zone and the end of the file."""


class Window(Struct, frozen=True):
    """The events in a feed, by time. past, coming: how many were left out because it would have been too large.

    alone: how many of these would have been too large by themselves.
    """

    cards: tuple[Card, ...]
    past: int = 0
    coming: int = 0
    alone: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether any was left out."""
        return bool(self.past or self.coming)


def window(cards: Iterable[Card], octets: Callable[[Card], int], moment: datetime, months: int) -> Window:
    """The events of the last months and all coming ones, as many as there is room for.

    octets: the size of a card's entries. Of what is too much, the oldest past events go first, then the farthest coming
    ones; an event that alone is too large is never in. All is told by days: a day's builds hold the same events.
    """
    today, since = moment.date(), _months_before(moment, months)
    inside = [(day, card) for card in cards if (day := _last_day(card, moment)) >= since]
    coming = sorted((card for day, card in inside if day >= today), key=_start)
    past = [card for _, card in sorted(((day, card) for day, card in inside if day < today), key=_end, reverse=True)]
    sizes = {card.id: octets(card) for _, card in inside}
    kept = set(_fitting((card.id, sizes[card.id]) for card in [*coming, *past]))
    return Window(
        tuple(sorted((card for _, card in inside if card.id in kept), key=_start)),
        past=sum(card.id not in kept for card in past),
        coming=sum(card.id not in kept for card in coming),
        alone=sum(size > _ROOM for size in sizes.values()),
    )


def _last_day(card: Card, moment: datetime) -> date:
    """The last day that it takes part of by the clock of the site: an end at midnight belongs to the day before."""
    return (card.ends - timedelta(microseconds=1)).astimezone(moment.tzinfo).date()


def _fitting(sizes: Iterable[tuple[str, int]]) -> Iterator[str]:
    """The ids of the first ones that fit into a feed."""
    room = _ROOM
    for name, size in sizes:
        if size <= _ROOM:
            room -= size
            if room < 0:
                return
            yield name


def _months_before(moment: datetime, months: int) -> date:
    """The same day so many months before, or the last one of its month."""
    number = moment.year * 12 + moment.month - 1 - months
    if number < 12:
        return date.min
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(moment.day, monthrange(year, month)[1]))


def _start(card: Card) -> tuple[datetime, str]:
    return card.starts, card.id


def _end(dated: tuple[date, Card]) -> tuple[date, str]:
    day, card = dated
    return day, card.id
