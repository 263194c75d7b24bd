"""What `--to` says → where the public's site stands, and what brings a new one there."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct

from juliste.editor.publishing import folders, sending
from juliste.editor.publishing.staged import Site
from juliste.editor.publishing.standing import HandoverError

__all__ = ["HandoverError", "Target", "read"]

_HOST = re.compile(r"[^/\\:]{2,}:")
"""How rsync tells another machine from a folder; a single letter is a disk of Windows."""


class Target(Struct, frozen=True):
    """Where the site goes. shown: as the editor wrote it. take: hands a site over; it may raise HandoverError."""

    shown: str
    take: Callable[[Site], None]


def read(to: str, root: Path) -> Target:
    """The target. root: from where a relative path is meant. Raises StoppedError where the program for it is missing.

    `rclone:REMOTE:PATH` is for rclone, `rsync:PLACE`, `HOST:PATH` and `rsync://HOST/PATH` are for rsync; all else is a
    folder.
    """
    if to.startswith("rclone:"):
        place = to.removeprefix("rclone:")
        whole = place if ":" in place else f"{root / place}"
        return Target(to, partial(sending.by_rclone, sending.program("rclone"), whole, to))
    if to.startswith("rsync:") or _HOST.match(to):
        place = to if to.startswith("rsync://") else to.removeprefix("rsync:")
        whole = place if _HOST.match(place) else f"{root / place}"
        return Target(to, partial(sending.by_rsync, sending.program("rsync"), whole, to))
    return Target(to, partial(folders.replace, (root / Path(to).expanduser()), to))
