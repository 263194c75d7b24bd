from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ics_lint import lint, offsets

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

# Three events: in the zone with all that may be there, whole days, cancelled in UTC.
SINGLE = f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Juliste//Events//FI
{ZONE}BEGIN:VEVENT
UID:seminaari-1@example.org
DTSTAMP:20210201T100000Z
LAST-MODIFIED:20210201T100000Z
SEQUENCE:34336800
DTSTART;TZID=Europe/Helsinki:20210325T090000
DTEND;TZID=Europe/Helsinki:20210325T110000
SUMMARY;LANGUAGE=fi:Seminaari\\, 1. osa
STATUS:CONFIRMED
TRANSP:OPAQUE
LOCATION;LANGUAGE=fi:Säätytalo\\, Helsinki
GEO:60.175600;24.827700
URL:https://example.org/fi/2021/seminaari/?a,b;c=%C3%A4
CATEGORIES:Avoimuus\\, osallisuus,Demokratia
CONTACT;LANGUAGE=sv:Finansministeriet
RELATED-TO:sarja@example.org
CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Join:https://meet.example
CONFERENCE;VALUE=URI:https://meet.example/b
DESCRIPTION;LANGUAGE=fi:Ilmoittaudu viimeistään torstaina 18.3.2021.\\n
 Tervetuloa\\; kahvia on.\\n\\nPolku C:\\\\uusi ja sivu https://example.org/fi/
 2021/seminaari/
END:VEVENT
BEGIN:VEVENT
UID:paivat@example.org
DTSTAMP:20210301T080000Z
LAST-MODIFIED:20210301T080000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20210330
DTEND;VALUE=DATE:20210401
SUMMARY:Päivät
STATUS:TENTATIVE
TRANSP:TRANSPARENT
URL:https://example.org/fi/2021/paivat/
END:VEVENT
BEGIN:VEVENT
UID:yo@example.org
DTSTAMP:20210401T080000Z
LAST-MODIFIED:20210401T080000Z
SEQUENCE:7
DTSTART:20211031T003000Z
DTEND:20211031T013000Z
SUMMARY;LANGUAGE=sv:INSTÄLLT: Natten
STATUS:CANCELLED
TRANSP:TRANSPARENT
URL:https://example.org/fi/2021/yo/
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()

FEED = f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Juliste//Events//EN
CALSCALE:GREGORIAN
NAME;LANGUAGE=en:Events\\, all
X-WR-CALNAME:Events\\, all
DESCRIPTION;LANGUAGE=en:What happens
X-WR-CALDESC:What happens
URL:https://example.org/en/
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
SOURCE;VALUE=URI:https://example.org/en/events-en.ics
X-WR-TIMEZONE:Europe/Helsinki
LAST-MODIFIED:20210201T100000Z
{ZONE}BEGIN:VEVENT
UID:seminar@example.org
DTSTAMP:20210201T100000Z
LAST-MODIFIED:20210201T100000Z
SEQUENCE:1
DTSTART;TZID=Europe/Helsinki:20210325T090000
DTEND;TZID=Europe/Helsinki:20210325T110000
SUMMARY;LANGUAGE=en:Seminar
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://example.org/en/2021/seminar/
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()


def edited(file: bytes, old: bytes, new: bytes) -> bytes:
    """The file with another text in place of one that stands in it once."""
    assert file.count(old) == 1, (old, file.count(old))
    return file.replace(old, new)


def block(name: str) -> bytes:
    """A component of SINGLE, the first of that name, from its BEGIN to its END."""
    begin, end = (f"{edge}:{name}\r\n".encode() for edge in ("BEGIN", "END"))
    return SINGLE[SINGLE.index(begin) : SINGLE.index(end) + len(end)]


@pytest.mark.parametrize("file", [SINGLE, FEED])
def test_file_that_is_sound_has_no_findings(file: bytes) -> None:
    assert lint(file) == []


def test_feed_without_events_is_sound_with_its_zone() -> None:
    header, _, _ = FEED.partition(b"BEGIN:VEVENT")

    assert lint(header + b"END:VCALENDAR\r\n") == []


def hours(start: str, end: str) -> bytes:
    """The lines of the seminar's times, in the zone of SINGLE."""
    return f"DTSTART;TZID=Europe/Helsinki:{start}\r\nDTEND;TZID=Europe/Helsinki:{end}\r\n".encode()


SEMINAR = hours("20210325T090000", "20210325T110000")
NIGHT = b"DTSTART:20211031T003000Z\r\nDTEND:20211031T013000Z\r\n"
DAYS = b"DTSTART;VALUE=DATE:20210330\r\nDTEND;VALUE=DATE:20210401\r\n"

SOUND = {
    "the largest SEQUENCE": (b"SEQUENCE:7\r\n", b"SEQUENCE:2147483647\r\n"),
    "75 octets": (b"Natten", b"x" * 44),
    "75 octets with the space": (b".org/fi/\r\n 2", b".org/fi/x\r\n 2"),
    "a fold between characters": (b"S\xc3\xa4\xc3\xa4ty", b"S\xc3\xa4\r\n \xc3\xa4ty"),
    "a fold between escapes": (b"C:\\\\uusi", b"C:\\\\\r\n \\\\uusi"),
    "spaces after a fold": (b"\r\n 2021/", b"\r\n    2021/"),
    "a tab in the text": (b"Natten", b"Nat\tten"),
    "signs that a text need not escape": (b"Natten", b'"N": <b>&amp\\;</b> \\\\n'),
    "a quoted TZID": (b"DTEND;TZID=Europe/Helsinki:", b'DTEND;TZID="Europe/Helsinki":'),
    "a colon in quotation marks": (b"=Join", b'=":;"'),
    "a relation's type": (b"RELATED-TO:", b"RELATED-TO;RELTYPE=PARENT:"),
    "another order in RRULE": (b"BYMONTH=3;BYDAY=-1SU", b"BYDAY=-1SU;BYMONTH=3"),
    "the south pole": (b"GEO:60.175600;24.827700", b"GEO:-90.000000;-180.000000"),
    "a UID of 255 octets": (b"UID:yo@", b"\r\n ".join([b"UID:" + b"x" * 70, b"x" * 73, b"x" * 73, b"x" * 27 + b"@"])),
    "the night in which spring's hour is missing": (SEMINAR, hours("20260328T220000", "20260329T060000")),
    "the night in which autumn's hour comes twice": (SEMINAR, hours("20261024T220000", "20261025T060000")),
    "the second before spring's gap": (SEMINAR, hours("20210328T025959", "20210328T040000")),
    "the second after spring's gap": (SEMINAR, hours("20210328T040000", "20210328T040001")),
    "the second before autumn's hour": (SEMINAR, hours("20211031T025959", "20211031T040000")),
    "the first and the last hour": (SEMINAR, hours("19970330T040000", "99991231T235959")),
    "a century ago in UTC": (b"DTSTART:20211031T003000Z", b"DTSTART:19180101T000000Z"),
    "a leap day": (b"DTSTART;VALUE=DATE:20210330", b"DTSTART;VALUE=DATE:20200229"),
}


@pytest.mark.parametrize(("old", "new"), SOUND.values(), ids=SOUND)
def test_file_at_the_limits_is_sound(old: bytes, new: bytes) -> None:
    assert lint(edited(SINGLE, old, new)) == []


