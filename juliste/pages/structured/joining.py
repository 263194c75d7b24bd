"""The registrations of an event → schema.org's offers, with price and number of places."""

from datetime import timedelta

from juliste import wording
from juliste.model import Event, Registration, last_moment
from juliste.pages.frame import Page
from juliste.pages.structured.nodes import Node, link, node, term
from juliste.pages.structured.times import start

_CAPACITIES = {
    "": "maximumAttendeeCapacity",
    "place": "maximumPhysicalAttendeeCapacity",
    "online": "maximumVirtualAttendeeCapacity",
}


def joining(event: Event, page: Page) -> Node:
    """How many can take part, whether it is free, and how one gets in while there is something to come to."""
    is_ahead = event.is_ahead(page.site.moment)
    ways = [way for way in event.registrations if way.kind == "open" and is_ahead]
    return {
        "isAccessibleForFree": _is_free(event),
        **_capacities(event),
        "offers": [_offer(way, event, page) for way in ways],
    }


def _offer(way: Registration, event: Event, page: Page) -> Node:
    amount = way.price.amount if way.price else None
    values = {
        "name": wording.joining(way, page.catalogue),
        "url": link(way.url, page.language) or page.public,
        "price": way.price.number if way.price else None,
        "priceCurrency": "" if amount is None else "EUR",
        "availability": _availability(way, event, page),
        "validFrom": start(way.opens) if way.opens else "",
        "validThrough": _closing(way, event),
    }
    return node("Offer", values)


def _availability(way: Registration, event: Event, page: Page) -> str:
    """Whether there is room. From when to when one can register say validFrom and validThrough, rightly on any day.

    PreOrder and PreSale would turn false by themselves when registration opens, and are not true before it: nobody can
    order yet. What has closed says nothing: it is not sold out, nor discontinued, nor out of stock, only over.
    """
    if way.full:
        return term("SoldOut")
    state = way.state(page.site.moment, max(occasion.ends for occasion in event.held))
    return "" if state == "closed" else term("InStock")


def _closing(way: Registration, event: Event) -> str:
    """The last moment; without a closing day the event's end, or the offer would stand when all is over.

    A day ends with its last second: whoever shows the date alone must not show the day after.
    """
    last = max(event.held, key=lambda occasion: occasion.ends)
    moment, span = (last_moment(way.closes), way.closes) if way.closes else (last.ends, last.span)
    return (moment - timedelta(seconds=1) if span.whole_days else moment).isoformat()


def _is_free(event: Event) -> bool | None:
    """None where a price is not known, or depends on how one joins."""
    amounts = [way.price.amount if way.price else None for way in event.registrations]
    answers = {None if amount is None else amount == 0 for amount in amounts}
    return answers.pop() if len(answers) == 1 else None


def _capacities(event: Event) -> Node:
    """What each way of joining holds, and all together where each tells."""
    known: Node = {_CAPACITIES[way.joining]: way.capacity for way in event.registrations}
    limits = [way.capacity for way in event.registrations if way.capacity is not None]
    is_whole = len(limits) == len(event.registrations) == 2
    return {"maximumAttendeeCapacity": sum(limits), **known} if is_whole else known
