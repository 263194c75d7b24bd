"""A date, a time or an offset as RFC 5545, 3.3 writes it → seconds; None for what does not exist."""

import re
from datetime import UTC, datetime

DATE = re.compile("[0-9]{8}")
LOCAL = re.compile("[0-9]{8}T[0-9]{6}")
IN_UTC = re.compile("[0-9]{8}T[0-9]{6}Z")
_TIME = re.compile("([0-9]{8})(?:(T(?:[01][0-9]|2[0-3])[0-9]{4})Z?)?")
_OFFSET = re.compile("([+-])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")


def seconds(value: str) -> int | None:
    """Since 1970 on a clock that is never changed: for "…Z" a moment, for others what the clock on the wall shows."""
    found = _TIME.fullmatch(value)
    if not found:
        return None
    try:
        shown = datetime.fromisoformat(found[1] + (found[2] or "T000000"))
    except ValueError:
        return None
    return int(shown.replace(tzinfo=UTC).timestamp())


def moment(value: str) -> int | None:
    """A POSIX timestamp, of a time in UTC."""
    return seconds(value) if IN_UTC.fullmatch(value) else None


def offset(value: str) -> int | None:
    """Seconds east of UTC; "-0000" is none (RFC 5545, 3.3.14)."""
    found = _OFFSET.fullmatch(value)
    if not found or value in ("-0000", "-000000"):
        return None
    east = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
    return east if found[1] == "+" else -east
