"""The sheets of registration and access, and the event's contacts → their values in the model, and problems."""

from collections.abc import Iterator, Sequence

from juliste.load.frontmatter import Place
from juliste.load.places import accessibility_of
from juliste.load.sheets import RegistrationSheet
from juliste.load.work import Making
from juliste.model import Accessibility, Contact, Price, Registration, last_moment
from juliste.problems import say


def registrations_of(work: Making, contacts: Sequence[Contact]) -> Iterator[Registration]:
    """The ways to register, in the author's order."""
    seen: set[str] = set()
    for number, sheet in enumerate(work.sheet.registration):
        place: Place = ("registration", number)
        contact = _named(work, (*place, "contact"), sheet.contact, contacts)
        _check(work, place, sheet)
        if sheet.for_ in seen:
            work.missing((*place, "for"), say("must say place or online, and each only once: there are several"))
        seen.add(sheet.for_)
        _check_joining(work, place, sheet)
        price = Price(sheet.price.amount, sheet.price.note) if sheet.price else None
        yield Registration(
            kind=sheet.kind,
            joining=sheet.for_,
            url=sheet.url,
            email=sheet.email,
            phone=sheet.phone,
            contact=contact,
            opens=sheet.opens,
            closes=sheet.closes,
            capacity=sheet.capacity,
            full=sheet.full,
            price=price,
            selection=sheet.selection,
            instructions=sheet.instructions,
            privacy=sheet.privacy,
        )


def _check_joining(work: Making, place: Place, sheet: RegistrationSheet) -> None:
    """One registers for a way of taking part that there is."""
    venues = (work.sheet.place, *(occasion.place for occasion in work.sheet.time))
    known = {"": True, "online": bool(work.sheet.online), "place": any(venues)}
    if not known[sheet.for_]:
        work.missing(
            (*place, "for"), say("the key {way} is missing from the event; give it, or leave this out", way=sheet.for_)
        )


def _check(work: Making, place: Place, sheet: RegistrationSheet) -> None:
    """An open registration tells how; it opens before it closes."""
    if sheet.opens and sheet.closes and sheet.opens.start >= last_moment(sheet.closes):
        work.wrong((*place, "closes"), say("is before registration opens"))
    has_way = sheet.url or sheet.email or sheet.phone or sheet.contact
    if sheet.kind == "open" and not has_way and not work.filled.is_damaged(place):
        message = say("must tell how to register: url, email, phone or contact")
        work.wrong(place, message, say("write registration: none when no registration is needed"))


def _named(work: Making, place: Place, name: str, contacts: Sequence[Contact]) -> Contact | None:
    """The contact with this id."""
    found = next((contact for contact in contacts if name and contact.id == name), None)
    if name and not found and not work.filled.is_damaged(("contacts",)):
        known = ", ".join(contact.id for contact in contacts if contact.id)
        cure = say("the ids there are {known}", known=known) if known else say("give one of the contacts this id")
        work.wrong(place, say("'{id}' is not the id of a contact of this event", id=name), cure)
    return found


def access_of(work: Making, contacts: Sequence[Contact]) -> Accessibility | None:
    """What is known of the access."""
    sheet = work.sheet.accessibility
    contact = _named(work, ("accessibility", "contact"), sheet.contact, contacts) if sheet else None
    return accessibility_of(sheet, contact)
