"""The examples of every state and every kind of programme: what each of them shows on 15.5.2030 at 10.30."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from juliste import load, pages
from juliste.model import Event
from juliste.report import Report
from juliste.settings import Settings
from tests.sites import EXAMPLES, EXAMPLES_SETTINGS, built, examples, of

STATES: dict[str, tuple[str, ...]] = {
    "2028/itsenaisyyspaiva": ("past", "registration: none"),
    "2028/strategiailta": ("past", "registration: none"),
    "2029/budjetti-ilta": ("past", "registration: closed"),
    "2029/ilmastoilta-lammitys": ("past", "registration: none"),
    "2030/ei-ilmoittautumista": ("coming", "registration: none"),
    "2030/ei-viela": ("coming", "registration: not-yet"),
    "2030/hankintaneuvonta-oulu": ("coming", "registration: open"),
    "2030/iltakahvi": ("coming",),
    "2030/kaupunkifoorumi-turku": ("coming", "registration: open"),
    "2030/kaynnissa": ("on now", "registration: closed"),
    "2030/korvattu": ("off", "cancelled", "registration: none", "replaced by 2030-rinnakkaiset"),
    "2030/kurssi": ("coming", "registration: open", "time terveys: cancelled"),
    "2030/kutsutuille": ("coming", "registration: invited"),
    "2030/lukutunti": ("past", "registration: none"),
    "2030/mennyt": ("past", "registration: closed"),
    "2030/messut": ("coming", "registration: open"),
    "2030/nayttely": ("coming", "registration: none"),
    "2030/osittain": ("coming", "registration: none"),
    "2030/pa-svenska": ("coming", "registration: open"),
    "2030/paivat": ("coming", "place: open", "online: open"),
    "2030/palkkainfo": ("past", "registration: none"),
    "2030/peruttu": ("off", "cancelled", "registration: none"),
    "2030/pitkat": ("coming", "place: open", "online: open"),
    "2030/rinnakkaiset": ("coming", "registration: open"),
    "2030/siirretty": ("off", "postponed", "registration: none"),
    "2030/sulkeutunut": ("coming", "registration: closed"),
    "2030/sulkeutuu": ("coming", "registration: open"),
    "2030/suomeksi": ("coming", "registration: none"),
    "2030/tanaan": ("coming", "place: open", "online: open"),
    "2030/taynna": ("coming", "registration: full"),
    "2030/tulossa": ("coming", "registration: open"),
    "2030/uusi-aika": ("coming", "new-time", "registration: none"),
    "2030/uusi-paikka": ("coming", "new-venue", "registration: none"),
    "2030/verkkoon": ("coming", "moved-online", "registration: none"),
    "2030/verkossa": ("coming", "registration: none"),
    "2030/yleiskaava-webinaari": ("coming", "registration: not-yet"),
    "2030/yo": ("coming", "registration: none"),
}
NO_ENGLISH = "has no event.en.md: its page shows the words of the original"
NO_SWEDISH = "has no event.sv.md: its page shows the words of the original"
WARNINGS = [
    f"content/events/2030/iltakahvi: {NO_ENGLISH}",
    f"content/events/2030/iltakahvi: {NO_SWEDISH}",
    "content/events/2030/iltakahvi/event.fi.md:2: languages: is missing: tell which languages are spoken; "
    "write for example languages: [fi, sv] [spoken-languages]",
    "content/events/2030/osittain/event.en.md:2: has no words for: place directions, audience, programme 17.30 title, "
    "programme 18.10 title, programme 18.10 text, programme 18.50 title, body",
    "content/events/2030/osittain/event.sv.md:2: has no words for: audience, programme 18.10 text, "
    "programme 18.50 title, body",
    f"content/events/2030/pa-svenska: {NO_ENGLISH}",
    f"content/events/2030/suomeksi: {NO_ENGLISH}",
    f"content/events/2030/suomeksi: {NO_SWEDISH}",
]
UPDATED = re.compile(r"Päivitetty\s(?:<time[^>]*>)?([0-9.]+)")


@pytest.fixture(scope="module")
def chosen() -> Settings:
    return of(EXAMPLES, EXAMPLES_SETTINGS)


@pytest.fixture(scope="module")
def events(chosen: Settings) -> dict[str, Event]:
    """All examples as the model has them, by YEAR/NAME."""
    content = load.read(chosen.content, chosen.content.parent, chosen.zone, pages.blocks(chosen.theme))
    found = [each.event for each in content.events if each.event]
    return {f"{event.year}/{event.name}": event for event in found}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return examples(tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="module")
def report(root: Path) -> Report:
    return built(root, EXAMPLES_SETTINGS)


def phase(event: Event, moment: datetime) -> str:
    """Where an event stands in time."""
    if event.is_past(moment):
        return "past"
    if any(occasion.span.start <= moment < occasion.ends for occasion in event.held):
        return "on now"
    return "coming" if event.is_ahead(moment) else "off"


def state(event: Event, moment: datetime) -> tuple[str, ...]:
    """Everything that makes an event's page another than an ordinary coming one's."""
    return (
        phase(event, moment),
        *([event.status.kind] if event.status.kind != "scheduled" else []),
        *event.changes,
        *(f"{way.joining or 'registration'}: {way.state(moment, event.ends)}" for way in event.registrations),
        *(f"time {one.key}: {one.status.kind}" for one in event.occasions if one not in event.held),
        *([f"replaced by {event.replaced_by}"] if event.replaced_by else []),
    )


def test_examples_are_built_with_the_warnings_that_they_show(report: Report) -> None:
    assert [str(problem) for problem in report.problems] == WARNINGS


def test_each_example_is_in_its_state_at_the_moment(chosen: Settings, events: dict[str, Event]) -> None:
    found = {path: state(event, chosen.moment) for path, event in events.items()}

    assert found == STATES


def test_examples_are_translated_but_for_those_that_show_what_is_missing(events: dict[str, Event]) -> None:
    found = {path: (event.original, event.untranslated, event.partly_translated) for path, event in events.items()}

    assert {path: words for path, words in found.items() if words != ("fi", (), ())} == {
        "2030/iltakahvi": ("fi", ("sv", "en"), ()),
        "2030/kaupunkifoorumi-turku": ("sv", (), ()),
        "2030/osittain": ("fi", (), ("sv", "en")),
        "2030/pa-svenska": ("sv", ("en",), ()),
        "2030/suomeksi": ("fi", ("sv", "en"), ()),
        "2030/verkossa": ("en", (), ()),
    }


def test_the_fair_has_twelve_slots_in_three_tracks(events: dict[str, Event]) -> None:
    fair = events["2030/messut"]

    tracks = [item.track.id if item.track else "" for item in fair.items]

    assert {track: tracks.count(track) for track in sorted(set(tracks))} == {
        "": 7,
        "asukkaat": 12,
        "hankinnat": 12,
        "vesi": 12,
    }
    assert [item.id for item in fair.items if item.status.kind == "cancelled"] == ["mittari"]


def test_examples_were_revised_on_three_days(root: Path, report: Report) -> None:
    days = {
        name: UPDATED.findall((root / f"output/fi/{name}/index.html").read_text(encoding="utf-8"))
        for name in ("2029/budjetti-ilta", "2030/tulossa", "2030/peruttu")
    }

    assert days == {"2029/budjetti-ilta": ["8.1.2030"], "2030/tulossa": ["30.4.2030"], "2030/peruttu": ["14.5.2030"]}


def test_the_table_of_the_examples_names_each_folder_once() -> None:
    table = re.findall(r"^\| `([0-9]{4}/[a-z0-9-]+)` ", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.M)

    assert sorted(table) == sorted(STATES)
