"""Invitations in PDF: what a screen reader reads, what an eye sees, and that authors' texts are never code."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from juliste import load, markdown, pdf, urls
from juliste.files import publish
from juliste.invitation import Around, Body, Fact, Invitation, Line, Link, Prose, Session, invitation
from juliste.letterhead import letterhead
from juliste.markdown import Element
from juliste.model import LANGUAGES, Event, File, Language, Organisation, Picture, Status, card, without_expired_names
from tests import published, sites
from tests.builders import (
    HELSINKI,
    MOMENT,
    PROJECT,
    REVISED,
    catalogues,
    contact,
    event,
    item,
    ministry,
    programme_day,
    text,
)
from tests.builders import (
    settings as own_settings,
)
from tests.contrast import contrast
from tests.pdf_reading import Document, lint
from tests.published import Site
from tests.thorough import THOROUGH

THEME = PROJECT / "theme"
EDITION = pdf.edition(THEME)
POPPLER = "" if shutil.which("pdftoppm") else "poppler-utils is not installed"


def same(target: str) -> str:
    return target


def dot() -> bytes:
    """A picture (PNG)."""
    made = BytesIO()
    Image.new("RGB", (2, 1), "green").save(made, "PNG")
    return made.getvalue()


def around(**changes: object) -> Around:
    """What invitations need besides an event: no letterhead, a revision in February 2021."""
    default = Around(
        settings=own_settings(),
        catalogues=catalogues(),
        resolvers=dict.fromkeys(LANGUAGES, same),
        letterhead=(),
        revised=REVISED,
        moment=MOMENT,
        successor=None,
    )
    return replace(default, **changes)


def no_pictures(file: File) -> bytes:
    raise AssertionError(file)


def invited(of: Event, language: Language = "fi", **changes: object) -> Invitation:
    return invitation(of, language, around(**changes))


def printed(of: Event, language: Language = "fi", **changes: object) -> bytes:
    """The PDF of an event without pictures, of which nothing is missing."""
    made = pdf.printed(pdf.contents(invited(of, language, **changes), no_pictures), THEME, EDITION)
    assert made.missing == ()
    return made.data


# What is to be read, from the invitation: in the order of the issue, the fields of the value


def expected(of: Invitation) -> str:
    """All words of an invitation in the order in which they are read."""
    parts = (_head(of), _facts(of.when_and_where), (of.notice, of.summary.text), _facts((*of.details, of.page)))
    words = (*parts, (of.qr_alt,), _programme(of), _around(of), (of.updated,), _letterhead(of))
    return re.sub(r"\s+", " ", " ".join(word for part in words for word in part).replace("\u00ad", "")).strip()


def _head(of: Invitation) -> Iterator[str]:
    yield from map(_named, of.organisers)
    yield from (body.alt.text for body in of.organisers if body.logo)
    if of.status:
        yield from (". ".join(of.status.titles), *map(_said, of.status.lines))
    yield from (of.kind, of.title.text, of.subtitle.text)


def _programme(of: Invitation) -> Iterator[str]:
    if of.programme:
        yield of.programme_title
    for day in of.programme:
        yield ": ".join(filter(None, (day.caption, day.title.text)))
        yield from (of.time_label, of.programme_title)
        yield from (words for session in day.sessions for words in _session(session))
        for session in day.sessions:
            if session.has_long_text:
                yield from (session.clock, session.title.text, *map(_said, session.text))


def _session(session: Session) -> Iterator[str]:
    yield session.clock
    yield " · ".join(words.text for words in (session.title, *session.where))
    for group in session.people:
        yield from (group.label, *(", ".join(words.text for words in names) for names in group.names))
    yield from map(_said, session.reason if session.has_long_text else (*session.reason, *session.text))


def _around(of: Invitation) -> Iterator[str]:
    if of.partners:
        yield from (of.partners_title, *map(_named, of.partners))
    if of.access:
        yield of.access_title
    for place in of.access:
        yield from (place.name.text, *map(_said, place.lines))
    if of.contacts:
        yield of.contacts_title
    for person in of.contacts:
        yield from (person.purpose, *map(_said, person.lines))


def _letterhead(of: Invitation) -> Iterator[str]:
    for column in of.letterhead:
        yield column.name.text
        yield from (f"{line.label}: {' · '.join(part.text for part in line.parts)}" for line in column.lines)


def _named(body: Body) -> str:
    return ", ".join(words.text for words in (body.name, body.part_of) if words)


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        yield fact.label
        for entry in fact.entries:
            yield from map(_said, (entry.said, *entry.more))


def _said(line: Line) -> str:
    match line:
        case Prose(html, _):
            return " ".join(_of_nodes(markdown.nodes_of(html)))
        case Link(shown, _, _):
            return shown
    return line.text


def _of_nodes(nodes: tuple[str | Element, ...], mark: str = "•") -> Iterator[str]:
    """The words of a text; the marks of lists are read too."""
    words = ""
    for number, node in enumerate(nodes, start=1):
        if isinstance(node, str):
            words += node
        elif node.tag in ("p", "ul", "ol"):
            yield from (words, *_of_nodes(node.inner, "{}." if node.tag == "ol" else "•"))
            words = ""
        elif node.tag == "li":
            yield from (mark.format(number), *_of_nodes(node.inner))
        else:
            words += "".join(_of_nodes(node.inner))
    yield words


# The examples of every state


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The examples with their PDFs, all of them or in each language a third."""
    root = sites.examples(tmp_path_factory.mktemp("printed"))
    sites.built(root, sites.EXAMPLES_SETTINGS, JULISTE_SEARCH=False)
    moment = datetime.fromisoformat(published.MOMENTS["examples"]).replace(tzinfo=HELSINKI)
    return Site("printed", root / "output", moment)


