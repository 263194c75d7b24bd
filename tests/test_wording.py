from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args

import pytest

from juliste import wording
from juliste.model import (
    LANGUAGES,
    Attachment,
    Change,
    Event,
    File,
    Former,
    ItemKind,
    Link,
    MaterialKind,
    Online,
    Place,
    Price,
    Purpose,
    RegistrationState,
    Status,
    StatusKind,
    Words,
)
from tests.builders import catalogues, event, item, place, point, registration, span, text, words

NBSP = "\u00a0"
FILE = File("content/events/2021/x/ohjelma.pdf", "files/2021/x/ohjelma.pdf", "application/pdf", 35_000)


def in_each(sentence: Callable[..., Any], *facts: Any, **more: Any) -> list[Any]:  # noqa: ANN401 - any facts
    """What the function says in Finnish, Swedish and English."""
    return [sentence(*facts, catalogues()[code], **more) for code in LANGUAGES]


@pytest.mark.parametrize(
    ("changed", "titles"),
    [
        (event(), [(), (), ()]),
        (
            event(status=Status("cancelled"), was=Former((span("1.3.2021"),))),
            [("Tapahtuma on peruttu",), ("Evenemanget är inställt",), ("The event has been cancelled",)],
        ),
        (
            event(status=Status("postponed")),
            [
                ("Siirtyy, uusi aika ilmoitetaan myöhemmin",),
                ("Uppskjutet, ny tid meddelas senare",),
                ("Postponed, new time to be announced",),
            ],
        ),
        (
            event(was=Former((span("1.3.2021"),), place())),
            [("Uusi aika", "Paikka on muuttunut"), ("Ny tid", "Platsen har ändrats"), ("New time", "New venue")],
        ),
        (
            event(was=Former(place=place()), place=None, online=Online()),
            [("Siirretty verkkoon",), ("Flyttat till webben",), ("Moved online",)],
        ),
    ],
)
def test_status_titles(changed: Event, titles: list[tuple[str, ...]]) -> None:
    assert in_each(wording.status_titles, changed) == titles


def test_status_flag_is_one_word() -> None:
    assert in_each(wording.status_flag, "scheduled") == ["", "", ""]
    assert in_each(wording.status_flag, "cancelled") == ["Peruttu", "Inställt", "Cancelled"]
    assert in_each(wording.status_flag, "postponed") == ["Siirtyy", "Uppskjutet", "Postponed"]


def test_item_title_is_its_own_or_that_of_its_kind() -> None:
    assert in_each(wording.item_title, item(title="Avaus")) == [words("Avaus")] * 3
    assert in_each(wording.item_title, item(title="", kind="arrival")) == [
        Words("Ilmoittautuminen ja kahvi", "fi"),
        Words("Ankomst och kaffe", "sv"),
        Words("Arrival and coffee", "en"),
    ]


def test_material_title_is_its_own_or_that_of_its_kind_or_a_name() -> None:
    assert in_each(wording.material_title, Attachment("a", FILE, text("Kutsu", "Inbjudan"))) == [
        Words("Kutsu", "fi"),
        Words("Inbjudan", "sv"),
        Words("Kutsu", "fi"),
    ]
    assert in_each(wording.material_title, Attachment("a", FILE, text(), "programme")) == [
        Words("Ohjelma", "fi"),
        Words("Program", "sv"),
        Words("Programme", "en"),
    ]
    assert [each.text for each in in_each(wording.material_title, Attachment("a", FILE, text()))] == ["ohjelma.pdf"] * 3
    link = Link("a", text("https://example.org/"), text())
    assert [each.text for each in in_each(wording.material_title, link)] == ["https://example.org/"] * 3


