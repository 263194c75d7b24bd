"""A time as its author typed it comes in, a checked Span or zone goes out, or a WrongError that says what to write."""

import re
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

from juliste.problems import Message, WrongError, say
from juliste.when.dates import Match, date_of, numbers, with_year, write
from juliste.when.forms import (
    BEFORE_DEADLINE,
    USUAL_DAY,
    clean,
    hours_last,
    one_day,
    several_days,
    two_moments,
)
from juliste.when.hours import hours_of, is_backward, minutes_of, season_of
from juliste.when.names import LANGUAGES, language_of
from juliste.when.refuse import other_clock, why_unreadable
from juliste.when.span import Span, comes_twice, is_skipped, moment, on_day, wall, whole_days
from juliste.when.write import clock, label
from juliste.when.write import zone as zone_words


def read_span(text: str, zone: ZoneInfo) -> Span:
    """The time of an event, in every form that people write and that this site prints, in three languages.

    WrongError: anything else, with what to write instead; a weekday, a day or an hour that is not so; an end before
    its start; a missing year; an hour that the clocks skip, or show twice when it is not said which is meant.
    """
    cleaned = clean(text)
    if found := USUAL_DAY.fullmatch(cleaned):
        return _one_day(found, zone)
    cleaned = hours_last(cleaned)
    for form, build in _FORMS:
        if found := form().fullmatch(cleaned):
            return _by_the_right_clock(build(found, zone), found, zone)
    raise why_unreadable(cleaned, zone) or WrongError(
        say("must be a day and its hours, not '{written}'", written=text),
        say('write it as in "25.3.2021 klo 9.00–11.00"'),
    )


def read_point(text: str, zone: ZoneInfo) -> Span:
    """One day, or one moment of it: a deadline, an opening, a day of publishing. 24.00 is the day's end.

    WrongError: as `read_span`, and for a period.
    """
    cleaned = clean(text)
    lead = BEFORE_DEADLINE.match(cleaned)
    cleaned = hours_last(cleaned[lead.end() :] if lead else cleaned)
    found = USUAL_DAY.fullmatch(cleaned) or one_day().fullmatch(cleaned)
    if found and found["end"] is None:
        return _by_the_right_clock(_point(found, zone), found, zone)
    if found or any(form().fullmatch(cleaned) for form, _ in _FORMS):
        raise WrongError(say("must be one day or one moment, not the period '{written}'", written=text))
    raise why_unreadable(cleaned, zone) or WrongError(
        say("must be a day, with or without an hour, not '{written}'", written=text),
        say('write it as in "25.3.2021" or "25.3.2021 klo 16.00"'),
    )