# What the edit is: the text, the one in its place, what is found.
DEFECTS = {
    # Octets
    "no octets at all": (SINGLE, b"", "1: the file is empty"),
    "a byte order mark": (b"BEGIN:VCAL", b"\xef\xbb\xbfBEGIN:VCAL", "1: the file begins with a byte order mark"),
    "LF alone": (b"SEQUENCE:7\r\n", b"SEQUENCE:7\n", "59: the line ends in LF without CR"),
    "CR alone": (b"SEQUENCE:7\r\n", b"SEQUENCE:7\r", "59: a CR without LF stands in the line"),
    "CR twice": (b"SEQUENCE:7\r\n", b"SEQUENCE:7\r\r\n", "59: a CR without LF stands in the line"),
    "no end of the file": (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "67: the file does not end in CR and LF"),
    "half an end of the file": (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r", "67: the file does not end in CR and LF"),
    "a blank line": (b"SEQUENCE:7\r\n", b"SEQUENCE:7\r\n\r\n", "60: the line is blank"),
    "a blank line at the end": (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\n\r\n", "68: the line is blank"),
    "a continuation first": (b"BEGIN:VCALENDAR", b" BEGIN:VCALENDAR", "1: the first line is a continuation"),
    "76 octets": (b"Natten", b"x" * 45, "62: the line is 76 octets long, which is more than 75"),
    "76 octets with the space": (
        b"https://example.org/fi/\r\n 2",
        b"https://example.org/fi/\xc3\xa4\r\n 2",
        "40: the line is 76 octets long, which is more than 75",
    ),
    "a tab for the fold": (b"\r\n Terve", b"\r\n\tTerve", "40: the continuation begins with a tab, not with a space"),
    "an empty continuation": (b"\r\n Terve", b"\r\n \r\n Terve", "40: the continuation is empty"),
    "a fold in a character": (
        b"S\xc3\xa4\xc3\xa4ty",
        b"S\xc3\r\n \xa4\xc3\xa4ty",
        "32: the fold before this line divides a character",
    ),
    "a fold in an escape": (b"C:\\\\uusi", b"C:\\\r\n \\uusi", "41: the fold before this line divides an escape"),
    "a fold in a second escape": (
        b"C:\\\\uusi",
        b"C:\\\\\\\r\n \\uusi",
        "41: the fold before this line divides an escape",
    ),
    "Latin-1": (b"S\xc3\xa4\xc3\xa4ty", b"S\xe4\xc3\xa4ty", "31: the line is not UTF-8: E4"),
    "half a character": (b"S\xc3\xa4\xc3\xa4ty", b"S\xc3\xc3\xa4ty", "31: the line is not UTF-8: C3"),
    "a surrogate": (b"S\xc3\xa4\xc3\xa4ty", b"S\xed\xa0\x80ty", "31: the line is not UTF-8: ED"),
    "NUL": (b"Natten", b"Nat\x00ten", "62: the character U+0000 is not allowed"),
    "a bell": (b"Natten", b"Nat\x07ten", "62: the character U+0007 is not allowed"),
    "a vertical tab": (b"Natten", b"Nat\x0bten", "62: the character U+000B is not allowed"),
    "a form feed": (b"Natten", b"Nat\x0cten", "62: the character U+000C is not allowed"),
    "DEL": (b"Natten", b"Nat\x7ften", "62: the character U+007F is not allowed"),
    "NEL": (b"Natten", b"Nat\xc2\x85ten", "62: the character U+0085 is not allowed"),
    "the last control": (b"Natten", b"Nat\xc2\x9ften", "62: the character U+009F is not allowed"),
    "U+2028": (b"Natten", b"Nat\xe2\x80\xa8ten", "62: the character U+2028 is not allowed"),
    "U+2029": (b"Natten", b"Nat\xe2\x80\xa9ten", "62: the character U+2029 is not allowed"),
    # Content lines
    "no colon": (b"SEQUENCE:7", b"SEQUENCE 7", "59: the sign ' ' stands in a name or after a parameter"),
    "a name alone": (b"SEQUENCE:7", b"SEQUENCE", "59: there is no colon"),
    "no name": (b"SEQUENCE:7", b":7", "59: the line does not begin with a name"),
    "an underscore in a name": (
        b"SEQUENCE:7",
        b"SEQU_ENCE:7",
        "59: the sign '_' stands in a name or after a parameter",
    ),
    "a name in small letters": (b"SEQUENCE:7", b"Sequence:7", "59: Sequence is not written in capitals"),
    "a parameter in small letters": (b"LANGUAGE=sv:Fin", b"language=sv:Fin", "35: language is not written in capitals"),
    "a parameter without a value": (b"LANGUAGE=sv:Fin", b"LANGUAGE:Fin", "35: a parameter is not written NAME=value"),
    "a semicolon that is not quoted": (b"LABEL=Join", b"LABEL=J;K", "37: a parameter is not written NAME=value"),
    "a comma that is not quoted": (
        b"LABEL=Join",
        b"LABEL=J,K",
        "37: a comma stands in a parameter outside of quotation marks",
    ),
    "a quotation mark in a parameter": (
        b"LABEL=Join",
        b'LABEL=Jo"in',
        "37: a quotation mark stands inside a parameter",
    ),
    "a quotation mark without its other": (
        b"LABEL=Join",
        b'LABEL="Join',
        "37: a quotation mark stands inside a parameter",
    ),
    "something after the quotation mark": (
        b"LABEL=Join",
        b'LABEL="J"x',
        "37: the sign 'x' stands in a name or after a parameter",
    ),
    "a parameter twice": (
        b"LANGUAGE=sv:Fin",
        b"LANGUAGE=sv;LANGUAGE=sv:Fin",
        "35: CONTACT has the parameter LANGUAGE twice",
    ),
    "a parameter of BEGIN": (b"BEGIN:STANDARD", b"BEGIN;X-A=b:STANDARD", "6: BEGIN has a parameter"),
    # Structure
    "an END first": (b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n", "1: END:VCALENDAR has no BEGIN"),
    "no BEGIN": (b"BEGIN:VEVENT\r\nUID:yo@", b"UID:yo@", "65: END:VEVENT comes before that of VCALENDAR in line 1"),
    "no END": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"END:VCALENDAR",
        "66: END:VCALENDAR comes before that of VEVENT in line 55",
    ),
    "no last END": (b"END:VEVENT\r\nEND:VCALENDAR", b"END:VEVENT", "1: BEGIN:VCALENDAR has no END"),
    "another END": (b"END:STANDARD", b"END:DAYLIGHT", "12: END:DAYLIGHT comes before that of STANDARD in line 6"),
    "a line after the end": (
        b"END:VCALENDAR\r\n",
        b"END:VCALENDAR\r\nX-A:b\r\n",
        "68: X-A stands outside of VCALENDAR",
    ),
    "a line before the beginning": (
        b"BEGIN:VCALENDAR\r\n",
        b"X-A:b\r\nBEGIN:VCALENDAR\r\n",
        "1: X-A stands outside of VCALENDAR",
    ),
    "a component after the end": (
        b"END:VCALENDAR\r\n",
        b"END:VCALENDAR\r\n" + block("STANDARD"),
        "68: STANDARD stands outside of VCALENDAR",
    ),
    "a second calendar": (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\n" + SINGLE, "68: this is a second VCALENDAR"),
    "an alarm": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"BEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "66: there is a VALARM; reminders are the reader's own",
    ),
    "a VTODO": (
        b"END:VCALENDAR",
        b"BEGIN:VTODO\r\nUID:a@b\r\nEND:VTODO\r\nEND:VCALENDAR",
        "67: there is a VTODO, which calendars do not show",
    ),
    "a VJOURNAL": (
        b"END:VCALENDAR",
        b"BEGIN:VJOURNAL\r\nUID:a@b\r\nEND:VJOURNAL\r\nEND:VCALENDAR",
        "67: there is a VJOURNAL, which calendars do not show",
    ),
    "a VFREEBUSY": (
        b"END:VCALENDAR",
        b"BEGIN:VFREEBUSY\r\nUID:a@b\r\nEND:VFREEBUSY\r\nEND:VCALENDAR",
        "67: VFREEBUSY does not belong in VCALENDAR",
    ),
    "an event in an event": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "66: VEVENT does not belong in VEVENT",
    ),
    "a component in small letters": (
        b"END:VCALENDAR",
        b"BEGIN:Vevent\r\nEND:Vevent\r\nEND:VCALENDAR",
        "67: Vevent does not belong in VCALENDAR",
    ),
    "no component": (
        SINGLE[SINGLE.index(b"BEGIN:VTIMEZONE") : SINGLE.index(b"END:VCALENDAR")],
        b"",
        "1: there is no component in the VCALENDAR",
    ),
    # Header
    "no VERSION": (b"VERSION:2.0\r\n", b"", "1: the VCALENDAR has no VERSION"),
    "another VERSION": (b"VERSION:2.0", b"VERSION:1.0", "2: VERSION is not 2.0"),
    "VERSION twice": (
        b"VERSION:2.0\r\n",
        b"VERSION:2.0\r\nVERSION:2.0\r\n",
        "3: this is another VERSION in the VCALENDAR",
    ),
    "VERSION second": (
        b"VERSION:2.0\r\nPRODID:-//Juliste//Events//FI\r\n",
        b"PRODID:-//Juliste//Events//FI\r\nVERSION:2.0\r\n",
        "3: VERSION is not the first property",
    ),
    "no PRODID": (b"PRODID:-//Juliste//Events//FI\r\n", b"", "1: the VCALENDAR has no PRODID"),
    "an empty PRODID": (b"PRODID:-//Juliste//Events//FI", b"PRODID:", "3: PRODID is empty"),
    "another calendar than the Gregorian": (b"PRODID:", b"CALSCALE:JULIAN\r\nPRODID:", "3: CALSCALE is not GREGORIAN"),
    "METHOD": (b"PRODID:", b"METHOD:PUBLISH\r\nPRODID:", "3: there is a METHOD, which makes a message of the file"),
    "a UID of the calendar": (
        b"PRODID:",
        b"UID:a@example.org\r\nPRODID:",
        "3: the VCALENDAR has a UID, which vdirsyncer takes for that of each event",
    ),
    "a property after the components": (
        b"END:VCALENDAR",
        b"LAST-MODIFIED:20210201T100000Z\r\nEND:VCALENDAR",
        "67: LAST-MODIFIED stands after a component",
    ),
    "an unknown property of the calendar": (
        b"PRODID:",
        b"X-WR-CALNAM:a\r\nPRODID:",
        "3: X-WR-CALNAM is not a property that we write in a VCALENDAR",
    ),
    "a name in the file of one event": (
        b"PRODID:",
        b"X-WR-CALNAME:Seminaari\r\nPRODID:",
        "1: for a feed the header lacks NAME, REFRESH-INTERVAL, X-PUBLISHED-TTL, SOURCE",
    ),
    "a DESCRIPTION in the file of one event": (
        b"PRODID:",
        b"DESCRIPTION:a\r\nPRODID:",
        "1: for a feed the header lacks NAME, X-WR-CALNAME, REFRESH-INTERVAL, X-PUBLISHED-TTL, SOURCE",
    ),
    "a X-WR-CALDESC in the file of one event": (
        b"PRODID:",
        b"X-WR-CALDESC:a\r\nPRODID:",
        "1: for a feed the header lacks NAME, X-WR-CALNAME, REFRESH-INTERVAL, X-PUBLISHED-TTL, SOURCE",
    ),
    "a URL in the file of one event": (
        b"PRODID:",
        b"URL:https://a.example\r\nPRODID:",
        "1: for a feed the header lacks NAME, X-WR-CALNAME, REFRESH-INTERVAL, X-PUBLISHED-TTL, SOURCE",
    ),
    "a X-WR-TIMEZONE in the file of one event": (
        b"PRODID:",
        b"X-WR-TIMEZONE:Europe/Helsinki\r\nPRODID:",
        "1: for a feed the header lacks NAME, X-WR-CALNAME, REFRESH-INTERVAL, X-PUBLISHED-TTL, SOURCE",
    ),
    # Properties of events
    "no UID": (b"UID:yo@example.org\r\n", b"", "55: the VEVENT has no UID"),
    "UID twice": (
        b"UID:yo@example.org\r\n",
        b"UID:yo@example.org\r\nUID:yo@example.org\r\n",
        "57: this is another UID in the VEVENT",
    ),
    "an empty UID": (b"UID:yo@example.org\r\n", b"UID:\r\n", "56: UID is empty"),
    "no DTSTAMP": (b"DTSTAMP:20210401T080000Z\r\n", b"", "55: the VEVENT has no DTSTAMP"),
    "DTSTAMP twice": (
        b"DTSTAMP:20210401T080000Z\r\n",
        b"DTSTAMP:20210401T080000Z\r\nDTSTAMP:20210401T080000Z\r\n",
        "58: this is another DTSTAMP in the VEVENT",
    ),
    "an empty DTSTAMP": (b"DTSTAMP:20210401T080000Z\r\n", b"DTSTAMP:\r\n", "57: DTSTAMP is empty"),
    "no LAST-MODIFIED": (b"LAST-MODIFIED:20210401T080000Z\r\n", b"", "55: the VEVENT has no LAST-MODIFIED"),
    "LAST-MODIFIED twice": (
        b"LAST-MODIFIED:20210401T080000Z\r\n",
        b"LAST-MODIFIED:20210401T080000Z\r\nLAST-MODIFIED:20210401T080000Z\r\n",
        "59: this is another LAST-MODIFIED in the VEVENT",
    ),
    "an empty LAST-MODIFIED": (
        b"LAST-MODIFIED:20210401T080000Z\r\n",
        b"LAST-MODIFIED:\r\n",
        "58: LAST-MODIFIED is empty",
    ),
    "no SEQUENCE": (b"SEQUENCE:7\r\n", b"", "55: the VEVENT has no SEQUENCE"),
    "SEQUENCE twice": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nSEQUENCE:7\r\n",
        "60: this is another SEQUENCE in the VEVENT",
    ),
    "an empty SEQUENCE": (b"SEQUENCE:7\r\n", b"SEQUENCE:\r\n", "59: SEQUENCE is empty"),
    "no DTSTART": (b"DTSTART:20211031T003000Z\r\n", b"", "55: the VEVENT has no DTSTART"),
    "DTSTART twice": (
        b"DTSTART:20211031T003000Z\r\n",
        b"DTSTART:20211031T003000Z\r\nDTSTART:20211031T003000Z\r\n",
        "61: this is another DTSTART in the VEVENT",
    ),
    "an empty DTSTART": (b"DTSTART:20211031T003000Z\r\n", b"DTSTART:\r\n", "60: DTSTART is empty"),
    "no DTEND": (b"DTEND:20211031T013000Z\r\n", b"", "55: the VEVENT has no DTEND"),
    "DTEND twice": (
        b"DTEND:20211031T013000Z\r\n",
        b"DTEND:20211031T013000Z\r\nDTEND:20211031T013000Z\r\n",
        "62: this is another DTEND in the VEVENT",
    ),
    "an empty DTEND": (b"DTEND:20211031T013000Z\r\n", b"DTEND:\r\n", "61: DTEND is empty"),
    "no SUMMARY": (b"SUMMARY;LANGUAGE=sv:INST\xc3\x84LLT: Natten\r\n", b"", "55: the VEVENT has no SUMMARY"),
    "SUMMARY twice": (
        b"SUMMARY;LANGUAGE=sv:INST\xc3\x84LLT: Natten\r\n",
        b"SUMMARY;LANGUAGE=sv:INST\xc3\x84LLT: Natten\r\nSUMMARY;LANGUAGE=sv:INST\xc3\x84LLT: Natten\r\n",
        "63: this is another SUMMARY in the VEVENT",
    ),
    "an empty SUMMARY": (
        b"SUMMARY;LANGUAGE=sv:INST\xc3\x84LLT: Natten\r\n",
        b"SUMMARY;LANGUAGE=sv:\r\n",
        "62: SUMMARY is empty",
    ),
    "no STATUS": (b"STATUS:CANCELLED\r\n", b"", "55: the VEVENT has no STATUS"),
    "STATUS twice": (
        b"STATUS:CANCELLED\r\n",
        b"STATUS:CANCELLED\r\nSTATUS:CANCELLED\r\n",
        "64: this is another STATUS in the VEVENT",
    ),
    "an empty STATUS": (b"STATUS:CANCELLED\r\n", b"STATUS:\r\n", "63: STATUS is empty"),
    "no TRANSP": (
        b"TRANSP:TRANSPARENT\r\nURL:https://example.org/fi/2021/yo/\r\n",
        b"URL:https://example.org/fi/2021/yo/\r\n",
        "55: the VEVENT has no TRANSP",
    ),
    "TRANSP twice": (
        b"TRANSP:TRANSPARENT\r\nURL:https://example.org/fi/2021/yo/\r\n",
        b"TRANSP:TRANSPARENT\r\nTRANSP:TRANSPARENT\r\nURL:https://example.org/fi/2021/yo/\r\n",
        "65: this is another TRANSP in the VEVENT",
    ),
    "no URL": (b"URL:https://example.org/fi/2021/yo/\r\n", b"", "55: the VEVENT has no URL"),
    "URL twice": (
        b"URL:https://example.org/fi/2021/yo/\r\n",
        b"URL:https://example.org/fi/2021/yo/\r\nURL:https://example.org/fi/2021/yo/\r\n",
        "66: this is another URL in the VEVENT",
    ),
    "an empty URL": (b"URL:https://example.org/fi/2021/yo/\r\n", b"URL:\r\n", "65: URL is empty"),
    "DESCRIPTION twice": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"DESCRIPTION:a\r\nDESCRIPTION:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "67: this is another DESCRIPTION in the VEVENT",
    ),
    "LOCATION twice": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"LOCATION:a\r\nLOCATION:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "67: this is another LOCATION in the VEVENT",
    ),
    "GEO twice": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"GEO:60.175600;24.827700\r\nGEO:60.175600;24.827700\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "67: this is another GEO in the VEVENT",
    ),
    "CATEGORIES twice": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"CATEGORIES:a\r\nCATEGORIES:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "67: this is another CATEGORIES in the VEVENT",
    ),
    "CONTACT twice": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"CONTACT:a\r\nCONTACT:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "67: this is another CONTACT in the VEVENT",
    ),
    "RELATED-TO twice": (
        b"END:VEVENT\r\nEND:VCALENDAR",
        b"RELATED-TO:a@b\r\nRELATED-TO:a@b\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "67: this is another RELATED-TO in the VEVENT",
    ),
    "a value of spaces": (b"CONTACT;LANGUAGE=sv:Finansministeriet", b"CONTACT;LANGUAGE=sv:  ", "35: CONTACT is empty"),
    "a misspelt property": (b"LOCATION;", b"LOCATON;", "31: LOCATON is not a property that we write in a VEVENT"),
    "a property of no component of ours": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nX-A:b\r\n",
        "60: X-A is not a property that we write in a VEVENT",
    ),
    "METHOD in an event": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nMETHOD:PUBLISH\r\n",
        "60: METHOD is not a property that we write in a VEVENT",
    ),
    "an ORGANIZER": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nORGANIZER:mailto:a@example.org\r\n",
        "60: there is an ORGANIZER, which makes an invitation of the event",
    ),
    "an ATTENDEE": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nATTENDEE:mailto:a@example.org\r\n",
        "60: there is an ATTENDEE, which makes an invitation of the event",
    ),
    "DURATION": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nDURATION:PT1H\r\n",
        "60: there is DURATION; an event has DTEND, and each occasion is a VEVENT",
    ),
    "RRULE": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nRRULE:FREQ=DAILY\r\n",
        "60: there is RRULE; an event has DTEND, and each occasion is a VEVENT",
    ),
    "RDATE": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nRDATE:20211101T003000Z\r\n",
        "60: there is RDATE; an event has DTEND, and each occasion is a VEVENT",
    ),
    "EXDATE": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nEXDATE:20211101T003000Z\r\n",
        "60: there is EXDATE; an event has DTEND, and each occasion is a VEVENT",
    ),
    "RECURRENCE-ID": (
        b"SEQUENCE:7\r\n",
        b"SEQUENCE:7\r\nRECURRENCE-ID:20211101T003000Z\r\n",
        "60: there is RECURRENCE-ID; an event has DTEND, and each occasion is a VEVENT",
    ),
    "a language that is not ours": (b"LANGUAGE=sv:Fin", b"LANGUAGE=de:Fin", "35: LANGUAGE of CONTACT cannot be 'de'"),
    "a language in capitals": (b"LANGUAGE=sv:Fin", b"LANGUAGE=SV:Fin", "35: LANGUAGE of CONTACT cannot be 'SV'"),
    "an empty language": (b"LANGUAGE=sv:Fin", b"LANGUAGE=:Fin", "35: LANGUAGE of CONTACT cannot be ''"),
    "a misspelt parameter": (b"LANGUAGE=sv:Fin", b"LANGAUGE=sv:Fin", "35: CONTACT takes no parameter LANGAUGE"),
    "an unknown relation": (
        b"RELATED-TO:",
        b"RELATED-TO;RELTYPE=COUSIN:",
        "36: RELTYPE of RELATED-TO cannot be 'COUSIN'",
    ),
    "a conference without its type": (
        b"CONFERENCE;VALUE=URI:",
        b"CONFERENCE:",
        "38: CONFERENCE does not have VALUE=URI",
    ),
    "a conference of another type": (
        b"CONFERENCE;VALUE=URI:",
        b"CONFERENCE;VALUE=TEXT:",
        "38: CONFERENCE does not have VALUE=URI",
    ),
    # Values
    "a slash in a UID": (
        b"UID:seminaari-1@",
        b"UID:2021/1@",
        "22: UID is not small letters, digits, dots and hyphens, @ and a host",
    ),
    "a capital in a UID": (
        b"UID:seminaari-1@",
        b"UID:Seminaari-1@",
        "22: UID is not small letters, digits, dots and hyphens, @ and a host",
    ),
    "a UID that is not ASCII": (
        b"UID:seminaari-1@",
        b"UID:p\xc3\xa4iv\xc3\xa4@",
        "22: UID is not small letters, digits, dots and hyphens, @ and a host",
    ),
    "a UID without a host": (
        b"UID:seminaari-1@example.org",
        b"UID:seminaari-1",
        "22: UID is not small letters, digits, dots and hyphens, @ and a host",
    ),
    "a UID with two hosts": (
        b"UID:seminaari-1@",
        b"UID:a@b@",
        "22: UID is not small letters, digits, dots and hyphens, @ and a host",
    ),
    "a UID of 256 octets": (
        b"UID:yo@",
        b"\r\n ".join([b"UID:" + b"x" * 70, b"x" * 73, b"x" * 73, b"x" * 28 + b"@"]),
        "56: UID is longer than 255 octets",
    ),
    "a UID twice": (b"UID:yo@", b"UID:paivat@", "56: another VEVENT has the UID 'paivat@example.org'"),
    "a stamp that is not in UTC": (
        b"DTSTAMP:20210401T080000Z\r\nLAST-MODIFIED:20210401T080000Z",
        b"DTSTAMP:20210401T080000\r\nLAST-MODIFIED:20210401T080000Z",
        "57: DTSTAMP is not written YYYYMMDDTHHMMSSZ",
    ),
    "a stamp on 30 February": (
        b"DTSTAMP:20210401T080000Z\r\nLAST-MODIFIED:20210401T080000Z",
        b"DTSTAMP:20210401T080000Z\r\nLAST-MODIFIED:20210230T080000Z",
        "58: LAST-MODIFIED is a day or hour that does not exist",
    ),
    "a stamp at 24": (
        b"DTSTAMP:20210401T080000Z\r\nLAST-MODIFIED:20210401T080000Z",
        b"DTSTAMP:20210401T240000Z\r\nLAST-MODIFIED:20210401T080000Z",
        "57: DTSTAMP is a day or hour that does not exist",
    ),
    "a stamp with a zone": (
        b"DTSTAMP:20210401T080000Z\r\nLAST-MODIFIED:20210401T080000Z",
        b"DTSTAMP;TZID=Europe/Helsinki:20210401T080000Z\r\nLAST-MODIFIED:20210401T080000Z",
        "57: DTSTAMP takes no parameter TZID",
    ),
    "stamps that differ": (
        b"DTSTAMP:20210401T080000Z\r\nLAST-MODIFIED:20210401T080000Z",
        b"DTSTAMP:20210401T080000Z\r\nLAST-MODIFIED:20210401T080001Z",
        "58: LAST-MODIFIED is not the same moment as DTSTAMP",
    ),
    "SEQUENCE -1": (b"SEQUENCE:7", b"SEQUENCE:-1", "59: SEQUENCE is not a whole number from 0 to 2147483647"),
    "SEQUENCE 07": (b"SEQUENCE:7", b"SEQUENCE:07", "59: SEQUENCE is not a whole number from 0 to 2147483647"),
    "SEQUENCE 1.0": (b"SEQUENCE:7", b"SEQUENCE:1.0", "59: SEQUENCE is not a whole number from 0 to 2147483647"),
    "SEQUENCE 2147483648": (
        b"SEQUENCE:7",
        b"SEQUENCE:2147483648",
        "59: SEQUENCE is not a whole number from 0 to 2147483647",
    ),
    "SEQUENCE 99999999999": (
        b"SEQUENCE:7",
        b"SEQUENCE:99999999999",
        "59: SEQUENCE is not a whole number from 0 to 2147483647",
    ),
    "a status of tasks": (
        b"STATUS:TENTATIVE",
        b"STATUS:POSTPONED",
        "51: STATUS is not CONFIRMED or TENTATIVE or CANCELLED",
    ),
    "a transparency that is none": (b"TRANSP:OPAQUE", b"TRANSP:BUSY", "30: TRANSP is not OPAQUE or TRANSPARENT"),
    "a cancelled event that takes time": (
        b"TRANSP:TRANSPARENT\r\nURL:https://example.org/fi/2021/yo/",
        b"TRANSP:OPAQUE\r\nURL:https://example.org/fi/2021/yo/",
        "64: the event is CANCELLED but not TRANSPARENT",
    ),
    "a cancelled event whose title does not say so": (
        b"INST\xc3\x84LLT: Natten",
        b"Natten",
        "62: the event is CANCELLED but its SUMMARY does not begin with the word for it",
    ),
    "a title in Latin capitals only": (
        b"INST\xc3\x84LLT: ",
        b"INSTALLT: ",
        "62: the event is CANCELLED but its SUMMARY does not begin with the word for it",
    ),
    "a bare semicolon": (b"Finansm", b"Finans;m", "35: a semicolon is not escaped in CONTACT"),
    "a bare comma": (b"Finansm", b"Finans,m", "35: a comma is not escaped in CONTACT"),
    "a comma after an escaped backslash": (b"Finansm", b"Finans\\\\,m", "35: a comma is not escaped in CONTACT"),
    "an unknown escape": (b"Finansm", b"Finans\\:m", "35: the escape \\: is unknown in CONTACT"),
    "an escape in capitals": (b"18.3.2021.\\n", b"18.3.2021.\\N", "39: the escape \\N is unknown in DESCRIPTION"),
    "a backslash at the end": (
        b"Finansministeriet",
        b"Finansministeriet\\",
        "35: a backslash stands at the end in CONTACT",
    ),
    "a title of two lines": (b"Natten", b"N\\nn", "62: SUMMARY is more than one line"),
    "a place of two lines": (
        b"S\xc3\xa4\xc3\xa4tytalo\\,",
        b"S\xc3\xa4\xc3\xa4tytalo\\n",
        "31: LOCATION is more than one line",
    ),
    "a topic of two lines": (b"Demokratia", b"Demo\\nkratia", "34: CATEGORIES is more than one line"),
    "a bare semicolon in a topic": (b"Demokratia", b"Demo;kratia", "34: a semicolon is not escaped in CATEGORIES"),
    "an unknown escape in a topic": (b"Demokratia", b"Demo\\kratia", "34: the escape \\k is unknown in CATEGORIES"),
    "an empty topic at the beginning": (
        b"CATEGORIES:Avoimuus\\, osallisuus,Demokratia",
        b"CATEGORIES:,Demokratia",
        "34: a category is empty",
    ),
    "an empty topic in the middle": (
        b"CATEGORIES:Avoimuus\\, osallisuus,Demokratia",
        b"CATEGORIES:a,,b",
        "34: a category is empty",
    ),
    "an empty topic at the end": (
        b"CATEGORIES:Avoimuus\\, osallisuus,Demokratia",
        b"CATEGORIES:Demokratia,",
        "34: a category is empty",
    ),
    "a topic of a space": (
        b"CATEGORIES:Avoimuus\\, osallisuus,Demokratia",
        b"CATEGORIES:Demokratia, ",
        "34: a category is empty",
    ),
    "8,001 characters": (
        b" Tervetuloa\\;",
        b" x\r\n" * 7867 + b" Tervetuloa\\;",
        "39: DESCRIPTION has 8001 characters, more than 8000",
    ),
    "an address without a scheme": (
        b"URL:https://example.org/fi/2021/yo/",
        b"URL:/fi/2021/yo/",
        "65: URL is not an address with a scheme",
    ),
    "an address that is a scheme": (
        b"URL:https://example.org/fi/2021/yo/",
        b"URL:https:",
        "65: URL is not an address with a scheme",
    ),
    "an address with an escape": (
        b"URL:https://example.org/fi/2021/yo/",
        b"URL:https://example.org/a\\,b",
        "65: a backslash stands in URL",
    ),
    "an address that is not ASCII": (
        b"URL:https://example.org/fi/2021/yo/",
        b"URL:https://example.org/\xc3\xa4",
        "65: URL may not have 'ä'",
    ),
    "an address with a space": (
        b"URL:https://example.org/fi/2021/yo/",
        b"URL:https://example.org/a b",
        "65: URL may not have ' '",
    ),
    "an address in angle brackets": (
        b"URL:https://example.org/fi/2021/yo/",
        b"URL:https://example.org/<a>",
        "65: URL may not have '<'",
    ),
    "half an escape of an address": (
        b"URL:https://example.org/fi/2021/yo/",
        b"URL:https://example.org/100%",
        "65: URL may not have '%'",
    ),
    "a conference without a scheme": (
        b"https://meet.example/b",
        b"meet.example/b",
        "38: CONFERENCE is not an address with a scheme",
    ),
    "a decimal comma": (
        b"GEO:60.175600;24.827700",
        b"GEO:60,175600;24,827700",
        "32: GEO is not two numbers with a point and six decimals, and a semicolon between",
    ),
    "a comma between the numbers": (
        b"GEO:60.175600;24.827700",
        b"GEO:60.175600,24.827700",
        "32: GEO is not two numbers with a point and six decimals, and a semicolon between",
    ),
    "an escaped semicolon in GEO": (
        b"GEO:60.175600;24.827700",
        b"GEO:60.175600\\;24.827700",
        "32: GEO is not two numbers with a point and six decimals, and a semicolon between",
    ),
    "five decimals": (
        b"GEO:60.175600;24.827700",
        b"GEO:60.17560;24.827700",
        "32: GEO is not two numbers with a point and six decimals, and a semicolon between",
    ),
    "a plus": (
        b"GEO:60.175600;24.827700",
        b"GEO:+60.175600;24.827700",
        "32: GEO is not two numbers with a point and six decimals, and a semicolon between",
    ),
    "a latitude of 91 degrees": (
        b"GEO:60.175600;24.827700",
        b"GEO:91.000000;24.827700",
        "32: GEO is outside of the earth's degrees",
    ),
    "a longitude of 181 degrees": (
        b"GEO:60.175600;24.827700",
        b"GEO:60.175600;-181.000000",
        "32: GEO is outside of the earth's degrees",
    ),
    "a relation that is no UID": (
        b"RELATED-TO:sarja@example.org",
        b"RELATED-TO:sarja",
        "36: RELATED-TO is not small letters, digits, dots and hyphens, @ and a host",
    ),
    "a relation to itself": (b"RELATED-TO:sarja@", b"RELATED-TO:seminaari-1@", "36: RELATED-TO is the event's own UID"),
    # Times
    "a date without its type": (
        DAYS,
        b"DTSTART:20210330\r\nDTEND;VALUE=DATE:20210401\r\n",
        "48: DTSTART is a date without VALUE=DATE",
    ),
    "a time with the type of dates": (
        DAYS,
        b"DTSTART;VALUE=DATE:20210330\r\nDTEND;VALUE=DATE:20210401T000000\r\n",
        "49: DTEND has VALUE=DATE, but is not written YYYYMMDD",
    ),
    "a date with a zone": (
        DAYS,
        b"DTSTART;VALUE=DATE:20210330\r\nDTEND;VALUE=DATE;TZID=Europe/Helsinki:20210401\r\n",
        "49: DTEND is a date with TZID",
    ),
    "a date with hyphens": (
        DAYS,
        b"DTSTART;VALUE=DATE:2021-03-30\r\nDTEND;VALUE=DATE:20210401\r\n",
        "48: DTSTART has VALUE=DATE, but is not written YYYYMMDD",
    ),
    "32 March": (
        DAYS,
        b"DTSTART;VALUE=DATE:20210330\r\nDTEND;VALUE=DATE:20210332\r\n",
        "49: DTEND is a day or hour that does not exist",
    ),
    "a leap day of no leap year": (
        DAYS,
        b"DTSTART;VALUE=DATE:20210229\r\nDTEND;VALUE=DATE:20210401\r\n",
        "48: DTSTART is a day or hour that does not exist",
    ),
    "whole days that end on their first": (
        DAYS,
        b"DTSTART;VALUE=DATE:20210330\r\nDTEND;VALUE=DATE:20210330\r\n",
        "49: DTEND is not later than DTSTART",
    ),
    "another type than a date": (
        DAYS,
        b"DTSTART;VALUE=DATE-TIME:20210330T000000Z\r\nDTEND:20210401T000000Z\r\n",
        "48: VALUE of DTSTART cannot be 'DATE-TIME'",
    ),
    "a date and a time": (
        DAYS,
        b"DTSTART;VALUE=DATE:20210330\r\nDTEND:20210401T000000Z\r\n",
        "49: DTSTART is a date, but DTEND is in UTC",
    ),
    "a time in the zone and one in UTC": (
        SEMINAR,
        b"DTSTART;TZID=Europe/Helsinki:20210325T090000\r\nDTEND:20210325T110000Z\r\n",
        "27: DTSTART is local, but DTEND is in UTC",
    ),
    "a floating time": (
        SEMINAR,
        b"DTSTART:20210325T090000\r\nDTEND;TZID=Europe/Helsinki:20210325T110000\r\n",
        "26: DTSTART is a time without a zone",
    ),
    "a time in UTC with a zone": (
        SEMINAR,
        b"DTSTART;TZID=Europe/Helsinki:20210325T090000Z\r\nDTEND;TZID=Europe/Helsinki:20210325T110000\r\n",
        "26: DTSTART is in UTC and has TZID",
    ),
    "a time with an offset": (
        NIGHT,
        b"DTSTART:20211031T023000+0200\r\nDTEND:20211031T013000Z\r\n",
        "60: DTSTART is not written YYYYMMDDTHHMMSS, with or without Z",
    ),
    "a time without seconds": (
        SEMINAR,
        b"DTSTART;TZID=Europe/Helsinki:20210325T0900\r\nDTEND;TZID=Europe/Helsinki:20210325T110000\r\n",
        "26: DTSTART is not written YYYYMMDDTHHMMSS, with or without Z",
    ),
    "24 hours": (
        SEMINAR,
        hours("20210325T090000", "20210325T240000"),
        "27: DTEND is a day or hour that does not exist",
    ),
    "60 minutes": (
        SEMINAR,
        hours("20210325T090000", "20210325T106000"),
        "27: DTEND is a day or hour that does not exist",
    ),
    "a leap second": (
        NIGHT,
        b"DTSTART:20161231T235960Z\r\nDTEND:20211031T013000Z\r\n",
        "60: DTSTART is a day or hour that does not exist",
    ),
    "the year 0": (
        NIGHT,
        b"DTSTART:00000101T000000Z\r\nDTEND:20211031T013000Z\r\n",
        "60: DTSTART is a day or hour that does not exist",
    ),
    "an unknown zone": (
        SEMINAR,
        b"DTSTART;TZID=Europe/Stockholm:20210325T090000\r\nDTEND;TZID=Europe/Helsinki:20210325T110000\r\n",
        "26: TZID of DTSTART is 'Europe/Stockholm', which has no VTIMEZONE",
    ),
    "an event that lasts no time": (
        SEMINAR,
        hours("20210325T090000", "20210325T090000"),
        "27: DTEND is not later than DTSTART",
    ),
    "an event that ends before it begins": (
        NIGHT,
        b"DTSTART:20211031T013000Z\r\nDTEND:20211031T003000Z\r\n",
        "61: DTEND is not later than DTSTART",
    ),
    "a time in spring's gap": (
        SEMINAR,
        hours("20210328T030000", "20210328T060000"),
        "26: DTSTART is a time that the zone's clock skips or shows twice",
    ),
    "the last second of spring's gap": (
        SEMINAR,
        hours("20210328T020000", "20210328T035959"),
        "27: DTEND is a time that the zone's clock skips or shows twice",
    ),
    "a time in autumn's hour": (
        SEMINAR,
        hours("20211031T030000", "20211031T060000"),
        "26: DTSTART is a time that the zone's clock skips or shows twice",
    ),
    "the last second of autumn's hour": (
        SEMINAR,
        hours("20211031T020000", "20211031T035959"),
        "27: DTEND is a time that the zone's clock skips or shows twice",
    ),
    "a time before the zone's first change": (
        SEMINAR,
        hours("19970330T025959", "19970330T060000"),
        "26: DTSTART is before the first change of its VTIMEZONE",
    ),
    # Zones
    "a zone twice": (
        b"END:VTIMEZONE\r\n",
        b"END:VTIMEZONE\r\n" + block("VTIMEZONE"),
        "22: another VTIMEZONE has the TZID 'Europe/Helsinki'",
    ),
    "no DAYLIGHT": (block("DAYLIGHT"), b"", "4: the VTIMEZONE does not have one DAYLIGHT, but 0"),
    "STANDARD twice": (
        b"END:STANDARD\r\n",
        b"END:STANDARD\r\n" + block("STANDARD"),
        "4: the VTIMEZONE does not have one STANDARD, but 2",
    ),
    "an unknown property of the zone": (
        b"TZID:Europe/Helsinki\r\n",
        b"TZID:Europe/Helsinki\r\nX-LIC-LOCATION:Europe/Helsinki\r\n",
        "6: X-LIC-LOCATION is not a property that we write in a VTIMEZONE",
    ),
    "a change without DTSTART": (b"DTSTART:19971026T040000\r\n", b"", "6: the STANDARD has no DTSTART"),
    "a change with an empty DTSTART": (b"DTSTART:19971026T040000\r\n", b"DTSTART:\r\n", "7: DTSTART is empty"),
    "a change without RRULE": (b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n", b"", "6: the STANDARD has no RRULE"),
    "a change with an empty RRULE": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:\r\n",
        "8: RRULE is empty",
    ),
    "a change without TZOFFSETFROM": (b"TZOFFSETFROM:+0300\r\n", b"", "6: the STANDARD has no TZOFFSETFROM"),
    "a change with an empty TZOFFSETFROM": (
        b"TZOFFSETFROM:+0300\r\n",
        b"TZOFFSETFROM:\r\n",
        "9: TZOFFSETFROM is empty",
    ),
    "a change without TZOFFSETTO": (b"TZOFFSETTO:+0200\r\n", b"", "6: the STANDARD has no TZOFFSETTO"),
    "a change with an empty TZOFFSETTO": (b"TZOFFSETTO:+0200\r\n", b"TZOFFSETTO:\r\n", "10: TZOFFSETTO is empty"),
    "a list of dates": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nRDATE:19981025T040000\r\n",
        "9: the STANDARD has RDATE, which Outlook does not read",
    ),
    "a change in UTC": (
        b"DTSTART:19971026T040000\r\n",
        b"DTSTART:19971026T010000Z\r\n",
        "7: DTSTART of STANDARD is not a local time YYYYMMDDTHHMMSS that exists",
    ),
    "a change with a zone": (
        b"DTSTART:19971026T040000\r\n",
        b"DTSTART;TZID=Europe/Helsinki:19971026T040000\r\n",
        "7: DTSTART of STANDARD is not a local time YYYYMMDDTHHMMSS that exists",
    ),
    "a change on a day": (
        b"DTSTART:19971026T040000\r\n",
        b"DTSTART:19971026\r\n",
        "7: DTSTART of STANDARD is not a local time YYYYMMDDTHHMMSS that exists",
    ),
    "a change at 25": (
        b"DTSTART:19971026T040000\r\n",
        b"DTSTART:19971026T250000\r\n",
        "7: DTSTART of STANDARD is not a local time YYYYMMDDTHHMMSS that exists",
    ),
    "a change that is not on its day": (
        b"DTSTART:19971026T040000\r\n",
        b"DTSTART:19971025T040000\r\n",
        "7: DTSTART of STANDARD is not a day of its RRULE",
    ),
    "an offset with a colon": (
        b"TZOFFSETFROM:+0300\r\n",
        b"TZOFFSETFROM:+03:00\r\n",
        "9: TZOFFSETFROM is not an offset such as +0200",
    ),
    "an offset without a sign": (
        b"TZOFFSETFROM:+0300\r\n",
        b"TZOFFSETFROM:0300\r\n",
        "9: TZOFFSETFROM is not an offset such as +0200",
    ),
    "an offset of minus nothing": (
        b"TZOFFSETTO:+0200\r\n",
        b"TZOFFSETTO:-0000\r\n",
        "10: TZOFFSETTO is not an offset such as +0200",
    ),
    "offsets that do not meet": (
        b"TZOFFSETFROM:+0300\r\n",
        b"TZOFFSETFROM:+0330\r\n",
        "4: the offsets of STANDARD and DAYLIGHT do not meet",
    ),
    "a monthly rule": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=MONTHLY;BYMONTH=10;BYDAY=-1SU\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a rule without BYDAY": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=10\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a rule with BYMONTHDAY": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=26\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a rule of two days": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU,1SU\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a rule of every Sunday": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a rule that ends": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20201025T010000Z\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a rule of a thirteenth month": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=13;BYDAY=-1SU\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a fifth Sunday": (
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=5SU\r\n",
        "8: RRULE is not FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
    ),
    "a bare comma in a zone's name": (b"TZNAME:EET", b"TZNAME:EET,EEST", "11: a comma is not escaped in TZNAME"),
}


