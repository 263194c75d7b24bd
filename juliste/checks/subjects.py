"""What the rules look at: an event as written, and what each event and page takes for itself among the others."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from juliste import digests, urls
from juliste.load.events import Found
from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.originals import Sheets
from juliste.load.sheets import Sheet
from juliste.load.static import FoundPage
from juliste.model import LANGUAGES, Event, Language
from juliste.problems import NOTHING, Message, Problem, Severity


class Written(Struct, frozen=True):
    """An event as its author has written it. folder: as problems show it; path: YEAR/NAME."""

    folder: str
    path: str
    sheets: Sheets

    @property
    def is_draft(self) -> bool:
        """Whether nobody sees it yet."""
        return self.sheets.merged.sheet.draft

    def problem(self, key: str, message: Message, cure: Message | None = None, severity: Severity = "error") -> Problem:
        """A problem at a key of the original."""
        return self.sheets.merged.problem((key,), message, cure, severity)

    def of_registering(self, number: int, key: str) -> Place:
        """The place of a key of a way to register: there may be one, or a list of them."""
        listed = isinstance(self.sheets.merged.source.fields.get("registration"), list)
        return ("registration", number, key) if listed else ("registration", key)


def no_history(path: str) -> Iterable[bytes]:
    """For those who do not ask what was before."""
    return ()


class Known(Struct, frozen=True):
    """What there is besides the event that a rule looks at.

    required: languages that title and summary must have. events: YEAR/NAME of every event's folder, also when its event
    could not be made; drafts: of those that are drafts. pages: the names of the static pages.
    holidays: the public holidays of the years of the events. former: the path of a file → what was in it before, the
    newest first; a build does not ask.
    """

    required: tuple[Language, ...]
    events: tuple[str, ...]
    drafts: frozenset[str]
    pages: tuple[str, ...]
    holidays: frozenset[date] = frozenset()
    former: Callable[[str], Iterable[bytes]] = no_history


class Claim(Struct, frozen=True):
    """Something that only one can have, an address or a UID, and where its owner's file claims it."""

    what: str
    path: str
    line: int
    field: str

    def problem(self, message: Message, cure: Message | None = None, severity: Severity = "error") -> Problem:
        """What is wrong with it."""
        return Problem(self.path, self.line, self.field, message, cure, severity)


class Claims(Struct, frozen=True):
    """What an event or a page takes for itself. owner: as problems show it.

    present: the addresses of its pages; former: those from where it leads on; moved: those among them that were the
    event's folder. uids: of the times that it is held. likeness: digests of when it is with what it says of itself.
    accepted: the names of the rules that it need not follow.
    """

    owner: str
    present: tuple[Claim, ...] = ()
    former: tuple[Claim, ...] = ()
    moved: tuple[Claim, ...] = ()
    uids: tuple[Claim, ...] = ()
    likeness: tuple[Claim, ...] = ()
    accepted: frozenset[str] = frozenset()

    @property
    def homes(self) -> frozenset[str]:
        """The addresses at which the event is or was as this one event."""
        return frozenset(claim.what for claim in (*self.present, *self.moved))


NO_CLAIMS = Claims("")


def written(found: Found) -> Written | None:
    """The event as written, when its files could be read."""
    folder = found.folder
    return Written(folder.shown, f"{folder.year}/{folder.name}", found.sheets) if found.sheets else None


def claims_of(found: Found) -> Claims:
    """What the event takes for itself; nothing when it could not be made or is a draft."""
    event, sheets = found.event, found.sheets
    if not event or not sheets or event.draft:
        return NO_CLAIMS
    owner = found.folder.shown
    moved = tuple(_moved(event, owner, sheets))
    slugs = (
        _claim(urls.event_address(code, event.year, slug), owner, sheets.files[code], "former_slugs")
        for code, slug in event.former_slugs
    )
    return Claims(
        owner,
        present=tuple(
            _claim(urls.event_page(event, code), owner, sheets.where(code, "slug"), "slug") for code in LANGUAGES
        ),
        former=(*slugs, *moved),
        moved=moved,
        uids=tuple(_uids(event, sheets)),
        likeness=tuple(_likeness(event, sheets)),
        accepted=accepted(sheets),
    )


def accepted(sheets: Sheets) -> frozenset[str]:
    """The names of the rules that the author accepts to break, each with a reason."""
    return frozenset(name for name, reason in (sheets.merged.sheet.accept or {}).items() if reason)


def _likeness(event: Event, sheets: Sheets) -> Iterator[Claim]:
    """A claim for each of title, summary and body, at the time that they are said of."""
    at = sheets.merged.problem(("time",), NOTHING)
    texts = (("title", event.title), ("summary", event.summary), ("body", event.body))
    for field, text in texts:
        words = " ".join(text.words(event.original).text.casefold().split())
        if words:
            yield Claim(digests.of(event.starts.isoformat(), field, words), at.path, at.line, field)


def _moved(event: Event, owner: str, sheets: Sheets) -> Iterator[Claim]:
    for year, name in event.moved_from:
        for code in LANGUAGES:
            yield _claim(urls.event_address(code, year, name), owner, sheets.merged, "moved_from")


def _uids(event: Event, sheets: Sheets) -> Iterator[Claim]:
    for number, occasion in enumerate(event.occasions):
        at = sheets.merged.problem(("time", number), NOTHING)
        yield Claim(event.identity(occasion), at.path, at.line, at.field)


def claims_of_page(found: FoundPage) -> Claims:
    """What a static page takes for itself."""
    owner = found.page.sources[0]
    addresses = (_claim(urls.static_page(found.page, code), owner, found.files.get(code), "slug") for code in LANGUAGES)
    return Claims(owner, present=tuple(addresses))


def _claim(what: str, owner: str, filled: Filled[Sheet] | None, key: str) -> Claim:
    """The claim, at the key that makes it where a file has that, else at the owner."""
    if filled and (key,) in filled.source.lines:
        at = filled.problem((key,), NOTHING)
        return Claim(what, at.path, at.line, at.field)
    return Claim(what, owner, 0, "")
