"""A calendar feed → the ways to subscribe to it; an event → the feeds that follow its changes."""

from urllib.parse import quote

from msgspec import Struct

from juliste import urls, wording
from juliste.model import NO_TEXT, Event, Language, Organisation, Series, Text
from juliste.pages.frame import Calendar, Page
from juliste.pages.site import Site

# The pages on which these services take the address of a calendar (reference: add-to-calendar-button's own list).
# Google's has no address for a calendar that works everywhere: there one pastes it.
OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0/addfromweb/"
OUTLOOK_AT_HOME = "https://outlook.live.com/calendar/0/addfromweb/"
GOOGLE = "https://calendar.google.com/calendar/u/0/r/settings/addbyurl"

SECTION = "subscribe"
"""The id of the heading above them, which links from events lead to."""


class Subscription(Struct, frozen=True):
    """A feed. name: what calendars call it. address: https, to copy; webcal: what opens a calendar application.

    outlook_at_work, outlook_at_home, google: pages of those services. guide: the path of the page that explains it
    step by step, "" when the site has none.
    """

    name: str
    address: str
    webcal: str
    outlook_at_work: str
    outlook_at_home: str
    google: str
    guide: str


class Followed(Struct, frozen=True):
    """A feed that an event is in. path: of the page that tells how to subscribe to it, and section: where on it."""

    name: Text
    path: str
    section: str = SECTION


def subscription(of: urls.ListEntry | None, name: Text, page: Page) -> Subscription:
    """The feed of a list's entry, or (None) that of all events."""
    calendar, guide = feed(of, name, page.language, page.site), page.site.subscription_guide
    address = page.address(calendar.path)
    query = f"?url={quote(address, safe='')}&name={quote(calendar.title, safe='')}"
    return Subscription(
        name=calendar.title,
        address=address,
        webcal=f"webcal:{address.partition(':')[2]}",
        outlook_at_work=OUTLOOK_AT_WORK + query,
        outlook_at_home=OUTLOOK_AT_HOME + query,
        google=GOOGLE,
        guide=urls.static_page(guide, page.language) if guide else "",
    )


def feed(of: urls.ListEntry | None, name: Text, language: Language, site: Site) -> Calendar:
    """The file of a list's entry, or (None) that of all events."""
    title = wording.feed_name(site.settings.name[language], name.words(language).text)
    return Calendar(urls.feed(language, site.settings.short_name, of), title)


def calendars_of(event: Event, language: Language, site: Site) -> tuple[Calendar, ...]:
    """The event's own files, then the feeds that follow its changes."""
    title = event.title.words(language).text
    own = [Calendar(urls.event_calendar(event, language), title)]
    if event.has_programme_calendar:
        name = wording.programme_name(title, site.catalogues[language])
        own.append(Calendar(urls.programme_calendar(event, language), name))
    return (*own, *(feed(of, name, language, site) for of, name in _feeds(event, site)))


def followed(event: Event, page: Page) -> tuple[Followed, ...]:
    """The feeds of its series; without one those of its organisers; without one that of all events."""
    return tuple(_followed(of, name, page) for of, name in _feeds(event, page.site))


def _feeds(event: Event, site: Site) -> list[tuple[urls.ListEntry | None, Text]]:
    return _entries("series", event.series, site) or _entries("organisers", event.organisers, site) or [(None, NO_TEXT)]


def _entries(
    kind: urls.List, entries: tuple[Series | Organisation, ...], site: Site
) -> list[tuple[urls.ListEntry | None, Text]]:
    return [((kind, entry.id), entry.name) for entry in entries if (kind, entry.id) in site.by_entry]


def _followed(of: urls.ListEntry | None, name: Text, page: Page) -> Followed:
    if of is None:
        return Followed(Text(page.site_name, page.site_name, page.site_name), urls.front(page.language))
    return Followed(name, urls.list_page(*of, page.language))