@pytest.mark.parametrize(("old", "new", "found"), DEFECTS.values(), ids=DEFECTS)
def test_file_with_one_defect_is_told_of_it(old: bytes, new: bytes, found: str) -> None:
    assert lint(edited(SINGLE, old, new)) == [found]


DEFECTS_OF_FEEDS = {
    "no NAME": (b"NAME;LANGUAGE=en:Events\\, all\r\n", b"", "1: for a feed the header lacks NAME"),
    "no X-WR-CALNAME": (b"X-WR-CALNAME:Events\\, all\r\n", b"", "1: for a feed the header lacks X-WR-CALNAME"),
    "no REFRESH-INTERVAL": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n",
        b"",
        "1: for a feed the header lacks REFRESH-INTERVAL",
    ),
    "no X-PUBLISHED-TTL": (b"X-PUBLISHED-TTL:PT12H\r\n", b"", "1: for a feed the header lacks X-PUBLISHED-TTL"),
    "no SOURCE": (
        b"SOURCE;VALUE=URI:https://example.org/en/events-en.ics\r\n",
        b"",
        "1: for a feed the header lacks SOURCE",
    ),
    "NAME twice": (
        b"NAME;LANGUAGE=en:Events\\, all\r\n",
        b"NAME;LANGUAGE=en:Events\\, all\r\nNAME;LANGUAGE=en:Events\\, all\r\n",
        "6: this is another NAME in the VCALENDAR",
    ),
    "X-WR-CALNAME twice": (
        b"X-WR-CALNAME:Events\\, all\r\n",
        b"X-WR-CALNAME:Events\\, all\r\nX-WR-CALNAME:Events\\, all\r\n",
        "7: this is another X-WR-CALNAME in the VCALENDAR",
    ),
    "DESCRIPTION twice": (
        b"DESCRIPTION;LANGUAGE=en:What happens\r\n",
        b"DESCRIPTION;LANGUAGE=en:What happens\r\nDESCRIPTION;LANGUAGE=en:What happens\r\n",
        "8: this is another DESCRIPTION in the VCALENDAR",
    ),
    "X-WR-CALDESC twice": (
        b"X-WR-CALDESC:What happens\r\n",
        b"X-WR-CALDESC:What happens\r\nX-WR-CALDESC:What happens\r\n",
        "9: this is another X-WR-CALDESC in the VCALENDAR",
    ),
    "URL twice": (
        b"URL:https://example.org/en/\r\n",
        b"URL:https://example.org/en/\r\nURL:https://example.org/en/\r\n",
        "10: this is another URL in the VCALENDAR",
    ),
    "REFRESH-INTERVAL twice": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n",
        "11: this is another REFRESH-INTERVAL in the VCALENDAR",
    ),
    "X-PUBLISHED-TTL twice": (
        b"X-PUBLISHED-TTL:PT12H\r\n",
        b"X-PUBLISHED-TTL:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        "12: this is another X-PUBLISHED-TTL in the VCALENDAR",
    ),
    "SOURCE twice": (
        b"SOURCE;VALUE=URI:https://example.org/en/events-en.ics\r\n",
        b"SOURCE;VALUE=URI:https://example.org/en/events-en.ics\r\nSOURCE;VALUE=URI:https://example.org/en/events-en.ics\r\n",
        "13: this is another SOURCE in the VCALENDAR",
    ),
    "X-WR-TIMEZONE twice": (
        b"X-WR-TIMEZONE:Europe/Helsinki\r\n",
        b"X-WR-TIMEZONE:Europe/Helsinki\r\nX-WR-TIMEZONE:Europe/Helsinki\r\n",
        "14: this is another X-WR-TIMEZONE in the VCALENDAR",
    ),
    "LAST-MODIFIED twice": (
        b"LAST-MODIFIED:20210201T100000Z\r\nBEGIN:VTIMEZONE\r\n",
        b"LAST-MODIFIED:20210201T100000Z\r\nLAST-MODIFIED:20210201T100000Z\r\nBEGIN:VTIMEZONE\r\n",
        "15: this is another LAST-MODIFIED in the VCALENDAR",
    ),
    "CALSCALE twice": (
        b"CALSCALE:GREGORIAN\r\n",
        b"CALSCALE:GREGORIAN\r\nCALSCALE:GREGORIAN\r\n",
        "5: this is another CALSCALE in the VCALENDAR",
    ),
    "names that differ": (
        b"X-WR-CALNAME:Events\\, all",
        b"X-WR-CALNAME:Events",
        "6: X-WR-CALNAME does not say the same as NAME",
    ),
    "descriptions that differ": (
        b"X-WR-CALDESC:What happens",
        b"X-WR-CALDESC:What",
        "8: X-WR-CALDESC does not say the same as DESCRIPTION",
    ),
    "intervals that differ": (
        b"X-PUBLISHED-TTL:PT12H",
        b"X-PUBLISHED-TTL:PT720M",
        "11: X-PUBLISHED-TTL does not say the same as REFRESH-INTERVAL",
    ),
    "an interval without its type": (
        b"REFRESH-INTERVAL;VALUE=DURATION:",
        b"REFRESH-INTERVAL:",
        "10: REFRESH-INTERVAL does not have VALUE=DURATION",
    ),
    "an interval of PT0S": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:PT0S\r\nX-PUBLISHED-TTL:PT0S\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "an interval of -PT12H": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:-PT12H\r\nX-PUBLISHED-TTL:-PT12H\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "an interval of 12H": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:12H\r\nX-PUBLISHED-TTL:12H\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "an interval of P": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:P\r\nX-PUBLISHED-TTL:P\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "an interval of PT": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:PT\r\nX-PUBLISHED-TTL:PT\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "an interval of P12H": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:P12H\r\nX-PUBLISHED-TTL:P12H\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "an interval of P1W1D": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:P1W1D\r\nX-PUBLISHED-TTL:P1W1D\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "an interval of 4:00:00": (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"REFRESH-INTERVAL;VALUE=DURATION:4:00:00\r\nX-PUBLISHED-TTL:4:00:00\r\n",
        "10: REFRESH-INTERVAL is not a duration above zero",
    ),
    "a source without its type": (b"SOURCE;VALUE=URI:", b"SOURCE:", "12: SOURCE does not have VALUE=URI"),
    "a source with webcal": (
        b"https://example.org/en/events-en.ics",
        b"webcal://example.org/en/events-en.ics",
        "12: SOURCE is not an address with http or https that ends in .ics",
    ),
    "a source that is a page": (
        b"https://example.org/en/events-en.ics",
        b"https://example.org/en/",
        "12: SOURCE is not an address with http or https that ends in .ics",
    ),
    "a source that is relative": (
        b"https://example.org/en/events-en.ics",
        b"/en/events-en.ics",
        "12: SOURCE is not an address with http or https that ends in .ics",
    ),
    "a source with a space": (
        b"https://example.org/en/events-en.ics",
        b"https://example.org/en/events en.ics",
        "12: SOURCE may not have ' '",
    ),
    "a source with an escape": (
        b"https://example.org/en/events-en.ics",
        b"https://example.org/en/events\\,en.ics",
        "12: a backslash stands in SOURCE",
    ),
    "an address of the site without a scheme": (
        b"URL:https://example.org/en/\r\n",
        b"URL:/en/\r\n",
        "9: URL is not an address with a scheme",
    ),
    "a time zone that does not exist": (
        b"X-WR-TIMEZONE:Europe/Helsinki",
        b"X-WR-TIMEZONE:Helsinki",
        "13: X-WR-TIMEZONE is 'Helsinki', which is no time zone",
    ),
    "a local last change": (
        b"LAST-MODIFIED:20210201T100000Z\r\nBEGIN",
        b"LAST-MODIFIED:20210201T100000\r\nBEGIN",
        "14: LAST-MODIFIED is not written YYYYMMDDTHHMMSSZ",
    ),
}


