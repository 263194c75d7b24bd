"""A sheet with the words of all languages → its texts by name, and in which languages they have words."""

from collections.abc import Iterator

from msgspec import Struct

from juliste.load.sheets import DaySheet, ItemSheet, Sheet, parts, worded
from juliste.model import Language, Text
from juliste.when import clock


class Translations(Struct, frozen=True):
    """Every text that each language needs, under the name that its author knows it by ("programme 9.30 title")."""

    texts: tuple[tuple[str, Text], ...]

    def missing(self, language: Language) -> tuple[str, ...]:
        """The names of those that have no words in the language, in the order of the keys."""
        return tuple(name for name, text in self.texts if not text.own(language))

    def has_any(self, language: Language) -> bool:
        """Whether anything at all is in the language."""
        return any(text.own(language) for _, text in self.texts)


def translations_of(sheet: Sheet, body: Text) -> Translations:
    """The texts of an event's sheet, which has the words of all languages, and its body."""
    return Translations((*_texts(sheet), *([("body", body)] if body else [])))


def _texts(sheet: Sheet, inside: str = "") -> Iterator[tuple[str, Text]]:
    for field, value in worded(sheet):
        here = f"{inside} {field.key}" if inside else field.key
        if isinstance(value, Text):
            if value and field.is_translatable:
                yield here, value
        elif isinstance(value, Sheet):
            yield from _texts(value, here)
        else:
            for number, part in enumerate(parts(value)):
                yield from _texts(part, f"{here} {_name(part) or number + 1}")


def _name(part: Sheet) -> str:
    """What it is called among the others of its list; "" where only its position tells it."""
    if isinstance(part, DaySheet):
        return part.day
    if isinstance(part, ItemSheet) and part.time:
        return part.id or clock(part.time.start)
    return str(getattr(part, "id", ""))
