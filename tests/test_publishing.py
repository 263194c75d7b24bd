"""docs/publishing.md and docs/data.md: their examples are what the code does, and the nightly build is at night."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_args

import yaml

from juliste.editor.publishing import account
from juliste.headers import ASK_EACH_TIME, FOR_A_YEAR, everywhere, headers_file, rules
from juliste.opendata.schema import SCHEMA
from juliste.report import Report
from tests import sites
from tests.builders import HELSINKI, MOMENT, PROJECT, event
from tests.test_docs import codes, tables
from tests.test_opendata import document, facts, wrong

PUBLISHING = (PROJECT / "docs/publishing.md").read_text(encoding="utf-8")
DATA = (PROJECT / "docs/data.md").read_text(encoding="utf-8")

Json = Any  # what json.loads and yaml give


def example(language: str, page: str = PUBLISHING) -> str:
    """The example whose fence has these words."""
    found = re.search(rf"^```{re.escape(language)}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found, language
    return found[1]


# Headers

NGINX, APACHE = example("nginx"), example("apache")
SEARCHED = everywhere(search=True)


def sent(name: str) -> set[str]:
    """The values that a header has in the rules: hosts of one's own must know them all."""
    return {value for rule in rules("https://example.org") for key, value in rule.headers.items() if key == name}


def test_file_for_hosts_is_as_shown() -> None:
    assert example("text _headers").encode() == headers_file("https://example.org")


def test_header_of_the_table_is_sent_and_none_is_left_out() -> None:
    (written,) = (each.rows for each in tables(PUBLISHING) if each.heads == ["header", "why"])
    names = {name for rule in rules("https://example.org") for name in rule.headers}
    assert sorted(codes(row[0])[0] for row in written) == sorted(names)


def test_nginx_sends_the_same_headers() -> None:
    fixed = dict(re.findall(r'^ +add_header (\S+) "(.*)" always;$', NGINX, re.MULTILINE))
    by_address = dict(re.findall(r"^ +add_header (\S+) \$(\w+) always;$", NGINX, re.MULTILINE))
    assert fixed == SEARCHED
    assert by_address == {
        "Cache-Control": "juliste_cache",
        "Access-Control-Allow-Origin": "juliste_shared",
        "X-Robots-Tag": "juliste_robots",
    }
    assert {name: maps(name) for name in by_address.values()} == {
        "juliste_cache": {"default": ASK_EACH_TIME, "~^/theme/": FOR_A_YEAR},
        "juliste_shared": {"default": "", r"~\.(ics|json)$": "*", r"~/atom\.xml$": "*"},
        "juliste_robots": {"default": "", r"~^/(fi|sv|en)/.+\.txt$": "noindex"},
    }
    assert NGINX.count("add_header") == len(fixed) + len(by_address)
    assert "types { text/calendar ics; }" in NGINX
    assert "default_type application/atom+xml;" in NGINX


def maps(name: str) -> Mapping[str, str]:
    found = re.search(rf"^map \$uri \${name} {{\n(.*?)^}}$", NGINX, re.MULTILINE | re.DOTALL)
    assert found
    return dict(re.findall(r'^ +(\S+) +"(.*)";$', found[1], re.MULTILINE))


def test_apache_sends_the_same_headers() -> None:
    everywhere_and_cache = re.findall(r'^    Header always set (\S+) "(.*)"$', APACHE, re.MULTILINE)
    somewhere = re.findall(r'<LocationMatch "(.*)">\n +Header always set (\S+) "(.*)"\n', APACHE)
    assert dict(everywhere_and_cache) == {**SEARCHED, "Cache-Control": ASK_EACH_TIME}
    assert somewhere == [
        ("^/theme/", "Cache-Control", FOR_A_YEAR),
        (r"(\.(ics|json)|/atom\.xml)$", "Access-Control-Allow-Origin", "*"),
        (r"^/(fi|sv|en)/.+\.txt$", "X-Robots-Tag", "noindex"),
    ]
    assert APACHE.count("Header ") == len(everywhere_and_cache) + len(somewhere)


def test_servers_send_the_types_and_the_times_that_hosts_do() -> None:
    types = re.findall(r'(?:AddType|ForceType) "(.*?)"', APACHE)
    assert set(types) == sent("Content-Type")
    assert sent("Cache-Control") == {ASK_EACH_TIME, FOR_A_YEAR}
    assert sent("Access-Control-Allow-Origin") == {"*"}