@pytest.mark.parametrize(("old", "new", "found"), DEFECTS_OF_FEEDS.values(), ids=DEFECTS_OF_FEEDS)
def test_feed_with_one_defect_is_told_of_it(old: bytes, new: bytes, found: str) -> None:
    assert lint(edited(FEED, old, new)) == [found]


@pytest.mark.parametrize(
    ("old", "first"),
    [(block("VTIMEZONE"), 9), (b"TZID:Europe/Helsinki\r\n", 25)],
    ids=["no zone", "no name of the zone"],
)
def test_zone_that_is_missing_is_told_at_each_time(old: bytes, first: int) -> None:
    assert lint(edited(SINGLE, old, b""))[-2:] == [
        f"{first}: TZID of DTSTART is 'Europe/Helsinki', which has no VTIMEZONE",
        f"{first + 1}: TZID of DTEND is 'Europe/Helsinki', which has no VTIMEZONE",
    ]


def test_findings_are_all_told_in_order_of_lines() -> None:
    file = SINGLE.replace(b"TRANSP:OPAQUE", b"TRANSP:BUSY").replace(b"SEQUENCE:34336800", b"SEQUENCE:x")
    file = file.replace(b"DTEND:20211031T013000Z", b"DTEND:20211031T003000Z").replace(b"Natten", b"x" * 45)

    assert lint(file) == [
        "25: SEQUENCE is not a whole number from 0 to 2147483647",
        "30: TRANSP is not OPAQUE or TRANSPARENT",
        "61: DTEND is not later than DTSTART",
        "62: the line is 76 octets long, which is more than 75",
    ]


