"""The mistakes described in tests/mistakes → exactly what their authors are told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest

from juliste import checks, load
from juliste.model import Language
from juliste.problems import Problem, in_order
from tests.builders import HELSINKI

MISTAKES = Path(__file__).parent / "mistakes"
EVENT = "content/events/2026/seminaari"
THEMES = sorted(MISTAKES.glob("[a-z]*.md"))

CASE = re.compile(r"^## (?P<name>.+)\n(?P<rest>(?:(?!## ).*\n)*)", re.MULTILINE)
FENCE = re.compile(r"^~~~ ?(?P<info>.*)\n(?P<text>(?:(?!~~~).*\n)*)~~~\n", re.MULTILINE)
OF_PROGRAMMERS = re.compile(
    r"(?<![.\w])(?:yaml|python|pydantic|regex|regular expression|dict|tuple|str|int|bool|null|mapping|sequence|scalar"
    r"|token|parser?|node|traceback|exception|validat\w*|valueerror|boolean|string|input)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Case:
    """One mistake: its name, the files written, what is told."""

    theme: str
    name: str
    files: tuple[tuple[str, str], ...]
    told: str


def cases_of(theme: Path) -> Iterator[Case]:
    for found in CASE.finditer(theme.read_text("utf-8")):
        fences = [(fence["info"], fence["text"]) for fence in FENCE.finditer(found["rest"])]
        files = tuple((info, text) for info, text in fences if info != "told")
        told = next(text for info, text in fences if info == "told")
        yield Case(theme.stem, found["name"], files, told)


CASES = [case for theme in THEMES for case in cases_of(theme)]


def write(root: Path, info: str, text: str) -> None:
    """Write one file as its fence says: "event.fi.md", "event.fi.md in cp1252", "… with CRLF", "… is absent"."""
    name, _, how = info.partition(" ")
    path = root / name if name.startswith("content/") else root / EVENT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "is absent":
        path.unlink()
    else:
        ends = "\r\n" if how == "with CRLF" else "\n"
        path.write_bytes(text.replace("\n", ends).encode(how.removeprefix("in ") if how.startswith("in ") else "utf-8"))


def problems_of(case: Case, root: Path) -> list[Problem]:
    copytree(MISTAKES / "content", root / "content")
    for info, text in case.files:
        write(root, info, text)
    content = load.read(root / "content", root, HELSINKI, frozenset({"contact-form"}))
    required: tuple[Language, ...] = ("fi", "sv") if case.theme == "words" else ()
    found = in_order([*content.problems, *checks.check(content, required)])
    return [problem for problem in found if case.theme == "words" or not is_of_missing_words(problem)]


def is_of_missing_words(problem: Problem) -> bool:
    return problem.message.text.startswith(("has no words for", "has no event.{language}.md"))


def printed(problem: Problem) -> str:
    return f"{'' if problem.is_error else 'warning: '}{problem}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.theme}: {case.name}")
def test_mistake_is_told(case: Case, tmp_path: Path) -> None:
    assert "".join(map(printed, problems_of(case, tmp_path))) == case.told


def test_every_mistake_has_a_name_of_its_own() -> None:
    names = [(case.theme, case.name) for case in CASES]
    assert len(names) == len(set(names))


def test_messages_have_no_words_of_programmers(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        for problem in problems_of(case, tmp_path / str(number)):
            said = " ".join(part.text for part in (problem.message, problem.cure) if part)
            assert not OF_PROGRAMMERS.search(said), str(problem)


def bless() -> None:
    """Write what is told now into the files."""
    for theme in THEMES:
        text = theme.read_text("utf-8")
        for case in cases_of(theme):
            start = text.index("~~~ told\n", text.index(f"\n## {case.name}\n")) + len("~~~ told\n")
            text = text[:start] + _told(case) + text[text.index("~~~\n", start) :]
        theme.write_text(text, "utf-8")


def _told(case: Case) -> str:
    with TemporaryDirectory() as folder:
        return "".join(map(printed, problems_of(case, Path(folder))))


if __name__ == "__main__":
    bless()
