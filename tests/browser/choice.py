"""The pages of sites → a few that show every kind of element, and so every template and every state of an event."""

from collections.abc import Sequence
from html.parser import HTMLParser

from tests.published import Site, language
from tests.thorough import THOROUGH

Place = tuple[Site, str]
"""A page: its site, and its path there."""
Kind = tuple[str, ...]
VOID = ("img", "br", "hr", "meta", "link", "input", "source", "wbr")
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
    return _few({(site, path): _kinds(site, path, language(path)) for site, path in everywhere(sites)})


def few(sites: Sequence[Site]) -> tuple[Place, ...]:
    """Pages that together have every kind of element that any page of theirs has, in whichever language; or half."""
    found = _few({(site, path): _kinds(site, path, "") for site, path in everywhere(sites)})
    return found if THOROUGH else found[::2]


def _kinds(site: Site, path: str, language: str) -> frozenset[Kind]:
    elements = _Elements()
    elements.feed(site.pages.written(path).decode())
    return frozenset((language, *kind) for kind in elements.kinds)


class _Elements(HTMLParser):
    """Each element below the body by its name, its classes and what else changes it, with the name of what it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.around: list[str] = []
        self.kinds: set[Kind] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it, unless it waits in a template."""
        if "body" in self.around and "template" not in self.around:
            given = dict(attrs)
            beside = [f"{name}={given[name]}" for name in BESIDE if name in given]
            self.kinds.add((self.around[-1], tag, *(given.get("class") or "").split(), *beside))
        if tag not in VOID:
            self.around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        self.around.pop()


def _few(kinds: dict[Place, frozenset[Kind]]) -> tuple[Place, ...]:
    """Whichever brings most comes first; of equals, the one that stands before the other."""
    order = list(kinds)
    missing = frozenset[Kind]().union(*kinds.values())
    chosen: list[Place] = []
    while missing:
        chosen.append(max(order, key=lambda place: len(kinds[place] & missing)))
        missing -= kinds[chosen[-1]]
    return tuple(place for place in order if place in chosen)
