"""History: real repositories, with the dates that a calendar would get."""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste import history
from juliste.history import History, HistoryError
from juliste.problems import Message, say

Git = Callable[..., str]
A, B = "content/a.md", "content/b.md"


def day(number: int, second: int = 0) -> datetime:
    return datetime(2021, 3, number, 12, 0, second, tzinfo=UTC)


def git_in(folder: Path) -> Git:
    """Run git in the folder, all of whose dates are the given day of March 2021."""

    def run(*words: str, on: int = 1) -> str:
        moment = f"{day(on):%Y-%m-%dT%H:%M:%SZ}"
        author = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        environment = {**os.environ, **author, "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
        done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    return run


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git reads no settings of the developer, and none of the hook that may have started the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository on branch main: a.md of 1 March, b.md of 2 March."""
    folder = tmp_path / "site"
    folder.mkdir()
    git = git_in(folder)
    git("init", "-q", "-b", "main")
    for name, on in ((A, 1), (B, 2)):
        write(folder, name, "1")
        git("add", ".")
        git("commit", "-qm", name, on=on)
    return folder


def commit(folder: Path, name: str, text: str, on: int) -> None:
    write(folder, name, text)
    git_in(folder)("add", ".")
    git_in(folder)("commit", "-qm", text, on=on)


def test_revised_is_the_newest_commit_among_the_paths(site: Path) -> None:
    commit(site, A, "2", on=3)
    commit(site, "README.md", "2", on=4)
    found = history.read(site)
    assert (found.available, found.shallow, found.warning) == (True, False, None)
    assert found.revised([A]) == day(3)
    assert found.revised([B]) == day(2)
    assert found.revised([A, B, "content/absent.md"]) == day(3)
    assert found.revised(["README.md"]) is None
    assert history.read(site, ["content", "README.md", "absent"]).revised(["README.md"]) == day(4)


def test_revised_of_a_removed_file_is_its_removal(site: Path) -> None:
    git_in(site)("rm", "-q", A)
    git_in(site)("commit", "-qm", "gone", on=5)
    assert history.read(site).revised([A, B]) == day(5)


def test_revised_of_a_renamed_file_is_its_renaming(site: Path) -> None:
    git_in(site)("mv", A, "content/c.md")
    git_in(site)("commit", "-qm", "renamed", on=5)
    assert history.read(site).revised(["content/c.md"]) == day(5)


def test_revised_of_an_older_branch_is_its_merge(site: Path) -> None:
    git = git_in(site)
    git("checkout", "-qb", "draft", "HEAD~1")
    commit(site, A, "draft", on=3)
    git("checkout", "-q", "main")
    commit(site, B, "2", on=10)
    git("merge", "-q", "--no-ff", "draft", on=11)
    assert history.read(site).revised([A]) == day(11)
    assert history.read(site).revised([B]) == day(10)


def test_revised_after_a_squash_is_the_squash(site: Path) -> None:
    git = git_in(site)
    git("checkout", "-qb", "draft")
    commit(site, A, "one", on=3)
    commit(site, A, "two", on=4)
    git("checkout", "-q", "main")
    git("merge", "-q", "--squash", "draft")
    git("commit", "-qm", "squash", on=6)
    assert history.read(site).revised([A]) == day(6)


def test_revised_after_a_rebase_is_the_rebase(site: Path) -> None:
    git = git_in(site)
    git("checkout", "-qb", "draft", "HEAD~1")
    commit(site, A, "draft", on=3)
    git("checkout", "-q", "main")
    commit(site, B, "2", on=5)
    git("rebase", "-q", "main", "draft", on=7)
    assert history.read(site).revised([A]) == day(7)


def test_revised_never_goes_backwards_with_a_wrong_clock(site: Path) -> None:
    commit(site, B, "2", on=20)
    commit(site, A, "2", on=4)
    found = history.read(site)
    assert (found.revised([A]), found.revised([B])) == (day(20, second=1), day(20))
    commit(site, A, "3", on=4)
    assert history.read(site).revised([A]) == day(20, second=2)


def test_revised_uncommitted_is_a_second_after_the_last_commit(site: Path) -> None:
    commit(site, "README.md", "2", on=4)
    write(site, A, "edited")
    write(site, "content/new folder/uusi ä.md", "new")
    git_in(site)("rm", "-q", B)
    found = history.read(site)
    names = [A, B, "content/new folder/uusi ä.md", "README.md"]
    assert [found.revised([name]) for name in names] == [day(4, 1), day(4, 1), day(4, 1), None]


def test_revised_uncommitted_is_after_what_a_wrong_clock_left(site: Path) -> None:
    commit(site, A, "2", on=20)
    commit(site, B, "2", on=4)
    write(site, A, "edited")
    assert history.read(site).revised([A]) == day(20, second=2)


def test_read_staged_rename_is_two_changes(site: Path) -> None:
    git_in(site)("mv", A, "content/c.md")
    found = history.read(site)
    assert (found.revised([A]), found.revised(["content/c.md"])) == (day(2, 1), day(2, 1))


def test_read_names_that_are_not_ascii(site: Path) -> None:
    for number, name in enumerate(("content/ä ö.md", 'content/"x"\t\\.md', "content/\n.md", "content/*.md"), start=5):
        commit(site, name, "1", on=number)
        assert history.read(site).revised([name]) == day(number)


def test_read_project_in_a_folder_of_the_repository(site: Path) -> None:
    commit(site, "sivut å/content/a.md", "1", on=5)
    write(site, "sivut å/content/b.md", "1")
    assert history.read(site / "sivut å").changed == {
        A: int(day(5).timestamp()),
        B: int(day(5, 1).timestamp()),
    }


def test_read_shallow_clone_is_told(site: Path, tmp_path: Path) -> None:
    git_in(tmp_path)("clone", "-q", "--depth=1", site.as_uri(), "shallow")
    found = history.read(tmp_path / "shallow")
    assert (found.available, found.shallow, found.revised([A])) == (True, True, day(2))


def test_read_minds_no_settings_of_the_user(site: Path, tmp_path: Path) -> None:
    git = git_in(site)
    git("mv", A, "content/c.md")
    git("commit", "-qm", "renamed", on=5)
    git("checkout", "-qb", "draft", "HEAD~1")
    commit(site, B, "draft", on=3)
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "draft", on=6)
    write(site, "content/new.md", "1")
    expected = history.read(site)
    settings = [
        *(
            "color.ui=always",
            "log.showSignature=true",
            "log.showRoot=false",
            "diff.renames=copies",
            "log.diffMerges=off",
        ),
        *("diff.relative=true", "status.showUntrackedFiles=no", "core.quotePath=true", "format.pretty=fuller"),
        *("log.follow=true", "log.decorate=full", "status.short=true", "status.branch=true", "log.abbrevCommit=true"),
    ]
    for setting in settings:
        git("config", "--global", *setting.split("="))
    assert history.read(site) == expected
    assert expected.revised([B]) == day(6)


def test_read_writes_nothing_into_the_repository(site: Path) -> None:
    os.utime(site / A, (1, 1))
    before = {path: path.stat().st_mtime_ns for path in (site / ".git").rglob("*")}
    history.read(site)
    assert {path: path.stat().st_mtime_ns for path in (site / ".git").rglob("*")} == before


def test_read_remembers_the_line_of_commits(site: Path) -> None:
    first = history.read(site)
    again = history.read(site, recalled=first.memo)
    spoilt = first.memo.replace(str(int(day(1).timestamp())), str(int(day(9).timestamp())))
    second = history.read(site, recalled=spoilt)
    commit(site, B, "2", on=3)
    third = history.read(site, recalled=spoilt)
    other = history.read(site, ["README.md"], recalled=first.memo)
    assert [found.revised([A]) for found in (first, second, third, other)] == [day(1), day(9), day(1), None]
    assert third.revised([B]) == day(3)
    assert (again, second.memo) == (replace(first, memo=""), "")


def test_key_is_the_same_for_the_same_dates(site: Path) -> None:
    first = history.read(site)
    assert first.key == history.read(site, recalled=first.memo).key
    write(site, A, "edited")
    edited = history.read(site)
    write(site, A, "edited again")
    assert history.read(site).key == edited.key
    commit(site, A, "edited again", on=5)
    assert len({first.key, edited.key, history.read(site).key}) == 3


def unknown(reason: Message, refused: bool = True) -> History:
    warning = say("When the files last changed is not known: {reason}.", reason=reason)
    return History(False, warning=warning, refused=refused, key=str(warning))


def test_read_without_a_repository(tmp_path: Path) -> None:
    found = history.read(tmp_path)
    assert found == unknown(say("the folder is not in a git repository"), refused=False)
    assert found.revised([A]) is None


def test_read_before_the_first_commit(tmp_path: Path) -> None:
    git_in(tmp_path)("init", "-q")
    assert history.read(tmp_path) == unknown(say("nothing has been committed yet"))


def test_read_without_git(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.read(site) == unknown(say("git is not installed, or does not start"), refused=False)


def test_history_that_cannot_tell_what_the_public_must_know_says_so(site: Path, tmp_path: Path) -> None:
    git_in(tmp_path)("clone", "-q", "--depth=1", site.as_uri(), "shallow")
    git_in(tmp_path)("init", "-q", "new")
    cases = (
        (tmp_path / "shallow", (), "Older commits are missing here, .* Fetch them: git fetch --unshallow"),
        (tmp_path / "new", (), "nothing has been committed yet. Calendars would get wrong dates of revision."),
        (site, ("content/x",), "Git knows no file of content/x, so calendars would get wrong dates of revision."),
    )
    for folder, unknown_folders, said in cases:
        with pytest.raises(HistoryError, match=said):
            history.read(folder).must_tell(unknown_folders)
    history.read(site).must_tell(())
    history.read(tmp_path).must_tell(())  # without a repository there is only a warning


def test_read_shallow_clone_is_not_remembered(site: Path, tmp_path: Path) -> None:
    """Its commit is the same when the older ones have come."""
    commit(site, "README.md", "2", on=9)
    git_in(tmp_path)("clone", "-q", "--depth=1", site.as_uri(), "shallow")
    clone = tmp_path / "shallow"
    first = history.read(clone)
    git_in(clone)("fetch", "-q", "--unshallow")
    second = history.read(clone, recalled=first.memo)
    assert [found.revised([A]) for found in (first, second)] == [day(9), day(1)]


def test_read_counts_only_commits_of_what_it_is_told_so(site: Path) -> None:
    commit(site, "juliste/revised.py", "1", on=5)
    write(site, "juliste/revised.py", "2")
    write(site, A, "edited")
    found = history.read(site, ["content"], committed=["juliste/revised.py"])
    assert found.revised(["juliste/revised.py"]) == day(5)
    assert found.revised([A]) == day(5, 1)


def test_read_minds_no_hook_that_it_runs_in(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "other")
    (site / "content/deep").mkdir()
    assert history.read(site / "content", ["a.md"]).revised(["a.md"]) == day(1)


def test_revised_of_a_folder_is_that_of_all_that_is_or_was_in_it(site: Path) -> None:
    git_in(site)("rm", "-q", A)
    git_in(site)("commit", "-qm", "gone", on=5)
    found = history.read(site)
    assert (found.revised(["content/"]), found.revised(["cont/"])) == (day(5), None)


def test_read_broken_repository_says_what_git_says(site: Path) -> None:
    tree = git_in(site)("rev-parse", "HEAD^{tree}").strip()
    (site / ".git/objects" / tree[:2] / tree[2:]).unlink()
    assert history.read(site) == unknown(say("git says '{words}'", words=f"fatal: unable to read tree {tree}"))


def test_read_absent_folder(tmp_path: Path) -> None:
    said = f"fatal: cannot change to '{tmp_path}/absent': No such file or directory"
    assert history.read(tmp_path / "absent") == unknown(say("git says '{words}'", words=said))


@given(st.lists(st.tuples(st.integers(0, 50), st.lists(st.sampled_from("abc"), min_size=1)), max_size=8))
def test_any_line_of_commits_gives_later_dates_to_later_changes(commits: list[tuple[int, list[str]]]) -> None:
    before: dict[str, int] = {}
    for number, (date, names) in enumerate(commits, start=1):
        now = history._dated(commits[:number])
        assert all(now[name] >= date for name in names)
        assert all(now[name] >= before.get(name, 0) for name in now)
        assert all(now[name] == before[name] for name in before if name not in names)
        before = now
