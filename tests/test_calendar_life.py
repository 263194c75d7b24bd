"""An event through its life, commit by commit: what calendars are told of it each time, and of nothing else."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from juliste import build, inputs, revised
from juliste.history import HistoryError
from juliste.model import LANGUAGES
from tests.sites import TINY_SETTINGS, built, commit, event, files, git, of, tiny, write

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
ILTA = "content/events/2030/ilta"
PLACE = "name: {fi: Kirjastotalo, en: Library House}\nstreet: Tie {number}\ncity: Espoo\n"
SWEDISH = "---\ntitle: {title}\nsummary: Vi talar.\n---\nVälkomna.\n"
PROGRAMME = "programme: [{time: 18.00–19.00, title: Yksi, id: yksi}, {time: 18.00–19.00, title: Kaksi, id: kaksi}]\n"
THERE = ("place: {name: Oodi, street: Töölönlahdenkatu 4, city: Helsinki}", "place: kirjastotalo")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two events of one organiser and topic, on 10 January 2029; the first is at a place of the register."""
    root = tiny(tmp_path, toinen=event("pe 26.4.2030 klo 18–20", "topics: [kirjat]\n"))
    write(root / "content/registers/topics/kirjat.yaml", "name: {fi: Kirjat, sv: Böcker, en: Books}\n")
    write_place(root, 1)
    write_event(root)
    write(root / f"{ILTA}/event.sv.md", SWEDISH.format(title="Öppen kväl"))
    commit(root, day(10), "content")
    return root


def day(number: int) -> str:
    return f"2029-01-{number:02}T12:00:00Z"


def write_place(root: Path, number: int) -> None:
    write(root / "content/registers/places/kirjastotalo.yaml", PLACE.replace("{number}", str(number)))


def write_event(root: Path, time: str = "to 25.4.2030 klo 18–20", more: str = "") -> None:
    write(root / f"{ILTA}/event.fi.md", event(time, f"topics: [kirjat]\n{PROGRAMME}{more}").replace(*THERE))


def calendars(root: Path, **changes: object) -> dict[str, bytes]:
    """Build, and what the calendars are then."""
    built(root, TINY_SETTINGS, **changes)
    return {path: data for path, data in files(root / "output").items() if path.endswith(".ics")}


def entries(calendars: dict[str, bytes], uid: str) -> dict[str, bytes]:
    """Each calendar's entry of that UID, where it has one."""
    found: dict[str, bytes] = {}
    for path, data in calendars.items():
        for entry in data.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT\r\n")[1:]:
            if f"UID:{uid}\r\n".encode() in entry:
                found[path] = entry
    return found


def told(calendars: dict[str, bytes], uid: str = "2030-ilta@example.org") -> tuple[str, str, int]:
    """DTSTAMP, LAST-MODIFIED and SEQUENCE of the entry: the same wherever it stands."""
    found = entries(calendars, uid)
    assert len(found) == 4 * len(LANGUAGES)  # in its own calendar, that of all, of the topic and of the organiser
    found |= {f"{path} {item}": entry for item in ("yksi", "kaksi") for path, entry in items(calendars, item).items()}
    names = ("DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:")
    ((stamp, modified, sequence),) = {
        tuple(line[len(name) :] for name in names for line in split(entry) if line.startswith(name))
        for entry in found.values()
    }
    return stamp, modified, int(sequence)


def items(calendars: dict[str, bytes], item: str) -> dict[str, bytes]:
    """The entries of an item of the first event's programme."""
    return entries(calendars, f"2030-ilta.{item}@example.org")


def split(entry: bytes) -> list[str]:
    return entry.decode().replace("\r\n ", "").split("\r\n")


def on(number: int) -> tuple[str, str, int]:
    """What is told of a change of that day."""
    moment = datetime(2029, 1, number, 12, tzinfo=UTC)
    return f"{moment:%Y%m%dT%H%M%SZ}", f"{moment:%Y%m%dT%H%M%SZ}", int((moment - EPOCH).total_seconds())


