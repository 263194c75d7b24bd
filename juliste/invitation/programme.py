"""The programme of an event → its days and items as an invitation shows them."""

from msgspec import Struct
from msgspec.structs import replace

from juliste import wording
from juliste.invitation.people import People, people
from juliste.invitation.reader import Prose, Reader
from juliste.model import Event, Item, ProgrammeDay, Words


class Session(Struct, frozen=True):
    """An item. clock: its hours. where: track and room. reason: why it is off.

    has_long_text: whether its text stands below the table of its day. recedes: whether it is a pause.
    """

    clock: str
    title: Words
    where: tuple[Words, ...]
    people: tuple[People, ...]
    reason: tuple[Prose, ...]
    text: tuple[Prose, ...]
    has_long_text: bool
    recedes: bool


class Day(Struct, frozen=True):
    """A day. caption: which one, "" where nobody knows; title: its own, or no words."""

    caption: str
    title: Words
    sessions: tuple[Session, ...]


def programme(event: Event, reader: Reader) -> tuple[Day, ...]:
    """The days in their order."""
    return tuple(_day(number, day, event, reader) for number, day in enumerate(event.programme, start=1) if day.items)


def _day(number: int, day: ProgrammeDay, event: Event, reader: Reader) -> Day:
    caption = wording.programme_day(number, event, reader.catalogue)
    return Day(caption, reader.words(day.title), tuple(_session(item, reader) for item in day.items))


def _session(item: Item, reader: Reader) -> Session:
    title = wording.item_title(item, reader.catalogue)
    return Session(
        clock=item.hours,
        title=replace(title, text=wording.marked_title(title.text, item.status.kind, reader.catalogue)),
        where=tuple(reader.words(text) for text in item.where),
        people=tuple(people(item, reader)),
        reason=tuple(reader.inline(item.status.reason)),
        text=tuple(reader.block(item.text)),
        has_long_text=item.has_long_text(reader.language),
        recedes=item.recedes,
    )
