"""An event before and after a change of its files → whether it is the same, in what it says and in what is wrong."""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from juliste.load import Found
from juliste.problems import Message, Problem

Line = tuple[str, int]
"""The path of a file and the number of a line in it."""

REPEATS = "repeats facts of {path}: {keys}"
_NUMBERS = ("line", "first", "last")
"""Values of messages that are numbers of lines, which move."""


def is_same(before: Found, after: Found, cured: Collection[Line]) -> bool:
    """Whether nothing has changed but that some of what was wrong on the lines `cured` is not there any more.

    Facts that are repeated are no matter: they say nothing of the event.
    """
    was, now = _counted(before.problems), _counted(after.problems)
    gone = {_known_by(problem) for problem in before.problems if (problem.path, problem.line) in cured}
    return _said(before) == _said(after) and now <= was and set(was - now) <= gone


def _said(found: Found) -> tuple[object, ...]:
    sheets = found.sheets
    return (found.event, sheets.original, sheets.merged.sheet, sheets.body) if sheets else ()


def _counted(problems: Iterable[Problem]) -> Counter[object]:
    return Counter(_known_by(problem) for problem in problems if problem.message.text != REPEATS)


def _known_by(problem: Problem) -> object:
    """What is the same of a problem wherever its line has moved, with a hyphen or a dash in what it names."""
    return problem.path, _plain(problem.field), _words(problem.message), problem.severity


def _words(message: Message) -> object:
    values = ((name, value) for name, value in message.values if name not in _NUMBERS)
    return message.text, tuple((name, _plain(str(value))) for name, value in values)


def _plain(text: str) -> str:
    return re.sub("[–—]", "-", text)
