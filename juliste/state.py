"""The cache folder in, what the last build into one output folder knew out: what was made, of what, and where it lies.

All of it may be deleted at any time: then everything is built anew, and only files of pages that have gone meanwhile
are no longer known as ours and stay.
"""

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from juliste.problems import Message, StoppedError, say

_VERSION = 2
_SCHEMA = f"""
CREATE TABLE made (output TEXT, owner TEXT, given TEXT, files TEXT, record BLOB, PRIMARY KEY (output, owner));
CREATE TABLE fragment (output TEXT, owner TEXT, name TEXT, data BLOB, PRIMARY KEY (output, owner, name));
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""
_UNUSABLE = (sqlite3.Error, OSError, UnicodeError)  # sqlite3 tells of a damaged schema in damaged words
_AT_ONCE = 100
"""How many values are looked up with one question; a value takes up to some ten kilobytes."""
_DIGEST = 16
"""Octets of the digest that stands before each value: sqlite notices damage to its tables, not to what is in them."""


class StateError(StoppedError):
    """What the build must remember could not be written; its text is a sentence with the reason."""


class DamagedError(Exception):
    """What is remembered is not what was written: open_state(anew=True) begins anew."""


class Made(Struct, frozen=True):
    """What is remembered of one thing that was made, an event or a part of the site; its owner names it.

    given: the digest of what it was made of; "" when it must be made anew. files: the stamps of its files (see
    `output`). record: what else its maker wants to know again.
    """

    given: str
    files: tuple[str, ...] = ()
    record: bytes = b""


class State(Struct, frozen=True):
    """What is remembered for one output folder. `warning` says what was wrong with it.

    is_alone: whether no other build into the folder goes on now.
    """

    connection: sqlite3.Connection
    output: str
    warning: Message | None
    is_alone: bool

    def made(self) -> dict[str, Made]:
        """Owner → what is remembered of it. Raises DamagedError, as all that reads here."""
        rows = self._rows("SELECT owner, given, files, record FROM made WHERE output = ? ORDER BY owner", self.output)
        return {owner: Made(given, tuple(_lines(files)), record) for owner, given, files, record in rows}

    def one(self, owner: str) -> Made | None:
        """What is remembered of one owner."""
        question = "SELECT given, files, record FROM made WHERE output = ? AND owner = ?"
        rows = self._rows(question, self.output, owner)
        return next((Made(given, tuple(_lines(files)), record) for given, files, record in rows), None)

    def stamps(self) -> set[str]:
        """The stamps of all files that are ours, or that a build which was stopped meant to write or remove."""
        rows = self._rows("SELECT files FROM made WHERE output = ?", self.output)
        return {stamp for (files,) in rows for stamp in _lines(files)}

    def fragments(self, name: str, owners: Iterable[str]) -> Iterator[Any]:
        """The values of that name, in the order of the owners. They are looked up some at a time."""
        rest = iter(owners)
        while some := tuple(islice(rest, _AT_ONCE)):
            places = ", ".join("?" * len(some))
            question = f"SELECT owner, data FROM fragment WHERE output = ? AND name = ? AND owner IN ({places})"  # noqa: S608
            found = dict(self._rows(question, self.output, name, *some))
            for owner in some:
                if owner not in found:
                    raise DamagedError(f"nothing is remembered as {name} of {owner}")
                yield unpacked(found[owner])

    def fragment(self, owner: str, name: str) -> Any:  # noqa: ANN401  # who kept it knows what it is
        """The value of that name, None when there is none. For what any version of the code can read."""
        question = "SELECT data FROM fragment WHERE output = ? AND owner = ? AND name = ?"
        rows = self._rows(question, self.output, owner, name)
        return unpacked(rows[0][0]) if rows else None

    def begin(self) -> None:
        """Begin to write: what is written from now on is kept from `commit` on, as a whole, or not at all."""
        self._do("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep what was written since `begin`."""
        self._do("COMMIT")

    def keep(self, owner: str, made: Made) -> None:
        """Remember this of the owner, instead of what was remembered before."""
        values = (self.output, owner, made.given, _text(made.files), made.record)
        self._do("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", *values)

    def keep_fragments(self, owner: str, values: Mapping[str, object]) -> None:
        """Remember values by their names for the owner."""
        rows = ((self.output, owner, name, packed(value)) for name, value in values.items())
        self._run(self.connection.executemany, "INSERT OR REPLACE INTO fragment VALUES (?, ?, ?, ?)", rows)

    def drop(self, owner: str) -> None:
        """Forget the owner, its files and its fragments."""
        self._do("DELETE FROM made WHERE output = ? AND owner = ?", self.output, owner)
        self._do("DELETE FROM fragment WHERE output = ? AND owner = ?", self.output, owner)

    def recall(self, key: str) -> str | None:
        """What `remember` was given last under this key, for any output folder."""
        rows = self._rows("SELECT value FROM memory WHERE key = ?", key)
        return rows[0][0] if rows else None

    def remember(self, key: str, value: str) -> None:
        """Keep a value that can be found again otherwise, but slowly."""
        self._do("INSERT OR REPLACE INTO memory VALUES (?, ?)", key, value)

    def forget(self) -> None:
        """Forget all but which files are ours: without that, those of vanished events would stay for ever."""
        self.begin()
        self._do("UPDATE made SET given = '', record = x'' WHERE output = ?", self.output)
        self._do("DELETE FROM fragment WHERE output = ?", self.output)
        self._do("DELETE FROM memory")
        self.commit()

    def _do(self, statement: str, *values: object) -> None:
        self._run(self.connection.execute, statement, values)

    def _run(self, run: Callable[..., object], statement: str, values: object) -> None:
        try:
            run(statement, values)
        except sqlite3.OperationalError as error:
            raise StateError(say("What the build remembers could not be written: {error}.", error=error)) from error
        except sqlite3.Error as error:
            raise DamagedError(str(error)) from error

    def _rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self.connection.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise DamagedError(str(error)) from error


