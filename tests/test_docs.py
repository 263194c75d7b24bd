"""docs/*.md: what they say of keys, settings, messages, addresses and modules is so, and their examples work."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from msgspec import Struct

from juliste import build, checks, load, settings, terminal, when
from juliste.load import sheets
from juliste.problems import Problem
from tests import builders
from tests.builders import HELSINKI, PROJECT

DOCS = PROJECT / "docs"
FORMAT = (DOCS / "format.md").read_text(encoding="utf-8")
SETTINGS = (DOCS / "settings.md").read_text(encoding="utf-8")
PAGES = sorted(DOCS.glob("*.md"))

Keys = dict[str, object]
Sheets = type[sheets.Sheet]

EVENT: Keys = {
    "title": "Avoin seminaari",
    "time": "25.3.2021 klo 9–12",
    "online": "yes",
    "languages": ["fi"],
    "organisers": ["oikeusministerio"],
    "contacts": ["maija-mallikas"],
}
"""What an example leaves out."""

PDF = b"%PDF-1.4\n%%EOF\n"
REGISTERS = {
    sheets.OrganisationSheet: "organisations",
    sheets.PersonSheet: "people",
    sheets.PlaceEntrySheet: "places",
    sheets.SubjectSheet: "topics",
}


def _item(keys: Keys) -> Keys:
    return {
        "tracks": [{"id": "laki", "name": "Laki"}],
        "programme": [{"time": "9.30", "title": "Avaus", **keys}],
    }


KEY_TABLES: Mapping[str, tuple[Sheets, Callable[[Keys], Keys]]] = {
    "an event": (sheets.EventSheet, lambda keys: keys),
    "a time": (sheets.OccasionSheet, lambda keys: {"time": [{"time": "25.3.2021 klo 9–11", **keys}]}),
    "`status`": (sheets.StatusSheet, lambda keys: {"status": {"is": "cancelled", **keys}}),
    "`was`": (sheets.FormerSheet, lambda keys: {"was": keys}),
    "a place": (sheets.PlaceSheet, lambda keys: {"place": {"name": "Säätytalo", **keys}}),
    "`online`": (sheets.OnlineSheet, lambda keys: {"online": keys}),
    "a registration": (
        sheets.RegistrationSheet,
        lambda keys: {"registration": {"url": "https://example.org/", **keys}},
    ),
    "`price`": (
        sheets.PriceSheet,
        lambda keys: {"registration": {"url": "https://example.org/", "price": keys}},
    ),
    "an item": (sheets.ItemSheet, _item),
    "a day": (sheets.DaySheet, lambda keys: {"programme": [{"day": "25.3.", "items": ["9.00 Avaus"], **keys}]}),
    "a track": (sheets.TrackSheet, lambda keys: {"tracks": [{"id": "laki", **keys}]}),
    "a speaker": (sheets.SpeakerSheet, lambda keys: _item({"speakers": [{"name": "Maija", **keys}]})),
    "a contact": (
        sheets.ContactSheet,
        lambda keys: {"contacts": [{"organisation": "oikeusministerio", **keys}]},
    ),
    "`accessibility`": (sheets.AccessibilitySheet, lambda keys: {"accessibility": keys}),
    "a picture": (sheets.PictureSheet, lambda keys: {"image": {"file": "logo.png", "alt": "Tunnus", **keys}}),
    "an attachment": (
        sheets.AttachmentSheet,
        lambda keys: {"attachments": [{"file": "diat.pdf", "title": "Diat", **keys}]},
    ),
    "a link": (
        sheets.LinkSheet,
        lambda keys: {"links": [{"url": "https://example.org/", "title": "Lisää", **keys}]},
    ),
    "`only`": (sheets.OnlySheet, lambda keys: {"only": keys}),
    "an organisation": (sheets.OrganisationSheet, lambda keys: {"name": "Valtioneuvosto", **keys}),
    "a person": (sheets.PersonSheet, lambda keys: {"name": "Maija", **keys}),
    "an entry of places": (sheets.PlaceEntrySheet, lambda keys: {"name": "Oodi", **keys}),
    "a topic or series": (sheets.SubjectSheet, lambda keys: {"name": "Avoimuus", **keys}),
    "a page": (sheets.PageSheet, lambda keys: {"title": "Tietoa", **keys}),
}
"""What the first column of a table of keys calls → its sheet, and its keys → those of a whole file."""


class Table(Struct, frozen=True):
    """A table of a page: its heads, and its rows without their escapes."""

    heads: list[str]
    rows: list[list[str]]


class Example(Struct, frozen=True):
    """A fenced example. place: "events/2021/x/event.fi.md"; "event.sv.md", beside the one before; or ""."""

    place: str
    text: str


def tables(page: str) -> Iterator[Table]:
    for block in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        heads, _, *rows = ([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in block.splitlines())
        yield Table(heads, [[cell.replace("\\|", "|") for cell in row] for row in rows])


def table(page: str, *heads: str) -> list[list[str]]:
    return next(each.rows for each in tables(page) if each.heads == list(heads))


def codes(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def examples(page: str) -> Iterator[Example]:
    for place, text in re.findall(r"^```(?:markdown|yaml)(?: (\S+))?\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        yield Example(place, text)


def front_matter(keys: Keys) -> str:
    return "---\n" + yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=1000) + "---\n"


def around(fragment: str) -> str:
    """An event with the keys as typed and those that it lacks."""
    rest = {key: value for key, value in EVENT.items() if not re.search(rf"^{key}\b", fragment, re.MULTILINE)}
    return f"---\n{fragment.rstrip()}\n" + front_matter(rest).removeprefix("---\n")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder of all examples: those with a path stand there, the others are events of their own."""
    folder = tmp_path_factory.mktemp("docs") / "content"
    before = folder
    for number, example in enumerate(examples(FORMAT), 1):
        if "/" in example.place:
            before = (folder / example.place).parent
            write(folder / example.place, example.text)
        elif example.place:
            write(before / example.place, f"---\n{example.text}---\n")
        else:
            before = folder / f"events/2021/example-{number}"
            write(before / "event.fi.md", around(example.text))
    for place in (*sorted(folder.glob("events/*/*")), folder / "registers/organisations"):
        put_files(place)
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def put_files(folder: Path) -> None:
    shutil.copy(PROJECT / "content/events/2021/kansalaisjarjestoakatemia-2/logo.png", folder / "logo.png")
    (folder / "diat.pdf").write_bytes(PDF)


