"""The bench: its content is right and always the same, its tables are made of its measures, its builds are builds."""

import os
import re
from pathlib import Path

import pytest

from juliste import build, terminal
from juliste.editor import bench, corpus
from juliste.editor.bench import Measure
from tests import sites
from tests.builders import PROJECT
from tests.sites import write

SETTINGS = {**sites.repository_settings(), "JULISTE_PUBLISHER": corpus.PUBLISHER}


def test_content_is_the_same_each_time_and_more_events_change_none() -> None:
    few, again, more = (dict(corpus.corpus(number)) for number in (2, 2, 3))

    assert few == again
    assert few.items() <= more.items()
    assert len(more) == len(few) + 3


def test_content_has_nothing_to_mend(tmp_path: Path) -> None:
    for path, text in corpus.corpus(3):
        write(tmp_path / "content" / path, text)

    assert build.check(sites.of(tmp_path, SETTINGS)).listed() == ("Nothing to mend.",)


def test_one_event_in_a_hundred_names_the_rare_organisation() -> None:
    originals = [text for path, text in corpus.corpus(201) if path.endswith("event.fi.md")]

    assert [place for place, text in enumerate(originals) if f"{corpus.RARE}]" in text] == [0, 100, 200]


def test_prose_has_the_words_of_an_ordinary_announcement() -> None:
    bodies = [text.split("\n---\n")[1] for path, text in corpus.corpus(5) if "/events/" in f"/{path}"]

    assert all(120 < len(body.split()) < 280 for body in bodies)
    assert all(
        re.search(r"^## .*\n\n.*\*\*.*\*\*.* \*.*\* .*\]\(https:.*\n\n- ", body, re.MULTILINE) for body in bodies
    )


def test_table_has_the_medians_of_the_rounds() -> None:
    found = {
        "cold": [Measure(27.104, 26.5, 98.4, 16012), Measure(30, 28, 99, 16012), Measure(27, 26, 98, 16012)],
        "unchanged": [Measure(0.4, 0.35, 61.2, 0), Measure(0.5, 0.45, 61.2, 0)],
    }

    assert bench.table(found) == [
        "| build     | wall s | CPU s | MB |  files |",
        "| --------- | -----: | ----: | -: | -----: |",
        "| cold      |  27.10 | 26.50 | 98 | 16,012 |",
        "| unchanged |   0.45 |  0.40 | 61 |      0 |",
    ]


def test_growth_has_a_line_for_each_number_of_events() -> None:
    small = {
        name: [Measure(seconds, seconds, 90, 1)] for name, seconds in zip(bench.GROWING, (1, 0.3, 0.4), strict=True)
    }
    large = {name: [Measure(seconds, seconds, 120, 1)] for name, seconds in zip(bench.GROWING, (50, 2, 3), strict=True)}

    assert bench.growth({100: small, 10_000: large}) == [
        "| events | cold s | unchanged s | edited s | cold CPU ms an event | cold MB |",
        "| ------ | -----: | ----------: | -------: | -------------------: | ------: |",
        "| 100    |   1.00 |        0.30 |     0.40 |                 10.0 |      90 |",
        "| 10,000 |  50.00 |        2.00 |     3.00 |                  5.0 |     120 |",
    ]


def test_page_about_speed_has_the_tables_that_are_printed() -> None:
    measure = Measure(1, 1, 1, 1)
    found = {each.name: [measure] for each in bench.BUILDS}
    page = (PROJECT / "docs/speed.md").read_text(encoding="utf-8").partition("<!-- /figures -->")[0]
    lines = [cells(line) for line in page.splitlines() if line.startswith("| ")]
    printed = [cells(line) for line in bench.table(found)]

    assert [(line[0], len(line)) for line in lines if line[0] in found] == [(name, 5) for name in found]
    assert [line for line in lines if not re.match(r"[\d-]", line[-1])] == [
        printed[0],
        cells(bench.growth({1: found})[0]),
    ]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_every_build_of_a_round_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "MEMORY", tmp_path)

    status = bench.bench(PROJECT, events=1, rounds=1)

    said = capfd.readouterr()
    assert (status, said.err) == (terminal.BUILT, "")
    heading, _, *lines = said.out.splitlines()
    assert heading.startswith("1 events, medians of 1 round; ")
    assert [line.split("|")[1].strip() for line in lines[2:]] == [each.name for each in bench.BUILDS]
    files = {line.split("|")[1].strip(): int(line.split("|")[5]) for line in lines[2:]}
    assert files["cold"] > files["edited"] > files["unchanged"] == 0
    assert files["edited register"] > files["--ignore-cache"] == 0
    assert list(tmp_path.iterdir()) == []


def test_build_that_fails_ends_it_with_what_was_said(capfd: pytest.CaptureFixture[str]) -> None:
    status = bench.bench(PROJECT, events=1, rounds=1, workers=-1)

    said = capfd.readouterr()
    assert (status, said.out) == (terminal.FAILED, "")
    assert re.search(r"-m pelican content .* failed:\n.*JULISTE_WORKERS.*\nNothing was built\.\n", said.err, re.DOTALL)


def test_numbers_below_one_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.bench(PROJECT, events=0, rounds=3) == terminal.FAILED
    assert capsys.readouterr().err == "--events and --rounds must be at least 1.\n"


def test_system_that_does_not_tell_what_a_process_used_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(os, "wait4", raising=False)

    assert bench.bench(PROJECT, events=1, rounds=1) == terminal.FAILED
    assert capsys.readouterr().err == (
        "The bench runs on Linux and macOS: this system does not tell what a process has used.\n"
    )
