"""A page that is open → what is lost where it is seen in other ways: the reader's colours, without motion, on paper."""

from tests.browser import axe
from tests.browser.visit import Visit

A4 = 718
"""Pixels of CSS between the margins of a sheet."""


def of_spacing(visit: Visit) -> list[str]:
    """What does not fit when the reader sets more space between lines, words and letters. It stays set."""
    visit.run("spacing")
    return visit.found("fit")


def of_forced_colours(visit: Visit) -> list[str]:
    """What needs colours of its own to be understood."""
    visit.look(1280)
    visit.run("grounds")
    visit.look(1280, forced=True)
    # Axe reads a colour that is not the one shown. The contrast is that of the reader's own colours.
    return [*visit.found("borders"), *axe.violations(visit, but=["color-contrast"])]


def of_paper(visit: Visit) -> list[str]:
    """What is wrong when the page is printed."""
    visit.look(A4, 1000, media="print")
    return [*visit.found("paper"), *visit.found("fit")]
