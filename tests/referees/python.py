"""Calendar files → what two libraries of Python see in them: icalendar, and vobject, the reader of Radicale."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

import vobject  # type: ignore[import-untyped]  # it ships no types
from icalendar import Calendar
from icalendar.cal import Component

from tests.referees.seen import Seen, told_by


def with_icalendar(files: Sequence[bytes]) -> list[list[Seen]]:
    """Each file's entries, in its order, as icalendar reads them; Europe/Helsinki is that of the database."""
    with told_by("icalendar"):
        return _each_part_once(_icalendar_entries, files)


def _icalendar_entries(file: bytes) -> list[Seen]:
    calendar = Calendar.from_ical(file)
    if calendar.name != "VCALENDAR":
        raise ValueError("this is not one VCALENDAR")
    return [_icalendar_entry(entry) for entry in calendar.walk("VEVENT")]


def _icalendar_entry(entry: Component) -> Seen:
    if entry.errors:  # values that it could not read are left out, which is no reading
        raise ValueError(entry.errors)
    start, end = (_moment(entry.decoded(name)) for name in ("DTSTART", "DTEND"))
    texts = (str(entry.get(name, "")) for name in ("SUMMARY", "LOCATION", "STATUS", "DESCRIPTION"))
    return Seen(str(entry["UID"]), start, end, *texts)


def _moment(value: date) -> int | str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError(f"{value} has no zone of this file")
    return int(value.timestamp())


def with_vobject(files: Sequence[bytes]) -> list[list[Seen]]:
    """Each file's entries, in its order, as vobject reads them, which also counts the properties of each component."""
    with told_by("vobject"):
        return _each_part_once(_vobject_entries, files)


def _vobject_entries(file: bytes) -> list[Seen]:
    (calendar,) = vobject.readComponents(file.decode(), validate=True, transform=False)
    zones = [zone.tzid.value for zone in calendar.contents.get("vtimezone", ())]
    for zone in zones:
        vobject.icalendar.registerTzid(zone, None)  # or the first zone of that name would count for all later files
    calendar.transformChildrenToNative()
    return [_vobject_entry(entry.contents, zones) for entry in calendar.contents.get("vevent", ())]


def _vobject_entry(lines: Mapping[str, Sequence[vobject.base.ContentLine]], zones: Sequence[str]) -> Seen:
    for line in (lines["dtstart"][0], lines["dtend"][0]):
        zone = getattr(line, "x_vobj_original_tzid_param", None)
        if zone and zone not in zones:  # vobject would ask pytz
            raise ValueError(f"{zone} is no zone of this file")
    start, end = (_moment(lines[name][0].value) for name in ("dtstart", "dtend"))
    texts = (lines[name][0].value if name in lines else "" for name in ("summary", "location", "status", "description"))
    return Seen(lines["uid"][0].value, start, end, *texts)


# --- each part once: these two read some hundred entries a second, and the same entry stands in many files ---

_ENTRY = re.compile(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.MULTILINE | re.DOTALL)
_ZONE = re.compile(rb"^BEGIN:VTIMEZONE\r\n.*?^END:VTIMEZONE\r\n", re.MULTILINE | re.DOTALL)
_AROUND = (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Juliste//Referees//EN\r\n", b"END:VCALENDAR\r\n")


def _each_part_once(read: Callable[[bytes], list[Seen]], files: Sequence[bytes]) -> list[list[Seen]]:
    """What `read` makes of the files when it gets every distinct part only once.

    The parts: the file without its entries and zones; and the entries, all that stand below the same zones as one
    calendar. What looks like no part of ours stays where it is and is read there. ical.js and libical read whole files.
    """
    apart = [
        (_ENTRY.sub(b"", _ZONE.sub(b"", file)), b"".join(_ZONE.findall(file)), _ENTRY.findall(file)) for file in files
    ]
    shells = {shell: read(shell) for shell in dict.fromkeys(shell for shell, _, _ in apart)}
    distinct: dict[bytes, dict[bytes, None]] = {}
    for _, zones, entries in apart:
        distinct.setdefault(zones, {}).update(dict.fromkeys(entries))
    seen = {zones: _together(read, zones, list(entries)) for zones, entries in distinct.items()}
    return [[*shells[shell], *(seen[zones][entry] for entry in entries)] for shell, zones, entries in apart]


def _together(read: Callable[[bytes], list[Seen]], zones: bytes, entries: Sequence[bytes]) -> dict[bytes, Seen]:
    head, tail = _AROUND
    return dict(zip(entries, read(b"".join((head, zones, *entries, tail))), strict=True))
