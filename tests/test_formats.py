"""The reports of a check for persons, GitHub, GitLab and programs, and what docs/editors.md says of them."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juliste import formats, terminal
from juliste.model import LANGUAGES
from juliste.problems import Message, Problem, english, in_order, say
from juliste.report import Report, line
from juliste.settings import Settings, SettingsError
from juliste.tongue import tongue
from tests import test_docs
from tests.builders import PROJECT
from tests.test_plugin import Run, pelican, site
from tests.test_terminal import project

__all__ = ["site"]

EDITORS = (PROJECT / "docs/editors.md").read_text(encoding="utf-8")
FOLDER = "content/events/2021/ilta"
EVENT = f"{FOLDER}/event.fi.md"
PROBLEMS = (
    Problem(FOLDER, 0, "", say("has no event.{language}.md", language="sv"), severity="warning"),
    Problem(
        EVENT, 3, "draft", say("must be yes or no, not '{found}'", found="1, 2"), say("write {mended}", mended="no")
    ),
    Problem(EVENT, 9, "programme 9.30 title, a", say("100 % sure:\r\nyes::no"), None, "warning", "facts-in-text"),
)
REPORT = Report(PROBLEMS)


def test_text_is_what_a_check_has_always_printed() -> None:
    assert formats.text(REPORT, english) == REPORT.listed()


def test_github_gets_its_commands() -> None:
    assert formats.github(REPORT, english) == [
        f"::warning file={FOLDER}::has no event.sv.md",
        f"::error file={EVENT},line=3,title=draft::must be yes or no, not '1, 2'; write no",
        f"::warning file={EVENT},line=9,title=programme 9.30 title%2C a::100 %25 sure:%0D%0Ayes::no [facts-in-text]",
    ]


def test_gitlab_gets_a_code_quality_report() -> None:
    (told,) = formats.gitlab(REPORT, english)
    found = json.loads(told)
    prints = [each.pop("fingerprint") for each in found]
    assert found == [
        {
            "check_name": "content",
            "description": "has no event.sv.md",
            "location": {"lines": {"begin": 1}, "path": FOLDER},
            "severity": "minor",
        },
        {
            "check_name": "content",
            "description": "draft: must be yes or no, not '1, 2'; write no",
            "location": {"lines": {"begin": 3}, "path": EVENT},
            "severity": "major",
        },
        {
            "check_name": "facts-in-text",
            "description": "programme 9.30 title, a: 100 % sure:\r\nyes::no [facts-in-text]",
            "location": {"lines": {"begin": 9}, "path": EVENT},
            "severity": "minor",
        },
    ]
    assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in prints)


def test_programs_get_a_list() -> None:
    (told,) = formats.as_json(Report(PROBLEMS[1:2]), tongue("fi"))
    assert told == "\n".join(
        [
            "[",
            "  {",
            '    "cure": "kirjoita no",',
            '    "field": "draft",',
            '    "line": 3,',
            """    "message": "pitää olla yes tai no, ei '1, 2'",""",
            f'    "path": "{EVENT}",',
            '    "rule": "",',
            '    "severity": "error",',
            f"""    "text": "{EVENT}:3: draft: pitää olla yes tai no, ei '1, 2'; kirjoita no\"""",
            "  }",
            "]",
        ]
    )


@pytest.mark.parametrize(
    ("name", "told"), [("text", ["Nothing to mend."]), ("github", []), ("gitlab", ["[]"]), ("json", ["[]"])]
)
def test_nothing_wrong_is_an_empty_report(name: str, told: Sequence[str]) -> None:
    assert [*formats.WRITERS[name](Report(), english)] == told
    assert [*formats.nothing(name)] == ([] if name == "text" else told)


# Fingerprints


def fingerprints(*problems: Problem) -> list[str]:
    return [each["fingerprint"] for each in json.loads(formats.gitlab(Report(problems), english)[0])]


def at(number: int, message: Message) -> Problem:
    return Problem(EVENT, number, "", message)


def test_fingerprint_stays_when_lines_come_and_go_and_in_each_language() -> None:
    twice = "“{key}” is already on line {line}"
    (before,) = fingerprints(at(7, say("see {what}", what=say(twice, key="time", line=3))))
    (after,) = fingerprints(at(9, say("see {what}", what=say(twice, key="time", line=5))))
    (other,) = fingerprints(at(7, say("see {what}", what=say(twice, key="title", line=3))))
    told = [json.loads(formats.gitlab(REPORT, tongue(language))[0]) for language in LANGUAGES]
    assert before == after != other
    assert len({tuple(each["fingerprint"] for each in report) for report in told}) == 1


def test_fingerprints_of_like_problems_differ() -> None:
    assert len({*fingerprints(*(at(number, say("is missing")) for number in range(5)))}) == 5


# Read back

WORDS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(["%0A", "a:b,c", "::", "\r\n", "%25"])
ANY_PROBLEMS = st.lists(
    st.builds(
        Problem,
        path=WORDS.filter(bool),
        line=st.integers(0, 9999),
        field=WORDS,
        message=WORDS.map(lambda words: say("{words}", words=words)),
        cure=st.none() | WORDS.filter(bool).map(lambda words: say("{words}", words=words)),
        severity=st.sampled_from(["error", "warning"]),
        rule=st.sampled_from(["", "no-end"]),
    ),
    max_size=4,
).map(lambda found: Report(tuple(in_order(found))))


def unescaped(text: str, *characters: str) -> str:
    """As the runner of GitHub does it: one after the other, the percent sign last."""
    for each in ("\r", "\n", *characters, "%"):
        text = text.replace(f"%{ord(each):02X}", each)
    return text


