"""What a build or a check found and did → the lines that the editor is told."""

from msgspec import Struct

from juliste.problems import Message, Problem, Tongue, english, form, say

MOST_WARNINGS = 20
"""How many warnings a build prints; `invoke check` prints all."""


class Report(Struct, frozen=True):
    """The outcome. problems: all, in order. seconds: how long it took.

    invitations: the PDFs of the site; printed: how many of them were made now; printing: in how many seconds, of all
    processes together.
    """

    problems: tuple[Problem, ...] = ()
    events: int = 0
    pages: int = 0
    calendars: int = 0
    invitations: int = 0
    printed: int = 0
    printing: float = 0.0
    new: int = 0
    changed: int = 0
    removed: int = 0
    seconds: float = 0.0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)

    def shown(self, tongue: Tongue = english) -> tuple[str, ...]:
        """What a build prints: every error; else the first warnings, and how many there are."""
        if self.errors:
            return tuple(line(problem, tongue) for problem in self.errors)
        warnings = self.problems
        if not warnings:
            return ()
        more = say("{warnings}; `invoke check` tells all.", warnings=_warnings(len(warnings)))
        return (*(line(problem, tongue) for problem in warnings[:MOST_WARNINGS]), more.told(tongue))

    def listed(self, tongue: Tongue = english) -> tuple[str, ...]:
        """What a check prints: every error and warning, and how many there are."""
        if not self.problems:
            return (say("Nothing to mend.").told(tongue),)
        errors, warnings = _errors(len(self.errors)), _warnings(len(self.problems) - len(self.errors))
        counted = form("{errors}, {warnings}.", errors=errors, warnings=warnings)
        return (*(line(problem, tongue) for problem in self.problems), counted.told(tongue))

    def last_line(self, tongue: Tongue = english) -> str:
        """What was built, or that nothing was."""
        if self.errors:
            return say("{errors}. Nothing was built.", errors=_errors(len(self.errors))).told(tongue)
        return say(
            "{events}, {pages}, {files}: {new} new, {changed} changed, {removed} removed; {seconds} s",
            events=say("1 event") if self.events == 1 else say("{count} events", count=self.events),
            pages=say("1 page") if self.pages == 1 else say("{count} pages", count=self.pages),
            files=self._files(),
            new=self.new,
            changed=self.changed,
            removed=self.removed,
            seconds=f"{self.seconds:.2f}",
        ).told(tongue)

    def _files(self) -> Message:
        """The calendars, and the PDFs where there are any."""
        calendars = say("1 calendar") if self.calendars == 1 else say("{count} calendars", count=self.calendars)
        if not self.invitations:
            return calendars
        pdfs = say("1 PDF") if self.invitations == 1 else say("{count} PDFs", count=self.invitations)
        if self.printed:
            made = f"{self.printing:.2f}"
            pdfs = say("{pdfs} ({count} made in {seconds} s)", pdfs=pdfs, count=self.printed, seconds=made)
        return form("{calendars}, {pdfs}", calendars=calendars, pdfs=pdfs)


def line(problem: Problem, tongue: Tongue) -> str:
    """A problem as it is printed: a warning says that it is one."""
    told = problem.told(tongue)
    return told if problem.is_error else say("warning: {problem}", problem=told).told(tongue)


def _errors(number: int) -> Message:
    return say("1 error") if number == 1 else say("{count} errors", count=number)


def _warnings(number: int) -> Message:
    return say("1 warning") if number == 1 else say("{count} warnings", count=number)
