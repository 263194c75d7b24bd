"""How many events there are to make → the processes that help with them, as many as pay.

It imports nothing that makes pages: while this process loads that, the others do so too.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from threading import Thread

from juliste import later

ENOUGH = 80
"""From how many events on another process pays: to start one takes as long as to make some dozens of events."""


class Crew:
    """This process and, where there is enough to make, others beside it. workers: how many there may be in all."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: Executor | None = None
        self._leaving: list[Thread] = []

    def beside(self, events: int) -> int:
        """How many processes beside this one pay for so many events."""
        return max(0, min(self._workers, events // (ENOUGH // 2)) - 1)

    def executor(self, events: int) -> Executor | None:
        """What gives tasks to the others, where so many events pay for any. Called early, they get ready meanwhile."""
        beside = self.beside(events)
        if beside and not self._executor:
            self._executor = later.load("helpers").executor(beside)
        return self._executor if beside else None

    def dismiss(self) -> None:
        """Let the others go, without waiting until they have gone; whoever is called later are new ones."""
        if self._executor:
            leaving = Thread(target=self._executor.shutdown, kwargs={"cancel_futures": True})
            leaving.start()  # an executor that was shut down without waiting cannot be waited for any more
            self._leaving.append(leaving)
            self._executor = None

    def wait(self) -> None:
        """Wait until all who were let go have gone."""
        for each in self._leaving:
            each.join()


@contextmanager
def crew(workers: int) -> Iterator[Crew]:
    """A crew, for the length of a build at most."""
    found = Crew(workers)
    try:
        yield found
    finally:
        found.dismiss()
        found.wait()
