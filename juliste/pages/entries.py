"""A card → its entry in a list: the time that counts now, the place and the status, in the page's language.

An entry is made once for all lists of a language, and remembered: a list puts entries together.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from juliste import urls, when, wording
from juliste.model import Card, Language, Occasion, StatusKind, Text
from juliste.pages import phases
from juliste.pages.frame import Page
from juliste.pages.phases import Label, Phase
from juliste.pages.places import where
from juliste.pages.site import Site
from juliste.pages.templates import render

ADDRESS = "\x01"
"""Stands for the link to the event's page, which each list has from where it is; no text can hold it (load)."""

Part = Literal["", "coming", "past"]

ONLINE = "online"
"""What stands for a town where one can take part over the net."""


class Time(Struct, frozen=True):
    """The time that counts for a while: until it is over and the next one does. labels: what holds of it.

    others: how many more times the event is still held then.
    """

    span: when.Span
    phase: Phase
    labels: tuple[Label, ...]
    others: str
    place: str


class Entry(Struct, frozen=True):
    """An event in a list. times: one after another; none while its new time is not known, where `place` stands alone.

    notes: what else to know of it before its page is opened; nothing of a past event.
    ends: when it goes from the coming events to the past ones; without an end when it is among the past ones already.
    topics, places, languages: what the list can be narrowed by.
    """

    title: Text
    summary: Text
    flag: str
    notes: tuple[str, ...]
    times: tuple[Time, ...]
    place: str
    ends: Phase
    topics: tuple[str, ...]
    places: tuple[str, ...]
    languages: tuple[str, ...]


class Listed(Struct, frozen=True):
    """An event's entry as HTML, with `ADDRESS` in place of the link.

    plain: with the day of the build beside what holds only for a while; moving: for lists that it leaves when it is
    over, and for the past events.
    """

    plain: str
    moving: str


class Group(Struct, frozen=True):
    """Entries under a heading. id: of the heading; path: where the heading leads, or "".

    part: whether an entry leaves it when its event is over, and whether it is where such entries go.
    """

    id: str
    title: str
    cards: Sequence[Card]
    entries: Markup
    path: str = ""
    part: Part = ""


def listed(card: Card, language: Language, site: Site) -> Listed:
    """The entry of an event in the lists of a language. It depends on no other event."""
    page = Page(site, language, ADDRESS, card.title.words(language), "")
    entry = _entry(card, page)

    def html(*, is_dated: bool) -> str:
        return render("entry.html", page, entry=entry, address=ADDRESS, is_dated=is_dated).decode().rstrip("\n") + "\n"

    plain = html(is_dated=True)
    return Listed(plain, html(is_dated=False) if card.ends > site.moment else plain)


def group(name: str, title: str, cards: Sequence[Card], page: Page, path: str = "", part: Part = "") -> Group:
    """The entries of cards, in their order."""
    return Group(name, title, cards, Markup("".join(_htmls(cards, page, part))), path, part)  # noqa: S704 - made here


def _htmls(cards: Sequence[Card], page: Page, part: Part) -> Iterator[str]:
    site, language = page.site, page.language
    made = site.listed(cards, language) if site.listed else (listed(card, language, site) for card in cards)
    for card, entry in zip(cards, made, strict=True):
        html = entry.moving if part else entry.plain
        yield html.replace(ADDRESS, page.href(urls.event_page(card, language)))


def by_month(cards: Sequence[Card], page: Page, part: Part = "") -> tuple[Group, ...]:
    """The cards in groups by the month of the occasion that counts now; last those whose new time is not known."""

    def month(card: Card) -> tuple[int, int]:
        start = page.site.now[card.id].span.start
        return start.year, start.month

    unknown = [card for card in cards if _status(card, page) == "postponed"]
    open_ = {card.id for card in unknown}
    known = sorted((card for card in cards if card.id not in open_), key=month)
    months = tuple(
        group(f"m{year}-{number:02}", when.month(year, number, page.language), tuple(found), page, part=part)
        for (year, number), found in groupby(known, key=month)
    )
    title = page.catalogue.gettext("New time to be announced")
    return (*months, group("open", title, unknown, page, part=part)) if unknown else months


def _status(card: Card, page: Page) -> StatusKind:
    """The event's own, else that of the occasion that counts now."""
    occasion = page.site.now[card.id]
    return occasion.status.kind if card.status.kind == "scheduled" else card.status.kind


def _entry(card: Card, page: Page) -> Entry:
    occasion = page.site.now[card.id]
    status = _status(card, page)
    return Entry(
        title=card.title,
        summary=card.summary,
        flag=wording.status_flag(status, page.catalogue),
        notes=_notes(card, page) if status == "scheduled" and card.ends > page.site.moment else (),
        times=() if status == "postponed" else tuple(_times(card, page)),
        place=where(occasion.place or card.place, card.online, page.catalogue),
        ends=Phase(None, card.ends if card.ends > page.site.moment else None),
        topics=card.topics,
        places=places((card,), page.language),
        languages=card.languages,
    )


def _notes(card: Card, page: Page) -> tuple[str, ...]:
    changed = (wording.change_title(change, page.catalogue) for change in card.changes)
    return (*changed, *((page.catalogue.gettext("Fully booked"),) if card.full else ()))


def places(cards: Sequence[Card], language: Language) -> tuple[str, ...]:
    """The towns that they are held in, in the page's language; `ONLINE` when one can take part over the net."""
    held_at = (place for card in cards for place in (card.place, *(occasion.place for occasion in card.occasions)))
    cities = dict.fromkeys(place.city for place in held_at if place)
    towns = dict.fromkeys(city.words(language).text for city in cities)
    return (*filter(None, towns), *((ONLINE,) if any(card.online for card in cards) else ()))


def _times(card: Card, page: Page) -> Iterator[Time]:
    """The occasion that counts now, then those that will; only the first may be off or over."""
    occasion, begins = card.next_occasion(page.site.moment), None
    while True:
        is_off = {card.status.kind, occasion.status.kind} != {"scheduled"}
        later = [other for other in card.held if other.ends > occasion.ends]
        yield Time(
            span=occasion.span,
            phase=Phase(begins, occasion.ends if later else None),
            labels=() if is_off else phases.of_occasion(occasion, page.catalogue),
            others=wording.other_times(_others(card, occasion, begins or page.site.moment), page.catalogue),
            place=where(occasion.place or card.place, card.online, page.catalogue),
        )
        if not later or occasion.ends <= page.site.moment:
            return
        occasion, begins = card.next_occasion(occasion.ends), occasion.ends


def _others(card: Card, shown: Occasion, moment: datetime) -> int:
    """How many more times it is still held then."""
    return sum(other.ends > moment and other != shown for other in card.held)
