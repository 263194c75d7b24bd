"""A site and a folder → the folder with that site in it, exchanged in one step; what is not ours stays.

The new folder is made beside the other and then takes its name. A handover that is killed leaves the old site or the
new one, whole, and beside it a folder that the next one removes.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from juliste import output
from juliste.editor.publishing.exchange import exchange
from juliste.editor.publishing.staged import Site
from juliste.editor.publishing.standing import Entry, HandoverError, foreign, is_ours
from juliste.problems import say


def replace(folder: Path, shown: str, site: Site) -> None:
    """Put the site in the place of what stands in the folder. shown: as the editor knows the folder.

    A link to a folder stays a link. Raises HandoverError; the folder is then as it was.
    """
    target = folder.resolve()
    new, old = (target.with_name(f".{target.name}.juliste-{age}") for age in ("new", "old"))
    try:
        _mend(target, new, old)
        kept = foreign(_standing(target), shown)
        _make(new, target, site)
        _keep(kept, target, new)
        _take_place(new, target, old)
    except OSError as error:
        with suppress(OSError):
            _mend(target, new, old)
        reason = output.reason(error)
        message = say("{place} could not be replaced: {reason}. It is as it was.", place=shown, reason=reason)
        raise HandoverError(message) from error
    for left in (new, old):
        with suppress(OSError):
            _keep((entry for entry in _standing(left) if not is_ours(entry.name)), left, target)  # has come meanwhile
            shutil.rmtree(left)


def _mend(target: Path, new: Path, old: Path) -> None:
    """Undo what a killed handover left: the old site gets its name again, if none has it, and the rest goes."""
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)


def _standing(target: Path) -> list[Entry]:
    try:
        with os.scandir(target) as found:
            return [Entry(each.name, each.is_dir(follow_symlinks=False)) for each in found]
    except FileNotFoundError:
        return []


def _make(new: Path, target: Path, site: Site) -> None:
    """Copy the site, with the times that servers tell of its files: they are those of their last change."""
    new.mkdir(parents=True)
    if target.exists():
        shutil.copymode(target, new)
    for path in site.files:
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(site.folder / path, new / path)


def _keep(kept: Iterable[Entry], before: Path, after: Path) -> None:
    """Let what is not ours stand in the other folder too: the same files, not copies, where the system can do that."""
    for name, is_folder in kept:
        if is_folder:
            _keep_folder(before / name, after / name)
        elif os.path.lexists(before / name) and not os.path.lexists(after / name):
            _link(str(before / name), str(after / name))


def _keep_folder(before: Path, after: Path) -> None:
    after.mkdir(exist_ok=True)
    shutil.copystat(before, after)
    _keep(_standing(before), before, after)


def _link(before: str, after: str) -> None:
    try:
        os.link(before, after, follow_symlinks=False)
    except (OSError, NotImplementedError):  # disks without such links
        shutil.copy2(before, after, follow_symlinks=False)


def _take_place(new: Path, target: Path, old: Path) -> None:
    """Give the new folder its name; where there is no exchange the target is without one for an instant."""
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
