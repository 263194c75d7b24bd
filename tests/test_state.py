"""State: which files are ours, whatever happened to the build or to the state before."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste.state import DamagedError, Made, State, StateError, open_state, packed, unpacked

A, B = Made("1", ("5 1 a", "5 1 fi/a b"), b"record"), Made("2")


def test_state_knows_what_was_made_in_each_output_folder(tmp_path: Path) -> None:
    with open_state(tmp_path / "cache", tmp_path / "one") as state:
        assert (state.made(), state.one("a"), state.stamps()) == ({}, None, set())
        state.keep("b", B)
        state.keep("a", A)
    with open_state(tmp_path / "cache", tmp_path / "two") as state:
        state.keep("a", Made("3", ("1 1 c",)))
        state.drop("b")
    with open_state(tmp_path / "cache", tmp_path / "x/../one") as state:
        assert (state.made(), state.one("a"), state.warning) == ({"a": A, "b": B}, A, None)
        assert state.stamps() == {"5 1 a", "5 1 fi/a b"}
        state.keep("a", B)
        state.drop("b")
        assert (state.made(), state.stamps()) == ({"a": B}, set())
    with open_state(tmp_path / "cache", tmp_path / "two") as state:
        assert state.made() == {"a": Made("3", ("1 1 c",))}


def test_state_of_a_stopped_build_is_that_of_the_one_before(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.keep("a", A)
        state.begin()
        state.keep("a", B)
        state.keep_fragments("a", {"news": b""})
        state.remember("history", "1")
    with open_state(tmp_path, tmp_path) as state:
        assert (state.made(), state.recall("history")) == ({"a": A}, None)
        with pytest.raises(DamagedError, match="nothing is remembered as news of a"):
            list(state.fragments("news", ["a"]))
        state.begin()
        state.keep("a", B)
        state.commit()
    with open_state(tmp_path, tmp_path) as state:
        assert state.made() == {"a": B}


def test_state_keeps_fragments_by_owner_and_name(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        for owner, name, value in (("a", "news", {"fi": b"1"}), ("b", "news", {"fi": b"2"}), ("a", "data", [3])):
            state.keep_fragments(owner, {name: value})
        assert list(state.fragments("news", ["b", "a", "b"])) == [{"fi": b"2"}, {"fi": b"1"}, {"fi": b"2"}]
        assert list(state.fragments("data", ["a"])) == [[3]]
        state.keep_fragments("a", {"news": None})
        assert list(state.fragments("news", ["a"])) == [None]
        state.drop("a")
        assert list(state.fragments("news", ["b"])) == [{"fi": b"2"}]
        with pytest.raises(DamagedError):
            list(state.fragments("news", ["b", "a"]))


def test_state_remembers_values(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path / "one") as state:
        assert state.recall("history") is None
        state.remember("history", "1")
        state.remember("history", "2")
    with open_state(tmp_path, tmp_path / "two") as state:
        assert state.recall("history") == "2"


def test_state_forgets_all_but_which_files_are_ours(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path / "other") as other:
        other.keep("a", A)
    with open_state(tmp_path, tmp_path) as state:
        state.keep("a", A)
        state.keep_fragments("a", {"news": b""})
        state.remember("history", "1")
        state.forget()
        assert (state.made(), state.recall("history")) == ({"a": Made("", A.files)}, None)
        with pytest.raises(DamagedError):
            list(state.fragments("news", ["a"]))
    with open_state(tmp_path, tmp_path / "other") as other:
        assert other.made() == {"a": A}


@given(st.recursive(st.none() | st.text() | st.binary() | st.dates(), lambda each: st.tuples(each, each)))
def test_packed_value_is_the_same_unpacked(value: object) -> None:
    assert unpacked(packed(value)) == value


WHOLE = packed("0" * 50)


@given(place=st.integers(0, len(WHOLE) - 1), letter=st.integers(1, 255), cut=st.integers(0, len(WHOLE) - 1))
def test_packed_value_that_is_damaged_is_noticed(place: int, letter: int, cut: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[place] ^= letter
    for each in (bytes(damaged), WHOLE[:cut]):
        with pytest.raises(DamagedError, match="a value is not whole"):
            unpacked(each)


BEGUN_ANEW = (
    "is damaged or of another version of Juliste. It was begun anew and everything is built; files of pages that have "
    "gone since the last build may stay in the output folder."
)


@pytest.mark.parametrize("version", [0, 1, 3])
def test_state_of_another_version_begins_anew(version: int, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "juliste.sqlite") as other:
        other.execute("CREATE TABLE file (what TEXT)")
        other.execute(f"PRAGMA user_version = {version}")
    other.close()
    with open_state(tmp_path, tmp_path) as state:
        assert state.made() == {}
        state.keep("a", A)
        assert str(state.warning) == f"{tmp_path}/juliste.sqlite {BEGUN_ANEW}"
    with open_state(tmp_path, tmp_path) as state:
        assert (state.made(), state.warning) == ({"a": A}, None)


def test_state_that_has_turned_out_to_be_damaged_begins_anew(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.keep("a", A)
    with open_state(tmp_path, tmp_path, anew=True) as state:
        assert (state.made(), str(state.warning)) == ({}, f"{tmp_path}/juliste.sqlite {BEGUN_ANEW}")


def used(state: State) -> dict[str, Made]:
    """What is known after all has been done that a build does."""
    state.made()
    state.stamps()
    state.begin()
    state.keep("a", A)
    state.keep_fragments("a", {"news": b"1"})
    state.drop("7")
    state.commit()
    list(state.fragments("news", ["a"]))
    return state.made()


@given(damage=st.binary(min_size=1, max_size=200), place=st.integers(0, 30_000))
def test_state_that_is_damaged_can_be_begun_anew(
    damage: bytes, place: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Damage is told as what it is, wherever it is; what is in a record or in a fragment is whole (see `unpacked`)."""
    cache = tmp_path_factory.mktemp("cache")
    with open_state(cache, cache) as state:
        state.begin()
        for number in range(40):
            state.keep(f"{number}", Made("0" * 32, (f"5 1 {number}/index.html",), packed("0" * 99)))
            state.keep_fragments(f"{number}", {"news": "0" * 99})
        state.commit()
    with (cache / "juliste.sqlite").open("r+b") as file:
        file.seek(place)
        file.write(damage)
    try:
        with open_state(cache, cache) as state:
            assert used(state).get("a", A) == A  # what is not found is made anew
    except DamagedError:
        with open_state(cache, cache, anew=True) as state:
            assert used(state) == {"a": A}


