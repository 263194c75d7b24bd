"""The sheets of one event and the registers → the event, and what is wrong in its parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from juliste import urls
from juliste.load import pictures
from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.mentions import files_in_texts
from juliste.load.originals import Sheets
from juliste.load.parties import contacts_of, organisations_of
from juliste.load.places import accessibility_of, online_of, place_of
from juliste.load.programme import programme_of, repeats, tracks_of
from juliste.load.registers import Registers
from juliste.load.sheets import (
    AccessibilitySheet,
    AttachmentSheet,
    DaySheet,
    EventSheet,
    LinkSheet,
    PlaceSheet,
    RegistrationSheet,
    StatusSheet,
)
from juliste.load.translations import has_words, missing_words
from juliste.model import (
    LANGUAGES,
    SCHEDULED,
    Accessibility,
    Attachment,
    Contact,
    Event,
    File,
    Former,
    Link,
    Occasion,
    Organisation,
    Price,
    Registration,
    Status,
)
from juliste.model import Place as Venue
from juliste.problems import Message, Problem, WrongError, say

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Folder:
    """Where an event stands. path: its folder; shown: the same as problems show it; root: the project."""

    year: int
    name: str
    path: Path
    shown: str
    root: Path

    @property
    def id(self) -> str:
        """YEAR-NAME."""
        return f"{self.year}-{self.name}"


@dataclass(frozen=True, slots=True)
class _Making:
    """The work in hand."""

    folder: Folder
    sheets: Sheets
    registers: Registers
    problems: list[Problem] = field(default_factory=list)

    @property
    def filled(self) -> Filled[EventSheet]:
        return self.sheets.merged

    @property
    def sheet(self) -> EventSheet:
        return self.sheets.merged.sheet

    def wrong(self, place: Place, message: Message, cure: Message | None = None) -> None:
        self.problems.append(self.filled.problem(place, message, cure))

    def told(self, found: tuple[T, list[Problem]]) -> T:
        """The value of a pair of value and problems; the problems are kept."""
        self.problems.extend(found[1])
        return found[0]


def make(folder: Folder, sheets: Sheets, registers: Registers) -> tuple[Event | None, list[Problem]]:
    """Make the event; None when it has no time, title or organiser that one could go on with."""
    work = _Making(folder, sheets, registers)
    _required(work)
    occasions = tuple(_occasions(work))
    contacts = work.told(contacts_of(work.filled, registers))
    organisers = work.told(organisations_of(work.filled, "organisers", work.sheet.organisers, registers))
    partners = work.told(organisations_of(work.filled, "partners", work.sheet.partners, registers))
    if not (occasions and work.sheet.title):
        return None, work.problems
    zone = work.filled.reading.zone
    programme = work.told(programme_of(work.filled, registers, occasions, zone))
    sheet = work.sheet
    missing = {language: missing_words(sheet, sheets.body, language) for language in LANGUAGES}
    untranslated = tuple(language for language in LANGUAGES if not has_words(sheet, sheets.body, language))
    first = sheet.moved_from[0] if sheet.moved_from else (folder.year, folder.name)
    event = Event(
        id=folder.id,
        uid=f"{first[0]}-{first[1]}",
        year=folder.year,
        name=folder.name,
        original=sheets.original,
        folder=folder.shown,
        sources=(),
        title=sheet.title,
        occasions=occasions,
        organisers=organisers,
        subtitle=sheet.subtitle,
        summary=sheet.summary,
        body=sheets.body,
        slug=sheet.slug,
        former_slugs=tuple((code, slug) for code, file in sheets.files.items() for slug in file.sheet.former_slugs),
        moved_from=sheet.moved_from,
        status=_status(sheet.status),
        was=_former(work),
        replaced_by="{}-{}".format(*sheet.replaced_by) if sheet.replaced_by else "",
        draft=sheet.draft,
        publish=sheet.publish,
        place=_venue(work, ("place",), sheet.place),
        online=online_of(sheet.online),
        registrations=tuple(_registrations(work, contacts)),
        audience=sheet.audience,
        languages=sheet.languages,
        interpretation=sheet.interpretation,
        programme=programme,
        repeats=repeats(sheet, occasions),
        tracks=tracks_of(work.filled),
        partners=partners,
        contacts=contacts,
        topics=tuple(_entries(work, "topics", sheet.topics, registers.topics)),
        series=tuple(_entries(work, "series", sheet.series, registers.series)),
        accessibility=_accessibility(work, contacts),
        attachments=tuple(_attachments(work)),
        links=tuple(_links(work)),
        image=work.told(
            pictures.picture(work.filled, ("image",), sheet.image, folder.path, folder.root, partial(_target, folder))
        ),
        untranslated=untranslated,
        partly_translated=tuple(code for code in LANGUAGES if missing[code] and code not in untranslated),
    )
    shown = [*_shown(event), *_people(work)]
    return replace(event, sources=_sources(work, shown), files=_files(work, event)), work.problems


def _files(work: _Making, event: Event) -> tuple[File, ...]:
    """Every file of the event, each once: the picture, the attachments, what its texts link to."""
    beside = [*([event.image.file] if event.image else []), *(attachment.file for attachment in event.attachments)]
    linked = work.told(
        files_in_texts(work.sheets.files, work.folder.path, work.folder.root, partial(_target, work.folder))
    )
    return tuple({file.target: file for file in (*beside, *linked)}.values())


def _with_parents(body: Organisation | None) -> Iterator[Organisation]:
    while body:
        yield body
        body = body.part_of


def _people(work: _Making) -> Iterator[tuple[str, str]]:
    """The entries of `people` that it names; the model keeps their words, not their ids."""
    names = [sheet.person for sheet in work.sheet.contacts]
    for part in work.sheet.programme:
        for item in part.items if isinstance(part, DaySheet) else (part,):
            names += [speaker.name for speaker in (*item.speakers, *item.moderator)]
    return (("people", name) for name in names if name in work.registers.people)


def _required(work: _Making) -> None:
    """Tell the keys without which no event can be announced."""
    sheet, filled = work.sheet, work.filled
    questions = (
        ("title", sheet.title, say("is missing: what is the event called?")),
        ("time", sheet.time, say("is missing: when is the event? For example: to 25.3.2021 klo 9.00–11.00")),
        ("organisers", sheet.organisers, say("is missing: who organises the event?")),
    )
    for key, value, message in questions:
        if not value and not filled.is_damaged((key,)):
            work.wrong((key,), message)
    postponed = bool(sheet.status and sheet.status.is_ == "postponed")
    everywhere = bool(sheet.time) and all(occasion.place for occasion in sheet.time)
    somewhere = sheet.place or sheet.online or everywhere
    damaged = filled.is_damaged(("place",)) or filled.is_damaged(("online",))
    if not (somewhere or postponed or damaged):
        work.wrong(("place",), say("is missing: where is the event? Give place, or online: yes"))


def _occasions(work: _Making) -> Iterator[Occasion]:
    seen: set[str] = set()
    for number, sheet in enumerate(work.sheet.time):
        place: Place = ("time", number)
        if not sheet.time:
            if not work.filled.is_damaged(place):
                work.wrong((*place, "time"), say("is missing: when is this?"))
            continue
        key = sheet.id or ("" if number == 0 else str(number + 1))
        if key in seen:
            work.wrong((*place, "id"), say("'{id}' is the id of two times", id=key))
        seen.add(key)
        yield Occasion(
            key=key,
            span=sheet.time,
            place=_venue(work, (*place, "place"), sheet.place),
            languages=sheet.languages,
            status=_status(sheet.status),
            note=sheet.note,
        )


def _status(sheet: StatusSheet | None) -> Status:
    return Status(sheet.is_, sheet.reason) if sheet else SCHEDULED


def _venue(work: _Making, place: Place, sheet: PlaceSheet | None) -> Venue | None:
    if not sheet or (not sheet.model_fields_set and work.filled.is_damaged(place)):
        return None
    if sheet.in_ and sheet.in_ not in work.registers.places:
        if sheet.in_ not in work.registers.known.get("places", ()):
            wrong = work.registers.unknown("places", sheet.in_)
            work.wrong(place, wrong.message, wrong.cure)
        return None
    if not (sheet.in_ or sheet.name or sheet.street) and not work.filled.is_damaged(place):
        work.wrong(place, say("must be the id of a place, or have a name or a street"))
    return place_of(sheet, work.registers.places)


def _former(work: _Making) -> Former | None:
    sheet = work.sheet.was
    if not sheet:
        return None
    if not sheet.model_fields_set and not work.filled.is_damaged(("was",)):
        work.wrong(("was",), say("must tell the former time, place or online"))
    return Former(sheet.time, _venue(work, ("was", "place"), sheet.place), online_of(sheet.online))


def _registrations(work: _Making, contacts: Sequence[Contact]) -> Iterator[Registration]:
    for number, sheet in enumerate(work.sheet.registration):
        place: Place = ("registration", number) if isinstance(_raw(work, "registration"), list) else ("registration",)
        if sheet.opens and sheet.closes and sheet.opens.start >= (sheet.closes.end or sheet.closes.start):
            work.wrong((*place, "closes"), say("is before registration opens"))
        contact = _contact_named(work, (*place, "contact"), sheet.contact, contacts)
        if sheet.kind == "open" and not _has_way(sheet, contact) and not work.filled.is_damaged(place):
            message = say("must tell how to register: url, email, phone or contact")
            work.wrong(place, message, say("write registration: none when no registration is needed"))
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


def _has_way(sheet: RegistrationSheet, contact: Contact | None) -> bool:
    return bool(sheet.url or sheet.email or sheet.phone or contact or sheet.contact)


def _raw(work: _Making, key: str) -> object:
    return work.filled.source.fields.get(key)


def _contact_named(work: _Making, place: Place, name: str, contacts: Sequence[Contact]) -> Contact | None:
    found = next((contact for contact in contacts if name and contact.id == name), None)
    if name and not found and not work.filled.is_damaged(("contacts",)):
        known = ", ".join(contact.id for contact in contacts if contact.id)
        cure = say("the ids there are {known}", known=known) if known else say("give one of the contacts this id")
        work.wrong(place, say("'{id}' is not the id of a contact of this event", id=name), cure)
    return found


def _entries(work: _Making, register: str, ids: Sequence[str], known: Mapping[str, T]) -> Iterator[T]:
    for number, name in enumerate(ids):
        if name in known:
            yield known[name]
        else:
            wrong = work.registers.unknown(register, name)
            place: Place = (register, number) if isinstance(_raw(work, register), list) else (register,)
            work.wrong(place, wrong.message, wrong.cure)


def _accessibility(work: _Making, contacts: Sequence[Contact]) -> Accessibility | None:
    sheet: AccessibilitySheet | None = work.sheet.accessibility
    contact = _contact_named(work, ("accessibility", "contact"), sheet.contact, contacts) if sheet else None
    return accessibility_of(sheet, contact)


def _attachments(work: _Making) -> Iterator[Attachment]:
    for number, sheet in enumerate(work.sheet.attachments):
        place: Place = ("attachments", number)
        if work.filled.is_damaged((*place, "file")) or not sheet.model_fields_set:
            continue
        if not sheet.file:
            work.wrong((*place, "file"), say("is missing: which file?"))
            continue
        _titled(work, place, sheet)
        try:
            file = pictures.file(sheet.file, work.folder.path, work.folder.root, partial(_target, work.folder))
        except WrongError as wrong:
            work.wrong((*place, "file"), wrong.message, wrong.cure)
        else:
            yield Attachment(sheet.id, file, sheet.title, sheet.kind)


def _links(work: _Making) -> Iterator[Link]:
    for number, sheet in enumerate(work.sheet.links):
        place: Place = ("links", number)
        if work.filled.is_damaged((*place, "url")) or not sheet.model_fields_set:
            continue
        if not sheet.url:
            work.wrong((*place, "url"), say("is missing: where is it?"))
            continue
        _titled(work, place, sheet)
        yield Link(sheet.id, sheet.url, sheet.title, sheet.kind)


def _titled(work: _Making, place: Place, sheet: AttachmentSheet | LinkSheet) -> None:
    if not sheet.title and sheet.kind == "other" and not work.filled.is_damaged((*place, "title")):
        work.wrong(
            (*place, "title"), say("is missing: only programme, slides, recording and report have one of their own")
        )


def _target(folder: Folder, name: str) -> str:
    return urls.event_file(folder.year, folder.name, name)


def _sources(work: _Making, shown: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The event's language files and the files of the register entries that it shows."""
    entries = {work.registers.path(register, name) for register, name in shown if name}
    return (*(file.source.path for file in work.sheets.files.values()), *sorted(entries))


def _shown(event: Event) -> Iterator[tuple[str, str]]:
    """Register and id of every entry whose words stand in what the event puts out."""
    bodies = [*event.organisers, *event.partners, *(contact.organisation for contact in event.contacts)]
    people = [*(item.speakers + item.moderators for item in event.items)]
    bodies += [speaker.organisation for speakers in people for speaker in speakers]
    for body in bodies:
        yield from (("organisations", each.id) for each in _with_parents(body))
    venues = [event.place, event.was.place if event.was else None, *(occasion.place for occasion in event.occasions)]
    yield from (("places", venue.id) for venue in venues if venue)
    yield from (("topics", topic.id) for topic in event.topics)
    yield from (("series", series.id) for series in event.series)
