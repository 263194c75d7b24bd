"""A question in, the line that the editor types in the terminal out."""

import sys
from collections.abc import Callable

from juliste import terminal

Ask = Callable[[str], str]


class LeftError(Exception):
    """The editor has gone instead of answering: Ctrl-C, or the end of what there is to read."""


def at_terminal() -> Ask | None:
    """What asks in the terminal; None where nobody can answer."""
    return _ask if sys.stdin and sys.stdin.isatty() else None


def _ask(question: str) -> str:
    terminal.say_all([question], sys.stdout)
    try:
        return input("> ")
    except (EOFError, KeyboardInterrupt):
        print()
        raise LeftError from None
