"""What is known of all events → the parts of the site around them, each made only when what it shows has changed."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from juliste import atom, digests, discovery, feeds, headers, load, opendata, pages, remarks, search, urls
from juliste.inputs import Inputs
from juliste.model import LANGUAGES, Card, Language, Organisation
from juliste.output import Stage, path_of
from juliste.problems import Problem
from juliste.records import Record
from juliste.records import path_of as folder_of
from juliste.settings import Settings
from juliste.state import State
from juliste.workshop import copies, fragment

PAGES = "pages"
"""The part of the static pages."""

ENTRIES = 6_000
"""How many entries of lists are kept at hand; each takes one or two kilobytes."""

Files = Iterable[tuple[str, bytes]]
"""Paths of the output with their bytes."""


class Part(Struct, frozen=True):
    """A part of the site. given: the digest of all that it is made of.

    make: gives its files, and what there is to say of them.
    """

    name: str
    given: str
    make: Callable[[], tuple[Files, tuple[Problem, ...]]]


class Around(Struct, frozen=True, dict=True):  # dict: what follows from these is made when it is needed, once
    """All that the site around the events is made of.

    ground: the digest of what every page depends on. empty: the site without its events. records: of all events.
    """

    settings: Settings
    given: Inputs
    ground: str
    content: load.Around
    empty: pages.Site
    records: tuple[Record, ...]
    memory: State
    stage: Stage

    @cached_property
    def published(self) -> tuple[Record, ...]:
        """The events that are published."""
        return tuple(record for record in self.records if record.year)

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """Those that hold an event: they have a page."""
        known = self.content.registers.organisations
        holders = {name for record in self.published for kind, name in record.lists if kind == "organisers"}
        return tuple(known[name] for name in sorted(holders))

    @cached_property
    def site(self) -> pages.Site:
        """The site with its events."""
        return replace(
            self.empty,
            cards=tuple(card for record in self.published if (card := record.card)),
            organisations=self.organisations,
            listed=self.listed,
        )

    def listed(self, cards: Iterable[Card], language: Language) -> Iterator[Any]:
        """The entries of events for lists, in their order."""
        at_hand, rest = self._at_hand, iter(cards)
        while some := tuple(islice(rest, ENTRIES)):
            if missing := [card for card in some if (card.id, language) not in at_hand]:
                if len(at_hand) + len(missing) > ENTRIES:
                    at_hand.clear()
                    missing = list(some)
                found = self.remembered("listed", missing, language)
                at_hand |= {(card.id, language): entry for card, entry in zip(missing, found, strict=True)}
            yield from (at_hand[card.id, language] for card in some)

    @cached_property
    def _at_hand(self) -> dict[tuple[str, Language], Any]:
        """Entries for lists: each stands in several of a language, which are made one after the other."""
        return {}

    def remembered(self, kind: str, cards: Iterable[Card], language: Language) -> Iterator[Any]:
        """A fragment of each of the events, in their order. All of them together are too large to keep."""
        return self.memory.fragments(fragment(kind, language), (folder_of(card.id) for card in cards))

    @cached_property
    def members(self) -> dict[urls.ListEntry, list[Record]]:
        """The events of each topic, series and organiser."""
        found: dict[urls.ListEntry, list[Record]] = {("topics", entry.id): [] for entry in self.empty.topics}
        found |= {("series", entry.id): [] for entry in self.empty.series}
        found |= {("organisers", entry.id): [] for entry in self.organisations}
        for record in self.published:
            for of in record.lists:
                found[of].append(record)
        return found

    @cached_property
    def years(self) -> dict[int, list[Record]]:
        """The events of each year."""
        found: dict[int, list[Record]] = {}
        for record in self.published:
            found.setdefault(record.year, []).append(record)
        return dict(sorted(found.items()))

    @cached_property
    def counts(self) -> str:
        """The digest of how many events there are in each year and list."""
        return digests.of([(of, len(records)) for of, records in (*self.years.items(), *self.members.items())])

    @cached_property
    def octets(self) -> dict[str, int]:
        """The size of the entries of each event in a calendar."""
        return {record.id: record.octets for record in self.published}

    @cached_property
    def day(self) -> str:
        """The day of the build: lists say it."""
        return self.settings.moment.date().isoformat()

    def key(self, *values: object) -> str:
        """The digest of what a part is made of."""
        return digests.of(self.ground, *values)


def pages_alone(around: Around) -> Iterator[Part]:
    """What does not list events; the search is made of these pages and of those of the events."""
    yield _fixed(around)
    yield _pages(around)


def lists(around: Around) -> Iterator[Part]:
    """What lists events, for people and for machines."""
    yield from _lists(around)
    yield from _feeds(around)
    yield _for_machines(around)


def _fixed(around: Around) -> Part:
    """What no event changes."""
    settings = around.settings

    def files() -> Files:
        yield from pages.theme_files(settings.theme).values()
        yield urls.SCHEMA, opendata.schema(settings)
        yield urls.ROBOTS, discovery.robots(settings.site_url)
        yield urls.HEADERS, headers.headers_file(settings.site_url, search=around.empty.has_search)

    return Part("fixed", around.key(around.empty.has_search), lambda: (files(), ()))


def _pages(around: Around) -> Part:
    """Static pages, which may lead to any event, those of removed events, and the logos of bodies on a page."""
    bodies: list[Organisation | None] = [around.empty.publisher, *around.organisations]
    logos = {body.logo.file for body in bodies if body and body.logo}
    logos.update(logo for record in around.published for logo in record.logos)
    leading = any(
        each.target.startswith("event:") for found in around.content.pages for each in found.passages.mentions
    )
    abouts = [(record.path, record.about) for record in around.published] if leading else []

    def files() -> Files:
        site = around.site
        yield urls.CHOOSER, pages.chooser(site)
        yield urls.NOT_FOUND, pages.not_found(site)
        yield from copies(sorted(logos, key=lambda file: file.target), around.settings)
        for page in site.static_pages:
            for code in LANGUAGES:
                yield urls.static_page(page, code), pages.static(page, code, site)
            yield from copies(page.files, around.settings)
        for event in around.content.removed:
            for code in LANGUAGES:
                here = urls.event_address(code, event.year, event.name)
                yield here, pages.removed(code, here, event.reason, site)

    given = around.key(
        around.given.pages,
        around.content.removed,
        around.given.registers,
        around.counts,
        sorted(logo.target for logo in logos),
        abouts,
    )
    return Part(PAGES, given, lambda: (files(), ()))


def _lists(around: Around) -> Iterator[Part]:
    """Front page, archive and search; the years; the topics, series and organisers: a language after the other."""

    def given(records: Iterable[Record]) -> str:
        names = around.given.registers  # of topics, organisers …, which narrow lists and lead on
        return around.key(names, around.counts, around.day, [(record.path, record.face) for record in records])

    def part(name: str, digest: str, files: Callable[[Language], Files], code: Language) -> Part:
        return Part(f"list {name} {code}", digest, lambda: (files(code), ()))

    lists = [("all", given(around.published), partial(_whole_lists, around))]
    lists += [(str(year), given(records), partial(_year, around, year)) for year, records in around.years.items()]
    lists += [
        (f"{kind}/{name}", given(records), partial(_listing, around, kind, name))
        for (kind, name), records in around.members.items()
    ]
    for code in LANGUAGES:
        yield from (part(*each, code) for each in lists)


def _whole_lists(around: Around, code: Language) -> Files:
    yield urls.front(code), pages.front(code, around.site)
    yield urls.archive(code), pages.archive(code, around.site)
    if around.site.has_search:
        yield urls.search_page(code), pages.search(code, around.site)


def _year(around: Around, year: int, code: Language) -> Files:
    yield urls.year_page(code, year), pages.year(code, year, around.site)


def _listing(around: Around, kind: urls.List, name: str, code: Language) -> Files:
    entry = next(each for each in around.site.lists[kind] if each.id == name)
    yield urls.list_page(kind, name, code), pages.listing(kind, entry, code, around.site)


def _feeds(around: Around) -> Iterator[Part]:
    """The calendars to subscribe to."""

    def part(of: urls.ListEntry | None, records: Iterable[Record]) -> Part:
        given = around.key(around.given.registers, around.day, [(each.path, each.entries) for each in records])
        return Part(f"feed {'/'.join(of) if of else 'all'}", given, partial(_feed, around, of))

    yield part(None, around.published)
    for of, records in around.members.items():
        yield part(of, records)


def _feed(around: Around, of: urls.ListEntry | None) -> tuple[Files, tuple[Problem, ...]]:
    site = around.site
    if of:
        entry = next(each for each in site.lists[of[0]] if each.id == of[1])
        subject = feeds.Subject(site.by_entry[of], of, entry.name)
    else:
        subject = feeds.Subject(site.in_order)
    filled = feeds.fill(subject, around.octets, around.settings)
    files = feeds.calendars(filled, partial(around.remembered, "entries"), site.catalogues, around.settings)
    return files, tuple(remarks.of_feeds([filled], around.settings))


def _for_machines(around: Around) -> Part:
    """What news readers, users of the data and search engines read."""
    events = [(record.path, record.data, record.about) for record in around.published]
    given = around.key(around.given.pages, around.given.registers, events, _page_dates(around))

    def files() -> Files:
        site, settings = around.site, around.settings
        latest = atom.latest(site.cards)
        newest = around.memory.fragments("news", [folder_of(card.id) for card in latest])
        news = dict(zip((card.id for card in latest), newest, strict=True))
        for code in LANGUAGES:
            yield urls.news(code), atom.feed(latest, news, code, site.catalogues[code], settings)
            facts = around.remembered("facts", site.in_order, code)
            yield urls.open_data(code), opendata.document(facts, code, settings)
        yield from discovery.sitemaps(discovery.indexed(site, _dates(around)), settings.site_url)

    return Part("machines", given, lambda: (files(), ()))


def _dates(around: Around) -> discovery.Dates:
    """When what stands on the pages last changed; nothing of what nobody knows."""
    return discovery.Dates(
        events={each.id: datetime.fromtimestamp(each.revised, UTC) for each in around.published if each.revised},
        static_pages=_page_dates(around),
    )


def _page_dates(around: Around) -> dict[str, datetime]:
    past, settings = around.given.past, around.settings
    dates = {each.page.name: past.revised(each.page.sources) or settings.source_date for each in around.content.pages}
    return {name: date for name, date in dates.items() if date}


@contextmanager
def searching(around: Around, placed: Iterable[str], is_known: Callable[[str, str], bool]) -> Iterator[Iterable[Part]]:
    """The index of the search over the pages, which stand or wait in the output: a part a language, then the rest.

    It is begun at once, by other processes, so that there is time for other work before it is asked for.
    placed: the stamps of all files. is_known: tells of a part, by its name and what it is made of, whether it is made.
    """
    pages: dict[Language, list[str]] = {code: [] for code in LANGUAGES}
    for path, stamp in sorted((path_of(stamp), stamp) for stamp in placed if stamp.endswith(".html")):
        if (code := path.partition("/")[0]) in pages:
            pages[code].append(stamp)
    given = {code: around.key(stamps) for code, stamps in pages.items()}
    with ThreadPoolExecutor(around.settings.workers) as threads:

        @cache
        def begun(code: Language) -> Future[search.Index]:
            paths = map(path_of, pages[code])
            return threads.submit(search.index, ((path, around.stage.read(path)) for path in paths))

        def own(code: Language) -> tuple[Files, tuple[Problem, ...]]:
            made = begun(code).result()
            around.memory.keep_fragments(_index(code), {"entry": made.entry})
            return made.own, ()

        def shared() -> tuple[Files, tuple[Problem, ...]]:
            entries = list(filter(None, around.memory.fragments("entry", map(_index, LANGUAGES))))
            made = next((made for code in (*stale, *LANGUAGES) if (made := begun(code).result()).entry), search.NONE)
            return (search.languages(entries), *made.shared) if entries else (), ()

        stale = [code for code in LANGUAGES if not is_known(_index(code), given[code])]
        for code in stale:
            begun(code)
        parts = (Part(_index(code), given[code], partial(own, code)) for code in LANGUAGES)
        yield (*parts, Part("search", around.key(given), shared))


def _index(code: Language) -> str:
    """The name of the part."""
    return f"search {code}"
