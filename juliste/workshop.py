"""The folder of an event → all that is made of it, in one trip, in this process or in a worker."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import astuple, replace

from juliste import atom, checks, digests, feeds, files, ics, load, opendata, output, pages, press, urls
from juliste.history import History
from juliste.language import Catalogue
from juliste.model import (
    LANGUAGES,
    Event,
    File,
    Language,
    Picture,
    StaticPage,
    Text,
    card,
    without_expired_names,
)
from juliste.moment import Lasting, Moment
from juliste.problems import Message, Problem, say
from juliste.records import PAPERS, Details, Lookup, Made, Neighbours, Question, Task, path_of, recorded
from juliste.settings import Settings

PICTURE = "share.png"
"""The file of the theme that previews of links show."""


class Workshop(Struct, frozen=True, dict=True):  # dict: what follows from these is made once in each process and kept
    """What every event is made with; it goes to a worker as it is.

    events: the folders of all events; holidays: the public ones of their years; static_pages: those of the site;
    stage: where files wait.
    """

    settings: Settings
    catalogues: Mapping[Language, Catalogue]
    registers: load.Registers
    past: History
    events: tuple[str, ...]
    holidays: frozenset[date]
    static_pages: tuple[StaticPage, ...]
    has_search: bool
    written_since: datetime
    stage: output.Stage

    @cached_property
    def site(self) -> pages.Site:
        """The site without its events."""
        return site(self)

    @cached_property
    def lookups(self) -> set[Lookup]:
        """What is looked up in the registers, while an event is read."""
        return set()

    @cached_property
    def noting(self) -> load.Registers:
        """The registers, which note what is looked up."""
        return load.noting(self.registers, self.lookups)

    @cached_property
    def answers(self) -> load.Answers:
        """What is found in the registers, by digest."""
        return load.Answers(self.registers)

    @cached_property
    def press(self) -> press.Press:
        """What invitations in PDF are set with."""
        return press.Press(self.settings.theme, self.published, self.stage)

    def published(self, file: File) -> bytes:
        """An author's file as it is published; pictures are read again for each event that shows them."""
        source = self.settings.content.parent / file.source
        return files.publish(source.read_bytes(), source.name).data

    def known(self, neighbours: Neighbours) -> checks.Known:
        """What rules look things up in."""
        names = tuple(page.name for page in self.static_pages)
        return checks.Known(self.settings.required_languages, self.events, neighbours.drafts, names, self.holidays)


