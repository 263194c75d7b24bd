"""An event → the section of its page about accessibility."""

from msgspec import Struct
from msgspec.structs import replace

from juliste import access
from juliste.access import AtPlace
from juliste.model import Contact, Event, last_moment
from juliste.pages.frame import Page
from juliste.pages.related import Person, person


class Accessible(Struct, frozen=True):
    """What the page says. ask_by: the sentence with the last day to tell one's needs.

    is_below: whether the contact is also among those of the event, whose whole addresses the page shows.
    """

    places: tuple[AtPlace, ...]
    ask_by: str
    contact: Person | None
    is_below: bool


def accessible(event: Event, page: Page) -> Accessible | None:
    """What is known; None when nothing is."""
    contact = access.contact_of(event)
    found = Accessible(
        places=access.at_places(event, page.catalogue),
        ask_by=_ask_by(event, page),
        contact=person(contact, page) if contact else None,
        is_below=contact is not None and any(_is_same(contact, other) for other in event.contacts),
    )
    return found if found.places or found.ask_by or found.contact else None


def _is_same(one: Contact, other: Contact) -> bool:
    """Whether both are the same body or person, whatever each is asked about."""
    return replace(one, id="", purpose="information") == replace(other, id="", purpose="information")


def _ask_by(event: Event, page: Page) -> str:
    """Until when one can tell one's needs; nothing once that has passed."""
    last = event.accessibility.ask_by if event.accessibility else None
    return "" if last and page.site.moment >= last_moment(last) else access.ask_by(event, page.catalogue)
