"""A number → so many processes beside this one, which take tasks; the one place that knows of processes.

They are spawned: a process with threads that is forked may hang.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from juliste import later


def executor(helpers: int) -> Executor:
    """What gives tasks to so many processes. They begin now, and go when this one goes or dismisses them."""
    found = ProcessPoolExecutor(helpers, multiprocessing.get_context("spawn"), initializer=_begin)
    with _nameless_main():
        found.submit(os.getpid)  # all of them are started with the first task
    return found


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


def _begin() -> None:
    """Begin: leave an interrupt to the parent, go when it goes, and load what events are made with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    later.load("sharing")
    later.spare_garbage()


def _leave_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
