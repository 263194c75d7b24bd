"""The pages of sites → a few that show every kind of element, and so every template and every state of an event."""

from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup

from tests.published import Site, language

Place = tuple[Site, str]
"""A page: its site, and its path there."""
Kind = tuple[str, ...]
BESIDE = ("aria-current", "hidden", "open", "role")
"""Attributes that make an element look or behave otherwise."""


def everywhere(sites: Sequence[Site]) -> tuple[Place, ...]:
    """All pages, but for those that only lead on."""
    return tuple((site, path) for site in sites for path in site.whole)


def events(sites: Sequence[Site]) -> tuple[Place, ...]:
    """All pages of events."""
    return tuple((site, path) for site in sites for path in site.events)


def in_each_language(sites: Sequence[Site]) -> tuple[Place, ...]:
    """Pages that together have every kind of element that a language has on any page of theirs."""
    return _few({(site, path): frozenset(_kinds(page, language(path))) for site, path, page in _pages(sites)})


def few(sites: Sequence[Site]) -> tuple[Place, ...]:
    """Pages that together have every kind of element that any page of theirs has, in whichever language."""
    return _few({(site, path): frozenset(_kinds(page, "")) for site, path, page in _pages(sites)})


def _pages(sites: Sequence[Site]) -> Iterator[tuple[Site, str, BeautifulSoup]]:
    return ((site, path, page) for site in sites for path, page in site.whole.items())


def _kinds(page: BeautifulSoup, language: str) -> Iterator[Kind]:
    """Each element by its name, its classes and what else changes it, with the name of what it stands in."""
    for tag in page.select("body *"):
        beside = [f"{name}={tag.get(name)}" for name in BESIDE if tag.has_attr(name)]
        around = tag.parent.name if tag.parent else ""
        yield (language, around, tag.name, *(str(each) for each in tag.get_attribute_list("class") if each), *beside)


def _few(kinds: dict[Place, frozenset[Kind]]) -> tuple[Place, ...]:
    """Whichever brings most comes first; of equals, the one that stands before the other."""
    order = list(kinds)
    missing = frozenset[Kind]().union(*kinds.values())
    chosen: list[Place] = []
    while missing:
        chosen.append(max(order, key=lambda place: len(kinds[place] & missing)))
        missing -= kinds[chosen[-1]]
    return tuple(place for place in order if place in chosen)
