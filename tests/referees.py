"""Calendar files → what readers that are not ours see in them: four libraries, and two programs that keep calendars.

Each library reads the files by itself; a test lets them agree. The zone of a time is the VTIMEZONE of its file, but for
icalendar: that one knows Europe/Helsinki by name, so that agreement shows the VTIMEZONE to be right as well.
"""

import ctypes
import json
import os
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]  # it ships no types
from icalendar import Calendar
from icalendar.cal import Component

NODE = Path(__file__).parent / "node"


@dataclass(frozen=True, order=True)
class Seen:
    """A VEVENT as a reader has it.

    start, end: seconds since 1970, or for a whole day its date "2021-03-25"; the end is as written, so the day after.
    Of a text that is not there: "".
    """

    uid: str
    start: int | str
    end: int | str
    title: str
    place: str
    status: str
    description: str


class RefusalError(AssertionError):
    """A reader does not take a file; the reader, and why."""


@contextmanager
def _told_by(reader: str) -> Iterator[None]:
    """Turn whatever goes wrong in a reader, and whatever we do not let it pass, into its refusal."""
    try:
        yield
    except Exception as error:
        raise RefusalError(f"{reader}: {type(error).__name__}: {error}") from error


# --- icalendar ---


def with_icalendar(files: Sequence[bytes]) -> list[list[Seen]]:
    """Each file's entries, in its order, as icalendar reads them; Europe/Helsinki is that of the database."""
    with _told_by("icalendar"):
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


# --- vobject, the reader of Radicale ---


def with_vobject(files: Sequence[bytes]) -> list[list[Seen]]:
    """Each file's entries, in its order, as vobject reads them, which also counts the properties of each component."""
    with _told_by("vobject"):
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


# --- ical.js, the reader of Thunderbird ---


def with_ical_js(files: Sequence[bytes]) -> list[list[Seen]]:
    """Each file's entries, in its order, as ical.js reads them, all in one process of Node."""
    return [[Seen(*entry) for entry in file] for file in json.loads(_node(files, "entries"))]


def ical_js_offsets(data: bytes, first: int, last: int) -> list[int]:
    """Seconds east of UTC by the VTIMEZONE of a file as ical.js has it, at each hour from `first` until before `last`.

    Both are seconds since 1970. It is the offset with which a time on the wall becomes that instant when a file is
    read. Before the zone's first change ical.js has 0. The hour that comes twice in autumn it takes for its second
    time (RFC 5545, 3.3.5, says the first), so no time on the wall is the first: there stands the larger offset.
    """
    offsets: list[list[int]] = json.loads(_node([data], "offsets", str(first), str(last)))
    return offsets[0]


def _node(files: Sequence[bytes], *question: str) -> str:
    given = json.dumps([b64encode(file).decode() for file in files])
    command = ["node", str(NODE / "ical.mjs"), *question]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RefusalError(f"ical.js: {done.stderr}")
    return done.stdout


# --- libical, the reader of GNOME and KDE ---


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
        with _told_by(f"libical: file {number}"):
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


# --- programs that keep calendars ---

_KHAL = """\
[calendars]
[[events]]
path = {folder}/calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Helsinki
default_timezone = Europe/Helsinki
[default]
default_calendar = events
"""
_VDIRSYNCER = """\
[general]
status_path = "{folder}/status"
[pair events]
a = "ours"
b = "copy"
collections = null
[storage ours]
type = "singlefile"
path = "{folder}/ours.ics"
read_only = true
[storage copy]
type = "filesystem"
path = "{folder}/copy"
fileext = ".ics"
"""


def khal_after_importing(folder: Path, *files: bytes) -> list[tuple[str, str]]:
    """(uid, title) of each entry in a calendar of khal's into which the files were imported one after the other.

    folder: an empty one, for everything that khal keeps. Titles here are without backslashes: khal 0.10 (icalendar 4)
    takes an escaped one before an "n" for a line break.
    """
    (folder / "khal.conf").write_text(_KHAL.format(folder=folder), encoding="utf-8")
    (folder / "calendar").mkdir()
    for number, file in enumerate(files):
        path = folder / f"{number}.ics"
        path.write_bytes(file)
        _run(folder, "khal", "-c", str(folder / "khal.conf"), "import", "--batch", str(path))
    found = _run(folder, "khal", "-c", str(folder / "khal.conf"), "search", "--format", "{uid} {title}", "")
    return sorted((uid, title) for uid, _, title in (line.partition(" ") for line in found.split("\n") if line))


def vdirsyncer_items(folder: Path, file: bytes) -> int:
    """How many items vdirsyncer copies out of a file into an empty folder, one file each; it knows them by their UID.

    folder: an empty one, for everything that vdirsyncer keeps.
    """
    (folder / "config").write_text(_VDIRSYNCER.format(folder=folder), encoding="utf-8")
    (folder / "ours.ics").write_bytes(file)
    (folder / "copy").mkdir()
    for command in ("discover", "sync"):
        _run(folder, "vdirsyncer", "-c", str(folder / "config"), command)
    return len(list((folder / "copy").iterdir()))


def _run(folder: Path, *command: str) -> str:
    """What a program says that finds nobody's settings but those in the folder."""
    environ = {"HOME": str(folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "Europe/Helsinki"}
    environ["COLUMNS"] = "10000"  # khal breaks its lines at the width of the window
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RefusalError(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.stdout


# --- what this machine has ---

READERS: Mapping[str, Callable[[Sequence[bytes]], list[list[Seen]]]] = {
    "icalendar": with_icalendar,
    "vobject": with_vobject,
    "ical.js": with_ical_js,
    "libical": with_libical,
}


def _lacks_ical_js() -> str:
    wanted = json.loads((NODE / "package.json").read_bytes())["dependencies"]["ical.js"]
    installed = NODE / "node_modules/ical.js/package.json"
    if shutil.which("node") and installed.exists() and json.loads(installed.read_bytes())["version"] == wanted:
        return ""
    return f"ical.js {wanted} is not installed: npm install --no-package-lock --prefix tests/node"


def _lacks_libical() -> str:
    try:
        _libical()
    except OSError:
        return "libical is not installed: apt install libical3"
    return ""


def _lacks(program: str) -> str:
    return "" if shutil.which(program) else f"{program} is not installed: apt install {program}"


MISSING: Mapping[str, str] = {
    "icalendar": "",
    "vobject": "",
    "ical.js": _lacks_ical_js(),
    "libical": _lacks_libical(),
    "khal": _lacks("khal"),
    "vdirsyncer": _lacks("vdirsyncer"),
}
"""Why a referee cannot be asked on this machine, or ""."""


def needs(name: str) -> pytest.MarkDecorator:
    """The mark of a test that asks that referee."""
    return pytest.mark.skipif(bool(MISSING[name]), reason=MISSING[name])
