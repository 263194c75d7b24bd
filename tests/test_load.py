"""Every key of an event and of a register, with its meaning."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from juliste import load
from juliste.model import (
    SCHEDULED,
    Accessibility,
    Attachment,
    Contact,
    Event,
    File,
    Former,
    Link,
    Occasion,
    Online,
    Organisation,
    Picture,
    Place,
    Price,
    Registration,
    Series,
    StaticPage,
    Status,
    Text,
    Topic,
)
from juliste.pages import blocks
from tests.builders import HELSINKI, PROJECT, point, span, text
from tests.reading import FOLDER, content, event, told, with_keys

MINISTRY = Organisation(
    "oikeusministerio",
    text("Oikeusministeriö", "Justitieministeriet", "Ministry of Justice"),
    email="oikeusministerio@om.fi",
)
HOUSE = Place(
    "saatytalo",
    text("Säätytalo", "Ständerhuset", "House of the Estates"),
    street=text("Snellmaninkatu 9–11"),
    city=text("Helsinki"),
)
PICTURE = File(f"{FOLDER}/kuva.png", "files/2026/seminaari/kuva.png", "image/png", 0)


def in_swedish(words: str) -> Text:
    return Text(sv=words, original="sv")


def test_event_with_required_keys_only_is_whole(tmp_path: Path) -> None:
    assert event(tmp_path) == Event(
        id="2026-seminaari",
        uid="2026-seminaari",
        year=2026,
        name="seminaari",
        original="fi",
        folder=FOLDER,
        sources=(
            f"{FOLDER}/event.fi.md",
            f"{FOLDER}/event.sv.md",
            f"{FOLDER}/event.en.md",
            "content/registers/organisations/oikeusministerio.yaml",
            "content/registers/places/saatytalo.yaml",
        ),
        title=text("Seminaari", "Seminarium", "Seminar"),
        occasions=(Occasion("", span("26.3.2026 klo 9–15")),),
        organisers=(MINISTRY,),
        place=HOUSE,
        languages=("fi",),
    )


def test_words_and_body_are_read(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=f"---\n{with_keys('subtitle: Alaotsikko', 'summary: Puhutaan.', 'audience: Kaikki')}\n---\n\nLeipäteksti.\n",
        sv="---\ntitle: Seminarium\nsubtitle: Underrubrik\nsummary: Vi talar.\naudience: Alla\n---\nBrödtext.",
    )

    assert (made.subtitle, made.summary) == (text("Alaotsikko", "Underrubrik"), text("Puhutaan.", "Vi talar."))
    assert (made.audience, made.body) == (text("Kaikki", "Alla"), text("Leipäteksti.", "Brödtext."))
    assert (made.untranslated, made.partly_translated) == ((), ("en",))


def test_text_in_three_languages_stands_in_the_original(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys("subtitle: {sv: Underrubrik, en: Subtitle}"))

    assert made.subtitle == Text("", "Underrubrik", "Subtitle", "sv")


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("to 26.3.2026 klo 9.00–11.00", "26.3.2026 klo 9–11"),
        ("26.3.2026", "26.3.2026"),
        ("26.–27.3.2026 klo 9–15", "26.–27.3.2026 klo 9–15"),
        ("26.3.2026 klo 22 – 27.3.2026 klo 2", "26.3.2026 klo 22 – 27.3.2026 klo 2"),
    ],
)
def test_one_time_is_one_occasion(tmp_path: Path, time: str, expected: str) -> None:
    made = event(tmp_path, fi=with_keys().replace("26.3.2026 klo 9–15", time))

    assert made.occasions == (Occasion("", span(expected)),)


def test_several_times_are_occasions_with_keys_of_their_own(tmp_path: Path) -> None:
    times = """
  - 26.3.2026 klo 9–11
  - 27.3.2026 klo 9–11
  - time: 28.3.2026 klo 9–11
    id: ilta
    place: {name: Kirjasto}
    languages: [sv]
    status: {is: cancelled, reason: Sairaus}
    note: Ruotsiksi"""
    made = event(tmp_path, fi=with_keys().replace(" 26.3.2026 klo 9–15", times))

    assert made.occasions == (
        Occasion("", span("26.3.2026 klo 9–11")),
        Occasion("2", span("27.3.2026 klo 9–11")),
        Occasion(
            "ilta",
            span("28.3.2026 klo 9–11"),
            Place("", text("Kirjasto")),
            ("sv",),
            Status("cancelled", text("Sairaus")),
            text("Ruotsiksi"),
        ),
    )


def test_one_time_may_have_keys(tmp_path: Path) -> None:
    time = "\n  time: 26.3.2026 klo 9–15\n  note: Huomaa"
    made = event(
        tmp_path,
        fi=with_keys().replace(" 26.3.2026 klo 9–15", time),
        sv="title: Seminarium\ntime: {note: Observera}",
    )

    assert made.occasions == (Occasion("", span("26.3.2026 klo 9–15"), note=text("Huomaa", "Observera")),)


def test_times_are_read_in_the_events_own_zone(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys("timezone: Europe/Stockholm"))

    assert made.occasions[0].span == span("26.3.2026 klo 9–15", ZoneInfo("Europe/Stockholm"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("status: cancelled", Status("cancelled")),
        ("status: {is: postponed, reason: Lakko}", Status("postponed", text("Lakko"))),
        ("status: scheduled", SCHEDULED),
        ("subtitle: Ei tilaa", SCHEDULED),
    ],
)
def test_status_is_short_or_has_a_reason(tmp_path: Path, written: str, expected: Status) -> None:
    assert event(tmp_path, fi=with_keys(written)).status == expected


def test_former_time_place_and_online_are_told(tmp_path: Path) -> None:
    made = event(
        tmp_path, fi=with_keys("was:", "  time: 20.3.2026 klo 9–15", "  place: {name: Kirjasto}", "  online: yes")
    )

    assert made.was == Former((span("20.3.2026 klo 9–15"),), Place("", text("Kirjasto")), Online())
    assert made.changes == ("new-time", "new-venue")


def test_several_former_times_are_a_list(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys("was:", "  time: [20.3.2026 klo 9–15, 21.3.2026 klo 9–15]"))

    assert made.was == Former((span("20.3.2026 klo 9–15"), span("21.3.2026 klo 9–15")))


def test_renaming_keeps_the_identity(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys("moved_from: [2025/vanha, 2026/uudempi]", "slug: kevatseminaari", "former_slugs: [seminaari-1]"),
        sv="title: Seminarium\nslug: varseminarium\nformer_slugs: [seminarium-1]",
    )

    assert (made.id, made.uid) == ("2026-seminaari", "2025-vanha")
    assert made.moved_from == ((2025, "vanha"), (2026, "uudempi"))
    assert made.slug == text("kevatseminaari", "varseminarium")
    assert made.former_slugs == (("fi", "seminaari-1"), ("sv", "seminarium-1"))


def test_draft_publishing_and_replacement_are_read(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys("draft: true", "publish: 1.3.2026", "replaced_by: 2026/toinen"))

    assert (made.draft, made.publish, made.replaced_by) == (True, point("1.3.2026"), "2026-toinen")


def test_problems_of_a_draft_are_warnings(tmp_path: Path) -> None:
    found = content(tmp_path, fi=with_keys("draft: kyllä", "series: ei-ole"))

    assert [problem.severity for problem in found.problems] == ["warning"]


def test_place_of_the_register_may_have_a_room(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys().replace("place: saatytalo", "place: {in: saatytalo, room: Sali 2}"))

    assert made.place == Place("saatytalo", HOUSE.name, room=text("Sali 2"), street=HOUSE.street, city=HOUSE.city)


def test_place_outside_the_register_has_all_its_keys(tmp_path: Path) -> None:
    place = """place:
  name: Kirjasto
  room: Sali
  street: Katu 1
  postcode: 00100
  city: Helsinki
  country: Suomi
  map: [60.17, 24.94]
  url: https://example.org/
  directions: Juna **A**
  accessibility: {step_free: yes, hearing_loop: no, captions: unknown, note: Hissi}"""
    made = event(tmp_path, fi=with_keys().replace("place: saatytalo", place))

    assert made.place == Place(
        "",
        text("Kirjasto"),
        text("Sali"),
        text("Katu 1"),
        "00100",
        text("Helsinki"),
        text("Suomi"),
        (60.17, 24.94),
        text("https://example.org/"),
        text("Juna **A**"),
        Accessibility(step_free=True, hearing_loop=False, captions=None, note=text("Hissi")),
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("online: true", Online()),
        ("online: kyllä", Online()),
        ("online: {platform: Teams, link: registered}", Online(("Teams",), to_registered=True)),
        (
            "online: {platform: [Teams, Zoom], link: https://example.org/x, note: Huom}",
            Online(("Teams", "Zoom"), text("https://example.org/x"), note=text("Huom")),
        ),
    ],
)
def test_online_is_yes_or_has_keys(tmp_path: Path, written: str, expected: Online) -> None:
    made = event(tmp_path, fi=with_keys(written))

    assert made.online == expected
    assert made.is_hybrid


def test_online_event_needs_no_place(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys().replace("place: saatytalo", "online: yes"))

    assert (made.place, made.online) == (None, Online())


@pytest.mark.parametrize("kind", ["none", "invited"])
def test_registration_may_be_a_word(tmp_path: Path, kind: str) -> None:
    made = event(tmp_path, fi=with_keys(f"registration: {kind}"))

    assert [way.kind for way in made.registrations] == [kind]


def test_registration_has_all_its_keys(tmp_path: Path) -> None:
    keys = """registration:
  url: {fi: https://example.org/fi, sv: https://example.org/sv}
  email: ilmo@example.org
  phone: 0295 16001
  contact: neuvoja
  opens: 1.2.2026 klo 9
  closes: 18.3.2026
  capacity: 50
  full: no
  price: {amount: 12,50 €, note: Sisältää lounaan}
  selection: Järjestyksessä
  instructions: Kerro ruokavalio
  privacy: https://example.org/tietosuoja
contacts:
  - id: neuvoja
    role: neuvoja
    organisation: Justitieministeriet"""
    made = event(tmp_path, fi=with_keys(keys.replace("12,50 €", '"12,50 €"')))

    adviser = Contact("neuvoja", role=text("neuvoja"), organisation=MINISTRY)
    assert made.contacts == (adviser,)
    assert made.registrations == (
        Registration(
            "open",
            "",
            text("https://example.org/fi", "https://example.org/sv"),
            "ilmo@example.org",
            "0295 16001",
            adviser,
            point("1.2.2026 klo 9"),
            point("18.3.2026"),
            50,
            full=False,
            price=Price(Decimal("12.50"), text("Sisältää lounaan")),
            selection=text("Järjestyksessä"),
            instructions=text("Kerro ruokavalio"),
            privacy=text("https://example.org/tietosuoja"),
        ),
    )


def test_each_way_of_joining_may_have_its_registration(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "online: yes",
            "registration:",
            "  - {for: place, email: ilmo@example.org, price: 20}",
            "  - {for: online, url: https://example.org/verkko, price: free, full: yes}",
        ),
        sv="title: Seminarium\nregistration:\n  online: Anmäl dig",
    )

    assert made.registrations == (
        Registration("open", "place", email="ilmo@example.org", price=Price(Decimal(20))),
        Registration(
            "open",
            "online",
            text("https://example.org/verkko"),
            full=True,
            price=Price(Decimal(0)),
            instructions=text(sv="Anmäl dig"),
        ),
    )


def test_price_may_be_words_only(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys("registration: {email: a@example.org, price: {note: Omakustannus}}"))

    assert made.registrations[0].price == Price(None, text("Omakustannus"))


def test_organisations_are_ids_official_names_or_other_names(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys("partners: [Ministry of Justice, Marttaliitto ry]"))

    assert made.partners == (MINISTRY, Organisation("", text("Marttaliitto ry")))


def test_name_outside_the_register_is_in_the_language_of_the_original(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi="title: Seminaari",
        sv="title: Seminarium\ntime: 26.3.2026 kl. 9–15\nonline: yes\norganisers: [Föreningen Marthorna]",
    )

    assert made.original == "sv"
    assert made.organisers == (Organisation("", in_swedish("Föreningen Marthorna")),)
    assert made.title == Text("Seminaari", "Seminarium", "Seminar", "sv")


def test_contacts_are_people_of_the_register_or_have_keys(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "contacts:",
            "  - maija-mallikas",
            "  - {id: media, name: Matti Meikäläinen, role: tiedottaja, email: matti@example.org, phone: 050 123 4567,"
            " url: https://example.org/m, until: 1.4.2026, for: media}",
        ),
        sv="title: Seminarium\ncontacts:\n  media: informatör",
    )

    assert made.contacts == (
        Contact("maija-mallikas", name="Maija Mallikas", organisation=MINISTRY),
        Contact(
            "media",
            "Matti Meikäläinen",
            text("tiedottaja", "informatör"),
            None,
            "matti@example.org",
            "050 123 4567",
            text("https://example.org/m"),
            date(2026, 4, 1),
            "media",
        ),
    )
    assert "content/registers/people/maija-mallikas.yaml" in made.sources


def test_topics_and_series_come_from_the_registers(tmp_path: Path) -> None:
    made = event(tmp_path, fi=with_keys("topics: [demokratia]", "series: akatemia"))

    assert made.topics == (Topic("demokratia", text("Demokratia", "Demokrati", "Democracy")),)
    assert made.series == (Series("akatemia", text("Akatemia", "Akademin", "Academy")),)
    assert made.sources[-2:] == ("content/registers/series/akatemia.yaml", "content/registers/topics/demokratia.yaml")


def test_interpretation_and_accessibility_are_read(tmp_path: Path) -> None:
    made = event(
        tmp_path,
        fi=with_keys(
            "interpretation: [en, fse, fss, speech-to-text]",
            "accessibility: {step_free: ja, captions: ei, note: Kysy, contact: maija-mallikas, ask_by: 20.3.2026}",
            "contacts: [maija-mallikas]",
        ),
    )

    assert made.interpretation == ("en", "fse", "fss", "speech-to-text")
    assert made.accessibility == Accessibility(
        step_free=True, captions=False, note=text("Kysy"), contact=made.contacts[0], ask_by=point("20.3.2026")
    )


def test_files_and_links_are_published_once(tmp_path: Path) -> None:
    keys = with_keys(
        "image: {file: kuva.png, alt: Talo}",
        "attachments:",
        "  - {id: kartta, file: kuva.png, title: Kartta}",
        "links:",
        "  - {url: https://example.org/kalvot, kind: slides}",
        "  - {id: muu, url: https://example.org/muu, title: Muu}",
    )
    made = event(tmp_path, fi=f"---\n{keys}\n---\nKatso [kuvaa](kuva.png).", sv="title: Sem\nlinks: {muu: Annat}")

    size = (tmp_path / FOLDER / "kuva.png").stat().st_size
    picture = File(PICTURE.source, PICTURE.target, "image/png", size, 1, 1)
    assert made.image == Picture(picture, text("Talo"))
    assert made.attachments == (Attachment("kartta", picture, text("Kartta")),)
    assert made.links == (
        Link("", text("https://example.org/kalvot"), Text(), "slides"),
        Link("muu", text("https://example.org/muu"), text("Muu", "Annat")),
    )
    assert made.files == (picture,)


def test_checks_are_silenced_and_digests_kept_without_a_word(tmp_path: Path) -> None:
    keys = with_keys("accept: {capitals: Lyhenteitä}", "only: {languages: [fi], reason: Kokeilu}")

    assert told(tmp_path, fi=keys, sv="title: Sem\ntranslates: title.1a2b body.02bc") == []


# Which file is the original.


def test_lone_file_is_the_original(tmp_path: Path) -> None:
    found = content(tmp_path)
    for language in ("fi", "en"):
        (tmp_path / FOLDER / f"event.{language}.md").unlink()
    found = load.read(tmp_path / "content", tmp_path, HELSINKI, frozenset())

    assert [str(problem) for problem in found.problems if "time" in problem.field] == [
        f"{FOLDER}/event.sv.md:2: time: is missing: when is the event? For example: to 25.3.2021 klo 9.00–11.00"
    ]


def test_file_with_most_facts_is_the_original(tmp_path: Path) -> None:
    made = content(
        tmp_path,
        fi="title: Seminaari\ntime: 26.3.2026 klo 9–15",
        en="title: Seminar\ntime: 26 March 2026, 9–15\norganisers: [oikeusministerio]\nonline: yes\nlanguages: [en]",
    )

    assert made.events[0].sheets
    assert made.events[0].sheets.original == "en"
    assert [str(problem) for problem in made.problems] == [
        f"{FOLDER}/event.fi.md:3: repeats facts of event.en.md: time; these lines may go"
    ]


# Registers and pages.


def test_organisation_has_all_its_keys(tmp_path: Path) -> None:
    content(tmp_path)
    register = tmp_path / "content/registers/organisations"
    (register / "osasto.yaml").write_text(
        """name: Osasto
short: OS
part_of: oikeusministerio
url: https://example.org/
email: osasto@example.org
phone: 0295 16001
fax: 0295 16002
postal: {fi: "PL 25, 00023 Valtioneuvosto"}
visiting: Eteläesplanadi 10
logo: {file: logo.png, alt: Tunnus}
""",
        "utf-8",
    )
    (register / "logo.png").write_bytes((tmp_path / FOLDER / "kuva.png").read_bytes())
    found = load.read(tmp_path / "content", tmp_path, HELSINKI, frozenset())

    path = "content/registers/organisations/logo.png"
    size = (register / "logo.png").stat().st_size
    assert found.problems == []
    assert found.registers.organisations["osasto"] == Organisation(
        "osasto",
        text("Osasto"),
        text("OS"),
        MINISTRY,
        text("https://example.org/"),
        "osasto@example.org",
        "0295 16001",
        "0295 16002",
        text("PL 25, 00023 Valtioneuvosto"),
        text("Eteläesplanadi 10"),
        Picture(File(path, "files/organisations/logo.png", "image/png", size, 1, 1), text("Tunnus")),
    )


def test_event_changes_when_its_organisers_parent_does(tmp_path: Path) -> None:
    content(tmp_path, fi=with_keys("partners: [osasto]"))
    (tmp_path / "content/registers/organisations/osasto.yaml").write_text("name: Osasto\npart_of: oikeusministerio\n")
    found = load.read(tmp_path / "content", tmp_path, HELSINKI, frozenset())

    assert found.events[0].event
    assert found.events[0].event.sources[3:5] == (
        "content/registers/organisations/oikeusministerio.yaml",
        "content/registers/organisations/osasto.yaml",
    )


def test_static_page_is_read_in_three_languages(tmp_path: Path) -> None:
    content(tmp_path)
    pages = tmp_path / "content/pages"
    pages.mkdir()
    (pages / "tietoa.fi.md").write_text("---\ntitle: Tietoa\nsummary: Mikä tämä on\nblock: yhteys\n---\nTeksti.\n")
    (pages / "tietoa.sv.md").write_text("---\ntitle: Om\nslug: om-oss\n---\nText.\n")
    found = load.read(tmp_path / "content", tmp_path, HELSINKI, frozenset({"yhteys"}))

    assert found.problems == []
    assert [each.page for each in found.pages] == [
        StaticPage(
            name="tietoa",
            original="fi",
            sources=("content/pages/tietoa.fi.md", "content/pages/tietoa.sv.md"),
            title=text("Tietoa", "Om"),
            slug=text(sv="om-oss"),
            summary=text("Mikä tämä on"),
            body=text("Teksti.", "Text."),
            block="yhteys",
        )
    ]


def test_content_without_registers_pages_or_events_is_empty(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    found = load.read(tmp_path / "content", tmp_path, HELSINKI, frozenset())

    assert (found.events, found.pages, found.problems) == ([], [], [])
    assert found.registers.known["organisations"] == ()


def test_content_outside_the_project_is_shown_whole(tmp_path: Path) -> None:
    content(tmp_path, fi="title: Seminaari")
    found = load.read(tmp_path / "content", tmp_path / "muualla", HELSINKI, frozenset())

    assert found.problems[0].path == (tmp_path / FOLDER / "event.fi.md").as_posix()


def test_this_projects_content_has_nothing_wrong() -> None:
    found = load.read(PROJECT / "content", PROJECT, HELSINKI, blocks(PROJECT / "theme"))

    assert [str(problem) for problem in found.problems] == []
    assert [each.event.partly_translated for each in found.events if each.event] == [(), (), ()]
