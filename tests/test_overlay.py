"""The words of language files laid over the original."""

from pathlib import Path
from shutil import copytree

from juliste import load
from juliste.model import Contact, Event, Text, Track
from juliste.pages import blocks
from tests.builders import HELSINKI, PROJECT, text
from tests.reading import content, event, told, with_keys

DAYS = """title: Kurssi
time: 26.–27.3.2026 klo 9–15
place: saatytalo
organisers: [oikeusministerio]
languages: [fi]
programme:
  - day: 26.3.
    title: Ensimmäinen päivä
    items:
      - 9.00 Avaus
      - time: 10.00
        id: puhe
        title: Puhe
  - day: 27.3.
    items:
      - 9.00 Jatko"""


def titles(made: Event) -> list[Text]:
    return [item.title for item in made.items]


def test_items_are_addressed_by_time_or_id_in_a_map(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys("programme:", "  - 9.00 Avaus", "  - {time: 10.00, id: puhe, title: Puhe, text: Pitkä}"),
        sv="title: Sem\nprogramme:\n  9.00: Öppning\n  puhe:\n    title: Tal\n    text: Långt",
    )

    assert titles(made) == [text("Avaus", "Öppning"), text("Puhe", "Tal")]
    assert [item.text for item in made.items] == [Text(), text("Pitkä", "Långt")]


def test_items_are_addressed_in_a_list_in_any_order(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "programme:", "  - 9.00 Avaus", "  - {time: 10.00, id: puhe, title: Puhe}", "  - 11.00 Kysymyksiä"
        ),
        sv="title: Sem\nprogramme:\n  - {id: puhe, title: Tal}\n  - {time: 11.00, title: Frågor}\n  - 9.00 Öppning",
    )

    assert titles(made) == [text("Avaus", "Öppning"), text("Puhe", "Tal"), text("Kysymyksiä", "Frågor")]


def test_item_in_a_list_is_addressed_by_its_start_alone(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys("programme:", "  - 9.00–9.45 Avaus"),
        sv="title: Sem\nprogramme:\n  - {time: 9.00, title: Öppning}",
    )

    assert titles(made) == [text("Avaus", "Öppning")]


def test_items_of_equal_start_are_told_apart_by_their_facts(tmp_path: Path) -> None:
    found = content(
        tmp_path,
        fi=with_keys(
            "tracks: [{id: a, name: Nuoret}, {id: b, name: Vanhat}]",
            "programme:",
            "  - {time: 9.00, title: Nuorten puhe, track: a}",
            "  - {time: 9.00, title: Vanhojen puhe, track: b}",
        ),
        sv="title: Sem\nprogramme: [{time: 9.00, track: b, title: De gamlas tal}]",
    )

    assert found.events[0].event
    assert titles(found.events[0].event) == [text("Nuorten puhe"), text("Vanhojen puhe", "De gamlas tal")]
    assert [(problem.severity, str(problem.message)) for problem in found.problems] == [
        ("warning", "repeats facts of event.fi.md: programme.track")
    ]


def test_items_of_several_days_are_addressed_by_day_and_time(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=DAYS,
        sv="title: Kurs\nprogramme:\n  26.3. 9.00: Öppning\n  27.3. klo 9.00: Fortsättning\n  puhe: Tal",
    )

    assert titles(made) == [text("Avaus", "Öppning"), text("Puhe", "Tal"), text("Jatko", "Fortsättning")]


def test_days_get_their_titles_by_day(tmp_path: Path) -> None:
    made = event(tmp_path, fi=DAYS, sv="title: Kurs\nprogramme:\n  26.3.: Första dagen\n  pe 27.3.: Andra dagen")

    assert [day.title for day in made.programme] == [
        text("Ensimmäinen päivä", "Första dagen"),
        Text(sv="Andra dagen"),
    ]


def test_days_are_copied_whole_with_their_items(tmp_path: Path) -> None:
    words = """title: Kurs
programme:
  - day: torsdag 26.3.
    title: Första dagen
    items:
      - 9.00 Öppning
      - id: puhe
        title: Tal
  - day: 27.3.
    items:
      - 9.00 Fortsättning"""
    made = event(tmp_path, fi=DAYS, sv=words)

    assert titles(made) == [text("Avaus", "Öppning"), text("Puhe", "Tal"), text("Jatko", "Fortsättning")]


def test_items_of_one_day_may_be_addressed_with_the_day(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys("programme: [9.00 Avaus]"),
        sv="title: Sem\nprogramme:\n  - day: 26.3.\n    items:\n      - 9.00 Öppning",
        en="title: Sem\nprogramme:\n  26.3. 9.00: Opening",
    )

    assert titles(made) == [text("Avaus", "Öppning", "Opening")]


def test_time_of_an_item_that_ends_otherwise_is_not_its_address(tmp_path: Path) -> None:
    assert told(
        tmp_path, fi=with_keys("programme: [9.00–9.30 Avaus]"), sv="title: Sem\nprogramme:\n  - 9.00–9.45 Öppning"
    ) == ["event.sv.md:4: programme 9.00–9.45: the programme in event.fi.md has no item '9.00–9.45'; it has 9.00–9.30"]


