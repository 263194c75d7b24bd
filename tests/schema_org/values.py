"""A plain value and the types that a property may hold → what is wrong with it, or nothing."""

import re
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

from tests.schema_org.vocabulary import members

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")


def fault(value: object, holds: frozenset[str]) -> str:
    """What is wrong with a text, a number, a truth value or null; "" for nothing."""
    match value:
        case bool():
            return "" if "Boolean" in holds else "is a truth value"
        case int():
            return "" if holds & {"Integer", "Number"} else "is a number"
        case float():
            return "" if "Number" in holds else "is a number with decimals" if "Integer" in holds else "is a number"
        case str():
            return _fault_of_text(value, holds)
    return "has no value"


def is_address(value: str) -> bool:
    """Whether a browser can open it from anywhere."""
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


def is_date(value: str) -> bool:
    """A day of the calendar."""
    return bool(_DATE.fullmatch(value)) and _is_read(date.fromisoformat, value)


def is_date_time(value: str) -> bool:
    """A moment with seconds and offset: schema.org's DateTime has both, without an offset it is any zone's."""
    return bool(_DATE_TIME.fullmatch(value)) and _is_read(datetime.fromisoformat, value)


def _fault_of_text(value: str, holds: frozenset[str]) -> str:
    """Text is anything that is not empty; else it must be what one of the other types has."""
    if not value.strip():
        return "is empty"
    if "Text" in holds:
        return ""
    tests: tuple[tuple[bool, bool, str], ...] = (
        ("URL" in holds, is_address(value), "an absolute address"),
        ("Date" in holds, is_date(value), "a day"),
        ("DateTime" in holds, is_date_time(value), "a moment with seconds and offset"),
        (bool(members(holds)), value in members(holds), "a member of " + ", ".join(sorted(holds))),
    )
    asked = [(is_sound, words) for applies, is_sound, words in tests if applies]
    if any(is_sound for is_sound, _ in asked):
        return ""
    return f"is not {' or '.join(words for _, words in asked) or 'a thing of ' + ', '.join(sorted(holds))}: {value}"


def _is_read(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True
