import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste import ics, revised
from juliste.characters import in_one_line
from juliste.ics.lines import LONGEST, escaped
from juliste.ics.times import VTIMEZONE
from juliste.model import (
    LANGUAGES,
    SCHEDULED,
    Event,
    Former,
    Language,
    Occasion,
    Online,
    Speaker,
    Status,
    Text,
    Track,
)
from juliste.when import Span
from tests.builders import (
    HELSINKI,
    PROJECT,
    REVISED,
    catalogues,
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
from tests.ics_files import at, description, entries, entry, file, lines, programme, unfolded
from tests.ics_lint import offsets
from tests.referees import ical_js_offsets, needs

PAGE = "Tapahtuman sivu: https://example.org/fi/2021/seminaari/"


def akatemia() -> Event:
    return event(
        id="2021-kansalaisjarjestoakatemia-2",
        uid="2021-kansalaisjarjestoakatemia-2",
        name="kansalaisjarjestoakatemia-2",
        title=text("Kansalaisjärjestöakatemia 2. osa"),
        summary=text("Virkamiehet ja järjestöt pohtivat, miten yhteistyö toimisi paremmin."),
        place=None,
        online=Online(to_registered=True),
        topics=(topic(), topic(id="avoimuus", name=text("Avoimuus, osallisuus"))),
        contacts=(contact(),),
        programme=(
            programme_day(
                item("9.00–9.30", "Tervetuloa, päivän tavoitteet", speakers=(Speaker("Matti Mallikas"),)),
                item("9.30–10.30", "Dialogit"),
                item("10.30–11.00", "", kind="discussion"),
                item("11.00", "", kind="end"),
            ),
        ),
    )


def test_file_of_an_event_whole() -> None:
    # A file of its own, since spaces where a line folds are part of it.
    assert file(akatemia()) == (PROJECT / "tests/golden/kansalaisjarjestoakatemia-2-fi.ics").read_bytes()


def test_description_in_swedish_and_english_falls_back_word_by_word() -> None:
    assert description(akatemia(), "sv").split("\n") == [
        "Anmäl dig senast torsdagen den 18\u00a0mars 2021.",
        "https://example.org/ilmoittaudu",
        "Webbevenemang. Länken skickas till de anmälda.",
        "Evenemangets sida: https://example.org/sv/2021/kansalaisjarjestoakatemia-2/",
        "",
        "Virkamiehet ja järjestöt pohtivat, miten yhteistyö toimisi paremmin.",
        "",
        "Program",
        "9.00–9.30 Tervetuloa, päivän tavoitteet",
        "9.30–10.30 Dialogit",
        "10.30–11.00 Diskussion",
        "11.00 Evenemanget avslutas",
        "",
        "Evenemangets sida: https://example.org/sv/2021/kansalaisjarjestoakatemia-2/",
    ]
    assert description(akatemia(), "en").split("\n")[:4] == [
        "Register by Thursday 18\u00a0March 2021.",
        "https://example.org/ilmoittaudu",
        "Online event. The link will be sent to registered participants.",
        "Event page: https://example.org/en/2021/kansalaisjarjestoakatemia-2/",
    ]


def test_title_that_falls_back_is_marked_with_its_language() -> None:
    assert "SUMMARY;LANGUAGE=fi:Kansalaisjärjestöakatemia 2. osa" in unfolded(akatemia(), "en")
    assert "SUMMARY;LANGUAGE=en:Open seminar" in unfolded(event(), "en")


def test_uid_and_stamps_are_the_same_in_each_language() -> None:
    twice = event(occasions=(occasion(), occasion("26.3.2021 klo 9–11", "2")))
    names = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
    in_each = [[[str(each[name].to_ical()) for name in names] for each in entries(twice, code)] for code in LANGUAGES]
    assert in_each[0] == in_each[1] == in_each[2]
    assert [each["UID"] for each in entries(twice)] == ["2021-seminaari@example.org", "2021-seminaari-2@example.org"]


def test_uid_stays_when_the_folder_is_renamed() -> None:
    assert lines(event(id="2021-uusi", name="uusi"), "UID") == ["UID:2021-seminaari@example.org"]


def test_sequence_is_never_negative() -> None:
    written = file(event(), revised=datetime(2019, 12, 31, tzinfo=UTC))
    assert b"\r\nSEQUENCE:0\r\n" in written


def test_stamps_follow_the_revision_and_nothing_else_does() -> None:
    later = file(event(), revised=REVISED + timedelta(seconds=1))
    changed = [(a, b) for a, b in zip(file(event()).split(b"\r\n"), later.split(b"\r\n"), strict=True) if a != b]
    assert changed == [
        (b"DTSTAMP:20210201T100000Z", b"DTSTAMP:20210201T100001Z"),
        (b"LAST-MODIFIED:20210201T100000Z", b"LAST-MODIFIED:20210201T100001Z"),
        (b"SEQUENCE:34336800", b"SEQUENCE:34336801"),
    ]


def test_entries_are_the_same_bytes_in_each_file() -> None:
    alone = ics.entries(event(), "fi", REVISED, catalogues()["fi"], settings())
    about = ics.Feed("fi", "Illat", "", "https://example.org/fi/x.ics", "https://example.org/fi/", "Europe/Helsinki")
    for written in (file(event()), ics.feed_file(about, [alone])):
        assert written.partition(VTIMEZONE)[2] == alone + b"END:VCALENDAR\r\n"


def test_file_has_no_name_method_organiser_alarm_or_person() -> None:
    named = replace(akatemia(), registrations=(registration(contact=contact()),))
    written = unfolded(named)
    assert [
        each for each in written if each.startswith(("METHOD", "NAME", "X-", "ORGANIZER", "ATTENDEE", "BEGIN:VA"))
    ] == []
    assert not any(word in "".join(written) for word in ("Mallikas", "maija@example.org"))


def test_file_does_not_change_when_a_contact_expires() -> None:
    expired = replace(contact(), name="", email="")
    with_name = event(contacts=(contact(),), registrations=(registration(contact=contact()),))
    assert file(with_name) == file(event(contacts=(expired,), registrations=(registration(contact=expired),)))


# When


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (
            "25.3.2021 klo 9.00–11.00",
            (";TZID=Europe/Helsinki:20210325T090000", ";TZID=Europe/Helsinki:20210325T110000"),
        ),
        # Over the clock changes: 7 and 9 real hours, told by the clock on the wall.
        (
            "28.3.2026 klo 22.00 – 29.3.2026 klo 6.00",
            (";TZID=Europe/Helsinki:20260328T220000", ";TZID=Europe/Helsinki:20260329T060000"),
        ),
        (
            "24.10.2026 klo 22.00 – 25.10.2026 klo 6.00",
            (";TZID=Europe/Helsinki:20261024T220000", ";TZID=Europe/Helsinki:20261025T060000"),
        ),
        # An hour that comes twice is told in UTC.
        ("25.10.2026 klo 3.30 kesäaikaa – 4.30", (":20261025T003000Z", ":20261025T023000Z")),
        ("25.10.2026 klo 3.30 talviaikaa – 4.30", (":20261025T013000Z", ":20261025T023000Z")),
        # The next day, the next year; midnight.
        (
            "31.12.2026 klo 20.00 – 1.1.2027 klo 2.00",
            (";TZID=Europe/Helsinki:20261231T200000", ";TZID=Europe/Helsinki:20270101T020000"),
        ),
        ("25.3.2021 klo 20–24", (";TZID=Europe/Helsinki:20210325T200000", ";TZID=Europe/Helsinki:20210326T000000")),
        # One whole day, and several: the day after the last one ends them.
        ("1.6.2026", (";VALUE=DATE:20260601", ";VALUE=DATE:20260602")),
        ("30.–31.3.2026", (";VALUE=DATE:20260330", ";VALUE=DATE:20260401")),
        # The same hours on each day.
        ("25.–26.3.2021 klo 9–15", (";VALUE=DATE:20210325", ";VALUE=DATE:20210327")),
        ("25.–26.3.2021 klo 18–24", (";VALUE=DATE:20210325", ";VALUE=DATE:20210327")),
        # No end: an hour, also where the clocks change in it.
        ("25.3.2021 klo 18.15", (";TZID=Europe/Helsinki:20210325T181500", ";TZID=Europe/Helsinki:20210325T191500")),
        ("29.3.2026 klo 2.30", (";TZID=Europe/Helsinki:20260329T023000", ";TZID=Europe/Helsinki:20260329T043000")),
        ("25.10.2026 klo 2.30", (":20261024T233000Z", ":20261025T003000Z")),
        # Before our VTIMEZONE begins to hold, and long after.
        ("6.12.1968 klo 12–13", (":19681206T100000Z", ":19681206T110000Z")),
        ("1.7.1995 klo 12–13", (":19950701T090000Z", ":19950701T100000Z")),
        ("6.6.2040 klo 12–13", (";TZID=Europe/Helsinki:20400606T120000", ";TZID=Europe/Helsinki:20400606T130000")),
    ],
)
def test_start_and_end(time: str, written: tuple[str, str]) -> None:
    assert lines(at(time), "DTSTART", "DTEND") == ["DTSTART" + written[0], "DTEND" + written[1]]


