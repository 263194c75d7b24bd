"""What there is to build from → what is known of every event: remembered where it is still true, else made anew."""

from collections.abc import Callable
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from juliste import digests, sharing, state
from juliste.crew import Crew
from juliste.inputs import Inputs
from juliste.ledger import Ledger
from juliste.output import parts_of
from juliste.press import Paper
from juliste.records import PAPERS, Made, Neighbours, Question, Record, Task, path_of
from juliste.workshop import Workshop

Progress = Callable[[int, int], None]
"""Called with how many events are made, and of how many."""


class Events(Struct, dict=True):
    """The events of a build. ground: the digest of what all of them are made with besides their folders.

    printed: how many PDFs were made; printing: in how many seconds, of all processes together.
    """

    shop: Workshop
    given: Inputs
    ground: str
    ledger: Ledger
    crew: Crew
    progress: Progress | None
    found: dict[str, Record] = {}
    printed: int = 0
    printing: float = 0.0

    def records(self) -> tuple[Record, ...]:
        """What is known of each event, in the order of their folders.

        Those that name others are made last, when what is said of these is known. When anything is wrong they are only
        read.
        """
        events = self.given.events
        known = {path: record for path, digest in events.items() if (record := self._remembered(path, digest))}
        self.found |= known
        self._make([self._task(path, digest) for path, digest in events.items() if path not in known])
        if not any(record.is_wrong for record in self.found.values()):
            self._make([self._knowing_others(record) for record in self.found.values() if self._must_know(record)])
        for path in known.keys() - self.ledger.files.keys():
            self.ledger.keep(path)
        return tuple(self.found[path] for path in self.given.events)

    def _remembered(self, path: str, digest: str) -> Record | None:
        """What is remembered of an event, if all that it depends on by itself is the same."""
        made = self.ledger.known(path, self._given(digest))
        if not made:
            return None
        record = record_of(made.record)
        is_true = record.holds(self.shop.settings.moment) and self._is_revised(record) and self._is_found(record)
        return record if is_true else None

    @cached_property
    def _has_same_history(self) -> bool:
        """Whether the history is what it was when the last build ended: then nothing was revised since."""
        return self.ledger.is_same("history", digests.of(self.given.past.key, self.given.source_date))

    @cached_property
    def _has_same_registers(self) -> bool:
        return self.ledger.is_same("registers", digests.of(self.given.ground, self.given.registers))

    def _is_revised(self, record: Record) -> bool:
        """Whether the history tells of it what it told before."""
        if self._has_same_history:
            return True
        sources = record.details.sources
        now = self.shop.past.revised(sources) or self.shop.settings.source_date
        return not sources or record.revised == (now.timestamp() if now else 0)

    def _is_found(self, record: Record) -> bool:
        """Whether the registers hold what they held before of all that it looked up there."""
        if self._has_same_registers:
            return True
        return all(self.shop.answers[lookup] == found for lookup, found in record.details.lookups.items())

    def _given(self, digest: str) -> str:
        return f"{self.ground} {digest}"

    def _task(self, path: str, digest: str, neighbours: Neighbours | None = None) -> Task:
        return Task(path, digest, neighbours, self._papers(path))

    def _papers(self, path: str) -> dict[str, Paper]:
        """The PDFs of the event that lie in the output as they were left."""
        before, memory = self.ledger.before.get(path), self.ledger.memory
        if not before or not self.shop.settings.pdf:
            return {}
        stamps = [stamp for stamp in before.files if stamp.endswith(".pdf") and stamp in self.ledger.there]
        there = {name: (size, time) for size, time, name in map(parts_of, stamps)}
        shown: dict[str, tuple[str, tuple[str, ...]]] = memory.fragment(path, PAPERS) or {}
        return {name: Paper(*shown[name], *there[name]) for name in shown.keys() & there.keys()}

    def _make(self, tasks: list[Task]) -> None:
        for number, made in enumerate(sharing.make(tasks, self.shop, self.crew), 1):
            self.found[made.record.path] = made.record
            self.printed, self.printing = self.printed + made.printed[0], self.printing + made.printed[1]
            if not made.record.is_waiting:
                self._enter(made)
            if self.progress:
                self.progress(number, len(tasks))

    def _enter(self, made: Made) -> None:
        record = made.record
        answered = replace(record, answers={question: self._answer(question) for question in record.answers})
        self.found[record.path] = answered
        self.ledger.enter(record.path, self._given(record.given), made.files, answered)
        self.ledger.memory.keep_fragments(record.path, made.fragments)

    # What events know of one another

    def _must_know(self, record: Record) -> bool:
        """Whether it waits for others, or what it was told of them is no longer so."""
        return record.is_waiting or any(self._answer(question) != told for question, told in record.answers.items())

    def _answer(self, question: Question) -> str:
        """The digest of what is to be known."""
        kind, name = question
        if kind == "series":
            return digests.of([(record.path, record.about) for record in self._parts(name)])
        if kind == "event":
            return record.about if (record := self.found.get(path_of(name))) else ""
        if name not in self.given.events:
            return digests.of(*self.given.events)  # the nearest one is asked about
        return "draft" if self.found[name].is_draft else "there"

    def _knowing_others(self, record: Record) -> Task:
        asked = record.answers
        names = [path_of(name) for kind, name in asked if kind == "event"]
        events = {found.id: found for name in names if name in self.found and (found := self.found[name].card)}
        series = {
            name: tuple(card for part in self._parts(name) if (card := part.card))
            for kind, name in asked
            if kind == "series"
        }
        folders = (name for kind, name in asked if kind == "folder")
        drafts = frozenset(name for name in folders if name in self.found and self.found[name].is_draft)
        return self._task(record.path, record.given, Neighbours(events, series, drafts))

    def _parts(self, series: str) -> list[Record]:
        """The published events of a series, in the order of their folders."""
        return [record for record in self.found.values() if ("series", series) in record.lists]


@lru_cache(maxsize=20_000)  # a preview builds again and again
def record_of(data: bytes) -> Record:
    """What was remembered, of its bytes."""
    found: Record = state.unpacked(data)
    return found
