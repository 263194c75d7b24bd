"""docs/templates: each is right as it stands, and stays right with what is commented in it."""

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from juliste import checks, load
from juliste.load import Registers, sheets
from juliste.load.frontmatter import read_page
from juliste.load.work import Folder
from juliste.model import LANGUAGES, Language
from tests.builders import HELSINKI, PROJECT

TEMPLATES = PROJECT / "docs/templates"
COMMENTED = re.compile(r"^# (?=[a-z_]+:(?: |$)|  )", re.MULTILINE)
"""What stands before a key that may be taken into use, and before the lines below it; sentences have a capital."""

LEFT_OUT = {
    "tracks": "only for items side by side, which need an id each; half of it in use would be wrong",
    "replaced_by": "of an event that is there already, when another one comes instead",
    "moved_from": "of an event that is there already, when its folder is renamed",
    "former_slugs": "of an event that is there already, when its slug changes",
    "accept": "its names stand in the messages of the checks, see docs/checks.md",
    "translates": "written by the tasks for translators",
    "minor": "a message offers it when words have changed",
}
"""Keys that no template of an event has, and why."""


def template(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def uncommented(text: str) -> str:
    return COMMENTED.sub("", text)


def without(text: str, *keys: str) -> str:
    """The text without these keys, which stand on a line each."""
    return re.sub(rf"^(?:{'|'.join(keys)}): .*\n", "", text, flags=re.MULTILINE)


def one_by_one(text: str) -> Iterator[str]:
    """The template with one of the commented keys in use, with all below it."""
    for found in re.finditer(r"^# [a-z_]+:.*\n(?:#  .*\n)*", text, re.MULTILINE):
        yield text[: found.start()] + uncommented(found[0]) + text[found.end() :]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A folder for an event, with the files that the templates name beside it."""
    root = tmp_path_factory.mktemp("templates")
    event = root / "content/events/2030/avoin-ilta"
    event.mkdir(parents=True)
    shutil.copy(PROJECT / "content/events/2021/kansalaisjarjestoakatemia-2/logo.png", event / "logo.png")
    (event / "diat.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    return Folder(2030, "avoin-ilta", event, "content/events/2030/avoin-ilta", root)


@cache
def registers() -> Registers:
    """Those of this repository: the examples name its entries."""
    return load.read_registers(PROJECT / "content", PROJECT, HELSINKI)[0]


def errors(folder: Folder, texts: Mapping[Language, str]) -> list[str]:
    """What is wrong with an event of these files."""
    found = load.read_texts(folder, {code: text.encode() for code, text in texts.items()}, registers(), HELSINKI)
    problems = [*found.problems, *checks.of_event(found, checks.Known((), (), frozenset(), ()))]
    return [str(problem) for problem in problems if problem.is_error]


def test_templates_are_those_of_events_and_of_language_files_in_each_language() -> None:
    names = [f"{kind}.{language}.md" for kind in ("event", "language") for language in LANGUAGES]
    assert sorted(path.name for path in TEMPLATES.iterdir()) == sorted(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_of_an_event_is_right_as_it_stands(folder: Folder, language: Language) -> None:
    assert errors(folder, {language: template(f"event.{language}.md")}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_of_an_event_is_right_with_all_keys_in_use(folder: Folder, language: Language) -> None:
    text = uncommented(template(f"event.{language}.md"))

    assert errors(folder, {language: text}) == []
    assert errors(folder, {language: without(text, "draft")}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_of_an_event_is_right_with_any_one_key_in_use(folder: Folder, language: Language) -> None:
    for text in one_by_one(template(f"event.{language}.md")):
        assert errors(folder, {language: text}) == []


@pytest.mark.parametrize("original", LANGUAGES)
def test_language_files_fit_the_event(folder: Folder, original: Language) -> None:
    names = {code: f"{'event' if code == original else 'language'}.{code}.md" for code in LANGUAGES}

    assert errors(folder, {code: template(name) for code, name in names.items()}) == []
    in_use = {code: without(uncommented(template(name)), "draft") for code, name in names.items()}
    assert errors(folder, in_use) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_stands_in_the_template_of_an_event_or_is_left_out_for_a_reason(language: Language) -> None:
    source, problems = read_page(uncommented(template(f"event.{language}.md")).encode(), "event.md")

    assert problems == []
    assert sorted([*source.fields, *LEFT_OUT]) == sorted(sheets.keys_of(sheets.EventSheet))


@pytest.mark.parametrize("kind", ["event", "language"])
def test_templates_of_one_kind_have_the_same_keys(kind: str) -> None:
    keys = [
        re.findall(r"^(?:# +)?([a-z_]+):", template(f"{kind}.{language}.md"), re.MULTILINE) for language in LANGUAGES
    ]

    assert keys[0] == keys[1] == keys[2]


@pytest.mark.parametrize("path", sorted(TEMPLATES.iterdir()), ids=lambda path: path.name)
def test_template_has_no_words_that_could_be_published_by_oversight(path: Path) -> None:
    assert read_page(path.read_bytes(), path.name)[0].body == ""


def test_page_for_editors_names_every_template() -> None:
    page = (PROJECT / "docs/editing.md").read_text("utf-8")

    assert sorted(re.findall(r"\(templates/([^)]+)\)", page)) == sorted(path.name for path in TEMPLATES.iterdir())
