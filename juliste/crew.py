"""Events to make → what was made of each, by as many processes as pay."""

import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from juliste import later, workshop
from juliste.records import Made, Task
from juliste.workshop import Workshop

ENOUGH = 80
"""From how many events on another process pays: to start one takes as long as to make some dozens of events."""

BATCH = 8
"""How many events a process gets at once, but for the last ones: then nobody waits long for another."""

AHEAD = 2
"""How many batches each process beside this one has before it, so that none waits for this one."""


class Crew:
    """This process and, where there is enough to make, others beside it. workers: how many there may be in all."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: Executor | None = None

    def call(self, events: int) -> None:
        """Have others come where so many events pay for it; they get ready while this process does other work."""
        beside = self._beside(events)
        if not self._executor and beside > 0:
            self._executor = later.load("helpers").executor(beside)

    def make(self, tasks: Sequence[Task], shop: Workshop) -> Iterator[Made]:
        """What was made of each event, in their order; by several processes when there are enough of them."""
        self.call(len(tasks))
        beside = self._beside(len(tasks))
        if self._executor and beside > 0:
            yield from made_with(self._executor, tasks, shop, beside * AHEAD)
        else:
            yield from (workshop.make(task, shop) for task in tasks)

    def dismiss(self, *, wait: bool = False) -> None:
        """Let the others go. wait: until they have gone."""
        if self._executor:
            self._executor.shutdown(wait, cancel_futures=True)

    def _beside(self, events: int) -> int:
        return min(self._workers, events // (ENOUGH // 2)) - 1


@contextmanager
def crew(workers: int) -> Iterator[Crew]:
    """A crew, for the length of a build at most."""
    found = Crew(workers)
    try:
        yield found
    finally:
        found.dismiss(wait=True)


def made_with(executor: Executor, tasks: Sequence[Task], shop: Workshop, ahead: int) -> Iterator[Made]:
    """What this process and the executor make, in the order of the tasks.

    What fails there is done here again: so it fails with its own traceback, or not. ahead: how many batches the
    executor has before it.
    """
    rest = deque(_batches(tasks, ahead))
    given: deque[tuple[Sequence[Task], Future[list[Made]]]] = deque()
    path = shop.stage.leave("workshop", pickle.dumps(shop, pickle.HIGHEST_PROTOCOL))
    while rest or given:
        for _ in range(min(len(rest), ahead - sum(not future.done() for _, future in given))):
            given.append((batch := rest.popleft(), _asked(executor, batch, path)))
        if rest:
            given.append((batch := rest.popleft(), _done([workshop.make(task, shop) for task in batch])))
        while given and (given[0][1].done() or not rest):
            batch, future = given.popleft()
            yield from [workshop.make(task, shop) for task in batch] if future.exception() else future.result()


def _batches(tasks: Sequence[Task], ahead: int) -> Iterator[Sequence[Task]]:
    start = 0
    while rest := len(tasks) - start:
        size = max(1, min(BATCH, rest // (2 * ahead)))
        yield tasks[start : start + size]
        start += size


def _asked(executor: Executor, batch: Sequence[Task], path: str) -> Future[list[Made]]:
    try:
        return executor.submit(_make, batch, path)
    except BrokenExecutor as error:
        failed: Future[list[Made]] = Future()
        failed.set_exception(error)
        return failed


def _done(made: list[Made]) -> Future[list[Made]]:
    future: Future[list[Made]] = Future()
    future.set_result(made)
    return future


@lru_cache(maxsize=1)
def _shop(path: str) -> Workshop:
    shop: Workshop = pickle.loads(Path(path).read_bytes())  # noqa: S301  # this build has written it
    return shop


def _make(tasks: Sequence[Task], path: str) -> list[Made]:
    return [workshop.make(task, _shop(path)) for task in tasks]
