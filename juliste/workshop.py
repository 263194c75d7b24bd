"""The folder of an event → all that is made of it, in one trip, in this process or in a worker."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache

from juliste import atom, checks, digests, feeds, files, ics, load, opendata, output, pages, press, state, urls
from juliste.history import History
from juliste.language import Catalogue
from juliste.model import (
    LANGUAGES,
    Card,
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
from juliste.settings import Settings

Lookup = tuple[str, str]
"""What was looked up in the registers: which one, and the id."""

Question = tuple[str, str]
"""What an event depends on among the others: ("event", id), ("series", id), or ("folder", YEAR/NAME)."""

PAPERS = "papers"
"""The name of the fragment that tells what the PDFs of an event are made of. Any version of the code can read it."""

PICTURE = "share.png"
"""The file of the theme that previews of links show."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The other events that an event names: cards of the published ones, by id and by series; folders of drafts."""

    events: Mapping[str, Card] = field(default_factory=dict)
    series: Mapping[str, tuple[Card, ...]] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them, each once."""
        members = (each for cards in self.series.values() for each in cards)
        return tuple({each.id: each for each in (*self.events.values(), *members)}.values())


@dataclass(frozen=True, slots=True)
class Task:
    """The folder YEAR/NAME of an event to make, with the digest of what stands in it.

    neighbours: None when nobody knows them yet: then an event that names others is only read.
    papers: the PDFs of it that lie in the output, by their paths.
    """

    path: str
    digest: str
    neighbours: Neighbours | None = None
    papers: Mapping[str, press.Paper] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Details:
    """All that is known of an event without looking into its folder again.

    given: the digest of what stood there. lasting: how long what was made says the truth. lookups: what was looked up
    in the registers, with the digest of what was found; asked: what depends on other events. is_waiting: these must be
    known before its files can be made. sources: the files whose change is a change of it. revised: their newest change,
    as far as anybody knows. is_coming: whether it is not over. unpublished: the pages of a draft, and what is to be
    said when one of them has been published before.
    failures: what is to be said of its invitations.
    card: what others need to know of it, None when it is not published. logos: of the bodies on its pages.
    about: the digest of the card; face, entries and data: of what lists, calendars and machines have of it.
    octets: the size of its entries in a calendar, in the language with the longest words.
    """

    path: str
    given: str
    lasting: Lasting
    problems: tuple[Problem, ...] = ()
    claims: checks.Claims = checks.NO_CLAIMS
    lookups: Mapping[Lookup, str] = field(default_factory=dict)
    asked: tuple[Question, ...] = ()
    is_waiting: bool = False
    sources: tuple[str, ...] = ()
    revised: datetime | None = None
    is_coming: bool = False
    is_draft: bool = False
    unpublished: tuple[tuple[str, ...], Problem] | None = None
    failures: tuple[Problem, ...] = ()
    card: Card | None = None
    logos: tuple[File, ...] = ()
    about: str = ""
    face: str = ""
    entries: str = ""
    octets: int = 0
    data: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether nothing may be built."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Record:
    """What every build looks at of every event: of the details what is quickly read.

    since, until: how long it lasts, in seconds since 1970. answers: what depends on other events, with the digest of
    what was said of them. is_told: whether there is anything to say of it. year: that it starts in, 0 when it is
    not published. lists: those that it is in. moved_from: folders YEAR/NAME that it had. logos: of the bodies on
    its pages. claims: the digest of what it takes for itself. revised: in seconds since 1970, 0 when nobody knows.
    packed, packed_card: the details and the card.
    """

    path: str
    given: str
    since: float
    until: float
    answers: Mapping[Question, str]
    is_waiting: bool
    is_wrong: bool
    is_told: bool
    is_coming: bool
    is_draft: bool
    year: int
    lists: tuple[urls.ListEntry, ...]
    moved_from: tuple[str, ...]
    logos: tuple[File, ...]
    claims: str
    about: str
    face: str
    entries: str
    octets: int
    data: str
    revised: float
    packed: bytes
    packed_card: bytes

    @property
    def details(self) -> Details:
        """All that is known but for the card. It is unpacked each time: of all events it is too large to keep."""
        found: Details = state.unpacked(self.packed)
        return found

    @property
    def card(self) -> Card | None:
        """What others need to know of it."""
        return _card_of(self.packed_card)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be said of it: of what is odd in an event that is over nothing, nobody need mend it."""
        if not self.is_told:
            return ()
        details = self.details
        return (*details.problems, *details.failures) if self.is_wrong or self.is_coming else details.failures

    @property
    def id(self) -> str:
        """YEAR-NAME."""
        return self.path.replace("/", "-", 1)

    def holds(self, moment: datetime) -> bool:
        """Whether what was made says the truth at the moment."""
        return self.since <= moment.timestamp() < self.until


