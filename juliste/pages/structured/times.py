"""The times that an event is held → schema.org's dates and statuses of them."""

from collections.abc import Sequence

from juliste import when
from juliste.model import Event, Occasion
from juliste.pages.structured.nodes import Node, one_or_all, term
from juliste.when import Span


def times(event: Event, occasions: Sequence[Occasion]) -> Node:
    """When they are held, from the first to the last, and whether as planned: of one occasion, or of several as one.

    What is cancelled or postponed keeps its dates: by them Google knows which event it is.
    """
    first, last = min(occasion.span for occasion in occasions), max(occasions, key=lambda occasion: occasion.ends)
    return {
        "startDate": start(first),
        "endDate": end(last.span),
        "eventStatus": one_or_all([term(status) for status in _statuses(event, occasions)]),
        "previousStartDate": one_or_all(_previous_starts(event, occasions)),
    }


def start(span: Span) -> str:
    """With seconds and offset, as schema.org defines DateTime; the day alone where no hour is known."""
    return when.precise(span)[0]


def end(span: Span) -> str:
    """The same, with the last day included; "" where no end was given: an assumed one is no fact."""
    return when.precise(span)[1]


def _statuses(event: Event, occasions: Sequence[Occasion]) -> list[str]:
    """An event that moved online is also scheduled or rescheduled: who does not know the one reads the other."""
    match event.standing_of(occasions):
        case "cancelled":
            return ["EventCancelled"]
        case "postponed":
            return ["EventPostponed"]
    moved = "moved-online" in event.changes and not any(occasion.place for occasion in occasions)
    held = "EventRescheduled" if _is_new(event, occasions) else "EventScheduled"
    return [held, "EventMovedOnline"] if moved else [held]


def _is_new(event: Event, occasions: Sequence[Occasion]) -> bool:
    """Whether one is no longer when it was; of several, another may be."""
    former = event.was.spans if event.was else ()
    return bool(former) and any(occasion.span not in former for occasion in occasions)


def _previous_starts(event: Event, occasions: Sequence[Occasion]) -> list[str]:
    """When it was to start; of a postponed event its startDate again: schema.org wants it here, Google there."""
    former = [start(span) for span in _former(event, occasions)]
    match event.standing_of(occasions):
        case "cancelled":
            return []
        case "postponed":
            return list(dict.fromkeys([*former, start(min(occasion.span for occasion in occasions))]))
    return former if _is_new(event, occasions) else []


def _former(event: Event, occasions: Sequence[Occasion]) -> list[Span]:
    """Their former times; none where nobody can tell which of several was when."""
    was = event.was.spans if event.was else ()
    now = [occasion.span for occasion in event.occasions]
    gone, new = [span for span in was if span not in now], [span for span in now if span not in was]
    ours = [occasion.span for occasion in occasions]
    if len(gone) == len(new):
        return [before for before, after in zip(gone, new, strict=True) if after in ours]
    return gone if all(span in ours for span in new) else []
