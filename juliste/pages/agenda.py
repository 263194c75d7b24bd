"""The programme of an event → the tables of its agenda: one a day, a row an item, in reading order."""

from dataclasses import dataclass

from juliste import urls, when, wording
from juliste.model import NO_TEXT, Event, Item, ProgrammeDay, Text, Words
from juliste.pages.frame import Page

SHORT = 40
"""How many words of an item's text stand in its row; a longer one stands below the table."""

BESIDE = (2, 3)
"""How many tracks a wide screen has room for beside each other."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item in the table. id: what links lead to. shares_time: the row above has the same time.

    track: the number of its track, from 1; 0 for everyone. brief: whether its text stands in the row itself.
    """

    id: str
    item: Item
    title: Words
    flag: str
    clock: str
    machine: str
    shares_time: bool
    track: int
    brief: bool

    @property
    def has_long_text(self) -> bool:
        """Whether its text stands below the table."""
        return bool(self.item.text) and not self.brief

    @property
    def where(self) -> tuple[Text, ...]:
        """Track and room."""
        track = self.item.track
        return tuple(text for text in (track.name if track else NO_TEXT, self.item.room) if text)

    @property
    def kind(self) -> str:
        """What the style sheet needs to know of it."""
        classes = [
            *(["recedes"] if self.item.recedes else []),
            *(["parallel"] if self.shares_time else []),
            *(["off"] if self.item.status.kind != "scheduled" else []),
            *([f"track-{self.track}"] if self.track in range(1, max(BESIDE) + 1) else []),
        ]
        return " ".join(classes)


@dataclass(frozen=True, slots=True)
class Table:
    """A day. caption: which one; "" for the only day of a postponed event, whose new day is not known.

    tracks: how many a wide screen shows beside each other; 0 where every row is as wide as the table.
    """

    caption: str
    title: Text
    rows: tuple[Row, ...]
    tracks: int

    @property
    def long_rows(self) -> tuple[Row, ...]:
        """The rows whose text stands below the table."""
        return tuple(row for row in self.rows if row.has_long_text)


def tables(event: Event, page: Page) -> tuple[Table, ...]:
    """The agenda of the event in the page's language."""
    return tuple(
        Table(_caption(number, event, page), day.title, _rows(day, event, page), _tracks(day, event))
        for number, day in enumerate(event.programme, start=1)
    )


def _caption(number: int, event: Event, page: Page) -> str:
    gettext = page.catalogue.gettext
    if event.repeats:
        return gettext("The same programme each time")
    if event.status.kind != "postponed":
        return when.day(event.programme[number - 1].day, page.language)
    return gettext("Day {number}").format(number=number) if len(event.programme) > 1 else ""


def _tracks(day: ProgrammeDay, event: Event) -> int:
    number = len(event.tracks)
    return number if number in BESIDE and any(item.track for item in day.items) else 0


def _rows(day: ProgrammeDay, event: Event, page: Page) -> tuple[Row, ...]:
    times = [_clock(item) for item in day.items]
    return tuple(
        Row(
            id=urls.item_anchor(item.id),
            item=item,
            title=wording.item_title(item, page.catalogue),
            flag=wording.status_flag(item.status.kind, page.catalogue),
            clock=time,
            machine=f"{item.span.start:%H:%M}" if event.status.kind == "postponed" else when.machine(item.span)[0],
            shares_time=time == before,
            track=event.tracks.index(item.track) + 1 if item.track else 0,
            brief=len(page.words(item.text).text.split()) <= SHORT,
        )
        for item, time, before in zip(day.items, times, ["", *times], strict=False)
    )


def _clock(item: Item) -> str:
    span = item.span
    ends = None if item.is_end or span.end == span.start else span.end
    return when.clock(span.start, ends)
