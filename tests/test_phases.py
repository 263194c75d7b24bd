"""From when until when a page says something of a time or a registration."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste.model import Registration, Status
from juliste.pages import phases
from juliste.pages.phases import ALWAYS, Label, Phase
from juliste.when import Span
from tests.builders import HELSINKI, catalogues, occasion, point, registration, span

FI = catalogues()["fi"]


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2021-{text}").replace(tzinfo=HELSINKI)


def test_phase_has_a_start_and_no_longer_its_end() -> None:
    phase = Phase(at("03-25T09:00"), at("03-25T11:00"))

    assert [phase.is_on(at(f"03-25T{hour}")) for hour in ("08:59", "09:00", "10:59", "11:00")] == [
        False,
        True,
        True,
        False,
    ]
    assert [phase.is_ahead(at(f"03-25T{hour}")) for hour in ("08:59", "09:00", "11:00")] == [True, False, False]
    assert ALWAYS.is_on(at("03-25T09:00"))


def test_time_is_today_then_under_way() -> None:
    assert phases.of_occasion(occasion(), FI) == (
        Label("Tänään", Phase(at("03-25T00:00"), at("03-25T09:00"))),
        Label("Käynnissä", Phase(at("03-25T09:00"), at("03-25T11:00"))),
    )


def test_one_of_several_times_is_over_by_itself_and_for_ever() -> None:
    assert phases.of_occasion(occasion(), FI, is_one_of_several=True)[-1] == Label(
        "Päättynyt", Phase(at("03-25T11:00")), has_day=False
    )


def test_time_that_is_off_has_no_labels() -> None:
    off = occasion(status=Status("cancelled"))
    assert phases.of_occasion(off, FI, is_one_of_several=True) == ()


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("25.3.2021", [("Tänään", "03-25T00:00", "03-26T00:00")]),
        ("25.–27.3.2021", [("Käynnissä", "03-25T00:00", "03-28T00:00")]),
        (
            "25.3.2021 klo 18.15",
            [("Tänään", "03-25T00:00", "03-25T18:15"), ("Käynnissä", "03-25T18:15", "03-25T19:15")],
        ),
        (
            "25.3.2021 klo 22.00 – 26.3.2021 klo 2.00",
            [("Tänään", "03-25T00:00", "03-25T22:00"), ("Käynnissä", "03-25T22:00", "03-26T02:00")],
        ),
        (
            "25.–26.3.2021 klo 9–15",
            [
                ("Tänään", "03-25T00:00", "03-25T09:00"),
                ("Käynnissä", "03-25T09:00", "03-25T15:00"),
                ("Tänään", "03-26T00:00", "03-26T09:00"),
                ("Käynnissä", "03-26T09:00", "03-26T15:00"),
            ],
        ),
        (
            "1.–30.6.2021 klo 10–18",
            [("Tänään", "06-01T00:00", "06-01T10:00"), ("Käynnissä", "06-01T10:00", "06-30T18:00")],
        ),
    ],
)
def test_labels_of_every_kind_of_time(time: str, told: list[tuple[str, str, str]]) -> None:
    assert phases.of_occasion(occasion(time), FI) == tuple(
        Label(words, Phase(at(start), at(end))) for words, start, end in told
    )


ENDS = at("03-25T11:00")
CLOSES = at("03-19T00:00")


@pytest.mark.parametrize(
    ("way", "states"),
    [
        (Registration("none"), [("none", ALWAYS)]),
        (Registration("invited"), [("invited", ALWAYS)]),
        (registration(), [("open", Phase(None, CLOSES)), ("closed", Phase(CLOSES))]),
        (registration(closes=None), [("open", Phase(None, ENDS)), ("closed", Phase(ENDS))]),
        (registration(full=True), [("full", Phase(None, CLOSES)), ("closed", Phase(CLOSES))]),
        (
            registration(opens=point("1.3.2021 klo 9")),
            [
                ("not-yet", Phase(None, at("03-01T09:00"))),
                ("open", Phase(at("03-01T09:00"), CLOSES)),
                ("closed", Phase(CLOSES)),
            ],
        ),
        (
            registration(opens=point("1.3.2021 klo 9"), full=True),
            [("full", Phase(None, CLOSES)), ("closed", Phase(CLOSES))],
        ),
    ],
)
def test_states_of_a_registration_follow_each_other(way: Registration, states: list[tuple[str, Phase]]) -> None:
    assert phases.of_registration(way, ENDS) == tuple(states)


MINUTES = st.integers(0, 60 * 24 * 40)


@given(MINUTES, MINUTES, MINUTES, st.booleans())
def test_state_at_any_moment_is_the_one_of_the_model(opens: int, closes: int, now: int, full: bool) -> None:
    start = at("03-01T00:00")
    moment = start + timedelta(minutes=now)
    way = registration(
        opens=replaced(start + timedelta(minutes=opens)),
        closes=replaced(start + timedelta(minutes=closes)),
        full=full,
    )
    states = phases.of_registration(way, ENDS)

    assert [state for state, phase in states if phase.is_on(moment)] == [way.state(moment, ENDS)]
    assert all(one.end == other.start for (_, one), (_, other) in pairwise(states))


def replaced(moment: datetime) -> Span:
    return span(f"{moment.day}.{moment.month}.{moment.year} klo {moment.hour}.{moment.minute:02}")


def test_registration_closes_soon_in_its_last_three_days_or_as_soon_as_it_opens() -> None:
    assert phases.closing_soon(Phase(None, CLOSES), FI) == Label(
        "Ilmoittautuminen päättyy pian", Phase(at("03-16T00:00"), CLOSES)
    )
    assert phases.closing_soon(Phase(at("03-17T09:00"), CLOSES), FI).phase == Phase(at("03-17T09:00"), CLOSES)
