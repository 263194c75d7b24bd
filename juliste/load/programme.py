"""The programme's sheets and the event's times → its days with their items, every start and end filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from juliste import when
from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.overlay import day_of, event_days
from juliste.load.registers import Person, Registers
from juliste.load.sheets import DaySheet, EventSheet, ItemSheet, SpeakerSheet
from juliste.model import SCHEDULED, Item, Occasion, ProgrammeDay, Speaker, Status, Text, Track
from juliste.problems import Problem, WrongError, say

WITH_DEFAULT_TITLE = ("arrival", "break", "coffee", "lunch", "reception", "end")
"""Kinds that have a title in each language and may lie outside the event's hours."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item being placed: where it stands in the file, and the item with the end that was given, if any."""

    place: Place
    item: Item


@dataclass(frozen=True, slots=True)
class Planning:
    """What the items are placed with."""

    filled: Filled[EventSheet]
    registers: Registers
    occasions: Sequence[Occasion]
    tracks: Mapping[str, Track]
    zone: ZoneInfo
    problems: list[Problem]


def tracks_of(filled: Filled[EventSheet]) -> tuple[Track, ...]:
    """The event's tracks in their order."""
    return tuple(Track(sheet.id, sheet.name, sheet.room) for sheet in filled.sheet.tracks if sheet.id)


def programme_of(
    filled: Filled[EventSheet], registers: Registers, occasions: Sequence[Occasion], zone: ZoneInfo
) -> tuple[tuple[ProgrammeDay, ...], list[Problem]]:
    """The days of the programme in order of time, and every item that is wrong in itself or among the others."""
    plan = Planning(filled, registers, occasions, {track.id: track for track in tracks_of(filled)}, zone, [])
    days: dict[date, tuple[Text, list[Row]]] = {}
    for place, day, sheets, title in _parts(plan):
        rows = [row for number, sheet in sheets if (row := _row(plan, (*place, number), sheet, day))]
        known, before = days.get(day, (title, []))
        days[day] = (known or title, before + rows)
    several = len(days) > 1
    programme = tuple(_day(plan, day, title, rows, several) for day, (title, rows) in sorted(days.items()) if rows)
    plan.problems.extend(_same_ids(plan, programme))
    return programme, plan.problems


def _parts(plan: Planning) -> Iterator[tuple[Place, date, list[tuple[int, ItemSheet]], Text]]:
    """The programme day by day: where the items stand, the day, the items with their numbers, the day's title."""
    sheet, days = plan.filled.sheet, event_days(plan.filled.sheet)
    loose = [(number, part) for number, part in enumerate(sheet.programme) if isinstance(part, ItemSheet)]
    if loose and days:
        if len(days) > 1 and not _is_one_evening(plan) and not repeats(sheet, plan.occasions):
            listed = ", ".join(f"{day.day}.{day.month}." for day in days)
            message = say("the event is on {days}: tell on which day these items are", days=listed)
            first = say("write - day: {day} and the items under items:", day=listed.split(",")[0])
            plan.problems.append(plan.filled.problem(("programme", loose[0][0]), message, first))
        else:
            yield ("programme",), days[0], loose, Text()
    for number, part in enumerate(sheet.programme):
        if isinstance(part, DaySheet) and part.model_fields_set and (day := _read_day(plan, number, part, days)):
            yield ("programme", number, "items"), day, list(enumerate(part.items)), part.title


def repeats(sheet: EventSheet, occasions: Sequence[Occasion]) -> bool:
    """Whether the programme is that of every occasion: several of one day each, and no day in the programme."""
    has_days = any(isinstance(part, DaySheet) for part in sheet.programme)
    one_day_each = all(len(occasion.span.days) == 1 for occasion in occasions)
    return bool(sheet.programme) and len(occasions) > 1 and not has_days and one_day_each


def _is_one_evening(plan: Planning) -> bool:
    """One occasion that goes past midnight and is over within a day."""
    span = plan.occasions[0].span
    ends = span.end or span.start
    return len(plan.occasions) == 1 and not span.whole_days and not span.daily and ends - span.start < timedelta(days=1)