@pytest.mark.parametrize(
    ("way", "state", "sentences"),
    [
        (
            registration(),
            None,
            [
                "Ilmoittaudu viimeistään torstaina 18.3.2021.",
                "Anmäl dig senast torsdagen den 18·mars 2021.",
                "Register by Thursday 18·March 2021.",
            ],
        ),
        (
            registration(opens=point("1.3.2021 klo 9"), closes=point("18.3.2021 klo 16")),
            "not-yet",
            [
                "Ilmoittautuminen alkaa maanantaina 1.3.2021 klo·9.00. "
                "Ilmoittaudu viimeistään torstaina 18.3.2021 klo·16.00.",
                "Anmälan öppnar måndagen den 1·mars 2021 kl.·9.00. "
                "Anmäl dig senast torsdagen den 18·mars 2021 kl.·16.00.",
                "Registration opens on Monday 1·March 2021 at 9.00. Register by 16.00 on Thursday 18·March 2021.",
            ],
        ),
        (
            registration(opens=point("1.3.2021"), closes=None),
            "open",
            ["Ilmoittaudu ennakkoon.", "Anmäl dig på förhand.", "Please register in advance."],
        ),
        (
            registration(),
            "closed",
            ["Ilmoittautuminen on päättynyt.", "Anmälningstiden har gått ut.", "Registration has closed."],
        ),
        (
            registration(full=True),
            None,
            ["Tapahtuma on täynnä.", "Evenemanget är fullbokat.", "The event is full."],
        ),
        (
            registration(kind="none"),
            None,
            ["Ei ennakkoilmoittautumista.", "Ingen förhandsanmälan.", "No registration needed."],
        ),
        (
            registration(kind="invited"),
            "invited",
            ["Kutsuvieraille.", "Endast för inbjudna.", "By invitation only."],
        ),
    ],
)
def test_registration_sentence(way: Any, state: RegistrationState | None, sentences: list[str]) -> None:  # noqa: ANN401
    said = [wording.registration_sentence(way, catalogue, state) for catalogue in catalogues().values()]
    assert said == [sentence.replace("·", NBSP) for sentence in sentences]


def test_joining_tells_which_way_it_is_for() -> None:
    assert in_each(wording.joining, registration()) == ["", "", ""]
    assert in_each(wording.joining, registration(joining="place")) == ["Paikan päällä", "På plats", "On site"]
    assert in_each(wording.joining, registration(joining="online")) == ["Verkossa", "På webben", "Online"]


def test_place_line_has_what_is_known_once() -> None:
    assert [wording.place_line(place(), code) for code in LANGUAGES] == [
        Words("Säätytalo, Snellmaninkatu 9–11, 00170 Helsinki", "fi"),
        Words("Ständerhuset, Snellmansgatan 9–11, 00170 Helsingfors", "sv"),
        Words("House of the Estates, Snellmaninkatu 9–11, 00170 Helsinki", "en"),
    ]
    assert wording.place_line(Place("", text("Oodi"), room=text("Oodi"), postcode="00100"), "sv") == Words(
        "Oodi, 00100", "fi"
    )


@pytest.mark.parametrize(
    ("online", "beside_place", "lines"),
    [
        (Online(), False, ["Verkkotapahtuma.", "Webbevenemang.", "Online event."]),
        (
            Online(("Teams", "Howspace"), to_registered=True),
            False,
            [
                "Verkkotapahtuma (Teams ja Howspace). Osallistumislinkki lähetetään ilmoittautuneille.",
                "Webbevenemang (Teams och Howspace). Länken skickas till de anmälda.",
                "Online event (Teams and Howspace). The link will be sent to registered participants.",
            ],
        ),
        (
            Online(),
            True,
            [
                "Tilaisuuteen voi osallistua myös verkossa.",
                "Du kan också delta på webben.",
                "You can also take part online.",
            ],
        ),
        (
            Online(("Teams",)),
            True,
            [
                "Tilaisuuteen voi osallistua myös verkossa (Teams).",
                "Du kan också delta på webben (Teams).",
                "You can also take part online (Teams).",
            ],
        ),
    ],
)
def test_online_line(online: Online, beside_place: bool, lines: list[str]) -> None:
    assert in_each(wording.online_line, online, beside_place=beside_place) == lines


