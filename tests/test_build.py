"""Real builds of whole projects: what is on disk afterwards, what stays, what the editor is told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from juliste import build, terminal
from juliste.problems import Problem, say
from juliste.report import Report
from juliste.settings import PROJECT, SettingsError
from tests.sites import (
    TINY_SETTINGS,
    built,
    commit,
    event,
    files,
    miniature,
    of,
    repository,
    repository_settings,
    tiny,
    write,
)

ILTA = "fi/2030/ilta/index.html"


def stamps(folder: Path) -> dict[str, int]:
    """When each file below a folder was written."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def page(root: Path, path: str) -> str:
    """The text of a file of the output."""
    return (root / "output" / path).read_text(encoding="utf-8")


def built_tiny(root: Path, **changes: object) -> Report:
    """Build a tiny project, where nothing may be wrong."""
    return built(root, TINY_SETTINGS, **changes)


def warnings(report: Report) -> list[str]:
    """What a build says besides its last line, but for the missing languages and history of tiny projects."""
    usual = ("has no event.", "When the files last changed is not known", "`invoke check` tells all")
    return [line for line in report.shown() if not any(each in line for each in usual)]


# Same input, same bytes


def test_builds_of_the_same_project_give_the_same_bytes(tmp_path: Path) -> None:
    first = miniature(tmp_path / "first")
    second = miniature(tmp_path / "second")
    built(first)
    before, times = files(first / "output"), stamps(first / "output")

    again = built(first)
    assert (again.new, again.changed, again.removed) == (0, 0, 0)
    assert stamps(first / "output") == times

    shutil.rmtree(first / ".cache")
    built(first)
    built(second, OUTPUT_PATH=str(tmp_path / "elsewhere"))
    assert files(first / "output") == before
    assert files(tmp_path / "elsewhere") == before