def test_every_line_that_ends_in_lf_is_told() -> None:
    found = lint(SINGLE.replace(b"\r\n", b"\n"))

    assert found == [f"{number}: the line ends in LF without CR" for number in range(1, 68)]


@given(st.binary())
@example(b"\r\n" * 3)
@example(b"BEGIN:VEVENT\r\n" * 3000 + b"END:VEVENT\r\n" * 3000)
@example(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 3000 + b"END:VEVENT\r\n" * 3000 + b"END:VCALENDAR\r\n")
@example(b"END:\r\n")
@example(b"BEGIN:\r\nEND:\r\n")
@example(b"X-A:" + b"9" * 10_000 + b"\r\n")
def test_any_octets_are_read(octets: bytes) -> None:
    found = lint(octets)

    assert all(each.split(":")[0].isdecimal() for each in found)
    assert found


@given(st.sampled_from([SINGLE, FEED]), st.lists(st.tuples(st.integers(0, 3_000), st.binary(max_size=3)), max_size=4))
def test_sound_file_with_a_few_other_octets_is_read(file: bytes, changes: list[tuple[int, bytes]]) -> None:
    for place, octets in changes:
        file = file[:place] + octets + file[place + len(octets) :]

    assert all(each.split(":")[0].isdecimal() for each in lint(file))


