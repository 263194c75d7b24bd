"""Settings → the public's site, built into a folder of the cache: exactly the files that the build has made."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from juliste import output, state
from juliste.problems import StoppedError, say
from juliste.settings import Settings

FOLDER = "publish"
"""Where in the cache all that belongs to publishing lies."""

PATIENCE = 60
"""Seconds that a publishing waits for another one."""


class Site(Struct, frozen=True):
    """A site on disk. address: where it will stand (SITEURL). files: the path of each file in it → its octets."""

    folder: Path
    address: str
    files: Mapping[str, int]

    def read(self, path: str) -> bytes:
        """The file at that path."""
        return (self.folder / path).read_bytes()


def settings_of(settings: Settings) -> Settings:
    """The same settings, for a build aside; it has a memory of its own, so that the next one makes what has changed."""
    return replace(settings, output=settings.cache / FOLDER / "site")


@contextmanager
def alone(cache: Path) -> Iterator[None]:
    """Keep other publishings out, for they share the folder. The system lets go when this process is killed."""
    folder = cache / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "lock", timeout=PATIENCE, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise StoppedError(say("Another publishing of this site has not ended.")) from error
        yield


def site(settings: Settings) -> Site:
    """The site that has just been built with these settings; what else lies in its folder goes.

    Such files are there when what is remembered was lost: of a page that has gone nobody knows then.
    """
    with state.open_state(settings.cache, settings.output) as memory:
        if memory.warning:
            raise StoppedError(memory.warning)
        paths = {output.path_of(stamp) for stamp in memory.stamps()}
    folder = settings.output.resolve()
    for stray in sorted({output.path_of(stamp) for stamp in output.stamps(folder)} - paths):
        _remove(folder, stray)
    files = {path: (folder / path).stat().st_size for path in sorted(paths)}
    return Site(folder, settings.site_url, files)


def _remove(folder: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    (folder / path).unlink()
    with suppress(OSError):  # there is more in it
        for parent in (folder / path).parents[: path.count("/")]:
            parent.rmdir()
