"""Programme items placed on their days, with the ends that were left out."""

from datetime import date
from pathlib import Path

import pytest

from juliste.model import Event, Item, Organisation, ProgrammeDay, Speaker, Status, Text, Track
from juliste.when import clock
from tests.builders import span, text
from tests.reading import ORIGINAL, event, told, with_keys
from tests.test_load import MINISTRY


def hours(made: Event) -> list[str]:
    """The hours and kinds of all items, as they are shown."""
    return [f"{clock(item.span.start, item.span.end)} {item.kind}" for item in made.items]


def programme(*items: str) -> str:
    return with_keys("programme:", *(f"  - {item}" for item in items))


def test_missing_end_is_the_next_start_and_the_last_is_the_events_end(tmp_path: Path) -> None:
    made = event(tmp_path, fi=programme("9.00 Avaus", "9.30–10.00 Puhe", "10.15 Keskustelu"))

    assert hours(made) == ["9.00–9.30 talk", "9.30–10.00 talk", "10.15–15.00 talk"]


def test_last_item_at_the_events_end_is_the_end(tmp_path: Path) -> None:
    made = event(tmp_path, fi=programme("9.00 Avaus", "15.00 Tilaisuus päättyy"))

    assert hours(made) == ["9.00–15.00 talk", "15.00 end"]
    assert [item.is_end for item in made.items] == [False, True]


def test_last_item_with_a_kind_of_its_own_stays_what_it_is(tmp_path: Path) -> None:
    made = event(tmp_path, fi=programme("9.00 Avaus", "{time: 15.00, kind: reception}"))

    assert hours(made) == ["9.00–15.00 talk", "15.00 reception"]


def test_missing_ends_are_filled_in_each_track(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "tracks: [{id: b, name: B}, {id: a, name: A, room: Sali}]",
            "programme:",
            "  - {time: 9.00, title: A1, track: a}",
            "  - {time: 9.00, title: B1, track: b}",
            "  - {time: 9.30, title: A2, track: a, room: Aula}",
            "  - {time: 11.00, title: Kaikille}",
        ),
    )

    a, b = Track("a", text("A"), text("Sali")), Track("b", text("B"))
    assert made.programme == (
        ProgrammeDay(
            date(2026, 3, 26),
            Text(),
            (
                Item("at-0900-b", span("26.3.2026 klo 9.00–11.00"), text("B1"), track=b),
                Item("at-0900-a", span("26.3.2026 klo 9.00–9.30"), text("A1"), track=a, room=text("Sali")),
                Item("at-0930-a", span("26.3.2026 klo 9.30–11.00"), text("A2"), track=a, room=text("Aula")),
                Item("at-1100", span("26.3.2026 klo 11.00–15.00"), text("Kaikille")),
            ),
        ),
    )
    assert made.has_programme_calendar


def test_items_of_equal_start_and_end_are_parallel(tmp_path: Path) -> None:
    made = event(tmp_path, fi=programme("9.00–10.00 Puhe", "9.00–10.00 Toinen puhe"))

    assert made.programme[0].has_parallel_items


def test_item_has_all_its_keys(tmp_path: Path) -> None:
    item = (
        "{time: 9–10, id: avaus, title: Avaus, text: '**Tervetuloa**', kind: workshop, status: {is: cancelled, "
        "reason: Sairaus}, speakers: [maija-mallikas, {name: Matti Meikäläinen, role: tutkija, "
        "organisation: Yliopisto Oy}],"
        " moderator: Anna Andersson}"
    )
    made = event(tmp_path, fi=programme(item))

    assert made.programme[0].items == (
        Item(
            "avaus",
            span("26.3.2026 klo 9–10"),
            text("Avaus"),
            text("**Tervetuloa**"),
            "workshop",
            speakers=(
                Speaker("Maija Mallikas", organisation=MINISTRY),
                Speaker("Matti Meikäläinen", text("tutkija"), Organisation("", text("Yliopisto Oy"))),
            ),
            moderators=(Speaker("Anna Andersson"),),
            status=Status("cancelled", text("Sairaus")),
        ),
    )
    assert "content/registers/people/maija-mallikas.yaml" in made.sources


@pytest.mark.parametrize("kind", ["arrival", "break", "coffee", "lunch", "reception", "end"])
def test_kinds_with_a_title_of_their_own_may_lie_outside(tmp_path: Path, kind: str) -> None:
    made = event(tmp_path, fi=programme("9.00 Avaus", f"{{time: 15.30–16.00, kind: {kind}}}"))

    assert hours(made) == ["9.00–15.00 talk", f"15.30–16.00 {kind}"]


def test_days_of_several_are_in_order_with_titles(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi="""title: Kurssi
time: 14.–15.9.2021 klo 9–15
place: saatytalo
organisers: [oikeusministerio]
programme:
  - day: ke 15.9.
    items: [9.00 Jatko]
  - day: ti 14.9.
    title: Alku
    items: [9.00 Avaus, 15.00 Päivä päättyy]""",
    )

    assert made.programme == (
        ProgrammeDay(
            date(2021, 9, 14),
            text("Alku"),
            (
                Item("at-0900", span("14.9.2021 klo 9–15"), text("Avaus")),
                Item("at-1500", span("14.9.2021 klo 15.00"), text("Päivä päättyy"), kind="end"),
            ),
        ),
        ProgrammeDay(date(2021, 9, 15), Text(), (Item("day-2-at-0900", span("15.9.2021 klo 9–15"), text("Jatko")),)),
    )


