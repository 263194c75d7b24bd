"""One value of a front matter, as typed → its meaning, or a WrongError that tells what it must be."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import cast, get_args
from unicodedata import normalize
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale
from msgspec import Struct
from pydantic import ValidationInfo

from juliste import when
from juliste.load.misnomers import STATES
from juliste.model import LANGUAGES, NO_TEXT, Language, Text
from juliste.problems import Message, WrongError, say

SIGN_LANGUAGES = ("fse", "fss")
SPEECH_TO_TEXT = "speech-to-text"
_SIGNED = {
    "fse": "fse",
    "viittomakieli": "fse",
    "suomalainen viittomakieli": "fse",
    "finskt teckenspråk": "fse",
    "finnish sign language": "fse",
    "fss": "fss",
    "suomenruotsalainen viittomakieli": "fss",
    "finlandssvenskt teckenspråk": "fss",
    "finland-swedish sign language": "fss",
}
"""Sign languages of Finland by their names: Babel has no codes for them."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_HOST = re.compile(r"[^\s./@:]+(\.[^\s./@:]+)+\Z|localhost\Z")
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
_PATTERN = re.compile(r"(etunimi|sukunimi|fornamn|förnamn|efternamn|first\.?name|last\.?name)", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(\d{1,3}(?:[ \u00a0]?\d{3})*|\d+)(?:[.,](\d{1,2}))?\s*(?:€|e|eur|euroa|euro|euros)?\Z", re.IGNORECASE
)
_MARK = re.compile(r"[a-z_]+\.[0-9a-f]{4}")
_SAME_MARKS = re.compile(r"[a-z_]+\.[0-9a-f]{4}=[0-9a-f]{4}")
_FILES = (".html", ".htm", ".pdf", ".php", ".png", ".jpg", ".docx", ".md")
_NO_TEXTS = {language: Text(original=language) for language in LANGUAGES}
YES = ("yes", "kyllä", "ja", "true", "on")
NO = ("no", "ei", "nej", "false", "off")
UNKNOWN = ("unknown", "ei tiedossa", "okänt")
FREE = ("free", "maksuton", "avgiftsfritt", "gratis", "ilmainen")


class Reading(Struct, frozen=True):
    """In what the values stand: the language of the file, the zone of its times."""

    language: Language
    zone: ZoneInfo


def reading(info: ValidationInfo) -> Reading:
    """The Reading that the sheet was given."""
    return cast(Reading, info.context)


def kind_of(value: object) -> Message:
    """What the author has written, in the author's words."""
    if isinstance(value, dict):
        return say("keys with values")
    return say("a list") if isinstance(value, list) else say("a text")


def text(value: object) -> str:
    """A text of one or many lines."""
    if not isinstance(value, str):
        raise WrongError(say("must be a text, not {kind}", kind=kind_of(value)))
    return value.strip()


def line(value: object) -> str:
    """A text of one line."""
    return " ".join(text(value).split())


def words(value: object, info: ValidationInfo) -> Text:
    """Text in the file's language, or a map of languages; line breaks stay."""
    return _in_languages(value, reading(info), text)


def words_in_line(value: object, info: ValidationInfo) -> Text:
    """Words of one line: a title, a name."""
    return _in_languages(value, reading(info), line)


def addresses(value: object, info: ValidationInfo) -> Text:
    """A web address, for all languages or one each."""
    return _in_languages(value, reading(info), address)


def _in_languages(value: object, file: Reading, read: Callable[[object], str]) -> Text:
    if not isinstance(value, dict):
        found = read(value)
        return text_in(file.language, found) if found else NO_TEXT
    for key in value:
        if key not in LANGUAGES:
            raise WrongError(say("must be a text or have the keys fi, sv and en, not '{key}'", key=key))
    words = {code: read(value[code]) for code in LANGUAGES if code in value}
    order: tuple[Language, ...] = (file.language, *LANGUAGES)
    first = next((code for code in order if words.get(code)), file.language)
    return Text(words.get("fi", ""), words.get("sv", ""), words.get("en", ""), first)


def text_in(language: Language, words: str) -> Text:
    """The words of one language."""
    return _NO_TEXTS[language].with_words(language, words)


