"""The messages to send: what an editor pastes into mail, to the letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste import mail
from juliste.invitation import Invitation
from juliste.model import LANGUAGES, Former, Language, Online, Registration, Status
from tests.builders import contact, event, item, occasion, place, point, programme_day, registration, span, text
from tests.test_pdf import invited

EVENT = event(
    subtitle=text("Keskustelu kaupungintalolla", "Ett samtal i stadshuset"),
    programme=(programme_day(item(), item("9.30–11.00", "Dialogit", text=text("Mitä **nyt**?\n\n- yksi\n- kaksi"))),),
    contacts=(contact(role=text("sihteeri")),),
)
FINNISH = """\
Aihe: Kutsu: Avoin seminaari, 25.3.2021

Avoin seminaari
Keskustelu kaupungintalolla

Puhumme yhteistyöstä.

Aika: torstai 25.3.2021 klo 9.00–11.00
Paikka: Säätytalo
  Snellmaninkatu 9–11, 00170 Helsinki

Ilmoittautuminen: Ilmoittaudu viimeistään torstaina 18.3.2021.
  https://example.org/ilmoittaudu
Kieli: Tilaisuus on suomeksi.

Tapahtuman sivu: https://example.org/fi/2021/seminaari/

OHJELMA
torstai 25.3.2021
9.00–9.30 Tervetuloa
9.30–11.00 Dialogit
  Mitä nyt?
  - yksi
  - kaksi

LISÄTIETOJA
Maija Mallikas
sihteeri
Valtiovarainministeriö
maija@example.org

Valtiovarainministeriö
"""
SWEDISH_HEAD = """\
Ämne: INSTÄLLT: Öppet seminarium, 25 mars 2021

Evenemanget är inställt.
Talaren har insjuknat.

Öppet seminarium
Ett samtal i stadshuset

Vi talar om samarbete.

Tid: torsdag 25 mars 2021 kl. 9.00–11.00
Plats: Ständerhuset
"""


def lines(content: bytes) -> list[str]:
    """The lines of a message, with plain blanks."""
    assert content.endswith(b"\r\n")
    written = content.decode("utf-8-sig").replace("\u00a0", " ")
    assert "\n" not in written.replace("\r\n", "")
    return written.split("\r\n")[:-1]


def written(of: Invitation) -> str:
    return "".join(f"{line}\n" for line in lines(mail.text(of)))


def test_invitation_is_written_to_the_letter() -> None:
    assert written(invited(EVENT)) == FINNISH


def test_bytes_are_utf8_that_says_so_with_the_line_ends_of_mail() -> None:
    assert mail.text(invited(EVENT)).startswith("\ufeffAihe: Kutsu: Avoin seminaari, 25.3.2021\r\n\r\n".encode())


def test_cancellation_says_it_in_the_subject_and_first() -> None:
    off = replace(EVENT, status=Status("cancelled", text("Puhuja on sairastunut.", "Talaren har insjuknat.")))
    assert written(invited(off, "sv")).startswith(SWEDISH_HEAD)
    assert "Anmäl" not in written(invited(off, "sv"))


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        ({}, "Subject: Invitation: Open seminar, 25 March 2021"),
        ({"status": Status("postponed")}, "Subject: POSTPONED: Open seminar"),
        ({"was": Former(spans=(span("24.3.2021 klo 9"),))}, "Subject: NEW TIME: Open seminar, 25 March 2021"),
        ({"was": Former(place=place(id="muu"))}, "Subject: NEW VENUE: Open seminar, 25 March 2021"),
        (
            {"was": Former(place=place()), "place": None, "online": Online()},
            "Subject: MOVED ONLINE: Open seminar, 25 March 2021",
        ),
        (
            {"occasions": (occasion(status=Status("cancelled")), occasion("26.3.2021", "2"))},
            "Subject: Invitation: Open seminar, 26 March 2021",
        ),
        ({"occasions": (occasion("30.3.–2.4.2021"),)}, "Subject: Invitation: Open seminar, 30 March – 2 April 2021"),
        ({"title": text("Avoin\nseminaari")}, "Subject: Invitation: Avoin seminaari, 25 March 2021"),
    ],
)
def test_subject_says_what_nobody_may_miss(changes: dict[str, object], subject: str) -> None:
    assert lines(mail.text(invited(event(**changes), "en")))[0] == subject


def test_message_in_all_languages_has_them_below_each_other() -> None:
    found = lines(mail.all_languages([invited(EVENT, code) for code in LANGUAGES]))
    single = {code: lines(mail.text(invited(EVENT, code))) for code in LANGUAGES}
    rule = "-" * 72
    assert found == [
        "Aihe: Kutsu: Avoin seminaari, 25.3.2021 | Inbjudan: Öppet seminarium, 25 mars 2021 | "
        "Invitation: Open seminar, 25 March 2021",
        "",
        "På svenska efter den finska texten.",
        "In English after the Swedish text.",
        *("", rule, "SUOMEKSI", rule, *single["fi"][1:]),
        *("", rule, "PÅ SVENSKA", rule, *single["sv"][1:]),
        *("", rule, "IN ENGLISH", rule, *single["en"][1:]),
    ]


def test_ways_of_registering_are_listed_each_with_its_address() -> None:
    ways = (
        registration(joining="place", capacity=50, selection=text("Arvomme paikat.")),
        Registration("open", "online", email="ilmo@example.org", phone="0295 16001", closes=point("20.3.2021 klo 16")),
    )
    found = lines(mail.text(invited(event(registrations=ways, online=Online(("Teams",), to_registered=True)))))
    start = found.index("Ilmoittautuminen:")
    assert found[start : start + 9] == [
        "Ilmoittautuminen:",
        "- Paikan päällä",
        "  Ilmoittaudu viimeistään torstaina 18.3.2021.",
        "  https://example.org/ilmoittaudu",
        "  Enintään 50 osallistujaa",
        "  Arvomme paikat.",
        "- Verkossa",
        "  Ilmoittaudu viimeistään lauantaina 20.3.2021 klo 16.00.",
        "  Ilmoittaudu sähköpostitse: ilmo@example.org",
    ]


WORDS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x24F, exclude_categories=["Cc", "Zs"]), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=60), st.sampled_from(LANGUAGES))
def test_lines_are_short_and_no_word_is_lost_or_broken(said: list[str], language: Language) -> None:
    summary = " ".join(said)
    found = lines(mail.text(invited(event(summary=text(summary)), language)))
    parts = "\n".join(found[1:]).split("\n\n")
    assert " ".join(parts[1].split()) == summary
    assert [line for line in found[1:] if len(line) > mail.WIDTH and " " in line.strip()] == []


def test_addresses_are_never_broken() -> None:
    address = "https://example.org/" + "-".join(["ilmoittautumislomake"] * 8)
    found = lines(mail.text(invited(event(registrations=(registration(url=text(address)),)))))
    assert f"  {address}" in found
    assert [line for line in found if re.search(r"https?://\S*-$", line)] == []