@pytest.mark.parametrize(
    "time",
    [
        "25.3.2021 klo 9.00–11.00",
        "14.9.2021 klo 13–15",
        "28.3.2026 klo 22.00 – 29.3.2026 klo 6.00",
        "25.10.2026 klo 3.30 talviaikaa – 4.30",
        "1.7.1995 klo 12–13",
    ],
)
def test_start_and_end_are_read_as_the_same_instants(time: str) -> None:
    found, expected = entry(at(time)), span(time)
    assert expected.end is not None
    assert [found.decoded(name).astimezone(UTC) for name in ("DTSTART", "DTEND")] == [
        expected.start.astimezone(UTC),
        expected.end.astimezone(UTC),
    ]


def test_other_zone_is_in_utc_and_its_clock_is_told() -> None:
    brussels = ZoneInfo("Europe/Brussels")
    there = event(occasions=(replace(occasion(), span=span("25.3.2021 klo 9–11", brussels)),), registrations=())
    assert lines(there, "DTSTART", "DTEND") == ["DTSTART:20210325T080000Z", "DTEND:20210325T100000Z"]
    assert description(there).split("\n")[:2] == ["Aika: torstai 25.3.2021 klo\u00a09.00–11.00 (UTC+1)", PAGE]


def test_times_that_are_equal_are_told_each_by_its_own_clock() -> None:
    here, there = span("25.3.2021 klo 9–11"), span("25.3.2021 klo 8–10", ZoneInfo("Europe/Brussels"))
    first, second = (span(f"25.10.2026 klo 3.30 {season}aikaa") for season in ("kesä", "talvi"))
    assert (here, first) == (there, second)  # so Python has it
    assert [lines(event(occasions=(Occasion("", one),)), "DTSTART") for one in (here, there, first, second)] == [
        ["DTSTART;TZID=Europe/Helsinki:20210325T090000"],
        ["DTSTART:20210325T070000Z"],
        ["DTSTART:20261025T003000Z"],
        ["DTSTART:20261025T013000Z"],
    ]


