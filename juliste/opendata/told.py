"""A text, an address, a time or a sum of the model → its value in JSON, in one language and for one site."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from juliste import markdown, urls, when
from juliste.characters import clean
from juliste.language import Catalogue
from juliste.model import Language, Text, Words
from juliste.settings import Settings
from juliste.when import Span

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Object = dict[str, Json]


class Telling(Struct, frozen=True):
    """In which language, and for which site, the facts are told."""

    language: Language
    catalogue: Catalogue
    settings: Settings

    def text(self, text: Text) -> Object:
        """Its words and the language they are in; empty without words."""
        found = text.words(self.language)
        return words(found) if found.text else {}

    def plain(self, text: Text) -> Object:
        """The same of Markdown."""
        found = text.words(self.language)
        return words(Words(markdown.plain(found.text), found.language)) if found.text else {}

    def link(self, address: Text) -> str:
        """An author's address for the readers of the language."""
        shown = address.shown(self.language)
        return urls.uri(shown) if shown else ""

    def public(self, path: str) -> str:
        """The address of a path of the output."""
        return urls.public(self.settings.site_url, path)


def known(values: Object) -> Object:
    """The object without what is not known or is none; False and 0 are known."""
    found: Object = {}
    for name, value in values.items():
        if value or value == 0:
            found[name] = value
    return found


def words(found: Words) -> Object:
    """Words and the language they are in; empty without words."""
    return {"text": text, "language": found.language} if (text := clean(found.text).strip()) else {}


def period(precise: tuple[str, str]) -> Object:
    """When it starts and ends: moments with seconds and offset (RFC 3339), or the first and the last whole day."""
    start, end = precise
    return {"start": start, "end": end} if end else {"start": start}


def point(span: Span | None) -> str:
    """A day or a moment; "" without one."""
    return when.precise(span)[0] if span else ""


def moment(at: datetime) -> str:
    """A moment in UTC."""
    return at.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"