@given(st.sampled_from([SINGLE, FEED]), st.data())
def test_sound_file_with_lines_in_another_order_is_read(file: bytes, data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(file.splitlines(keepends=True)), max_size=30))
    header, _, rest = file.partition(b"UID:")

    assert all(each.split(":")[0].isdecimal() for each in lint(header + b"".join(lines) + b"UID:" + rest))


def seconds(local: datetime) -> float:
    """East of UTC."""
    return (local.utcoffset() or timedelta()).total_seconds()


def test_offsets_of_the_file_are_those_of_the_zone() -> None:
    offset, helsinki = offsets(SINGLE, "Europe/Helsinki"), ZoneInfo("Europe/Helsinki")
    first, last = datetime(1997, 3, 30, 1, tzinfo=UTC), datetime(2037, 12, 31, tzinfo=UTC)
    hours = range(int(first.timestamp()), int(last.timestamp()), 3600)

    differ = [each for each in hours if offset(each) != seconds(datetime.fromtimestamp(each, helsinki))]

    assert differ == []


@pytest.mark.parametrize(
    ("moment", "east"),
    [
        (datetime(1997, 3, 30, 0, 59, 59, tzinfo=UTC), None),
        (datetime(1997, 3, 30, 1, tzinfo=UTC), 10_800),
        (datetime(2021, 10, 31, 0, 59, 59, tzinfo=UTC), 10_800),
        (datetime(2021, 10, 31, 1, tzinfo=UTC), 7_200),
        (datetime(9999, 7, 1, tzinfo=UTC), 10_800),
    ],
)
def test_offset_changes_at_the_second(moment: datetime, east: int | None) -> None:
    assert offsets(SINGLE, "Europe/Helsinki")(moment.timestamp()) == east


