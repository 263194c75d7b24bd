"""A sentence of prose in, the days and hours that it names out, each as it was written.

Prose is read more carefully than a time that somebody types into a field: "3.2" may be a version, "2 may" a verb, and
"to 25 March" no Thursday. What is not surely a day or an hour is left alone.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from juliste.problems import Message
from juliste.when.dates import its_weekday
from juliste.when.names import BEFORE_DATE, Language, months_in, same_kind_of_weekday, weekdays_in

_FINNISH_STEMS = tuple(name.removesuffix("sta") for name in BEFORE_DATE["fi"]["from"])
"""What the cases that times are never typed in are made of: "torstain 25.3. seminaari", "siirretty torstaille"."""

_FINNISH_ENDINGS = ("n", "lle", "lta", "ksi")


class SaidDay(Struct, frozen=True):
    """A day in a sentence. year, weekday: None where they are not said. start, end: where it stands in the sentence.

    word: the weekday as written. written: all of it.
    """

    written: str
    day: int
    month: int
    year: int | None
    weekday: int | None
    word: str
    start: int
    end: int

    def near(self, other: date) -> date | None:
        """The day that is meant beside `other`: of the year that was said, else the nearest one. None: no such day."""
        years = (self.year,) if self.year else (other.year - 1, other.year, other.year + 1)
        found = [made for year in years if (made := _real(year, self.month, self.day))]
        return min(found, key=lambda made: abs(made - other), default=None)

    def wrong_weekday(self, day: date) -> Message | None:
        """What is wrong with the weekday, when it is not that of the day."""
        return its_weekday(day, self.word) if self.weekday not in (None, day.weekday()) else None

    def right_word(self, day: date, language: Language) -> str:
        """The weekday as it should have been written."""
        for ending in _FINNISH_ENDINGS if language == "fi" else ():
            if self.word.lower() in [stem + ending for stem in _FINNISH_STEMS]:
                right = _FINNISH_STEMS[day.weekday()] + ending
                return right.capitalize() if self.word[0].isupper() else right
        return same_kind_of_weekday(self.word, day.weekday(), language)

    @property
    def on(self) -> str:
        """The Finnish day as it stands after "viimeistään": "keskiviikkoon 18.3." gives "keskiviikkona 18.3."."""
        if self.weekday is None or len(self.word) == len("ke"):
            return self.written
        return self.written.replace(self.word, BEFORE_DATE["fi"]["on"][self.weekday])


class SaidHours(Struct, frozen=True):
    """Hours in a sentence, in minutes since midnight; last: None where only one was said."""

    written: str
    first: int
    last: int | None
    start: int
    end: int


def said_days(sentence: str, language: Language) -> list[SaidDay]:
    """The days in a sentence of that language, in their order."""
    found = [_said(match, language) for match in _days(language).finditer(sentence)]
    return [each for each in found if each]


def said_hours(sentence: str, language: Language) -> list[SaidHours]:
    """The hours in a sentence of that language, in their order."""
    return list(_all_hours(sentence, language))


def _said(found: re.Match[str], language: Language) -> SaidDay | None:
    name, number = found["name"] or found["first"], found["number"]
    month = months_in(language)[name.lower()] if name else int(number)
    word = found["weekday"] or found["after"] or ""
    year = int(found["year"] or found["second_year"] or 0) or None
    day = int(found["day"] or found["second_day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if number and not (year or word or _is_surely_a_day(found, language)):
        return None
    if found["weekday"] and _pair(language).search(_before(found)):
        word = ""
    weekday = _weekdays(language)[word.lower()] if word else None
    written = found[0].strip() if number else found[0].strip().rstrip(".")
    return SaidDay(written, day, month, year, weekday, word, *found.span())


def _before(found: re.Match[str]) -> str:
    """The last words before it."""
    return found.string[max(0, found.start() - 30) : found.start()]


def _is_surely_a_day(found: re.Match[str], language: Language) -> bool:
    """Whether "9.10." is a day: it may be the hour that ends a sentence. Without the last stop a clock must follow."""
    before = _before(found)
    if found["number"].startswith("0") or _AFTER_CLOCK.search(before):
        return False
    if not found["dot"]:
        return bool(_BEFORE_CLOCK.match(found.string, found.end()))
    return language != "en" or bool(_BEFORE_ENGLISH_DAY.search(before))


def _all_hours(sentence: str, language: Language) -> Iterator[SaidHours]:
    for found in _hours(language).finditer(sentence):
        first = _minutes(found["first"], found["first_half"] or found["last_half"])
        last = _minutes(found["last"], found["last_half"]) if found["last"] else None
        if first and last and first > last and found["last_half"] and not found["first_half"]:  # "9–3 pm"
            first = _minutes(found["first"], "am")
        is_sure = found["clock"] or found["first_half"] or found["last_half"] or _has_minutes(found)
        if is_sure and first is not None and (last is not None or not found["last"]):
            yield SaidHours(found[0].strip(), first, last, *found.span())


def _has_minutes(found: re.Match[str]) -> bool:
    """Whether "9.00–11.00" can be nothing but hours: both ends have minutes."""
    return bool(found["last"]) and all(re.search("[.:]", found[part]) for part in ("first", "last"))


def _minutes(written: str, half: str | None) -> int | None:
    """Minutes since midnight; None when no clock shows it."""
    hour, _, minute = written.replace(":", ".").partition(".")
    hours = int(hour)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    minutes = hours * 60 + int(minute or 0)
    return minutes if minutes <= 24 * 60 and int(minute or 0) < 60 else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _any_of(words: dict[str, int], language: Language) -> str:
    """English names of days and months have a capital, which tells "2 May" from "2 may come"."""
    forms = {word.capitalize() for word in words} if language == "en" else set(words)
    return "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))


_AFTER_CLOCK = re.compile(r"\b(?:klo|kl\.?|kello|klockan|at)\s?$|[-–]\s?$", re.IGNORECASE)
_BEFORE_CLOCK = re.compile(r"\s(?:klo|kello|kl|klockan|mennessä)\b", re.IGNORECASE)
_BEFORE_ENGLISH_DAY = re.compile(r"\b(?:on|by|until|before|from|to|since)\s$", re.IGNORECASE)


@cache
def _weekdays(language: Language) -> dict[str, int]:
    """The words that prose has for weekdays."""
    more = {f"{stem}{ending}": day for day, stem in enumerate(_FINNISH_STEMS) for ending in _FINNISH_ENDINGS}
    return weekdays_in(language) | (more if language == "fi" else {})


@cache
def _pair(language: Language) -> re.Pattern[str]:
    """What makes a weekday the second of two: "torstaina ja perjantaina 25.3. ja 26.3."."""
    words = _any_of(_weekdays(language), language)
    return re.compile(rf"\b(?:{words})\.?\s(?:ja|tai|sekä|och|eller|and|or|&)\s$", re.IGNORECASE)


@cache
def _days(language: Language) -> re.Pattern[str]:
    words = _any_of(_weekdays(language), language)
    weekday = rf"(?:(?P<weekday>{words})\b\.?,?\s+)?(?:den\s+|the\s+)?"
    after = rf"(?:\s\((?P<after>{words})\.?\))?"
    name = _any_of(months_in(language), language)
    year = r"(?:,?\s*(?P<year>(?:19|20|21)\d\d)\b)?"
    numbers = r"\.\s?(?P<number>\d{1,2})(?!\d|\.\d\d?\b(?!\.)|:)(?P<dot>\.)?"
    names = rf"(?:\.|(?:st|nd|rd|th)(?:\s+of)?|:[ea])?\s+(?P<name>{name})\b\.?"
    american = (
        rf"(?P<first>{name})\s+(?P<second_day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<second_year>(?:19|20|21)\d\d)\b)?"
        if language == "en"
        else "(?P<first>(?!))(?P<second_day>)(?P<second_year>)"
    )
    flags = re.NOFLAG if language == "en" else re.IGNORECASE
    day = rf"(?:(?P<day>\d{{1,2}})(?:{numbers}|{names}){year}|{american})"
    return re.compile(rf"(?<![\w.–/-]){weekday}{day}{after}", flags)


_CLOCKS: dict[Language, str] = {
    "fi": r"(?:klo|kello|klo:)",
    "sv": r"(?:kl\.?|klockan)",
    "en": r"(?:at|from|until|by)(?=\s+\d{1,2}[.:]\d\d)|at(?=\s+\d{1,2}(?:[,;)!?]|\.?$|\sand\s|\s?noon\b|\so'clock\b))",
}


@cache
def _hours(language: Language) -> re.Pattern[str]:
    half = r"(?:\s?(?P<{}>[ap]\.?m\b\.?))?" if language == "en" else "(?P<{}>(?!))?"
    time = r"\d{1,2}(?:[.:]\d\d)?"
    return re.compile(
        rf"(?<![\w.,:–/-])(?:(?P<clock>{_CLOCKS[language]})\s*)?(?P<first>{time}){half.format('first_half')}"
        rf"(?:\s?(?:[-–—]|to)\s?(?:klo\s|kl\.?\s)?(?P<last>{time})(?![\w]|\.\d){half.format('last_half')})?(?![\w]|[.:]\d)",
        re.IGNORECASE,
    )
