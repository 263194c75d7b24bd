"""Calendar entries → whole files: the head that clients treat as one event, or that of a calendar to subscribe to."""

from collections.abc import Iterable

from msgspec import Struct

from juliste.ics.lines import address, line, one_line
from juliste.ics.times import VTIMEZONE
from juliste.model import Language

REFRESH = "PT12H"
"""How often a client should look for changes (RFC 7986, 5.7)."""


class Feed(Struct, frozen=True):
    """A calendar to subscribe to. source, page: its own public address and that of the page that shows the same.

    zone: the name of the site's time zone.
    """

    language: Language
    name: str
    description: str
    source: str
    page: str
    zone: str


def single_file(entries: bytes, language: Language) -> bytes:
    """The calendar file of one event. It has no name of its own: with one, Outlook opens it as a new calendar."""
    return _file(_head(language), [entries])


def feed_file(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """A calendar with a name, which tells how often to look for changes. Without entries it is whole too.

    The names stand twice, for not all clients read those of RFC 7986. There is no UID: vdirsyncer would take it for
    that of every entry.
    """
    head = (
        _head(feed.language),
        one_line("NAME", feed.name),
        one_line("X-WR-CALNAME", feed.name),
        one_line("DESCRIPTION", feed.description),
        one_line("X-WR-CALDESC", feed.description),
        line("X-WR-TIMEZONE", feed.zone),
        line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),
        line("X-PUBLISHED-TTL", REFRESH),
        address("SOURCE;VALUE=URI", feed.source),
        address("URL", feed.page),
    )
    return _file(b"".join(head), entries)


def _file(head: bytes, entries: Iterable[bytes]) -> bytes:
    """The zone stands in every file: one without any component would not be valid (RFC 5545, 3.6)."""
    return b"".join((line("BEGIN", "VCALENDAR"), head, VTIMEZONE, *entries, line("END", "VCALENDAR")))


def _head(language: Language) -> bytes:
    return line("VERSION", "2.0") + line("PRODID", f"-//Juliste//Events//{language.upper()}")
