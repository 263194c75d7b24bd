"""`invoke tidy`: what is only a matter of form is mended, seen and written; what the event says never changes."""

import stat
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from juliste import load, terminal, when
from juliste.editor.asking import Ask
from juliste.editor.tidy import tidy
from juliste.editor.tidying import Texts, Tidied, tidied
from juliste.load import Found, Registers
from juliste.load.frontmatter import read_page
from juliste.load.work import Folder
from juliste.model import LANGUAGES, Language
from juliste.settings import Settings
from tests import sites
from tests.builders import HELSINKI, PROJECT
from tests.reading import ORIGINAL
from tests.test_mistakes import CASES, MISTAKES, Case
from tests.test_new import answering


class Site(Struct, frozen=True):
    """The small site of tests/mistakes, with a folder for an event whose files are only in memory."""

    folder: Folder
    registers: Registers

    def read(self, texts: Texts) -> Found:
        return load.read_texts(self.folder, texts, self.registers, HELSINKI)

    def tidied(self, texts: Mapping[Language, str]) -> Tidied:
        return tidied({code: text.encode() for code, text in texts.items()}, self.read)

    def keys(self, keys: str) -> str:
        """The keys of a lone original, after tidying."""
        return self.files(fi=keys)["fi"]

    def files(self, **keys: str) -> dict[Language, str]:
        """The keys of each file, after tidying."""
        texts = {code: f"---\n{keys[code]}\n---\n" for code in LANGUAGES if code in keys}
        done = self.tidied(texts)
        assert done.left == []
        return {code: data.decode()[4:-5] for code, data in done.texts.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("tidy")
    copytree(MISTAKES / "content", root / "content")
    folder = load.event_folder(root / "content", root, "2026/seminaari")
    return Site(folder, load.read_registers(root / "content", root, HELSINKI)[0])


# Faults of typing


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("subtitle: Uusi: laki", 'subtitle: "Uusi: laki"'),
        ("subtitle: Kysymys #1", 'subtitle: "Kysymys #1"'),
        ("subtitle: Uusi: laki  # vielä auki", 'subtitle: "Uusi: laki"  # vielä auki'),
        ("subtitle:Uusi laki", "subtitle: Uusi laki"),
        ("subtitle:\tUusi laki", "subtitle: Uusi laki"),
        ("subtitle: @home", 'subtitle: "@home"'),
        ('subtitle: "C:\\new"', "subtitle: 'C:\\new'"),
        ("partners:\n  -Toinen\n  - Kolmas", "partners:\n  - Toinen\n  - Kolmas"),
        ("image: {file: kuva.png, alt: Talo, piha}", 'image: {file: kuva.png, alt: "Talo, piha"}'),
        ("subtitle: a\n  audience: c", "subtitle: a\naudience: c"),
        ("summary: Uusi: laki\n  tulee", 'summary: "Uusi: laki tulee"'),
    ],
)
def test_fault_of_typing_is_mended(site: Site, typed: str, mended: str) -> None:
    assert site.keys(f"{ORIGINAL}\n{typed}") == f"{ORIGINAL}\n{mended}"


@pytest.mark.parametrize(
    "typed",
    [
        "subtitle: Uusi laki\n# tai\n# vanha",
        "subtitle: “Kevät”",  # perhaps they are meant
        "summary: Uusi: laki  # kesken\n  tulee",  # the comment would go
        "partners: Toinen",  # its cure is no line
        "titel: Seminaari",
        "subtitle: a\nsubtitle: b",
        "subtitle: Eka.\n\n  Toka.",
        "subtitle: 'ei loppua",
    ],
)
def test_what_is_no_matter_of_form_stays(site: Site, typed: str) -> None:
    kept = f"{ORIGINAL}\n{typed}"
    assert site.keys(kept) in (kept, f'{ORIGINAL}\nsubtitle: "ei loppua"')


def test_lines_around_the_keys_are_mended(site: Site) -> None:
    done = site.tidied({"fi": f"–––\n{ORIGINAL}\n...\nTeksti.\n–––\n"})

    assert done.texts["fi"].decode() == f"---\n{ORIGINAL}\n---\nTeksti.\n–––\n"


# Facts that are repeated


