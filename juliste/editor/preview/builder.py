"""A settings file in; for each line on stdin a build, and its outcome as a line on stdout: the process that builds.

What it has loaded it never loads again: who notices that the settings or the code have changed begins another one.
"""

import gc
import json
import os
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from juliste.editor.preview.outcome import Mistake, Outcome, broken, written


def main(settings_file: Path, overrides: dict[str, object]) -> None:
    """Build whenever a line comes, until no more can come."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a settings file prints is no answer
    build: Callable[[], Outcome] | None = None
    for _ in sys.stdin:
        try:
            build = build or builds(settings_file, overrides)
            outcome = build()
        except (Exception, SystemExit) as error:  # whatever the code and the settings are in the midst of
            outcome = broken(*_reasons(error))
        print(written(outcome), file=answers, flush=True)
        gc.collect()  # while nobody waits, and so that it need not look at the same again
        gc.freeze()


def builds(settings_file: Path, overrides: dict[str, object]) -> Callable[[], Outcome]:
    """Load the code and the settings; what builds and gives the outcome.

    The preview has a folder and a memory of its own: it differs from the site in what is slow to make, so that each
    would have to be made anew after the other. Loaded by name: code that cannot be loaded is an outcome too.
    """
    names = ("digests", "terminal", "plugin", "build", "tongue")
    digests, terminal, plugin, _, words_of = (import_module(f"juliste.{name}") for name in names)
    kept = digests.Kept()
    settings_now = plugin.reader(settings_file, overrides)

    def build() -> Outcome:
        settings = settings_now()
        own = settings.cache / "preview"
        shown = replace(settings, search=False, pdf=False, output=own / "output", cache=own)
        about = Outcome(
            folder=str(shown.output.resolve()),
            moment=round(settings.moment.timestamp() * 1000),
            watched=_paths(settings.content, settings.theme, settings.translations, settings.guide_folder),
            ours=_paths(settings.cache, settings.output),
            language=settings.editor_language,
        )
        try:
            report = terminal.built(shown, of_files=kept.of_files)
        except Exception as error:  # as in `main`
            reasons = terminal.reasons(error, settings.editor_language)
            return replace(about, reasons=reasons, complained=reasons)
        words = words_of.tongue(settings.editor_language)
        shown_lines, last_line = report.shown(words), report.last_line(words)
        if report.errors:
            mistakes = tuple(
                Mistake(
                    each.path,
                    each.line,
                    each.field,
                    each.message.told(words),
                    each.cure.told(words) if each.cure else "",
                )
                for each in report.errors
            )
            return replace(about, mistakes=mistakes, complained=(*shown_lines, last_line))
        has_changed = bool(report.new or report.changed or report.removed)
        return replace(about, said=(last_line,), complained=shown_lines, has_changed=has_changed)

    return build


def _reasons(error: BaseException) -> tuple[str, ...]:
    """Why there is no site, in our usual words where the code that has them can be loaded."""
    try:
        found: tuple[str, ...] = import_module("juliste.terminal").reasons(error)
    except Exception:  # as in `main`
        frame = traceback.extract_tb(error.__traceback__)[-1]
        found = (f"{frame.filename}:{frame.lineno}: {type(error).__name__}: {error}", "Nothing was built.")
    return found


def _paths(*paths: Path | None) -> tuple[str, ...]:
    return tuple(str(path.resolve()) for path in paths if path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
