"""The modules of juliste import one another as the table in docs/architecture.md says, one way only."""

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from tests.builders import PROJECT

PACKAGE = PROJECT / "juliste"
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = {".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES}
ROW = re.compile(r"\| `(?P<module>\w+)` +\|[^|]*\|(?P<imports>[^|`]*)\|\n")


def rows() -> dict[str, set[str]]:
    """The table: module → what it may import, in the order of the rows."""
    page = (PROJECT / "docs/architecture.md").read_text(encoding="utf-8")
    return {found["module"]: set(re.findall(r"\w+", found["imports"])) for found in ROW.finditer(page)}


@cache
def imports(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


def imported(node: ast.Import | ast.ImportFrom) -> set[str]:
    """The full names of modules that an import names: `from juliste import when` names juliste.when."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    assert node.level == 0, "imports are absolute"
    inside = {f"{node.module}.{alias.name}" for alias in node.names}
    return (inside & NAMES.keys()) or {node.module or ""}


def needs(name: str) -> set[str]:
    """Our modules that a module imports."""
    return {other for node in imports(NAMES[name]) for other in imported(node) if other.split(".")[0] == "juliste"}


def part(name: str) -> str:
    """The row that a module belongs to: `juliste.load.sheets` is of `load`, the package itself of none."""
    return name.partition(".")[2].partition(".")[0]


def found() -> dict[str, set[str]]:
    """The table as the code has it."""
    parts: dict[str, set[str]] = {part(name): set() for name in NAMES if part(name)}
    for name in NAMES:
        if part(name):
            parts[part(name)] |= {part(other) for other in needs(name)} - {part(name)}
    return parts


def test_modules_import_what_the_table_says() -> None:
    assert found() == rows()


def test_rows_import_only_what_stands_above_them() -> None:
    order = list(rows())
    assert [
        (module, other)
        for module, others in rows().items()
        for other in sorted(others)
        if other not in order[: order.index(module)]
    ] == []


def test_modules_do_not_import_one_another_in_a_circle() -> None:
    order = list(TopologicalSorter({name: needs(name) for name in NAMES}).static_order())
    assert set(NAMES) <= set(order)


def test_imports_of_ours_stand_at_the_top_of_the_file() -> None:
    """An indented import is within something; ruff sees to it that the others come first."""
    elsewhere = [
        f"{path.relative_to(PROJECT)}:{node.lineno}"
        for path in FILES
        for node in imports(path)
        if node.col_offset and any(name.split(".")[0] == "juliste" for name in imported(node))
    ]
    assert elsewhere == []


def test_only_the_plugin_imports_pelican() -> None:
    users = {
        name
        for name, path in NAMES.items()
        for node in imports(path)
        for each in imported(node)
        if each.split(".")[0] == "pelican"
    }
    assert users == {"juliste.plugin"}


def test_without_the_plugin_the_package_runs_without_pelican() -> None:
    modules = ", ".join(sorted(set(NAMES) - {"juliste.plugin"}))
    code = f"import sys, {modules}; print([name for name in sys.modules if name.split('.')[0] == 'pelican'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
