"""`invoke translate`: language files that are made, brought up to date, and said to be done."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juliste import build
from juliste.editor.translating import file
from juliste.editor.translating.translate import translate
from tests import sites

ORIGINAL = """\
---
title: Avoin ilta
summary: Puhutaan "yhdessä".
time: to 25.4.2030 klo 17–19
place: {name: Oodi, street: Töölönlahdenkatu 4, city: Helsinki, directions: Ovi on takana.}
registration:
  url: https://example.org/ilmo
  instructions: Kerro ruokavaliosi.
organisers: [kirjasto]
languages: [fi]
programme:
  - 17.00 Avaus
  - time: 18.00
    id: puhe
    title: Puhe
    text: |
      Ensimmäinen kappale.

      Toinen kappale.
    speakers: [{name: Maija Mallikas, role: tutkija}]
contacts:
  - id: sihteeri
    role: sihteeri
    organisation: kirjasto
    email: kirjasto@example.org
  - role: johtaja
    organisation: kirjasto
    email: johto@example.org
---
Tervetuloa.

## Kahvia

Sitäkin on.
"""
NO_EVENT = "is no event: give YEAR/NAME of its folder; did you mean 2030/ilta?"
NEW = """\
---
#| Skriv varje text efter sitt fält; originalet står ovanför. Kör sedan: invoke translate 2030/ilta sv --done
#| Avoin ilta
title:
#| Puhutaan "yhdessä".
summary:
place:
  #| Ovi on takana.
  directions:
registration:
  #| Kerro ruokavaliosi.
  instructions:
programme:
  #| Avaus
  17.00:
  puhe:
    #| Puhe
    title:
    #| Ensimmäinen kappale.
    #|
    #| Toinen kappale.
    text:
    speakers:
      - name: Maija Mallikas
        #| tutkija
        role:
contacts:
  sihteeri:
    #| sihteeri
    role:
#| Också texten under den andra raden --- ska översättas:
#| Tervetuloa.
#|
#| ## Kahvia
#|
#| Sitäkin on.
translates: MARKS
---
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = sites.tiny(tmp_path, ilta=ORIGINAL)
    sites.commit(root, "2030-02-01T12:00:00+02:00", "content")
    return root


def run(root: Path, *, done: bool = False, path: str = "2030/ilta", language: str = "sv") -> list[str]:
    outcome = translate(sites.of(root, sites.TINY_SETTINGS), path, language, is_done=done)
    return [*map(str, outcome.problems), *map(str, outcome.said)]


def swedish(root: Path) -> Path:
    return root / "content/events/2030/ilta/event.sv.md"


def told(root: Path) -> list[str]:
    return [str(problem) for problem in build.check(sites.of(root, sites.TINY_SETTINGS)).problems]


def test_a_new_file_has_the_shape_of_the_original_and_its_words_as_comments(site: Path) -> None:
    said = run(site)
    text = swedish(site).read_text(encoding="utf-8")
    marks = next(line.removeprefix("translates: ") for line in text.splitlines() if line.startswith("translates"))

    assert text.replace(marks, "MARKS") == NEW
    assert [mark.partition(".")[0] for mark in marks.split()] == [
        *("title", "summary", "place", "registration", "programme", "contacts", "body", "body")
    ]
    assert said == [
        "give these an id in event.fi.md, so that they can be translated: contacts 2",
        "content/events/2030/ilta/event.sv.md was made",
        "Translate what stands in the lines #|, then run: invoke translate 2030/ilta sv --done",
    ]
    assert [line for line in told(site) if "error" in line] == []


def test_a_file_that_is_done_has_its_marks_and_asks_only_for_what_is_missing(site: Path) -> None:
    run(site)
    text = swedish(site).read_text(encoding="utf-8").replace("title:\n#|", "title: Öppen kväll\n#|")
    swedish(site).write_text(text, encoding="utf-8")
    said = run(site, done=True)
    kept = swedish(site).read_text(encoding="utf-8")

    assert said == [
        "content/events/2030/ilta/event.sv.md has no words yet for: summary, place directions, registration 1 "
        "instructions, programme 17.00 title, programme puhe title, programme puhe text, programme puhe speakers 1 "
        "role, contacts sihteeri role, contacts 2 role, body",
        "Translate what stands in the lines #|, then run: invoke translate 2030/ilta sv --done",
    ]
    assert kept.startswith("---\ntitle: Öppen kväll\ntranslates: title.")
    assert "#| Puhutaan" in kept
    run(site, done=True)
    assert swedish(site).read_text(encoding="utf-8") == kept


def test_a_file_with_all_words_has_no_comments_left(tmp_path: Path) -> None:
    root = sites.tiny(tmp_path, ilta=sites.event())
    run(root)
    text = swedish(root).read_text(encoding="utf-8")
    swedish(root).write_text(
        text.replace("title:\n", "title: Öppen kväll\n").replace("summary:\n", "summary: Vi talar.\n") + "Välkommen.\n",
        encoding="utf-8",
    )
    said = run(root, path="content/events/2030/ilta/", done=True)
    marks = next(line for line in text.splitlines() if line.startswith("translates"))

    assert said == ["content/events/2030/ilta/event.sv.md translates the present words"]
    assert swedish(root).read_text(encoding="utf-8") == (
        f"---\ntitle: Öppen kväll\nsummary: Vi talar.\n{marks}\n---\nVälkommen.\n"
    )


