"""The content as read → what the rules look at, and what they look things up in."""

from dataclasses import dataclass
from functools import cached_property

from juliste.load import Content
from juliste.load.originals import Sheets
from juliste.model import Event, Language
from juliste.problems import Message, Problem, Severity


@dataclass(frozen=True, slots=True)
class Written:
    """An event as its author has written it. folder: as problems show it; path: YEAR/NAME."""

    folder: str
    path: str
    sheets: Sheets

    @property
    def is_draft(self) -> bool:
        """Whether nobody sees it yet."""
        return self.sheets.merged.sheet.draft

    def problem(self, key: str, message: Message, cure: Message | None = None, severity: Severity = "error") -> Problem:
        """A problem at a key of the original."""
        return self.sheets.merged.problem((key,), message, cure, severity)


@dataclass(frozen=True)
class Known:
    """What there is, and the languages that title and summary must have."""

    content: Content
    required: tuple[Language, ...]

    @cached_property
    def written(self) -> tuple[tuple[Written, Event | None], ...]:
        """What every author has written, and the event, when it could be made of that."""
        return tuple(
            (Written(found.folder.shown, f"{found.folder.year}/{found.folder.name}", found.sheets), found.event)
            for found in self.content.events
            if found.sheets
        )

    @cached_property
    def shown(self) -> tuple[tuple[Written, Event], ...]:
        """The events that could be made, but for drafts."""
        return tuple((written, event) for written, event in self.written if event and not event.draft)

    @cached_property
    def event_paths(self) -> tuple[str, ...]:
        """YEAR/NAME of every event's folder, also when its event could not be made."""
        return tuple(f"{found.folder.year}/{found.folder.name}" for found in self.content.events)

    @cached_property
    def drafts(self) -> frozenset[str]:
        """YEAR/NAME of the drafts."""
        return frozenset(written.path for written, _ in self.written if written.is_draft)

    @cached_property
    def page_names(self) -> tuple[str, ...]:
        """The names of the static pages."""
        return tuple(found.page.name for found in self.content.pages)
