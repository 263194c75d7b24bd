"""The facts of the events as data: every key that there is, what is left out, and the schema that describes them."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from juliste import opendata
from juliste.model import (
    LANGUAGES,
    Accessibility,
    Attachment,
    Event,
    File,
    Former,
    Language,
    Link,
    Online,
    Picture,
    Price,
    Registration,
    Series,
    Speaker,
    Status,
    Track,
)
from tests import sites
from tests.builders import (
    REVISED,
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
    settings,
    span,
    text,
)

Json = Any  # what json.loads gives

PDF = File("content/events/2021/seminaari/diat.pdf", "files/2021/seminaari/diat.pdf", "application/pdf", 35_000)
PNG = File("content/events/2021/seminaari/kuva.png", "files/2021/seminaari/kuva.png", "image/png", 900, 32, 16)
TRACK = Track("laki", text("Lainsäädäntö"), text("Sali 15"))


def whole(**changes: Any) -> Event:  # noqa: ANN401 - any field of the model
    """An event of which everything is known, all names of persons among it."""
    access = Accessibility(
        step_free=True, hearing_loop=False, note=text("Opaskoirat *sallittu*."), ask_by=point("11.3.2021")
    )
    default = event(
        subtitle=text("Treffitori"),
        was=Former((span("18.–19.3.2021 klo 9–15"), span("22.3.2021")), place(id="", map=None), Online()),
        status=Status("scheduled"),
        occasions=(
            occasion("25.–26.3.2021 klo 9–15", status=Status("cancelled", text("Puhuja on **sairas**."))),
            occasion(
                "27.3.2021 klo 9", "sv", place=place(id="oodi"), languages=("sv",), note=text("Ryhmä [2](event:2021/x)")
            ),
        ),
        place=place(
            room=text("Sali 2"), country=text("Suomi"), url=text("https://example.org/talo?ä"), accessibility=access
        ),
        online=Online(("Teams", "Zoom"), text("https://example.org/liity"), to_registered=True),
        registrations=(
            registration(
                joining="place",
                email="ilmo@example.org",
                phone="0295 16001",
                contact=contact(name="Reetta Rekisteri"),
                opens=point("1.3.2021 klo 9"),
                capacity=50,
                full=True,
                price=Price(Decimal("12.50"), text("Sisältää *lounaan*")),
                privacy=text("https://example.org/tietosuoja"),
            ),
            Registration("invited", "online"),
        ),
        audience=text("Kaikki"),
        interpretation=("fse", "speech-to-text"),
        programme=(
            programme_day(
                item(
                    "9.00–9.30",
                    track=TRACK,
                    speakers=(Speaker("Silja Puhuja"),),
                    moderators=(Speaker("Jaana Juontaja"),),
                ),
                item("9.30–9.45", "", kind="coffee", status=Status("cancelled"), text=text("Pitkä teksti.")),
            ),
            programme_day(item("9.00–9.30", "Avaus", "27.3.2021")),
        ),
        organisers=(ministry(part_of=ministry(id="vn", name=text("Valtioneuvosto"))),),
        partners=(
            ministry(id="", name=text("Yhdistys"), url=text(), part_of=ministry(name=text("Liitto"), url=text())),
        ),
        contacts=(contact(),),
        series=(Series("sarja", text("Sarja")),),
        accessibility=Accessibility(captions=True, contact=contact(name="Elina Esteetön")),
        attachments=(Attachment("diat", PDF, text(), "slides"),),
        links=(Link("aineisto", text("https://example.org/a"), text("Aineisto")),),
        image=Picture(PNG, text("Tunnus")),
    )
    return replace(default, **changes)


def facts(of: Event, language: Language = "fi", **changes: Any) -> dict[str, Json]:  # noqa: ANN401
    """The facts of an event as a reader of the data gets them."""
    written = opendata.fragment(of, language, REVISED, catalogues()[language], settings(**changes))
    return cast(dict[str, Json], json.loads(written))


def fi(words: str) -> dict[str, str]:
    return {"text": words, "language": "fi"}


# What is told


def test_event_is_told_with_its_facts() -> None:
    assert facts(event()) == {
        "id": "2021-seminaari",
        "uid": "2021-seminaari@example.org",
        "url": "https://example.org/fi/2021/seminaari/",
        "pages": {code: f"https://example.org/{code}/2021/seminaari/" for code in LANGUAGES},
        "calendar": "https://example.org/fi/2021/seminaari/seminaari-fi.ics",
        "title": fi("Avoin seminaari"),
        "summary": fi("Puhumme yhteistyöstä."),
        "status": "scheduled",
        "occasions": [
            {
                "id": "2021-seminaari",
                "start": "2021-03-25T09:00:00+02:00",
                "end": "2021-03-25T11:00:00+02:00",
                "time_zone": "Europe/Helsinki",
                "status": "scheduled",
            }
        ],
        "place": {
            "id": "saatytalo",
            "name": fi("Säätytalo"),
            "street": fi("Snellmaninkatu 9–11"),
            "postcode": "00170",
            "city": fi("Helsinki"),
            "latitude": 60.1719,
            "longitude": 24.9525,
        },
        "registrations": [{"kind": "open", "url": "https://example.org/ilmoittaudu", "closes": "2021-03-18"}],
        "languages": ["fi"],
        "organisers": [
            {
                "id": "valtiovarainministerio",
                "name": fi("Valtiovarainministeriö"),
                "url": "https://vm.fi/",
                "page": "https://example.org/fi/jarjestajat/valtiovarainministerio/",
            }
        ],
        "topics": [
            {
                "id": "kansalaisyhteiskunta",
                "name": fi("Kansalaisyhteiskunta"),
                "page": "https://example.org/fi/aiheet/kansalaisyhteiskunta/",
            }
        ],
        "revised": "2021-02-01T10:00:00Z",
    }


def test_times_are_told_by_their_own_clock_with_what_differs() -> None:
    assert facts(whole())["occasions"] == [
        {
            "id": "2021-seminaari",
            "start": "2021-03-25T09:00:00+02:00",
            "end": "2021-03-26T15:00:00+02:00",
            "daily": True,
            "time_zone": "Europe/Helsinki",
            "status": "cancelled",
            "reason": fi("Puhuja on sairas."),
            "programme": [
                {
                    "id": "at-0325-0900",
                    "start": "2021-03-25T09:00:00+02:00",
                    "end": "2021-03-25T09:30:00+02:00",
                    "title": fi("Tervetuloa"),
                    "kind": "talk",
                    "track": {"id": "laki", "name": fi("Lainsäädäntö")},
                    "room": fi("Sali 15"),
                    "status": "cancelled",
                },
                {
                    "id": "at-0325-0930",
                    "start": "2021-03-25T09:30:00+02:00",
                    "end": "2021-03-25T09:45:00+02:00",
                    "title": fi("Kahvitauko"),
                    "kind": "coffee",
                    "status": "cancelled",
                },
            ],
        },
        {
            "id": "2021-seminaari-sv",
            "start": "2021-03-27T09:00:00+02:00",
            "time_zone": "Europe/Helsinki",
            "status": "scheduled",
            "place": {**facts(event())["place"], "id": "oodi"},
            "languages": ["sv"],
            "note": fi("Ryhmä 2"),
            "programme": [
                {
                    "id": "at-0327-0900",
                    "start": "2021-03-27T09:00:00+02:00",
                    "end": "2021-03-27T09:30:00+02:00",
                    "title": fi("Avaus"),
                    "kind": "talk",
                    "status": "scheduled",
                }
            ],
        },
    ]


def test_whole_event_is_told_with_all_the_rest() -> None:
    found = facts(whole())
    assert {name: found[name] for name in ("subtitle", "programme_calendar", "changes", "former", "online")} == {
        "subtitle": fi("Treffitori"),
        "programme_calendar": "https://example.org/fi/2021/seminaari/seminaari-ohjelma-fi.ics",
        "changes": ["new-time", "new-venue"],
        "former": {
            "times": [
                {
                    "start": "2021-03-18T09:00:00+02:00",
                    "end": "2021-03-19T15:00:00+02:00",
                    "daily": True,
                    "time_zone": "Europe/Helsinki",
                },
                {"start": "2021-03-22", "end": "2021-03-22", "time_zone": "Europe/Helsinki"},
            ],
            "place": {
                "name": fi("Säätytalo"),
                "street": fi("Snellmaninkatu 9–11"),
                "postcode": "00170",
                "city": fi("Helsinki"),
            },
            "online": True,
        },
        "online": {
            "platforms": ["Teams", "Zoom"],
            "link": "https://example.org/liity",
            "sent_to_registered": True,
        },
    }
    assert found["registrations"] == [
        {
            "kind": "open",
            "for": "place",
            "url": "https://example.org/ilmoittaudu",
            "email": "ilmo@example.org",
            "phone": "+35829516001",
            "opens": "2021-03-01T09:00:00+02:00",
            "closes": "2021-03-18",
            "capacity": 50,
            "full": True,
            "price": 12.5,
            "currency": "EUR",
            "price_note": fi("Sisältää lounaan"),
            "privacy": "https://example.org/tietosuoja",
        },
        {"kind": "invited", "for": "online"},
    ]
    assert found["accessibility"] == {
        "step_free": True,
        "hearing_loop": False,
        "captions": True,
        "notes": [fi("Opaskoirat sallittu.")],
    }
    assert found["place"]["room"] == fi("Sali 2")
    assert found["place"]["url"] == "https://example.org/talo?%C3%A4"
    assert found["organisers"][0]["part_of"]["id"] == "vn"
    union = {"id": "valtiovarainministerio", "name": fi("Liitto")}
    assert found["partners"] == [{"name": fi("Yhdistys"), "part_of": union}]
    assert found["series"] == [{"id": "sarja", "name": fi("Sarja"), "page": "https://example.org/fi/sarjat/sarja/"}]
    assert found["image"] == {
        "url": "https://example.org/files/2021/seminaari/kuva.png",
        "alt": fi("Tunnus"),
        "width": 32,
        "height": 16,
    }
    assert found["attachments"] == [
        {
            "id": "diat",
            "title": fi("Esitysaineisto"),
            "kind": "slides",
            "url": "https://example.org/files/2021/seminaari/diat.pdf",
            "media_type": "application/pdf",
            "size": 35000,
        }
    ]
    assert found["links"] == [
        {"id": "aineisto", "title": fi("Aineisto"), "kind": "other", "url": "https://example.org/a"}
    ]


def test_words_say_their_language_where_they_fall_back() -> None:
    found = facts(event(title=text("Avoin", en="Open")), "sv")
    assert found["title"] == fi("Avoin")
    assert found["place"]["city"] == {"text": "Helsingfors", "language": "sv"}


@pytest.mark.parametrize("kind", ["cancelled", "postponed"])
def test_event_that_is_off_offers_nothing_to_take_part_in(kind: str) -> None:
    found = facts(whole(status=Status(cast(Any, kind), text("Sairaus."))))
    assert (found["status"], found["reason"]) == (kind, fi("Sairaus."))
    assert [time["status"] for time in found["occasions"]] == [kind] * 2
    assert {each["status"] for time in found["occasions"] for each in time["programme"]} == {kind}
    assert found["online"] == {"platforms": ["Teams", "Zoom"]}
    assert "registrations" not in found


@pytest.mark.parametrize(
    ("kinds", "standing"),
    [
        (("cancelled", "cancelled"), "cancelled"),
        (("cancelled", "postponed"), "postponed"),
        (("cancelled", "scheduled"), "scheduled"),
    ],
)
def test_event_whose_times_are_all_off_is_off(kinds: tuple[Any, Any], standing: str) -> None:
    occasions = tuple(occasion(key=key, status=Status(kind)) for key, kind in zip(("", "2"), kinds, strict=True))
    assert facts(event(occasions=occasions))["status"] == standing


def test_programme_that_repeats_is_told_of_each_time_on_its_day() -> None:
    programme = (programme_day(item("9.00–9.30")),)
    found = facts(event(occasions=(occasion(), occasion("1.4.2021 klo 9–11", "2")), programme=programme, repeats=True))
    assert [time["programme"][0]["start"] for time in found["occasions"]] == [
        "2021-03-25T09:00:00+02:00",
        "2021-04-01T09:00:00+03:00",
    ]


@pytest.mark.parametrize(
    ("price", "told"),
    [
        (Price(Decimal(0)), {"price": 0, "currency": "EUR"}),
        (Price(Decimal("25.00")), {"price": 25, "currency": "EUR"}),
        (Price(None, text("Omakustanne")), {"price_note": fi("Omakustanne")}),
        (None, {}),
    ],
)
def test_price_is_a_sum_in_euros(price: Price | None, told: dict[str, Json]) -> None:
    way = facts(event(registrations=(Registration("open", price=price),)))["registrations"]
    assert way == [{"kind": "open", **told}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_person_is_named(language: Language) -> None:
    written = json.dumps(facts(whole(), language), ensure_ascii=False)
    persons = ("Mallikas", "Rekisteri", "Puhuja", "Juontaja", "Esteetön", "maija@example.org")
    assert [name for name in persons if name in written.replace("Puhuja on sairas", "")] == []


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)  # a file in UTF-8 holds no half characters


@given(ANYTHING, ANYTHING)
def test_any_text_is_one_line_of_json(words: str, url: str) -> None:
    of = event(
        title=text(words), organisers=(ministry(name=text(words), url=text(url)),), place=place(name=text(words))
    )
    line = opendata.fragment(of, "en", REVISED, catalogues()["en"], settings())
    assert b"\n" not in line
    found = json.loads(opendata.document([line], "en", settings()))
    assert found["events"][0]["place"].get("name") == found["events"][0].get("title")


def test_document_has_an_event_a_line_and_names_its_schema() -> None:
    assert opendata.document([b'{"id":"a"}', b'{"id":"b"}'], "sv", settings()).decode() == (
        '{"$schema":"https://example.org/events.schema.json","language":"sv","name":"Evenemang",'
        '"url":"https://example.org/sv/","time_zone":"Europe/Helsinki","events":[\n'
        '{"id":"a"},\n'
        '{"id":"b"}\n'
        "]}\n"
    )
    assert json.loads(opendata.document([], "sv", settings()))["events"] == []


# The schema

FORMATS = FormatChecker()
"""With those that the package checks only when others are installed."""


@FORMATS.checks("date-time")
def is_moment(value: object) -> bool:
    """RFC 3339: with seconds and an offset."""
    return not isinstance(value, str) or bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", value))


@FORMATS.checks("date")
def is_day(value: object) -> bool:
    return not isinstance(value, str) or bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value) and date.fromisoformat(value))


@FORMATS.checks("uri")
def is_address(value: object) -> bool:
    """RFC 3986: absolute, and only with what a URI may hold."""
    if not isinstance(value, str):
        return True
    return bool(urlsplit(value).scheme) and bool(
        re.fullmatch(r"([A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+", value)
    )


@cache
def schema() -> dict[str, Json]:
    """The schema as it is published."""
    return cast(dict[str, Json], json.loads(opendata.schema(settings())))


def wrong(document: bytes) -> list[str]:
    """What the schema says against a file."""
    validator = Draft202012Validator(
        schema() | {"$id": "https://example.org/events.schema.json"}, format_checker=FORMATS
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(document))]


def document(*events: Event, language: Language = "fi") -> bytes:
    lines = [opendata.fragment(each, language, REVISED, catalogues()[language], settings()) for each in events]
    return opendata.document(lines, language, settings())


def keys(of: Json, name: str = "") -> Iterator[tuple[str, Json]]:
    """Every key that a schema describes, as "occasion.start", with its own schema."""
    for definition, inner in of.get("$defs", {}).items():
        yield from keys(inner, definition)
    for key, inner in of.get("properties", {}).items():
        yield f"{name}.{key}", inner


def used(value: Json, of: Json, name: str = "") -> Iterator[str]:
    """Every key of a value, as its schema calls it."""
    if reference := of.get("$ref"):
        name = reference.removeprefix("#/$defs/")
        of = schema()["$defs"][name]
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{name}.{key}"
            yield from used(inner, of["properties"][key], f"{name}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from used(inner, of["items"], name)


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert (schema()["$schema"], schema()["$id"]) == (
        "https://json-schema.org/draft/2020-12/schema",
        "https://example.org/events.schema.json",
    )


def test_every_key_has_its_sentence() -> None:
    assert [name for name, its in keys(schema()) if not re.fullmatch(r"[A-Za-z].*[.]", its["description"])] == []


def test_no_object_may_have_other_keys() -> None:
    objects = [schema(), *(its for its in schema()["$defs"].values() if its.get("type") == "object")]
    assert [each for each in objects if each["additionalProperties"] is not False or "properties" not in each] == []
    assert [each for each in objects if not set(each["required"]) <= each["properties"].keys()] == []


def test_keys_come_in_the_order_of_the_schema() -> None:
    for name, its in (("event", facts(whole())), ("occasion", facts(whole())["occasions"][1])):
        order = list(schema()["$defs"][name]["properties"])
        assert list(its) == [key for key in order if key in its]


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_are_as_the_schema_says_and_use_all_its_keys(language: Language) -> None:
    asked = replace(whole().accessibility or Accessibility(), ask_by=point("11.3.2021 klo 16"))
    off = whole(status=Status("postponed", text("Sairaus.")), accessibility=asked)
    written = document(whole(), off, event(), language=language)
    assert wrong(written) == []
    assert set(used(json.loads(written), schema())) == {name for name, _ in keys(schema())}


def test_schema_tells_what_is_wrong() -> None:
    found = json.loads(document(event()))
    found["events"][0] |= {"speaker": "Maija", "status": "maybe", "revised": "2021-03-25 09:00", "url": "/fi/ä"}
    del found["events"][0]["organisers"]
    assert len(wrong(json.dumps(found).encode())) == 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["own", "miniature", "examples"])
def test_data_of_a_site_is_as_its_schema_says(name: str, language: Language, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    written = (site / language / "events.json").read_bytes()
    found = json.loads(written)
    published = json.loads((site / "events.schema.json").read_bytes())
    starts = [datetime.fromisoformat(min(each["start"] for each in one["occasions"])) for one in found["events"]]

    assert wrong(written) == []
    assert found["$schema"] == published["$id"]
    assert published | {"$id": ""} == schema() | {"$id": ""}
    assert [at.date() for at in starts] == sorted(at.date() for at in starts)
    assert written.count(b"\n") == len(found["events"]) + 2
    assert len({one["uid"] for one in found["events"]}) == len(found["events"])


DAYS = ("2020-01-01", "2021-03-25T10:00", "2030-01-01")


def test_nothing_changes_because_days_go_by(tmp_path: Path) -> None:
    root = sites.repository(tmp_path)
    built: list[dict[str, bytes]] = []
    for day in DAYS:
        sites.built(root, sites.repository_settings(), JULISTE_NOW=day)
        made = sites.files(root / "output")
        names = ("atom.xml", "events.json", "sitemap.xml", "robots.txt", "_headers", "events.schema.json")
        built.append({path: content for path, content in made.items() if path.endswith(names)})

    assert len(built[0]) == 10
    assert built == [built[0]] * len(DAYS)
