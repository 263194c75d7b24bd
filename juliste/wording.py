"""Facts of an event → the sentences and labels that say them in one language, for pages, calendars and invitations.

Each is true whatever the day, unless a state is given. A sentence is translated whole; only lists are put together.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from babel import Locale

from juliste import when
from juliste.language import TAGS, Catalogue
from juliste.model import (
    Attachment,
    Change,
    Event,
    Former,
    Item,
    ItemKind,
    Language,
    Link,
    MaterialKind,
    Online,
    Place,
    Price,
    Purpose,
    Registration,
    RegistrationState,
    StatusKind,
    Text,
    Words,
)

# Finnish and Finland-Swedish Sign Language; CLDR has no names for them.
_SIGNED = ("fse", "fss")


def status_titles(event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    """What a notice says first, each change by itself, without a full stop; none while all is as it was planned."""
    gettext = catalogue.gettext
    match event.status.kind:
        case "cancelled":
            return (gettext("The event has been cancelled"),)
        case "postponed":
            return (gettext("Postponed, new time to be announced"),)
    return tuple(change_title(change, catalogue) for change in event.changes)


def occasion_title(kind: StatusKind, catalogue: Catalogue) -> str:
    """The same for one of several occasions."""
    gettext = catalogue.gettext
    return {
        "scheduled": "",
        "cancelled": gettext("This session has been cancelled"),
        "postponed": gettext("This session is postponed, new time to be announced"),
    }[kind]


def item_status(kind: StatusKind, catalogue: Catalogue) -> str:
    """The same for an item of the programme."""
    gettext = catalogue.gettext
    return {
        "scheduled": "",
        "cancelled": gettext("This part of the programme has been cancelled"),
        "postponed": gettext("This part of the programme is postponed, new time to be announced"),
    }[kind]


def change_title(change: Change, catalogue: Catalogue) -> str:
    """`Uusi aika`."""
    gettext = catalogue.gettext
    return {
        "new-time": gettext("New time"),
        "new-venue": gettext("New venue"),
        "moved-online": gettext("Moved online"),
    }[change]


def status_flag(kind: StatusKind, catalogue: Catalogue) -> str:
    """The one word beside a title or a time: `Peruttu`; "" for what takes place."""
    match kind:
        case "cancelled":
            return catalogue.gettext("Cancelled")
        case "postponed":
            return catalogue.gettext("Postponed")
    return ""


def other_times(number: int, catalogue: Catalogue) -> str:
    """How many more times it is held, after one time: `ja 2 muuta ajankohtaa`; "" for none."""
    if number < 1:
        return ""
    return catalogue.ngettext("and {number} other time", "and {number} other times", number).format(number=number)


def marked_title(title: str, status: StatusKind, catalogue: Catalogue) -> str:
    """`PERUTTU: Avoin seminaari`: for places where only the title is seen, and may outlive the page."""
    match status:
        case "cancelled":
            return catalogue.gettext("CANCELLED: {title}").format(title=title)
        case "postponed":
            return catalogue.gettext("POSTPONED: {title}").format(title=title)
    return title


def calendar_title(title: str, status: StatusKind, changes: tuple[Change, ...], catalogue: Catalogue) -> str:
    """`SIIRRETTY VERKKOON: Avoin seminaari`: the same where a change would send people to the wrong place too."""
    if status != "scheduled" or not changes:
        return marked_title(title, status, catalogue)
    gettext = catalogue.gettext
    templates: dict[Change, str] = {
        "moved-online": gettext("MOVED ONLINE: {title}"),
        "new-venue": gettext("NEW VENUE: {title}"),
        "new-time": gettext("NEW TIME: {title}"),
    }
    worst = next(template for change, template in templates.items() if change in changes)
    return worst.format(title=title)


def invitation(event: Event, catalogue: Catalogue) -> str:
    """What an invitation to the event is called, on paper and where it is linked to: `Kutsu ja ohjelma`.

    Of an event that is off it is none.
    """
    gettext = catalogue.gettext
    if event.status.kind != "scheduled":
        return gettext("Notice")
    return gettext("Invitation and programme") if event.programme else gettext("Invitation")


def feed_name(site: str, entry: str = "") -> str:
    """`Kansalaisyhteiskunta – Avoimet tapahtumat`: what a calendar is called; of all events as the site."""
    return f"{entry} – {site}" if entry else site


def programme_name(title: str, catalogue: Catalogue) -> str:
    """`Ohjelma: Avoin seminaari`: what the calendar of an event's programme is called."""
    return catalogue.gettext("Programme: {title}").format(title=title)


