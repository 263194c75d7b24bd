"""The programme as a calendar: an entry an item, with an identity that stays, of several days and beside each other."""

import pytest
from icalendar import Calendar
from icalendar.cal import Component
from msgspec.structs import replace

from juliste.model import Event, Former, Language, Online, Status, Text, Track
from tests.builders import event, item, occasion, place, programme_day, text
from tests.ics_files import lines_of, programme

LAW = Track("law", text("Lainsäädäntö", "Lagstiftning"), text("Sali A"))
NET = Track("net", text("Verkko"))
DAYS = (
    programme_day(
        item("8.30–9.00", "", kind="arrival"),
        item("9.00–10.00", "Avaus"),
        item("10.00–11.00", "Uusi laki", track=LAW, room=text("Sali A"), id="laki"),
        item("10.00–11.00", "Verkot", track=NET, text=text("Miten *verkko* toimii?")),
        item("11.00–11.30", "", kind="coffee"),
        item("11.30–12.00", "", kind="break"),
        item("12.00–13.00", "", kind="lunch"),
    ),
    programme_day(item("9.00–11.00", "Loppu", day="26.3.2021"), item("11.00", "", day="26.3.2021", kind="end")),
)


def conference(**changes: object) -> Event:
    """Two days with tracks, in a house and nowhere else."""
    days = occasion("25.3.2021 klo 8.30 – 26.3.2021 klo 11")
    return replace(event(occasions=(days,), programme=DAYS), **changes)


def sessions(of: Event, language: Language = "fi") -> list[Component]:
    return Calendar.from_ical(programme(of, language)).walk("VEVENT")


def test_head_is_that_of_a_calendar_to_subscribe_to() -> None:
    assert programme(conference(), "sv").partition(b"BEGIN:VTIMEZONE")[0].decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Juliste//Events//SV",
        "NAME:Program: Öppet seminarium",
        "X-WR-CALNAME:Program: Öppet seminarium",
        "DESCRIPTION:Varje programpunkt är en egen kalenderhändelse.",
        "X-WR-CALDESC:Varje programpunkt är en egen kalenderhändelse.",
        "X-WR-TIMEZONE:Europe/Helsinki",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "SOURCE;VALUE=URI:https://example.org/sv/2021/seminaari/seminaari-program-sv",
        " .ics",
        "URL:https://example.org/sv/2021/seminaari/",
        "",
    ]


def test_items_but_breaks_and_the_end_are_entries_with_their_track_and_room() -> None:
    found = sessions(conference(), "sv")
    house = "Ständerhuset, Snellmansgatan 9–11, 00170 Helsingfors"
    assert [(str(each["UID"]), str(each["SUMMARY"]), str(each["LOCATION"])) for each in found] == [
        ("2021-seminaari.at-0325-0830@example.org", "Ankomst och kaffe", house),
        ("2021-seminaari.at-0325-0900@example.org", "Avaus", house),
        ("2021-seminaari.laki@example.org", "Uusi laki", f"Sali A, {house}"),
        ("2021-seminaari.at-0325-1000@example.org", "Verkot", house),
        ("2021-seminaari.at-0326-0900@example.org", "Loppu", house),
    ]
    categories = lines_of(programme(conference(), "sv"), "CATEGORIES")
    assert categories == ["CATEGORIES:Lagstiftning", "CATEGORIES:Verkko"]
    assert {str(each["RELATED-TO"]) for each in found} == {"2021-seminaari@example.org"}


def test_entry_whole() -> None:
    written = programme(conference()).replace(b"\r\n ", b"").decode()
    start = written.index("BEGIN:VEVENT\r\nUID:2021-seminaari.at-0325-1000")
    assert written[start : written.index("END:VEVENT", start)].split("\r\n") == [
        "BEGIN:VEVENT",
        "UID:2021-seminaari.at-0325-1000@example.org",
        "DTSTAMP:20210201T100000Z",
        "LAST-MODIFIED:20210201T100000Z",
        "SEQUENCE:34336800",
        "DTSTART;TZID=Europe/Helsinki:20210325T100000",
        "DTEND;TZID=Europe/Helsinki:20210325T110000",
        "SUMMARY;LANGUAGE=fi:Verkot",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "LOCATION;LANGUAGE=fi:Säätytalo\\, Snellmaninkatu 9–11\\, 00170 Helsinki",
        "GEO:60.171900;24.952500",
        "URL:https://example.org/fi/2021/seminaari/#item-at-0325-1000",
        "CATEGORIES:Verkko",
        "RELATED-TO:2021-seminaari@example.org",
        "DESCRIPTION;LANGUAGE=fi:Miten verkko toimii?\\n\\nTapahtuma: Avoin seminaari\\n"
        "Tapahtuman sivu: https://example.org/fi/2021/seminaari/#item-at-0325-1000",
        "",
    ]


def test_item_online_tells_how_to_join() -> None:
    online = Online(("Teams",), text("https://example.org/liity"))
    first, *_ = sessions(conference(place=None, online=online))
    assert str(first["LOCATION"]) == "https://example.org/liity"
    assert str(first["DESCRIPTION"]).split("\n")[:3] == [
        "Verkkotapahtuma (Teams).",
        "Osallistu verkossa: https://example.org/liity",
        "",
    ]
    room = replace(DAYS[1].items[0], room=text("Howspace"))
    (only,) = sessions(conference(place=None, online=online, programme=(programme_day(room),)))
    assert str(only["LOCATION"]) == "Howspace"


