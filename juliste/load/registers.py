"""The folder `registers` → organisations, people, places, topics and series by id, and what is wrong in their files."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from juliste import urls
from juliste.load import pictures
from juliste.load.filling import Filled, fill
from juliste.load.folder import relative
from juliste.load.frontmatter import read_entry
from juliste.load.places import accessibility_of
from juliste.load.sheets import OrganisationSheet, PersonSheet, PlaceEntrySheet, Sheet, SubjectSheet
from juliste.load.values import Reading, as_identity, identity, is_identity, nearest, text_in
from juliste.model import LANGUAGES, NO_TEXT, Language, Organisation, Place, Series, Text, Topic
from juliste.problems import Problem, WrongError, say

NAMES = ("organisations", "people", "places", "topics", "series")

S = TypeVar("S", bound=Sheet)


class Person(Struct, frozen=True):
    """An entry of the register `people`; organisation: None, or the body that the person works for."""

    id: str
    name: str
    role: Text
    organisation: Organisation | None
    email: str
    phone: str
    url: Text


class Registers(Struct, frozen=True):
    """What events refer to by id.

    folder: the registers' folder as problems show it. known: ids that have a file, also a faulty one. by_name: the ids
    of organisations by official name, case folded.
    """

    folder: str = ""
    organisations: Mapping[str, Organisation] = {}
    people: Mapping[str, Person] = {}
    places: Mapping[str, Place] = {}
    topics: Mapping[str, Topic] = {}
    series: Mapping[str, Series] = {}
    known: Mapping[str, tuple[str, ...]] = {}
    by_name: Mapping[str, str] = {}

    def organisation(self, name: str, original: Language) -> Organisation:
        """The organisation with this id or official name; any other name is an organisation of its own.

        original: the language of the name. WrongError: a word of only a-z, 0-9 and - that is not an id.
        """
        if found := self.organisations.get(self.by_name.get(name.casefold(), name)):
            return found
        if is_identity(name):
            raise self.unknown("organisations", name)
        return Organisation("", text_in(original, name))

    def path(self, register: str, name: str) -> str:
        """The file of an entry."""
        return f"{self.folder}/{register}/{name}.yaml"

    def unknown(self, register: str, name: str) -> WrongError:
        """What to say of an id that is not in the register."""
        known = self.known.get(register, ())
        message = say("'{name}' is not in registers/{register}", name=name, register=register)
        return WrongError(message, nearest(name, known) or say("make the file {name}.yaml there", name=name))

    def near_name(self, name: str) -> str:
        """The official name that a name resembles, or ""."""
        near = _nearest_name(name.casefold(), tuple(self.by_name))
        names = _own_names(self.organisations[self.by_name[near]].name) if near else ()
        return next((own for own in names if own.casefold() == near), "")


@cache  # the same partners come in many events, and a look through a thousand names takes 15 ms
def _nearest_name(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.8)
    return near[0] if near else ""


def read_registers(content: Path, root: Path, zone: ZoneInfo) -> tuple[Registers, list[Problem]]:
    """Read every register below `content`; paths in problems are relative to `root`."""
    problems: list[Problem] = []
    folder = content / "registers"
    known = {name: tuple(path.stem for path in _files(folder / name)) for name in NAMES}
    problems += [_stranger(path, root) for path in _strangers(folder)]

    def entries(name: str, sheet: type[S]) -> dict[str, Filled[S]]:
        return dict(_entries(folder / name, root, sheet, zone, problems))

    organisations = _organisations(entries("organisations", OrganisationSheet), folder, root, problems)
    by_name = {own.casefold(): each.id for each in organisations.values() for own in _own_names(each.name)}
    shown = relative(folder, root)
    registers = Registers(shown, organisations, known=known, by_name=by_name)
    people = entries("people", PersonSheet)
    return (
        Registers(
            shown,
            organisations,
            {name: _person(name, entry, registers, problems) for name, entry in people.items()},
            {name: _place(name, entry, problems) for name, entry in entries("places", PlaceEntrySheet).items()},
            {name: Topic(name, e.sheet.name, e.sheet.summary) for name, e in entries("topics", SubjectSheet).items()},
            {name: Series(name, e.sheet.name, e.sheet.summary) for name, e in entries("series", SubjectSheet).items()},
            known,
            by_name,
        ),
        problems,
    )


def _own_names(name: Text) -> Iterator[str]:
    return (own for language in LANGUAGES if (own := name.own(language)))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml")) if folder.is_dir() else []


def _strangers(folder: Path) -> list[Path]:
    """What stands where an entry belongs but is none: another register's name, or .yml."""
    if not folder.is_dir():
        return []
    wrong_names = [
        path for path in sorted(folder.iterdir()) if path.name not in NAMES and not path.name.startswith(".")
    ]
    return wrong_names + sorted(path for name in NAMES for path in (folder / name).glob("*.yml"))