def test_end_that_is_not_later_becomes_an_hour() -> None:
    start = datetime(2021, 3, 25, 9, tzinfo=HELSINKI)
    nothing = event(occasions=(replace(occasion(), span=Span(start, start)),))
    assert lines(nothing, "DTEND") == ["DTEND;TZID=Europe/Helsinki:20210325T100000"]


def test_missing_end_is_said() -> None:
    said = "Päättymisaikaa ei ole ilmoitettu. Kalenterimerkintä kestää tunnin."
    assert said in description(at("25.3.2021 klo 18.15"))
    assert said not in description(event())


def test_hours_of_each_day_are_said() -> None:
    assert "Aika: torstai 25.3. – perjantai 26.3.2021, kumpanakin päivänä klo\u00a09.00–15.00" in description(
        at("25.–26.3.2021 klo 9–15")
    ).split("\n")


@pytest.mark.parametrize(
    ("time", "transparency"),
    [
        ("25.3.2021 klo 9–11", "TRANSP:OPAQUE"),
        ("24.3.2021 klo 9 – 26.3.2021 klo 15", "TRANSP:OPAQUE"),
        ("25.3.2021", "TRANSP:TRANSPARENT"),
        ("25.–26.3.2021 klo 9–15", "TRANSP:TRANSPARENT"),
    ],
)
def test_whole_days_leave_the_time_free(time: str, transparency: str) -> None:
    assert lines(at(time), "TRANSP") == [transparency]


