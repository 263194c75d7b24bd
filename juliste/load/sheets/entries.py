"""The keys of the registers' entries and of static pages."""

from typing import Annotated

from pydantic import Field, PlainValidator

from juliste.load import values
from juliste.load.sheets.beside import PictureSheet
from juliste.load.sheets.places import AccessibilitySheet
from juliste.load.sheets.shapes import Address, Block, Email, Id, Line, Name, Phone, Plain, Sheet, Words, read_slug
from juliste.model import NO_TEXT, Text


class OrganisationSheet(Sheet):
    """An entry of the register `organisations`."""

    name: Name = Field(NO_TEXT, description="official name in each language that has one")
    short: Name = Field(NO_TEXT, description="short name")
    part_of: Id = Field("", description="id of the organisation that it belongs to")
    url: Address = Field(NO_TEXT, description="its site")
    email: Email = Field("", description="its public address")
    phone: Phone = Field("", description="its public number")
    fax: Phone = Field("", description="its fax number")
    postal: Block = Field(NO_TEXT, description="postal address")
    visiting: Block = Field(NO_TEXT, description="visiting address")
    logo: PictureSheet | None = Field(None, description="its logo")


class PersonSheet(Sheet):
    """An entry of the register `people`."""

    name: Plain = Field("", description="name")
    role: Line = Field(NO_TEXT, description="title")
    organisation: Plain = Field("", description="id or name")
    email: Email = Field("", description="address")
    phone: Phone = Field("", description="number")
    url: Address = Field(NO_TEXT, description="page")


class PlaceEntrySheet(Sheet):
    """An entry of the register `places`."""

    name: Name = Field(NO_TEXT, description="name of the house")
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


class SubjectSheet(Sheet):
    """An entry of the registers `topics` and `series`."""

    name: Name = Field(NO_TEXT, description="name")
    summary: Line = Field(NO_TEXT, description="what it is about")


class PageSheet(Sheet):
    """The front matter of a page that is no event."""

    title: Line = Field(NO_TEXT, description="title")
    slug: Annotated[Text, PlainValidator(read_slug)] = Field(NO_TEXT, description="last part of its address")
    summary: Line = Field(NO_TEXT, description="what it is about, in a sentence")
    block: Id = Field("", description="block of the theme that stands under the body")
