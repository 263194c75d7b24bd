"""Digests of folders: what is a change and what is none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juliste import digests
from tests.builders import PROJECT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, and one in a folder below."""
    for name, text in {"a.md": "1", "b.txt": "2", "below/c.md": "3"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


CHANGES: tuple[Callable[[Path], object], ...] = (
    lambda folder: (folder / "a.md").write_text("x"),
    lambda folder: (folder / "a.md").write_text("1\n"),
    lambda folder: (folder / "a.md").rename(folder / "A.md"),
    lambda folder: (folder / "a.md").unlink(),
    lambda folder: (folder / "new").write_text(""),
    lambda folder: (folder / "new").mkdir(),
    lambda folder: (folder / "b.txt").rename(folder / "below/b.txt"),
    lambda folder: (folder / "a.md").rename(folder / "a.mdb.txt"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_folder_is_another_when_a_file_or_a_name_is(change: Callable[[Path], object], folder: Path) -> None:
    before = [digests.of_folder(str(folder), deep=deep) for deep in (True, False)]
    change(folder)
    after = [digests.of_folder(str(folder), deep=deep) for deep in (True, False)]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False]


@pytest.mark.parametrize("name", [".DS_Store", "~$a.docx", "a.md~", ".a.md.swp", "a.md.orig", ".hidden/x"])
def test_what_is_none_of_the_authors_business_changes_nothing(name: str, folder: Path) -> None:
    before = digests.of_folder(str(folder))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x")
    assert digests.of_folder(str(folder)) == before


def test_times_and_order_of_writing_change_nothing(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "below").mkdir()
    for name, text in (("below/c.md", "3"), ("b.txt", "2"), ("a.md", "1")):
        (other / name).write_text(text)
        os.utime(other / name, (1, 1))
    assert digests.of_folder(str(other)) == digests.of_folder(str(folder))


def test_folders_below_count_by_name_only_where_it_is_not_deep(folder: Path) -> None:
    deep, flat = (digests.of_folder(str(folder), deep=each) for each in (True, False))
    (folder / "below/c.md").write_text("x")
    assert digests.of_folder(str(folder), deep=False) == flat
    assert digests.of_folder(str(folder)) != deep


def test_only_files_of_the_ending_count_in_folders_below_too(folder: Path) -> None:
    before = digests.of_folder(str(folder), ending=".md")
    (folder / "b.txt").write_text("x")
    (folder / "below/d.txt").write_text("x")
    assert digests.of_folder(str(folder), ending=".md") == before
    (folder / "below/c.md").write_text("x")
    assert digests.of_folder(str(folder), ending=".md") != before


def test_what_leads_nowhere_is_empty(folder: Path) -> None:
    (folder / "gone").symlink_to(folder / "nowhere")
    linked = digests.of_folder(str(folder))
    (folder / "gone").unlink()
    (folder / "gone").write_text("")
    assert digests.of_folder(str(folder)) == linked


def test_folder_that_is_not_there_is_as_one_without_files(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    found = {digests.of_folder(str(tmp_path / name)) for name in ("absent", "file", "file/below", "empty")}
    assert len(found) == 1


def test_folders_are_told_apart(folder: Path) -> None:
    below = folder / "below"
    assert digests.of_folders([folder, below]) != digests.of_folders([below, folder])
    assert digests.of_folders([folder]) != digests.of_folder(str(folder))


@given(content=st.binary(max_size=300_000))
def test_long_files_are_read_to_their_end(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("long") / "file"
    path.write_bytes(content * 3)
    assert digests._content(str(path)) == content * 3


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.tuples(each, each) | st.lists(each)
)


@given(one=VALUES, other=VALUES)
def test_values_have_the_same_digest_when_they_are_written_the_same(one: object, other: object) -> None:
    assert (digests.of(one) == digests.of(other)) == (repr(one) == repr(other))
    assert digests.of(one, other) != digests.of((one, other))


def test_digest_is_the_same_in_every_process() -> None:
    code = "from juliste import digests; print(digests.of('ä', ('b', 1), None, {'c': '\\udcff'}))"
    for seed in ("1", "2"):
        environ = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.check_output([sys.executable, "-c", code], cwd=PROJECT, env=environ, text=True)
        assert done.strip() == digests.of("ä", ("b", 1), None, {"c": "\udcff"})
    assert digests.of_bytes(b"a") == digests.of_bytes(b"a") != digests.of_bytes(b"b")


def test_kept_digest_is_that_of_the_files_as_they_are(tmp_path: Path) -> None:
    kept, folder = digests.Kept(), tmp_path / "event"
    folder.mkdir()
    old = folder / "event.fi.md"
    for content in ("yksi", "kaksi", "kolm1"):  # the last is as long as the one before
        old.write_text(content)
        assert kept.of_files(str(folder)) == digests.of_files(str(folder))
    (folder / "event.sv.md").write_text("två")
    assert kept.of_files(str(folder)) == digests.of_files(str(folder))
    old.unlink()
    assert kept.of_files(str(folder)) == digests.of_files(str(folder))
    assert kept.of_files(str(tmp_path / "none")) == digests.of_files(str(tmp_path / "none"))


def test_kept_digest_is_not_made_again_of_files_that_look_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("a")
    monkeypatch.setattr(digests, "_RECENT", -10_000_000_000)  # whatever has changed until in ten seconds is old
    kept = digests.Kept()
    first = kept.of_files(str(tmp_path))
    monkeypatch.setattr(digests, "of_files", lambda folder: "read again")

    assert kept.of_files(str(tmp_path)) == first
    (tmp_path / "a").write_text("other")
    assert kept.of_files(str(tmp_path)) == "read again"