@pytest.mark.parametrize(
    ("rule", "other", "moment"),
    [
        # New York: the second Sunday of March, the first of November, at 2 o'clock.
        ("BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU", (2026, 3, 8, 7)),
        # The last but one Friday.
        ("BYMONTH=3;BYDAY=-2FR", "BYMONTH=11;BYDAY=+1SU", (2026, 3, 20, 7)),
    ],
)
def test_offset_changes_on_the_day_of_the_rule(rule: str, other: str, moment: tuple[int, int, int, int]) -> None:
    zone = ZONE.replace("BYMONTH=3;BYDAY=-1SU", rule).replace("BYMONTH=10;BYDAY=-1SU", other)
    zone = zone.replace("+0300", "-0400").replace("+0200", "-0500").replace("T030000", "T020000")
    offset = offsets(f"BEGIN:VCALENDAR\n{zone}END:VCALENDAR\n".replace("\n", "\r\n").encode(), "Europe/Helsinki")
    spring = datetime(*moment, tzinfo=UTC).timestamp()

    assert (offset(spring - 1), offset(spring)) == (-18_000, -14_400)


@pytest.mark.parametrize(
    ("file", "tzid"),
    [(SINGLE, "Europe/Stockholm"), (SINGLE.replace(b"BYDAY=-1SU", b"BYDAY=SU"), "Europe/Helsinki"), (b"", "UTC")],
)
def test_offsets_of_a_zone_that_cannot_be_read_are_an_error(file: bytes, tzid: str) -> None:
    with pytest.raises(ValueError, match=f"no sound VTIMEZONE {tzid}"):
        offsets(file, tzid)
