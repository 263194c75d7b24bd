"""What the editor gives or answers → what an announcement begins with, and the template with it filled in."""

import re
from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from juliste import when
from juliste.editor.answers import Answers
from juliste.load import Registers
from juliste.load.values import choice, is_identity, nearest
from juliste.load.writing import line_for
from juliste.model import LANGUAGES, Language
from juliste.problems import say
from juliste.settings import PROJECT, Settings

TEMPLATES = PROJECT / "docs/templates"
ONLINE = frozenset({"online", "verkossa", "etänä", "på webben", "webben", "på nätet", "på distans"})


class Options(Struct, frozen=True):
    """What the editor gives at once; "" for what is to be asked, or is as usual.

    place: an id of the register, a name, or "online". language: of the original. name: of the folder.
    """

    title: str = ""
    time: str = ""
    place: str = ""
    organiser: str = ""
    language: str = ""
    name: str = ""


class Start(Struct, frozen=True):
    """What an announcement begins with. year: of its time. lines: of its keys, as they stand in the file."""

    title: str
    year: int
    language: Language
    lines: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of the original."""
        return f"event.{self.language}.md"


def start_of(options: Options, answers: Answers, registers: Registers, settings: Settings) -> Start | None:
    """The start; None where something is missing or wrong and nobody can be asked."""
    language = answers.take(
        "language",
        options.language or settings.editor_language,
        say("In which language do you write? fi, sv or en"),
        lambda text: cast(Language, choice(text, LANGUAGES)),
    )
    title = answers.take("title", options.title, say("What is the event called?"), str)
    time = answers.take(
        "time",
        options.time,
        say("When is it? For example: to 25.3.2021 klo 9.00–11.00"),
        lambda text: (text, when.read_span(text, settings.zone).first_day.year),
    )
    place = answers.take(
        "place",
        options.place,
        say("Where is it? Write a name, or the id of a place in the register, or: online"),
        lambda text: place_line(text, registers),
    )
    organiser = answers.take(
        "organiser",
        options.organiser or _publisher(registers, settings),
        say("Who organises it? Write a name, or the id of an organisation in the register"),
        lambda text: _organiser(text, registers),
    )
    if not (language and title and time and place and organiser):
        return None
    lines = (line_for("title: {}", title), line_for("time: {}", when.dashed(time[0])), place, organiser)
    return Start(title, time[1], language, lines)


def place_line(text: str, registers: Registers) -> str:
    """The line that tells where it is: an entry of the register by its id or name, the net, or a place by its name.

    WrongError: what looks like an id and is nearly one.
    """
    if text.casefold() in ONLINE:
        return "online: yes"
    found = dict(_places(registers)).get(text.casefold(), text)
    if found in registers.places:
        return line_for("place: {}", found)
    if is_identity(text) and nearest(text, list(registers.places)):
        raise registers.unknown("places", text)
    return line_for("place: {name: {}}", text)


def _places(registers: Registers) -> Iterator[tuple[str, str]]:
    """The ids of the places by their names."""
    for name, place in registers.places.items():
        yield from ((own.casefold(), name) for language in LANGUAGES if (own := place.name.own(language)))


def _organiser(text: str, registers: Registers) -> str:
    """The line of an organisation by its id or name. WrongError: what looks like an id and is none."""
    registers.organisation(text, "fi")
    return line_for("organisers: [{}]", text)


def _publisher(registers: Registers, settings: Settings) -> str:
    """The organisation whose site it is, as a rule the one that organises."""
    return settings.publisher if settings.publisher and settings.publisher in registers.organisations else ""


def filled(start: Start) -> str:
    """The template with these lines, as a draft. The example of a place stays as a comment where there is none."""
    text = (TEMPLATES / start.file).read_text("utf-8")
    text = re.sub(r"^# .*content/events/.*\n", "", text, flags=re.MULTILINE)  # where to save it: there it is
    text = re.sub(r"^# (?=draft: )", "", text, flags=re.MULTILINE)
    if start.lines[2].startswith("online: "):
        text = re.sub(r"^(?=place: )", "# ", text, flags=re.MULTILINE)
    for line in start.lines:
        text = _with_line(text, line)
    return text


def _with_line(text: str, line: str) -> str:
    """The text with the line in the place of the one with its key, which may be commented."""
    key = line.partition(":")[0]
    before, after = re.split(rf"^(?:# )?{key}: .*$", text, maxsplit=1, flags=re.MULTILINE)
    return before + line + after
