"""Settings file in; the site served on this machine and built again after each save; open pages reload themselves."""

import errno
import os
import sys
import threading
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from juliste import terminal
from juliste.editor.preview.building import Building
from juliste.editor.preview.outcome import Outcome
from juliste.editor.preview.saves import Saves
from juliste.editor.preview.server import Preview
from juliste.problems import Message, Tongue, say
from juliste.settings import language_of
from juliste.tongue import tongue

PACKAGE = Path(__file__).resolve().parents[1]


def serve(settings_file: Path, overrides: Mapping[str, object], port: int, stop: threading.Event | None = None) -> int:
    """Build, serve and watch until Ctrl-C (or `stop`); the exit status.

    overrides: what `-e` would give. Whatever is wrong, in the content, the settings, the theme or the code, is told in
    the terminal and to whoever opens a page, until it is mended. Only a port that cannot be had ends it.
    """
    stop = stop or threading.Event()
    try:
        preview = Preview(port)
    except (OSError, OverflowError) as error:
        terminal.say_all([_refused(port, error).told(_words())], sys.stderr)
        return terminal.FAILED
    building = Building(settings_file.resolve(), overrides)
    with preview, closing(building), closing(Saves(stop)) as saves, suppress(KeyboardInterrupt):
        threading.Thread(target=preview.serve_forever, daemon=True).start()
        saves.follow(_places(building.settings_file), ())
        outcome = _built(building, preview, saves)
        address = f"http://localhost:{preview.server_port}"
        terminal.say_all([say("Serving on {address} – Ctrl-C ends it.", address=address).told(_words())], sys.stdout)
        while changed := saves.next():
            if any(path.suffix == ".py" or path.is_relative_to(PACKAGE) for path in changed):
                building.close()
            outcome = _built(building, preview, saves, outcome)
    return terminal.BUILT


def _built(building: Building, preview: Preview, saves: Saves, former: Outcome | None = None) -> Outcome:
    """Build, and tell of it. Once more when there turn out to be other folders: nobody has watched those meanwhile."""
    outcome = _told(building.build().after(former or Outcome()), preview)
    followed = (*_places(building.settings_file), *map(Path, outcome.watched))
    if saves.follow(followed, map(Path, outcome.ours)):
        again = building.build().after(outcome)
        return outcome if again.shows_the_same_as(outcome) else _told(again, preview)
    return outcome


def _told(outcome: Outcome, preview: Preview) -> Outcome:
    preview.tell(outcome)
    terminal.say_all(outcome.complained, sys.stderr)
    terminal.say_all(outcome.said, sys.stdout)
    return outcome


def _places(settings_file: Path) -> tuple[Path, ...]:
    """What is watched whatever the settings are: they, and the code."""
    return settings_file, PACKAGE


def _words() -> Tongue:
    """The tongue of the environment: this process never loads the settings."""
    return tongue(language_of(os.environ))


def _refused(port: int, error: Exception) -> Message:
    """Why the port cannot be had, and what to do."""
    number = error.errno if isinstance(error, OSError) else 0
    if number == errno.EADDRINUSE:
        why = say("The port {port} is taken, perhaps by another preview.", port=port)
    elif number == errno.EACCES:
        why = say("The port {port} is not permitted.", port=port)
    else:
        why = say("The port {port} cannot be used.", port=port)
    return say("{why} Choose another one: invoke serve --port {other}", why=why, other=8001 if port == 8000 else 8000)
