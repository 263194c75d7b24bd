"""What the set-up leaves, but for `.venv`, which the other tests run in."""

import importlib.util
from pathlib import Path

import set_up


def test_code_is_compiled_even_where_python_writes_nothing_by_itself(tmp_path: Path) -> None:
    module = tmp_path / "juliste" / "module.py"
    module.parent.mkdir()
    module.write_text("ANSWER = 42\n", encoding="utf-8")
    (tmp_path / "juliste" / "wrong.py").write_text("ANSWER =\n", encoding="utf-8")

    set_up.compile_code(module.parent)

    compiled = Path(importlib.util.cache_from_source(str(module)))
    assert [each.name for each in compiled.parent.iterdir()] == [compiled.name]