def test_facts_that_are_repeated_are_taken_out_and_nothing_else(site: Site) -> None:
    words = """\
# Ruotsiksi
title: Seminarium

# aika
time: 26.3.2026 klo 9–15  # tarkistettu
place:
  # talo
  in: saatytalo

organisers:
  - oikeusministerio
languages: [fi]
registration: {closes: 20.3.2026, url: https://example.org/sv, capacity: 5}
contacts:
  - organisation: oikeusministerio
    # kuka
    id: adviser
    role: sakkunnig
links: [{kind: report, id: a, title: Bok}]
status: {is: cancelled}"""
    more = """
registration: {url: https://example.org/, closes: 20.3.2026, capacity: 5}
contacts: [{id: adviser, role: neuvoja, organisation: oikeusministerio}]
links: [{id: a, url: https://example.org/, title: Kirja, kind: report}]
status: cancelled"""

    assert (
        site.files(fi=ORIGINAL + more, sv=words)["sv"]
        == """\
# Ruotsiksi
title: Seminarium

# aika
# tarkistettu
  # talo

registration: {url: https://example.org/sv}
contacts:
    # kuka
  - id: adviser
    role: sakkunnig
links: [{id: a, title: Bok}]"""
    )


def test_facts_that_tell_items_apart_stay(site: Site) -> None:
    items = "programme:\n  - {time: 9.00, title: Yksi, track: a}\n  - {time: 9.00, title: Kaksi, track: b}"
    words = "title: Sem\nprogramme: [{time: 9.00, track: b, title: Två, kind: talk}]"
    done = site.tidied(
        {
            "fi": f"---\n{ORIGINAL}\ntracks: [{{id: a, name: A}}, {{id: b, name: B}}]\n{items}\n---\n",
            "sv": f"---\n{words}\n---\n",
        }
    )

    assert done.texts["sv"].decode() == "---\ntitle: Sem\nprogramme: [{time: 9.00, track: b, title: Två}]\n---\n"
    assert [str(problem) for problem in done.left] == [
        "content/events/2026/seminaari/event.sv.md:3: "
        "is left as it is: the event would not be the same with the line tidied"
    ]


def test_copied_original_keeps_only_its_words(site: Site) -> None:
    files = site.files(fi=f"{ORIGINAL}\nsubtitle: Alku", sv=f"{ORIGINAL}\nsubtitle: Början")

    assert files["sv"] == "title: Seminaari\nsubtitle: Början"


def test_facts_that_differ_stay(site: Site) -> None:
    words = "title: Sem\ntime: 27.3.2026 klo 9–15\nlanguages: [sv]"

    assert site.files(fi=ORIGINAL, sv=words)["sv"] == words


# Dashes


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("time: 26.3.2026 klo 9-15", "time: 26.3.2026 klo 9–15"),
        ("time: 2026-03-26 09:00-15:00", "time: 2026-03-26 09:00–15:00"),
        ("time: 26.-27.3.2026", "time: 26.–27.3.2026"),
        ("time: 26.3.2026 klo 9 - 27.3.2026 klo 15", "time: 26.3.2026 klo 9 – 27.3.2026 klo 15"),
        ("time: to 26.3. - pe 27.3.2026", "time: to 26.3. – pe 27.3.2026"),
        (
            "time:\n  - '26.3.2026 klo 9-15'\n  - {time: 27.3.2026 klo 9-15, id: ab-2-3}",
            "time:\n  - '26.3.2026 klo 9–15'\n  - {time: 27.3.2026 klo 9–15, id: ab-2-3}",
        ),
        (
            "time: 26.3.2026 klo 9-15\nwas: {time: 25.3.2026 klo 9-15}",
            "time: 26.3.2026 klo 9–15\nwas: {time: 25.3.2026 klo 9–15}",
        ),
        (
            "time: 26.3.2026 klo 9-15\nprogramme: ['9.00-10.00 Osat 1-2', {time: 10-11, title: Osa 3-4}]",
            "time: 26.3.2026 klo 9–15\nprogramme: ['9.00–10.00 Osat 1-2', {time: 10–11, title: Osa 3-4}]",
        ),
    ],
)
def test_hyphens_between_times_become_dashes(site: Site, typed: str, mended: str) -> None:
    rest = "title: Sivut 1-2\nplace: saatytalo\norganisers: [oikeusministerio]\nlanguages: [fi]\n"

    assert site.keys(rest + typed) == rest + mended


def test_hyphens_of_everything_else_stay(site: Site) -> None:
    keys = (
        f"{ORIGINAL}\nsubtitle: klo 9-11\npublish: 2026-03-01\nregistration:\n  url: https://example.org/1-2\n"
        "  phone: 09-123 4567\n  closes: 2026-03-20\nlinks: [{id: 1-2, url: https://example.org/9-11, title: 9-11}]"
    )
    words = "title: Sem\nlinks: {1-2: Sidorna 1-2}\nsummary: 25.-26.3."

    assert site.files(fi=keys, sv=words) == {"fi": keys, "sv": words}