def address(value: object) -> str:
    """An address that a browser can open: http or https."""
    found = line(value)
    if not found:
        return found
    if found.startswith(("https://", "http://")):
        if " " in found or not _HOST.match(_host(found)):
            raise WrongError(say("'{found}' is not an address that a browser can open", found=found))
        return found
    wrong = WrongError(say("must be an address that begins with https://, not '{found}'", found=found))
    if _EMAIL.match(found.removeprefix("mailto:")):
        raise WrongError(
            say("must be an address that begins with https://, not the e-mail address '{found}'", found=found)
        )
    domain = found.partition("/")[0]
    is_file = domain == found and domain.endswith(_FILES)
    if " " not in found and ":" not in found and _HOST.match(domain) and not is_file:
        raise WrongError(wrong.message, say("write https://{found}", found=found))
    raise wrong


def _host(found: str) -> str:
    try:
        return urlsplit(found).hostname or ""
    except ValueError:
        return ""


def email(value: object) -> str:
    """One e-mail address."""
    found = line(value).removeprefix("mailto:")
    if not found or (_EMAIL.match(found) and not _PATTERN.search(found)):
        return found
    if _PATTERN.search(found):
        raise WrongError(
            say("'{found}' is a pattern, not an address that one can write to", found=found),
            say("write the real address, or leave the line out to show the organisation's"),
        )
    mended = re.sub(r"\s*[\[(]\s*(?:at|ät|a|@)\s*[\])]\s*|\s+(?:at|ät)\s+", "@", found, flags=re.IGNORECASE)
    cure = say("write {mended}", mended=mended) if _EMAIL.match(mended) else None
    raise WrongError(say("must be an e-mail address, not '{found}'", found=found), cure)


def phone(value: object) -> str:
    """A telephone number in the author's grouping, with single spaces."""
    found = re.sub(r"[\s\u00a0‑-]+", " ", line(value))
    digits = re.sub(r"\D", "", found)
    if re.fullmatch(r"\+?[\d ]+", found) and (
        found[0] in "0+" and 6 <= len(digits) <= 15 or len(digits) in range(3, 7)
    ):
        return found
    if re.fullmatch(r"[\d ]{8,}", found):
        mended = "+" + found if digits.startswith("358") else "0" + found
        if found.startswith("35 8"):
            mended = "+358 " + found[4:]
        raise WrongError(
            say("'{found}' has lost its beginning: a number begins with 0 or +", found=found),
            say("write {mended}", mended=mended),
        )
    raise WrongError(
        say("must be a telephone number such as 0295 16001 or +358 295 16001, not '{found}'", found=line(value))
    )


def flag(value: object) -> bool:
    """Yes or no, in any of the three languages."""
    found = line(value)
    if found.casefold() in YES + NO:
        return found.casefold() in YES
    raise WrongError(say("must be yes or no, not '{found}'", found=found))


def flag_or_unknown(value: object) -> bool | None:
    """yes, no, or unknown (None)."""
    found = line(value).casefold()
    if found in YES:
        return True
    if found in NO:
        return False
    if found in UNKNOWN:
        return None
    raise WrongError(say("must be yes, no or unknown, not '{found}'", found=line(value)))


def identity(value: object) -> str:
    """An id, a slug, a name of a folder: a-z 0-9 -."""
    found = line(value)
    if not _ID.match(found):
        mended = as_identity(found)
        cure = say("write {mended}", mended=mended) if mended else None
        raise WrongError(say("may only have a-z, 0-9 and - between them, not '{found}'", found=found), cure)
    return found


def is_identity(found: str) -> bool:
    """Whether it is written as an id is."""
    return bool(_ID.match(found))


