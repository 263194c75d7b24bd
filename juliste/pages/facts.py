"""An event → the lines of its list of facts: when, where or how to join, how to register, price, languages."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from juliste import urls, when, wording
from juliste.language import phone_uri
from juliste.model import NO_TEXT, Event, Occasion, Place, Registration, RegistrationState, Text
from juliste.pages import phases
from juliste.pages.frame import Page
from juliste.pages.phases import ALWAYS, Label, Phase
from juliste.pages.related import Name, Person, organisers, person
from juliste.pages.subscriptions import Followed, followed


class Time(NamedTuple):
    """A time that the event is held; what else is said only where it differs from the event.

    labels: what holds of it for a while. joinable: whether one can still join, from another time zone too.
    """

    span: when.Span
    flag: str
    labels: tuple[Label, ...]
    joinable: bool
    reason: Text
    place: Place | None
    languages: str
    note: Text


class State(NamedTuple):
    """What is said of a registration, and for how long. soon: the word for its last days, while it is open."""

    phase: Phase
    sentence: str
    is_open: bool
    soon: Label | None


class Way(NamedTuple):
    """A way of registering, and its states in order. phase: how long it is told. joining: whom it is for, "" for all.

    limit: how many can take part, and selection: how they are chosen. The rest is only shown while it is open.
    """

    phase: Phase
    joining: str
    states: tuple[State, ...]
    limit: str
    selection: Text
    instructions: Text
    action: str
    url: str
    email: str
    phone: str
    phone_uri: str
    contact: Person | None
    privacy: str


class Cost(Struct, frozen=True):
    """A price: the sum in words, "" when only the note says it. joining: as of a Way."""

    joining: str
    amount: str
    note: Text


class Facts(NamedTuple):
    """The facts in the order of the page. zone_note: whether a reader may be in another time zone.

    place, languages: of all the times; not said here where one of them has its own, for each time then says them.
    registration: how long there is something to say of it.
    directions: to the place, while one can still come. has_place: whether one can come somewhere.
    online_lines: how one joins, and for how long that is true.
    calendar, programme_calendar: the paths of its files; "" when there is nothing to come to. feeds: those that tell of
    changes, which a cancelled or past event has no more. ahead: until when there is something to come to.
    """

    times: tuple[Time, ...]
    time_is_open: bool
    zone_note: bool
    place: Place | None
    directions: Text
    has_place: bool
    online_lines: tuple[tuple[Phase, str], ...]
    online_link: str
    online_note: Text
    registration: Phase
    ways: tuple[Way, ...]
    prices: tuple[Cost, ...]
    audience: Text
    languages: str
    interpretation: str
    organisers: tuple[Name, ...]
    calendar: str
    programme_calendar: str
    feeds: tuple[Followed, ...]
    ahead: Phase


def facts(event: Event, page: Page) -> Facts:
    """What is known of the event, in the page's language and at its moment."""
    times, is_ahead = _times(event, page), event.is_ahead(page.site.moment)
    online_lines = _online_lines(event, page)
    place = None if any(time.place for time in times) else event.place
    ahead = Phase(None, event.held_until)
    return Facts(
        times=times,
        time_is_open=event.status.kind == "postponed",
        zone_note=event.online is not None,
        place=place,
        directions=place.directions if place and is_ahead else NO_TEXT,
        has_place=event.has_place,
        online_lines=online_lines,
        online_link=_link(event, page),
        online_note=event.online.note if event.online and online_lines and event.is_on else NO_TEXT,
        registration=ALWAYS if any(way.kind == "open" for way in event.registrations) else ahead,
        ways=tuple(_ways(event, ahead, page)),
        prices=_prices(event, page),
        audience=event.audience,
        languages=_shared_languages(event, times, page),
        interpretation=wording.interpretation(event.interpretation, page.catalogue),
        organisers=organisers(event, page),
        calendar=urls.event_calendar(event, page.language) if is_ahead else "",
        programme_calendar=_programme_calendar(event, page) if is_ahead else "",
        feeds=followed(event, page) if is_ahead or _awaits_a_time(event) else (),
        ahead=ahead,
    )


def _programme_calendar(event: Event, page: Page) -> str:
    path = urls.programme_calendar(event, page.language)
    return path if any(calendar.path == path for calendar in page.calendars) else ""


def _times(event: Event, page: Page) -> tuple[Time, ...]:
    """By time; none of a postponed event, whose old time is told with its status.

    Where one has a place or languages of its own, each says its own or the event's.
    """
    if event.status.kind == "postponed":
        return ()
    place = event.place if event.has_places_by_time else None
    languages = event.languages if any(occasion.languages for occasion in event.occasions) else ()
    occasions = sorted(event.occasions, key=lambda occasion: occasion.span)
    whole = (_with_its_own(one, place, languages) for one in occasions)
    return tuple(_time(occasion, event, page) for occasion in whole)


