"""An event → its public facts as values of JSON, in the order of the schema. No contact, no speaker is among them."""

from datetime import datetime
from functools import lru_cache

from juliste import urls, wording
from juliste.language import phone_uri
from juliste.model import (
    LANGUAGES,
    Attachment,
    Event,
    Language,
    Link,
    Organisation,
    Picture,
    Registration,
    Series,
    Topic,
)
from juliste.opendata.occasions import occasion, time
from juliste.opendata.told import Object, Telling, known, moment, point, words
from juliste.opendata.venues import access, online, place


def facts(event: Event, revised: datetime, telling: Telling) -> Object:
    """All that is known of the event; what is not known is left out."""
    values = {**_identity(event, telling), **_course(event, telling), **_around(event, telling)}
    return known({**values, "revised": moment(revised)})


def _identity(event: Event, telling: Telling) -> Object:
    programme = urls.programme_calendar(event, telling.language) if event.has_programme_calendar else ""
    return {
        "id": event.id,
        "uid": f"{event.uid}@{telling.settings.host}",
        "url": telling.public(urls.event_page(event, telling.language)),
        "pages": {code: telling.public(urls.event_page(event, code)) for code in LANGUAGES},
        "calendar": telling.public(urls.event_calendar(event, telling.language)),
        "programme_calendar": telling.public(programme) if programme else "",
        "title": telling.text(event.title),
        "subtitle": telling.text(event.subtitle),
        "summary": telling.text(event.summary),
    }


def _course(event: Event, telling: Telling) -> Object:
    """When, where and how to take part; of what is off nothing that one could still do."""
    takes_place = event.standing == "scheduled"
    return {
        "status": event.standing,
        "reason": telling.plain(event.status.reason),
        "changes": list(event.changes),
        "former": _former(event, telling),
        "occasions": [occasion(event, each, telling) for each in event.occasions],
        "place": place(event.place, telling) if event.place else None,
        "online": online(event.online, takes_place, telling) if event.online else None,
        "registrations": [_registration(way, telling) for way in event.registrations if takes_place],
        "audience": telling.text(event.audience),
        "languages": list(event.languages),
        "interpretation": list(event.interpretation),
    }


def _around(event: Event, telling: Telling) -> Object:
    return {
        "organisers": [_organiser(body, telling) for body in event.organisers],
        "partners": [_body(body, telling.language) for body in event.partners],
        "topics": [_entry("topics", topic, telling) for topic in event.topics],
        "series": [_entry("series", series, telling) for series in event.series],
        "image": _picture(event.image, telling) if event.image else None,
        "attachments": [_attachment(attachment, telling) for attachment in event.attachments],
        "links": [_link(link, telling) for link in event.links],
        "accessibility": access(event, telling),
    }


def _former(event: Event, telling: Telling) -> Object:
    if not event.was:
        return {}
    values: Object = {
        "times": [time(span) for span in event.was.spans],
        "place": place(event.was.place, telling) if event.was.place else None,
        "online": True if event.was.online else None,
    }
    return known(values)


def _registration(way: Registration, telling: Telling) -> Object:
    """Without the person to register with."""
    amount = way.price.amount if way.price else None
    values: Object = {
        "kind": way.kind,
        "for": way.joining,
        "url": telling.link(way.url),
        "email": way.email,
        "phone": phone_uri(way.phone).removeprefix("tel:") if way.phone else "",
        "opens": point(way.opens),
        "closes": point(way.closes),
        "capacity": way.capacity,
        "full": way.full or None,
        "price": way.price.number if way.price else None,
        "currency": "EUR" if amount is not None else None,
        "price_note": telling.plain(way.price.note) if way.price else None,
        "privacy": telling.link(way.privacy),
    }
    return known(values)


def _organiser(body: Organisation, telling: Telling) -> Object:
    """An organiser of the register has a page of its events."""
    page = telling.public(urls.list_page("organisers", body.id, telling.language)) if body.id else ""
    return known({**_body(body, telling.language), "page": page})


@lru_cache(maxsize=2000)  # the same bodies hold many events, or are partners of many
def _body(body: Organisation, language: Language) -> Object:
    values: Object = {
        "id": body.id,
        "name": words(body.name.words(language)),
        "url": urls.uri(body.url.shown(language)),
        "part_of": _body(body.part_of, language) if body.part_of else None,
    }
    return known(values)


def _entry(kind: urls.List, entry: Topic | Series, telling: Telling) -> Object:
    page = telling.public(urls.list_page(kind, entry.id, telling.language))
    return known({"id": entry.id, "name": telling.text(entry.name), "page": page})


def _picture(picture: Picture, telling: Telling) -> Object:
    file = picture.file
    values: Object = {
        "url": telling.public(file.target),
        "alt": telling.text(picture.alt),
        "width": file.width or None,
        "height": file.height or None,
    }
    return known(values)


def _attachment(attachment: Attachment, telling: Telling) -> Object:
    values: Object = {
        **_material(attachment, telling),
        "url": telling.public(attachment.file.target),
        "media_type": attachment.file.media_type,
        "size": attachment.file.size,
    }
    return known(values)


def _link(link: Link, telling: Telling) -> Object:
    return known({**_material(link, telling), "url": telling.link(link.url)})


def _material(material: Attachment | Link, telling: Telling) -> Object:
    title = words(wording.material_title(material, telling.catalogue))
    return {"id": material.id, "title": title, "kind": material.kind}
