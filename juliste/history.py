"""A folder under git in, when each of its files last changed out.

A change counts on the day it came to the first-parent line (a merge's own date, not those of the commits that it
brings): only then could it be published. So a later build never has an earlier date, which calendars rely on
(design, "Revisions"; RFC 5545, 3.8.7.3). When a clock was wrong and a committer date lies before that of an earlier
commit, or is the same, the change counts one second after that one.
"""

import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from juliste.problems import Message, StoppedError, say

# What a user may have set otherwise, and what would change the lines that we read.
_SETTINGS = (
    *("core.quotePath=off", "diff.relative=false", "log.diffMerges=first-parent", "log.follow=false"),
    *("log.mailmap=false", "log.showRoot=true", "log.showSignature=false"),
)
_ENVIRONMENT = {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
# What git sets for the hooks that it runs: there it would look at another repository, or at half a commit.
_OF_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"})
_COMMIT = "\x01"


class HistoryError(StoppedError):
    """The history does not tell what the public must know; its message says why, with the cure."""


class History(Struct, frozen=True):
    """When files last changed, in seconds since 1970 by their path from the project's folder, with "/".

    available: whether git could tell at all; if not, `warning` says why. shallow: whether older commits are missing,
    so that files may seem to have changed later than they did. refused: whether there is a repository of which git
    could tell nothing. memo: what to give to the next `read`; "" when it is what was given to this one. key: the same
    for the same dates.
    """

    available: bool
    shallow: bool = False
    changed: Mapping[str, int] = {}
    warning: Message | None = None
    refused: bool = False
    memo: str = ""
    key: str = ""

    def must_tell(self, unknown: Sequence[str]) -> None:
        """Raise HistoryError where calendars would get wrong dates of revision.

        Without the older commits every event would seem to have changed today; those in the folders `unknown`, of which
        git knows no file, would never seem to change, and none where git refuses to answer.
        """
        if self.refused:
            message = say("{warning} Calendars would get wrong dates of revision.", warning=self.warning)
            raise HistoryError(message)
        if self.shallow:
            message = say(
                "Older commits are missing here, so calendars would get wrong dates of revision. Fetch them: "
                "git fetch --unshallow"
            )
            raise HistoryError(message)
        if unknown:
            message = say(
                "Git knows no file of {folders}, so calendars would get wrong dates of revision. Commit them to this "
                "repository; it may ignore them, or they belong to another one.",
                folders=", ".join(unknown),
            )
            raise HistoryError(message)

    def knows(self, paths: Iterable[str]) -> bool:
        """Whether git knows any of the files."""
        return not self.changed.keys().isdisjoint(paths)

    def revised(self, paths: Iterable[str]) -> datetime | None:
        """The newest change among the paths, in UTC; None when git knows none of them.

        A file that is gone counts too, by the commit that removed it: name all files that there could be. A path that
        ends in "/" is a folder with all that is or was in it.
        """
        newest = 0
        for path in paths:
            if path.endswith("/"):
                newest = max((newest, *(date for name, date in self.changed.items() if name.startswith(path))))
            else:
                newest = max(newest, self.changed.get(path, 0))
        return datetime.fromtimestamp(newest, UTC) if newest else None


def read(
    root: Path, paths: Sequence[str] = ("content",), recalled: str | None = None, committed: Sequence[str] = ()
) -> History:
    """The history of the files in `paths`, relative to `root`. What is not committed changed a second after the last.

    committed: more paths, of which only commits count. recalled: the `memo` of an earlier history: the line of commits
    is read by one call of git, and not again for the same commit. Never raises for what git may say: see
    `History.available`.
    """
    try:
        prefix, head, shallow = _place(root)
        asked = json.dumps([head, prefix, shallow, *paths, *committed])
        changed, memo = _remembered(recalled, asked), ""
        if changed is None:
            changed = _committed(root, prefix, head, [*paths, *committed])
            memo = json.dumps({"asked": asked, "changed": changed})
        new = _uncommitted(root, prefix, head, paths, changed)
        return History(True, shallow, changed | new, memo=memo, key=json.dumps([asked, sorted(new.items())]))
    except _GitError as error:
        warning = say("When the files last changed is not known: {reason}.", reason=error.message)
        refused = not isinstance(error, _NoGitError)
        return History(False, warning=warning, refused=refused, key=str(warning))


def versions(root: Path, path: str) -> Iterator[bytes]:
    """What was committed of a file on the first-parent line, the newest first; nothing where git cannot tell.

    path: relative to `root`.
    """
    try:
        commits = _git(root, "log", "--first-parent", "--format=%H", "--diff-filter=AM", "--", path).split()
        for commit in commits:
            yield _git(root, "show", f"{commit}:./{path}").encode("utf-8", "surrogateescape")
    except _GitError:
        return


class _GitError(Exception):
    """Why git could not tell: the end of a sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class _NoGitError(_GitError):
    """The same where there is no git, or no repository."""


def _git(root: Path, *words: str) -> str:
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    try:
        command = ["git", "-C", str(root), *settings, *words]
        environ = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS} | _ENVIRONMENT
        done = subprocess.run(command, capture_output=True, check=True, env=environ)
    except subprocess.CalledProcessError as error:
        raise _reason(error.stderr.decode("utf-8", "replace")) from error
    except OSError as error:
        raise _NoGitError(say("git is not installed, or does not start")) from error
    return done.stdout.decode("utf-8", "surrogateescape")


def _reason(said: str) -> _GitError:
    if "not a git repository" in said:
        return _NoGitError(say("the folder is not in a git repository"))
    if "'HEAD'" in said:
        return _GitError(say("nothing has been committed yet"))
    return _GitError(say("git says '{words}'", words=(said.strip().splitlines() or [""])[0]))


def _place(root: Path) -> tuple[str, str, bool]:
    """The path of `root` within the repository ("" or "a/b/"), the last commit, whether older ones are missing."""
    prefix, head, shallow = _git(root, "rev-parse", "--show-prefix", "HEAD", "--is-shallow-repository").splitlines()
    return prefix, head, shallow == "true"


def _remembered(value: str | None, asked: str) -> dict[str, int] | None:
    found = json.loads(value) if value else {}
    return dict(found["changed"]) if found.get("asked") == asked else None


def _committed(root: Path, prefix: str, head: str, paths: Sequence[str]) -> dict[str, int]:
    options = ["--first-parent", "-m", "--name-only", "--no-renames", "--no-color", "-z", f"--format={_COMMIT}%ct"]
    commits: list[tuple[int, list[str]]] = []
    for word in _git(root, "log", *options, head, "--", *paths).split("\0"):
        if word.startswith(_COMMIT):
            commits.append((int(word[1:]), []))
        elif word:
            commits[-1][1].append(word.removeprefix("\n").removeprefix(prefix))
    return _dated(reversed(commits))


def _dated(commits: Iterable[tuple[int, list[str]]]) -> dict[str, int]:
    """Each path with the date of its last commit, from the oldest to the newest; each commit's date is a later one."""
    changed: dict[str, int] = {}
    latest = 0
    for date, names in commits:
        latest = max(date, latest + 1)
        changed |= dict.fromkeys(names, latest)
    return changed


def _uncommitted(
    root: Path, prefix: str, head: str, paths: Sequence[str], changed: Mapping[str, int]
) -> dict[str, int]:
    options = ["--porcelain", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all"]
    entries = _git(root, "status", *options, "--", *paths).split("\0")
    names = [entry[3:].removeprefix(prefix) for entry in entries if entry]  # two letters and a space come first
    if not names:
        return {}
    return dict.fromkeys(names, max(_date(root, head), *changed.values(), 0) + 1)


@lru_cache(maxsize=16)
def _date(root: Path, commit: str) -> int:
    """When the commit was made."""
    return int(_git(root, "show", "--no-patch", "--no-color", "--format=%ct", commit))