@cache
def example_events() -> tuple[dict[str, Event], load.Registers]:
    """The events that are published, by their ids, and the registers."""
    root = sites.EXAMPLES
    content = load.read(root / "content", root, HELSINKI, frozenset({"accessibility-statement"}), None)
    moment = datetime.fromisoformat(published.MOMENTS["examples"]).replace(tzinfo=HELSINKI)
    events = [found.event for found in content.events if found.event and found.event.is_published(moment)]
    return {each.id: without_expired_names(each, moment, 90) for each in events}, content.registers


@cache
def documents(site: Site) -> dict[str, Document]:
    """Path → the PDFs of the site that are invitations: of each event that in one language, or all."""
    files = sites.files(site.folder)
    paths = sorted(filter(urls.is_invitation, files), key=lambda path: path.partition("/")[2])
    chosen = paths if THOROUGH else [path for number, path in enumerate(paths) if path[:2] == LANGUAGES[number % 3]]
    return {path: Document(files[path]) for path in chosen}


def test_every_example_has_an_invitation_in_each_language_but_where_a_programme_is_attached(examples: Site) -> None:
    events, _ = example_events()
    attached = {one.id for one in events.values() if any(each.kind == "programme" for each in one.attachments)}
    others = [one for one in events.values() if one.id not in attached]
    assert attached == {"2030-pitkat"}
    assert set(filter(urls.is_invitation, sites.files(examples.folder))) == {
        urls.event_invitation(one, code) for one in others for code in LANGUAGES
    }


def test_screen_readers_find_nothing_wrong_in_any_example(examples: Site) -> None:
    assert {path: found for path, document in documents(examples).items() if (found := lint(document))} == {}


def test_what_is_read_is_what_the_event_says_in_its_order(examples: Site) -> None:
    wanted = {}
    for path, (one, code) in paths().items():
        if path in documents(examples):
            updated = examples.pages[urls.event_page(one, code)].select_one(".updated")
            shown = invitation(one, code, around_example(one, examples.moment))
            wanted[path] = expected(replace(shown, updated=updated.get_text() if updated else ""))
    assert {path: " ".join(document.said) for path, document in documents(examples).items()} == wanted
    assert len(wanted) >= 30


def paths() -> dict[str, tuple[Event, Language]]:
    """Where the PDF of each event would be."""
    events, _ = example_events()
    return {urls.event_invitation(one, code): (one, code) for one in events.values() for code in LANGUAGES}


