"""Incremental builds: whatever is edited, the site is the same as that of a build that knows nothing."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from juliste import build
from tests import edits
from tests.edits import Project, project
from tests.sites import assert_sound_calendars, files
from tests.thorough import THOROUGH

SEEDS = (0,)
EVENTS, EDITS = (60, 50) if THOROUGH else (12, 6)


def in_turn(here: Project, number: int) -> list[str]:
    """So many edits, each kind before any comes again."""
    names = [each.__name__ for each in edits.ALL]
    return [name for _ in range(number // len(names) + 1) for name in here.random.sample(names, len(names))][:number]


def assert_like_cold(here: Project, story: str) -> None:
    """Build what has changed, and find what a cold build makes of the same, in its files and in what it tells."""
    output, cache = here.root / "cold", here.root / "cold-cache"
    report = build.build(here.settings)
    cold = build.build(replace(here.settings, output=output, cache=cache))
    assert cold.errors == (), story
    found, expected = files(here.settings.output), files(output)
    assert found.keys() == expected.keys(), story
    assert [path for path, content in found.items() if content != expected[path]] == [], story
    assert set(cold.problems) <= set(report.problems), story
    assert (report.events, report.pages, report.calendars) == (cold.events, cold.pages, cold.calendars), story

    again = build.build(here.settings)
    assert (again.new, again.changed, again.removed) == (0, 0, 0), story
    assert again.problems == cold.problems, story
    for folder in (output, cache):
        shutil.rmtree(folder)


@pytest.mark.parametrize("seed", SEEDS)
def test_site_is_that_of_a_cold_build_after_any_edits(seed: int, tmp_path: Path) -> None:
    here = project(tmp_path, EVENTS, seed)
    build.build(here.settings)
    done: list[str] = []
    for name in in_turn(here, EDITS):
        here.number += 1
        done.append(name)
        getattr(edits, name)(here)
        assert_like_cold(here, f"seed {seed}, after {', '.join(done)}")
    assert_sound_calendars(here.settings.output)
