"""Pages, a look and checks → all that they find, each as "SITE/PATH: WHAT", in the order of the pages."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from tests.browser.choice import Place
from tests.browser.visit import Visit

Check = Callable[[Visit], list[str]]
"""The page that is open, as it is shown → what is wrong with it."""


class Look(Struct, frozen=True):
    """How a page is seen: the window's size in pixels of CSS, and the colours that the reader prefers."""

    width: int
    height: int = 800
    scheme: Literal["light", "dark"] = "light"

    def __str__(self) -> str:
        return f"{self.width} {self.scheme}"


NARROW, WIDE = Look(320), Look(1280)
ZOOMED = Look(320, 256)
"""A window of 1280 × 1024 at 400 % (WCAG 1.4.10)."""


def survey(visit: Visit, places: Iterable[Place], looks: Iterable[Look], *checks: Check) -> list[str]:
    """Open each page once, and ask every check in every look."""
    found: list[str] = []
    for site, path in places:
        visit.go(site, path)
        for look in looks:
            visit.look(look.width, look.height, scheme=look.scheme)
            found += [f"{site.name}/{path}: {look}: {what}" for check in checks for what in check(visit)]
    return found


def fit(visit: Visit) -> list[str]:
    """What does not fit."""
    return visit.found("fit")


def targets(visit: Visit) -> list[str]:
    """Targets that are too small and too near."""
    return visit.found("targets")


def motion(visit: Visit) -> list[str]:
    """What moves although the reader wants no motion."""
    return visit.found("motion")