def test_state_without_a_cache_folder_lasts_one_build(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    for _ in range(2):
        with open_state(tmp_path / "cache", tmp_path) as state:
            assert state.made() == {}
            state.keep("a", A)
            assert state.made() == {"a": A}
            assert str(state.warning) == (
                f"{tmp_path}/cache/juliste.sqlite cannot be used, so this build remembers nothing: files of pages that "
                "have gone may stay in the output folder."
            )


def test_state_held_by_another_program_lasts_one_build(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.keep("a", A)
    other = sqlite3.connect(tmp_path / "juliste.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with open_state(tmp_path, tmp_path, wait=0.01) as state:
        assert state.made() == {}
        assert str(state.warning).startswith(f"{tmp_path}/juliste.sqlite cannot be used")
    other.close()
    with open_state(tmp_path, tmp_path) as state:
        assert (state.made(), state.warning) == ({"a": A}, None)


def test_state_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path) as state:
        state.connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StateError) as told:
            state.keep("a", A)
    assert str(told.value) == "What the build remembers could not be written: attempt to write a readonly database."


def test_state_second_build_into_a_folder_waits(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from juliste.state import open_state\n"
        "with open_state(Path(sys.argv[1]), Path(sys.argv[1])) as state: print(list(state.made()), state.warning)"
    )
    with open_state(tmp_path, tmp_path) as state:
        second = subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            second.communicate(timeout=0.7)
        state.keep("a", A)
    assert second.communicate(timeout=30)[0] == "['a'] None\n"


def test_state_second_build_does_not_wait_for_ever(tmp_path: Path) -> None:
    with open_state(tmp_path, tmp_path), open_state(tmp_path, tmp_path, wait=0.01) as second:
        assert (
            str(second.warning) == "Another build into the same folder has not ended; this one did not wait any longer."
        )
    with open_state(tmp_path, tmp_path / "one"), open_state(tmp_path, tmp_path / "two", wait=0.01) as second:
        assert second.warning is None
