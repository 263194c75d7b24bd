"""The name of a module of ours → the module, loaded only now.

Everywhere else imports stand at the top of the file. A build with nothing to do would spend most of its time on loading
what makes pages, one of a single event much of it on what reads catalogues.
"""

from importlib import import_module
from types import ModuleType


def load(name: str) -> ModuleType:
    """`juliste.NAME`."""
    return import_module(f"juliste.{name}")
