"""An event → what an invitation to it says in one language, in its order; `pdf` prints it, `mail` writes it.

All of it is true on any day: paper and mail do not follow the clock as pages do.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from juliste import access, notices, urls, when, wording
from juliste.invitation.facts import Entry, Fact, details, when_and_where
from juliste.invitation.people import Body, People, Person, bodies, contacts, person
from juliste.invitation.programme import Day, Session, programme
from juliste.invitation.reader import Line, Link, Prose, Reader, readable
from juliste.language import Catalogue
from juliste.letterhead import Column
from juliste.model import Card, Event, Language, Words
from juliste.settings import Settings

__all__ = [
    "Accessible",
    "Around",
    "Body",
    "Day",
    "Entry",
    "Fact",
    "Invitation",
    "Line",
    "Link",
    "Notice",
    "People",
    "Person",
    "Prose",
    "Session",
    "invitation",
]


class Notice(Struct, frozen=True):
    """What is no longer as it was planned. titles: each change by itself; lines: why, how it was before, what instead.

    stops: whether nobody should come.
    """

    titles: tuple[str, ...]
    lines: tuple[Line, ...]
    stops: bool


class Accessible(Struct, frozen=True):
    """What is known of the access to one of the places. name: which one, no words where it is said of all."""

    name: Words
    lines: tuple[Line, ...]


class Around(Struct, frozen=True):
    """What an invitation needs to know besides its event.

    catalogues: of all languages; resolvers: make whole addresses of the links in texts, in each language. letterhead:
    the publisher's. revised: when the event last changed. successor: the event that is held instead of it.
    """

    settings: Settings
    catalogues: Mapping[Language, Catalogue]
    resolvers: Mapping[Language, Callable[[str], str]]
    letterhead: tuple[Column, ...]
    revised: datetime
    moment: datetime
    successor: Card | None


class Invitation(Struct, frozen=True):
    """What it says, from the top to the foot.

    kind: what it is called, with or without a programme. marked_title: the title after what nobody may miss, for where
    only the title is seen; subject: the same for a message. notice: whether words of it are missing in the language.
    page: the event's.
    """

    language: Language
    kind: str
    marked_title: Words
    subject_label: str
    subject: str
    organisers: tuple[Body, ...]
    status: Notice | None
    title: Words
    subtitle: Words
    when_and_where: tuple[Fact, ...]
    summary: Words
    details: tuple[Fact, ...]
    page: Fact
    qr_alt: str
    notice: str
    programme_title: str
    time_label: str
    programme: tuple[Day, ...]
    partners_title: str
    partners: tuple[Body, ...]
    access_title: str
    access: tuple[Accessible, ...]
    contacts_title: str
    contacts: tuple[Person, ...]
    updated: str
    letterhead: tuple[Column, ...]


def invitation(event: Event, language: Language, around: Around) -> Invitation:
    """The invitation to the event in the language."""
    catalogue = around.catalogues[language]
    gettext, reader = catalogue.gettext, Reader(catalogue, around.resolvers[language], around.settings.zone)
    return Invitation(
        language=language,
        kind=wording.invitation(event, catalogue),
        marked_title=_marked_title(event, reader),
        subject_label=gettext("Subject:"),
        subject=_subject(event, reader),
        organisers=bodies(event.organisers, reader),
        status=_status(event, reader, around),
        title=reader.words(event.title),
        subtitle=reader.words(event.subtitle),
        when_and_where=when_and_where(event, reader),
        summary=reader.words(event.summary),
        details=details(event, reader),
        page=_page(urls.event_page(event, language), gettext("Event page"), reader, around),
        qr_alt=gettext("QR code: the address of the event page"),
        notice=notices.of_event(event, language, catalogue),
        programme_title=gettext("Programme"),
        time_label=gettext("Time"),
        programme=programme(event, reader),
        partners_title=gettext("In cooperation with"),
        partners=bodies(event.partners, reader),
        access_title=gettext("Accessibility"),
        access=tuple(_access(event, reader)),
        contacts_title=gettext("Further information"),
        contacts=contacts(event, reader),
        updated=wording.updated(around.revised, around.moment, catalogue),
        letterhead=around.letterhead,
    )


def _marked_title(event: Event, reader: Reader) -> Words:
    title = reader.words(event.title)
    marked = wording.calendar_title(title.text, event.standing, event.changes, reader.catalogue)
    return replace(title, text=marked)


def _subject(event: Event, reader: Reader) -> str:
    """`Kutsu: Avoin seminaari, 25.3.2021`; of what is not as planned that: `PERUTTU: Avoin seminaari, 25.3.2021`.

    The day is that of the first time that it is held, none of a postponed event, whose new day is not known.
    """
    title = _marked_title(event, reader).text
    if event.standing == "postponed":
        return title
    if event.standing == "scheduled" and not event.changes:
        title = reader.catalogue.gettext("Invitation: {title}").format(title=title)
    first = min(occasion.span for occasion in event.held or event.occasions)
    return f"{title}, {when.days(first.first_day, first.last_day, reader.language)}"


def _status(event: Event, reader: Reader, around: Around) -> Notice | None:
    titles = wording.status_titles(event, reader.catalogue)
    if not titles:
        return None
    return Notice(titles, tuple(_of_status(event, reader, around)), stops=event.status.kind != "scheduled")


def _of_status(event: Event, reader: Reader, around: Around) -> Iterator[Line]:
    gettext, is_online = reader.catalogue.gettext, event.online is not None
    yield from reader.inline(event.status.reason)
    if event.former_spans:
        times = "; ".join(reader.time(span, is_online=is_online) for span in event.former_spans)
        yield reader.own(f"{gettext('Previous time:')} {times}")
    if event.was and (place := wording.former_place(event.was, reader.catalogue)):
        yield reader.own(place)
    if successor := around.successor:
        address = urls.public(around.settings.site_url, urls.event_page(successor, reader.language))
        yield reader.own(gettext("It is replaced by:"))
        yield reader.words(successor.title)
        yield Link(readable(address), address, reader.language)


def _page(path: str, label: str, reader: Reader, around: Around) -> Fact:
    address = urls.public(around.settings.site_url, path)
    return Fact(label, (Entry(Link(readable(address), address, reader.language)),))


def _access(event: Event, reader: Reader) -> Iterator[Accessible]:
    for place in access.at_places(event, reader.catalogue):
        notes = (prose for note in place.notes for prose in reader.inline(note))
        yield Accessible(reader.words(place.name), (*map(reader.own, place.sentences), *notes))
    if lines := tuple(_asking(event, reader)):
        yield Accessible(reader.own(""), lines)


def _asking(event: Event, reader: Reader) -> Iterator[Line]:
    if sentence := access.ask_by(event, reader.catalogue):
        yield reader.own(sentence)
    if (contact := access.contact_of(event)) and event.status.kind == "scheduled":
        yield reader.own(reader.catalogue.gettext("Ask about accessibility:"))
        yield from person(contact, reader).lines
