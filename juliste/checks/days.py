"""An event → whether it is on a day on which people are free."""

from collections.abc import Iterator

from juliste.checks.subjects import Known, Written
from juliste.model import Event
from juliste.problems import Problem, say
from juliste.when import numbers

FEW = 3
"""Days; an exhibition that lasts longer cannot but be open on holidays."""


def public_holiday(written: Written, event: Event, known: Known) -> Iterator[Problem]:
    """An event of a few days is on no Finnish public holiday."""
    for number, occasion in enumerate(event.occasions):
        days = occasion.span.days
        for day in sorted(known.holidays.intersection(days)) if len(days) <= FEW else ():
            message = say("{day} is a public holiday in Finland", day=numbers(day))
            yield written.sheets.merged.problem(("time", number), message, None, "warning")
