"""Events to make → what was made of each, by as many processes as pay; the one place that knows of processes."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from juliste import later, workshop
from juliste.records import Made, Task
from juliste.workshop import Workshop

ENOUGH = 60
"""From how many events on workers pay: to start one takes as long as to make some dozens of events."""

BATCH = 16
"""How many events a worker gets at once."""

_shops: list[Workshop] = []
"""The workshop of a worker process: the one thing that it is given once for all its tasks."""


def make(tasks: Sequence[Task], shop: Workshop) -> Iterator[Made]:
    """What was made of each event, in their order; by workers when there are enough of them."""
    workers = min(shop.settings.workers, len(tasks) // (ENOUGH // 2))
    if workers < 2:
        yield from (workshop.make(task, shop) for task in tasks)
        return
    with _executor(workers, shop) as executor:
        yield from _by(executor, tasks, shop)


def _by(executor: Executor, tasks: Sequence[Task], shop: Workshop) -> Iterator[Made]:
    """The same by an executor. What fails there is done here again: so it fails with its own traceback, or not."""
    batches = [tasks[start : start + BATCH] for start in range(0, len(tasks), BATCH)]
    futures = [executor.submit(_make, batch) for batch in batches]
    futures.reverse()
    for batch in batches:
        try:
            yield from futures.pop().result()
        except Exception:  # whatever it is
            yield from (workshop.make(task, shop) for task in batch)


@contextmanager
def _executor(workers: int, shop: Workshop) -> Iterator[Executor]:
    """Processes of our own, which know the workshop, and go when this one goes or needs them no longer.

    They are spawned: a process with threads that is forked may hang.
    """
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(shop,))
    with _nameless_main():
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


@contextmanager
def _nameless_main() -> Iterator[None]:
    """Hide what program this is: a spawned process would run its file again, and with it import Pelican."""
    main = vars(sys.modules["__main__"])
    hidden: dict[str, object] = {name: main.pop(name) for name in ("__file__", "__spec__") if name in main}
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update(hidden)


def _begin(shop: Workshop) -> None:
    """Begin as a worker: leave an interrupt to the parent, and go when it goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _shops.append(shop)
    later.spare_garbage()


def _leave_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _make(tasks: Sequence[Task]) -> list[Made]:
    return [workshop.make(task, _shops[0]) for task in tasks]