# Where


@pytest.mark.parametrize(
    ("changes", "location"),
    [
        ({}, "Säätytalo\\, Snellmaninkatu 9–11\\, 00170 Helsinki"),
        ({"place": place(room=text("Sali 2"))}, "Sali 2\\, Säätytalo\\, Snellmaninkatu 9–11\\, 00170 Helsinki"),
        (
            {"place": place(street=text("Katu 1\nB-talo"), postcode="", country=text("Suomi"))},
            "Säätytalo\\, Katu 1 B-talo\\, Helsinki\\, Suomi",
        ),
        (
            {"online": Online(link=text("https://example.org/a,b"))},
            "Säätytalo\\, Snellmaninkatu 9–11\\, 00170 Helsinki",
        ),
        ({"place": None, "online": Online(link=text("https://example.org/a,b"))}, "https://example.org/a\\,b"),
        ({"place": None, "online": Online(("Teams", "Howspace"))}, "Verkkotapahtuma (Teams ja Howspace)"),
    ],
)
def test_location_is_one_line(changes: dict[str, Any], location: str) -> None:
    assert lines(event(**changes), "LOCATION") == [f"LOCATION;LANGUAGE=fi:{location}"]


def test_location_that_is_not_known_is_left_out() -> None:
    assert lines(event(place=None, topics=()), "LOCATION", "GEO", "CATEGORIES") == []


def test_location_of_an_occasion_is_its_own() -> None:
    elsewhere = place(name=text("Oodi"), street=text("Töölönlahdenkatu 4"), postcode="00100", map=(-60.5, 24.0))
    moved = event(occasions=(occasion(place=elsewhere),))
    assert lines(moved, "LOCATION", "GEO") == [
        "LOCATION;LANGUAGE=fi:Oodi\\, Töölönlahdenkatu 4\\, 00100 Helsinki",
        "GEO:-60.500000;24.000000",
    ]


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (ministry(phone=""), "Valtiovarainministeriö\\, kirjaamo.vm@gov.fi"),
        (ministry(email="", phone="", part_of=None), "Valtiovarainministeriö"),
        (
            ministry(name=text("Avoin hallinto"), email="", phone="", part_of=ministry(phone="")),
            "Valtiovarainministeriö\\, kirjaamo.vm@gov.fi",
        ),
    ],
)
def test_contact_is_the_first_organiser(body: Any, written: str) -> None:  # noqa: ANN401 - an organisation
    assert lines(event(organisers=(body, ministry())), "CONTACT") == [f"CONTACT;LANGUAGE=fi:{written}"]


# What has changed


@pytest.mark.parametrize(
    ("code", "title"),
    [("fi", "PERUTTU: Avoin seminaari"), ("sv", "INSTÄLLT: Öppet seminarium"), ("en", "CANCELLED: Open seminar")],
)
def test_cancelled_event_says_so_in_its_title(code: Language, title: str) -> None:
    assert str(entry(event(status=Status("cancelled")), code)["SUMMARY"]) == title


def test_cancelled_event_stays_without_taking_time() -> None:
    cancelled = event(
        status=Status("cancelled", text("Puhuja on *sairastunut*.")),
        programme=(programme_day(item(), item("9.30–10")),),
    )
    assert lines(cancelled, "STATUS", "TRANSP") == ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"]
    assert description(cancelled).split("\n") == [
        "Tapahtuma on peruttu.",
        "Puhuja on sairastunut.",
        PAGE,
        "",
        "Puhumme yhteistyöstä.",
        "",
        PAGE,
    ]


