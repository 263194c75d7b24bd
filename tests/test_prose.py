"""Days and hours in prose: what is surely one is found, whatever stands around it, and nothing else."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste import when
from juliste.when import Language

HELSINKI = ZoneInfo("Europe/Helsinki")
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
TONGUES: st.SearchStrategy[Language] = st.sampled_from(["fi", "sv", "en"])


def days(sentence: str, language: Language) -> list[tuple[str, int, int, int | None, int | None]]:
    return [
        (found.written, found.day, found.month, found.year, found.weekday)
        for found in when.said_days(sentence, language)
    ]


def hours(sentence: str, language: Language) -> list[tuple[str, int, int | None]]:
    return [(found.written, found.first, found.last) for found in when.said_hours(sentence, language)]


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("Ilmoittaudu viimeistään to 18.3. klo 16 mennessä.", "fi", [("to 18.3.", 18, 3, None, 3)]),
        ("torstaina 25. maaliskuuta 2021", "fi", [("torstaina 25. maaliskuuta 2021", 25, 3, 2021, 3)]),
        ("senast onsdagen den 8 september 2021", "sv", [("onsdagen den 8 september 2021", 8, 9, 2021, 2)]),
        ("on 25.3. eller fre 2 maj", "sv", [("on 25.3.", 25, 3, None, 2), ("fre 2 maj", 2, 5, None, 4)]),
        ("by Wednesday, 8 September 2021", "en", [("Wednesday, 8 September 2021", 8, 9, 2021, 2)]),
        ("on March 25th, 2021", "en", [("March 25th, 2021", 25, 3, 2021, None)]),
        ("from 24 to 25 March.", "en", [("25 March", 25, 3, None, None)]),
        ("on 25.3. we meet", "en", [("25.3.", 25, 3, None, None)]),
        ("of the ten, 2 may attend and 3 march on", "en", []),
        ("kohta 3.2 ja luku 9.30 maksavat 12.50 tai 2.5 miljoonaa", "fi", []),
        ("versio 2.10.1, osoite 192.168.1.1, puhelin 09 1606 7730", "fi", []),
        ("35.3.2021 ja 12.13.2021", "fi", []),
    ],
)
def test_days_in_a_sentence(
    sentence: str, language: Language, found: list[tuple[str, int, int, int | None, int | None]]
) -> None:
    assert days(sentence, language) == found


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("Tilaisuus alkaa klo 9.00–11.00.", "fi", [("klo 9.00–11.00", 540, 660)]),
        ("klo 9.30 – 10 tai kello 16", "fi", [("klo 9.30 – 10", 570, 600), ("kello 16", 960, None)]),
        ("kl. 13–15, klockan 9.05", "sv", [("kl. 13–15", 780, 900), ("klockan 9.05", 545, None)]),
        ("at 9 a.m. to 5 p.m. or 12 pm", "en", [("9 a.m. to 5 p.m.", 540, 1020), ("12 pm", 720, None)]),
        ("between 9.00–11.00, at 12:30", "en", [("9.00–11.00", 540, 660), ("at 12:30", 750, None)]),
        ("at 9 Market Street, rooms 3–5, 2.5 km", "en", []),
        ("sivut 10–12, 3,5–4,5 euroa, klo 25", "fi", []),
    ],
)
def test_hours_in_a_sentence(sentence: str, language: Language, found: list[tuple[str, int, int | None]]) -> None:
    assert hours(sentence, language) == found


@given(DAYS, st.times(), TONGUES, st.sampled_from(["", "Tervetuloa! ", "x ("]), st.sampled_from(["", ".", ", ja", ")"]))
def test_what_the_site_prints_is_found_in_prose(
    day: date, start: time, language: Language, before: str, after: str
) -> None:
    at = datetime.combine(day, start.replace(second=0, microsecond=0), UTC).astimezone(HELSINKI)
    sentence = before + when.label(when.Span(at, None), language) + after

    (said,) = when.said_days(sentence, language)
    assert (said.near(date(2027, 1, 1)), said.weekday, said.wrong_weekday(at.date())) == (
        at.date(),
        at.weekday(),
        None,
    )
    if language != "en":
        assert [found[1:] for found in hours(sentence, language)] == [(at.hour * 60 + at.minute, None)]


@given(DAYS, DAYS, TONGUES)
def test_a_weekday_of_another_day_is_noticed(day: date, other: date, language: Language) -> None:
    weekday = when.label(when.whole_days(other, other, HELSINKI), language).split()[0]
    sentence = f"{weekday} {day.day}.{day.month}.{day.year}"

    (said,) = when.said_days(sentence, language)
    assert bool(said.wrong_weekday(day)) == (day.weekday() != other.weekday())
    assert (
        sentence.replace(weekday, said.right_word(day, language)).split()[0]
        == (when.label(when.whole_days(day, day, HELSINKI), language).split()[0])
    )


@given(st.integers(1, 28), st.integers(1, 12), DAYS)
def test_a_day_without_a_year_is_the_nearest_one(day: int, month: int, beside: date) -> None:
    (said,) = when.said_days(f"viimeistään {day}.{month}.", "fi")
    found = said.near(beside)
    assert found
    assert (found.day, found.month, abs((found - beside).days) <= 184) == (day, month, True)


@given(st.text(), TONGUES)
def test_any_text_can_be_read(text: str, language: Language) -> None:
    said = [(found.written, found.start, found.end) for found in when.said_days(text, language)]
    said += [(found.written, found.start, found.end) for found in when.said_hours(text, language)]
    for written, start, end in said:
        assert text[start:end].strip().startswith(written)
