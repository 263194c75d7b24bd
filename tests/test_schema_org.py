"""The checker of JSON-LD: what is sound has no faults, and each defect is told once, at its place."""

from copy import deepcopy
from typing import Any

import pytest

from tests.schema_org import faults

PLACE: dict[str, Any] = {
    "@type": "Place",
    "name": "Sali 23, Säätytalo",
    "address": {"@type": "PostalAddress", "streetAddress": "Snellmaninkatu 9–11", "addressCountry": "FI"},
    "geo": {"@type": "GeoCoordinates", "latitude": 60.1719, "longitude": 24},
}
ONLINE: dict[str, Any] = {"@type": "VirtualLocation", "url": "https://example.org/liity"}
SOUND: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Event",
    "@id": "https://example.org/#event-2021-seminaari",
    "url": "https://example.org/fi/2021/seminaari/",
    "name": "Avoin seminaari",
    "image": "https://example.org/files/2021/seminaari/kuva.png",
    "organizer": [
        {"@type": "Organization", "name": "VM", "parentOrganization": {"@type": "Organization", "name": "VN"}}
    ],
    "startDate": "2021-03-25T09:00:00+02:00",
    "endDate": "2021-03-25T11:00:00+02:00",
    "eventStatus": ["https://schema.org/EventRescheduled", "https://schema.org/EventMovedOnline"],
    "previousStartDate": ["2021-03-18", "2021-03-19T09:00:00Z"],
    "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
    "location": [PLACE, ONLINE],
    "inLanguage": ["fi", "sv"],
    "isAccessibleForFree": False,
    "maximumAttendeeCapacity": 50,
    "about": [{"@type": "Thing", "name": "Demokratia"}],
    "offers": [
        {
            "@type": "Offer",
            "price": 12.5,
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
            "validThrough": "2021-03-18T23:59:59+02:00",
        }
    ],
    "superEvent": {"@id": "https://example.org/#series-akatemia", "name": "Akatemia"},
    "subEvent": [{"@type": "Event", "name": "Avaus", "startDate": "2021-03-25T09:00:00+02:00", "location": {**PLACE}}],
}
GONE = object()
"""Stands for a property that is taken away."""


def changed(path: str, value: object) -> dict[str, Any]:
    """The sound data with another value at `offers.0.price`."""
    data = deepcopy(SOUND)
    at: Any = data
    *steps, last = path.split(".")
    for step in steps:
        at = at[int(step) if step.isdigit() else step]
    if value is GONE:
        del at[last]
    else:
        at[int(last) if last.isdigit() else last] = value
    return data


def test_sound_data_has_no_faults() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("startDate", "2021-03-25"),
        ("endDate", GONE),
        ("eventStatus", "https://schema.org/EventRescheduled"),
        ("location.0.geo.latitude", "60.1719"),
        ("location.0.address", "Snellmaninkatu 9–11, Helsinki"),
        ("offers.0.price", "12.50"),
        ("isAccessibleForFree", True),
        ("superEvent", [{"@id": "https://example.org/#a"}, {"@id": "https://example.org/#b"}]),
    ],
)
def test_other_sound_values_have_no_faults(path: str, value: object) -> None:
    assert faults(changed(path, value)) == []


def test_sound_graph_has_no_faults() -> None:
    series = {**SOUND, "@type": "EventSeries", "@id": "https://example.org/#events-2021-seminaari"}
    graph = [{name: value for name, value in one.items() if name != "@context"} for one in (series, SOUND)]
    assert faults({"@context": "https://schema.org", "@graph": graph}) == []