def problems(content: Path, zone: ZoneInfo = HELSINKI) -> list[Problem]:
    found = load.read(content, content.parent, zone, frozenset({build.STATEMENT}))
    return [*found.problems, *checks.check(found, ())]


def errors(content: Path) -> list[str]:
    return [str(problem) for problem in problems(content) if problem.is_error]


def copy(content: Path, to: Path) -> Path:
    """The registers and the named events of the examples, for an event to be added."""
    for part in ("registers", "pages", "events/2021/avoin-seminaari", "events/2021/tyopaja"):
        shutil.copytree(content / part, to / "content" / part)
    return to / "content"


# The format


def test_examples_of_the_format_have_no_mistakes(content: Path) -> None:
    assert errors(content) == []


def test_translations_in_the_format_give_their_words(content: Path) -> None:
    found = load.read(content, content.parent, HELSINKI, frozenset())
    events = [each.event for each in found.events if each.event and each.sheets and "sv" in each.sheets.files]
    assert [[item.title.own("sv") for item in event.items] for event in events] == [
        ["Välkomsthälsning och dagens mål", "Dialoger", "Gemensam diskussion", "Evenemanget avslutas"],
        ["Öppnande", "Den nya lagen", "Grupper"],
    ]
    assert [day.title.own("sv") for event in events for day in event.programme] == ["", "Inledning", ""]
    assert [track.name.own("sv") for event in events for track in event.tracks] == ["Lagstiftning"]
    assert [contact.role.own("sv") for event in events for contact in event.contacts if contact.id == "adviser"] == [
        "specialsakkunnig"
    ]


def test_every_key_stands_in_its_table() -> None:
    written = {
        each.heads[0].removeprefix("key of "): tuple(code for row in each.rows for code in codes(row[0]))
        for each in tables(FORMAT)
        if each.heads[0].startswith("key of ")
    }
    assert written == {name: sheets.keys_of(sheet) for name, (sheet, _) in KEY_TABLES.items()}


