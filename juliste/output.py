"""Paths with bytes in, the output folder out: each file whole, only what differs touched, nothing foreign removed.

All that differs is written beside the site first, into a scratch folder; only when the whole build is right are the
files moved to their places, each in one step, and a folder that is new as a whole. A build that is killed leaves at
most that scratch folder, and the next one removes it. There is no fsync (it would cost more than all the rest): after
a power cut the next build sees by size and time what is not as it was written.
"""

import errno
import os
import re
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple
from uuid import uuid4

from msgspec import Struct

from juliste.problems import Message, StoppedError, say

_SCRATCH = ".juliste-{}.tmp"
_UNSAFE = re.compile(r"[\\:\x00-\x1f\x7f]")
_PIECE = 1 << 20
"""How much of a file is compared at once: the data of a large site are large."""

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_REASONS = {
    errno.ENOSPC: say("the disk is full"),
    errno.EDQUOT: say("the disk quota is used up"),
    errno.EFBIG: say("the file is larger than this system allows"),
    errno.EACCES: say("access there is not permitted"),
    errno.EPERM: say("access there is not permitted"),
    errno.EROFS: say("the disk can only be read"),
    errno.ENAMETOOLONG: say("the name is too long for this system"),
    errno.EEXIST: say("a file stands where a folder should be"),
    errno.ENOTDIR: say("a file stands where a folder should be"),
    errno.ENOTEMPTY: say("a folder with other files stands there"),
}


class OutputError(StoppedError):
    """The output cannot be written; its text is a sentence with the path and the reason."""


Fate = Literal["new", "changed", "unchanged"]


class Placed(NamedTuple):
    """A file of the site: its path in the output, its size and time there, and what became of it."""

    path: str
    size: int
    time: int
    fate: Fate

    @property
    def stamp(self) -> str:
        """By what it is known again."""
        return _stamp(self.size, self.time, self.path)


def _stamp(size: int, time: int, path: str) -> str:
    return f"{size} {time} {path}"


def path_of(stamp: str) -> str:
    """The path of a file, of its stamp."""
    return stamp.split(" ", 2)[2]


def parts_of(stamp: str) -> tuple[int, int, str]:
    """Size, time and path of a file, of its stamp."""
    size, time, path = stamp.split(" ", 2)
    return int(size), int(time), path


def stamps(folder: Path) -> set[str]:
    """The stamps of all files that are in the folder, whosever they are."""
    stamps = set[str]()
    folders = [(str(folder), "")]
    for path, prefix in folders:
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(path) as found:
            for each in found:
                if each.is_dir(follow_symlinks=False):
                    folders.append((each.path, f"{prefix}{each.name}/"))
                else:
                    known = each.stat(follow_symlinks=False)
                    stamps.add(_stamp(known.st_size, known.st_mtime_ns, f"{prefix}{each.name}"))
    return stamps


