"""The example and the message of the README, tried."""

import re
from pathlib import Path

from juliste import build
from juliste.settings import PROJECT
from tests import sites

README = (PROJECT / "README.md").read_text(encoding="utf-8")
FOLDER = "content/events/2021/avoin-ilta"


def check(root: Path, change: tuple[str, str] = ("", "")) -> tuple[str, ...]:
    """What an editor is told who has copied the example into this site, with one change in the original."""
    original, swedish = re.findall(r"```markdown\n(.*?)```", README, re.DOTALL)
    sites.write(sites.repository(root) / FOLDER / "event.fi.md", original.replace(*change))
    sites.write(root / FOLDER / "event.sv.md", swedish)
    return build.check(sites.of(root, sites.repository_settings())).listed()


def test_example_is_right(tmp_path: Path) -> None:
    assert check(tmp_path) == (
        f"warning: {FOLDER}: has no event.en.md: its page shows the words of the original",
        "0 errors, 1 warning.",
    )


def test_message_is_what_the_editor_is_told(tmp_path: Path) -> None:
    message = re.findall(r"```\n(.*)\n1 error\. Nothing was built\.\n```", README)

    assert [line for line in check(tmp_path, ("time: to", "time: ke")) if not line.startswith("warning")] == [
        message[0],
        "1 error, 1 warning.",
    ]