def test_every_sheet_has_a_table() -> None:
    assert {sheet for sheet, _ in KEY_TABLES.values()} == set(sheets.Sheet.__subclasses__())


def test_examples_in_the_tables_of_keys_are_of_that_key_and_have_no_mistakes(content: Path, tmp_path: Path) -> None:
    root = copy(content, tmp_path)
    for each in tables(FORMAT):
        if each.heads[0].startswith("key of "):
            sheet, whole = KEY_TABLES[each.heads[0].removeprefix("key of ")]
            for key, _, example in each.rows:
                keys = yaml.load(codes(example)[0], yaml.BaseLoader)  # noqa: S506 - reads texts only
                assert [*keys] == codes(key)
                put(root, sheet, f"{sheet.__name__.lower()}-{codes(key)[0].replace('_', '-')}", whole(keys))
    assert errors(root) == []


def put(content: Path, sheet: Sheets, name: str, keys: Keys) -> None:
    if sheet is sheets.PageSheet:
        write(content / f"pages/{name}.fi.md", front_matter(keys))
    elif register := REGISTERS.get(sheet):
        write(content / f"registers/{register}/{name}.yaml", front_matter(keys))
    else:
        write(content / f"events/2021/{name}/event.fi.md", front_matter(EVENT | keys))
        put_files(content / f"events/2021/{name}")


@pytest.mark.parametrize(("typed", "told"), table(FORMAT, "typed", "shown in Finnish"))
def test_time_of_the_format_is_read_as_shown(typed: str, told: str) -> None:
    span = when.read_span(codes(typed)[0], HELSINKI)
    assert when.label(span, "fi").replace("\u00a0", " ") == told


def mistakes() -> list[tuple[str, str]]:
    """Lines that are wrong and what is said of them: of times, and of all else."""
    times, lines = (each.rows for each in tables(FORMAT) if each.heads == ["typed", "told"])
    return [(f"time: {codes(typed)[0]}", told) for typed, told in times] + [
        (codes(typed)[0], told) for typed, told in lines
    ]


@pytest.mark.parametrize(("typed", "told"), mistakes())
def test_mistake_of_the_format_is_told_as_it_says(content: Path, tmp_path: Path, typed: str, told: str) -> None:
    root = copy(content, tmp_path)
    write(root / "events/2021/mistake/event.fi.md", around(typed))
    found = [problem for problem in problems(root) if problem.is_error]
    assert ["; ".join(map(str, filter(None, (each.message, each.cure)))) for each in found] == [told]


def test_addresses_of_the_format_are_those_that_are_built(content: Path, tmp_path: Path) -> None:
    root = copy(content, tmp_path)
    organisation = root / "registers/organisations/oikeusministerio.yaml"
    write(organisation, organisation.read_text(encoding="utf-8") + "logo: {file: logo.png, alt: Vaakuna}\n")
    workshop = root / "events/2021/tyopaja/event.fi.md"
    beside = "programme: [9.00–10.00 Ryhmä A, 9.00–10.00 Ryhmä B]\norganisers:"
    write(workshop, workshop.read_text(encoding="utf-8").replace("organisers:", beside, 1))
    write(root / "pages/ohje.fi.md", "---\ntitle: Ohje\n---\n[Ohje](ohje.pdf)\n")
    (root / "pages/ohje.pdf").write_bytes(PDF)
    report = build.build(
        builders.settings(content=root, output=tmp_path / "output", cache=tmp_path / "cache", search=True, pdf=True)
    )
    built = sorted(path.relative_to(tmp_path / "output") for path in (tmp_path / "output").rglob("*") if path.is_file())
    patterns = [pattern(code) for row in table(FORMAT, "address", "what") for code in codes(row[0])]
    assert report.errors == ()
    assert [path for path in built if not any(re.fullmatch(each, f"/{path.as_posix()}") for each in patterns)] == []
    assert [each for each in patterns if not any(re.fullmatch(each, f"/{path.as_posix()}") for path in built)] == []


