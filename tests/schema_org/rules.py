"""A typed event, and the whole → what is wrong in it beyond the vocabulary: Google's Event page, and sense.

A rule is a small generator whose docstring is the rule (reference: developers.google.com, structured data, Event).
Whatever is an Event or a kind of it is asked, also one inside another: Search Console counts each.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from tests.schema_org.values import is_date, is_date_time
from tests.schema_org.vocabulary import HOME

Node = dict[str, Any]
Rule = Callable[[Node], Iterator[str]]


def listed(value: object) -> list[Any]:
    """The values of a property: JSON-LD writes one alone, several as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def has_name_and_start(event: Node) -> Iterator[str]:
    """An event has a name and a startDate."""
    yield from (f"has no {name}" for name in ("name", "startDate") if name not in event)


def has_location(event: Node) -> Iterator[str]:
    """An event has a location, unless it is postponed and nobody knows yet where it will be."""
    if "location" not in event and not _has_status(event, "EventPostponed"):
        yield "has no location"


def place_has_address(event: Node) -> Iterator[str]:
    """A place says its address."""
    if any(_is(place, "Place") and "address" not in place for place in listed(event.get("location"))):
        yield "has a location without address"


def online_has_address(event: Node) -> Iterator[str]:
    """A virtual location says where it leads."""
    if any(_is(place, "VirtualLocation") and "url" not in place for place in listed(event.get("location"))):
        yield "has a virtual location without url"


def mode_is_that_of_locations(event: Node) -> Iterator[str]:
    """Offline is a place, online a virtual location, mixed are both."""
    kinds = {place.get("@type") for place in listed(event.get("location")) if isinstance(place, dict)}
    meant = {
        HOME + "OfflineEventAttendanceMode": {"Place"},
        HOME + "OnlineEventAttendanceMode": {"VirtualLocation"},
        HOME + "MixedEventAttendanceMode": {"Place", "VirtualLocation"},
    }
    mode = event.get("eventAttendanceMode")
    if kinds <= {"Place", "VirtualLocation"} and mode in meant and kinds not in (set(), meant[mode]):
        yield f"has other locations than {mode}"


def ends_after_it_starts(event: Node) -> Iterator[str]:
    """What ends ends after it starts; days are compared with days, moments with moments."""
    start, end = (event.get(name, "") for name in ("startDate", "endDate"))
    if is_date_time(start) and is_date_time(end):
        start, end = datetime.fromisoformat(start), datetime.fromisoformat(end)
    elif not (is_date(start) and is_date(end)):
        return
    if start > end:
        yield "ends before it starts"


def previous_start_has_reason(event: Node) -> Iterator[str]:
    """Only what is rescheduled or postponed was to start at another time."""
    if "previousStartDate" in event and not _has_status(event, "EventRescheduled", "EventPostponed"):
        yield "has a previousStartDate, but neither EventRescheduled nor EventPostponed"


def price_has_currency(event: Node) -> Iterator[str]:
    """A price says its currency."""
    if any("price" in offer and "priceCurrency" not in offer for offer in listed(event.get("offers"))):
        yield "has a price without currency"


OF_AN_EVENT: tuple[Rule, ...] = (
    has_name_and_start,
    has_location,
    place_has_address,
    online_has_address,
    mode_is_that_of_locations,
    ends_after_it_starts,
    previous_start_has_reason,
    price_has_currency,
)


def _is(node: object, kind: str) -> bool:
    return isinstance(node, dict) and node.get("@type") == kind


def _has_status(event: Node, *names: str) -> bool:
    return any(status in {HOME + name for name in names} for status in listed(event.get("eventStatus")))
