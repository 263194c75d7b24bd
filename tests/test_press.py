"""The files of an event's invitations in builds: which there are, when they are made anew, what a failure leaves."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from juliste.problems import Problem
from juliste.report import Report
from juliste.settings import PROJECT
from tests import sites
from tests.pdf_reading import Document, lint
from tests.sites import TINY_SETTINGS, event, files, tiny, write
from tests.thorough import THOROUGH

EVENING = "content/events/2030/ilta/event.fi.md"
PAPERS = ["en/2030/ilta/ilta-invitation-en.pdf", "fi/2030/ilta/ilta-kutsu-fi.pdf", "sv/2030/ilta/ilta-inbjudan-sv.pdf"]
MAILS = [
    *("en/2030/ilta/ilta-invitation-en.txt", "fi/2030/ilta/ilta-kutsu-fi-sv-en.txt", "fi/2030/ilta/ilta-kutsu-fi.txt"),
    "sv/2030/ilta/ilta-inbjudan-sv.txt",
]
LINK = '<a href="ilta-kutsu-fi.pdf" type="application/pdf">Kutsu (PDF, {size})</a>'


def built(root: Path, **changes: object) -> Report:
    """Build with PDFs, where nothing may be wrong."""
    return sites.built(root, {**TINY_SETTINGS, "JULISTE_PDF": True, "JULISTE_WORKERS": 1}, **changes)


def invitations(root: Path) -> list[str]:
    """The paths of the invitations that there are."""
    return [path for path in files(root / "output") if re.search(r"-(kutsu|inbjudan|invitation)-", path)]


def page(root: Path, path: str = "fi/2030/ilta/index.html") -> str:
    return (root / "output" / path).read_text(encoding="utf-8")


def told(report: Report) -> list[Problem]:
    return [problem for problem in report.problems if problem.path != "content" and "event." in problem.path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one evening, built."""
    tiny(tmp_path, ilta=event())
    report = built(tmp_path)
    assert (report.invitations, report.printed) == (3, 3)
    return tmp_path


# Which there are


def test_every_event_has_a_pdf_and_a_message_in_each_language_and_its_page_links_to_the_pdf(root: Path) -> None:
    assert invitations(root) == sorted((*PAPERS, *MAILS))
    size = (root / "output" / PAPERS[1]).stat().st_size
    assert LINK.format(size=f"{(size + 500) // 1000}\u00a0kt") in page(root)
    assert ".txt" not in page(root)