def pattern(address: str) -> str:
    names = {"YEAR": r"\d{4}", "FILE": "[a-z0-9._-]+", "SHORT": "esim"}
    names |= dict.fromkeys(("NAME", "ID", "PAGE"), "[a-z0-9-]+")
    known = re.escape(address).replace("DIGEST", "[0-9a-f]+")
    return re.sub("|".join(names), lambda found: names[found[0]], known)


# The settings


def taken(module: str) -> set[str]:
    """The names that a module of the settings asks for."""
    text = (PROJECT / "juliste/settings" / module).read_text(encoding="utf-8")
    return set(re.findall(r'given\.take\("(\w+)"', text))


def test_every_setting_is_told() -> None:
    written = [codes(row[0])[0] for row in table(SETTINGS, "setting", "default", "meaning")]
    assert sorted(written) == sorted(taken("__init__.py") - {"SOURCE_DATE_EPOCH"})


def test_every_fact_of_the_accessibility_statement_is_told() -> None:
    written = [codes(row[0])[0] for row in table(SETTINGS, "fact", "needed", "meaning")]
    assert sorted(written) == sorted(taken("accessibility.py"))


def test_defaults_of_the_settings_are_as_told() -> None:
    needed = {
        "SITEURL": "https://example.org",
        "JULISTE_NAME": {"fi": "Illat", "sv": "Kvällar", "en": "Evenings"},
        "JULISTE_SHORT_NAME": "om",
        "PATH": "content",
        "THEME": "theme",
    }
    ours = settings.read(needed, environ={}, clock=datetime(2021, 3, 1, tzinfo=UTC))
    told = {
        codes(name)[0].removeprefix("JULISTE_").lower(): ast.literal_eval(codes(default)[0])
        for name, default, _ in table(SETTINGS, "setting", "default", "meaning")
        if codes(default)
    }
    real: dict[str, object] = {
        name: getattr(ours, {"timezone": "zone", "output_path": "output", "cache_path": "cache"}.get(name, name), None)
        for name in told
    }
    texts = {name: value.name if isinstance(value, Path) else value for name, value in real.items()}
    assert texts | {"timezone": str(real["timezone"]), "required_languages": []} == told
    assert ours.required_languages == ()


def test_settings_file_of_the_example_is_read() -> None:
    example = re.search(r"^```python\n(.*?)^```$", SETTINGS, re.MULTILINE | re.DOTALL)
    assert example
    given = {
        target.id: ast.literal_eval(line.value)
        for line in ast.parse(example[1]).body
        if isinstance(line, ast.Assign)
        for target in line.targets
        if isinstance(target, ast.Name)
    }
    ours = settings.read(
        {"PATH": "content", "THEME": "theme", **given}, environ={}, clock=datetime(2021, 3, 1, tzinfo=UTC)
    )
    assert ours.accessibility
    assert ours.accessibility.level == "partial"


def test_exit_statuses_are_as_told() -> None:
    written = [int(codes(row[0])[0]) for row in table(SETTINGS, "status", "means")]
    assert written == [terminal.BUILT, terminal.WRONG_CONTENT, terminal.FAILED]


# All pages


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_docs_lead_somewhere(page: Path) -> None:
    targets = re.findall(
        r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```$|`[^`]*`", "", page.read_text("utf-8"), flags=re.M | re.S)
    )
    inner = [target for target in targets if not re.match(r"https?:|mailto:", target)]
    assert [target for target in inner if not is_there(page, target)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_of_the_project_in_the_docs_exist(page: Path) -> None:
    paths = re.findall(r"`((?:juliste|theme|tests|translations)/[^`]*)`", page.read_text(encoding="utf-8"))
    assert [path for path in paths if not (PROJECT / path).exists()] == []


def is_there(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    path = page.parent / name if name else page
    return path.exists() and (not anchor or anchor in anchors(path.read_text(encoding="utf-8")))


def anchors(page: str) -> set[str]:
    """The anchors of its headings, as hosts of git make them."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_page_of_checks_names_every_check_that_may_be_passed_over() -> None:
    table = re.findall(r"^\| `([a-z-]+)` \|", (DOCS / "checks.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(table) == sorted(checks.ACCEPTABLE)
