"""The front matter of an event's file, key by key. The sentence of each key is its documentation."""

from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, PlainValidator

from juliste.load import values
from juliste.load.sheets.beside import AttachmentSheet, ContactSheet, LinkSheet, OnlySheet, PictureSheet
from juliste.load.sheets.joining import RegistrationSheet, ways_in_short
from juliste.load.sheets.places import (
    AccessibilitySheet,
    FormerSheet,
    OccasionSheet,
    OnlineSheet,
    Place,
    Status,
    online_in_short,
)
from juliste.load.sheets.programme import ProgrammePart, TrackSheet
from juliste.load.sheets.shapes import (
    ID_LIST,
    LIST,
    EventPath,
    Flag,
    Id,
    Line,
    Plain,
    Point,
    Sheet,
    Spoken,
    as_list,
    read_slug,
    short_for,
)
from juliste.model import NO_TEXT, Text


def times_in_short(value: object) -> object:
    """One time or several; each a text, or keys."""
    listed = as_list(value)
    return (
        [{"time": each} if isinstance(each, str) else each for each in listed] if isinstance(listed, list) else listed
    )


class EventSheet(Sheet):
    """The front matter of an event's file."""

    title: Line = Field(NO_TEXT, description="name of the event")
    subtitle: Line = Field(NO_TEXT, description="what it is, in a few words")
    summary: Line = Field(NO_TEXT, description="what it is about, in a sentence or two")
    slug: Annotated[Text, PlainValidator(read_slug)] = Field(
        NO_TEXT, description="last part of the page's address, when it is not the folder's name"
    )
    time: Annotated[tuple[OccasionSheet, ...], BeforeValidator(times_in_short)] = Field(
        (), description="when: to 25.3.2021 klo 9.00–11.00"
    )
    timezone: Annotated[ZoneInfo | None, PlainValidator(values.zone)] = Field(
        None, description="where it is not the site's"
    )
    status: Status | None = Field(None, description="cancelled or postponed, also {is:, reason:}")
    was: FormerSheet | None = Field(None, description="the former time and place, when they have changed")
    replaced_by: EventPath | None = Field(None, description="YEAR/NAME of the event that comes instead")
    moved_from: Annotated[tuple[EventPath, ...], LIST] = Field(
        (), description="YEAR/NAME of the folders it had, the oldest first"
    )
    former_slugs: Annotated[tuple[Id, ...], ID_LIST] = Field((), description="slugs that it had in this language")
    draft: Flag = Field(False, description="true: in no output")
    publish: Point | None = Field(None, description="the day or moment from which it is shown")
    place: Place | None = Field(None, description="where: id of a place, or keys")
    online: Annotated[OnlineSheet | None, BeforeValidator(online_in_short)] = Field(None, description="yes, or keys")
    registration: Annotated[tuple[RegistrationSheet, ...], BeforeValidator(ways_in_short)] = Field(
        (), description="how to take part"
    )
    audience: Line = Field(NO_TEXT, description="who it is for")
    languages: Spoken = Field((), description="languages spoken: [fi, sv]")
    interpretation: Annotated[tuple[Annotated[str, PlainValidator(values.interpretation_code)], ...], LIST] = Field(
        (), description="interpretation: [en, fse, fss, speech-to-text]"
    )
    programme: Annotated[tuple[ProgrammePart, ...], LIST] = Field((), description="what happens when")
    tracks: Annotated[tuple[TrackSheet, ...], LIST] = Field((), description="rows of items that run beside each other")
    organisers: Annotated[tuple[Plain, ...], LIST] = Field((), description="ids or names of organisations")
    partners: Annotated[tuple[Plain, ...], LIST] = Field((), description="ids or names of organisations")
    contacts: Annotated[tuple[Annotated[ContactSheet, short_for("(person)")], ...], LIST] = Field(
        (), description="whom to ask"
    )
    topics: Annotated[tuple[Id, ...], ID_LIST] = Field((), description="ids of topics")
    series: Annotated[tuple[Id, ...], BeforeValidator(as_list)] = Field((), description="id of a series, or several")
    accessibility: AccessibilitySheet | None = Field(None, description="what is known of the access")
    attachments: Annotated[tuple[AttachmentSheet, ...], LIST] = Field((), description="files to read")
    links: Annotated[tuple[LinkSheet, ...], LIST] = Field((), description="addresses to read")
    image: PictureSheet | None = Field(None, description="the event's picture")
    accept: Annotated[
        dict[Plain, Plain] | None, Field(description="checks that may be passed over, each with its reason")
    ] = None
    only: OnlySheet | None = Field(None, description="why a compulsory language is missing")
    translates: Annotated[tuple[str, ...], PlainValidator(values.marks)] = Field(
        (), description="in a language file: marks of the original's words that it translates"
    )
    minor: Annotated[tuple[str, ...], PlainValidator(values.same_marks)] = Field(
        (), description="marks of words that changed so little that translations stay right"
    )