def correct_swedish(root: Path) -> None:
    write(root / f"{ILTA}/event.sv.md", SWEDISH.format(title="Öppen kväll"))
    commit(root, day(12), "content")


def move_time(root: Path) -> None:
    write_event(root, "ma 29.4.2030 klo 18–20", "was: {time: 25.4.2030 klo 18–20}\n")
    commit(root, day(14), "content")


def move_house(root: Path) -> None:
    write_place(root, 2)
    commit(root, day(16), "content")


def write_elsewhere(root: Path) -> None:
    write(root / "content/pages/tietoa.fi.md", "---\ntitle: Tietoa\n---\nSivusto.\n")
    commit(root, day(17), "content")


def merge_older_branch(root: Path) -> None:
    """English words that were written on the 11th come in on the 18th."""
    git(root, day(11), "checkout", "-q", "-b", "english", "main~4")
    write(root / f"{ILTA}/event.en.md", "---\ntitle: Open evening\nsummary: We talk.\n---\nWelcome.\n")
    commit(root, day(11), "content")
    git(root, day(18), "checkout", "-q", "main")
    git(root, day(18), "merge", "-q", "--no-ff", "english")


def cancel(root: Path) -> None:
    write_event(root, "ma 29.4.2030 klo 18–20", "status: {is: cancelled, reason: Sairastapaus.}\n")
    commit(root, day(20), "content")


LIFE: tuple[tuple[Callable[[Path], None], int, tuple[str, ...]], ...] = (
    (correct_swedish, 12, ("SUMMARY;LANGUAGE=sv:Öppen kväll",)),
    (move_time, 14, ("DTSTART;TZID=Europe/Helsinki:20300429T180000", "SUMMARY;LANGUAGE=sv:NY TID: Öppen kväll")),
    (move_house, 16, ("LOCATION;LANGUAGE=fi:Kirjastotalo\\, Tie 2\\, Espoo",)),
    (write_elsewhere, 16, ()),
    (merge_older_branch, 18, ("SUMMARY;LANGUAGE=en:NEW TIME: Open evening",)),
    (cancel, 20, ("STATUS:CANCELLED", "TRANSP:TRANSPARENT", "SUMMARY;LANGUAGE=sv:INSTÄLLT: Öppen kväll")),
)


def test_event_through_its_life(site: Path) -> None:
    """Its UID stays; its stamps and its sequence rise with each change of it and nothing else; other events stay."""
    before = calendars(site)
    other = entries(before, "2030-toinen@example.org")
    assert told(before) == on(10)
    assert len(other) == 12

    for change, number, lines in LIFE:
        change(site)
        after = calendars(site)

        assert told(after) == on(number), change
        in_all = {line for entry in entries(after, "2030-ilta@example.org").values() for line in split(entry)}
        assert set(lines) <= in_all, change
        assert entries(after, "2030-toinen@example.org") == other, change
        is_told = entries(after, "2030-ilta@example.org") != entries(before, "2030-ilta@example.org")
        assert is_told == (told(after) != told(before)), change
        before = after


def test_event_is_told_of_as_before_without_what_is_remembered(site: Path) -> None:
    for change, _, _ in LIFE:
        change(site)
    before = calendars(site)
    shutil.rmtree(site / ".cache")

    assert calendars(site) == before


