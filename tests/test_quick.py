"""The quick way through front matter: whatever it reads, YAML's own reader reads in the same way."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from juliste.load import quick, tree
from juliste.load.draft import Place, Tree
from juliste.load.frontmatter import CONTROLS

FIRST = 2
KEYS = ("title", "time", "id", "item-0", "a_b", "9.30", "10", "no", "null")
PLAIN = (
    "Seminaari",
    "9.00–10.30 Avaus",
    "https://example.org/?a=b#c",
    "a, b",
    "a:b",
    "+358 1",
    "(x)",
    "ä",
    "0",
    "a - b",
)
VALUES = (
    *PLAIN,
    *(
        '"a: b # c"',
        '""',
        '"a" b',
        "'a'",
        "it's",
        "a: b",
        "a #b",
        "a#b",
        "a:",
        ":a",
        "-a",
        "- a",
        "?a",
        "a ",
        "|",
        ">",
        "~",
    ),
    *(
        "[]",
        "[a]",
        "[a, b c , d]",
        '["a, b", c]',
        "[a,b]",
        "[ a]",
        "[a, ]",
        "[a: b]",
        "[a, [b], {c: d}]",
        "[a",
        "[a] b",
        "[{a: b}]",
    ),
    *(
        "{a: b}",
        "{a: b, c: [d, e]}",
        '{a: "b: c", d: https://x.fi/y}',
        "{a: b, a: c}",
        "{a:b}",
        "{a: }",
        "{a}",
        "{}",
        "{a b: c}",
    ),
    *(
        "[a?b]",
        "[a:]",
        "{a: b:}",
        "{a: 'b'}",
        "[%a]",
        "[a #b]",
        "{a: (b) *c*}",
        "[(a), b|c]",
        "{item-0: b}",
        "[9.30, 10:30]",
    ),
)
INDENTS = ("", "", "  ", "  ", "    ", " ", "   ", "      ")
ROWS = st.one_of(
    st.builds(
        "{}{}{}:{}".format, *map(st.sampled_from, (INDENTS, ("", "", "- "), KEYS, ("", " x", "  y", " ", " z: a")))
    ),
    st.builds("{}{}{}: {}".format, *map(st.sampled_from, (INDENTS, ("", "", "- "), KEYS, VALUES))),
    st.builds("{}- {}".format, st.sampled_from(INDENTS), st.sampled_from(VALUES)),
    st.sampled_from(
        ["", "  ", "# a", "  # a: b", "-", "a", "  a", "---", "...", "Title: a", "a b: c", "- Title: a", "a : b"]
    ),
)


def by_yaml(lines: list[str]) -> tuple[Tree, list[tuple[Place, int]], bool] | None:
    """The tree, the line of each place, and whether anything of it is doubtful; None where there is no tree."""
    growth = tree.Growth(FIRST, "x")
    try:
        grown = tree._grow(tree._compose("\n".join([*lines, ""])), (), growth)
    except yaml.YAMLError:
        return None
    return grown, list(growth.lines.items()), growth.doubtful or bool(growth.problems)


def quickly(lines: list[str]) -> tuple[Tree, list[tuple[Place, int]], bool] | None:
    """The same by the quick way."""
    found = quick.read(lines, FIRST)
    return (found[0], list(found[1].items()), False) if found else None


def may_be_read(lines: list[str]) -> bool:
    """Whether `tree` would try the quick way."""
    text = "\n".join(["", *lines, ""])
    return not tree._is_suspect(text) and not CONTROLS.search(text)


PAGE = """title: Seminaari
# when
time: to 25.3.2021 klo 9.00–11.00

place: {name: "Sali, 2. krs", map: [60.17, 24.94]}
topics: [a, b-c]
phone:
programme:
- 9.00 Avaus
- time: 9.30
  title: Laki
  speakers:
  - Maija
  - {name: Matti, role: lakimies}
contacts:
    - id: one
      email: a@example.org"""


def test_what_most_people_write_is_read_quickly() -> None:
    lines = PAGE.split("\n")

    assert quickly(lines) == by_yaml(lines)
    assert quickly(lines) == (
        {
            "title": "Seminaari",
            "time": "to 25.3.2021 klo 9.00–11.00",
            "place": {"name": "Sali, 2. krs", "map": ["60.17", "24.94"]},
            "topics": ["a", "b-c"],
            "programme": [
                "9.00 Avaus",
                {"time": "9.30", "title": "Laki", "speakers": ["Maija", {"name": "Matti", "role": "lakimies"}]},
            ],
            "contacts": [{"id": "one", "email": "a@example.org"}],
        },
        [
            *[((), 2), (("title",), 2), (("time",), 4), (("place",), 6), (("place", "name"), 6), (("place", "map"), 6)],
            *[(("place", "map", 0), 6), (("place", "map", 1), 6), (("topics",), 7), (("topics", 0), 7)],
            *[(("topics", 1), 7), (("programme",), 9), (("programme", 0), 10), (("programme", 1), 11)],
            *[(("programme", 1, "time"), 11), (("programme", 1, "title"), 12), (("programme", 1, "speakers"), 13)],
            *[(("programme", 1, "speakers", 0), 14), (("programme", 1, "speakers", 1), 15)],
            *[(("programme", 1, "speakers", 1, "name"), 15), (("programme", 1, "speakers", 1, "role"), 15)],
            *[(("contacts",), 16), (("contacts", 0), 17), (("contacts", 0, "id"), 17), (("contacts", 0, "email"), 18)],
        ],
        False,
    )


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("before", ["title: ", "- ", "topics:\n  - ", "programme:\n  - title: "])
def test_value_is_read_as_yaml_does_or_left(before: str, value: str) -> None:
    lines = f"{before}{value}".split("\n")

    assert not may_be_read(lines) or quickly(lines) in (None, by_yaml(lines))


@pytest.mark.parametrize("value", PLAIN)
def test_plain_value_is_not_left(value: str) -> None:
    lines = [f"title: {value}"]

    assert quickly(lines) == ({"title": value}, [((), FIRST), (("title",), FIRST)], False)


@given(st.lists(ROWS, min_size=1, max_size=8))
def test_rows_are_read_as_yaml_does_or_left(lines: list[str]) -> None:
    assert not may_be_read(lines) or quickly(lines) in (None, by_yaml(lines))


@settings(deadline=1000)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(PAGE)),
            st.integers(0, 3),
            st.text(st.sampled_from("a9:-#\"'[]{},&*!|>? \n\u2028é😀"), max_size=3),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_mutilated_page_is_read_as_yaml_does_or_left(edits: list[tuple[int, int, str]]) -> None:
    text = PAGE
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]
    lines = text.split("\n")

    assert not may_be_read(lines) or quickly(lines) in (None, by_yaml(lines))
