"""What earlier builds made and what lies on the disk → what still serves, and the account of what this build makes."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from juliste import output
from juliste.output import OutputError, Placed, Stage, path_of
from juliste.problems import say
from juliste.state import Made, State, packed, unpacked

T = TypeVar("T")

GONE = "gone"
"""Under which files are remembered that are still to be removed."""


class Ledger(Struct):
    """The account of one build. An owner, an event or a part of the site, names what is made together.

    before: what is remembered. there: the stamps of all files in the output folder. files: the stamps of each owner's
    files as this build leaves them. new, changed: how many files are.
    """

    memory: State
    before: Mapping[str, Made]
    there: set[str]
    files: dict[str, tuple[str, ...]] = {}
    new: int = 0
    changed: int = 0

    def known(self, owner: str, given: str) -> Made | None:
        """What was made of the same, where its files are on the disk as they were left."""
        made = self.before.get(owner)
        return made if made and made.given == given and self.there.issuperset(made.files) else None

    def keep(self, owner: str) -> None:
        """What is remembered of the owner still serves."""
        self.files[owner] = self.before[owner].files

    def is_same(self, owner: str, given: str) -> bool:
        """Whether it was given when the last build ended; it is noted for the next one."""
        was = self.before.get(owner)
        if owner not in self.files:
            self.enter(owner, given, (), None)
        return bool(was and was.given == given)

    def once(self, owner: str, given: str, make: Callable[[], T]) -> T:
        """What was made of the same before, else what is made now: a value that has no files."""
        if made := self.known(owner, given):
            self.keep(owner)
            found: T = unpacked(made.record)
            return found
        found = make()
        self.enter(owner, given, (), found)
        return found

    def enter(self, owner: str, given: str, placed: Sequence[Placed], record: object) -> None:
        """It was made anew."""
        self.files[owner] = tuple(file.stamp for file in placed)
        self.new += sum(file.fate == "new" for file in placed)
        self.changed += sum(file.fate == "changed" for file in placed)
        self.memory.keep(owner, Made(given, self.files[owner], packed(record)))

    def paths(self, ending: str = "") -> list[str]:
        """The paths of all files of the site, or of those with that ending."""
        return [path_of(stamp) for stamp in self._stamps(ending)]

    def count(self, ending: str) -> int:
        """How many files of the site have names with that ending."""
        return len(self._stamps(ending))

    def _stamps(self, ending: str) -> list[str]:
        return [stamp for stamps in self.files.values() for stamp in stamps if stamp.endswith(ending)]

    def gone(self) -> frozenset[str]:
        """The paths that the site has no more. Raises OutputError for new ones that cannot stand beside the others."""
        changed = [owner for owner in self.before.keys() | self.files.keys() if self._has_changed(owner)]
        old = [path_of(stamp) for owner in changed if owner in self.before for stamp in self.before[owner].files]
        new = [path_of(stamp) for owner in changed for stamp in self.files.get(owner, ())]
        if set(new) - set(old):
            self._check()
        return frozenset(old) - frozenset(new)

    def _has_changed(self, owner: str) -> bool:
        return owner not in self.before or self.before[owner].files != self.files.get(owner, ())

    def _check(self) -> None:
        paths = self.paths()
        output.check(paths)
        if twice := [path for path, times in Counter(paths).items() if times > 1]:
            raise OutputError(say("{path} would be written twice.", path=twice[0]))

    def close(self, stage: Stage, gone: frozenset[str]) -> int:
        """Keep the account, then move what waits to its place and remove what is gone; how many files that were.

        What is kept first is where the files will be: a build that is killed between finds them missing.
        """
        for owner in self.before.keys() - self.files.keys():
            self.memory.drop(owner)
        if gone:
            self.memory.keep(GONE, Made("", tuple(f"0 0 {path}" for path in sorted(gone))))
        self.memory.commit()
        output.settle(stage, gone)
        if not gone:
            return 0
        removed = output.remove(stage, gone, set(self.paths()))
        self.memory.drop(GONE)
        return removed
