"""The places of an event, and how to join over the net → schema.org's locations."""

from collections.abc import Iterable, Sequence

from juliste import wording
from juliste.model import Event, Item, Occasion, Place, Text
from juliste.pages.frame import Page
from juliste.pages.structured.nodes import Node, link, node, one_or_all, term

_MODES = {
    (True, False): "OfflineEventAttendanceMode",
    (False, True): "OnlineEventAttendanceMode",
    (True, True): "MixedEventAttendanceMode",
}
_HOME = "FI"
"""Authors name a country only where it is another."""


def venues(event: Event, occasions: Sequence[Occasion], page: Page) -> Node:
    """Where they are held, and how one attends; nothing of a postponed event whose place is not known."""
    places = tuple(dict.fromkeys(place for occasion in occasions if (place := occasion.place or event.place)))
    mode = _MODES.get((bool(places), event.online is not None), "")
    online = [_online(event, page)] if event.online else []
    return {
        "eventAttendanceMode": term(mode) if mode else "",
        "location": one_or_all([*(_place(place, page) for place in places), *online]),
    }


def rooms(items: Iterable[Item], event: Event, occasion: Occasion, page: Page) -> dict[Text, Node | None]:
    """Where programme items are, by their rooms; of an event that one can also come to nothing is promised of the net.

    With the address again: Google reads each item as an event, and tells the site's owner of those that have none.
    """
    return {room: _room(room, event, occasion, page) for room in {item.room for item in items}}


def _room(room: Text, event: Event, occasion: Occasion, page: Page) -> Node | None:
    if place := occasion.place or event.place:
        return node("Place", _house(place, room or place.room, page))
    return _online(event, page) if event.online else None


def _place(place: Place, page: Page) -> Node:
    latitude, longitude = place.map or (None, None)
    geo = node("GeoCoordinates", {"latitude": latitude, "longitude": longitude}) if place.map else None
    return node("Place", {**_house(place, place.room, page), "geo": geo, "url": link(place.url, page.language)})


def _house(place: Place, room: Text, page: Page) -> Node:
    """Its name with the room: the one line that those who show the place have for it."""
    named = wording.house(place, room, page.language)
    address = {
        "streetAddress": place.street.shown(page.language),
        "postalCode": place.postcode,
        "addressLocality": place.city.shown(page.language),
        "addressCountry": place.country.shown(page.language) or _HOME,
    }
    return {"name": named or address["streetAddress"], "address": node("PostalAddress", address)}


def _online(event: Event, page: Page) -> Node:
    return node("VirtualLocation", {"url": _join(event, page)})


def _join(event: Event, page: Page) -> str:
    """The link to join; where it is sent to those who register, the form; else, and when all is over, the page."""
    if not event.online or not event.is_ahead(page.site.moment):
        return page.public
    forms = [way.url for way in event.registrations if way.kind == "open" and way.joining != "place"]
    targets = forms if event.online.to_registered else [event.online.link]
    return next(filter(None, (link(target, page.language) for target in targets)), page.public)