@pytest.mark.parametrize(
    ("time", "programme", "ids"),
    [
        ("14.9.2026 klo 9–15", "[9.00 A, 10.00 B]", ["at-0900", "at-1000"]),
        # Another date, and a day more: the items are still the same to calendars.
        ("21.9.2026 klo 9–15", "[9.00 A, 10.00 B]", ["at-0900", "at-1000"]),
        (
            "21.9.2026 klo 9 – 22.9.2026 klo 15",
            "[{day: 21.9., items: [9.00 A, 10.00 B]}, {day: 22.9., items: [9.00 C]}]",
            ["at-0900", "at-1000", "day-2-at-0900"],
        ),
        ("21.9.2026 klo 9 – 22.9.2026 klo 15", "[{day: 22.9., items: [9.00 C]}]", ["day-2-at-0900"]),
        ("21.9.2026 klo 20 – 22.9.2026 klo 2", "[20.00 A, 0.30 B]", ["at-2000", "at-0030"]),
        # Ids of the author's; two at the same time.
        (
            "21.9.2026 klo 9–15",
            "[{time: 9.00, title: A, id: at-1000}, 10.00–11.00 B, 10.00–11.00 C]",
            ["at-1000", "at-1000-2", "at-1000-3"],
        ),
    ],
)
def test_ids_stay_when_the_event_moves_or_grows(tmp_path: Path, time: str, programme: str, ids: list[str]) -> None:
    keys = ORIGINAL.replace("26.3.2026 klo 9–15", time)
    assert [item.id for item in event(tmp_path, fi=f"{keys}\nprogramme: {programme}").items] == ids


def test_evening_goes_on_after_midnight(tmp_path: Path) -> None:
    time = "26.3.2026 klo 22 – 27.3.2026 klo 2"
    made = event(tmp_path, fi=programme("22.00 Avaus", "0.30 Yöpuhe", "2.00 Loppu").replace("26.3.2026 klo 9–15", time))

    assert [item.span for item in made.items] == [
        span("26.3.2026 klo 22 – 27.3.2026 klo 0.30"),
        span("27.3.2026 klo 0.30–2.00"),
        span("27.3.2026 klo 2"),
    ]
    assert [day.day for day in made.programme] == [date(2026, 3, 26)]


def test_item_over_midnight_may_give_both_hours(tmp_path: Path) -> None:
    time = "26.3.2026 klo 22 – 27.3.2026 klo 2"
    made = event(tmp_path, fi=programme("22.00–24.00 Avaus", "0.00–2.00 Yö").replace("26.3.2026 klo 9–15", time))

    assert [item.span for item in made.items] == [span("26.3.2026 klo 22–24"), span("27.3.2026 klo 0–2")]


def test_programme_without_days_is_that_of_every_occasion(tmp_path: Path) -> None:
    made = event(
        tmp_path, fi=programme("9.00 Avaus").replace("26.3.2026 klo 9–15", "[26.3.2026 klo 9–15, 27.3.2026 klo 9–15]")
    )

    assert made.repeats
    assert hours(made) == ["9.00–15.00 talk"]


def test_programme_of_every_occasion_lies_within_each(tmp_path: Path) -> None:
    times = "[26.3.2026 klo 9–15, 27.3.2026 klo 9–10]"
    keys = programme("9.00–9.30 Avaus", "10.00–11.00 Puhe").replace("26.3.2026 klo 9–15", times)

    assert told(tmp_path, fi=keys) == [
        "event.fi.md:9: programme 10.00–11.00: 10.00–11.00 is outside the event "
        "(perjantai 27.3.2026 klo\u00a09.00–10.00)"
    ]


def test_two_times_on_one_day_share_a_programme(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=programme("9.00 Avaus", "13.00 Jatko").replace(
            "26.3.2026 klo 9–15", "[26.3.2026 klo 9–11, 26.3.2026 klo 13–15]"
        ),
    )

    assert not made.repeats
    assert hours(made) == ["9.00–11.00 talk", "13.00–15.00 talk"]


def test_programme_of_whole_days_or_without_end_stays_open(tmp_path: Path) -> None:
    made = event(tmp_path, fi=programme("9.00 Avaus").replace("26.3.2026 klo 9–15", "26.3.2026"))

    assert hours(made) == ["9.00 talk"]


def test_programme_of_an_event_without_end_is_of_its_day(tmp_path: Path) -> None:
    made = event(tmp_path, fi=programme("9.00 Avaus", "10.00 Puhe").replace("klo 9–15", "klo 9"))

    assert hours(made) == ["9.00–10.00 talk", "10.00 talk"]


def test_item_in_an_hour_that_does_not_exist_is_told(tmp_path: Path) -> None:
    time = "28.3.2026 klo 22 – 29.3.2026 klo 6"
    assert told(tmp_path, fi=programme("22.00 Avaus", "3.30 Yö").replace("26.3.2026 klo 9–15", time)) == [
        "event.fi.md:9: programme 3.30: there is no 3.30 on 29.3.2026: the clocks go forward past it; "
        'by then the clocks show "4.30"'
    ]


def test_programme_of_an_event_without_a_time_is_not_judged(tmp_path: Path) -> None:
    assert told(tmp_path, fi=programme("9.00 Avaus", "8.00 Puhe").replace("klo 9–15", "klo 99")) == [
        "event.fi.md:3: time: there is no hour '99'; hours go from 0.00 to 24.00, minutes to 59"
    ]