COMPRESSED = "text/css text/plain text/calendar text/javascript application/javascript application/json "
COMPRESSED += "application/atom+xml application/xml text/xml image/svg+xml"


def test_servers_compress_what_is_text_and_have_the_page_for_what_is_not_found() -> None:
    assert re.findall(r"(\w+)_types (.*);", NGINX)[1:] == [("gzip", COMPRESSED), ("brotli", COMPRESSED)]
    assert re.findall(r"AddOutputFilterByType (.*)", APACHE) == [f"BROTLI_COMPRESS;DEFLATE text/html {COMPRESSED}"]
    assert "error_page 404 /404.html;" in NGINX
    assert "ErrorDocument 404 /404.html\n" in APACHE


# The workflows

GITHUB: Json = yaml.safe_load(example("yaml .github/workflows/publish.yml"))
GITHUB_CHECK: Json = yaml.safe_load(example("yaml .github/workflows/check.yml"))
GITLAB: Json = yaml.safe_load(example("yaml .gitlab-ci.yml"))
GITHUB_TRANSLATIONS: Json = yaml.safe_load(example("yaml .github/workflows/translations.yml"))
STEPS: Mapping[str, Json] = {
    "publish": GITHUB["jobs"]["publish"]["steps"],
    "check": GITHUB_CHECK["jobs"]["check"]["steps"],
    "translations": GITHUB_TRANSLATIONS["jobs"]["propose"]["steps"],
}
SET_UP = "python set_up.py"


def runs(name: str) -> list[str]:
    """The commands of a workflow for GitHub."""
    return [step["run"] for step in STEPS[name] if "run" in step]


def uploads(name: str) -> list[Json]:
    """What its steps give to the actions that keep files."""
    return [step["with"]["path"] for step in STEPS[name] if "upload" in step.get("uses", "")]


def test_nightly_build_is_at_the_beginning_of_the_finnish_day() -> None:
    minute, hour, *rest = GITHUB[True]["schedule"][0]["cron"].split()  # YAML 1.1 reads "on" as true
    assert rest == ["*", "*", "*"]
    at = [
        datetime.combine(day, time(int(hour), int(minute)), UTC).astimezone(HELSINKI)
        for day in (date(2030, 1, 15), date(2030, 7, 15))
    ]
    assert [f"{each.hour}.{each.minute:02}" for each in at] == ["0.17", "1.17"]
    assert [each.day for each in at] == [16, 16]
    assert f"{hour}.{minute} there is 0.17 in Finland in winter and 1.17 in summer" in PUBLISHING


def test_workflows_have_the_whole_history() -> None:
    assert [steps[0]["with"] for steps in STEPS.values()] == [{"fetch-depth": 0}] * 3
    assert GITLAB["variables"] == {"GIT_DEPTH": "0"}


