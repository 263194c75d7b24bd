"""A Source and a sheet's class → the sheet filled in, and a problem for every key that is not as it must be."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from difflib import get_close_matches
from typing import Generic, TypeVar

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from juliste.load.frontmatter import Place, Source, Tree
from juliste.load.labels import as_written, below, label
from juliste.load.misnomers import ALSO_CALLED, BELONGS, STATES
from juliste.load.sheets import DAY, ITEM, Sheet, keys_of, sheets_in
from juliste.load.values import Reading, kind_of
from juliste.problems import Message, Problem, Severity, WrongError, say

S_co = TypeVar("S_co", bound=Sheet, covariant=True)
S = TypeVar("S", bound=Sheet)
T = TypeVar("T")


class Filled(Struct, Generic[S_co], frozen=True):
    """A sheet, where its keys stand, and the places whose values could not be used: no one need call them missing."""

    sheet: S_co
    source: Source
    reading: Reading
    damaged: frozenset[Place] = frozenset()

    def problem(
        self, place: Place, message: Message, cure: Message | None = None, severity: Severity = "error"
    ) -> Problem:
        """A problem at a place of this file."""
        written = as_written(place, self.source.fields)
        path, fields = self.source.path, self.source.fields
        return Problem(path, self.source.line(written), label(written, fields), message, cure, severity)

    def is_damaged(self, place: Place) -> bool:
        """Whether something at, above or below the place could not be read."""
        written = as_written(place, self.source.fields)
        return any(_overlap(written, damage) for damage in self.damaged | self.source.damaged)

    def placed(self, key: str, entries: Sequence[T]) -> Iterator[tuple[Place, T]]:
        """What a list of texts came to, each with its place: those that could not be used are not among the entries."""
        raw = self.source.fields.get(key)
        count = len(raw) if isinstance(raw, list) else 1
        usable = [(key, number) for number in range(count) if (key, number) not in self.damaged]
        return zip(usable, entries, strict=False)


def _overlap(a: Place, b: Place) -> bool:
    shorter = min(len(a), len(b))
    return a[:shorter] == b[:shorter]


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
            errors = [(_place(error["loc"], tree), error) for error in wrong.errors()]
            problems |= dict.fromkeys(_problem(sheet, source, place, error) for place, error in errors)
            damaged |= {_damage(sheet, place, error) for place, error in errors}
            for place in _last_first(place for place, _ in errors):
                _take_out(sheet, tree, place)


def _place(loc: tuple[int | str, ...], tree: Tree) -> Place:
    """The place of an error, without the tags of the two kinds of things that a programme lists."""
    return as_written(tuple(part for part in loc if part not in (ITEM, DAY)), tree)


def _last_first(places: Iterable[Place]) -> list[Place]:
    """Each once, later things of a list before earlier ones, so that taking one out moves none that is still to go."""
    return sorted(set(places), key=lambda place: [(isinstance(part, int), part) for part in place], reverse=True)


def _take_out(sheet: type[Sheet], tree: dict[str, Tree], place: Place) -> None:
    """Remove what stands at the place; a thing with keys in a list becomes empty: the others keep their numbers."""
    here: Tree = tree
    for part in place[:-1]:
        here = below(here, part)
    part = place[-1]
    if isinstance(here, list) and isinstance(part, int):
        emptied: list[Tree] = [{}] if any(_keys_at(sheet, place)) else []
        here[part : part + 1] = emptied
    elif isinstance(here, dict) and isinstance(part, str):
        here.pop(part, None)


def _problem(sheet: type[Sheet], source: Source, place: Place, error: ErrorDetails) -> Problem:
    message, cure = _words(sheet, place, error)
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    if cure and "{key}" in cure.text:
        cure = Message(cure.text, (*cure.values, ("key", key)))
    return Problem(source.path, source.line(place), label(place, source.fields), message, cure)


def _words(sheet: type[Sheet], place: Place, error: ErrorDetails) -> tuple[Message, Message | None]:
    value = error["input"]
    if error["type"] == "value_error":
        wrong = error.get("ctx", {})["error"]
        assert isinstance(wrong, WrongError), "only WrongError tells an author what to do"
        return wrong.message, wrong.cure
    if error["type"] == "extra_forbidden":
        return _unknown_key(sheet, place)
    known = ", ".join(_keys_at(sheet, place)) or say("a name and a text each")
    if isinstance(value, str):
        return say("must have keys below it ({known}), not the text '{value}'", known=known, value=value), None
    return say("must have keys below it ({known}), not {kind}", known=known, kind=kind_of(value)), None


def _damage(sheet: type[Sheet], place: Place, error: ErrorDetails) -> Place:
    """The place that no one need call missing: that of a misspelt key is the one that was meant."""
    if error["type"] == "extra_forbidden":
        return (*place[:-1], _meant(sheet, place) or place[-1])
    return place


def _unknown_key(sheet: type[Sheet], place: Place) -> tuple[Message, Message | None]:
    written = str(place[-1]).casefold()
    if len(place) == 1 and written in STATES:
        return say("there is no such key"), say("write status: {status}", status=STATES[written])
    if near := _meant(sheet, place):
        return say("there is no such key"), say("did you mean {near}?", near=near)
    inner = ALSO_CALLED.get(written, written)
    if len(place) == 1 and inner in BELONGS:
        return say("there is no such key here"), say("write {inner} below {above}:", inner=inner, above=BELONGS[inner])
    return say("there is no such key; the keys here are {known}", known=", ".join(_keys_at(sheet, place[:-1]))), None


def _meant(sheet: type[Sheet], place: Place) -> str:
    """The key that an unknown one means or resembles, or ""."""
    known, written = list(_keys_at(sheet, place[:-1])), str(place[-1]).casefold()
    if ALSO_CALLED.get(written) in known:
        return ALSO_CALLED[written]
    if len(place) == 1 and ALSO_CALLED.get(written, written) in BELONGS:
        return ""
    near = get_close_matches(written, known, n=1, cutoff=0.6)
    return near[0] if near else ""


def _keys_at(sheet: type[Sheet], place: Place) -> Iterator[str]:
    """The keys that may stand at a place, found through the classes of the fields on the way."""
    classes: list[type[Sheet]] = [sheet]
    for part in place:
        if isinstance(part, str):
            fields = [f for each in classes for name, f in each.model_fields.items() if (f.alias or name) == part]
            classes = [found for each in fields for found in sheets_in(each.annotation)]
    return (name for name in dict.fromkeys(name for each in classes for name in keys_of(each)))
