"""A VCALENDAR → what is wrong in its header, or between its components (RFC 5545, 3.6; RFC 7986, 5)."""

from tests.ics_lint.octets import Findings
from tests.ics_lint.properties import FEED, FEED_MAY_HAVE
from tests.ics_lint.tree import Component

_TWINS = (("NAME", "X-WR-CALNAME"), ("DESCRIPTION", "X-WR-CALDESC"), ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"))


def no_method(calendar: Component) -> Findings:
    """There is no METHOD: with it ORGANIZER is needed (RFC 5546, 3.2.1) and CalDAV refuses the file (RFC 4791, 4.1)."""
    if line := calendar.first("METHOD"):
        yield line.number, "there is a METHOD, which makes a message of the file"


def no_uid(calendar: Component) -> Findings:
    """A VCALENDAR has no UID, though RFC 7986, 5.3 allows it: vdirsyncer takes it for that of each event."""
    if line := calendar.first("UID"):
        yield line.number, "the VCALENDAR has a UID, which vdirsyncer takes for that of each event"


def version_is_first(calendar: Component) -> Findings:
    """VERSION is the first property, as our writer does; RFC 5545, 3.6 asks for no order."""
    line = calendar.first("VERSION")
    if line and line is not calendar.lines[0]:
        yield line.number, "VERSION is not the first property"


def properties_before_components(calendar: Component) -> Findings:
    """The properties of a VCALENDAR stand before its components (RFC 5545, 3.6)."""
    for line in calendar.lines:
        if calendar.parts and line.number > calendar.parts[0].number:
            yield line.number, f"{line.name} stands after a component"


def something_inside(calendar: Component) -> Findings:
    """A VCALENDAR has at least one component (RFC 5545, 3.6): an empty feed has its VTIMEZONE."""
    if not calendar.parts:
        yield calendar.number, "there is no component in the VCALENDAR"


def feed_header_is_whole(calendar: Component) -> Findings:
    """A feed has a name, an interval and a source; the file of one event has none of them, nor what goes with them.

    With a name, Outlook opens the file of one event as a new calendar (MS-OXCICAL 2.1.3.1.1.17).
    """
    names = {line.name for line in calendar.lines}
    missing = [name for name in FEED if name not in names]
    if missing and names.intersection(FEED + FEED_MAY_HAVE):
        yield calendar.number, f"for a feed the header lacks {', '.join(missing)}"


def twins_agree(calendar: Component) -> Findings:
    """What RFC 7986 named says the same as the older name of it, for each client reads only one."""
    for name, older in _TWINS:
        first, second = calendar.first(name), calendar.first(older)
        if first and second and first.value != second.value:
            yield second.number, f"{older} does not say the same as {name}"


def zones_are_unique(calendar: Component) -> Findings:
    """A TZID stands in one VTIMEZONE of the file (RFC 5545, 3.6.5)."""
    yield from _twice(calendar, "VTIMEZONE", "TZID")


def uids_are_unique(calendar: Component) -> Findings:
    """A UID stands in one VEVENT of the file (RFC 5545, 3.8.4.7): of two clients keep only one."""
    yield from _twice(calendar, "VEVENT", "UID")


def _twice(calendar: Component, kind: str, name: str) -> Findings:
    seen: set[str] = set()
    for line in filter(None, (each.first(name) for each in calendar.parts_named(kind))):
        if line.value in seen:
            yield line.number, f"another {kind} has the {name} {line.value!r}"
        seen.add(line.value)