class Stage(Struct, frozen=True):
    """The output folder and the scratch folder in it where files wait, as absolute paths; it can go to a worker."""

    root: str
    scratch: str

    def put(self, path: str, content: bytes) -> Placed:
        """Let the file wait for its place, unless it stands there already with the same bytes. Raises OutputError."""
        _require_safe(path)
        try:
            if (found := _found(self.root, path)) is None:
                return self._waiting(path, content, "new")
            if found.st_size == len(content) and _holds(self.root, path, content):
                self._recall(path)
                return Placed(path, found.st_size, found.st_mtime_ns, "unchanged")
            return self._waiting(path, content, "changed")
        except OSError as error:
            raise _unwritten(path, error) from error

    def keep(self, path: str, size: int, time: int) -> Placed:
        """The file that stands there already, as it is known; none waits for its place. Raises OutputError."""
        try:
            self._recall(path)
        except OSError as error:
            raise _unwritten(path, error) from error
        return Placed(path, size, time, "unchanged")

    def leave(self, name: str, content: bytes) -> str:
        """The path of a file for other processes of this build; it goes with the scratch folder. Raises OutputError."""
        path = f"{self.scratch.removesuffix('.tmp')}-{name}.tmp"
        try:
            Path(path).write_bytes(content)
        except OSError as error:
            raise _unwritten(path, error) from error
        return path

    def _recall(self, path: str) -> None:
        """Take away what was made before, when less was known."""
        with suppress(FileNotFoundError):
            os.unlink(f"{self.scratch}/{path}")  # noqa: PTH108  # pathlib costs more than all else here

    def read(self, path: str) -> bytes:
        """The bytes of a file of the site that waits or stands."""
        waiting = Path(self.scratch, path)
        return (waiting if waiting.exists() else Path(self.root, path)).read_bytes()

    def _waiting(self, path: str, content: bytes, fate: Fate) -> Placed:
        waiting = f"{self.scratch}/{path}"
        try:
            file = os.open(waiting, _NEW_FILE, 0o666)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(waiting), exist_ok=True)  # noqa: PTH103, PTH120  # pathlib costs more than all else here
            file = os.open(waiting, _NEW_FILE, 0o666)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(file, rest) :]
            known = os.fstat(file)
        finally:
            os.close(file)
        return Placed(path, known.st_size, known.st_mtime_ns, fate)


def _found(root: str, path: str) -> os.stat_result | None:
    """What stands at the place of the file: a file, which is not a link, in a folder that none leads to."""
    try:
        found = os.lstat(f"{root}/{path}")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def _holds(root: str, path: str, content: bytes) -> bool:
    with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123  # as above
        rest = memoryview(content)
        while rest and (piece := file.read(_PIECE)) and piece == rest[: len(piece)]:
            rest = rest[len(piece) :]
    return not rest and Path(root, path).parent.resolve().is_relative_to(root)


@contextmanager
def staged(folder: Path, *, is_alone: bool = True) -> Iterator[Stage]:
    """The output folder, made when absent, with an empty scratch folder that goes at the end.

    Where nothing has come into a folder that was made, it goes again.
    is_alone: whether no other build writes there now, so that the scratch folders found there are of killed ones.
    """
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        root = folder.resolve()
        for left in sorted(root.glob(_SCRATCH.format("*"))) if is_alone else ():
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
        scratch = root / _SCRATCH.format(uuid4().hex)  # no two builds have the same; the name is never seen
        scratch.mkdir()
    except OSError as error:
        message = say(
            "The output folder {folder} cannot be used: {reason}.", folder=folder.as_posix(), reason=reason(error)
        )
        raise OutputError(message) from error
    try:
        yield Stage(root.as_posix(), scratch.as_posix())
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        for beside in root.glob(f"{scratch.stem}-*"):
            beside.unlink(missing_ok=True)
        if is_new:
            with suppress(OSError):  # there are files in it
                root.rmdir()


def settle(stage: Stage, known: Collection[str]) -> None:
    """Move all that waits to its place. known: the paths of ours that shall go; foreign files are in nobody's way.

    What stands at the path of one of our files is replaced, whosever it is. Raises OutputError.
    """
    _move_all(Path(stage.root), Path(stage.scratch), "", known)


def _move_all(root: Path, scratch: Path, prefix: str, known: Collection[str]) -> None:
    with os.scandir(scratch / prefix) as found:
        entries = sorted((each.name, each.is_dir()) for each in found)
    for name, is_folder in entries:
        path = f"{prefix}{name}"
        try:
            is_merged = is_folder and not _moved_whole(root, scratch, path)
            if not is_folder:
                _move(root, scratch, path, known)
        except OSError as error:
            raise _unwritten(path, error) from error
        if is_merged:
            _move_all(root, scratch, f"{path}/", known)


def _moved_whole(root: Path, scratch: Path, path: str) -> bool:
    """Whether there is no such folder in the output yet, so that this one could take the place."""
    target = root / path
    if target.is_symlink():
        if not target.resolve().is_relative_to(root):
            message = say("{path} is a link that leads out of the output folder; remove it.", path=target.as_posix())
            raise OutputError(message)
        if not target.exists():
            target.unlink()
    if target.is_dir():
        return False
    target.unlink(missing_ok=True)  # a file where a folder shall stand
    (scratch / path).rename(target)
    return True