def test_attached_programme_stands_instead_of_the_pdf(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event(more="attachments: [{file: ohjelma.pdf, kind: programme}]\n"))
    (tmp_path / "content/events/2030/ilta/ohjelma.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    report = built(tmp_path)
    assert (invitations(tmp_path), report.invitations, report.printed) == (MAILS, 0, 0)
    assert re.findall(r'href="([^"]*\.pdf)"', page(tmp_path)) == ["../../../files/2030/ilta/ohjelma.pdf"]


def test_setting_leaves_the_pdf_out_and_takes_it_away(root: Path) -> None:
    report = built(root, JULISTE_PDF=False)
    assert (invitations(root), report.removed, report.invitations) == (MAILS, 3, 0)
    assert "pdf" not in page(root)


def test_past_event_keeps_its_pdf_after_its_materials_and_has_no_message(root: Path) -> None:
    write(root / EVENING, event(more="links: [{url: 'https://example.org/t', kind: recording}]\n"))
    sites.commit(root, "2030-02-02T12:00:00Z", "content")
    built(root)
    report = built(root, JULISTE_NOW="2030-04-25T20:00")
    assert (invitations(root), report.printed) == (PAPERS, 0)
    assert page(root).index("Tallenne") < page(root).index("Kutsu (PDF")


def test_draft_has_none(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event(more="draft: yes\n"))
    built(tmp_path)
    assert invitations(tmp_path) == []


def test_last_line_says_how_many_there_are_and_how_long_it_took(root: Path) -> None:
    write(root / EVENING, event(time="to 25.4.2030 klo 18–21"))
    changed, same = built(root), built(root)
    assert re.fullmatch(
        r"1 event, 17 pages, 9 calendars, 3 PDFs \(3 made in \d+\.\d\d s\): "
        r"0 new, \d+ changed, 0 removed; \d+\.\d\d s",
        changed.last_line(),
    )
    assert same.last_line().startswith("1 event, 17 pages, 9 calendars, 3 PDFs: 0 new, 0 changed, 0 removed; ")


# When they are made anew


def body(root: Path) -> None:
    write(root / EVENING, event(body="Tervetuloa kaikki."))


def style(root: Path) -> None:
    write(root / "theme/static/juliste.css", "body { color: black }")


@pytest.mark.parametrize("change", [body, style])
def test_pdf_that_shows_the_same_is_kept(change: Callable[[Path], None], tmp_path: Path) -> None:
    own = own_theme(tmp_path)
    built(tmp_path, **own)
    before = {path: (tmp_path / "output" / path).stat().st_mtime_ns for path in PAPERS}
    pages = page(tmp_path)
    change(tmp_path)
    report = built(tmp_path, **own)
    assert (report.printed, report.invitations) == (0, 3)
    assert {path: (tmp_path / "output" / path).stat().st_mtime_ns for path in PAPERS} == before
    assert page(tmp_path) != pages


def test_changed_template_makes_all_anew(tmp_path: Path) -> None:
    own = own_theme(tmp_path)
    built(tmp_path, **own)
    tokens = tmp_path / "theme/pdf/tokens.typ"
    write(tokens, tokens.read_text(encoding="utf-8").replace("#0b5443", "#123456"))
    assert built(tmp_path, **own).printed == 3


def own_theme(root: Path) -> dict[str, object]:
    """A site with a theme of its own to change."""
    tiny(root, ilta=event())
    shutil.copytree(PROJECT / "theme", root / "theme")
    return {"THEME": str(root / "theme")}


def test_word_of_one_language_makes_that_pdf_anew(root: Path) -> None:
    write(root / "content/events/2030/ilta/event.sv.md", "---\ntitle: Öppen kväll\nsummary: Vi talar.\n---\nHej.\n")
    report = built(root)
    assert report.printed == 1
    assert Document((root / "output" / PAPERS[2]).read_bytes()).said[2] == "Öppen kväll"


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"%PDF-1.7\n%%EOF\n")])
def test_pdf_that_is_gone_or_spoilt_is_made_anew(spoil: Callable[[Path], object], root: Path) -> None:
    before = files(root / "output")
    spoil(root / "output" / PAPERS[1])
    assert built(root).printed == 1
    assert files(root / "output") == before


def test_without_what_is_remembered_all_are_made_anew_and_are_the_same(root: Path) -> None:
    before = files(root / "output")
    shutil.rmtree(root / ".cache")
    report = built(root)
    assert (report.printed, report.changed, files(root / "output")) == (3, 0, before)


EDITS: tuple[Callable[[Path, Random], None], ...] = (
    lambda root, random: write(root / EVENING, event(f"to 25.4.2030 klo {random.randrange(8, 18)}–20")),
    lambda root, random: write(
        root / EVENING, event(more=random.choice(("status: cancelled\n", "status: postponed\n", "")))
    ),
    lambda root, random: write(
        root / "content/registers/organisations/kirjasto.yaml", f"name: {{fi: Kirjasto {random.randrange(9)}, sv: B}}\n"
    ),
    lambda root, random: write(
        root / f"content/events/2030/u{random.randrange(3)}/event.fi.md", event("pe 26.4.2030 klo 9")
    ),
    lambda root, random: shutil.rmtree(root / f"content/events/2030/u{random.randrange(3)}", ignore_errors=True),
    lambda root, _: write(root / EVENING, event(more="replaced_by: 2030/toinen\nstatus: cancelled\n")),
    lambda root, random: write(
        root / "content/events/2030/toinen/event.fi.md",
        event("la 27.4.2030 klo 9").replace("ilta", random.choice("abc")),
    ),
)


