"""Output: whole files, only what differs, nothing foreign, nothing outside."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste import output
from juliste.output import OutputError, Placed
from tests.builders import PROJECT

OLD = 1_000_000_000


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def write(folder: Path, files: Mapping[str, bytes], known: Collection[str]) -> tuple[int, int, int, int]:
    """Write the files as a whole build does, where those at the paths `known` are ours.

    How many were new, changed and unchanged, and how many were removed.
    """
    with output.staged(folder) as stage:
        fates = [stage.put(path, content).fate for path, content in files.items()]
        output.check(files)
        output.settle(stage, known)
        removed = output.remove(stage, set(known) - files.keys(), files)
    return fates.count("new"), fates.count("changed"), fates.count("unchanged"), removed


def test_write_new_files_into_an_absent_folder(tmp_path: Path) -> None:
    files = {"index.html": b"a", "fi/2021/x/index.html": b"b"}
    assert write(tmp_path / "a/output", files, []) == (2, 0, 0, 0)
    assert tree(tmp_path / "a/output") == files


def test_put_tells_what_becomes_of_the_file_and_how_it_is_known_again(tmp_path: Path) -> None:
    write(tmp_path, {"a": b"1", "b/c": b"2"}, [])
    for name in ("a", "b/c"):
        os.utime(tmp_path / name, ns=(OLD, OLD))
    with output.staged(tmp_path) as stage:
        placed = [stage.put(path, content) for path, content in (("a", b"1"), ("b/c", b"3"), ("d e", b"44"))]
        waiting = [stage.read(path) for path in ("a", "b/c", "d e")]
        before = output.stamps(tmp_path / "b")
        output.settle(stage, [])
    times = [(tmp_path / path).stat().st_mtime_ns for path in ("a", "b/c", "d e")]
    assert placed == [
        Placed("a", 1, OLD, "unchanged"),
        Placed("b/c", 1, times[1], "changed"),
        Placed("d e", 2, times[2], "new"),
    ]
    assert (waiting, before) == ([b"1", b"3", b"44"], {f"1 {OLD} c"})
    assert output.stamps(tmp_path) == {file.stamp for file in placed}
    assert [output.path_of(file.stamp) for file in placed] == ["a", "b/c", "d e"]
    assert output.stamps(tmp_path / "a") == output.stamps(tmp_path / "absent") == set()


def test_write_touches_only_what_differs(tmp_path: Path) -> None:
    write(tmp_path, {"a": b"1", "b": b"2", "c/d": b"3"}, [])
    for name in ("a", "b", "c/d"):
        os.utime(tmp_path / name, ns=(OLD, OLD))
    assert write(tmp_path, {"a": b"1", "b": b"x", "e": b""}, ["a", "b", "c/d"]) == (1, 1, 1, 1)
    assert tree(tmp_path) == {"a": b"1", "b": b"x", "e": b""}
    assert (tmp_path / "a").stat().st_mtime_ns == OLD
    assert not (tmp_path / "c").exists()


def test_build_that_is_stopped_before_the_files_take_their_places_leaves_all_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, {"a": b"1"}, [])
    with output.staged(tmp_path) as stage:
        stage.put("a", b"2")
        stage.put("b/c", b"3")
    assert (tree(tmp_path), [path.name for path in tmp_path.iterdir()]) == ({"a": b"1"}, ["a"])


def test_scratch_folder_of_another_build_that_goes_on_stays(tmp_path: Path) -> None:
    with output.staged(tmp_path) as first:
        first.put("a", b"1")
        with output.staged(tmp_path, is_alone=False) as second:
            second.put("a", b"2")
            output.settle(second, [])
        output.settle(first, [])
    assert tree(tmp_path) == {"a": b"1"}


def test_write_leaves_foreign_files_alone(tmp_path: Path) -> None:
    write(tmp_path, {"fi/x/index.html": b"1", "fi/y/index.html": b"1"}, [])
    (tmp_path / "fi/x/own.txt").write_bytes(b"own")
    (tmp_path / "CNAME").write_bytes(b"example.org")
    assert write(tmp_path, {}, ["fi/x/index.html", "fi/y/index.html"]) == (0, 0, 0, 2)
    assert tree(tmp_path) == {"CNAME": b"example.org", "fi/x/own.txt": b"own"}


def test_write_replaces_a_foreign_file_at_our_path(tmp_path: Path) -> None:
    (tmp_path / "fi").write_bytes(b"foreign")
    assert write(tmp_path, {"fi/index.html": b"1"}, []) == (1, 0, 0, 0)
    assert tree(tmp_path) == {"fi/index.html": b"1"}


def test_write_file_where_our_folder_was(tmp_path: Path) -> None:
    write(tmp_path, {"x/a/b": b"1", "x/a/c/d": b"1"}, [])
    assert write(tmp_path, {"x/a": b"2"}, ["x/a/b", "x/a/c/d"]) == (1, 0, 0, 0)
    assert tree(tmp_path) == {"x/a": b"2"}


def test_write_file_where_a_folder_with_foreign_files_is(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/own.txt").write_bytes(b"own")
    with pytest.raises(OutputError) as told:
        write(tmp_path, {"a": b"1"}, ["a/b"])
    assert str(told.value) == "a could not be written: a folder with other files stands there."
    assert tree(tmp_path) == {"a/own.txt": b"own"}


@pytest.mark.parametrize(
    "path",
    ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a/.", "c:a", "a\\b", "a\x00b", "a\nb", ".juliste-1.tmp"],
)
def test_write_unsafe_path_is_refused_before_anything_is_written(path: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told:
        write(tmp_path / "o", {"ok.txt": b"1", path: b"2"}, [])
    assert (
        str(told.value) == f"'{path}' is not a safe path for a file of the site; nothing outside its folder is written."
    )
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    ("paths", "clash"),
    [
        (("a/b", "A/b"), "'a/' and 'A/'"),
        (("a/b", "a/B"), "'a/b' and 'a/B'"),
        (("a", "a/b"), "'a' and 'a/'"),
        (("a/b", "a"), "'a/' and 'a'"),
    ],
)
def test_check_paths_that_cannot_stand_together(paths: tuple[str, str], clash: str) -> None:
    with pytest.raises(OutputError) as told:
        output.check(paths)
    assert str(told.value) == f"{clash} cannot both be written: on many systems they are one name."


def test_write_does_not_follow_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/kept").write_bytes(b"kept")
    (tmp_path / "o").mkdir()
    (tmp_path / "o/fi").symlink_to(tmp_path / "outside")
    with pytest.raises(OutputError) as told:
        write(tmp_path / "o", {"fi/a/index.html": b"1"}, [])
    assert str(told.value) == f"{tmp_path}/o/fi is a link that leads out of the output folder; remove it."
    assert write(tmp_path / "o", {}, ["fi/kept", "../outside/kept", "absent", "fi"]) == (0, 0, 0, 1)
    assert tree(tmp_path / "outside") == {"kept": b"kept"}


def test_write_follows_a_link_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "fi").symlink_to(tmp_path / "real")
    write(tmp_path, {"fi/index.html": b"1"}, [])
    assert (tmp_path / "real/index.html").read_bytes() == b"1"


def test_write_replaces_a_link_at_our_path_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"same")
    (tmp_path / "o").mkdir()
    (tmp_path / "o/a").symlink_to(tmp_path / "outside")
    assert write(tmp_path / "o", {"a": b"same"}, []) == (1, 0, 0, 0)
    assert not (tmp_path / "o/a").is_symlink()
    assert (tmp_path / "outside").read_bytes() == b"same"


def test_write_known_that_is_a_folder_or_below_a_file_now_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_bytes(b"")
    assert write(tmp_path, {}, ["a", "b/c"]) == (0, 0, 0, 0)
    assert tree(tmp_path) == {"b": b""}


def test_write_new_name_of_the_same_file_is_not_removed(tmp_path: Path) -> None:
    write(tmp_path, {"A": b"1"}, [])
    os.link(tmp_path / "A", tmp_path / "a")  # what a system without case shows
    assert write(tmp_path, {"a": b"1"}, ["A"]) == (0, 0, 1, 0)


def test_write_cleans_up_after_a_killed_build(tmp_path: Path) -> None:
    (tmp_path / ".juliste-0123.tmp").write_bytes(b"half")
    write(tmp_path, {"a": b"1"}, [])
    assert tree(tmp_path) == {"a": b"1"}


def test_write_where_the_output_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "o").write_bytes(b"")
    with pytest.raises(OutputError) as told:
        write(tmp_path / "o", {}, [])
    assert str(told.value) == f"The output folder {tmp_path}/o cannot be used: a file stands where a folder should be."


def test_write_name_too_long_says_why(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told:
        write(tmp_path, {"a" * 300: b"1"}, [])
    assert str(told.value) == "a" * 300 + " could not be written: the name is too long for this system."


def test_write_unlisted_reason_is_the_systems_own(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(OutputError) as told:
        write(tmp_path, {}, ["a/b"])
    assert str(told.value) == f"a/b could not be removed: {os.strerror(errno.ELOOP).lower()}."


FULL = """
import resource, sys
from pathlib import Path
from juliste.output import OutputError
from tests.test_output import write
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write(Path(sys.argv[1]), {"a": b"new", "b": b"n" * 200_000}, [])
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_write_that_finds_no_room_says_so_and_loses_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a": b"1", "b": b"2"}, [])
    words = [sys.executable, "-c", FULL, str(tmp_path)]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "b could not be written: the file is larger than this system allows.\n"
    assert tree(tmp_path) == {"a": b"1", "b": b"2"}


