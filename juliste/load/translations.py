"""A sheet with the words of all languages → which of its texts have no words in a language."""

from collections.abc import Iterator

from juliste.load.sheets import TRANSLATABLE, DaySheet, ItemSheet, Sheet, fields, key, parts
from juliste.model import Language, Text
from juliste.when import clock


def texts(sheet: Sheet, inside: str = "") -> Iterator[tuple[str, Text]]:
    """Every text that each language needs, under the name that its author knows it by ("programme 9.30 title")."""
    for name, value in fields(sheet):
        here = f"{inside} {key(sheet, name)}".lstrip()
        if isinstance(value, Text):
            if value and TRANSLATABLE in type(sheet).model_fields[name].metadata:
                yield here, value
        elif isinstance(value, Sheet):
            yield from texts(value, here)
        else:
            for number, part in enumerate(parts(value)):
                yield from texts(part, f"{here} {_name(part) or number + 1}")


def _name(part: Sheet) -> str:
    """What it is called among the others of its list; "" where only its position tells it."""
    if isinstance(part, DaySheet):
        return part.day
    if isinstance(part, ItemSheet) and part.time:
        return part.id or clock(part.time.start)
    return str(getattr(part, "id", ""))


def missing_words(sheet: Sheet, body: Text, language: Language) -> tuple[str, ...]:
    """The texts that have no words in the language, in the order of the keys."""
    everything = [*texts(sheet), *([("body", body)] if body else [])]
    return tuple(name for name, text in everything if not text.own(language))


def has_words(sheet: Sheet, body: Text, language: Language) -> bool:
    """Whether anything at all is in the language."""
    return bool(body.own(language)) or any(text.own(language) for _, text in texts(sheet))
