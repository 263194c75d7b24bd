"""The event as it is meant: frozen values that `load` makes from files and that everything else only reads."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from juliste import when
from juliste.when import Span

Language = when.Language
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")

StatusKind = Literal["scheduled", "cancelled", "postponed"]
Change = Literal["new-time", "new-venue", "moved-online"]
ItemKind = Literal["talk", "discussion", "workshop", "arrival", "break", "coffee", "lunch", "reception", "end"]
Purpose = Literal["information", "registration", "accessibility", "media", "technical"]
MaterialKind = Literal["programme", "slides", "recording", "report", "other"]
RegistrationKind = Literal["open", "none", "invited"]
RegistrationState = Literal["none", "invited", "not-yet", "open", "closed", "full"]

ASSUMED_LENGTH = timedelta(hours=1)
"""How long an event without an end is taken to last: what its calendar entry says and says so."""

LONG_TEXT = 40
"""How many words of an item's text stand in its row of the agenda."""


class Words(Struct, frozen=True, gc=False):  # as of Text, there are very many, and no circles of them
    """Words to show and the language they are in."""

    text: str
    language: Language


_NO_WORDS: dict[Language, Words] = {language: Words("", language) for language in LANGUAGES}


class Text(Struct, frozen=True, gc=False):
    """A text in up to three languages; where one is missing, the original's words stand."""

    fi: str = ""
    sv: str = ""
    en: str = ""
    original: Language = "fi"

    def own(self, language: Language) -> str:
        """The words in that very language, or ""."""
        words: str = getattr(self, language)
        return words

    def shown(self, language: Language) -> str:
        """The words to show to a reader of the language, whatever language they are in."""
        words: str = getattr(self, language) or getattr(self, self.original) or self.fi or self.sv or self.en
        return words

    def with_words(self, language: Language, words: str) -> "Text":
        """The same text with these words in a language."""
        return Text(
            words if language == "fi" else self.fi,
            words if language == "sv" else self.sv,
            words if language == "en" else self.en,
            self.original,
        )

    def is_in_other(self, language: Language) -> bool:
        """Whether there are words in another language than that."""
        return any(self.own(other) for other in LANGUAGES if other != language)

    def words(self, language: Language) -> Words:
        """The words to show to a reader of the language: its own, else the original's, else the first there are."""
        own: str = getattr(self, language)
        if own:  # nearly always, and asked of each text of each page
            return Words(own, language)
        if not (self.fi or self.sv or self.en):
            return _NO_WORDS[language]
        return next(Words(words, other) for other in (self.original, *LANGUAGES) if (words := self.own(other)))

    def __bool__(self) -> bool:
        return bool(self.fi or self.sv or self.en)


NO_TEXT = Text()


class File(Struct, frozen=True):
    """A file that is published as it is: a picture, an attachment.

    source: path in the project, "/"-separated. target: path in the output. size: bytes as published.
    width, height: pixels, of pictures whose size is known, else 0.
    """

    source: str
    target: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0


class Picture(Struct, frozen=True):
    """A picture and its text alternative (WCAG 1.1.1)."""

    file: File
    alt: Text

    @property
    def is_drawing(self) -> bool:
        """Whether it is one (SVG), which previews of links and search engines do not take."""
        return self.file.media_type == "image/svg+xml"


class Organisation(Struct, frozen=True, cache_hash=True):  # what pages say of it is kept by it
    """A body: an entry of the register, or (id "") a name that is not in it. Addresses may differ by language."""

    id: str
    name: Text
    short: Text = NO_TEXT
    part_of: "Organisation | None" = None
    url: Text = NO_TEXT
    email: str = ""
    phone: str = ""
    fax: str = ""
    postal: Text = NO_TEXT
    visiting: Text = NO_TEXT
    logo: Picture | None = None


class Topic(Struct, frozen=True):
    """What events are about: an entry of the register `topics`."""

    id: str
    name: Text
    summary: Text = NO_TEXT


class Series(Struct, frozen=True):
    """A row of events that belong together: an entry of the register `series`."""

    id: str
    name: Text
    summary: Text = NO_TEXT


