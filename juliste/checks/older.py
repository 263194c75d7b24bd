"""An event as written → the language files whose words translate former ones of the original."""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from juliste.checks.subjects import Known, Written
from juliste.load.originals import sections_of_file
from juliste.load.sections import Section, changes, marks
from juliste.model import Language
from juliste.problems import Message, Problem, say

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ENOUGH = 10
"""How many changed sentences are told: more are seen in the history."""


def older_translation(written: Written, known: Known) -> Iterator[Problem]:
    """A language file translates the words that the original has now."""
    sheets = written.sheets
    for language, file in sheets.files.items():
        if older := sheets.older(language):
            names = ", ".join(dict.fromkeys(section.name for section in older))
            message = say(
                "is older than the words in {path}: {names}", path=_name(sheets.merged.source.path), names=names
            )
            yield file.problem(("translates",), message, _cure(written, language), "warning")
            for said in changed_sentences(written, language, older, known.former):
                yield file.problem(("translates",), said, None, "warning")


def _cure(written: Written, language: Language) -> Message:
    sheets = written.sheets
    now = marks(sheets.sections)
    recorded, same = sheets.files[language].sheet.translates, sheets.merged.sheet.minor
    pairs = [f"{was}={mark.rpartition('.')[2]}" for was, mark in changes(sheets.sections, recorded, same)]
    if not pairs:
        return say("translate them; or, if it is still right, write translates: {marks}", marks=now)
    return say(
        "translate them; or, if it is still right, write translates: {marks}; or, if only a slip was mended, write in "
        "{path} minor: {minor}",
        marks=now,
        path=_name(sheets.merged.source.path),
        minor=" ".join((*same, *pairs)),
    )


def changed_sentences(
    written: Written, language: Language, older: tuple[Section, ...], former: Callable[[str], Iterable[bytes]]
) -> Iterator[Message]:
    """What the original said when it was translated, and what it says now. former: as in `Known`."""
    sheets = written.sheets
    source, reading = sheets.merged.source, sheets.merged.reading
    wanted = {mark: was for was, mark in changes(sheets.sections, sheets.files[language].sheet.translates)}
    before: dict[str, Section] = {}
    for content in former(source.path) if wanted else ():
        before |= {each.mark: each for each in sections_of_file(content, source.path, reading)}
        if before.keys() >= set(wanted.values()):
            break
    told = [
        said
        for section in older
        if (was := before.get(wanted.get(section.mark, "")))
        for said in _sentences(was, section)
    ]
    yield from told[:_ENOUGH]


def _sentences(was: Section, now: Section) -> Iterator[Message]:
    """Each text of the section that is not what it was, sentence by sentence."""
    before = dict(was.texts)
    for name, words in now.texts:
        old = before.get(name, "")
        if not old:
            yield say("{name} is new: '{new}'", name=name, new=words)
        elif old != words:
            for gone, new in _differences(_SENTENCE.split(old), _SENTENCE.split(words)):
                yield say("{name} was '{old}' and is now '{new}'", name=name, old=gone, new=new)


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(old[a:b]), " ".join(new[c:d])


def _name(path: str) -> str:
    return path.rpartition("/")[2]