def test_postponed_event_is_tentative_with_its_words_first() -> None:
    postponed = event(status=Status("postponed"), place=None, summary=Text())
    assert lines(postponed, "SUMMARY", "STATUS", "TRANSP") == [
        "SUMMARY;LANGUAGE=fi:SIIRTYY: Avoin seminaari",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
    ]
    assert description(postponed) == f"Siirtyy, uusi aika ilmoitetaan myöhemmin.\n{PAGE}"


def test_entry_of_what_is_off_has_no_link_to_join_and_of_a_new_time_no_day() -> None:
    online = Online(("Teams",), text("https://example.org/liity"))
    off = occasion("8.4.–9.4.2021 klo 9–11", "2", status=Status("postponed"))
    one = event(place=None, online=online, occasions=(occasion(), off))
    assert [str(each["LOCATION"]) for each in entries(one)] == ["https://example.org/liity", "Verkkotapahtuma (Teams)"]
    postponed = at("25.3.2021 klo 9", status=Status("postponed"), summary=Text())
    assert description(postponed) == f"Siirtyy, uusi aika ilmoitetaan myöhemmin.\n{PAGE}"


def test_new_time_and_place_are_said_with_the_former_ones() -> None:
    was = Former((span("18.3.2021 klo 9–11"), span("19.3.2021")), place(room=text("Sali 2")))
    changed = event(was=was, status=Status("scheduled", text("Sali on korjattavana.")), registrations=())
    assert lines(changed, "SUMMARY", "STATUS") == [
        "SUMMARY;LANGUAGE=fi:UUSI PAIKKA: Avoin seminaari",
        "STATUS:CONFIRMED",
    ]
    assert description(changed).split("\n")[:6] == [
        "Uusi aika.",
        "Paikka on muuttunut.",
        "Sali on korjattavana.",
        "Aiempi aika: torstai 18.3.2021 klo\u00a09.00–11.00; perjantai 19.3.2021",
        "Aiempi paikka: Sali 2, Säätytalo, Snellmaninkatu 9–11, 00170 Helsinki",
        PAGE,
    ]


def test_time_that_is_as_it_was_is_not_called_new() -> None:
    was = Former((span("18.3.2021 klo 9–11"), span("26.3.2021 klo 9–11")))
    moved = event(occasions=(occasion(), occasion("26.3.2021 klo 9–11", "2")), was=was, registrations=())
    assert [str(each["SUMMARY"]) for each in entries(moved)] == ["UUSI AIKA: Avoin seminaari", "Avoin seminaari"]
    assert [str(each["DESCRIPTION"]).split("\n")[0] for each in entries(moved)] == ["Uusi aika.", PAGE]


def test_time_that_alone_is_off_tells_only_that() -> None:
    was = Former((span("18.3.2021 klo 9–11"),))
    off = occasion("26.3.2021 klo 9–11", "2", status=Status("cancelled"))
    _, found = entries(event(occasions=(occasion(), off), was=was))
    assert str(found["DESCRIPTION"]).split("\n")[:3] == ["Tämä kerta on peruttu.", PAGE, ""]


def test_place_that_is_new_is_told_also_of_a_time_that_is_not() -> None:
    was = Former((span("25.3.2021 klo 9.00–11.00"), span("26.3.2021")), place(name=text("Oodi")))
    assert description(event(was=was, registrations=())).split("\n")[:3] == [
        "Paikka on muuttunut.",
        "Aiempi paikka: Oodi, Snellmaninkatu 9–11, 00170 Helsinki",
        PAGE,
    ]


