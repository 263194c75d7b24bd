"""Settings → the site on disk, or what is wrong in its content and nothing written: a build, top to bottom."""

import gc
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cache, partial

from msgspec.structs import replace

from juliste import (
    around,
    checks,
    digests,
    history,
    inputs,
    later,
    load,
    output,
    pages,
    remarks,
    state,
    unchanged,
    urls,
)
from juliste.around import Around
from juliste.crew import Crew, crew
from juliste.events import Events, Progress
from juliste.inputs import Inputs
from juliste.ledger import Ledger
from juliste.load.values import nearest
from juliste.model import NO_TEXT
from juliste.moment import Lasting, Moment
from juliste.output import Stage
from juliste.problems import Problem, form, in_order, say, with_cure
from juliste.records import Record
from juliste.report import Report
from juliste.revised import REVISED
from juliste.settings import Settings, SettingsError
from juliste.state import State
from juliste.workshop import Workshop

SEARCHED = 50
"""From how many events on a site has a search by itself."""

LARGE = 4_000_000
"""Octets of a part after which garbage is looked for."""

STATEMENT = "accessibility-statement"
"""The block that is filled from the settings."""


def check(settings: Settings) -> Report:
    """Read and check the content; write nothing."""
    return checked(read(settings), settings)


def read(settings: Settings) -> load.Content:
    """The whole content, for those who look at all of it."""
    blocks, guide = pages.blocks(settings.theme), settings.guide_folder
    return load.read(settings.content, settings.content.parent, settings.zone, blocks, guide)


def checked(content: load.Content, settings: Settings) -> Report:
    """What a check tells of the content that was read."""
    _check_publisher(settings, content.registers)
    holidays = _holidays({found.folder.year for found in content.events})
    coming = frozenset(
        one.folder.shown for one in content.events if one.event and not one.event.is_past(settings.moment)
    )

    @cache  # several rules ask for the same file
    def former(path: str) -> tuple[bytes, ...]:
        is_coming = path.rpartition("/")[0] in coming  # nobody needs to be told of what is over
        return tuple(history.versions(settings.content.parent, path)) if is_coming else ()

    found = checks.check(content, settings.required_languages, holidays, former)
    problems = [*content.problems, *found, *_statements_without_facts(settings, content.pages)]
    problems += remarks.of_vanished(
        history.read(settings.content.parent, [settings.content.name]), *_places(content), settings
    )
    return Report(tuple(in_order(problems)), events=len(content.events))


def _places(content: load.Content) -> tuple[set[str], set[str]]:
    """The folders YEAR/NAME of the events; and those where no event is now."""
    present = {f"{found.folder.year}/{found.folder.name}" for found in content.events}
    moved = {f"{year}/{name}" for found in content.events if found.event for year, name in found.event.moved_from}
    return present, moved | {event.path for event in content.removed}


def build(
    settings: Settings,
    *,
    progress: Progress | None = None,
    fresh: bool = False,
    given: Inputs | None = None,
    hands: Crew | None = None,
) -> Report:
    """Build the site. fresh: forget what the last build knew. given: what there is to build from, when it is known.

    hands: who makes the events; others may have been called already.
    Raises SettingsError, HistoryError when the public would get wrong dates of revision, and OutputError when the disk
    refuses.
    """
    started = time.monotonic()
    with crew(settings.workers) as own:
        try:
            report = _built(settings, progress, given, hands or own, fresh=fresh)
        except state.DamagedError:
            report = _built(settings, progress, given, hands or own, anew=True)
    return replace(report, seconds=time.monotonic() - started)


def _built(
    settings: Settings,
    progress: Progress | None,
    given: Inputs | None,
    hands: Crew,
    *,
    fresh: bool = False,
    anew: bool = False,
) -> Report:
    with state.open_state(settings.cache, settings.output, anew=anew) as memory:  # its lock keeps builds apart
        if fresh:
            memory.forget()
        given = given or inputs.read(settings, memory.recall(inputs.HISTORY))
        if told := unchanged.report(given, settings, memory):
            return told
        with output.staged(settings.output, is_alone=memory.is_alone) as stage:
            return _changed(settings, given, memory, stage, hands, progress)