def around_example(one: Event, moment: datetime) -> Around:
    events, registers = example_events()
    successor = events.get(one.replaced_by)
    return around(
        settings=own_settings(site_url="https://esimerkit.example"),
        letterhead=letterhead(registers.organisations["esimerkkila"], catalogues()),
        moment=moment,
        successor=card(successor, REVISED) if successor else None,
    )


def picture(file: File) -> bytes:
    return publish((sites.EXAMPLES / file.source).read_bytes(), file.source).data


def test_longest_example_loses_nothing(examples: Site) -> None:
    one = example_events()[0]["2030-pitkat"]
    for code in LANGUAGES if THOROUGH else LANGUAGES[:1]:
        shown = invitation(one, code, around_example(one, examples.moment))
        content = pdf.contents(
            shown, lambda file: publish((sites.EXAMPLES / file.source).read_bytes(), file.source).data
        )
        document = Document(pdf.printed(content, THEME, EDITION).data)
        assert (lint(document), " ".join(document.said)) == ([], expected(shown))
        assert any(session.has_long_text for day in shown.programme for session in day.sessions)


SEVERAL = {"kurssi", "messut", "mennyt", "paivat", "tulossa", "verkossa"}
"""The examples that have more to say than one page holds."""


def test_what_fits_on_one_page_has_one(examples: Site) -> None:
    known = paths()
    found = {known[path][0].name for path, document in documents(examples).items() if len(document.pdf.pages) > 1}
    assert found == {known[path][0].name for path in documents(examples)} & SEVERAL


def test_bookmarks_lead_to_the_parts(examples: Site) -> None:
    content = (
        examples.folder / "en/2030/young-peoples-afternoon/young-peoples-afternoon-invitation-en.pdf"
    ).read_bytes()
    titles = ["Young people’s afternoon", "  Programme", "  Accessibility", "  Further information"]
    assert Document(content).bookmarks == titles


def test_words_in_another_language_say_so() -> None:
    shown = event(
        title=text("Avoin seminaari", sv="Öppet seminarium"),
        summary=text("Puhumme **yhteistyöstä**."),
        untranslated=("en",),
        place=None,
        online=None,
        registrations=(),
    )
    assert Document(printed(shown, "en")).spoken == [
        ("en-GB", "Ministry of Finance Invitation"),
        ("fi", "Avoin seminaari"),
        (
            "en-GB",
            "Time Thursday 25 March 2021, 9.00–11.00 The texts of this event are not available in English; they are "
            "shown in Finnish. The time, place and other details are in English.",
        ),
        ("fi", "Puhumme **yhteistyöstä**."),
        (
            "en-GB",
            "Language The event is in Finnish. Event page example.org/en/2021/seminaari "
            "QR code: the address of the event page Updated on 1 February 2021",
        ),
    ]


# Whatever an author writes


SPECIAL = (
    r"\ # $ * _ ` ~ @ < > [ ] { } ( ) = - + / // /* */ ' : ; , . … -- --- "
    r"""#eval("1+1") #read("x") $x^2$ <label> @ref"""
)


def test_special_characters_of_typst_are_text() -> None:
    document = Document(printed(event(title=text(SPECIAL), summary=text(SPECIAL), audience=text(SPECIAL))))
    assert document.said.count(SPECIAL) == 3
    assert str(document.pdf.docinfo["/Title"]) == SPECIAL


def test_marks_of_markdown_are_shown_and_those_of_typst_are_text() -> None:
    lists = "- yksi\n- [kaksi](https://example.org/#eval)\n\nja\n\n1. kolme"
    shown = item(text=text(f"Mitkä ovat **#tärkeintä** _$x$_ `@ref`?\n\n{lists}"))
    made = printed(event(programme=(programme_day(shown),)))
    said = Document(made).said
    assert said[said.index("Tervetuloa") + 1 : -1] == [
        *("Mitkä ovat #tärkeintä $x$ @ref?", "•", "yksi", "•", "kaksi", "ja", "1.", "kolme"),
    ]
    assert lint(Document(made)) == []


ODD = (
    "<!-- ei mitään --><p></p>",
    "[tyhjä]() ja [kohta](#kohta)",
    '<ol start="kolme"><li>yksi</li></ol>',
    "> lainaus\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n`koodi` ~~pois~~\n\n## Otsikko\n\n```\nx\n```",
    "![](kuva.png)",
)


