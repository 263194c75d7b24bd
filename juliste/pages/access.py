"""What is known of an event's accessibility → sentences; of what is not known nothing is said."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from juliste import when
from juliste.model import Accessibility, Contact, Event, Text, last_moment
from juliste.pages.frame import Page
from juliste.pages.related import Person, person


@dataclass(frozen=True, slots=True)
class Access:
    """What the page says. ask_by: the sentence with the last day to tell one's needs.

    is_below: whether the contact is also among those of the event, whose whole addresses the page shows.
    """

    sentences: tuple[str, ...]
    notes: tuple[Text, ...]
    ask_by: str
    contact: Person | None
    is_below: bool


def access(event: Event, page: Page) -> Access | None:
    """The event's own facts, and those of its place where the event itself says nothing."""
    place = event.place.accessibility if event.place else None
    known = tuple(facts for facts in (event.accessibility, place) if facts)
    contact = next((facts.contact for facts in known if facts.contact), None)
    found = Access(
        sentences=_sentences(known, page),
        notes=tuple(facts.note for facts in known if facts.note),
        ask_by=_ask_by(event, page),
        contact=person(contact, page) if contact else None,
        is_below=contact is not None and any(_is_same(contact, other) for other in event.contacts),
    )
    return found if found.sentences or found.notes or found.ask_by or found.contact else None


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
