"""Cards and the calendar entries of their events → the calendars that one can subscribe to, in the three languages."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from juliste import ics, urls, wording
from juliste.language import Catalogue
from juliste.model import LANGUAGES, NO_TEXT, Card, Language, Text
from juliste.settings import Settings

Entries = Callable[[Iterable[Card], Language], Iterable[bytes]]
"""Gives the calendar entries of events in a language, in their order."""


class Subject(Struct, frozen=True):
    """What a calendar is of: an entry of a list with its name, or (of: None) all events. cards: in any order."""

    cards: tuple[Card, ...]
    of: urls.ListEntry | None = None
    name: Text = NO_TEXT


class Filled(Struct, frozen=True):
    """A subject and the events that its calendars hold: the same in each language, though their sizes differ."""

    subject: Subject
    window: ics.Window


def octets(entries: Mapping[Language, bytes]) -> int:
    """The size of an event's entries in the language with the longest words."""
    return max(map(len, entries.values()))


def fill(subject: Subject, sizes: Mapping[str, int], settings: Settings) -> Filled:
    """The subject with as many of its events as its calendars have room for.

    sizes: `octets` of each event's entries by its id.
    """
    window = ics.window(subject.cards, lambda card: sizes[card.id], settings.moment, settings.feed_months)
    return Filled(subject, window)


def calendars(
    feed: Filled, entries: Entries, catalogues: Mapping[Language, Catalogue], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """Its calendar in each language: the path and the bytes."""
    of, name = feed.subject.of, feed.subject.name
    for code in LANGUAGES:
        path = urls.feed(code, settings.short_name, of)
        about = ics.Feed(
            language=code,
            name=wording.feed_name(settings.name[code], name.words(code).text),
            description=catalogues[code].gettext("New events and changes appear in this calendar automatically."),
            source=urls.public(settings.site_url, path),
            page=urls.public(settings.site_url, urls.list_page(*of, code) if of else urls.front(code)),
            zone=str(settings.zone),
        )
        yield path, ics.feed_file(about, entries(feed.window.cards, code))