class Contact(Struct, frozen=True):
    """Whom to ask. name: "" where a role or an organisation answers. until: last day a named person is shown."""

    id: str
    name: str = ""
    role: Text = NO_TEXT
    organisation: Organisation | None = None
    email: str = ""
    phone: str = ""
    url: Text = NO_TEXT
    until: date | None = None
    purpose: Purpose = "information"

    @property
    def reachable_email(self) -> str:
        """Its own address, or the organisation's when it has no address of its own."""
        return self.email or ("" if self._has_address or not self.organisation else self.organisation.email)

    @property
    def reachable_phone(self) -> str:
        """Its own number, or the organisation's when it has no address of its own."""
        return self.phone or ("" if self._has_address or not self.organisation else self.organisation.phone)

    @property
    def reachable_url(self) -> Text:
        """Its own page, or the organisation's when it has no address of its own."""
        return self.url or (NO_TEXT if self._has_address or not self.organisation else self.organisation.url)

    @property
    def _has_address(self) -> bool:
        return bool(self.email or self.phone or self.url)


class Accessibility(Struct, frozen=True):
    """What is known of the access; None = not known, and nothing is said. ask_by: the last day to tell one's needs."""

    step_free: bool | None = None
    hearing_loop: bool | None = None
    captions: bool | None = None
    note: Text = NO_TEXT
    contact: Contact | None = None
    ask_by: Span | None = None


class Place(Struct, frozen=True):
    """Where. id: "" when it is not in the register. map: latitude and longitude in degrees (WGS 84)."""

    id: str
    name: Text
    room: Text = NO_TEXT
    street: Text = NO_TEXT
    postcode: str = ""
    city: Text = NO_TEXT
    country: Text = NO_TEXT
    map: tuple[float, float] | None = None
    url: Text = NO_TEXT
    directions: Text = NO_TEXT  # inline Markdown
    accessibility: Accessibility | None = None


class Online(Struct, frozen=True):
    """How to join over the net. to_registered: the link is sent to those who registered. note: inline Markdown."""

    platforms: tuple[str, ...] = ()
    link: Text = NO_TEXT
    to_registered: bool = False
    note: Text = NO_TEXT


class Price(Struct, frozen=True):
    """amount: euros; 0 is free of charge, None when only the note says it. note: inline Markdown."""

    amount: Decimal | None
    note: Text = NO_TEXT

    @property
    def number(self) -> int | float | None:
        """The amount as JSON has numbers: 25, 12.5."""
        if self.amount is None:
            return None
        return int(self.amount) if self.amount == int(self.amount) else float(self.amount)


class Registration(Struct, frozen=True):
    """How to take part. joining: which way of joining it is for, "" for all. opens, closes: a day or a moment."""

    kind: RegistrationKind
    joining: Literal["", "place", "online"] = ""
    url: Text = NO_TEXT
    email: str = ""
    phone: str = ""
    contact: Contact | None = None
    opens: Span | None = None
    closes: Span | None = None
    capacity: int | None = None
    full: bool = False
    price: Price | None = None
    selection: Text = NO_TEXT  # inline Markdown
    instructions: Text = NO_TEXT  # inline Markdown
    privacy: Text = NO_TEXT  # address of the privacy notice

    def state(self, moment: datetime, event_ends: datetime) -> RegistrationState:
        """What can be said of it at the moment. A closing day without an hour is the end of that day."""
        if self.kind != "open":
            return self.kind
        if moment >= (last_moment(self.closes) if self.closes else event_ends):
            return "closed"
        if self.full:
            return "full"
        return "not-yet" if self.opens and moment < self.opens.start else "open"


class Status(Struct, frozen=True):
    """Whether it takes place as planned, and why not (inline Markdown)."""

    kind: StatusKind = "scheduled"
    reason: Text = NO_TEXT


SCHEDULED = Status()


class Occasion(Struct, frozen=True):
    """One time that the event is held; a calendar entry of its own.

    key: its id; without one "" for the first and the number of the others, from 2: the end of its UID.
    place, languages: only where they differ from the event's. note: inline Markdown.
    """

    key: str
    span: Span
    place: Place | None = None
    languages: tuple[str, ...] = ()
    status: Status = SCHEDULED
    note: Text = NO_TEXT

    @property
    def ends(self) -> datetime:
        """Its end, or the assumed one; an hour is an hour also in the nights when the clocks change."""
        return self.span.end or (self.span.start.astimezone(UTC) + ASSUMED_LENGTH).astimezone(self.span.start.tzinfo)

    @property
    def lasts_days(self) -> bool:
        """Whether it is of several days, and not one evening that goes past midnight."""
        span = self.span
        return len(span.days) > 1 and (span.daily or span.whole_days or self.ends - span.start >= timedelta(days=1))


