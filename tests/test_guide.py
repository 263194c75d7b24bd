"""The guide for editors, docs/guide/: its examples and commands are tried, and it is a page where a setting asks."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
import yaml
from bs4 import BeautifulSoup
from msgspec import Struct
from msgspec.structs import replace

from juliste import build, when
from juliste.editor.translating.translate import translate
from juliste.model import LANGUAGES, Language
from juliste.settings import PROJECT, Settings
from juliste.tongue import tongue
from tests import sites
from tests.builders import HELSINKI
from tests.edits import Project
from tests.test_incremental import assert_like_cold

FOLDER = PROJECT / "docs/guide"
FENCED = re.compile(r"^```(?P<kind>.*)\n(?P<text>(?s:.*?))^```$", re.MULTILINE)
ADDRESSES = {"fi": "fi/ohje/", "sv": "sv/handledning/", "en": "en/guide/"}
PDF = b"%PDF-1.4\n%%EOF\n"


class Guide(Struct, frozen=True):
    """The guide in a language.

    event: that it writes; into: the language that it translates it into; weekday: the right and the wrong one of its
    message; warned: how it says that the words of two languages are missing, and then those of one.
    """

    language: Language
    event: str
    into: Language
    weekday: tuple[str, str]
    warned: tuple[str, str]

    @property
    def text(self) -> str:
        """All of it."""
        return (FOLDER / f"ohje.{self.language}.md").read_text(encoding="utf-8")

    def examples(self, kind: str) -> list[str]:
        """What stands in its fences of a kind."""
        return [found["text"] for found in FENCED.finditer(self.text) if found["kind"] == kind]

    @property
    def snippets(self) -> list[str]:
        """The keys that it adds to its event."""
        return [each for each in self.examples("yaml") if not each.startswith(self.event)]

    @property
    def codes(self) -> list[str]:
        """What stands in backticks in its sentences."""
        return re.findall(r"`([^`]+)`", FENCED.sub("", self.text))

    @property
    def original(self) -> str:
        """The example of an event."""
        return self.examples("markdown")[0]

    @property
    def translation(self) -> str:
        """The example of a language file."""
        return self.examples("markdown")[1]

    @property
    def folder(self) -> str:
        """That of its event."""
        return f"content/events/{self.event}"

    def missing(self, *present: Language) -> list[str]:
        """What is told when only these languages have a file."""
        told = "has no event.{}.md: its page shows the words of the original"
        return [f"{self.folder}: {told.format(code)}" for code in sorted(set(LANGUAGES) - set(present))]

    def site(self, root: Path, original: str, **others: str) -> Settings:
        """A project of its event. others: language → what stands in that file."""
        for code, text in {self.language: original, **others}.items():
            sites.write(root / self.folder / f"event.{code}.md", text)
        return sites.of(root, sites.TINY_SETTINGS)


GUIDES = (
    Guide(
        *("fi", "2030/avoin-ilta", "sv", ("to", "ke")),
        ("vain siitä, että ruotsin- ja englanninkieliset tekstit", "enää siitä, että englanninkieliset tekstit"),
    ),
    Guide(
        *("sv", "2030/oppen-kvall", "fi", ("torsdag", "onsdag")),
        ("bara för att texterna på finska och engelska", "bara för att texterna på engelska"),
    ),
    Guide(
        *("en", "2030/open-evening", "fi", ("Thursday", "Wednesday")),
        ("only that the Finnish and Swedish words", "only that the Swedish words"),
    ),
)
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.language)


def told(chosen: Settings) -> list[str]:
    """What a check tells of the project."""
    return [str(problem) for problem in build.check(chosen).problems]


def laid(original: str, keys: str) -> str:
    """The event with these keys instead of its own."""
    for key in yaml.safe_load(keys):
        original = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", original, flags=re.MULTILINE)
    return original.replace("---\n", f"---\n{keys.rstrip()}\n", 1)


# What it says


@each_guide
def test_the_event_has_only_the_warnings_that_the_guide_tells(guide: Guide, tmp_path: Path) -> None:
    assert told(guide.site(tmp_path, guide.original)) == guide.missing(guide.language)
    assert guide.warned[0] in guide.text


@each_guide
def test_the_translated_event_has_only_the_warning_that_the_guide_tells(guide: Guide, tmp_path: Path) -> None:
    chosen = guide.site(tmp_path, guide.original, **{guide.into: guide.translation})

    assert told(chosen) == guide.missing(guide.language, guide.into)
    assert guide.warned[1] in guide.text


@each_guide
def test_keys_that_are_added_to_the_event_are_right(guide: Guide, tmp_path: Path) -> None:
    keys = [*guide.snippets, *(code for code in guide.codes if re.match("(?:draft|publish): ", code))]
    for number, snippet in enumerate(keys):
        root = tmp_path / str(number)
        for file in re.findall(r"file: (.*)", snippet):
            (root / guide.folder).mkdir(parents=True)
            (root / guide.folder / file).write_bytes(PDF)
        assert told(guide.site(root, laid(guide.original, snippet))) == guide.missing(guide.language), snippet
    assert [sorted(yaml.safe_load(each)) for each in keys] == [
        *(["accept"], ["place", "time", "was"], ["status"], ["attachments", "links"], ["draft"], ["publish"])
    ]


@each_guide
def test_reason_is_translated_as_the_guide_says(guide: Guide, tmp_path: Path) -> None:
    status = next(each for each in guide.snippets if each.startswith("status"))
    short = next(code for code in guide.codes if code.startswith("status: {"))
    for written in (status, status.replace("cancelled", "postponed")):
        original, translation = laid(guide.original, written), laid(guide.translation, short)
        chosen = guide.site(tmp_path, original, **{guide.into: translation})
        assert told(chosen) == guide.missing(guide.language, guide.into)
    assert "is: postponed" in guide.codes


@each_guide
def test_line_of_a_removed_event_is_right(guide: Guide, tmp_path: Path) -> None:
    (line,) = (each for each in guide.examples("yaml") if each.startswith(guide.event))
    sites.write(tmp_path / "content/removed.yaml", line)

    assert told(sites.of(tmp_path, sites.TINY_SETTINGS)) == []
    assert "content/removed.yaml" in guide.codes


@each_guide
def test_message_is_what_the_editor_is_told(guide: Guide, tmp_path: Path) -> None:
    right, wrong = guide.weekday
    chosen = guide.site(tmp_path, guide.original.replace(f"time: {right}", f"time: {wrong}"))
    errors = [problem.told(tongue(guide.language)) for problem in build.check(chosen).errors]

    assert guide.examples("") == [f"{error}\n" for error in errors]


@each_guide
def test_times_are_read_as_the_guide_says(guide: Guide, tmp_path: Path) -> None:
    times = re.findall(r"^- `([^`]*2030[^`]*)`:", guide.text, re.MULTILINE)
    spans = [when.read_span(time, HELSINKI) for time in times]

    assert [(len(span.each), len(span.days), span.whole_days, span.end is not None) for span in spans] == [
        *((1, 1, False, True), (2, 2, False, True), (1, 2, True, True), (1, 1, False, False)),
    ]
    warned = build.check(guide.site(tmp_path, laid(guide.original, f"time: {times[-1]}"))).problems
    assert [problem.rule for problem in warned if problem.rule] == ["no-end"]


@each_guide
def test_translating_goes_as_the_guide_says(guide: Guide, tmp_path: Path) -> None:
    chosen = guide.site(tmp_path, guide.original)
    language_file = tmp_path / guide.folder / f"event.{guide.into}.md"

    def words() -> str:
        return language_file.read_text(encoding="utf-8")

    def older(original: str, translation: str) -> Sequence[str]:
        guide.site(tmp_path, original, **{guide.into: translation})
        return [str(one) for one in build.check(chosen).problems if one.rule == "older-translation" and one.cure]

    assert f"invoke translate {guide.event} {guide.into}" in guide.codes
    assert f"invoke translate {guide.event} {guide.into} --done" in guide.codes
    assert translate(chosen, guide.event, guide.into).problems == ()
    assert "\n#| " in words()
    sites.write(language_file, guide.translation)
    assert translate(chosen, guide.event, guide.into, is_done=True).problems == ()
    assert "\n#|" not in words()
    assert "\ntranslates: title." in words()

    done, changed = words(), re.sub("summary: ", "summary: X ", guide.original)
    (message,) = older(changed, done)
    line, slip = (re.findall(rf"{key}: [^;\[]*[^;\[ ]", message)[0] for key in ("translates", "minor"))
    assert older(changed, guide.translation) == []
    assert older(changed, re.sub("translates: .*", line, done)) == []
    assert older(laid(changed, slip), done) == []


@each_guide
def test_commands_are_tasks_and_documents_are_there(guide: Guide) -> None:
    tasks = {*re.findall(r"^def (\w+)\(\s*context", (PROJECT / "tasks.py").read_text("utf-8"), re.MULTILINE)}
    named = {code.split()[1] for code in guide.codes if code.startswith("invoke ")}

    assert named == {"new", "check", "tidy", "translate", "publish", "status"}
    assert named <= tasks
    templates = {f"docs/templates/event.{guide.language}.md", f"docs/templates/language.{guide.into}.md"}
    assert templates == {code for code in guide.codes if code.startswith("docs/templates/")}
    assert [
        code for code in guide.codes if re.fullmatch(r"docs/[\w./]+\.md", code) and not (PROJECT / code).exists()
    ] == []


def test_the_guides_are_the_same_but_for_their_words() -> None:
    finnish, *others = (outline(guide) for guide in GUIDES)

    assert others == [finnish, finnish]


def outline(guide: Guide) -> dict[str, object]:
    """The guide without its words: headings, the keys of each example, what is in backticks, paragraphs and lists."""
    rest = FENCED.sub("", guide.text)
    markdown = (yaml.safe_load(text.split("---\n")[1]) for text in guide.examples("markdown"))
    return {
        "front matter": sorted(yaml.safe_load(guide.text.split("---\n")[1])),
        "headings": len(re.findall("^## ", rest, re.MULTILINE)),
        "events": [shape(keys) for keys in markdown],
        "snippets": [shape(yaml.safe_load(each)) for each in guide.snippets],
        "fences": [found["kind"] for found in FENCED.finditer(guide.text)],
        "commands": [code.split()[:2] for code in guide.codes if code.startswith("invoke ")],
        "blocks": [block.count("\n- ") for block in rest.split("\n\n") if block.strip()],
    }


def shape(value: object) -> object:
    """The keys of a value."""
    if isinstance(value, dict):
        return {str(key): shape(inside) for key, inside in value.items()}
    return [shape(inside) for inside in value] if isinstance(value, list) else ""


# The page of the site


@pytest.fixture
def here(tmp_path: Path) -> Project:
    """A small site with a guide of its own."""
    root = sites.tiny(tmp_path, ilta=sites.event())
    shutil.copytree(FOLDER, root / "docs/guide")
    sites.write(root / "content/pages/tietoa.fi.md", "---\ntitle: Tietoa\n---\nLue [ohje](page:ohje).\n")
    chosen = sites.of(root, sites.TINY_SETTINGS, JULISTE_GUIDE=True, JULISTE_SEARCH=False, JULISTE_WORKERS=1)
    return Project(root, replace(chosen, docs=root / "docs"), Random(0))  # noqa: S311  # nothing is drawn


def page(here: Project, address: str) -> BeautifulSoup:
    return BeautifulSoup((here.settings.output / address / "index.html").read_bytes(), "html.parser")


def test_the_guide_is_a_page_in_three_languages_with_its_examples_as_typed(here: Project) -> None:
    assert [str(one) for one in build.build(here.settings).problems if "ohje" in one.path or one.is_error] == []
    for guide in GUIDES:
        shown = page(here, ADDRESSES[guide.language])
        assert [example.text for example in shown.find_all("pre")] == [
            found["text"] for found in FENCED.finditer(guide.text)
        ]
        assert len(shown.find_all("h2")) == outline(guide)["headings"]
        assert "`" not in shown.text


def test_all_pages_lead_to_the_guide_and_no_search_does(here: Project) -> None:
    build.build(here.settings)
    links = [link["href"] for link in page(here, "fi/2030/ilta").select(".links a")]
    guides = [page(here, address) for address in ADDRESSES.values()]

    assert "../../ohje/index.html" in links
    assert page(here, "fi/tietoa").select_one('main a[href="../ohje/index.html"]')
    assert [bool(each.select('meta[name="robots"][content="noindex"]')) for each in guides] == [True] * 3
    assert [each.select("[data-pagefind-body], link[hreflang]") for each in guides] == [[]] * 3
    sitemap = (here.settings.output / "sitemap.xml").read_text(encoding="utf-8")
    assert [address for address in ADDRESSES.values() if address in sitemap] == []


def test_the_guide_is_no_page_unless_it_is_asked_for(here: Project) -> None:
    sites.write(here.content / "pages/tietoa.fi.md", "---\ntitle: Tietoa\n---\nTietoa.\n")
    build.build(here.settings)
    here.change(guide=False)
    assert_like_cold(here, "without the guide")

    assert [address for address in ADDRESSES.values() if (here.settings.output / address).exists()] == []


def test_an_edit_of_the_guide_is_built(here: Project) -> None:
    build.build(here.settings)
    file = here.root / "docs/guide/ohje.sv.md"
    sites.write(file, f"{file.read_text(encoding='utf-8')}\nEtt nytt stycke.\n")
    assert_like_cold(here, "another paragraph")

    assert "<p>Ett nytt stycke.</p>" in (here.settings.output / "sv/handledning/index.html").read_text("utf-8")


def test_a_mistake_in_the_guide_is_told_as_in_any_page(here: Project) -> None:
    sites.write(here.root / "docs/guide/ohje.fi.md", "---\ntitle: Ohje\n---\n# Otsikko\n")

    for report in (build.check(here.settings), build.build(here.settings)):
        assert [str(one) for one in report.errors] == [
            "docs/guide/ohje.fi.md:4: a heading in the text begins with ##: the title is the only one above it; "
            "write ## Otsikko"
        ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "neuvo",
            "docs/guide/ohje.sv.md:3: slug: the address /sv/handledning/ belongs to content/pages/neuvo.fi.md too",
        ),
        (
            "ohje",
            "content/pages/ohje.fi.md: has the name of the guide for editors, which is a page of this site too; "
            "rename it, or take the setting JULISTE_GUIDE away",
        ),
    ],
)
def test_a_page_of_the_site_with_the_name_or_address_of_the_guide_is_told(here: Project, name: str, said: str) -> None:
    slug = "handledning" if name == "neuvo" else "rad"
    sites.write(here.content / f"pages/{name}.fi.md", "---\ntitle: Neuvo\nslug: neuvo\n---\nNeuvo.\n")
    sites.write(here.content / f"pages/{name}.sv.md", f"---\ntitle: Råd\nslug: {slug}\n---\nRåd.\n")
    sites.write(here.content / f"pages/{name}.en.md", "---\ntitle: Advice\nslug: advice\n---\nAdvice.\n")

    assert [str(one) for one in build.check(here.settings).errors] == [said]


def test_a_guide_that_is_not_there_is_told(here: Project) -> None:
    shutil.rmtree(here.root / "docs")

    assert [str(one) for one in build.check(here.settings).errors if "docs" in one.path] == [
        "docs/guide: the guide for editors is not there; bring it back, or take the setting JULISTE_GUIDE away"
    ]
