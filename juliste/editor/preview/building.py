"""A settings file in, outcomes out: the process that builds, begun when it is needed, and ended."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from juliste.editor.preview.outcome import Outcome, broken, read

BUILDER = "juliste.editor.preview.builder"


class Building(Struct):
    """Builds by a process of its own. It gets no Ctrl-C from the terminal; it ends when we do."""

    settings_file: Path
    overrides: Mapping[str, object]
    process: subprocess.Popen[str] | None = None

    def build(self) -> Outcome:
        """Build. A process that has died is followed by another one the next time."""
        process = self.process = self.process or self._begun()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write("\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        if line:
            return read(line)
        self.close()
        return broken("The process that builds has ended; the terminal says why.", "The build stopped.")

    def close(self) -> None:
        """End the process; what it was writing the next one removes."""
        if not self.process:
            return
        process, self.process = self.process, None
        with suppress(BrokenPipeError), process:  # it may have died with our last line unread
            process.terminate()
        process.wait()

    def _begun(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", BUILDER, str(self.settings_file), json.dumps(dict(self.overrides))]
        package = str(Path(__file__).resolve().parents[3])
        paths = filter(None, (package, os.environ.get("PYTHONPATH")))
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            cwd=self.settings_file.parent,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