def test_maps_inside_keys_are_laid_over(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "online: {platform: Teams, note: Linkki tulee}",
            "status: {is: cancelled, reason: Sairaus}",
            "image: {file: kuva.png, alt: Talo}",
        ),
        sv="title: Sem\nonline: {note: Länken kommer}\nstatus: {reason: Sjukdom}\nimage: {alt: Ett hus}\n"
        "place: {directions: Tåg A}",
    )

    assert made.online
    assert made.image
    assert made.place
    assert made.online.note == text("Linkki tulee", "Länken kommer")
    assert made.status.reason == text("Sairaus", "Sjukdom")
    assert made.image.alt == text("Talo", "Ett hus")
    assert made.place.directions == Text(sv="Tåg A")


def test_addresses_may_be_given_again_per_language(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "online: {link: https://example.org/fi}",
            "registration: {url: https://example.org/fi, privacy: https://example.org/p}",
            "links: [{id: a, url: https://example.org/fi, title: Sivu}]",
        ),
        sv="title: Sem\nonline: {link: https://example.org/sv}\nregistration: {url: https://example.org/sv}\n"
        "links:\n  a: {url: https://example.org/sv, title: Sida}",
    )

    both = text("https://example.org/fi", "https://example.org/sv")
    assert made.online
    assert (made.online.link, made.registrations[0].url, made.links[0].url) == (both, both, both)


def test_tracks_and_contacts_are_addressed_by_id(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "tracks: [{id: a, name: Nuoret, room: Sali}]",
            "contacts: [{id: neuvoja, role: neuvoja, email: a@example.org}, {role: tuki, email: b@example.org}]",
        ),
        sv="title: Sem\ntracks: {a: {name: Unga, room: Salen}}\ncontacts: [{id: neuvoja, role: rådgivare}]",
    )

    assert made.tracks == (Track("a", text("Nuoret", "Unga"), text("Sali", "Salen")),)
    assert made.contacts == (
        Contact("neuvoja", role=text("neuvoja", "rådgivare"), email="a@example.org"),
        Contact("", role=text("tuki"), email="b@example.org"),
    )


def test_speakers_are_addressed_by_name(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "programme:",
            "  - time: 9.00",
            "    title: Avaus",
            "    speakers: [Anna Andersson, {name: Matti Meikäläinen, role: tutkija}]",
        ),
        sv="title: Sem\nprogramme:\n  9.00:\n    title: Öppning\n"
        "    speakers: [{name: Matti Meikäläinen, role: forskare}]",
    )

    assert [speaker.role for item in made.items for speaker in item.speakers] == [Text(), text("tutkija", "forskare")]


def test_text_only_in_a_language_file_is_added(tmp_path: Path) -> None:
    assert event(tmp_path, sv="title: Sem\naudience: Alla").audience == Text(sv="Alla")


def test_swedish_original_gets_finnish_and_english_words(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi="title: Seminaari\nprogramme:\n  9.00: Avaus",
        sv="title: Seminarium\ntime: 26.3.2026 kl. 9–15\nonline: yes\norganisers: [oikeusministerio]\n"
        "languages: [sv]\nprogramme: [9.00 Öppning]",
        en="title: Seminar\nprogramme: [9.00 Opening]",
    )

    assert made.original == "sv"
    assert titles(made) == [Text("Avaus", "Öppning", "Opening", "sv")]


def test_empty_lists_say_nothing(tmp_path: Path) -> None:
    empty = "programme: []\ncontacts: []\nlinks: []\norganisers: []\ntracks: {}\nregistration: []"
    assert told(tmp_path, sv=f"title: Sem\n{empty}") == []


def test_words_for_a_damaged_thing_are_left_alone(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        fi=with_keys("programme:", "  - 9.99 Avaus", "  - 10.00 Puhe", "links:", "  - {id: a, url: x, title: Sivu}"),
        sv="title: Sem\nprogramme:\n  9.00: Öppning\n  10.00: Tal\nlinks:\n  a: Sida\n  b: Annan",
    ) == [
        "event.fi.md:8: programme 9.99: there is no hour '9.99'; hours go from 0.00 to 24.00, minutes to 59",
        "event.fi.md:11: links a url: must be an address that begins with https://, not 'x'",
    ]


def test_damaged_words_are_told_once(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        fi=with_keys("programme: [9.00 Avaus]"),
        sv="title: Sem\nprogramme:\n  - [Öppning]\n  - day: [26.3.]\n    items: [9.00 Öppning]\n  - 9.00 Öppning",
    ) == [
        "event.sv.md:4: programme 1: must have keys below it (time, id, title, text, kind, track, room, speakers, "
        "moderator, status, day, items), not a list",
        "event.sv.md:5: programme 2 day: must be a text, not a list",
    ]


def test_copied_original_is_told_once(tmp_path: Path) -> None:
    original = (PROJECT / "content/events/2021/vapaa-fri-tyopaja/event.fi.md").read_text("utf-8")
    copytree(PROJECT / "content", tmp_path / "content")
    copy = tmp_path / "content/events/2021/vapaa-fri-tyopaja/event.sv.md"
    copy.write_text(original, "utf-8", newline="\r\n")
    found = load.read(tmp_path / "content", tmp_path, HELSINKI, blocks(PROJECT / "theme"))

    assert [(problem.severity, problem.message.text) for problem in found.problems] == [
        ("warning", "repeats facts of {path}: {keys}")
    ]
    assert all(each.event for each in found.events)


def test_copied_words_in_three_languages_are_told_once(tmp_path: Path) -> None:
    keys = with_keys("subtitle: {fi: Alaotsikko, sv: Underrubrik}")
    assert told(tmp_path, fi=keys, sv=keys) == [
        "event.sv.md:3: repeats facts of event.fi.md: time, place, organisers, languages, subtitle; these lines may go"
    ]
