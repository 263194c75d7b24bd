"""The calendars to subscribe to: their head, which events they hold, what is told when there are too many."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste import feeds, ics, remarks
from juliste.feeds import Filled, Subject
from juliste.model import LANGUAGES, Card, Language, card
from juliste.settings import Settings
from tests import sites
from tests.builders import HELSINKI, MOMENT, REVISED, catalogues, event, occasion, settings, span, text
from tests.ics_lint import lint

ENTRY = b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"
ROOM = ics.MOST_OCTETS - 4_000


def on(time: str, name: str = "x", zone: ZoneInfo = HELSINKI) -> Card:
    """The card of an event of that name at that time."""
    return card(event(id=f"2021-{name}", occasions=(replace(occasion(), span=span(time, zone)),)), REVISED)


def held(cards: Iterable[Card], moment: datetime = MOMENT, months: int = 12, size: int = 1000) -> list[str]:
    """The ids of the cards in the window, in order."""
    return [each.id for each in ics.window(cards, lambda _: size, moment, months).cards]


def calendars(subject: Subject, entries: Mapping[str, Mapping[Language, bytes]], **changes: Any) -> dict[str, bytes]:  # noqa: ANN401
    """The calendars of a subject by their paths."""
    chosen = settings(**changes)
    found = feeds.calendars(
        fill(subject, entries, chosen),
        lambda cards, code: [entries[one.id][code] for one in cards],
        catalogues(),
        chosen,
    )
    return dict(found)


def fill(subject: Subject, entries: Mapping[str, Mapping[Language, bytes]], chosen: Settings) -> Filled:
    """The events that the calendars of a subject hold."""
    return feeds.fill(subject, {name: feeds.octets(each) for name, each in entries.items()}, chosen)


def test_calendar_of_all_events_has_a_name_and_tells_how_often_to_look() -> None:
    cards = (on("25.3.2021 klo 9–11"),)
    found = calendars(Subject(cards), {"2021-x": dict.fromkeys(LANGUAGES, ENTRY)})
    assert list(found) == ["fi/esim-tapahtumat-fi.ics", "sv/esim-evenemang-sv.ics", "en/esim-events-en.ics"]
    head, _, rest = found["fi/esim-tapahtumat-fi.ics"].partition(b"BEGIN:VTIMEZONE")
    assert head.decode().replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Juliste//Events//FI",
        "NAME:Tapahtumat",
        "X-WR-CALNAME:Tapahtumat",
        "DESCRIPTION:Uudet tapahtumat ja muutokset tulevat tähän kalenteriin itsestään.",
        "X-WR-CALDESC:Uudet tapahtumat ja muutokset tulevat tähän kalenteriin itsestään.",
        "X-WR-TIMEZONE:Europe/Helsinki",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "SOURCE;VALUE=URI:https://example.org/fi/esim-tapahtumat-fi.ics",
        "URL:https://example.org/fi/",
        "",
    ]
    assert rest.endswith(b"END:VTIMEZONE\r\n" + ENTRY + b"END:VCALENDAR\r\n")


def test_calendar_of_a_topic_stands_beside_its_page_and_is_named_after_it() -> None:
    found = calendars(Subject((), ("topics", "vesi"), text("Vesi, ilma", en="Water")), {}, zone=ZoneInfo("Europe/Oslo"))
    assert list(found) == [
        "fi/aiheet/vesi/esim-vesi-fi.ics",
        "sv/teman/vesi/esim-vesi-sv.ics",
        "en/topics/vesi/esim-vesi-en.ics",
    ]
    written = found["sv/teman/vesi/esim-vesi-sv.ics"].decode()
    assert "\r\nNAME:Vesi\\, ilma – Evenemang\r\n" in written
    assert "\r\nURL:https://example.org/sv/teman/vesi/\r\n" in written
    assert "\r\nX-WR-TIMEZONE:Europe/Oslo\r\n" in written
    assert [lint(each) for each in found.values()] == [[], [], []]


# Which events


@pytest.mark.parametrize(
    ("time", "months", "is_in"),
    [
        ("1.3.2020 klo 9–11", 12, True),  # the day counts, not the hour: builds of one day hold the same
        ("29.2.2020 klo 9–11", 12, False),
        ("28.2.2020 klo 20 – 1.3.2020 klo 1", 12, True),  # its end counts
        ("1.3.2021 klo 8–9", 0, True),
        ("28.2.2021 klo 8–9", 0, False),
        ("28.2.2020", 12, False),  # an end at midnight is of the day before
        ("28.2.2020 klo 20–24", 12, False),
        ("29.2.2020 klo 20 – 1.3.2020 klo 0.30", 12, True),
        ("1.10.2019 klo 9", 17, True),
        ("6.12.1968 klo 9", 1_000_000, True),
        ("25.3.2031 klo 9", 0, True),
    ],
)
def test_window_goes_back_by_whole_months_and_has_no_end(time: str, months: int, is_in: bool) -> None:
    assert held([on(time)], months=months) == (["2021-x"] if is_in else [])


@pytest.mark.parametrize(("day", "first"), [(31, "28.2.2021"), (28, "28.2.2021")])
def test_window_of_a_month_without_that_day_begins_on_its_last(day: int, first: str) -> None:
    moment = datetime(2021, 3, day, 12, tzinfo=HELSINKI)
    assert held([on(f"{first} klo 9–11")], moment, months=1) == ["2021-x"]
    assert held([on("27.2.2021 klo 9–11")], moment, months=1) == []


def test_window_tells_days_by_the_clock_of_the_site() -> None:
    late = on("28.2.2020 klo 18–19", zone=ZoneInfo("America/Los_Angeles"))  # 29 February in Helsinki
    assert held([late], datetime(2021, 2, 28, 12, tzinfo=HELSINKI)) == ["2021-x"]
    assert held([late], datetime(2021, 3, 1, 12, tzinfo=HELSINKI)) == []


def test_feed_is_the_same_at_any_hour_of_a_day() -> None:
    """Also when it is cut: what ends today is not past before tomorrow."""
    cards = [on("1.3.2021 klo 9–10", "today"), on("1.4.2021", "later"), on("1.2.2021", "past")]
    found = [
        ics.window(cards, lambda _: ROOM // 2, datetime(2021, 3, day, hour, tzinfo=HELSINKI), 12)
        for day, hour in ((1, 0), (1, 9), (1, 23), (2, 0))
    ]
    assert [[each.id for each in window.cards] for window in found] == [["2021-today", "2021-later"]] * 4
    assert [(window.past, window.coming) for window in found] == [(1, 0)] * 4


def test_event_that_alone_is_too_large_leaves_the_others_in() -> None:
    size = {"2021-near": ROOM + 1, "2021-old": ROOM + 1}
    found = ics.window(SIX, lambda one: size.get(one.id, 1000), MOMENT, 12)
    assert [each.id for each in found.cards] == ["2021-newer", "2021-newest", "2021-later", "2021-far"]
    assert (found.past, found.coming, found.alone) == (1, 1, 2)


def test_feed_is_in_order_of_time() -> None:
    cards = [on("2.4.2021", "c"), on("1.4.2021", "b"), on("1.2.2021", "past"), on("1.4.2021", "a")]
    assert held(cards) == ["2021-past", "2021-a", "2021-b", "2021-c"]


SIX = [
    *(on("1.12.2020", "old"), on("1.1.2021", "newer"), on("1.2.2021", "newest")),
    *(on("1.4.2021", "near"), on("1.5.2021", "later"), on("1.6.2021", "far")),
]


@pytest.mark.parametrize(
    ("fitting", "kept", "past", "coming"),
    [
        (6, ["old", "newer", "newest", "near", "later", "far"], 0, 0),
        (5, ["newer", "newest", "near", "later", "far"], 1, 0),
        (4, ["newest", "near", "later", "far"], 2, 0),
        (3, ["near", "later", "far"], 3, 0),
        (2, ["near", "later"], 3, 1),
        (0, [], 3, 3),
    ],
)
def test_too_large_feed_loses_the_oldest_past_then_the_farthest_coming(
    fitting: int, kept: list[str], past: int, coming: int
) -> None:
    found = ics.window(SIX, lambda _: ROOM // max(fitting, 1) if fitting else ROOM + 1, MOMENT, 12)
    assert [each.id.removeprefix("2021-") for each in found.cards] == kept
    assert (found.past, found.coming, found.is_cut) == (past, coming, fitting < 6)


@given(st.lists(st.integers(1, ROOM), max_size=6))
def test_feed_of_any_sizes_stays_below_the_limit(sizes: list[int]) -> None:
    names = [each.id for each in SIX]
    size = dict(zip(names, sizes, strict=False))
    entries = {name: dict.fromkeys(LANGUAGES, b"x" * size.get(name, 1)) for name in names}
    found = calendars(Subject(tuple(SIX)), entries)
    assert all(len(data) < ics.MOST_OCTETS for data in found.values())


def test_languages_hold_the_same_events_however_long_their_words_are() -> None:
    long_in_swedish: dict[Language, bytes] = {"fi": b"x", "sv": b"x" * (ROOM // 2), "en": b"x"}
    entries = {each.id: long_in_swedish for each in SIX}
    found = fill(Subject(tuple(SIX)), entries, settings())
    assert [each.id for each in found.window.cards] == ["2021-near", "2021-later"]


def test_too_large_feed_is_a_warning_with_what_can_be_done() -> None:
    filled = [
        Filled(Subject(()), ics.Window((), past=2)),
        Filled(Subject((), ("topics", "vesi")), ics.Window((), past=2, coming=1)),
        Filled(Subject((), ("series", "suuri")), ics.Window((), past=1, alone=1)),
        Filled(Subject((), ("series", "sarja")), ics.Window(())),
    ]
    told = list(remarks.of_feeds(filled, settings()))
    assert [(str(problem), problem.severity) for problem in told] == [
        (
            "content: the calendar fi/esim-tapahtumat-fi.ics would be larger than 1 MB: 2 past and 0 coming events are "
            "left out; set JULISTE_FEED_MONTHS lower, so that it begins with a whole month",
            "warning",
        ),
        (
            "content: the calendar fi/aiheet/vesi/esim-vesi-fi.ics would be larger than 1 MB: 2 past and 1 coming "
            "events are left out; divide events that have very many times or items; the calendars of topics are "
            "smaller",
            "warning",
        ),
        (
            "content: the calendar fi/sarjat/suuri/esim-suuri-fi.ics would be larger than 1 MB: 1 past and 0 coming "
            "events are left out; divide events that have very many times or items; the calendars of topics are "
            "smaller",
            "warning",
        ),
    ]


def test_site_with_too_many_events_is_built_and_warns(tmp_path: Path) -> None:
    long = sites.event("to 28.2.2030 klo 18–20").replace("Puhumme yhdessä.", "😀" * 1900)
    past = {f"past-{number}": long for number in range(130)}
    root = sites.tiny(tmp_path, ilta=sites.event(), **past)
    report = sites.built(root, sites.TINY_SETTINGS)
    told = [str(problem) for problem in report.problems if "larger than 1 MB" in str(problem)]
    assert [each.partition(" would")[0] for each in told] == [
        "content: the calendar fi/illat-tapahtumat-fi.ics",
        "content: the calendar fi/jarjestajat/kirjasto/illat-kirjasto-fi.ics",
    ]
    feed = (root / "output/fi/illat-tapahtumat-fi.ics").read_bytes()
    assert 990_000 < len(feed) < 1_000_000
    assert b"UID:2030-ilta@example.org" in feed
