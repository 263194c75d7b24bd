"""The sheets of one event and the registers → the event, and what is wrong in its parts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from juliste.load import pictures
from juliste.load.attached import attachments_of, files_of, links_of
from juliste.load.joining import access_of, registrations_of
from juliste.load.occasions import former_of, occasions_of, status_of, venue_of
from juliste.load.originals import Sheets
from juliste.load.overlay.matching import name_of
from juliste.load.parties import contacts_of, organisations_of
from juliste.load.places import online_of
from juliste.load.programme import programme_of, repeats, tracks_of
from juliste.load.registers import Registers
from juliste.load.sections import SHOWN
from juliste.load.sources import sources_of
from juliste.load.work import Folder, Making
from juliste.model import LANGUAGES, Event
from juliste.problems import Problem, say

T = TypeVar("T")


def make(folder: Folder, sheets: Sheets, registers: Registers) -> tuple[Event | None, list[Problem]]:
    """Make the event; None when it has no time or title that one could go on with."""
    work = Making(folder, sheets, registers)
    event = _event(work)
    return event, work.problems


def _event(work: Making) -> Event | None:
    folder, sheet = work.folder, work.sheet
    _required(work)
    _unique_ids(work)
    _status_told(work)
    occasions = tuple(occasions_of(work))
    contacts = work.told(contacts_of(work.filled, work.registers))
    organisers = work.told(organisations_of(work.filled, "organisers", sheet.organisers, work.registers))
    partners = work.told(organisations_of(work.filled, "partners", sheet.partners, work.registers))
    first = sheet.moved_from[0] if sheet.moved_from else (folder.year, folder.name)
    words = work.sheets.translations
    untranslated = tuple(code for code in LANGUAGES if not words.has_any(code))
    partly = (code for code in LANGUAGES if code not in (*untranslated, work.sheets.original) and words.missing(code))
    place = venue_of(work, ("place",), sheet.place)
    event = Event(
        id=folder.id,
        uid=f"{first[0]}-{first[1]}",
        year=folder.year,
        name=folder.name,
        original=work.sheets.original,
        folder=folder.shown,
        sources=(),
        title=sheet.title,
        occasions=occasions,
        organisers=organisers,
        subtitle=sheet.subtitle,
        summary=sheet.summary,
        body=work.sheets.body,
        slug=sheet.slug,
        former_slugs=tuple((code, one) for code, file in work.sheets.files.items() for one in file.sheet.former_slugs),
        moved_from=sheet.moved_from,
        status=status_of(sheet.status),
        was=former_of(work),
        replaced_by="{}-{}".format(*sheet.replaced_by) if sheet.replaced_by else "",
        draft=sheet.draft,
        publish=sheet.publish,
        place=place,
        online=online_of(sheet.online),
        registrations=tuple(registrations_of(work, contacts)),
        audience=sheet.audience,
        languages=sheet.languages,
        interpretation=sheet.interpretation,
        programme=work.told(programme_of(work.filled, work.registers, occasions)),
        repeats=repeats(sheet, occasions),
        tracks=tracks_of(work.filled),
        partners=partners,
        contacts=contacts,
        topics=tuple(_entries(work, "topics", sheet.topics, work.registers.topics)),
        series=tuple(_entries(work, "series", sheet.series, work.registers.series)),
        accessibility=access_of(work, contacts),
        attachments=tuple(attachments_of(work)),
        links=tuple(links_of(work)),
        image=work.told(
            pictures.picture(work.filled, ("image",), sheet.image, folder.path, folder.root, folder.target)
        ),
        untranslated=untranslated,
        partly_translated=tuple(partly),
        older=tuple(code for code in LANGUAGES if any(each.name in SHOWN for each in work.sheets.older(code))),
    )
    event = replace(event, files=files_of(work, event))
    return replace(event, sources=sources_of(work, event)) if occasions and sheet.title else None


def _required(work: Making) -> None:
    """Tell the keys without which no event can be announced."""
    sheet, filled = work.sheet, work.filled
    questions = (
        ("title", sheet.title.own(work.sheets.original), say("is missing: what is the event called?")),
        ("time", sheet.time, say("is missing: when is the event? For example: to 25.3.2021 klo 9.00–11.00")),
        ("organisers", sheet.organisers, say("is missing: who organises the event?")),
    )
    for key, value, message in questions:
        if not value:
            work.missing((key,), message)
    postponed = bool(sheet.status and sheet.status.is_ == "postponed")
    everywhere = bool(sheet.time) and all(occasion.place for occasion in sheet.time)
    somewhere = sheet.place or sheet.online or everywhere
    if not (somewhere or postponed or filled.is_damaged(("online",))):
        work.missing(("place",), say("is missing: where is the event? Give place, or online: yes"))


def _status_told(work: Making) -> None:
    """Tell a reason of which nobody knows what it is the reason for: the event would seem to be held."""
    status = work.filled.source.fields.get("status")
    if isinstance(status, dict) and "is" not in status and "reason" in status:
        work.wrong(("status",), say("must tell what it is the reason for: is: cancelled, or is: postponed"))


def _unique_ids(work: Making) -> None:
    """Tell an id that two things of one list have."""
    for key in ("tracks", "contacts", "attachments", "links"):
        seen: set[str] = set()
        for number, sheet in enumerate(getattr(work.sheet, key)):
            name = name_of(sheet)
            if name in seen:
                work.wrong((key, number), say("there are two with the id '{id}'", id=name))
            seen.update({name} - {""})


def _entries(work: Making, register: str, ids: Sequence[str], known: Mapping[str, T]) -> Iterator[T]:
    """The entries with these ids, each told that is not in the register or is there twice."""
    for number, (place, name) in enumerate(work.filled.placed(register, ids)):
        if name in ids[:number]:
            work.wrong(place, say("'{name}' is there twice", name=name), say("remove one"))
        elif name in known:
            yield known[name]
        else:
            wrong = work.registers.unknown(register, name)
            work.wrong(place, wrong.message, wrong.cure)
