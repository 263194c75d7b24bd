"""Events, cards and static pages → the bytes of the site's HTML pages, in one language each."""

from juliste.pages.entries import Listed, listed
from juliste.pages.event import event_page, resolver
from juliste.pages.lists import archive, front, listing, year
from juliste.pages.plain import chooser, not_found, redirect, removed, search, static
from juliste.pages.site import Site, blocks, theme_files

__all__ = [
    "Listed",
    "Site",
    "archive",
    "blocks",
    "chooser",
    "event_page",
    "front",
    "listed",
    "listing",
    "not_found",
    "redirect",
    "removed",
    "resolver",
    "search",
    "static",
    "theme_files",
    "year",
]
