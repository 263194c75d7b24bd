"""Settings in, a build or a check done and told in words; the exit status out."""

import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from jinja2 import TemplateNotFound, TemplateSyntaxError

from juliste import digests, inputs, later, state, unchanged
from juliste.crew import crew
from juliste.history import HistoryError
from juliste.model import Language
from juliste.output import reason
from juliste.problems import Message, StoppedError, form, say
from juliste.report import Report
from juliste.settings import Settings, SettingsError
from juliste.tongue import tongue

BUILT, WRONG_CONTENT, FAILED = 0, 1, 2
"""The exit statuses."""


def build(read: Callable[[], Settings], *, fresh: bool = False, quiet: bool = False, debug: bool = False) -> int:
    """Build the site and tell of it: what was built on stdout, problems on stderr; the exit status.

    read: gives the settings, or raises. fresh: forget what the last build knew. quiet: say nothing but errors.
    debug: show the traceback of what went wrong.
    """
    language: Language = "en"
    try:
        settings = read()
        language = settings.editor_language
        report = built(settings, fresh=fresh)
    except Exception as error:  # whatever it is, an editor gets a sentence and not a traceback
        return _failed(error, language, debug)
    if report.errors:
        words = tongue(language)
        say_all([*report.shown(words), report.last_line(words)], sys.stderr)
        return WRONG_CONTENT
    if not quiet:
        words = tongue(language)
        say_all(report.shown(words), sys.stderr)
        say_all([report.last_line(words)], sys.stdout)
    return BUILT


def check(read: Callable[[], Settings], told_as: str = "text") -> int:
    """Check the content, write nothing, and tell every error and warning on stdout; the exit status.

    told_as: the name of the format, one of `formats.WRITERS`. Why nothing could be checked is told on stderr.
    """
    status = doing(read, partial(_check, told_as=told_as))
    if status == FAILED:
        say_all(later.load("formats").nothing(told_as), sys.stdout)
    return status


def _check(settings: Settings, told_as: str) -> int:
    formats, words = later.load("formats"), tongue(settings.editor_language)
    if told_as not in formats.WRITERS:
        say_all([formats.unknown(told_as).told(words)], sys.stderr)
        return FAILED
    report = later.load("build").check(settings)
    say_all(formats.WRITERS[told_as](report, words), sys.stdout)
    return WRONG_CONTENT if report.errors else BUILT


def doing(read: Callable[[], Settings], do: Callable[[Settings], int]) -> int:
    """Do something with the settings that tells of itself; whatever stops it is told in a sentence; the exit status.

    read: gives the settings, or raises.
    """
    language: Language = "en"
    try:
        settings = read()
        language = settings.editor_language
        return do(settings)
    except Exception as error:  # as above
        return _failed(error, language)


def built(settings: Settings, *, fresh: bool = False, of_files: Callable[[str], str] = digests.of_files) -> Report:
    """The last build's report when nothing has changed since; else that of a new build. It may raise anything.

    of_files: as for `inputs.read`.
    """
    with crew(settings.workers) as hands:
        if not state.exists(settings.cache):
            hands.executor(inputs.count(settings.content))  # a first build: they load what makes pages while we read
        given, told = (None, None) if fresh else unchanged.look(settings, of_files)
        if told:
            return told
        later.spare_garbage()
        with later.load("progress").shown() if sys.stderr.isatty() else nullcontext() as show:
            report: Report = later.load("build").build(settings, progress=show, fresh=fresh, given=given, hands=hands)
            return report


def reasons(error: Exception, language: Language = "en") -> tuple[str, ...]:
    """Why there is no site: the settings (a line each), a template, the disk, or a fault of ours. No traceback.

    language: to tell it in; settings that cannot be read have their own.
    """
    words = tongue(error.language if isinstance(error, SettingsError) else language)
    return tuple(message.told(words) for message in _reasons(error))


def _reasons(error: Exception) -> tuple[Message, ...]:
    nothing, stopped = say("Nothing was built."), say("The build stopped.")
    if isinstance(error, SettingsError):
        return (*error.messages, nothing)
    if isinstance(error, HistoryError):
        return (error.message, nothing)
    if isinstance(error, StoppedError):
        return (error.message, stopped)
    if isinstance(error, TemplateSyntaxError | SyntaxError):
        return (_at(error.filename or "", error.lineno, error.args[0]), nothing)
    if isinstance(error, OSError) and error.strerror:
        return (_of_file(_short(error.filename or ""), reason(error)), stopped)
    if isinstance(error, TemplateNotFound):
        return (say("The theme has no template {name}.", name=error.name or ""), stopped)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "site-packages" not in frame.filename]  # a template's line, not Jinja's
    frame = (own or frames)[-1]
    return (_at(frame.filename, frame.lineno, f"{type(error).__name__}: {error}"), stopped)


def _at(path: str, line: int | None, what: object) -> Message:
    return form("{path}:{line}: {message}", path=_short(path), line=line, message=what)


def _of_file(path: str, why: Message | str) -> Message:
    return form("{path}: {message}", path=path, message=why) if path else form("{message}", message=why)


def say_all(lines: Iterable[str], stream: TextIO) -> None:
    """Print the lines as UTF-8, on a console of Windows too."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for line in lines:
        print(line, file=stream)
    stream.flush()


def _failed(error: Exception, language: Language, debug: bool = False) -> int:
    """Say on stderr why something could not be done; the exit status."""
    if debug:
        traceback.print_exception(error)
    say_all(reasons(error, language), sys.stderr)
    return FAILED


def _short(path: str | Path) -> str:
    """The path as seen from here, with `/`."""
    full = Path(path)
    return (full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else full).as_posix() if path else ""
