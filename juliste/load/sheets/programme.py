"""What happens when: the keys of the programme's items, days and tracks."""

from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, PlainValidator, Tag

from juliste import when
from juliste.load import values
from juliste.load.sheets.places import Status
from juliste.load.sheets.shapes import DAY, ITEM, LIST, Id, Line, Name, Plain, Sheet, Words, as_list, choice, short_for
from juliste.model import NO_TEXT, ItemKind


class SpeakerSheet(Sheet):
    """Somebody who speaks or moderates: a name, or an id of `people`."""

    name: Plain = Field("", description="name, or id of a person in the register")
    role: Line = Field(NO_TEXT, description="title")
    organisation: Plain = Field("", description="id or name")


Speakers = Annotated[tuple[Annotated[SpeakerSheet, short_for("name")], ...], BeforeValidator(as_list)]


def item_in_short(value: object) -> object:
    """Take "9.00 Title" apart into a time and a title."""
    if not isinstance(value, str):
        return value
    time, title = when.split_hours(value)
    return {"time": time, "title": title}


class ItemSheet(Sheet):
    """One thing in the programme: "9.00 Title", or keys."""

    address: Plain = Field(
        "",
        alias="(address)",
        exclude=True,
        description="in a language file: the id or time of the item that it translates",
    )
    time: Annotated[when.Hours | None, PlainValidator(values.hours)] = Field(
        None, description="start, or start and end"
    )
    id: Id = Field("", description="its short name, needed when others start at the same time")
    title: Line = Field(NO_TEXT, description="title; breaks, meals, arrival, reception and end have one of their own")
    text: Words = Field(NO_TEXT, description="description, in Markdown")
    kind: Annotated[ItemKind, choice(ItemKind)] = Field("talk", description="what it is")
    track: Id = Field("", description="id of its track")
    room: Name = Field(NO_TEXT, description="room, when it is not the track's")
    speakers: Speakers = Field((), description="who speak")
    moderator: Speakers = Field((), description="who moderates")
    status: Status | None = Field(None, description="cancelled or postponed")


class DaySheet(Sheet):
    """One day of the programme of several days."""

    day: Plain = Field("", description="which day: ti 14.9.")
    title: Line = Field(NO_TEXT, description="theme of the day")
    items: Annotated[tuple[Annotated[ItemSheet, BeforeValidator(item_in_short)], ...], LIST] = Field(
        (), description="its items"
    )


def _item_or_day(value: object) -> str:
    return DAY if isinstance(value, dict) and ("day" in value or "items" in value) else ITEM


ProgrammePart = Annotated[
    Annotated[Annotated[ItemSheet, BeforeValidator(item_in_short)], Tag(ITEM)] | Annotated[DaySheet, Tag(DAY)],
    Discriminator(_item_or_day),
]


class TrackSheet(Sheet):
    """Items that run beside others."""

    id: Id = Field("", description="its short name")
    name: Line = Field(NO_TEXT, description="its name")
    room: Name = Field(NO_TEXT, description="its room")