def _changed(
    settings: Settings, given: Inputs, memory: State, stage: Stage, hands: Crew, progress: Progress | None
) -> Report:
    """Make what has changed; when nothing is wrong in all of it, remember it and move it to its place."""
    ledger = Ledger(memory, memory.made(), output.stamps(settings.output))
    memory.begin()
    if not ledger.before:
        hands.executor(len(given.events))  # who is not here yet gets ready meanwhile
    content = _read_around(settings, given, ledger)
    _check_publisher(settings, content.registers)
    shop = _workshop(settings, given, content, stage, ledger)
    ground = _ground(shop, given)
    all_events = Events(shop, given, ground, ledger, hands, progress)
    events = all_events.records()
    hands.dismiss()
    problems = in_order(_problems(given, content, events, shop, ledger))
    if any(problem.is_error for problem in problems):
        return Report(tuple(problems))
    unknown = _without_history(events, settings, given.past)
    problems += _made_around(Around(settings, given, ground, content, shop.site, events, memory, stage), ledger)
    problems += [*remarks.of_history(given.past, unknown, settings), *remarks.of_host(memory, settings)]
    problems += remarks.of_vanished(given.past, given.events, _former(content, events), settings)
    report = Report(
        tuple(in_order(problems)),
        events=sum(bool(event.year) for event in events),
        pages=ledger.count(".html"),
        calendars=ledger.count(".ics"),
        invitations=sum(map(urls.is_invitation, ledger.paths(".pdf"))),
    )
    _remember(report, given, events, settings, ledger)
    gone = ledger.gone()
    told_once = _told_once(events, settings, memory, gone)
    removed = ledger.close(stage, gone)
    problems = in_order([*problems, *told_once])
    return replace(
        report,
        problems=tuple(problems),
        new=ledger.new,
        changed=ledger.changed,
        removed=removed,
        printed=all_events.printed,
        printing=all_events.printing,
    )


# What it is made with


def _check_publisher(settings: Settings, registers: load.Registers) -> None:
    known = registers.known["organisations"]
    if settings.publisher and settings.publisher not in known:
        message = say("'{name}' is not in registers/{register}", name=settings.publisher, register="organisations")
        whole = with_cure(message, nearest(settings.publisher, known))
        told = form("{setting}: {message}", setting="JULISTE_PUBLISHER", message=whole)
        raise SettingsError((told,), settings.editor_language)


def _read_around(settings: Settings, given: Inputs, ledger: Ledger) -> load.Around:
    root, zone = settings.content.parent, settings.zone
    read: Callable[[], load.Entries] = partial(load.read_registers, settings.content, root, zone)
    entries = ledger.once("registers", digests.of(given.ground, given.registers), read)
    return load.read_around(settings.content, root, zone, pages.blocks(settings.theme), entries, settings.guide_folder)


def _workshop(settings: Settings, given: Inputs, content: load.Around, stage: Stage, ledger: Ledger) -> Workshop:
    years = sorted({int(path.partition("/")[0]) for path in given.events})
    return Workshop(
        settings=settings,
        catalogues=ledger.once(
            "catalogues", given.ground, lambda: later.load("catalogues").read(settings.translations)
        ),
        registers=content.registers,
        past=given.past,
        events=tuple(given.events),
        holidays=ledger.once("holidays", digests.of(given.ground, years), lambda: _holidays(years)),
        static_pages=tuple(found.page for found in content.pages),
        has_search=len(given.events) >= SEARCHED if settings.search == "auto" else settings.search,
        written_since=max(filter(None, (REVISED, given.past.revised(given.writer)))),
        stage=stage,
    )


def _holidays(years: Collection[int]) -> frozenset[date]:
    """The public holidays of these years and of those beside them."""
    found: frozenset[date] = later.load("freedays").holidays({year + by for year in years for by in (-1, 0, 1)})
    return found


def _ground(shop: Workshop, given: Inputs) -> str:
    """The digest of what every page depends on: of static pages that is what the foot of a page says of them."""
    footed = [
        (replace(page, body=NO_TEXT, summary=NO_TEXT, files=()), page.is_indexed("en")) for page in shop.static_pages
    ]
    publisher = shop.registers.organisations.get(shop.settings.publisher or "")
    return digests.of(given.ground, footed, publisher, shop.has_search, shop.written_since)


