"""What all events say of themselves → two that are so alike that one seems to be a copy with the old date."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from juliste.checks.subjects import Claim, Claims
from juliste.problems import Problem, say


def looks_copied(events: Sequence[Claims], pages: Sequence[Claims]) -> Iterator[Problem]:
    """No two events begin at the same time and have the same title, summary or text: one would have the old date."""
    taken: dict[str, Claims] = {}
    for event in events:
        for claim in event.likeness:
            first = taken.setdefault(claim.what, event)
            if first is not event:
                if "looks-copied" not in event.accepted:
                    yield _alike(claim, first.owner)
                break


def _alike(claim: Claim, other: str) -> Problem:
    message = say("is the same as in {other}, and so is {field}", other=other, field=claim.field)
    cure = say("if this event was copied from that one, mend its time")
    return replace(claim.problem(message, cure, "warning"), field="time", rule="looks-copied")
