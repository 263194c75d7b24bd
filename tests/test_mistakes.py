"""The mistakes described in tests/mistakes → exactly what their authors are told, in three languages."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from msgspec import Struct

from juliste import checks, freedays, load, report
from juliste.model import LANGUAGES, Language
from juliste.problems import Problem, in_order
from juliste.tongue import tongue
from tests.builders import HELSINKI

MISTAKES = Path(__file__).parent / "mistakes"
EVENT = "content/events/2026/seminaari"
TOLD: dict[Language, str] = {"en": "told", "fi": "told in Finnish", "sv": "told in Swedish"}

FENCE = re.compile(r"^~~~ ?(?P<info>.*)\n(?P<text>(?:(?!~~~).*\n)*)~~~\n", re.MULTILINE)
OF_PROGRAMMERS = re.compile(
    r"(?<![.\w])(?:yaml|python|pydantic|regex|regular expression|dict|tuple|str|int|bool|null|mapping|sequence|scalar"
    r"|token|parser?|node|traceback|exception|validat\w*|valueerror|boolean|string|input"
    r"|jäsenn\w*|merkkijono\w*|syöte|säännöllinen lauseke|totuusarvo\w*|sträng\w*|indata|validering\w*|undantag)\b",
    re.IGNORECASE,
)
HOLIDAYS = freedays.holidays(range(2025, 2028))


class Case(Struct, frozen=True):
    """One mistake: the file that describes it, the files that its author wrote, what is told in each language."""

    described: Path
    files: tuple[tuple[str, str], ...]
    told: dict[Language, str]

    def __str__(self) -> str:
        return f"{self.described.parent.name}: {self.described.stem}"


def case_of(described: Path) -> Case:
    fences = [(fence["info"], fence["text"]) for fence in FENCE.finditer(described.read_text("utf-8"))]
    told = {code: text for code in LANGUAGES for info, text in fences if info == TOLD[code]}
    return Case(described, tuple(fence for fence in fences if fence[0] not in TOLD.values()), told)


CASES = [case_of(path) for path in sorted(MISTAKES.glob("*/*.md"))]


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
    is_of_words = case.described.parent.name == "words"
    required: tuple[Language, ...] = ("fi", "sv") if is_of_words else ()
    found = in_order([*content.problems, *checks.check(content, required, HOLIDAYS)])
    return [problem for problem in found if is_of_words or not is_of_missing_words(problem)]


def is_of_missing_words(problem: Problem) -> bool:
    return problem.message.text.startswith(("has no words for", "has no event.{language}.md"))


def told(problems: list[Problem], language: Language) -> str:
    return "".join(f"{report.line(problem, tongue(language))}\n" for problem in problems)


def sayings(case: Case, root: Path) -> Iterator[tuple[str, Language]]:
    """Each message and each cure, in each language."""
    for problem in problems_of(case, root):
        for part in filter(None, (problem.message, problem.cure)):
            for language in LANGUAGES:
                yield tongue(language)(part.text), language


def test_there_are_enough_mistakes() -> None:
    assert len([case for case in CASES if case.told["en"]]) >= 120


@pytest.mark.parametrize("case", CASES, ids=str)
def test_mistake_is_told(case: Case, tmp_path: Path) -> None:
    problems = problems_of(case, tmp_path)
    assert {language: told(problems, language) for language in LANGUAGES} == case.told


def test_messages_have_no_words_of_programmers(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        for words, _ in sayings(case, tmp_path / str(number)):
            assert not OF_PROGRAMMERS.search(words), f"{case}: {words}"


def bless() -> None:
    """Write what is told now into the files."""
    for case in CASES:
        text = case.described.read_text("utf-8")
        text = text[: text.index("~~~ told")] if "~~~ told" in text else text.rstrip() + "\n\n"
        with TemporaryDirectory() as folder:
            problems = problems_of(case, Path(folder))
        fences = [f"~~~ {TOLD[code]}\n{told(problems, code)}~~~\n" for code in ("en", "fi", "sv")]
        case.described.write_text(text + "\n".join(fences), "utf-8")


if __name__ == "__main__":
    bless()