def command(told: str) -> tuple[str, dict[str, str], str]:
    """What the runner reads in a line: the command, its properties and its text."""
    assert not {"\r", "\n"} & {*told}
    head, data = told.removeprefix("::").split("::", 1)
    name, _, properties = head.partition(" ")
    pairs = (each.split("=", 1) for each in properties.split(","))
    return name, {key: unescaped(value, ":", ",") for key, value in pairs}, unescaped(data)


def place_of(problem: Problem) -> dict[str, str]:
    given = {"file": problem.path, "line": str(problem.line or ""), "title": problem.field}
    return {key: value for key, value in given.items() if value}


def said(problem: Problem) -> str:
    cure = f"; {problem.cure}" if problem.cure else ""
    return f"{problem.message}{cure}" + (f" [{problem.rule}]" if problem.rule else "")


@given(ANY_PROBLEMS)
@settings(max_examples=50)
def test_github_reads_what_was_meant(report: Report) -> None:
    read = [command(told) for told in formats.github(report, english)]
    assert read == [(each.severity, place_of(each), said(each)) for each in report.problems]


@given(ANY_PROBLEMS)
@settings(max_examples=50)
def test_programs_read_what_was_meant(report: Report) -> None:
    read = json.loads(formats.as_json(report, english)[0])
    assert read == [
        {
            "path": each.path,
            "line": each.line,
            "field": each.field,
            "severity": each.severity,
            "rule": each.rule,
            "message": str(each.message),
            "cure": str(each.cure or ""),
            "text": line(each, english),
        }
        for each in report.problems
    ]


@given(ANY_PROBLEMS)
@settings(max_examples=50)
def test_gitlab_reads_what_was_meant(report: Report) -> None:
    read = json.loads(formats.gitlab(report, english)[0])
    assert [each["location"] for each in read] == [
        {"path": each.path, "lines": {"begin": each.line or 1}} for each in report.problems
    ]
    assert [each["description"] for each in read] == [
        (f"{each.field}: " if each.field else "") + said(each) for each in report.problems
    ]
    assert len({each["fingerprint"] for each in read}) == len(report.problems)


# The command


def test_check_tells_programs_of_each_problem(site: Path) -> None:
    shutil.copy(PROJECT / "tasks.py", site)
    event = site / EVENT
    event.write_text(event.read_text("utf-8").replace("to 25.3.2021", "ke 25.3.2021"), encoding="utf-8")
    run = pelican(site, "check", "--format", "json", tool="invoke", LC_ALL="C")
    (error,) = (each for each in json.loads("\n".join(run.out)) if each["severity"] == "error")
    message = "25.3.2021 is a Thursday, not 'ke'"
    cure = 'write "to 25.3.2021 klo 9.00–11.00"'
    assert (run.status, run.err) == (1, [])
    assert error == {
        "path": EVENT,
        "line": 3,
        "field": "time",
        "severity": "error",
        "rule": "",
        "message": message,
        "cure": cure,
        "text": f"{EVENT}:3: time: {message}; {cure}",
    }


def test_unknown_format_is_told(site: Path) -> None:
    shutil.copy(PROJECT / "tasks.py", site)
    run = pelican(site, "check", "--format=xml", tool="invoke", LC_ALL="C")
    assert run == Run(2, [], ["There is no format 'xml'; there are text, github, gitlab, json."])


@pytest.mark.parametrize(("name", "out"), [("text", ""), ("github", ""), ("gitlab", "[]\n"), ("json", "[]\n")])
def test_wrong_settings_are_told_beside_an_empty_report(
    name: str, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong() -> Settings:
        raise SettingsError((say("A: is missing"),))

    assert terminal.check(wrong, name) == terminal.FAILED
    assert capsys.readouterr() == (out, "A: is missing\nNothing was built.\n")


@pytest.mark.parametrize("name", formats.WRITERS)
def test_exit_status_is_the_same_in_each_format(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = "---\ntitle: Ilta\ntime: {}\nonline: yes\norganisers: [oikeusministerio]\nlanguages: [fi]\n---\n"
    good, bad = event.format("25.3.2021 klo 9–11"), event.format("25.3. klo 9–11")
    assert terminal.check(lambda: project(tmp_path / "good", good), name) == terminal.BUILT
    assert terminal.check(lambda: project(tmp_path / "bad", bad), name) == terminal.WRONG_CONTENT
    assert capsys.readouterr().err == ""


# The page of the docs


def fenced(info: str) -> str:
    found = re.search(rf"^```{re.escape(info)}\n(.*?)^```$", EDITORS, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_keys_of_the_json_are_those_of_the_docs() -> None:
    told = [test_docs.codes(row[0])[0] for row in test_docs.table(EDITORS, "key of a problem", "meaning")]
    assert sorted(told) == sorted(json.loads(formats.as_json(REPORT, english)[0])[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_task_of_vs_code_finds_problems_with_a_line(language: Any) -> None:  # noqa: ANN401 - one of three words
    (task,) = json.loads(fenced("json .vscode/tasks.json"))["tasks"]
    warning = Problem(EVENT, 5, "time", say("is missing"), severity="warning")
    told = Report((*PROBLEMS[:2], warning)).listed(tongue(language))
    found = {
        matcher["severity"]: [
            match.groups()[:2] for text in told if (match := re.match(matcher["pattern"]["regexp"], text))
        ]
        for matcher in task["problemMatcher"]
    }
    assert task["command"] == ".venv/bin/invoke check"
    assert found == {"error": [(EVENT, "3")], "warning": [(EVENT, "5")]}
