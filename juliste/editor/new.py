"""A title, a time and a place in; the folder of a new event with its original, for the editor to go on with, out."""

import sys
from collections.abc import Callable
from pathlib import Path

from juliste import load, terminal
from juliste.editor.answers import Answers
from juliste.editor.asking import Ask, LeftError
from juliste.editor.naming import Naming
from juliste.editor.start import Options, Start, filled, start_of
from juliste.load.work import Folder
from juliste.output import reason
from juliste.problems import Message, say
from juliste.settings import Settings
from juliste.tongue import tongue

__all__ = ["Options", "new"]


def new(read: Callable[[], Settings], options: Options, ask: Ask | None = None) -> int:
    """Make the folder and the original of an event, as a draft. Nothing that is there is overwritten.

    ask: asks for what is missing; None where nobody can be asked. Gives the exit status.
    """
    return terminal.doing(read, lambda settings: _new(settings, options, ask))


def _new(settings: Settings, options: Options, ask: Ask | None) -> int:
    words = tongue(settings.editor_language)
    answers = Answers(ask, words)
    try:
        made = _start_and_folder(settings, options, answers)
    except LeftError:
        made = None
    if not made:
        told = [_missing(answers), say("Nothing was made.")] if answers.missing else [say("Nothing was made.")]
        terminal.say_all((message.told(words) for message in told), sys.stderr)
        return terminal.FAILED
    start, folder = made
    shown = f"{folder.shown}/{start.file}"
    try:
        _write(folder.path, start.file, filled(start))
    except OSError as error:
        message = say("{path} could not be written: {reason}.", path=shown, reason=reason(error))
        terminal.say_all([message.told(words)], sys.stderr)
        return terminal.FAILED
    hints = (
        say("Write the rest into it; the lines that begin with # show what else can be told."),
        say("When it may be published, take away the line draft: yes; `invoke check` tells what is still missing."),
    )
    terminal.say_all([shown, *(hint.told(words) for hint in hints)], sys.stdout)
    return terminal.BUILT


def _start_and_folder(settings: Settings, options: Options, answers: Answers) -> tuple[Start, Folder] | None:
    content = load.read(settings.content, settings.content.parent, settings.zone, frozenset())
    start = start_of(options, answers, content.registers, settings)
    if not start:
        return None
    naming = Naming(start, content, settings)
    if not options.name:
        return start, naming.first_free()
    question = say("What shall its folder be called? Only a-z, 0-9 and - are possible")
    folder = answers.take("name", options.name, question, naming.folder)
    return (start, folder) if folder else None


def _missing(answers: Answers) -> Message:
    return say("Missing: {options}. There is no terminal here to ask in.", options=", ".join(answers.missing))


def _write(folder: Path, file: str, text: str) -> None:
    """Make the folder, which nobody else may have made meanwhile, and the file in it; both or neither."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir()
    try:
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        (folder / file).unlink(missing_ok=True)
        folder.rmdir()
        raise
