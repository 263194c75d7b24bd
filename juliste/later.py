"""The name of a module of ours → the module, loaded only now.

Everywhere else imports stand at the top of the file. A build with nothing to do would spend most of its time on loading
what makes pages, one of a single event much of it on what reads catalogues.
"""

import gc
from functools import cache
from importlib import import_module
from types import ModuleType

GARBAGE = 100_000
"""How many new objects there are before Python looks for circles among them: our values have hardly any."""


@cache  # once: the garbage of a build would stay in a process that builds again
def spare_garbage() -> None:
    """Look for garbage less often than Python does by itself, and never among the modules."""
    gc.freeze()
    gc.set_threshold(GARBAGE)


def load(name: str) -> ModuleType:
    """`juliste.NAME`."""
    return import_module(f"juliste.{name}")
