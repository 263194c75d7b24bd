"""Any front matter → an event or problems, never anything else."""

from pathlib import Path
from shutil import copytree

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from juliste import checks, load
from juliste.load import Content
from juliste.load.sheets import EventSheet, OrganisationSheet, PageSheet, PersonSheet, PlaceEntrySheet, keys_of
from tests.builders import HELSINKI, PROJECT
from tests.test_mistakes import MISTAKES

EVENT = Path("content/events/2026/seminaari")
KEYS = (
    *keys_of(EventSheet),
    *(
        "is",
        "reason",
        "in",
        "name",
        "id",
        "day",
        "items",
        "track",
        "speakers",
        "moderator",
        "link",
        "note",
        "url",
        "for",
    ),
    *("9.00", "26.3.", "26.3. 9.00", "fi", "sv", "file", "alt", "kind", "map", "amount", "contact", "role", "email"),
    *("person", "address", "(address)", "key", "text", "", "<<", "---"),
)
VALUES = (
    *("26.3.2026 klo 9–15", "25.–26.3.2026 klo 9–15", "26.3.2026", "9.00 Avaus", "9.00", "9.00–10.00", "22–2"),
    *("oikeusministerio", "demokratia", "saatytalo", "maija-mallikas", "yes", "no", "none", "invited", "registered"),
    *("cancelled", "postponed", "https://example.org", "a@b.fi", "0295 16001", "kuva.png", "../x", "2026/seminaari"),
    *("[60.1, 24.9]", "fi", "fse", "free", "12", "{x}", "{", "%s", "[a](b)", "Europe/Helsinki", "", " ", "#", "|", "'"),
)
TEXTS = st.sampled_from(VALUES) | st.text(max_size=20)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner),
    max_leaves=12,
)


class Site(Struct, frozen=True):
    """A site on disk whose files the examples overwrite."""

    root: Path

    def read(self) -> Content:
        """Read and check it; every problem can be printed, and no event is without problems or whole."""
        content = load.read(self.root / "content", self.root, HELSINKI, frozenset())
        for problem in [*content.problems, *checks.check(content, ("fi", "sv"))]:
            assert str(problem)
            assert (self.root / problem.path).exists()
        assert all(found.event or found.problems for found in content.events)
        return content

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_bytes(text.encode("utf-8", "replace"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("site")
    copytree(MISTAKES / "content", root / "content")
    return Site(root)


def page(tree: object, body: str = "Teksti.") -> str:
    return f"---\n{yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)}---\n{body}\n"


@given(st.dictionaries(st.sampled_from(keys_of(EventSheet)) | st.sampled_from(KEYS), TREES, max_size=8))
@settings(max_examples=60)
def test_any_keys_of_an_original_are_read_or_told(site: Site, tree: dict[str, object]) -> None:
    site.write(f"{EVENT}/event.fi.md", page({"time": "26.3.2026 klo 9–15", "title": "Seminaari"} | tree))
    site.write(f"{EVENT}/event.sv.md", page({"title": "Seminarium"}))
    site.read()


@given(st.dictionaries(st.sampled_from(keys_of(EventSheet)), TREES, max_size=6), st.text(max_size=60))
@settings(max_examples=60)
def test_any_keys_of_a_language_file_are_read_or_told(site: Site, tree: dict[str, object], body: str) -> None:
    original = (PROJECT / "content/events/2021/vapaa-fri-tyopaja/event.fi.md").read_text("utf-8")
    site.write(f"{EVENT}/event.fi.md", original)
    site.write(f"{EVENT}/event.sv.md", page(tree, body))
    site.read()


@given(
    st.sampled_from(
        ["organisations/oikeusministerio", "people/maija-mallikas", "places/saatytalo", "topics/demokratia"]
    ),
    st.dictionaries(
        st.sampled_from([*keys_of(OrganisationSheet), *keys_of(PersonSheet), *keys_of(PlaceEntrySheet)]),
        TREES,
        max_size=5,
    ),
)
@settings(max_examples=25)
def test_any_keys_of_an_entry_are_read_or_told(site: Site, name: str, tree: dict[str, object]) -> None:
    path = f"content/registers/{name}.yaml"
    before = (site.root / path).read_text("utf-8")
    site.write(path, yaml.safe_dump(tree, allow_unicode=True))
    try:
        site.read()
    finally:
        site.write(path, before)


@given(st.dictionaries(st.sampled_from(keys_of(PageSheet)), TREES, max_size=4), st.text(max_size=60))
@settings(max_examples=25)
def test_any_keys_of_a_page_are_read_or_told(site: Site, tree: dict[str, object], body: str) -> None:
    (site.root / "content/pages").mkdir(exist_ok=True)
    site.write("content/pages/tietoa.fi.md", page(tree, body))
    site.write("content/pages/tietoa.sv.md", page({"title": "Om"}))
    site.read()


@given(st.data())
@settings(max_examples=60)
def test_any_edit_of_a_real_event_is_read_or_told(site: Site, data: st.DataObject) -> None:
    folder = PROJECT / "content/events/2021/vapaa-fri-tyopaja"
    lines = (folder / "event.fi.md").read_text("utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        edit = data.draw(st.sampled_from(["drop", "double", "indent", "replace", "insert", "cut"]))
        new = {
            "drop": [],
            "double": [lines[at]] * 2,
            "indent": ["  " + lines[at]],
            "replace": [f"{lines[at].partition(':')[0]}: {data.draw(TEXTS)}"],
            "insert": [lines[at], data.draw(TEXTS)],
            "cut": [lines[at][: len(lines[at]) // 2]],
        }[edit]
        lines = [*lines[:at], *new, *lines[at + 1 :]] or [""]
    site.write(f"{EVENT}/event.fi.md", "\n".join(lines))
    site.write(f"{EVENT}/event.sv.md", (folder / "event.sv.md").read_text("utf-8"))
    site.read()
