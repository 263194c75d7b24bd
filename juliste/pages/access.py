"""What is known of an event's accessibility, at each of its places → sentences; nothing of what is not known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from juliste import when
from juliste.model import NO_TEXT, Accessibility, Contact, Event, Place, Text, last_moment
from juliste.pages.frame import Page
from juliste.pages.related import Person, person


@dataclass(frozen=True, slots=True)
class AtPlace:
    """What is known of a place. name: of the place where there are several, whose facts differ; else empty."""

    name: Text
    sentences: tuple[str, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """What the page says. ask_by: the sentence with the last day to tell one's needs.

    is_below: whether the contact is also among those of the event, whose whole addresses the page shows.
    """

    places: tuple[AtPlace, ...]
    ask_by: str
    contact: Person | None
    is_below: bool


def access(event: Event, page: Page) -> Access | None:
    """The event's own facts, and those of its places where the event itself says nothing."""
    known = {place: _known(event, place) for place in event.places}
    contact = next((facts.contact for each in known.values() for facts in each if facts.contact), None)
    found = Access(
        places=_at_places(known, page),
        ask_by=_ask_by(event, page),
        contact=person(contact, page) if contact else None,
        is_below=contact is not None and any(_is_same(contact, other) for other in event.contacts),
    )
    return found if found.places or found.ask_by or found.contact else None


def _known(event: Event, place: Place | None) -> tuple[Accessibility, ...]:
    return tuple(facts for facts in (event.accessibility, place.accessibility if place else None) if facts)


def _at_places(known: Mapping[Place | None, tuple[Accessibility, ...]], page: Page) -> tuple[AtPlace, ...]:
    """Each place by its name where their facts differ, else the facts once; no place of which nothing is known."""
    found = {
        place.name if place else NO_TEXT: (_sentences(facts, page), tuple(each.note for each in facts if each.note))
        for place, facts in known.items()
    }
    if len(set(found.values())) == 1:
        found = {NO_TEXT: next(iter(found.values()))}
    return tuple(AtPlace(name, sentences, notes) for name, (sentences, notes) in found.items() if sentences or notes)


def _is_same(one: Contact, other: Contact) -> bool:
    """Whether both are the same body or person, whatever each is asked about."""
    return replace(one, id="", purpose="information") == replace(other, id="", purpose="information")


def _sentences(known: tuple[Accessibility, ...], page: Page) -> tuple[str, ...]:
    gettext = page.catalogue.gettext

    def answer(of: Callable[[Accessibility], bool | None], yes: str, no: str) -> str:
        given = next((value for facts in known if (value := of(facts)) is not None), None)
        return "" if given is None else yes if given else no

    sentences = (
        answer(
            lambda facts: facts.step_free,
            gettext("There is a step-free entrance."),
            gettext("There is no step-free entrance."),
        ),
        answer(
            lambda facts: facts.hearing_loop,
            gettext("There is a hearing loop."),
            gettext("There is no hearing loop."),
        ),
        answer(
            lambda facts: facts.captions,
            gettext("The event is captioned."),
            gettext("The event is not captioned."),
        ),
    )
    return tuple(filter(None, sentences))


def _ask_by(event: Event, page: Page) -> str:
    """Until when one can tell one's needs; nothing once that has passed, or when the event is off."""
    last = event.accessibility.ask_by if event.accessibility else None
    if not last or event.status.kind != "scheduled" or page.site.moment >= last_moment(last):
        return ""
    deadline = when.deadline(last, page.language)
    return page.catalogue.gettext("Tell us about your needs {deadline}.").format(deadline=deadline)