class Former(Struct, frozen=True):
    """How it was planned before (`was`)."""

    spans: tuple[Span, ...] = ()
    place: Place | None = None
    online: Online | None = None


class Track(Struct, frozen=True):
    """A row of programme items that runs beside others."""

    id: str
    name: Text
    room: Text = NO_TEXT


class Speaker(Struct, frozen=True):
    """Who speaks or moderates. Their names stay when contacts' names go."""

    name: str
    role: Text = NO_TEXT
    organisation: Organisation | None = None


class Item(Struct, frozen=True, dict=True):  # dict: its times are written once for all languages
    """One row of the agenda. id: unique in the event, stable: the author's, else made of its day and time.

    title: may be empty for the kinds that have a default title. text: Markdown. room: its own, else its track's.
    span.end: given, or the next item's start in its track, or the event's end; None only when nothing tells it.
    """

    id: str
    span: Span
    title: Text
    text: Text = NO_TEXT
    kind: ItemKind = "talk"
    track: Track | None = None
    room: Text = NO_TEXT
    speakers: tuple[Speaker, ...] = ()
    moderators: tuple[Speaker, ...] = ()
    status: Status = SCHEDULED

    @property
    def is_end(self) -> bool:
        """Whether it only says that the event ends."""
        return self.kind == "end"

    @property
    def is_break(self) -> bool:
        """Whether nothing is on."""
        return self.kind in ("break", "coffee", "lunch")

    @property
    def recedes(self) -> bool:
        """Whether it is a pause between the items that matter."""
        return self.is_break or self.kind in ("arrival", "end")

    @property
    def where(self) -> tuple[Text, ...]:
        """Its track and its room, as far as it has any."""
        return tuple(text for text in (self.track.name if self.track else NO_TEXT, self.room) if text)

    def has_long_text(self, language: Language) -> bool:
        """Whether its text is too long for a row of the agenda: it stands below the table."""
        return len(self.text.shown(language).split()) > LONG_TEXT

    @property
    def told_end(self) -> datetime | None:
        """Its end where that says more than its start."""
        return None if self.is_end or self.span.end == self.span.start else self.span.end

    @cached_property
    def hours(self) -> str:
        """When it is, the same in each language: "9.00–9.30"."""
        return when.clock(self.span.start, self.told_end)

    @cached_property
    def machine(self) -> str:
        """When it starts, as `<time datetime>` has it."""
        return when.to_the_minute(self.precise[0])

    @cached_property
    def precise(self) -> tuple[str, str]:
        """When it starts and ends, as data have it."""
        return when.precise(self.span)

    def later(self, time: timedelta) -> "Item":
        """The same item so many days later, by the clock on the wall."""
        return replace(self, span=self.span.later(time))


class ProgrammeDay(Struct, frozen=True):
    """The items of one day in reading order: by start, then track in the order of `tracks`."""

    day: date
    title: Text
    items: tuple[Item, ...]

    @property
    def has_parallel_items(self) -> bool:
        """Whether two items have a start in common or overlap."""
        spans = [item.span for item in self.items if not item.is_end]
        starts = [span.start.timestamp() for span in spans]
        if any(a >= b for a, b in pairwise(starts)):
            spans.sort(key=Span.order)
        return any(b.start < (a.end or a.start) or a.start == b.start for a, b in pairwise(spans))


class Attachment(Struct, frozen=True):
    """A file to read. title: empty when the kind's default title serves."""

    id: str
    file: File
    title: Text
    kind: MaterialKind = "other"


class Link(Struct, frozen=True):
    """An address to read. title: empty when the kind's default title serves."""

    id: str
    url: Text
    title: Text
    kind: MaterialKind = "other"


