"""The words of an original in sections: what changes a mark, and which translations are older."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste import build, load
from juliste.load.sections import changes, marks, older, sections_of
from juliste.load.translations import Translations
from juliste.model import Text
from tests import sites

HELSINKI = ZoneInfo("Europe/Helsinki")
FACTS = "time: to 25.4.2030 klo 17–19\nonline: yes\nregistration: none\norganisers: [kirjasto]\nlanguages: [fi]\n"
FOLDER = "content/events/2030/ilta"
WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1)


def texts(**words: str) -> Translations:
    return Translations(tuple((name.replace("_", " "), Text(fi=text)) for name, text in words.items()))


def marks_of(**words: str) -> list[str]:
    return marks(sections_of(texts(**words), "fi")).split()


def test_sections_are_keys_and_parts_of_the_body() -> None:
    found = sections_of(
        texts(title="Ilta", programme_0_title="Avaus", programme_1_title="Loppu", body="Alku.\n\n## Paikka\n\nTalo."),
        "fi",
    )

    assert [(section.name, section.texts) for section in found] == [
        ("title", (("title", "Ilta"),)),
        ("programme", (("programme 0 title", "Avaus"), ("programme 1 title", "Loppu"))),
        ("body", (("body", "Alku."),)),
        ("body", (("body", "## Paikka\n\nTalo."),)),
    ]


@pytest.mark.parametrize(
    "words", ["Klo 9 - 11:  **kahvia**", "Klo 9 – 11: kahvia", "Klo 9 – 11:\nkahvia ", "Klo 9 — 11: _kahvia_"]
)
def test_marks_see_through_what_changes_no_meaning(words: str) -> None:
    assert marks_of(summary=words) == marks_of(summary="Klo 9 - 11: kahvia")


@given(WORDS, WORDS, WORDS)
def test_older_are_exactly_the_sections_whose_words_have_changed(title: str, was: str, now: str) -> None:
    recorded = marks_of(title=title, summary=was)
    found = older(sections_of(texts(title=title, summary=now), "fi"), recorded, ())

    if marks_of(summary=was) != marks_of(summary=now):  # four digits are enough for a hint, not for a proof
        assert [section.name for section in found] == ["summary"]
    else:
        assert found == ()


def test_what_was_said_to_be_minor_is_not_older_but_what_changed_before_it_is() -> None:
    first, second, third = (marks_of(title=words)[0] for words in ("Ilta", "Iltapäivä", "Ilta päivä"))
    now = sections_of(texts(title="Ilta päivä"), "fi")
    minor = f"{second}={third.rpartition('.')[2]}"

    assert [len(older(now, [recorded], [minor])) for recorded in (first, second, third)] == [1, 0, 0]


def test_changes_pair_what_was_with_what_is_where_it_is_clear() -> None:
    before = marks_of(title="Ilta", body="A.\n\n## B\n\nC.\n\n## D\n\nE.")
    one = sections_of(texts(title="Yö", body="A.\n\n## B\n\nX.\n\n## D\n\nE."), "fi")
    two = sections_of(texts(title="Ilta", body="Z.\n\n## B\n\nX.\n\n## D\n\nE."), "fi")
    more = sections_of(texts(title="Ilta", body="A.\n\n## B\n\nX.\n\n## C\n\nY.\n\n## D\n\nE."), "fi")

    assert list(changes(one, before)) == [(before[0], one[0].mark), (before[2], one[2].mark)]
    assert list(changes(two, before)) == [(before[1], two[1].mark), (before[2], two[2].mark)]
    assert list(changes(more, before)) == []


def write(root: Path, title: str, body: str, more: str = "", translates: str = "") -> None:
    sites.write(root / FOLDER / "event.fi.md", f"---\ntitle: {title}\n{FACTS}{more}---\n{body}\n")
    sites.write(root / FOLDER / "event.sv.md", f"---\ntitle: Kväll\n{translates}---\nVälkommen.\n")


def recorded(root: Path) -> str:
    registers, _ = load.read_registers(root / "content", root, HELSINKI)
    found = load.read_folder(load.event_folder(root / "content", root, "2030/ilta"), registers, HELSINKI)
    assert found.sheets
    return f"translates: {marks(found.sheets.sections)}\n"


def told(root: Path) -> list[str]:
    report = build.check(sites.of(root, sites.TINY_SETTINGS))
    return [str(problem) for problem in report.problems if problem.rule.endswith(("-translation", "-changed"))]


def test_every_changed_sentence_is_told(tmp_path: Path) -> None:
    root = sites.tiny(tmp_path)
    write(root, "Ilta", "- Metrolla asemalle.\n- Raitiovaunulla 4.\n- Autolla.")
    kept = recorded(root)
    sites.commit(root, "2030-02-01T12:00:00+02:00", "content")
    write(root, "Ilta", "- Metrolla yliopistolle.\n- Raitiovaunulla 4.\n- Junalla.", translates=kept)

    assert [line.partition("translates: ")[2] for line in told(root) if " is now " in line] == [
        "body was '- Autolla.' and is now '- Junalla.' [older-translation]",
        "body was '- Metrolla asemalle.' and is now '- Metrolla yliopistolle.' [older-translation]",
    ]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one translated event, committed."""
    root = sites.tiny(tmp_path)
    write(root, "Ilta", "Kahvia on. Tervetuloa.")
    write(root, "Ilta", "Kahvia on. Tervetuloa.", translates=recorded(root))
    sites.commit(root, "2030-02-01T12:00:00+02:00", "content")
    return root


