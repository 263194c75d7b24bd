"""What there is to build from, and what is remembered → the last build's report, when nothing is to be done.

It imports nothing that makes pages: a build with nothing to do costs next to nothing.
"""

import time
from collections.abc import Callable

from msgspec.structs import replace

from juliste import digests, inputs, output, state
from juliste.inputs import Inputs
from juliste.report import Report
from juliste.settings import Settings
from juliste.state import State, unpacked

OWNER = "site"
"""Under which the whole site is remembered."""


def look(settings: Settings, of_files: Callable[[str], str] = digests.of_files) -> tuple[Inputs | None, Report | None]:
    """What there is to build from; and the report, when that is what the last build was made of.

    What is remembered may be damaged: then nothing is known here, and the build will see to it. of_files: as for
    `inputs.read`.
    """
    started = time.monotonic()
    try:
        with state.open_state(settings.cache, settings.output, mends=False) as memory:
            given = inputs.read(settings, memory.recall(inputs.HISTORY), of_files)
            told = None if memory.warning else report(given, settings, memory)
    except state.DamagedError:
        return None, None
    return given, replace(told, seconds=time.monotonic() - started) if told else None


def report(given: Inputs, settings: Settings, memory: State) -> Report | None:
    """What the last build told, when its inputs were the same, it is still true, and its files are as it left them."""
    whole = memory.one(OWNER)
    if memory.warning or not whole or whole.given != given.digest:
        return None
    since, until, told = unpacked(whole.record)
    if not since <= settings.moment.timestamp() < until or not memory.stamps() <= output.stamps(settings.output):
        return None
    assert isinstance(told, Report)
    return told
