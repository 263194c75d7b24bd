"""A number of events in, a table of how long builds of them take, how much they work and how large they grow, out.

Each build is a process of its own, begun by the command that an editor gives, in a project in a folder for the time
being: this project's code, theme, translations and settings, and a content that is always the same.
"""

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from juliste import terminal
from juliste.editor import corpus

PARTS = ("juliste", "theme", "translations", "pelicanconf.py", "publishconf.py")
"""What the measured project has of this one."""

MOMENT = 1_795_000_000
"""The moment that is built for, as SOURCE_DATE_EPOCH: 18.11.2026, when a few of the events are still to come."""

DAY = 24 * 60 * 60
SIZES = (100, 300, 1_000, 3_000, 10_000)
"""The numbers of events that show how time grows."""

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of a name that nobody guesses is made in it
"""Files in memory, where there are such: disks would blur the figures."""

ROOM = 400_000
"""Bytes that an event takes at most: its files, their history, and what is built of them."""

WRITTEN = re.compile(r": (\d+) new, (\d+) changed, \d+ removed; ")
"""What our last line says of the files."""


class BenchError(Exception):
    """Why there are no figures."""


class Measure(Struct, frozen=True):
    """Of one build: seconds by the clock, of the processors, megabytes of its largest process, files that it wrote."""

    wall: float
    cpu: float
    megabytes: float
    files: float


class Build(Struct, frozen=True):
    """A build to be measured. prepare: what is done before, in the project's folder; words: more for the command."""

    name: str
    prepare: Callable[[Path], None]
    words: tuple[str, ...] = ()
    later: int = 0


Measures = Mapping[str, Sequence[Measure]]
"""The name of a build → how it went in each round."""


def bench(
    project: Path,
    events: int,
    rounds: int,
    *,
    workers: int = 0,
    search: bool = False,
    pdf: bool = False,
    grow: bool = False,
) -> int:
    """Measure and tell; the exit status. workers: 0 for as many as by default; grow: of several numbers of events."""
    try:
        _assert_possible(events, rounds)
        settings = _settings(workers, search=search, pdf=pdf)
        sizes = SIZES if grow else (events,)
        builds = tuple(build for build in BUILDS if build.name in GROWING or not grow)
        found = {size: _measured(project, size, rounds, builds, settings) for size in sizes}
    except (BenchError, OSError) as error:
        terminal.say_all([str(error)], sys.stderr)
        return terminal.FAILED
    lines = growth(found) if grow else table(found[events])
    terminal.say_all([_heading(rounds, "" if grow else f"{events:,} events, "), "", *lines], sys.stdout)
    return terminal.BUILT


# From measures to lines


def median(measures: Sequence[Measure]) -> Measure:
    """The median of each figure."""
    return Measure(
        wall=statistics.median(each.wall for each in measures),
        cpu=statistics.median(each.cpu for each in measures),
        megabytes=statistics.median(each.megabytes for each in measures),
        files=statistics.median(each.files for each in measures),
    )


def table(found: Measures) -> list[str]:
    """A line for each build."""
    rows = [
        (name, f"{each.wall:.2f}", f"{each.cpu:.2f}", f"{each.megabytes:.0f}", f"{each.files:,.0f}")
        for name, each in _medians(found).items()
    ]
    return _lines(("build", "wall s", "CPU s", "MB", "files"), rows)


def growth(found: Mapping[int, Measures]) -> list[str]:
    """A line for each number of events: seconds by the clock; of the first build also its work an event, and memory."""
    rows = []
    for events, measures in found.items():
        medians = _medians(measures)
        first = medians[GROWING[0]]
        walls = (f"{medians[name].wall:.2f}" for name in GROWING)
        rows.append((f"{events:,}", *walls, f"{first.cpu * 1000 / events:.1f}", f"{first.megabytes:.0f}"))
    return _lines(("events", *(f"{name} s" for name in GROWING), "cold CPU ms an event", "cold MB"), rows)


def _medians(found: Measures) -> dict[str, Measure]:
    return {name: median(measures) for name, measures in found.items()}


def _lines(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A table of Markdown, its columns below each other: names to the left, figures to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]

    def line(cells: tuple[str, ...]) -> str:
        name, *figures = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join((name, *figures))} |"

    rule = (f"{'-' * widths[0]}", *(f"{'-' * (width - 1)}:" for width in widths[1:]))
    return [line(heads), line(rule), *map(line, rows)]


def _heading(rounds: int, events: str) -> str:
    machine = f"{os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}"
    return f"{events}medians of {rounds} round{'' if rounds == 1 else 's'}; {machine}"


# The project that is measured