def test_nothing_is_told_of_a_translation_of_the_present_words(site: Path) -> None:
    assert told(site) == []


def test_changed_words_are_told_with_the_former_and_the_present_sentence(site: Path) -> None:
    kept = recorded(site)
    write(site, "Ilta", "Teetä on. Tervetuloa.", translates=kept)
    was, now = kept.split()[-1], recorded(site).split()[-1]
    minor = f"{was}={now.partition('.')[2]}"

    place = f"{FOLDER}/event.sv.md:3: translates: "
    assert told(site) == [
        f"{place}body was 'Kahvia on.' and is now 'Teetä on.' [older-translation]",
        f"{place}is older than the words in event.fi.md: body; translate them; or, if it is still right, write "
        f"{recorded(site).strip()}; or, if only a slip was mended, write in event.fi.md minor: {minor} "
        "[older-translation]",
    ]
    write(site, "Ilta", "Teetä on. Tervetuloa.", more=f"minor: {minor}\n", translates=kept)
    assert told(site) == []


def test_the_page_of_an_older_translation_says_so_when_its_title_changed_but_not_for_its_body(site: Path) -> None:
    def notice() -> bool:
        build.build(sites.of(site, sites.TINY_SETTINGS))
        page = (site / "output/sv/2030/ilta/index.html").read_text(encoding="utf-8")
        return "Den finska texten har uppdaterats efter att denna översättning gjordes." in page

    kept = recorded(site)
    write(site, "Ilta", "Teetä on. Tervetuloa.", translates=kept)
    of_body = notice()
    write(site, "Iltapäivä", "Kahvia on. Tervetuloa.", translates=kept)
    assert (of_body, notice()) == (False, True)


def test_a_changed_time_is_told_with_the_line_to_write(site: Path) -> None:
    path = site / FOLDER / "event.fi.md"
    moved = path.read_text(encoding="utf-8").replace("klo 17–19", "klo 18–19")
    path.write_text(moved, encoding="utf-8")
    was = "torstai 25.4.2030 klo 17.00–19.00"

    assert told(site) == [
        f"{FOLDER}/event.fi.md:3: time: was {was} when it was announced; nobody is told that it has changed; "
        f"write was: {{time: {was}}} [time-changed]"
    ]
    path.write_text(moved.replace("online:", f"was: {{time: {was}}}\nonline:"), encoding="utf-8")
    assert told(site) == []
    path.write_text(moved.replace("online:", "accept: {time-changed: Kirjoitusvirhe}\nonline:"), encoding="utf-8")
    assert told(site) == []


def test_a_changed_address_is_told_with_the_line_to_write(site: Path) -> None:
    path = site / FOLDER / "event.sv.md"
    moved = path.read_text(encoding="utf-8").replace("title:", "slug: kvall\ntitle:")
    path.write_text(moved, encoding="utf-8")

    assert told(site) == [
        f"{FOLDER}/event.sv.md:2: slug: the page was at /sv/2030/ilta/ before, which leads nowhere now; "
        "write former_slugs: [ilta] [address-changed]"
    ]
    path.write_text(moved.replace("title:", "former_slugs: [ilta]\ntitle:"), encoding="utf-8")
    assert told(site) == []


def test_a_changed_place_is_told(site: Path) -> None:
    path = site / FOLDER / "event.fi.md"
    there = path.read_text(encoding="utf-8").replace("online: yes", "place: {name: Oodi, city: Helsinki}")
    path.write_text(there, encoding="utf-8")
    sites.commit(site, "2030-02-02T12:00:00+02:00", "content")
    elsewhere = there.replace("Oodi", "Säätytalo")
    path.write_text(elsewhere, encoding="utf-8")

    assert told(site) == [
        f"{FOLDER}/event.fi.md:4: place: is another one than was announced, and nobody is told; "
        "write the former place under was: place: [place-changed]"
    ]
    path.write_text(elsewhere.replace("place:", "was: {place: {name: Oodi}}\nplace:", 1), encoding="utf-8")
    assert told(site) == []