@lru_cache(maxsize=20_000)  # a preview builds again and again
def _card_of(data: bytes) -> Card | None:
    found: Card | None = state.unpacked(data)
    return found


def path_of(event: str) -> str:
    """The folder YEAR/NAME of an event, of its id."""
    return event.replace("-", "/", 1)


def _record(details: Details) -> Record:
    card, (since, until) = details.card, details.lasting.seconds()
    return Record(
        path=details.path,
        given=details.given,
        since=since,
        until=until,
        answers=dict.fromkeys(details.asked, ""),
        is_waiting=details.is_waiting,
        is_wrong=details.is_wrong,
        is_told=bool(details.problems or details.failures),
        is_coming=details.is_coming,
        is_draft=details.is_draft,
        year=card.starts.year if card else 0,
        lists=tuple(_lists_of(card)) if card else (),
        moved_from=tuple(dict.fromkeys("/".join(claim.what.split("/")[1:3]) for claim in details.claims.moved)),
        logos=details.logos,
        claims=digests.of(details.claims),
        about=details.about,
        face=details.face,
        entries=details.entries,
        octets=details.octets,
        data=details.data,
        revised=details.revised.timestamp() if details.revised else 0,
        packed=state.packed(replace(details, card=None)),
        packed_card=state.packed(card),
    )


def _lists_of(card: Card) -> Iterator[urls.ListEntry]:
    yield from (("topics", name) for name in card.topics)
    yield from (("series", name) for name in card.series)
    yield from (("organisers", name) for name in card.organisers)


@dataclass(frozen=True, slots=True)
class Made:
    """An event's record, its files that wait for their place, and what files of many events have of it, by name.

    printed: how many PDFs were made, and in how many seconds.
    """

    record: Record
    files: tuple[output.Placed, ...] = ()
    fragments: Mapping[str, object] = field(default_factory=dict)
    printed: tuple[int, float] = (0, 0.0)


@dataclass(frozen=True)  # no slots: what follows from these is made once in each process and kept
class Workshop:
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

    def __getstate__(self) -> dict[str, object]:
        """What goes to a worker: not what has been made of it here."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

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
    details = Details(
        path=task.path,
        given=task.digest,
        lasting=lasting,
        problems=(*found.problems, *checks.of_event(found, shop.known(neighbours))),
        claims=checks.claims_of(found),
        lookups={lookup: shop.answers[lookup] for lookup in sorted(shop.lookups)},
        asked=tuple(dict.fromkeys(_questions(found))),
        is_draft=found.is_draft,
    )
    if not found.event or details.is_wrong:
        return Made(_record(details))
    details = replace(details, is_waiting=bool(details.asked) and task.neighbours is None)
    return _made(details, found, found.event, Moment.noting(settings.moment, lasting), task, shop)


def _made(details: Details, found: load.Found, written: Event, moment: Moment, task: Task, shop: Workshop) -> Made:
    """What is made of an event in which nothing is wrong."""
    revised = shop.past.revised(written.sources) or shop.settings.source_date
    details = replace(details, sources=written.sources, revised=revised, is_coming=not written.is_past(moment))
    if written.draft:
        return Made(_record(replace(details, unpublished=_unpublished(found, written))))
    if not written.is_published(moment):
        return Made(_record(details))
    event = without_expired_names(written, moment, shop.settings.contact_days)
    seen = card(event, revised or event.starts.astimezone(UTC))
    details = replace(details, card=seen, about=digests.of(replace(seen, revised=seen.starts)), logos=_logos(event))
    if details.is_waiting:
        return Made(_record(details))
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
        return Made(_record(replace(details, asked=(*details.asked, *sorted(others)), is_waiting=True)))
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
        face=digests.of(details.about, shown),
        entries=digests.of_bytes(*entries.values()),
        octets=feeds.octets(entries),
        data=digests.of_bytes(*news.values(), *facts.values()),
    )
    return Made(
        _record(details),
        files=(*waiting, *invited.pdfs.values()),
        printed=(invited.new, invited.seconds),
        fragments={
            PAPERS: dict(invited.papers),
            "news": news,
            "facts": facts,
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
