"""A property → what is wrong in its value by its type (RFC 5545, 3.3; RFC 7986). Times are in times.py."""

import re
from collections.abc import Callable
from functools import cache
from zoneinfo import available_timezones

from tests.ics_lint.clock import IN_UTC, seconds
from tests.ics_lint.lines import Line
from tests.ics_lint.octets import Findings

LONGEST_DESCRIPTION = 8_000
LONGEST_UID = 255
_ESCAPE = re.compile(r"\\[\\;,n]")
_UID = re.compile(r"[a-z0-9.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:.")
_NOT_IN_URI = re.compile(r"[^A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%\\-]|%(?![0-9A-Fa-f]{2})")
_CALENDAR_ADDRESS = re.compile(r"https?://[^/]+/.*\.ics", re.DOTALL)
_GEO = re.compile(r"(-?[0-9]{1,2}\.[0-9]{6});(-?[0-9]{1,3}\.[0-9]{6})")
_NUMBER = re.compile("0|[1-9][0-9]{0,9}")
_DURATION = re.compile(r"\+?P(?=[0-9T])(?:[0-9]+W|(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?)")
_CONSTANTS: dict[str, tuple[str, ...]] = {
    "VERSION": ("2.0",),
    "CALSCALE": ("GREGORIAN",),
    "STATUS": ("CONFIRMED", "TENTATIVE", "CANCELLED"),
    "TRANSP": ("OPAQUE", "TRANSPARENT"),
}


def escape_is_known(line: Line) -> Findings:
    r"""A backslash stands only in `\\`, `\;`, `\,` and `\n` (RFC 5545, 3.3.11; `\N` is right too, but not ours)."""
    if found := re.search(r"\\.?", _without_escapes(line)):
        wrong = f"the escape {found[0]!s} is unknown" if len(found[0]) == 2 else "a backslash stands at the end"
        yield line.number, f"{wrong} in {line.name}"


def semicolon_is_escaped(line: Line) -> Findings:
    """A semicolon in a text is escaped (RFC 5545, 3.3.11)."""
    if ";" in _without_escapes(line):
        yield line.number, f"a semicolon is not escaped in {line.name}"


def comma_is_escaped(line: Line) -> Findings:
    """A comma in a text is escaped (RFC 5545, 3.3.11)."""
    if "," in _without_escapes(line):
        yield line.number, f"a comma is not escaped in {line.name}"


def category_is_not_empty(line: Line) -> Findings:
    """Between the commas of CATEGORIES there is something (RFC 5545, 3.8.1.2): libical reports an error."""
    if not all(category.strip() for category in _without_escapes(line).split(",")):
        yield line.number, "a category is empty"


def text_is_one_line(line: Line) -> Findings:
    """A title, a place or a topic is one line: maps do not find a place of two."""
    if "\\n" in _ESCAPE.findall(line.value):
        yield line.number, f"{line.name} is more than one line"


def description_is_not_too_long(line: Line) -> Findings:
    """A description is at most 8,000 characters as written, for Google reads no more."""
    if len(line.value) > LONGEST_DESCRIPTION:
        yield line.number, f"DESCRIPTION has {len(line.value)} characters, more than {LONGEST_DESCRIPTION}"


def uid_is_plain(line: Line) -> Findings:
    """A UID is `[a-z0-9.-]+@host`: a slash breaks the addresses that CalDAV servers make of it."""
    if not _UID.fullmatch(line.value):
        yield line.number, f"{line.name} is not small letters, digits, dots and hyphens, @ and a host"


def uid_is_not_too_long(line: Line) -> Findings:
    """A UID is at most 255 octets: what is longer, a reader need not keep (RFC 5545, 3.8.4.7)."""
    if len(line.value.encode(errors="replace")) > LONGEST_UID:
        yield line.number, f"{line.name} is longer than {LONGEST_UID} octets"


def stamp_is_in_utc(line: Line) -> Findings:
    """A stamp is a moment in UTC, YYYYMMDDTHHMMSSZ (RFC 5545, 3.8.7.2 and 3.8.7.3)."""
    if not IN_UTC.fullmatch(line.value):
        yield line.number, f"{line.name} is not written YYYYMMDDTHHMMSSZ"


def stamp_is_real(line: Line) -> Findings:
    """Its day and hour exist."""
    if IN_UTC.fullmatch(line.value) and seconds(line.value) is None:
        yield line.number, f"{line.name} is a day or hour that does not exist"


def sequence_is_a_number(line: Line) -> Findings:
    """SEQUENCE is a number of 32 bits with sign, from 0, without zeros before it (RFC 5545, 3.3.8 and 3.8.7.4)."""
    if not _NUMBER.fullmatch(line.value) or int(line.value) > 2**31 - 1:
        yield line.number, "SEQUENCE is not a whole number from 0 to 2147483647"


