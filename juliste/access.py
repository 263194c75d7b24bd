"""What is known of an event's accessibility, at each of its places → sentences; nothing of what is not known."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from juliste import when
from juliste.language import Catalogue
from juliste.model import NO_TEXT, Accessibility, Contact, Event, Place, Text


class AtPlace(Struct, frozen=True):
    """What is known of a place. name: of the place where there are several, whose facts differ; else empty.

    notes: inline Markdown.
    """

    name: Text
    sentences: tuple[str, ...]
    notes: tuple[Text, ...]


def at_places(event: Event, catalogue: Catalogue) -> tuple[AtPlace, ...]:
    """The event's own facts, and those of its places where the event itself says nothing.

    Each place by its name where their facts differ, else the facts once; no place of which nothing is known.
    """
    known = _known(event)
    if not any(known.values()):
        return ()
    found = {
        place.name if place else NO_TEXT: (
            _sentences(facts, catalogue),
            tuple(each.note for each in facts if each.note),
        )
        for place, facts in known.items()
    }
    if len(set(found.values())) == 1:
        found = {NO_TEXT: next(iter(found.values()))}
    return tuple(AtPlace(name, sentences, notes) for name, (sentences, notes) in found.items() if sentences or notes)


def contact_of(event: Event) -> Contact | None:
    """Whom to ask about it."""
    return next((facts.contact for each in _known(event).values() for facts in each if facts.contact), None)


def ask_by(event: Event, catalogue: Catalogue) -> str:
    """Until when one can tell one's needs; nothing when the event is off."""
    last = event.accessibility.ask_by if event.accessibility else None
    if not last or event.status.kind != "scheduled":
        return ""
    deadline = when.deadline(last, catalogue.code)
    return catalogue.gettext("Tell us about your needs {deadline}.").format(deadline=deadline)


def _known(event: Event) -> Mapping[Place | None, tuple[Accessibility, ...]]:
    return {
        place: tuple(facts for facts in (event.accessibility, place.accessibility if place else None) if facts)
        for place in event.places
    }


def _sentences(known: tuple[Accessibility, ...], catalogue: Catalogue) -> tuple[str, ...]:
    gettext = catalogue.gettext

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
