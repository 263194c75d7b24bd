"""What all tests share: how hypothesis looks for examples, and that nothing is left out in continuous integration."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import corpus, published, sites
from tests.published import Site

if TYPE_CHECKING:  # Playwright takes its time, and few tests need it
    from playwright.sync_api import Browser

    from tests.browser.visit import Visit

IN_CI = os.environ.get("CI") == "true"

# A slow machine is no fault of the code. In CI the same examples are tried each time: a failure is the change's.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=IN_CI)
settings.load_profile("here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/test_miniature.py --bless` takes what is built now as expected; then read the difference."""
    parser.addoption("--bless", action="store_true", help="write tests/miniature/expected/ anew")


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own site on 1.3.2021: one event is over, one can register for the others. Only to be read."""
    root = sites.repository(tmp_path_factory.mktemp("own"))
    sites.built(root, sites.repository_settings(), JULISTE_NOW="2021-03-01T12:00")
    return root / "output"


@pytest.fixture(scope="session")
def miniature_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the miniature project on 1.3.2030. Only to be read."""
    root = sites.miniature(tmp_path_factory.mktemp("miniature"))
    sites.built(root)
    return root / "output"


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of no events and no pages of its own, on 1.3.2030. Only to be read."""
    root = sites.tiny(tmp_path_factory.mktemp("empty"))
    sites.built(root, sites.TINY_SETTINGS, SITEURL="https://tyhja.example")
    return root / "output"


@pytest.fixture(scope="session")
def examples_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the examples of every state, on 15.5.2030 at 10.30. Only to be read.

    Their invitations in PDF are only in test_pdf.py; links to such are on the pages of this repository's own site.
    """
    root = sites.examples(tmp_path_factory.mktemp("examples"))
    sites.built(root, sites.EXAMPLES_SETTINGS, JULISTE_PDF=False)
    return root / "output"


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 300 events of every kind, without a history, on 1.3.2030. Only to be read."""
    root = corpus.corpus(tmp_path_factory.mktemp("corpus"), 300)
    sites.built(root, sites.TINY_SETTINGS)
    return root / "output"


@pytest.fixture(scope="session")
def every_site(request: pytest.FixtureRequest) -> tuple[Site, ...]:
    """All sites whose pages are looked at one by one."""
    return published.every(request)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A Chromium of the module's own."""
    from tests.browser.visit import chromium

    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def visit(browser: "Browser", every_site: tuple[Site, ...]) -> Iterator["Visit"]:
    """A page of the browser that sees every site and nothing else."""
    from tests.browser.visit import visiting

    with visiting(browser, every_site) as found:
        yield found


@pytest.fixture(autouse=True)
def _calendars_are_sound(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every calendar that a test has built and left in its folder is sound. Others than ours are not looked at."""
    folder: Path | None = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    if folder:
        sites.assert_sound_calendars(folder)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a skipped test fail the run in CI: there its tools must be installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why, just before the closing line."""
    if IN_CI and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("CI: the skipped tests above count as failed, for nothing may be left out.")
