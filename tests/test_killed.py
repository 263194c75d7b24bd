"""Whole builds that are killed, that meet, that find no room, or whose memory is damaged: the next site is right."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from juliste import build, crew
from juliste.settings import PROJECT
from tests.corpus import corpus
from tests.sites import TINY_SETTINGS, event, files, of, tiny
from tests.thorough import THOROUGH

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="killed processes are looked for in /proc")

Changes = Mapping[str, object]

ONE: Changes = {}
OTHER: Changes = {
    "JULISTE_NAME": {"fi": "Muut illat", "sv": "Andra kvällar", "en": "Other evenings"},
    "JULISTE_SHORT_NAME": "muut",
}
"""Settings with which every page is another, and every calendar has another name."""
LATER: Changes = {"JULISTE_NOW": "2030-03-02T12:00"}
"""On the next day no event is another, and every list is."""

FEW = 4
"""So many events no worker makes."""


def cold(root: Path, changes: Changes) -> dict[str, bytes]:
    """What a build of the project makes that knows nothing."""
    folder = root / "cold"
    given = {**TINY_SETTINGS, **changes, "OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
    build.build(of(root, given, JULISTE_WORKERS=1))
    found = files(folder / "output")
    shutil.rmtree(folder)
    return found


def warm(root: Path, changes: Changes) -> dict[str, bytes]:
    """What a build makes of it that knows what is remembered."""
    report = build.build(of(root, TINY_SETTINGS, JULISTE_WORKERS=1, **changes))
    assert report.errors == ()
    return files(root / "output")


BUILD = """
import json, resource, sys
from pathlib import Path
from juliste import terminal
from tests.sites import TINY_SETTINGS, of

root, changes, room = Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
if room:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
print("ready", flush=True)
status = terminal.build(lambda: of(root, TINY_SETTINGS, JULISTE_WORKERS=2, **changes))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # what measures coverage writes a file of its own
sys.exit(status)
"""


def begun(root: Path, changes: Changes, room: int = 0) -> subprocess.Popen[str]:
    """A process that builds the project, known by its environment. room: the octets that a file may have."""
    words = [sys.executable, "-c", BUILD, str(root), json.dumps(changes), str(room)]
    environ = {**os.environ, "PYTHONPATH": str(PROJECT), "KILLED": str(root)}
    pipe = subprocess.PIPE
    build = subprocess.Popen(words, env=environ, stdout=pipe, stderr=pipe, encoding="utf-8")
    assert build.stdout
    assert build.stdout.readline() == "ready\n"
    return build


def left(root: Path) -> list[str]:
    """The processes that belong to a build of the project."""
    return [path.parent.name for path in Path("/proc").glob("[0-9]*/environ") if f"KILLED={root}\0" in _read(path)]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has gone, or is somebody else's
        return ""


def wait_until_gone(root: Path) -> None:
    end = time.monotonic() + 10
    while found := left(root):
        assert time.monotonic() < end, found
        time.sleep(0.01)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[Changes, dict[str, bytes]]]]:
    """A project of so many events that workers make them, and two ways to build it with what they give."""
    days = (date(2030, 4, 1) + timedelta(days=number) for number in range(crew.ENOUGH))
    texts = {f"ilta-{number}": event(f"{day:%-d.%-m.%Y} klo 18–20") for number, day in enumerate(days)}
    root = tiny(tmp_path_factory.mktemp("many"), **texts)
    return root, [(changes, cold(root, changes)) for changes in (ONE, OTHER)]


def killed(root: Path, changes: Changes, moment: float | str) -> int:
    """Kill a build so many seconds after it began, or when there are workers, or when files move; its status."""
    first = root / "output/404.html"
    before, begins = first.stat().st_mtime_ns, time.monotonic()
    build = begun(root, changes)

    def has_come() -> bool:
        if moment == "workers":
            return len(left(root)) >= 3  # with the build itself
        if moment == "moving":
            return first.stat().st_mtime_ns != before
        return time.monotonic() > begins + float(moment)

    while build.poll() is None and not has_come():
        time.sleep(0.0005)
    build.send_signal(signal.SIGKILL)
    build.communicate()
    return build.returncode


def test_killed_build_leaves_whole_files_and_no_worker_and_the_next_one_is_right(
    many: tuple[Path, list[tuple[Changes, dict[str, bytes]]]],
) -> None:
    root, ways = many
    random = Random(7)  # noqa: S311 - nothing secret
    (old, before), (new, after) = ways
    begins = time.monotonic()
    assert warm(root, old) == before
    whole = time.monotonic() - begins
    by_chance = [random.uniform(0.1, 2) * whole for _ in range(8 if THOROUGH else 0)]
    moments: list[float | str] = ["workers", "moving", *by_chance] if THOROUGH else ["moving"]
    for moment in moments:
        status = killed(root, new, moment)
        assert status == -signal.SIGKILL or moment in by_chance

        wait_until_gone(root)
        found = {path: content for path, content in files(root / "output").items() if not path.startswith(".juliste-")}
        torn = [path for path, content in found.items() if content not in (before.get(path), after.get(path))]
        assert (moment, torn) == (moment, [])
        assert found.keys() >= before.keys() & after.keys()
        assert warm(root, new) == after
        old, before, new, after = new, after, old, before


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A project of a few events."""
    return corpus(tmp_path, FEW)


def test_builds_at_once_both_end_and_the_site_is_that_of_one_of_them(few: Path) -> None:
    expected = [cold(few, changes) for changes in (ONE, OTHER)]
    for pair in ((ONE, OTHER), (ONE, ONE)) if THOROUGH else ((ONE, OTHER),):
        builds = [begun(few, changes) for changes in pair]
        told = [(*build.communicate(), build.returncode) for build in builds]
        assert [status for *_, status in told] == [0, 0], told
        assert files(few / "output") in expected
    assert warm(few, OTHER) == expected[1]


@pytest.mark.parametrize("room", [3_000, 15_000, 40_000, 100_000, 150_000] if THOROUGH else [8_000])
def test_build_without_room_says_so_and_leaves_the_site(room: int, few: Path) -> None:
    before = warm(few, ONE)
    build = begun(few, OTHER, room)
    out, err = build.communicate()

    assert (build.returncode, out) == (2, "")
    assert err.splitlines()[-1] in ("The build stopped.", "Nothing was built.")
    assert "Traceback" not in err
    assert files(few / "output") == before
    assert warm(few, OTHER) == cold(few, OTHER)


def damage(path: Path, random: Random) -> None:
    """Let some bytes of the file be others, or its end be missing."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        if random.random() < 0.1:
            file.truncate(random.randrange(size))
            return
        file.seek(random.randrange(size))
        file.write(random.randbytes(random.choice((1, 10, 100, 4096))))


@pytest.mark.parametrize("seed", range(2 if THOROUGH else 1))
def test_site_is_right_whatever_is_damaged_in_the_memory(seed: int, few: Path) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    ways = [(changes, cold(few, changes)) for changes in ({}, LATER)]
    warm(few, {})
    for number in range(60 if THOROUGH else 4):
        damage(few / ".cache/juliste.sqlite", random)
        changes, expected = ways[(number + 1) % 2]
        assert (number, warm(few, changes)) == (number, expected)
