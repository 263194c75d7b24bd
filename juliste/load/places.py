"""Sheets of places, online joining and access → their values in the model; a place of the register is looked up."""

from collections.abc import Mapping

from msgspec.structs import replace

from juliste.load.sheets import SENT_TO_REGISTERED, AccessibilitySheet, OnlineSheet, PlaceSheet
from juliste.model import NO_TEXT, Accessibility, Contact, Online, Place


def accessibility_of(sheet: AccessibilitySheet | None, contact: Contact | None) -> Accessibility | None:
    """What is known of the access; None when nothing is said."""
    if not sheet:
        return None
    return Accessibility(sheet.step_free, sheet.hearing_loop, sheet.captions, sheet.note, contact, sheet.ask_by)


def place_of(sheet: PlaceSheet, register: Mapping[str, Place]) -> Place:
    """The place; what the sheet says of a place of the register stands beside or instead of what the register says."""
    known = register.get(sheet.in_, Place(sheet.in_, NO_TEXT))
    return replace(
        known,
        name=sheet.name or known.name,
        room=sheet.room,
        street=sheet.street or known.street,
        postcode=sheet.postcode or known.postcode,
        city=sheet.city or known.city,
        country=sheet.country or known.country,
        map=sheet.map or known.map,
        url=sheet.url or known.url,
        directions=sheet.directions or known.directions,
        accessibility=accessibility_of(sheet.accessibility, None) or known.accessibility,
    )


def online_of(sheet: OnlineSheet | None) -> Online | None:
    """How to join over the net; None when one cannot."""
    if not sheet:
        return None
    to_registered = sheet.link == SENT_TO_REGISTERED
    return Online(sheet.platform, NO_TEXT if to_registered else sheet.link, to_registered, sheet.note)
