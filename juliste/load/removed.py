"""The file `removed.yaml` of the content → the events that are no more, each with a reason for their readers."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from juliste.load.folder import relative
from juliste.load.frontmatter import Source, Tree, read_entry
from juliste.load.values import event_path, line, text_in
from juliste.model import LANGUAGES, Language, Text
from juliste.problems import Problem, WrongError, say

FILE = "removed.yaml"


class Removed(Struct, frozen=True):
    """An event that is no more: year and name of its folder, and why."""

    year: int
    name: str
    reason: Text

    @property
    def path(self) -> str:
        """YEAR/NAME."""
        return f"{self.year}/{self.name}"


def read_removed(content: Path, root: Path) -> tuple[tuple[Removed, ...], list[Problem]]:
    """Read the file, which may be absent: a line for each event, `2021/name: reason` or a map of languages."""
    path = content / FILE
    if not path.is_file():
        return (), []
    source, problems = read_entry(path.read_bytes(), relative(path, root))
    found = []
    for key, value in source.fields.items():
        try:
            year, name = event_path(key)
            found.append(Removed(year, name, _reason(value)))
        except WrongError as wrong:
            problems.append(Problem(source.path, source.line((key,)), key, wrong.message, wrong.cure))
    return tuple(found), [*problems, *_still_there(found, content, source)]


def _reason(value: Tree) -> Text:
    if not isinstance(value, dict):
        return text_in("fi", line(value))
    if wrong := [key for key in value if key not in LANGUAGES]:
        raise WrongError(say("must be a text or have the keys fi, sv and en, not '{key}'", key=wrong[0]))
    words: dict[Language, str] = {code: line(value[code]) for code in LANGUAGES if code in value}
    return Text(words.get("fi", ""), words.get("sv", ""), words.get("en", ""), next(iter(words), "fi"))


def _still_there(found: list[Removed], content: Path, source: Source) -> Iterator[Problem]:
    for each in found:
        if (content / "events" / each.path).is_dir():
            message = say("the event {path} is there", path=each.path)
            yield Problem(source.path, source.line((each.path,)), each.path, message, say("remove this line"))