def constant_is_known(line: Line) -> Findings:
    """VERSION, CALSCALE, STATUS and TRANSP have one of a few values (RFC 5545, 3.7.1, 3.7.4, 3.8.1.11 and 3.8.2.7)."""
    if line.value not in _CONSTANTS[line.name]:
        yield line.number, f"{line.name} is not {' or '.join(_CONSTANTS[line.name])}"


def uri_is_absolute(line: Line) -> Findings:
    """An address begins with its scheme (RFC 3986, 4.3)."""
    if not _SCHEME.match(line.value):
        yield line.number, f"{line.name} is not an address with a scheme"


def uri_is_not_escaped(line: Line) -> Findings:
    """An address is not escaped as a text is (RFC 5545, 3.3.13): clients would keep the backslash."""
    if "\\" in line.value:
        yield line.number, f"a backslash stands in {line.name}"


def uri_has_its_characters(line: Line) -> Findings:
    """An address has only what RFC 3986, 2 allows: no spaces, ASCII, and each % with two digits."""
    if found := _NOT_IN_URI.search(line.value):
        yield line.number, f"{line.name} may not have {found[0]!r}"


def source_is_a_calendar(line: Line) -> Findings:
    """SOURCE is where the feed is fetched from (RFC 7986, 5.8): clients name a subscription after the file."""
    if not _CALENDAR_ADDRESS.fullmatch(line.value):
        yield line.number, "SOURCE is not an address with http or https that ends in .ics"


def position_is_written_with_points(line: Line) -> Findings:
    """GEO is latitude and longitude with six decimals after a point (RFC 5545, 3.8.1.6): Google refuses a comma."""
    if not _GEO.fullmatch(line.value):
        yield line.number, "GEO is not two numbers with a point and six decimals, and a semicolon between"


def position_is_on_earth(line: Line) -> Findings:
    """The latitude is within 90 degrees, the longitude within 180."""
    if (found := _GEO.fullmatch(line.value)) and (abs(float(found[1])) > 90 or abs(float(found[2])) > 180):
        yield line.number, "GEO is outside of the earth's degrees"


def zone_has_a_name(line: Line) -> Findings:
    """X-WR-TIMEZONE is a name of the time zone database: Google reads it so. It needs no VTIMEZONE in the file."""
    if line.value not in _zones():
        yield line.number, f"X-WR-TIMEZONE is {line.value!r}, which is no time zone"


def interval_is_a_duration(line: Line) -> Findings:
    """REFRESH-INTERVAL is a duration, and more than nothing (RFC 5545, 3.3.6; RFC 7986, 5.7)."""
    if not _DURATION.fullmatch(line.value) or not re.search("[1-9]", line.value):
        yield line.number, "REFRESH-INTERVAL is not a duration above zero"


def _without_escapes(line: Line) -> str:
    """The value with a sign in place of each escape: the backslashes, semicolons and commas that are left are bare."""
    return _ESCAPE.sub("_", line.value)


@cache  # it reads a folder
def _zones() -> set[str]:
    return available_timezones()


_OF_A_LIST = (escape_is_known, semicolon_is_escaped)
_OF_A_TEXT = (*_OF_A_LIST, comma_is_escaped)
_OF_A_UID = (uid_is_plain, uid_is_not_too_long)
_OF_A_STAMP = (stamp_is_in_utc, stamp_is_real)
_OF_A_URI = (uri_is_not_escaped, uri_has_its_characters)
OF_VALUES: dict[str, tuple[Callable[[Line], Findings], ...]] = {
    **dict.fromkeys(("PRODID", "CONTACT", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "TZNAME"), _OF_A_TEXT),
    **dict.fromkeys(("VERSION", "CALSCALE", "STATUS", "TRANSP"), (constant_is_known,)),
    **dict.fromkeys(("DTSTAMP", "LAST-MODIFIED"), _OF_A_STAMP),
    **dict.fromkeys(("URL", "CONFERENCE"), (*_OF_A_URI, uri_is_absolute)),
    "SOURCE": (*_OF_A_URI, source_is_a_calendar),
    "REFRESH-INTERVAL": (interval_is_a_duration,),
    "X-WR-TIMEZONE": (zone_has_a_name,),
    "UID": _OF_A_UID,
    "RELATED-TO": _OF_A_UID,
    "SEQUENCE": (sequence_is_a_number,),
    "SUMMARY": (*_OF_A_TEXT, text_is_one_line),
    "LOCATION": (*_OF_A_TEXT, text_is_one_line),
    "CATEGORIES": (*_OF_A_LIST, category_is_not_empty, text_is_one_line),
    "DESCRIPTION": (*_OF_A_TEXT, description_is_not_too_long),
    "GEO": (position_is_written_with_points, position_is_on_earth),
}
