"""What an invitation says: the facts of an event in one language, in their order, and true on any day."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from juliste.invitation import Accessible, Body, Entry, Fact, Invitation, Link, Person, Prose
from juliste.invitation.facts import details, when_and_where
from juliste.invitation.reader import Reader
from juliste.model import Accessibility, Former, Online, Organisation, Price, Registration, Status, Track, Words
from tests.builders import (
    HELSINKI,
    MOMENT,
    catalogues,
    contact,
    event,
    item,
    ministry,
    occasion,
    place,
    point,
    programme_day,
    registration,
    text,
)
from tests.test_pdf import invited, same

READER = Reader(catalogues()["en"], same, HELSINKI)


def said(facts: tuple[Fact, ...]) -> dict[str, list[str]]:
    """Label → the lines after it, with plain blanks."""
    return {
        fact.label: [
            (line.html if isinstance(line, Prose) else line.text).replace("\u00a0", " ")
            for entry in fact.entries
            for line in (entry.said, *entry.more)
        ]
        for fact in facts
    }


def english(shown: str) -> Words:
    return Words(shown, "en")


def test_facts_of_an_ordinary_event() -> None:
    assert said(when_and_where(event(), READER)) == {
        "Time": ["Thursday 25 March 2021, 9.00–11.00"],
        "Place": ["House of the Estates", "Snellmaninkatu 9–11, 00170 Helsinki"],
    }
    assert said(details(event(), READER)) == {
        "Registration": ["Register by Thursday 18 March 2021.", "example.org/ilmoittaudu"],
        "Language": ["The event is in Finnish."],
    }


def test_words_and_addresses_know_their_language() -> None:
    found = details(event(registrations=(registration(instructions=text("Tuo *passi*.")),)), READER)[0]
    assert found == Fact(
        "Registration",
        (
            Entry(
                english("Register by Thursday 18\u00a0March 2021."),
                (
                    Link("example.org/ilmoittaudu", "https://example.org/ilmoittaudu", "en"),
                    Prose("Tuo <em>passi</em>.", "fi"),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("changes", "place_said"),
    [
        (
            {"online": Online(("Teams",), to_registered=True), "place": None},
            ["Online event (Teams). The link will be sent to registered participants."],
        ),
        (
            {"place": place(room=text("Sali 2"))},
            ["House of the Estates, Sali 2", "Snellmaninkatu 9–11, 00170 Helsinki"],
        ),
        ({"place": place(street=text(), city=text(), postcode="")}, ["House of the Estates"]),
    ],
)
def test_place(changes: dict[str, object], place_said: list[str]) -> None:
    assert said(when_and_where(event(**changes), READER))["Place"] == place_said


def test_hybrid_event_has_both() -> None:
    found = said(
        when_and_where(event(online=Online(link=text("https://example.org/liity"), note=text("Nyt."))), READER)
    )
    assert found["Online"] == ["You can also take part online.", "example.org/liity", "Nyt."]
    assert found["Time"] == ["Thursday 25 March 2021, 9.00–11.00 Finnish time (EET)"]


def test_times_with_places_of_their_own_say_each() -> None:
    times = (
        occasion(),
        occasion("26.3.2021 klo 9", "2", place=place(id="muu", name=text("Oodi"), street=text("Katu 1"))),
        occasion("27.3.2021 klo 9", "3", status=Status("cancelled", text("Sairaus."))),
    )
    assert said(when_and_where(event(occasions=times), READER)) == {
        "Time": [
            *("Thursday 25 March 2021, 9.00–11.00", "House of the Estates", "Snellmaninkatu 9–11, 00170 Helsinki"),
            *("Friday 26 March 2021, 9.00", "Oodi", "Katu 1, 00170 Helsinki"),
            *("CANCELLED: Saturday 27 March 2021, 9.00", "Sairaus."),
        ]
    }


def test_price_is_said_once_where_it_is_the_same_and_by_way_where_not() -> None:
    free, paid = Price(0), Price(25, text("sis. lounaan"))  # type: ignore[arg-type]  # sums are decimals there
    both = (registration(joining="place", price=free), registration(joining="online", price=free))
    one = (registration(joining="place", price=paid), registration(joining="online", price=free))
    assert said(details(event(registrations=both), READER))["Price"] == ["Free of charge"]
    assert said(details(event(registrations=one), READER))["Price"] == [
        *("On site", "€25", "sis. lounaan", "Online", "Free of charge"),
    ]


@pytest.mark.parametrize(
    ("way", "lines"),
    [
        (Registration("none"), ["No registration needed."]),
        (Registration("invited"), ["By invitation only."]),
        (registration(full=True, capacity=9), ["The event is full.", "At most 9 participants"]),
        (
            registration(opens=point("1.3.2021")),
            ["Registration opens: Monday 1 March 2021. Register by Thursday 18 March 2021.", "example.org/ilmoittaudu"],
        ),
        (
            Registration("open", contact=contact()),
            [
                "Please register in advance.",
                "Register with:",
                "Maija Mallikas",
                "Ministry of Finance",
                "maija@example.org",
            ],
        ),
    ],
)
def test_registration(way: Registration, lines: list[str]) -> None:
    assert said(details(event(registrations=(way,)), READER))["Registration"] == lines


def test_event_that_is_off_asks_nobody_to_come() -> None:
    off = event(status=Status("cancelled", text("Sairaus.")), was=Former(place=place(id="muu")), online=Online())
    found = invited(off, "en")
    assert said(found.details) == {"Language": ["The event is in Finnish."]}
    assert said(found.when_and_where).keys() == {"Time", "Place"}
    assert found.status
    assert (found.status.titles, found.status.stops) == (("The event has been cancelled",), True)
    assert found.status.lines[0] == Prose("Sairaus.", "fi")


def test_postponed_event_tells_its_former_time_and_no_new_one() -> None:
    found = invited(event(status=Status("postponed")), "en")
    assert said(found.when_and_where)["Time"] == ["The new time will be announced later."]
    assert found.status
    assert [line.text.replace("\u00a0", " ") for line in found.status.lines if isinstance(line, Words)] == [
        "Previous time: Thursday 25 March 2021, 9.00–11.00"
    ]


def test_programme_has_tracks_rooms_and_people() -> None:
    track = Track("a", text("Linja A"), text("Sali 1"))
    session = item(track=track, text=text(" ".join(["sana"] * 41)), status=Status("cancelled", text("Sairaus.")))
    (day,) = invited(event(programme=(programme_day(session, title=text("Päivä")),), tracks=(track,)), "fi").programme
    assert (day.caption.replace("\u00a0", " "), day.title) == ("torstai 25.3.2021", Words("Päivä", "fi"))
    (shown,) = day.sessions
    assert (shown.clock, shown.title.text, shown.has_long_text) == ("9.00–9.30", "PERUTTU: Tervetuloa", True)
    assert shown.where == (Words("Linja A", "fi"), Words("Sali 1", "fi"))
    assert shown.reason == (Prose("Sairaus.", "fi"),)


def test_bodies_access_and_contacts() -> None:
    asked = contact(
        purpose="accessibility", name="", role=text("neuvoja", en="adviser"), email="a@example.org", organisation=None
    )
    found = invited(
        event(
            organisers=(ministry(), Organisation("", text("Seura"), part_of=ministry())),
            accessibility=Accessibility(step_free=True, note=text("Opaskoirat sallittu."), contact=asked),
            contacts=(asked,),
        ),
        "en",
    )
    ministry_name = english("Ministry of Finance")
    assert found.organisers == (
        Body(ministry_name, None, None, ministry_name),
        Body(Words("Seura", "fi"), ministry_name, None, Words("Seura", "fi")),
    )
    adviser = (english("adviser"), Link("a@example.org", "mailto:a@example.org", "en"))
    assert found.access == (
        Accessible(Words("", "en"), (english("There is a step-free entrance."), Prose("Opaskoirat sallittu.", "fi"))),
        Accessible(Words("", "en"), (english("Ask about accessibility:"), *adviser)),
    )
    assert found.contacts == (Person("Accessibility", adviser),)


@pytest.mark.parametrize("days", [-400, -30, 0, 10, 24, 25, 400])
def test_it_is_the_same_on_any_day(days: int) -> None:
    whole = event(
        registrations=(registration(opens=point("1.3.2021")),), accessibility=Accessibility(ask_by=point("11.3.2021"))
    )

    def at(moment_changes: timedelta) -> Invitation:
        return replace(invited(whole, moment=MOMENT + moment_changes), updated="")

    assert at(timedelta(days)) == at(timedelta())


def test_day_of_the_last_change_is_told_once_it_has_come() -> None:
    assert invited(event()).updated == "Päivitetty 1.2.2021"
    assert invited(event(), moment=MOMENT - timedelta(60)).updated == ""


def test_kind_tells_of_a_programme() -> None:
    assert (invited(event()).kind, invited(event(programme=(programme_day(item()),))).kind) == (
        "Kutsu",
        "Kutsu ja ohjelma",
    )
