"""What events.json holds: every key with its sentence (JSON Schema, draft 2020-12). `facts` writes what stands here."""

from typing import get_args

from juliste.model import LANGUAGES, Change, ItemKind, MaterialKind, RegistrationKind, StatusKind
from juliste.opendata.told import Json, Object


def _object(required: str, properties: Object) -> Object:
    """An object with these keys and no others. required: those that it always has."""
    return {
        "type": "object",
        "required": required.split(),
        "additionalProperties": False,
        "properties": properties,
    }


def _of(name: str, description: str) -> Object:
    """A value that is described by itself."""
    return {"$ref": f"#/$defs/{name}", "description": description}


def _all_of(name: str, description: str) -> Object:
    return _list(description, {"$ref": f"#/$defs/{name}"})


def _list(description: str, items: Json) -> Object:
    return {"type": "array", "minItems": 1, "items": items, "description": description}


def _word(description: str) -> Object:
    return {"type": "string", "minLength": 1, "description": description}


def _id(description: str) -> Object:
    return {"type": "string", "pattern": "^[a-z0-9-]+$", "description": description}


def _address(description: str) -> Object:
    return {"type": "string", "format": "uri", "description": description}


def _one_of(options: tuple[str, ...], description: str) -> Object:
    return {"enum": [*options], "description": description}


def _yes_or_no(description: str) -> Object:
    return {"type": "boolean", "description": description}


def _yes(description: str) -> Object:
    return {"const": True, "description": description}


def _number(description: str, least: int, **more: Json) -> Object:
    return {"type": "number", "minimum": least, **more, "description": description}


def _count(description: str, least: int = 1) -> Object:
    return {"type": "integer", "minimum": least, "description": description}


_CODE: Json = {"type": "string", "minLength": 2}
_STATUS = get_args(StatusKind)

