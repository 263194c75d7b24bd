"""Calendar files → what ical.js, the reader of Thunderbird, sees in them, all in one process of Node."""

import json
import subprocess
from base64 import b64encode
from collections.abc import Sequence

from tests import packages
from tests.referees.seen import RefusalError, Seen


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
    command = ["node", str(packages.NODE / "ical.mjs"), *question]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RefusalError(f"ical.js: {done.stderr}")
    return done.stdout


def lacking() -> str:
    """Why it cannot be asked on this machine, or ""."""
    return packages.lacking("ical.js", "node")
