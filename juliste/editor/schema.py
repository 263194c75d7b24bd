"""The sheets of the content → JSON Schemas (draft 2020-12) by which other editors offer keys and mark mistakes.

Each file is whole by itself. What a schema cannot tell – an id that is in no register, a weekday that is not that of
the date, words for an item that there is not – `invoke check` tells.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator, PlainValidator
from pydantic.fields import FieldInfo

from juliste import checks, terminal
from juliste.editor.written import ANYTHING, TEXT, WRITTEN, Schema, in_languages, like, one_of
from juliste.load import sheets, values
from juliste.load.overlay.addresses import SHORT
from juliste.load.sheets import Sheet, event, joining, places, programme, shapes
from juliste.problems import say
from juliste.settings import language_of
from juliste.tongue import tongue

REGISTERS: Mapping[str, tuple[type[Sheet], str]] = {
    "organisations": (sheets.OrganisationSheet, "An organisation"),
    "people": (sheets.PersonSheet, "A person"),
    "places": (sheets.PlaceEntrySheet, "A place"),
    "topics": (sheets.SubjectSheet, "A topic"),
    "series": (sheets.SubjectSheet, "A series of events"),
}
"""The registers, with the sheet and the title of their entries."""

REQUIRED = ("title", "organisers")
"""What an original has besides its time."""

HAS_TIME: Schema = {"anyOf": [{"type": "string"}, {"type": "object", "required": ["time"]}]}
IS_ORIGINAL: Schema = {
    "required": ["time"],
    "properties": {"time": {"anyOf": [*HAS_TIME["anyOf"], {"type": "array", "contains": HAS_TIME}]}},
}
"""How a file shows that the facts are in it, as `load.originals` has it: it tells when the event is."""

IS_SOMEWHERE: Schema = {
    "anyOf": [
        {"required": ["place"]},
        {"required": ["online"]},
        {"required": ["status"]},  # a postponed one may be nowhere yet
        {"properties": {"time": {"type": "array", "items": {"type": "object", "required": ["place"]}}}},
    ]
}

IN_SHORT: Mapping[Callable[..., object], Callable[[Schema], list[Schema]]] = {
    shapes.as_list: lambda listed: [listed["items"], listed],
    event.times_in_short: lambda listed: _one_or_several(listed, WRITTEN[values.span]),
    joining.ways_in_short: lambda listed: [one_of(("none", "invited"), listed["items"], listed)],
    places.online_in_short: lambda keys: [WRITTEN[values.flag], keys],
    programme.item_in_short: lambda keys: [like(ANYTHING, "[0-9]", "must begin with an hour", "9.00 Avaus"), keys],
}
"""Each function that makes the long form of a short one → both forms, given the long one."""


def write(folder: Path) -> int:
    """Write the schemas into the folder, and tell so; the exit status."""
    language = language_of(os.environ)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        terminal.say_all(terminal.reasons(error, language)[:1], sys.stderr)
        return terminal.FAILED
    told = say("The schemas are in {folder}.", folder=folder.as_posix())
    terminal.say_all([told.told(tongue(language))], sys.stdout)
    return terminal.BUILT


def files() -> Iterator[tuple[str, str]]:
    """The name and the text of each file."""
    for name, schema in schemas():
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, **schema}
        yield name, json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def schemas() -> Iterator[tuple[str, Schema]]:
    """The name and the schema of each file that there is."""
    yield "event.schema.json", _event()
    yield "page.schema.json", _file(sheets.PageSheet, "A page that is no event")
    for name, (sheet, title) in REGISTERS.items():
        yield f"{name}.schema.json", {**_file(sheet, title), "required": ["name"]}


def _file(sheet: type[Sheet], title: str) -> Schema:
    return {"title": title, **_keys(sheet), "type": "object", "$defs": _parts(sheet)}


def _event() -> Schema:
    """A file of an event. Its name does not tell whether the facts are in it, so one schema is for all of them."""
    keys = {**_keys(sheets.EventSheet), "type": "object"}
    known = _accepted(keys["properties"])
    original = {"title": "The original: facts and words", **keys, "properties": known}
    words = {"title": "A language file: words", **keys, "properties": _addressed(known)}
    return {
        "title": "An event",
        "type": "object",
        "if": IS_ORIGINAL,
        "then": {"$ref": "#/$defs/original"},
        "else": {"$ref": "#/$defs/words"},
        "$defs": {
            "original": {**original, "required": [*REQUIRED], **IS_SOMEWHERE},
            "words": words,
            **_parts(sheets.EventSheet),
        },
    }


def _accepted(properties: Schema) -> Schema:
    """The properties of an event, with the checks that may be passed over by their names."""
    names = {"properties": dict.fromkeys(sorted(checks.ACCEPTABLE), ANYTHING), "additionalProperties": False}
    return {**properties, "accept": {**properties["accept"], **names}}


def _addressed(properties: Schema) -> Schema:
    """The properties of a language file: its lists may be maps, from what names a thing to the words for it."""
    found = dict(properties)
    for key in SHORT:
        (sheet,) = {*sheets.sheets_in(sheets.EventSheet.model_fields[key].annotation)} - {sheets.DaySheet}
        words = {"anyOf": [ANYTHING, _reference(sheet)]}
        named: Schema = {"additionalProperties": words}
        if key == "registration":
            named = {"additionalProperties": False, "properties": {"place": words, "online": words}}
        description = properties[key]["description"]
        found[key] = {"anyOf": [properties[key], {"type": "object", **named}], "description": description}
    return found


def _parts(sheet: type[Sheet]) -> Schema:
    """What the schema of a sheet refers to: the sheets in it and in these, each once."""
    inside: dict[str, Schema] = {}
    waiting = [sheet]
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            for found in sheets.sheets_in(field.annotation):
                if _name(found) not in inside:
                    inside[_name(found)] = _keys(found)
                    waiting.append(found)
    return {TEXT: in_languages(ANYTHING), **inside}


def _keys(sheet: type[Sheet]) -> Schema:
    """The keys of a sheet, each with its sentence."""
    written = {field.alias or name: _field(field) for name, field in sheet.model_fields.items() if not field.exclude}
    return {
        "description": sheet.__doc__,
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": written,
    }


def _field(field: FieldInfo) -> Schema:
    return {**_value(field.annotation, tuple(field.metadata)), "description": field.description}


def _value(annotation: object, marks: tuple[object, ...] = ()) -> Schema:
    """How a value of this type may be written. marks: what the type is annotated with."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _value(inner, (*more, *marks))
    if get_origin(annotation) is Literal:
        return one_of(option for option in get_args(annotation) if option)
    read = next((mark.func for mark in marks if isinstance(mark, PlainValidator)), None)
    if read:
        return WRITTEN[read]
    short = next((mark.func for mark in marks if isinstance(mark, BeforeValidator)), None)
    return _either(_in_short(short, annotation)) if short else _in_full(annotation)


