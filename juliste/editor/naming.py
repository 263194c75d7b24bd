"""What an announcement begins with and the other events → a folder for it that is nobody else's."""

from collections.abc import Iterator
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from juliste import checks, load
from juliste.editor.start import Start, filled
from juliste.load import Content
from juliste.load.values import as_identity, identity
from juliste.load.work import Folder
from juliste.model import Language
from juliste.problems import WrongError, say
from juliste.settings import Settings

NAMES: dict[Language, str] = {"fi": "tapahtuma", "sv": "evenemang", "en": "event"}
"""The folder of an event whose title has no letter that a folder can have."""

LONGEST = 50
"""Letters of a folder's name that is made of a title: it stands in the address of the page."""


class Naming(Struct, frozen=True):
    """Knows the folders and addresses of all events, and the one that needs a folder."""

    start: Start
    content: Content
    settings: Settings

    def folder(self, name: str) -> Folder:
        """The folder of this name. WrongError: no folder can have it, or it is taken."""
        content = self.settings.content
        folder = load.event_folder(content, content.parent, f"{self.start.year}/{identity(name)}")
        if folder.path.exists() or self._claims(folder) & self._taken():
            raise WrongError(say("the name '{name}' is taken", name=name))
        return folder

    def first_free(self) -> Folder:
        """A folder named after the title, with a number when there is one already."""
        for name in self._names():
            try:
                return self.folder(name)
            except WrongError:
                continue
        raise AssertionError("numbers do not end")

    def _names(self) -> Iterator[str]:
        name = _short(as_identity(self.start.title)) or NAMES[self.start.language]
        yield name
        yield from (f"{name}-{number}" for number in count(2))

    def _claims(self, folder: Folder) -> frozenset[str]:
        """The addresses and identities that the event would have there, once it is no draft."""
        texts = {self.start.language: filled(self.start).encode()}
        found = load.read_texts(folder, texts, self.content.registers, self.settings.zone)
        event = replace(found.event, draft=False) if found.event else None
        own = checks.claims_of(replace(found, event=event))
        return frozenset(claim.what for claim in (*own.present, *own.uids))

    def _taken(self) -> frozenset[str]:
        """Those that other events have or had."""
        claims = map(checks.claims_of, self.content.events)
        return frozenset(claim.what for each in claims for claim in (*each.present, *each.former, *each.uids))


def _short(name: str) -> str:
    """The name, of as many whole words as there is room for."""
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
