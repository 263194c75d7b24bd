"""An event → what its page leads to: materials, contacts, series and their parts, topics, organisers."""

from typing import NamedTuple

from juliste import urls, when, wording
from juliste.language import phone_uri
from juliste.letterhead import host
from juliste.model import (
    NO_TEXT,
    Attachment,
    Card,
    Contact,
    Event,
    File,
    Link,
    Organisation,
    Series,
    Text,
    Topic,
    Words,
)
from juliste.pages.frame import Page


class Material(NamedTuple):
    """Something to read. format: "PDF, 35 kt" of a file, else ""."""

    title: Words
    href: str
    format: str = ""
    media_type: str = ""


class Person(NamedTuple):
    """Whom to ask, with the addresses as they are shown."""

    name: str
    role: Text
    organisation: Text
    purpose: str
    email: str
    phone: str
    phone_uri: str
    url: str
    website: str


class Name(NamedTuple):
    """A name and the link to its page, "" when it has none. whole: the body that an organisation is part of."""

    name: Text
    href: str
    whole: Text = NO_TEXT


class Part(NamedTuple):
    """A part of a series. days: when, in words, "" while its new time is not known."""

    title: Text
    path: str
    flag: str
    days: str
    is_current: bool


class Parts(NamedTuple):
    """A series and its parts in the order of time; none when this event is the only one."""

    id: str
    name: Name
    parts: tuple[Part, ...]


def materials(event: Event, invitation: File | None, page: Page) -> tuple[Material, ...]:
    """Attachments, then links, in the author's order; before them the invitation, after them when the event is over."""
    title = Words(wording.invitation(event, page.catalogue), page.language)
    own = [_file(title, invitation, page)] if invitation else []
    found = [
        *(_attachment(attachment, page) for attachment in event.attachments),
        *(_link(link, page) for link in event.links),
    ]
    return tuple([*found, *own] if event.is_past(page.site.moment) else [*own, *found])


def materials_title(event: Event, invitation: File | None, page: Page) -> str:
    """The heading above them."""
    gettext, has_files = page.catalogue.gettext, bool(event.attachments or invitation)
    if has_files and event.links:
        return gettext("Attachments and links")
    return gettext("Attachments") if has_files else gettext("Links")


def contacts(event: Event, page: Page) -> tuple[Person, ...]:
    """Whom to ask, in the author's order."""
    return tuple(person(contact, page) for contact in event.contacts)


def organisers(event: Event, page: Page) -> tuple[Name, ...]:
    """Who holds the event."""
    return tuple(
        Name(body.name, _href("organisers", body, page), body.part_of.name if body.part_of else NO_TEXT)
        for body in event.organisers
    )


def topics(event: Event, page: Page) -> tuple[Name, ...]:
    """What the event is about."""
    return tuple(Name(topic.name, _href("topics", topic, page)) for topic in event.topics)


def series(event: Event, page: Page) -> tuple[Parts, ...]:
    """The series that it is part of, with their other parts."""
    return tuple(
        Parts(one.id, Name(one.name, _href("series", one, page)), _parts(event, one, page)) for one in event.series
    )


def _attachment(attachment: Attachment, page: Page) -> Material:
    return _file(wording.material_title(attachment, page.catalogue), attachment.file, page)


def _file(title: Words, file: File, page: Page) -> Material:
    ending = file.target.rpartition(".")[2].upper()
    return Material(title, page.href(file.target), f"{ending}, {page.catalogue.size(file.size)}", file.media_type)


def _link(link: Link, page: Page) -> Material:
    return Material(wording.material_title(link, page.catalogue), page.words(link.url).text)


def person(contact: Contact, page: Page) -> Person:
    """A contact with what it is reached by."""
    phone, url = contact.reachable_phone, page.words(contact.reachable_url).text
    return Person(
        name=contact.name,
        role=contact.role,
        organisation=contact.organisation.name if contact.organisation else NO_TEXT,
        purpose="" if contact.purpose == "information" else wording.purpose(contact.purpose, page.catalogue),
        email=contact.reachable_email,
        phone=page.catalogue.phone(phone) if phone else "",
        phone_uri=phone_uri(phone),
        url=url,
        website=host(url),
    )


def _href(kind: urls.List, entry: Topic | Series | Organisation, page: Page) -> str:
    is_there = (kind, entry.id) in page.site.by_entry
    return page.href(urls.list_page(kind, entry.id, page.language)) if is_there else ""


def _parts(event: Event, one: Series, page: Page) -> tuple[Part, ...]:
    cards = page.site.by_entry.get(("series", one.id), ())
    return tuple(_part(card, event, page) for card in cards) if len(cards) > 1 else ()


def _part(card: Card, event: Event, page: Page) -> Part:
    kind = card.status.kind
    return Part(
        card.title,
        urls.event_page(card, page.language),
        wording.status_flag(kind, page.catalogue),
        "" if kind == "postponed" else _days(card, page),
        card.id == event.id,
    )


def _days(card: Card, page: Page) -> str:
    """The day of the first time that it is held, and how many more there are: `7.5.2021 ja 2 muuta ajankohtaa`."""
    spans = [occasion.span for occasion in card.held or card.occasions]
    first = min(spans)
    days = when.days(first.first_day, first.last_day, page.language)
    return f"{days} {wording.other_times(len(spans) - 1, page.catalogue)}".strip()