class Event(Struct, frozen=True, dict=True):  # dict: what is asked of it for each page and calendar is found out once
    """One event, whole. Paths are relative to the project's folder, "/"-separated.

    id: "YEAR-NAME" of its folder. uid: what its calendar entries begin with, kept when the folder is renamed.
    original: the language of the file with the facts. sources: the files whose change is a change of the event.
    """

    id: str
    uid: str
    year: int
    name: str
    original: Language
    folder: str
    sources: tuple[str, ...]
    title: Text
    occasions: tuple[Occasion, ...]
    organisers: tuple[Organisation, ...]
    subtitle: Text = NO_TEXT
    summary: Text = NO_TEXT
    body: Text = NO_TEXT  # Markdown
    slug: Text = NO_TEXT
    former_slugs: tuple[tuple[Language, str], ...] = ()
    moved_from: tuple[tuple[int, str], ...] = ()  # year and name of former folders, the oldest first
    status: Status = SCHEDULED
    was: Former | None = None
    replaced_by: str = ""  # id of the event that takes its place
    draft: bool = False
    publish: Span | None = None
    place: Place | None = None
    online: Online | None = None
    registrations: tuple[Registration, ...] = ()
    audience: Text = NO_TEXT
    languages: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()
    programme: tuple[ProgrammeDay, ...] = ()
    repeats: bool = False  # several occasions that all have this same programme; its items carry the first one's day
    tracks: tuple[Track, ...] = ()
    partners: tuple[Organisation, ...] = ()
    contacts: tuple[Contact, ...] = ()
    topics: tuple[Topic, ...] = ()
    series: tuple[Series, ...] = ()
    accessibility: Accessibility | None = None
    attachments: tuple[Attachment, ...] = ()
    links: tuple[Link, ...] = ()
    image: Picture | None = None
    files: tuple[File, ...] = ()  # all that it publishes: the picture, the attachments, what its texts link to
    untranslated: tuple[Language, ...] = ()  # languages in which it has no words of its own at all
    partly_translated: tuple[Language, ...] = ()  # languages in which some of its words are missing
    older: tuple[Language, ...] = ()  # languages whose words translate former ones of the original

    def slug_in(self, language: Language) -> str:
        """The last part of its address in the language."""
        return self.slug.own(language) or self.name

    @property
    def texts(self) -> tuple[str, ...]:
        """The paths of its language files, whether they are there or not."""
        return tuple(f"{self.folder}/event.{language}.md" for language in LANGUAGES)

    @property
    def starts(self) -> datetime:
        """When the first occasion starts."""
        return _starts(self.occasions)

    @property
    def ends(self) -> datetime:
        """When the last occasion ends."""
        return _ends(self.occasions)

    @property
    def held(self) -> tuple[Occasion, ...]:
        """The occasions that are neither cancelled nor postponed."""
        return _held(self.occasions)

    @property
    def held_until(self) -> datetime | None:
        """When the last of these times ends; None when nothing is held."""
        return max((occasion.ends for occasion in self.held), default=None)

    @property
    def places(self) -> tuple[Place | None, ...]:
        """Where it is held, else where it was to be, in the order of its times; None for a time without a place."""
        return tuple(dict.fromkeys(occasion.place or self.place for occasion in self.held or self.occasions))

    @property
    def standing(self) -> StatusKind:
        """Its status; where each of its times is off by itself, the best that one of them has."""
        return self.standing_of(self.occasions)

    def standing_of(self, occasions: Sequence[Occasion]) -> StatusKind:
        """The same of some of its times."""
        kinds = {occasion.status.kind for occasion in occasions}
        if self.status.kind != "scheduled" or "scheduled" in kinds:
            return self.status.kind
        return "postponed" if "postponed" in kinds else "cancelled"

    @property
    def is_on(self) -> bool:
        """Whether it is or was held, at one of its times at least."""
        return self.status.kind == "scheduled" and bool(self.held)

    @property
    def has_places_by_time(self) -> bool:
        """Whether one of its times has a place of its own: then each is told with its place."""
        return any(occasion.place for occasion in self.occasions)

    @property
    def has_place(self) -> bool:
        """Whether one can come somewhere, at one of its times at least."""
        return self.place is not None or self.has_places_by_time

    @property
    def former_spans(self) -> tuple[Span, ...]:
        """When it was to be held; of a postponed event that is its time."""
        if self.was and self.was.spans:
            return self.was.spans
        return tuple(occasion.span for occasion in self.occasions) if self.status.kind == "postponed" else ()

    @property
    def is_hybrid(self) -> bool:
        """Whether one can join both on site and online."""
        return bool(self.place and self.online)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is no longer as it was first planned."""
        if not self.was:
            return ()
        moved_online = self.was.place is not None and self.place is None and self.online is not None
        table: tuple[tuple[Change, bool], ...] = (
            ("new-time", bool(self.was.spans)),
            ("moved-online", moved_online),
            ("new-venue", not moved_online and bool(self.was.place or self.was.online)),
        )
        return tuple(change for change, holds in table if holds)

    @property
    def items(self) -> Iterator[Item]:
        """Every programme item, day by day."""
        return (item for day in self.programme for item in day.items)

    @cached_property
    def has_programme_calendar(self) -> bool:
        """Whether its programme is a calendar of its own: it lasts several days, or has items beside each other."""
        if not any(not (item.is_break or item.is_end) for item in self.items):
            return False
        several = len(self.programme) > 1 or any(occasion.lasts_days for occasion in self.occasions)
        return several or any(day.has_parallel_items for day in self.programme)

    @property
    def is_full(self) -> bool:
        """Whether nobody can register any more because all places are taken."""
        ways = [way for way in self.registrations if way.kind == "open"]
        return bool(ways) and all(way.full for way in ways)

    def status_of(self, occasion: Occasion) -> Status:
        """The occasion's own where it alone is off, else the event's."""
        alone = self.status.kind == "scheduled" and occasion.status.kind != "scheduled"
        return occasion.status if alone else self.status

    def identity(self, occasion: Occasion) -> str:
        """What the UID of the occasion's calendar entry has before the "@" (RFC 5545, 3.8.4.7)."""
        return "-".join(filter(None, (self.uid, occasion.key)))

    def programme_of(self, occasion: Occasion) -> tuple[ProgrammeDay, ...]:
        """The programme of one of its times, with the days of that time where it repeats."""
        if self.repeats:
            later = occasion.span.first_day - self.occasions[0].span.first_day
            return tuple(
                ProgrammeDay(day.day + later, day.title, tuple(item.later(later) for item in day.items))
                for day in self.programme
            )
        if len(self.occasions) == 1:
            return tuple(day for day in self.programme if day.items)
        days = (replace(day, items=self._items_of(occasion, day)) for day in self.programme)
        return tuple(day for day in days if day.items)

    def _items_of(self, occasion: Occasion, day: ProgrammeDay) -> tuple[Item, ...]:
        """The day's items that begin during the occasion, or after it and before the day's next one."""
        on_day = [each.span.start for each in self.occasions if day.day in each.span.days]
        starts = on_day or [each.span.start for each in self.occasions]

        def begins(item: Item) -> datetime:
            return max((start for start in starts if start <= item.span.start), default=min(starts))

        return tuple(item for item in day.items if occasion.span.start == begins(item))

    def is_indexed(self, language: Language) -> bool:
        """Whether search engines may list its page in the language: not an English one without words of its own."""
        return language != "en" or language not in self.untranslated

    def is_published(self, moment: datetime) -> bool:
        """Whether any output may show it."""
        return not self.draft and (self.publish is None or moment >= self.publish.start)

    def is_past(self, moment: datetime) -> bool:
        """Whether its last occasion has ended."""
        return self.ends <= moment

    def is_ahead(self, moment: datetime) -> bool:
        """Whether there is still a time to come to."""
        return self.status.kind == "scheduled" and any(occasion.ends > moment for occasion in self.held)


