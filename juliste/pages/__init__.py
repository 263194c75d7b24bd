"""Events, cards and static pages → the bytes of the site's HTML pages, in one language each."""

from juliste.pages.event import event_page
from juliste.pages.lists import archive, front, listing, year
from juliste.pages.plain import chooser, not_found, redirect, search, static
from juliste.pages.site import Site, blocks, theme_files, years

__all__ = [
    "Site",
    "archive",
    "blocks",
    "chooser",
    "event_page",
    "front",
    "listing",
    "not_found",
    "redirect",
    "search",
    "static",
    "theme_files",
    "year",
    "years",
]
