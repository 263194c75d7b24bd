"""What is wrong in a source file, in words for its author: messages, cures and their printed form."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Literal, Union

from msgspec import Struct

Severity = Literal["error", "warning"]

Tongue = Callable[[str], str]
"""The language that messages are told in: gives the template in it, of the English one."""


def english(template: str) -> str:
    """The tongue of the code."""
    return template


class Message(Struct, frozen=True):
    """A sentence for the author: a template in English, which is also its key in the catalogues, and its values."""

    text: str
    values: tuple[tuple[str, Union[str, "Message"]], ...] = ()

    def __str__(self) -> str:
        return self.told(english)

    def told(self, tongue: Tongue) -> str:
        """The sentence in a language, and those that are among its values."""
        values = {name: value.told(tongue) if isinstance(value, Message) else value for name, value in self.values}
        return tongue(self.text).format_map(values)


def say(text: str, **values: object) -> Message:
    """Make a Message. Babel finds the templates by this function's name: `text` is always written out at the call."""
    return Message(text, tuple((name, _value(value)) for name, value in values.items()))


def form(text: str, **values: object) -> Message:
    """A Message whose own text is the same in every language: only what it puts together is told in one."""
    return say(text, **values)


def with_cure(message: Message, cure: Message | None) -> Message:
    """What is wrong, and the cure when there is one."""
    return form("{message}; {cure}", message=message, cure=cure) if cure else message


def _value(value: object) -> str | Message:
    return value if isinstance(value, Message) else str(value)


NOTHING = Message("")
"""For a problem that is asked only for its place."""


class WrongError(ValueError):
    """A value that cannot be accepted: what it must be, and the cure when there is one."""

    def __init__(self, message: Message, cure: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.cure = cure


class StoppedError(Exception):
    """The build cannot go on, whatever the content; its message is a sentence with the reason."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Problem(Struct, frozen=True):
    """One thing that is wrong, at its place.

    path: relative to the project's folder, with "/". line: from 1; 0 where a whole file or folder is meant.
    field: the key as the author knows it ("registration.closes", "programme 9.30 title"); "" where there is none.
    rule: the name under which an author may accept it, with a reason; "" where that cannot be.
    """

    path: str
    line: int
    field: str
    message: Message
    cure: Message | None = None
    severity: Severity = "error"
    rule: str = ""

    def __str__(self) -> str:
        return self.told(english)

    def told(self, tongue: Tongue) -> str:
        """Where it is, what is wrong, the cure, and the name of the rule, in a line."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return ": ".join(filter(None, (place, self.field, self.said(tongue))))

    def said(self, tongue: Tongue) -> str:
        """The same without where it is."""
        return with_cure(self.message, self.cure).told(tongue) + (f" [{self.rule}]" if self.rule else "")

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.severity == "error"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by path, line, field and text, each once."""
    in_places = sorted(set(problems), key=_place)
    return [problem for _, same in groupby(in_places, _place) for problem in _by_text(list(same))]


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.path, problem.line, problem.field


def _by_text(problems: list[Problem]) -> list[Problem]:
    """Those of one place. Texts are put together only where there are several."""
    return sorted(problems, key=str) if len(problems) > 1 else problems
