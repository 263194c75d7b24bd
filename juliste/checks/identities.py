"""What all events take for themselves → two calendar entries that calendars could not tell apart."""

from collections.abc import Iterator, Sequence

from juliste.checks.subjects import Claims
from juliste.problems import Problem, say


def one_entry_an_identity(events: Sequence[Claims], pages: Sequence[Claims]) -> Iterator[Problem]:
    """No two times that events are held have the same UID: calendars would keep only one of them (RFC 5545, 3.8.4.7).

    `2021/kurssi` with a second time and `2021/kurssi-2` are both `2021-kurssi-2`. A new event in the folder of one that
    has moved has its UID too; where it also has its address, the rule of addresses tells that.
    """
    taken: dict[str, Claims] = {}
    for event in events:
        for claim in event.uids:
            first = taken.setdefault(claim.what, event)
            if first is not event and not (first.homes & event.homes):
                message = say(
                    "its calendar entry is called {uid}, as that of {other} is", uid=claim.what, other=first.owner
                )
                cure = say("in the newer of the two, give the time an id of its own, or the folder another name")
                yield claim.problem(message, cure)