KILLED = """
import itertools, sys
from pathlib import Path
from tests.test_output import write
print("ready", flush=True)
for turn in itertools.count():
    write(Path(sys.argv[1]), {f"{name}/x": bytes([65 + turn % 2]) * 50_000 for name in range(20)}, [])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_write_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    for pause in (0.002, 0.011, 0.023, 0.037):
        words = [sys.executable, "-c", KILLED, str(tmp_path)]
        build = subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE)
        assert build.stdout
        assert build.stdout.readline() == b"ready\n"
        time.sleep(pause)
        build.send_signal(signal.SIGKILL)
        build.communicate()
        whole = {bytes([letter]) * 50_000 for letter in b"AB"}
        left = {path: content for path, content in tree(tmp_path).items() if not path.startswith(".")}
        assert [path for path, content in left.items() if content not in whole] == []
    write(tmp_path, {"0/x": b"1"}, [f"{name}/x" for name in range(20)])
    assert tree(tmp_path) == {"0/x": b"1"}


NAMES = st.sampled_from(["a", "b", "a/a", "a/b", "b/a", "b/a/a", "A", ".", "..", "../x", "c"])


@given(builds=st.lists(st.dictionaries(NAMES, st.sampled_from([b"", b"1", b"22"])), max_size=5))
def test_any_builds_leave_what_the_last_good_one_wrote(
    builds: list[dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("o")
    (folder / "own.txt").write_bytes(b"own")
    expected: dict[str, bytes] = {}
    for files in builds:
        try:
            write(folder, files, expected)
            expected = files
        except OutputError:
            pass
        assert tree(folder) == {**expected, "own.txt": b"own"}
    assert [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
