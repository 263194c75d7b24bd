"""A page that is opened → what it asks for, what it complains of, and what moves while it comes."""

from collections.abc import Iterator

from tests.browser.visit import Visit
from tests.published import Site

OF_AN_EVENT, OF_OTHERS = 4, 5
"""Requests of a page but for its pictures: itself, a style, a script, an icon; a list has a second script."""


def of_loading(visit: Visit, site: Site, path: str) -> list[str]:
    """What is wrong with its coming, when the pictures come last."""
    visit.leave()  # what the page before it still asks for, as its icon, is not this one's
    visit.asked.clear()
    visit.complaints.clear()
    visit.waits_for_pictures = True
    visit.go(site, path, until="domcontentloaded")
    visit.run("frames")
    visit.pictures_come()
    visit.page.wait_for_load_state("load")
    return [
        *visit.found("shifts"),
        *visit.complaints,
        *_of_requests(visit, OF_AN_EVENT if path in site.events else OF_OTHERS),
    ]


def _of_requests(visit: Visit, most: int) -> Iterator[str]:
    pictures = set(visit.page.evaluate("[...document.images].map((each) => each.src)"))
    others = [address for address in visit.asked if address not in pictures]
    if len(others) > most:
        yield f"asks for {', '.join(others)}"
    if twice := sorted({address for address in visit.asked if visit.asked.count(address) > 1}):
        yield f"asks twice for {', '.join(twice)}"
