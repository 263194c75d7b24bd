"""Events → their public facts as data in one language, JSON that a published schema describes.

Everything in it changes only when the event does, and there is no person in it: copies of whole lists outlive pages.
"""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from msgspec import json

from juliste import urls
from juliste.language import Catalogue
from juliste.model import Event, Language
from juliste.opendata.facts import facts
from juliste.opendata.schema import SCHEMA
from juliste.opendata.told import Telling
from juliste.settings import Settings

__all__ = ["document", "fragment", "schema"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def fragment(event: Event, language: Language, revised: datetime, catalogue: Catalogue, settings: Settings) -> bytes:
    """The facts of an event in one line. revised: when they last changed, aware."""
    return json.encode(facts(event, revised, Telling(language, catalogue, settings)))


def document(fragments: Iterable[bytes], language: Language, settings: Settings) -> bytes:
    """events.json of a language, an event a line in their order."""
    head = {
        "$schema": urls.public(settings.site_url, urls.SCHEMA),
        "language": language,
        "name": settings.name[language],
        "url": urls.public(settings.site_url, urls.front(language)),
        "time_zone": str(settings.zone),
    }
    found = BytesIO()  # joined, a large site's would be in memory three times
    found.write(json.encode(head).removesuffix(b"}") + b',"events":[\n')
    for number, one in enumerate(fragments):
        found.write(b",\n" * bool(number))
        found.write(one)
    found.write(b"\n]}\n")
    return found.getvalue()


def schema(settings: Settings) -> bytes:
    """The JSON Schema of events.json in any language; its identity is its public address."""
    identity = {"$schema": DRAFT, "$id": urls.public(settings.site_url, urls.SCHEMA)}
    return json.format(json.encode(identity | SCHEMA)) + b"\n"