def _read_day(plan: Planning, number: int, part: DaySheet, days: Sequence[date]) -> date | None:
    if found := day_of(part, days):
        return found
    if days and not plan.filled.is_damaged(("programme", number, "day")):
        try:
            when.read_day(part.day, days)
        except WrongError as wrong:
            plan.problems.append(plan.filled.problem(("programme", number, "day"), wrong.message, wrong.cure))
    return None


def _row(plan: Planning, place: Place, sheet: ItemSheet, day: date) -> Row | None:
    filled = plan.filled
    if not sheet.time:
        if not filled.is_damaged(place):
            plan.problems.append(filled.problem((*place, "time"), say("is missing: when does this begin?")))
        return None
    try:
        span = _placed(plan, sheet.time, day)
        track = _track(plan, sheet)
    except WrongError as wrong:
        plan.problems.append(filled.problem((*place, "time"), wrong.message, wrong.cure))
        return None
    except KeyError:
        known = tuple(plan.tracks)
        message = say("'{id}' is not among the tracks", id=sheet.track)
        cure = (
            say("the tracks are {known}", known=", ".join(known))
            if known
            else say("tell them: tracks: [{{id: a, name: …}}]")
        )
        plan.problems.append(filled.problem((*place, "track"), message, cure))
        return None
    if not sheet.title and sheet.kind not in WITH_DEFAULT_TITLE and not filled.is_damaged((*place, "title")):
        plan.problems.append(filled.problem((*place, "title"), say("is missing")))
    return Row(place, _item(plan, place, sheet, span, track))


def _placed(plan: Planning, hours: when.Hours, day: date) -> when.Span:
    """The hours on the day; after midnight of an evening that goes on, on the next."""
    if _is_one_evening(plan):
        starts = plan.occasions[0].span.start
        if (
            starts.date() == day
            and plan.occasions[0].span.last_day > day
            and hours.start < starts.hour * 60 + starts.minute
        ):
            day += timedelta(days=1)
    return when.on_day(hours, day, plan.zone, plan.filled.reading.language)


def _track(plan: Planning, sheet: ItemSheet) -> Track | None:
    return plan.tracks[sheet.track] if sheet.track else None


def _item(plan: Planning, place: Place, sheet: ItemSheet, span: when.Span, track: Track | None) -> Item:
    return Item(
        id=sheet.id,
        span=span,
        title=sheet.title,
        text=sheet.text,
        kind=sheet.kind,
        track=track,
        room=sheet.room or (track.room if track else Text()),
        speakers=_speakers(plan, (*place, "speakers"), sheet.speakers),
        moderators=_speakers(plan, (*place, "moderator"), sheet.moderator),
        status=Status(sheet.status.is_, sheet.status.reason) if sheet.status else SCHEDULED,
    )


def _speakers(plan: Planning, place: Place, sheets: Sequence[SpeakerSheet]) -> tuple[Speaker, ...]:
    return tuple(_speaker(plan, (*place, number), sheet) for number, sheet in enumerate(sheets) if sheet.name)


def _speaker(plan: Planning, place: Place, sheet: SpeakerSheet) -> Speaker:
    person: Person | None = plan.registers.people.get(sheet.name)
    organisation = person.organisation if person else None
    if sheet.organisation:
        try:
            organisation = plan.registers.organisation(sheet.organisation, plan.filled.reading.language)
        except WrongError as wrong:
            plan.problems.append(plan.filled.problem((*place, "organisation"), wrong.message, wrong.cure))
    return Speaker(
        person.name if person else sheet.name, sheet.role or (person.role if person else Text()), organisation
    )


# A day's items among each other.


def _day(plan: Planning, day: date, title: Text, rows: list[Row], several: bool) -> ProgrammeDay:
    order = {track: number for number, track in enumerate(plan.tracks)}
    rows = sorted(
        rows, key=lambda row: (row.item.span.start, order.get(row.item.track.id, -1) if row.item.track else -1)
    )
    closing = _closing(plan, day)
    rows = [_with_end(row, rows, closing) for row in rows]
    plan.problems.extend(_outside(plan, rows))
    plan.problems.extend(_overlaps(plan, rows))
    return ProgrammeDay(day, title, tuple(_with_ids([row.item for row in rows], several)))


