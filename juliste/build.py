"""Settings → the site on disk, or what is wrong in its content and nothing written: a build, top to bottom."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import TypeVar

from juliste import (
    atom,
    checks,
    discovery,
    feeds,
    files,
    headers,
    history,
    ics,
    language,
    load,
    opendata,
    output,
    pages,
    remarks,
    search,
    state,
    urls,
)
from juliste.load.values import nearest
from juliste.model import (
    LANGUAGES,
    Event,
    File,
    Language,
    Organisation,
    Picture,
    StaticPage,
    Text,
    card,
    without_expired_names,
)
from juliste.problems import Problem, in_order, say
from juliste.report import Report
from juliste.settings import Settings, SettingsError

T = TypeVar("T")
Made = Iterator[tuple[str, bytes]]
"""Paths of the output with their bytes."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""

SEARCHED = 50
"""From how many events on a site has a search by itself."""

PICTURE = "share.png"
"""The file of the theme that previews of links show."""

STATEMENT = "accessibility-statement"
"""The block that is filled from the settings."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The content as read, everything that is wrong in it in order, and the folders of the events to come."""

    content: load.Content
    problems: tuple[Problem, ...]
    coming: frozenset[str]

    @property
    def is_wrong(self) -> bool:
        """Whether nothing may be built."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Published:
    """An event as the moment lets it be seen, and when it was last revised (UTC).

    stamped: the same for calendars, whose entries also change when their writer does. is_dated: whether the history
    tells it; else the event's own start stands for it.
    """

    event: Event
    revised: datetime
    stamped: datetime
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Own:
    """What was made of one event: its files, and in each language what files of many events carry too.

    entries: of calendars. news: of Atom feeds. facts: of events.json.
    """

    files: tuple[tuple[str, bytes], ...]
    entries: Mapping[Language, bytes]
    news: Mapping[Language, bytes]
    facts: Mapping[Language, bytes]


def check(settings: Settings) -> Report:
    """Read and check the content; write nothing."""
    reading = _read(settings)
    return Report(reading.problems, reading.coming, events=len(reading.content.events))


def build(settings: Settings, *, progress: Progress | None = None, fresh: bool = False) -> Report:
    """Build the site. fresh: forget what the last build knew, and write every file anew.

    Raises SettingsError, HistoryError when the public would get wrong dates of revision, and OutputError when the disk
    refuses.
    """
    started = time.monotonic()
    with state.open_state(settings.cache, settings.output) as memory:  # its lock lets builds read one after the other
        reading = _read(settings)
        if reading.is_wrong:
            return Report(reading.problems, reading.coming)
        if fresh:
            memory.forget()
        past, events = _published(reading.content, settings, memory)
        unknown = [each.event.folder for each in events if past.available and not past.revised(each.event.texts)]
        if settings.public:
            past.must_tell(unknown)
        made, filled = _make(settings, reading.content, events, past, progress)
        before = memory.known()
        noticed = [
            *remarks.of_history(past, unknown, settings),
            *remarks.of_memory(memory, settings),
            *remarks.of_drafts(reading.content, before),
            *remarks.of_lost_feeds((path for path, _ in made), before, settings),
            *remarks.of_feeds(filled, settings),
        ]
        change = _write(settings, made, memory)
    return Report(
        tuple(in_order([*reading.problems, *noticed])),
        reading.coming,
        events=len(events),
        pages=sum(path.endswith(".html") for path in change.digests),
        calendars=sum(path.endswith(".ics") for path in change.digests),
        new=change.new,
        changed=change.changed,
        removed=change.removed,
        seconds=time.monotonic() - started,
    )


def _write(settings: Settings, made: Sequence[tuple[str, bytes]], memory: state.State) -> output.Change:
    """Bring the output folder to what was made. The plan is remembered first: a killed build leaves no stranger."""
    paths = dict.fromkeys(path for path, _ in made)
    output.check(paths)
    memory.plan(paths)
    change = output.write(settings.output, made, memory.known())
    memory.done(change.digests)
    return change


# Reading


def _read(settings: Settings) -> Reading:
    blocks = pages.blocks(settings.theme)
    content = load.read(settings.content, settings.content.parent, settings.zone, blocks)
    _check_publisher(settings, content)
    found = checks.check(content, settings.required_languages)
    problems = in_order([*content.problems, *found, *_statements_without_facts(settings, content)])
    coming = (one.folder.shown for one in content.events if one.event and not one.event.is_past(settings.moment))
    return Reading(content, tuple(problems), frozenset(coming))


def _check_publisher(settings: Settings, content: load.Content) -> None:
    known = content.registers.known["organisations"]
    if settings.publisher and settings.publisher not in known:
        near = nearest(settings.publisher, known)
        message = f"JULISTE_PUBLISHER: '{settings.publisher}' is not in registers/organisations"
        raise SettingsError((f"{message}; {near}" if near else message,))


def _statements_without_facts(settings: Settings, content: load.Content) -> Iterator[Problem]:
    """An accessibility statement must be true: without its facts there is none."""
    for found in content.pages:
        if found.page.block == STATEMENT and not settings.accessibility:
            message = say("needs its facts in the setting JULISTE_ACCESSIBILITY")
            yield found.files[found.page.original].problem(("block",), message)


def _published(
    content: load.Content, settings: Settings, memory: state.State
) -> tuple[history.History, list[Published]]:
    """The history; and the events that the moment lets be seen, without the names whose time is over."""
    home = content.root.resolve()
    writer = [ics.FILE.relative_to(home).as_posix()] if ics.FILE.is_relative_to(home) else []
    past = history.read(content.root, [settings.content.name], memory.recall, memory.remember, committed=writer)
    writes_since = max(filter(None, (ics.REVISED, past.revised(writer))))
    events: list[Published] = []
    for found in content.events:
        if found.event and found.event.is_published(settings.moment):
            event = without_expired_names(found.event, settings.moment, settings.contact_days)
            known = past.revised(event.sources) or settings.source_date
            revised = known or event.starts.astimezone(UTC)
            events.append(Published(event, revised, max(revised, writes_since), known is not None))
    return past, events


# Making


def _make(
    settings: Settings,
    content: load.Content,
    events: Sequence[Published],
    past: history.History,
    progress: Progress | None,
) -> tuple[list[tuple[str, bytes]], list[feeds.Filled]]:
    """Every file of the site; and what its feeds hold, for the editor to be told when that is not all."""
    theme = pages.theme_files(settings.theme)
    site = _site(settings, content, events, theme)
    own = _of_events(site, events, progress)
    entries = {name: one.entries for name, one in own.items()}
    filled = [feeds.fill(subject, entries, settings) for subject in _subjects(site)]
    calendars = (feeds.calendars(feed, entries, site.catalogues, settings) for feed in filled)
    of_events = (one.files for one in own.values())
    for_machines = _for_machines(site, own, _dates(content, events, past, settings))
    made = list(chain(theme.values(), *of_events, _of_site(site, content), *calendars, for_machines))
    return [*made, *(search.files(made) if site.has_search else ())], filled


def _site(
    settings: Settings, content: load.Content, events: Sequence[Published], theme: Mapping[str, tuple[str, bytes]]
) -> pages.Site:
    """What every page needs to know.

    Every topic and series of the register has a page and a calendar, whether an event has it or not: whoever subscribes
    must not get an error when its last event gets another. Of the organisations those that hold an event have them.
    """
    known = content.registers
    return pages.Site(
        settings=settings,
        catalogues=language.read(settings.translations),
        cards=tuple(card(each.event, each.revised) for each in events),
        static_pages=tuple(found.page for found in content.pages),
        topics=_used(known.topics, known.topics),
        series=_used(known.series, known.series),
        organisations=_used(known.organisations, (body.id for each in events for body in each.event.organisers)),
        publisher=known.organisations.get(settings.publisher or ""),
        picture=_picture(settings, theme),
        has_search=len(events) >= SEARCHED if settings.search == "auto" else settings.search,
        assets={name: path for name, (path, _) in theme.items()},
        moment=settings.moment,
    )


def _picture(settings: Settings, theme: Mapping[str, tuple[str, bytes]]) -> Picture | None:
    """What previews of links show of pages without a picture; its alternative is the site's name."""
    if PICTURE not in theme:
        return None
    path, data = theme[PICTURE]
    found = files.publish(data, PICTURE)
    file = File(f"{settings.theme.name}/static/{PICTURE}", path, found.media_type, len(data), found.width, found.height)
    return Picture(file, Text(settings.name["fi"], settings.name["sv"], settings.name["en"]))