def test_room_of_an_item_stands_in_place_of_the_room_of_the_event() -> None:
    room = replace(DAYS[1].items[0], room=text("Sali 5"))
    (only,) = sessions(conference(place=place(room=text("Juhlasali")), programme=(programme_day(room),)))
    assert str(only["LOCATION"]) == "Sali 5, Säätytalo, Snellmaninkatu 9–11, 00170 Helsinki"


def test_item_that_is_off_says_so_and_the_others_do_not() -> None:
    off = replace(DAYS[1].items[0], status=Status("cancelled", text("Puhuja on *sairastunut*.")))
    first, second = sessions(conference(programme=(programme_day(DAYS[0].items[1], off),)))
    assert [str(each["STATUS"]) for each in (first, second)] == ["CONFIRMED", "CANCELLED"]
    assert str(second["SUMMARY"]) == "PERUTTU: Loppu"
    assert str(second["DESCRIPTION"]).split("\n")[:3] == [
        "Tämä ohjelman kohta on peruttu.",
        "Puhuja on sairastunut.",
        "",
    ]


@pytest.mark.parametrize(
    ("status", "prefix", "said"),
    [
        (Status("cancelled"), "INSTÄLLT: ", "Evenemanget är inställt."),
        (Status("postponed"), "UPPSKJUTET: ", "Uppskjutet, ny tid meddelas senare."),
    ],
)
def test_items_of_an_event_that_is_off_are_off(status: Status, prefix: str, said: str) -> None:
    for each in sessions(conference(status=status), "sv"):
        assert str(each["SUMMARY"]).startswith(prefix)
        assert str(each["TRANSP"]) == "TRANSPARENT"
        assert str(each["DESCRIPTION"]).split("\n")[0] == said


def test_item_without_an_end_lasts_an_hour_and_says_so() -> None:
    (only,) = sessions(conference(programme=(programme_day(item("9.00", "Avaus")),)))
    assert only.decoded("DTEND").hour == 10
    assert "Kalenterimerkintä kestää tunnin." in str(only["DESCRIPTION"])


def test_programme_that_repeats_has_entries_of_each_time() -> None:
    twice = (occasion("25.3.2021 klo 9–11"), occasion("8.4.2021 klo 9–11", "2", status=Status("cancelled")))
    groups = programme_day(item(title="A", id="a"), item(title="B", id="b"))
    found = sessions(event(occasions=twice, programme=(groups,), repeats=True))
    assert [(str(each["UID"]), str(each["RELATED-TO"]), each.decoded("DTSTART").day) for each in found] == [
        ("2021-seminaari.a@example.org", "2021-seminaari@example.org", 25),
        ("2021-seminaari.b@example.org", "2021-seminaari@example.org", 25),
        ("2021-seminaari-2.a@example.org", "2021-seminaari-2@example.org", 8),
        ("2021-seminaari-2.b@example.org", "2021-seminaari-2@example.org", 8),
    ]
    assert [str(each["STATUS"]) for each in found] == ["CONFIRMED"] * 2 + ["CANCELLED"] * 2


def test_items_belong_to_the_time_that_they_begin_in() -> None:
    morning, afternoon = occasion("25.3.2021 klo 9–11"), occasion("25.3.2021 klo 13–15", "svenska")
    day = programme_day(
        item("8.30–9.00", "", kind="arrival"),
        item("9.00–11.00", "Suomeksi"),
        item("13.00–15.00", "På svenska"),
        item("15.00–16.00", "", kind="reception"),
    )
    found = sessions(event(occasions=(morning, afternoon), programme=(day,)))
    assert [str(each["UID"]) for each in found] == [
        "2021-seminaari.at-0325-0830@example.org",
        "2021-seminaari.at-0325-0900@example.org",
        "2021-seminaari-svenska.at-0325-1300@example.org",
        "2021-seminaari-svenska.at-0325-1500@example.org",
    ]


def test_items_of_times_side_by_side_are_there_once() -> None:
    beside = (occasion(), occasion(key="svenska", languages=("sv",)))
    one = event(occasions=beside, programme=(programme_day(item()),))
    assert [str(each["UID"]) for each in sessions(one)] == ["2021-seminaari.at-0325-0900@example.org"]
    assert [len(one.programme_of(each)) for each in beside] == [1, 1]


def test_items_of_times_side_by_side_are_those_of_the_one_that_takes_place() -> None:
    beside = (occasion(status=Status("cancelled")), occasion(key="svenska", languages=("sv",)))
    (only,) = sessions(event(occasions=beside, programme=(programme_day(item()),)))
    assert (str(only["UID"]), str(only["STATUS"])) == ("2021-seminaari.at-0325-0900@example.org", "CONFIRMED")


def test_item_tells_what_has_changed_in_the_event() -> None:
    (only,) = sessions(conference(was=Former(place=place(name=text("Oodi"))), programme=(programme_day(item()),)))
    assert str(only["SUMMARY"]) == "Tervetuloa"
    assert str(only["DESCRIPTION"]).split("\n")[:3] == [
        "Paikka on muuttunut.",
        "Aiempi paikka: Oodi, Snellmaninkatu 9–11, 00170 Helsinki",
        "",
    ]


def test_description_of_an_item_is_short_however_long_the_words_are() -> None:
    long = text("x" * 9000)
    (only,) = sessions(conference(title=long, programme=(programme_day(item(text=long)),)))
    assert len(str(only["DESCRIPTION"])) < 2000


def test_programme_of_breaks_alone_is_an_empty_calendar() -> None:
    assert sessions(event(programme=(programme_day(item(title="", kind="lunch")),), summary=Text())) == []
