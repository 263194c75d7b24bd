"""An event → the facts that an invitation tells: when, where, how to register, price, languages; true on any day."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from juliste import wording
from juliste.invitation.people import lines_of
from juliste.invitation.reader import Line, Link, Reader
from juliste.language import phone_uri
from juliste.model import Event, Occasion, Place, Price, Registration


class Entry(Struct, frozen=True):
    """One value of a fact, and what else there is to say of it."""

    said: Line
    more: tuple[Line, ...] = ()


class Fact(Struct, frozen=True):
    """A label and its values, at least one."""

    label: str
    entries: tuple[Entry, ...]


def when_and_where(event: Event, reader: Reader) -> tuple[Fact, ...]:
    """The time, the place, and how to join over the net."""
    gettext = reader.catalogue.gettext
    place = None if event.has_places_by_time else event.place
    online_label = gettext("Online") if event.has_place else gettext("Place")
    return _facts(
        (gettext("Time"), _times(event, reader)),
        (gettext("Place"), [_place(place, reader)] if place else ()),
        (online_label, _online(event, reader)),
    )


def details(event: Event, reader: Reader) -> tuple[Fact, ...]:
    """What else one must know before one comes; of an event that is off only who holds it for whom."""
    gettext, catalogue = reader.catalogue.gettext, reader.catalogue
    directions = event.place.directions if event.place and event.is_on and not event.has_places_by_time else None
    return _facts(
        (gettext("Registration"), (_way(way, reader) for way in event.registrations if event.is_on)),
        (gettext("Getting there"), map(Entry, reader.inline(directions) if directions else ())),
        (gettext("Price"), _prices(event, reader)),
        (gettext("Who it is for"), [Entry(reader.words(event.audience))] if event.audience else ()),
        (gettext("Language"), _sentences([_shared_languages(event, reader)], reader)),
        (gettext("Interpretation"), _sentences([wording.interpretation(event.interpretation, catalogue)], reader)),
    )


def _facts(*found: tuple[str, Iterable[Entry]]) -> tuple[Fact, ...]:
    facts = (Fact(label, tuple(entries)) for label, entries in found)
    return tuple(fact for fact in facts if fact.entries)


def _sentences(sentences: Iterable[str], reader: Reader) -> Iterator[Entry]:
    return (Entry(reader.own(sentence)) for sentence in sentences if sentence)


# When and where


def _times(event: Event, reader: Reader) -> Iterator[Entry]:
    """By time; of a postponed event that the new one is not known: the old one is told with its status."""
    if event.status.kind == "postponed":
        yield Entry(reader.own(reader.catalogue.gettext("The new time will be announced later.")))
        return
    for occasion in sorted(event.occasions, key=lambda occasion: occasion.span):
        time = reader.time(occasion.span, is_online=event.online is not None)
        marked = wording.marked_title(time, occasion.status.kind, reader.catalogue)
        yield Entry(reader.own(marked), tuple(_of_time(occasion, event, reader)))


def _of_time(occasion: Occasion, event: Event, reader: Reader) -> Iterator[Line]:
    """Its own place and languages where one of the times has its own; to one that is off nobody goes."""
    if occasion.status.kind == "scheduled":
        if event.has_places_by_time and (place := occasion.place or event.place):
            entry = _place(place, reader)
            yield from (entry.said, *entry.more, *reader.inline(place.directions))
        if any(one.languages for one in event.occasions):
            spoken = wording.spoken_languages(occasion.languages or event.languages, reader.catalogue)
            yield from filter(lambda words: words.text, [reader.own(spoken)])
    yield from reader.inline(occasion.status.reason)
    yield from reader.inline(occasion.note)


def _shared_languages(event: Event, reader: Reader) -> str:
    if any(occasion.languages for occasion in event.occasions):
        return ""
    return wording.spoken_languages(event.languages, reader.catalogue)


def _place(place: Place, reader: Reader) -> Entry:
    name, address = wording.place_name(place, reader.language), wording.address(place, reader.language)
    return Entry(name, (address,) if address.text else ())


def _online(event: Event, reader: Reader) -> Iterator[Entry]:
    """How one joins; of an event that is off only that it was to be online, and beside a place not even that."""
    online, catalogue = event.online, reader.catalogue
    if not online or (event.has_place and not event.is_on):
        return
    if not event.is_on:
        yield Entry(reader.own(wording.past_online_line(online, catalogue)))
        return
    line = reader.own(wording.online_line(online, catalogue, event.has_place))
    yield Entry(line, (*reader.link(online.link), *reader.inline(online.note)))


# Registration and price


def _way(way: Registration, reader: Reader) -> Entry:
    """A way of registering. That all places are taken is said, that the day has passed is not: it is told anyway."""
    catalogue = reader.catalogue
    sentence = reader.own(wording.registration_sentence(way, catalogue))
    said: list[Line] = [sentence]
    if joining := wording.joining(way, catalogue):
        said = [reader.own(joining), sentence]
    if way.kind == "open" and not way.full:
        said += _how(way, reader)
    said += [reader.own(limit)] if (limit := wording.limit(way, catalogue)) else []
    return Entry(said[0], (*said[1:], *reader.inline(way.selection)))


def _how(way: Registration, reader: Reader) -> Iterator[Line]:
    gettext, language = reader.catalogue.gettext, reader.language
    yield from reader.link(way.url)
    yield from reader.inline(way.instructions)
    if way.email:
        yield Link(f"{gettext('Register by email:')} {way.email}", f"mailto:{way.email}", language)
    if way.phone:
        shown = reader.catalogue.phone(way.phone)
        yield Link(f"{gettext('Register by phone:')} {shown}", phone_uri(way.phone), language)
    if way.contact:
        yield reader.own(gettext("Register with:"))
        yield from lines_of(way.contact, reader)
    if way.privacy:
        address = reader.words(way.privacy).text
        yield Link(gettext("Privacy notice of the registration"), address, language)


def _prices(event: Event, reader: Reader) -> Iterator[Entry]:
    """The price of each way of joining; once where it is the same for all; none of an event that is off."""
    if not event.is_on:
        return
    priced = [(wording.joining(way, reader.catalogue), way.price) for way in event.registrations if way.price]
    if len({price for _, price in priced}) == 1 and len(priced) == len(event.registrations):
        priced = [("", priced[0][1])]
    for joining, price in dict.fromkeys(priced):
        said = tuple(_price(price, reader))
        yield Entry(reader.own(joining), said) if joining else Entry(said[0], said[1:])


def _price(price: Price, reader: Reader) -> Iterator[Line]:
    if amount := wording.price(price, reader.catalogue):
        yield reader.own(amount)
    yield from reader.inline(price.note)
