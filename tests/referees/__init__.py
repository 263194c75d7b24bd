"""Calendar files → what readers that are not ours see in them: four libraries, and two programs that keep calendars.

Each library reads the files by itself; a test lets them agree. The zone of a time is the VTIMEZONE of its file, but for
icalendar: that one knows Europe/Helsinki by name, so that agreement shows the VTIMEZONE to be right as well.
"""

from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.referees import javascript, libical, programs
from tests.referees.javascript import ical_js_offsets, with_ical_js
from tests.referees.libical import with_libical
from tests.referees.programs import khal_after_importing, vdirsyncer_items
from tests.referees.python import with_icalendar, with_vobject
from tests.referees.seen import RefusalError, Seen

__all__ = [
    "MISSING",
    "READERS",
    "RefusalError",
    "Seen",
    "ical_js_offsets",
    "khal_after_importing",
    "needs",
    "vdirsyncer_items",
    "with_ical_js",
    "with_icalendar",
    "with_libical",
    "with_vobject",
]

READERS: Mapping[str, Callable[[Sequence[bytes]], list[list[Seen]]]] = {
    "icalendar": with_icalendar,
    "vobject": with_vobject,
    "ical.js": with_ical_js,
    "libical": with_libical,
}
MISSING: Mapping[str, str] = {
    "icalendar": "",
    "vobject": "",
    "ical.js": javascript.lacking(),
    "libical": libical.lacking(),
    "khal": programs.lacking("khal"),
    "vdirsyncer": programs.lacking("vdirsyncer"),
}
"""Why a referee cannot be asked on this machine, or ""."""


def needs(name: str) -> pytest.MarkDecorator:
    """The mark of a test that asks that referee."""
    return pytest.mark.skipif(bool(MISSING[name]), reason=MISSING[name])
