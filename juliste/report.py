"""What a build or a check found and did → the lines that the editor is told."""

from dataclasses import dataclass

from juliste.problems import Problem

MOST_WARNINGS = 20
"""How many warnings a build prints; `invoke check` prints all."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome. problems: all, in order. coming: folders of the events to come. seconds: how long it took."""

    problems: tuple[Problem, ...] = ()
    coming: frozenset[str] = frozenset()
    events: int = 0
    pages: int = 0
    calendars: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    seconds: float = 0.0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)

    def shown(self) -> tuple[str, ...]:
        """What a build prints: every error; else the first warnings that still matter, and how many there are."""
        if self.errors:
            return tuple(map(str, self.errors))
        warnings = [problem for problem in self.problems if self._still_matters(problem)]
        lines = tuple(f"warning: {problem}" for problem in warnings[:MOST_WARNINGS])
        more = f"{_counted(len(warnings), 'warning')}; `invoke check` tells all." if warnings else ""
        return (*lines, more) if more else lines

    def listed(self) -> tuple[str, ...]:
        """What a check prints: every error and warning, and how many there are."""
        if not self.problems:
            return ("Nothing to mend.",)
        errors, warnings = len(self.errors), len(self.problems) - len(self.errors)
        lines = (str(one) if one.is_error else f"warning: {one}" for one in self.problems)
        return (*lines, f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}.")

    def last_line(self) -> str:
        """What was built, or that nothing was."""
        if self.errors:
            return f"{_counted(len(self.errors), 'error')}. Nothing was built."
        made = (_counted(self.events, "event"), _counted(self.pages, "page"), _counted(self.calendars, "calendar"))
        changes = f"{self.new} new, {self.changed} changed, {self.removed} removed"
        return f"{', '.join(made)}: {changes}; {self.seconds:.2f} s"

    def _still_matters(self, problem: Problem) -> bool:
        """Whether a warning is not about an event that is over."""
        folder = _event_folder(problem.path)
        return not folder or folder in self.coming


def _event_folder(path: str) -> str:
    """The folder of an event that a path lies in or is, ".../events/YEAR/NAME"; "" for any other path."""
    before, events, after = f"/{path}/".rpartition("/events/")
    year, _, rest = after.partition("/")
    name = rest.partition("/")[0]
    return f"{before}{events}{year}/{name}".strip("/") if events and name else ""


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
