"""The programme of an event → the tables of its agenda: one a day, a row an item, in reading order."""

from typing import NamedTuple

from juliste import urls, wording
from juliste.model import Event, Item, ProgrammeDay, Text, Words
from juliste.pages.frame import Page

BESIDE = (2, 3)
"""How many tracks a wide screen has room for beside each other."""


class Row(NamedTuple):
    """An item in the table. id: what links lead to. where: track and room. kind: what the style sheet needs to know.

    has_long_text: whether its text stands below the table.
    """

    id: str
    item: Item
    title: Words
    flag: str
    clock: str
    machine: str
    where: tuple[Text, ...]
    kind: str
    has_long_text: bool


class Table(NamedTuple):
    """A day. caption: which one; "" for the only day of a postponed event, whose new day is not known.

    tracks: how many a wide screen shows beside each other; 0 where every row is as wide as the table.
    long_rows: the rows whose text stands below the table.
    """

    caption: str
    title: Text
    rows: tuple[Row, ...]
    tracks: int
    long_rows: tuple[Row, ...]


def tables(event: Event, page: Page) -> tuple[Table, ...]:
    """The agenda of the event in the page's language."""
    return tuple(_table(number, day, event, page) for number, day in enumerate(event.programme, start=1))


def _table(number: int, day: ProgrammeDay, event: Event, page: Page) -> Table:
    rows = _rows(day, event, page)
    long_rows = tuple(row for row in rows if row.has_long_text)
    return Table(wording.programme_day(number, event, page.catalogue), day.title, rows, _tracks(day, event), long_rows)


def _tracks(day: ProgrammeDay, event: Event) -> int:
    number = len(event.tracks)
    return number if number in BESIDE and any(item.track for item in day.items) else 0


def _rows(day: ProgrammeDay, event: Event, page: Page) -> tuple[Row, ...]:
    times = [item.hours for item in day.items]
    return tuple(
        Row(
            id=urls.item_anchor(item.id),
            item=item,
            title=wording.item_title(item, page.catalogue),
            flag=wording.status_flag(item.status.kind, page.catalogue),
            clock=time,
            machine=f"{item.span.start:%H:%M}" if event.status.kind == "postponed" else item.machine,
            where=item.where,
            kind=_kind(item, time == before, event),
            has_long_text=item.has_long_text(page.language),
        )
        for item, time, before in zip(day.items, times, ["", *times], strict=False)
    )


def _kind(item: Item, shares_time: bool, event: Event) -> str:
    """The classes of its row. shares_time: the row above has the same time. Tracks are numbered from 1."""
    track = event.tracks.index(item.track) + 1 if item.track else 0
    classes = (
        "recedes" if item.recedes else "",
        "parallel" if shares_time else "",
        "off" if item.status.kind != "scheduled" else "",
        f"track-{track}" if 1 <= track <= max(BESIDE) else "",
    )
    return " ".join(filter(None, classes))
