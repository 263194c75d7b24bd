"""The sheet of the original and that of a language file → one with the words of both, and what is wrong in the latter.

Words are added, facts are compared: one that says the same may go, one that differs is an error.
"""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.overlay.matching import meant
from juliste.load.sheets import SENT_TO_REGISTERED, EventSheet, ItemSheet, Sheet, SpeakerSheet, fields, key, parts
from juliste.model import Language, Text
from juliste.problems import Message, Problem, say
from juliste.when import Hours

S = TypeVar("S", bound=Sheet)

LAID_ELSEWHERE = ("address", "day", "former_slugs", "translates", "programme")


class Laying(Struct):
    """The work in hand: the two files, and what has been found in the language file so far.

    repeated: where facts that agree stand. taken: the things of the original's lists that have their words already.
    """

    original: Filled[EventSheet]
    words: Filled[EventSheet]
    problems: list[Problem] = []
    repeated: list[Place] = []
    taken: set[Place] = set()

    @property
    def language(self) -> Language:
        """The language of the words."""
        return self.words.reading.language

    @property
    def file(self) -> str:
        """The name of the original."""
        return self.original.source.path.rpartition("/")[2]

    def wrong(self, place: Place, message: Message, cure: Message | None = None) -> None:
        """Tell what is wrong at a place of the language file."""
        self.problems.append(self.words.problem(place, message, cure))

    def takes(self, home: Place, place: Place) -> bool:
        """Whether the thing at `home` of the original gets its words here for the first time; if not, that is told."""
        if home in self.taken:
            self.wrong(place, say("is there twice: these words are for the same thing"), say("keep one of the two"))
            return False
        self.taken.add(home)
        return True


def merged(work: Laying, original: S, words: Sheet, place: Place, home: Place) -> S:
    """The sheet at `home` in the original with the words of the sheet at `place` in the language file."""
    changes: dict[str, object] = {}
    for field, value in fields(words):
        name = field.name
        here, there = (*place, field.key), (*home, key(original, name))
        given = getattr(original, name)
        if name in LAID_ELSEWHERE or (_is_address(words, name) and _says_the_same(given, value)):
            continue
        if isinstance(value, Text) and SENT_TO_REGISTERED not in (given, value):
            changes[name] = laid_text(work, given, value, here)
        elif listed := parts(value):
            changes[name] = _laid_list(work, parts(given), listed, here, there)
        elif isinstance(value, Sheet) and isinstance(given, Sheet):
            changes[name] = merged(work, given, value, here, there)
        else:
            _compare(work, given, value, here, there)
    return original.model_copy(update=changes)


def _is_address(words: Sheet, name: str) -> bool:
    """Whether the field may say again which thing the words are for."""
    by_time, by_name = isinstance(words, ItemSheet), isinstance(words, SpeakerSheet)
    return name in ("id", "for_", "person") or (name == "time" and by_time) or (name == "name" and by_name)


def _says_the_same(given: object, value: object) -> bool:
    """Whether an address names what is given: an item by all its hours, or by its start alone."""
    starts = isinstance(given, Hours) and isinstance(value, Hours) and value.end is None and given.start == value.start
    return starts or given == value


def laid_text(work: Laying, given: Text, value: Text, place: Place) -> Text:
    """The original's text with the language's words."""
    words, present = value.own(work.language), given.own(work.language)
    if value.is_in_other(work.language):
        if replace(value, original=given.original) != given:
            work.wrong(place, say("must be a text in the language of this file only"))
        else:
            work.repeated.append(place)
        return given
    if present and present != words:
        message = say("is given in {path} too: '{present}'", path=work.file, present=present)
        work.wrong(place, message, say("remove it from one of the two"))
    elif present:
        work.repeated.append(place)
    text = given or Text(original=work.original.reading.language)
    return text.with_words(work.language, words)


def _compare(work: Laying, given: object, value: object, place: Place, home: Place) -> None:
    """Tell of a fact that agrees, differs, or is not in the original."""
    if work.original.is_damaged(home) or not value:
        return
    if given == value:
        work.repeated.append(place)
    elif given:
        line = work.original.source.line(home)
        message = say("differs from {path}, line {line}; facts stand there only", path=work.file, line=line)
        work.wrong(place, message, say("remove this line"))
    else:
        message = say("is not in {path}, where the facts stand", path=work.file)
        work.wrong(place, message, say("write it there"))


def _laid_list(
    work: Laying, given: Sequence[Sheet], words: Sequence[Sheet], place: Place, home: Place
) -> tuple[Sheet, ...]:
    """The list with the words of those of its things that the language file addresses."""
    laid = list(given)
    if not given:
        _compare(work, given, words, place, home)
        return ()
    for number, each in enumerate(words):
        here = (*place, number)
        if each.model_fields_set and not work.original.is_damaged(home):
            index, wrong = meant(given, words, number, work.file)
            if index is None and wrong:
                work.wrong(here, wrong)
            elif index is not None and work.takes((*home, index), here):
                laid[index] = merged(work, laid[index], each, here, (*home, index))
    return tuple(laid)
