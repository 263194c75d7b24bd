"""When and where an event is held, and whether it is: the keys of its status, access, place, online, time and was."""

from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, ValidationInfo

from juliste import when
from juliste.load import values
from juliste.load.sheets.shapes import (
    Address,
    Id,
    Known,
    Name,
    Plain,
    Point,
    Sheet,
    Spoken,
    Words,
    as_list,
    choice,
    id_or_keys,
    short_for,
)
from juliste.model import NO_TEXT, StatusKind, Text
from juliste.problems import WrongError, say


class StatusSheet(Sheet):
    """Whether it takes place."""

    is_: Annotated[StatusKind, choice(StatusKind)] = Field(
        "scheduled", alias="is", description="cancelled or postponed"
    )
    reason: Words = Field(NO_TEXT, description="why, in a sentence")


Status = Annotated[StatusSheet, short_for("is")]


class AccessibilitySheet(Sheet):
    """What is known of the access to an event or a place."""

    step_free: Known = Field(None, description="can one come in without steps")
    hearing_loop: Known = Field(None, description="is there a hearing loop")
    captions: Known = Field(None, description="are there captions")
    note: Words = Field(NO_TEXT, description="what else is good to know")
    contact: Id = Field("", description="id of the contact whom to tell about one's needs")
    ask_by: Point | None = Field(None, description="the last day to tell about one's needs")


def place_id(value: object) -> str:
    """The id of a place in the register."""
    return id_or_keys(value, say("must be the id of a place in registers/places, or keys, not '{name}'", name=value))


class PlaceSheet(Sheet):
    """Where it is held: a place of the register (in), or a place described here."""

    in_: Annotated[str, PlainValidator(place_id)] = Field("", alias="in", description="id of a place in the register")
    name: Name = Field(NO_TEXT, description="name of the house")
    room: Name = Field(NO_TEXT, description="room, hall, floor")
    street: Name = Field(NO_TEXT, description="street and number")
    postcode: Plain = Field("", description="postal code")
    city: Name = Field(NO_TEXT, description="town")
    country: Name = Field(NO_TEXT, description="country, where it is not Finland")
    map: Annotated[tuple[float, float] | None, PlainValidator(values.coordinates)] = Field(
        None, description="[latitude, longitude] in degrees"
    )
    url: Address = Field(NO_TEXT, description="page of the place")
    directions: Words = Field(NO_TEXT, description="how to get there")
    accessibility: AccessibilitySheet | None = Field(None, description="what is known of the access")


Place = Annotated[PlaceSheet, short_for("in")]


REGISTERED = "registered"
SENT_TO_REGISTERED = Text(fi=REGISTERED, original="fi")
"""What `link: registered` is read as; no address is like it."""


def joining_address(value: object, info: ValidationInfo) -> Text:
    """The address to join at, or the word `registered`."""
    if value == REGISTERED:
        return SENT_TO_REGISTERED
    return values.addresses(value, info)


class OnlineSheet(Sheet):
    """How one joins over the net."""

    platform: Annotated[tuple[Plain, ...], BeforeValidator(as_list)] = Field(
        (), description="Teams, Zoom …: one or a list"
    )
    link: Annotated[Text, PlainValidator(joining_address)] = Field(
        NO_TEXT, description="address to join, or registered: it is sent to those who registered"
    )
    note: Words = Field(NO_TEXT, description="what else is good to know")


def online_in_short(value: object) -> object:
    """`online: yes` is the keys with nothing told."""
    if isinstance(value, str):
        if value.startswith(("https://", "http://")):
            message = say("must be yes or the keys platform, link and note, not '{value}'", value=value)
            raise WrongError(message, say("write below it link: {value}", value=value))
        if values.flag(value):
            return {}
        raise WrongError(
            say("must be yes or the keys platform, link and note; leave it out when the event is not online")
        )
    return value


class OccasionSheet(Sheet):
    """One of the times that the event is held."""

    id: Id = Field("", description="its short name, kept for ever: part of its calendar entry's identity")
    time: Annotated[when.Span | None, PlainValidator(values.span)] = Field(None, description="when")
    place: Place | None = Field(None, description="where, when it is not the event's place")
    languages: Spoken = Field((), description="spoken, when they are not the event's")
    status: Status | None = Field(None, description="cancelled or postponed")
    note: Words = Field(NO_TEXT, description="what is particular to it")


class FormerSheet(Sheet):
    """How it was planned before a change."""

    time: Annotated[tuple[Annotated[when.Span, PlainValidator(values.span)], ...], BeforeValidator(as_list)] = Field(
        (), description="the former time"
    )
    place: Place | None = Field(None, description="the former place")
    online: Annotated[OnlineSheet | None, BeforeValidator(online_in_short)] = Field(
        None, description="yes: it was to be online"
    )
