"""A card → its entry in a list: the time that counts now, the place and the status, in the page's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from juliste import urls, when, wording
from juliste.model import Card, Occasion, StatusKind, Text
from juliste.pages.frame import Page
from juliste.pages.places import where


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in a list. span: the occasion that counts now, None while its new time is not known."""

    path: str
    title: Text
    summary: Text
    flag: str
    span: when.Span | None
    others: str
    place: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading. id: of the heading; path: where the heading leads, or ""."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    path: str = ""


def entries(cards: Iterable[Card], page: Page) -> tuple[Entry, ...]:
    """The entries of cards, in their order."""
    return tuple(_entry(card, page) for card in cards)


def by_month(cards: Sequence[Card], page: Page) -> tuple[Group, ...]:
    """The cards in groups by the month of the occasion that counts now; last those whose new time is not known."""

    def month(card: Card) -> tuple[int, int]:
        start = card.next_occasion(page.site.moment).span.start
        return start.year, start.month

    is_open = {card.id: _status(card, page) == "postponed" for card in cards}
    known, unknown = ([card for card in cards if is_open[card.id] == wanted] for wanted in (False, True))
    months = tuple(
        Group(f"m{year}-{number:02}", when.month(year, number, page.language), entries(group, page))
        for (year, number), group in groupby(sorted(known, key=month), key=month)
    )
    title = page.catalogue.gettext("New time to be announced")
    return (*months, Group("open", title, entries(unknown, page))) if unknown else months


def _status(card: Card, page: Page) -> StatusKind:
    """The event's own, else that of the occasion that counts now."""
    occasion = card.next_occasion(page.site.moment)
    return occasion.status.kind if card.status.kind == "scheduled" else card.status.kind


def _entry(card: Card, page: Page) -> Entry:
    occasion = card.next_occasion(page.site.moment)
    status = _status(card, page)
    is_open = status == "postponed"
    return Entry(
        path=urls.event_page(card, page.language),
        title=card.title,
        summary=card.summary,
        flag=wording.status_flag(status, page.catalogue),
        span=None if is_open else occasion.span,
        others="" if is_open else _others(card, occasion, page),
        place=where(occasion.place or card.place, card.online, page.catalogue),
    )


def _others(card: Card, shown: Occasion, page: Page) -> str:
    """How many more times it is still held."""
    more = [other for other in card.held if other.ends > page.site.moment and other != shown]
    return wording.other_times(len(more), page.catalogue)
