"""Spans, days and hours come in, the words that a page prints in one language go out.

The rules and their sources: Kielikello and Kielitoimiston ohjepankki for Finnish, Webbriktlinjer R66 and Svenska Yle
for Swedish in Finland, the Government's releases and the European Commission's web guide for English.
Dashes are U+2013; U+00A0 joins "klo" to its hour and a day to the name of its month.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from juliste.when.names import BEFORE_DATE, MONTHS, SEASONS, SHORT_WEEKDAYS, Case, Language
from juliste.when.span import MIDNIGHT, Exact, Span, comes_twice

FINNISH_ZONES = ("Europe/Helsinki", "Europe/Mariehamn")

_LABEL_AT: dict[Language, str] = {"fi": " klo\u00a0", "sv": " kl.\u00a0", "en": ", "}
_SENTENCE_AT: dict[Language, str] = {"fi": " klo\u00a0", "sv": " kl.\u00a0", "en": " at "}
_BOTH_DAYS: dict[Language, str] = {"fi": "kumpanakin päivänä", "sv": "båda dagarna", "en": "on both days"}
_EACH_DAY: dict[Language, str] = {"fi": "joka päivä", "sv": "varje dag", "en": "each day"}


def label(span: Span, language: Language, zone_note: bool = False) -> str:
    """The value of a label: "torstai 25.3.2021 klo 9.00–11.00". zone_note adds whose clock the hours are told by."""
    return _label(span.exact, language, zone_note)


def typed(span: Span, language: Language) -> str:
    """The same as an author would type it into a file: with plain spaces."""
    return label(span, language).replace("\u00a0", " ")


@lru_cache(maxsize=2048)  # a page says the time of its event seven times; then calendars and lists say it again
def _label(exact: Exact, language: Language, zone_note: bool) -> str:
    span = Span(*exact[:4])
    if span.whole_days:
        return days(span.first_day, span.last_day, language, weekday=True)
    note = f" {zone(span, language)}" if zone_note else ""
    if span.daily:
        return _daily(days(span.first_day, span.last_day, language, weekday=True), span, language, note, ", ")
    at = _LABEL_AT[language]
    if span.end is None or span.first_day == span.last_day:
        return f"{day(span.first_day, language)}{at}{_hours(span, language)}{note}"
    start = f"{day(span.first_day, language)}{at}{_time(span.start, language)}"
    end = f"{day(span.last_day, language)}{at}{_end_time(span.end, language)}"
    return f"{start} – {end}{note}"


def sentence(span: Span, language: Language, zone_note: bool = False) -> str:
    """The same inside a sentence: "torstaina 25.3.2021 klo 9.00–11.00", "on Thursday 25 March 2021 at 9.00–11.00"."""
    note = f" {zone(span, language)}" if zone_note and not span.whole_days else ""
    if span.end is None or span.first_day == span.last_day:
        on = _named(span.first_day, language, "on")
        return on if span.whole_days else f"{on}{_SENTENCE_AT[language]}{_hours(span, language)}{note}"
    if span.whole_days or span.daily:
        year = span.first_day.year != span.last_day.year
        period = f"{_named(span.first_day, language, 'from', year)} {_named(span.last_day, language, 'to')}"
        return period if span.whole_days else _daily(period, span, language, note, " at ")
    at = _SENTENCE_AT[language]
    start = f"{_named(span.first_day, language, 'from')}{at}{_time(span.start, language)}"
    end = f"{_named(span.last_day, language, 'to')}{at}{_end_time(span.end, language)}"
    return f"{start} {end}{note}"


def deadline(span: Span, language: Language) -> str:
    """The last day or moment: "viimeistään perjantaina 18.3.2022 klo 16.00". Midnight is 24.00 of the day before."""
    last, hour = (span.last_day, "") if span.whole_days else (span.first_day, _time(span.start, language))
    if hour and _minutes(span.start) == 0:
        last, hour = last - timedelta(days=1), _clock(MIDNIGHT)
    if language == "en":
        return f"by {hour} {_named(last, 'en', 'on')}" if hour else f"by {_named(last, 'en', 'label')}"
    word = "viimeistään" if language == "fi" else "senast"
    return f"{word} {_named(last, language, 'on')}" + (f"{_SENTENCE_AT[language]}{hour}" if hour else "")


def days(first: date, last: date, language: Language, weekday: bool = False) -> str:
    """A period of whole days, both included: "25.–26.3.2021"; with weekdays "torstai 25.3. – perjantai 26.3.2021"."""
    if first == last:
        return day(first, language, weekday)
    same_year = first.year == last.year
    if not weekday and same_year and first.month == last.month:
        point = "." if language == "fi" else ""
        return f"{first.day}{point}–{day(last, language, weekday=False)}"
    spaced = language == "en" or (language == "fi" and weekday)
    dash = " – " if spaced else "–"
    return f"{day(first, language, weekday, year=not same_year)}{dash}{day(last, language, weekday)}"


def day(on: date, language: Language, weekday: bool = True, year: bool = True) -> str:
    """One day: "torstai 25.3.2021", "torsdag 25 mars 2021", "Thursday 25 March 2021"."""
    return _named(on, language, "label", year) if weekday else _date(on, language, year)


def month(year: int, number: int, language: Language) -> str:
    """A month (from 1) as a heading: "maaliskuu 2021"."""
    return f"{MONTHS[language][number - 1]} {year}"


def short(on: date, language: Language) -> str:
    """A day in a table: "to 25.3.2021", "Thu 25 Mar 2021"."""
    weekday = SHORT_WEEKDAYS[language][on.weekday()]
    if language == "en":
        return f"{weekday} {on.day} {MONTHS['en'][on.month - 1][:3]} {on.year}"
    return f"{weekday} {_numbers(on)}"


def updated(on: date, language: Language) -> str:
    """The day after "Päivitetty", "Uppdaterad", "Updated on": "3.3.2021", in English "3 March 2021"."""
    return _date(on, "en") if language == "en" else _numbers(on)


def clock(start: int | datetime, end: int | datetime | None = None) -> str:
    """Hours alone, the same in each language: "9.00", "9.00–9.30".

    Minutes since midnight (0–1440), or moments; an end at midnight is 24.00.
    """
    first = _clock(start) if isinstance(start, int) else f"{start.hour}.{start.minute:02}"
    if end is None:
        return first
    return f"{first}–{_clock((end if isinstance(end, int) else _minutes(end)) or MIDNIGHT)}"


def machine(span: Span) -> tuple[str, str]:
    """Start and end for `<time datetime>`: ISO 8601 with offset; the first and the last day where only days were given.

    The end is "" when none was given, and for one whole day.
    """
    start, end = map(to_the_minute, precise(span))
    return start, "" if span.whole_days and start == end else end


def to_the_minute(precise: str) -> str:
    """A moment or a day of `precise` without its seconds, which are always 00."""
    return precise[:16] + precise[19:]


def precise(span: Span) -> tuple[str, str]:
    """The same with seconds, for data (RFC 3339); the end is "" only when none was given."""
    if span.whole_days:
        return span.first_day.isoformat(), span.last_day.isoformat()
    return span.start.isoformat(), span.end.isoformat() if span.end else ""


def zone(span: Span, language: Language) -> str:
    """Whose clock it is: "Suomen aikaa", "Finnish time (EET)"; elsewhere the offset: "(UTC+1)"; both if it changes."""
    ends = (span.start, span.end or span.start)
    if isinstance(span.start.tzinfo, ZoneInfo) and span.start.tzinfo.key in FINNISH_ZONES:
        names = "/".join(dict.fromkeys(str(end.tzname()) for end in ends))
        return {"fi": "Suomen aikaa", "sv": "finsk tid", "en": f"Finnish time ({names})"}[language]
    return f"({'/'.join(dict.fromkeys(_offset(end) for end in ends))})"


def _offset(at: datetime) -> str:
    minutes = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def _daily(period: str, span: Span, language: Language, note: str, at: str) -> str:
    every = _BOTH_DAYS[language] if len(span.days) == 2 else _EACH_DAY[language]
    if language == "en":
        return f"{period}{at}{_hours(span, language)}{note} {every}"
    return f"{period}, {every}{_LABEL_AT[language]}{_hours(span, language)}{note}"


def _hours(span: Span, language: Language) -> str:
    start = _time(span.start, language)
    if span.end is None:
        return start
    end = _end_time(span.end, language)
    return f"{start} – {end}" if " " in start + end else f"{start}–{end}"


def _time(at: datetime, language: Language) -> str:
    return clock(at) + (f" {SEASONS[language][at.fold]}" if comes_twice(at) else "")


def _end_time(at: datetime, language: Language) -> str:
    return _time(at, language) if _minutes(at) else _clock(MIDNIGHT)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}.{minutes % 60:02}"


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _named(on: date, language: Language, case: Case, year: bool = True) -> str:
    return f"{BEFORE_DATE[language][case][on.weekday()]} {_date(on, language, year)}"


def _date(on: date, language: Language, year: bool = True) -> str:
    if language == "fi":
        return _numbers(on) if year else f"{on.day}.{on.month}."
    return f"{on.day}\u00a0{MONTHS[language][on.month - 1]}" + (f" {on.year}" if year else "")


def _numbers(on: date) -> str:
    return f"{on.day}.{on.month}.{on.year}"
