"""What was built, found and handed over, and the content → the account of a publishing, and `report.json` of it.

It names people, so it lies in the cache and never in the site.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from juliste import load, urls, when
from juliste.editor.publishing.staged import FOLDER, Site
from juliste.load import Found
from juliste.model import LANGUAGES, Event, Language, leaves_on, without_expired_names
from juliste.problems import Problem, Severity, Tongue, english, in_order
from juliste.report import Report
from juliste.settings import Settings
from juliste.when import Span

State = Literal["draft", "not-yet-published", "cancelled", "postponed", "past", "on", "coming"]
Translation = Literal["complete", "partly", "missing"]


class Outcome(Struct, frozen=True):
    """How it went. to: as the editor wrote it. checked: what a check of the content tells, of past events too.

    site: None when none was built; wrong: what is wrong in it.

    reasons: why it was stopped, as told; none where the content or the site is wrong.
    """

    to: str
    built: Report
    site: Site | None
    checked: tuple[Problem, ...]
    wrong: tuple[Problem, ...]
    reasons: tuple[str, ...]
    is_handed_over: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the content, then those of the site."""
        return (*in_order((*self.built.problems, *self.checked)), *self.wrong)


class Announced(Struct, frozen=True):
    """An event as the report tells of it. path: YEAR/NAME; languages: whether its words are there.

    mails: the addresses of its invitations to send, that in all languages first; none when nobody is invited any more.
    """

    path: str
    title: str
    times: tuple[Span, ...]
    state: State
    languages: tuple[tuple[Language, Translation], ...]
    mails: tuple[str, ...]


class Excepted(Struct, frozen=True):
    """What an author has put aside, and why: a check; or (check "") the languages that are not in `languages`."""

    path: str
    check: str
    languages: tuple[str, ...]
    reason: str


class Leaving(Struct, frozen=True):
    """A person who is named on an event's pages, and the day from which they are not."""

    day: date
    path: str
    name: str


class Account(Struct, frozen=True):
    """All that the report tells."""

    moment: datetime
    address: str
    outcome: Outcome
    events: tuple[Announced, ...]
    exceptions: tuple[Excepted, ...]
    leaving: tuple[Leaving, ...]


def of(content: load.Content, settings: Settings, outcome: Outcome) -> Account:
    """The account. content: read anew, for builds do not look at an event that has not changed."""
    moment = settings.moment
    events = [found.event for found in content.events if found.event]
    leaving = (each for event in events for each in _leaving(event, moment, settings.contact_days))
    return Account(
        moment=moment,
        address=settings.site_url,
        outcome=outcome,
        events=tuple(_announced(event, settings) for event in events),
        exceptions=tuple(each for found in content.events for each in _exceptions(found)),
        leaving=tuple(sorted(leaving, key=lambda each: (each.day, each.path, each.name))),
    )


def _announced(event: Event, settings: Settings) -> Announced:
    moment = settings.moment
    is_sent = event.is_published(moment) and not event.is_past(moment)
    mails = urls.event_mails(event) if is_sent else ()
    return Announced(
        path=_path(event),
        title=event.title.words(event.original).text,
        times=tuple(occasion.span for occasion in event.occasions),
        state=state_of(event, moment),
        languages=tuple((code, _translation(event, code)) for code in LANGUAGES),
        mails=tuple(urls.public(settings.site_url, path) for path in mails),
    )


def _path(event: Event) -> str:
    return f"{event.year}/{event.name}"


def state_of(event: Event, moment: datetime) -> State:
    """The first that holds."""
    if event.draft:
        return "draft"
    if not event.is_published(moment):
        return "not-yet-published"
    if event.standing != "scheduled":
        return event.standing
    if event.is_past(moment):
        return "past"
    return "coming" if moment < event.starts else "on"


def _translation(event: Event, language: Language) -> Translation:
    if language in event.untranslated:
        return "missing"
    return "partly" if language in event.partly_translated else "complete"


def _exceptions(found: Found) -> Iterator[Excepted]:
    """Those of an event, also of one in which something is wrong."""
    if not found.sheets:
        return
    sheet, path = found.sheets.merged.sheet, f"{found.folder.year}/{found.folder.name}"
    for check, reason in sorted((sheet.accept or {}).items()):
        yield Excepted(path, check, (), reason)
    if sheet.only:
        yield Excepted(path, "", sheet.only.languages, sheet.only.reason)


def _leaving(event: Event, moment: datetime, days: int) -> Iterator[Leaving]:
    """The persons who are named on its pages now."""
    if event.is_published(moment):
        shown = without_expired_names(event, moment, days)
        yield from {
            Leaving(leaves_on(contact, event, days), _path(event), contact.name)
            for contact in shown.contacts
            if contact.name
        }


# The files


def write(found: Account, settings: Settings, lines: Iterable[str], tongue: Tongue) -> str:
    """Write report.json, and the lines as report.txt; the path of that one, from the project's folder."""
    folder = settings.cache / FOLDER
    for name, text in (("json", as_json(found, tongue)), ("txt", "".join(f"{line}\n" for line in lines))):
        (folder / f"report.{name}").write_text(text, encoding="utf-8", newline="\n")
    return _shown(folder / "report.txt", settings.content.parent)


def _shown(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def as_json(found: Account, tongue: Tongue = english) -> str:
    """The same account always gives the same text."""
    outcome = found.outcome
    told = {
        "built_for": found.moment.isoformat(),
        "contacts": [{"event": one.path, "leaves": one.day.isoformat(), "name": one.name} for one in found.leaving],
        "counts": _counts(found),
        "errors": _told(outcome.problems, "error", tongue),
        "events": [_event(event) for event in found.events],
        "exceptions": [_exception(each) for each in found.exceptions],
        "published": outcome.is_handed_over,
        "site": found.address,
        "stopped": list(outcome.reasons),
        "to": outcome.to,
        "warnings": _told(outcome.problems, "warning", tongue),
    }
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _told(problems: Sequence[Problem], severity: Severity, tongue: Tongue) -> list[str]:
    return [problem.told(tongue) for problem in problems if problem.severity == severity]


def _counts(found: Account) -> dict[str, int]:
    files = found.outcome.site.files if found.outcome.site else {}
    states = Counter[str](event.state for event in found.events)
    return {
        "bytes": sum(files.values()),
        "calendars": sum(path.endswith(".ics") for path in files),
        "events": len(found.events),
        "files": len(files),
        "invitations": sum(map(urls.is_invitation, files)),
        "pages": sum(path.endswith(".html") for path in files),
        **states,
    }


def _event(event: Announced) -> dict[str, object]:
    return {
        "languages": dict(event.languages),
        "mails": list(event.mails),
        "path": event.path,
        "state": event.state,
        "times": [dict(zip(("starts", "ends"), when.precise(span), strict=True)) for span in event.times],
        "title": event.title,
    }


def _exception(each: Excepted) -> dict[str, object]:
    what = {"check": each.check} if each.check else {"only": list(each.languages)}
    return {"event": each.path, "reason": each.reason, **what}
