"""What the sheets are made of: the types of their keys, and how short forms become the long ones."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache, partial
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationInfo, WrapValidator

from juliste import when
from juliste.load import values
from juliste.model import Text
from juliste.problems import Message, WrongError, say

ITEM, DAY = "an item", "a day"
"""Tags of the two things that a programme lists; they stand in pydantic's locations, never in messages."""


class Sheet(BaseModel):
    """Keys that the author has written."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


def choice(literal: object) -> PlainValidator:
    """One of the words of a Literal type."""
    options = values.options_of(literal)
    return PlainValidator(lambda value: values.choice(value, options))


def short_for(key: str) -> BeforeValidator:
    """A text where keys are possible stands for one of the keys."""
    return BeforeValidator(partial(under, key))


def under(key: str, value: object) -> object:
    """What `short_for` reads: a text becomes the value of the key."""
    if isinstance(value, list):
        single = value[0] if len(value) == 1 and isinstance(value[0], str) else ""
        cure = say("write {key}: {value}", value=single) if single else None
        raise WrongError(say("must be one text or keys below it, not a list"), cure)
    return {key: value} if isinstance(value, str) else value


def as_list(value: object) -> object:
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


def _listed_ids(value: object, handler: Callable[[object], object]) -> object:
    """A list of ids; the cure of a text is a list of one id already."""
    if isinstance(value, str) and (mended := values.as_identity(value)):
        message = say("must be a list, not the text '{value}'", value=value)
        raise WrongError(message, say("write {key}: [{mended}]", mended=mended))
    return _listed(value, handler)


ID_LIST = WrapValidator(_listed_ids)

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


def id_or_keys(value: object, message: Message) -> str:
    """An id; a name in its place is told how to stand among keys."""
    found = values.line(value)
    if values.is_identity(found):
        return found
    raise WrongError(message, say("write the id, or below it name: {name}", name=found))


def read_slug(value: object, info: ValidationInfo) -> Text:
    """The last part of a page's address, for all languages or one each."""
    found = values.words_in_line(value, info)
    for words in (found.fi, found.sv, found.en):
        if words:
            values.identity(words)
    return found


def keys_of(sheet: type[Sheet]) -> tuple[str, ...]:
    """The keys that an author may write in it."""
    return tuple(field.alias or name for name, field in sheet.model_fields.items() if not field.exclude)


def sheets_in(annotation: object) -> Iterator[type[Sheet]]:
    """The sheets that a field of this type holds."""
    if isinstance(annotation, type) and issubclass(annotation, Sheet):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from sheets_in(part)


class Field(NamedTuple):
    """A field of a sheet. key: its name as the author writes it; the rest: what kind of text it holds.

    has_words: whether there may be texts in it, or in sheets that it holds.
    """

    name: str
    key: str
    is_translatable: bool
    is_markdown: bool
    has_words: bool


@cache
def _fields(sheet: type[Sheet]) -> dict[str, Field]:
    """The fields by name; asked for with everything that is written of every event, and slow to ask pydantic for."""
    return {
        name: Field(
            name,
            field.alias or name,
            TRANSLATABLE in field.metadata,
            MARKDOWN in field.metadata,
            _has_words(field.annotation),
        )
        for name, field in sheet.model_fields.items()
    }


def _has_words(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Text | Sheet):
        return True
    return any(map(_has_words, getattr(annotation, "__args__", ())))


def key(sheet: Sheet, name: str) -> str:
    """The key of a field as the author writes it."""
    return _fields(type(sheet))[name].key


def parts(value: object) -> Sequence[Sheet]:
    """The sheets in a field that lists sheets; empty for any other field."""
    return value if isinstance(value, tuple) and value and isinstance(value[0], Sheet) else ()


def fields(sheet: Sheet) -> list[tuple[Field, object]]:
    """The fields that the author has given with their values, in the order of the class."""
    values = vars(sheet)
    return [(field, values[field.name]) for field in _given(type(sheet), frozenset(sheet.model_fields_set))]


def worded(sheet: Sheet) -> list[tuple[Field, object]]:
    """Those of them that may hold texts."""
    values = vars(sheet)
    given = _given(type(sheet), frozenset(sheet.model_fields_set), with_words=True)
    return [(field, values[field.name]) for field in given]


@lru_cache(maxsize=4096)  # most things of a kind are told with the same keys
def _given(sheet: type[Sheet], names: frozenset[str], *, with_words: bool = False) -> tuple[Field, ...]:
    return tuple(
        field for name, field in _fields(sheet).items() if name in names and (field.has_words or not with_words)
    )
