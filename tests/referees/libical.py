"""Calendar files → what libical, the reader of GNOME and KDE, sees in them, asked through ctypes."""

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tests.referees.seen import Seen, told_by


class _Time(ctypes.Structure):
    """The struct icaltimetype of libical 3.0, which goes in and out by value."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        *((name, ctypes.c_int) for name in ("is_date", "is_daylight")),
        ("zone", ctypes.c_void_p),
    )


_POINTER, _INT, _TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
_SIGNATURES: Mapping[str, tuple[object, ...]] = {  # what comes out, then what goes in; texts stay libical's own
    "icalerror_set_errors_are_fatal": (None, _INT),
    "icalparser_parse_string": (_POINTER, _TEXT),
    "icalcomponent_free": (None, _POINTER),
    "icalrestriction_check": (_INT, _POINTER),
    "icalcomponent_string_to_kind": (_INT, _TEXT),
    "icalcomponent_isa": (_INT, _POINTER),
    "icalcomponent_get_first_component": (_POINTER, _POINTER, _INT),
    "icalcomponent_get_next_component": (_POINTER, _POINTER, _INT),
    "icalproperty_string_to_kind": (_INT, _TEXT),
    "icalcomponent_get_first_property": (_POINTER, _POINTER, _INT),
    "icalcomponent_get_next_property": (_POINTER, _POINTER, _INT),
    "icalproperty_get_xlicerror": (_TEXT, _POINTER),
    "icalcomponent_get_uid": (_TEXT, _POINTER),
    "icalcomponent_get_summary": (_TEXT, _POINTER),
    "icalcomponent_get_location": (_TEXT, _POINTER),
    "icalcomponent_get_description": (_TEXT, _POINTER),
    "icalcomponent_get_status": (_INT, _POINTER),
    "icalproperty_status_to_string": (_TEXT, _INT),
    "icalcomponent_get_dtstart": (_Time, _POINTER),
    "icalcomponent_get_dtend": (_Time, _POINTER),
    "icalcomponent_get_timezone": (_POINTER, _POINTER, _TEXT),
    "icaltimezone_get_utc_timezone": (_POINTER,),
    "icaltime_get_tzid": (_TEXT, _Time),
    "icaltime_as_timet_with_zone": (ctypes.c_long, _Time, _POINTER),
}


@cache
def _libical() -> ctypes.CDLL:
    library = ctypes.CDLL("libical.so.3")
    for name, (out, *given) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = out, given
    library.icalerror_set_errors_are_fatal(0)  # or a fault in a file could end the whole run of tests
    return library


def with_libical(files: Sequence[bytes]) -> list[list[Seen]]:
    """Each file's entries, in its order, as libical reads them, after its check of what RFC 5546 restricts.

    It strips the spaces around a value, and refuses one of nothing else. Not for two threads at a time.
    """
    return [_libical_file(number, file) for number, file in enumerate(files)]


def _libical_file(number: int, file: bytes) -> list[Seen]:
    calendar = _libical().icalparser_parse_string(file)  # ours to free, with all that is inside
    try:
        with told_by(f"libical: file {number}"):
            return _libical_entries(calendar)
    finally:
        _libical().icalcomponent_free(calendar)


def _libical_entries(calendar: int) -> list[Seen]:
    library = _libical()
    if not calendar or library.icalcomponent_isa(calendar) != library.icalcomponent_string_to_kind(b"VCALENDAR"):
        raise ValueError("this is not one VCALENDAR")
    valid = library.icalrestriction_check(calendar)
    complaints = list(_complaints(calendar))
    if complaints or not valid:
        raise ValueError(complaints)
    return [_libical_entry(calendar, entry) for entry in _inside(calendar, b"VEVENT")]


def _complaints(component: int) -> Iterator[str]:
    """The texts of X-LIC-ERROR, which libical writes where it cannot read, and where its check finds a fault."""
    library = _libical()
    kind = library.icalproperty_string_to_kind(b"X-LIC-ERROR")
    found = library.icalcomponent_get_first_property(component, kind)
    while found:
        yield library.icalproperty_get_xlicerror(found).decode(errors="replace")
        found = library.icalcomponent_get_next_property(component, kind)
    for each in _inside(component, b"ANY"):
        yield from _complaints(each)


def _inside(component: int, name: bytes) -> list[int]:
    """The components of that kind just below it, as pointers that are valid as long as it is."""
    library = _libical()
    kind = library.icalcomponent_string_to_kind(name)
    found = [library.icalcomponent_get_first_component(component, kind)]
    while found[-1]:
        found.append(library.icalcomponent_get_next_component(component, kind))
    return found[:-1]


def _libical_entry(calendar: int, entry: int) -> Seen:
    library = _libical()
    return Seen(
        _text(library.icalcomponent_get_uid(entry)),
        _libical_moment(calendar, entry, "dtstart"),
        _libical_moment(calendar, entry, "dtend"),
        _text(library.icalcomponent_get_summary(entry)),
        _text(library.icalcomponent_get_location(entry)),
        _text(library.icalproperty_status_to_string(library.icalcomponent_get_status(entry))),
        _text(library.icalcomponent_get_description(entry)),
    )


def _text(value: bytes | None) -> str:
    return (value or b"").decode()


def _libical_moment(calendar: int, entry: int, name: str) -> int | str:
    library = _libical()
    if not library.icalcomponent_get_first_property(entry, library.icalproperty_string_to_kind(name.upper().encode())):
        raise ValueError(f"no {name.upper()}")
    time = getattr(library, f"icalcomponent_get_{name}")(entry)
    if time.is_date:
        return f"{time.year:04}-{time.month:02}-{time.day:02}"
    if not _is_of_the_file(time, calendar):
        raise ValueError(f"{name.upper()} has no zone of this file")
    seconds: int = library.icaltime_as_timet_with_zone(time, time.zone)
    return seconds


def _is_of_the_file(time: _Time, calendar: int) -> bool:
    """Whether its zone is UTC or a VTIMEZONE of that calendar; libical has zones of its own too."""
    library = _libical()
    if not time.zone:  # then asking for its name would end Python
        return False
    own = library.icalcomponent_get_timezone(calendar, library.icaltime_get_tzid(time))
    return time.zone in (own, library.icaltimezone_get_utc_timezone())


def lacking() -> str:
    """Why it cannot be asked on this machine, or ""."""
    try:
        _libical()
    except OSError:
        return "libical is not installed: apt install libical3"
    return ""
