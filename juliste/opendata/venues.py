"""A place, a way to join over the net, what is known of the access → values of JSON."""

from juliste.model import Accessibility, Event, Online, Place
from juliste.opendata.told import Json, Object, Telling, known, point


def place(found: Place, telling: Telling) -> Object:
    """Where one comes to."""
    latitude, longitude = found.map or (None, None)
    values: Object = {
        "id": found.id,
        "name": telling.text(found.name),
        "room": telling.text(found.room),
        "street": telling.text(found.street),
        "postcode": found.postcode,
        "city": telling.text(found.city),
        "country": telling.text(found.country),
        "latitude": latitude,
        "longitude": longitude,
        "url": telling.link(found.url),
    }
    return known(values)


def online(found: Online, takes_place: bool, telling: Telling) -> Object:
    """How one joins; of what does not take place only that it was to be online."""
    joining: Object = {
        "link": telling.link(found.link) if takes_place else "",
        "sent_to_registered": True if found.to_registered and takes_place else None,
    }
    return {"platforms": list(found.platforms), **known(joining)}


def access(event: Event, telling: Telling) -> Object:
    """The event's own facts, and those of its place where the event itself says nothing; not whom to tell."""
    place = event.place.accessibility if event.place else None
    told = [facts for facts in (event.accessibility, place) if facts]
    values: Object = {
        **{name: _first(told, name) for name in ("step_free", "hearing_loop", "captions")},
        "notes": [telling.plain(facts.note) for facts in told if facts.note],
        "ask_by": point(event.accessibility.ask_by) if event.accessibility else "",
    }
    return known(values)


def _first(told: list[Accessibility], name: str) -> Json:
    answers: list[bool | None] = [getattr(facts, name) for facts in told]
    return next((answer for answer in answers if answer is not None), None)
