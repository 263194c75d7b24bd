"""The tasks of this repository: `invoke --list` names them, `invoke --help TASK` explains one."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from invoke import Context, Exit, task

FOLDER = Path(__file__).resolve().parent
SETTINGS = FOLDER / "pelicanconf.py"
# With their extras: to old versions of pip a pin without them is none.
LOCK = (
    "uv pip compile pyproject.toml -q --upgrade --universal --python-version 3.11 "
    "--generate-hashes --no-strip-extras --no-header"
)


def plugin() -> ModuleType:
    """Our plugin; one that does not load is told in a sentence and ends the task with the status of pelican."""
    try:
        from juliste import plugin as found
    except (Exception, SystemExit) as error:
        print(f"The plugin cannot be loaded: {type(error).__name__}: {error}", file=sys.stderr)
        raise Exit(code=2) from None
    return found


def run(*command: str) -> None:
    """Run a tool of this Python's in the project's folder; a failure ends the task with the tool's status."""
    status = subprocess.run([sys.executable, "-m", *command], cwd=FOLDER, check=False).returncode
    if status:
        raise Exit(code=status)


@task(help={"now": 'build for this moment, site time: "2021-03-01T12:00"'})
def build(context: Context, now: str = "") -> None:
    """Build content/ into output/."""
    run("pelican", "content", *(["-e", f'JULISTE_NOW="{now}"'] if now else []))


@task(
    help={
        "to": "a folder; HOST:PATH or rsync:PLACE, by rsync; rclone:REMOTE:PATH, by rclone",
        "now": "build for this moment, site time",
    }
)
def publish(context: Context, to: str = "public", now: str = "") -> None:
    """Build the public's site with publishconf.py, check it, and put it into public/ or where --to says."""
    ours = plugin()
    from juliste.editor.publishing import publish as publishing

    overrides = {"JULISTE_NOW": now} if now else {}
    raise Exit(code=publishing(lambda: ours.read_file(FOLDER / "publishconf.py", overrides), to))


@task(help={"now": "build for this moment, site time, instead of 15.5.2030 at 10.30"})
def examples(context: Context, now: str = "") -> None:
    """Build events in every state and with every kind of programme into examples/, to look at."""
    overrides = ["-e", f'JULISTE_NOW="{now}"'] if now else []
    run("pelican", "-s", "tests/examples/examplesconf.py", *overrides)


@task(help={"port": "of the address http://localhost:PORT", "now": "build for this moment, site time"})
def serve(context: Context, port: int = 8000, now: str = "") -> None:
    """Build, serve on http://localhost:8000, rebuild on each save; the open page reloads itself."""
    plugin()
    from juliste.editor.serve import serve as preview

    raise Exit(code=preview(SETTINGS, {"JULISTE_NOW": now} if now else {}, port))


@task(help={"format": "text, github, gitlab or json; see docs/editors.md", "now": "check for this moment, site time"})
def check(context: Context, format_: str = "text", now: str = "") -> None:  # invoke: --format, without the _
    """Tell every error and warning in the content; write nothing."""
    ours = plugin()
    from juliste import terminal

    overrides = {"JULISTE_NOW": now} if now else {}
    raise Exit(code=terminal.check(lambda: ours.read_file(SETTINGS, overrides), format_))


@task(
    positional=["event", "language"],
    help={
        "event": "YEAR/NAME of its folder; or coming: every coming event that has no such file",
        "language": "fi, sv or en",
        "done": "the translation is ready: take the comments away and record which words it translates",
    },
)
def translate(context: Context, event: str, language: str, done: bool = False) -> None:
    """Make or update an event's language file, with the words of the original as comments."""
    ours = plugin()
    from juliste.editor.translating.translate import run as translate_event

    raise Exit(code=translate_event(lambda: ours.read_file(SETTINGS, {}), event, language, is_done=done))


