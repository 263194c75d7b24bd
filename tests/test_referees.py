"""The referees themselves: they read the same in a good file, and notice a bad one."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests import referees
from tests.referees import MISSING, READERS, RefusalError, Seen, needs

HELSINKI = ZoneInfo("Europe/Helsinki")
ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:STANDARD
DTSTART:19971026T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
END:DAYLIGHT
END:VTIMEZONE
"""
NIGHT = r"""BEGIN:VEVENT
UID:night@example.org
DTSTAMP:20210101T120000Z
DTSTART;TZID=Europe/Helsinki:20210327T220000
DTEND;TZID=Europe/Helsinki:20210328T060000
SUMMARY;LANGUAGE=fi:Yön äänet 🎉\, osa 2\; "C:\\new"
LOCATION;LANGUAGE=fi:Töölönlahdenkatu 4\, Helsinki
STATUS:CONFIRMED
CATEGORIES:Yö\, pimeä,Äänet
DESCRIPTION;LANGUAGE=fi:Ensimmäinen rivi\nToinen: a\\nb\, c\; d 👩‍🔬 ja ni
 in pitkä\, että se
  taittuu välin kohdalta\n\nhttps://example.org/a\,b
END:VEVENT
"""
MORNING = """\
BEGIN:VEVENT
UID:morning@example.org
DTSTAMP:20210101T120000Z
DTSTART:20211031T003000Z
DTEND:20211031T013000Z
SUMMARY:Kello kolme kahdesti
STATUS:CANCELLED
END:VEVENT
"""
DAYS = """\
BEGIN:VEVENT
UID:days@example.org
DTSTAMP:20210101T120000Z
DTSTART;VALUE=DATE:20211230
DTEND;VALUE=DATE:20220101
SUMMARY;LANGUAGE=sv:Två dagar
LOCATION:Ekenäs
DESCRIPTION:På svenska
END:VEVENT
"""


def calendar(*parts: str, head: str = "VERSION:2.0\nPRODID:-//Juliste//Test//FI\n") -> bytes:
    text = f"BEGIN:VCALENDAR\n{head}{''.join(parts)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def at(time: str) -> int:
    return int(datetime.fromisoformat(time).timestamp())


FILE = calendar(ZONE, NIGHT, MORNING, DAYS)
SEEN = [
    Seen(
        uid="night@example.org",
        start=at("2021-03-27T22:00+02:00"),
        end=at("2021-03-28T06:00+03:00"),
        title='Yön äänet 🎉, osa 2; "C:\\new"',
        place="Töölönlahdenkatu 4, Helsinki",
        status="CONFIRMED",
        description="Ensimmäinen rivi\nToinen: a\\nb, c; d 👩‍🔬 ja niin pitkä, että se taittuu välin kohdalta"
        "\n\nhttps://example.org/a,b",
    ),
    Seen(
        uid="morning@example.org",
        start=at("2021-10-31T03:30+03:00"),
        end=at("2021-10-31T03:30+02:00"),
        title="Kello kolme kahdesti",
        place="",
        status="CANCELLED",
        description="",
    ),
    Seen(
        uid="days@example.org",
        start="2021-12-30",
        end="2022-01-01",
        title="Två dagar",
        place="Ekenäs",
        status="",
        description="På svenska",
    ),
]

Reader = Callable[[Sequence[bytes]], list[list[Seen]]]
every_reader = pytest.mark.parametrize(
    "read", [pytest.param(read, marks=needs(name), id=name) for name, read in READERS.items()]
)
by_the_files_zone = pytest.mark.parametrize(
    "read", [pytest.param(read, marks=needs(name), id=name) for name, read in READERS.items() if name != "icalendar"]
)


@every_reader
def test_readers_see_the_same_in_each_file(read: Reader) -> None:
    assert read([FILE, calendar(ZONE), calendar(ZONE, DAYS, NIGHT)]) == [SEEN, [], [SEEN[2], SEEN[0]]]


@every_reader
def test_readers_see_the_same_in_a_file_that_is_not_taken_apart(read: Reader) -> None:
    assert read([FILE.replace(b"\r\n", b"\n")]) == [SEEN]


@every_reader
def test_readers_notice_a_missing_end(read: Reader) -> None:
    with pytest.raises(RefusalError, match=r"(?i)dtend"):
        read([FILE, FILE.replace(b"DTEND:20211031T013000Z\r\n", b"")])


@every_reader
def test_readers_refuse_a_time_without_a_zone(read: Reader) -> None:
    with pytest.raises(RefusalError, match="zone"):
        read([FILE.replace(b"DTSTART:20211031T003000Z", b"DTSTART:20211031T003000")])


@every_reader
@pytest.mark.parametrize(
    "file",
    [
        FILE.replace(b"END:VEVENT\r\nEND:VCALENDAR", b"END:VCALENDAR"),
        FILE.replace(b"SUMMARY:Kello", b"SUMMARY Kello"),
        FILE + FILE,
        FILE.replace(b"BEGIN:VCALENDAR", b"BEGIN:VCARD").replace(b"END:VCALENDAR", b"END:VCARD"),
        b"",
    ],
    ids=["unclosed entry", "line without a colon", "two calendars", "another thing", "nothing"],
)
def test_readers_refuse_what_is_no_calendar(read: Reader, file: bytes) -> None:
    with pytest.raises(RefusalError):
        read([file])


@every_reader
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("20211230", "20211229"),
        ("T060000", "T070000"),
        (r"\, osa 2", "\\,\r\n osa 2"),
        (r"a\\nb", r"a\nb"),
        ("Ekenäs", "Ekenas"),
        ("CANCELLED", "TENTATIVE"),
        ("UID:days", "UID:day"),
    ],
)
def test_readers_see_each_difference(read: Reader, right: str, wrong: str) -> None:
    (seen,) = read([FILE.replace(right.encode(), wrong.encode())])

    assert seen != SEEN
    assert len(seen) == len(SEEN)