@pytest.mark.parametrize("written", ODD)
def test_odd_markdown_is_printed(written: str) -> None:
    shown = item(text=text(written), status=Status("cancelled", text(written.partition("\n")[0])))
    assert lint(Document(printed(event(programme=(programme_day(shown),))))) == []


@settings(max_examples=200 if THOROUGH else 40)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]), min_size=1))
def test_any_text_is_read_as_it_is_written(written: str) -> None:
    written = f"A{written}Z"
    shown = event(
        title=text(written), registrations=(), place=None, online=None, contacts=(contact(role=text(written)),)
    )
    document = Document(printed(shown))
    said = [re.sub(r"[ \u00a0]+", " ", words) for words in document.said]
    assert said.count(re.sub(r"[ \u00a0]+", " ", written).replace("\u00ad", "")) == 2


def test_alphabets_of_the_three_languages_and_their_neighbours_are_in_the_fonts() -> None:
    letters = "aäåöæøõüéčđŋšŧžß ÄÅÖÆØÕÜÉČĐŊŠŦŽ 0123456789 €§½×–—‑“”‘’»«…•−≥→°µ Ж я Ω λ"
    assert expected(invited(event(title=text(letters)))) == " ".join(Document(printed(event(title=text(letters)))).said)


def test_signs_that_no_font_has_are_told_and_stop_nothing() -> None:
    shown = event(
        title=text("Juhla 🎉 alkaa"), summary=text("漢字 ja 👩‍👧 sanat"), audience=text("❤️\u2066 Kaikki\u2069 ⛷️")
    )
    made = pdf.printed(pdf.contents(invited(shown), no_pictures), THEME, EDITION)
    said = Document(made.data).said
    assert sorted(made.missing) == sorted(["🎉", "漢", "字", "👩", "👧", "⛷"])
    assert said[2] == "Juhla alkaa"
    assert {"\ufffd\ufffd ja sanat", "❤\u2066 Kaikki\u2069"} < set(said)
    assert lint(Document(made.data)) == []


def test_a_long_word_stays_within_the_page() -> None:
    word = "Kansalaisjärjestöyhteistyöneuvottelukuntasuunnittelukoulutustilaisuus" * 2
    assert word in Document(printed(event(title=text(word)))).said


def test_template_that_is_wrong_says_why(tmp_path: Path) -> None:
    shutil.copytree(THEME / "pdf", tmp_path / "pdf")
    (tmp_path / "pdf/invitation.typ").write_text("#let x = \n= Otsikko", encoding="utf-8")
    with pytest.raises(pdf.PdfError) as caught:
        pdf.printed("{}", tmp_path, "")
    assert str(caught.value) == "expected expression"


# What makes it


def test_same_event_gives_the_same_bytes_and_no_date() -> None:
    first, again = printed(event()), printed(event())
    assert first == again
    assert not {"/CreationDate", "/ModDate"} & set(Document(first).pdf.docinfo.keys())


def test_logo_is_a_picture_with_its_words() -> None:
    logo = Picture(File("logo.png", "files/logo.png", "image/png", 1, 2, 1), text("Ministeriön tunnus"))
    drawing = Picture(File("logo.svg", "files/logo.svg", "image/svg+xml", 1, 20, 10), text(""))
    organisers = (ministry(logo=logo), Organisation("", text("Seura"), logo=drawing))
    bytes_of = {
        "logo.png": dot(),
        "logo.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z"/></svg>',
    }
    contents = pdf.contents(invited(event(organisers=organisers)), lambda file: bytes_of[file.source])
    made = pdf.printed(contents, THEME, EDITION).data
    assert Document(made).said[:4] == ["Valtiovarainministeriö", "Seura", "Ministeriön tunnus", "Seura"]
    assert lint(Document(made)) == []


