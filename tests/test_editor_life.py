"""An editor's way with one event: from an idea through translation, change and cancellation to the public's site."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from juliste import terminal
from juliste.editor import status
from juliste.editor.new import Options, new
from juliste.editor.publishing import publish
from juliste.editor.translating.translate import run as translate
from juliste.settings import Settings
from tests import sites
from tests.builders import PROJECT
from tests.test_publish import needs

PATH = "2030/avoin-ilta"
FOLDER = f"content/events/{PATH}"
BEFORE = "2030-02-01T12:00:00+02:00"
KILLED = """
import os, sys
from pathlib import Path
from juliste.editor.publishing import publish
from tests import sites

def stop(event, given):
    if event == "os.rename" and ".juliste-" in str(given[0]):
        os.kill(os.getpid(), 9)

root = Path(sys.argv[1])
sys.addaudithook(stop)
sys.exit(publish(lambda: sites.of(root, sites.TINY_SETTINGS), "public"))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one event that has been published already."""
    root = sites.tiny(tmp_path, vanha=sites.event(time="su 28.4.2030 klo 12–14"))
    sites.commit(root, BEFORE, "content")
    return root


def settings(root: Path) -> Callable[[], Settings]:
    return lambda: sites.of(root, {**sites.TINY_SETTINGS, "JULISTE_EDITOR_LANGUAGE": "fi"})


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def row(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `invoke status` tells of the event: the cells of its row."""
    capsys.readouterr()
    status.run(settings(root))
    lines = capsys.readouterr().out.splitlines()
    (found,) = (line for line in lines if line.startswith(PATH))
    return [cell.strip() for cell in found.split("  ") if cell.strip()]


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = terminal.check(settings(root))
    lines = capsys.readouterr().out.splitlines()
    return code, [line.removeprefix("varoitus: ").removeprefix(f"{FOLDER}/") for line in lines if PATH in line]


@needs("rsync")
def test_an_event_from_an_idea_to_its_cancellation(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original, swedish = root / FOLDER / "event.fi.md", root / FOLDER / "event.sv.md"

    # An idea
    options = Options("Avoin ilta", "to 25.4.2030 klo 17–19", "online", "kirjasto", "fi")
    assert new(settings(root), options) == terminal.BUILT
    assert row(root, capsys) == [PATH, "25.4.2030", "alkuperäinen", "puuttuu", "puuttuu", "–", "luonnos"]
    change(original, ("draft: yes", "summary: Puhutaan yhdessä.\nregistration: none"))
    original.write_text(original.read_text(encoding="utf-8") + "Kahvia on.\n", encoding="utf-8")

    # The translation
    assert translate(settings(root), PATH, "sv") == terminal.BUILT
    change(swedish, ("title:", "title: Öppen kväll"), ("summary:", "summary: Vi talar."))
    swedish.write_text(swedish.read_text(encoding="utf-8") + "Det finns kaffe.\n", encoding="utf-8")
    assert translate(settings(root), PATH, "sv", is_done=True) == terminal.BUILT
    assert row(root, capsys) == [PATH, "25.4.2030", "alkuperäinen", "valmis", "puuttuu", "ei tarvita", "sivustolla"]
    sites.commit(root, "2030-02-02T12:00:00+02:00", "content")

    # The original changes, and the time without a word of it
    change(original, ("Puhutaan yhdessä.", "Puhutaan lähikirjastoista."), ("klo 17–19", "klo 18–20"))
    assert row(root, capsys)[3] == "vanhempi: summary"
    code, told = checked(root, capsys)
    was = "torstai 25.4.2030 klo 17.00–19.00"
    assert code == terminal.BUILT
    assert [line.partition(": ")[2] for line in told if "[time-changed]" in line] == [
        f"time: oli julkaistaessa {was}; kenellekään ei kerrota, että se on muuttunut; kirjoita was: {{time: {was}}} "
        "[time-changed]"
    ]
    assert [line.partition(": ")[2] for line in told if "ja on nyt" in line] == [
        "translates: summary oli 'Puhutaan yhdessä.' ja on nyt 'Puhutaan lähikirjastoista.' [older-translation]"
    ]
    change(original, ("\ntime:", f"\nwas: {{time: {was}}}\ntime:"))
    assert translate(settings(root), PATH, "sv") == terminal.BUILT
    change(swedish, ("Vi talar.", "Vi talar om närbiblioteken."))
    assert translate(settings(root), PATH, "sv", is_done=True) == terminal.BUILT
    assert checked(root, capsys)[1] == [
        f"{FOLDER}: tiedosto event.en.md puuttuu: sivulla näkyvät alkuperäisen tiedoston tekstit"
    ]
    sites.commit(root, "2030-02-03T12:00:00+02:00", "content")

    # Published to a folder, and by rsync to another one
    assert publish(settings(root), "public") == terminal.BUILT
    assert publish(settings(root), f"rsync:{root / 'mirror'}/") == terminal.BUILT
    first = sites.files(root / "public")
    assert (sites.files(root / "mirror"), f"sv/{PATH}/index.html" in first) == (first, True)

    # Cancelled, and the publishing is killed in its midst
    change(original, ("\nwas:", "\nstatus: {is: cancelled, reason: Puhuja on sairas.}\nwas:"))
    sites.commit(root, "2030-02-04T12:00:00+02:00", "content")
    killed = subprocess.run([sys.executable, "-c", KILLED, root], cwd=PROJECT, check=False, capture_output=True)
    assert (killed.returncode, sites.files(root / "public")) == (-9, first)
    assert publish(settings(root), "public") == terminal.BUILT
    assert publish(settings(root), f"rsync:{root / 'mirror'}/") == terminal.BUILT
    second = sites.files(root / "public")
    assert sites.files(root / "mirror") == second
    assert b"Puhuja on sairas." in second[f"fi/{PATH}/index.html"]
    assert b"STATUS:CANCELLED" in second[f"fi/{PATH}/avoin-ilta-fi.ics"]
    assert row(root, capsys)[-1] == "peruttu"
