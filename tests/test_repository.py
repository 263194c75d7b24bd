"""What the repository promises: its lists of packages, its README, its tasks, its licence."""

import ast
import re
import subprocess
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement

from juliste.settings import PROJECT

TEXTS = ("*.md", "*.py", "*.toml", "*.txt", "*.yaml", "*.yml", "*.html", "*.css", "Makefile", ".ci/*")
# Written in parts, for this file is searched too.
REGISTRIES = re.compile(
    "py" + r"pi\.org|pythonhosted" + r"\.org|npm" + r"js\.|anaconda" + r"\.org|index-" + "url", re.IGNORECASE
)


def read(name: str) -> str:
    """The text of a file of the project."""
    return (PROJECT / name).read_text(encoding="utf-8")


def tracked(*patterns: str) -> list[str]:
    """The files of the repository that match, or none outside a repository."""
    done = subprocess.run(
        ["git", "ls-files", *patterns], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout.splitlines()


def test_no_file_names_a_registry() -> None:
    assert [name for name in tracked(*TEXTS) if (PROJECT / name).exists() and REGISTRIES.search(read(name))] == []


def test_dependencies_have_a_reason_each() -> None:
    lines = read("pyproject.toml").splitlines()
    listed = [line for line in lines if re.match(r' {4}"[a-z][a-z0-9-]*(\[.*\])?([=<>].*)?",', line)]
    declared = tomllib.loads(read("pyproject.toml"))

    assert len(listed) == len(declared["project"]["dependencies"]) + len(declared["dependency-groups"]["test"])
    assert [line for line in listed if not re.search(r",\s+# \w.{8,}", line)] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_list_has_hashes_for_every_package(name: str) -> None:
    packages = re.findall(r"^\S+==.*?(?=^\S+==|\Z)", read(name), re.MULTILINE | re.DOTALL)

    assert len(packages) > 20
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_list_for_the_tests_only_adds() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", read(name), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-test.txt")


def test_declared_packages_are_in_the_lists() -> None:
    declared = tomllib.loads(read("pyproject.toml"))
    wanted = [*declared["project"]["dependencies"], *declared["dependency-groups"]["test"]]
    names = [re.split(r"[<>=]", each)[0] for each in wanted]

    assert [name for name in names if f"\n{name}==" not in "\n" + read("requirements-test.txt")] == []


def test_list_names_the_extras_that_packages_ask_for() -> None:
    """Before pip 24 a bare `coverage==7.17.3` does not pin the `coverage[toml]` that pytest-cov asks for: on the day of
    a new release nothing could be installed."""
    pinned = set(re.findall(r"^(\S+)==", read("requirements-test.txt"), re.MULTILINE))
    names = {name.partition("[")[0] for name in pinned}
    asked = (Requirement(each) for name in names if is_installed(name) for each in metadata.requires(name) or ())
    with_extras = {each.name.lower() for each in asked if each.extras and (not each.marker or each.marker.evaluate())}

    assert "coverage" in with_extras
    assert with_extras & names <= {name.partition("[")[0] for name in pinned if "[" in name}


def is_installed(name: str) -> bool:
    """Whether the package is needed here: some are for other systems."""
    return bool(list(metadata.distributions(name=name)))


def test_readme_commands_exist() -> None:
    commands = re.findall(r"^make (\w+)|invoke (\w+)", read("README.md"), re.MULTILINE)
    targets = set(re.findall(r"^\.PHONY: (.*)", read("Makefile"), re.MULTILINE)[0].split())

    assert {make for make, _ in commands if make} <= targets
    assert {task for _, task in commands if task} <= set(tasks())


def test_readme_fits_on_a_screen() -> None:
    assert len(read("README.md").splitlines()) <= 80


def tasks() -> dict[str, str | None]:
    """The tasks by name, with their docstrings."""
    functions = [node for node in ast.parse(read("tasks.py")).body if isinstance(node, ast.FunctionDef)]
    return {each.name: ast.get_docstring(each) for each in functions if each.decorator_list}


def test_tasks_are_those_of_the_design_each_with_its_sentence() -> None:
    assert sorted(tasks()) == [
        "bench",
        "build",
        "check",
        "clean",
        "examples",
        "lint",
        "lock",
        "messages",
        "new",
        "publish",
        "schema",
        "serve",
        "status",
        "test",
        "tidy",
        "translate",
    ]
    assert [name for name, sentence in tasks().items() if not (sentence or "").endswith(".")] == []


def test_licence_is_whole() -> None:
    lines = read("LICENSE").splitlines()

    assert lines[0].strip() == "GNU AFFERO GENERAL PUBLIC LICENSE"
    assert lines[-1] == "<https://www.gnu.org/licenses/>."


def test_calendars_keep_their_line_ends_in_git() -> None:
    assert "*.ics -text" in read(".gitattributes").splitlines()
