"""How far the work is → a bar at the terminal, once it takes long."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

PATIENCE = 1.0
"""Seconds of work before its progress is shown."""

PAUSE = 0.1
"""Seconds between two drawings of the progress."""


@contextmanager
def shown(console: Console | None = None) -> Iterator[Callable[[int, int], None]]:
    """Give a function that draws how far the work is, where the console is a terminal. console: else stderr.

    It draws only when called: a thread that draws by itself could hang a process that is forked beside it.
    """
    console = console or Console(stderr=True)
    bar = Progress(console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False)
    task = bar.add_task("")
    due = time.monotonic() + PATIENCE

    def show(done: int, of: int) -> None:
        nonlocal due
        if console.is_terminal and time.monotonic() >= due:
            due = time.monotonic() + PAUSE
            bar.start()
            bar.update(task, completed=done, total=of, refresh=True)

    try:
        yield show
    finally:
        if bar.live.is_started:
            bar.stop()
