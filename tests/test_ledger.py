"""The ledger: what still serves, and the account of what a build makes."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from juliste import output
from juliste.ledger import Ledger
from juliste.output import OutputError, Stage
from juliste.state import Made, State, open_state, unpacked

Files = Mapping[str, Mapping[str, bytes]]
"""Owner → path → bytes."""


def entered(ledger: Ledger, stage: Stage, files: Files) -> None:
    """Make the files of the owners, each of its own bytes, with a record of them."""
    for owner, own in files.items():
        placed = [stage.put(path, content) for path, content in own.items()]
        ledger.enter(owner, repr(own), placed, sorted(own))


def made(root: Path, files: Files) -> tuple[int, int, int]:
    """Do what a build does: keep what is known, make the rest; how many files are new, changed and removed."""
    with open_state(root / "cache", root / "output") as memory, output.staged(root / "output") as stage:
        ledger = begun(memory, root)
        memory.begin()
        known = [owner for owner, own in files.items() if ledger.known(owner, repr(own))]
        for owner in known:
            ledger.keep(owner)
        entered(ledger, stage, {owner: own for owner, own in files.items() if owner not in known})
        removed = ledger.close(stage, ledger.gone())
        return ledger.new, ledger.changed, removed


def begun(memory: State, root: Path) -> Ledger:
    """The ledger at the beginning of a build."""
    return Ledger(memory, memory.made(), output.stamps(root / "output"))


def known(root: Path, files: Files) -> list[str]:
    """The owners of whom nothing need be made."""
    with open_state(root / "cache", root / "output") as memory:
        ledger = begun(memory, root)
        return [owner for owner, own in files.items() if ledger.known(owner, repr(own))]


def tree(root: Path) -> dict[str, bytes]:
    """The output."""
    folder = root / "output"
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


SITE = {"one": {"1/a": b"a", "1/b": b"b"}, "two": {"2": b"c"}, "none": {}}


def test_what_was_made_of_the_same_serves_again(tmp_path: Path) -> None:
    assert known(tmp_path, SITE) == []
    assert made(tmp_path, SITE) == (3, 0, 0)
    assert known(tmp_path, SITE) == ["one", "two", "none"]
    assert known(tmp_path, {"one": {"1/a": b"x"}, "two": {"2": b"c"}, "three": {}}) == ["two"]
    assert made(tmp_path, SITE) == (0, 0, 0)
    with open_state(tmp_path / "cache", tmp_path / "output") as memory:
        one = begun(memory, tmp_path).known("one", repr(SITE["one"]))
        assert one
        assert (one.given, [output.path_of(stamp) for stamp in one.files]) == (repr(SITE["one"]), ["1/a", "1/b"])
        assert unpacked(one.record) == ["1/a", "1/b"]


def test_changes_are_counted_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    made(tmp_path, SITE)
    assert made(tmp_path, {"one": {"1/a": b"A", "1/c": b"c"}, "three": {"3": b"3"}}) == (2, 1, 2)
    assert tree(tmp_path) == {"1/a": b"A", "1/c": b"c", "3": b"3"}
    with open_state(tmp_path / "cache", tmp_path / "output") as memory:
        assert list(memory.made()) == ["one", "three"]


@pytest.mark.parametrize("harm", ["gone", "longer", "touched", "link", "folder"])
def test_owner_of_a_file_that_is_not_as_it_was_left_is_made_again(harm: str, tmp_path: Path) -> None:
    made(tmp_path, SITE)
    path = tmp_path / "output/1/a"
    if harm == "longer":
        path.write_bytes(b"aa")
    elif harm == "touched":
        os.utime(path, ns=(1, 1))
    else:
        path.unlink()
    if harm == "link":
        path.symlink_to(tmp_path / "output/2")
    elif harm == "folder":
        path.mkdir()
    assert known(tmp_path, SITE) == ["two", "none"]
    made(tmp_path, SITE)
    assert (tree(tmp_path), path.is_symlink()) == ({"1/a": b"a", "1/b": b"b", "2": b"c"}, False)
    assert known(tmp_path, SITE) == ["one", "two", "none"]


def test_file_may_pass_from_one_owner_to_another(tmp_path: Path) -> None:
    made(tmp_path, SITE)
    assert made(tmp_path, {"one": {"1/a": b"a"}, "two": {"1/b": b"x"}}) == (0, 1, 1)
    assert tree(tmp_path) == {"1/a": b"a", "1/b": b"x"}


def test_path_of_two_owners_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    made(tmp_path, SITE)
    with pytest.raises(OutputError) as told:
        made(tmp_path, {**SITE, "three": {"2": b"3", "3": b"3"}})
    assert str(told.value) == "2 would be written twice."
    assert tree(tmp_path) == {"1/a": b"a", "1/b": b"b", "2": b"c"}
    assert known(tmp_path, SITE) == ["one", "two", "none"]


def test_paths_that_cannot_stand_together_are_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    made(tmp_path, SITE)
    with pytest.raises(OutputError, match=r"'1/a' and '1/A' cannot both be written"):
        made(tmp_path, {**SITE, "three": {"1/A": b"3"}})
    assert tree(tmp_path) == {"1/a": b"a", "1/b": b"b", "2": b"c"}


def test_gone_are_the_paths_that_nobody_has_any_more(tmp_path: Path) -> None:
    made(tmp_path, SITE)
    with open_state(tmp_path / "cache", tmp_path / "output") as memory:
        ledger = begun(memory, tmp_path)
        ledger.keep("two")
        assert ledger.gone() == {"1/a", "1/b"}


@pytest.mark.parametrize("step", ["settle", "remove"])
def test_build_killed_after_its_account_is_repaired_by_the_next(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered then is ahead of the disk."""
    made(tmp_path, SITE)
    after = {"one": {"1/a": b"A", "1/b": b"b"}, "three": {"3": b"3"}}

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(output, step, killed)
        with pytest.raises(KeyboardInterrupt):
            made(tmp_path, after)
    moved = step == "remove"
    assert known(tmp_path, after) == (["one", "three"] if moved else [])
    assert made(tmp_path, after) == ((0, 0, 1) if moved else (1, 1, 1))
    assert tree(tmp_path) == {"1/a": b"A", "1/b": b"b", "3": b"3"}
    assert known(tmp_path, after) == ["one", "three"]


def test_owner_without_what_it_was_made_of_is_never_known(tmp_path: Path) -> None:
    with open_state(tmp_path / "cache", tmp_path / "output") as memory:
        memory.keep("gone", Made("", ("0 0 x",)))
        assert begun(memory, tmp_path).known("gone", "") is None
