import re
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from juliste.characters import clean
from juliste.ics.lines import LONGEST, address, escaped, line, one_line, stamp, text

ANYTHING = st.text(st.characters(), max_size=400)


def test_text_escapes_what_the_rfc_names_and_nothing_else() -> None:
    assert text("SUMMARY", 'A, B; C\\D "E": F') == b'SUMMARY:A\\, B\\; C\\\\D "E": F\r\n'
    assert text("SUMMARY", "C:\\new") == b"SUMMARY:C:\\\\new\r\n"
    assert text("SUMMARY", "R&D <b>x</b> &amp;") == b"SUMMARY:R&D <b>x</b> &amp\\;\r\n"


def test_text_of_nothing_is_no_line() -> None:
    assert text("LOCATION", "") == b""


def test_text_has_one_kind_of_line_end() -> None:
    typed = "a\r\nb\rc\u2028d\u2029e\u0085f\ng"
    assert text("DESCRIPTION", typed) == b"DESCRIPTION:a\\nb\\nc\\nd\\ne\\nf\\ng\r\n"
    assert one_line("SUMMARY", typed) == b"SUMMARY:a b c d e f g\r\n"


def test_text_loses_control_characters_and_lone_surrogates() -> None:
    assert clean("a\x00b\x07c\x0bd\x1be\x7ff\x80g\ud83dh\ti") == "abcdefgh\ti"


def test_text_cannot_inject_a_line() -> None:
    assert text("SUMMARY", "x\r\nEND:VEVENT\r\nUID:evil") == b"SUMMARY:x\\nEND:VEVENT\\nUID:evil\r\n"


def test_address_is_encoded_and_not_escaped() -> None:
    assert (
        address("URL", "https://example.org/a,b;c/ä?q=%C3%A4#x")
        == b"URL:https://example.org/a,b;c/%C3%A4?q=%C3%A4#x\r\n"
    )
    assert address("URL", "https://example.org/\r\nUID:evil") == b"URL:https://example.org/%0D%0AUID:evil\r\n"


def test_address_keeps_what_is_encoded_and_encodes_the_rest() -> None:
    assert (
        address("URL", "https://example.org/100%/a%C3%A4?x=[1]") == b"URL:https://example.org/100%25/a%C3%A4?x=[1]\r\n"
    )
    assert address("URL", 'https://example.org/<a>|\\^`{b}"') == (
        b"URL:https://example.org/%3Ca%3E%7C%5C%5E%60%7Bb%7D%22\r\n"
    )


def test_address_that_is_long_folds_and_reads_back() -> None:
    long = "https://example.org/" + "a,b;ä" * 40
    written = address("URL", long)
    assert written.replace(b"\r\n ", b"") == b"URL:" + long.replace("ä", "%C3%A4").encode() + b"\r\n"
    assert all(len(each) <= LONGEST for each in written.split(b"\r\n"))


def test_stamp_is_in_utc() -> None:
    moment = datetime(2021, 3, 25, 9, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    assert stamp("DTSTAMP", moment) == b"DTSTAMP:20210325T070030Z\r\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        # 75 octets stay; the 76th begins a continuation.
        ("x" * 67, b"SUMMARY:" + b"x" * 67 + b"\r\n"),
        ("x" * 68, b"SUMMARY:" + b"x" * 67 + b"\r\n x\r\n"),
        # A continuation holds 74: its space counts.
        ("x" * 142, b"SUMMARY:" + b"x" * 67 + b"\r\n " + b"x" * 74 + b"\r\n x\r\n"),
        # Never inside a character of four octets, wherever it falls.
        ("x" * 66 + "😀 loppu", b"SUMMARY:" + b"x" * 66 + "\r\n 😀 loppu\r\n".encode()),
        ("x" * 64 + "😀 loppu", b"SUMMARY:" + b"x" * 64 + "\r\n 😀 loppu\r\n".encode()),
        ("x" * 63 + "😀 loppu", b"SUMMARY:" + b"x" * 63 + "😀\r\n  loppu\r\n".encode()),
        # Between code points of one sign it may fold: a letter and its accent, a family of emoji.
        ("x" * 66 + "e\u0301 loppu", b"SUMMARY:" + b"x" * 66 + "e\r\n \u0301 loppu\r\n".encode()),
        ("x" * 60 + "👩\u200d👧", b"SUMMARY:" + b"x" * 60 + "👩\u200d\r\n 👧\r\n".encode()),
        # Not inside an escape pair.
        ("x" * 66 + ", loppu", b"SUMMARY:" + b"x" * 66 + b"\r\n \\, loppu\r\n"),
        ("x" * 65 + ", loppu", b"SUMMARY:" + b"x" * 65 + b"\\,\r\n  loppu\r\n"),
        ("x" * 64 + "\\\\ loppu", b"SUMMARY:" + b"x" * 64 + b"\\\\\r\n \\\\ loppu\r\n"),
        # The first space of a continuation is the fold, the others are the author's.
        ("x" * 67 + "   loppu", b"SUMMARY:" + b"x" * 67 + b"\r\n    loppu\r\n"),
    ],
)
def test_long_line_folds_at_the_limit(value: str, written: bytes) -> None:
    assert text("SUMMARY", value) == written


def test_line_of_backslashes_alone_folds_between_pairs() -> None:
    written = text("X", "\\" * 100)
    assert [each.count(b"\\") % 2 for each in written.split(b"\r\n ")] == [0, 0, 0]


@given(ANYTHING)
@example("\\" * 300)
@example("😀" * 100)
def test_any_text_is_written_in_right_lines_and_read_back(typed: str) -> None:
    written = text("DESCRIPTION;LANGUAGE=fi", typed) or b"DESCRIPTION;LANGUAGE=fi:\r\n"
    lines = written.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(each) <= LONGEST and each.decode() and b"\r" not in each and b"\n" not in each for each in lines)
    assert not any((len(each) - len(each.rstrip(b"\\"))) % 2 for each in lines)
    file = line("BEGIN", "VEVENT") + written + line("END", "VEVENT")
    assert str(Calendar.from_ical(file)["DESCRIPTION"]) == clean(typed)


# The quick ways


ODD = st.text(st.sampled_from("aä😀\\,;\r\n\x00\x7f\x85\xa0\u2028\u2029\ud83d\ufffe\ufeff "), max_size=200)


@given(ANYTHING | ODD)
def test_text_that_is_left_as_it_stands_has_nothing_to_clean(typed: str) -> None:
    with_line_feeds = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", typed)
    assert clean(typed) == re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", with_line_feeds)


@given(ANYTHING | ODD)
def test_text_as_written_is_never_longer_than_twice_itself(typed: str) -> None:
    assert len(escaped(typed)) <= 2 * len(typed)


def folded(octets: bytes) -> bytes:
    """The line folded in the plainest way: the rest is a line again, with a space before it."""
    end = LONGEST
    if len(octets) <= end:
        return octets
    while octets[end] & 0xC0 == 0x80 or (end - len(octets[:end].rstrip(b"\\"))) % 2:
        end -= 1
    return octets[:end] + b"\r\n" + folded(b" " + octets[end:])


@given(ODD | st.text(max_size=400))
def test_line_is_folded_as_in_the_plainest_way(typed: str) -> None:
    value = escaped(typed)
    assert line("DESCRIPTION", value) == folded(f"DESCRIPTION:{value}".encode()) + b"\r\n"
