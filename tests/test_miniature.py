"""A project in small, with most of the format in it, and the pages and calendars that it must give, byte for byte.

When a page or a calendar is meant to change: `pytest tests/test_miniature.py --bless`, then read `git diff` as a reader
of the page would.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.sites import MINIATURE, built, files, miniature

EXPECTED = MINIATURE / "expected"
CHOSEN = (
    "index.html",
    "fi/index.html",
    "fi/esim-tapahtumat-fi.ics",
    "sv/serier/lukuvuosi/*.ics",
    "fi/2030/kirjaston-paivat/index.html",
    "fi/2029/kirjaston-avajaiset/*",
    "sv/2029/biblioteket-invigs/*",
    "en/2029/kirjaston-avajaiset/*",
    "fi/2030/kirjastopaivat/*",
    "sv/2030/biblioteksdagarna/*",
    "en/2030/library-days/*",
    "??/2030/lukupiiri/*",
)
DIGEST = re.compile(r"(theme/[a-z-]+)-[0-9a-f]{10}\.")


WARNINGS = "warnings.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is compared: the chosen files, and what the editor is told."""
    root = miniature(tmp_path_factory.mktemp("miniature"))
    report = built(root)
    told = "".join(f"{problem}\n" for problem in report.problems)
    return {**chosen(root / "output"), WARNINGS: told}


def chosen(output: Path) -> dict[str, str]:
    """The chosen files. A changed stylesheet changes the names of the theme's files and nothing else."""
    paths = {path for pattern in CHOSEN for path in output.glob(pattern)}
    contents = ((path.relative_to(output).as_posix(), path.read_bytes()) for path in sorted(paths))
    return {path: DIGEST.sub(r"\1-DIGEST.", content.decode()) for path, content in contents}


def test_miniature_gives_the_expected_files(made: dict[str, str], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, content in made.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(content.encode())

    expected = {path: content.decode() for path, content in files(EXPECTED).items()}

    assert sorted(made) == sorted(expected)
    for path, content in made.items():
        assert content == expected[path], path
