"""Contacts, speakers and bodies of an event → the lines of an invitation that name them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from juliste import wording
from juliste.invitation.reader import Line, Link, Reader, readable
from juliste.language import phone_uri
from juliste.model import Contact, Event, File, Item, Organisation, Speaker, Words


class Person(Struct, frozen=True):
    """Whom to ask. purpose: what about, "" in general."""

    purpose: str
    lines: tuple[Line, ...]


class Body(Struct, frozen=True):
    """Who holds the event or takes part in it. part_of: the body that it belongs to. alt: what its logo says."""

    name: Words
    part_of: Words | None
    logo: File | None
    alt: Words


class People(Struct, frozen=True):
    """Those who speak or moderate, one a line: name, role, organisation. label: what they do, "" for speakers."""

    label: str
    names: tuple[tuple[Words, ...], ...]


def contacts(event: Event, reader: Reader) -> tuple[Person, ...]:
    """Whom to ask, in the author's order."""
    return tuple(person(contact, reader) for contact in event.contacts)


def person(contact: Contact, reader: Reader) -> Person:
    """A contact with what it answers."""
    is_general = contact.purpose == "information"
    purpose = "" if is_general else wording.purpose(contact.purpose, reader.catalogue)
    return Person(purpose, tuple(lines_of(contact, reader)))


def lines_of(contact: Contact, reader: Reader) -> Iterator[Line]:
    """Who it is, and what it is reached by."""
    if contact.name:
        yield reader.own(contact.name)
    if contact.role:
        yield reader.words(contact.role)
    if contact.organisation:
        yield reader.words(contact.organisation.name)
    if email := contact.reachable_email:
        yield Link(email, f"mailto:{email}", reader.language)
    if phone := contact.reachable_phone:
        shown = f"{reader.catalogue.gettext('tel.')}\u00a0{reader.catalogue.phone(phone)}"
        yield Link(shown, phone_uri(phone), reader.language)
    if url := reader.words(contact.reachable_url).text:
        yield Link(readable(url), url, reader.language)


def bodies(organisations: Sequence[Organisation], reader: Reader) -> tuple[Body, ...]:
    """Organisers or partners, in the author's order."""
    return tuple(_body(one, reader) for one in organisations)


def _body(one: Organisation, reader: Reader) -> Body:
    return Body(
        name=reader.words(one.name),
        part_of=reader.words(one.part_of.name) if one.part_of else None,
        logo=one.logo.file if one.logo else None,
        alt=reader.words((one.logo.alt if one.logo else None) or one.name),
    )


def people(item: Item, reader: Reader) -> Iterator[People]:
    """Who speaks, and who moderates."""
    if item.speakers:
        yield People("", _names(item.speakers, reader))
    if item.moderators:
        label = reader.catalogue.ngettext("Moderator:", "Moderators:", len(item.moderators))
        yield People(label, _names(item.moderators, reader))


def _names(speakers: Sequence[Speaker], reader: Reader) -> tuple[tuple[Words, ...], ...]:
    return tuple(tuple(_name(speaker, reader)) for speaker in speakers)


def _name(speaker: Speaker, reader: Reader) -> Iterator[Words]:
    yield reader.own(speaker.name)
    if speaker.role:
        yield reader.words(speaker.role)
    if speaker.organisation:
        yield reader.words(speaker.organisation.name)
