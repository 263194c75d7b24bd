"""Questions in, checked answers out: those given at once, and those of an editor who is asked, again after mistakes."""

import sys
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from juliste import terminal
from juliste.editor.asking import Ask
from juliste.load.writing import cleaned
from juliste.problems import Message, Tongue, WrongError, form, with_cure

T = TypeVar("T")


class Answers(Struct, frozen=True):
    """Asks for what is not given, and again for what is wrong.

    ask: None where nobody can be asked: then what is wrong is told once, and what is missing is noted.
    """

    ask: Ask | None
    words: Tongue
    missing: list[str] = []

    def take(self, option: str, given: str, question: Message, read: Callable[[str], T]) -> T | None:
        """What is read from the text given, or from an answer; None where it is missing or wrong and nobody answers.

        read: may raise WrongError.
        """
        text = cleaned(given)
        if not text and not self.ask:
            self.missing.append(f"--{option}")
        while text or self.ask:
            try:
                if text:
                    return read(text)
            except WrongError as wrong:
                terminal.say_all([_told(option, wrong).told(self.words)], sys.stderr)
            text = cleaned(self.ask(question.told(self.words))) if self.ask else ""
        return None


def _told(option: str, wrong: WrongError) -> Message:
    return with_cure(form("--{option}: {message}", option=option, message=wrong.message), wrong.cure)
