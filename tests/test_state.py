"""State: which files are ours, whatever happened to the build or to the state before."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste.state import StateError, open_state


def test_state_knows_what_was_done_in_each_output_folder(tmp_path: Path) -> None:
    with open_state(tmp_path / "cache", tmp_path / "one") as state:
        assert state.known() == {}
        state.plan(["a", "b"])
        state.done({"a": "1", "b": "2"})
    with open_state(tmp_path / "cache", tmp_path / "two") as state:
        state.done({"c": "3"})
    with open_state(tmp_path / "cache", tmp_path / "x/../one") as state:
        assert (state.known(), state.warning) == ({"a": "1", "b": "2"}, "")
        state.done({"a": "1", "d": "4"})
        assert state.known() == {"a": "1", "d": "4"}
    with open_state(tmp_path / "cache", tmp_path / "two") as state:
        assert state.known() == {"c": "3"}


def test_state_of_a_stopped_build_knows_old_and_planned_files(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.done({"a": "1", "b": "2"})
        state.plan(["b", "c"])
    with open_state(tmp_path, tmp_path) as state:
        assert state.known() == {"a": "1", "b": "2", "c": ""}


def test_state_unchanged_is_not_written(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.done({"a": "1"})
        before = state.connection.total_changes
        state.plan(["a"])
        state.done({"a": "1"})
        assert state.connection.total_changes == before


def test_state_remembers_values(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path / "one") as state:
        assert state.recall("history") is None
        state.remember("history", "1")
        state.remember("history", "2")
    with open_state(tmp_path, tmp_path / "two") as state:
        assert state.recall("history") == "2"


def test_state_forgets_all_but_which_files_are_ours(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.done({"a": "1"})
        state.remember("history", "1")
        state.forget()
        assert (state.known(), state.recall("history")) == ({"a": ""}, None)


@pytest.mark.parametrize("version", [0, 2])
def test_state_of_another_version_begins_anew(version: int, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "juliste.sqlite") as other:
        other.execute("CREATE TABLE file (what TEXT)")
        other.execute(f"PRAGMA user_version = {version}")
    other.close()
    with open_state(tmp_path, tmp_path) as state:
        assert state.known() == {}
        state.done({"a": "1"})
        assert state.warning == (
            f"{tmp_path}/juliste.sqlite is damaged or of another version of Juliste. It was begun anew and everything "
            "is built; files of pages that have gone since the last build may stay in the output folder."
        )
    with open_state(tmp_path, tmp_path) as state:
        assert (state.known(), state.warning) == ({"a": "1"}, "")


@given(damage=st.binary(min_size=1, max_size=200), place=st.integers(0, 8000))
def test_state_that_is_damaged_never_fails(damage: bytes, place: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("cache")
    with open_state(cache, cache) as state:
        state.done({f"{number}/index.html": "0" * 64 for number in range(40)})
    with (cache / "juliste.sqlite").open("r+b") as file:
        file.seek(place)
        file.write(damage)
    with open_state(cache, cache) as state:
        state.plan(["a"])
        state.done({"a": "1"})
        assert state.known() == {"a": "1"} or not state.warning  # what is not noticed may leave a line behind


def test_state_without_a_cache_folder_lasts_one_build(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    for _ in range(2):
        with open_state(tmp_path / "cache", tmp_path) as state:
            assert state.known() == {}
            state.done({"a": "1"})
            assert state.known() == {"a": "1"}
            assert state.warning == (
                f"{tmp_path}/cache/juliste.sqlite cannot be used, so this build remembers nothing: files of pages that "
                "have gone may stay in the output folder."
            )


def test_state_held_by_another_program_lasts_one_build(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.done({"a": "1"})
    other = sqlite3.connect(tmp_path / "juliste.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with open_state(tmp_path, tmp_path, wait=0.01) as state:
        assert state.known() == {}
        assert state.warning.startswith(f"{tmp_path}/juliste.sqlite cannot be used")
    other.close()
    with open_state(tmp_path, tmp_path) as state:
        assert (state.known(), state.warning) == ({"a": "1"}, "")


def test_state_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StateError) as told:
            state.plan(["a"])
    assert str(told.value) == "What the build remembers could not be written: attempt to write a readonly database."


def test_state_second_build_into_a_folder_waits(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from juliste.state import open_state\n"
        "with open_state(Path(sys.argv[1]), Path(sys.argv[1])) as state: print(state.known(), state.warning)"
    )
    with open_state(tmp_path, tmp_path) as state:
        second = subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            second.communicate(timeout=0.7)
        state.done({"a": "1"})
    assert second.communicate(timeout=30)[0] == "{'a': '1'} \n"


def test_state_second_build_does_not_wait_for_ever(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path), open_state(tmp_path, tmp_path, wait=0.01) as second:
        assert second.warning == "Another build into the same folder has not ended; this one did not wait any longer."
    with open_state(tmp_path, tmp_path / "one"), open_state(tmp_path, tmp_path / "two", wait=0.01) as second:
        assert second.warning == ""