def read_zone(name: str) -> ZoneInfo:
    """The zone of a name such as "Europe/Helsinki". WrongError: there is none, with the nearest name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not found; not a name; a folder of names
        raise WrongError(say("there is no time zone '{written}'", written=name), _nearest_zone(name)) from None


def _point(found: Match, zone: ZoneInfo) -> Span:
    day = date_of(found, "a")
    if found["start"] is None:
        return whole_days(day, day, zone)
    minutes, season = minutes_of(found, "start"), season_of(found, "start")
    return Span(moment(day, minutes, zone, season, language_of(found.string)), None)


def _one_day(found: Match, zone: ZoneInfo) -> Span:
    day = date_of(found, "a")
    if found["start"] is None:
        return whole_days(day, day, zone)
    return _hours_on(day, found, zone)


def _two_moments(found: Match, zone: ZoneInfo) -> Span:
    last, first = _ends(found)
    if found["end"] is None:
        raise WrongError(
            say("the end {date} has no hour", date=numbers(last)), say("write its hour too, or leave both hours out")
        )
    hours, language = hours_of(found), language_of(found.string)
    start = moment(first, hours.start, zone, hours.start_fold, language)
    end = moment(last, hours.end or 0, zone, hours.end_fold, language)
    if end.timestamp() <= start.timestamp():
        raise _end_first(_point_text(end), _point_text(start))
    return Span(start, end)


def _several_days(found: Match, zone: ZoneInfo) -> Span:
    last, first = _ends(found)
    if found["start"] is None:
        return whole_days(first, last, zone)
    if first == last:
        return _hours_on(first, found, zone)
    hours = hours_of(found)
    if hours.end is None:
        raise WrongError(
            say("'{written}' does not say when each day ends", written=found.string),
            say('write "25.–26.3.2021 klo 9–15" or "25.3.2021 klo 9 – 26.3.2021 klo 15"'),
        )
    if is_backward(hours):
        raise _end_first(clock(hours.end), clock(hours.start))
    span = Span(wall(first, hours.start, zone), wall(last, hours.end, zone), daily=True)
    _check_each_day(span)
    return span


def _ends(found: Match) -> tuple[date, date]:
    """The last and the first day of a period."""
    last = date_of(found, "b")
    first = date_of(found, "a", last)
    if first <= last:
        return last, first
    message = _end_first(numbers(last), numbers(first)).message
    over_new_year = found["a_number"] or found["a_month"]
    if over_new_year and not found["a_year"]:
        raise WrongError(message, write(with_year(found, "a", last.year - 1)))
    raise WrongError(message)


def _hours_on(day: date, found: Match, zone: ZoneInfo) -> Span:
    hours = hours_of(found)
    if hours.end is not None and is_backward(hours):
        raise _backward(hours.start, hours.end, day, found, zone)
    return on_day(hours, day, zone, language_of(found.string))


def _backward(start: int, end: int, day: date, found: Match, zone: ZoneInfo) -> WrongError:
    if start == end:
        message = say("the end is the same as the start, {time}", time=clock(start))
        return WrongError(message, say('without an end: "{value}"', value=found.string[: found.end("start")]))
    over_night = Span(wall(day, start, zone), wall(day, end + 24 * 60, zone))
    value = clean(label(over_night, language_of(found.string)))
    return WrongError(
        _end_first(clock(end), clock(start)).message, say('if it ends on the next day, write "{value}"', value=value)
    )


def _end_first(end: str, start: str) -> WrongError:
    return WrongError(say("the end {end} is not after the start {start}", end=end, start=start))


def _check_each_day(span: Span) -> None:
    for part in span.each:
        for at in (part.start, part.end or part.start):
            if is_skipped(at) or comes_twice(at):
                raise WrongError(
                    say("the clocks change at {time} on {date}", time=clock(at), date=numbers(at.date())),
                    say("write each day as a time of its own, in a list"),
                )


def _by_the_right_clock(span: Span, found: Match, zone: ZoneInfo) -> Span:
    """The span, when what was written about its zone is true: one of the notes that the site prints."""
    if not found["note"]:
        return span
    note = found["note"].lower()
    notes = [clean(zone_words(span, language)).lower() for language in LANGUAGES]
    if not any(note in (true, f"({true})") or true.startswith(f"{note} (") for true in notes):
        raise other_clock(found["note"], zone)
    return span


def _point_text(at: datetime) -> str:
    return f"{numbers(at.date())} klo {clock(at)}"


def _nearest_zone(name: str) -> Message:
    """The cure: a zone whose name, or whose city, is nearly the same."""
    known = {zone.lower(): zone for zone in sorted(available_timezones()) if "/" in zone}
    cities = {zone.rpartition("/")[2]: name for zone, name in known.items()}
    near = get_close_matches(name.lower(), [*known, *cities], n=1, cutoff=0.75)
    return write((cities | known)[near[0]]) if near else say('write it as in "Europe/Helsinki"')


_FORMS: tuple[tuple[Callable[[], re.Pattern[str]], Callable[[Match, ZoneInfo], Span]], ...] = (
    (one_day, _one_day),
    (two_moments, _two_moments),
    (several_days, _several_days),
)
