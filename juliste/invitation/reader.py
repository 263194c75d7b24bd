"""Whom an invitation is for → lines in that reader's language, of an event's texts and of our own words."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from msgspec import Struct

from juliste import markdown, when
from juliste.language import Catalogue
from juliste.markdown import Resolve
from juliste.model import Language, Text, Words
from juliste.when import Span


class Prose(Struct, frozen=True):
    """Safe HTML, and the language of its words; its links have whole addresses."""

    html: str
    language: Language


class Link(Struct, frozen=True):
    """An address: as it is read, and as machines follow it."""

    text: str
    url: str
    language: Language


Line = Words | Prose | Link


class Reader(Struct, frozen=True):
    """catalogue: the language's words; resolve: makes whole addresses of the links in texts; zone: the site's."""

    catalogue: Catalogue
    resolve: Resolve
    zone: ZoneInfo

    @property
    def language(self) -> Language:
        """The language that is read."""
        return self.catalogue.code

    def own(self, sentence: str) -> Words:
        """Words of ours."""
        return Words(sentence, self.language)

    def words(self, text: Text) -> Words:
        """An author's words, plain."""
        return text.words(self.language)

    def inline(self, text: Text) -> Iterator[Prose]:
        """An author's inline Markdown; nothing of an empty text."""
        if text:
            words = self.words(text)
            yield Prose(markdown.inline(words.text, self.resolve), words.language)

    def block(self, text: Text) -> Iterator[Prose]:
        """An author's Markdown; nothing of an empty text."""
        if text:
            words = self.words(text)
            yield Prose(markdown.block(words.text, self.resolve), words.language)

    def link(self, url: Text) -> Iterator[Link]:
        """An address that people read and type."""
        if url:
            address = self.words(url).text
            yield Link(readable(address), address, self.language)

    def time(self, span: Span, *, is_online: bool) -> str:
        """When it is. is_online: readers may be in another time zone, and are told whose clock it is."""
        return when.label(span, self.language, is_online or span.is_elsewhere(self.zone))


def readable(url: str) -> str:
    """`lyyti.fi/reg/kutsu`: an address as it is typed into a browser."""
    return url.removeprefix("https://").removeprefix("www.").removesuffix("/")