def test_what_changed_and_what_is_missing_is_asked_for_where_it_belongs(site: Path) -> None:
    words = "title: Öppen kväll\nsummary: Vi talar.\nprogramme:\n    17.00: Öppning\n# min egen anteckning\n"
    sites.write(swedish(site), f"---\n{words}---\nVälkommen.\n")
    run(site, done=True)
    original = site / "content/events/2030/ilta/event.fi.md"
    original.write_text(ORIGINAL.replace("title: Avoin ilta", "title: Avoin iltapäivä"), encoding="utf-8")
    run(site)
    first = swedish(site).read_text(encoding="utf-8")
    marks = next(line for line in first.splitlines() if line.startswith("translates"))

    assert first == (
        "---\n#| title was 'Avoin ilta' and is now 'Avoin iltapäivä'\ntitle: Öppen kväll\nsummary: Vi talar.\n"
        "programme:\n    17.00: Öppning\n    puhe:\n      #| Puhe\n      title:\n      #| Ensimmäinen kappale.\n"
        "      #|\n      #| Toinen kappale.\n      text:\n      speakers:\n        - name: Maija Mallikas\n"
        "          #| tutkija\n          role:\n# min egen anteckning\n"
        f"{marks}\n"
        "place:\n  #| Ovi on takana.\n  directions:\nregistration:\n  #| Kerro ruokavaliosi.\n  instructions:\n"
        "contacts:\n  sihteeri:\n    #| sihteeri\n    role:\n"
        "---\nVälkommen.\n"
    ).replace("was 'Avoin ilta' and is now", "var 'Avoin ilta' och är nu")
    run(site)
    assert swedish(site).read_text(encoding="utf-8") == first
    assert any("older-translation" in line for line in told(site))
    run(site, done=True)
    assert not any("older-translation" in line for line in told(site))


def test_words_that_cannot_be_put_in_are_told_in_a_comment(site: Path) -> None:
    sites.write(swedish(site), "---\ntitle: Öppen kväll\nprogramme: {17.00: Öppning}\n---\n")
    run(site)

    assert (
        swedish(site)
        .read_text(encoding="utf-8")
        .startswith(
            "---\ntitle: Öppen kväll\n#| programme puhe title: Puhe\n#| programme puhe text: Ensimmäinen kappale.\n#|\n"
            "#| Toinen kappale.\n#| programme puhe speakers name: Maija Mallikas\n"
            "#| programme puhe speakers role: tutkija\nprogramme: {17.00: Öppning}\n"
        )
    )
    assert not any("is already on line" in line for line in told(site))


def test_line_ends_stay(site: Path) -> None:
    swedish(site).write_bytes(b"---\r\ntitle: Kv\xc3\xa4ll\r\n---\r\nV.\r\n")
    run(site, done=True)
    content = swedish(site).read_bytes()

    assert content.count(b"\n") == content.count(b"\r\n") > 5


def test_files_of_all_coming_events_are_made_but_of_no_draft(tmp_path: Path) -> None:
    past = sites.event(time="pe 1.2.2030 klo 18–20")
    root = sites.tiny(tmp_path, ilta=ORIGINAL, luonnos=sites.event(more="draft: true\n"), mennyt=past)
    said = run(root, path="coming")

    assert (said, run(root, path="coming")) == (
        ["content/events/2030/ilta/event.sv.md was made"],
        ["No language file is missing."],
    )
    assert sorted(path.relative_to(root).as_posix() for path in root.rglob("event.sv.md")) == [
        "content/events/2030/ilta/event.sv.md"
    ]


@pytest.mark.parametrize(
    ("path", "language", "said"),
    [
        (
            "2030/ulta",
            "sv",
            "content/events/2030/ulta: '2030/ulta' is no event: give YEAR/NAME of its folder; did you mean 2030/ilta?",
        ),
        (
            "../ilta",
            "sv",
            "content/events/../ilta: '../ilta' is no event: give YEAR/NAME of its folder; did you mean 2030/ilta?",
        ),
        ("2030/ilta", "fi", "content: event.fi.md is the original of 2030/ilta: it is not translated"),
        ("2030/ilta", "se", "content: the language must be fi, sv or en, not 'se'"),
    ],
)
def test_what_cannot_be_translated_is_told(site: Path, path: str, language: str, said: str) -> None:
    assert run(site, path=path, language=language) == [said]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["title: X", "summary:", "# c", "#| q", "programme:", "  17.00: A", "  18.00:", ""])))
def test_cleaning_keeps_all_that_says_something(keys: list[str]) -> None:
    lines = ["---", *keys, "---", "#| body", "key:"]
    kept = file.without_requests(lines)

    assert [line for line in kept if line in ("title: X", "# c", "  17.00: A", "")] == [
        line for line in keys if line in ("title: X", "# c", "  17.00: A", "")
    ]
    assert kept[-3:] == ["---", "#| body", "key:"]
    assert file.without_requests(kept) == kept