def _used(register: Mapping[str, T], ids: Iterable[str]) -> tuple[T, ...]:
    return tuple(register[name] for name in sorted(set(ids)) if name in register)


def _of_events(site: pages.Site, events: Sequence[Published], progress: Progress | None) -> dict[str, Own]:
    """Each event's own, one trip an event."""
    own: dict[str, Own] = {}
    for number, each in enumerate(events, 1):
        own[each.event.id] = _of_event(site, each)
        if progress:
            progress("Events", number, len(events))
    return own


def _of_event(site: pages.Site, each: Published) -> Own:
    event, settings, words = each.event, site.settings, site.catalogues
    entries = {code: ics.entries(event, code, each.stamped, words[code], settings) for code in LANGUAGES}
    return Own(
        files=tuple(_files_of_event(site, each, entries)),
        entries=entries,
        news={code: atom.entry(event, code, each.revised, words[code], settings) for code in LANGUAGES},
        facts={code: opendata.fragment(event, code, each.revised, words[code], settings) for code in LANGUAGES},
    )


def _files_of_event(site: pages.Site, each: Published, entries: Mapping[Language, bytes]) -> Made:
    event, settings = each.event, site.settings
    for code in LANGUAGES:
        yield urls.event_page(event, code), pages.event_page(event, code, site)
        yield urls.event_calendar(event, code), ics.single_file(entries[code], code)
        if event.has_programme_calendar:
            programme = ics.programme_file(event, code, each.stamped, site.catalogues[code], settings)
            yield urls.programme_calendar(event, code), programme
    yield from _former_addresses(site, event)
    yield from _copies(event.files, settings)


