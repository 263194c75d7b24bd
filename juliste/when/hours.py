"""Typed hours come in, minutes since midnight go out: programme times, and the hours in a match."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from juliste.problems import Message, WrongError, say
from juliste.when.dates import Match, day_among, write
from juliste.when.forms import BEFORE_TITLE, clean, day_and_hours
from juliste.when.forms import hours as hours_alone
from juliste.when.names import SEASONS
from juliste.when.span import MIDNIGHT, Hours
from juliste.when.write import clock


@lru_cache(maxsize=1024)  # programmes begin at the same hours, and each item ends when the next one begins
def read_hours(text: str) -> Hours:
    """Hours of a programme: "9.00", "9", "klo 9.30–10.00", "09:30-10:00", "20–24.00".

    WrongError: not hours, or an end that is not after the start.
    """
    found = hours_alone().fullmatch(clean(text))
    if found is None:
        raise WrongError(
            say("must be an hour, not '{written}'", written=text), say('write it as in "9.30" or "9.30–10.00"')
        )
    return _in_order(hours_of(found))


def split_hours(text: str) -> tuple[str, str]:
    """The hours and the title of "9.00–9.30 Title words". WrongError: it does not begin with hours."""
    # The title keeps its characters: here each space stands for one space.
    found = BEFORE_TITLE.fullmatch(re.sub(r"\s", " ", text))
    if found is None:
        raise WrongError(say("must begin with an hour, not '{written}'", written=text), _with_minutes(clean(text)))
    return clean(found["hours"]), text[found.start("title") :].strip()


def read_day_hours(text: str, days: Sequence[date]) -> tuple[date | None, Hours]:
    """The address of a programme item: "9.30", or with its day "26.3. 9.30".

    WrongError: as `read_day` and `read_hours`.
    """
    found = day_and_hours().fullmatch(clean(text))
    if found is None:
        return None, read_hours(text)
    return day_among(found, days), _in_order(hours_of(found))


def hours_of(found: Match) -> Hours:
    """The hours of a match, in any order. WrongError: an hour that no clock shows, or 24.00 as the start."""
    start = minutes_of(found, "start")
    if start == MIDNIGHT:
        raise WrongError(
            say("'{written}' can only be an end", written=found["start"]),
            say('write "0.00" and the day that begins then'),
        )
    if found["end"] is None:
        return Hours(start, None, season_of(found, "start"))
    end = minutes_of(found, "end")
    if end == 0 and len(found["end"]) > 2:  # "0.00", but not "0": an end there is the midnight
        end = MIDNIGHT
    return Hours(start, end, season_of(found, "start"), season_of(found, "end"))


def minutes_of(found: Match, part: str) -> int:
    """The minutes since midnight of one hour of a match, 0–1440. WrongError: no clock shows it."""
    hour, _, minute = found[part].replace(":", ".").partition(".")
    minutes = int(hour) * 60 + int(minute or 0)
    if minutes > MIDNIGHT or int(minute or 0) > 59:
        raise WrongError(
            say("there is no hour '{written}'", written=found[part]), say("hours go from 0.00 to 24.00, minutes to 59")
        )
    return minutes


def season_of(found: Match, part: str) -> int | None:
    """0 when the hour is marked as summer time, 1 as winter time."""
    season = found[f"{part}_season"]
    if not season:
        return None
    season = season.lower()
    return next((pair.index(season) for pair in SEASONS.values() if season in pair), None)


def is_backward(hours: Hours) -> bool:
    """Whether the end is not after the start. In the autumn night 3.30 in summer time is before 3.15 in winter time."""
    return hours.end is not None and hours.end <= hours.start and (hours.start_fold, hours.end_fold) != (0, 1)


def _with_minutes(text: str) -> Message:
    """The cure for "9 Opening", where the number may also belong to the title."""
    hour, _, title = text.partition(" ")
    if title and re.fullmatch("1?[0-9]|2[0-3]", hour):
        return say('if it begins at {hour}, write "{value}"', hour=hour, value=f"{hour}.00 {title}")
    return say('write it as in "9.30 {title}"', title=text)


def _in_order(hours: Hours) -> Hours:
    if is_backward(hours):
        raise WrongError(
            say("the end {end} is not after the start {start}", end=clock(hours.end or 0), start=clock(hours.start)),
            write(clock(hours.start)),
        )
    return hours
