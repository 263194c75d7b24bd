"""The crew: the same is made by workers as here, in the same order, whatever becomes of them."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path

import pytest
from msgspec.structs import replace

from juliste import catalogues, crew, inputs, load, output, sharing, terminal, workshop
from juliste.records import Made, Task
from juliste.revised import REVISED
from juliste.settings import PROJECT
from juliste.workshop import Workshop
from tests.corpus import corpus
from tests.sites import TINY_SETTINGS, of, write

FEW = 20


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The workshop of a site of many events."""
    settings = of(corpus(tmp_path_factory.mktemp("crew"), crew.ENOUGH), TINY_SETTINGS, JULISTE_WORKERS=2)
    root, zone = settings.content.parent, settings.zone
    entries = load.read_registers(settings.content, root, zone)
    around = load.read_around(settings.content, root, zone, frozenset(), entries)
    given = inputs.read(settings, None)
    with output.staged(settings.output) as stage:
        yield Workshop(
            settings=settings,
            catalogues=catalogues.read(settings.translations),
            registers=around.registers,
            past=given.past,
            events=tuple(given.events),
            holidays=frozenset(),
            static_pages=(),
            has_search=False,
            written_since=REVISED,
            stage=stage,
        )


@pytest.fixture(scope="module")
def tasks(shop: Workshop) -> list[Task]:
    """Its events, not in the order of their folders."""
    return [Task(path, "0") for path in sorted(shop.events, key=lambda path: path[::-1])]


@pytest.fixture(scope="module")
def expected(tasks: list[Task], shop: Workshop) -> list[object]:
    """What this process makes of them."""
    return [seen(workshop.make(task, shop), shop) for task in tasks]


def seen(made: Made, shop: Workshop) -> object:
    """All that was made of an event, but for the times of its files."""
    waiting = [(file.path, file.fate, shop.stage.read(file.path)) for file in made.files]
    record = made.record
    return replace(record, packed=b"", packed_card=b""), record.details, record.card, waiting, made.fragments


def test_others_make_the_same_in_the_same_order(tasks: list[Task], shop: Workshop, expected: list[object]) -> None:
    with crew.crew(2) as hands:
        made = sharing.make(tasks, shop, hands)
        first = next(made)
        assert len(active_children()) == 1
        assert [seen(each, shop) for each in (first, *made)] == expected
    assert active_children() == []


def test_few_events_are_made_here(tasks: list[Task], shop: Workshop, expected: list[object]) -> None:
    with crew.crew(2) as hands:
        made = list(sharing.make(tasks[: crew.ENOUGH - 1], shop, hands))
        assert (seen(made[0], shop), active_children()) == (expected[0], [])


def test_those_who_were_called_early_make_the_same(tasks: list[Task], shop: Workshop, expected: list[object]) -> None:
    with crew.crew(2) as hands:
        hands.executor(len(tasks))
        (other,) = active_children()
        assert [seen(each, shop) for each in sharing.make(tasks, shop, hands)] == expected
        assert [seen(each, shop) for each in sharing.make(tasks[:FEW], shop, hands)] == expected[:FEW]
        assert active_children() == [other]
    assert active_children() == []


def test_those_who_come_after_others_have_left_make_the_same(
    tasks: list[Task], shop: Workshop, expected: list[object]
) -> None:
    """As when a build that has let them go finds what is remembered damaged, and begins anew."""
    with crew.crew(2) as hands:
        hands.executor(len(tasks))
        hands.dismiss()
        assert [seen(each, shop) for each in sharing.make(tasks, shop, hands)] == expected
    assert active_children() == []


def test_any_executor_makes_the_same(tasks: list[Task], shop: Workshop, expected: list[object]) -> None:
    with ThreadPoolExecutor(1) as executor:
        assert [seen(each, shop) for each in sharing.made_with(executor, tasks[:FEW], shop, 1)] == expected[:FEW]


def test_what_an_executor_cannot_make_is_made_here(tasks: list[Task], shop: Workshop, expected: list[object]) -> None:
    with ThreadPoolExecutor(1, initializer=divmod, initargs=(1, 0)) as executor:  # which breaks when it begins
        assert [seen(each, shop) for each in sharing.made_with(executor, tasks[:FEW], shop, 1)] == expected[:FEW]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_what_killed_workers_leave_is_made_here(tasks: list[Task], shop: Workshop, expected: list[object]) -> None:
    with crew.crew(2) as hands:
        made = sharing.make(tasks, shop, hands)
        first = next(made)
        for worker in active_children():
            assert worker.pid
            os.kill(worker.pid, signal.SIGKILL)
        assert [seen(each, shop) for each in (first, *made)] == expected
    assert active_children() == []


def test_others_go_when_nobody_wants_the_rest(tasks: list[Task], shop: Workshop) -> None:
    with crew.crew(2) as hands:
        next(sharing.make(tasks, shop, hands))
        assert len(active_children()) == 1
    assert active_children() == []


def test_template_that_raises_in_workers_is_told_with_its_line(
    shop: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    template = tmp_path / "theme/templates/event.html"
    lines = template.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if "<h1" in line)
    lines.insert(number, "{{ 1 / 0 }}")
    write(template, "\n".join(lines))
    settings = replace(shop.settings, theme=tmp_path / "theme", output=tmp_path / "output", cache=tmp_path / "cache")

    assert terminal.build(lambda: settings) == 2

    place = f"{template.as_posix()}:{number + 1}"
    assert capsys.readouterr().err == f"{place}: ZeroDivisionError: division by zero\nThe build stopped.\n"
    assert not (tmp_path / "output").exists()


NOTING = """
import atexit, os, pathlib, sys
folder = pathlib.Path(os.environ["MODULES"])
atexit.register(lambda: (folder / f"{os.getpid()}").write_text("\\n".join(sys.modules)))
"""
CONF = f"""
{"".join(f"{name} = {value!r}" + chr(10) for name, value in TINY_SETTINGS.items())}
PATH, OUTPUT_PATH, CACHE_PATH, LOAD_CONTENT_CACHE = "content", "output", ".cache", True
THEME, PLUGINS, JULISTE_WORKERS = {str(PROJECT / "theme")!r}, ["juliste.plugin"], 2
"""


def test_workers_of_pelican_do_not_load_it(tmp_path: Path) -> None:
    corpus(tmp_path, crew.ENOUGH)
    write(tmp_path / "pelicanconf.py", CONF)
    write(tmp_path / "beside/sitecustomize.py", NOTING)  # Python loads it in every process
    (tmp_path / "modules").mkdir()
    environ = {**os.environ, "MODULES": str(tmp_path / "modules")}
    environ["PYTHONPATH"] = os.pathsep.join([str(tmp_path / "beside"), str(PROJECT)])

    words = [sys.executable, "-m", "pelican", "content"]
    subprocess.run(words, cwd=tmp_path, env=environ, check=True, capture_output=True)

    loaded = [set(path.read_text().split()) for path in (tmp_path / "modules").iterdir()]
    building = [names for names in loaded if "juliste.workshop" in names]
    assert sorted("pelican" in names for names in building) == [False, True]
