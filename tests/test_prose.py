"""Days and hours in prose: what is surely one is found, whatever stands around it, and nothing else."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste import when
from juliste.checks import said
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
        (
            "Torstain 25.3. ja keskiviikolle 24.3.",
            "fi",
            [("Torstain 25.3.", 25, 3, None, 3), ("keskiviikolle 24.3.", 24, 3, None, 2)],
        ),
        ("25.3.2021 (to) klo 9", "fi", [("25.3.2021 (to)", 25, 3, 2021, 3)]),
        ("26 March (Friday), den 3 mom.", "en", [("26 March (Friday)", 26, 3, None, 4)]),
        ("ke ja to 24.3. tai 25.3.", "fi", [("to 24.3.", 24, 3, None, None), ("25.3.", 25, 3, None, None)]),
        ("onsdagen och torsdagen den 24 mars", "sv", [("torsdagen den 24 mars", 24, 3, None, None)]),
        (
            "18.3 klo 16 tai 17.3 mennessä, versio 3.2 asti",
            "fi",
            [("18.3", 18, 3, None, None), ("17.3", 17, 3, None, None)],
        ),
        ("klo 9.10 mennessä, kello 9.10 klo 10", "fi", []),
        ("by the 18th of March", "en", [("the 18th of March", 18, 3, None, None)]),
        ("25.–26.3.2021 ja SopS 27/2016, 1104/2011, 3 § 2 mom., vp 64", "fi", []),
        ("torstaisin, 1990-luvulla, viikolla 12, 25:s kerta, 3. krs, 2. toukokuussa", "fi", []),
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
        ("klo 20–24 ja kello 9:stä", "fi", [("klo 20–24", 1200, 1440), ("kello 9", 540, None)]),
        (
            "9–3 pm, 11–1 pm, 1–3 pm, 8 pm–12 am",
            "en",
            [("9–3 pm", 540, 900), ("11–1 pm", 660, 780), ("1–3 pm", 780, 900), ("8 pm–12 am", 1200, 0)],
        ),
        (
            "at 10, at 12 noon, at 9 and at 15.",
            "en",
            [("at 10", 600, None), ("at 12", 720, None), ("at 9", 540, None), ("at 15", 900, None)],
        ),
        ("room 9.30, pp. 9–11, week 12, tel. 09 1606 7730, look at 10 pictures", "en", []),
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


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Keskiviikon 25.3.2021 seminaari", "Torstain"),
        ("siirretty keskiviikolle 25.3.2021", "torstaille"),
        ("keskiviikoksi 25.3.2021", "torstaiksi"),
        ("keskiviikosta 25.3.2021", "torstaista"),
        ("keskiviikkona 25.3.2021", "torstaina"),
        ("25.3.2021 (ke)", "to"),
    ],
)
def test_the_right_weekday_has_the_case_of_the_wrong_one(sentence: str, right: str) -> None:
    (said,) = when.said_days(sentence, "fi")
    assert said.right_word(date(2021, 3, 25), "fi") == right


@pytest.mark.parametrize(
    ("sentence", "on"),
    [
        ("torstaihin 25.3. asti", "torstaina 25.3."),
        ("to 25.3. asti", "to 25.3."),
        ("25. maaliskuuta asti", "25. maaliskuuta"),
    ],
)
def test_a_last_day_as_it_stands_in_a_sentence(sentence: str, on: str) -> None:
    (said,) = when.said_days(sentence, "fi")
    assert said.on == on


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


PIECES = (
    *("klo", "Klo:", "kello", "kl.", "klockan", "at", "At", "from", "until", "by", "den", "the", "of", "and", "to"),
    *(
        "9",
        "9.00",
        "17:30",
        "25.3.",
        "25.3.2021",
        "25.",
        "25",
        "5th",
        "1st",
        "24:e",
        "p.m.",
        "am",
        "pm",
        "–",
        "-",
        "klo 9",
    ),
    *(
        "March",
        "Mar.",
        "maaliskuuta",
        "mars",
        "May",
        "torstaina",
        "to",
        "Thursday",
        "torsdagen",
        "2021",
        "noon",
        "o'clock",
    ),
    *(",", ".", "(", ")", "a", "päivää", "kpl", "\n", "  "),
)


@given(pieces=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=7), language=TONGUES)
def test_every_sentence_with_a_day_or_an_hour_is_looked_at(pieces: list[tuple[str, str]], language: Language) -> None:
    sentence = "".join(piece for pair in pieces for piece in pair)

    if when.said_days(sentence, language) or when.said_hours(sentence, language):
        assert said._may_say(sentence)