def test_postponed_event_needs_no_location() -> None:
    assert faults({**changed("location", GONE), "eventStatus": "https://schema.org/EventPostponed"}) == []


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("@type", "Evnet", "Evnet: is of an unknown type"),
        ("location.0.@type", "Venue", "Event.location.Venue: is of an unknown type"),
        ("location.0.@type", GONE, "Event.location: has neither @type nor @id"),
        ("@id", "seminaari", "Event: has an @id that is no absolute address: seminaari"),
        ("summary", "Puhumme.", "Event.summary: is no property"),
        ("superEvent.nimi", "Akatemia", "Event.superEvent.nimi: is no property"),
        ("streetAddress", "Katu 1", "Event.streetAddress: is a property of PostalAddress"),
        ("location.0.startDate", "2021-03-25", "Event.location.Place.startDate: is a property of Event"),
        ("superEvent.price", 1, "Event.superEvent.price: is a property of Offer"),
        ("offers.0.name", "", "Event.offers.Offer.name: is empty"),
        ("offers.0.name", None, "Event.offers.Offer.name: has no value"),
        ("organizer", [], "Event.organizer: is empty"),
        ("url", "/fi/2021/seminaari/", "Event.url: is not an absolute address: /fi/2021/seminaari/"),
        ("url", "https://", "Event.url: is not an absolute address: https://"),
        (
            "startDate",
            "2021-03-25T09:00:00",
            "Event.startDate: is not a day or a moment with seconds and offset: 2021-03-25T09:00:00",
        ),
        ("startDate", "2021-02-29", "Event.startDate: is not a day or a moment with seconds and offset: 2021-02-29"),
        ("endDate", "25.3.2021", "Event.endDate: is not a day or a moment with seconds and offset: 25.3.2021"),
        ("maximumAttendeeCapacity", 50.5, "Event.maximumAttendeeCapacity: is a number with decimals"),
        (
            "maximumAttendeeCapacity",
            "50",
            "Event.maximumAttendeeCapacity: is not a thing of Integer: 50",
        ),
        ("name", 2021, "Event.name: is a number"),
        ("name", 20.5, "Event.name: is a number"),
        ("name", True, "Event.name: is a truth value"),
        ("name", [["a"]], "Event.name: has no value"),
        ("isAccessibleForFree", "true", "Event.isAccessibleForFree: is not a thing of Boolean: true"),
        ("organizer.0", "VM", "Event.organizer: is not a thing of Organization, Person: VM"),
        ("organizer.0", PLACE, "Event.organizer.Place: is not of Organization, Person"),
        (
            "eventAttendanceMode",
            "https://schema.org/HybridEventAttendanceMode",
            "Event.eventAttendanceMode: is not a member of EventAttendanceModeEnumeration: "
            "https://schema.org/HybridEventAttendanceMode",
        ),
        (
            "offers.0.availability",
            "InStock",
            "Event.offers.Offer.availability: is not a member of ItemAvailability: InStock",
        ),
    ],
)
def test_defect_is_told_once(path: str, value: object, fault: str) -> None:
    assert faults(changed(path, value)) == [fault]


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("name", GONE, "Event: has no name"),
        ("startDate", GONE, "Event: has no startDate"),
        ("location", GONE, "Event: has no location"),
        ("subEvent.0.location", GONE, "Event.subEvent.Event: has no location"),
        ("location.0.address", GONE, "Event: has a location without address"),
        ("location.1.url", GONE, "Event: has a virtual location without url"),
        (
            "location",
            PLACE,
            "Event: has other locations than https://schema.org/MixedEventAttendanceMode",
        ),
        ("endDate", "2021-03-25T09:00:00+03:00", "Event: ends before it starts"),
        (
            "eventStatus",
            "https://schema.org/EventScheduled",
            "Event: has a previousStartDate, but neither EventRescheduled nor EventPostponed",
        ),
        ("offers.0.priceCurrency", GONE, "Event: has a price without currency"),
    ],
)
def test_what_google_asks_for_is_told_once(path: str, value: object, fault: str) -> None:
    assert faults(changed(path, value)) == [fault]


def test_days_end_after_they_start() -> None:
    days = {**SOUND, "startDate": "2021-03-26", "endDate": "2021-03-25"}
    assert faults(days) == ["Event: ends before it starts"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ([SOUND], "the @context is not https://schema.org"),
        ({**SOUND, "@context": "http://schema.org"}, "the @context is not https://schema.org"),
        (changed("@type", GONE), "what stands alone has no @type"),
        ({"@context": "https://schema.org", "@graph": SOUND}, "what stands alone has no @type"),
    ],
)
def test_what_is_no_data_of_schema_org_is_told(data: object, fault: str) -> None:
    assert faults(data) == [fault]


def test_two_things_have_two_ids() -> None:
    one = {name: value for name, value in SOUND.items() if name != "@context"}
    data = {"@context": "https://schema.org", "@graph": [one, one, one]}
    assert faults(data) == ["two things are https://example.org/#event-2021-seminaari"]
