"""The language files of an event → the same, tidied, with the proof that the event has stayed as it was.

Of each kind of change all are tried at once, and if then anything else would be different, one after another.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from msgspec import Struct

from juliste.editor.tidying.dashes import dashes
from juliste.editor.tidying.edits import Edit, Lined, applied
from juliste.editor.tidying.keys import Keys, keys_of
from juliste.editor.tidying.meaning import Line, is_same
from juliste.editor.tidying.pastes import pasteable, pasted
from juliste.editor.tidying.repeats import without
from juliste.load import Found
from juliste.load.draft import Paste, Place
from juliste.load.frontmatter import Source, read_page
from juliste.load.overlay import as_typed
from juliste.model import Language
from juliste.problems import Problem, say

__all__ = ["Texts", "Tidied", "tidied"]

W = TypeVar("W")
Texts = Mapping[Language, bytes]
Read = Callable[[Texts], Found]

MOST_ROUNDS = 10
"""A cure may bring another one to light; that they go round in a circle is not known to happen."""


class Tidied(Struct, frozen=True):
    """The texts as they shall be, and what was left as it is because the event would not stay the same."""

    texts: Texts
    left: Sequence[Problem] = ()


class File(Struct, frozen=True, dict=True):
    """A language file. repeated: the places of facts that only repeat the original."""

    language: Language
    path: str
    text: str
    repeated: Sequence[Place] = ()

    @cached_property
    def lined(self) -> Lined:
        """Its text by lines."""
        return Lined(self.text)

    @cached_property
    def source(self) -> Source:
        """What its keys say."""
        return read_page(self.text.encode(), self.path)[0]

    @cached_property
    def keys(self) -> Keys | None:
        """Its keys as they stand in it, when they are valid."""
        return keys_of(self.lined, self.source)


class Kind(Struct, Generic[W], frozen=True):
    """A kind of change: what is wished for in a file, on which lines each wish is, and the edits that fulfil some."""

    wishes: Callable[[File], Sequence[W]]
    lines: Callable[[File, W], range]
    edits: Callable[[File, Sequence[W]], Sequence[Edit]]
    cures: bool = False


PASTES = Kind[Paste](
    lambda file: pasteable(file.lined, file.source.pastes),
    lambda file, paste: range(paste.at, paste.at + paste.below + 1),
    lambda file, pastes: [edit for paste in pastes if (edit := pasted(file.lined, paste))],
    cures=True,
)
REPEATS = Kind[Place](
    lambda file: [as_typed(place, file.source) for place in file.repeated],
    lambda file, place: range(file.source.line(place), file.source.line(place) + 1),
    lambda file, places: without(file.keys, places) if file.keys else [],
)
DASHES = Kind[Edit](
    lambda file: list(dashes(file.keys)) if file.keys else [],
    lambda file, edit: range(line := file.text.count("\n", 0, edit.start) + 1, line + 1),
    lambda file, edits: edits,
)
KINDS: tuple[Kind[Any], ...] = (PASTES, REPEATS, DASHES)

Wish = tuple[Language, Any]


class State(Struct, frozen=True, dict=True):
    """The texts of an event's files and what is read from them."""

    texts: Texts
    found: Found

    @cached_property
    def files(self) -> Mapping[Language, File]:
        """The language files that are UTF-8; others are told by `invoke check`."""
        return {language: file for language in self.texts if (file := self._file(language))}

    def _file(self, language: Language) -> File | None:
        try:
            text = self.texts[language].decode()
        except UnicodeDecodeError:
            return None
        sheets = self.found.sheets
        repeated = sheets.repeated.get(language, ()) if sheets else ()
        return File(language, f"{self.found.folder.shown}/event.{language}.md", text, repeated)


def tidied(texts: Texts, read: Read) -> Tidied:
    """Tidy the language files of an event. read: gives what is read from such texts."""
    state = State(texts, read(texts))
    for _ in range(MOST_ROUNDS):
        before, left = state, list[Problem]()
        for kind in KINDS:
            state = _improved(state, kind, read, left)
        if state.texts == before.texts:
            break
    return Tidied(state.texts, left)


def _improved(state: State, kind: Kind[Any], read: Read, left: list[Problem]) -> State:
    """The state with all changes of a kind that leave the event as it is; that the others are left is told."""
    wishes = [(file.language, wish) for file in state.files.values() for wish in kind.wishes(file)]
    if better := _tried(state, kind, wishes, read):
        return better
    chosen, best = list[Wish](), state
    for wish in wishes:
        if better := _tried(state, kind, [*chosen, wish], read):
            chosen, best = [*chosen, wish], better
        else:
            left.append(_left(state.files[wish[0]], kind, wish[1]))
    return best


def _tried(state: State, kind: Kind[Any], wishes: Sequence[Wish], read: Read) -> State | None:
    """The state with these wishes fulfilled, if the event is the same then."""
    texts, cured = dict(state.texts), set[Line]()
    for language, file in state.files.items():
        own = [wish for of, wish in wishes if of == language]
        texts[language] = applied(file.text, kind.edits(file, own)).encode() if own else texts[language]
        cured |= {(file.path, line) for wish in own if kind.cures for line in kind.lines(file, wish)}
    if texts == state.texts:
        return state
    found = read(texts)
    return State(texts, found) if is_same(state.found, found, cured) else None


def _left(file: File, kind: Kind[Any], wish: object) -> Problem:
    message = say("is left as it is: the event would not be the same with the line tidied")
    return Problem(file.path, kind.lines(file, wish)[0], "", message, severity="warning")
