"""One setting's value as it was given → the value of the right type, or a WrongError that says what it must be."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Literal, TypeVar, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from juliste.model import LANGUAGES, Language
from juliste.problems import Message, WrongError, say

T = TypeVar("T")
Search = bool | Literal["auto"]

TEXT = say("a text")


def or_none(convert: Callable[[object], T]) -> Callable[[object], T | None]:
    """Accept None too."""
    return lambda value: None if value is None else convert(value)


def wanted(what: Message, value: object) -> WrongError:
    """The complaint about a value, or about its absence."""
    if value is None:
        return WrongError(say("is missing; it must be {what}", what=what))
    return WrongError(say("must be {what}, not '{value}'", what=what, value=value))


def text(value: object, what: Message = TEXT) -> str:
    """A text with something in it, without the spaces around."""
    if not isinstance(value, str) or not value.strip():
        raise wanted(what, value)
    return value.strip()


def matching(pattern: str, what: Message) -> Callable[[object], str]:
    """A conversion that accepts texts of the pattern only."""

    def convert(value: object) -> str:
        given = text(value, what)
        if not re.fullmatch(pattern, given):
            raise wanted(what, value)
        return given

    return convert


word = matching(r"[a-z0-9]+(-[a-z0-9]+)*", say("a word of a-z, 0-9 and -"))
_host = matching(r"[a-z0-9-]+(\.[a-z0-9-]+)*", say('a host such as "example.org"'))
email = matching(r"[^\s@]+@[^\s@]+\.[^\s@]+", say("an e-mail address"))
web_address = matching(r"https?://[^\s/]+\S*", say('an address that begins with "https://"'))


def host(value: object) -> str:
    """A host as machines write it: in small letters, those beyond ASCII encoded (IDNA)."""
    try:
        return _host(text(value).lower().encode("idna").decode()) if isinstance(value, str) else _host(value)
    except UnicodeError:
        return _host(value)  # which says what it must be


def site_url(value: object) -> str:
    """An absolute address, without the slash at its end; its host as machines write it."""
    what = say('an address such as "https://example.org", without "?" or "#"')
    url = matching(r"https?://[^\s/?#]+[^\s?#]*", what)(value).rstrip("/")
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{host(parts.hostname)}{port}{parts.path}"
    except ValueError:  # of urlsplit, of the port, of the host
        raise wanted(what, value) from None


def zone(value: object) -> ZoneInfo:
    """A time zone of the IANA list."""
    what = say('a time zone such as "Europe/Helsinki"')
    try:
        return ZoneInfo(text(value, what))
    except (OSError, ValueError, KeyError):  # a folder's name, "../x", an unknown name
        raise wanted(what, value) from None


def local_time(value: object) -> datetime | None:
    """A time on the site's clock, still without its zone, or None."""
    what = say('a time of the site without an offset, such as "2021-03-01T12:00"')
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(text(value, what))
    except ValueError:
        raise wanted(what, value) from None
    if moment.tzinfo:
        raise wanted(what, value)
    return moment


def day(value: object) -> date:
    """A day as ISO 8601 writes it."""
    what = say('a date such as "2026-01-31"')
    try:
        return date.fromisoformat(text(value, what))
    except ValueError:
        raise wanted(what, value) from None


def number(least: int) -> Callable[[object], int]:
    """A conversion that accepts whole numbers from the least on."""

    def convert(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise wanted(say("a whole number, {least} or more", least=least), value)
        return value

    return convert


def yes_or_no(value: object) -> bool:
    """Nothing but True or False: `"no"` would be true."""
    if not isinstance(value, bool):
        raise wanted(say("True or False"), value)
    return value


def search(value: object) -> Search:
    """Whether there is a search, or "auto"."""
    if value == "auto":
        return "auto"
    if not isinstance(value, bool):
        raise wanted(say('True, False or "auto"'), value)
    return value


def language(value: object) -> Language:
    """One of the three."""
    return cast(Language, matching("|".join(LANGUAGES), say('"fi", "sv" or "en"'))(value))


def languages(value: object) -> tuple[Language, ...]:
    """Some of the three, in our order."""
    if not isinstance(value, list | tuple) or not all(each in LANGUAGES for each in value):
        raise wanted(say('a list of "fi", "sv" and "en"'), value)
    return tuple(language for language in LANGUAGES if language in value)


def path(value: object) -> Path:
    """A folder, absolute from here on."""
    if not isinstance(value, str | Path):
        raise wanted(say("the path of a folder"), value)
    return Path(value).absolute()


def words(value: object) -> dict[Language, str]:
    """A text in each of the three languages."""
    what = say('texts in three languages: {{"fi": …, "sv": …, "en": …}}')
    if not isinstance(value, Mapping) or set(value) != set(LANGUAGES):
        raise wanted(what, value)
    return {language: text(value[language], what) for language in LANGUAGES}


def lists_of_words(value: object) -> dict[Language, tuple[str, ...]]:
    """As many texts in each of the three languages."""
    what = say('lists of texts, in three languages alike many: {{"fi": [...], "sv": [...], "en": [...]}}')
    if not isinstance(value, Mapping) or set(value) != set(LANGUAGES):
        raise wanted(what, value)
    if not all(isinstance(each, list | tuple) for each in value.values()) or len({*map(len, value.values())}) > 1:
        raise wanted(what, value)
    return {language: tuple(text(each, what) for each in value[language]) for language in LANGUAGES}