@pytest.mark.parametrize(
    ("codes", "sentences"),
    [
        ((), ["", "", ""]),
        (("fi",), ["Tilaisuus on suomeksi.", "Evenemanget hålls på finska.", "The event is in Finnish."]),
        (
            ("sv", "fi"),
            [
                "Tilaisuus on ruotsiksi ja suomeksi.",
                "Evenemanget hålls på svenska och finska.",
                "The event is in Swedish and Finnish.",
            ],
        ),
        (
            ("fi", "sv", "en"),
            [
                "Tilaisuus on suomeksi, ruotsiksi ja englanniksi.",
                "Evenemanget hålls på finska, svenska och engelska.",
                "The event is in Finnish, Swedish and English.",
            ],
        ),
        (
            ("uk",),
            ["Tilaisuuden kieli: ukraina.", "Evenemangets språk: ukrainska.", "Language of the event: Ukrainian."],
        ),
        (
            ("fse", "se", "xx-unknown"),
            [
                "Tilaisuuden kielet: suomalainen viittomakieli, pohjoissaame ja xx-unknown.",
                "Evenemangets språk: finskt teckenspråk, nordsamiska och xx-unknown.",
                "Languages of the event: Finnish Sign Language, Northern Sami and xx-unknown.",
            ],
        ),
    ],
)
def test_spoken_languages_are_told_in_a_sentence(codes: tuple[str, ...], sentences: list[str]) -> None:
    assert in_each(wording.spoken_languages, codes) == sentences


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        ((), ["", "", ""]),
        (
            ("en", "speech-to-text"),
            [
                "Tulkkaus englanniksi ja kirjoitustulkkaus",
                "Tolkning till engelska och skrivtolkning",
                "Interpretation into English and speech-to-text interpretation",
            ],
        ),
        (
            ("fss", "fse", "de"),
            [
                "Tulkkaus suomalaiselle ja suomenruotsalaiselle viittomakielelle ja tulkkaus (saksa)",
                "Tolkning till finskt och finlandssvenskt teckenspråk och tolkning (tyska)",
                "Interpretation into Finnish and Finland-Swedish Sign Language and interpretation (German)",
            ],
        ),
    ],
)
def test_interpretation_is_a_list(codes: tuple[str, ...], shown: list[str]) -> None:
    assert in_each(wording.interpretation, codes) == shown


def test_price_is_free_an_amount_or_left_to_its_note() -> None:
    assert in_each(wording.price, Price(Decimal(0))) == ["Maksuton", "Avgiftsfritt", "Free of charge"]
    assert in_each(wording.price, Price(Decimal("42.50"))) == [f"42,50{NBSP}€", f"42,50{NBSP}€", "€42.50"]
    assert in_each(wording.price, Price(None, text("Opiskelijoille maksuton"))) == ["", "", ""]


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        (wording.item_kind, get_args(ItemKind)),
        (wording.material_kind, get_args(MaterialKind)),
        (wording.purpose, get_args(Purpose)),
        (wording.change_title, get_args(Change)),
        (wording.status_flag, get_args(StatusKind)),
        (wording.occasion_title, get_args(StatusKind)),
        (wording.item_status, get_args(StatusKind)),
    ],
)
def test_every_kind_has_its_own_words(label: Callable[..., str], kinds: tuple[str, ...]) -> None:
    for catalogue in catalogues().values():
        shown = [label(kind, catalogue) for kind in kinds]
        assert len(set(shown)) == len(kinds)
        assert all(one or kind == "scheduled" for one, kind in zip(shown, kinds, strict=True))


@pytest.mark.parametrize(
    ("status", "changes", "shown"),
    [
        ("scheduled", (), ["Ilta", "Ilta", "Ilta"]),
        ("cancelled", ("new-time",), ["PERUTTU: Ilta", "INSTÄLLT: Ilta", "CANCELLED: Ilta"]),
        ("postponed", ("new-time",), ["SIIRTYY: Ilta", "UPPSKJUTET: Ilta", "POSTPONED: Ilta"]),
        ("scheduled", ("new-time",), ["UUSI AIKA: Ilta", "NY TID: Ilta", "NEW TIME: Ilta"]),
        ("scheduled", ("new-time", "new-venue"), ["UUSI PAIKKA: Ilta", "NY PLATS: Ilta", "NEW VENUE: Ilta"]),
        (
            "scheduled",
            ("new-time", "moved-online"),
            ["SIIRRETTY VERKKOON: Ilta", "FLYTTAT TILL WEBBEN: Ilta", "MOVED ONLINE: Ilta"],
        ),
    ],
)
def test_title_in_a_calendar_says_what_would_lead_astray(
    status: StatusKind, changes: tuple[Change, ...], shown: list[str]
) -> None:
    assert in_each(wording.calendar_title, "Ilta", status, changes) == shown


def test_feed_is_called_by_its_own_name_first() -> None:
    assert wording.feed_name("Illat") == "Illat"
    assert wording.feed_name("Illat", "Vesi") == "Vesi – Illat"


def test_former_place_is_told_whole() -> None:
    assert in_each(wording.former_place, Former()) == ["", "", ""]
    assert in_each(wording.former_place, Former(online=Online())) == [
        "Tilaisuus piti järjestää verkossa.",
        "Evenemanget skulle ha hållits på webben.",
        "The event was to be held online.",
    ]
