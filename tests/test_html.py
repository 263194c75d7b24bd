"""Every page and the style of our sites, as the Nu Html Checker reads them."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import packages
from tests.published import Site

MISSING = packages.lacking("vnu-jar", "java")
JAR = packages.FOLDER / "vnu-jar/build/dist/vnu.jar"
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


def errors(paths: Sequence[Path], *options: str) -> list[str]:
    """What the checker says against the files, each as "FILE:LINE: MESSAGE"."""
    command = ["java", "-jar", str(JAR), "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, *options, *map(str, paths)], capture_output=True, encoding="utf-8", check=True)
    found = json.loads(done.stdout)["messages"]
    return [f"{each.get('url', '')}:{each.get('lastLine', '')}: {each['message']}" for each in found]


def test_pages_are_valid(every_site: tuple[Site, ...]) -> None:
    assert errors([site.folder for site in every_site], "--skip-non-html") == []


def test_style_is_valid(every_site: tuple[Site, ...]) -> None:
    assert errors(sorted(every_site[0].folder.glob("theme/*.css")), "--css") == []
