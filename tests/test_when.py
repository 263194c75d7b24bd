"""Times as people write them, and as the site prints them."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste import when
from juliste.problems import WrongError
from juliste.when import Hours, Language, Span, forms, write
from juliste.when.span import comes_twice, is_skipped, wall

HELSINKI = ZoneInfo("Europe/Helsinki")
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
CASES = {case["id"]: case for case in json.loads((Path(__file__).parent / "dates.json").read_text("utf-8"))}


def at(text: str, zone: ZoneInfo = HELSINKI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def timed(start: str, end: str = "") -> Span:
    return Span(at(start), at(end) if end else None)


def daily(start: str, end: str) -> Span:
    return Span(at(start), at(end), daily=True)


def whole(first: str, last: str = "") -> Span:
    return when.whole_days(date.fromisoformat(first), date.fromisoformat(last or first), HELSINKI)


def said(wrong: WrongError) -> str:
    return f"{wrong.message}; {wrong.cure}" if wrong.cure else str(wrong.message)


# Writing: the acceptance table


LABELS = {
    1: whole("2021-03-25"),
    4: whole("2021-09-08"),
    5: timed("2021-03-25T09:00", "2021-03-25T11:00"),
    6: timed("2020-10-01T09:30", "2020-10-01T15:00"),
    7: timed("2022-09-22T18:15"),
    9: whole("2021-03-25", "2021-03-26"),
    11: whole("2021-03-30", "2021-04-02"),
    13: whole("2021-12-30", "2022-01-02"),
    14: timed("2021-03-25T09:00", "2021-03-26T15:00"),
    15: timed("2021-12-31T22:00", "2022-01-01T02:00"),
    16: timed("2021-03-25T20:00", "2021-03-26T00:00"),
    17: timed("2021-03-28T12:00", "2021-03-28T14:00"),
    27: timed("2021-03-25T22:00", "2021-03-26T00:15"),
    28: whole("2021-03-25", "2021-03-25"),
}
PERIODS = {
    2: ("2021-03-25", "2021-03-25"),
    8: ("2021-03-25", "2021-03-26"),
    10: ("2021-03-30", "2021-04-02"),
    12: ("2021-12-30", "2022-01-02"),
}
DEADLINES = {18: whole("2022-03-18"), 19: timed("2022-03-18T16:00"), 20: whole("2021-03-28")}
NOTED = {
    22: timed("2021-03-25T09:00", "2021-03-25T11:00"),
    23: timed("2021-09-14T13:00", "2021-09-14T15:00"),
}


def printed(number: int, language: Language) -> str:
    """What our writers print for a case of the table."""
    if number in LABELS:
        return when.label(LABELS[number], language)
    if number in PERIODS:
        first, last = (date.fromisoformat(day) for day in PERIODS[number])
        return when.days(first, last, language)
    if number in DEADLINES:
        return when.deadline(DEADLINES[number], language)
    if number in NOTED:
        return when.label(NOTED[number], language, zone_note=True)
    thursday = date(2021, 3, 25)
    return {
        3: when.day(thursday, language, year=False),
        21: when.sentence(LABELS[5], language),
        24: when.month(2021, 3, language),
        25: f"{when.clock(540)} / {when.clock(540, 570)}",
        26: when.short(thursday, language),
    }[number]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", sorted(CASES))
def test_writers_print_the_acceptance_table(number: int, language: Language) -> None:
    assert printed(number, language) == CASES[number][language]


# Writing: what the table leaves open


@pytest.mark.parametrize(
    ("span", "fi", "sv", "en"),
    [
        (
            daily("2021-03-25T09:00", "2021-03-26T15:00"),
            "torstai 25.3. – perjantai 26.3.2021, kumpanakin päivänä klo 9.00–15.00 Suomen aikaa",
            "torsdag 25 mars–fredag 26 mars 2021, båda dagarna kl. 9.00–15.00 finsk tid",
            "Thursday 25 March – Friday 26 March 2021, 9.00–15.00 Finnish time (EET) on both days",
        ),
        (
            daily("2021-06-01T20:00", "2021-06-04T00:00"),
            "tiistai 1.6. – torstai 3.6.2021, joka päivä klo 20.00–24.00 Suomen aikaa",
            "tisdag 1 juni–torsdag 3 juni 2021, varje dag kl. 20.00–24.00 finsk tid",
            "Tuesday 1 June – Thursday 3 June 2021, 20.00–24.00 Finnish time (EEST) each day",
        ),
        (
            timed("2021-03-27T09:00", "2021-03-29T00:00"),
            "lauantai 27.3.2021 klo 9.00 – sunnuntai 28.3.2021 klo 24.00 Suomen aikaa",
            "lördag 27 mars 2021 kl. 9.00 – söndag 28 mars 2021 kl. 24.00 finsk tid",
            "Saturday 27 March 2021, 9.00 – Sunday 28 March 2021, 24.00 Finnish time (EET/EEST)",
        ),
        (
            Span(at("2026-10-25T03:30"), at("2026-10-25T03:15").replace(fold=1)),
            "sunnuntai 25.10.2026 klo 3.30 kesäaikaa – 3.15 talviaikaa Suomen aikaa",
            "söndag 25 oktober 2026 kl. 3.30 sommartid – 3.15 vintertid finsk tid",
            "Sunday 25 October 2026, 3.30 summer time – 3.15 winter time Finnish time (EEST/EET)",
        ),
        (whole("2021-03-25"), "torstai 25.3.2021", "torsdag 25 mars 2021", "Thursday 25 March 2021"),
    ],
)
def test_label_with_zone_note(span: Span, fi: str, sv: str, en: str) -> None:
    assert [plain(when.label(span, language, zone_note=True)) for language in LANGUAGES] == [fi, sv, en]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Europe/Stockholm", "(UTC+1)"),
        ("Europe/London", "(UTC)"),
        ("America/New_York", "(UTC−4)"),  # its summer time begins two weeks earlier
        ("Asia/Kolkata", "(UTC+5:30)"),
    ],
)
def test_label_in_a_foreign_zone_gives_its_offset(name: str, note: str) -> None:
    zone = ZoneInfo(name)
    span = Span(at("2021-03-25T09:00", zone), at("2021-03-25T11:00", zone))
    assert when.label(span, "fi", zone_note=True) == f"torstai 25.3.2021 klo\u00a09.00–11.00 {note}"
    assert when.read_span(f"25.3.2021 klo 9–11 {note}", zone) == span


@pytest.mark.parametrize(
    ("span", "fi", "sv", "en"),
    [
        (whole("2021-03-28"), "sunnuntaina 28.3.2021", "söndagen den 28 mars 2021", "on Sunday 28 March 2021"),
        (
            timed("2021-03-05T09:00"),
            "perjantaina 5.3.2021 klo 9.00",
            "fredagen den 5 mars 2021 kl. 9.00",
            "on Friday 5 March 2021 at 9.00",
        ),
        (
            whole("2021-03-24", "2021-03-26"),
            "keskiviikosta 24.3. perjantaihin 26.3.2021",
            "från onsdagen den 24 mars till fredagen den 26 mars 2021",
            "from Wednesday 24 March to Friday 26 March 2021",
        ),
        (
            whole("2021-12-30", "2022-01-02"),
            "torstaista 30.12.2021 sunnuntaihin 2.1.2022",
            "från torsdagen den 30 december 2021 till söndagen den 2 januari 2022",
            "from Thursday 30 December 2021 to Sunday 2 January 2022",
        ),
        (
            timed("2021-03-25T09:00", "2021-03-26T15:00"),
            "torstaista 25.3.2021 klo 9.00 perjantaihin 26.3.2021 klo 15.00",
            "från torsdagen den 25 mars 2021 kl. 9.00 till fredagen den 26 mars 2021 kl. 15.00",
            "from Thursday 25 March 2021 at 9.00 to Friday 26 March 2021 at 15.00",
        ),
        (
            daily("2021-03-25T09:00", "2021-03-26T15:00"),
            "torstaista 25.3. perjantaihin 26.3.2021, kumpanakin päivänä klo 9.00–15.00",
            "från torsdagen den 25 mars till fredagen den 26 mars 2021, båda dagarna kl. 9.00–15.00",
            "from Thursday 25 March to Friday 26 March 2021 at 9.00–15.00 on both days",
        ),
    ],
)
def test_sentence(span: Span, fi: str, sv: str, en: str) -> None:
    assert [plain(when.sentence(span, language)) for language in LANGUAGES] == [fi, sv, en]


def test_sentence_with_zone_note() -> None:
    assert plain(when.sentence(timed("2021-03-25T09:00"), "en", zone_note=True)) == (
        "on Thursday 25 March 2021 at 9.00 Finnish time (EET)"
    )


@pytest.mark.parametrize(
    ("span", "fi", "en"),
    [
        (
            timed("2022-03-19T00:00"),
            "viimeistään perjantaina 18.3.2022 klo 24.00",
            "by 24.00 on Friday 18 March 2022",
        ),
        (
            timed("2026-10-25T03:30"),
            "viimeistään sunnuntaina 25.10.2026 klo 3.30 kesäaikaa",
            "by 3.30 summer time on Sunday 25 October 2026",
        ),
        (
            whole("2022-03-17", "2022-03-18"),
            "viimeistään perjantaina 18.3.2022",
            "by Friday 18 March 2022",
        ),
    ],
)
def test_deadline_at_the_edges(span: Span, fi: str, en: str) -> None:
    assert [plain(when.deadline(span, "fi")), plain(when.deadline(span, "en"))] == [fi, en]


def test_essive_weekdays_of_a_whole_week() -> None:
    week = [when.sentence(whole(f"2021-03-{day}"), "fi").split()[0] for day in range(22, 29)]
    assert week == [
        *("maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina"),
    ]


def test_short_weekdays_of_finland_swedish() -> None:
    week = [when.short(date(2021, 3, day), "sv").split()[0] for day in range(22, 29)]
    assert week == ["må", "ti", "on", "to", "fr", "lö", "sö"]


def test_updated() -> None:
    days = [when.updated(date(2021, 3, 3), language) for language in LANGUAGES]
    assert days == ["3.3.2021", "3.3.2021", "3\u00a0March 2021"]


def test_clock_of_moments_and_of_minutes() -> None:
    assert when.clock(at("2021-03-25T09:05"), at("2021-03-26T00:00")) == "9.05–24.00"
    assert when.clock(0, 1440) == "0.00–24.00"


@pytest.mark.parametrize(
    ("span", "machine"),
    [
        (timed("2021-03-25T09:00", "2021-09-25T11:00"), ("2021-03-25T09:00+02:00", "2021-09-25T11:00+03:00")),
        (timed("2021-03-25T09:00"), ("2021-03-25T09:00+02:00", "")),
        (whole("2021-03-25"), ("2021-03-25", "")),
        (whole("2021-03-25", "2021-03-26"), ("2021-03-25", "2021-03-26")),
    ],
)
def test_machine_form(span: Span, machine: tuple[str, str]) -> None:
    assert when.machine(span) == machine


# Spans


def test_span_days_when_it_ends_at_midnight() -> None:
    assert timed("2021-03-25T20:00", "2021-03-26T00:00").days == (date(2021, 3, 25),)
    assert whole("2021-03-25", "2021-03-26").days == (date(2021, 3, 25), date(2021, 3, 26))
    assert timed("2021-03-25T20:00").last_day == date(2021, 3, 25)


def test_span_parts_of_hours_on_each_day() -> None:
    nights = daily("2021-03-27T20:00", "2021-03-29T00:00")
    assert nights.each == (
        timed("2021-03-27T20:00", "2021-03-28T00:00"),
        timed("2021-03-28T20:00", "2021-03-29T00:00"),
    )
    assert timed("2021-03-27T20:00").each == (timed("2021-03-27T20:00"),)


def test_spans_sort_by_moment_also_without_an_end() -> None:
    late, open_end, early = (
        timed("2021-03-25T09:00", "2021-03-25T11:00"),
        timed("2021-03-25T09:00"),
        timed("2021-03-24T09:00"),
    )
    assert sorted([late, open_end, early]) == [early, open_end, late]


def test_spans_of_an_autumn_night_sort_by_moment() -> None:
    first = Span(at("2026-10-25T03:30"), None)
    second = Span(at("2026-10-25T03:15").replace(fold=1), None)
    assert sorted([second, first]) == [first, second]


# Reading


NINE_TO_ELEVEN = timed("2021-03-25T09:00", "2021-03-25T11:00")
NINE_TO_FIFTEEN = timed("2021-03-25T09:00", "2021-03-26T15:00")
BOTH_DAYS = daily("2021-03-25T09:00", "2021-03-26T15:00")
MARCH_TO_APRIL = whole("2021-03-30", "2021-04-02")
ACCEPTED = {
    NINE_TO_ELEVEN: [
        "25.3.2021 klo 9.00–11.00",
        "to 25.3.2021 klo 9–11",
        "To. 25.3.2021 klo 9-11",
        "torstai 25.3.2021 klo 9.00—11.00",
        "torstaina 25.3.2021 kello 9.00 ‐ 11.00",
        "torstaina 25. maaliskuuta 2021 klo 9–11",
        "25.03.2021 09:00 - 11:00",
        "  25. 3. 2021   klo\u00a09.00\u2009–\u200911.00. ",
        "25.3.2021, 9–11",
        "25.3.2021klo9–11",
        "25.3.2021 klo 9 – 25.3.2021 klo 11",
        "25.–25.3.2021 klo 9–11",
        "klo 9–11, torstaina 25.3.2021",
        "torsdag 25 mars 2021 kl. 9–11",
        "torsdagen den 25 mars 2021 kl. 9–11",
        "torsdagen den 25:e mars 2021 klockan 9–11",
        "tors 25 mars 2021 kl 9:00–11:00",
        "den 25 mars 2021 kl. 9.00 till 11.00",
        "Thursday 25 March 2021, 9.00–11.00",
        "on Thursday 25 March 2021 at 9.00–11.00",
        "Thu 25 Mar. 2021, 09:00–11:00",
        "Thurs. 25th March, 2021 from 9.00 to 11.00",
        "on 25 March 2021 at 9.00–11.00",
        "9.00–11.00 on Thursday 25 March 2021",
        "2021-03-25 09:00–11:00",
        "2021-03-25T09:00–11:00",
        "2021-03-25T09:00:00 - 2021-03-25T11:00:00",
        "25.3.2021 klo 9–11 Suomen aikaa",
        "25.3.2021 klo 9–11 (Suomen aikaa)",
        "25.3.2021 kl. 9–11 finsk tid",
        "25.3.2021 klo 9–11 Finnish time",
        "25.3.2021 klo 9–11 Finnish time (EET)",
    ],
    timed("2021-03-25T18:15"): [
        "25.3.2021 klo 18.15",
        "to 25.3.2021 18:15",
        "2021-03-25T18:15",
        "18.15 on 25 March 2021",
    ],
    timed("2021-03-25T20:00", "2021-03-26T00:00"): [
        "25.3.2021 klo 20–24",
        "25.3.2021 klo 20.00–24.00",
        "25.3.2021 20:00-00:00",
        "25.3.2021 klo 20 – 26.3.2021 klo 0",
        "25.3.2021 klo 20 – 25.3.2021 klo 24",
    ],
    whole("2021-03-25"): [
        "25.3.2021",
        "to 25.3.2021",
        "torstaina 25.3.2021",
        "2021-03-25",
        "25 March 2021",
        "25.–25.3.2021",
    ],
    whole("2021-03-24"): ["on 24.3.2021", "on 24 mars 2021", "on 24 March 2021"],
    whole("2021-03-25", "2021-03-26"): [
        "25.–26.3.2021",
        "25–26.3.2021",
        "25.3.-26.3.2021",
        "25.3 – 26.3.2021",
        "25.3.2021 - 26.3.2021",
        "to 25. – pe 26.3.2021",
        "to 25.3. to pe 26.3.2021",
        "2021-03-25 – 2021-03-26",
        "25–26 mars 2021",
        "från den 25 mars till den 26 mars 2021",
        "25 March to 26 March 2021",
    ],
    MARCH_TO_APRIL: ["30.3.–2.4.2021", "30 mars–2 april 2021", "30 March – 2 April 2021"],
    NINE_TO_FIFTEEN: [
        "25.3.2021 klo 9.00 – 26.3.2021 klo 15.00",
        "to 25.3.2021 klo 9 – pe 26.3.2021 klo 15",
        "to 25.3. klo 9–pe 26.3.2021 klo 15",
        "2021-03-25T09:00 – 2021-03-26T15:00",
        "25 mars 2021 kl. 9 till 26 mars 2021 kl. 15",
    ],
    BOTH_DAYS: [
        "25.–26.3.2021 klo 9–15",
        "25.–26.3.2021 joka päivä klo 9–15",
        "25–26 mars 2021, varje dag kl. 9–15",
        "25–26 March 2021, 9.00–15.00 each day",
        "25.–26.3.2021 klo 9.00–15.00 Suomen aikaa",
    ],
}


@pytest.mark.parametrize(("text", "span"), [(text, span) for span, texts in ACCEPTED.items() for text in texts])
def test_span_is_read(text: str, span: Span) -> None:
    assert when.read_span(text, HELSINKI) == span


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("25.10.2026 klo 3.30 kesäaikaa", "2026-10-25T00:30"),
        ("25.10.2026 klo 3.30 (talviaikaa)", "2026-10-25T01:30"),
        ("25 oktober 2026 kl. 3.30 sommartid", "2026-10-25T00:30"),
        ("25 October 2026, 3.30 winter time", "2026-10-25T01:30"),
        ("3.30 winter time on 25 October 2026", "2026-10-25T01:30"),
        ("25.10.2026 klo 4", "2026-10-25T02:00"),
    ],
)
def test_span_keeps_which_of_two_hours_is_meant(text: str, hour: str) -> None:
    assert when.read_span(text, HELSINKI).start.astimezone(UTC) == datetime.fromisoformat(hour).replace(tzinfo=UTC)


OTHER_CLOCK = (
    "hours are told by the clock of Europe/Helsinki, without '{0}'; write the hours of that clock and leave '{0}' out"
)
UNREADABLE = "must be a day and its hours, not '{0}'; write it as in \"25.3.2021 klo 9.00–11.00\""
REFUSED = {
    # the weekday
    "ke 25.3.2021 klo 9.00-11.00": "25.3.2021 is a Thursday, not 'ke'; write \"to 25.3.2021 klo 9.00–11.00\"",
    "To 26.3.2021": "26.3.2021 is a Friday, not 'To'; write \"Pe 26.3.2021\"",
    "torstaina 28.3.2021": "28.3.2021 is a Sunday, not 'torstaina'; write \"sunnuntaina 28.3.2021\"",
    "onsdagen den 25 mars 2021": "25.3.2021 is a Thursday, not 'onsdagen'; write \"torsdagen den 25 mars 2021\"",
    "ti 22 mars 2021": "22.3.2021 is a Monday, not 'ti'; write \"må 22 mars 2021\"",
    "Thurs 23 March 2021": "23.3.2021 is a Tuesday, not 'Thurs'; write \"Tues 23 March 2021\"",
    "Thur 24 March 2021": "24.3.2021 is a Wednesday, not 'Thur'; write \"Wednesday 24 March 2021\"",
    "on 27.3.2021": "27.3.2021 is a Saturday, not 'on'; write \"lö 27.3.2021\"",
    "to 25.3.2021 klo 9 – la 26.3.2021 klo 15": (
        "26.3.2021 is a Friday, not 'la'; write \"to 25.3.2021 klo 9 – pe 26.3.2021 klo 15\""
    ),
    "ke 2021-03-25 09:00-11:00": "25.3.2021 is a Thursday, not 'ke'; write \"to 2021-03-25 09:00–11:00\"",
    # the year
    "to 25.3. klo 9–11": "the year is missing from 'to 25.3. klo 9–11'; write it after '25.3.'",
    "25 mars kl. 9–11": "the year is missing from '25 mars kl. 9–11'; write it after '25 mars'",
    "25.3.–26.3.": "the year is missing from '25.3.–26.3.'; write it after '26.3.'",
    "25.3.21 klo 9–11": "the year has four digits, not '21'; write \"25.3.2021 klo 9–11\"",
    "25.3.20211": UNREADABLE.format("25.3.20211"),
    "25.3.1021": "the year must be between 1950 and 2199, not '1021'",
    "30.12.–2.1.2022": 'the end 2.1.2022 is not after the start 30.12.2022; write "30.12.2021–2.1.2022"',
    "30.12–2.1.2022": 'the end 2.1.2022 is not after the start 30.12.2022; write "30.12.2021–2.1.2022"',
    "30 december–2 januari 2022": (
        'the end 2.1.2022 is not after the start 30.12.2022; write "30 december 2021–2 januari 2022"'
    ),
    # days that are not
    "31.2.2021": "there is no 31.2.2021; the last day of that month is 28.2.2021",
    "0.2.2021": "there is no 0.2.2021; the last day of that month is 28.2.2021",
    "3.25.2021 klo 9": "there is no month 25 in '3.25.2021'; write \"25.3.2021 klo 9\"",
    "31.13.2021": "there is no month 13 in '31.13.2021'",
    "2021-25-03": "there is no month 25 in '2021-25-03'",
    "03/25/2021 9–11": "a day is written as in 25.3.2021, not '03/25/2021'; write \"25.3.2021 9–11\"",
    "25/3/21": "a day is written as in 25.3.2021, not '25/3/21'; write \"25.3.2021\"",
    "03/04/2021": 'a day is written as in 25.3.2021, not \'03/04/2021\'; write "3.4.2021" or "4.3.2021"',
    "4/4/2021": "a day is written as in 25.3.2021, not '4/4/2021'; write \"4.4.2021\"",
    "25/25/2021": "a day is written as in 25.3.2021, not '25/25/2021'",
    "25-03-2021": "a day is written as in 25.3.2021, not '25-03-2021'; write \"25.3.2021\"",
    # hours that are not
    "25.3.2021 klo 25": "there is no hour '25'; hours go from 0.00 to 24.00, minutes to 59",
    "25.3.2021 klo 9.75": "there is no hour '9.75'; hours go from 0.00 to 24.00, minutes to 59",
    "25.3.2021 klo 20–24.30": "there is no hour '24.30'; hours go from 0.00 to 24.00, minutes to 59",
    "25.3.2021 klo 24.00": "'24.00' can only be an end; write \"0.00\" and the day that begins then",
    "25.3.2021 9 am–1 pm": "hours go from 0.00 to 24.00, not '9 am'; write \"9.00\" for '9 am'",
    "25.3.2021 1.30 p.m.": "hours go from 0.00 to 24.00, not '1.30 p.m.'; write \"13.30\" for '1.30 p.m.'",
    "29.3.2026 klo 3.30": (
        'there is no 3.30 on 29.3.2026: the clocks go forward past it; by then the clocks show "4.30"'
    ),
    "25.10.2026 klo 3.30–5": (
        "3.30 comes twice on 25.10.2026: the clocks go back; "
        'write "3.30 kesäaikaa" for the first or "3.30 talviaikaa" for the second'
    ),
    "25 oktober 2026 kl. 2.00–3.30": (
        "3.30 comes twice on 25.10.2026: the clocks go back; "
        'write "3.30 sommartid" for the first or "3.30 vintertid" for the second'
    ),
    "25 October 2026, 3.30": (
        "3.30 comes twice on 25.10.2026: the clocks go back; "
        'write "3.30 summer time" for the first or "3.30 winter time" for the second'
    ),
    "25.10.2026 klo 9 kesäaikaa": (
        '25.10.2026 has only one 9.00: summer or winter time need not be said; write "9.00" alone'
    ),
    "28.–30.3.2026 klo 3.30–5": (
        "the clocks change at 3.30 on 29.3.2026; write each day as a time of its own, in a list"
    ),
    "24.–26.10.2026 klo 1–3.30": (
        "the clocks change at 3.30 on 25.10.2026; write each day as a time of its own, in a list"
    ),
    # the end
    "to 25.3.2021 klo 22–2": (
        "the end 2.00 is not after the start 22.00; if it ends on the next day, "
        'write "torstai 25.3.2021 klo 22.00 – perjantai 26.3.2021 klo 2.00"'
    ),
    "Friday 31 December 2021, 22.00–0.15": (
        "the end 0.15 is not after the start 22.00; if it ends on the next day, "
        'write "Friday 31 December 2021, 22.00 – Saturday 1 January 2022, 0.15"'
    ),
    "25.3.2021 klo 9–9.00": 'the end is the same as the start, 9.00; without an end: "25.3.2021 klo 9"',
    "25.3.2021 klo 15 – 25.3.2021 klo 9": ("the end 25.3.2021 klo 9.00 is not after the start 25.3.2021 klo 15.00"),
    "26.3.2021–25.3.2021": "the end 25.3.2021 is not after the start 26.3.2021",
    "26.–25.3.2021": "the end 25.3.2021 is not after the start 26.3.2021",
    "25.–26.3.2021 klo 15–9": "the end 9.00 is not after the start 15.00",
    "25.–26.3.2021 klo 9": (
        "'25.–26.3.2021 klo 9' does not say when each day ends; "
        'write "25.–26.3.2021 klo 9–15" or "25.3.2021 klo 9 – 26.3.2021 klo 15"'
    ),
    "25.3.2021 klo 9 – 26.3.2021": "the end 26.3.2021 has no hour; write its hour too, or leave both hours out",
    # other clocks
    "25.3.2021 klo 9–11 +02:00": OTHER_CLOCK.format("+02:00"),
    "2021-03-25T09:00+02:00": OTHER_CLOCK.format("+02:00"),
    "2021-03-25T07:00Z": OTHER_CLOCK.format("Z"),
    "25.3.2021 klo 9–11 UTC+2": OTHER_CLOCK.format("UTC+2"),
    "25.3.2021 klo 9–11 (UTC+1)": OTHER_CLOCK.format("(UTC+1)"),
    "25.3.2021 klo 9–11 (UTC+2)": OTHER_CLOCK.format("(UTC+2)"),
    "25.3.2021 klo 9–11 Finnish time (EEST)": OTHER_CLOCK.format("Finnish time (EEST)"),
    # no time at all
    "klo 9–11": "the day is missing from 'klo 9–11'; write the day first, as in \"25.3.2021 klo 9.00\"",
    "to klo 9–11": UNREADABLE.format("to klo 9–11"),
    "25.3.2021 to": UNREADABLE.format("25.3.2021 to"),
    "keväällä": UNREADABLE.format("keväällä"),
    "": UNREADABLE.format(""),
}


@pytest.mark.parametrize("text", REFUSED)
def test_span_is_refused(text: str) -> None:
    with pytest.raises(WrongError) as wrong:
        when.read_span(text, HELSINKI)
    assert said(wrong.value) == REFUSED[text]


def test_finnish_time_is_refused_in_another_zone() -> None:
    with pytest.raises(WrongError) as wrong:
        when.read_span("25.3.2021 klo 9–11 Suomen aikaa", ZoneInfo("Europe/Stockholm"))
    assert said(wrong.value) == (
        "hours are told by the clock of Europe/Stockholm, without 'Suomen aikaa'; "
        "write the hours of that clock and leave 'Suomen aikaa' out"
    )


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("18.3.2022", whole("2022-03-18")),
        ("viimeistään perjantaina 18.3.2022", whole("2022-03-18")),
        ("senast fredagen den 18 mars 2022 kl. 16.00", timed("2022-03-18T16:00")),
        ("by 16.00 on Friday 18 March 2022", timed("2022-03-18T16:00")),
        ("18.3.2022 klo 24.00", timed("2022-03-19T00:00")),
        ("18.3.2022 klo 16 Suomen aikaa", timed("2022-03-18T16:00")),
    ],
)
def test_point_is_read(text: str, span: Span) -> None:
    assert when.read_point(text, HELSINKI) == span


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("18.3.2022 klo 9–11", "must be one day or one moment, not the period '18.3.2022 klo 9–11'"),
        ("18.–19.3.2022", "must be one day or one moment, not the period '18.–19.3.2022'"),
        ("18.3.", "the year is missing from '18.3.'; write it after '18.3.'"),
        ("18.3.2022T16:00Z", OTHER_CLOCK.format("Z")),
        (
            "18.3. asti",
            "must be a day, with or without an hour, not '18.3. asti'; "
            'write it as in "25.3.2021" or "25.3.2021 klo 16.00"',
        ),
    ],
)
def test_point_is_refused(text: str, message: str) -> None:
    with pytest.raises(WrongError) as wrong:
        when.read_point(text, HELSINKI)
    assert said(wrong.value) == message


# Hours of a programme


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9.00", Hours(540)),
        ("9", Hours(540)),
        ("klo\u00a09.30", Hours(570)),
        ("kl. 9.30", Hours(570)),
        ("9.30–10.00", Hours(570, 600)),
        ("09:30 - 10:00", Hours(570, 600)),
        ("10–24.00", Hours(600, 1440)),
        ("23.00–0.00", Hours(1380, 1440)),
        ("3.30 kesäaikaa – 3.15 talviaikaa", Hours(210, 195, 0, 1)),
    ],
)
def test_hours_are_read(text: str, hours: Hours) -> None:
    assert when.read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("noon", 'must be an hour, not \'noon\'; write it as in "9.30" or "9.30–10.00"'),
        ("11–9", 'the end 9.00 is not after the start 11.00; write "11.00"'),
        ("9.60", "there is no hour '9.60'; hours go from 0.00 to 24.00, minutes to 59"),
    ],
)
def test_hours_are_refused(text: str, message: str) -> None:
    with pytest.raises(WrongError) as wrong:
        when.read_hours(text)
    assert said(wrong.value) == message


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("9.00–9.30 Title words", ("9.00–9.30", "Title words")),
        ("9.00 - 9.30 Päivän  tavoitteet", ("9.00 – 9.30", "Päivän  tavoitteet")),
        ("9.00: Title", ("9.00", "Title")),
        ("9.00 – Title", ("9.00", "Title")),
        ("klo\u00a09 Artikla\u00a05", ("klo 9", "Artikla\u00a05")),
        ("9–10.30 Title", ("9–10.30", "Title")),
        ("9.00 – 10 kysymystä", ("9.00", "10 kysymystä")),
        ("9.00 2021 ja sen jälkeen", ("9.00", "2021 ja sen jälkeen")),
    ],
)
def test_hours_are_split_from_a_title(text: str, parts: tuple[str, str]) -> None:
    assert when.split_hours(text) == parts


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Avaus", "must begin with an hour, not 'Avaus'; write it as in \"9.30 Avaus\""),
        ("9 Avaus", "must begin with an hour, not '9 Avaus'; if it begins at 9, write \"9.00 Avaus\""),
        ("9.00", "must begin with an hour, not '9.00'; write it as in \"9.30 9.00\""),
    ],
)
def test_title_without_hours_is_refused(text: str, message: str) -> None:
    with pytest.raises(WrongError) as wrong:
        when.split_hours(text)
    assert said(wrong.value) == message


def test_hours_on_a_day() -> None:
    assert when.on_day(Hours(540, 1440), date(2021, 3, 25), HELSINKI) == timed("2021-03-25T09:00", "2021-03-26T00:00")
    assert when.on_day(Hours(540), date(2021, 3, 25), HELSINKI) == timed("2021-03-25T09:00")


def test_hours_on_a_day_that_lacks_them() -> None:
    with pytest.raises(WrongError) as wrong:
        when.on_day(Hours(210), date(2026, 3, 29), HELSINKI)
    assert said(wrong.value) == REFUSED["29.3.2026 klo 3.30"]


# The event's days


TWO_DAYS = (date(2021, 9, 14), date(2021, 9, 15))


@pytest.mark.parametrize(
    "text",
    [
        "ti 14.9.",
        "14.9.",
        "14.9",
        "tisdag 14.9",
        "Tuesday 14 September",
        "14.9.2021",
        "tiistaina 14. syyskuuta",
        "2021-09-14",
    ],
)
def test_day_of_the_event_is_read(text: str) -> None:
    assert when.read_day(text, TWO_DAYS) == date(2021, 9, 14)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("16.9.", "must be one of the event's days, 14.9.2021, 15.9.2021, not '16.9.'"),
        ("14.9.2022", "must be one of the event's days, 14.9.2021, 15.9.2021, not '14.9.2022'"),
        ("Avaus", "must be one of the event's days, 14.9.2021, 15.9.2021, not 'Avaus'"),
        ("ke 14.9.", "14.9.2021 is a Tuesday, not 'ke'; write \"ti 14.9.\""),
    ],
)
def test_day_of_the_event_is_refused(text: str, message: str) -> None:
    with pytest.raises(WrongError) as wrong:
        when.read_day(text, TWO_DAYS)
    assert said(wrong.value) == message


def test_day_of_a_short_event_is_refused() -> None:
    with pytest.raises(WrongError) as wrong:
        when.read_day("15.9.", TWO_DAYS[:1])
    assert said(wrong.value) == "must be the event's day, 14.9.2021, not '15.9.'"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("9.30", (None, Hours(570))),
        ("14.9. 9.30", (TWO_DAYS[0], Hours(570))),
        ("15.9 kl. 9.30", (TWO_DAYS[1], Hours(570))),
        ("Wednesday 15 September, 9.30–10.00", (TWO_DAYS[1], Hours(570, 600))),
    ],
)
def test_address_of_an_item_is_read(text: str, address: tuple[date | None, Hours]) -> None:
    assert when.read_day_hours(text, TWO_DAYS) == address


# Zones


def test_zone_is_read() -> None:
    assert when.read_zone("Europe/Stockholm") == ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Europe/Helsinkki", "there is no time zone 'Europe/Helsinkki'; write \"Europe/Helsinki\""),
        ("Tukholma", "there is no time zone 'Tukholma'; write it as in \"Europe/Helsinki\""),
        ("stockholm", "there is no time zone 'stockholm'; write \"Europe/Stockholm\""),
        ("../x", "there is no time zone '../x'; write it as in \"Europe/Helsinki\""),
        ("", "there is no time zone ''; write it as in \"Europe/Helsinki\""),
    ],
)
def test_zone_is_refused(name: str, message: str) -> None:
    with pytest.raises(WrongError) as wrong:
        when.read_zone(name)
    assert said(wrong.value) == message


# What must hold for every time


ZONES = st.sampled_from(["Europe/Helsinki", "Europe/Stockholm", "America/New_York", "Asia/Kolkata", "America/St_Johns"])
DAYS = st.dates(date(1995, 1, 1), date(2100, 1, 1))
# The nights when Helsinki's clocks change, so that they are met often.
CHANGES = st.sampled_from([date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)])


@st.composite
def moments(draw: st.DrawFn, zone: ZoneInfo) -> datetime:
    naive = datetime.combine(draw(DAYS | CHANGES), time(draw(st.integers(0, 23)), draw(st.integers(0, 59))))
    return naive.replace(tzinfo=UTC).astimezone(zone)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    zone = ZoneInfo(draw(ZONES))
    first = draw(DAYS | CHANGES)
    last = first + timedelta(days=draw(st.integers(0, 400) | st.integers(0, 2)))
    if draw(st.booleans()):
        return when.whole_days(first, last, zone)
    if draw(st.booleans()):
        start = draw(moments(zone))
        minutes = draw(st.none() | st.integers(1, 3000))
        # Counted in UTC, so that no end is an hour that the clocks skip.
        return Span(start, (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone) if minutes else None)
    # By day, and at hours when no clock changes, for those hours cannot hold on each day.
    opens, closes = draw(st.integers(360, 1000)), draw(st.integers(1001, 1440))
    start = when.on_day(Hours(opens), first, zone).start
    end = when.on_day(Hours(opens, closes), last, zone).end
    return Span(start, end, daily=first != last)


USUAL = st.from_regex(forms.USUAL_DAY, fullmatch=True) | st.tuples(
    st.sampled_from(["", "ti ", "to ", "torstai ", "on ", "Ma ", "den "]),
    st.sampled_from(["25.3.2021", "5.03.2021", "25.10.21", "25.3. 2021", "2021-03-25", "9.30", "25.3."]),
    st.sampled_from(["", " klo 9", " klo 9.00", " klo 9:00", " klo. 9", " 9", ", 9.00", " kl. 9"]),
    st.sampled_from(["", "–11", "–11.00", " – 11.00", "–11.00.", "–11 kesäaikaa", "–26.3.2021"]),
).map("".join)


@given(USUAL)
def test_what_the_usual_form_finds_the_whole_one_finds_too(text: str) -> None:
    if found := forms.USUAL_DAY.fullmatch(text):
        whole = forms.one_day().fullmatch(text)
        assert forms.hours_last(text) == text
        assert whole
        assert whole.groupdict() == found.groupdict()
        assert all(whole.span(name) == found.span(name) for name in whole.groupdict())


@given(DAYS | CHANGES, st.integers(0, 1439), ZONES, st.integers(0, 1))
def test_hours_at_a_change_of_the_clocks_are_known(day: date, minutes: int, name: str, fold: int) -> None:
    moment = wall(day, minutes, ZoneInfo(name)).replace(fold=fold)
    naive = moment.replace(tzinfo=None)
    is_there = moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) == naive
    assert is_skipped(moment) == (not is_there)
    offsets = {moment.replace(fold=one).utcoffset() for one in (0, 1)}
    assert comes_twice(moment) == (is_there and len(offsets) == 2)


@given(st.data(), st.sampled_from(LANGUAGES), st.booleans())
def test_what_is_remembered_is_not_that_of_an_equal_span(data: st.DataObject, language: Language, note: bool) -> None:
    one = data.draw(spans())
    zone = ZoneInfo(data.draw(ZONES))
    twins = [
        one,
        replace(one, start=one.start.astimezone(zone), end=one.end and one.end.astimezone(zone)),
        replace(one, start=one.start.replace(fold=1)),
        replace(one, end=one.end and one.end.replace(fold=1)),
        replace(one, daily=not one.daily),
    ]
    for span in twins:
        assert when.label(span, language, note) == write._label.__wrapped__(span.exact, language, note)


def folds(span: Span) -> tuple[int, int]:
    return span.start.fold, span.end.fold if span.end else 0


def clock_of(span: Span) -> ZoneInfo:
    assert isinstance(span.start.tzinfo, ZoneInfo)
    return span.start.tzinfo


@given(spans(), st.sampled_from(LANGUAGES), st.booleans())
def test_what_is_printed_is_read_as_the_same(span: Span, language: Language, note: bool) -> None:
    for text in (when.label(span, language, note), when.sentence(span, language, note)):
        read = when.read_span(text, clock_of(span))
        assert (read, folds(read)) == (span, folds(span))


@given(st.sampled_from(["Europe/Helsinki", "Asia/Kolkata"]), st.data(), st.sampled_from(LANGUAGES))
def test_deadline_is_read_as_the_same(name: str, data: st.DataObject, language: Language) -> None:
    point = Span(data.draw(moments(ZoneInfo(name))), None)
    read = when.read_point(when.deadline(point, language), ZoneInfo(name))
    assert (read, folds(read)) == (point, folds(point))


@given(DAYS, st.integers(0, 40), st.sampled_from(LANGUAGES), st.booleans())
def test_printed_days_are_read_as_the_same(first: date, more: int, language: Language, weekday: bool) -> None:
    last = first + timedelta(days=more)
    assert when.read_span(when.days(first, last, language, weekday), HELSINKI) == when.whole_days(first, last, HELSINKI)
    assert when.read_point(when.short(first, language), HELSINKI) == when.whole_days(first, first, HELSINKI)
    assert when.read_day(when.day(first, language, year=False), (last, first)) in (first, last)


@given(st.integers(0, 1439), st.integers(1, 1440))
def test_printed_hours_are_read_as_the_same(start: int, length: int) -> None:
    end = min(start + length, 1440)
    assert when.read_hours(when.clock(start, end)) == Hours(start, end)
    assert when.split_hours(f"{when.clock(start)} Avaus") == (when.clock(start), "Avaus")


PIECES = st.sampled_from(
    [
        *(
            "to",
            "on",
            "torstaina",
            "Thursday",
            "den",
            "25.3.2021",
            "25.",
            "3.",
            "26.3.",
            "2021",
            "mars",
            "March",
            "maaliskuuta",
        ),
        *(
            "klo",
            "kl.",
            "at",
            "9",
            "9.00",
            "11:00",
            "24",
            "3.30",
            "29.3.2026",
            "25.10.2026",
            "2021-03-25T",
            "T",
            "Z",
            "+02:00",
        ),
        *(
            "–",
            "-",
            " – ",
            " ",
            " ",
            ",",
            ".",
            "/",
            "joka päivä",
            "kesäaikaa",
            "winter time",
            "(UTC+2)",
            "Suomen aikaa",
        ),
        *("9999", "0001", "\u017f", "\u0130", "99", "{", "}", "{0}", "by", "senast", "9 am"),
    ]
)


@given(st.text(max_size=60) | st.lists(PIECES, max_size=14).map("".join) | st.lists(PIECES, max_size=14).map(" ".join))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    days = (date(2021, 3, 25), date(2021, 3, 26))
    readers = (
        lambda: when.read_span(text, HELSINKI),
        lambda: when.read_point(text, HELSINKI),
        lambda: when.read_hours(text),
        lambda: when.split_hours(text),
        lambda: when.read_day(text, days),
        lambda: when.read_day_hours(text, days),
    )
    for read in readers:
        assert outcome(read) != ""


@settings(max_examples=20)  # looking for a near name reads the whole list of zones
@given(st.text(max_size=20))
def test_any_zone_is_read_or_refused_in_words(name: str) -> None:
    assert outcome(lambda: when.read_zone(name)) != ""


def outcome(read: Callable[[], object]) -> str:
    try:
        read()
    except WrongError as wrong:
        return said(wrong)
    return "read"
