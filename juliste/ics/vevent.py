"""What a calendar entry says → its VEVENT in bytes: each property once, in one order (RFC 5545, 3.6.1)."""

from datetime import UTC, datetime
from functools import lru_cache

from msgspec import Struct

from juliste.characters import in_one_line
from juliste.ics.lines import address, escaped, line, one_line, stamp, text
from juliste.ics.times import is_banner, times
from juliste.model import Language, Place, StatusKind, Words
from juliste.when import Span

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_BEGIN, _END = line("BEGIN", "VEVENT"), line("END", "VEVENT")
_STATUS: dict[StatusKind, bytes] = {
    "scheduled": line("STATUS", "CONFIRMED"),
    "postponed": line("STATUS", "TENTATIVE"),
    "cancelled": line("STATUS", "CANCELLED"),
}


class Vevent(Struct, frozen=True):
    """An entry. uid, parent: whole, with the domain; parent: of the event that it is a part of, or "".

    revised: aware. place: for its position on the map. page: a public address. language: of the description and the
    categories; the other words say their own.
    """

    uid: str
    revised: datetime
    span: Span
    title: Words
    status: StatusKind
    location: Words | None
    place: Place | None
    page: str
    categories: tuple[str, ...]
    description: str
    language: Language
    contact: Words | None = None
    parent: str = ""

    def written(self) -> bytes:
        """The lines from BEGIN to END."""
        parts = (
            _BEGIN,
            line("UID", self.uid),
            _stamps(self.revised.astimezone(UTC)),
            times(self.span),
            _words("SUMMARY", self.title),
            _STATUS[self.status],
            line("TRANSP", self._transparency()),
            _words("LOCATION", self.location),
            self._position(),
            address("URL", self.page),
            self._categories(),
            _words("CONTACT", self.contact),
            line("RELATED-TO", self.parent) if self.parent else b"",
            text(f"DESCRIPTION;LANGUAGE={self.language}", self.description),
            _END,
        )
        return b"".join(parts)

    def _transparency(self) -> str:
        """Whether the time counts as taken. Whole days do not: a person who comes for some hours is not away."""
        return "OPAQUE" if self.status == "scheduled" and not is_banner(self.span) else "TRANSPARENT"

    def _position(self) -> bytes:
        """With a decimal point and a semicolon: with a comma Google refuses the file."""
        return line("GEO", "{:.6f};{:.6f}".format(*self.place.map)) if self.place and self.place.map else b""

    def _categories(self) -> bytes:
        names = (escaped(in_one_line(name)) for name in self.categories)
        joined = ",".join(filter(None, names))
        return line("CATEGORIES", joined) if joined else b""


@lru_cache(maxsize=4)  # an event's entries have them in common, in three languages
def _stamps(revised: datetime) -> bytes:
    """The three that clients compare to see a change: they move together, only forward (Evolution, ICSx5, Google).

    Without METHOD, DTSTAMP is the moment of the last revision (RFC 5545, 3.8.7.2). revised: in UTC.
    """
    sequence = max(0, int((revised - _EPOCH).total_seconds()))
    return stamp("DTSTAMP", revised) + stamp("LAST-MODIFIED", revised) + line("SEQUENCE", str(sequence))


def _words(name: str, words: Words | None) -> bytes:
    """A line that says which language it is in; nothing for no words."""
    return one_line(f"{name};LANGUAGE={words.language}", words.text) if words else b""
