"""A moment that notes for how long its answers hold."""

import operator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste.moment import Lasting, Moment
from tests.builders import HELSINKI

COMPARISONS = (operator.lt, operator.le, operator.gt, operator.ge)
NOON = datetime(2030, 3, 1, 12, 0, tzinfo=HELSINKI)
TICK = timedelta.resolution

FIRST = datetime(2029, 1, 1)  # noqa: DTZ001 - the zone is drawn too
MOMENTS = st.datetimes(
    FIRST, FIRST + timedelta(days=1000), timezones=st.sampled_from([HELSINKI, UTC]), allow_imaginary=False
)
QUESTIONS = st.lists(st.tuples(st.sampled_from(COMPARISONS), MOMENTS), max_size=5)


def asked(moment: datetime, questions: list[tuple[object, datetime]], *, day: bool) -> list[object]:
    """All answers; the day of two clocks is among them."""
    answers: list[object] = [compare(moment, other) for compare, other in questions]  # type: ignore[operator]
    return [*answers, moment.date(), moment.astimezone(UTC).date()] if day else answers


@given(plain=MOMENTS, questions=QUESTIONS, day=st.booleans(), other=MOMENTS)
def test_answers_hold_as_long_as_is_noted_and_no_longer(
    plain: datetime, questions: list[tuple[object, datetime]], day: bool, other: datetime
) -> None:
    lasting = Lasting()
    answers = asked(Moment.noting(plain, lasting), questions, day=day)
    assert answers == asked(plain, questions, day=day)

    def at(moment: datetime) -> list[object]:
        return asked(moment.astimezone(plain.tzinfo), questions, day=day)

    assert lasting.holds(plain)
    assert not lasting.holds(other) or at(other) == answers
    if lasting.since:
        assert at(lasting.since) == answers
        assert at(lasting.since - TICK) != answers
    if lasting.until:
        assert at(lasting.until - TICK) == answers
        assert at(lasting.until) != answers


@pytest.mark.parametrize(
    ("compare", "turns"),
    [(operator.lt, NOON), (operator.ge, NOON), (operator.le, NOON + TICK), (operator.gt, NOON + TICK)],
)
def test_answer_turns_where_the_comparison_does(compare: object, turns: datetime) -> None:
    for plain, expected in ((turns - TICK, Lasting(None, turns)), (turns, Lasting(turns, None))):
        lasting = Lasting()
        compare(Moment.noting(plain, lasting), NOON)  # type: ignore[operator]
        assert lasting == expected


def test_other_side_of_a_comparison_notes_too() -> None:
    lasting = Lasting()
    assert NOON <= Moment.noting(NOON, lasting)  # noqa: SIM300 - this is what is tested
    assert lasting == Lasting(NOON, None)


@pytest.mark.parametrize(
    ("day", "since", "until"),
    [
        (date(2030, 3, 1), "2030-02-28T22:00+00:00", "2030-03-01T22:00+00:00"),
        (date(2030, 3, 31), "2030-03-30T22:00+00:00", "2030-03-31T21:00+00:00"),  # 23 hours
        (date(2030, 10, 27), "2030-10-26T21:00+00:00", "2030-10-27T22:00+00:00"),  # 25 hours
    ],
)
def test_day_is_from_midnight_to_midnight(day: date, since: str, until: str) -> None:
    lasting = Lasting()
    moment = Moment.noting(datetime(day.year, day.month, day.day, 12, tzinfo=HELSINKI), lasting)
    assert moment.date() == day
    assert lasting == Lasting(datetime.fromisoformat(since), datetime.fromisoformat(until))


def test_moment_says_what_the_plain_one_says_of_itself() -> None:
    moment = Moment.noting(NOON, Lasting())
    assert (moment.isoformat(), moment.astimezone(UTC).isoformat()) == (
        "2030-03-01T12:00:00+02:00",
        "2030-03-01T10:00:00+00:00",
    )


def test_moments_are_not_compared_for_equality() -> None:
    moment = Moment.noting(NOON, Lasting())
    with pytest.raises(NotImplementedError):
        assert moment == NOON
    with pytest.raises(TypeError):
        hash(moment)


ENDS = st.none() | MOMENTS


@given(lasting=st.builds(Lasting, ENDS, ENDS), moments=st.lists(MOMENTS))
def test_seconds_say_the_same(lasting: Lasting, moments: list[datetime]) -> None:
    since, until = lasting.seconds()
    ends = [end + by for by in (-TICK, TICK - TICK) for end in (lasting.since, lasting.until) if end]
    for moment in (*moments, *ends):
        assert (since <= moment.timestamp() < until) == lasting.holds(moment)
