"""The cache folder in, what the last build into one output folder knew out: which files there are ours.

All of it may be deleted at any time: then everything is built anew, and only files of pages that have gone meanwhile
are no longer known as ours and stay.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_VERSION = 1
_SCHEMA = f"""
CREATE TABLE file (output TEXT, path TEXT, digest TEXT NOT NULL, PRIMARY KEY (output, path)) WITHOUT ROWID;
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""
_UNUSABLE = (sqlite3.Error, OSError, UnicodeError)  # sqlite3 tells of a damaged schema in damaged words


class StateError(Exception):
    """What the build must remember could not be written; its text is a sentence with the reason."""


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered for one output folder. `warning` says what was wrong with it, or is empty."""

    connection: sqlite3.Connection
    output: str
    warning: str

    def known(self) -> dict[str, str]:
        """Path → digest of all files that are ours, or that a build which was stopped meant to write (digest "")."""
        rows = self.connection.execute("SELECT path, digest FROM file WHERE output = ? ORDER BY path", [self.output])
        return dict(rows.fetchall())

    def plan(self, paths: Iterable[str]) -> None:
        """Remember, before the first is written, that these will be ours too: a killed build leaves no strangers."""
        known = self.known()
        self._write({path: "" for path in paths if path not in known})

    def done(self, digests: Mapping[str, str]) -> None:
        """Remember that exactly these files are ours now."""
        known = self.known()
        if known.keys() <= digests.keys():
            self._write({path: digest for path, digest in digests.items() if known.get(path) != digest})
        else:
            self._write(digests, is_all=True)

    def recall(self, key: str) -> str | None:
        """What `remember` was given last under this key, for any output folder."""
        row = self.connection.execute("SELECT value FROM memory WHERE key = ?", [key]).fetchone()
        return row[0] if row else None

    def remember(self, key: str, value: str) -> None:
        """Keep a value that can be found again otherwise, but slowly."""
        with _written(self.connection):
            self.connection.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", [key, value])

    def forget(self) -> None:
        """Forget all but which files are ours: without that, those of vanished events would stay for ever."""
        with _written(self.connection):
            self.connection.execute("UPDATE file SET digest = '' WHERE output = ?", [self.output])
            self.connection.execute("DELETE FROM memory")

    def _write(self, digests: Mapping[str, str], is_all: bool = False) -> None:
        if not digests and not is_all:
            return
        with _written(self.connection):
            if is_all:
                self.connection.execute("DELETE FROM file WHERE output = ?", [self.output])
            rows = [(self.output, path, digest) for path, digest in digests.items()]
            self.connection.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", rows)


@contextmanager
def open_state(cache: Path, output: Path, wait: float = 60) -> Iterator[State]:
    """What is remembered of `output`, for the length of a build; a second build into it waits, at most `wait` seconds.

    The state is always usable: one that is damaged or of another version begins anew, and where the cache folder
    cannot be written it lives as long as the build. `State.warning` says so.
    """
    name = output.absolute().resolve().as_posix()
    connection, warning = _connected(cache / "juliste.sqlite", wait)
    lock = cache / f"juliste-{sha256(name.encode()).hexdigest()[:16]}.lock"
    with closing(connection), _alone(lock, wait) as told:
        yield State(connection, name, warning or told)


@contextmanager
def _alone(lock: Path, wait: float) -> Iterator[str]:
    """Hold the lock; say so when it could not be had. The system lets go of it when a build is killed."""
    try:
        connection = sqlite3.connect(lock, timeout=wait, isolation_level=None)
    except sqlite3.Error:
        yield ""  # a cache folder that cannot be written has had its warning
        return
    with closing(connection):
        told = ""
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            told = "Another build into the same folder has not ended; this one did not wait any longer."
        yield told


def _connected(path: Path, wait: float) -> tuple[sqlite3.Connection, str]:
    """The database with a warning for what was wrong with it: begun anew, or in memory only when even that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _opened(path, wait), ""
    except _UNUSABLE as error:
        is_busy = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
    try:
        if not is_busy:
            path.unlink(missing_ok=True)
            return _opened(path, wait), (
                f"{path.as_posix()} is damaged or of another version of Juliste. It was begun anew and everything is "
                "built; files of pages that have gone since the last build may stay in the output folder."
            )
    except _UNUSABLE:
        pass
    return _opened(Path(":memory:"), wait), (
        f"{path.as_posix()} cannot be used, so this build remembers nothing: files of pages that have gone may stay in "
        "the output folder."
    )


def _opened(path: Path, wait: float) -> sqlite3.Connection:
    """The database, made when absent. Raises sqlite3.Error when it is not one of ours, of this version, and whole."""
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    connection.text_factory = lambda text: text.decode(errors="replace")  # a damaged path matches no file
    try:
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0 and not connection.execute("SELECT * FROM sqlite_schema").fetchone():
            for statement in _SCHEMA.strip().split("\n"):
                connection.execute(statement)
        elif version != _VERSION:
            raise sqlite3.DatabaseError("another version")
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):  # a millisecond for 6,000 files
            raise sqlite3.DatabaseError("damaged")
        connection.execute("SELECT output, path, digest, key, value FROM file LEFT JOIN memory ON key = path LIMIT 1")
        connection.execute("COMMIT")
    except _UNUSABLE:
        connection.close()
        raise
    return connection


@contextmanager
def _written(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise StateError(f"What the build remembers could not be written: {error}.") from error
