"""The names of events in; their language files tidied, once the difference has been seen; the exit status out."""

import difflib
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from juliste import load, terminal
from juliste.editor.asking import Ask, LeftError
from juliste.editor.replacing import replaced
from juliste.editor.tidying import tidied
from juliste.editor.tidying.edits import Lined
from juliste.load.events import folders
from juliste.load.folder import language_files
from juliste.load.values import flag, nearest
from juliste.load.work import Folder
from juliste.output import reason
from juliste.problems import Message, Problem, Tongue, WrongError, say, with_cure
from juliste.report import line
from juliste.settings import Settings
from juliste.tongue import tongue


class Change(Struct, frozen=True):
    """A file to be written. shown: its path as problems show it."""

    path: Path
    shown: str
    before: bytes
    after: bytes


def tidy(
    read: Callable[[], Settings], names: Sequence[str] = (), *, write: bool = False, ask: Ask | None = None
) -> int:
    """Quote what needs quotes, take repeated facts out of language files, write dashes in times; show, and write it.

    names: YEAR/NAME of the events; none: all. write: without asking. ask: None where nobody can be asked: then it is
    only shown, and the status is 1 when there is anything to tidy.
    """
    return terminal.doing(read, lambda settings: _tidy(settings, names, ask, write=write))


def _tidy(settings: Settings, names: Sequence[str], ask: Ask | None, *, write: bool) -> int:
    words = tongue(settings.editor_language)
    known = list(folders(settings.content / "events", settings.content.parent))
    chosen = {name.strip("/").removeprefix(f"{settings.content.name}/events/"): name for name in names}
    if unknown := [_unknown(name, known) for path, name in chosen.items() if path not in map(_path, known)]:
        terminal.say_all((message.told(words) for message in unknown), sys.stderr)
        return terminal.FAILED
    changes, left = _found(settings, [folder for folder in known if not names or _path(folder) in chosen])
    terminal.say_all((line(problem, words) for problem in left), sys.stderr)
    terminal.say_all((row for change in changes for row in _difference(change)), sys.stdout)
    if not changes:
        terminal.say_all([say("Nothing to tidy.").told(words)], sys.stdout)
        return terminal.BUILT
    if write or (ask and _agreed(ask, words)):
        return _write(changes, words)
    files = say("1 file") if len(changes) == 1 else say("{count} files", count=len(changes))
    message = say("{files} to tidy; nothing was written. `invoke tidy --write` writes what is shown.", files=files)
    terminal.say_all([message.told(words)], sys.stdout)
    return terminal.WRONG_CONTENT


def _path(folder: Folder) -> str:
    return f"{folder.year}/{folder.name}"


def _unknown(name: str, known: Sequence[Folder]) -> Message:
    message = say("'{name}' is no event: give YEAR/NAME of its folder", name=name)
    return with_cure(message, nearest(name, [_path(folder) for folder in known]))


def _found(settings: Settings, chosen: Sequence[Folder]) -> tuple[list[Change], list[Problem]]:
    """What there is to change in the folders, and what has to be left as it is."""
    registers, _ = load.read_registers(settings.content, settings.content.parent, settings.zone)
    changes, left = list[Change](), list[Problem]()
    for folder in chosen:
        paths = language_files(folder.path, "event")
        texts = {language: path.read_bytes() for language, path in paths.items()}
        read = partial(load.read_texts, folder, registers=registers, zone=settings.zone)
        made = tidied(texts, read) if texts else None
        for language, path in paths.items() if made else ():
            if made and made.texts[language] != texts[language]:
                changes.append(Change(path, f"{folder.shown}/{path.name}", texts[language], made.texts[language]))
        left += made.left if made else []
    return changes, left


def _difference(change: Change) -> Iterator[str]:
    before, after = (Lined(data.decode()).lines for data in (change.before, change.after))
    return difflib.unified_diff(before, after, change.shown, change.shown, lineterm="")


_SHORT = {"y": "yes", "k": "yes", "j": "yes", "n": "no", "e": "no"}


def _agreed(ask: Ask, words: Tongue) -> bool:
    while True:
        try:
            answer = ask(say("Write this? (yes or no)").told(words)).strip()
            return bool(answer) and flag(_SHORT.get(answer.casefold(), answer))
        except WrongError as wrong:
            terminal.say_all([wrong.message.told(words)], sys.stderr)
        except LeftError:
            return False


def _write(changes: Sequence[Change], words: Tongue) -> int:
    status = terminal.BUILT
    for change in changes:
        try:
            if not replaced(change.path, change.before, change.after):
                status = max(status, terminal.WRONG_CONTENT)
                message = say("{path} has changed meanwhile and is left as it is.", path=change.shown)
                terminal.say_all([message.told(words)], sys.stderr)
        except OSError as error:
            status = terminal.FAILED
            told = say("{path} could not be written: {reason}.", path=change.shown, reason=reason(error))
            terminal.say_all([told.told(words)], sys.stderr)
    if status == terminal.BUILT:
        terminal.say_all([say("Written.").told(words)], sys.stdout)
    return status
