"""What came of a build, as the builder tells it to the server: a line of JSON, which no change of the code breaks."""

from msgspec import Struct, json
from msgspec.structs import replace

from juliste.model import Language


class Mistake(Struct, frozen=True):
    """A problem in the content that nothing can be built with, in words for its author. line: 0 for a whole file."""

    path: str
    line: int
    field: str
    message: str
    cure: str


class Outcome(Struct, frozen=True):
    """What came of a build, which was right when there are no mistakes in the content and no other reasons against it.

    said, complained: the lines for stdout and stderr. has_changed: whether anything on the disk has. folder: of the
    site, "" where no settings could be read; moment: the one that it was built for, in milliseconds since 1970.
    watched: the folders that it was made of; ours: those that builds write. language: the editor's.
    """

    mistakes: tuple[Mistake, ...] = ()
    reasons: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    complained: tuple[str, ...] = ()
    has_changed: bool = False
    folder: str = ""
    moment: int = 0
    watched: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    language: Language = "en"

    @property
    def is_right(self) -> bool:
        """Whether the site on the disk is as its sources are."""
        return not (self.mistakes or self.reasons)

    def after(self, former: "Outcome") -> "Outcome":
        """The same; what is not known without settings is as it was."""
        if self.folder:
            return self
        return replace(self, folder=former.folder, moment=former.moment, watched=former.watched, ours=former.ours)

    def shows_the_same_as(self, former: "Outcome") -> bool:
        """Whether an open page may stay as it is."""
        return not self.has_changed and (self.mistakes, self.reasons) == (former.mistakes, former.reasons)


def broken(*reasons: str) -> Outcome:
    """What comes of a build that could not begin."""
    return Outcome(reasons=reasons, complained=reasons)


def written(outcome: Outcome) -> str:
    """The outcome as a line."""
    return json.encode(outcome).decode()


def read(line: str) -> Outcome:
    """The outcome of its line."""
    return json.decode(line, type=Outcome)