def programme_day(number: int, event: Event, catalogue: Catalogue) -> str:
    """Which day of the programme it is, from 1; "" for the only day of a postponed event, whose new day is not known.

    A programme that is the same at each of several times has no day.
    """
    gettext = catalogue.gettext
    if event.repeats:
        return gettext("The same programme each time")
    if event.status.kind != "postponed":
        return when.day(event.programme[number - 1].day, catalogue.code)
    return gettext("Day {number}").format(number=number) if len(event.programme) > 1 else ""


def item_title(item: Item, catalogue: Catalogue) -> Words:
    """The title of a programme item, or what its kind is called."""
    words = item.title.words(catalogue.code)
    return words if words.text else Words(item_kind(item.kind, catalogue), catalogue.code)


def item_kind(kind: ItemKind, catalogue: Catalogue) -> str:
    """The default title of a programme item: `Kahvitauko`."""
    gettext = catalogue.gettext
    return {
        "talk": gettext("Talk"),
        "discussion": gettext("Discussion"),
        "workshop": gettext("Workshop"),
        "arrival": gettext("Arrival and coffee"),
        "break": gettext("Break"),
        "coffee": gettext("Coffee break"),
        "lunch": gettext("Lunch"),
        "reception": gettext("Reception"),
        "end": gettext("Event ends"),
    }[kind]


def material_title(material: Attachment | Link, catalogue: Catalogue) -> Words:
    """The title of an attachment or a link, or what its kind is called; without both its file's name or its address."""
    if material.title:
        return material.title.words(catalogue.code)
    if material.kind != "other":
        return Words(material_kind(material.kind, catalogue), catalogue.code)
    if isinstance(material, Link):
        return Words(material.url.words(catalogue.code).text, catalogue.code)
    return Words(material.file.target.rpartition("/")[2], catalogue.code)


def material_kind(kind: MaterialKind, catalogue: Catalogue) -> str:
    """The default title of an attachment or a link: `Esityksen diat`."""
    gettext = catalogue.gettext
    return {
        "programme": gettext("Programme"),
        "slides": gettext("Slides"),
        "recording": gettext("Recording"),
        "report": gettext("Report"),
        "other": gettext("Other material"),
    }[kind]


def registration_sentence(
    registration: Registration, catalogue: Catalogue, state: RegistrationState | None = None
) -> str:
    """`Ilmoittaudu viimeistään torstaina 18.3.2021.` state: at the moment of a page; None: true on any day."""
    gettext = catalogue.gettext
    match state or ("full" if registration.full else registration.kind):
        case "none":
            return gettext("No registration needed.")
        case "invited":
            return gettext("By invitation only.")
        case "closed":
            return gettext("Registration has closed.")
        case "full":
            return gettext("The event is full.")
    opening = _opening(registration, catalogue, state) if state in (None, "not-yet") else ""
    return " ".join(filter(None, (opening, _deadline(registration, catalogue))))


def limit(registration: Registration, catalogue: Catalogue) -> str:
    """How many can take part; "" when nothing is said of it."""
    number = registration.capacity
    if number is None:
        return ""
    sentence = catalogue.ngettext("At most {number} participant", "At most {number} participants", number)
    return sentence.format(number=number)


def joining(registration: Registration, catalogue: Catalogue) -> str:
    """Which way of taking part a registration is for, as a label; "" when it is for all."""
    gettext = catalogue.gettext
    return {"": "", "place": gettext("On site"), "online": gettext("Online")}[registration.joining]


