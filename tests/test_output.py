"""Output: whole files, only what differs, nothing foreign, nothing outside."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste import output
from juliste.output import Change, OutputError

OLD = 1_000_000_000


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def counts(change: Change) -> tuple[int, int, int, int]:
    return change.new, change.changed, change.unchanged, change.removed


def test_write_new_files_into_an_absent_folder(tmp_path: Path) -> None:
    files = {"index.html": b"a", "fi/2021/x/index.html": b"b"}
    change = output.write(tmp_path / "a/output", files, [])
    assert tree(tmp_path / "a/output") == files
    assert change == Change(
        new=2,
        changed=0,
        unchanged=0,
        removed=0,
        digests={
            "index.html": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
            "fi/2021/x/index.html": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d",
        },
    )


def test_write_touches_only_what_differs(tmp_path: Path) -> None:
    first = output.write(tmp_path, {"a": b"1", "b": b"2", "c/d": b"3"}, [])
    for name in ("a", "b", "c/d"):
        os.utime(tmp_path / name, (OLD, OLD))
    second = output.write(tmp_path, {"a": b"1", "b": b"x", "e": b""}, first.digests)
    assert counts(second) == (1, 1, 1, 1)
    assert tree(tmp_path) == {"a": b"1", "b": b"x", "e": b""}
    assert (tmp_path / "a").stat().st_mtime == OLD
    assert not (tmp_path / "c").exists()


def test_write_leaves_foreign_files_alone(tmp_path: Path) -> None:
    change = output.write(tmp_path, {"fi/x/index.html": b"1", "fi/y/index.html": b"1"}, [])
    (tmp_path / "fi/x/own.txt").write_bytes(b"own")
    (tmp_path / "CNAME").write_bytes(b"example.org")
    assert counts(output.write(tmp_path, {}, change.digests)) == (0, 0, 0, 2)
    assert tree(tmp_path) == {"CNAME": b"example.org", "fi/x/own.txt": b"own"}


def test_write_replaces_a_foreign_file_at_our_path(tmp_path: Path) -> None:
    (tmp_path / "fi").write_bytes(b"foreign")
    assert counts(output.write(tmp_path, {"fi/index.html": b"1"}, [])) == (1, 0, 0, 0)
    assert tree(tmp_path) == {"fi/index.html": b"1"}


def test_write_file_where_our_folder_was(tmp_path: Path) -> None:
    change = output.write(tmp_path, {"x/a/b": b"1", "x/a/c/d": b"1"}, [])
    assert counts(output.write(tmp_path, {"x/a": b"2"}, change.digests)) == (1, 0, 0, 0)
    assert tree(tmp_path) == {"x/a": b"2"}


def test_write_file_where_a_folder_with_foreign_files_is(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/own.txt").write_bytes(b"own")
    with pytest.raises(OutputError) as told:
        output.write(tmp_path, {"a": b"1"}, ["a/b"])
    assert str(told.value) == "a could not be written: a folder with other files stands there."
    assert tree(tmp_path) == {"a/own.txt": b"own"}


def test_write_takes_a_stream(tmp_path: Path) -> None:
    stream = ((f"{number % 2}.txt", b"x") for number in range(3))
    assert counts(output.write(tmp_path, stream, [])) == (2, 0, 0, 0)
    with pytest.raises(OutputError) as told:
        output.write(tmp_path, [("a", b"1"), ("a", b"2")], [])
    assert str(told.value) == "a would be written twice, with different contents."


@pytest.mark.parametrize(
    "path",
    ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a/.", "c:a", "a\\b", "a\x00b", "a\nb", ".juliste-1.tmp"],
)
def test_write_unsafe_path_is_refused_before_anything_is_written(path: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told:
        output.write(tmp_path / "o", {"ok.txt": b"1", path: b"2"}, [])
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
        output.write(tmp_path / "o", {"fi/a/index.html": b"1"}, [])
    assert str(told.value) == f"{tmp_path}/o/fi is a link that leads out of the output folder; remove it."
    assert counts(output.write(tmp_path / "o", {}, ["fi/kept", "../outside/kept", "absent", "fi"])) == (0, 0, 0, 1)
    assert tree(tmp_path / "outside") == {"kept": b"kept"}


def test_write_follows_a_link_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "fi").symlink_to(tmp_path / "real")
    output.write(tmp_path, {"fi/index.html": b"1"}, [])
    assert (tmp_path / "real/index.html").read_bytes() == b"1"


def test_write_replaces_a_link_at_our_path_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"same")
    (tmp_path / "o").mkdir()
    (tmp_path / "o/a").symlink_to(tmp_path / "outside")
    assert counts(output.write(tmp_path / "o", {"a": b"same"}, [])) == (0, 1, 0, 0)
    assert not (tmp_path / "o/a").is_symlink()
    assert (tmp_path / "outside").read_bytes() == b"same"


def test_write_known_that_is_a_folder_or_below_a_file_now_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_bytes(b"")
    assert counts(output.write(tmp_path, {}, ["a", "b/c"])) == (0, 0, 0, 0)
    assert tree(tmp_path) == {"b": b""}


def test_write_new_name_of_the_same_file_is_not_removed(tmp_path: Path) -> None:
    change = output.write(tmp_path, {"A": b"1"}, [])
    os.link(tmp_path / "A", tmp_path / "a")  # what a system without case shows
    assert counts(output.write(tmp_path, {"a": b"1"}, change.digests)) == (0, 0, 1, 0)


def test_write_cleans_up_after_a_killed_build(tmp_path: Path) -> None:
    (tmp_path / ".juliste-0123.tmp").write_bytes(b"half")
    output.write(tmp_path, {"a": b"1"}, [])
    assert tree(tmp_path) == {"a": b"1"}


def test_write_where_the_output_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "o").write_bytes(b"")
    with pytest.raises(OutputError) as told:
        output.write(tmp_path / "o", {}, [])
    assert str(told.value) == f"The output folder {tmp_path}/o cannot be used: a file stands where a folder should be."


def test_write_name_too_long_says_why(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told:
        output.write(tmp_path, {"a" * 300: b"1"}, [])
    assert str(told.value) == "a" * 300 + " could not be written: the name is too long for this system."


def test_write_unlisted_reason_is_the_systems_own(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(OutputError) as told:
        output.write(tmp_path, {}, ["a/b"])
    assert str(told.value) == f"a/b could not be removed: {os.strerror(errno.ELOOP).lower()}."


FULL = """
import resource, sys
from pathlib import Path
from juliste import output
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    output.write(Path(sys.argv[1]), {"a": b"new", "b": b"n" * 200_000}, [])
except output.OutputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_write_that_finds_no_room_says_so_and_loses_nothing(tmp_path: Path) -> None:
    output.write(tmp_path, {"a": b"1", "b": b"2"}, [])
    done = subprocess.run([sys.executable, "-c", FULL, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "b could not be written: the file is larger than this system allows.\n"
    assert tree(tmp_path) == {"a": b"new", "b": b"2"}


KILLED = """
import itertools, sys
from pathlib import Path
from juliste import output
print("ready", flush=True)
for turn in itertools.count():
    output.write(Path(sys.argv[1]), {f"{name}/x": bytes([65 + turn % 2]) * 50_000 for name in range(20)}, [])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_write_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    for pause in (0.002, 0.011, 0.023, 0.037):
        build = subprocess.Popen([sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.PIPE)
        assert build.stdout
        assert build.stdout.readline() == b"ready\n"
        time.sleep(pause)
        build.send_signal(signal.SIGKILL)
        build.communicate()
        whole = {bytes([letter]) * 50_000 for letter in b"AB"}
        assert [name for name, content in tree(tmp_path).items() if name.endswith("/x") and content not in whole] == []
    output.write(tmp_path, {"0/x": b"1"}, [f"{name}/x" for name in range(20)])
    assert tree(tmp_path) == {"0/x": b"1"}


def test_write_two_builds_at_once_end_right(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from juliste import output\n"
        "for turn in range(30): output.write(Path(sys.argv[1]), {f'{n}/x': b'%d' % (turn * n) for n in range(9)}, [])"
    )
    builds = [subprocess.Popen([sys.executable, "-c", code, tmp_path]) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    assert tree(tmp_path) == {f"{name}/x": b"%d" % (29 * name) for name in range(9)}


NAMES = st.sampled_from(["a", "b", "a/a", "a/b", "b/a", "b/a/a", "A", ".", "..", "../x", "c"])


@given(builds=st.lists(st.dictionaries(NAMES, st.sampled_from([b"", b"1", b"22"])), max_size=5))
def test_any_builds_leave_what_the_last_good_one_wrote(
    builds: list[dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("o")
    (folder / "own.txt").write_bytes(b"own")
    known: dict[str, str] = {}
    expected: dict[str, bytes] = {}
    for files in builds:
        try:
            known = dict(output.write(folder, files, known).digests)
            expected = files
        except OutputError:
            pass
        assert tree(folder) == {**expected, "own.txt": b"own"}
    assert [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