def test_occasion_that_is_where_it_was_is_not_called_moved() -> None:
    old, new = place(name=text("Vanha talo")), place(name=text("Uusi talo"))
    there = (occasion(), occasion("26.3.2021 klo 9–11", "2", place=old))
    moved = entries(event(occasions=there, place=new, was=Former(place=old), registrations=()))
    assert [str(each["SUMMARY"]) for each in moved] == ["UUSI PAIKKA: Avoin seminaari", "Avoin seminaari"]
    assert str(moved[1]["DESCRIPTION"]).split("\n")[0] == PAGE
    online = entries(event(occasions=there, place=None, online=Online(), was=Former(place=old), registrations=()))
    assert [str(each["SUMMARY"]) for each in online] == ["SIIRRETTY VERKKOON: Avoin seminaari", "Avoin seminaari"]


def test_very_long_line_is_left_out_and_those_after_it_stay() -> None:
    long = registration(url=text("https://example.org/" + "x" * 4000))
    online = Online(link=text("https://example.org/liity"))
    assert description(event(registrations=(long,), online=online)).split("\n")[:4] == [
        "Ilmoittaudu viimeistään torstaina 18.3.2021.",
        "Tilaisuuteen voi osallistua myös verkossa.",
        "Osallistu verkossa: https://example.org/liity",
        PAGE,
    ]


def test_note_of_several_paragraphs_has_no_blank_line() -> None:
    noted = event(occasions=(occasion(note=text("Yksi.\n\nKaksi.")),), registrations=())
    assert description(noted).split("\n")[:4] == ["Yksi.", "Kaksi.", PAGE, ""]


@pytest.mark.parametrize("length", range(60, 75))
def test_description_never_passes_the_limit(length: int) -> None:
    """Whatever is cut, and wherever: the blank lines between the parts count too."""
    items = tuple(item(title="x" * length) for _ in range(150))
    full = event(summary=text("y" * 1990), programme=(programme_day(*items),))
    shown = description(full)
    assert len(escaped(shown)) <= 8000
    assert len(escaped(shown)) + length + len("9.00–9.30 \\n") + 40 > 8000


def test_move_online_and_back_is_said() -> None:
    online = event(was=Former(place=place()), place=None, online=Online(), registrations=())
    assert description(online).split("\n")[:3] == [
        "Siirretty verkkoon.",
        "Aiempi paikka: Säätytalo, Snellmaninkatu 9–11, 00170 Helsinki",
        "Verkkotapahtuma.",
    ]
    back = event(was=Former(online=Online(("Teams",))), registrations=())
    assert description(back).split("\n")[:3] == [
        "Paikka on muuttunut.",
        "Tilaisuus piti järjestää verkossa.",
        PAGE,
    ]


def test_cancelled_occasion_leaves_the_others_as_they_are() -> None:
    cancelled = occasion("26.3.2021 klo 9–11", "2", status=Status("cancelled", text("Sairaus.")))
    postponed = occasion("27.3.2021 klo 9–11", "3", status=Status("postponed"))
    three = event(occasions=(occasion(), cancelled, postponed))
    assert [str(each["STATUS"]) for each in entries(three)] == ["CONFIRMED", "CANCELLED", "TENTATIVE"]
    assert [str(each["DESCRIPTION"]).split("\n")[:3] for each in entries(three)] == [
        ["Ilmoittaudu viimeistään torstaina 18.3.2021.", "https://example.org/ilmoittaudu", PAGE],
        ["Tämä kerta on peruttu.", "Sairaus.", PAGE],
        ["Tämä kerta siirtyy, uusi aika ilmoitetaan myöhemmin.", PAGE, ""],
    ]


# What else the description says


def test_description_tells_what_one_occasion_differs_in() -> None:
    session = occasion(languages=("sv",), note=text("Tuo *tietokone*."))
    assert description(event(occasions=(session,), registrations=())).split("\n")[:3] == [
        "Tilaisuus on ruotsiksi.",
        "Tuo tietokone.",
        PAGE,
    ]


