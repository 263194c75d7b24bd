"""The publisher → its letterhead: a column of addresses in each of the three languages."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from juliste.language import TAGS, Catalogue, phone_uri
from juliste.model import LANGUAGES, Language, Organisation, Text


class Part(NamedTuple):
    """What is shown, where it leads ("" for nowhere), and `lang` where it is not in the column's language, else ""."""

    text: str
    href: str = ""
    tag: str = ""


class Line(Struct, frozen=True):
    """A label and what stands after it."""

    label: str
    parts: tuple[Part, ...]


class Column(Struct, frozen=True, cache_hash=True):
    """The letterhead in one language; `tag` is its `lang`."""

    tag: str
    name: Part
    lines: tuple[Line, ...]


def letterhead(publisher: Organisation, catalogues: Mapping[Language, Catalogue]) -> tuple[Column, ...]:
    """The three columns, in the order that languages have everywhere."""
    return tuple(
        Column(TAGS[language], _text(publisher.name, language), tuple(_lines(publisher, language, catalogues)))
        for language in LANGUAGES
    )


def _lines(publisher: Organisation, language: Language, catalogues: Mapping[Language, Catalogue]) -> Iterator[Line]:
    gettext = catalogues[language].gettext
    if publisher.postal:
        yield Line(gettext("Postal address"), (_text(publisher.postal, language),))
    if publisher.visiting:
        yield Line(gettext("Visiting address"), (_text(publisher.visiting, language),))
    if publisher.phone:
        yield Line(gettext("Telephone"), _numbers(publisher.phone, catalogues))
    if publisher.fax:
        yield Line(gettext("Fax"), tuple(Part(part.text) for part in _numbers(publisher.fax, catalogues)))
    if publisher.email:
        yield Line(gettext("Email"), (Part(publisher.email, f"mailto:{publisher.email}"),))
    if publisher.url:
        url = publisher.url.words(language).text
        yield Line(gettext("Website"), (Part(host(url), url),))


def _text(text: Text, language: Language) -> Part:
    words = text.words(language)
    return Part(words.text, tag="" if words.language == language else TAGS[words.language])


def _numbers(number: str, catalogues: Mapping[Language, Catalogue]) -> tuple[Part, ...]:
    """The number as it is dialled in Finland and from abroad, once where they are the same."""
    written = dict.fromkeys((catalogues["fi"].phone(number), catalogues["en"].phone(number)))
    return tuple(Part(one, phone_uri(number)) for one in written)


def host(url: str) -> str:
    """`oikeusministerio.fi/sv`: an address as people say it."""
    split = urlsplit(url)
    return (split.netloc + split.path).removeprefix("www.").rstrip("/")
