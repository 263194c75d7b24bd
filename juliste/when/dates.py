"""A match of a typed day comes in, a real and checked date goes out."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from juliste.problems import Message, WrongError, say
from juliste.when import forms
from juliste.when.forms import clean
from juliste.when.names import language_of, month_words, months_in, same_kind_of_weekday, weekday_words

Match = re.Match[str]

# Outside these a year is a slip of the finger, and the arithmetic of zones is guesswork.
_YEARS = range(1950, 2200)
_MONTHS, _WEEKDAYS, _ENGLISH = month_words(), weekday_words(), months_in("en")


def date_of(found: Match, name: str, other: date | None = None) -> date:
    """The day `name` of a match. The first day of a period takes a missing month or year from the last one, `other`.

    WrongError: no year, a year of two digits, no such day, another weekday than written.
    """
    year, month, day = _parts(found, name)
    if year is None and other is None:
        raise WrongError(
            say("the year is missing from '{written}'", written=found.string),
            say("write it after '{date}'", date=_written(found, name)),
        )
    made = _real(found, name, year or (other or date.min).year, month or (other or date.min).month, day)
    check_weekday(found, name, made)
    return made


def read_day(text: str, days: Sequence[date]) -> date:
    """One of the event's days, written with or without its weekday and year: "ti 14.9.", "Tuesday 14 September".

    WrongError: not a day, not one of `days`, another weekday than written.
    """
    found = forms.day().fullmatch(clean(text))
    if found is None:
        raise not_one_of(text, days)
    return day_among(found, days)


def day_among(found: Match, days: Sequence[date]) -> date:
    """The day `a` of a match, as one of `days`. WrongError: see `read_day`."""
    year, month, day = _parts(found, "a")
    for one in days:
        if (one.month, one.day) == (month, day) and year in (None, one.year):
            check_weekday(found, "a", one)
            return one
    raise not_one_of(_written(found, "a"), days)


def not_one_of(text: str, days: Sequence[date]) -> WrongError:
    """It is not one of the event's days."""
    named = ", ".join(numbers(day) for day in sorted(days))
    if len(days) == 1:
        return WrongError(say("must be the event's day, {days}, not '{written}'", days=named, written=text))
    return WrongError(say("must be one of the event's days, {days}, not '{written}'", days=named, written=text))


def check_weekday(found: Match, name: str, day: date) -> None:
    """WrongError when the weekday that was written is not that of the day."""
    written = found[f"{name}_weekday"]
    # "on" is Wednesday in Swedish, but only a preposition in "on 25 March".
    english = written == "on" and (found[f"{name}_month"] or "").lower() in _ENGLISH
    if written is None or english or _WEEKDAYS[written.lower()] == day.weekday():
        return
    right = same_kind_of_weekday(written, day.weekday(), language_of(found.string))
    raise WrongError(its_weekday(day, written), write(replaced(found, f"{name}_weekday", right)))


def write(value: str) -> Message:
    """The cure: the whole value as it should be."""
    return say('write "{value}"', value=value)


def replaced(found: Match, part: str, value: str) -> str:
    """The matched text with another value of one part."""
    return found.string[: found.start(part)] + value + found.string[found.end(part) :]


def with_year(found: Match, name: str, year: int) -> str:
    """The matched text with a year put after the day `name`."""
    end = _end(found, name)
    space = " " if found[f"{name}_month"] else "" if found.string[end - 1] == "." else "."
    return f"{found.string[:end]}{space}{year}{found.string[end:]}"


def numbers(day: date) -> str:
    """The day in numbers, the same in each language: "25.3.2021"."""
    return f"{day.day}.{day.month}.{day.year}"


def _parts(found: Match, name: str) -> tuple[int | None, int | None, int]:
    """Year and month, None where they were not written, and day."""
    if found[f"{name}_iso"]:
        year, month, day = found[f"{name}_iso"].split("-")
        return int(year), int(month), int(day)
    if found[f"{name}_two"]:
        two = found[f"{name}_two"]
        raise WrongError(
            say("the year has four digits, not '{written}'", written=two),
            write(replaced(found, f"{name}_two", f"20{two}")),
        )
    four = found[f"{name}_year"]
    return int(four) if four else None, _month(found, name), int(found[f"{name}_day"])


def _month(found: Match, name: str) -> int | None:
    if found[f"{name}_month"]:
        return _MONTHS[found[f"{name}_month"].lower()]
    return int(found[f"{name}_number"]) if found[f"{name}_number"] else None


def _real(found: Match, name: str, year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise WrongError(say("the year must be between 1950 and 2199, not '{year}'", year=year))
    if month not in range(1, 13):
        raise WrongError(
            say("there is no month {month} in '{written}'", month=month, written=_written(found, name)),
            _turned(found, name, month, day),
        )
    last = monthrange(year, month)[1]
    if day in range(1, last + 1):
        return date(year, month, day)
    message = say("there is no {day}.{month}.{year}", day=day, month=month, year=year)
    raise WrongError(message, say("the last day of that month is {date}", date=numbers(date(year, month, last))))


def _turned(found: Match, name: str, month: int, day: int) -> Message | None:
    """The cure for "3.25.2021", where the month came first."""
    if not found[f"{name}_number"] or day not in range(1, 13) or month not in range(13, 32):
        return None
    before, after = found.string[: found.start(f"{name}_day")], found.string[found.end(f"{name}_number") :]
    return write(f"{before}{month}.{day}{after}")


def _written(found: Match, name: str) -> str:
    start = found.start(f"{name}_iso") if found[f"{name}_iso"] else found.start(f"{name}_day")
    return found.string[start : _end(found, name)]


def _end(found: Match, name: str) -> int:
    end = max(found.end(f"{name}_{part}") for part in ("iso", "day", "number", "month", "year"))
    return end + 1 if found[f"{name}_number"] and found.string[end : end + 1] == "." else end


def its_weekday(day: date, written: str) -> Message:
    """That the day is another weekday than the one written. Each is a whole sentence, to be translated as it stands."""
    at = numbers(day)
    return (
        say("{date} is a Monday, not '{written}'", date=at, written=written),
        say("{date} is a Tuesday, not '{written}'", date=at, written=written),
        say("{date} is a Wednesday, not '{written}'", date=at, written=written),
        say("{date} is a Thursday, not '{written}'", date=at, written=written),
        say("{date} is a Friday, not '{written}'", date=at, written=written),
        say("{date} is a Saturday, not '{written}'", date=at, written=written),
        say("{date} is a Sunday, not '{written}'", date=at, written=written),
    )[day.weekday()]