def _former_addresses(site: pages.Site, event: Event) -> Made:
    """Pages that lead on from where the event was; not from where it is, as after a renaming that was taken back."""
    former = [(code, event.year, slug) for code, slug in event.former_slugs]
    former += [(code, year, name) for year, name in event.moved_from for code in LANGUAGES]
    for code, year, slug in former:
        here, target = urls.event_address(code, year, slug), urls.event_page(event, code)
        if here != target:
            yield here, pages.redirect(code, target, here, event.title, site)


def _of_site(site: pages.Site, content: load.Content) -> Made:
    """The pages around the events, made from their cards."""
    yield urls.CHOOSER, pages.chooser(site)
    yield urls.NOT_FOUND, pages.not_found(site)
    yield from _copies(_logos(site, content), site.settings)
    for page in site.static_pages:
        yield from _static(site, page)
    for code in LANGUAGES:
        yield urls.front(code), pages.front(code, site)
        yield urls.archive(code), pages.archive(code, site)
        if site.has_search:
            yield urls.search_page(code), pages.search(code, site)
        for year in pages.years(site.cards):
            yield urls.year_page(code, year), pages.year(code, year, site)
        for kind, entries in site.lists.items():
            for entry in entries:
                yield urls.list_page(kind, entry.id, code), pages.listing(kind, entry, code, site)


def _for_machines(site: pages.Site, own: Mapping[str, Own], dates: discovery.Dates) -> Made:
    """What news readers, users of the data, search engines and the site's host read."""
    settings, latest = site.settings, atom.latest(site.cards)
    news = {name: one.news for name, one in own.items()}
    for code in LANGUAGES:
        yield urls.news(code), atom.feed(latest, news, code, site.catalogues[code], settings)
        facts = (own[card.id].facts[code] for card in site.in_order)
        yield urls.open_data(code), opendata.document(facts, code, settings)
    yield urls.SCHEMA, opendata.schema(settings)
    yield from discovery.sitemaps(discovery.indexed(site, dates), settings.site_url)
    yield urls.ROBOTS, discovery.robots(settings.site_url)
    yield urls.HEADERS, headers.headers_file(settings.site_url, search=site.has_search)


def _dates(
    content: load.Content, events: Sequence[Published], past: history.History, settings: Settings
) -> discovery.Dates:
    """When what stands on the pages last changed; nothing of what nobody knows."""
    of_pages = {each.page.name: past.revised(each.page.sources) or settings.source_date for each in content.pages}
    return discovery.Dates(
        events={each.event.id: each.revised for each in events if each.is_dated},
        static_pages={name: date for name, date in of_pages.items() if date},
    )


def _subjects(site: pages.Site) -> Iterator[feeds.Subject]:
    """What there is a calendar of: all events, and the events of each entry that has a list page."""
    yield feeds.Subject(site.in_order)
    for kind, entries in site.lists.items():
        for entry in entries:
            yield feeds.Subject(site.by_entry[kind, entry.id], (kind, entry.id), entry.name)


def _static(site: pages.Site, page: StaticPage) -> Made:
    for code in LANGUAGES:
        yield urls.static_page(page, code), pages.static(page, code, site)
    yield from _copies(page.files, site.settings)


def _logos(site: pages.Site, content: load.Content) -> Iterator[File]:
    """The logos of the bodies that stand on a page."""
    shown = (found.event for found in content.events if found.event and found.event.id in site.by_id)
    bodies: list[Organisation | None] = [site.publisher, *site.organisations]
    bodies += [body for event in shown for body in (*event.organisers, *event.partners)]
    return (body.logo.file for body in bodies if body and body.logo)


def _copies(originals: Iterable[File], settings: Settings) -> Made:
    """Authors' files as they are published: without what they tell of the author, and harmless."""
    root = settings.content.parent
    for file in originals:
        source = root / file.source
        yield file.target, files.publish(source.read_bytes(), source.name).data
