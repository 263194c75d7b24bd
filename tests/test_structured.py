"""An event's facts in schema.org's words: whole values of the main kinds, and what holds of all."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from juliste import urls
from juliste.model import (
    LANGUAGES,
    Event,
    File,
    Former,
    Item,
    Language,
    Online,
    Organisation,
    Picture,
    Price,
    Registration,
    Series,
    Speaker,
    Status,
    Track,
)
from juliste.pages.frame import Page
from juliste.pages.structured import structured
from tests.builders import (
    HELSINKI,
    contact,
    event,
    item,
    ministry,
    occasion,
    place,
    point,
    programme_day,
    registration,
    settings,
    span,
    text,
    topic,
)
from tests.schema_org import faults
from tests.test_pages import ACADEMY, AFTERWARDS, site

VENUE: dict[str, Any] = {
    "@type": "Place",
    "name": "Säätytalo",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Snellmaninkatu 9–11",
        "postalCode": "00170",
        "addressLocality": "Helsinki",
        "addressCountry": "FI",
    },
    "geo": {"@type": "GeoCoordinates", "latitude": 60.1719, "longitude": 24.9525},
}
HOUSE = {name: value for name, value in VENUE.items() if name != "geo"}
PAGE = "https://example.org/fi/2021/seminaari/"
PRESENTED: dict[str, Any] = {
    "url": PAGE,
    "name": "Avoin seminaari",
    "description": "Puhumme yhteistyöstä.",
    "organizer": [{"@type": "Organization", "name": "Valtiovarainministeriö", "url": "https://vm.fi/"}],
}
OFFER: dict[str, Any] = {
    "@type": "Offer",
    "url": "https://example.org/ilmoittaudu",
    "availability": "https://schema.org/InStock",
    "validThrough": "2021-03-18T23:59:59+02:00",
}
ABOUT: list[dict[str, Any]] = [
    {"@type": "Thing", "name": "Kansalaisyhteiskunta", "url": "https://example.org/fi/aiheet/kansalaisyhteiskunta/"}
]
ORDINARY: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Event",
    "@id": "https://example.org/#event-2021-seminaari",
    **PRESENTED,
    "startDate": "2021-03-25T09:00:00+02:00",
    "endDate": "2021-03-25T11:00:00+02:00",
    "eventStatus": "https://schema.org/EventScheduled",
    "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    "location": VENUE,
    "inLanguage": ["fi"],
    "about": ABOUT,
    "offers": [OFFER],
}
WITHOUT_OFFERS = {name: value for name, value in ORDINARY.items() if name != "offers"}
ONLINE = Online(link=text("https://example.org/liity"))


def written(one: Event, language: Language = "fi", **changes: Any) -> str:  # noqa: ANN401 - any field of the site
    """What stands in the script of the event's page."""
    page = Page(site(one, **changes), language, urls.event_page(one, language), one.title.words(language), "")
    return structured(one, page)