def make(source: Path, root: Path, events: int) -> None:
    """Make a project of that many events, with one commit."""
    for name in PARTS:
        part = source / name
        if part.is_dir():
            shutil.copytree(part, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(part, root / name)
    for path, text in corpus.corpus(events):
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    (root / ".gitignore").write_text(".cache\noutput\n__pycache__\n", encoding="utf-8")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Corpus")):
        _git(root, *words)
    _run(root, [sys.executable, "-m", "compileall", "-q", "juliste"], dict(os.environ))


def _git(root: Path, *words: str) -> None:
    """Run git as somebody without settings of their own, a month before the moment."""
    date = f"{MOMENT - 30 * DAY} +0000"
    person = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")
    environ = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
    _run(root, ["git", *person, *words], {**os.environ, **environ})


def _run(root: Path, command: list[str], environ: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=root, env=environ, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise BenchError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def _begin(root: Path) -> None:
    """Forget what was built, and take back what was edited: every round is the same."""
    for name in ("output", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)
    _git(root, "checkout", "-q", "--", "content")


def _nothing(root: Path) -> None:
    """Leave all as it is."""


def _edit(root: Path) -> None:
    """Add a word to an event in Swedish."""
    path = root / "content" / corpus.path(0, "sv")
    path.write_text(path.read_text(encoding="utf-8") + "\nVälkommen!\n", encoding="utf-8", newline="\n")


def _edit_register(root: Path) -> None:
    """Lengthen the names of the organisation that one event in a hundred names."""
    path = root / "content" / corpus.organisation(corpus.RARE)
    text = path.read_text(encoding="utf-8").replace(",", " B,").replace("}", " B}")
    path.write_text(text, encoding="utf-8", newline="\n")


BUILDS = (
    Build("cold", _begin),
    Build("unchanged", _nothing),
    Build("edited", _edit),
    Build("edited register", _edit_register),
    Build("next day", _nothing, later=DAY),
    Build("--ignore-cache", _nothing, ("--ignore-cache",), later=DAY),
)
"""The builds of a round, in turn."""

GROWING = ("cold", "unchanged", "edited")
"""Those that show how time grows."""


# The measuring


def _assert_possible(events: int, rounds: int) -> None:
    if not hasattr(os, "wait4"):
        raise BenchError("The bench runs on Linux and macOS: this system does not tell what a process has used.")
    if min(events, rounds) < 1:
        raise BenchError("--events and --rounds must be at least 1.")


def _settings(workers: int, *, search: bool, pdf: bool) -> tuple[str, ...]:
    """What the command says of the settings."""
    made = (f"JULISTE_{name}={'true' if is_made else 'false'}" for name, is_made in (("SEARCH", search), ("PDF", pdf)))
    given = (f'JULISTE_PUBLISHER="{corpus.PUBLISHER}"', *made)
    return (*given, f"JULISTE_WORKERS={workers}") if workers else given


def _measured(
    project: Path, events: int, rounds: int, builds: Sequence[Build], settings: tuple[str, ...]
) -> dict[str, list[Measure]]:
    """Every build of every round, in a project that is gone afterwards."""
    found: dict[str, list[Measure]] = {build.name: [] for build in builds}
    with tempfile.TemporaryDirectory(prefix="juliste-bench-", dir=_folder(events)) as name:
        root = Path(name)
        make(project, root, events)
        for build in [build for _ in range(rounds) for build in builds]:
            build.prepare(root)
            found[build.name].append(_measure(root, build, settings))
    return found


def _folder(events: int) -> Path | None:
    """Memory, where all of it has room; None for the system's folder for the time being."""
    is_roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > events * ROOM
    return MEMORY if is_roomy else None


def _command(words: tuple[str, ...], settings: tuple[str, ...]) -> list[str]:
    publish = ("content", "-s", "publishconf.py", "-o", "output")
    return [sys.executable, "-m", "pelican", *publish, *words, "-e", *settings]


def _measure(root: Path, build: Build, settings: tuple[str, ...]) -> Measure:
    """Run one build. The figures of a process are those of its children too, for which it has waited."""
    command = _command(build.words, settings)
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(MOMENT + build.later)}
    with tempfile.TemporaryFile(mode="w+", encoding="utf-8") as said:
        started = time.perf_counter()
        child = subprocess.Popen(command, cwd=root, env=environ, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    written = WRITTEN.findall(text)
    if status or not written:
        raise BenchError(f"{' '.join(command)} failed:\n{text}")
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)  # in bytes on macOS, in kilobytes on Linux
    return Measure(wall, used.ru_utime + used.ru_stime, largest / 1_000_000, sum(map(int, written[-1])))
