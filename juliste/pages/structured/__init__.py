"""An event → its facts in schema.org's words, as JSON-LD for the page's <script type="application/ld+json">.

All of it stays true whatever the day. No contact is named: they leave the page after a time, and copies of it do not.

One occasion is one Event. Several are a graph: an EventSeries for what they share, among it how to register and what it
costs, and an Event for each with its own time, place and status, whose superEvent the series is. So schema.org means
both ("a series of regular events that share a location, attendee group and/or organizers"), Google asks for an Event
for each date, and the price of a course is not taken for that of one evening. A Schedule could not say that one evening
is cancelled.

Whatever has the @type Event or EventSeries has a name, a start and a location too: Google takes each for an event, also
one inside another, and tells the site's owner of each that is not whole. So a series from the register, of which only
the name is known here, is a reference without @type.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import json

from juliste import urls, wording
from juliste.model import Event, Item, Language, Occasion, Organisation, Series, Topic
from juliste.pages.frame import Page
from juliste.pages.structured.joining import joining
from juliste.pages.structured.nodes import Node, link, node, one_or_all, term
from juliste.pages.structured.times import times
from juliste.pages.structured.venues import rooms, venues

__all__ = ["structured"]

_UNSAFE = "<>&\u2028\u2029"
"""What could end a script element, or a line in old readers; in JSON they only stand inside texts."""
_ITEM_STATUS = {"scheduled": "", "cancelled": "EventCancelled", "postponed": "EventPostponed"}


def structured(event: Event, page: Page) -> str:
    """The JSON, safe inside a script element, in the page's language and as it is true at the site's moment."""
    data = {"@context": "https://schema.org", **_described(event, page)}
    return _safe(json.encode(data).decode())


def _safe(written: str) -> str:
    """The same JSON in a script element; `str.translate` would take thirty times as long for a text beyond ASCII."""
    for sign in _UNSAFE:
        if sign in written:
            written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _described(event: Event, page: Page) -> Node:
    if len(event.occasions) == 1:
        return _alone(event, event.occasions[0], page)
    return {"@graph": [_whole(event, page), *(_part(event, occasion, page) for occasion in event.occasions)]}


def _alone(event: Event, occasion: Occasion, page: Page) -> Node:
    values = {
        "@id": _occasion_id(event, occasion, page),
        **_presented(event, page),
        **_held(event, (occasion,), page),
        **_shared(event, page),
        "subEvent": _programme(event, occasion, page),
    }
    return node("Event", values)


def _whole(event: Event, page: Page) -> Node:
    occasions = event.held or event.occasions
    values = {
        "@id": _whole_id(event, page),
        **_presented(event, page),
        **_held(event, occasions, page),
        **_shared(event, page),
    }
    return node("EventSeries", values)


def _part(event: Event, occasion: Occasion, page: Page) -> Node:
    values = {
        "@id": _occasion_id(event, occasion, page),
        **_presented(event, page),
        **_held(event, (occasion,), page),
        "superEvent": {"@id": _whole_id(event, page)},
        "subEvent": _programme(event, occasion, page),
    }
    return node("Event", values)


def _presented(event: Event, page: Page) -> Node:
    """What stands with each occasion, since readers may show it alone. The name is bare: eventStatus has the rest."""
    image = event.image.file if event.image and not event.image.is_drawing else None
    return {
        "url": page.public,
        "name": event.title.shown(page.language),
        "description": event.summary.shown(page.language),
        "image": page.address(image.target) if image else "",
        "organizer": [_organisation(body, page.language) for body in event.organisers],
    }


def _held(event: Event, occasions: Sequence[Occasion], page: Page) -> Node:
    spoken = dict.fromkeys(code for occasion in occasions for code in occasion.languages or event.languages)
    return {**times(event, occasions), **venues(event, occasions, page), "inLanguage": list(spoken)}


def _shared(event: Event, page: Page) -> Node:
    """What is said once of all. Partners contribute; sponsors, to schema.org, give or promise money."""
    audience = event.audience.shown(page.language)
    return {
        "contributor": [_organisation(body, page.language) for body in event.partners],
        "audience": node("Audience", {"audienceType": audience}) if audience else None,
        "about": [_topic(topic, page) for topic in event.topics],
        **joining(event, page),
        "superEvent": one_or_all([_series(series, page) for series in event.series]),
    }


@lru_cache(maxsize=2000)  # the same bodies hold many events, or are partners of many
def _organisation(body: Organisation, language: Language) -> Node:
    values = {
        "name": body.name.shown(language),
        "url": link(body.url, language),
        "parentOrganization": _organisation(body.part_of, language) if body.part_of else None,
    }
    return node("Organization", values)


def _topic(topic: Topic, page: Page) -> Node:
    return node("Thing", {"name": topic.name.shown(page.language), "url": _list_address(("topics", topic.id), page)})


def _series(series: Series, page: Page) -> Node:
    reference: Node = {"@id": _id("series", series.id, page), "name": series.name.shown(page.language)}
    address = _list_address(("series", series.id), page)
    return {**reference, "url": address} if address else reference


def _list_address(entry: urls.ListEntry, page: Page) -> str:
    return page.address(urls.list_page(*entry, page.language)) if entry in page.site.by_entry else ""


def _programme(event: Event, occasion: Occasion, page: Page) -> list[Node]:
    """What is on while it is held; an item of an occasion that is off would look as if it alone took place."""
    if event.status_of(occasion).kind != "scheduled":
        return []
    items = [item for day in event.programme_of(occasion) for item in day.items if not (item.is_break or item.is_end)]
    where = rooms(items, event, occasion, page)
    return [_item(item, where[item.room], page) for item in items]


def _item(item: Item, location: Node | None, page: Page) -> Node:
    status, (starts, ends) = _ITEM_STATUS[item.status.kind], item.precise
    values = {
        "name": wording.item_title(item, page.catalogue).text,
        "startDate": starts,
        "endDate": ends,
        "eventStatus": term(status) if status else "",
        "location": location,
        "performer": [node("Person", {"name": speaker.name}) for speaker in item.speakers],
    }
    return node("Event", values)


def _occasion_id(event: Event, occasion: Occasion, page: Page) -> str:
    return _id("event", event.identity(occasion), page)


def _whole_id(event: Event, page: Page) -> str:
    """Not that of the first occasion, which stays what it is when there come to be several."""
    return _id("events", event.uid, page)


def _id(kind: str, name: str, page: Page) -> str:
    """The same in the three languages, and as the UIDs of the calendars also when the event or the site moves."""
    return f"https://{page.site.settings.host}/#{kind}-{name}"