def _with_its_own(occasion: Occasion, place: Place | None, languages: tuple[str, ...]) -> Occasion:
    """The time with a place and languages; to one that is off nobody goes."""
    if occasion.status.kind != "scheduled":
        return replace(occasion, place=None, languages=())
    return replace(occasion, place=occasion.place or place, languages=occasion.languages or languages)


def _shared_languages(event: Event, times: tuple[Time, ...], page: Page) -> str:
    if any(time.languages for time in times):
        return ""
    return wording.spoken_languages(event.languages, page.catalogue)


def _time(occasion: Occasion, event: Event, page: Page) -> Time:
    several, is_off = len(event.occasions) > 1, event.status.kind != "scheduled"
    return Time(
        span=occasion.span,
        flag=wording.status_flag(occasion.status.kind, page.catalogue),
        labels=() if is_off else phases.of_occasion(occasion, page.catalogue, is_one_of_several=several),
        joinable=event.online is not None and not occasion.span.whole_days and occasion.ends > page.site.moment,
        reason=occasion.status.reason,
        place=occasion.place,
        languages=wording.spoken_languages(occasion.languages, page.catalogue),
        note=occasion.note,
    )


def _online_lines(event: Event, page: Page) -> tuple[tuple[Phase, str], ...]:
    """How one joins, then how one joined.

    Of an event that is off only that it was to be online, and beside a place not even that.
    """
    if not event.online or (event.has_place and not event.is_on):
        return ()
    joined = wording.past_online_line(event.online, page.catalogue, event.has_place)
    if not (ends := event.held_until) or not event.is_on:
        return ((ALWAYS, joined),)
    joining = wording.online_line(event.online, page.catalogue, event.has_place)
    return ((Phase(None, ends), joining), (Phase(ends), joined))


def _link(event: Event, page: Page) -> str:
    """Where to join; of no use when nothing is held any more."""
    return page.words(event.online.link).text if event.online and event.is_ahead(page.site.moment) else ""


def _awaits_a_time(event: Event) -> bool:
    """Whether a new time is to be announced."""
    statuses = (event.status, *(occasion.status for occasion in event.occasions))
    return event.status.kind != "cancelled" and any(status.kind == "postponed" for status in statuses)


def _ways(event: Event, ahead: Phase, page: Page) -> Iterator[Way]:
    """Of what is off none; of what is over only that registration has closed, once for all ways of joining."""
    if not (ends := event.held_until) or not event.is_on:
        return
    for way in event.registrations if page.tells(ahead) else ():
        yield _way(way, ahead, phases.of_registration(way, ends), page)
    if any(way.kind == "open" for way in event.registrations):
        yield _way(Registration("open"), Phase(ends), (("closed", ALWAYS),), page)


def _way(way: Registration, phase: Phase, states: Iterable[tuple[RegistrationState, Phase]], page: Page) -> Way:
    catalogue = page.catalogue
    return Way(
        phase=phase,
        joining=wording.joining(way, catalogue),
        states=tuple(_state(way, state, phase, page) for state, phase in states),
        limit=wording.limit(way, catalogue),
        selection=way.selection,
        instructions=way.instructions,
        action=_action(way, page),
        url=page.words(way.url).text,
        email=way.email,
        phone=catalogue.phone(way.phone) if way.phone else "",
        phone_uri=phone_uri(way.phone),
        contact=person(way.contact, page) if way.contact else None,
        privacy=page.words(way.privacy).text,
    )


def _state(way: Registration, state: RegistrationState, phase: Phase, page: Page) -> State:
    return State(
        phase=phase,
        sentence=wording.registration_sentence(way, page.catalogue, state),
        is_open=state == "open",
        soon=phases.closing_soon(phase, page.catalogue) if state == "open" and way.closes else None,
    )


def _action(way: Registration, page: Page) -> str:
    gettext = page.catalogue.gettext
    return {
        "": gettext("Register"),
        "place": gettext("Register to attend on site"),
        "online": gettext("Register to attend online"),
    }[way.joining]


def _prices(event: Event, page: Page) -> tuple[Cost, ...]:
    """The price of each way of joining; once where it is the same for all; none of an event that is off."""
    if not event.is_on:
        return ()
    ways = [(wording.joining(way, page.catalogue), way.price) for way in event.registrations if way.price]
    costs = [Cost(joining, wording.price(price, page.catalogue), price.note) for joining, price in ways]
    shared = dict.fromkeys(replace(cost, joining="") for cost in costs)
    is_shared = len(shared) == 1 and len(costs) == len(event.registrations)
    return tuple(shared if is_shared else dict.fromkeys(costs))
