"""A site → which of its files are suspiciously large, or empty."""

from collections.abc import Iterator

from juliste.editor.publishing.staged import Site
from juliste.problems import Message, Problem, say

LARGEST = {".html": 500_000, ".ics": 1_000_000}
"""Octets of a page and of a calendar from which on phones, and the services that fetch calendars, have trouble."""

LARGEST_SITE = 1_000_000_000
"""Octets that GitHub Pages and GitLab.com publish of a site."""


def wrong(site: Site) -> Iterator[Problem]:
    """Warnings; an empty page is an error."""
    for path, octets in site.files.items():
        if not octets:
            yield Problem(path, 0, "", say("is empty"), severity="error" if path.endswith(".html") else "warning")
        for ending, most in LARGEST.items():
            if path.endswith(ending) and octets > most:
                yield Problem(path, 0, "", _too_large(octets, most), severity="warning")
    if (total := sum(site.files.values())) > LARGEST_SITE:
        message = say("the site has {size}, more than most hosts publish", size=size(total))
        yield Problem(site.folder.name, 0, "", message, severity="warning")


def _too_large(octets: int, most: int) -> Message:
    return say("has {size}, more than {most}", size=size(octets), most=size(most))


def size(octets: int) -> str:
    """In kB or MB, with the point that messages have; the unit is understood in each language."""
    return f"{octets / 1_000_000:.1f} MB" if octets >= 1_000_000 else f"{max(round(octets / 1000), 1)} kB"
