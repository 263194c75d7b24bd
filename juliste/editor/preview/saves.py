"""Folders and files in; sets of the paths that have changed out, at once after one save and together after many."""

import threading
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from msgspec import Struct, field
from watchfiles import watch

from juliste import digests

STEP = 10
"""Milliseconds in which nothing more may happen before a change is told: an editor writes a file in several steps."""

SLOW_STEP = 50
"""The same for what is saved seldom: the settings file, and whether folders come and go."""

MANY = 8
"""From how many changes on it is no single save: a checkout, a search and replace."""

PAUSE = 0.1
"""Seconds in which nothing more may happen after many changes."""

IMPATIENCE = 2.0
"""Seconds after which even many changes that do not end are told."""

TICK = 0.1
"""Seconds after which is noticed that all shall end: Windows wakes nobody who waits when Ctrl-C is pressed."""

PATIENCE = 10.0
"""Seconds that the system may take until it watches."""

NAMES = frozenset({"__pycache__"})
"""Names of files and folders that are nobody's source."""


class Saves(Struct):
    """What is saved in some places, each a file or a folder with all that is below it; whether or not they are there.

    ours: what builds write, which is never told, even within the places.
    """

    stop: threading.Event
    places: frozenset[Path] = frozenset()
    ours: frozenset[Path] = frozenset()
    changes: SimpleQueue[frozenset[Path]] = field(default_factory=SimpleQueue)
    watchers: list[threading.Event] = []

    def follow(self, places: Iterable[Path], ours: Iterable[Path]) -> bool:
        """Tell of changes in these places from now on; whether these are others than before."""
        wanted, self.ours = frozenset(places), frozenset(ours)
        if wanted == self.places:
            return False
        self.places = wanted
        self._begin()
        return True

    def next(self) -> frozenset[Path]:
        """Wait until something has changed; what. Nothing when it was stopped."""
        found: set[Path] = set()
        while not found and not self.stop.is_set():
            found |= self._taken(TICK)
        waited = 0.0
        while len(found) >= MANY and waited < IMPATIENCE and (more := self._taken(PAUSE)):
            found |= more
            waited += PAUSE
        while more := self._taken(0):
            found |= more
        if found & self.places:
            self._begin()  # a folder that was deleted and made again is another one
        return frozenset(found)

    def close(self) -> None:
        """Tell no more."""
        for watcher in self.watchers:
            watcher.set()
        self.watchers.clear()

    def _taken(self, wait: float) -> frozenset[Path]:
        with suppress(Empty):
            return self.changes.get(timeout=wait) if wait else self.changes.get_nowait()
        return frozenset()

    def _begin(self) -> None:
        """Watch within the folders, and beside them whether they, and the files, come and go."""
        self.close()
        self._watch([place for place in self.places if place.is_dir()], is_deep=True)
        self._watch({place.parent for place in self.places if place.parent.is_dir()}, is_deep=False)

    def _watch(self, folders: Collection[Path], *, is_deep: bool) -> None:
        if folders:
            end, ready = threading.Event(), threading.Event()
            self.watchers.append(end)
            threading.Thread(target=self._tell, args=(sorted(folders), is_deep, end, ready), daemon=True).start()
            ready.wait(PATIENCE)

    def _tell(self, folders: list[Path], is_deep: bool, end: threading.Event, ready: threading.Event) -> None:
        """Tell of changes until the end. Where the system cannot, as it watches too much already, look now and then."""
        is_refused: bool | None = None
        while not end.is_set():
            try:
                for changes in watch(
                    *folders,
                    watch_filter=lambda _, path: self._matters(Path(path), is_deep),
                    step=STEP if is_deep else SLOW_STEP,
                    stop_event=end,
                    rust_timeout=round(TICK * 1000),
                    yield_on_timeout=True,
                    force_polling=is_refused,
                    recursive=is_deep,
                ):
                    ready.set()
                    if changes:
                        self.changes.put(frozenset(Path(path) for _, path in changes))
            except OSError:
                is_refused = all(folder.is_dir() for folder in folders) or None
                end.wait(TICK)

    def _matters(self, path: Path, is_deep: bool) -> bool:
        if not is_deep:
            return path in self.places or path.suffix == ".py"  # what the settings file imports
        if any(path.is_relative_to(each) for each in self.ours):
            return False
        inside = next((path.relative_to(place) for place in self.places if path.is_relative_to(place)), path)
        return not any(digests.is_hidden(name) or name in NAMES for name in inside.parts)