def _in_short(read: Callable[..., object], annotation: object) -> list[Schema]:
    """The short forms and the long one."""
    if isinstance(read, partial):  # shapes.short_for
        (sheet,) = sheets.sheets_in(annotation)
        return [_in_full(annotation), _field_of(sheet, *read.args)]
    return IN_SHORT[read](_in_full(annotation))


def _field_of(sheet: type[Sheet], key: str) -> Schema:
    """What may stand under a key of the sheet."""
    (field,) = (field for name, field in sheet.model_fields.items() if (field.alias or name) == key)
    return _value(field.annotation, tuple(field.metadata))


def _in_full(annotation: object) -> Schema:
    """The long form."""
    if isinstance(annotation, type) and issubclass(annotation, Sheet):
        return _reference(annotation)
    inner = [part for part in get_args(annotation) if part not in (type(None), ...)]
    if get_origin(annotation) in (Union, UnionType):
        return _either([_value(part) for part in inner])
    if get_origin(annotation) is tuple:
        return {"type": ["array", "null"], "items": _value(inner[0])}
    if get_origin(annotation) is dict:
        return {"type": ["object", "null"], "additionalProperties": _value(inner[1])}
    assert annotation is object, annotation
    return ANYTHING


def _either(forms: list[Schema]) -> Schema:
    return {"anyOf": forms} if len(forms) > 1 else forms[0]


def _one_or_several(listed: Schema, text: Schema) -> list[Schema]:
    keys = listed["items"]
    return [text, keys, {**listed, "items": {"anyOf": [text, keys]}}]


def _reference(sheet: type[Sheet]) -> Schema:
    return {"$ref": f"#/$defs/{_name(sheet)}"}


def _name(sheet: type[Sheet]) -> str:
    return sheet.__name__.removesuffix("Sheet").lower()
