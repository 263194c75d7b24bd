"""Events → calendar files in one language (RFC 5545), which every client reads and keeps apart from others.

Times are in Helsinki's zone or in UTC, texts in one language a file; an occasion is an entry of its own, with the same
UID in the three languages. There is no METHOD, ORGANIZER or alarm, and no person.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from juliste import urls, wording
from juliste.ics.description import description, item_description
from juliste.ics.entry import Entry
from juliste.ics.files import Feed, feed_file, single_file
from juliste.ics.session import Session
from juliste.ics.vevent import Vevent
from juliste.ics.window import MOST_OCTETS, Window, window
from juliste.language import Catalogue
from juliste.model import Event, Language
from juliste.settings import Settings

__all__ = [
    "MOST_OCTETS",
    "Feed",
    "Window",
    "entries",
    "feed_file",
    "programme_file",
    "single_file",
    "window",
]


def entries(event: Event, language: Language, revised: datetime, catalogue: Catalogue, settings: Settings) -> bytes:
    """The entries of an event, one an occasion; the same bytes in each file that carries them.

    revised: when what they show last changed, aware, and not before REVISED; the same in the three languages.
    """
    page = urls.public(settings.site_url, urls.event_page(event, language))
    found = (Entry(event, occasion, catalogue, page) for occasion in event.occasions)
    return b"".join(_of_occasion(entry, revised, settings.host).written() for entry in found)


def programme_file(
    event: Event, language: Language, revised: datetime, catalogue: Catalogue, settings: Settings
) -> bytes:
    """Its programme as a calendar: an entry an item but for breaks and the end; where it repeats, for each occasion.

    The event itself is not among them: it would take the same hours twice.
    """
    page = urls.public(settings.site_url, urls.event_page(event, language))
    about = Feed(
        language=language,
        name=wording.programme_name(event.title.words(language).text, catalogue),
        description=catalogue.gettext("Each item of the programme is a separate calendar entry."),
        source=urls.public(settings.site_url, urls.programme_calendar(event, language)),
        page=page,
        zone=str(settings.zone),
    )
    sessions = _sessions(event, catalogue, page)
    return feed_file(about, (_of_item(session, revised, settings.host).written() for session in sessions))


def _sessions(event: Event, catalogue: Catalogue, page: str) -> Iterable[Session]:
    """Occasions side by side share the items that begin then: these are there once, of one that takes place."""
    found: dict[str, Session] = {}
    for occasion in event.occasions:
        entry = Entry(event, occasion, catalogue, page)
        for item in (item for day in event.programme_of(occasion) for item in day.items):
            key = f"{event.identity(occasion)}.{item.id}" if event.repeats else item.id
            first = found.get(key, Session(entry, item, event.identity(occasion)))
            is_better = entry.takes_place and not first.entry.takes_place
            if not (item.is_break or item.is_end):
                found[key] = replace(first, entry=entry) if is_better else first
    return found.values()


def _of_occasion(entry: Entry, revised: datetime, host: str) -> Vevent:
    language = entry.catalogue.code
    return Vevent(
        uid=f"{entry.event.identity(entry.occasion)}@{host}",
        revised=revised,
        span=entry.occasion.span,
        title=entry.title,
        status=entry.status.kind,
        location=entry.location,
        place=entry.place,
        page=entry.page,
        categories=tuple(topic.name.words(language).text for topic in entry.event.topics),
        description=description(entry),
        language=language,
        contact=entry.contact,
    )


def _of_item(session: Session, revised: datetime, host: str) -> Vevent:
    entry, item = session.entry, session.item
    return Vevent(
        uid=f"{session.parent}.{item.id}@{host}",
        revised=revised,
        span=item.span,
        title=session.title,
        status=session.status.kind,
        location=session.location,
        place=entry.place,
        page=session.page,
        categories=(item.track.name.words(entry.catalogue.code).text,) if item.track else (),
        description=item_description(session),
        language=entry.catalogue.code,
        parent=f"{session.parent}@{host}",
    )
