"""The cards of a list → the choices by which readers narrow it: topic, place or online, language of the event."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from juliste import wording
from juliste.model import Card, Words
from juliste.pages.entries import ONLINE, Group, places
from juliste.pages.frame import Page


class Option(Struct, frozen=True):
    """A value of the entries' data, and its words."""

    value: str
    words: Words


class Choice(Struct, frozen=True):
    """One way to narrow the list. name: of the entries' data. every: the words that choose nothing."""

    name: str
    title: str
    every: str
    options: tuple[Option, ...]


def narrowing(groups: Iterable[Group], page: Page) -> tuple[Choice, ...]:
    """The choices that divide the list; none for a list of one event."""
    cards = [card for group in groups for card in group.cards]
    gettext = page.catalogue.gettext
    choices = (
        Choice("topics", gettext("Topic"), gettext("All topics"), _topics(cards, page)),
        Choice("places", gettext("Place"), gettext("All places"), _places(cards, page)),
        Choice("languages", gettext("Language"), gettext("All languages"), _languages(cards, page)),
    )
    return tuple(choice for choice in choices if len(cards) > 1 and len(choice.options) > 1)


def _topics(cards: Iterable[Card], page: Page) -> tuple[Option, ...]:
    used = {topic for card in cards for topic in card.topics}
    return _in_order((Option(topic.id, page.words(topic.name)) for topic in page.site.topics if topic.id in used), page)


def _places(cards: Sequence[Card], page: Page) -> tuple[Option, ...]:
    """The towns, then the net."""
    used = set(places(cards, page.language))
    online = (Option(ONLINE, Words(page.catalogue.gettext("Online"), page.language)),) if ONLINE in used else ()
    towns = (Option(town, Words(town, page.language)) for town in used - {ONLINE})
    return (*_in_order(towns, page), *online)


def _languages(cards: Iterable[Card], page: Page) -> tuple[Option, ...]:
    used = {code for card in cards for code in card.languages}
    names = ((code, wording.language_name(code, page.catalogue)) for code in used)
    return _in_order((Option(code, Words(name[:1].upper() + name[1:], page.language)) for code, name in names), page)


def _in_order(options: Iterable[Option], page: Page) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: page.catalogue.sort_key(option.words.text)))
