"""The schemas for other editors: they take what may be written, as any reader of YAML reads it, and nothing else."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from juliste import terminal
from juliste.editor import schema
from juliste.load import sheets
from juliste.load.filling import fill
from juliste.load.frontmatter import read_page
from juliste.load.values import Reading
from tests import test_docs, test_mistakes
from tests.builders import HELSINKI, PROJECT

Reader = Callable[[str], Any]

CONTENTS = ("content", "tests/miniature/content", "tests/examples/content")
SCHEMAS = dict(schema.schemas())


class Yaml12(yaml.CSafeLoader):
    """What editors read by: the core schema of YAML 1.2, where `no` is a text and `true` is none."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML keeps them so


Yaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"~|null|Null|NULL|\Z"), ["~", "n", "N", ""])
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z"), [*"tTfF"])
Yaml12.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z"),
    [*"-+.0123456789"],
)


class Yaml11(yaml.CSafeLoader):
    """What older ones read by: `no` is false and `10:30` a number. JSON has no dates, so they are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {  # noqa: RUF012 - PyYAML keeps them so
        first: [(tag, pattern) for tag, pattern in known if not tag.endswith(":timestamp")]
        for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def named(value: object) -> object:
    """The value as JSON has it, where all keys are texts."""
    if isinstance(value, dict):
        return {str(key): named(each) for key, each in value.items()}
    return [named(each) for each in value] if isinstance(value, list) else value


READERS: Mapping[str, Reader] = {
    "texts": lambda text: yaml.load(text, yaml.CBaseLoader),  # noqa: S506 - reads texts only
    "YAML 1.2": lambda text: named(yaml.load(text, Yaml12)),  # noqa: S506 - a SafeLoader
    "YAML 1.1": lambda text: named(yaml.load(text, Yaml11)),  # noqa: S506 - a SafeLoader
}
readers = pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({**SCHEMAS[name], "$id": name})


VALIDATORS = {name: validator(name) for name in SCHEMAS}


def schema_of(path: str) -> str:
    """Which schema a file below the content is for."""
    register = re.search(r"registers/(\w+)/", path)
    return f"{register[1] if register else 'page' if 'pages/' in path else 'event'}.schema.json"


def wrong(path: str, text: str, read: Reader) -> list[str]:
    """What is wrong in the file, as the schema has it."""
    found = read(text.split("---\n")[1] if path.endswith(".md") else text)
    return [f"{path}: {each.json_path}" for each in VALIDATORS[schema_of(path)].iter_errors(found)]


def documented() -> Iterator[tuple[str, str]]:
    """Every example of docs/format.md, and every line of its tables of keys, as a file."""
    for each in test_docs.examples(test_docs.FORMAT):
        if "/" in each.place:
            yield each.place, each.text
        else:
            yield "event.md", f"---\n{each.text}---\n" if each.place else test_docs.around(each.text)
    for table in test_docs.tables(test_docs.FORMAT):
        if table.heads[0].startswith("key of "):
            sheet, whole = test_docs.KEY_TABLES[table.heads[0].removeprefix("key of ")]
            for _, _, example in table.rows:
                yield as_file(sheet, whole, test_docs.codes(example)[0])


def as_file(
    sheet: type[sheets.Sheet], whole: Callable[[test_docs.Keys], test_docs.Keys], example: str
) -> tuple[str, str]:
    """The file that a line of a table stands in."""
    keys = whole(yaml.load(example, yaml.CBaseLoader))  # noqa: S506 - reads texts only
    typed = re.sub(r"(?m)'([^'\"\n]*)'$", r"\1", yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=1000))
    if register := test_docs.REGISTERS.get(sheet):
        return f"registers/{register}/x.yaml", typed
    if sheet is sheets.PageSheet:
        return "pages/x.fi.md", f"---\n{typed}---\n"
    return "event.md", test_docs.around(typed)


def test_schemas_are_schemas() -> None:
    for each in VALIDATORS.values():
        Draft202012Validator.check_schema(each.schema)


def test_every_key_of_every_sheet_has_its_sentence() -> None:
    kinds = {name: part for whole in SCHEMAS.values() for name, part in whole["$defs"].items() if "properties" in part}
    kinds |= {name: whole for name, whole in SCHEMAS.items() if "properties" in whole}
    assert {
        name: [key for key, each in kind["properties"].items() if not each["description"]]
        for name, kind in kinds.items()
    } == {name: [] for name in kinds}


@readers
@pytest.mark.parametrize("content", CONTENTS)
def test_files_of_the_content_are_right(content: str, read: Reader) -> None:
    paths = [path for pattern in ("**/*.md", "**/*.yaml") for path in sorted((PROJECT / content).glob(pattern))]
    assert paths
    assert [each for path in paths for each in wrong(path.as_posix(), path.read_text("utf-8"), read)] == []


@readers
def test_examples_of_the_docs_are_right(read: Reader) -> None:
    assert [each for path, text in documented() for each in wrong(path, text, read)] == []


@readers
def test_what_has_no_errors_is_right(read: Reader) -> None:
    """The mistakes of tests/mistakes that no build stops at: the schemas may not be stricter than it."""
    files = [
        (name, text, str(case))
        for case in test_mistakes.CASES
        if all(told.startswith("warning") for told in case.told["en"].splitlines())
        for info, text in case.files
        if (name := info.partition(" ")[0]) == info and name.endswith((".md", ".yaml"))
    ]
    assert len(files) > 40
    assert {case for name, text, case in files if wrong(name, text, read)} == STRICTER


STRICTER = {"fine: a-draft", "translations: a-fact-that-agrees"}
"""A draft may be unfinished; a language file that repeats the time is taken for the original."""

FACTS = "title: Ilta\ntime: 25.3.2021 klo 9–11\norganisers: [kirjasto]\nonline: yes\n"


def event_with(lines: str) -> str:
    """An original with these lines in the place of those that it would have."""
    keys = set(re.findall(r"(?m)^(\w+):", lines))
    rest = [line for line in FACTS.splitlines() if line.partition(":")[0] not in keys]
    return "\n".join(("---", *rest, lines, "---", ""))


@readers
@pytest.mark.parametrize(
    "lines",
    [
        "title: 1984",
        "title: null",
        "title: {fi: Yes, sv: On, en: ~}",
        "partners: [1984, yes, Kirjasto ry]",
        "languages: [no, fi]",
        "draft: Kyllä",
        "draft: no",
        "online: on",
        "place: {name: 3, postcode: 00100, map: [60, 24.9384]}",
        'place: {map: "60.1699, 24.9384"}',
        "status: cancelled",
        "status: {is: postponed}",
        "time: {time: 2021-03-25 09:00–11:00}",
        "time: [25.3.2021 klo 9–11, {time: 26.3.2021 klo 9–11, id: 2}]",
        "registration: none",
        "registration: [{for: place, capacity: 50, price: 12.50}, {for: online, price: free, full: nej}]",
        'registration: {price: {amount: "12,50"}, phone: 0501234567, closes: 18.3.2021}',
        "programme: [9.00 Avaus, {time: 9.30, title: 10, speakers: maija}, {day: 25.3., items: [10.00 Loppu]}]",
        "programme: [{time: 10:30, title: Avaus, status: cancelled}]",
        "contacts: [maija-mallikas, {name: Maija, for: media, until: 1.6.2021}]",
        "series: [a, b]\ntopics: [2021]",
        "accessibility: {step_free: Ei Tiedossa, captions: ja}",
        "accept: {no-end: Kesto selviää keväällä}",
        "replaced_by: 2021/tyopaja\nmoved_from: [2020/a-b]\nformer_slugs: [vanha]",
        "online: {platform: [Teams, 2], link: registered}",
        "translates: title.1e50 body.02bc",
    ],
)
def test_what_may_be_written_is_right(lines: str, read: Reader) -> None:
    text = event_with(lines)
    source, faults = read_page(text.encode(), "event.fi.md")
    assert [*faults, *fill(sheets.EventSheet, source, Reading("fi", HELSINKI))[1]] == []
    assert wrong("event.fi.md", text, read) == []


@pytest.mark.parametrize("version", ["YAML 1.2", "YAML 1.1"])
def test_key_without_a_value_is_right(version: str) -> None:
    lines = "\n".join(f"{key}:" for key in sheets.keys_of(sheets.EventSheet) if key not in FACTS)
    assert wrong("event.fi.md", event_with(lines), READERS[version]) == []


@readers
@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("titel: Ilta", "$"),
        ("title: [a, b]", "$.title"),
        ("title: {fi: Ilta, se: Kväll}", "$.title"),
        ("slug: Työpaja", "$.slug"),
        ("time: 25.3. klo 9–11", "$.time"),
        ("partners: Kansalaisareena", "$.partners"),
        ("status: canceled", "$.status"),
        ("status: {is: peruttu}", "$.status"),
        ("place: Säätytalo", "$.place"),
        ("place: {nimi: Oodi}", "$.place"),
        ("online: perhaps", "$.online"),
        ("registration: soon", "$.registration"),
        ("registration: {capacity: paljon}", "$.registration"),
        ("registration: {price: kallis}", "$.registration"),
        ("languages: [suomi]", "$.languages[0]"),
        ("interpretation: [viittomakieli]", "$.interpretation[0]"),
        ("programme: {9.00: Avaus}", "$.programme"),
        ("programme: [{time: 9.30, kind: puhe}]", "$.programme[0]"),
        ("contacts: [{email: maija at example.org}]", "$.contacts[0]"),
        ("draft: ehkä", "$.draft"),
        ("accessibility: {step_free: joo}", "$.accessibility.step_free"),
        ("links: [{url: example.org}]", "$.links[0].url"),
        ("image: logo.png", "$.image"),
        ("accept: {no-ends: Kesto selviää}", "$.accept"),
        ("replaced_by: tyopaja", "$.replaced_by"),
    ],
)
def test_what_may_not_be_written_is_wrong(lines: str, place: str, read: Reader) -> None:
    assert wrong("event.fi.md", event_with(lines), read) == [f"event.fi.md: {place}"]


@pytest.mark.parametrize("key", ["title", "organisers", "online"])
def test_original_needs_its_keys(key: str) -> None:
    text = "".join(line for line in FACTS.splitlines(keepends=True) if not line.startswith(key))
    assert wrong("event.fi.md", f"---\n{text}---\n", READERS["YAML 1.2"]) == ["event.fi.md: $"]


WORDS = "title: Kväll\nprogramme: {9.00: Öppning, 26.3. 9.00: {title: Slut}}\ntime: {svenska: På svenska}\n"


@readers
def test_language_file_names_things(read: Reader) -> None:
    more = "contacts: {adviser: {role: specialsakkunnig}}\nregistration: {place: Ring}\ntracks: {lag: {name: Lag}}\n"
    assert wrong("event.sv.md", f"---\n{WORDS}{more}---\n", read) == []


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("titel: Kväll", "$"),
        ("programme: {9.00: {titel: Öppning}}", "$.programme"),
        ("registration: {hall: Ring}", "$.registration"),
        ("contacts: adviser", "$.contacts"),
    ],
)
def test_mistake_in_a_language_file_is_wrong(lines: str, place: str) -> None:
    assert wrong("event.sv.md", f"---\n{lines}\n---\n", READERS["YAML 1.2"]) == [f"event.sv.md: {place}"]


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("registers/organisations/x.yaml", "short: OM\n", "$"),
        ("registers/organisations/x.yaml", "name: OM\nlogo: logo.png\n", "$.logo"),
        ("registers/people/x.yaml", "name: Maija\nphone: kysy\n", "$.phone"),
        ("registers/places/x.yaml", "name: Oodi\nroom: Sali\n", "$"),
        ("registers/topics/x.yaml", "name: {fi: Avoimuus, no: Åpenhet}\n", "$.name"),
        ("pages/x.fi.md", "---\ntitle: Tietoa\ntime: 25.3.2021\n---\n", "$"),
    ],
)
def test_mistake_elsewhere_is_wrong(path: str, text: str, place: str) -> None:
    assert wrong(path, text, READERS["YAML 1.2"]) == [f"{path}: {place}"]


# The files


def test_files_in_the_repository_are_up_to_date() -> None:
    """They stand there for editors without a terminal; `invoke schema` renews them."""
    folder = PROJECT / "schemas"
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == dict(schema.files())


def test_each_file_names_itself() -> None:
    assert [(json.loads(text)["$id"], json.loads(text)["$schema"]) for _, text in schema.files()] == [
        (name, "https://json-schema.org/draft/2020-12/schema") for name in SCHEMAS
    ]


def test_schemas_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert schema.write(tmp_path / "a/b") == terminal.BUILT
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "a/b").iterdir()} == dict(schema.files())
    assert capsys.readouterr() == (f"The schemas are in {(tmp_path / 'a/b').as_posix()}.\n", "")


def test_folder_that_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "a").write_text("")
    assert schema.write(tmp_path / "a/b") == terminal.FAILED
    assert capsys.readouterr().out == ""


def test_vs_code_finds_a_schema_for_every_file() -> None:
    page = (PROJECT / "docs/editors.md").read_text("utf-8")
    (settings,) = re.findall(r"^```json .vscode/settings.json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    chosen = json.loads(settings)["yaml.schemas"]
    assert sorted(chosen) == sorted(f"./schemas/{name}" for name in SCHEMAS)
    content = [path for pattern in ("*.md", "*.yaml") for path in (PROJECT / "content").rglob(pattern)]
    found = {path: Path(name).name for name, pattern in chosen.items() for path in PROJECT.glob(pattern)}
    assert found == {path: schema_of(path.as_posix()) for path in content}
