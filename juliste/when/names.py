"""A weekday or month as a number comes in, its word in Finnish, Swedish or English goes out, and back again.

The tables are our own: Babel 2.18 prints the Finnish Sunday in the wrong case (CLDR-18367) and mixes Sweden's forms in.
"""

import re
from typing import Literal

Language = Literal["fi", "sv", "en"]
Case = Literal["label", "on", "from", "to"]
Seven = tuple[str, ...]

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")

_FI = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai")
_FI_FROM = ("maanantaista", "tiistaista", "keskiviikosta", "torstaista", "perjantaista", "lauantaista", "sunnuntaista")
FI_TO = ("maanantaihin", "tiistaihin", "keskiviikkoon", "torstaihin", "perjantaihin", "lauantaihin", "sunnuntaihin")
_SV = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The word before a date, Monday first: in a label ("torstai"), in a sentence ("torstaina"), at the ends of a period.
BEFORE_DATE: dict[Language, dict[Case, Seven]] = {
    "fi": {"label": _FI, "on": tuple(f"{name}na" for name in _FI), "from": _FI_FROM, "to": FI_TO},
    "sv": {
        "label": _SV,
        "on": tuple(f"{name}en den" for name in _SV),
        "from": tuple(f"från {name}en den" for name in _SV),
        "to": tuple(f"till {name}en den" for name in _SV),
    },
    "en": {
        "label": _EN,
        "on": tuple(f"on {name}" for name in _EN),
        "from": tuple(f"from {name}" for name in _EN),
        "to": tuple(f"to {name}" for name in _EN),
    },
}
SHORT_WEEKDAYS: dict[Language, Seven] = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("må", "ti", "on", "to", "fr", "lö", "sö"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS: dict[Language, Seven] = {
    "fi": tuple(
        f"{stem}kuu"
        for stem in "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split()  # noqa: SIM905
    ),
    "sv": (
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
# An hour of the autumn night that comes twice: the first time, the second time.
SEASONS: dict[Language, tuple[str, str]] = {
    "fi": ("kesäaikaa", "talviaikaa"),
    "sv": ("sommartid", "vintertid"),
    "en": ("summer time", "winter time"),
}

# Every set of weekday words that an author may use.
_WEEKDAY_FORMS: dict[Language, tuple[Seven, ...]] = {
    "fi": (_FI, BEFORE_DATE["fi"]["on"], _FI_FROM, FI_TO, SHORT_WEEKDAYS["fi"]),
    "sv": (
        _SV,
        tuple(f"{name}en" for name in _SV),
        SHORT_WEEKDAYS["sv"],
        ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    ),
    "en": (_EN, SHORT_WEEKDAYS["en"], ("Mon", "Tues", "Weds", "Thurs", "Fri", "Sat", "Sun"), ("", "", "", "Thur")),
}
_OTHER_WORDS: dict[Language, set[str]] = {
    "fi": {"klo", "kello", "viimeistään"},
    "sv": {"kl", "klockan", "den", "senast"},
    "en": {"at", "from", "by"},
}


def weekday_words() -> dict[str, int]:
    """Every weekday word in small letters, and its day: Monday is 0."""
    return {word: number for language in LANGUAGES for word, number in weekdays_in(language).items()}


def weekdays_in(language: Language) -> dict[str, int]:
    """The weekday words of one language in small letters, and their days: Monday is 0."""
    return {word.lower(): number for form in _WEEKDAY_FORMS[language] for number, word in enumerate(form) if word}


def month_words() -> dict[str, int]:
    """Every month word in small letters, and its number from 1."""
    return {word: number for language in LANGUAGES for word, number in months_in(language).items()}


def months_in(language: Language) -> dict[str, int]:
    """The month words of one language in small letters, and their numbers from 1."""
    words: dict[str, int] = {}
    for number, name in enumerate(MONTHS[language], 1):
        short = {name[:3], "sept"} if number == 9 else {name[:3]}
        for word in (name, *((f"{name}ta", f"{name}n") if language == "fi" else short)):
            words[word.lower()] = number
    return words


def same_kind_of_weekday(written: str, number: int, language: Language) -> str:
    """The word for weekday `number` in the form that `written` has: ("ke", 3, "fi") gives "to"."""
    for one in (language, *LANGUAGES):
        for form in _WEEKDAY_FORMS[one]:
            if written.lower() in [word.lower() for word in form] and len(form) == len(_FI):
                return form[number].capitalize() if written[0].isupper() else form[number].lower()
    return BEFORE_DATE[language]["label"][number]


def language_of(text: str) -> Language:
    """The language that most words of a written time belong to; Finnish when it has only numbers."""
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return max(LANGUAGES, key=lambda language: len(words & _WORDS[language]))


def _words_of(language: Language) -> set[str]:
    weekdays = {word.lower() for form in _WEEKDAY_FORMS[language] for word in form}
    return weekdays | set(months_in(language)) | _OTHER_WORDS[language]


_WORDS = {language: _words_of(language) for language in LANGUAGES}
