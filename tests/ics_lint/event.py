"""A VEVENT → what is wrong where several of its properties must agree (RFC 5545, 3.6.1). Times are in times.py."""

from tests.ics_lint.clock import moment
from tests.ics_lint.octets import Findings
from tests.ics_lint.tree import Component

_PREFIXES = ("PERUTTU: ", "INSTÄLLT: ", "CANCELLED: ")
_PERSONS = ("ORGANIZER", "ATTENDEE")
_REPEATS = ("DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


def no_organizer_or_attendee(event: Component) -> Findings:
    """There is no ORGANIZER or ATTENDEE: an announcement is no invitation (RFC 5545, 3.8.4.3), but Outlook and Apple
    would ask for an answer and send it.
    """
    for line in event.lines:
        if line.name in _PERSONS:
            yield line.number, f"there is an {line.name}, which makes an invitation of the event"


def no_duration_or_recurrence(event: Component) -> Findings:
    """There is no DURATION, for DTEND is always there (RFC 5545, 3.6.1), and no recurrence: an occasion is a VEVENT."""
    for line in event.lines:
        if line.name in _REPEATS:
            yield line.number, f"there is {line.name}; an event has DTEND, and each occasion is a VEVENT"


def stamps_agree(event: Component) -> Findings:
    """DTSTAMP and LAST-MODIFIED are the same moment: without METHOD both are the last change (RFC 5545, 3.8.7.2)."""
    line = event.first("LAST-MODIFIED")
    stamp, changed = moment(event.value("DTSTAMP")), moment(event.value("LAST-MODIFIED"))
    if line and None not in (stamp, changed) and stamp != changed:
        yield line.number, "LAST-MODIFIED is not the same moment as DTSTAMP"


def cancelled_leaves_time_free(event: Component) -> Findings:
    """What is cancelled is TRANSPARENT (RFC 5545, 3.8.2.7): nobody is busy then."""
    line = event.first("TRANSP")
    if event.value("STATUS") == "CANCELLED" and line and line.value == "OPAQUE":
        yield line.number, "the event is CANCELLED but not TRANSPARENT"


def cancelled_says_so(event: Component) -> Findings:
    """What is cancelled says so in its title, for Google on Android does not show the status."""
    line = event.first("SUMMARY")
    if event.value("STATUS") == "CANCELLED" and line and line.value and not line.value.startswith(_PREFIXES):
        yield line.number, "the event is CANCELLED but its SUMMARY does not begin with the word for it"


def relative_is_another(event: Component) -> Findings:
    """RELATED-TO names another event (RFC 5545, 3.8.4.5)."""
    line = event.first("RELATED-TO")
    if line and line.value == event.value("UID"):
        yield line.number, "RELATED-TO is the event's own UID"