def test_description_tells_every_way_to_register_and_to_join() -> None:
    on_site = registration(joining="place", url=text(), email="ilmo@example.org", phone="0295 16001")
    online = registration(joining="online", closes=None, opens=point("1.3.2021 klo 9"))
    hybrid = event(
        registrations=(on_site, online),
        online=Online(("Teams",), text("https://example.org/liity"), note=text("Linkki **aukeaa** klo 8.45.")),
    )
    assert description(hybrid).split("\n")[:9] == [
        "Paikan päällä: Ilmoittaudu viimeistään torstaina 18.3.2021.",
        "Ilmoittaudu sähköpostitse: ilmo@example.org",
        "Ilmoittaudu puhelimitse: 0295\u00a016001",
        "Verkossa: Ilmoittautuminen alkaa: maanantai 1.3.2021 klo\u00a09.00. Ilmoittaudu ennakkoon.",
        "https://example.org/ilmoittaudu",
        "Tilaisuuteen voi osallistua myös verkossa (Teams).",
        "Osallistu verkossa: https://example.org/liity",
        "Linkki aukeaa klo 8.45.",
        PAGE,
    ]


def test_full_event_offers_no_registration() -> None:
    assert description(event(registrations=(registration(full=True),))).split("\n")[:2] == [
        "Tapahtuma on täynnä.",
        PAGE,
    ]


def test_programme_of_several_days_and_tracks_has_headings_and_rooms() -> None:
    law = Track("law", text("Lainsäädäntö"), text("Sali A"))
    first = programme_day(
        item("9.00–10.00", "Avaus"),
        item("10.00–11.00", "Uusi laki", track=law),
        item("10.00–11.00", "Lapset", track=replace(law, room=Text()), room=text("Sali B")),
        item("11.00–11.30", "", kind="coffee", status=Status("cancelled")),
        title=text("Työpajat"),
    )
    second = programme_day(item("9.00", "Loppu", day="26.3.2021"))
    days = at("25.3.2021 klo 9 – 26.3.2021 klo 12", programme=(first, second))
    assert description(days).partition("Ohjelma\n")[2].split("\n") == [
        "",
        "torstai 25.3.2021: Työpajat",
        "9.00–10.00 Avaus",
        "10.00–11.00 Uusi laki (Lainsäädäntö, Sali A)",
        "10.00–11.00 Lapset (Lainsäädäntö, Sali B)",
        "11.00–11.30 PERUTTU: Kahvitauko",
        "",
        "perjantai 26.3.2021",
        "9.00 Loppu",
        "",
        PAGE,
    ]


def test_programme_of_an_occasion_is_that_of_its_days() -> None:
    days = (programme_day(item()), programme_day(item("9.00", "Toinen päivä", day="26.3.2021")))
    occasions = tuple(occasion(f"{day}.3.2021 klo 9–11", str(day)) for day in (25, 26, 27))
    found = [str(each["DESCRIPTION"]) for each in entries(event(occasions=occasions, programme=days))]
    assert [each.partition("Ohjelma\n")[2].split("\n")[0] for each in found] == [
        "9.00–9.30 Tervetuloa",
        "9.00 Toinen päivä",
        "",
    ]


def test_programme_that_repeats_stands_in_each_occasion_with_its_own_days() -> None:
    days = (programme_day(item()), programme_day(item("9.00", "Toinen päivä", day="26.3.2021")))
    occasions = (occasion("25.3.2021 klo 9 – 26.3.2021 klo 11"), occasion("8.4.2021 klo 9 – 9.4.2021 klo 11", "2"))
    found = entries(event(occasions=occasions, programme=days, repeats=True))[1]
    assert str(found["DESCRIPTION"]).partition("Ohjelma\n")[2].split("\n")[:5] == [
        "",
        "torstai 8.4.2021",
        "9.00–9.30 Tervetuloa",
        "",
        "perjantai 9.4.2021",
    ]


def test_long_programme_is_cut_at_an_item_with_a_link_to_the_rest() -> None:
    items = tuple(item(title=f"Esitys {number}, {'x; ' * 60}") for number in range(100))
    shown = description(event(programme=(programme_day(*items),))).split("\n")
    assert len("\n".join(shown)) < 8000
    assert shown[-3].startswith("9.00–9.30 Esitys ")
    assert shown[-3].endswith("x; ")
    assert shown[-1] == "Koko ohjelma: https://example.org/fi/2021/seminaari/"


