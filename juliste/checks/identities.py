"""All events → two calendar entries that calendars could not tell apart."""

from collections.abc import Iterator

from juliste import urls
from juliste.checks.subjects import Known, Written
from juliste.model import LANGUAGES, Event
from juliste.problems import Problem, say


def one_entry_an_identity(known: Known) -> Iterator[Problem]:
    """No two times that events are held have the same UID: calendars would keep only one of them (RFC 5545, 3.8.4.7).

    `2021/kurssi` with a second time and `2021/kurssi-2` are both `2021-kurssi-2`. A new event in the folder of one that
    has moved has its UID too; where it also has its address, the rule of addresses tells that.
    """
    taken: dict[str, tuple[Written, Event]] = {}
    for written, event in known.shown:
        for number, occasion in enumerate(event.occasions):
            first, other = taken.setdefault(event.identity(occasion), (written, event))
            if other is not event and not _share_an_address(other, event):
                message = say(
                    "its calendar entry is called {uid}, as that of {other} is",
                    uid=event.identity(occasion),
                    other=first.folder,
                )
                cure = say("in the newer of the two, give the time an id of its own, or the folder another name")
                yield written.sheets.merged.problem(("time", number), message, cure)


def _share_an_address(one: Event, other: Event) -> bool:
    return bool(_addresses(one) & _addresses(other))


def _addresses(event: Event) -> set[str]:
    former = (urls.event_address(code, year, name) for year, name in event.moved_from for code in LANGUAGES)
    return {*(urls.event_page(event, code) for code in LANGUAGES), *former}
