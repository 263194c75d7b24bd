"""A mapping of settings in; its values one by one out, with everything that was wrong told together at the end."""

import difflib
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from msgspec import Struct

from juliste.model import Language
from juliste.problems import Message, WrongError, form, say, with_cure

T = TypeVar("T")


class SettingsError(Exception):
    """Settings that cannot be used.

    messages: one for each that is wrong, "NAME: what it must be, not 'what it is'". language: to tell them in.
    """

    def __init__(self, messages: tuple[Message, ...], language: Language = "en") -> None:
        super().__init__("\n".join(map(str, messages)))
        self.messages = messages
        self.language = language


class Given(Struct, frozen=True):
    """Settings being read: takes one after another and remembers what was wrong."""

    values: Mapping[str, object]
    prefix: str = ""
    wrong: list[Message] = []
    taken: set[str] = set()

    def take(self, name: str, convert: Callable[[object], T], default: object = None) -> T:
        """The setting, converted; None is as good as not given. What is wrong is remembered until `end` raises it."""
        self.taken.add(name)
        value = self.values.get(name)
        try:
            return convert(default if value is None else value)
        except WrongError as error:
            self.blame(name, error.message)
        except SettingsError as error:
            self.wrong.extend(error.messages)
        return cast(T, None)  # never used: `end` raises before

    def blame(self, name: str, message: Message) -> None:
        """Remember what is wrong with a setting."""
        self.wrong.append(form("{setting}: {message}", setting=self.prefix + name, message=message))

    def end(self, unknown_one: Message, starting: str = "", language: Language = "en") -> None:
        """Raise what was wrong, and what nobody asked for among the names with this beginning.

        unknown_one: what is said of such a name. language: to tell it in.
        """
        unknown = sorted(name for name in map(str, self.values) if name.startswith(starting) and name not in self.taken)
        for name in unknown:
            known = sorted(each.removeprefix(starting) for each in self.taken)
            near = difflib.get_close_matches(name.removeprefix(starting), known, 1)
            cure = say("did you mean {near}?", near=starting + near[0]) if near else None
            self.blame(name, with_cure(unknown_one, cure))
        if self.wrong:
            raise SettingsError(tuple(sorted(self.wrong, key=str)), language)
