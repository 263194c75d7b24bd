"""Front matters in a few lines → the event, or what its author is told, in the small site of tests/mistakes."""

from pathlib import Path
from shutil import copytree

from juliste import load
from juliste.load import Content
from juliste.model import Event
from juliste.problems import Problem, in_order
from tests.builders import HELSINKI

SITE = Path(__file__).parent / "mistakes" / "content"
FOLDER = "content/events/2026/seminaari"
ORIGINAL = (
    "title: Seminaari\ntime: 26.3.2026 klo 9–15\nplace: saatytalo\norganisers: [oikeusministerio]\nlanguages: [fi]"
)


def content(root: Path, **files: str) -> Content:
    """Read the site with other keys in event.fi.md, event.sv.md and event.en.md."""
    copytree(SITE, root / "content")
    for language, keys in files.items():
        text = keys if keys.startswith("---\n") else f"---\n{keys}\n---\n"
        (root / FOLDER / f"event.{language}.md").write_text(text, "utf-8")
    return load.read(root / "content", root, HELSINKI, frozenset())


def told(root: Path, **files: str) -> list[str]:
    """What the author is told in reading, without the folder."""
    return [_line(problem) for problem in in_order(content(root, **files).problems)]


def _line(problem: Problem) -> str:
    return str(problem).removeprefix(f"{FOLDER}/")


def event(root: Path, **files: str) -> Event:
    """The event; there must be nothing wrong with it."""
    found = content(root, **files)
    assert [str(problem) for problem in found.problems] == []
    assert found.events[0].event
    return found.events[0].event


def with_keys(*keys: str) -> str:
    """The ordinary original with more keys."""
    return "\n".join([ORIGINAL, *keys])