def test_history_is_read_by_one_call_of_git_and_not_again_for_the_same_commit(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE", str(trace))

    def calls() -> list[str]:
        calendars(site)
        words = [re.findall(r"built-in: git (\S+)", line) for line in trace.read_text(encoding="utf-8").splitlines()]
        trace.unlink()
        return [command for found in words for command in found]

    assert calls() == ["rev-parse", "log", "status"]
    assert calls() == ["rev-parse", "status"]
    write_event(site, more="status: cancelled\n")
    assert calls() == ["rev-parse", "status", "show"]


def told_alone(root: Path, **changes: object) -> datetime:
    """LAST-MODIFIED of the first event in its own Finnish calendar."""
    _, entry, *_ = calendars(root, **changes)["fi/2030/ilta/ilta-fi.ics"].split(b"BEGIN:VEVENT\r\n")
    stamp = next(line for line in split(entry) if line.startswith("LAST-MODIFIED:"))
    return datetime.strptime(f"{stamp}+0000", "LAST-MODIFIED:%Y%m%dT%H%M%SZ%z")


SHOWN = {
    "places/vanha.yaml": "name: Vanha talo\n",
    "places/sali.yaml": "name: Sali\n",
    "organisations/osasto.yaml": "name: Osasto\npart_of: kaupunki\n",
    "organisations/kaupunki.yaml": "name: Kaupunki\nemail: a@example.org\n",
    "series/sarja.yaml": "name: Sarja\n",
    "topics/kirjat.yaml": "name: Kirjat\n",
}


@pytest.mark.parametrize("changed", SHOWN)
def test_entry_of_a_register_that_the_event_shows_counts(site: Path, changed: str) -> None:
    times = "\n  - to 25.4.2030 klo 18–20\n  - {time: pe 26.4.2030 klo 18–20, place: sali}"
    more = "was: {place: vanha}\nseries: [sarja]\n"
    for name, text in SHOWN.items():
        write(site / f"content/registers/{name}", text)
    write_event(site, times, more)
    path = site / f"{ILTA}/event.fi.md"
    write(path, path.read_text(encoding="utf-8").replace("organisers: [kirjasto]", "organisers: [osasto]"))
    commit(site, day(12), "content")
    before = files(site / "content")

    write(site / f"content/registers/{changed}", SHOWN[changed].replace("name: ", "name: Uusi "))
    commit(site, day(14), "content")

    assert told_alone(site) == datetime(2029, 1, 14, 12, tzinfo=UTC)
    assert files(site / "content") != before


def test_organiser_that_is_found_by_its_name_never_takes_the_event_back(site: Path) -> None:
    """When its entry gets another name or goes, the event shows less: that is a change, and not the earlier state."""
    entry = site / "content/registers/organisations/talo.yaml"
    path = site / f"{ILTA}/event.fi.md"
    write(path, path.read_text(encoding="utf-8").replace("organisers: [kirjasto]", "organisers: [Kirjastotalo Oy]"))
    write(entry, "name: Kirjastotalo Oy\nemail: a@example.org\n")
    commit(site, day(12), "content")
    told = [told_alone(site)]
    for number, text in ((14, "name: Kirjastotalo Oy\nemail: b@example.org\n"), (16, "name: Aivan toinen nimi\n")):
        write(entry, text)
        commit(site, day(number), "content")
        told.append(told_alone(site))
    entry.unlink()
    commit(site, day(18), "content")
    told.append(told_alone(site))

    assert told == [datetime(2029, 1, number, 12, tzinfo=UTC) for number in (12, 14, 16, 18)]


def test_two_commits_of_one_second_are_two_revisions(site: Path) -> None:
    correct_swedish(site)
    first = told_alone(site)
    write_event(site, more="status: cancelled\n")
    commit(site, day(12), "content")
    assert (first, told_alone(site)) == (
        datetime(2029, 1, 12, 12, tzinfo=UTC),
        datetime(2029, 1, 12, 12, 0, 1, tzinfo=UTC),
    )


def test_event_is_never_revised_before_the_writer_of_its_entries(tmp_path: Path) -> None:
    root = tiny(tmp_path, ilta=event(more=PROGRAMME))
    commit(root, "2024-01-10T12:00:00Z", "content")
    stamp = f"\r\nLAST-MODIFIED:{revised.REVISED:%Y%m%dT%H%M%SZ}\r\n".encode()
    assert {path for path, data in calendars(root).items() if stamp not in data} == set()
    assert told_alone(root) == revised.REVISED
    assert "Päivitetty 10.1.2024" in (root / "output/fi/2030/ilta/index.html").read_text(encoding="utf-8")


def test_writer_in_the_projects_repository_counts_from_the_day_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that gets a newer generator later than it was made: all entries change on that day."""
    root = tiny(tmp_path, ilta=event())
    writer = root / "juliste/revised.py"
    monkeypatch.setattr(inputs, "FILE", writer.resolve())
    write(writer, "old\n")
    commit(root, "2029-01-10T12:00:00Z", ".")
    first = told_alone(root)
    write(writer, "new\n")
    commit(root, "2029-01-12T12:00:00Z", ".")
    assert [first, told_alone(root)] == [datetime(2029, 1, number, 12, tzinfo=UTC) for number in (10, 12)]


def test_without_git_the_given_moment_counts_else_the_events_own_start(tmp_path: Path) -> None:
    root = tiny(tmp_path, ilta=event())
    assert told_alone(root) == datetime(2030, 4, 25, 15, tzinfo=UTC)
    epoch = datetime(2029, 5, 1, 12, tzinfo=UTC)
    chosen = replace(of(root, TINY_SETTINGS), source_date=epoch)
    build.build(chosen)
    assert f"{epoch:%Y%m%dT%H%M%SZ}".encode() in (root / "output/fi/2030/ilta/ilta-fi.ics").read_bytes()


def test_event_that_git_does_not_know_is_told_and_not_published(site: Path) -> None:
    write(site / ".gitignore", "kolmas/\n")
    write(site / "content/events/2030/kolmas/event.fi.md", event())

    told = [str(problem) for problem in built(site, TINY_SETTINGS).problems if "git knows" in str(problem)]

    assert told == [
        "content/events/2030/kolmas: git knows no file of this event, so calendars are never told that it has changed; "
        "commit it, and see that git does not ignore it"
    ]
    with pytest.raises(HistoryError, match=r"Git knows no file of content/events/2030/kolmas, so calendars would"):
        built(site, TINY_SETTINGS, JULISTE_PUBLIC=True)


def test_squash_and_rebase_count_on_their_own_day(site: Path) -> None:
    git(site, day(11), "checkout", "-q", "-b", "branch")
    correct_swedish(site)
    git(site, day(11), "checkout", "-q", "main")
    write_elsewhere(site)
    git(site, day(21), "merge", "-q", "--squash", "branch")
    git(site, day(21), "commit", "-q", "-m", "Squashed")
    assert told(calendars(site)) == on(21)

    git(site, day(22), "checkout", "-q", "-b", "house", "main~1")
    move_house(site)
    git(site, day(23), "rebase", "-q", "main")
    git(site, day(23), "checkout", "-q", "main")
    git(site, day(23), "merge", "-q", "--ff-only", "house")
    assert told(calendars(site)) == on(23)


def test_calendars_are_the_same_on_any_day_until_an_event_leaves_the_window(site: Path) -> None:
    """Twelve months after its end an event leaves the feeds, and stays in its own calendars."""
    move_time(site)
    before = calendars(site)

    for now in ("2029-02-01", "2030-04-26T19:00", "2030-04-29T23:59", "2031-04-26T23:59"):
        assert calendars(site, JULISTE_NOW=now) == before

    after = calendars(site, JULISTE_NOW="2031-04-27")
    own = {f"{code}/2030/toinen/toinen-{code}.ics" for code in LANGUAGES}
    assert set(entries(before, "2030-toinen@example.org")) > own
    assert set(entries(after, "2030-toinen@example.org")) == own
    assert entries(after, "2030-ilta@example.org") == entries(before, "2030-ilta@example.org")


def without_stamps(entry: bytes) -> bytes:
    return re.sub(rb"(DTSTAMP|LAST-MODIFIED|SEQUENCE):\d[^\r]*", rb"\1:", entry)


def revisions(made: dict[str, bytes]) -> dict[tuple[str, str], tuple[int, bytes]]:
    """Each entry by its UID and language: its sequence, and what it says besides."""
    found: dict[tuple[str, str], tuple[int, bytes]] = {}
    for path, data in made.items():
        for entry in data.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT\r\n")[1:]:
            lines = {name: value for name, _, value in (line.partition(":") for line in split(entry))}
            told = int(lines["SEQUENCE"]), without_stamps(entry)
            assert found.setdefault((lines["UID"], path[:2]), told) == told
    return found


class History:
    """Editors at work on the site, by chance but the same each time.

    clock: the minute of their commits. is_clean: whether all is committed, as in a site that is published.
    """

    is_clean = True

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random, self.clock, self.number = root, Random(seed), 0, 0  # noqa: S311 - nothing secret

    def step(self) -> None:
        """One thing that an editor does."""
        self.number += 1
        self.is_clean = True
        self.random.choice((self.edit, self.edit, self.edit, self.merge, self.squash, self.leave_uncommitted))()

    def edit(self) -> None:
        """Change something, and commit it, sometimes in the same second as what came before."""
        self._change()
        self._commit()

    def leave_uncommitted(self) -> None:
        """Change something; the next commit takes it along."""
        self._change()
        self.is_clean = False

    def merge(self) -> None:
        """Bring in a branch that was written from an earlier state, at another place than what changed since."""
        self._branch()
        git(self.root, self._date(), "merge", "-q", "--no-ff", f"branch-{self.number}")

    def squash(self) -> None:
        """The same as one commit of its own."""
        self._branch()
        git(self.root, self._date(), "merge", "-q", "--squash", f"branch-{self.number}")
        self._commit()

    def _branch(self) -> None:
        self._commit()
        git(self.root, self._date(), "checkout", "-q", "-b", f"branch-{self.number}", "HEAD~1")
        write(self.root / f"{ILTA}/event.en.md", f"---\ntitle: Open evening {self.number}\n---\nWelcome.\n")
        commit(self.root, self._date(), f"{ILTA}/event.en.md")
        git(self.root, self._date(), "checkout", "-q", "main")
        write(self.root / "content/pages/tietoa.fi.md", f"---\ntitle: Tietoa {self.number}\n---\nSivusto.\n")
        self._commit()

    def _change(self) -> None:
        registers, number = self.root / "content/registers", self.number
        name, email = self.random.choice(("Talo", "Toinen talo")), self.random.choice("abc")
        change = self.random.choice(("title", "swedish", "time", "house", "topic", "organiser", "gone", "page"))
        if change == "title":
            path = self.root / "content/events/2030/toinen/event.fi.md"
            text = re.sub("title: .*", f"title: Avoin ilta {number}", path.read_text(encoding="utf-8"))
            write(path, text)
        elif change == "swedish":
            write(self.root / f"{ILTA}/event.sv.md", SWEDISH.format(title=f"Kväll {number}"))
        elif change == "time":
            write_event(self.root, f"to 25.4.2030 klo {10 + number % 8}–20")
            self._organised_by_name()
        elif change == "house":
            write_place(self.root, number)
        elif change == "topic":
            write(registers / "topics/kirjat.yaml", f"name: Kirjat {number}\n")
        elif change == "organiser":
            write(registers / "organisations/talo.yaml", f"name: {name}\nemail: {email}@example.org\n")
        elif change == "gone":
            (registers / "organisations/talo.yaml").unlink(missing_ok=True)
        else:
            write(self.root / "content/pages/tietoa.fi.md", f"---\ntitle: Tietoa {number}\n---\nSivusto.\n")

    def _organised_by_name(self) -> None:
        path = self.root / f"{ILTA}/event.fi.md"
        write(path, path.read_text(encoding="utf-8").replace("organisers: [kirjasto]", "organisers: [Talo]"))

    def _commit(self) -> None:
        git(self.root, self._date(), "add", "-A", "content")
        git(self.root, self._date(), "commit", "-q", "--allow-empty", "-m", "Change")

    def _date(self) -> str:
        self.clock += self.random.choice((0, 1, 7))
        return f"2029-02-{1 + self.clock // 1440:02}T{self.clock // 60 % 24:02}:{self.clock % 60:02}:00Z"


@pytest.mark.parametrize("seed", [3, 18])
def test_any_history_lets_a_sequence_rise_when_its_entry_changes_and_never_fall(site: Path, seed: int) -> None:
    history = History(site, seed)
    before = revisions(calendars(site))
    for _ in range(22):
        history.step()
        after = revisions(calendars(site)) if history.is_clean else before
        for key, (sequence, said) in after.items():
            if key in before:
                assert sequence >= before[key][0], key
                assert said == before[key][1] or sequence > before[key][0], key
        before = after
