"""Paths with bytes in, the output folder out: each file whole, only what differs touched, nothing foreign removed.

A file is first written as a scratch file in the output folder, which then takes its place in one step. A build that is
killed leaves at most that scratch file, and the next build removes it. There is no fsync (it would cost more than all
the rest): after a power cut the next build compares all bytes anyway.
"""

import errno
import re
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import Literal
from uuid import uuid4

_SCRATCH = ".juliste-{}.tmp"
_UNSAFE = re.compile(r"[\\:\x00-\x1f\x7f]")
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file is larger than this system allows",
    errno.EACCES: "writing there is not permitted",
    errno.EPERM: "writing there is not permitted",
    errno.EROFS: "the disk can only be read",
    errno.ENAMETOOLONG: "the name is too long for this system",
    errno.EEXIST: "a file stands where a folder should be",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.ENOTEMPTY: "a folder with other files stands there",
}


class OutputError(Exception):
    """The output cannot be written; its text is a sentence with the path and the reason."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a build did to the output folder: counts of files, and path → digest of all that is ours there now."""

    new: int
    changed: int
    unchanged: int
    removed: int
    digests: Mapping[str, str]


def check(paths: Iterable[str]) -> None:
    """Raise OutputError for a path that could leave the folder, or for two that cannot stand in one folder together.

    Two paths that differ in case only cannot: they are one file on Windows and macOS.
    """
    taken: dict[str, str] = {}
    for path in paths:
        _admit(path, taken)


def write(folder: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], known: Collection[str]) -> Change:
    """Write the files, then remove those of `known` (what earlier builds wrote) that are not among them.

    Paths are relative to the folder, with "/". What stands at the path of one of our files is replaced, whosever it
    is. `files` may be a stream, of which one file at a time is held; give its paths to `check` first, because the files
    before a wrong one are written by then. Raises OutputError.
    """
    if isinstance(files, Mapping):
        check(files)
    pairs = files.items() if isinstance(files, Mapping) else files
    root = _opened(folder)
    taken: dict[str, str] = {}
    safe: set[Path] = {root}
    digests: dict[str, str] = {}
    fates: list[str] = []
    for path, content in pairs:
        digest = sha256(content).hexdigest()
        if path not in digests:
            _admit(path, taken)
            fates.append(_written(root, path, content, known, safe))
        if digests.setdefault(path, digest) != digest:
            raise OutputError(f"{path} would be written twice, with different contents.")
    gone = sorted(path for path in set(known) - set(digests) if _is_safe(path))
    removed = sum(_removed(root, path, taken) for path in gone)
    return Change(fates.count("new"), fates.count("changed"), fates.count("unchanged"), removed, digests)


def _admit(path: str, taken: dict[str, str]) -> None:
    """Enter the path and its folders (with "/" at the end) under what a file system without case calls them."""
    if not _is_safe(path):
        raise OutputError(f"'{path}' is not a safe path for a file of the site; nothing outside its folder is written.")
    folders = [f"{folder}/" for folder in accumulate(path.split("/")[:-1], "{}/{}".format)]
    for name in (*folders, path):
        other = taken.setdefault(name.rstrip("/").casefold(), name)
        if other != name:
            raise OutputError(f"'{other}' and '{name}' cannot both be written: on many systems they are one name.")


def _is_safe(path: str) -> bool:
    is_plain = all(part not in ("", ".", "..") for part in path.split("/")) and not _UNSAFE.search(path)
    return is_plain and not PurePosixPath(path).match(_SCRATCH.format("*"))


def _opened(folder: Path) -> Path:
    """The output folder, made when absent, without the scratch files of a killed build."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        root = folder.resolve()
        for scratch in sorted(root.glob(_SCRATCH.format("*"))):
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"The output folder {folder.as_posix()} cannot be used: {_reason(error)}.") from error
    return root


def _written(
    root: Path, path: str, content: bytes, known: Collection[str], safe: set[Path]
) -> Literal["new", "changed", "unchanged"]:
    try:
        _make_folder(root, (root / path).parent, safe)
        before = _before(root / path, content)
        if before == "folder":
            _clear_folder(root, path, known)
        if before != "unchanged":
            _replace(root, path, content)
    except OSError as error:
        raise OutputError(f"{path} could not be written: {_reason(error)}.") from error
    return "new" if before == "folder" else before


def _make_folder(root: Path, folder: Path, safe: set[Path]) -> None:
    """Make the folder and those around it; a link that leads out of the output folder is not followed."""
    if folder in safe:
        return
    _make_folder(root, folder.parent, safe)
    if folder.is_symlink() and not folder.resolve().is_relative_to(root):
        raise OutputError(f"{folder.as_posix()} is a link that leads out of the output folder; remove it.")
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:  # a file, or a link that leads nowhere
        folder.unlink()
        folder.mkdir()
    safe.add(folder)


def _before(target: Path, content: bytes) -> Literal["new", "changed", "unchanged", "folder"]:
    """What stands at the file's place. A link is not what we wrote, wherever it leads."""
    try:
        found = target.lstat()
    except FileNotFoundError:
        return "new"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    is_same = stat.S_ISREG(found.st_mode) and found.st_size == len(content) and target.read_bytes() == content
    return "unchanged" if is_same else "changed"


def _clear_folder(root: Path, path: str, known: Collection[str]) -> None:
    """Remove our former files in a folder where a file shall stand now; a foreign file in it is an error."""
    for former in sorted(name for name in known if name.startswith(f"{path}/") and _is_safe(name)):
        _removed(root, former, {})
    if (root / path).is_dir():
        (root / path).rmdir()


def _replace(root: Path, path: str, content: bytes, attempts: int = 3) -> None:
    """Write the file whole. A build that starts now may take our scratch file for a killed one's: then once more."""
    scratch = root / _SCRATCH.format(uuid4().hex)  # no two builds have the same; the name is never seen
    try:
        scratch.write_bytes(content)
        scratch.replace(root / path)
    except FileNotFoundError:
        if attempts == 1:
            raise
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        _replace(root, path, content, attempts - 1)
    finally:
        scratch.unlink(missing_ok=True)


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
        raise OutputError(f"{path} could not be removed: {_reason(error)}.") from error
    return True


def _is_within(root: Path, target: Path) -> bool:
    """Whether it is a file, or a link itself, really inside the folder and not seen through a link from it."""
    return not stat.S_ISDIR(target.lstat().st_mode) and target.parent.resolve().is_relative_to(root)


def _is_renamed(root: Path, path: str, taken: Mapping[str, str]) -> bool:
    """Whether the file's new name differs in case only and the system, having no case, says it is the same file."""
    other = taken.get(path.casefold(), "")
    return bool(other) and (root / path).samefile(root / other)


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or type(error).__name__).lower()
