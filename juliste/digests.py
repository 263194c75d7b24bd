"""Files and texts → short digests, by which a build tells what has changed."""

import os
import time
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # Windows would change line ends
_PIECE = 1 << 16
_RECENT = 2_000_000_000
"""Nanoseconds within which two changes may have the same time on some file systems (FAT)."""


def of(*parts: object) -> str:
    """The digest of values by what Python writes of them; the same for the same values in every process."""
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def of_bytes(*parts: bytes) -> str:
    """The digest of several bytes in their order."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()


def of_folder(folder: str, *, deep: bool = True, ending: str = "") -> str:
    """The digest of the visible files of a folder with their names; deep: and of those in the folders below.

    ending: of the names of the files that count. A folder that is not there has no files.
    """
    found = blake2b(digest_size=16)
    for name, path, is_folder in visible(folder):
        if is_folder:
            inside = of_folder(path, ending=ending) if deep else ""
            found.update(f"{name}/\0{inside}\0".encode("utf-8", "surrogateescape"))
        elif name.endswith(ending):
            content = _content(path)
            found.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            found.update(content)
    return found.hexdigest()


def of_files(folder: str) -> str:
    """The digest of the files of a folder, and of the names of the folders in it."""
    return of_folder(folder, deep=False)


Told = tuple[str, int, int, int, int]
"""Name, size, times of writing and of change, identity."""


class Kept:
    """Digests of folders, for a process that asks for them again and again: it reads a folder anew when it looks new.

    As git does: a file is taken for the same while the system tells the same of its size, its times and its identity.
    What has changed in the last moments may change once more without a trace of it, and is read again.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[list[Told], str]] = {}

    def of_files(self, folder: str) -> str:
        """The same as `of_files`."""
        told = _told(folder)
        known = self._known.get(folder)
        if known and known[0] == told:
            return known[1]
        digest = of_files(folder)
        if max((changed for _, _, _, changed, _ in told), default=0) < time.time_ns() - _RECENT:
            self._known[folder] = told, digest
        return digest


def _told(folder: str) -> list[Told]:
    """What the system tells of everything in a folder, in the order of the names."""
    try:
        with os.scandir(folder) as found:
            told = sorted((each.name, each.stat()) for each in found if not is_hidden(each.name))
    except FileNotFoundError:
        return []
    return [(name, of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino) for name, of in told]


def of_folders(paths: Iterable[Path]) -> str:
    """The digest of several folders."""
    return of(*(of_folder(str(path)) for path in paths))


def is_hidden(name: str) -> bool:
    """Whether a file of that name is none of the author's business: .DS_Store, editors' backups."""
    return name.startswith((".", "~$")) or name.endswith(("~", ".swp", ".orig"))


def visible(folder: str) -> list[tuple[str, str, bool]]:
    """What stands in a folder, in the order of the names: name, path, and whether it is a folder; nothing in none."""
    try:
        with os.scandir(folder) as found:
            return sorted((each.name, each.path, each.is_dir()) for each in found if not is_hidden(each.name))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _content(path: str) -> bytes:
    """The bytes of a file; none of one that is gone meanwhile or leads nowhere."""
    try:
        file = os.open(path, _READ)
    except FileNotFoundError:
        return b""
    try:
        pieces = [os.read(file, _PIECE)]
        while len(pieces[-1]) == _PIECE:
            pieces.append(os.read(file, _PIECE))
    finally:
        os.close(file)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
