"""Whom to ask and what to read: the keys of contacts, pictures, attachments and links, and of a missing language."""

from typing import Annotated

from pydantic import Field, PlainValidator

from juliste.load.sheets.shapes import Address, Day, Email, Id, Line, Phone, Plain, Sheet, Spoken, choice, id_or_keys
from juliste.model import NO_TEXT, MaterialKind, Purpose
from juliste.problems import say


def person_id(value: object) -> str:
    """The id of a person in the register."""
    return id_or_keys(value, say("must be the id of a person in registers/people, or keys, not '{name}'", name=value))


class ContactSheet(Sheet):
    """Whom to ask: an id of `people`, or keys."""

    person: Annotated[str, PlainValidator(person_id)] = Field(
        "", alias="(person)", exclude=True, description="id of a person in the register"
    )
    id: Id = Field("", description="its short name, needed when a translation gives its role")
    name: Plain = Field("", description="name of a person; leaves the pages some time after the event")
    role: Line = Field(NO_TEXT, description="title")
    organisation: Plain = Field("", description="id or name")
    email: Email = Field("", description="address; the organisation's when nothing is given")
    phone: Phone = Field("", description="number; the organisation's when nothing is given")
    url: Address = Field(NO_TEXT, description="page")
    until: Day | None = Field(None, description="the last day that the person is shown")
    for_: Annotated[Purpose, choice(Purpose)] = Field("information", alias="for", description="what one may ask")


class PictureSheet(Sheet):
    """A picture."""

    file: Plain = Field("", description="its name; it stands beside this file")
    alt: Line = Field(NO_TEXT, description="what it shows, for those who do not see it")


class AttachmentSheet(Sheet):
    """A file to read."""

    id: Id = Field("", description="its short name, needed when a translation gives its title")
    file: Plain = Field("", description="its name; it stands beside this file")
    title: Line = Field(NO_TEXT, description="title; the kinds have one of their own")
    kind: Annotated[MaterialKind, choice(MaterialKind)] = Field("other", description="what it is")


class LinkSheet(Sheet):
    """An address to read."""

    id: Id = Field("", description="its short name, needed when a translation gives its title")
    url: Address = Field(NO_TEXT, description="where it is")
    title: Line = Field(NO_TEXT, description="title; the kinds have one of their own")
    kind: Annotated[MaterialKind, choice(MaterialKind)] = Field("other", description="what it is")


class OnlySheet(Sheet):
    """Why a compulsory language is missing."""

    languages: Spoken = Field((), description="the languages that there are")
    reason: Plain = Field("", description="why the others are not")
