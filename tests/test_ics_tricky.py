"""Thirty inputs that break calendars elsewhere, and the bytes that are right: each in the calendar of a whole event."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from juliste import ics
from juliste.model import Event, Former, Online, Status, Text
from juliste.problems import WrongError
from juliste.when import Span, read_span
from tests.builders import HELSINKI, event, ministry, occasion, place, text, topic
from tests.ics_files import at, description, entries, entry, file, lines
from tests.ics_lint import lint
from tests.sites import TINY_SETTINGS, built, tiny
from tests.sites import event as written_event

TITLE = len("SUMMARY;LANGUAGE=fi:")


def called(title: str) -> Event:
    """An event of that title."""
    return event(title=text(title), summary=Text(), registrations=())


def titled(title: str) -> bytes:
    """The folded lines of SUMMARY."""
    written = file(called(title))
    start = written.index(b"SUMMARY")
    return written[start : written.index(b"\r\nSTATUS")]


def times(time: str) -> list[str]:
    return lines(at(time), "DTSTART", "DTEND")


def test_01_emoji_at_the_limit_is_not_cut() -> None:
    start = "x" * (75 - TITLE - 1)
    assert titled(f"{start}😀 loppu") == f"SUMMARY;LANGUAGE=fi:{start}\r\n 😀 loppu".encode()


def test_02_family_of_emoji_and_accent_fold_between_their_parts_only() -> None:
    start = "x" * (75 - TITLE - 7)
    assert titled(f"{start}👩\u200d👧") == f"SUMMARY;LANGUAGE=fi:{start}👩\u200d\r\n 👧".encode()
    start = "x" * (75 - TITLE - 1)
    assert titled(f"{start}e\u0301") == f"SUMMARY;LANGUAGE=fi:{start}e\r\n \u0301".encode()


def test_03_escape_pair_at_the_limit_stays_together() -> None:
    start = "x" * (75 - TITLE - 1)
    assert titled(f"{start}, loppu") == f"SUMMARY;LANGUAGE=fi:{start}\r\n \\, loppu".encode()


def test_04_blanks_at_the_limit_are_kept() -> None:
    start = "x" * (75 - TITLE)
    assert titled(f"{start}   loppu") == f"SUMMARY;LANGUAGE=fi:{start}\r\n    loppu".encode()


def test_05_signs_are_escaped_once_and_only_four_of_them() -> None:
    assert titled('A, B; C\\D "E": F') == b'SUMMARY;LANGUAGE=fi:A\\, B\\; C\\\\D "E": F'


def test_06_backslash_is_escaped_first() -> None:
    assert titled("C:\\new") == b"SUMMARY;LANGUAGE=fi:C:\\\\new"


def test_07_every_line_end_is_one() -> None:
    odd = event(summary=text("a\r\nb\rc\u2028d\u0085e"), registrations=())
    assert "a\nb\nc\nd\ne" in description(odd)
    assert titled("a\r\nb\rc\u2028d\u0085e") == b"SUMMARY;LANGUAGE=fi:a b c d e"


def test_08_controls_and_half_characters_are_gone() -> None:
    assert titled("a\x00b\x07c\x0bd\x1be\x7ff\ud83dg\th") == b"SUMMARY;LANGUAGE=fi:abcdefg\th"


def test_09_nothing_can_be_injected() -> None:
    evil = "x\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil"
    link = Online(link=text("https://example.org/\r\nUID:evil"))
    one = event(title=text(evil), summary=text(evil), place=None, online=link, registrations=())
    assert [str(each["UID"]) for each in entries(one)] == ["2021-seminaari@example.org"]
    assert lines(one, "UID", "LOCATION") == [
        "UID:2021-seminaari@example.org",
        "LOCATION;LANGUAGE=fi:https://example.org/ UID:evil",
    ]


def test_10_titles_are_literal_and_markdown_is_read() -> None:
    assert titled("R&D <b>x</b> &amp;") == b"SUMMARY;LANGUAGE=fi:R&D <b>x</b> &amp\\;"
    off = event(status=Status("cancelled", text("R&D &amp; **x** [sivu](https://example.org/)")))
    assert description(off).split("\n")[1] == "R&D & x sivu (https://example.org/)"


def test_11_night_when_the_clocks_go_forward() -> None:
    night = at("28.3.2026 klo 22.00 – 29.3.2026 klo 6.00")
    found = entry(night)
    assert lines(night, "DTSTART", "DTEND", "DURATION") == [
        "DTSTART;TZID=Europe/Helsinki:20260328T220000",
        "DTEND;TZID=Europe/Helsinki:20260329T060000",
    ]
    assert (found.decoded("DTEND").timestamp() - found.decoded("DTSTART").timestamp()) / 3600 == 7


def test_12_night_when_the_clocks_go_back() -> None:
    found = entry(at("24.10.2026 klo 22.00 – 25.10.2026 klo 6.00"))
    assert (found.decoded("DTEND").timestamp() - found.decoded("DTSTART").timestamp()) / 3600 == 9
    found = entry(at("24.10.2026 klo 23.00 – 25.10.2026 klo 6.00"))
    assert (found.decoded("DTEND").timestamp() - found.decoded("DTSTART").timestamp()) / 3600 == 8


def test_13_hour_that_comes_twice_is_told_in_utc() -> None:
    assert times("25.10.2026 klo 3.30 talviaikaa – 4.30") == ["DTSTART:20261025T013000Z", "DTEND:20261025T023000Z"]


def test_14_hour_that_there_is_not_is_refused() -> None:
    with pytest.raises(WrongError, match=r"there is no 3\.30 on 29\.3\.2026"):
        read_span("29.3.2026 klo 3.30–5.00", HELSINKI)


def test_15_evening_past_midnight_needs_its_second_date() -> None:
    assert times("25.3.2026 klo 22.00 – 26.3.2026 klo 2.00") == [
        "DTSTART;TZID=Europe/Helsinki:20260325T220000",
        "DTEND;TZID=Europe/Helsinki:20260326T020000",
    ]
    with pytest.raises(WrongError):
        read_span("25.3.2026 klo 22–2", HELSINKI)


def test_16_whole_days_end_on_the_day_after() -> None:
    assert times("1.6.2026") == ["DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:20260602"]
    assert times("30.–31.3.2026") == ["DTSTART;VALUE=DATE:20260330", "DTEND;VALUE=DATE:20260401"]


def test_17_new_year() -> None:
    assert times("31.12.2026 klo 20.00 – 1.1.2027 klo 2.00") == [
        "DTSTART;TZID=Europe/Helsinki:20261231T200000",
        "DTEND;TZID=Europe/Helsinki:20270101T020000",
    ]


def test_18_end_is_there_and_later_than_the_start() -> None:
    hour = ["DTSTART;TZID=Europe/Helsinki:20260325T090000", "DTEND;TZID=Europe/Helsinki:20260325T100000"]
    nine = datetime(2026, 3, 25, 9, tzinfo=HELSINKI)
    assert times("25.3.2026 klo 9") == hour
    assert lines(event(occasions=(replace(occasion(), span=Span(nine, nine)),)), "DTSTART", "DTEND") == hour


def test_19_times_before_the_zone_begins_are_in_utc() -> None:
    assert times("6.12.1968 klo 12–13") == ["DTSTART:19681206T100000Z", "DTEND:19681206T110000Z"]
    assert times("1.7.1995 klo 12–13") == ["DTSTART:19950701T090000Z", "DTEND:19950701T100000Z"]
    assert times("26.10.1996 klo 12–13") == ["DTSTART:19961026T090000Z", "DTEND:19961026T100000Z"]
    assert times("28.10.1996 klo 12–13")[0] == "DTSTART;TZID=Europe/Helsinki:19961028T120000"


def test_20_zone_has_no_end() -> None:
    found = entry(at("6.6.2040 klo 12–13"))
    assert found.decoded("DTSTART").astimezone(UTC) == datetime(2040, 6, 6, 9, tzinfo=UTC)


def test_21_address_is_encoded_and_folded_but_not_escaped() -> None:
    long = event(slug=text("ä-" * 40 + "a,b;c"), registrations=())
    assert lines(long, "URL") == [f"URL:https://example.org/fi/2021/{'%C3%A4-' * 40}a%2Cb%3Bc/"]


def test_22_names_stand_in_values_where_no_quotes_are_needed() -> None:
    body = ministry(name=text('Åbo "CSC"; Oy: 1, 2'), email="", phone="", part_of=None)
    assert lines(event(organisers=(body,)), "CONTACT", "ORGANIZER") == ['CONTACT;LANGUAGE=fi:Åbo "CSC"\\; Oy: 1\\, 2']


def test_23_nobody_organises_or_attends_in_the_file() -> None:
    assert lines(event(), "ORGANIZER", "ATTENDEE", "METHOD") == []


def test_24_categories_are_escaped_each_and_left_out_when_there_are_none() -> None:
    topics = (topic(name=text("a,b")), topic(name=text("c;d")))
    assert lines(event(topics=topics), "CATEGORIES") == ["CATEGORIES:a\\,b,c\\;d"]
    assert lines(event(topics=()), "CATEGORIES") == []


def test_25_position_has_points_and_a_semicolon() -> None:
    assert lines(event(place=place(map=(60.1756, 24.8277))), "GEO") == ["GEO:60.175600;24.827700"]


def test_26_what_is_empty_has_no_line() -> None:
    nothing = event(place=None, online=None, topics=(), registrations=(), summary=Text())
    assert lines(nothing, "LOCATION", "GEO", "CATEGORIES") == []
    assert description(nothing) == "Tapahtuman sivu: https://example.org/fi/2021/seminaari/"


def test_27_event_that_is_held_twice_has_two_identities() -> None:
    twice = event(occasions=(occasion(), occasion("26.3.2021 klo 9–11", "2"), occasion("27.3.2021", "svenska")))
    assert lines(twice, "UID") == [
        "UID:2021-seminaari@example.org",
        "UID:2021-seminaari-2@example.org",
        "UID:2021-seminaari-svenska@example.org",
    ]


def test_28_change_keeps_the_identity_and_is_said_in_the_title() -> None:
    later = event(status=Status("postponed"))
    moved = event(was=Former(place=place()), place=None, online=Online())
    assert [lines(one, "UID", "SUMMARY", "STATUS") for one in (later, moved)] == [
        [
            "UID:2021-seminaari@example.org",
            "SUMMARY;LANGUAGE=fi:SIIRTYY: Avoin seminaari",
            "STATUS:TENTATIVE",
        ],
        [
            "UID:2021-seminaari@example.org",
            "SUMMARY;LANGUAGE=fi:SIIRRETTY VERKKOON: Avoin seminaari",
            "STATUS:CONFIRMED",
        ],
    ]


def test_29_feed_without_events_is_a_whole_calendar() -> None:
    about = ics.Feed("sv", "Inga", "", "https://example.org/sv/x.ics", "https://example.org/sv/", "Europe/Helsinki")
    empty = ics.feed_file(about, [])
    assert lint(empty) == []
    assert empty.count(b"BEGIN:VTIMEZONE") == 1
    assert b"VEVENT" not in empty


def test_30_event_that_becomes_a_draft_is_told_as_a_mistake(tmp_path: Path) -> None:
    """It is in no output any more; who imported it would never know, so its author is told to cancel it instead."""
    root = tiny(tmp_path, ilta=written_event())
    built(root, TINY_SETTINGS)
    tiny(tmp_path, ilta=written_event(more="draft: true\n"))

    report = built(root, TINY_SETTINGS)

    told = [str(problem) for problem in report.problems if problem.field == "draft"]
    assert told == [
        "content/events/2030/ilta/event.fi.md:8: draft: the event was published before: nobody who has it in a "
        "calendar is told that it is off; write status: cancelled instead, unless it never should have been published"
    ]