@given(st.text(max_size=9000), st.integers(1, 3))
def test_any_words_survive_and_the_file_stays_whole(typed: str, times: int) -> None:
    words = text("A" + typed * times)
    odd = event(
        title=words, summary=words, place=place(name=words), topics=(topic(name=words),), online=Online((typed,))
    )
    written = file(odd)
    assert all(len(each) <= LONGEST for each in written.split(b"\r\n"))
    found = entry(odd)
    assert str(found["SUMMARY"]) == in_one_line("A" + typed * times)
    assert len(str(found["DESCRIPTION"])) < 8000
    assert str(found["UID"]) == "2021-seminaari@example.org"


def test_long_words_are_cut_after_a_word() -> None:
    long = event(
        summary=text("sana " * 2000),
        status=replace(SCHEDULED, reason=text("x" * 5000)),
        was=Former((span("1.3.2021"),)),
    )
    shown = description(long).split("\n")
    assert shown[1] == "x" * 500 + " …"
    assert shown[-3] == "sana " * 199 + "…"


def everything() -> bytes:
    """Entries with every property and sentence that there is, in three languages, without their stamps."""
    law = Track("law", text("Lainsäädäntö"), text("Sali A"))
    full = event(
        occasions=(
            occasion("25.3.2021 klo 9", languages=("sv",), note=text("Tuo *tietokone*.")),
            occasion("25.–26.4.2021 klo 9–15", "2", status=Status("cancelled", text("Sairaus."))),
            occasion("25.10.2026 klo 3.30 talviaikaa – 4.30", "3", status=Status("postponed")),
        ),
        registrations=(
            registration(joining="place", opens=point("1.3.2021"), email="ilmo@example.org", phone="0295 16001"),
            registration(joining="online", full=True),
        ),
        online=Online(("Teams",), text("https://example.org/liity"), to_registered=True, note=text("Ole ajoissa.")),
        was=Former((span("1.2.2021 klo 9–11"),), place(name=text("Oodi")), Online()),
        programme=(programme_day(item(track=law), item(title="B"), item("9.30", status=Status("cancelled"))),),
    )
    off = (event(status=Status("cancelled")), event(status=Status("postponed")), event(registrations=()))
    written = [file(one, code) for one in (full, *off) for code in LANGUAGES]
    written += [programme(full, code) for code in LANGUAGES]
    return re.sub(rb"(DTSTAMP|LAST-MODIFIED|SEQUENCE):\d[^\r]*", rb"\1:", b"".join(written))


WRITTEN = datetime(2026, 11, 26, tzinfo=UTC), "e27e39224ae87249"
"""`revised.REVISED`, and the digest of `everything` that was written from then on."""


def test_revised_is_raised_when_the_writer_writes_otherwise() -> None:
    """Clients keep the old entries unless their stamps rise: raise `revised.REVISED` to today, then write both here."""
    assert (revised.REVISED, sha256(everything()).hexdigest()[:16]) == WRITTEN


FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1997, 2038))


@pytest.fixture(scope="module")
def of_the_database() -> list[int]:
    """Seconds east of UTC in Helsinki, at each hour from 1997 to the end of 2037."""
    hours = (datetime.fromtimestamp(seconds, HELSINKI) for seconds in range(FIRST, LAST, 3600))
    return [int((hour.utcoffset() or timedelta()).total_seconds()) for hour in hours]


def test_zone_agrees_with_the_tz_database_at_every_hour(of_the_database: list[int]) -> None:
    offset = offsets(file(event()), "Europe/Helsinki")
    assert [offset(seconds) for seconds in range(FIRST, LAST, 3600)] == of_the_database
    assert len(of_the_database) == 41 * 365 * 24 + 10 * 24


@needs("ical.js")
def test_zone_agrees_with_the_tz_database_at_every_hour_for_thunderbird(of_the_database: list[int]) -> None:
    assert ical_js_offsets(file(event()), FIRST, LAST) == of_the_database
