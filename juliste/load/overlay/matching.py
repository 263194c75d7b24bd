"""A list of the original and the same list in a language file → which thing each of the words is for."""

from collections.abc import Sequence

from juliste.load.sheets import ContactSheet, RegistrationSheet, Sheet, SpeakerSheet, fields, parts
from juliste.model import Text
from juliste.problems import Message, say


def meant(
    given: Sequence[Sheet], words: Sequence[Sheet], number: int, file: str
) -> tuple[int, None] | tuple[None, Message]:
    """Where in the original's list the thing stands that the words with this number are for, or why that is not known.

    It is told by its id, else by its facts where a whole list was copied, else by its place among as many.
    """
    each = words[number]
    if name := name_of(each):
        by_name = [index for index, thing in enumerate(given) if name_of(thing) == name]
        return (by_name[0], None) if by_name else (None, _unknown(name, given, file))
    by_facts = [index for index, thing in enumerate(given) if has_facts(each) and agrees(thing, each)]
    if len(by_facts) == 1:
        return by_facts[0], None
    if len(given) == len(words):
        return number, None
    if isinstance(each, RegistrationSheet):
        return None, say("must say which one it translates: write place: or online: above these words")
    return None, say("must say which one it translates: give it an id in {path} and here", path=file)


def _unknown(name: str, given: Sequence[Sheet], file: str) -> Message:
    known = ", ".join(filter(None, map(name_of, given)))
    if known:
        return say("'{id}' is not in {path}; there are {known}", id=name, path=file, known=known)
    return say("'{id}' is not in {path}: give the id there", id=name, path=file)


def name_of(sheet: Sheet) -> str:
    """By what it is addressed in its list."""
    if isinstance(sheet, ContactSheet):
        return sheet.id or sheet.person
    name = "name" if isinstance(sheet, SpeakerSheet) else "for_" if isinstance(sheet, RegistrationSheet) else "id"
    return str(getattr(sheet, name, ""))


def agrees(given: Sheet, words: Sheet) -> bool:
    """Whether every fact that is given with the words is the original's."""
    return all(getattr(given, field.name) == value for field, value in fields(words) if _is_fact(field.name, value))


def has_facts(words: Sheet) -> bool:
    """Whether any fact is given with the words."""
    return any(_is_fact(field.name, value) for field, value in fields(words))


def _is_fact(name: str, value: object) -> bool:
    return name != "address" and not isinstance(value, Text | Sheet) and not parts(value)