def _move(root: Path, scratch: Path, path: str, known: Collection[str]) -> None:
    target = root / path
    if target.is_dir() and not target.is_symlink():
        _clear_folder(root, path, known)
        target.parent.mkdir(parents=True, exist_ok=True)  # it may have been left empty, and so have gone
    (scratch / path).replace(target)


def remove(stage: Stage, gone: Iterable[str], kept: Collection[str]) -> int:
    """Take away the files that were ours and are not any more; how many there were. Raises OutputError.

    kept: the paths of the site as it is now: on a system without case one of them may be the same file.
    """
    root = Path(stage.root)
    taken = {path.casefold(): path for path in kept} if (names := sorted(filter(_is_safe, gone))) else {}
    return sum(_removed(root, path, taken) for path in names)


def check(paths: Iterable[str]) -> None:
    """Raise OutputError for a path that could leave the folder, or for two that cannot stand in one folder together.

    Two paths that differ in case only cannot: they are one file on Windows and macOS.
    """
    taken: dict[str, str] = {}
    folders: set[str] = set()
    for path in paths:
        _require_safe(path)
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            _admit(f"{folder}/", taken)
            folder = folder.rpartition("/")[0]
        _admit(path, taken)


def _admit(name: str, taken: dict[str, str]) -> None:
    """Enter a path, of a folder with "/" at the end, under what a file system without case calls it."""
    other = taken.setdefault(name.rstrip("/").casefold(), name)
    if other != name:
        message = say("'{a}' and '{b}' cannot both be written: on many systems they are one name.", a=other, b=name)
        raise OutputError(message)


def _require_safe(path: str) -> None:
    if not _is_safe(path):
        raise OutputError(
            say("'{path}' is not a safe path for a file of the site; nothing outside its folder is written.", path=path)
        )


def _is_safe(path: str) -> bool:
    is_plain = all(part not in ("", ".", "..") for part in path.split("/")) and not _UNSAFE.search(path)
    return is_plain and not path.startswith(_SCRATCH.partition("{")[0])


def _clear_folder(root: Path, path: str, known: Collection[str]) -> None:
    """Remove our former files in a folder where a file shall stand now; a foreign file in it is an error."""
    for former in sorted(name for name in known if name.startswith(f"{path}/") and _is_safe(name)):
        _removed(root, former, {})
    if (root / path).is_dir():
        (root / path).rmdir()


def _removed(root: Path, path: str, taken: Mapping[str, str]) -> bool:
    """Whether a file that was ours stood there and was taken away, with the folders that it leaves empty."""
    target = root / path
    try:
        if not _is_within(root, target) or _is_renamed(root, path, taken):
            return False
        target.unlink()
        for folder in target.parents[: path.count("/")]:
            if any(folder.iterdir()):
                break
            folder.rmdir()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        message = say("{path} could not be removed: {reason}.", path=path, reason=reason(error))
        raise OutputError(message) from error
    return True


def _is_within(root: Path, target: Path) -> bool:
    """Whether it is a file, or a link itself, really inside the folder and not seen through a link from it."""
    return not stat.S_ISDIR(target.lstat().st_mode) and target.parent.resolve().is_relative_to(root)


def _is_renamed(root: Path, path: str, taken: Mapping[str, str]) -> bool:
    """Whether the file's new name differs in case only and the system, having no case, says it is the same file."""
    other = taken.get(path.casefold(), "")
    return bool(other) and (root / path).samefile(root / other)


def _unwritten(path: str, error: OSError) -> OutputError:
    return OutputError(say("{path} could not be written: {reason}.", path=path, reason=reason(error)))


def reason(error: OSError) -> Message | str:
    """Why the system refuses, in our words where we have any."""
    return _REASONS.get(error.errno or 0) or (error.strerror or type(error).__name__).lower()
