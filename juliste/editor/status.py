"""Settings → every coming event: how far each language is, registration, and what keeps it from being published."""

import sys
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from juliste import build, terminal, urls, when
from juliste.load.events import Found
from juliste.model import LANGUAGES, Event, Language, Registration
from juliste.problems import Message, Problem, Tongue, form, say
from juliste.report import line
from juliste.settings import Settings
from juliste.tongue import tongue


class State(Struct, frozen=True):
    """How an event stands. day: its first. languages: what there is in each. visible: whether the public sees it.

    problems: the errors that keep it from being published. mails: where a build puts the invitations to send, from the
    project's folder: that in all languages, then those in one.
    """

    path: str
    day: str
    languages: dict[Language, Message]
    registration: tuple[Message, ...]
    visible: Message
    problems: tuple[Problem, ...]
    mails: tuple[str, ...] = ()


def states(settings: Settings) -> tuple[State, ...]:
    """The coming events in the order of their times, drafts and those not yet published among them.

    What could not be read stands first.
    """
    content = build.read(settings)
    wrong = build.checked(content, settings).errors
    found = [
        (each.event.starts.timestamp() if each.event else 0, each)
        for each in content.events
        if not (each.event and each.event.is_past(settings.moment))
    ]
    in_time = sorted(found, key=lambda pair: (pair[0], pair[1].folder.shown))
    return tuple(_state(each, settings, wrong) for _, each in in_time)


def run(read: Callable[[], Settings]) -> int:
    """Print the table; the exit status is 1 when something keeps an event from being published."""

    def do(settings: Settings) -> int:
        found = states(settings)
        terminal.say_all(printed(found, tongue(settings.editor_language)), sys.stdout)
        return terminal.WRONG_CONTENT if any(state.problems for state in found) else terminal.BUILT

    return terminal.doing(read, do)


def printed(found: Sequence[State], words: Tongue) -> Iterator[str]:
    """A table, a row an event; below each row what keeps the event from being published, or its invitations to send."""
    if not found:
        yield say("No event is coming.").told(words)
        return
    head = (say("event"), say("time"), *(form(code) for code in LANGUAGES), say("registration"), say("state"))
    rows = [tuple(cell.told(words) for cell in head), *(_cells(state, words) for state in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, state in zip(rows, [None, *found], strict=True):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if state:
            yield from (f"  ! {line(problem, words)}" for problem in state.problems)
            yield from (f"  > {message.told(words)}" for message in _to_send(state))


def _to_send(state: State) -> Iterator[Message]:
    if state.mails:
        whole, *single = state.mails
        names = ", ".join(path.rpartition("/")[2] for path in single)
        yield say("invitation to send: {path}; in one language: {names}", path=whole, names=names)


def _cells(state: State, words: Tongue) -> tuple[str, ...]:
    registration = "; ".join(dict.fromkeys(message.told(words) for message in state.registration))
    languages = (state.languages[code].told(words) for code in LANGUAGES)
    return (state.path, state.day, *languages, registration or "–", state.visible.told(words))


def _state(found: Found, settings: Settings, wrong: Sequence[Problem]) -> State:
    event = found.event
    problems = tuple(problem for problem in wrong if f"{problem.path}/".startswith(f"{found.folder.shown}/"))
    return State(
        path=f"{found.folder.year}/{found.folder.name}",
        day=when.numbers(event.starts.date()) if event else "–",
        languages={code: _language(found, code) for code in LANGUAGES},
        registration=tuple(_registration(way, event, settings) for way in _open_ways(event)) if event else (),
        visible=say("held back") if problems else _visible(found, settings),
        problems=problems,
        mails=_mails(event, settings) if event and not problems and event.is_published(settings.moment) else (),
    )


def _mails(event: Event, settings: Settings) -> tuple[str, ...]:
    """Where they are after a build."""
    folder, root = settings.output, settings.content.parent
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return tuple(f"{shown.as_posix()}/{path}" for path in urls.event_mails(event))


def _open_ways(event: Event) -> tuple[Registration, ...]:
    """How to register; nobody does for what is not held."""
    return event.registrations if event.status.kind == "scheduled" else ()


def _language(found: Found, code: Language) -> Message:
    """How far one language is."""
    sheets = found.sheets
    if not sheets or not (code in sheets.files or sheets.translations.has_any(code)):
        return say("missing")
    if code == sheets.original:
        return say("original")
    if older := sheets.older(code):
        return say("older: {names}", names=", ".join(dict.fromkeys(section.name for section in older)))
    missing = len(sheets.translations.missing(code))
    return say("texts missing: {count}", count=missing) if missing else say("complete")


def _registration(way: Registration, event: Event, settings: Settings) -> Message:
    closes = when.numbers(way.closes.last_day) if way.closes else ""
    opens = when.numbers(way.opens.first_day) if way.opens else ""
    state = way.state(settings.moment, event.ends)
    if state == "open":
        return say("open, last day {closes}", closes=closes) if closes else say("open")
    return {
        "none": say("not needed"),
        "invited": say("for those invited"),
        "not-yet": say("opens {opens}", opens=opens),
        "closed": say("closed"),
        "full": say("full"),
    }[state]


def _visible(found: Found, settings: Settings) -> Message:
    """Whether the public sees it."""
    event = found.event
    if found.is_draft:
        return say("draft")
    if event and event.publish and not event.is_published(settings.moment):
        return say("published {day}", day=when.numbers(event.publish.first_day))
    if event and event.status.kind == "cancelled":
        return say("cancelled")
    if event and event.status.kind == "postponed":
        return say("postponed")
    return say("on the site")