def data(one: Event, language: Language = "fi", **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """The same as a machine reads it; schema.org and Google have nothing to say against it."""
    found: dict[str, Any] = json.loads(written(one, language, **changes))
    assert faults(found) == []
    return found


def values(one: Event, *names: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Those of its properties that it has."""
    return {name: value for name, value in data(one, **changes).items() if name in names}


# --- Whole events ---


def test_ordinary_event() -> None:
    assert data(event()) == ORDINARY


def test_event_in_another_language_has_its_words_and_the_same_identity() -> None:
    address = {**VENUE["address"], "streetAddress": "Snellmansgatan 9–11", "addressLocality": "Helsingfors"}
    topic_address = "https://example.org/sv/teman/kansalaisyhteiskunta/"
    assert data(event(), "sv") == {
        **ORDINARY,
        "url": "https://example.org/sv/2021/seminaari/",
        "name": "Öppet seminarium",
        "description": "Vi talar om samarbete.",
        "organizer": [{"@type": "Organization", "name": "Finansministeriet", "url": "https://vm.fi/sv/"}],
        "location": {**VENUE, "name": "Ständerhuset", "address": address},
        "about": [{"@type": "Thing", "name": "Civilsamhället", "url": topic_address}],
    }


def test_past_event_keeps_all_but_the_offer() -> None:
    assert data(event(), moment=AFTERWARDS) == WITHOUT_OFFERS


def test_cancelled_event_keeps_its_time_and_place_and_its_bare_name() -> None:
    off = event(status=Status("cancelled", text("Puhuja on sairastunut.")))
    assert data(off) == {**WITHOUT_OFFERS, "eventStatus": "https://schema.org/EventCancelled"}


def test_postponed_event_keeps_its_time_and_says_that_it_is_the_former_one() -> None:
    assert data(event(status=Status("postponed"))) == {
        **WITHOUT_OFFERS,
        "eventStatus": "https://schema.org/EventPostponed",
        "previousStartDate": "2021-03-25T09:00:00+02:00",
    }


def test_postponed_event_without_a_place_says_nothing_of_it() -> None:
    nowhere = data(event(status=Status("postponed"), place=None))
    assert {"location", "eventAttendanceMode"} & nowhere.keys() == set()


def test_rescheduled_event_has_its_former_start() -> None:
    later = event(was=Former(spans=(span("18.3.2021 klo 9–11"),)))
    assert data(later) == {
        **ORDINARY,
        "eventStatus": "https://schema.org/EventRescheduled",
        "previousStartDate": "2021-03-18T09:00:00+02:00",
    }


def test_event_rescheduled_twice_then_postponed_has_all_its_former_starts() -> None:
    was = Former(spans=(span("11.3.2021"), span("18.3.2021 klo 9–11")))
    assert values(event(was=was, status=Status("postponed")), "eventStatus", "previousStartDate") == {
        "eventStatus": "https://schema.org/EventPostponed",
        "previousStartDate": ["2021-03-11", "2021-03-18T09:00:00+02:00", "2021-03-25T09:00:00+02:00"],
    }


def test_event_that_moved_online_is_also_scheduled() -> None:
    moved = event(was=Former(place=place()), place=None, online=ONLINE)
    assert data(moved) == {
        **ORDINARY,
        "eventStatus": ["https://schema.org/EventScheduled", "https://schema.org/EventMovedOnline"],
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": "https://example.org/liity"},
    }


def test_event_that_moved_online_and_to_another_day_is_rescheduled() -> None:
    was = Former(spans=(span("18.3.2021 klo 9–11"),), place=place())
    assert data(event(was=was, place=None, online=ONLINE))["eventStatus"] == [
        "https://schema.org/EventRescheduled",
        "https://schema.org/EventMovedOnline",
    ]


def test_hybrid_event_with_two_registrations() -> None:
    ways = (
        registration(joining="place", capacity=50, price=Price(Decimal("45.50")), opens=point("1.2.2021")),
        registration(
            joining="online", url=text(), email="a@example.org", capacity=200, closes=point("24.3.2021 klo 16")
        ),
    )
    assert data(event(online=Online(to_registered=True), registrations=ways)) == {
        **ORDINARY,
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [VENUE, {"@type": "VirtualLocation", "url": PAGE}],
        "maximumAttendeeCapacity": 250,
        "maximumPhysicalAttendeeCapacity": 50,
        "maximumVirtualAttendeeCapacity": 200,
        "offers": [
            {
                **OFFER,
                "name": "Paikan päällä",
                "price": 45.5,
                "priceCurrency": "EUR",
                "validFrom": "2021-02-01",
            },
            {**OFFER, "name": "Verkossa", "url": PAGE, "validThrough": "2021-03-24T16:00:00+02:00"},
        ],
    }


def test_event_of_whole_days_has_days_the_last_included() -> None:
    days = event(occasions=(occasion("25.–26.3.2021"),))
    assert data(days) == {**ORDINARY, "startDate": "2021-03-25", "endDate": "2021-03-26"}


def test_event_with_all_that_may_be_known() -> None:
    picture = Picture(File("x", "files/2021/seminaari/kuva.png", "image/png", 10), text("Tunnus"))
    agency = Organisation("", text("Virasto"), part_of=ministry())
    rich = event(
        image=picture,
        organisers=(agency,),
        partners=(Organisation("", text("Järjestö ry")),),
        audience=text("Järjestöt"),
        languages=("fi", "fse"),
        series=(ACADEMY,),
        place=place(room=text("Sali 23"), country=text("Viro"), url=text("https://talo.example/")),
        registrations=(registration(capacity=50, price=Price(Decimal(0))),),
    )
    assert data(rich) == {
        **ORDINARY,
        "image": "https://example.org/files/2021/seminaari/kuva.png",
        "organizer": [
            {"@type": "Organization", "name": "Virasto", "parentOrganization": PRESENTED["organizer"][0]},
        ],
        "location": {
            **VENUE,
            "name": "Sali 23, Säätytalo",
            "address": {**VENUE["address"], "addressCountry": "Viro"},
            "url": "https://talo.example/",
        },
        "inLanguage": ["fi", "fse"],
        "contributor": [{"@type": "Organization", "name": "Järjestö ry"}],
        "audience": {"@type": "Audience", "audienceType": "Järjestöt"},
        "isAccessibleForFree": True,
        "maximumAttendeeCapacity": 50,
        "offers": [{**OFFER, "price": 0, "priceCurrency": "EUR"}],
        "superEvent": {
            "@id": "https://example.org/#series-akatemia",
            "name": "Kansalaisjärjestöakatemia",
            "url": "https://example.org/fi/sarjat/akatemia/",
        },
    }


# --- Several occasions ---


def test_several_occasions_are_a_series_and_an_event_each() -> None:
    times = (
        occasion("25.3.2021 klo 9.00–11.00"),
        occasion("1.4.2021 klo 9–11", key="2", status=Status("cancelled")),
        occasion("8.4.2021 klo 9–11", key="svenska", place=place(name=text("Oodi"), map=None), languages=("sv",)),
    )
    library = {**HOUSE, "name": "Oodi"}
    whole = {"@id": "https://example.org/#events-2021-seminaari"}
    part = {
        "@type": "Event",
        **PRESENTED,
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": VENUE,
        "inLanguage": ["fi"],
        "superEvent": whole,
    }
    assert data(event(occasions=times, registrations=(registration(capacity=20),), series=(ACADEMY,))) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "EventSeries",
                **whole,
                **PRESENTED,
                "startDate": "2021-03-25T09:00:00+02:00",
                "endDate": "2021-04-08T11:00:00+03:00",
                "eventStatus": "https://schema.org/EventScheduled",
                "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
                "location": [VENUE, library],
                "inLanguage": ["fi", "sv"],
                "about": ABOUT,
                "maximumAttendeeCapacity": 20,
                "offers": [OFFER],
                "superEvent": {
                    "@id": "https://example.org/#series-akatemia",
                    "name": "Kansalaisjärjestöakatemia",
                    "url": "https://example.org/fi/sarjat/akatemia/",
                },
            },
            {
                **part,
                "@id": "https://example.org/#event-2021-seminaari",
                "startDate": "2021-03-25T09:00:00+02:00",
                "endDate": "2021-03-25T11:00:00+02:00",
            },
            {
                **part,
                "@id": "https://example.org/#event-2021-seminaari-2",
                "startDate": "2021-04-01T09:00:00+03:00",
                "endDate": "2021-04-01T11:00:00+03:00",
                "eventStatus": "https://schema.org/EventCancelled",
            },
            {
                **part,
                "@id": "https://example.org/#event-2021-seminaari-svenska",
                "startDate": "2021-04-08T09:00:00+03:00",
                "endDate": "2021-04-08T11:00:00+03:00",
                "location": library,
                "inLanguage": ["sv"],
            },
        ],
    }


def several(*statuses: Status, **changes: Any) -> Event:  # noqa: ANN401 - any field of the event
    """An event with occasions of those statuses, on 1.4.2021 and the days after it."""
    times = (occasion(f"{day}.4.2021 klo 9–11", str(day), status=one) for day, one in enumerate(statuses, 1))
    return event(occasions=tuple(times), **changes)


CANCELLED, POSTPONED = Status("cancelled"), Status("postponed")


@pytest.mark.parametrize(
    ("one", "statuses"),
    [
        (several(Status(), CANCELLED), ["EventScheduled", "EventScheduled", "EventCancelled"]),
        (several(CANCELLED, CANCELLED), ["EventCancelled"] * 3),
        (several(CANCELLED, POSTPONED), ["EventPostponed", "EventCancelled", "EventPostponed"]),
        (several(Status(), CANCELLED, status=POSTPONED), ["EventPostponed"] * 3),
    ],
)
def test_status_of_the_whole_is_the_best_of_its_parts_unless_it_is_off_itself(one: Event, statuses: list[str]) -> None:
    found = [thing["eventStatus"].removeprefix("https://schema.org/") for thing in data(one)["@graph"]]
    assert found == statuses


@pytest.mark.parametrize(
    ("was", "starts"),
    [
        (("25.3.2021 klo 9–11", "26.3.2021 klo 9–11"), [["25", "26"], ["25"], ["26"]]),
        (("1.4.2021 klo 9–11", "26.3.2021 klo 9–11"), [["26"], [], ["26"]]),
        (("26.3.2021 klo 9–11",), [["26"], [], []]),
    ],
    ids=["both", "the second", "nobody can tell which"],
)
def test_former_start_is_that_of_the_occasion_where_one_can_tell(was: tuple[str, ...], starts: list[list[str]]) -> None:
    moved = several(Status(), Status(), was=Former(spans=tuple(span(one) for one in was)))
    found = [thing.get("previousStartDate", []) for thing in data(moved)["@graph"]]
    days = [[one[8:10] for one in ([each] if isinstance(each, str) else each)] for each in found]
    assert days == starts


def test_occasion_that_is_when_it_was_is_not_rescheduled() -> None:
    was = Former(spans=(span("1.4.2021 klo 9–11"), span("26.3.2021 klo 9–11")))
    found = [thing["eventStatus"] for thing in data(several(Status(), Status(), was=was))["@graph"]]
    assert found == [
        "https://schema.org/EventRescheduled",
        "https://schema.org/EventScheduled",
        "https://schema.org/EventRescheduled",
    ]


def test_identity_stays_when_the_event_moves_and_when_the_site_moves() -> None:
    moved = event(id="2022-seminaari", year=2022, moved_from=((2021, "seminaari"),))
    elsewhere = settings(site_url="https://uusi.example/tapahtumat")
    assert values(moved, "@id", "url", settings=elsewhere) == {
        "@id": "https://example.org/#event-2021-seminaari",
        "url": "https://uusi.example/tapahtumat/fi/2022/seminaari/",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_identity_is_the_same_in_the_three_languages(language: Language) -> None:
    assert [thing["@id"] for thing in data(several(Status(), Status()), language)["@graph"]] == [
        "https://example.org/#events-2021-seminaari",
        "https://example.org/#event-2021-seminaari-1",
        "https://example.org/#event-2021-seminaari-2",
    ]


# --- Times ---


@pytest.mark.parametrize(
    ("time", "dates"),
    [
        ("25.3.2021 klo 18.15", {"startDate": "2021-03-25T18:15:00+02:00"}),
        ("25.3.2021", {"startDate": "2021-03-25", "endDate": "2021-03-25"}),
        ("25.3.2021 klo 20–24", {"startDate": "2021-03-25T20:00:00+02:00", "endDate": "2021-03-26T00:00:00+02:00"}),
        (
            "27.–28.3.2021 klo 9–15",
            {"startDate": "2021-03-27T09:00:00+02:00", "endDate": "2021-03-28T15:00:00+03:00"},
        ),
        (
            "31.10.2021 klo 2.30 – 31.10.2021 klo 3.30 talviaikaa",
            {"startDate": "2021-10-31T02:30:00+03:00", "endDate": "2021-10-31T03:30:00+02:00"},
        ),
    ],
    ids=["no end", "one day", "until midnight", "hours of each day, clocks go forward", "clocks go back"],
)
def test_dates_are_those_that_were_given(time: str, dates: dict[str, str]) -> None:
    assert values(event(occasions=(occasion(time),)), "startDate", "endDate") == dates


# --- Places, and joining over the net ---


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({"online": ONLINE}, "https://example.org/liity"),
        ({"online": Online(to_registered=True)}, "https://example.org/ilmoittaudu"),
        ({"online": Online(to_registered=True), "registrations": (Registration("invited"),)}, PAGE),
        ({"online": Online()}, PAGE),
        ({"online": ONLINE, "status": CANCELLED}, PAGE),
    ],
    ids=["a public link", "a link for those who register", "a link for those invited", "no link", "cancelled"],
)
def test_virtual_location_leads_to_the_link_the_form_or_the_page(changes: dict[str, Any], address: str) -> None:
    found = data(event(place=None, **changes))
    assert found["location"] == {"@type": "VirtualLocation", "url": address}


def test_link_to_join_is_gone_when_all_is_over() -> None:
    over = data(event(place=None, online=ONLINE), moment=AFTERWARDS)
    assert over["location"] == {"@type": "VirtualLocation", "url": PAGE}


def test_addresses_are_written_as_machines_write_them() -> None:
    found = data(event(place=None, online=Online(link=text("https://example.org/yhteys|ä?a=%C3%A4&b=5%"))))
    assert found["location"]["url"] == "https://example.org/yhteys%7C%C3%A4?a=%C3%A4&b=5%25"


def test_place_without_a_name_is_called_by_its_street() -> None:
    street = place(name=text(), map=None)
    assert data(event(place=street))["location"] == {**HOUSE, "name": "Snellmaninkatu 9–11"}


def test_drawing_is_no_image() -> None:
    drawing = Picture(File("x", "files/2021/seminaari/kuva.svg", "image/svg+xml", 10), text("Tunnus"))
    assert values(event(image=drawing), "image") == {}


# --- Registration ---


def offered(way: Registration, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of the site
    """What is offered by a registration, but for its type and address."""
    (offer,) = data(event(registrations=(way,)), **changes)["offers"]
    return {name: value for name, value in offer.items() if name not in ("@type", "url")}


IN_STOCK = {"availability": "https://schema.org/InStock"}
CLOSES = {"validThrough": "2021-03-18T23:59:59+02:00"}


@pytest.mark.parametrize(
    ("way", "offer"),
    [
        (registration(), {**IN_STOCK, **CLOSES}),
        (registration(closes=None), {**IN_STOCK, "validThrough": "2021-03-25T11:00:00+02:00"}),
        (registration(full=True), {"availability": "https://schema.org/SoldOut", **CLOSES}),
        (
            registration(opens=point("8.3.2021 klo 9")),
            {**IN_STOCK, "validFrom": "2021-03-08T09:00:00+02:00", **CLOSES},
        ),
        (registration(closes=point("28.2.2021")), {"validThrough": "2021-02-28T23:59:59+02:00"}),
        (registration(price=Price(Decimal(25))), {"price": 25, "priceCurrency": "EUR", **IN_STOCK, **CLOSES}),
        (registration(price=Price(None, text("Katso sivu"))), {**IN_STOCK, **CLOSES}),
    ],
    ids=["open", "no closing day", "full", "opens later", "closed", "a price", "a price that only a note tells"],
)
def test_offer_says_whether_there_is_room_and_the_dates_say_when(way: Registration, offer: dict[str, Any]) -> None:
    assert offered(way) == offer


@pytest.mark.parametrize(
    ("times", "closes"),
    [
        (["25.3.2021 klo 18"], "2021-03-25T19:00:00+02:00"),
        (["25.–26.3.2021"], "2021-03-26T23:59:59+02:00"),
        (["8.4.2021 klo 9–11", "25.3.2021 klo 9–11"], "2021-04-08T11:00:00+03:00"),
    ],
    ids=["an end is assumed", "whole days", "the last of several"],
)
def test_offer_without_a_closing_day_ends_with_the_event(times: list[str], closes: str) -> None:
    occasions = tuple(occasion(time, str(number)) for number, time in enumerate(times))
    found = data(event(occasions=occasions, registrations=(registration(closes=None),)))
    (offer,) = found.get("@graph", [found])[0]["offers"]
    assert offer["validThrough"] == closes


def test_offer_is_the_same_on_each_day_until_registration_closes() -> None:
    way = registration(opens=point("8.3.2021"))
    days = [datetime(2021, 3, day, 12, tzinfo=HELSINKI) for day in (1, 8, 18)]
    assert [offered(way, moment=day) for day in days] == [offered(way)] * 3


@pytest.mark.parametrize("kind", ["none", "invited"])
def test_nothing_is_offered_where_one_does_not_register(kind: Any) -> None:  # noqa: ANN401
    assert values(event(registrations=(Registration(kind),)), "offers", "isAccessibleForFree") == {}


@pytest.mark.parametrize(
    ("prices", "answer"),
    [
        ((Price(Decimal(0)),), {"isAccessibleForFree": True}),
        ((Price(Decimal(0)), Price(Decimal(0))), {"isAccessibleForFree": True}),
        ((Price(Decimal(5)), Price(Decimal("7.50"))), {"isAccessibleForFree": False}),
        ((Price(Decimal(5)), Price(Decimal(0))), {}),
        ((Price(Decimal(0)), None), {}),
        ((None,), {}),
    ],
)
def test_event_is_free_or_not_where_all_ways_agree(prices: tuple[Price | None, ...], answer: dict[str, bool]) -> None:
    joinings = ("place", "online") if len(prices) == 2 else ("",)
    ways = tuple(registration(joining=way, price=price) for way, price in zip(joinings, prices, strict=True))
    assert values(event(online=ONLINE, registrations=ways), "isAccessibleForFree") == answer


def test_places_on_site_alone_are_not_all_places() -> None:
    ways = (registration(joining="place", capacity=50), registration(joining="online"))
    found = values(
        event(online=ONLINE, registrations=ways), "maximumAttendeeCapacity", "maximumPhysicalAttendeeCapacity"
    )
    assert found == {"maximumPhysicalAttendeeCapacity": 50}


# --- Programme ---


def with_items(*items: Item, **changes: Any) -> Event:  # noqa: ANN401 - any field of the event
    """An event with that programme."""
    return event(programme=(programme_day(*items),), **changes)


def test_programme_is_its_items_but_for_breaks_and_the_end() -> None:
    law = Track("laki", text("Lainsäädäntö"), text("Sali 15"))
    items = (
        item("9.00–9.30", text=text("Mistä **kaikki** alkoi?"), speakers=(Speaker("Maija Mallikas"),)),
        item("9.30–10.00", "Uusi laki", track=law),
        item("9.30–10.00", "Vanha laki", track=law, room=text("Sali 20"), status=CANCELLED),
        item("10.00–10.15", "Kahvi", kind="coffee"),
        item("10.15–11.00", "", kind="discussion", moderators=(Speaker("Matti Virta"),)),
        item("11.00", "Tilaisuus päättyy", kind="end"),
    )
    assert data(with_items(*items, tracks=(law,))) == {
        **ORDINARY,
        "subEvent": [
            {
                "@type": "Event",
                "name": "Tervetuloa",
                "startDate": "2021-03-25T09:00:00+02:00",
                "endDate": "2021-03-25T09:30:00+02:00",
                "location": HOUSE,
                "performer": [{"@type": "Person", "name": "Maija Mallikas"}],
            },
            {
                "@type": "Event",
                "name": "Uusi laki",
                "startDate": "2021-03-25T09:30:00+02:00",
                "endDate": "2021-03-25T10:00:00+02:00",
                "location": {**HOUSE, "name": "Sali 15, Säätytalo"},
            },
            {
                "@type": "Event",
                "name": "Vanha laki",
                "startDate": "2021-03-25T09:30:00+02:00",
                "endDate": "2021-03-25T10:00:00+02:00",
                "eventStatus": "https://schema.org/EventCancelled",
                "location": {**HOUSE, "name": "Sali 20, Säätytalo"},
            },
            {
                "@type": "Event",
                "name": "Keskustelu",
                "startDate": "2021-03-25T10:15:00+02:00",
                "endDate": "2021-03-25T11:00:00+02:00",
                "location": HOUSE,
            },
        ],
    }


def test_programme_of_an_online_event_is_online() -> None:
    (found,) = data(with_items(item(), place=None, online=ONLINE))["subEvent"]
    assert found["location"] == {"@type": "VirtualLocation", "url": "https://example.org/liity"}


def test_programme_of_a_hybrid_event_is_on_site() -> None:
    (found,) = data(with_items(item(), online=ONLINE))["subEvent"]
    assert found["location"] == HOUSE


@pytest.mark.parametrize("status", [CANCELLED, POSTPONED])
def test_programme_of_an_event_that_is_off_is_left_out(status: Status) -> None:
    assert values(with_items(item(), status=status), "subEvent") == {}


def test_programme_that_repeats_is_that_of_each_occasion_which_is_held() -> None:
    times = (
        occasion("25.3.2021 klo 9–11"),
        occasion("26.3.2021 klo 9–11", "2", status=CANCELLED),
        occasion("27.3.2021 klo 9–11", "3"),
    )
    graph = data(with_items(item(), occasions=times, repeats=True))["@graph"]
    starts = [[one["startDate"][:10] for one in thing.get("subEvent", [])] for thing in graph]
    assert starts == [[], ["2021-03-25"], [], ["2021-03-27"]]


def test_no_contact_is_named() -> None:
    named = event(contacts=(contact(),), registrations=(registration(contact=contact()),))
    assert "Maija" not in written(named)


# --- Of all ---


def test_words_that_are_missing_are_those_of_the_page() -> None:
    finnish = event(title=text("Avoin seminaari"), summary=text(), topics=(topic(name=text("Luonto")),))
    assert values(finnish, "name", "description", "about") == {
        "name": "Avoin seminaari",
        "about": [{**ABOUT[0], "name": "Luonto"}],
    }


def test_topic_and_series_without_a_page_have_only_their_names() -> None:
    alone = event(series=(Series("toinen", text("Toinen")), Series("kolmas", text("Kolmas"))))
    assert values(alone, "about", "superEvent", topics=()) == {
        "about": [{"@type": "Thing", "name": "Kansalaisyhteiskunta"}],
        "superEvent": [
            {"@id": "https://example.org/#series-toinen", "name": "Toinen"},
            {"@id": "https://example.org/#series-kolmas", "name": "Kolmas"},
        ],
    }


def test_text_is_compact_in_one_order_and_the_same_when_made_again() -> None:
    first = written(event())
    assert first.startswith(
        '{"@context":"https://schema.org","@type":"Event","@id":"https://example.org/#event-2021-seminaari",'
        '"url":"https://example.org/fi/2021/seminaari/","name":"Avoin seminaari","description":"Puhumme yhteistyöstä."'
    )
    assert list(data(event())) == list(ORDINARY)
    assert written(event()) == first


@given(st.text(min_size=1).filter(str.strip))
@example("</script><script>alert(1)</script>")
@example('<!-- <script> & ]]> \u2028 \u2029 " \\ \\u003c 🎉')
def test_any_text_is_safe_in_a_script_and_reads_as_it_was(words: str) -> None:
    found = written(event(title=text(words)))

    assert set("<>&\u2028\u2029") & set(found) == set()
    assert json.loads(found)["name"] == words


# --- On the pages ---


@pytest.mark.parametrize("name", ["own", "miniature", "examples"])
def test_pages_of_events_have_sound_data_and_others_have_none(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(f"{name}_site")
    pages = {path: BeautifulSoup(path.read_bytes(), "html.parser") for path in sorted(folder.rglob("*.html"))}
    scripts = {path: page.select('script[type="application/ld+json"]') for path, page in pages.items()}
    found = {path: [json.loads(script.get_text()) for script in each] for path, each in scripts.items()}

    assert {path: len(each) for path, each in found.items()} == {
        path: len(page.select("article.event")) for path, page in pages.items()
    }
    assert any(found.values())
    assert {path: wrong for path, each in found.items() for one in each if (wrong := faults(one))} == {}


# A file in UTF-8 holds no half characters.
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\u2028\u2029"), max_size=60))
def test_script_is_not_ended_by_any_text(typed: str) -> None:
    signs = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
    whole = json.dumps(f"A{typed}", ensure_ascii=False).translate(signs)
    assert f'"name":{whole},' in written(event(title=text(f"A{typed}")))
