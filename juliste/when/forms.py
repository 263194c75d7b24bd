"""A time as people type it comes in; out comes a match with named parts, whose values nobody has judged yet.

Parts of a day `a` or `b`: a_weekday, a_iso, a_day, a_month (number or name), a_year, a_two (a year of two digits).
Hours: start, end (and start_season, end_season); `note` is whose clock it is.
"""

import re
import unicodedata
from functools import cache

from juliste.when.names import BEFORE_DATE, FI_TO, SEASONS, SHORT_WEEKDAYS, month_words, weekday_words

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[-\u2010-\u2015\u2212]")
_ISO_DATE = re.compile(r"(?<![0-9])([0-9]{4})–([0-9]{1,2})–([0-9]{1,2})(?![0-9])")
# Between two ends, or with spaces around it; a hyphen of an ISO date is matched with its date, and stays.
_HYPHEN = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])|(?<=[0-9.])( ?)-( ?)(?=[0-9])|(?<=[^\s-])( )-( )(?=[^\s-])"
)
# Letters that Python's IGNORECASE takes for i and s, though their small forms are others.
_LOOKALIKES = str.maketrans({"\u0130": "I", "\u0131": "i", "\u017f": "s"})


def clean(text: str) -> str:
    """The text with plain single spaces, every dash an en dash but those of ISO dates, nothing invisible."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_LOOKALIKES)
    return _ISO_DATE.sub(r"\1-\2-\3", " ".join(_DASHES.sub("–", text).split()))


def dashed(text: str) -> str:
    """A time as typed, with an en dash for each hyphen between its ends; nothing else is changed."""
    return _HYPHEN.sub(lambda found: re.sub("^( ?)-( ?)$", r"\1–\2", found[0]), text)


def dashed_before_title(text: str) -> str:
    """The same of the hours before a title: "9.00-9.30 Avaus"; the title stays as it is."""
    found = BEFORE_TITLE.match(text)
    return dashed(found["hours"]).join((text[: found.start("hours")], text[found.end("hours") :])) if found else text


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_WEEKDAY = _any_of(list(weekday_words()))
_MONTH = _any_of(list(month_words()))
_TO_WEEKDAY = _any_of(list(FI_TO))
_SEASON = _any_of([word for pair in SEASONS.values() for word in pair])

# "to" joins two ends in English and is Thursday in Finnish: Thursday only directly before a date.
_DASH = rf"(?: ?– ?| (?:to|till|until) | (?=(?:{_TO_WEEKDAY}) ))"
_CLOCK = r"(?:(?:klo|kl)\.? ?|(?:kello|klockan|at|from|från) )"
_BEFORE_HOURS = rf"(?:(?<=[0-9])t|,? ?{_CLOCK}|,? )"
_EVERY_DAY = (
    r"(?:kumpanakin päivänä|molempina päivinä|joka päivä|päivittäin|båda dagarna|varje dag|dagligen|"
    r"(?:on )?both days|each day|every day|daily)"
)
_NOTE = r"(?: (?P<note>\(?(?:suomen aikaa|finsk tid)\)?|finnish time(?: \([a-z/]+\))?|\(utc[^()]*\)))?"


def _day(name: str, partial: bool = False) -> str:
    """A day; a partial one may lack its month ("25." of "25.–26.3.2021")."""
    weekday = rf"(?:on (?=(?:{_WEEKDAY})\b))?(?:(?P<{name}_weekday>{_WEEKDAY})\b\.?,? ?)?(?:den |the )?"
    iso = rf"(?P<{name}_iso>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}})"
    year = rf"(?:,? ?(?<=[., ])(?P<{name}_year>[0-9]{{4}})(?![0-9])|(?<=\.)(?P<{name}_two>[0-9]{{2}})(?![0-9.:]))?"
    month = rf"(?:\. ?(?P<{name}_number>[0-9]{{1,2}})\.?|(?:\.|st|nd|rd|th|:[ea])? ?(?P<{name}_month>{_MONTH})\b\.?)"
    rest = rf"(?:{month}{year}|\.?)" if partial else month + year
    return rf"{weekday}(?:{iso}|(?P<{name}_day>[0-9]{{1,2}}){rest})"


def _time(name: str) -> str:
    return rf"(?P<{name}>[0-9]{{1,2}}(?:[.:][0-9]{{2}})?)(?::00)?(?: \(?(?P<{name}_season>{_SEASON})\)?)?"


_HOURS = rf"{_CLOCK}?{_time('start')}(?:{_DASH}{_CLOCK}?{_time('end')})?"
_END = r"\.?"

_NEVER = "(?!)"

# What nearly everybody writes: "to 25.3.2021 klo 9.00–11.00". It matches nothing that `one_day` does not match in the
# same way, but is found five times as fast.
USUAL_DAY = re.compile(
    rf"(?:(?P<a_weekday>{_any_of([*BEFORE_DATE['fi']['label'], *SHORT_WEEKDAYS['fi']])}) )?"
    r"(?P<a_day>[0-9]{1,2})\.(?P<a_number>[0-9]{1,2})\.(?P<a_year>[0-9]{4})"
    r"(?: klo (?P<start>[0-9]{1,2}(?:\.[0-9]{2})?)(?:–(?P<end>[0-9]{1,2}(?:\.[0-9]{2})?))?)?"
    + "".join(f"(?P<{name}>{_NEVER})?" for name in ("a_iso", "a_month", "a_two", "start_season", "end_season", "note"))
)
BEFORE_DEADLINE = _pattern("(?:viimeistään|senast|by) ")

# The others are large: each is made when it is first needed, for a site whose texts did not change needs none.


@cache
def one_day() -> re.Pattern[str]:
    """A day, with or without hours."""
    return _pattern(rf"{_day('a')}(?:{_BEFORE_HOURS}{_HOURS}{_NOTE})?{_END}")


@cache
def two_moments() -> re.Pattern[str]:
    """A day and an hour, and another day and its hour."""
    return _pattern(
        rf"(?:from |från )?{_day('a')}{_BEFORE_HOURS}{_time('start')}{_DASH}"
        rf"{_day('b')}(?:{_BEFORE_HOURS}{_time('end')})?{_NOTE}{_END}"
    )


@cache
def several_days() -> re.Pattern[str]:
    """A period of days, with or without the hours of each."""
    return _pattern(
        rf"(?:from |från )?{_day('a', partial=True)}{_DASH}{_day('b')}"
        rf"(?:(?:,? {_EVERY_DAY})?{_BEFORE_HOURS}{_HOURS}{_NOTE}(?:,? {_EVERY_DAY})?)?{_END}"
    )


@cache
def hours() -> re.Pattern[str]:
    """Hours alone."""
    return _pattern(_HOURS + _END)


@cache
def day() -> re.Pattern[str]:
    """A day alone."""
    return _pattern(_day("a") + _END)


@cache
def day_and_hours() -> re.Pattern[str]:
    """A day with hours."""
    return _pattern(rf"{_day('a')}{_BEFORE_HOURS}{_HOURS}{_END}")


_SEASONED = rf"(?: (?:{_SEASON}))?"
_SURE_HOURS = (
    rf"(?:{_CLOCK}[0-9]{{1,2}}(?:[.:][0-9]{{2}})?|[0-9]{{1,2}}[.:][0-9]{{2}}|[0-9]{{1,2}}(?= ?–)){_SEASONED}"
    rf"(?: ?– ?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?{_SEASONED})?"
)
_LIKE_HOURS = _pattern(_SURE_HOURS)
# A title may begin with a number ("10 kysymystä"): hours before a title have minutes, an end close by, or "klo".
BEFORE_TITLE = _pattern(
    rf"\s*(?P<hours>(?:{_CLOCK}[0-9]{{1,2}}(?:[.:][0-9]{{2}})?|[0-9]{{1,2}}[.:][0-9]{{2}}|[0-9]{{1,2}}(?=[-–—][0-9]))"
    r"(?:\s*[-–—]\s*[0-9]{1,2}[.:][0-9]{2}|[-–—][0-9]{1,2})?)(?:[:,]|\s*[–—-])?\s+(?P<title>\S.*)"
)


def hours_last(text: str) -> str:
    """Put the hour of "16.00 on Friday 18 March 2022" behind the day, as the forms have it; any other text is left."""
    found = _hours_first().fullmatch(text) if _LIKE_HOURS.match(text) else None
    return f"{found['day'].rstrip('.')}, {found['hours']}" if found else text


@cache
def _hours_first() -> re.Pattern[str]:
    return _pattern(rf"(?P<hours>{_SURE_HOURS})(?: on |, ?| )(?P<day>{_day('a')}{_END})")