def _closing(plan: Planning, day: date) -> datetime | None:
    """When the event ends on the day, if that is known."""
    for occasion in plan.occasions:
        for part in occasion.span.each:
            if not part.whole_days and part.end and part.first_day <= day and part.last_day == day:
                return part.end
            if not part.whole_days and part.end and part.first_day == day and part.end - part.start < timedelta(days=1):
                return part.end
    return None


def _with_end(row: Row, rows: Sequence[Row], closing: datetime | None) -> Row:
    """The row with the end that the next item or the event gives, where it has none; the last one may be the end itself."""
    item, span = row.item, row.item.span
    if item.kind == "end" or (row is rows[-1] and span.start == closing and not span.end):
        return Row(row.place, replace(item, kind="end"))
    if span.end:
        return row
    later = [
        other.item.span.start
        for other in rows
        if other.item.span.start > span.start
        and (not item.track or not other.item.track or other.item.track == item.track)
    ]
    end = min(later, default=closing if closing and closing > span.start else None)
    return Row(row.place, replace(item, span=replace(span, end=end)))


def _outside(plan: Planning, rows: Sequence[Row]) -> Iterator[Problem]:
    """Items before the event begins or after it ends, unless they are of the kinds that may be."""
    parts = [part for occasion in plan.occasions for part in occasion.span.each]
    for row in rows:
        span = row.item.span
        inside = any(_holds(part, span) for part in parts)
        if not inside and row.item.kind not in WITH_DEFAULT_TITLE:
            language = plan.filled.reading.language
            hours = "; ".join(when.label(part, language) for part in parts)
            message = say("{time} is outside the event, which is {hours}", time=_hours(span), hours=hours)
            yield plan.filled.problem((*row.place, "time"), message)


def _holds(whole: when.Span, part: when.Span) -> bool:
    if whole.end is None:
        return whole.start <= part.start and part.start.date() == whole.first_day
    return whole.start <= part.start and (part.end or part.start) <= whole.end


def _overlaps(plan: Planning, rows: Sequence[Row]) -> Iterator[Problem]:
    """Two items at once in one track; the same start and end beside each other without a track is meant so."""
    for number, row in enumerate(rows):
        for other in rows[number + 1 :]:
            a, b = row.item, other.item
            if (
                b.span.start >= (a.span.end or a.span.start)
                and b.span.start != a.span.start
                or "end" in (a.kind, b.kind)
            ):
                continue
            same_hours = (a.span.start, a.span.end) == (b.span.start, b.span.end)
            if (a.track and b.track and a.track != b.track) or (same_hours and not (a.track and b.track)):
                continue
            message = say("{time} overlaps with {other}", time=_hours(b.span), other=_hours(a.span))
            cure = say("mend the times, or give the items that run beside each other a track of their own")
            yield plan.filled.problem((*other.place, "time"), message, cure)
            break


def _hours(span: when.Span) -> str:
    return when.clock(span.start, span.end)


def _with_ids(items: Sequence[Item], several: bool) -> Iterator[Item]:
    """The items, each with an id: the author's, else made of its time, so that it stays when other items come and go."""
    seen: dict[str, int] = {}
    for item in items:
        start = item.span.start
        made = f"{start:at-%m%d-%H%M}" if several else f"{start:at-%H%M}"
        seen[made] = seen.get(made, 0) + (not item.id)
        number = f"-{seen[made]}" if seen[made] > 1 else ""
        yield item if item.id else replace(item, id=made + number)


def _same_ids(plan: Planning, programme: Sequence[ProgrammeDay]) -> Iterator[Problem]:
    seen: set[str] = set()
    for day in programme:
        for item in day.items:
            if item.id in seen:
                place = _place_of(plan.filled.sheet, item.id)
                yield plan.filled.problem((*place, "id"), say("'{id}' is the id of two items", id=item.id))
            seen.add(item.id)


def _place_of(sheet: EventSheet, name: str) -> Place:
    """Where the last item with the id stands."""
    found: Place = ("programme",)
    for number, part in enumerate(sheet.programme):
        if isinstance(part, ItemSheet):
            found = ("programme", number) if part.id == name else found
            continue
        for inner, item in enumerate(part.items):
            found = ("programme", number, "items", inner) if item.id == name else found
    return found