def _text(lines: Iterable[str]) -> str:
    """Lines as a text that is seen to be whole: a path that damage has made up is not ours to remove."""
    text = "\n".join(lines)
    return f"{_sum(text)}\n{text}"


def _lines(text: str) -> list[str]:
    found, _, rest = text.partition("\n")
    if found != _sum(rest):
        raise DamagedError("a list of files is not whole")
    return rest.splitlines()


def _sum(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


def packed(value: object) -> bytes:
    """A value as bytes that are seen to be whole."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return blake2b(data, digest_size=_DIGEST).digest() + data


def unpacked(data: bytes) -> Any:  # noqa: ANN401  # who packed it knows what it is
    """The value. Only for what this very version of the code has packed. Raises DamagedError."""
    value = memoryview(data)[_DIGEST:]
    if blake2b(value, digest_size=_DIGEST).digest() != data[:_DIGEST]:
        raise DamagedError("a value is not whole")
    return pickle.loads(value)  # noqa: S301  # the cache is as much ours as the code is


def exists(cache: Path) -> bool:
    """Whether a build may remember anything."""
    return _file(cache).exists()


def _file(cache: Path) -> Path:
    return cache / "juliste.sqlite"


@contextmanager
def open_state(
    cache: Path, output: Path, wait: float = 60, *, anew: bool = False, mends: bool = True
) -> Iterator[State]:
    """What is remembered of `output`, for the length of a build; a second build into it waits, at most `wait` seconds.

    The state is always usable: one that is damaged or of another version begins anew, and where the cache folder
    cannot be written it lives as long as the build. `State.warning` says so. anew: it has turned out to be damaged.
    mends: if not, DamagedError is raised instead, and whoever comes next will see the same.
    """
    name = output.absolute().resolve().as_posix()
    connection, warning = _connected(_file(cache), wait, anew=anew, mends=mends)
    lock = cache / f"juliste-{sha256(name.encode()).hexdigest()[:16]}.lock"
    with closing(connection), _alone(lock, wait) as told:
        yield State(connection, name, warning or told, is_alone=not told)


@contextmanager
def _alone(lock: Path, wait: float) -> Iterator[Message | None]:
    """Hold the lock; say so when it could not be had. The system lets go of it when a build is killed."""
    try:
        connection = sqlite3.connect(lock, timeout=wait, isolation_level=None)
    except sqlite3.Error:
        yield None  # a cache folder that cannot be written has had its warning
        return
    with closing(connection):
        told = None
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            told = say("Another build into the same folder has not ended; this one did not wait any longer.")
        yield told


def _connected(path: Path, wait: float, *, anew: bool, mends: bool) -> tuple[sqlite3.Connection, Message | None]:
    """The database with a warning for what was wrong with it: begun anew, or in memory only when even that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if anew:
            raise sqlite3.DatabaseError("damaged")
        return _opened(path, wait), None
    except _UNUSABLE as error:
        if not mends:
            raise DamagedError(str(error)) from error
        is_busy = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
    try:
        if not is_busy:
            path.unlink(missing_ok=True)
            return _opened(path, wait), say(
                "{path} is damaged or of another version of Juliste. It was begun anew and everything is built; files "
                "of pages that have gone since the last build may stay in the output folder.",
                path=path.as_posix(),
            )
    except _UNUSABLE:
        pass
    return _opened(Path(":memory:"), wait), say(
        "{path} cannot be used, so this build remembers nothing: files of pages that have gone may stay in the output "
        "folder.",
        path=path.as_posix(),
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
        connection.execute("SELECT made.record, data, value FROM made, fragment, memory LIMIT 1")
        connection.execute("COMMIT")
    except _UNUSABLE:
        connection.close()
        raise
    return connection
