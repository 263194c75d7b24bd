"""What an author may write, key by key: the trees of front matters → frozen sheets of typed values.

A sheet is the authored form: nothing is looked up and nothing is filled in. Short forms ("place: musiikkitalo")
become the long ones here. The sentence of each key is its documentation.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    Tag,
    ValidationInfo,
    WrapValidator,
)

from juliste import when
from juliste.load import values
from juliste.model import (
    NO_TEXT,
    ItemKind,
    MaterialKind,
    Purpose,
    StatusKind,
    Text,
)
from juliste.problems import Message, WrongError, say

ITEM, DAY = "an item", "a day"
"""Tags of the two things that a programme lists; they stand in pydantic's locations, never in messages."""


class Sheet(BaseModel):
    """Keys that the author has written."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _choice(literal: object) -> PlainValidator:
    options = values.options_of(literal)
    return PlainValidator(lambda value: values.choice(value, options))


def _long(key: str) -> BeforeValidator:
    """A text where keys are possible stands for one of the keys."""

    def read(value: object) -> object:
        if isinstance(value, list):
            single = value[0] if len(value) == 1 and isinstance(value[0], str) else ""
            cure = say("write {key}: {value}", value=single) if single else None
            raise WrongError(say("must be one text or keys below it, not a list"), cure)
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(read)


def _as_list(value: object) -> object:
    """One thing where several are possible."""
    return [value] if isinstance(value, str | dict) else value


def _listed(value: object, handler: Callable[[object], object]) -> object:
    """A list, and nothing else: a text there is an oversight whose cure is the brackets."""
    if isinstance(value, str):
        raise WrongError(
            say("must be a list, not the text '{value}'", value=value), say("write {key}: [{value}]", value=value)
        )
    if isinstance(value, dict):
        raise WrongError(say("must be a list: each of its lines begins with a hyphen"))
    return handler(value)


LIST = WrapValidator(_listed)

TRANSLATABLE, MARKDOWN = "translatable", "markdown"
"""What a text is: words that each language needs (names and addresses may stay as they are); Markdown."""

Words = Annotated[Text, PlainValidator(values.words), TRANSLATABLE, MARKDOWN]
Line = Annotated[Text, PlainValidator(values.words_in_line), TRANSLATABLE]
Name = Annotated[Text, PlainValidator(values.words_in_line)]
Block = Annotated[Text, PlainValidator(values.words)]
Address = Annotated[Text, PlainValidator(values.addresses)]
Plain = Annotated[str, PlainValidator(values.line)]
Id = Annotated[str, PlainValidator(values.identity)]
Email = Annotated[str, PlainValidator(values.email)]
Phone = Annotated[str, PlainValidator(values.phone)]
Flag = Annotated[bool, PlainValidator(values.flag)]
Known = Annotated[bool | None, PlainValidator(values.flag_or_unknown)]
Point = Annotated[when.Span, PlainValidator(values.point)]
Day = Annotated[date, PlainValidator(values.day)]
Spoken = Annotated[tuple[Annotated[str, PlainValidator(values.language_code)], ...], LIST]
EventPath = Annotated[tuple[int, str], PlainValidator(values.event_path)]


class StatusSheet(Sheet):
    """Whether it takes place."""

    is_: Annotated[StatusKind, _choice(StatusKind)] = Field(
        "scheduled", alias="is", description="cancelled or postponed"
    )
    reason: Words = Field(NO_TEXT, description="why, in a sentence")


Status = Annotated[StatusSheet, _long("is")]


class AccessibilitySheet(Sheet):
    """What is known of the access to an event or a place."""

    step_free: Known = Field(None, description="can one come in without steps")
    hearing_loop: Known = Field(None, description="is there a hearing loop")
    captions: Known = Field(None, description="are there captions")
    note: Words = Field(NO_TEXT, description="what else is good to know")
    contact: Id = Field("", description="id of the contact whom to tell about one's needs")
    ask_by: Point | None = Field(None, description="the last day to tell about one's needs")


def _place_id(value: object) -> str:
    return _id_or_keys(value, say("must be the id of a place in registers/places, or keys, not '{name}'", name=value))


def _id_or_keys(value: object, message: Message) -> str:
    """An id; a name in its place is told how to stand among keys."""
    found = values.line(value)
    if values.is_identity(found):
        return found
    raise WrongError(message, say("write the id, or below it name: {name}", name=found))


class PlaceSheet(Sheet):
    """Where it is held: a place of the register (in), or a place described here."""

    in_: Annotated[str, PlainValidator(_place_id)] = Field("", alias="in", description="id of a place in the register")
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


Place = Annotated[PlaceSheet, _long("in")]


REGISTERED = "registered"
SENT_TO_REGISTERED = Text(fi=REGISTERED, original="fi")
"""What `link: registered` is read as; no address is like it."""


def _link(value: object, info: ValidationInfo) -> Text:
    if value == REGISTERED:
        return SENT_TO_REGISTERED
    return values.addresses(value, info)


class OnlineSheet(Sheet):
    """How one joins over the net."""

    platform: Annotated[tuple[Plain, ...], BeforeValidator(_as_list)] = Field(
        (), description="Teams, Zoom …: one or a list"
    )
    link: Annotated[Text, PlainValidator(_link)] = Field(
        NO_TEXT, description="address to join, or registered: it is sent to those who registered"
    )
    note: Words = Field(NO_TEXT, description="what else is good to know")


def _online(value: object) -> object:
    if isinstance(value, str):
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

    time: Annotated[tuple[Annotated[when.Span, PlainValidator(values.span)], ...], BeforeValidator(_as_list)] = Field(
        (), description="the former time"
    )
    place: Place | None = Field(None, description="the former place")
    online: Annotated[OnlineSheet | None, BeforeValidator(_online)] = Field(
        None, description="yes: it was to be online"
    )


class PriceSheet(Sheet):
    """What it costs."""

    amount: Annotated[Decimal | None, PlainValidator(values.amount)] = Field(None, description="free, or euros")
    note: Words = Field(NO_TEXT, description="what it includes, for whom")


JoiningWay = Literal["place", "online"]
RegistrationWay = Literal["open", "none", "invited"]


class RegistrationSheet(Sheet):
    """How one takes part."""

    kind: Annotated[RegistrationWay, _choice(RegistrationWay)] = Field(
        "open", description="none or invited, when it is not open"
    )
    for_: Annotated[Literal["", "place", "online"], _choice(JoiningWay)] = Field(
        "", alias="for", description="place or online, when both have a registration of their own"
    )
    url: Address = Field(NO_TEXT, description="the form")
    email: Email = Field("", description="address to register with")
    phone: Phone = Field("", description="number to register with")
    contact: Id = Field("", description="id of the contact to register with")
    opens: Point | None = Field(None, description="when it opens")
    closes: Point | None = Field(None, description="when it closes; a day without an hour is the end of that day")
    capacity: Annotated[int | None, PlainValidator(values.count)] = Field(None, description="how many fit in")
    full: Flag = Field(False, description="yes: no places are left")
    price: Annotated[PriceSheet | None, _long("amount")] = Field(None, description="free, or an amount in euros")
    selection: Words = Field(NO_TEXT, description="how participants are chosen")
    instructions: Words = Field(NO_TEXT, description="what to do or to tell when registering")
    privacy: Address = Field(NO_TEXT, description="address of the privacy notice")


def _ways(value: object) -> object:
    if not isinstance(value, str):
        return _as_list(value)
    if value in ("none", "invited"):
        return [{"kind": value}]
    key = "url" if value.startswith(("https://", "http://")) else "email" if "@" in value else ""
    cure = say("write below it {kind}: {value}", kind=key, value=value) if key else None
    message = say("must be none, invited or keys such as url, email and closes, not '{value}'", value=value)
    raise WrongError(message, cure)


class SpeakerSheet(Sheet):
    """Somebody who speaks or moderates: a name, or an id of `people`."""

    name: Plain = Field("", description="name, or id of a person in the register")
    role: Line = Field(NO_TEXT, description="title")
    organisation: Plain = Field("", description="id or name")


Speakers = Annotated[tuple[Annotated[SpeakerSheet, _long("name")], ...], BeforeValidator(_as_list)]


def _item(value: object) -> object:
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
    time: Annotated[when.Hours | None, PlainValidator(lambda value: when.read_hours(values.line(value)))] = Field(
        None, description="start, or start and end"
    )
    id: Id = Field("", description="its short name, needed when others start at the same time")
    title: Line = Field(NO_TEXT, description="title; breaks, meals, arrival, reception and end have one of their own")
    text: Words = Field(NO_TEXT, description="description, in Markdown")
    kind: Annotated[ItemKind, _choice(ItemKind)] = Field("talk", description="what it is")
    track: Id = Field("", description="id of its track")
    room: Name = Field(NO_TEXT, description="room, when it is not the track's")
    speakers: Speakers = Field((), description="who speak")
    moderator: Speakers = Field((), description="who moderates")
    status: Status | None = Field(None, description="cancelled or postponed")


class DaySheet(Sheet):
    """One day of the programme of several days."""

    day: Plain = Field("", description="which day: ti 14.9.")
    title: Line = Field(NO_TEXT, description="theme of the day")
    items: Annotated[tuple[Annotated[ItemSheet, BeforeValidator(_item)], ...], LIST] = Field(
        (), description="its items"
    )


def _item_or_day(value: object) -> str:
    return DAY if isinstance(value, dict) and ("day" in value or "items" in value) else ITEM


ProgrammePart = Annotated[
    Annotated[Annotated[ItemSheet, BeforeValidator(_item)], Tag(ITEM)] | Annotated[DaySheet, Tag(DAY)],
    Discriminator(_item_or_day),
]


class TrackSheet(Sheet):
    """Items that run beside others."""

    id: Id = Field("", description="its short name")
    name: Line = Field(NO_TEXT, description="its name")
    room: Name = Field(NO_TEXT, description="its room")


def _person(value: object) -> str:
    return _id_or_keys(value, say("must be the id of a person in registers/people, or keys, not '{name}'", name=value))


class ContactSheet(Sheet):
    """Whom to ask: an id of `people`, or keys."""

    person: Annotated[str, PlainValidator(_person)] = Field(
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
    for_: Annotated[Purpose, _choice(Purpose)] = Field("information", alias="for", description="what one may ask")


class PictureSheet(Sheet):
    """A picture."""

    file: Plain = Field("", description="its name; it stands beside this file")
    alt: Line = Field(NO_TEXT, description="what it shows, for those who do not see it")


class AttachmentSheet(Sheet):
    """A file to read."""

    id: Id = Field("", description="its short name, needed when a translation gives its title")
    file: Plain = Field("", description="its name; it stands beside this file")
    title: Line = Field(NO_TEXT, description="title; the kinds have one of their own")
    kind: Annotated[MaterialKind, _choice(MaterialKind)] = Field("other", description="what it is")


class LinkSheet(Sheet):
    """An address to read."""

    id: Id = Field("", description="its short name, needed when a translation gives its title")
    url: Address = Field(NO_TEXT, description="where it is")
    title: Line = Field(NO_TEXT, description="title; the kinds have one of their own")
    kind: Annotated[MaterialKind, _choice(MaterialKind)] = Field("other", description="what it is")


class OnlySheet(Sheet):
    """Why a compulsory language is missing."""

    languages: Spoken = Field((), description="the languages that there are")
    reason: Plain = Field("", description="why the others are not")


def _times(value: object) -> object:
    """One time or several; each a text, or keys."""
    listed = _as_list(value)
    return (
        [{"time": each} if isinstance(each, str) else each for each in listed] if isinstance(listed, list) else listed
    )


def _slug(value: object, info: ValidationInfo) -> Text:
    found = values.words_in_line(value, info)
    for words in (found.fi, found.sv, found.en):
        if words:
            values.identity(words)
    return found


class EventSheet(Sheet):
    """The front matter of an event's file."""

    title: Line = Field(NO_TEXT, description="name of the event")
    subtitle: Line = Field(NO_TEXT, description="what it is, in a few words")
    summary: Line = Field(NO_TEXT, description="what it is about, in a sentence or two")
    slug: Annotated[Text, PlainValidator(_slug)] = Field(
        NO_TEXT, description="last part of the page's address, when it is not the folder's name"
    )
    time: Annotated[tuple[OccasionSheet, ...], BeforeValidator(_times)] = Field(
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
    former_slugs: Annotated[tuple[Id, ...], LIST] = Field((), description="slugs that it had in this language")
    draft: Flag = Field(False, description="true: in no output")
    publish: Point | None = Field(None, description="the day or moment from which it is shown")
    place: Place | None = Field(None, description="where: id of a place, or keys")
    online: Annotated[OnlineSheet | None, BeforeValidator(_online)] = Field(None, description="yes, or keys")
    registration: Annotated[tuple[RegistrationSheet, ...], BeforeValidator(_ways)] = Field(
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
    contacts: Annotated[tuple[Annotated[ContactSheet, _long("(person)")], ...], LIST] = Field(
        (), description="whom to ask"
    )
    topics: Annotated[tuple[Id, ...], LIST] = Field((), description="ids of topics")
    series: Annotated[tuple[Id, ...], BeforeValidator(_as_list)] = Field((), description="id of a series, or several")
    accessibility: AccessibilitySheet | None = Field(None, description="what is known of the access")
    attachments: Annotated[tuple[AttachmentSheet, ...], LIST] = Field((), description="files to read")
    links: Annotated[tuple[LinkSheet, ...], LIST] = Field((), description="addresses to read")
    image: PictureSheet | None = Field(None, description="the event's picture")
    accept: Annotated[
        dict[Plain, Plain] | None, Field(description="checks that may be passed over, each with its reason")
    ] = None
    only: OnlySheet | None = Field(None, description="why a compulsory language is missing")
    translates: Annotated[object, Field(description="digest of the original's words that this file translates")] = None


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
    slug: Annotated[Text, PlainValidator(_slug)] = Field(NO_TEXT, description="last part of its address")
    summary: Line = Field(NO_TEXT, description="what it is about, in a sentence")
    block: Id = Field("", description="block of the theme that stands under the body")


def keys_of(sheet: type[Sheet]) -> tuple[str, ...]:
    """The keys that an author may write in it."""
    return tuple(field.alias or name for name, field in sheet.model_fields.items() if not field.exclude)


def key(sheet: Sheet, name: str) -> str:
    """The key of a field as the author writes it."""
    return type(sheet).model_fields[name].alias or name


def parts(value: object) -> Sequence[Sheet]:
    """The sheets in a field that lists sheets; empty for any other field."""
    return value if isinstance(value, tuple) and value and all(isinstance(part, Sheet) for part in value) else ()


def fields(sheet: Sheet) -> Iterable[tuple[str, object]]:
    """The fields that the author has given, in the order of the class."""
    return ((name, getattr(sheet, name)) for name in type(sheet).model_fields if name in sheet.model_fields_set)
