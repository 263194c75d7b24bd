"""Events to make → what was made of each, by this process and by those that help it."""

import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import lru_cache
from pathlib import Path

from juliste import workshop
from juliste.crew import Crew
from juliste.records import Made, Task
from juliste.workshop import Workshop

BATCH = 8
"""How many events a process gets at once, but for the last ones: then nobody waits long for another."""

AHEAD = 2
"""How many batches each process beside this one has before it, so that none waits for this one."""


def make(tasks: Sequence[Task], shop: Workshop, crew: Crew) -> Iterator[Made]:
    """What was made of each event, in their order."""
    if executor := crew.executor(len(tasks)):
        yield from made_with(executor, tasks, shop, crew.beside(len(tasks)) * AHEAD)
    else:
        yield from (workshop.make(task, shop) for task in tasks)


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
