"""The programme's sheets and the event's times → its days with their items, every start and end filled in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from juliste import when
from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.overlay import day_of, event_days
from juliste.load.registers import Registers
from juliste.load.sheets import DaySheet, EventSheet, ItemSheet, SpeakerSheet
from juliste.load.timetable import WITH_DEFAULT_TITLE, Row, day_of_rows
from juliste.load.values import is_identity
from juliste.model import NO_TEXT, SCHEDULED, Item, Occasion, ProgrammeDay, Speaker, Status, Text, Track
from juliste.problems import Message, Problem, WrongError, say


class Planning(Struct, frozen=True):
    """What the items are placed with. ids: those that items have so far."""

    filled: Filled[EventSheet]
    registers: Registers
    occasions: Sequence[Occasion]
    tracks: Mapping[str, Track]
    problems: list[Problem] = []
    ids: set[str] = set()

    def wrong(self, place: Place, message: Message, cure: Message | None = None) -> None:
        """Tell what is wrong at a place of the original, unless it could not be read."""
        if not self.filled.is_damaged(place):
            self.problems.append(self.filled.problem(place, message, cure))


def tracks_of(filled: Filled[EventSheet]) -> tuple[Track, ...]:
    """The event's tracks in their order."""
    return tuple(Track(sheet.id, sheet.name, sheet.room) for sheet in filled.sheet.tracks if sheet.id)


def repeats(sheet: EventSheet, occasions: Sequence[Occasion]) -> bool:
    """Whether the programme is that of every occasion: they are of one day each, and it names no day."""
    has_days = any(isinstance(part, DaySheet) for part in sheet.programme)
    one_day_each = all(len(occasion.span.days) == 1 for occasion in occasions)
    on_several_days = len({occasion.span.first_day for occasion in occasions}) > 1
    return bool(sheet.programme) and not has_days and one_day_each and on_several_days


def programme_of(
    filled: Filled[EventSheet], registers: Registers, occasions: Sequence[Occasion]
) -> tuple[tuple[ProgrammeDay, ...], list[Problem]]:
    """The days of the programme in order of time, and every item that is wrong in itself or among the others."""
    plan = Planning(filled, registers, occasions, {track.id: track for track in tracks_of(filled)})
    for number, sheet in enumerate(filled.sheet.tracks):
        if not sheet.id:
            plan.wrong(("tracks", number, "id"), say("is missing: the items of the track name it by its id"))
    days: dict[date, tuple[Text, list[Row]]] = {}
    for place, day, sheets, title in _parts(plan):
        rows = [row for number, sheet in sheets if (row := _row(plan, (*place, number), sheet, day))]
        known, before = days.get(day, (title, []))
        days[day] = (known or title, before + rows)
    programme: list[ProgrammeDay] = []
    all_days = event_days(filled.sheet)
    for day, (title, rows) in sorted(days.items()):
        if rows:
            repeating = repeats(filled.sheet, occasions)
            items, problems = day_of_rows(
                *(filled, occasions, list(plan.tracks), day, rows),
                taken=plan.ids,
                number=all_days.index(day) + 1,
                repeating=repeating,
            )
            programme.append(ProgrammeDay(day, title, items))
            plan.problems.extend(problems)
    return tuple(programme), plan.problems


def _parts(plan: Planning) -> Iterator[tuple[Place, date, list[tuple[int, ItemSheet]], Text]]:
    """The programme day by day: where the items stand, the day, the items with their numbers, the day's title."""
    sheet, days = plan.filled.sheet, event_days(plan.filled.sheet)
    loose = [(number, part) for number, part in enumerate(sheet.programme) if isinstance(part, ItemSheet)]
    if not days:
        return
    if loose and (len(days) == 1 or _is_one_evening(plan) or repeats(sheet, plan.occasions)):
        yield ("programme",), days[0], loose, NO_TEXT
    elif loose:
        listed = ", ".join(f"{day.day}.{day.month}." for day in days)
        message = say("the event is on {days}: tell on which day these items are", days=listed)
        cure = say("write - day: {day} and the items below it, under items:", day=f"{days[0].day}.{days[0].month}.")
        plan.problems.append(plan.filled.problem(("programme", loose[0][0]), message, cure))
    for number, part in enumerate(sheet.programme):
        if isinstance(part, DaySheet) and (day := _read_day(plan, number, part, days)):
            yield ("programme", number, "items"), day, list(enumerate(part.items)), part.title


