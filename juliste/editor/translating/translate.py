"""Settings, an event and a language → its language file with all that is to be translated, and what to do next."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from juliste import build, history, load, terminal
from juliste.checks.older import changed_sentences
from juliste.checks.subjects import Written, written
from juliste.editor.replacing import replaced
from juliste.editor.translating import file
from juliste.editor.translating.lines import MARK, commented, lines_of
from juliste.editor.translating.outline import Outline, outline_of
from juliste.load.events import folders
from juliste.load.frontmatter import read_page
from juliste.load.sections import marks
from juliste.load.values import nearest
from juliste.model import LANGUAGES, Language
from juliste.problems import Message, Problem, say
from juliste.report import line
from juliste.settings import Settings
from juliste.tongue import tongue

COMING = "coming"
"""Stands for every coming event that has no file in the language."""


class Outcome(Struct, frozen=True):
    """What came of it. problems: why nothing was done. said: what was done, and what is to be done next."""

    said: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()


def translate(settings: Settings, path: str, language: str, *, is_done: bool = False) -> Outcome:
    """Make or update the file `event.LANGUAGE.md` of the event YEAR/NAME; of all coming ones that have none.

    is_done: the translator is ready: our comments go, and it is recorded which words are translated.
    """
    root, zone = settings.content.parent, settings.zone
    path = path.strip("/").removeprefix(f"{settings.content.name}/events/")
    asked = next((code for code in LANGUAGES if code == language), None)
    if asked is None:
        return _refused(settings, say("the language must be fi, sv or en, not '{language}'", language=language))
    if path == COMING:
        return _of_coming(settings, asked)
    each, problems = _read(settings, path, root, zone)
    if problems or not each:
        return Outcome(problems=problems)
    if each.sheets.original == asked:
        name = f"event.{asked}.md"
        return _refused(settings, say("{name} is the original of {path}: it is not translated", name=name, path=path))
    return _translated(each, asked, settings, is_done=is_done)


def _of_coming(settings: Settings, language: Language) -> Outcome:
    """Make the file of every coming event that has none in the language; events with mistakes are left alone."""
    content = build.read(settings)
    lacking = (
        f"{found.folder.year}/{found.folder.name}"
        for found in content.events
        if found.event
        and found.sheets
        and not (found.event.draft or found.event.is_past(settings.moment))
        and language not in found.sheets.files
    )
    made = [message for path in lacking for message in translate(settings, path, language).said[-2:-1]]
    return Outcome(tuple(made) or (say("No language file is missing."),))


def run(read: Callable[[], Settings], path: str, language: str, *, is_done: bool = False) -> int:
    """The same at the terminal; the exit status. read: gives the settings, or raises."""

    def do(settings: Settings) -> int:
        outcome, words = translate(settings, path, language, is_done=is_done), tongue(settings.editor_language)
        terminal.say_all((line(problem, words) for problem in outcome.problems), sys.stderr)
        terminal.say_all((message.told(words) for message in outcome.said), sys.stdout)
        return terminal.WRONG_CONTENT if outcome.problems else terminal.BUILT

    return terminal.doing(read, do)


def _read(settings: Settings, path: str, root: Path, zone: ZoneInfo) -> tuple[Written | None, tuple[Problem, ...]]:
    """The event as written; what is wrong with it, when it cannot be translated before that is mended."""
    shown = f"{settings.content.name}/events/{path}"
    if path.count("/") != 1 or not (settings.content / "events" / path).is_dir():
        known = [f"{each.year}/{each.name}" for each in folders(settings.content / "events", root)]
        message = say("'{name}' is no event: give YEAR/NAME of its folder", name=path)
        return None, (Problem(shown, 0, "", message, nearest(path, known)),)
    registers, _ = load.read_registers(settings.content, root, zone)
    found = load.read_folder(load.event_folder(settings.content, root, path), registers, zone)
    each = written(found)
    wrong = tuple(problem for problem in found.problems if problem.is_error)
    return each, wrong


def _refused(settings: Settings, message: Message) -> Outcome:
    return Outcome(problems=(Problem(settings.content.name, 0, "", message),))


def _translated(each: Written, language: Language, settings: Settings, *, is_done: bool) -> Outcome:
    path = settings.content.parent / _shown(each, language)
    before = path.read_bytes() if path.exists() else None
    if before is None:
        return _kept(
            path, before, _new(each, language), (*_nameless(each, language), *_told(each, language, made=True))
        )
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    missing, _ = _outline(each, language)
    older = each.sheets.older(language)
    if not missing and (is_done or not older):
        lines = file.done(lines, marks(each.sheets.sections))
        said = (say("{path} translates the present words", path=_shown(each, language)),)
        return _kept(path, before, lines, said, end)
    if is_done:
        lines = file.done(lines, marks(each.sheets.sections))
    clean = file.without_requests(lines)  # what an earlier run asked for is asked anew
    source, _ = read_page("\n".join(clean).encode(), _shown(each, language))
    lines = file.with_what_is_missing(source, missing, each.sheets.original)
    if is_done:
        names = ", ".join(each.sheets.translations.missing(language))
        lacking = say("{path} has no words yet for: {names}", path=_shown(each, language), names=names)
        return _kept(path, before, lines, (lacking, *_next(each, language)), end)
    lines = file.with_changes(lines, _changes(each, language, settings))
    return _kept(path, before, lines, (*_nameless(each, language), *_told(each, language, made=False)), end)


def _kept(path: Path, before: bytes | None, lines: list[str], said: tuple[Message, ...], end: str = "\n") -> Outcome:
    """What is said when the file could be written."""
    if replaced(path, before, end.join(lines).encode()):
        return Outcome(said)
    message = say("{path} has changed meanwhile and is left as it is.", path=path.name)
    return Outcome(problems=(Problem(path.parent.as_posix(), 0, "", message),))


def _outline(each: Written, language: Language) -> tuple[Outline, list[str]]:
    return outline_of(each.sheets.merged.sheet, each.sheets.original, language)


def _new(each: Written, language: Language) -> list[str]:
    """The lines of a new language file."""
    sheets, words = each.sheets, tongue(language)
    outline, _ = _outline(each, language)
    body = sheets.body.own(sheets.original)
    head = say(
        "Write each text behind its key; above it stands the original. Then run: {command}",
        command=_done(each, language),
    )
    below = say("The text below the second line --- is to be translated too:")
    return [
        "---",
        *commented(head.told(words)),
        *lines_of(outline, sheets.original),
        *((*commented(below.told(words)), *commented(body)) if body and not sheets.body.own(language) else ()),
        f"translates: {marks(sheets.sections)}",
        "---",
        "",
    ]


def _changes(each: Written, language: Language, settings: Settings) -> dict[str, list[str]]:
    """Under each key, what has changed there: the former and the present sentence where the history tells."""
    words = tongue(language)
    root = settings.content.parent
    sheets = each.sheets
    found: dict[str, list[str]] = {}
    for section in sheets.older(language):
        said = list(changed_sentences(each, language, (section,), lambda path: history.versions(root, path)))
        told = [message.told(words) for message in said if "old" in dict(message.values)]
        if not said:
            told = [say("now: {words}", words="\n".join(text for _, text in section.texts)).told(words)]
        found.setdefault(section.name, []).extend(told)
    return found


def _nameless(each: Written, language: Language) -> Iterator[Message]:
    _, nameless = _outline(each, language)
    if nameless:
        path = each.sheets.merged.source.path.rpartition("/")[2]
        yield say(
            "give these an id in {path}, so that they can be translated: {names}", path=path, names=", ".join(nameless)
        )


def _told(each: Written, language: Language, *, made: bool) -> Iterator[Message]:
    path = _shown(each, language)
    yield say("{path} was made", path=path) if made else say("{path} was updated", path=path)
    yield from _next(each, language)


def _next(each: Written, language: Language) -> Iterator[Message]:
    yield say(
        "Translate what stands in the lines {mark}, then run: {command}", mark=MARK, command=_done(each, language)
    )


def _done(each: Written, language: Language) -> str:
    return f"invoke translate {each.path} {language} --done"


def _shown(each: Written, language: Language) -> str:
    return f"{each.folder}/event.{language}.md"
