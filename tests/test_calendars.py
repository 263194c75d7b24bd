"""Every calendar of whole sites: sound by the linter, and read by readers that are not ours as the model has it.

The sites: this repository's own, the miniature one, and one of 300 events of every kind.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from juliste import load, pages, urls, wording
from juliste.ics.description import description, item_description
from juliste.ics.entry import Entry
from juliste.ics.session import Session
from juliste.model import LANGUAGES, Event, Item, Language, Occasion, Online, Place, StatusKind
from juliste.when import Span
from tests import sites
from tests.builders import HELSINKI, PROJECT, catalogues
from tests.ics_lint import lint
from tests.referees import READERS, Seen, khal_after_importing, needs, vdirsyncer_items

PREFIXES: dict[str, dict[Language, str]] = {
    "cancelled": {"fi": "PERUTTU: ", "sv": "INSTÄLLT: ", "en": "CANCELLED: "},
    "postponed": {"fi": "SIIRTYY: ", "sv": "UPPSKJUTET: ", "en": "POSTPONED: "},
    "moved-online": {"fi": "SIIRRETTY VERKKOON: ", "sv": "FLYTTAT TILL WEBBEN: ", "en": "MOVED ONLINE: "},
    "new-venue": {"fi": "UUSI PAIKKA: ", "sv": "NY PLATS: ", "en": "NEW VENUE: "},
    "new-time": {"fi": "UUSI AIKA: ", "sv": "NY TID: ", "en": "NEW TIME: "},
}
STATUS = {"scheduled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


class Site(Struct, frozen=True):
    """A site on disk, and the events that it was built of. short: its JULISTE_SHORT_NAME; calendars: path → bytes."""

    host: str
    short: str
    moment: datetime
    events: tuple[Event, ...]
    calendars: dict[str, bytes]

    @property
    def lists(self) -> dict[urls.ListEntry | None, list[Event]]:
        """What there is a feed of, and its events."""
        found: dict[urls.ListEntry | None, list[Event]] = {None: list(self.events)}
        for event in self.events:
            for of in lists_of(event):
                found.setdefault(of, []).append(event)
        return found


def lists_of(event: Event) -> list[urls.ListEntry]:
    return [
        *(("topics", each.id) for each in event.topics),
        *(("series", each.id) for each in event.series),
        *(("organisers", each.id) for each in event.organisers if each.id),
    ]


@pytest.fixture(scope="module", params=["own", "miniature", "corpus"])
def site(request: pytest.FixtureRequest) -> Site:
    output: Path = request.getfixturevalue(f"{request.param}_site")
    host, short, year = {
        "own": ("example.org", "om", 2021),
        "miniature": ("tapahtumat.example", "esim", 2030),
        "corpus": ("example.org", "illat", 2030),
    }[request.param]
    moment = datetime(year, 3, 1, 12, tzinfo=HELSINKI)
    content = load.read(output.parent / "content", output.parent, HELSINKI, pages.blocks(PROJECT / "theme"))
    events = (found.event for found in content.events if found.event and found.event.is_published(moment))
    calendars = {path: data for path, data in sites.files(output).items() if path.endswith(".ics")}
    return Site(host, short, moment, tuple(events), calendars)


# --- The model, said once more in a few words ---


def expected(site: Site) -> dict[tuple[Language, str], Seen]:
    """What each entry must be, by language and UID."""
    return {
        (code, seen.uid): seen for code in LANGUAGES for event in site.events for seen in entries(event, code, site)
    }


def entries(event: Event, code: Language, site: Site) -> Iterator[Seen]:
    page = urls.public(f"https://{site.host}", urls.event_page(event, code))
    for occasion in event.occasions:
        entry = Entry(event, occasion, catalogues()[code], page)
        yield of_occasion(event, occasion, code, description(entry), site.host)
        for item in (item for day in event.programme_of(occasion) for item in day.items):
            if item.kind not in ("break", "coffee", "lunch", "end"):
                yield of_item(
                    event,
                    occasion,
                    item,
                    code,
                    item_description(Session(entry, item, event.identity(occasion))),
                    site.host,
                )


def state(event: Event, occasion: Occasion) -> StatusKind:
    return event.status.kind if event.status.kind != "scheduled" else occasion.status.kind


def of_occasion(event: Event, occasion: Occasion, code: Language, text: str, host: str) -> Seen:
    kind = state(event, occasion)
    changes = [name for name in PREFIXES if name in event.changes] if kind == "scheduled" else [kind]
    prefix = PREFIXES[changes[0]][code] if changes else ""
    place, online = occasion.place or event.place, event.online
    return Seen(
        uid=f"{event.uid}{f'-{occasion.key}' if occasion.key else ''}@{host}",
        start=times(occasion.span)[0],
        end=times(occasion.span)[1],
        title=prefix + event.title.words(code).text,
        place=address(place, code) if place else on_the_net(online, code, kind),
        status=STATUS[kind],
        description=text,
    )


def of_item(event: Event, occasion: Occasion, item: Item, code: Language, text: str, host: str) -> Seen:
    kind = state(event, occasion)
    kind = item.status.kind if kind == "scheduled" else kind
    whole = of_occasion(event, occasion, code, text, host)
    place, room = occasion.place or event.place, item.room.words(code).text
    return Seen(
        uid=whole.uid.replace("@", f".{item.id}@"),
        start=times(item.span)[0],
        end=times(item.span)[1],
        title=(PREFIXES[kind][code] if kind != "scheduled" else "") + wording.item_title(item, catalogues()[code]).text,
        place=address(replace(place, room=item.room or place.room), code) if place else room or whole.place,
        status=STATUS[kind],
        description=text,
    )


def times(span: Span) -> tuple[int | str, int | str]:
    """Instants; dates of what is shown above the hours, the end the day after."""
    if span.whole_days or (span.daily and span.last_day > span.first_day):
        return span.first_day.isoformat(), (span.last_day + timedelta(days=1)).isoformat()
    start = int(span.start.timestamp())
    return start, int(span.end.timestamp()) if span.end and span.end > span.start else start + 3600


def address(place: Place, code: Language) -> str:
    city = f"{place.postcode} {place.city.words(code).text}".strip()
    parts = [part.words(code).text for part in (place.room, place.name, place.street)]
    return ", ".join(filter(None, [*parts, city, place.country.words(code).text]))


def on_the_net(online: Online | None, code: Language, kind: StatusKind) -> str:
    if not online:
        return ""
    words = {"fi": "Verkkotapahtuma", "sv": "Webbevenemang", "en": "Online event"}[code]
    platforms = f" ({catalogues()[code].joined(online.platforms)})" if online.platforms else ""
    return (online.link.words(code).text if kind == "scheduled" else "") or words + platforms


# --- What the files hold ---


def language(path: str) -> Language:
    return next(code for code in LANGUAGES if path.startswith(f"{code}/"))


def uids(data: bytes) -> list[str]:
    return [line.removeprefix("UID:") for line in data.decode().split("\r\n") if line.startswith("UID:")]


def test_every_calendar_is_sound(site: Site) -> None:
    assert {path: found for path, data in site.calendars.items() if (found := lint(data))} == {}


@pytest.mark.parametrize("reader", [pytest.param(name, marks=needs(name)) for name in READERS])
def test_every_reader_reads_every_calendar_as_the_model_has_it(site: Site, reader: str) -> None:
    right = expected(site)
    read = dict(zip(site.calendars, READERS[reader](list(site.calendars.values())), strict=True))

    assert sum(map(len, read.values())) > len(site.events)
    for path, seen in read.items():
        assert seen == [right[language(path), each.uid] for each in seen], path
        assert [each.uid for each in seen] == uids(site.calendars[path])


def test_event_files_hold_the_entries_of_the_event(site: Site) -> None:
    for event in site.events:
        whole = [f"{event.uid}{f'-{each.key}' if each.key else ''}@{site.host}" for each in event.occasions]
        for code in LANGUAGES:
            assert uids(site.calendars[urls.event_calendar(event, code)]) == whole
            programme = site.calendars.get(urls.programme_calendar(event, code))
            assert (programme is not None) == event.has_programme_calendar
            if programme is not None:
                items = [seen.uid for seen in entries(event, code, site) if seen.uid not in whole]
                assert uids(programme) == items


def test_entry_has_the_same_bytes_in_every_calendar(site: Site) -> None:
    found: dict[tuple[Language, str], set[bytes]] = {}
    count: Counter[str] = Counter()
    for path, data in site.calendars.items():
        for entry in data.split(b"BEGIN:VEVENT\r\n")[1:]:
            (uid,) = uids(entry)
            found.setdefault((language(path), uid), set()).add(entry.removesuffix(b"END:VCALENDAR\r\n"))
            count[uid] += 1

    assert {key for key, bodies in found.items() if len(bodies) > 1} == set()
    assert max(count.values()) >= 3 * 4  # in the event's file, in that of all, of its topic and organiser


def stamps(data: bytes) -> dict[str, list[str]]:
    """UID → the lines by which clients see that an entry has changed."""
    names = ("DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:")
    parts = data.decode().split("BEGIN:VEVENT\r\n")[1:]
    return {uids(part.encode())[0]: [line for line in part.split("\r\n") if line.startswith(names)] for part in parts}


def test_languages_agree_on_identities_and_revisions(site: Site) -> None:
    for event in site.events:
        fi, sv, en = (stamps(site.calendars[urls.event_calendar(event, code)]) for code in LANGUAGES)
        assert fi == sv == en


def test_languages_hold_the_same_events_in_their_feeds(site: Site) -> None:
    for of in site.lists:
        feeds = [site.calendars[urls.feed(code, site.short, of)] for code in LANGUAGES]
        assert len({tuple(uids(feed)) for feed in feeds}) == 1


def test_feeds_hold_the_events_of_the_window_by_time(site: Site) -> None:
    """All that comes, and what ended in the last twelve months."""
    since = site.moment.date().replace(year=site.moment.year - 1)
    for of, events in site.lists.items():
        inside = sorted((each for each in events if each.ends.date() >= since), key=lambda each: (each.starts, each.id))
        right = [f"{event.identity(each)}@{site.host}" for event in inside for each in event.occasions]
        assert uids(site.calendars[urls.feed("fi", site.short, of)]) == right


# --- Programs that keep calendars ---


@needs("khal")
def test_khal_keeps_one_entry_of_an_event_in_two_languages(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    event = site.events[0]
    fi, sv = (site.calendars[urls.event_calendar(event, code)] for code in ("fi", "sv"))
    right = expected(site)
    assert khal_after_importing(tmp_path_factory.mktemp("khal"), fi, sv) == sorted(
        (uid, right["sv", uid].title) for uid in uids(fi)
    )


@needs("vdirsyncer")
def test_vdirsyncer_copies_every_entry_of_a_feed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    series = next(of for of in site.lists if of and of[0] == "series")
    feed = site.calendars[urls.feed("fi", site.short, series)]
    assert vdirsyncer_items(tmp_path_factory.mktemp("vdirsyncer"), feed) == len(uids(feed)) > 1