# What is wrong, and what is noticed


def _problems(
    given: Inputs, content: load.Around, events: Sequence[Record], shop: Workshop, ledger: Ledger
) -> Iterator[Problem]:
    settings = shop.settings
    known = checks.Known(
        settings.required_languages,
        shop.events,
        frozenset(event.path for event in events if event.is_draft),
        tuple(page.name for page in shop.static_pages),
    )
    yield from content.problems
    for event in events:
        yield from event.problems
    yield from checks.of_pages(content.pages, known)
    if not ledger.is_same("claims", digests.of(given.pages, *(event.claims for event in events))):
        yield from checks.of_site([event.details.claims for event in events], content.pages)
    yield from _statements_without_facts(settings, content.pages)


def _statements_without_facts(settings: Settings, found: Sequence[load.FoundPage]) -> Iterator[Problem]:
    """An accessibility statement must be true: without its facts there is none."""
    for each in found:
        if each.page.block == STATEMENT and not settings.accessibility:
            message = say("needs its facts in the setting JULISTE_ACCESSIBILITY")
            yield each.files[each.page.original].problem(("block",), message)


def _without_history(events: Sequence[Record], settings: Settings, past: history.History) -> list[str]:
    """The folders of published events of which git knows no file. Raises HistoryError where that must not be."""
    folders = (f"{settings.content.name}/events/{event.path}" for event in events if event.year)
    unknown = [folder for folder in folders if past.available and not past.knows(load.texts_of(folder))]
    if settings.public:
        past.must_tell(unknown)
    return unknown


def _former(content: load.Around, events: Sequence[Record]) -> set[str]:
    """The folders YEAR/NAME where no event is now: those that events have moved from, and removed ones."""
    moved = {path for event in events for path in event.moved_from}
    return moved | {event.path for event in content.removed}


def _told_once(events: Sequence[Record], settings: Settings, memory: State, gone: frozenset[str]) -> list[Problem]:
    """What this build notices and the next one will not. gone: the paths that the site has no more."""
    return [
        *remarks.of_memory(memory, settings),
        *remarks.of_drafts(events, gone),
        *remarks.of_lost_feeds(gone, settings),
    ]


# Around the events


def _made_around(whole: Around, ledger: Ledger) -> list[Problem]:
    """Make every part of the site that has changed; what there is to say of all of them."""
    said = [problem for part in around.pages_alone(whole) for problem in _part(part, ledger, whole.stage)]
    with _searching(whole, ledger) as searched:
        said += [problem for part in around.lists(whole) for problem in _part(part, ledger, whole.stage)]
        said += [problem for part in searched for problem in _part(part, ledger, whole.stage)]
    return said


def _searching(whole: Around, ledger: Ledger) -> AbstractContextManager[Iterable[around.Part]]:
    if not whole.empty.has_search:
        return nullcontext(())
    owners = [around.PAGES, *(event.path for event in whole.published)]
    stamps = (stamp for owner in owners for stamp in ledger.files[owner])
    return around.searching(whole, stamps, lambda name, given: ledger.known(name, given) is not None)


def _part(part: around.Part, ledger: Ledger, stage: Stage) -> Sequence[Problem]:
    if known := ledger.known(part.name, part.given):
        ledger.keep(part.name)
        said: Sequence[Problem] = state.unpacked(known.record)
        return said
    files, said = part.make()
    placed = [stage.put(path, content) for path, content in files]
    ledger.enter(part.name, part.given, placed, said)
    if sum(file.size for file in placed) > LARGE:
        gc.collect(0)  # templates leave circles that hold the whole page; what was there before need not be looked at
    return said


def _remember(report: Report, given: Inputs, events: Sequence[Record], settings: Settings, ledger: Ledger) -> None:
    """Remember what is told when nothing has changed, and how long that is so: a day at most, which lists tell."""
    day = Lasting()
    Moment.noting(settings.moment, day).date()
    since, until = day.seconds()
    since = max((since, *(event.since for event in events)))
    until = min((until, *(event.until for event in events)))
    ledger.enter(unchanged.OWNER, given.digest, (), (since, until, report))
    if given.past.memo:
        ledger.memory.remember(inputs.HISTORY, given.past.memo)
