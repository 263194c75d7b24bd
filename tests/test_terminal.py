"""What is told in the terminal, and the exit statuses."""

import io
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from rich.console import Console

from juliste import progress, terminal
from juliste.output import OutputError
from juliste.problems import Problem, Severity, say
from juliste.report import Report
from juliste.settings import Settings, SettingsError
from tests.test_plugin import EVENT, write
from tests.test_settings import settings


def problem(severity: Severity) -> Problem:
    """Something that is wrong."""
    return Problem("content/a.md", 1, "time", say("is missing"), severity=severity)


@pytest.mark.parametrize(
    ("errors", "warnings", "line"),
    [(0, 0, "Nothing to mend."), (1, 0, "1 error, 0 warnings."), (2, 1, "2 errors, 1 warning.")],
)
def test_check_ends_with_the_count_of_problems(errors: int, warnings: int, line: str) -> None:
    report = Report((problem("error"),) * errors + (problem("warning"),) * warnings)

    assert report.listed()[-1] == line


def syntax_error() -> TemplateSyntaxError:
    """What Jinja says of a template in a file."""
    with pytest.raises(TemplateSyntaxError) as caught:
        Environment(autoescape=True).parse("<p>\n{% if %}", filename=str(Path.cwd() / "theme/a.html"))
    return caught.value


def fault() -> KeyError:
    """A mistake of our own, with its place."""
    with pytest.raises(KeyError) as caught:
        dict[str, str]()["x"]
    return caught.value


FULL, STOPPED, NOTHING = "No space left on device", "The build stopped.", "Nothing was built."


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (SettingsError((say("A: is missing"), say("B: is missing"))), ("A: is missing", "B: is missing", NOTHING)),
        (syntax_error(), ("theme/a.html:2: Expected an expression, got 'end of statement block'", NOTHING)),
        (SyntaxError("invalid syntax", ("/x/conf.py", 3, 1, "=")), ("/x/conf.py:3: invalid syntax", NOTHING)),
        (TemplateNotFound("list.html"), ("The theme has no template list.html.", STOPPED)),
        (OutputError(say("output/a is a link")), ("output/a is a link", STOPPED)),
        (OSError(28, FULL, "/x/a.html"), ("/x/a.html: the disk is full", STOPPED)),
        (OSError(28, FULL), ("the disk is full", STOPPED)),
    ],
)
def test_reason_for_a_failure(error: Exception, lines: tuple[str, ...]) -> None:
    assert terminal.reasons(error) == lines


def test_reason_for_a_fault_of_ours() -> None:
    place, end = terminal.reasons(fault())

    assert place.endswith(": KeyError: 'x'")
    assert end == "The build stopped."


def test_reason_for_a_name_that_a_template_does_not_have(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>\n{{ nobody }}", encoding="utf-8")
    environment = Environment(autoescape=True, loader=FileSystemLoader(tmp_path), undefined=StrictUndefined)
    with pytest.raises(UndefinedError) as caught:
        environment.get_template("a.html").render()

    place = (tmp_path / "a.html").as_posix()
    assert terminal.reasons(caught.value)[0] == f"{place}:2: UndefinedError: 'nobody' is undefined"


def test_lines_are_utf8_on_any_console() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\n")

    terminal.say_all(["päivä → dag\udcff"], stream)

    assert raw.getvalue() == "päivä → dag\\udcff\n".encode()


def test_lines_go_to_any_stream() -> None:
    stream = io.StringIO()

    terminal.say_all(["päivä", "dag"], stream)

    assert stream.getvalue() == "päivä\ndag\n"


def test_progress_is_drawn_when_work_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    screen = io.StringIO()

    with progress.shown(Console(file=screen, force_terminal=True)) as show:
        show(3, 10)
        show(4, 10)

    assert "30%" in screen.getvalue()
    assert "40%" not in screen.getvalue()  # too soon after the other


def test_progress_of_short_work_is_not_drawn() -> None:
    screen = io.StringIO()

    with progress.shown(Console(file=screen, force_terminal=True)) as show:
        show(3, 10)

    assert screen.getvalue() == ""


def project(folder: Path, event: str) -> Settings:
    """The settings of a small project with this event."""
    write(folder / "content/events/2021/ilta/event.fi.md", event)
    write(folder / "content/registers/organisations/oikeusministerio.yaml", "name: {fi: Oikeusministeriö}\n")
    names = {"PATH": "content", "OUTPUT_PATH": "output", "CACHE_PATH": ".cache"}
    return settings(**{name: folder / path for name, path in names.items()})


def test_check_tells_all_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = project(tmp_path, EVENT.replace("to 25.3.2021", "ke 25.3.2021"))

    status = terminal.check(lambda: given)

    out = capsys.readouterr().out.splitlines()
    assert status == terminal.WRONG_CONTENT
    assert [line for line in out if line.startswith("content/events/2021/ilta/event.fi.md:3: time: ")]
    assert out[-1].startswith("1 error, ")
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_check_of_good_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = project(tmp_path, EVENT)

    assert terminal.check(lambda: given) == terminal.BUILT
    assert capsys.readouterr().out.splitlines()[-1].startswith(("0 errors, ", "Nothing to mend."))


def wrong_settings() -> Settings:
    """Settings that cannot be read."""
    raise SettingsError((say("SITEURL: is missing"),))


def test_check_with_wrong_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal.check(wrong_settings) == terminal.FAILED
    assert capsys.readouterr() == ("", "SITEURL: is missing\nNothing was built.\n")


def test_build_for_somebody_who_looks_for_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal.build(wrong_settings, debug=True) == terminal.FAILED
    assert "Traceback" in capsys.readouterr().err