def test_times_by_which_a_language_file_names_items_get_dashes_too(site: Site) -> None:
    items = "programme: [9.00–9.30 Avaus, {time: 10–11, id: 2-3, title: Puhe}]"
    words = "title: Sem\nprogramme:\n  9.00-9.30: Öppning 1-2\n  2-3: Tal"

    assert site.files(fi=f"{ORIGINAL}\n{items}", sv=words)["sv"] == words.replace("9.00-9", "9.00–9")


def test_time_that_cannot_be_read_stays_as_it_is(site: Site) -> None:
    keys = ORIGINAL.replace("9–15", "15-9")

    assert site.keys(keys) == keys.replace("15-9", "15–9")  # what is wrong with it is still told, in the same words


# The files


def test_line_ends_and_the_end_of_the_file_stay(site: Site) -> None:
    done = site.tidied({"fi": f"\ufeff---\r\n{ORIGINAL}\naudience:Kaikki\r\n---\nTeksti\r\n\r\nloppuu"})

    assert done.texts["fi"].decode() == f"\ufeff---\r\n{ORIGINAL}\naudience: Kaikki\r\n---\nTeksti\r\n\r\nloppuu"


def test_file_that_is_not_utf8_stays(site: Site) -> None:
    data = f"---\n{ORIGINAL}\naudience:Väki\n---\n".encode("cp1252")

    assert tidied({"fi": data}, site.read).texts == {"fi": data}


# Whatever is typed


def assert_the_same(site: Site, texts: Texts) -> None:
    """Tidying changes neither the event nor a body, and there is nothing more to tidy after it."""
    done = tidied(texts, site.read)
    before, after = site.read(texts), site.read(done.texts)
    assert after.event == before.event
    assert {code: body(data) for code, data in done.texts.items()} == {code: body(data) for code, data in texts.items()}
    assert len(after.problems) <= len(before.problems)
    assert tidied(done.texts, site.read).texts == done.texts


def body(data: bytes) -> str:
    return read_page(data, "x")[0].body


@pytest.mark.parametrize("case", CASES, ids=str)
def test_mistakes_are_tidied_without_a_change_of_the_event(site: Site, case: Case) -> None:
    files = dict(case.files)
    texts = {code: files[name].encode() for code in LANGUAGES if (name := f"event.{code}.md") in files}
    if texts:
        assert_the_same(site, texts)


WORKSHOP = PROJECT / "content/events/2021/kansalaisjarjestoakatemia-2"
ODD = st.text(st.sampled_from("a:-#\"'[]{},&*!|>? \n\t\u00a0"), max_size=3)


@given(st.lists(st.tuples(st.sampled_from(LANGUAGES), st.integers(4, 1500), st.integers(0, 3), ODD), max_size=4))
@settings(max_examples=60)
def test_any_edit_of_a_real_event_is_tidied_without_a_change_of_the_event(
    site: Site, edits: list[tuple[Language, int, int, str]]
) -> None:
    texts = {code: (WORKSHOP / f"event.{code}.md").read_text("utf-8") for code in LANGUAGES}
    for code, at, length, new in edits:
        texts[code] = texts[code][:at] + new + texts[code][at + length :]
    assert_the_same(site, {code: text.encode() for code, text in texts.items()})


FACTS = [
    *ORIGINAL.splitlines()[1:],
    "status: cancelled",
    "registration: {url: https://example.org/, capacity: 5}  # ilmo",
    "registration:\n  # lomake\n  url: https://example.org/\n\n  capacity: 5  # enintään",
    "contacts: [{id: a, role: neuvoja, organisation: oikeusministerio}]",
    "contacts:\n  - organisation: oikeusministerio\n    id: a\n    role: neuvoja",
    "programme:\n  - 9.00-9.30 Avaus\n  - time: 10.00\n    kind: talk\n    title: Puhe",
    "links: [{id: b, url: https://example.org/, title: Kirja, kind: report}]",
    "accessibility: {step_free: yes, note: Ovi}",
]


@given(st.sets(st.sampled_from(FACTS)), st.permutations(FACTS), st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=60)
def test_any_repeated_facts_are_taken_out_without_a_change_of_the_event(
    site: Site, chosen: set[str], order: list[str], end: str, has_comments: bool
) -> None:
    keys = {line.partition(":")[0]: line for line in order if line in chosen}
    between = "\n# huom\n\n" if has_comments else "\n"
    words = between.join(["title: Sem", *keys.values()]).replace("\n", end)
    original = "\n".join([ORIGINAL, *(line for key, line in keys.items() if f"\n{key}:" not in ORIGINAL)])
    texts: Texts = {"fi": f"---\n{original}\n---\n".encode(), "sv": f"---{end}{words}{end}---{end}Text".encode()}
    assert_the_same(site, texts)
    after = tidied(texts, site.read)
    assert after.texts["sv"].count(b"# huom") == texts["sv"].count(b"# huom")
    assert not [problem for problem in site.read(after.texts).problems if "repeats" in str(problem)]


