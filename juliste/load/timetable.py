"""The items of one day → the same in reading order with their ends and ids, and those that cannot be so together."""

from collections.abc import Iterator, Sequence, Set
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from juliste import when
from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.sheets import EventSheet
from juliste.model import Item, Occasion
from juliste.problems import Problem, say

WITH_DEFAULT_TITLE = ("arrival", "break", "coffee", "lunch", "reception", "end")
"""Kinds that have a title in each language and may lie outside the event's hours."""


class Row(Struct, frozen=True):
    """An item being placed: where it stands in the file, and the item with the end that was given, if any."""

    place: Place
    item: Item


def day_of_rows(
    filled: Filled[EventSheet],
    occasions: Sequence[Occasion],
    tracks: Sequence[str],
    day: date,
    rows: Sequence[Row],
    *,
    taken: Set[str],
    number: int,
    repeating: bool,
) -> tuple[tuple[Item, ...], list[Problem]]:
    """The day's items.

    tracks: their ids in order. taken: the ids that the author gave. number: of the day among the event's, from 1.
    repeating: whether it is the programme of every occasion, and not of the first one's day only.
    """
    order = {track: number for number, track in enumerate(tracks)}
    rows = sorted(rows, key=lambda row: (row.item.span.start, order[row.item.track.id] if row.item.track else -1))
    closings = _closings(occasions, day)
    ended = [_with_end(row, rows[number + 1 :], closings) for number, row in enumerate(rows)]
    problems = [*_outside(filled, occasions, rows, repeating), *_overlaps(filled, ended)]
    return tuple(_with_ids([row.item for row in ended], taken, number)), problems


def _closings(occasions: Sequence[Occasion], day: date) -> list[datetime]:
    """When the event, or that evening of it, ends on the day, as far as that is known; once for each of its times."""
    parts = [part for occasion in occasions for part in occasion.span.each if not part.whole_days]
    return sorted(part.end for part in parts if part.end and _is_of_day(part, part.end, day))


def _is_of_day(part: when.Span, end: datetime, day: date) -> bool:
    return part.last_day == day or (part.first_day == day and end - part.start < timedelta(days=1))


def _with_end(row: Row, later: Sequence[Row], closings: Sequence[datetime]) -> Row:
    """The row with the end that the next item or the event gives, where it has none; the last may be the end itself."""
    item, span = row.item, row.item.span
    if item.kind == "end" or (item.kind == "talk" and not later and span.start in closings[-1:] and not span.end):
        return Row(row.place, replace(item, kind="end"))
    if span.end:
        return row
    starts = (other.item.span.start for other in later if other.item.span.start > span.start and _follows(item, other))
    next_start = next(starts, None)
    ends = [*closings, *([next_start] if next_start else [])]
    end = min((end for end in ends if end > span.start), default=None)
    return Row(row.place, replace(item, span=replace(span, end=end)))


def _follows(item: Item, other: Row) -> bool:
    """Whether the other's start ends the item: it is in the same track, or one of them is for everyone."""
    return not item.track or not other.item.track or other.item.track == item.track


def _outside(
    filled: Filled[EventSheet], occasions: Sequence[Occasion], rows: Sequence[Row], repeating: bool
) -> Iterator[Problem]:
    """Items before the event begins or after it ends, unless they are of the kinds that may be."""
    for row in rows:
        span = row.item.span
        around = [occasion for occasion in occasions if _takes_in(occasion, span, repeating)]
        outside = [occasion for occasion in occasions if occasion not in around] if repeating or not around else []
        if outside and row.item.kind not in WITH_DEFAULT_TITLE:
            parts = (part for occasion in outside for part in occasion.span.each)
            hours = "; ".join(when.label(part, filled.reading.language) for part in parts)
            message = say("{time} is outside the event ({hours})", time=_hours(span), hours=hours)
            yield filled.problem((*row.place, "time"), message)


def _takes_in(occasion: Occasion, span: when.Span, repeating: bool) -> bool:
    """Whether the item lies within the occasion; a repeating one at the same hours of the occasion's own day."""
    if repeating:
        span = span.later(occasion.span.first_day - span.first_day)
    return any(_holds(part, span) for part in occasion.span.each)


def _holds(whole: when.Span, part: when.Span) -> bool:
    if whole.end is None:
        return whole.start <= part.start and part.start.date() == whole.first_day
    return whole.start <= part.start and (part.end or part.start) <= whole.end


def _overlaps(filled: Filled[EventSheet], rows: Sequence[Row]) -> Iterator[Problem]:
    """Two items at once in one track; the same start and end beside each other without a track is meant so."""
    for number, row in enumerate(rows):
        for other in rows[number + 1 :]:
            if not _meet(row.item, other.item):
                break
            if _collide(row.item, other.item):
                message = say("{time} overlaps with {other}", time=_hours(other.item.span), other=_hours(row.item.span))
                cure = say("mend the times, or give items that run beside each other a track each")
                yield filled.problem((*other.place, "time"), message, cure)
                break


def _meet(a: Item, b: Item) -> bool:
    """Whether the later one begins before the earlier one is over."""
    return b.span.start == a.span.start or b.span.start < (a.span.end or a.span.start)


def _collide(a: Item, b: Item) -> bool:
    if "end" in (a.kind, b.kind) or (a.track and b.track and a.track != b.track):
        return False
    same_hours = (a.span.start, a.span.end) == (b.span.start, b.span.end)
    return not same_hours or bool(a.track and b.track)


def _hours(span: when.Span) -> str:
    return when.clock(span.start, span.end)


def _with_ids(items: Sequence[Item], taken: Set[str], number: int) -> Iterator[Item]:
    """The items, each with an id: the author's, else made of its day's number, its time and its track.

    Calendars know the item by it: it stays when the event moves to another date, gets a day more, or when items at
    other times come and go.
    """
    used = set(taken)
    for item in items:
        name = item.id or _free(_made(item, number), used)
        used.add(name)
        yield replace(item, id=name)


def _made(item: Item, number: int) -> str:
    day = f"day-{number}-" if number > 1 else ""
    track = f"-{item.track.id}" if item.track else ""
    return f"{day}{item.span.start:at-%H%M}{track}"


def _free(name: str, used: Set[str]) -> str:
    names = (name, *(f"{name}-{number}" for number in range(2, len(used) + 3)))
    return next(each for each in names if each not in used)
