"""The sheets of an event's times, places and status → their values in the model, and what is wrong in them."""

from collections.abc import Iterator

from juliste.load.frontmatter import Place
from juliste.load.places import online_of, place_of
from juliste.load.sheets import FormerSheet, PlaceSheet, StatusSheet
from juliste.load.work import Making
from juliste.model import SCHEDULED, Former, Occasion, Status
from juliste.model import Place as Venue
from juliste.problems import say


def occasions_of(work: Making) -> Iterator[Occasion]:
    """The times that the event is held, in the author's order."""
    seen: set[str] = set()
    for number, sheet in enumerate(work.sheet.time):
        place: Place = ("time", number)
        if not sheet.time:
            work.missing((*place, "time"), say("is missing: when is this?"))
            continue
        key = sheet.id or ("" if number == 0 else str(number + 1))
        if key in seen:
            work.wrong((*place, "id"), say("'{id}' is the id of two times", id=key))
        seen.add(key)
        yield Occasion(
            key=key,
            span=sheet.time,
            place=venue_of(work, (*place, "place"), sheet.place),
            languages=sheet.languages,
            status=status_of(sheet.status),
            note=sheet.note,
        )


def status_of(sheet: StatusSheet | None) -> Status:
    """As planned when nothing is said."""
    return Status(sheet.is_, sheet.reason) if sheet else SCHEDULED


def venue_of(work: Making, place: Place, sheet: PlaceSheet | None) -> Venue | None:
    """The place that is told at `place` of the original; None when none is, or an unknown one."""
    if not sheet or (not sheet.model_fields_set and work.filled.is_damaged(place)):
        return None
    if sheet.in_ and sheet.in_ not in work.registers.places:
        wrong = work.registers.unknown("places", sheet.in_)
        work.wrong((*place, "in"), wrong.message, wrong.cure)
        return None
    if not (sheet.in_ or sheet.name or sheet.street):
        work.missing(place, say("must be the id of a place, or have a name or a street"))
    if sheet.accessibility and sheet.accessibility.contact:
        wrong_key = say("belongs under the event's own accessibility: a place has no contacts")
        work.wrong((*place, "accessibility", "contact"), wrong_key)
    return place_of(sheet, work.registers.places)


def former_of(work: Making) -> Former | None:
    """How the event was planned before."""
    sheet = work.sheet.was
    if not sheet:
        return None
    if not sheet.model_fields_set:
        work.missing(("was",), say("must tell the former time, place or online"))
    _check_change(work, sheet)
    return Former(sheet.time, venue_of(work, ("was", "place"), sheet.place), online_of(sheet.online))


def _check_change(work: Making, sheet: FormerSheet) -> None:
    """What was is not what is."""
    if sheet.time and sheet.time == tuple(occasion.time for occasion in work.sheet.time):
        message = say("is the same as time: the former time stands here, the new one in time")
        work.wrong(("was", "time"), message)
    if sheet.place and sheet.place == work.sheet.place:
        message = say("is the same as place: the former place stands here, the new one in place")
        work.wrong(("was", "place"), message)
