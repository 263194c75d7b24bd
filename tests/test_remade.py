"""What a build makes anew after one change: so many events, and the files that it writes, by their times."""

import subprocess
import sys
from pathlib import Path

import pytest

from juliste import build
from juliste.settings import PROJECT
from tests.sites import TINY_SETTINGS, commit, event, files, of, tiny, write

PLACE = "place: {name: Oodi, street: Töölönlahdenkatu 4, city: Helsinki}\n"
HOUSE = "content/registers/places/talo.yaml"
EVENING = "content/events/2030/ilta/event.fi.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Events with a topic, in a place of the register, of another organiser, and of the past, committed and built."""
    registers = tmp_path / "content/registers"
    write(registers / "topics/kirjat.yaml", "name: Kirjat\n")
    write(registers / "organisations/muu.yaml", "name: Muu\n")
    write(tmp_path / HOUSE, "name: Talo\nstreet: Tie 3\ncity: Espoo\n")
    tiny(
        tmp_path,
        ilta=event(more="topics: [kirjat]\n"),
        talossa=event("pe 26.4.2030 klo 9–11").replace(PLACE, "place: talo\n"),
        muiden=event("ma 29.4.2030 klo 9–11").replace("[kirjasto]", "[muu]"),
        mennyt=event("pe 1.2.2030 klo 9–11"),
    )
    commit(tmp_path, "2030-02-01T12:00:00Z", "content")
    build.build(of(tmp_path, TINY_SETTINGS))
    return tmp_path


def times(root: Path) -> dict[str, int]:
    """When each file of the site was written."""
    output = root / "output"
    return {
        path.relative_to(output).as_posix(): path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()
    }


def remade(root: Path, **changes: object) -> tuple[int, list[str]]:
    """How many events the next build makes, and which files of no language or in Finnish it writes."""
    before = times(root)
    made: list[int] = []
    settings = of(root, TINY_SETTINGS, **changes)
    report = build.build(settings, progress=lambda number, _: made.append(number))
    assert report.errors == ()
    written = [path for path, time in times(root).items() if before.get(path) != time]
    gone = [path for path in before.keys() - times(root).keys() if "-kutsu-" in path]
    assert (report.new, report.changed, report.removed) == (0, len(written), 2 * len(gone))
    return len(made), sorted(path for path in written if not path.startswith(("sv/", "en/")))


REVISED = [
    "fi/2030/ilta/ilta-fi.ics",
    "fi/2030/ilta/index.html",
    "fi/aiheet/kirjat/illat-kirjat-fi.ics",
    "fi/atom.xml",
    "fi/events.json",
    "fi/illat-tapahtumat-fi.ics",
    "fi/jarjestajat/kirjasto/illat-kirjasto-fi.ics",
    "sitemap.xml",
]
"""What tells of a revision of the evening."""


def test_word_remakes_its_event_and_what_tells_of_its_revision_and_no_list(root: Path) -> None:
    write(root / EVENING, event(more="topics: [kirjat]\n", body="Tervetuloa kaikki."))
    assert remade(root) == (1, REVISED)

    commit(root, "2030-02-02T12:00:00Z", "content")
    assert remade(root) == (1, REVISED)
    assert remade(root) == (0, [])


def test_entry_of_a_register_remakes_the_events_that_show_it_and_their_lists(root: Path) -> None:
    write(root / HOUSE, "name: Talo\nstreet: Tie 3\ncity: Turku\n")
    assert remade(root) == (
        1,
        [
            "fi/2030/index.html",
            "fi/2030/talossa/index.html",
            "fi/2030/talossa/talossa-fi.ics",
            "fi/2030/talossa/talossa-kutsu-fi-sv-en.txt",
            "fi/2030/talossa/talossa-kutsu-fi.txt",
            "fi/atom.xml",
            "fi/events.json",
            "fi/illat-tapahtumat-fi.ics",
            "fi/index.html",
            "fi/jarjestajat/kirjasto/illat-kirjasto-fi.ics",
            "fi/jarjestajat/kirjasto/index.html",
            "sitemap.xml",
        ],
    )


def test_entry_of_a_register_that_nothing_shows_remakes_no_event_and_writes_nothing(root: Path) -> None:
    write(root / "content/registers/places/muu-talo.yaml", "name: Muu talo\nstreet: Tie 5\ncity: Espoo\n")
    assert remade(root) == (0, [])


def test_file_that_is_spoilt_is_made_with_its_event_alone(root: Path) -> None:
    path = "fi/2030/muiden/index.html"
    (root / "output" / path).write_text("spoilt")
    assert remade(root) == (1, [path])