def _stranger(path: Path, root: Path) -> Problem:
    if path.suffix == ".yml":
        return Problem(relative(path, root), 0, "", say("is not read: its name must end in .yaml"), say("rename it"))
    known = ", ".join(NAMES)
    return Problem(
        relative(path, root),
        0,
        "",
        say("is not read: the registers are {known}", known=known),
        nearest(path.name, NAMES),
    )


def _entries(
    folder: Path, root: Path, sheet: type[S], zone: ZoneInfo, problems: list[Problem]
) -> Iterator[tuple[str, Filled[S]]]:
    for path in _files(folder):
        shown = relative(path, root)
        source, faults = read_entry(path.read_bytes(), shown)
        filled, wrongs = fill(sheet, source, Reading("fi", zone))
        problems += [*faults, *wrongs]
        try:
            identity(path.stem)
        except WrongError as wrong:
            mended = say("rename it {mended}.yaml", mended=as_identity(path.stem))
            problems.append(Problem(shown, 0, "", wrong.message, mended))
        if not getattr(filled.sheet, "name", None) and not filled.is_damaged(("name",)):
            problems.append(filled.problem(("name",), say("is missing: what is it called?")))
        yield path.stem, filled


def _organisations(
    entries: dict[str, Filled[OrganisationSheet]], folder: Path, root: Path, problems: list[Problem]
) -> dict[str, Organisation]:
    made: dict[str, Organisation] = {}

    def make(name: str, inside: tuple[str, ...]) -> Organisation:
        if name not in made:
            entry = entries[name]
            parent = _parent(entry, entries, (*inside, name), make, problems)
            made[name] = _organisation(name, entry, parent, folder, root, problems)
        return made[name]

    return {name: make(name, ()) for name in entries}


def _parent(
    entry: Filled[OrganisationSheet],
    entries: dict[str, Filled[OrganisationSheet]],
    inside: tuple[str, ...],
    make: Callable[[str, tuple[str, ...]], Organisation],
    problems: list[Problem],
) -> Organisation | None:
    above = entry.sheet.part_of
    if not above:
        return None
    if above in inside:
        problems.append(
            entry.problem(("part_of",), say("goes round in a circle: {ids}", ids=" → ".join((*inside, above))))
        )
        return None
    if above not in entries:
        wrong = Registers(known={"organisations": tuple(entries)}).unknown("organisations", above)
        problems.append(entry.problem(("part_of",), wrong.message, wrong.cure))
        return None
    return make(above, inside)


def _organisation(
    name: str,
    entry: Filled[OrganisationSheet],
    parent: Organisation | None,
    folder: Path,
    root: Path,
    problems: list[Problem],
) -> Organisation:
    sheet = entry.sheet
    logo, wrongs = pictures.picture(
        entry,
        ("logo",),
        sheet.logo,
        folder / "organisations",
        root,
        lambda file: urls.register_file("organisations", file),
    )
    problems += wrongs
    return Organisation(
        name,
        sheet.name,
        sheet.short,
        parent,
        sheet.url,
        sheet.email,
        sheet.phone,
        sheet.fax,
        sheet.postal,
        sheet.visiting,
        logo,
    )


def _person(name: str, entry: Filled[PersonSheet], registers: Registers, problems: list[Problem]) -> Person:
    sheet = entry.sheet
    organisation = None
    if sheet.organisation:
        try:
            organisation = registers.organisation(sheet.organisation, "fi")
        except WrongError as wrong:
            problems.append(entry.problem(("organisation",), wrong.message, wrong.cure))
    return Person(name, sheet.name, sheet.role, organisation, sheet.email, sheet.phone, sheet.url)


def _place(name: str, entry: Filled[PlaceEntrySheet], problems: list[Problem]) -> Place:
    sheet = entry.sheet
    if sheet.accessibility and sheet.accessibility.contact:
        wrong = say("belongs to an event: a place has no contacts; tell it in note")
        problems.append(entry.problem(("accessibility", "contact"), wrong))
    return Place(
        name,
        sheet.name,
        NO_TEXT,
        sheet.street,
        sheet.postcode,
        sheet.city,
        sheet.country,
        sheet.map,
        sheet.url,
        sheet.directions,
        accessibility_of(sheet.accessibility, None),
    )