def _is_one_evening(plan: Planning) -> bool:
    """One occasion that goes past midnight and is over within a day."""
    span = plan.occasions[0].span
    ends = span.end or span.start
    return len(plan.occasions) == 1 and not span.whole_days and not span.daily and ends - span.start < timedelta(days=1)


def _read_day(plan: Planning, number: int, part: DaySheet, days: Sequence[date]) -> date | None:
    place: Place = ("programme", number, "day")
    if not part.day:
        plan.wrong(place, say("is missing: which day is this?"))
        return None
    if found := day_of(part, days):
        return found
    try:
        when.read_day(part.day, days)
    except WrongError as wrong:
        plan.wrong(place, wrong.message, wrong.cure)
    return None


def _row(plan: Planning, place: Place, sheet: ItemSheet, day: date) -> Row | None:
    if sheet.id in plan.ids:
        plan.wrong((*place, "id"), say("'{id}' is the id of two items", id=sheet.id))
    plan.ids.update({sheet.id} - {""})
    if sheet.track and sheet.track not in plan.tracks:
        plan.wrong((*place, "track"), *_no_such_track(plan, sheet.track))
    if not sheet.title and sheet.kind not in WITH_DEFAULT_TITLE and (sheet.time or sheet.model_fields_set):
        plan.wrong((*place, "title"), say("is missing: what is it called?"))
    if not sheet.time:
        plan.wrong((*place, "time"), say("is missing: when does this begin?"))
        return None
    try:
        return Row(place, _item(plan, place, sheet, _placed(plan, sheet.time, day)))
    except WrongError as wrong:
        plan.wrong((*place, "time"), wrong.message, wrong.cure)
        return None


def _no_such_track(plan: Planning, name: str) -> tuple[Message, Message]:
    message = say("'{id}' is not among the tracks", id=name)
    if plan.tracks:
        return message, say("the tracks are {known}", known=", ".join(plan.tracks))
    return message, say("write tracks: and below it - id: {id} with its name", id=name)


def _placed(plan: Planning, hours: when.Hours, day: date) -> when.Span:
    """The hours on the day; after midnight of an evening that goes on, on the next."""
    whole = plan.occasions[0].span
    over_midnight = _is_one_evening(plan) and whole.first_day == day < whole.last_day
    if over_midnight and hours.start < whole.start.hour * 60 + whole.start.minute:
        day += timedelta(days=1)
    return when.on_day(hours, day, plan.filled.reading.zone, plan.filled.reading.language)


def _item(plan: Planning, place: Place, sheet: ItemSheet, span: when.Span) -> Item:
    track = plan.tracks.get(sheet.track)
    return Item(
        id=sheet.id,
        span=span,
        title=sheet.title,
        text=sheet.text,
        kind=sheet.kind,
        track=track,
        room=sheet.room or (track.room if track else NO_TEXT),
        speakers=_speakers(plan, (*place, "speakers"), sheet.speakers),
        moderators=_speakers(plan, (*place, "moderator"), sheet.moderator),
        status=Status(sheet.status.is_, sheet.status.reason) if sheet.status else SCHEDULED,
    )


def _speakers(plan: Planning, place: Place, sheets: Sequence[SpeakerSheet]) -> tuple[Speaker, ...]:
    return tuple(_speaker(plan, (*place, number), sheet) for number, sheet in enumerate(sheets))


def _speaker(plan: Planning, place: Place, sheet: SpeakerSheet) -> Speaker:
    person = plan.registers.people.get(sheet.name)
    if not sheet.name:
        plan.wrong((*place, "name"), say("is missing: who is it?"))
    elif not person and is_identity(sheet.name):
        wrong = plan.registers.unknown("people", sheet.name)
        plan.wrong((*place, "name"), wrong.message, wrong.cure)
    organisation = person.organisation if person else None
    if sheet.organisation:
        try:
            organisation = plan.registers.organisation(sheet.organisation, plan.filled.reading.language)
        except WrongError as wrong:
            plan.wrong((*place, "organisation"), wrong.message, wrong.cure)
    name = person.name if person else sheet.name
    return Speaker(name, sheet.role or (person.role if person else NO_TEXT), organisation)