@task(help={"now": "for this moment, site time"})
def status(context: Context, now: str = "") -> None:
    """Tell how each coming event stands: its languages, its registration, what keeps it from being published."""
    ours = plugin()
    from juliste.editor.status import run as tell

    overrides = {"JULISTE_NOW": now} if now else {}
    raise Exit(code=tell(lambda: ours.read_file(SETTINGS, overrides)))


@task(
    help={
        "title": "what the event is called",
        "time": 'when it is: "to 25.3.2021 klo 9.00–11.00"',
        "place": "where: an id of the register, a name, or online",
        "organiser": "who: an id of the register, or a name; else JULISTE_PUBLISHER",
        "language": "of the original: fi, sv or en; else the editor's language",
        "name": "of the folder, else made of the title",
    }
)
def new(
    context: Context,
    title: str = "",
    time: str = "",
    place: str = "",
    organiser: str = "",
    language: str = "",
    name: str = "",
) -> None:
    """Make the folder and the original of a new event; what is not given is asked."""
    ours = plugin()
    from juliste.editor import asking
    from juliste.editor.new import Options
    from juliste.editor.new import new as make

    given = Options(title, time, place, organiser, language, name)
    raise Exit(code=make(lambda: ours.read_file(SETTINGS, {}), given, asking.at_terminal()))


@task(
    iterable=["event"],
    help={"event": "YEAR/NAME of an event, again for another one; else all", "write": "without asking"},
)
def tidy(context: Context, event: list[str], write: bool = False) -> None:
    """Quote what needs quotes, take repeated facts out, write dashes in times; show what would change, then ask."""
    ours = plugin()
    from juliste.editor import asking
    from juliste.editor.tidy import tidy as mend

    raise Exit(code=mend(lambda: ours.read_file(SETTINGS, {}), event, write=write, ask=asking.at_terminal()))


@task(
    help={
        "events": "how many events",
        "rounds": "how many times; medians are told",
        "workers": "how many processes a build may use",
        "search": "with the search",
        "pdf": "with the invitations in PDF",
        "grow": "show how time grows from 100 to 10,000 events instead",
    }
)
def bench(
    context: Context,
    events: int = 1000,
    rounds: int = 3,
    workers: int = 0,
    search: bool = False,
    pdf: bool = False,
    grow: bool = False,
) -> None:
    """Measure builds of a site that is made for it: seconds, processor, memory; see docs/speed.md."""
    from juliste.editor.bench import bench as measure

    raise Exit(code=measure(FOLDER, events, rounds, workers=workers, search=search, pdf=pdf, grow=grow))


@task
def lint(context: Context) -> None:
    """Check style, format and types."""
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("mypy")


@task(pre=[lint])
def test(context: Context) -> None:
    """Run every check that this machine can run, and say what was left out and why; with CI=true nothing may be."""
    on_all_processors = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")  # the slow files come first
    run("pytest", *on_all_processors)


@task(help={"only_check": "change nothing; fail when a translation is missing or a catalogue is not up to date"})
def messages(context: Context, only_check: bool = False) -> None:
    """Collect the words of code and theme into translations/*.po, and tell which have no translation."""
    from juliste.editor import messages as catalogues

    raise Exit(code=catalogues.update(FOLDER, only_check=only_check))


@task(help={"to": "the folder for them"})
def schema(context: Context, to: str = "schemas") -> None:
    """Write the JSON Schemas of events, registers and pages, for editors; see docs/editors.md."""
    from juliste.editor import schema as schemas

    raise Exit(code=schemas.write(FOLDER / to))


@task
def lock(context: Context) -> None:
    """Renew requirements.txt and requirements-test.txt from pyproject.toml, with hashes and without addresses."""
    run(*LOCK.split(), "-o", "requirements.txt")
    run(*LOCK.split(), "--group", "test", "-c", "requirements.txt", "-o", "requirements-test.txt")


@task
def clean(context: Context) -> None:
    """Remove what was built and what is remembered of it: output/, public/, examples/ and .cache/."""
    for name in ("output", "public", "examples", ".cache"):
        shutil.rmtree(FOLDER / name, ignore_errors=True)
