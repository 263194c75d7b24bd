"""What an author may write, key by key: the trees of front matters → frozen sheets of typed values.

A sheet is the authored form: nothing is looked up and nothing is filled in. Short forms ("place: musiikkitalo")
become the long ones here. The sentence of each key is its documentation.
"""

from juliste.load.sheets.beside import AttachmentSheet, ContactSheet, LinkSheet, OnlySheet, PictureSheet
from juliste.load.sheets.entries import OrganisationSheet, PageSheet, PersonSheet, PlaceEntrySheet, SubjectSheet
from juliste.load.sheets.event import EventSheet
from juliste.load.sheets.joining import PriceSheet, RegistrationSheet
from juliste.load.sheets.places import (
    SENT_TO_REGISTERED,
    AccessibilitySheet,
    FormerSheet,
    OccasionSheet,
    OnlineSheet,
    PlaceSheet,
    StatusSheet,
)
from juliste.load.sheets.programme import DaySheet, ItemSheet, SpeakerSheet, TrackSheet
from juliste.load.sheets.shapes import (
    DAY,
    ITEM,
    MARKDOWN,
    TRANSLATABLE,
    Sheet,
    fields,
    key,
    keys_of,
    parts,
    sheets_in,
    worded,
)

__all__ = [
    "DAY",
    "ITEM",
    "MARKDOWN",
    "SENT_TO_REGISTERED",
    "TRANSLATABLE",
    "AccessibilitySheet",
    "AttachmentSheet",
    "ContactSheet",
    "DaySheet",
    "EventSheet",
    "FormerSheet",
    "ItemSheet",
    "LinkSheet",
    "OccasionSheet",
    "OnlineSheet",
    "OnlySheet",
    "OrganisationSheet",
    "PageSheet",
    "PersonSheet",
    "PictureSheet",
    "PlaceEntrySheet",
    "PlaceSheet",
    "PriceSheet",
    "RegistrationSheet",
    "Sheet",
    "SpeakerSheet",
    "StatusSheet",
    "SubjectSheet",
    "TrackSheet",
    "fields",
    "key",
    "keys_of",
    "parts",
    "sheets_in",
    "worded",
]