def place_line(place: Place, language: Language) -> Words:
    """`Sali 2, Säätytalo, Snellmaninkatu 9–11, 00170 Helsinki` in one line; its language is that of the name."""
    name = place.name.words(language)
    return Words(_listed(place.room.shown(language), name.text, *_address(place, language)), name.language)


def place_name(place: Place, language: Language) -> Words:
    """`Säätytalo, sali 2`: the first line on a page, whose address stands below."""
    name = place.name.words(language)
    return Words(_listed(name.text, place.room.shown(language)), name.language)


def address(place: Place, language: Language) -> Words:
    """`Snellmaninkatu 9–11, 00170 Helsinki`; its language is that of the street, else of the city."""
    words = (place.street or place.city).words(language)
    return Words(_listed(*_address(place, language)), words.language)


def _address(place: Place, language: Language) -> tuple[str, str, str]:
    city = f"{place.postcode} {place.city.shown(language)}".strip()
    return place.street.shown(language), city, place.country.shown(language)


def house(place: Place, room: Text, language: Language) -> str:
    """`Sali 2, Säätytalo`: the same without the address, of that room."""
    return _listed(room.shown(language), place.name.shown(language))


def online_line(online: Online, catalogue: Catalogue, beside_place: bool = False) -> str:
    """`Verkkotapahtuma (Teams). Osallistumislinkki …` beside_place: one can also come to a place."""
    gettext = catalogue.gettext
    platforms = catalogue.joined(online.platforms)
    if not beside_place:
        joined = f"{online_place(online, catalogue)}."
    elif platforms:
        joined = gettext("You can also take part online ({platforms}).").format(platforms=platforms)
    else:
        joined = gettext("You can also take part online.")
    sent = gettext("The link will be sent to registered participants.") if online.to_registered else ""
    return f"{joined} {sent}".strip()


def past_online_line(online: Online, catalogue: Catalogue, beside_place: bool = False) -> str:
    """The same of an event that is over; nothing of a link that was sent."""
    if not beside_place:
        return f"{online_place(online, catalogue)}."
    gettext, platforms = catalogue.gettext, catalogue.joined(online.platforms)
    if platforms:
        return gettext("One could also take part online ({platforms}).").format(platforms=platforms)
    return gettext("One could also take part online.")


def online_place(online: Online, catalogue: Catalogue) -> str:
    """What stands where a place would: `Verkkotapahtuma (Teams)`."""
    gettext = catalogue.gettext
    if not online.platforms:
        return gettext("Online event")
    return gettext("Online event ({platforms})").format(platforms=catalogue.joined(online.platforms))


def former_place(was: Former, catalogue: Catalogue) -> str:
    """`Aiempi paikka: Säätytalo, …` or that it was to be online; "" when the place is as it was."""
    gettext = catalogue.gettext
    if not was.place:
        return gettext("The event was to be held online.") if was.online else ""
    label, place, online = gettext("Previous place:"), place_line(was.place, catalogue.code).text, gettext("Online")
    return f"{label} {place} · {online}" if was.online else f"{label} {place}"


def spoken_languages(codes: tuple[str, ...], catalogue: Catalogue) -> str:
    """`Tilaisuus on suomeksi ja ruotsiksi.` Other languages than ours are named after a label; "" for none."""
    if not codes:
        return ""
    gettext = catalogue.gettext
    whole: dict[tuple[str, ...], str] = {
        ("fi",): gettext("The event is in Finnish."),
        ("sv",): gettext("The event is in Swedish."),
        ("en",): gettext("The event is in English."),
        ("fi", "sv"): gettext("The event is in Finnish and Swedish."),
        ("sv", "fi"): gettext("The event is in Swedish and Finnish."),
        ("fi", "en"): gettext("The event is in Finnish and English."),
        ("en", "fi"): gettext("The event is in English and Finnish."),
        ("sv", "en"): gettext("The event is in Swedish and English."),
        ("en", "sv"): gettext("The event is in English and Swedish."),
        ("en", "fi", "sv"): gettext("The event is in Finnish, Swedish and English."),
    }
    if sentence := whole.get(codes if len(codes) < 3 else tuple(sorted(codes))):
        return sentence
    names = catalogue.joined([language_name(code, catalogue) for code in codes])
    label = catalogue.ngettext("Language of the event: {names}.", "Languages of the event: {names}.", len(codes))
    return label.format(names=names)


