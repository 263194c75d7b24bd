"""The pages of the site → what tells search engines of them: sitemap.xml and robots.txt (sitemaps.org; RFC 9309).

The languages of a page are told in its head; the sitemap has addresses and dates only (Google: one of the two).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from html import escape

from msgspec import Struct

from juliste import urls
from juliste.model import LANGUAGES, Card, Language
from juliste.pages import Site

MOST_PAGES = 50_000
"""Addresses that a file may have."""

MOST_BYTES = 50_000_000
"""How large a file may be; sitemaps.org allows a little more."""

_OPEN = '<?xml version="1.0" encoding="utf-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


class Dates(Struct, frozen=True):
    """When what the pages show last changed, as far as it is known: events by id, static pages by name."""

    events: Mapping[str, datetime]
    static_pages: Mapping[str, datetime]

    def newest(self, cards: Iterable[Card]) -> datetime | None:
        """The newest change of the cards' events."""
        return _newest(self.events.get(card.id) for card in cards)


class Indexed(Struct, frozen=True):
    """A page that search engines may list. path: in the output; revised: None when nobody knows."""

    path: str
    revised: datetime | None


def indexed(site: Site, dates: Dates) -> tuple[Indexed, ...]:
    """Every page but those that ask not to be listed, by path.

    Lists without events are left out too: nothing leads to them, and a topic may be there before its first event is
    published. Nothing depends on the moment: a day that goes by changes no date.
    """
    found = [Indexed(urls.CHOOSER, None)]
    lists = tuple(_lists(site, dates))
    for code in LANGUAGES:
        found += [Indexed(path(code), revised) for path, revised in lists]
        for page in site.static_pages:
            if page.is_indexed(code):
                found.append(Indexed(urls.static_page(page, code), dates.static_pages.get(page.name)))
        for card in site.cards:
            if card.is_indexed(code):
                found.append(Indexed(urls.event_page(card, code), dates.events.get(card.id)))
    return tuple(sorted(found, key=lambda page: page.path))


def _lists(site: Site, dates: Dates) -> Iterator[tuple[Callable[[Language], str], datetime | None]]:
    """The pages of many events: what gives the path in a language, and the newest change."""
    newest = dates.newest(site.cards)
    yield from ((urls.front, newest), (urls.archive, newest))
    for year, cards in site.by_year.items():
        yield partial(urls.year_page, year=year), dates.newest(cards)
    for (kind, name), its_cards in site.by_entry.items():
        if its_cards:
            yield partial(urls.list_page, kind, name), dates.newest(its_cards)


def sitemaps(
    pages: Sequence[Indexed], site_url: str, most_pages: int = MOST_PAGES, most_bytes: int = MOST_BYTES
) -> Iterator[tuple[str, bytes]]:
    """The sitemap: one file, or where that would be too large its parts, and a file that names them."""
    entries = [_entry("url", page, site_url) for page in pages]
    room = most_bytes - len(_file("urlset", ()))
    parts = list(_parts(entries, most_pages, room))
    if len(parts) <= 1:
        yield urls.SITEMAP, _file("urlset", entries)
        return
    named: list[bytes] = []
    for number, part in enumerate(parts, start=1):
        path = urls.sitemap_part(number)
        yield path, _file("urlset", entries[part])
        named.append(_entry("sitemap", Indexed(path, _newest(page.revised for page in pages[part])), site_url))
    yield urls.SITEMAP, _file("sitemapindex", named)


def robots(site_url: str) -> bytes:
    """robots.txt: everything may be read, and where the sitemap is. Robots look for it at the root of the host only."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urls.public(site_url, urls.SITEMAP)}\n".encode()


def _parts(entries: Sequence[bytes], most: int, room: int) -> Iterator[slice]:
    """From which entry to which each part goes, so that each is as large as it may be."""
    start, size = 0, 0
    for number, entry in enumerate(entries):
        if number - start == most or (size + len(entry) > room and number > start):
            yield slice(start, number)
            start, size = number, 0
        size += len(entry)
    yield slice(start, len(entries))


def _entry(name: str, page: Indexed, site_url: str) -> bytes:
    date = f"<lastmod>{_moment(page.revised)}</lastmod>" if page.revised else ""
    return f"<{name}><loc>{escape(urls.public(site_url, page.path))}</loc>{date}</{name}>\n".encode()


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def _file(root: str, entries: Iterable[bytes]) -> bytes:
    return b"".join((_OPEN.format(root).encode(), *entries, f"</{root}>\n".encode()))


def _newest(dates: Iterable[datetime | None]) -> datetime | None:
    return max(filter(None, dates), default=None)
