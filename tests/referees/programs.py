"""Calendar files → what two programs that keep calendars have afterwards: khal and vdirsyncer."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.referees.seen import RefusalError

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


def lacking(program: str) -> str:
    """Why it cannot be asked on this machine, or ""."""
    return "" if shutil.which(program) else f"{program} is not installed: apt install {program}"
