"""A page that is open → what is wrong where a keyboard goes, from stop to stop (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tests.browser.visit import Visit

Stop = dict[str, Any]
"""stop: its number in the document, -1 for none; words, wrong; box: left, top, right, bottom, in the document."""
TOLERANCE = 4.0
"""Pixels by which one stop may stand higher than the one before it."""
PATIENCE = 5
"""How often two frames are waited for."""


def of_focus(visit: Visit) -> list[str]:
    """What is wrong with its stops, their order and the way on from the last one."""
    page = visit.run("stops")
    visits = [_next(visit) for _ in range(page["count"] + 1)]
    *stops, after = visits
    return [
        *_of_the_way(page, stops, after),
        *(f"{stop['words']}: {what}" for stop in stops for what in stop["wrong"]),
        *_of_places(stops),
    ]


def _next(visit: Visit) -> Stop:
    """The next stop; what seems wrong is looked at again, for the window may have to scroll first."""
    visit.page.keyboard.press("Tab")
    stop: Stop = visit.run("focus")
    for _ in range(PATIENCE):
        if not stop["wrong"]:
            break
        visit.run("frames")
        stop = visit.run("focus")
    return stop


def _of_the_way(page: dict[str, Any], stops: Sequence[Stop], after: Stop) -> Iterator[str]:
    order = [stop["stop"] for stop in stops]
    if not page["first"].startswith("#"):
        yield f"the first stop leads to {page['first']}"
    if order != list(range(page["count"])):
        yield f"the stops come as {order}"
    if after["stop"] > 0:
        yield f"after the last stop comes {after['words']}"


def _of_places(stops: Sequence[Stop]) -> Iterator[str]:
    """The next stop is below, or to the right."""
    for one, other in pairwise(stops):
        is_below = other["box"][1] >= one["box"][1] - TOLERANCE
        is_right = other["box"][0] >= one["box"][2] - TOLERANCE
        if not (is_below or is_right):
            yield f"{other['words']} stands before {one['words']}"
