"""`invoke new`: what is given or answered → the folder and the original of an event, which `invoke check` accepts."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from juliste import build, load, terminal
from juliste.editor import asking
from juliste.editor.asking import Ask, LeftError
from juliste.editor.naming import LONGEST
from juliste.editor.new import Options, new
from juliste.editor.start import TEMPLATES
from juliste.load.writing import cleaned, line_for
from juliste.model import LANGUAGES, Event, Language, Place
from juliste.settings import Settings
from tests import sites
from tests.builders import HELSINKI, PROJECT, text

EVENING = Options("Avoin ilta", "25.4.2030 klo 18-20", "Oodi")


def project(root: Path, **changes: object) -> Settings:
    """The settings of a project without events, with one organisation and one place."""
    sites.tiny(root)
    sites.write(root / "content/registers/places/talo.yaml", "name: {fi: Iso talo, sv: Stora huset}\ncity: Turku\n")
    given = {"JULISTE_PUBLISHER": "kirjasto", "JULISTE_EDITOR_LANGUAGE": "en", **changes}
    return sites.of(root, sites.TINY_SETTINGS, **given)


def answering(*answers: str) -> Ask:
    """An editor who gives these answers, and then leaves."""
    left = list(answers)

    def ask(question: str) -> str:
        if not left:
            raise LeftError
        return left.pop(0)

    return ask


def made(root: Path, options: Options, ask: Ask | None = None, **changes: object) -> str:
    """The path of the file that is made, from the folder of the events on."""
    before = set(root.rglob("event.*.md"))
    assert new(lambda: project(root, **changes), options, ask) == terminal.BUILT
    (path,) = set(root.rglob("event.*.md")) - before
    return path.relative_to(root / "content/events").as_posix()


def event(root: Path, path: str) -> Event:
    """The event of a file, in which nothing may be wrong."""
    registers, _ = load.read_registers(root / "content", root, HELSINKI)
    folder = load.event_folder(root / "content", root, path.rpartition("/")[0])
    found = load.read_folder(folder, registers, HELSINKI)
    assert [str(problem) for problem in found.problems] == []
    assert found.event
    return found.event


def test_file_is_the_template_with_what_was_given(tmp_path: Path) -> None:
    path = made(tmp_path, replace(EVENING, language="fi"))

    lines = (TEMPLATES / "event.fi.md").read_text("utf-8").splitlines()
    written = (tmp_path / "content/events" / path).read_text("utf-8").splitlines()
    assert path == "2030/avoin-ilta/event.fi.md"
    assert [line for line in written if line not in lines] == [
        "title: Avoin ilta",
        "draft: yes  # luonnos: ei näy sivustolla; poista rivi, kun tapahtuman saa julkaista",
        "time: 25.4.2030 klo 18–20",
        "place: {name: Oodi}",
        "organisers: [kirjasto]",
    ]
    assert len(lines) == len(written) + 1


def test_event_is_what_was_given(tmp_path: Path) -> None:
    found = event(tmp_path, made(tmp_path, replace(EVENING, place="talo", organiser="Oma yhdistys ry", language="fi")))

    assert (found.original, found.title, found.draft) == ("fi", text("Avoin ilta"), True)
    assert [occasion.span.start.isoformat() for occasion in found.occasions] == ["2030-04-25T18:00:00+03:00"]
    assert found.place == Place("talo", text("Iso talo", "Stora huset"), city=text("Turku"))
    assert [body.name for body in found.organisers] == [text("Oma yhdistys ry")]


@pytest.mark.parametrize("place", ["online", "Verkossa", "på webben"])
def test_event_online_has_no_place(tmp_path: Path, place: str) -> None:
    found = event(tmp_path, made(tmp_path, replace(EVENING, place=place)))

    assert (found.place, found.online is not None) == (None, True)


def test_place_may_be_given_by_its_name_in_the_register(tmp_path: Path) -> None:
    found = event(tmp_path, made(tmp_path, replace(EVENING, place="stora huset")))

    assert found.place
    assert found.place.id == "talo"


@pytest.mark.parametrize("language", LANGUAGES)
def test_original_is_in_the_language_of_the_editor(tmp_path: Path, language: Language) -> None:
    path = made(tmp_path, EVENING, JULISTE_EDITOR_LANGUAGE=language)

    assert path == f"2030/avoin-ilta/event.{language}.md"
    assert event(tmp_path, path).original == language


def test_new_event_passes_the_check(tmp_path: Path) -> None:
    made(tmp_path, EVENING)

    assert build.check(project(tmp_path, JULISTE_REQUIRED_LANGUAGES=["fi", "sv"])).errors == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Työpaja: Åbo & Öölanti 2", "tyopaja-abo-oolanti-2"),
        ("Torstain ilta – klo 18", "torstain-ilta-klo-18"),
        ("🎉 !", "event"),
        ("Kansalaisyhteiskunnan ja hallinnon yhteinen iltapäivä", "kansalaisyhteiskunnan-ja-hallinnon-yhteinen"),
        ("a" * 80, "a" * LONGEST),
    ],
)
def test_folder_is_named_after_the_title(tmp_path: Path, title: str, name: str) -> None:
    assert made(tmp_path, replace(EVENING, title=title)) == f"2030/{name}/event.en.md"


def test_folder_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    paths = [made(tmp_path, EVENING) for _ in range(3)]

    assert paths == [f"2030/avoin-ilta{number}/event.en.md" for number in ("", "-2", "-3")]


def test_address_of_another_event_is_taken_too(tmp_path: Path) -> None:
    sites.write(tmp_path / "content/events/2030/uusi/event.fi.md", sites.event(more="moved_from: [2030/avoin-ilta]\n"))

    assert made(tmp_path, EVENING) == "2030/avoin-ilta-2/event.en.md"


def test_what_is_missing_is_asked_and_mistakes_are_asked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = answering(
        "", "Avoin ilta", "ke 25.4.2030 klo 18", "25.4.2030 klo 18", "tallo", "talo", "kirjato", "kirjasto"
    )
    path = made(tmp_path, Options(), answers, JULISTE_PUBLISHER=None)

    assert event(tmp_path, path).organisers[0].id == "kirjasto"
    assert capsys.readouterr().err.splitlines() == [
        "--time: 25.4.2030 is a Thursday, not 'ke'; write \"to 25.4.2030 klo 18\"",
        "--place: 'tallo' is not in registers/places; did you mean talo?",
        "--organiser: 'kirjato' is not in registers/organisations; did you mean kirjasto?",
    ]


def test_name_that_is_taken_or_none_is_asked_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path, EVENING)
    path = made(tmp_path, replace(EVENING, name="avoin-ilta"), answering("Ilta 2", "ilta-2"))

    assert path == "2030/ilta-2/event.en.md"
    assert capsys.readouterr().err.splitlines() == [
        "--name: the name 'avoin-ilta' is taken",
        "--name: may only have a-z, 0-9 and - between them, not 'Ilta 2'; write ilta-2",
    ]


def test_editor_is_told_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path, EVENING)

    assert capsys.readouterr().out.splitlines() == [
        "content/events/2030/avoin-ilta/event.en.md",
        "Write the rest into it; the lines that begin with # show what else can be told.",
        "When it may be published, take away the line draft: yes; `invoke check` tells what is still missing.",
    ]


def nothing_made(root: Path, options: Options, ask: Ask | None = None, **changes: object) -> bool:
    return (
        new(lambda: project(root, **changes), options, ask) == terminal.FAILED
        and not (root / "content/events").exists()
    )


def test_missing_options_are_told_where_nobody_can_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nothing_made(tmp_path, Options(place="online"), JULISTE_PUBLISHER=None)
    assert capsys.readouterr().err.splitlines() == [
        "Missing: --title, --time, --organiser. There is no terminal here to ask in.",
        "Nothing was made.",
    ]


def test_wrong_options_are_told_where_nobody_can_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nothing_made(tmp_path, Options("Ilta", "huomenna", "online", language="de"))
    assert capsys.readouterr().err.splitlines() == [
        "--language: must be one of fi, sv, en, not 'de'",
        "--time: must be a day and its hours, not 'huomenna'; write it as in \"25.3.2021 klo 9.00–11.00\"",
        "Nothing was made.",
    ]


def test_editor_who_leaves_has_made_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nothing_made(tmp_path, Options(), answering("Ilta"))
    assert capsys.readouterr().err.splitlines() == ["Nothing was made."]


def test_wrong_settings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read: Callable[[], Settings] = lambda: project(tmp_path, JULISTE_SHORT_NAME="ä ö")  # noqa: E731

    assert new(read, EVENING) == terminal.FAILED
    assert capsys.readouterr().err.splitlines()[-1] == "Nothing was built."


def test_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sites.write(tmp_path / "content/events/2030", "")

    assert new(lambda: project(tmp_path), EVENING) == terminal.FAILED
    assert capsys.readouterr().err.splitlines() == [
        "content/events/2030/avoin-ilta/event.en.md could not be written: a file stands where a folder should be."
    ]


WORDS = st.text(st.sampled_from("aä9 :#-\"'[]{},&*!|>?%@`\\“”~\t\u00a0\u200b") | st.characters(), max_size=20)


@given(WORDS)
def test_line_for_any_text_is_read_back(typed: str) -> None:
    words = cleaned(typed)
    for gap in ("title: {}", "organisers: [{}]", "place: {name: {}}"):
        line = line_for(gap, words)
        source, problems = load.frontmatter.read_page(f"---\n{line}\n---\n".encode(), "x")
        quoted = load.frontmatter.read_page(f"---\n{gap.replace('{}', 'X')}\n---\n".encode(), "x")[0]
        assert problems == []
        assert source.fields == _filled(quoted.fields, words) or not words


def _filled(tree: object, words: str) -> object:
    if isinstance(tree, dict):
        return {key: _filled(value, words) for key, value in tree.items()}
    return [_filled(each, words) for each in tree] if isinstance(tree, list) else words


@given(WORDS.filter(cleaned), WORDS.filter(cleaned), st.sampled_from(LANGUAGES))
@settings(max_examples=25)
def test_event_of_any_words_is_right(title: str, place: str, language: Language) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        path = made(root, Options(title, "25.4.2030 klo 18", place, language=language))
        found = event(root, path)

    assert found.title.own(language) == cleaned(title)
    assert re.fullmatch(r"2030/[a-z0-9-]+/event\.(fi|sv|en)\.md", path)


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def test_somebody_at_a_terminal_is_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("Ilta\n"))
    ask = asking.at_terminal()

    assert ask
    assert ask("Mikä?") == "Ilta"
    with pytest.raises(LeftError):
        ask("Milloin?")
    assert capsys.readouterr().out == "Mikä?\n> Milloin?\n> \n"


def test_nobody_is_asked_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Ilta\n"))

    assert asking.at_terminal() is None


def test_options_of_the_page_for_editors_are_those_of_the_task() -> None:
    page = (PROJECT / "docs/editing.md").read_text("utf-8")

    assert sorted(re.findall(r"^\| `--(\w+)` \|", page, re.MULTILINE)) == sorted(each.name for each in fields(Options))