@pytest.mark.parametrize(
    "read", [pytest.param(READERS[name], marks=needs(name), id=name) for name in ("icalendar", "vobject", "ical.js")]
)
def test_readers_of_text_notice_a_fold_inside_a_letter(read: Reader) -> None:
    folded = FILE.replace("Ekenäs".encode(), b"Eken\xc3\r\n \xa4s")

    try:
        (seen,) = read([folded])
    except RefusalError:
        return
    assert seen[2].place == "Eken\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}s"


@needs("libical")
def test_libical_joins_a_letter_before_it_reads_it() -> None:
    assert referees.with_libical([FILE.replace("Ekenäs".encode(), b"Eken\xc3\r\n \xa4s")]) == [SEEN]


@by_the_files_zone
def test_zone_is_that_of_the_file_and_not_of_a_file_before(read: Reader) -> None:
    late = FILE.replace(b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0100")

    (before, (night, *_), after) = read([FILE, late, FILE])

    assert before == after == SEEN
    assert (night.start, night.end) == (at("2021-03-27T22:00+01:00"), at("2021-03-28T06:00+03:00"))


@by_the_files_zone
def test_zone_that_is_not_in_the_file_is_refused(read: Reader) -> None:
    with pytest.raises(RefusalError, match="zone of this file"):
        read([FILE, calendar(NIGHT)])


def test_icalendar_has_the_zone_from_the_database() -> None:
    assert referees.with_icalendar([FILE.replace(b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0100")]) == [SEEN]


@needs("libical")
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("SUMMARY:Toinen", "SUMMARY"),
        ("CATEGORIES:", "CATEGORIES"),
        ("DTSTAMP:eilen", "DTSTAMP"),
        ("ORGANIZER:mailto:a@example.org\nORGANIZER:mailto:b@example.org", "ORGANIZER"),
    ],
)
def test_libical_tells_what_it_cannot_take(line: str, message: str) -> None:
    with pytest.raises(RefusalError, match=message):
        referees.with_libical([calendar(DAYS.replace("LOCATION", f"{line}\nLOCATION"))])


@needs("libical")
def test_libical_tells_a_method_without_its_organizer() -> None:
    with pytest.raises(RefusalError, match="ORGANIZER"):
        referees.with_libical([calendar(DAYS, head="VERSION:2.0\nPRODID:x\nMETHOD:PUBLISH\n")])


def test_vobject_counts_the_properties() -> None:
    with pytest.raises(RefusalError, match="SUMMARY"):
        referees.with_vobject([calendar(DAYS.replace("LOCATION", "SUMMARY:Toinen\nLOCATION"))])


@needs("ical.js")
@pytest.mark.parametrize("year", [1997, 2021, 2037])
def test_ical_js_has_the_offset_of_every_hour(year: int) -> None:
    first, last = at(f"{year}-03-30T01:00Z"), at(f"{year}-12-31T22:00Z")

    offsets = referees.ical_js_offsets(FILE, first, last)

    assert offsets == [_offset(instant) for instant in range(first, last, 3600)]
    assert set(offsets) == {7200, 10800}


def _offset(instant: int) -> int:
    offset = datetime.fromtimestamp(instant, tz=UTC).astimezone(HELSINKI).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())


@needs("ical.js")
def test_ical_js_knows_no_offset_before_the_first_change() -> None:
    assert referees.ical_js_offsets(FILE, at("1997-01-01T00:00Z"), at("1997-01-01T03:00Z")) == [0, 0, 0]


@needs("ical.js")
def test_ical_js_takes_the_hour_that_comes_twice_for_the_second() -> None:
    doubled = NIGHT.replace("20210327T220000", "20211031T033000").replace("20210328T060000", "20211031T050000")

    ((by_name,),) = referees.with_icalendar([calendar(ZONE, doubled)])
    ((by_file,),) = referees.with_ical_js([calendar(ZONE, doubled)])

    assert (by_name.start, by_file.start) == (at("2021-10-31T03:30+03:00"), at("2021-10-31T03:30+02:00"))


@needs("khal")
def test_khal_keeps_one_entry_of_one_uid(tmp_path: Path) -> None:
    swedish = DAYS.replace("Två", "Två långa")

    assert referees.khal_after_importing(tmp_path, calendar(DAYS), calendar(swedish)) == [
        ("days@example.org", "Två långa dagar")
    ]


@needs("khal")
def test_khal_keeps_two_entries_of_two_uids(tmp_path: Path) -> None:
    other = DAYS.replace("UID:days", "UID:other")

    assert referees.khal_after_importing(tmp_path, calendar(DAYS), calendar(MORNING, other)) == [
        ("days@example.org", "Två dagar"),
        ("morning@example.org", "Kello kolme kahdesti"),
        ("other@example.org", "Två dagar"),
    ]


@needs("vdirsyncer")
def test_vdirsyncer_copies_each_entry(tmp_path: Path) -> None:
    assert referees.vdirsyncer_items(tmp_path, FILE) == 3


@needs("vdirsyncer")
def test_vdirsyncer_loses_entries_when_the_calendar_has_a_uid(tmp_path: Path) -> None:
    assert referees.vdirsyncer_items(tmp_path, FILE.replace(b"VERSION", b"UID:all@example.org\r\nVERSION", 1)) == 1


def test_missing_names_every_referee() -> None:
    assert [*READERS, "khal", "vdirsyncer"] == list(MISSING)
