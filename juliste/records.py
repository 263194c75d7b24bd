"""What is known of events: what there is to make of one, and what was made → values that are remembered and sent on."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from juliste import checks, digests, output, press, state, urls
from juliste.model import Card, File
from juliste.moment import Lasting
from juliste.problems import Problem

Lookup = tuple[str, str]
"""What was looked up in the registers: which one, and the id."""

Question = tuple[str, str]
"""What an event depends on among the others: ("event", id), ("series", id), or ("folder", YEAR/NAME)."""

PAPERS = "papers"
"""The name of the fragment that tells what the PDFs of an event are made of. Any version of the code can read it."""


class Neighbours(Struct, frozen=True):
    """The other events that an event names: cards of the published ones, by id and by series; folders of drafts."""

    events: Mapping[str, Card] = {}
    series: Mapping[str, tuple[Card, ...]] = {}
    drafts: frozenset[str] = frozenset()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them, each once."""
        members = (each for cards in self.series.values() for each in cards)
        return tuple({each.id: each for each in (*self.events.values(), *members)}.values())


class Task(Struct, frozen=True):
    """The folder YEAR/NAME of an event to make, with the digest of what stands in it.

    neighbours: None when nobody knows them yet: then an event that names others is only read.
    papers: the PDFs of it that lie in the output, by their paths.
    """

    path: str
    digest: str
    neighbours: Neighbours | None = None
    papers: Mapping[str, press.Paper] = {}


class Details(Struct, frozen=True):
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
    lookups: Mapping[Lookup, str] = {}
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

    @property
    def told(self) -> tuple[Problem, ...]:
        """What is to be said of it: of what is odd in an event that is over nothing, nobody need mend it."""
        return (*self.problems, *self.failures) if self.is_wrong or self.is_coming else self.failures


class Record(Struct, frozen=True):
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
        """What is to be said of it."""
        return self.details.told if self.is_told else ()

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


def recorded(details: Details) -> Record:
    """What every build looks at of the details, and these packed."""
    card, (since, until) = details.card, details.lasting.seconds()
    return Record(
        path=details.path,
        given=details.given,
        since=since,
        until=until,
        answers=dict.fromkeys(details.asked, ""),
        is_waiting=details.is_waiting,
        is_wrong=details.is_wrong,
        is_told=bool(details.told),
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


class Made(Struct, frozen=True):
    """An event's record, its files that wait for their place, and what files of many events have of it, by name.

    printed: how many PDFs were made, and in how many seconds.
    """

    record: Record
    files: tuple[output.Placed, ...] = ()
    fragments: Mapping[str, object] = {}
    printed: tuple[int, float] = (0, 0.0)