def language_name(code: str, catalogue: Catalogue) -> str:
    """`ruotsi`, `finlandssvenskt teckenspråk`; a code that nobody knows stays as it is."""
    gettext = catalogue.gettext
    own = {
        "fi": gettext("Finnish"),
        "sv": gettext("Swedish"),
        "en": gettext("English"),
        "fse": gettext("Finnish Sign Language"),
        "fss": gettext("Finland-Swedish Sign Language"),
        "speech-to-text": gettext("speech-to-text interpretation"),
    }
    return own.get(code) or str(_language_names(catalogue.code).get(code, code))


@cache  # three languages; Babel parses the tag anew each time
def _language_names(language: Language) -> Mapping[str, str]:
    """What the language calls the languages of the world."""
    return Locale.parse(TAGS[language], sep="-").languages


def interpretation(codes: tuple[str, ...], catalogue: Catalogue) -> str:
    """`Tulkkaus englanniksi ja kirjoitustulkkaus`; "" for none."""
    gettext = catalogue.gettext
    if not codes:
        return ""
    own = {
        "fi": gettext("interpretation into Finnish"),
        "sv": gettext("interpretation into Swedish"),
        "en": gettext("interpretation into English"),
        "fse": gettext("interpretation into Finnish Sign Language"),
        "fss": gettext("interpretation into Finland-Swedish Sign Language"),
        "both": gettext("interpretation into Finnish and Finland-Swedish Sign Language"),
        "speech-to-text": gettext("speech-to-text interpretation"),
    }
    other = gettext("interpretation ({language})")
    shown = [own.get(code) or other.format(language=language_name(code, catalogue)) for code in _both_signed(codes)]
    words = catalogue.joined(shown)
    return words[:1].upper() + words[1:]


def price(price: Price, catalogue: Catalogue) -> str:
    """`Maksuton`, `25 €`; "" when only its note says it."""
    if price.amount is None:
        return ""
    return catalogue.euros(price.amount) if price.amount else catalogue.gettext("Free of charge")


def updated(revised: datetime, moment: datetime, catalogue: Catalogue) -> str:
    """`Päivitetty 3.3.2021`, in the moment's zone; "" for a day to come.

    A day to come stands for a history that there is not: the event's own day.
    """
    if revised > moment:
        return ""
    day = revised.astimezone(moment.tzinfo).date()
    return catalogue.gettext("Updated on {day}").format(day=when.updated(day, catalogue.code))


def purpose(purpose: Purpose, catalogue: Catalogue) -> str:
    """What a contact answers: `Tekninen tuki`."""
    gettext = catalogue.gettext
    return {
        "information": gettext("Further information"),
        "registration": gettext("Registration"),
        "accessibility": gettext("Accessibility"),
        "media": gettext("Media contacts"),
        "technical": gettext("Technical support"),
    }[purpose]


def _opening(registration: Registration, catalogue: Catalogue, state: RegistrationState | None) -> str:
    """When one can register; without a state so that it also reads well when that day has gone."""
    gettext, opens = catalogue.gettext, registration.opens
    if opens is None:
        return ""
    if state is None:
        return gettext("Registration opens: {day}.").format(day=when.label(opens, catalogue.code))
    return gettext("Registration opens {on_day}.").format(on_day=when.sentence(opens, catalogue.code))


def _deadline(registration: Registration, catalogue: Catalogue) -> str:
    if registration.closes is None:
        return catalogue.gettext("Please register in advance.")
    deadline = when.deadline(registration.closes, catalogue.code)
    return catalogue.gettext("Register {by_day}.").format(by_day=deadline)


def _listed(*parts: str) -> str:
    """Those that there are, each once."""
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _both_signed(codes: tuple[str, ...]) -> list[str]:
    """The two signed languages are said together, as they are in print."""
    if not set(_SIGNED) <= set(codes):
        return list(codes)
    return ["both" if code == _SIGNED[0] else code for code in codes if code != _SIGNED[1]]