def test_main_branch_is_published_with_its_report() -> None:
    assert GITHUB[True]["push"] == {"branches": ["main"]}
    assert runs("publish") == GITLAB["pages"]["script"] == [SET_UP, ".venv/bin/invoke publish"]
    assert uploads("publish") == [".cache/publish/report.*", "public"]
    report = [".cache/publish/report.txt", ".cache/publish/report.json"]
    assert GITLAB["pages"]["artifacts"] == {"when": "always", "paths": ["public", *report]}
    assert GITLAB["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_what_is_proposed_is_checked_and_has_a_preview() -> None:
    build = ".venv/bin/invoke build"
    assert GITHUB_CHECK[True] == "pull_request"
    assert GITHUB_CHECK["permissions"] == {"contents": "read"}
    assert runs("check") == [SET_UP, ".venv/bin/invoke check --format github", build]
    assert uploads("check") == ["output"]
    assert GITLAB["check"]["script"] == [SET_UP, ".venv/bin/invoke check --format gitlab > check.json"]
    assert GITLAB["check"]["artifacts"]["reports"] == {"codequality": "check.json"}
    assert GITLAB["preview"]["script"] == [SET_UP, build]
    assert GITLAB["preview"]["artifacts"]["paths"] == ["output"]
    proposed = {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    assert [GITLAB[job]["rules"][0] for job in ("check", "preview")] == [proposed] * 2


def test_language_files_that_are_missing_are_proposed_once(tmp_path: Path) -> None:
    """The script of the workflow, in a clone of a site; `gh`, which is GitHub's own, writes down what it is asked."""
    origin, clone, asked = tmp_path / "origin", tmp_path / "clone", tmp_path / "asked"
    sites.tiny(origin, ilta=sites.event(time="to 25.4.2075 klo 18–20"))
    for name in ("juliste", "theme", "translations", "pelicanconf.py", "tasks.py"):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, origin / name)
    sites.commit(origin, "2030-02-01T12:00:00+02:00", ".")
    sites.git(tmp_path, "2030-02-01T12:00:00+02:00", "clone", "-q", str(origin), str(clone))
    (clone / ".venv/bin").mkdir(parents=True)
    sites.write(clone / ".venv/bin/invoke", f'#!/bin/sh\nexec {sys.executable} -m invoke "$@"\n')
    sites.write(tmp_path / "bin/gh", f'#!/bin/sh\necho "$1 $2 $3 $4" >> {asked}\n')
    for program in (clone / ".venv/bin/invoke", tmp_path / "bin/gh"):
        program.chmod(0o755)
    environ = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C"}

    for _ in range(2):
        script = ["bash", "-euo", "pipefail", "-c", runs("translations")[-1]]
        subprocess.run(script, cwd=clone, env=environ, check=True, capture_output=True)
    proposed = subprocess.run(
        ["git", "diff", "--name-only", "main..translations", "--"],
        cwd=origin,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert proposed.split() == [f"content/events/2030/ilta/event.{code}.md" for code in ("en", "sv")]
    assert asked.read_text(encoding="utf-8") == "pr create --head translations\n"


def test_workflows_name_the_versions_of_what_they_use() -> None:
    uses = [step["uses"] for steps in STEPS.values() for step in steps if "uses" in step]
    assert [each for each in uses if not re.fullmatch(r"actions/[a-z-]+@v\d+", each)] == []
    assert re.fullmatch(r"python:3\.\d+", GITLAB["default"]["image"])


# The report


def test_every_key_of_the_report_is_told() -> None:
    (written,) = (each.rows for each in tables(PUBLISHING) if each.heads == ["key of `report.json`", "what"])
    nothing = account.Outcome("public", Report(), None, (), (), (), False)
    keys = json.loads(account.as_json(account.Account(MOMENT, "https://example.org", nothing, (), (), ())))
    assert sorted(code for row in written for code in codes(row[0])) == sorted(keys)
    states = re.findall(r"`([a-z-]+)`", next(row[1] for row in written if codes(row[0]) == ["events"]))
    assert sorted(states) == sorted({*get_args(account.State), *get_args(account.Translation)})


# The data

TABLES = {
    "the file": "",
    "an event": "event",
    "a text": "text",
    "`pages`": "pages",
    "`former`": "former",
    "an occasion": "occasion",
    "a former time": "period",
    "an item of the programme": "item",
    "`track`": "track",
    "a place": "place",
    "`online`": "online",
    "a registration": "registration",
    "an organiser": "organiser",
    "a partner or body": "body",
    "a topic or series": "entry",
    "`image`": "image",
    "an attachment": "attachment",
    "a link": "link",
    "`accessibility`": "accessibility",
}
"""What the first column of a table calls → its definition in the schema."""


def test_tables_of_the_data_say_what_the_schema_does() -> None:
    definitions: dict[str, Json] = {**dict(SCHEMA["$defs"]), "": SCHEMA}  # type: ignore[arg-type]  # an object
    written = {
        TABLES[each.heads[0].removeprefix("key of ")]: [
            (codes(key)[0], always, told) for key, always, told in each.rows
        ]
        for each in tables(DATA)
    }
    assert written == {
        name: [
            (key, "yes" if key in its["required"] else "", value["description"])
            for key, value in its["properties"].items()
        ]
        for name, its in definitions.items()
        if "properties" in its
    }


def test_example_of_the_data_is_what_is_told_of_an_event() -> None:
    assert json.loads(example("json", DATA)) == facts(event())
    assert wrong(document(event())) == []
