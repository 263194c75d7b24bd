"""Pelican's command line, settings and signals in; our build instead of Pelican's run, and its exit status, out."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pelican import Pelican, parse_arguments
from pelican.log import console
from pelican.plugins import signals
from pelican.settings import read_settings

from juliste import settings, terminal


def register() -> None:
    """Connect the signals. Pelican calls this more than once in a process; the signal keeps one of equal functions."""
    signals.initialized.connect(take_over)


def take_over(pelican: Pelican) -> None:
    """Put our build in the place of Pelican's run, for all that Pelican would do there is wrong for events.

    Its run reads what we read, deletes the output folder before anything has been checked (-d), and its last word is
    "Processed 0 articles". Its spinner sends stderr to stdout, wrapped at the width of the window. Its pattern of
    ignored files, `**/.*`, hides every change in a checkout below a folder whose name begins with a dot.
    """
    pelican.run = partial(run, pelican.settings)
    pelican.settings.update(IGNORE_FILES=[], STATIC_PATHS=[])
    console.status = nullcontext


def run(values: Mapping[str, object]) -> None:
    """Build once. Raises SystemExit with the status, unless Pelican watches for changes and calls again.

    What raises while Pelican watches is tried again at once, for ever.
    """
    arguments = parse_arguments(sys.argv[1:])
    status = terminal.build(
        partial(ours, values),
        fresh=bool(values["DELETE_OUTPUT_DIRECTORY"]) or not values["LOAD_CONTENT_CACHE"],
        quiet=arguments.verbosity == logging.CRITICAL,
        debug=bool(values.get("DEBUG")),
    )
    if not arguments.autoreload:
        gc.freeze()  # the process ends: nobody need look for garbage among all that there is
        if status:
            raise SystemExit(status)


def ours(values: Mapping[str, object]) -> settings.Settings:
    """Our settings among Pelican's, for this moment: the only place that looks at the clock."""
    return settings.read(values, environ=os.environ, clock=datetime.now(UTC))


def read_file(path: Path, overrides: Mapping[str, object]) -> settings.Settings:
    """Our settings of a pelicanconf.py, read by Pelican; overrides is what `-e` would give."""
    return reader(path, overrides)()


def reader(path: Path, overrides: Mapping[str, object]) -> Callable[[], settings.Settings]:
    """The same, read once: what gives them for the moment when it is asked."""
    return partial(ours, read_settings(str(path), override=dict(overrides)))