def site(shop: Workshop) -> pages.Site:
    """The site without its events.

    Every topic and series of the register has a page and a calendar, whether an event has it or not: whoever subscribes
    must not get an error when its last event gets another.
    """
    settings, registers = shop.settings, shop.registers
    theme = pages.theme_files(settings.theme)
    return pages.Site(
        settings=settings,
        catalogues=shop.catalogues,
        cards=(),
        static_pages=shop.static_pages,
        topics=tuple(registers.topics[name] for name in sorted(registers.topics)),
        series=tuple(registers.series[name] for name in sorted(registers.series)),
        organisations=(),
        publisher=registers.organisations.get(settings.publisher or ""),
        picture=_picture(settings, theme),
        has_search=shop.has_search,
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


def fragment(kind: str, language: Language) -> str:
    """The name of a fragment in one language."""
    return f"{kind} {language}"


def make(task: Task, shop: Workshop) -> Made:
    """Read and check an event; when it is right and published, make its files and its fragments."""
    settings, neighbours = shop.settings, task.neighbours or Neighbours()
    shop.lookups.clear()
    folder = load.event_folder(settings.content, settings.content.parent, task.path)
    found = load.read_folder(folder, shop.noting, settings.zone)
    lasting = Lasting()
    moment = Moment.noting(settings.moment, lasting)
    is_over = found.event is not None and found.event.is_past(moment)
    details = Details(
        path=task.path,
        given=task.digest,
        lasting=lasting,
        problems=(*found.problems, *checks.of_event(found, shop.known(neighbours), is_over=is_over)),
        claims=checks.claims_of(found),
        lookups={lookup: shop.answers[lookup] for lookup in sorted(shop.lookups)},
        asked=tuple(dict.fromkeys(_questions(found))),
        is_coming=not is_over,
        is_draft=found.is_draft,
    )
    if not found.event or details.is_wrong:
        return Made(recorded(details))
    details = replace(details, is_waiting=bool(details.asked) and task.neighbours is None)
    return _made(details, found, found.event, moment, task, shop)


def _made(details: Details, found: load.Found, written: Event, moment: Moment, task: Task, shop: Workshop) -> Made:
    """What is made of an event in which nothing is wrong."""
    revised = shop.past.revised(written.sources) or shop.settings.source_date
    details = replace(details, sources=written.sources, revised=revised)
    if written.draft:
        return Made(recorded(replace(details, unpublished=_unpublished(found, written))))
    if not written.is_published(moment):
        return Made(recorded(details))
    event = without_expired_names(written, moment, shop.settings.contact_days)
    seen = card(event, revised or event.starts.astimezone(UTC))
    details = replace(details, card=seen, about=digests.of(replace(seen, revised=seen.starts)), logos=_logos(event))
    if details.is_waiting:
        return Made(recorded(details))
    around = replace(
        shop.site,
        cards=(seen, *(each for each in (task.neighbours or Neighbours()).cards if each.id != seen.id)),
        organisations=tuple(body for body in event.organisers if body.id),
        moment=moment,
        asked=set(),
    )
    made = _written(details, found, event, around, task.papers, shop)
    others = {("event", name) for name in around.asked - {seen.id}} - set(details.asked)
    if others:  # named where nobody looked for it, as in the directions to a place of the register
        return Made(recorded(replace(details, asked=(*details.asked, *sorted(others)), is_waiting=True)))
    return made


def _written(
    details: Details,
    found: load.Found,
    event: Event,
    site: pages.Site,
    papers: Mapping[str, press.Paper],
    shop: Workshop,
) -> Made:
    """The files and fragments of a published event."""
    seen = site.by_id[event.id]
    settings, words, stamped = shop.settings, shop.site.catalogues, max(seen.revised, shop.written_since)
    entries = {code: ics.entries(event, code, stamped, words[code], settings) for code in LANGUAGES}
    news = {code: atom.entry(event, code, seen.revised, words[code], settings) for code in LANGUAGES}
    facts = {code: opendata.fragment(event, code, seen.revised, words[code], settings) for code in LANGUAGES}
    shown = {code: pages.listed(seen, code, site) for code in LANGUAGES}
    # All of it before the record: until when it holds is noted while it is made.
    invited = press.make(event, seen.revised, site, papers, shop.press)
    made = (*invited.mails, *_files(event, stamped, entries, invited, site))
    waiting = tuple(shop.stage.put(path, content) for path, content in made)
    details = replace(
        details,
        failures=tuple(_failure(message, found) for message in invited.failures),
        face=digests.of(details.about, *(digests.of_bytes(*map(str.encode, astuple(each))) for each in shown.values())),
        entries=digests.of_bytes(*entries.values()),
        octets=feeds.octets(entries),
        data=digests.of_bytes(*news.values(), *facts.values()),
    )
    return Made(
        recorded(details),
        files=(*waiting, *invited.pdfs.values()),
        printed=(invited.new, invited.seconds),
        fragments={
            PAPERS: dict(invited.papers),
            "news": news,
            **{fragment("facts", code): facts[code] for code in LANGUAGES},
            **{fragment("entries", code): entries[code] for code in LANGUAGES},
            **{fragment("listed", code): shown[code] for code in LANGUAGES},
        },
    )


def _failure(message: Message, found: load.Found) -> Problem:
    """What is to be said of an invitation, at the event's title."""
    assert found.sheets is not None  # what was read is published
    return found.sheets.merged.problem(("title",), message, severity="warning")


def _files(
    event: Event, stamped: datetime, entries: Mapping[Language, bytes], invited: press.Made, site: pages.Site
) -> Iterator[tuple[str, bytes]]:
    settings = site.settings
    for code in LANGUAGES:
        yield urls.event_page(event, code), pages.event_page(event, code, site, _pdf(invited.pdfs.get(code)))
        yield urls.event_calendar(event, code), ics.single_file(entries[code], code)
        if event.has_programme_calendar:
            programme = ics.programme_file(event, code, stamped, site.catalogues[code], settings)
            yield urls.programme_calendar(event, code), programme
    yield from _former_addresses(site, event)
    yield from copies(event.files, settings)


def _pdf(placed: output.Placed | None) -> File | None:
    """An invitation as a page links to it."""
    return File("", placed.path, "application/pdf", placed.size) if placed else None


def _logos(event: Event) -> tuple[File, ...]:
    return tuple(body.logo.file for body in (*event.organisers, *event.partners) if body.logo)


def _former_addresses(site: pages.Site, event: Event) -> Iterator[tuple[str, bytes]]:
    """Pages that lead on from where the event was; not from where it is, as after a renaming that was taken back."""
    former = [(code, event.year, slug) for code, slug in event.former_slugs]
    former += [(code, year, name) for year, name in event.moved_from for code in LANGUAGES]
    for code, year, slug in dict.fromkeys(former):
        here, target = urls.event_address(code, year, slug), urls.event_page(event, code)
        if here != target:
            yield here, pages.redirect(code, target, here, event.title, site)


def copies(originals: Iterable[File], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Authors' files as they are published: without what they tell of the author, and harmless."""
    root = settings.content.parent
    for file in originals:
        source = root / file.source
        yield file.target, files.publish(source.read_bytes(), source.name).data


def _questions(found: load.Found) -> Iterator[Question]:
    """What must be known of the other events before its own files can be made."""
    event, sheets = found.event, found.sheets
    if not event or not sheets:
        return
    yield from (("series", one.id) for one in event.series)
    named = [
        target.partition(":")[2] for each in sheets.passages.mentions if (target := each.target).startswith("event:")
    ]
    named += [path_of(event.replaced_by)] if event.replaced_by else []
    for name in named:
        path = name.partition("#")[0].partition("?")[0].strip("/")
        yield "folder", path
        yield "event", path.replace("/", "-", 1)


def _unpublished(found: load.Found, event: Event) -> tuple[tuple[str, ...], Problem] | None:
    """The pages that a draft would have, and what is wrong when there was one of them before."""
    if not found.sheets:
        return None
    message = say("the event was published before: nobody who has it in a calendar is told that it is off")
    cure = say("write status: cancelled instead, unless it never should have been published")
    problem = found.sheets.merged.problem(("draft",), message, cure, "warning")
    return tuple(urls.event_page(event, code) for code in LANGUAGES), problem