@given(st.text(st.sampled_from("0123456789.-–: klo")) | st.text())
def test_dashes_change_nothing_but_hyphens(typed: str) -> None:
    for mended in (when.dashed(typed), when.dashed_before_title(typed)):
        assert mended.replace("–", "-") == typed.replace("–", "-")


# The task


def project(root: Path) -> Settings:
    """The settings of a project with an event that is to be tidied and one that is not."""
    sites.tiny(root, ilta=sites.event("to 25.4.2030 klo 18-20"), paiva=sites.event("to 25.4.2030 klo 9–10"))
    return sites.of(root, sites.TINY_SETTINGS, JULISTE_EDITOR_LANGUAGE="en")


def run(root: Path, *names: str, write: bool = False, ask: Ask | None = None) -> int:
    given = project(root)
    return tidy(lambda: given, names, write=write, ask=ask)


def evening(root: Path) -> Path:
    return root / "content/events/2030/ilta/event.fi.md"


DIFFERENCE = """\
--- content/events/2030/ilta/event.fi.md
+++ content/events/2030/ilta/event.fi.md
@@ -1,7 +1,7 @@
 ---
 title: Avoin ilta
 summary: Puhumme yhdessä.
-time: to 25.4.2030 klo 18-20
+time: to 25.4.2030 klo 18–20
 place: {name: Oodi, street: Töölönlahdenkatu 4, city: Helsinki}
 organisers: [kirjasto]
 languages: [fi]
"""


def test_difference_is_shown_and_nothing_written_where_nobody_can_be_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == terminal.WRONG_CONTENT
    assert capsys.readouterr().out == (
        DIFFERENCE + "1 file to tidy; nothing was written. `invoke tidy --write` writes what is shown.\n"
    )
    assert "18-20" in evening(tmp_path).read_text("utf-8")


def test_difference_is_written_when_the_editor_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, ask=answering("ehkä", "kyllä")) == terminal.BUILT
    assert capsys.readouterr() == (DIFFERENCE + "Written.\n", "must be yes or no, not 'ehkä'\n")
    assert evening(tmp_path).read_text("utf-8") == sites.event("to 25.4.2030 klo 18–20")


@pytest.mark.parametrize("answers", [("no",), ()])
def test_nothing_is_written_when_the_editor_does_not_agree(tmp_path: Path, answers: tuple[str, ...]) -> None:
    assert run(tmp_path, ask=answering(*answers)) == terminal.WRONG_CONTENT
    assert "18-20" in evening(tmp_path).read_text("utf-8")


def test_written_file_keeps_its_rights_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    project(tmp_path)
    evening(tmp_path).chmod(0o640)
    given = sites.of(tmp_path, sites.TINY_SETTINGS)

    assert tidy(lambda: given, write=True) == terminal.BUILT
    assert stat.S_IMODE(evening(tmp_path).stat().st_mode) == 0o640
    assert [path.name for path in evening(tmp_path).parent.iterdir()] == ["event.fi.md"]


def test_file_that_changes_meanwhile_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def ask(question: str) -> str:
        sites.write(evening(tmp_path), sites.event("to 25.4.2030 klo 19-20"))
        return "yes"

    assert run(tmp_path, ask=ask) == terminal.WRONG_CONTENT
    assert capsys.readouterr().err == (
        "content/events/2030/ilta/event.fi.md has changed meanwhile and is left as it is.\n"
    )
    assert evening(tmp_path).read_text("utf-8") == sites.event("to 25.4.2030 klo 19-20")


def test_file_that_is_gone_meanwhile_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def ask(question: str) -> str:
        evening(tmp_path).unlink()
        return "yes"

    assert run(tmp_path, ask=ask) == terminal.FAILED
    assert "content/events/2030/ilta/event.fi.md could not be written: " in capsys.readouterr().err


@pytest.mark.parametrize("name", ["2030/paiva", "content/events/2030/paiva/"])
def test_only_the_named_event_is_tidied(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(tmp_path, name, write=True) == terminal.BUILT
    assert capsys.readouterr().out == "Nothing to tidy.\n"


def test_event_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "2030/iltama") == terminal.FAILED
    assert capsys.readouterr().err == (
        "'2030/iltama' is no event: give YEAR/NAME of its folder; did you mean 2030/ilta?\n"
    )


def test_this_repository_is_tidy(capsys: pytest.CaptureFixture[str]) -> None:
    given = sites.of(PROJECT, sites.repository_settings())

    assert tidy(lambda: given) == terminal.BUILT
