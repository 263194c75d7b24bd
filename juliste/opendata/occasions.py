"""A time that an event is held → values of JSON, with the programme of that time."""

from juliste import when, wording
from juliste.model import Event, Item, Occasion, StatusKind, Track
from juliste.opendata.told import Object, Telling, known, period, words
from juliste.opendata.venues import place
from juliste.when import Span


def occasion(event: Event, held: Occasion, telling: Telling) -> Object:
    """When, and what differs from the event; whether it takes place is told of each, whatever the event says."""
    status = event.status_of(held).kind
    items = (item for day in event.programme_of(held) for item in day.items)
    values: Object = {
        "id": event.identity(held),
        **time(held.span),
        "status": status,
        "reason": telling.plain(held.status.reason),
        "place": place(held.place, telling) if held.place else None,
        "languages": list(held.languages),
        "note": telling.plain(held.note),
        "programme": [_item(item, status, telling) for item in items],
    }
    return known(values)


def time(span: Span) -> Object:
    """When, by which clock, and whether the hours hold on each of the days."""
    daily: Object = {"daily": True} if span.daily else {}
    return {**period(when.precise(span)), **daily, "time_zone": str(span.start.tzinfo)}


def _item(item: Item, status: StatusKind, telling: Telling) -> Object:
    """A row of the agenda, without its text and without who speaks."""
    values: Object = {
        "id": item.id,
        **period(item.precise),
        "title": words(wording.item_title(item, telling.catalogue)),
        "kind": item.kind,
        "track": _track(item.track, telling) if item.track else None,
        "room": telling.text(item.room),
        "status": item.status.kind if status == "scheduled" else status,
    }
    return known(values)


def _track(track: Track, telling: Telling) -> Object:
    return known({"id": track.id, "name": telling.text(track.name)})
