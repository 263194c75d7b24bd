"""What a check found → its report for a person, for GitHub, for GitLab, or for another program."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

from juliste.problems import Message, Problem, Tongue, say
from juliste.report import Report, line

TEXT = "text"
Writer = Callable[[Report, Tongue], Sequence[str]]
"""A report and the editor's tongue → the lines to print."""


def text(report: Report, tongue: Tongue) -> Sequence[str]:
    """A line a problem, and how many there are."""
    return report.listed(tongue)


def github(report: Report, tongue: Tongue) -> Sequence[str]:
    """Workflow commands of GitHub, which shows each at its line of a pull request. Nothing where nothing is wrong."""
    return [_command(problem, tongue) for problem in report.problems]


def gitlab(report: Report, tongue: Tongue) -> Sequence[str]:
    """A Code Quality report of GitLab, which shows each problem at its line of a merge request."""
    issues = [
        {
            "description": _said(problem, tongue, with_field=True),
            "check_name": problem.rule or "content",
            "fingerprint": fingerprint,
            "severity": "major" if problem.is_error else "minor",
            "location": {"path": problem.path, "lines": {"begin": max(problem.line, 1)}},
        }
        for problem, fingerprint in zip(report.problems, _fingerprints(report.problems), strict=True)
    ]
    return [_json(issues)]


def as_json(report: Report, tongue: Tongue) -> Sequence[str]:
    """A list of the problems in their order; its keys are told in docs/editors.md."""
    return [_json([_told(problem, tongue) for problem in report.problems])]


WRITERS: Mapping[str, Writer] = {TEXT: text, "github": github, "gitlab": gitlab, "json": as_json}
"""The formats by the names that they have on the command line."""


def unknown(name: str) -> Message:
    """What to say of a format that there is not."""
    return say("There is no format '{name}'; there are {known}.", name=name, known=", ".join(WRITERS))


def nothing(name: str) -> Sequence[str]:
    """A report without problems, for who reads one when nothing could be checked; none for persons, who are told."""
    return ["[]"] if name in ("gitlab", "json") else []


def _command(problem: Problem, tongue: Tongue) -> str:
    place = {"file": problem.path, "line": str(problem.line) if problem.line else "", "title": problem.field}
    given = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
    return f"::{problem.severity} {given}::{_data(_said(problem, tongue))}"


def _data(value: str) -> str:
    """The text as the runner's ActionCommand.cs reads it after the second `::`."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    """The text as it reads it between the commas."""
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _said(problem: Problem, tongue: Tongue, *, with_field: bool = False) -> str:
    """What is wrong, without its place."""
    return (f"{problem.field}: " if with_field and problem.field else "") + problem.said(tongue)


def _told(problem: Problem, tongue: Tongue) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "field": problem.field,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message.told(tongue),
        "cure": problem.cure.told(tongue) if problem.cure else "",
        "text": line(problem, tongue),
    }


def _fingerprints(problems: Iterable[Problem]) -> list[str]:
    """What GitLab knows each problem by: the same when lines above it come and go, and in every language.

    It shows only the first of two problems with the same fingerprint, so like ones of a file are counted.
    """
    seen: dict[str, int] = {}
    found = []
    for problem in problems:
        name = repr((problem.path, problem.field, problem.severity, problem.rule, _lasting(problem.message)))
        seen[name] = seen.get(name, 0) + 1
        found.append(sha256(f"{name} {seen[name]}".encode(errors="backslashreplace")).hexdigest())
    return found


def _lasting(message: Message) -> tuple[object, ...]:
    """What a message says, without the numbers of lines."""
    values = ((name, value) for name, value in message.values if name != "line")
    return message.text, *((name, _lasting(value) if isinstance(value, Message) else value) for name, value in values)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
