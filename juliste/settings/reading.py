"""A mapping of settings in; its values one by one out, with everything that was wrong told together at the end."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from juliste.problems import WrongError

T = TypeVar("T")


class SettingsError(Exception):
    """Settings that cannot be used. lines: one for each that is wrong, "NAME: what it must be, not 'what it is'"."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Given:
    """Settings being read: takes one after another and remembers what was wrong."""

    values: Mapping[str, object]
    prefix: str = ""
    wrong: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def take(self, name: str, convert: Callable[[object], T], default: object = None) -> T:
        """The setting, converted; None is as good as not given. What is wrong is remembered until `end` raises it."""
        self.taken.add(name)
        value = self.values.get(name)
        try:
            return convert(default if value is None else value)
        except WrongError as error:
            self.wrong.append(f"{self.prefix}{name}: {error.message}")
        except SettingsError as error:
            self.wrong.extend(error.lines)
        return cast(T, None)  # never used: `end` raises before

    def end(self, what: str, starting: str = "") -> None:
        """Raise what was wrong, and what nobody asked for among the names with this beginning."""
        unknown = sorted(name for name in map(str, self.values) if name.startswith(starting) and name not in self.taken)
        for name in unknown:
            known = sorted(each.removeprefix(starting) for each in self.taken)
            near = difflib.get_close_matches(name.removeprefix(starting), known, 1)
            cure = f"; did you mean {starting}{near[0]}?" if near else ""
            self.wrong.append(f"{self.prefix}{name}: there is no such {what}{cure}")
        if self.wrong:
            raise SettingsError(tuple(sorted(self.wrong)))
