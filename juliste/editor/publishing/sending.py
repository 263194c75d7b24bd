"""A site and a place on another machine → the site there, by rsync or rclone; what is not ours stays.

Both get all that is new there before anything is removed.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence

from juliste.editor.publishing.staged import Site
from juliste.editor.publishing.standing import Entry, HandoverError, foreign
from juliste.problems import StoppedError, say

_LISTED = re.compile(r"([-dlspcbD])\S+ +[\d,.]+ +\S+ +\S+ (.+)")
"""A line of `rsync --list-only`: the kind with the permissions, size, day, time, name."""

_NOT_THERE = {"rsync": (23, "No such file or directory"), "rclone": (3, "directory not found")}
"""Status and words of a program that lists a folder which does not exist yet."""

_OF_NO_USE = re.compile(r"NOTICE|rsync error: |rsync: connection unexpectedly closed|Warning: Permanently added")

_NO_TIMES = 10**18
"""Nanoseconds: rclone gives a precision of a hundred years to a place that keeps no times of files."""


def program(name: str) -> str:
    """Where the program stands. Raises StoppedError where it is missing."""
    if found := shutil.which(name):
        return found
    message = say(
        "{name} is needed for that and is not installed. On Debian and Ubuntu: sudo apt install {name}; on macOS: brew "
        "install {name}; on Windows see its own site.",
        name=name,
    )
    raise StoppedError(message)


def by_rsync(rsync: str, place: str, shown: str, site: Site) -> None:
    """Bring the site to a place as rsync writes it. Raises HandoverError.

    What has the same content is left alone, its date too, so that readers need not load it again. Changed files wait
    there until all have come (--delay-updates).
    """
    there = place if place.endswith(("/", ":")) else f"{place}/"  # "HOST:" is the home there, "HOST:/" all of it
    kept = foreign(_listed_by_rsync(rsync, there, shown, site), shown)
    stay = (f"--filter=protect /{_for_rsync(entry.name)}" for entry in kept)
    options = ("--recursive", "--checksum", "--delay-updates", "--delete-delay")
    done = _run([rsync, *options, *stay, "--", "./", there], site)
    if done.returncode:
        raise _failed("rsync", done, shown)


def by_rclone(rclone: str, place: str, shown: str, site: Site) -> None:
    """Bring the site to a remote of rclone's. Raises HandoverError.

    Pages come last and what has gone goes after them: no page asks for what is not there yet.
    """
    kept = foreign(_listed_by_rclone(rclone, place, shown, site), shown)
    stay = [f"--exclude=/{_for_rclone(entry.name)}{'/**' if entry.is_folder else ''}" for entry in kept]
    options = [*_comparing(rclone, place, site), *stay]
    for step in (["copy", "--exclude=*.html", *options], ["sync", "--delete-after", *options]):
        done = _run([rclone, *step, "--", ".", place], site)
        if done.returncode:
            raise _failed("rclone", done, shown)


def _listed_by_rsync(rsync: str, there: str, shown: str, site: Site) -> list[Entry]:
    done = _run([rsync, "--list-only", "--no-human-readable", "--", there], site)
    if _is_not_there("rsync", done):
        return []
    if done.returncode:
        raise _failed("rsync", done, shown)
    found = (each for each in map(_LISTED.fullmatch, done.stdout.splitlines()) if each)
    return [Entry(each[2].split(" -> ")[0], each[1] == "d") for each in found if each[2] != "."]


def _listed_by_rclone(rclone: str, place: str, shown: str, site: Site) -> list[Entry]:
    done = _run([rclone, "lsf", "--", place], site)
    if _is_not_there("rclone", done):
        return []
    if done.returncode:
        raise _failed("rclone", done, shown)
    return [Entry(name.removesuffix("/"), name.endswith("/")) for name in done.stdout.splitlines()]


def _is_not_there(name: str, done: subprocess.CompletedProcess[str]) -> bool:
    status, words = _NOT_THERE[name]
    return done.returncode == status and words in done.stderr


def _comparing(rclone: str, place: str, site: Site) -> Sequence[str]:
    """How to find what has changed: by content where the remote tells of that, else by times, else everything anew.

    By size alone, as rclone does where there is nothing else, a changed hour would not be seen.
    """
    done = _run([rclone, "backend", "features", "--", place], site)
    features = json.loads(done.stdout) if not done.returncode else {}
    if features.get("Hashes"):
        return ("--checksum",)
    return () if features.get("Precision", _NO_TIMES) < _NO_TIMES else ("--ignore-times",)


def _for_rsync(name: str) -> str:
    """A name as a pattern: there a backslash is one of the name, unless something in it stands for more than itself."""
    return re.sub(r"([\\*?\[])", r"\\\1", name) if re.search(r"[*?\[]", name) else name


def _for_rclone(name: str) -> str:
    return re.sub(r"([\\*?\[\]{}])", r"\\\1", name)


def _run(command: Sequence[str], site: Site) -> subprocess.CompletedProcess[str]:
    """Run a program in the folder of the site: so paths of Windows are no names of hosts. Its words are in English."""
    return subprocess.run(
        command,
        cwd=site.folder,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _failed(name: str, done: subprocess.CompletedProcess[str], shown: str) -> HandoverError:
    reason = " / ".join(_said(done.stderr))
    message = say(
        "{name} could not bring the site to {place}: {reason}. Each file there is whole, the old one or the new one; "
        "publish again when this is mended.",
        name=name,
        place=shown,
        reason=reason or str(done.returncode),
    )
    return HandoverError(message)


def _said(words: str) -> Iterable[str]:
    """What a program said last, without its dates and what tells an editor nothing."""
    lines = (re.sub(r"^[\d/]+ [\d:]+ (ERROR|Failed|CRITICAL)?[ :]*", "", line).strip() for line in words.splitlines())
    return [line.rstrip(".") for line in lines if line and not _OF_NO_USE.match(line)][-3:]