class StaticPage(Struct, frozen=True):
    """A page of the site that is no event. name: of its files; body: Markdown; block: theme template under the body."""

    name: str
    original: Language
    sources: tuple[str, ...]
    title: Text
    slug: Text
    summary: Text
    body: Text
    block: str = ""
    files: tuple[File, ...] = ()  # what its texts link to
    is_listed: bool = True  # whether a search may find it: the guide for editors is nobody else's

    def slug_in(self, language: Language) -> str:
        """The last part of its address in the language."""
        return self.slug.own(language) or self.name

    def is_indexed(self, language: Language) -> bool:
        """Whether search engines may list it in the language: not an English one without words of its own."""
        return self.is_listed and (language != "en" or bool(self.title.en or self.summary.en or self.body.en))


class Card(Struct, frozen=True):
    """What lists, feeds and other events need to know of an event."""

    id: str
    year: int
    name: str
    original: Language
    slugs: tuple[str, str, str]  # in the order of LANGUAGES
    title: Text
    summary: Text
    occasions: tuple[Occasion, ...]
    place: Place | None
    online: bool
    status: Status
    changes: tuple[Change, ...]
    full: bool
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    series: tuple[str, ...]
    organisers: tuple[str, ...]
    untranslated: tuple[Language, ...]
    revised: datetime  # UTC

    def slug_in(self, language: Language) -> str:
        """The last part of its address in the language."""
        return self.slugs[LANGUAGES.index(language)]

    def is_indexed(self, language: Language) -> bool:
        """Whether search engines may list its page in the language: not an English one without words of its own."""
        return language != "en" or language not in self.untranslated

    @property
    def starts(self) -> datetime:
        """When the first occasion starts."""
        return _starts(self.occasions)

    @property
    def ends(self) -> datetime:
        """When the last occasion ends."""
        return _ends(self.occasions)

    @property
    def held(self) -> tuple[Occasion, ...]:
        """The occasions that are neither cancelled nor postponed."""
        return _held(self.occasions)

    def next_occasion(self, moment: datetime) -> Occasion:
        """The first that takes place and has not ended, else the first that has not; when all have, the last one."""
        if len(self.occasions) == 1:  # most events: asked of each card in each list
            return self.occasions[0]
        held = self.held
        if coming := [occasion for occasion in held if occasion.ends > moment]:
            return min(coming, key=_start)
        if off := [occasion for occasion in self.occasions if occasion.ends > moment]:
            return min(off, key=_start)
        return max(held or self.occasions, key=_start)