def as_identity(found: str) -> str:
    """The nearest id to a text: "Työpaja 2" → "tyopaja-2"."""
    ascii_only = normalize("NFKD", found.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def event_path(value: object) -> tuple[int, str]:
    """YEAR/NAME of an event's folder."""
    found = line(value).strip("/")
    year, _, name = found.partition("/")
    if not re.fullmatch(r"\d{4}", year) or not _ID.match(name):
        raise WrongError(say("must be YEAR/NAME of an event's folder such as 2021/tyopaja, not '{found}'", found=found))
    return int(year), name


def amount(value: object) -> Decimal:
    """Euros, or "free"."""
    found = line(value)
    if found.casefold() in FREE:
        return Decimal(0)
    if not (match := _AMOUNT.match(found)):
        raise WrongError(say("must be free or an amount in euros such as 25 or 12.50, not '{found}'", found=found))
    return Decimal(re.sub(r"\D", "", match[1]) + "." + (match[2] or "0"))


def count(value: object) -> int:
    """How many: a whole number from 1."""
    found = line(value)
    if not re.fullmatch(r"[1-9]\d{0,5}", found):
        raise WrongError(say("must be a whole number such as 50, not '{found}'", found=found))
    return int(found)


def coordinates(value: object) -> tuple[float, float]:
    """[latitude, longitude] in degrees."""
    parts = value if isinstance(value, list) else re.split(r"\s*,\s*", line(value))
    try:
        latitude, longitude = (float(line(part)) for part in parts)
    except ValueError:
        raise WrongError(say("must be latitude and longitude such as [60.1699, 24.9384]")) from None
    if 19 <= latitude <= 32 and 59 <= longitude <= 71:
        raise WrongError(
            say("has the longitude first: the latitude of Finland is about 60"),
            say("write [{b}, {a}]", a=latitude, b=longitude),
        )
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise WrongError(say("must be latitude and longitude such as [60.1699, 24.9384]"))
    return latitude, longitude


def span(value: object, info: ValidationInfo) -> when.Span:
    """A time as people write it."""
    return when.read_span(line(value), reading(info).zone)


def hours(value: object) -> when.Hours:
    """An hour, or from one to another."""
    return when.read_hours(line(value))


def point(value: object, info: ValidationInfo) -> when.Span:
    """A day, or a day and an hour."""
    return when.read_point(line(value), reading(info).zone)


def day(value: object, info: ValidationInfo) -> date:
    """A day with its year."""
    found = when.read_point(line(value), reading(info).zone)
    if not found.whole_days:
        raise WrongError(say("must be a day such as 18.3.2021, without an hour"))
    return found.first_day


def zone(value: object) -> ZoneInfo:
    """A time zone by its name in the tz database."""
    return when.read_zone(line(value))


def language_code(value: object) -> str:
    """A spoken language: a code of ISO 639 such as fi."""
    found = line(value)
    if found in LANGUAGES or found in _language_names().values():  # nearly always one of ours: Babel's list is long
        return found
    if code := _language_names().get(found.casefold()):
        raise WrongError(
            say("must be the code of a language, not '{found}'", found=found), say("write {code}", code=code)
        )
    raise WrongError(say("must be the code of a language such as fi, sv or en, not '{found}'", found=found))


def interpretation_code(value: object) -> str:
    """A spoken language, a sign language (fse, fss), or speech-to-text."""
    found = line(value)
    if found in (*SIGN_LANGUAGES, SPEECH_TO_TEXT):
        return found
    try:
        return language_code(found)
    except WrongError as wrong:
        known = say("must be the code of a language such as fi, fse, fss or speech-to-text, not '{found}'", found=found)
        raise WrongError(known, wrong.cure or nearest(found, (*SIGN_LANGUAGES, SPEECH_TO_TEXT))) from None


@cache
def _language_names() -> dict[str, str]:
    names = dict(_SIGNED)
    for locale in LANGUAGES:
        for code, name in Locale(locale).languages.items():
            if 2 <= len(code) <= 3:
                names.setdefault(name.casefold(), code)
                names.setdefault(code, code)
    return names


def choice(value: object, options: tuple[str, ...]) -> str:
    """One of the options."""
    found = line(value)
    if found in options:
        return found
    listed, meant = ", ".join(options), STATES.get(found.casefold(), "")
    cure = say("write {meant}", meant=meant) if meant in options else nearest(found, options)
    raise WrongError(say("must be one of {listed}, not '{found}'", listed=listed, found=found), cure)


def marks(value: object) -> tuple[str, ...]:
    """The marks that `invoke translate` writes: "title.7f3a body.02bc"."""
    return _marks(value, _MARK, say("must be what a message or invoke translate offers, such as title.7f3a body.02bc"))


def same_marks(value: object) -> tuple[str, ...]:
    """Pairs of marks that mean the same: "title.7f3a=02bc"."""
    return _marks(value, _SAME_MARKS, say("must be what a message offers, such as title.7f3a=02bc"))


def _marks(value: object, pattern: re.Pattern[str], wanted: Message) -> tuple[str, ...]:
    found = tuple(line(value).split())
    if not all(pattern.fullmatch(mark) for mark in found):
        raise WrongError(wanted)
    return found


def options_of(literal: object) -> tuple[str, ...]:
    """The options of a Literal type."""
    return tuple(get_args(literal))


def nearest(found: str, known: "tuple[str, ...] | list[str]") -> Message | None:
    """The cure for a name near a known one."""
    near = get_close_matches(found, known, n=1, cutoff=0.6)
    return say("did you mean {near}?", near=near[0]) if near else None
