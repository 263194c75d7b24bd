"""An event → its calendar file in one language (RFC 5545), which every client reads and keeps apart from others.

Times are in Helsinki's zone or in UTC, texts in one language a file; an occasion is an entry of its own, with the same
UID in the three languages. There is no METHOD, ORGANIZER or alarm, and no person.
"""

from datetime import UTC, datetime

from juliste import urls
from juliste.ics.description import description
from juliste.ics.entry import Entry
from juliste.ics.lines import address, escaped, line, one_line, stamp, text
from juliste.ics.times import VTIMEZONE, is_banner, times
from juliste.language import Catalogue
from juliste.model import Event, Language, Topic
from juliste.settings import Settings

__all__ = ["REVISED", "event_file", "vevents"]

REVISED = datetime(2026, 11, 22, tzinfo=UTC)
"""When the bytes that this writer makes of an event last changed. Raise it by hand when they change again."""

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def event_file(event: Event, language: Language, revised: datetime, catalogue: Catalogue, settings: Settings) -> bytes:
    """The calendar file of one event. It has no name of its own: with one, Outlook opens it as a new calendar."""
    head = (
        line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") + line("PRODID", f"-//Juliste//Events//{language.upper()}")
    )
    return head + VTIMEZONE + vevents(event, language, revised, catalogue, settings) + line("END", "VCALENDAR")


def vevents(event: Event, language: Language, revised: datetime, catalogue: Catalogue, settings: Settings) -> bytes:
    """Its entries, one an occasion; the same bytes in each file that carries them.

    revised: when what they show last changed, aware, and not before REVISED; the same in the three languages.
    """
    page = urls.public(settings.site_url, urls.event_page(event, language))
    stamps = _stamps(revised)
    return b"".join(
        _vevent(Entry(event, occasion, catalogue, page), stamps, settings.host) for occasion in event.occasions
    )


def _vevent(entry: Entry, stamps: bytes, host: str) -> bytes:
    event, title, location, contact = entry.event, entry.title, entry.location, entry.contact
    parts = (
        line("BEGIN", "VEVENT"),
        line("UID", f"{'-'.join(filter(None, (event.uid, entry.occasion.key)))}@{host}"),
        stamps,
        times(entry.occasion.span),
        one_line(f"SUMMARY;LANGUAGE={title.language}", title.text),
        line("STATUS", entry.status_property),
        line("TRANSP", _transparency(entry)),
        one_line(f"LOCATION;LANGUAGE={location.language}", location.text) if location else b"",
        _position(entry),
        address("URL", entry.page),
        _categories(event.topics, entry.catalogue.code),
        one_line(f"CONTACT;LANGUAGE={contact.language}", contact.text),
        text(f"DESCRIPTION;LANGUAGE={entry.catalogue.code}", description(entry)),
        line("END", "VEVENT"),
    )
    return b"".join(parts)


def _stamps(revised: datetime) -> bytes:
    """The three that clients compare to see a change: they move together, only forward (Evolution, ICSx5, Google)."""
    sequence = max(0, int((revised - _EPOCH).total_seconds()))
    return stamp("DTSTAMP", revised) + stamp("LAST-MODIFIED", revised) + line("SEQUENCE", str(sequence))


def _transparency(entry: Entry) -> str:
    """Whole days and what does not take place leave one's time free."""
    return "OPAQUE" if entry.takes_place and not is_banner(entry.occasion.span) else "TRANSPARENT"


def _position(entry: Entry) -> bytes:
    place = entry.place
    return line("GEO", "{:.6f};{:.6f}".format(*place.map)) if place and place.map else b""


def _categories(topics: tuple[Topic, ...], language: Language) -> bytes:
    names = (escaped(topic.name.words(language).text.replace("\n", " ")) for topic in topics)
    joined = ",".join(filter(None, names))
    return line("CATEGORIES", joined) if joined else b""
