"""What there is to build from, and what is remembered → the last build's report, when nothing is to be done.

It imports nothing that makes pages: a build with nothing to do costs next to nothing.
"""

from juliste import output
from juliste.inputs import Inputs
from juliste.report import Report
from juliste.settings import Settings
from juliste.state import State, unpacked

OWNER = "site"
"""Under which the whole site is remembered."""


def report(given: Inputs, settings: Settings, memory: State) -> Report | None:
    """What the last build told, when its inputs were the same, it is still true, and its files are as it left them."""
    whole = memory.one(OWNER)
    if memory.warning or not whole or whole.given != given.digest:
        return None
    lasting, told = unpacked(whole.record)
    if not lasting.holds(settings.moment) or not memory.stamps() <= output.stamps(settings.output):
        return None
    assert isinstance(told, Report)
    return told
