"""How many events there are to make → the processes that help with them, as many as pay.

It imports nothing that makes pages: while this process loads that, the others do so too.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from juliste import later

ENOUGH = 80
"""From how many events on another process pays: to start one takes as long as to make some dozens of events."""


class Crew:
    """This process and, where there is enough to make, others beside it. workers: how many there may be in all."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: Executor | None = None

    def beside(self, events: int) -> int:
        """How many processes beside this one pay for so many events."""
        return max(0, min(self._workers, events // (ENOUGH // 2)) - 1)

    def executor(self, events: int) -> Executor | None:
        """What gives tasks to the others, where so many events pay for any. Called early, they get ready meanwhile."""
        beside = self.beside(events)
        if beside and not self._executor:
            self._executor = later.load("helpers").executor(beside)
        return self._executor if beside else None

    def dismiss(self, *, wait: bool = False) -> None:
        """Let the others go. wait: until they have gone."""
        if self._executor:
            self._executor.shutdown(wait, cancel_futures=True)


@contextmanager
def crew(workers: int) -> Iterator[Crew]:
    """A crew, for the length of a build at most."""
    found = Crew(workers)
    try:
        yield found
    finally:
        found.dismiss(wait=True)