LISTS = [
    "fi/aiheet/kirjat/index.html",
    "fi/index.html",
    "fi/jarjestajat/kirjasto/index.html",
    "fi/jarjestajat/muu/index.html",
]
"""The lists with coming events."""
OVER = [*LISTS, "fi/2030/ilta/index.html", "fi/2030/index.html", "fi/menneet/index.html"]
"""What tells that the evening is over."""


@pytest.mark.parametrize(
    ("moment", "made", "written"),
    [
        ("2030-03-01T12:01", 0, []),
        ("2030-03-01T23:59", 0, []),
        ("2030-03-02T00:00", 0, LISTS),  # they tell their day
        ("2030-04-25T20:00", 1, OVER),
        ("2030-04-26T00:00", 2, [*OVER, "fi/2030/talossa/index.html"]),  # its day has come
        ("2030-04-26T11:00", 2, [*OVER, "fi/2030/talossa/index.html"]),
    ],
)
def test_time_remakes_the_events_whose_state_changes_and_lists(
    moment: str, made: int, written: list[str], root: Path
) -> None:
    assert remade(root, JULISTE_NOW=moment) == (made, sorted(written))
    assert remade(root, JULISTE_NOW=moment) == (0, [])


def test_error_writes_nothing_forgets_nothing_and_is_mended(root: Path) -> None:
    before, remembered, written = times(root), files(root / ".cache"), files(root / "output")
    write(root / EVENING, event("ke 25.4.2030 klo 18–20", "topics: [kirjat]\n"))
    write(root / HOUSE, "name: Uusi talo\nstreet: Tie 3\ncity: Espoo\n")

    report = build.build(of(root, TINY_SETTINGS))

    assert [(problem.path, problem.field) for problem in report.errors] == [(EVENING, "time")]
    assert (times(root), files(root / ".cache")) == (before, remembered)

    write(root / HOUSE, "name: Talo\nstreet: Tie 3\ncity: Espoo\n")
    write(root / EVENING, event(more="topics: [kirjat]\n"))
    assert remade(root) == (0, [])
    assert files(root / "output") == written


CONF = f"""
{"".join(f"{name} = {value!r}" + chr(10) for name, value in TINY_SETTINGS.items())}
PATH, OUTPUT_PATH, CACHE_PATH, LOAD_CONTENT_CACHE = "content", "output", ".cache", True
THEME, PLUGINS = {str(PROJECT / "theme")!r}, ["juliste.plugin"]
"""
LOADED = """
import sys
from pelican import main
sys.path.append(sys.argv.pop())
try:
    main()
except SystemExit as error:
    assert not error.code
print(*(name for name in ("unchanged", "build", "load", "pages") if f"juliste.{name}" in sys.modules))
"""


def test_build_with_nothing_to_do_loads_neither_what_reads_nor_what_makes_pages(root: Path) -> None:
    write(root / "pelicanconf.py", CONF)

    def loaded(now: str) -> list[str]:
        words = [sys.executable, "-c", LOADED, "content", "-e", f'JULISTE_NOW="2030-03-01T{now}"', str(PROJECT)]
        done = subprocess.run(words, cwd=root, capture_output=True, encoding="utf-8", check=True)
        return done.stdout.splitlines()[-1].split()

    write(root / EVENING, event(body="Tervetuloa kaikki."))
    assert loaded("12:00") == ["unchanged", "build", "load", "pages"]
    assert loaded("13:00") == ["unchanged"]


def test_word_that_begins_to_hold_later_comes_when_it_does(tmp_path: Path) -> None:
    """What only a page compares the moment with counts too: registration closes soon from its third last day on."""
    tiny(tmp_path, ilta=event(more="registration: {url: https://example.org/, closes: 10.4.2030}\n"))
    for moment in ("2030-04-07T12:00", "2030-04-08T12:00"):
        build.build(of(tmp_path, TINY_SETTINGS, JULISTE_NOW=moment))

    page = (tmp_path / "output/fi/2030/ilta/index.html").read_text(encoding="utf-8")
    apart = {"OUTPUT_PATH": str(tmp_path / "cold"), "CACHE_PATH": str(tmp_path / "cold-cache")}
    build.build(of(tmp_path, TINY_SETTINGS, JULISTE_NOW="2030-04-08T12:00", **apart))
    assert page == (tmp_path / "cold/fi/2030/ilta/index.html").read_text(encoding="utf-8")
    assert "8.4.2030: </span>Ilmoittautuminen päättyy pian" in page
