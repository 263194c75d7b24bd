"""A component → which of its properties are missing, too many or unknown (RFC 5545, 3.6; RFC 7986, 4).

The tables hold what we write, not all that is allowed: a name that is new or misspelt is found.
"""

import re

from tests.ics_lint.lines import Line
from tests.ics_lint.octets import Findings
from tests.ics_lint.tree import Component

FEED = ("NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE")
"""What a feed has, all of them, and the file of one event has not."""
FEED_MAY_HAVE = ("DESCRIPTION", "X-WR-CALDESC", "URL", "X-WR-TIMEZONE")

_OF_A_CHANGE = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE")
REQUIRED: dict[str, tuple[str, ...]] = {
    "VCALENDAR": ("VERSION", "PRODID"),
    "VEVENT": (
        *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND"),
        *("SUMMARY", "STATUS", "TRANSP", "URL"),
    ),
    "VTIMEZONE": ("TZID",),
    "STANDARD": _OF_A_CHANGE,
    "DAYLIGHT": _OF_A_CHANGE,
}
OPTIONAL: dict[str, tuple[str, ...]] = {
    "VCALENDAR": ("CALSCALE", "LAST-MODIFIED", *FEED, *FEED_MAY_HAVE),
    "VEVENT": ("DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "CONTACT", "RELATED-TO"),
    "VTIMEZONE": (),
    "STANDARD": ("TZNAME",),
    "DAYLIGHT": ("TZNAME",),
}
REPEATED = {"VEVENT": ("CONFERENCE",)}
REFUSED = {
    "VCALENDAR": ("METHOD", "UID"),
    "VEVENT": ("ORGANIZER", "ATTENDEE", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
    "STANDARD": ("RDATE",),
    "DAYLIGHT": ("RDATE",),
}
"""Those that a rule of their own refuses."""
KNOWN = {kind: {*REQUIRED[kind], *OPTIONAL[kind], *REPEATED.get(kind, ()), *REFUSED.get(kind, ())} for kind in REQUIRED}
WRITTEN = {name for table in (REQUIRED, OPTIONAL, REPEATED) for names in table.values() for name in names}

_LANGUAGE = {"LANGUAGE": re.compile("fi|sv|en")}
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "CONTACT", "NAME", "TZNAME")
_TIME = {"VALUE": re.compile("DATE"), "TZID": re.compile(".+", re.DOTALL)}
_ANY = re.compile(".*", re.DOTALL)
PARAMETERS: dict[str, dict[str, re.Pattern[str]]] = {
    **dict.fromkeys(_TEXTS, _LANGUAGE),
    **dict.fromkeys(("DTSTART", "DTEND"), _TIME),
    "REFRESH-INTERVAL": {"VALUE": _ANY},
    "SOURCE": {"VALUE": _ANY},
    "CONFERENCE": {"VALUE": _ANY, "FEATURE": _ANY, "LABEL": _ANY, **_LANGUAGE},
    "RELATED-TO": {"RELTYPE": re.compile("PARENT|CHILD|SIBLING")},
}
TYPES = {"REFRESH-INTERVAL": "DURATION", "SOURCE": "URI", "CONFERENCE": "URI"}


def required_are_there(component: Component) -> Findings:
    """What each component of its kind must have is there (RFC 5545, 3.6), with what clients need to update it."""
    names = {line.name for line in component.lines}
    for name in REQUIRED[component.name]:
        if name not in names:
            yield component.number, f"the {component.name} has no {name}"


def stand_once(component: Component) -> Findings:
    """A property stands once, also CATEGORIES, CONTACT and RELATED-TO, of which RFC 5545, 3.6.1 allows more."""
    once = [line for line in component.lines if line.name not in REPEATED.get(component.name, ())]
    seen: set[str] = set()
    for line in once:
        if line.name in seen:
            yield line.number, f"this is another {line.name} in the {component.name}"
        seen.add(line.name)


def are_known(component: Component) -> Findings:
    """A property is one of those that we write."""
    for line in component.lines:
        if line.name not in KNOWN[component.name]:
            yield line.number, f"{line.name} is not a property that we write in a {component.name}"


def value_is_not_empty(line: Line) -> Findings:
    """A property without a value is left out."""
    if not line.value.strip():
        yield line.number, f"{line.name} is empty"


def parameters_are_known(line: Line) -> Findings:
    """A parameter belongs to its property and has one of its values; languages are fi, sv and en (RFC 5545, 3.2)."""
    for name, value in line.parameters:
        allowed = PARAMETERS.get(line.name, {}).get(name)
        if line.name in WRITTEN and not allowed:
            yield line.number, f"{line.name} takes no parameter {name}"
        elif allowed and not allowed.fullmatch(value):
            yield line.number, f"{name} of {line.name} cannot be {value!r}"


def type_is_said(line: Line) -> Findings:
    """These have VALUE, always, for they have no type of their own (RFC 7986, 5.7, 5.8 and 5.11)."""
    if line.name in TYPES and line.parameter("VALUE") != TYPES[line.name]:
        yield line.number, f"{line.name} does not have VALUE={TYPES[line.name]}"