def test_published_folders_are_the_same_in_any_environment(tmp_path: Path) -> None:
    repository(tmp_path)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(PROJECT / name, tmp_path)

    def publish(folder: str, **environ: str) -> dict[str, bytes]:
        words = [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", folder, "-q"]
        words += ["-t", str(PROJECT / "theme")]
        known = {**os.environ, "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "1614600000", **environ}
        done = subprocess.run(words, cwd=tmp_path, env=known, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return files(tmp_path / folder)

    first = publish("a", TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="1")
    second = publish("b", TZ="Asia/Tokyo", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")

    assert "fi/2021/kansalaisjarjestoakatemia-2/index.html" in first
    assert first == second


# What stays on disk


def test_problem_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event(), toinen=event("pe 26.4.2030 klo 18–20"))
    built_tiny(tmp_path)
    before, times = files(tmp_path / "output"), stamps(tmp_path / "output")
    shutil.rmtree(tmp_path / "content/events/2030/toinen")
    write(tmp_path / "content/events/2030/ilta/event.fi.md", event("ke 25.4.2030 klo 18–20"))

    report = build.build(of(tmp_path, TINY_SETTINGS))

    assert [(problem.path, problem.line, problem.field) for problem in report.errors] == [
        ("content/events/2030/ilta/event.fi.md", 4, "time")
    ]
    assert report.shown() == tuple(map(str, report.errors))
    assert report.last_line() == "1 error. Nothing was built."
    assert files(tmp_path / "output") == before
    assert stamps(tmp_path / "output") == times


def test_problem_is_told_while_another_event_waits_for_those_it_names(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event("ke 25.4.2030 klo 18–20"), toinen=event(body="Myös [ilta](event:2030/ilta)."))

    report = build.build(of(tmp_path, TINY_SETTINGS))

    assert [(problem.path, problem.field) for problem in report.errors] == [
        ("content/events/2030/ilta/event.fi.md", "time")
    ]


def test_vanished_event_goes_and_all_else_stays(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event(), toinen=event("pe 26.4.2030 klo 18–20"))
    built_tiny(tmp_path)
    write(tmp_path / "output/foreign.txt", "kept")
    write(tmp_path / "output/fi/2030/toinen/notes.txt", "kept too")
    times = stamps(tmp_path / "output")
    shutil.rmtree(tmp_path / "content/events/2030/toinen")

    report = built_tiny(tmp_path)

    output = tmp_path / "output"
    assert (report.new, report.removed) == (0, 10)
    assert sorted(path.name for path in (output / "fi/2030").rglob("*")) == [
        *(
            "ilta",
            "ilta-fi.ics",
            "ilta-kutsu-fi-sv-en.txt",
            "ilta-kutsu-fi.txt",
            "index.html",
            "index.html",
            "notes.txt",
        ),
        "toinen",
    ]
    assert not (output / "sv/2030/toinen").exists()
    assert (output / "foreign.txt").read_text() == "kept"
    assert stamps(output)[ILTA] == times[ILTA]


def test_fresh_build_writes_nothing_else_and_keeps_what_is_foreign(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())
    built_tiny(tmp_path)
    write(tmp_path / "output/foreign.txt", "kept")
    (tmp_path / "output" / ILTA).write_text("spoiled")
    (tmp_path / "output/index.html").unlink()

    report = build.build(of(tmp_path, TINY_SETTINGS), fresh=True)

    assert (report.new, report.changed) == (1, 1)
    assert (tmp_path / "output/foreign.txt").read_text() == "kept"
    assert "Avoin ilta" in page(tmp_path, ILTA)


KILLED = """\
import os, shutil, signal, sys
from pathlib import Path
from juliste import build, terminal
from tests.sites import of

root = Path(sys.argv[1])
for number, most in enumerate(sys.argv[2:]):
    if child := os.fork():
        os.waitpid(child, 0)
        shutil.copytree(root / "output", root / f"left-{number}")
        continue
    files = 0

    def kill(event, arguments):
        global files
        files += event == "os.rename"  # a file is about to take its place
        if files == int(most):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill)
    build.build(of(root, SITEURL="https://other.example"))
    os._exit(1)
"""


def test_killed_build_leaves_every_file_whole_and_the_next_one_repairs(tmp_path: Path) -> None:
    root = miniature(tmp_path)
    built(root)
    before = files(root / "output")
    built(root, SITEURL="https://other.example", OUTPUT_PATH=str(tmp_path / "after"))
    after = files(tmp_path / "after")

    # Killed twice, the second time a dozen files further.
    # (Coverage's tracer takes minutes in a process that forks and has a hook.)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    words = [sys.executable, "-c", KILLED, str(root), "1", "12"]
    subprocess.run(words, cwd=PROJECT, env=environ, check=True, timeout=60)

    for number, done in enumerate((0, 11)):
        left = files(root / f"left-{number}")
        scratch = {path for path in left if path.startswith(".juliste-")}
        assert len({path.partition("/")[0] for path in scratch}) == 1
        assert left.keys() - scratch == before.keys()
        assert sum(left[path] != before[path] for path in before) == done
        assert [path for path in before if left[path] not in (before[path], after[path])] == []

    built(root, SITEURL="https://other.example")
    assert files(root / "output") == after


def test_calendar_that_is_gone_is_told(tmp_path: Path) -> None:
    topic = tmp_path / "content/registers/topics/kirjat.yaml"
    write(topic, "name: Kirjat\n")
    tiny(tmp_path, ilta=event(more="topics: [kirjat]\n"))
    built_tiny(tmp_path)
    tiny(tmp_path, ilta=event())
    topic.unlink()

    gone = [line for line in warnings(built_tiny(tmp_path)) if "is gone" in line]

    assert gone == [
        "warning: content: the calendar fi/aiheet/kirjat/illat-kirjat-fi.ics is gone: whoever subscribes to it gets an "
        "error; leave its entry in the register, and JULISTE_SHORT_NAME as it was"
    ]
    assert [line for line in warnings(built_tiny(tmp_path)) if "is gone" in line] == []


def test_calendar_of_a_topic_that_no_event_has_any_more_is_empty_and_stays(tmp_path: Path) -> None:
    write(tmp_path / "content/registers/topics/kirjat.yaml", "name: Kirjat\n")
    tiny(tmp_path, ilta=event(more="topics: [kirjat]\n"))
    built_tiny(tmp_path)
    tiny(tmp_path, ilta=event())

    report = built_tiny(tmp_path)

    feed = (tmp_path / "output/fi/aiheet/kirjat/illat-kirjat-fi.ics").read_bytes()
    assert report.removed == 0
    assert b"NAME:Kirjat" in feed
    assert b"VEVENT" not in feed
    assert "kirjat" not in page(tmp_path, "fi/index.html")
    assert "Tässä ei ole tapahtumia." in page(tmp_path, "fi/aiheet/kirjat/index.html")


def test_topic_of_events_to_be_published_later_is_linked_nowhere(tmp_path: Path) -> None:
    write(tmp_path / "content/registers/topics/tuleva.yaml", "name: Tuleva\n")
    tiny(tmp_path, ilta=event(), uusi=event(more="topics: [tuleva]\npublish: 15.3.2030\n"))
    built_tiny(tmp_path)

    others = [path for path in (tmp_path / "output").rglob("*.html") if path.parent.name != "tuleva"]
    assert [path for path in others if "tuleva" in path.read_text(encoding="utf-8")] == []
    assert "Tässä ei ole tapahtumia." in page(tmp_path, "fi/aiheet/tuleva/index.html")


def test_organiser_without_events_loses_its_calendar_and_that_is_told(tmp_path: Path) -> None:
    write(tmp_path / "content/registers/organisations/toinen.yaml", "name: Toinen\n")
    tiny(tmp_path, ilta=event().replace("[kirjasto]", "[toinen]"))
    built_tiny(tmp_path)
    tiny(tmp_path, ilta=event())

    assert [line for line in warnings(built_tiny(tmp_path)) if "is gone" in line] == [
        "warning: content: the calendar fi/jarjestajat/toinen/illat-toinen-fi.ics is gone: whoever subscribes to it "
        "gets an error; an organiser has one while a published event names it by its id"
    ]


# What the moment lets be seen


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature project, for builds at several moments."""
    return miniature(tmp_path_factory.mktemp("moments"))


HIDDEN = (
    b"Kes\xc3\xa4lukija",
    b"kesalukija",
    b"Lukukilpailu",
    b"tuleva-kilpailu",
    b"luonnos",
    "keskipäivällä".encode(),
)


def test_draft_and_coming_publication_are_in_no_output(root: Path) -> None:
    report = built(root)
    output = files(root / "output")

    assert report.events == 3
    assert [path for path in output if "kesalukija" in path or "tuleva-kilpailu" in path] == []
    assert "fi/jarjestajat/lukuviikko/index.html" not in output
    assert [(path, words) for path, content in output.items() for words in HIDDEN if words in content] == []
    assert "Katso myös lukukilpailu ja <a " in page(root, "fi/2029/kirjaston-avajaiset/index.html")


def test_publication_day_brings_the_event_everywhere(root: Path) -> None:
    report = built(root, JULISTE_NOW="2030-04-01T00:00")

    assert report.events == 4
    opening = page(root, "fi/2029/kirjaston-avajaiset/index.html")
    assert '<a href="../../2030/tuleva-kilpailu/index.html">lukukilpailu</a>' in opening
    assert "Lukukilpailu" in page(root, "fi/index.html")
    assert "Lukukilpailu" in page(root, "fi/2030/lukupiiri/index.html")
    assert "Kesälukija" not in page(root, "fi/sarjat/lukuvuosi/index.html")


def test_named_contact_leaves_after_its_days(root: Path) -> None:
    opening = "fi/2029/kirjaston-avajaiset/index.html"

    built(root, JULISTE_NOW="2030-02-07T23:59")
    assert "Anna Lind" in page(root, opening)
    assert "Bo Berg" in page(root, opening)

    built(root, JULISTE_NOW="2030-02-08T00:00")
    output = files(root / "output")
    assert "Anna Lind" not in page(root, opening)
    assert "kirjasto@esimerkkila.example" in page(root, opening)
    assert [path for path, content in output.items() if b"Bo Berg" in content or b"040 111 2222" in content] == []


def test_former_addresses_lead_to_the_present_one(root: Path) -> None:
    built(root)

    for path, target in (
        ("fi/2030/kirjaston-paivat/index.html", "../kirjastopaivat/index.html"),
        ("fi/2029/kirjastopaiva/index.html", "../../2030/kirjastopaivat/index.html"),
        ("sv/2029/kirjastopaiva/index.html", "../../2030/biblioteksdagarna/index.html"),
        ("en/2029/kirjastopaiva/index.html", "../../2030/library-days/index.html"),
    ):
        assert f'<meta http-equiv="refresh" content="0; url={target}">' in page(root, path)
    calendar = (root / "output/sv/2030/biblioteksdagarna/biblioteksdagarna-sv.ics").read_bytes()
    assert b"\r\nUID:2029-kirjastopaiva@tapahtumat.example\r\n" in calendar


def test_former_address_that_is_the_present_one_again_keeps_its_page(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event(more="moved_from: [2030/vanha]\nformer_slugs: [ilta]\nslug: {sv: vanha}\n"))

    built_tiny(tmp_path)

    assert "Tervetuloa." in page(tmp_path, ILTA)
    assert "Tervetuloa." in page(tmp_path, "sv/2030/vanha/index.html")
    assert 'content="0; url=../ilta/index.html"' in page(tmp_path, "en/2030/vanha/index.html")


def test_replacement_is_linked_once_it_is_published(tmp_path: Path) -> None:
    more = "status: cancelled\nreplaced_by: 2030/uusi\n"
    tiny(tmp_path, ilta=event(more=more), uusi=event("pe 26.4.2030 klo 18–20", "publish: 15.3.2030\n"))

    built_tiny(tmp_path)
    assert "uusi" not in page(tmp_path, ILTA)

    built_tiny(tmp_path, JULISTE_NOW="2030-03-15T00:00")
    assert '<a href="../uusi/index.html"' in page(tmp_path, ILTA)


REAL_MOMENTS = (
    "2020-01-01",
    "2020-10-01T12:00",
    "2021-03-18T23:59",
    "2021-03-25T09:00",
    "2021-09-14T15:00",
    "2030-01-01",
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own content."""
    return repository(tmp_path_factory.mktemp("own"))


@pytest.mark.parametrize("moment", REAL_MOMENTS)
def test_nothing_that_was_right_is_wrong_because_time_passed(own: Path, moment: str) -> None:
    report = built(own, repository_settings(), JULISTE_NOW=moment)

    assert (report.events, report.calendars) == (3, 9 + 3 * 7)  # all, three topics, a series, two organisers


@pytest.mark.parametrize("moment", ["2019-01-01", "2030-05-14T12:00", "2040-01-01"])
def test_miniature_is_right_at_any_moment(root: Path, moment: str) -> None:
    assert build.check(of(root, JULISTE_NOW=moment)).errors == ()


# What the editor is told


def test_last_line_counts_what_was_made(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())

    first, second = built_tiny(tmp_path), built_tiny(tmp_path)

    # Pages: 3 of the event, 3 front pages, 3 archives, 3 of the year, 3 of the organiser, the chooser, 404.html.
    # Calendars: 3 of the event, 3 of all events, 3 of the organiser. Then 3 of news, 3 and 1 of data, and 3 others; of
    # the theme 5. Of the invitation 4 texts.
    assert first.last_line().startswith("1 event, 17 pages, 9 calendars: 45 new, 0 changed, 0 removed; ")
    assert second.last_line().startswith("1 event, 17 pages, 9 calendars: 0 new, 0 changed, 0 removed; ")


def test_progress_counts_the_events(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event(), toinen=event("pe 26.4.2030 klo 18–20"))
    told: list[tuple[int, int]] = []

    build.build(of(tmp_path, TINY_SETTINGS), progress=lambda *what: told.append(what))

    assert told == [(1, 2), (2, 2)]


def test_without_git_the_editor_is_told(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())

    report = built_tiny(tmp_path)

    told = "warning: content: When the files last changed is not known: the folder is not in a git repository."
    assert told in report.shown()


def test_shallow_clone_is_told(tmp_path: Path) -> None:
    tiny(tmp_path / "full", ilta=event())
    commit(tmp_path / "full", "2030-01-10T09:00:00+02:00", "content")
    write(tmp_path / "full/content/events/2030/ilta/event.fi.md", event(body="Tervetuloa kaikki."))
    commit(tmp_path / "full", "2030-01-11T09:00:00+02:00", "content")
    source = (tmp_path / "full").as_uri()
    subprocess.run(["git", "clone", "-q", "--depth=1", source, str(tmp_path / "clone")], check=True)

    report = built_tiny(tmp_path / "clone")

    assert warnings(report) == [
        "warning: content: older commits are missing here, so dates of revision may be wrong; run git fetch --unshallow"
    ]


def test_changed_host_is_told_until_it_is_meant(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())
    built_tiny(tmp_path)
    told = (
        "warning: content: JULISTE_HOST was example.org and is new.example: subscribed calendars will show events "
        "twice; set it back; if it is meant, run pelican content -d once"
    )

    assert warnings(built_tiny(tmp_path, JULISTE_HOST="new.example")) == [told]
    assert warnings(built_tiny(tmp_path, JULISTE_HOST="new.example")) == [told]
    assert warnings(built_tiny(tmp_path)) == []
    assert warnings(build.build(of(tmp_path, TINY_SETTINGS, JULISTE_HOST="new.example"), fresh=True)) == []
    assert warnings(built_tiny(tmp_path, JULISTE_HOST="new.example")) == []


def test_damaged_memory_is_told_and_begun_anew(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())
    built_tiny(tmp_path)
    (tmp_path / ".cache/juliste.sqlite").write_bytes(b"no database" * 1000)

    assert [line for line in warnings(built_tiny(tmp_path)) if "is damaged or of another version" in line] != []
    assert warnings(built_tiny(tmp_path)) == []


def test_damaged_memory_is_told_by_the_build_that_finds_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = of(tiny(tmp_path, ilta=event()), TINY_SETTINGS)
    assert terminal.build(lambda: given) == terminal.BUILT
    (tmp_path / ".cache/juliste.sqlite").write_bytes(b"no database" * 1000)
    capsys.readouterr()

    assert [terminal.build(lambda: given) for _ in range(2)] == [terminal.BUILT] * 2
    assert capsys.readouterr().err.count("is damaged or of another version of Juliste") == 1


def test_unknown_publisher_is_a_wrong_setting(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())

    with pytest.raises(SettingsError) as near:
        build.build(of(tmp_path, TINY_SETTINGS, JULISTE_PUBLISHER="kirjato"))
    with pytest.raises(SettingsError) as far:
        build.build(of(tmp_path, TINY_SETTINGS, JULISTE_PUBLISHER="oikeusministerio"))

    assert tuple(map(str, near.value.messages)) == (
        "JULISTE_PUBLISHER: 'kirjato' is not in registers/organisations; did you mean kirjasto?",
    )
    assert tuple(map(str, far.value.messages)) == (
        "JULISTE_PUBLISHER: 'oikeusministerio' is not in registers/organisations",
    )
    assert not (tmp_path / "output").exists()


def test_accessibility_statement_without_its_facts_is_a_problem(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())
    write(tmp_path / "content/pages/seloste.fi.md", "---\ntitle: Seloste\nblock: accessibility-statement\n---\n")

    report = build.build(of(tmp_path, TINY_SETTINGS))

    assert [str(problem) for problem in report.errors] == [
        "content/pages/seloste.fi.md:3: block: needs its facts in the setting JULISTE_ACCESSIBILITY"
    ]


def test_warnings_of_past_events_are_for_check_only(tmp_path: Path) -> None:
    past = event("to 25.4.2019 klo 18–20").replace("languages: [fi]\n", "")
    tiny(tmp_path, mennyt=past, ilta=event().replace("languages: [fi]\n", ""))

    told = [line for line in built_tiny(tmp_path).shown() if "languages: " in line]
    everything = [str(problem) for problem in build.check(of(tmp_path, TINY_SETTINGS)).problems]

    assert [line.partition(": languages")[0] for line in told] == ["warning: content/events/2030/ilta/event.fi.md:2"]
    assert len([line for line in everything if "languages: " in line]) == 2


def test_past_event_that_must_be_mended_is_told_with_its_warnings(tmp_path: Path) -> None:
    past = event("to 25.4.2019 klo 18–20").replace("languages: [fi]\n", "")
    tiny(tmp_path, mennyt=f"{past}\n[Aiempi](event:2019/aiempi)\n")

    stopped = build.build(of(tmp_path, TINY_SETTINGS))

    assert len(stopped.errors) == 1
    assert stopped.problems == build.check(of(tmp_path, TINY_SETTINGS)).problems


def test_build_prints_twenty_warnings_and_their_count() -> None:
    problems = tuple(Problem("content/events/2030/x/event.fi.md", n, "", say("m"), None, "warning") for n in range(21))

    assert Report(problems).shown() == (
        *(
            f"warning: content/events/2030/x/event.fi.md:{n}: m"
            if n
            else "warning: content/events/2030/x/event.fi.md: m"
            for n in range(20)
        ),
        "21 warnings; `invoke check` tells all.",
    )
    assert Report().shown() == ()


# Files


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="x()">'
    '<script>x()</script><path d="M0 0h9"/></svg>'
)


def test_logos_and_files_are_published_cleaned_and_only_where_they_are_shown(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event(more="attachments:\n  - {file: ohje.svg, title: Ohje}\npartners: [yhdistys]\n"))
    folder = tmp_path / "content/registers/organisations"
    write(tmp_path / "content/events/2030/ilta/ohje.svg", SVG)
    for name in ("yhdistys", "muu"):
        logo = f"logo: {{file: {name}.svg, alt: {{fi: Tunnus}}}}\n"
        write(folder / f"{name}.yaml", f"name: {{fi: {name.title()}}}\n{logo}")
        write(folder / f"{name}.svg", SVG)

    built_tiny(tmp_path)

    published = files(tmp_path / "output/files")
    assert sorted(published) == ["2030/ilta/ohje.svg", "organisations/yhdistys.svg"]
    assert [path for path, content in published.items() if b"x()" in content or b"<path" not in content] == []


def test_files_of_a_static_page_are_published(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event())
    write(tmp_path / "content/pages/ohjeet.fi.md", "---\ntitle: Ohjeet\n---\nLue [ohje](ohje.txt).\n")
    write(tmp_path / "content/pages/ohje.txt", "Tervetuloa.\n")

    built_tiny(tmp_path)

    assert (tmp_path / "output/files/pages/ohje.txt").read_text() == "Tervetuloa.\n"
    assert '<a href="../../files/pages/ohje.txt">ohje</a>' in page(tmp_path, "fi/ohjeet/index.html")


def test_project_without_anything_has_a_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    report = built_tiny(tmp_path)

    assert (report.events, report.pages, report.calendars) == (0, 8, 3)