def test_contents_are_the_fields_by_their_names() -> None:
    known = json.loads(pdf.contents(invited(event(), "sv"), no_pictures))
    assert {name: known[name] for name in ("language", "tag", "title", "subtitle", "status", "updated")} == {
        "language": "sv",
        "tag": "sv-FI",
        "title": {"text": "Öppet seminarium", "tag": "sv-FI"},
        "subtitle": {"text": "", "tag": "sv-FI"},
        "status": None,
        "updated": "Uppdaterad 1.2.2021",
    }
    assert known["when_and_where"][0] == {
        "label": "Tid",
        "entries": [{"said": {"text": "torsdag 25\u00a0mars 2021 kl.\u00a09.00–11.00", "tag": "sv-FI"}, "more": []}],
    }


def test_ordinary_invitation_is_one_page_and_small() -> None:
    rows = [item(f"{hour}.00–{hour}.45", "Puheenvuoro ja keskustelu") for hour in range(9, 17)]
    made = printed(event(programme=(programme_day(*rows),), contacts=(contact(),)))
    assert (len(Document(made).pdf.pages), len(made) < 50_000) == (1, True)


# What other programs see


def seen(content: bytes, folder: Path, dots_per_inch: int = 100) -> list[Image.Image]:
    """The pages as pictures."""
    (folder / "a.pdf").write_bytes(content)
    subprocess.run(["pdftoppm", "-r", str(dots_per_inch), "-png", "a.pdf", "page"], cwd=folder, check=True)
    return [Image.open(path) for path in sorted(folder.glob("page*.png"))]


@pytest.mark.skipif(bool(POPPLER), reason=POPPLER)
def test_qr_code_leads_to_the_page(tmp_path: Path) -> None:
    (page,) = seen(printed(event(), "sv"), tmp_path)
    assert [code.text for code in zxingcpp.read_barcodes(page)] == ["https://example.org/sv/2021/seminaari/"]


@pytest.mark.skipif(bool(POPPLER), reason=POPPLER)
def test_nothing_stands_outside_the_paper(tmp_path: Path, examples: Site) -> None:
    """The outermost strip of each page is empty but for the band of the title and of its status."""
    wrong = []
    for number, path in enumerate(documents(examples)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for page in seen((examples.folder / path).read_bytes(), folder, 40):
            right = page.convert("RGB").crop((page.width - 8, 0, page.width - 1, page.height))
            colours = {colour for _, colour in right.getcolors(10_000) or ()}
            if not colours <= {(255, 255, 255), (11, 84, 67), (142, 27, 27), (248, 230, 180), (234, 240, 232)}:
                wrong.append((path, colours))
    assert wrong == []


def told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode(errors="replace")


@pytest.mark.skipif(bool(POPPLER), reason=POPPLER)
def test_poppler_reads_the_same_tags(tmp_path: Path) -> None:
    made = printed(event(programme=(programme_day(item()),), contacts=(contact(),)))
    (tmp_path / "a.pdf").write_bytes(made)
    tree = told("pdfinfo", "-struct-text", str(tmp_path / "a.pdf"))
    words = " ".join(" ".join(re.findall(r'^ *"(.*)"$', tree, re.MULTILINE)).split())
    assert {one for one in Document(made).said if one not in words} == {"QR-koodi: tapahtuman sivun osoite"}


@pytest.mark.skipif(bool(POPPLER), reason=POPPLER)
def test_poppler_finds_all_fonts_of_every_example(examples: Site) -> None:
    fonts = {
        tuple(line.split()[-5:-2])
        for path in documents(examples)
        for line in told("pdffonts", str(examples.folder / path)).splitlines()[2:]
    }
    assert fonts == {("yes", "yes", "yes")}  # embedded, a part of the font only, and with what its signs stand for


PAIRS = {
    *(("ink", "white"), ("quiet", "white"), ("accent", "white"), ("ink", "tint")),
    *(("on-poster", "poster"), ("on-poster", "stop"), ("on-note", "note")),
}
"""What is written on what."""


def test_words_on_paper_stand_out_from_their_ground() -> None:
    tokens = (THEME / "pdf/tokens.typ").read_text(encoding="utf-8")
    colours = {"white": "ffffff", "on-poster": "ffffff"} | dict(
        re.findall(r'^#let ([\w-]+) = rgb\("#(.*)"\)$', tokens, re.M)
    )
    assert "#let on-poster = white\n" in tokens
    assert [pair for pair in PAIRS if contrast(*(colours[name] for name in pair)) < 4.5] == []
