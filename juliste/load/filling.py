"""A Source and a sheet's class → the sheet filled in, and a problem for every key that is not as it must be."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Generic, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from juliste.load.frontmatter import Place, Source, Tree
from juliste.load.sheets import DAY, ITEM, Sheet, keys_of
from juliste.load.values import Reading, kind_of
from juliste.problems import Message, Problem, Severity, WrongError, say

S_co = TypeVar("S_co", bound=Sheet, covariant=True)
S = TypeVar("S", bound=Sheet)


@dataclass(frozen=True, slots=True)
class Filled(Generic[S_co]):
    """A sheet, where its keys stand, and the places whose values could not be used: nobody need say they are missing."""

    sheet: S_co
    source: Source
    reading: Reading
    damaged: frozenset[Place] = field(default_factory=frozenset)

    def problem(
        self, place: Place, message: Message, cure: Message | None = None, severity: Severity = "error"
    ) -> Problem:
        """A problem at a place of this file."""
        return Problem(self.source.path, self.source.line(place), label(place), message, cure, severity)

    def is_damaged(self, place: Place) -> bool:
        """Whether something at, above or below the place could not be read."""
        return any(_overlap(place, damage) for damage in self.damaged | self.source.damaged)


def _overlap(a: Place, b: Place) -> bool:
    shorter = min(len(a), len(b))
    return a[:shorter] == b[:shorter]


def label(place: Place) -> str:
    """The place as the author knows it: ("programme", 1, "title") is "programme 2.title"."""
    text = ""
    for part in place:
        text += f" {part + 1}" if isinstance(part, int) else f".{part}" if text else part
    return text


def fill(sheet: type[S], source: Source, reading: Reading) -> tuple[Filled[S], list[Problem]]:
    """Fill in the sheet from the source's tree. What is wrong is told and left out, and the rest is read."""
    tree: dict[str, Tree] = source.fields
    problems: dict[Problem, None] = {}
    damaged: set[Place] = set()
    while True:
        try:
            filled = sheet.model_validate(tree, context=reading)
            return Filled(filled, source, reading, frozenset(damaged)), list(problems)
        except ValidationError as wrong:
            tree = deepcopy(tree)
            places = [(_place(error["loc"]), error) for error in wrong.errors()]
            for place, error in places:
                problems[_problem(sheet, source, place, error)] = None
                if error["type"] != "extra_forbidden":
                    damaged.add(place)
            for place in sorted({place for place, _ in places}, key=_last_first, reverse=True):
                _take_out(tree, place)


def _last_first(place: Place) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (0, part) for part in place)


def _place(loc: tuple[int | str, ...]) -> Place:
    return tuple(part for part in loc if part not in (ITEM, DAY))


def _take_out(tree: dict[str, Tree], place: Place) -> None:
    """Remove what stands at the place; an entry of a list becomes empty keys, so that the others keep their numbers."""
    here: Any = tree
    for part in place[:-1]:
        if isinstance(here, dict) and part not in here or not isinstance(here[part], dict | list):
            break
        here = here[part]
    else:
        part = place[-1]
        if isinstance(here, list) and isinstance(part, int):
            emptied: Tree = {}
            if isinstance(here[part], dict) and here[part] != {}:
                here[part] = emptied
            else:
                del here[part]
            return
        if isinstance(here, dict) and part in here:
            del here[cast(str, part)]
            return
    _take_out(tree, place[:-1])


def _problem(sheet: type[Sheet], source: Source, place: Place, error: ErrorDetails) -> Problem:
    message, cure = _words(sheet, place, error)
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    cure = Message(cure.text, (*cure.values, ("key", key))) if cure else None
    return Problem(source.path, source.line(place), label(place), message, cure)


def _words(sheet: type[Sheet], place: Place, error: ErrorDetails) -> tuple[Message, Message | None]:
    value = error["input"]
    match error["type"]:
        case "value_error":
            wrong = error.get("ctx", {})["error"]
            if not isinstance(wrong, WrongError):
                raise wrong
            return wrong.message, wrong.cure
        case "extra_forbidden":
            return _unknown_key(sheet, place)
        case "tuple_type" | "list_type":
            return say("must be a list, not {kind}", kind=kind_of(value)), None
        case _ if isinstance(value, str):
            return say("must have keys of its own, not the text '{value}'", value=value), None
        case _:
            return say("must have keys of its own, not {kind}", kind=kind_of(value)), None


def _unknown_key(sheet: type[Sheet], place: Place) -> tuple[Message, Message | None]:
    known = list(_keys_at(sheet, place[:-1]))
    near = get_close_matches(str(place[-1]).casefold(), known, n=1, cutoff=0.6)
    if near:
        return say("there is no such key"), say("did you mean {near}?", near=near[0])
    return say("there is no such key; the keys here are {known}", known=", ".join(known)), None


def _keys_at(sheet: type[Sheet], place: Place) -> Iterator[str]:
    """The keys that may stand at a place, found through the classes of the fields on the way."""
    classes: list[type[Sheet]] = [sheet]
    for part in place:
        if isinstance(part, str):
            fields = [f for each in classes for name, f in each.model_fields.items() if (f.alias or name) == part]
            classes = [found for each in fields for found in _sheets_in(each.annotation)]
    return (name for name in dict.fromkeys(name for each in classes for name in keys_of(each)))


def _sheets_in(annotation: object) -> Iterator[type[Sheet]]:
    if isinstance(annotation, type) and issubclass(annotation, Sheet):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _sheets_in(part)
