"""An event → what is odd about its times. All are warnings: what was right yesterday is not wrong today."""

from collections.abc import Iterator
from datetime import timedelta

from juliste.checks.subjects import Known, Written
from juliste.model import Event, last_moment
from juliste.problems import Problem, say

HALF_A_YEAR = timedelta(days=183)


def no_end(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """A time has an end: without one calendars show one hour."""
    for number, occasion in enumerate(event.occasions):
        if occasion.span.end is None:
            message = say("has no end: calendars will show one hour, and say so")
            yield written.sheets.merged.problem(("time", number), message, None, "warning")


def folder_year(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """The folder's year is that of the event, or of its first announcement."""
    years = sorted({occasion.span.start.year for occasion in event.occasions})
    if event.year not in years:
        message = say("is in {time}, but the folder is of {folder}", time=years[0], folder=event.year)
        yield written.problem("time", message, severity="warning")


def early_closing(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """Registration closes in the half year before the event: else the year may be a slip."""
    for number, way in enumerate(event.registrations):
        if way.closes and event.starts.date() - way.closes.last_day > HALF_A_YEAR:
            place = written.of_registering(number, "closes")
            message = say("is more than half a year before the event: is the year right?")
            yield written.sheets.merged.problem(place, message, None, "warning")


def late_publishing(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """An event is published before it is over."""
    if event.publish and event.publish.start >= event.ends:
        message = say("is after the event: until then it has no page")
        yield written.problem("publish", message, severity="warning")


def late_registration(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """Registration closes before the event ends."""
    for number, way in enumerate(event.registrations):
        closes = way.closes
        late = closes and closes.first_day > event.ends.date() and last_moment(closes) > event.ends
        if late:
            place = written.of_registering(number, "closes")
            yield written.sheets.merged.problem(place, say("is after the event"), None, "warning")