def test_after_any_edit_the_site_is_as_if_built_from_nothing(tmp_path: Path) -> None:
    random, now = Random(7), "2030-03-01T12:00"  # noqa: S311 - the same edits each time
    tiny(tmp_path, ilta=event(), toinen=event("la 27.4.2030 klo 9–11"))
    for number in range(24 if THOROUGH else 8):
        random.choice(EDITS)(tmp_path, random)
        if number == 5:
            now = "2030-04-25T21:00"
        built(tmp_path, JULISTE_NOW=now)
        cold = tmp_path / "cold"
        built(tmp_path, JULISTE_NOW=now, OUTPUT_PATH=str(cold / "output"), CACHE_PATH=str(cold / ".cache"))
        assert files(tmp_path / "output") == files(cold / "output"), number
        shutil.rmtree(cold)


def test_workers_make_the_same(tmp_path: Path) -> None:
    tiny(tmp_path, **{f"ilta-{number}": event() for number in range(60)})
    report = built(tmp_path, JULISTE_WORKERS=2)
    assert (report.invitations, report.printed) == (180, 180)
    made = files(tmp_path / "output")
    shutil.rmtree(tmp_path / "output/fi/2030/ilta-7")
    assert (built(tmp_path).printed, files(tmp_path / "output")) == (1, made)


# What goes wrong


def test_failure_names_the_event_and_leaves_the_rest(tmp_path: Path) -> None:
    own = own_theme(tmp_path)
    write(
        tmp_path / "content/events/2030/toinen/event.fi.md",
        event("pe 26.4.2030 klo 18–20").replace("Avoin ilta", "Paha ilta"),
    )
    template = tmp_path / "theme/pdf/invitation.typ"
    fails = '#if it.title.text == "Paha ilta" { panic("liian paha") }\n'
    write(template, template.read_text(encoding="utf-8").replace("// Words\n", fails, 1))

    report = built(tmp_path, **own)

    assert [
        (each.path, each.line, each.severity, str(each.message)) for each in told(report) if "PDF" in str(each)
    ] == [
        (
            "content/events/2030/toinen/event.fi.md",
            2,
            "warning",
            f"the invitation in PDF ({code}) was not made: panicked with: liian paha",
        )
        for code in ("en", "fi", "sv")
    ]
    assert (report.invitations, [path for path in invitations(tmp_path) if path in PAPERS]) == (3, PAPERS)
    assert "Kutsu (PDF" in page(tmp_path)
    assert "Kutsu (PDF" not in page(tmp_path, "fi/2030/toinen/index.html")
    assert built(tmp_path, **own).problems == report.problems


def test_failure_of_a_past_event_is_told_too(tmp_path: Path) -> None:
    own = own_theme(tmp_path)
    write(tmp_path / "theme/pdf/invitation.typ", "#panic()\n")
    report = built(tmp_path, **own, JULISTE_NOW="2031-01-01")
    assert [str(each.message).partition(":")[0] for each in told(report)] == [
        f"the invitation in PDF ({code}) was not made" for code in ("en", "fi", "sv")
    ]


def test_sign_that_no_font_has_is_told_at_each_making_of_the_event(tmp_path: Path) -> None:
    tiny(tmp_path, ilta=event().replace("Avoin ilta", "Juhla 🎉 ilta"))
    said = "the invitation in PDF (fi) is without 🎉: its fonts do not have them"
    assert said in [str(each.message) for each in told(built(tmp_path))]
    write(tmp_path / EVENING, event(body="Uusi teksti.").replace("Avoin ilta", "Juhla 🎉 ilta"))
    again = built(tmp_path)
    assert again.printed == 0
    assert said in [str(each.message) for each in told(again)]
    assert lint(Document((tmp_path / "output" / PAPERS[1]).read_bytes())) == []
