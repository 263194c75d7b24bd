"""An event → the files whose change is a change of it: its own, and the register entries whose words it shows."""

from collections.abc import Iterator

from juliste.load.sheets import DaySheet
from juliste.load.work import Making
from juliste.model import Event, Organisation


def sources_of(work: Making, event: Event) -> tuple[str, ...]:
    """The event's language files, then the register entries in the order of their paths.

    All three language files, whether they are there or not: that a translation was removed is a change too.
    """
    shown = (*_shown(event), *_people(work))
    entries = {work.registers.path(register, name) for register, name in shown if name}
    if any(not body.id for body in event.organisers):
        # A name that is in no entry may have been in one, whose addresses the event then showed.
        entries.add(f"{work.registers.folder}/organisations/")
    return (*event.texts, *sorted(entries))


def _shown(event: Event) -> Iterator[tuple[str, str]]:
    """Register and id of every entry that the event names; the id is "" where it is in no register."""
    bodies = [*event.organisers, *event.partners, *(contact.organisation for contact in event.contacts)]
    bodies += [one.organisation for item in event.items for one in (*item.speakers, *item.moderators)]
    for body in bodies:
        yield from (("organisations", each.id) for each in _with_parents(body))
    venues = [event.place, event.was.place if event.was else None, *(occasion.place for occasion in event.occasions)]
    yield from (("places", venue.id) for venue in venues if venue)
    yield from (("topics", topic.id) for topic in event.topics)
    yield from (("series", series.id) for series in event.series)


def _with_parents(body: Organisation | None) -> Iterator[Organisation]:
    while body:
        yield body
        body = body.part_of


def _people(work: Making) -> Iterator[tuple[str, str]]:
    """The entries of `people` that it names; the model keeps their words, not their ids."""
    names = [sheet.person for sheet in work.sheet.contacts]
    for part in work.sheet.programme:
        for item in part.items if isinstance(part, DaySheet) else (part,):
            names += [speaker.name for speaker in (*item.speakers, *item.moderator)]
    return (("people", name) for name in names if name in work.registers.people)