def card(event: Event, revised: datetime) -> Card:
    """The card of an event that was last revised then."""
    fi, sv, en = (event.slug_in(language) for language in LANGUAGES)
    return Card(
        id=event.id,
        year=event.year,
        name=event.name,
        original=event.original,
        slugs=(fi, sv, en),
        title=event.title,
        summary=event.summary,
        occasions=event.occasions,
        place=event.place,
        online=event.online is not None,
        status=event.status,
        changes=event.changes,
        full=event.is_full,
        languages=_spoken(event),
        topics=tuple(topic.id for topic in event.topics),
        series=tuple(series.id for series in event.series),
        organisers=tuple(organiser.id for organiser in event.organisers if organiser.id),
        untranslated=event.untranslated,
        revised=revised,
    )


def _spoken(event: Event) -> tuple[str, ...]:
    """The languages of the event and of each of its times."""
    return tuple(dict.fromkeys((*event.languages, *(code for one in event.occasions for code in one.languages))))


def leaves_on(contact: Contact, event: Event, days: int) -> date:
    """The first day on which no output names the person: the one after `until`, or so many days after the event's."""
    return (contact.until or (event.ends + timedelta(days=days)).date()) + timedelta(days=1)


def without_expired_names(event: Event, moment: datetime, days: int) -> Event:
    """The event with the organisation in place of each named contact whose time has passed.

    A named person leaves every output `days` after the event's end, or after the contact's own `until`.
    """

    def shown(contact: Contact | None) -> Contact | None:
        if contact is None or not contact.name:
            return contact
        if moment < datetime.combine(leaves_on(contact, event, days), time(), event.ends.tzinfo):
            return contact
        return Contact(contact.id, organisation=contact.organisation, purpose=contact.purpose)

    def unless_empty(contact: Contact | None) -> Contact | None:
        found = shown(contact)
        return found if found and (found.name or found.role or found.organisation) else None

    contacts = [found for contact in event.contacts if (found := unless_empty(contact))]
    access = event.accessibility
    return replace(
        event,
        contacts=tuple({_what_is_seen(contact): contact for contact in contacts}.values()),
        registrations=tuple(replace(way, contact=unless_empty(way.contact)) for way in event.registrations),
        accessibility=replace(access, contact=unless_empty(access.contact)) if access else None,
    )


def last_moment(point: Span) -> datetime:
    """When a deadline has passed: its moment, or the midnight after its day."""
    return point.end if point.whole_days and point.end else point.start


def _start(occasion: Occasion) -> datetime:
    return occasion.span.start


def _starts(occasions: Sequence[Occasion]) -> datetime:
    """When the first starts; lists ask it of each card many times, and most have one."""
    return occasions[0].span.start if len(occasions) == 1 else min(occasion.span.start for occasion in occasions)


def _ends(occasions: Sequence[Occasion]) -> datetime:
    return occasions[0].ends if len(occasions) == 1 else max(occasion.ends for occasion in occasions)


def _held(occasions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    if len(occasions) == 1 and occasions[0].status.kind == "scheduled":
        return occasions
    return tuple(occasion for occasion in occasions if occasion.status.kind == "scheduled")


def _what_is_seen(contact: Contact) -> Contact:
    return replace(contact, id="")