_TEXT = _object(
    "text language",
    {
        "text": _word("The words, without any markup."),
        "language": _one_of(LANGUAGES, "The language of the words: another one than the file's where that has none."),
    },
)
_PAGES = _object("fi sv en", {code: _address(f"Its page in the language {code}.") for code in LANGUAGES})
_TIME: Object = {
    "start": _of("time", "When it starts; the first day where only days are known."),
    "end": _of("time", "When it ends; the last day, itself included, where only days are known."),
    "daily": _yes("The hours hold on each day from the first to the last; there is nothing on in the nights."),
    "time_zone": _word("The zone by whose clock it is held, as in the tz database."),
}
_OCCASION = _object(
    "id start time_zone status",
    {
        "id": _id("What never changes of this time; with @ and the domain of uid it is the UID of its calendar entry."),
        **_TIME,
        "status": _one_of(_STATUS, "Whether it takes place; the event's own status is taken into account."),
        "reason": _of("text", "Why this time alone is off."),
        "place": _of("place", "Where, if not at the event's place."),
        "languages": _list("The languages spoken, if not those of the event.", _CODE),
        "note": _of("text", "What is particular to this time."),
        "programme": _all_of("item", "What happens when, in reading order."),
    },
)
_ITEM = _object(
    "id start title kind status",
    {
        "id": _id("Unique among the items of the event."),
        "start": _of("time", "When it starts."),
        "end": _of("time", "When it ends."),
        "title": _of("text", "The title, or what its kind is called."),
        "kind": _one_of(get_args(ItemKind), "What it is."),
        "track": _of("track", "The row of items that it belongs to; without one it is for everyone."),
        "room": _of("text", "The room."),
        "status": _one_of(_STATUS, "Whether it takes place; the status of its time is taken into account."),
    },
)
_TRACK = _object("id", {"id": _id("Unique in the event."), "name": _of("text", "The name.")})
_FORMER = _object(
    "",
    {
        "times": _all_of("period", "The former times."),
        "place": _of("place", "The former place."),
        "online": _yes("It was to be held online."),
    },
)
_PLACE = _object(
    "",
    {
        "id": _id("The same for the same place in all events; absent where the place is in no register."),
        "name": _of("text", "The name of the house."),
        "room": _of("text", "The room, hall or floor."),
        "street": _of("text", "The street and the number."),
        "postcode": _word("The postal code."),
        "city": _of("text", "The town."),
        "country": _of("text", "The country, where it is not Finland."),
        "latitude": _number("Degrees north (WGS 84).", -90, maximum=90),
        "longitude": _number("Degrees east (WGS 84).", -180, maximum=180),
        "url": _address("The page of the place."),
    },
)
_ONLINE = _object(
    "platforms",
    {
        "platforms": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The services that are used, such as Teams; none when they are not told.",
        },
        "link": _address("The address to join at."),
        "sent_to_registered": _yes("The address to join at is sent to those who have registered."),
    },
)
_REGISTRATION = _object(
    "kind",
    {
        "kind": _one_of(
            get_args(RegistrationKind), "open: one registers; none: one just comes; invited: by invitation."
        ),
        "for": _one_of(("place", "online"), "The way of taking part that it is for; absent when it is for all."),
        "url": _address("The form."),
        "email": {"type": "string", "format": "email", "description": "The address to register with."},
        "phone": {
            "type": "string",
            "pattern": "^([+][1-9])?[0-9]+$",
            "description": "The number to register with, as E.164 writes it; short numbers as they are dialled.",
        },
        "opens": _of("time", "When it opens."),
        "closes": _of("time", "When it closes; a day is the end of that day."),
        "capacity": _count("How many can take part."),
        "full": _yes("No places are left."),
        "price": _number("The sum; 0 is free of charge.", 0),
        "currency": _one_of(("EUR",), "The currency of the sum (ISO 4217)."),
        "price_note": _of("text", "What the price includes, or for whom it is."),
        "privacy": _address("The privacy notice."),
    },
)
_BODY: Object = {
    "id": _id("The same for the same body in all events; absent where the body is in no register."),
    "name": _of("text", "The name."),
    "url": _address("Its own site."),
    "part_of": _of("body", "The body that it belongs to."),
}
_ORGANISER = _object("name", {**_BODY, "page": _address("The page of its events.")})
_ENTRY = _object(
    "id name page",
    {
        "id": _id("The same for the same one in all events."),
        "name": _of("text", "The name."),
        "page": _address("The page of its events."),
    },
)
_IMAGE = _object(
    "url alt",
    {
        "url": _address("The file."),
        "alt": _of("text", "What it shows, for those who do not see it."),
        "width": _count("Pixels."),
        "height": _count("Pixels."),
    },
)
_MATERIAL: Object = {
    "id": _id("Unique in the event."),
    "title": _of("text", "The title, or what its kind is called."),
    "kind": _one_of(get_args(MaterialKind), "What it is."),
}
_ATTACHMENT = _object(
    "title kind url media_type size",
    {
        **_MATERIAL,
        "url": _address("The file."),
        "media_type": _word("The type of the file, such as application/pdf."),
        "size": _count("Bytes.", least=0),
    },
)
_LINK = _object("title kind url", {**_MATERIAL, "url": _address("Where it is.")})
_ACCESS = _object(
    "",
    {
        "step_free": _yes_or_no("Whether one can come in without steps."),
        "hearing_loop": _yes_or_no("Whether there is a hearing loop."),
        "captions": _yes_or_no("Whether there are captions."),
        "notes": _all_of("text", "What else is good to know."),
        "ask_by": _of("time", "Until when one can tell about one's needs; a day is the end of that day."),
    },
)
_EVENT = _object(
    "id uid url pages calendar title status occasions organisers revised",
    {
        "id": _id("The folder of the event; another one after a renaming."),
        "uid": _word("What never changes; the UIDs of its calendar entries begin with what stands before the @."),
        "url": _address("Its page in the language of the file."),
        "pages": _of("pages", "Its page in each language."),
        "calendar": _address("The event as a calendar file."),
        "programme_calendar": _address("Its programme as a calendar file, an entry an item."),
        "title": _of("text", "The title."),
        "subtitle": _of("text", "What it is, in a few words."),
        "summary": _of("text", "What it is about, in a sentence or two."),
        "status": _one_of(
            _STATUS,
            "Whether it takes place. Of a postponed event the times are the former ones: new ones will be told.",
        ),
        "reason": _of("text", "Why it does not take place as planned."),
        "changes": _list("What is no longer as it was first planned.", {"enum": [*get_args(Change)]}),
        "former": _of("former", "How it was planned before."),
        "occasions": _all_of("occasion", "Each time that it is held, in the author's order."),
        "place": _of("place", "Where; absent when it is only online, or when nothing is known."),
        "online": _of("online", "How one joins over the net; absent when one cannot. With place one can do both."),
        "registrations": _all_of("registration", "How to take part; absent when it does not take place."),
        "audience": _of("text", "Who it is for."),
        "languages": _list("The languages spoken (ISO 639).", _CODE),
        "interpretation": _list(
            "The languages interpreted into: ISO 639, fse and fss for Finnish and Finland-Swedish Sign Language, "
            "speech-to-text.",
            _CODE,
        ),
        "organisers": _all_of("organiser", "Who holds it."),
        "partners": _all_of("body", "Who else takes part in the making."),
        "topics": _all_of("entry", "What it is about."),
        "series": _all_of("entry", "The series that it is a part of."),
        "image": _of("image", "Its picture."),
        "attachments": _all_of("attachment", "Files to read, in the author's order."),
        "links": _all_of("link", "Addresses to read, in the author's order."),
        "accessibility": _of(
            "accessibility",
            "What is known of the access at the event's own place; it may differ where an occasion has another. "
            "What is absent is not known.",
        ),
        "revised": {
            "type": "string",
            "format": "date-time",
            "description": "When anything in it last changed, or an entry of a register that it shows.",
        },
    },
)

SCHEMA: Object = {
    "title": "Events",
    "description": (
        "The public facts of all published events, coming and past, in one language. What is not known is left out. "
        "No contact person and no speaker is named."
    ),
    **_object(
        "$schema language name url time_zone events",
        {
            "$schema": _address("This schema."),
            "language": _one_of(LANGUAGES, "The language of the file."),
            "name": _word("The name of the site."),
            "url": _address("The site's front page in the language."),
            "time_zone": _word("The site's time zone; each time tells its own."),
            "events": {
                "type": "array",
                "items": {"$ref": "#/$defs/event"},
                "description": "The events by the start of their first time.",
            },
        },
    ),
    "$defs": {
        "event": _EVENT,
        "text": _TEXT,
        "time": {"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]},
        "pages": _PAGES,
        "period": _object("start time_zone", _TIME),
        "former": _FORMER,
        "occasion": _OCCASION,
        "item": _ITEM,
        "track": _TRACK,
        "place": _PLACE,
        "online": _ONLINE,
        "registration": _REGISTRATION,
        "organiser": _ORGANISER,
        "body": _object("name", _BODY),
        "entry": _ENTRY,
        "image": _IMAGE,
        "attachment": _ATTACHMENT,
        "link": _LINK,
        "accessibility": _ACCESS,
    },
}
"""The schema but for its identity, which is its public address."""
