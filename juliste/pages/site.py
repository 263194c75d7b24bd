"""What every page needs to know of the site, frozen, and what follows from it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from juliste import urls
from juliste.language import Catalogue
from juliste.letterhead import Column, letterhead
from juliste.model import Card, Language, Occasion, Organisation, Picture, Series, StaticPage, Topic
from juliste.settings import Settings

SUBSCRIPTIONS = "calendar-subscriptions"
"""The block that lists the calendars to subscribe to."""


class Site(Struct, frozen=True, dict=True):  # dict: the lookups below are made once and kept
    """The site that a page belongs to.

    cards: of all published events. topics, series, organisations: those that have a page of their own.
    picture: what previews of links show of pages without one of their own. has_search: whether one can search it.
    assets: file of the theme → its output path. moment: aware; what is past, open or coming is told by it.
    asked: notes which events were looked for, by id.
    listed: gives the events' entries for lists (entries.Listed) where they have been made; without it lists make them.
    kept: what is the same for all pages, once it has been made; sites that differ only in their events share it.
    """

    settings: Settings
    catalogues: Mapping[Language, Catalogue]
    cards: tuple[Card, ...]
    static_pages: tuple[StaticPage, ...]
    topics: tuple[Topic, ...]
    series: tuple[Series, ...]
    organisations: tuple[Organisation, ...]
    publisher: Organisation | None
    picture: Picture | None
    has_search: bool
    assets: Mapping[str, str]
    moment: datetime
    asked: set[str] = set()
    listed: Callable[[Iterable[Card], Language], Iterable[Any]] | None = None
    kept: dict[object, Any] = {}

    @cached_property
    def template_state(self) -> int:
        """A number that changes when a template of the theme does: compiled ones serve as long as it is the same."""
        if "templates" not in self.kept:
            templates = sorted((self.settings.theme / "templates").rglob("*.html"))
            state = tuple((path, (found := path.stat()).st_mtime_ns, found.st_size) for path in templates)
            self.kept["templates"] = hash(state)
        state_of_all: int = self.kept["templates"]
        return state_of_all

    @cached_property
    def in_order(self) -> tuple[Card, ...]:
        """The cards by time."""
        return tuple(sorted(self.cards, key=lambda card: (card.starts, card.id)))

    @cached_property
    def now(self) -> dict[str, Occasion]:
        """The occasion of each event that counts now."""
        return {card.id: card.next_occasion(self.moment) for card in self.cards}

    @cached_property
    def by_id(self) -> dict[str, Card]:
        """The card of each event."""
        return {card.id: card for card in self.cards}

    def find(self, event: str) -> Card | None:
        """The card of an event that is published, by its id."""
        self.asked.add(event)
        return self.by_id.get(event)

    @cached_property
    def lists(self) -> dict[urls.List, tuple[Topic | Series | Organisation, ...]]:
        """What has a list page, by kind, in the order of the ids."""
        return {"topics": self.topics, "series": self.series, "organisers": self.organisations}

    @cached_property
    def by_entry(self) -> dict[urls.ListEntry, tuple[Card, ...]]:
        """The cards of each topic, series and organiser that has a list page, by time."""
        found: dict[urls.ListEntry, list[Card]] = {
            (kind, entry.id): [] for kind, entries in self.lists.items() for entry in entries
        }
        for card in self.in_order:
            for of in _lists_of(card):
                if of in found:
                    found[of].append(card)
        return {of: tuple(cards) for of, cards in found.items()}

    @cached_property
    def by_year(self) -> dict[int, tuple[Card, ...]]:
        """The cards of each year that has a page, by time, the latest year first: those that start in it."""
        found: dict[int, list[Card]] = {}
        for card in self.in_order:
            found.setdefault(card.starts.year, []).append(card)
        return {year: tuple(found[year]) for year in sorted(found, reverse=True)}

    @cached_property
    def by_page_name(self) -> dict[str, StaticPage]:
        """Each static page by the name of its files."""
        return {page.name: page for page in self.static_pages}

    @cached_property
    def subscription_guide(self) -> StaticPage | None:
        """The page that explains how to subscribe to a calendar."""
        return next((page for page in self.static_pages if page.block == SUBSCRIPTIONS), None)

    @cached_property
    def letterhead(self) -> tuple[Column, ...]:
        """The publisher's, in the three languages; the same on all pages. None without a publisher."""
        if "letterhead" not in self.kept:
            self.kept["letterhead"] = letterhead(self.publisher, self.catalogues) if self.publisher else ()
        columns: tuple[Column, ...] = self.kept["letterhead"]
        return columns

    @cached_property
    def past(self) -> tuple[Card, ...]:
        """The events that are over: by the year they started in, then by the time that lists show, the latest first."""

        def shown(card: Card) -> tuple[int, datetime]:
            return card.starts.year, self.now[card.id].span.start

        over = (card for card in self.in_order if card.ends <= self.moment)
        return tuple(sorted(over, key=shown, reverse=True))

    @cached_property
    def coming(self) -> tuple[Card, ...]:
        """The events that are on now or coming, by the time of their next occasion."""
        cards = (card for card in self.in_order if card.ends > self.moment)
        return tuple(sorted(cards, key=lambda card: self.now[card.id].span.start))


def _lists_of(card: Card) -> Iterator[urls.ListEntry]:
    yield from (("topics", name) for name in card.topics)
    yield from (("series", name) for name in card.series)
    yield from (("organisers", name) for name in card.organisers)


def blocks(theme: Path) -> frozenset[str]:
    """The blocks that a static page may have under its body: templates of the theme."""
    return frozenset(path.stem for path in (theme / "templates" / "blocks").glob("*.html"))


def theme_files(theme: Path) -> dict[str, tuple[str, bytes]]:
    """Every file of the theme's folder `static`: name → (output path with the digest of its bytes, bytes)."""
    files = {path.name: path.read_bytes() for path in sorted((theme / "static").iterdir()) if path.is_file()}
    return {
        name: (urls.theme_file(name, hashlib.sha256(content).hexdigest()[:10]), content)
        for name, content in files.items()
    }
